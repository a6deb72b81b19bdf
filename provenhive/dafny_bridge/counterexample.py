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
# Constructors carry the names of the text, destructors the mangled ones of Boogie, with a module's index.
_CONSTRUCTOR: Final = re.compile(r"##(?P<module>.+)\.(?P<type>[^.]+)\.(?P<name>[^.]+)$")
_DESTRUCTOR: Final = re.compile(r"(?:_\d+_)?(?P<module>[^.#$]+)\.(?P<type>[^.#]+)\.(?P<name>[^.#]+)$")
_TUPLE: Final = re.compile(r"_tuple#(?P<arity>\d+)$")
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
        self._destructors = tuple(
            (table, _owner(found), _field_name(found["name"]))
            for table in model.tables
            if (found := _DESTRUCTOR.match(table)) is not None
        )
        self._tests = {(_owner(c), f"{c['name']}?") for c in self._constructors.values()}

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
        owner = _owner(constructor)
        fields = []
        for table, its_owner, name in self._destructors:
            found = self._model.row(table, element) if its_owner == owner else None
            if found is not None and (owner, name) not in self._tests:
                fields.append((name, self.value(found, depth + 1)))
        return RawData(
            _datatype_name(constructor),
            "" if _TUPLE.match(constructor["type"]) else constructor["name"],
            tuple(sorted(fields, key=lambda item: item[0])),
        )

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


def _owner(found: re.Match[str]) -> tuple[str, str]:
    """Return the plain names of module and type, by which constructors and destructors meet."""
    module = found["module"].rpartition(".")[2]
    if (arity := _TUPLE.match(found["type"])) is not None:
        return module, f"Tuple{arity['arity']}"
    if found.re is _DESTRUCTOR:
        return _plain(module), _plain(found["type"])
    return module, found["type"]


def _datatype_name(constructor: re.Match[str]) -> str:
    """Return the name in the text."""
    if (arity := _TUPLE.match(constructor["type"])) is not None:
        return f"({arity['arity']})"
    module = constructor["module"]
    return constructor["type"] if module == "_module" else f"{module}.{constructor['type']}"


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
