"""Decodes the models behind Dafny's errors into trees of raw values.

A model is partial and may be wrong about what the solver could not decide, so nothing here is a
counterexample yet: values are turned into the specification's and confirmed by its evaluator elsewhere.
What a model does not settle is ``None`` or left out, never guessed.

The encoding read here is that of Dafny 2.3's prelude: sequences by ``Seq#Length`` and ``Seq#Index``, sets,
multisets and the entries of maps by map selection (``[2]``), datatypes by ``DatatypeCtorId`` and the
destructors' names, elements of collections boxed (``$Box``, ``$Unbox``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from provenhive.dafny_bridge.model import Model, read_models
from provenhive.dafny_bridge.outcomes import DafnyRun, Diagnostic, Position

_INTEGER: Final = re.compile(r"(\d+)$|\(- (\d+)\)$")
_CONSTRUCTOR: Final = re.compile(r"##(?P<type>.+)\.(?P<name>[^.]+)$")
_VARIABLE: Final = re.compile(r"(?P<name>[^#$@]+)#(?P<number>\d+)(?:_\d+)?(?:@.*)?$")
_UNMANGLE: Final = {"_": "_", "q": "?", "k": "'", "h": "#", "b": "\\"}
_UNKNOWN: Final = "**"
_DEPTH: Final = 200


@dataclass(frozen=True, slots=True)
class RawInt:
    """An integer."""

    value: int


@dataclass(frozen=True, slots=True)
class RawBool:
    """A truth value."""

    value: bool


@dataclass(frozen=True, slots=True)
class RawChar:
    """A character, by its code."""

    code: int


@dataclass(frozen=True, slots=True)
class RawSeq:
    """A sequence: its length, and those elements that the model settles, by index."""

    length: int
    elements: tuple[tuple[int, RawValue], ...]


@dataclass(frozen=True, slots=True)
class RawData:
    """A value of a datatype or a tuple.

    ``type_name`` and ``constructor`` are names of the text (``Lib.Tree``, ``Node``); a tuple's type is
    ``(n)`` and its constructor is empty. ``fields`` are the settled ones by name; a tuple's are ``0``, ``1`` and so on.
    """

    type_name: str
    constructor: str
    fields: tuple[tuple[str, RawValue], ...]


@dataclass(frozen=True, slots=True)
class RawSet:
    """A set: the settled elements, and whether each is a member."""

    members: tuple[tuple[RawValue, bool], ...]


@dataclass(frozen=True, slots=True)
class RawMultiset:
    """A multiset: the settled elements and their multiplicities."""

    counts: tuple[tuple[RawValue, int], ...]


@dataclass(frozen=True, slots=True)
class RawMap:
    """A map: whether each settled key is in its domain, and the settled entries."""

    domain: tuple[tuple[RawValue, bool], ...]
    entries: tuple[tuple[RawValue, RawValue], ...]


@dataclass(frozen=True, slots=True)
class RawOpaque:
    """An element of which the model says nothing; equal elements have equal names."""

    element: str


RawValue = RawInt | RawBool | RawChar | RawSeq | RawData | RawSet | RawMultiset | RawMap | RawOpaque


@dataclass(frozen=True, slots=True)
class RawState:
    """The variables at one place on the failing path.

    Attributes:
        label: Dafny's name for the state, such as ``initial state``.
        position: the place in the text.
        variables: pairs of the name in the text and the value, all known so far, sorted by name.
    """

    label: str
    position: Position | None
    variables: tuple[tuple[str, RawValue], ...]

    def value(self, name: str) -> RawValue | None:
        """Return the value of a variable, ``None`` if the model has none."""
        return dict(self.variables).get(name)


@dataclass(frozen=True, slots=True)
class RawCounterexample:
    """What the solver proposed for one error: the error and the states that lead to it."""

    diagnostic: Diagnostic
    states: tuple[RawState, ...]

    @property
    def initial(self) -> RawState:
        """The state on entry: the values of the parameters."""
        return next((s for s in self.states if s.label == "initial state"), self.states[0])


class ModelDecoder:
    """Turns elements of one model into raw values, without knowing their types."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._unboxed = {row[0][-1]: row[1] for row in _rows(model, "$Unbox")}
        self._constructors = {
            element: found
            for name, element in model.constants.items()
            if (found := _CONSTRUCTOR.match(name)) is not None
        }
        self._destructors = [
            (name.rpartition("."), table.rows)
            for name, table in model.tables.items()
            if "." in name and not name.startswith(("#", "$"))
        ]

    def value(self, element: str, depth: int = 0) -> RawValue:
        """Return what the model says of an element; too deep or cyclic a structure ends in ``RawOpaque``."""
        if (integer := _integer(element)) is not None:
            return RawInt(integer)
        if element in ("true", "false"):
            return RawBool(element == "true")
        if depth > _DEPTH:
            return RawOpaque(element)
        if element in self._unboxed and self._unboxed[element] != element:
            return self.value(self._unboxed[element], depth + 1)
        return (
            self._data(element, depth)
            or self._character(element)
            or self._sequence(element, depth)
            or self._map(element, depth)
            or self._selection(element, depth)
            or RawOpaque(element)
        )

    def _data(self, element: str, depth: int) -> RawValue | None:
        constructor = self._constructors.get(self._model.row("DatatypeCtorId", element) or "")
        if constructor is None:
            return None
        fields = []
        for (owner, _, name), rows in self._destructors:
            if owner == _destructor_owner(constructor["type"]) and not name.endswith("_q"):
                found = next((value for arguments, value in rows if arguments == (element,)), None)
                if found is not None:
                    fields.append((_field_name(name), self.value(found, depth + 1)))
        type_name, name = _datatype_name(constructor["type"]), _constructor_name(constructor["name"])
        return RawData(type_name, name, tuple(sorted(fields, key=lambda item: item[0])))

    def _character(self, element: str) -> RawValue | None:
        code = _integer(self._model.row("char#ToInt", element) or "")
        return None if code is None else RawChar(code)

    def _sequence(self, element: str, depth: int) -> RawValue | None:
        length = _integer(self._model.row("Seq#Length", element) or "")
        if length is None:
            return None
        elements = []
        for (_, index), value in self._model.rows_of("Seq#Index", element):
            place = _integer(index)
            if place is not None and 0 <= place < length:
                elements.append((place, self.value(value, depth + 1)))
        return RawSeq(length, tuple(sorted(elements, key=lambda item: item[0])))

    def _map(self, element: str, depth: int) -> RawValue | None:
        domain = self._model.row("Map#Domain", element)
        entries = self._model.row("Map#Elements", element)
        if domain is None and entries is None:
            return None
        keys = self._selected(domain, depth)
        return RawMap(
            tuple((key, value.value) for key, value in keys if isinstance(value, RawBool)),
            self._selected(entries, depth),
        )

    def _selection(self, element: str, depth: int) -> RawValue | None:
        pairs = self._selected(element, depth)
        members = tuple((key, value.value) for key, value in pairs if isinstance(value, RawBool))
        counts = tuple((key, value.value) for key, value in pairs if isinstance(value, RawInt))
        if members and not counts:
            return RawSet(members)
        return RawMultiset(counts) if counts and not members else None

    def _selected(self, element: str | None, depth: int) -> tuple[tuple[RawValue, RawValue], ...]:
        """Return the settled argument and value pairs of a total map of the prelude."""
        if element is None:
            return ()
        rows = self._model.rows_of("[2]", element)
        pairs = ((arguments[-1], value) for arguments, value in rows)
        return tuple((self.value(k, depth + 1), self.value(v, depth + 1)) for k, v in pairs)


