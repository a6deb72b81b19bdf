"""Inputs that Dafny's models suggest, as values of the specification.

A model is partial. What it leaves open is filled with the simplest value of the type, so what comes out is a guess
worth running: the evaluator says whether the precondition admits it, and a candidate's run whether it is a
counterexample.
"""

from __future__ import annotations

from collections.abc import Mapping

from provenhive.candidates.names import mangle
from provenhive.dafny_bridge.counterexample import (
    RawBool,
    RawChar,
    RawData,
    RawInt,
    RawMap,
    RawMultiset,
    RawSeq,
    RawSet,
    RawValue,
    raw_counterexamples,
)
from provenhive.dafny_bridge.outcomes import DafnyRun
from provenhive.spec_lang.core import Program, Unit
from provenhive.spec_lang.declared import constructors, erase
from provenhive.spec_lang.types import (
    BoolType,
    CharType,
    DataType,
    IntType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    TupleType,
    Type,
)
from provenhive.spec_lang.values import Data, Map, Multiset, Value

MAX_LENGTH = 64
_MAX_DEPTH = 40


def suggested_arguments(run: DafnyRun, program: Program, unit: Unit) -> tuple[tuple[Value, ...], ...]:
    """Return different inputs for ``unit`` (without type parameters) that the models behind a run's errors suggest."""
    completer = _Completer(program)
    found: dict[tuple[Value, ...], None] = {}
    for example in raw_counterexamples(run):
        state = example.initial
        values = []
        for binder in unit.parameters:
            raw = state.value(mangle(binder.name)) if state is not None else None
            values.append(completer.value(raw, erase(program, binder.type), 0))
        if all(value is not None for value in values):
            found[tuple(values)] = None
    return tuple(found)


class _Completer:
    """Turns raw values into values; ``None`` where a model is too large or of the wrong shape."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def value(self, raw: RawValue | None, type_: Type, depth: int) -> Value | None:
        if depth > _MAX_DEPTH:
            return None
        match type_, raw:
            case IntType(), RawInt(value):
                return value
            case BoolType(), RawBool(value):
                return value
            case CharType(), RawChar(code):
                return chr(code)
            case IntType(), _:
                return 0
            case BoolType(), _:
                return False
            case CharType(), _:
                return "a"
            case TupleType(items), _:
                return self._all(self._fields(raw), dict(zip(map(str, range(len(items))), items, strict=True)), depth)
            case DataType(), _:
                return self._data(raw, type_, depth)
            case _:
                return self._collection(raw, type_, depth)

    def _collection(self, raw: RawValue | None, type_: Type, depth: int) -> Value | None:
        match type_, raw:
            case SeqType(element), RawSeq(length, elements) if length <= MAX_LENGTH:
                settled = dict(elements)
                items = [self.value(settled.get(i), element, depth + 1) for i in range(length)]
                return None if any(item is None for item in items) else tuple(items)
            case SeqType(), RawSeq():
                return None
            case SetType(element), RawSet(members):
                return frozenset(self.value(m, element, depth + 1) for m, inside in members if inside)
            case MultisetType(element), RawMultiset(counts):
                counted = {self.value(item, element, depth + 1): min(n, MAX_LENGTH) for item, n in counts if n > 0}
                return Multiset(counted)
            case MapType(key, item), RawMap(domain, entries):
                return self._map(key, item, domain, entries, depth)
            case SeqType(), _:
                return ()
            case SetType(), _:
                return frozenset()
            case MultisetType(), _:
                return Multiset({})
            case MapType(), _:
                return Map(())
            case _:
                return None

    def _map(
        self,
        key: Type,
        item: Type,
        domain: tuple[tuple[RawValue, bool], ...],
        entries: tuple[tuple[RawValue, RawValue], ...],
        depth: int,
    ) -> Value | None:
        settled = dict(entries)
        return Map(
            (self.value(k, key, depth + 1), self.value(settled.get(k), item, depth + 1))
            for k, inside in domain
            if inside
        )

    def _data(self, raw: RawValue | None, type_: DataType, depth: int) -> Value | None:
        made = constructors(self._program, type_)
        if isinstance(raw, RawData):
            chosen = next((c for c in made if mangle(c.name) == raw.constructor), None)
        else:
            chosen = min(made, key=lambda c: len(c.fields))
        if chosen is None:
            return None
        types = {mangle(f.name): erase(self._program, f.type) for f in chosen.fields}
        fields = self._all(self._fields(raw), types, depth)
        return None if fields is None else Data(chosen.name, fields)

    def _fields(self, raw: RawValue | None) -> Mapping[str, RawValue]:
        return dict(raw.fields) if isinstance(raw, RawData) else {}

    def _all(self, raw: Mapping[str, RawValue], types: Mapping[str, Type], depth: int) -> tuple[Value, ...] | None:
        values = tuple(self.value(raw.get(name), type_, depth + 1) for name, type_ in types.items())
        return None if any(value is None for value in values) else values
