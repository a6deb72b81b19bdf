"""Greedy, type-directed shrinking of a failing input.

Every step makes the input smaller by ``size_of`` and keeps it failing, so shrinking ends. The caller's predicate
decides what failing means; it must itself refuse inputs that the precondition does not admit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from provenhive.spec_lang.core import Program
from provenhive.spec_lang.declared import constructor, constructors, erase
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
from provenhive.spec_lang.value_forms import repeated
from provenhive.spec_lang.values import Data, Map, Multiset, Value, ordered, size_of

DEFAULT_TRIALS = 2_000
Arguments = tuple[Value, ...]


def shrink(
    program: Program,
    types: Sequence[Type],
    arguments: Arguments,
    fails: Callable[[Arguments], bool],
    *,
    trials: int = DEFAULT_TRIALS,
) -> Arguments:
    """Return a smallest input reached from ``arguments`` (which fails) within the number of trials."""
    erased = tuple(erase(program, type_) for type_ in types)
    current, size = arguments, size_of(arguments)
    seen = {arguments}
    improved = True
    while improved:
        improved = False
        for candidate in smaller_inputs(program, erased, current):
            smaller = size_of(candidate)
            if smaller >= size or candidate in seen:
                continue
            if trials <= 0:
                return current
            trials -= 1
            seen.add(candidate)
            if fails(candidate):
                current, size, improved = candidate, smaller, True
                break
    return current


def smaller_inputs(program: Program, types: Sequence[Type], arguments: Arguments) -> Iterator[Arguments]:
    """Yield inputs that are simpler than ``arguments``, boldest first; types are erased."""
    yield from _together(types, arguments)
    for position, (value, type_) in enumerate(zip(arguments, types, strict=True)):
        if isinstance(type_, SeqType):
            shorter = _without_some(value)
            yield from ((*arguments[:position], items, *arguments[position + 1 :]) for items in shorter)
    for number in sorted({n for value in arguments for n in _integers(value)}, key=abs, reverse=True):
        for simpler in (0, number // 2, number - 1 if number > 0 else number + 1):
            yield tuple(_replace_integer(value, number, simpler) for value in arguments)
    for position, (value, type_) in enumerate(zip(arguments, types, strict=True)):
        for simpler in smaller_values(program, type_, value):
            yield (*arguments[:position], simpler, *arguments[position + 1 :])


def _together(types: Sequence[Type], arguments: Arguments) -> Iterator[Arguments]:
    """Yield inputs with the same position dropped from all sequences."""
    sequences = [i for i, type_ in enumerate(types) if isinstance(type_, SeqType) and arguments[i]]
    if len(sequences) < 2:
        return
    for drop in range(max(len(arguments[i]) for i in sequences)):
        yield tuple(value[:drop] + value[drop + 1 :] if i in sequences else value for i, value in enumerate(arguments))


def smaller_values(program: Program, type_: Type, value: Value) -> Iterator[Value]:
    """Yield values of the erased type that are simpler than ``value``, boldest first."""
    match type_:
        case IntType():
            yield from _smaller_integers(value)
        case BoolType():
            yield from (False,) if value else ()
        case CharType():
            yield from (char for char in "ab0 " if char != value)
        case SeqType(element):
            yield from _without_some(value)
            yield from _with_smaller_item(program, [element] * len(value), value)
        case TupleType(items):
            yield from _with_smaller_item(program, items, value)
        case DataType():
            yield from _smaller_data(program, type_, value)
        case SetType(element):
            items = tuple(ordered(value))
            yield from map(frozenset, _smaller_sequence(program, element, items))
        case MultisetType(element):
            yield from map(Multiset.of, _smaller_sequence(program, element, tuple(repeated(value))))
        case MapType(key, item):
            entries = tuple((k, value[k]) for k in ordered(value))
            yield from map(Map, _smaller_sequence(program, TupleType((key, item)), entries))


def _smaller_integers(value: int) -> Iterator[int]:
    if value:
        yield 0
        if value < 0:
            yield -value
        step = abs(value) // 2
        while step:
            yield value - step if value > 0 else value + step
            step //= 2


def _smaller_sequence(program: Program, element: Type, items: tuple[Value, ...]) -> Iterator[tuple[Value, ...]]:
    yield from _without_some(items)
    yield from _with_smaller_item(program, [element] * len(items), items)


def _without_some(items: tuple[Value, ...]) -> Iterator[tuple[Value, ...]]:
    """Yield the sequence without runs of elements: all, halves, quarters, single ones."""
    length = len(items)
    while length:
        for start in range(0, len(items), length):
            yield items[:start] + items[start + length :]
        length //= 2


def _with_smaller_item(
    program: Program, types: Sequence[Type], items: tuple[Value, ...]
) -> Iterator[tuple[Value, ...]]:
    for position, (item, type_) in enumerate(zip(items, types, strict=True)):
        for simpler in smaller_values(program, type_, item):
            yield (*items[:position], simpler, *items[position + 1 :])


def _smaller_data(program: Program, type_: DataType, value: Data) -> Iterator[Value]:
    yield from (Data(c.name) for c in constructors(program, type_) if not c.fields)
    declared = constructor(program, type_, value.constructor)
    types = [erase(program, f.type) for f in declared.fields]
    yield from (part for part, kind in zip(value.fields, types, strict=True) if kind == type_)
    yield from (Data(value.constructor, fields) for fields in _with_smaller_item(program, types, value.fields))


def _integers(value: Value) -> Iterator[int]:
    match value:
        case bool() | str():
            return
        case int():
            yield value
        case Data(_, fields):
            for part in fields:
                yield from _integers(part)
        case tuple() | frozenset() | Multiset():
            for part in value:
                yield from _integers(part)
        case Map():
            for key, item in value.items():
                yield from _integers((key, item))


def _replace_integer(value: Value, old: int, new: int) -> Value:
    """Replace an integer wherever it stands."""
    match value:
        case bool() | str():
            return value
        case int():
            return new if value == old else value
        case Data(name, fields):
            return Data(name, tuple(_replace_integer(part, old, new) for part in fields))
        case tuple():
            return tuple(_replace_integer(part, old, new) for part in value)
        case frozenset():
            return frozenset(_replace_integer(part, old, new) for part in value)
        case Multiset():
            return Multiset.of(_replace_integer(part, old, new) for part in repeated(value))
        case Map():
            return Map([(_replace_integer(k, old, new), _replace_integer(v, old, new)) for k, v in value.items()])
        case _:
            return value
