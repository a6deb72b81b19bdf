"""Reads the solver models that Boogie writes with ``/mv:``.

The form is that of Boogie's ``Model.Write``: constants and function tables, then the states that
Dafny captured along the failing path, each listing the variables that changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from provenhive.dafny_bridge.outcomes import DafnyFailure, Position

_TOKEN: Final = re.compile(r"\((?:[^()]|\([^()]*\))*\)|\S+")
_STATE: Final = re.compile(r"\*\*\* STATE (?P<name>.*)$")
_PLACE: Final = re.compile(r"[^()]*\((?P<line>\d+),(?P<column>\d+)\)(?:: (?P<label>.*))?$")
_ARROW: Final = " -> "


@dataclass(frozen=True, slots=True)
class Table:
    """A function of the model: its rows, and the value everywhere else (``None`` if there is none)."""

    rows: tuple[tuple[tuple[str, ...], str], ...]
    otherwise: str | None


@dataclass(frozen=True, slots=True)
class ModelState:
    """One captured state.

    Attributes:
        label: what Dafny calls it, such as ``initial state``; empty for an ordinary statement.
        position: the place in the text; ``None`` for the state before it.
        assigned: pairs of Boogie variable and element, for the variables that changed here.
    """

    label: str
    position: Position | None
    assigned: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Model:
    """One model: constants, function tables and states. Elements are the solver's own names."""

    constants: dict[str, str] = field(repr=False)
    tables: dict[str, Table] = field(repr=False)
    states: tuple[ModelState, ...] = ()

    def row(self, function: str, *arguments: str) -> str | None:
        """Return the value that the model lists for these arguments; ``None`` if it lists none."""
        return self._index.get((function, arguments))

    def rows_of(self, function: str, first: str) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Return the rows whose first argument is ``first``."""
        table = self.tables.get(function)
        return () if table is None else tuple(r for r in table.rows if r[0][:1] == (first,))

    @cached_property
    def _index(self) -> dict[tuple[str, tuple[str, ...]], str]:
        return {(name, arguments): value for name, table in self.tables.items() for arguments, value in table.rows}


class _ModelReader:
    """Collects one model line by line."""

    def __init__(self) -> None:
        self.constants: dict[str, str] = {}
        self.tables: dict[str, Table] = {}
        self.states: list[ModelState] = []
        self._table: str | None = None
        self._rows: list[tuple[tuple[str, ...], str]] = []
        self._otherwise: str | None = None
        self._state: str | None = None
        self._assigned: list[tuple[str, str]] = []

    def line(self, line: str) -> None:
        if (state := _STATE.match(line)) is not None:
            self._state, self._assigned = state["name"], []
        elif line == "*** END_STATE":
            self._end_state()
        elif line == "}":
            self._end_table()
        elif _ARROW in line:
            self._mapping(line)
        elif line.strip():
            raise DafnyFailure(f"a model has the unreadable line '{line}'")

    def _mapping(self, line: str) -> None:
        left, _, right = line.rpartition(_ARROW)
        left, right = left.strip(), right.strip()
        if self._state is not None:
            self._assigned.append((left, right))
        elif right == "{":
            self._table, self._rows, self._otherwise = left, [], None
        elif self._table is None:
            self.constants[left] = right
        elif left == "else":
            self._otherwise = right
        else:
            self._rows.append((tuple(_TOKEN.findall(left)), right))

    def _end_table(self) -> None:
        if self._table is not None:
            self.tables[self._table] = Table(tuple(self._rows), self._otherwise)
        self._table = None

    def _end_state(self) -> None:
        name = self._state or ""
        place = _PLACE.match(name)
        position = None
        if place is not None:
            position = Position(int(place["line"]), int(place["column"]) + 1)
        label = name if place is None else place["label"] or ""
        self.states.append(ModelState(label, position, tuple(self._assigned)))
        self._state = None


def read_models(text: str) -> tuple[Model, ...]:
    """Return the models in Boogie's text, in order.

    Raises:
        DafnyFailure: a line is of no known shape.
    """
    models = []
    reader: _ModelReader | None = None
    for line in text.splitlines():
        if line == "*** MODEL":
            reader = _ModelReader()
        elif line == "*** END_MODEL" and reader is not None:
            models.append(Model(reader.constants, reader.tables, tuple(reader.states)))
            reader = None
        elif reader is not None:
            reader.line(line)
    return tuple(models)
