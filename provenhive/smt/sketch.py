"""Small finite values as terms: a search for models that Z3's own theories do not reach.

A variable becomes a term of bounded size over plain constants: a sequence of at most so many items, a tree of at most
such a depth, a set of some items with a flag each. Whatever satisfies a sketch is a model; that nothing does says
nothing.
"""

from __future__ import annotations

import z3

from provenhive.smt.members import Members
from provenhive.smt.sorts import ABSENT, PRESENT, TUPLE, Unsupported, slot_type
from provenhive.spec_lang.declared import constraint, constructors, erase
from provenhive.spec_lang.types import (
    BOOL,
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
)

MAX_NODES = 400


class Sketcher:
    """Makes terms for the values of declared types; ``constraints`` are what makes them belong to their types."""

    def __init__(self, members: Members, size: int, name: str) -> None:
        self._members = members
        self._sorts = members.sorts
        self._size = size
        self._name = name
        self._nodes = 0
        self.constraints: list[z3.BoolRef] = []

    def value(self, type_: Type, depth: int | None = None) -> z3.ExprRef:
        """Return a term that stands for the small values of a declared type.

        Raises:
            Unsupported: if the sketch gets too large, or the type has no values to sketch.
        """
        left = self._size if depth is None else depth
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise Unsupported("the sketch of a value is too large")
        match type_:
            case IntType() | BoolType():
                return self._plain(type_)
            case CharType():
                return self._within(self._plain(type_), type_)
            case SubsetType():
                inner = self.value(constraint(self._members.program, type_).base, left)
                return self._within(inner, type_)
            case TupleType(items):
                return self._sorts.make(self._erased(type_), TUPLE, [self.value(item, left) for item in items])
            case DataType():
                return self._data(type_, left)
            case _:
                return self._collection(type_, left)

    def _erased(self, type_: Type) -> Type:
        return erase(self._members.program, type_)

    def _plain(self, type_: Type) -> z3.ExprRef:
        self._nodes += 1
        return z3.Const(f"{self._name}!{self._nodes}", self._sorts.of(type_))

    def _flag(self) -> z3.BoolRef:
        return self._plain(BOOL)

    def _within(self, value: z3.ExprRef, type_: Type) -> z3.ExprRef:
        self.constraints.append(self._members.member(value, type_))
        return value

    def _data(self, type_: DataType, depth: int) -> z3.ExprRef:
        """Return a choice among the constructors; at the bottom only those without fields that grow."""
        term: z3.ExprRef | None = None
        for declared in constructors(self._members.program, type_):
            grows = any(isinstance(f.type, DataType | SeqType) for f in declared.fields)
            if grows and depth <= 0:
                continue
            fields = [self.value(f.type, depth - 1) for f in declared.fields]
            made = self._sorts.make(self._erased(type_), declared.name, fields)
            term = made if term is None else z3.If(self._flag(), made, term)
        if term is None:
            raise Unsupported(f"no small value of type {type_}")
        return term

    def _collection(self, type_: Type, depth: int) -> z3.ExprRef:
        whole = self._members.empty_of(self._erased(type_))
        count = max(depth, 1)
        match type_:
            case SeqType(element):
                for _ in range(count):  # grown at the front: [], [a], [b, a], ...
                    longer = z3.Concat(z3.Unit(self.value(element, depth - 1)), whole)
                    whole = z3.If(self._flag(), longer, whole)
            case SetType(element):
                for _ in range(count):
                    whole = z3.Store(whole, self.value(element, depth - 1), self._flag())
            case MultisetType(element):
                for _ in range(count):
                    item, more = self.value(element, depth - 1), self._plain(IntType())
                    self.constraints.append(more >= 0)
                    whole = z3.Store(whole, item, whole[item] + more)
            case MapType(key, value):
                slot = slot_type(self._erased(value))
                for _ in range(count):
                    held = self._sorts.make(slot, PRESENT, [self.value(value, depth - 1)])
                    absent = self._sorts.make(slot, ABSENT, [])
                    whole = z3.Store(whole, self.value(key, depth - 1), z3.If(self._flag(), held, absent))
            case _:
                raise Unsupported(f"no sketch of the type {type_}")
        return whole
