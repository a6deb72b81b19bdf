"""Contracts made testable: quantifiers without a finite range run through a pool of values.

``forall v: int :: count(r, v) == count(xs, v)`` has no range; on a sample it is tested for the numbers that occur in
the sample and a few more. What passes may still be wrong; what fails is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from provenhive.search.agents.ranges import ranged
from provenhive.search.agents.terms import conj, implies, rebuild
from provenhive.search.agents.workbench import Workbench
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Expr, Quantified, Quantifier, Unit, Var
from provenhive.spec_lang.traverse import walk
from provenhive.spec_lang.types import CharType, IntType, SeqType, Type
from provenhive.spec_lang.values import Data, Map, Multiset, Value

_FEW = (0, 1, -1, 2)


class Bounded:
    """A unit whose quantifiers all have ranges, with pools as further parameters."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._pools: dict[Type, str] = {}
        ensures = tuple(self._bound(e) for e in bench.unit.ensures)
        pools = tuple(Binder(name, SeqType(type_)) for type_, name in self._pools.items())
        self.types = tuple(self._pools)
        unit = bench.unit
        self.unit: Unit = replace(unit, ensures=ensures, parameters=(*unit.parameters, *pools)) if pools else unit

    def _bound(self, expr: Expr) -> Expr:
        if isinstance(expr, Quantified) and ranged(self._bench, expr) is None:
            guards = [self._within(binder) for binder in expr.binders]
            body = self._bound(expr.body)
            whole = implies(conj(*guards), body) if expr.quantifier is Quantifier.FORALL else conj(*guards, body)
            return Quantified(expr.quantifier, expr.binders, whole)
        if not any(isinstance(node, Quantified) for node in walk(expr)):
            return expr
        return rebuild(expr, self._bound)

    def _within(self, binder: Binder) -> Expr:
        type_ = self._bench.erased(binder.type)
        name = self._pools.setdefault(type_, f"pool'{len(self._pools)}")
        return Binary(BinaryOp.IN, Var(binder.name, type_), Var(name, SeqType(type_)))


def pool(type_: Type, values: tuple[Value, ...], spare: tuple[Value, ...]) -> tuple[Value, ...]:
    """Return values of a type: numbers or characters that occur in ``values``, and ``spare`` ones."""
    match type_:
        case IntType():
            found = {item for value in values for item in _inside(value) if isinstance(item, int)}
            return tuple(sorted({int(item) for item in found} | set(_FEW))[:40])
        case CharType():
            letters = {item for value in values for item in _inside(value) if isinstance(item, str)}
            return tuple(sorted(letters | {"a"}))
        case _:
            return spare


def _inside(value: Value) -> Iterator[Value]:
    match value:
        case tuple() | frozenset():
            for item in value:
                yield from _inside(item)
        case Data(_, fields):
            for item in fields:
                yield from _inside(item)
        case Multiset():
            for item in value:
                yield from _inside(item)
        case Map():
            for key, item in value.items():
                yield from _inside(key)
                yield from _inside(item)
        case _:
            yield value
