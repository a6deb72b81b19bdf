"""Z3 terms for values and collections."""

from __future__ import annotations

import z3

from provenhive.smt.sorts import ABSENT, PRESENT, TUPLE, Sorts, Unsupported, slot_type
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.types import (
    BOOL,
    CHAR,
    INT,
    DataType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    TupleType,
    Type,
)
from provenhive.spec_lang.values import Data, Map, Value


class Terms:
    """Makes terms in one Z3 context."""

    def __init__(self, program: Program, context: z3.Context) -> None:
        self.program = program
        self.context = context
        self.sorts = Sorts(program, context)

    def variable(self, name: str, type_: Type) -> z3.ExprRef:
        """Return a constant of the (declared) type's sort."""
        return z3.Const(name, self.sorts.of(erase(self.program, type_)))

    def number(self, value: int) -> z3.ArithRef:
        """Return an integer."""
        return z3.IntVal(value, self.context)

    def truth(self, value: bool) -> z3.BoolRef:
        """Return a truth value."""
        return z3.BoolVal(value, self.context)

    def literal(self, value: Value, type_: Type) -> z3.ExprRef:
        """Return a value of the erased type as a Z3 term."""
        match type_:
            case SeqType(element):
                return self.sequence_of([self.literal(item, element) for item in value], type_)
            case TupleType(items):
                parts = [self.literal(item, kind) for item, kind in zip(value, items, strict=True)]
                return self.sorts.make(type_, TUPLE, parts)
            case DataType() if isinstance(value, Data):
                fields = dict(self.sorts.shape(type_))[value.constructor]
                made = [self.literal(item, kind) for item, kind in zip(value.fields, fields, strict=True)]
                return self.sorts.make(type_, value.constructor, made)
            case SetType(element):
                return self.set_of([self.literal(item, element) for item in value], type_)
            case MultisetType(element):
                counts = self.empty_of(type_)
                for item, count in value.items():
                    counts = z3.Store(counts, self.literal(item, element), self.number(count))
                return counts
            case MapType(key, item) if isinstance(value, Map):
                entries = [(self.literal(k, key), self.literal(v, item)) for k, v in value.items()]
                return self.map_of(entries, type_)
        return self._atom(value, type_)

    def _atom(self, value: Value, type_: Type) -> z3.ExprRef:
        if type_ == INT:
            return self.number(value)
        if type_ == BOOL:
            return self.truth(bool(value))
        if type_ == CHAR:
            return self.number(ord(value))
        raise Unsupported(f"a value of type {type_}")

    def empty_of(self, type_: Type) -> z3.ExprRef:
        """Return the empty collection."""
        match type_:
            case SeqType():
                return z3.Empty(self.sorts.of(type_))
            case SetType(element):
                return z3.K(self.sorts.of(element), self.truth(False))
            case MultisetType(element):
                return z3.K(self.sorts.of(element), self.number(0))
            case MapType(key, value):
                return z3.K(self.sorts.of(key), self.sorts.make(slot_type(value), ABSENT, []))
            case _:
                raise Unsupported(f"not a collection: {type_}")

    def sequence_of(self, items: list[z3.ExprRef], type_: Type) -> z3.ExprRef:
        """Return the sequence of the items."""
        units = [z3.Unit(item) for item in items]
        return z3.Concat(*units) if len(units) > 1 else units[0] if units else self.empty_of(type_)

    def set_of(self, items: list[z3.ExprRef], type_: Type) -> z3.ExprRef:
        """Return the set of the items."""
        whole = self.empty_of(type_)
        for item in items:
            whole = z3.Store(whole, item, self.truth(True))
        return whole

    def map_of(self, entries: list[tuple[z3.ExprRef, z3.ExprRef]], type_: MapType) -> z3.ExprRef:
        """Return the map with the entries; a later one of the same key wins."""
        whole = self.empty_of(type_)
        for key, value in entries:
            whole = z3.Store(whole, key, self.present_of(value, type_))
        return whole

    def present_of(self, value: z3.ExprRef, type_: MapType) -> z3.ExprRef:
        """Return the slot that holds the value."""
        return self.sorts.make(slot_type(type_.value), PRESENT, [value])

    def multiset_of(self, items: list[z3.ExprRef], type_: Type) -> z3.ExprRef:
        """Return the multiset of the items, repetitions counted."""
        whole = self.empty_of(type_)
        for item in items:
            whole = z3.Store(whole, item, whole[item] + 1)
        return whole
