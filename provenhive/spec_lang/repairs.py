"""Repairs: changes to a random input that make common preconditions true.

Which repair helps is not known beforehand; those that did are tried first, and two are combined when none alone helps.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from provenhive.spec_lang.types import INT, DataType, MapType, MultisetType, SeqType, SetType, Type
from provenhive.spec_lang.values import Value, sort_key

Arguments = tuple[Value, ...]
Change = Callable[[list[Value]], None]
_PAIRS_TRIED = 12


@dataclass(frozen=True, slots=True)
class Repaired:
    """A changed input and the numbers of the repairs that changed it."""

    arguments: Arguments
    repairs: tuple[int, ...]


class Repairs:
    """The repairs that make sense for parameters of these erased types."""

    def __init__(self, types: Sequence[Type], source: random.Random) -> None:
        self._random = source
        self._changes = list(_changes(types, source))
        self._successes: Counter[tuple[int, ...]] = Counter()

    def attempts(self, arguments: Arguments) -> Iterator[Repaired]:
        """Yield changed inputs: by what helped before, by single repairs, by random pairs of repairs."""
        tried = {arguments}
        for repairs in self._plans():
            values = list(arguments)
            for number in repairs:
                self._changes[number](values)
            changed = tuple(values)
            if changed not in tried:
                tried.add(changed)
                yield Repaired(changed, repairs)

    def succeeded(self, repaired: Repaired) -> None:
        """Remember what helped."""
        self._successes[repaired.repairs] += 1

    def _plans(self) -> Iterator[tuple[int, ...]]:
        if self._successes and self._random.random() < 0.7:
            plans = list(self._successes)
            yield self._random.choices(plans, [self._successes[plan] for plan in plans])[0]
        numbers = range(len(self._changes))
        yield from ((number,) for number in numbers)
        pairs = list(product(numbers, numbers))
        self._random.shuffle(pairs)
        yield from pairs[:_PAIRS_TRIED]


def _changes(types: Sequence[Type], source: random.Random) -> Iterator[Change]:
    sequences = [i for i, type_ in enumerate(types) if isinstance(type_, SeqType)]
    integers = [i for i, type_ in enumerate(types) if type_ == INT]
    sized = [i for i, type_ in enumerate(types) if isinstance(type_, SeqType | SetType | MapType)]
    yield from _numbers(integers)
    yield from _orders(sequences)
    for target in integers:
        for whole in sized:
            yield _index_into(target, whole, source)
            yield _set_to_size(target, whole)
    yield from _elements(types, sequences, source)
    yield from _alignments(types, sequences, source)
    yield from _growth(types, source)


def _numbers(integers: list[int]) -> Iterator[Change]:
    def apply(position: int, function: Callable[[int], int]) -> Change:
        def change(values: list[Value]) -> None:
            values[position] = function(values[position])

        return change

    for position in integers:
        yield apply(position, abs)
        yield apply(position, lambda n: abs(n) + 1)
        yield apply(position, lambda n: n % 10)
        yield apply(position, lambda n: 2 * n)
        yield apply(position, lambda n: 2 * n + 1)
    if len(integers) > 1:

        def sort(values: list[Value]) -> None:
            for position, number in zip(integers, sorted(values[i] for i in integers), strict=True):
                values[position] = number

        def equal(values: list[Value]) -> None:
            for position in integers[1:]:
                values[position] = values[integers[0]]

        yield sort
        yield equal


def _orders(sequences: list[int]) -> Iterator[Change]:
    """Sorted, strictly sorted, falling, without repetitions, of natural numbers: one sequence or all of them."""

    def order(value: tuple[Value, ...]) -> tuple[Value, ...]:
        return tuple(sorted(value, key=sort_key))

    def strict(value: tuple[Value, ...]) -> tuple[Value, ...]:
        return tuple(sorted(dict.fromkeys(value), key=sort_key))

    def falling(value: tuple[Value, ...]) -> tuple[Value, ...]:
        return tuple(sorted(value, key=sort_key, reverse=True))

    def distinct(value: tuple[Value, ...]) -> tuple[Value, ...]:
        return tuple(dict.fromkeys(value))

    def natural(value: tuple[Value, ...]) -> tuple[Value, ...]:
        return tuple(abs(item) if isinstance(item, int) else item for item in value)

    def constant(value: tuple[Value, ...]) -> tuple[Value, ...]:
        return value[:1] * len(value)

    groups = [sequences] if len(sequences) > 1 else []
    groups += [[position] for position in sequences]
    for group in groups:
        for function in (order, strict, falling, distinct, natural, constant):
            yield _on_all(group, function)


def _on_all(positions: list[int], function: Callable[[tuple[Value, ...]], tuple[Value, ...]]) -> Change:
    def change(values: list[Value]) -> None:
        for position in positions:
            values[position] = function(values[position])

    return change


def _index_into(target: int, whole: int, source: random.Random) -> Change:
    def change(values: list[Value]) -> None:
        values[target] = source.randrange(len(values[whole])) if len(values[whole]) else 0

    return change


def _set_to_size(target: int, whole: int) -> Change:
    def change(values: list[Value]) -> None:
        values[target] = len(values[whole])

    return change


def _elements(types: Sequence[Type], sequences: list[int], source: random.Random) -> Iterator[Change]:
    """Put a parameter's value into a sequence of its type, or take it from there; grow a sequence."""

    def insert(sequence: int, item: int) -> Change:
        def change(values: list[Value]) -> None:
            place = source.randint(0, len(values[sequence]))
            values[sequence] = (*values[sequence][:place], values[item], *values[sequence][place:])

        return change

    def take(sequence: int, item: int) -> Change:
        def change(values: list[Value]) -> None:
            if values[sequence]:
                values[item] = source.choice(values[sequence])

        return change

    for sequence in sequences:
        whole = types[sequence]
        for item, type_ in enumerate(types):
            if isinstance(whole, SeqType) and type_ == whole.element:
                yield insert(sequence, item)
                yield take(sequence, item)


