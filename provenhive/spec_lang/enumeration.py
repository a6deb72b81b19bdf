"""All values of a type by size: the small scope for exhaustive checks.

The size of an integer is its distance from 0, of a character its place in ``CHARACTERS``, of a collection the number of
its elements plus their sizes, of a datatype's value 1 for each constructor with fields plus the sizes of the fields.
There are finitely many values of each size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement, product

from provenhive.spec_lang.declared import constraint, constructors
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.types import (
    BoolType,
    CharType,
    DataType,
    IntType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    SubsetType,
    TupleType,
    Type,
    VarType,
)
from provenhive.spec_lang.values import Data, Map, Multiset, Value

CHARACTERS = "abz0 A-_~\n"


class Enumeration:
    """Enumerates values; lists once made are kept."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._program = evaluator.program
        self._made: dict[tuple[Type, int], tuple[Value, ...]] = {}

    def values(self, type_: Type, size: int) -> tuple[Value, ...]:
        """Return all values of the declared type that have exactly this size; type parameters stand for ``int``."""
        key = (type_, size)
        if key not in self._made:
            self._made[key] = ()  # a datatype that contains itself without growing has nothing to add
            self._made[key] = tuple(self._of(type_, size)) if size >= 0 else ()
        return self._made[key]

    def up_to(self, type_: Type, size: int) -> Iterator[Value]:
        """Yield all values up to a size, smallest first."""
        for exact in range(size + 1):
            yield from self.values(type_, exact)

    def tuples(self, types: Sequence[Type], size: int) -> Iterator[tuple[Value, ...]]:
        """Yield all tuples of values whose sizes add up to ``size``."""
        if not types:
            if size == 0:
                yield ()
            return
        for first in range(size + 1):
            heads = self.values(types[0], first)
            if heads:
                rests = list(self.tuples(types[1:], size - first))
                yield from ((head, *rest) for head, rest in product(heads, rests))

    def _of(self, type_: Type, size: int) -> Iterator[Value]:
        match type_:
            case IntType() | VarType():
                yield from (size, -size) if size else (0,)
            case BoolType():
                yield from ((False, True)[size : size + 1])
            case CharType():
                yield from CHARACTERS[size : size + 1]
            case SubsetType():
                known = constraint(self._program, type_)
                yield from (value for value in self.values(known.base, size) if self._admits(value, type_))
            case TupleType(items):
                yield from self.tuples(items, size)
            case SeqType(element):
                yield from (items for n in range(size + 1) for items in self.tuples((element,) * n, size - n))
            case DataType():
                yield from self._data(type_, size)
            case _:
                yield from self._unordered(type_, size)

    def _data(self, type_: DataType, size: int) -> Iterator[Value]:
        for declared in constructors(self._program, type_):
            if declared.fields:
                fields = self.tuples(tuple(f.type for f in declared.fields), size - 1)
                yield from (Data(declared.name, items) for items in fields)
            elif size == 0:
                yield Data(declared.name)

    def _unordered(self, type_: Type, size: int) -> Iterator[Value]:
        match type_:
            case SetType(element):
                found = ((items, frozenset(items)) for items in self._combinations(element, size))
                yield from {whole: None for items, whole in found if len(whole) == len(items)}
            case MultisetType(element):
                yield from {Multiset.of(items): None for items in self._combinations(element, size)}
            case MapType(key, item):
                pairs = self.values(SeqType(TupleType((key, item))), size)
                yield from {Map(entries): None for entries in pairs if len(dict(entries)) == len(entries)}

    def _combinations(self, element: Type, size: int) -> Iterator[tuple[Value, ...]]:
        """Yield the multisets of elements whose count and sizes add up, each once up to order."""
        for count in range(size + 1):
            for sizes in combinations_with_replacement(range(size - count + 1), count):
                if sum(sizes) == size - count:
                    yield from product(*(self.values(element, exact) for exact in sizes))

    def _admits(self, value: Value, type_: Type) -> bool:
        try:
            return self._evaluator.inhabits(value, type_)
        except EvaluationFault:
            return False
