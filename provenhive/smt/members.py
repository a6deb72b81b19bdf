"""Membership in declared types as formulas."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping

import z3

from provenhive.smt.sorts import MAX_CODE, PRESENT, TUPLE, Unsupported, slot_type
from provenhive.smt.terms import Terms
from provenhive.spec_lang.core import Expr, Program
from provenhive.spec_lang.declared import constraint, constructors, erase
from provenhive.spec_lang.types import (
    INT,
    CharType,
    DataType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    SubsetType,
    TupleType,
    Type,
)

Env = Mapping[str, z3.ExprRef]


class Members(Terms, ABC):
    """Says which values of a sort belong to a declared type."""

    def __init__(self, program: Program, context: z3.Context) -> None:
        super().__init__(program, context)
        self._invariants: dict[Type, z3.FuncDeclRef] = {}
        self._fresh = 0

    @abstractmethod
    def expr(self, expr: Expr, env: Env) -> z3.ExprRef:
        """Return an expression as a Z3 term."""

    def member(self, value: z3.ExprRef, type_: Type) -> z3.BoolRef:
        """Say that a value of the erased sort belongs to the declared type; exact but for the finiteness of sets."""
        match type_:
            case SubsetType():
                known = constraint(self.program, type_)
                return z3.And(self.member(value, known.base), self.expr(known.predicate, {known.variable: value}))
            case CharType():
                return z3.And(value >= 0, value <= MAX_CODE)
            case SeqType(element):
                return self._all_items(value, element)
            case SetType(element):
                return self._all_keys(type_, element, lambda x: value[x])
            case MultisetType(element):
                keys = self._all_keys(type_, element, lambda x: value[x] > 0)
                index = self.bound(erase(self.program, element))
                return z3.And(keys, z3.ForAll([index], value[index] >= 0))
            case MapType(key, item):
                return self._map_member(value, key, item)
            case TupleType() | DataType() if self.is_constrained(type_):
                return self._invariant(type_)(value)
            case _:
                return self.truth(True)

    def _all_items(self, value: z3.ExprRef, element: Type) -> z3.BoolRef:
        if not self.is_constrained(element):
            return self.truth(True)
        index = self.bound(INT)
        inside = z3.And(index >= 0, index < z3.Length(value))
        return z3.ForAll([index], z3.Implies(inside, self.member(value[index], element)))

    def _all_keys(self, type_: Type, element: Type, holds: Callable[[z3.ExprRef], z3.BoolRef]) -> z3.BoolRef:
        if not self.is_constrained(element):
            return self.truth(True)
        item = self.bound(erase(self.program, element))
        return z3.ForAll([item], z3.Implies(holds(item), self.member(item, element)))

    def _map_member(self, value: z3.ExprRef, key: Type, item: Type) -> z3.BoolRef:
        if not (self.is_constrained(key) or self.is_constrained(item)):
            return self.truth(True)
        slot = slot_type(erase(self.program, item))
        bound = self.bound(erase(self.program, key))
        held = value[bound]
        inside = z3.And(self.member(bound, key), self.member(self.sorts.field(slot, PRESENT, 0, held), item))
        return z3.ForAll([bound], z3.Implies(self.sorts.test(slot, PRESENT, held), inside))

    def bound(self, erased: Type) -> z3.ExprRef:
        """Return a variable that nothing else uses, to be bound."""
        self._fresh += 1
        return z3.Const(f"?{self._fresh}", self.sorts.of(erased))

    def is_constrained(self, type_: Type, seen: frozenset[Type] = frozenset()) -> bool:
        """Say whether the sort of a declared type has values that are not of the type."""
        if type_ in seen:
            return False
        inner = seen | {type_}
        match type_:
            case SubsetType() | CharType() | MultisetType():
                return True
            case SeqType(element) | SetType(element):
                return self.is_constrained(element, inner)
            case MapType(key, value):
                return self.is_constrained(key, inner) or self.is_constrained(value, inner)
            case TupleType(items):
                return any(self.is_constrained(item, inner) for item in items)
            case DataType():
                fields = (f.type for c in constructors(self.program, type_) for f in c.fields)
                return any(self.is_constrained(field, inner) for field in fields)
            case _:
                return False

    def _invariant(self, type_: Type) -> z3.FuncDeclRef:
        """Return the recursive predicate that all parts of a tuple or datatype belong to their declared types."""
        if type_ not in self._invariants:
            erased = erase(self.program, type_)
            name = f"is {type_} {len(self._invariants)}"
            predicate = z3.RecFunction(name, self.sorts.of(erased), z3.BoolSort(self.context))
            self._invariants[type_] = predicate
            value = self.bound(erased)
            cases = []
            for constructor, fields in self.declared_fields(type_):
                parts = [self.sorts.field(erased, constructor, i, value) for i in range(len(fields))]
                inside = [self.member(part, kind) for part, kind in zip(parts, fields, strict=True)]
                holds = z3.And(*inside) if inside else self.truth(True)
                cases.append(z3.Implies(self.sorts.test(erased, constructor, value), holds))
            z3.RecAddDefinition(predicate, [value], z3.And(*cases))
        return self._invariants[type_]

    def declared_fields(self, type_: Type) -> list[tuple[str, tuple[Type, ...]]]:
        """Return the constructors of a tuple or datatype with the declared types of their fields."""
        if isinstance(type_, TupleType):
            return [(TUPLE, type_.items)]
        if not isinstance(type_, DataType):
            raise Unsupported(f"not a datatype: {type_}")
        return [(c.name, tuple(f.type for f in c.fields)) for c in constructors(self.program, type_)]