def _alignments(types: Sequence[Type], sequences: list[int], source: random.Random) -> Iterator[Change]:
    """Cut sequences to equal length; make one a copy or a permutation of another."""

    def equal_length(values: list[Value]) -> None:
        length = min(len(values[i]) for i in sequences)
        for position in sequences:
            values[position] = values[position][:length]

    def copy(target: int, origin: int, shuffled: bool) -> Change:
        def change(values: list[Value]) -> None:
            items = list(values[origin])
            if shuffled:
                source.shuffle(items)
            values[target] = tuple(items)

        return change

    if len(sequences) > 1:
        yield equal_length
    for target, origin in product(sequences, sequences):
        if target < origin and types[target] == types[origin]:
            yield copy(target, origin, shuffled=False)
            yield copy(target, origin, shuffled=True)


def _growth(types: Sequence[Type], source: random.Random) -> Iterator[Change]:
    """Repeat a sequence's elements, for preconditions that ask for a length; swap values of equal type."""

    def double(position: int) -> Change:
        def change(values: list[Value]) -> None:
            values[position] = values[position] + values[position] + values[position][:1]

        return change

    def swap(first: int, second: int) -> Change:
        def change(values: list[Value]) -> None:
            values[first], values[second] = values[second], values[first]

        return change

    def same(first: int, second: int) -> Change:
        def change(values: list[Value]) -> None:
            values[second] = values[first]

        return change

    for position, type_ in enumerate(types):
        if isinstance(type_, SeqType):
            yield double(position)
    for first, second in product(range(len(types)), repeat=2):
        if first < second and types[first] == types[second]:
            yield swap(first, second)
            if isinstance(types[first], DataType | SetType | MultisetType | MapType):
                yield same(first, second)