def _rows(model: Model, function: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    table = model.tables.get(function)
    return () if table is None else table.rows


def _integer(text: str) -> int | None:
    found = _INTEGER.match(text)
    if found is None:
        return None
    return int(found[1]) if found[1] is not None else -int(found[2])


def _plain(name: str) -> str:
    return re.sub(r"_(.)", lambda m: _UNMANGLE.get(m[1], m[0]), name)


def _destructor_owner(type_name: str) -> str:
    """Return the prefix of the destructors' names: tuples are ``_tuple#2`` here and ``Tuple2`` there."""
    return re.sub(r"^_System\._tuple#(\d+)$", r"_System.Tuple\1", type_name)


def _datatype_name(type_name: str) -> str:
    """Return the name in the text."""
    if (arity := re.match(r"_System\._tuple#(\d+)$", type_name)) is not None:
        return f"({arity[1]})"
    module, _, name = type_name.rpartition(".")
    module = re.sub(r"^_\d+_", "", module)
    return _plain(name) if module == "_module" else f"{_plain(module)}.{_plain(name)}"


def _constructor_name(name: str) -> str:
    return "" if name.startswith("_#Make") else _plain(name)


def _field_name(name: str) -> str:
    return name[1:] if re.match(r"_\d+$", name) else _plain(name)


def raw_states(model: Model) -> tuple[RawState, ...]:
    """Return the states of a model, each with all variables known up to it."""
    decoder = ModelDecoder(model)
    known: dict[str, RawValue] = {}
    states = []
    for state in model.states:
        for variable, element in state.assigned:
            found = _VARIABLE.match(variable)
            if found is not None and not element.startswith(_UNKNOWN):
                known[_plain(found["name"])] = decoder.value(element)
        states.append(RawState(state.label, state.position, tuple(sorted(known.items(), key=_name))))
    return tuple(states)


def _name(item: tuple[str, RawValue]) -> str:
    return item[0]


def raw_counterexamples(run: DafnyRun) -> tuple[RawCounterexample, ...]:
    """Return what the solver proposed for the errors of a run that was asked for models.

    Boogie writes one model for each error it prints, in the same order. If the numbers differ it cannot be
    told which belongs to which, and none is returned.

    Raises:
        DafnyFailure: the models cannot be read.
    """
    models = read_models(run.model_text or "")
    errors = run.errors
    if len(models) != len(errors):
        return ()
    pairs = ((error, raw_states(model)) for error, model in zip(errors, models, strict=True))
    return tuple(RawCounterexample(error, states) for error, states in pairs if states)
