"""The finite range of a quantifier's first binder: integers between bounds, or the elements of a sequence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from provenhive.search.agents.simplify import simplify
from provenhive.search.agents.terms import TRUE, ZERO, add, conj, conjuncts, implies, int_lit, is_nat, mentions
from provenhive.search.agents.workbench import Workbench
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Expr, Quantified, Quantifier, Var
from provenhive.spec_lang.types import IntType, SeqType


@dataclass(frozen=True, slots=True)
class Range:
    """``low <= binder < high``, or ``binder in sequence``."""

    binder: Binder
    low: Expr = ZERO
    high: Expr = ZERO
    sequence: Expr | None = None


def guard_and_body(expr: Quantified) -> tuple[tuple[Expr, ...], Expr]:
    """Return the conjuncts that restrict the binders, and what is said of them there."""
    if expr.quantifier is Quantifier.EXISTS:
        return conjuncts(expr.body), TRUE
    guards: list[Expr] = []
    body = expr.body
    while isinstance(body, Binary) and body.op is BinaryOp.IMPLIES:
        guards.extend(conjuncts(body.left))
        body = body.right
    return tuple(guards), body


def ranged(bench: Workbench, expr: Quantified) -> tuple[Range, Expr] | None:
    """Split off the first binder that has a range of its own: the range, and what has to hold for each value.

    Returns ``None`` when no binder has a range that depends on no other binder.
    """
    guards, body = guard_and_body(expr)
    for binder in expr.binders:
        others = tuple(b for b in expr.binders if b is not binder)
        found = _range(bench, binder, others, guards)
        if found is None:
            continue
        over, used = found
        left = tuple(guard for guard in guards if guard not in used)
        return over, _remaining(expr.quantifier, others, left, body)
    return None


def _remaining(quantifier: Quantifier, others: tuple[Binder, ...], guards: tuple[Expr, ...], body: Expr) -> Expr:
    names = tuple(binder.name for binder in others)
    mine = tuple(guard for guard in guards if not (names and mentions(guard, *names)))
    theirs = tuple(guard for guard in guards if guard not in mine)
    if quantifier is Quantifier.FORALL:
        inner = implies(conj(*theirs), body)
        whole = Quantified(quantifier, others, inner) if others else inner
        return simplify(implies(conj(*mine), whole))
    inner = conj(*theirs, body)
    return conj(*mine, Quantified(quantifier, others, inner) if others else inner)


def _range(
    bench: Workbench, binder: Binder, others: tuple[Binder, ...], guards: tuple[Expr, ...]
) -> tuple[Range, tuple[Expr, ...]] | None:
    for guard in guards:
        match guard:
            case Binary(BinaryOp.IN, Var(name), collection) if name == binder.name and isinstance(
                collection.type, SeqType
            ):
                if not mentions(collection, name, *(b.name for b in others)):
                    return Range(binder, sequence=collection), (guard,)
            case _:
                continue
    if not isinstance(bench.erased(binder.type), IntType):
        return None
    return _integer_range(binder, others, guards)


def _integer_range(
    binder: Binder, others: tuple[Binder, ...], guards: tuple[Expr, ...]
) -> tuple[Range, tuple[Expr, ...]] | None:
    names = tuple(b.name for b in others)
    lows, highs = list(bounds(guards, binder.name, lower=True)), list(bounds(guards, binder.name, lower=False))
    if is_nat(binder.type):
        lows.append((ZERO, None))
    for lists, lower in ((lows, True), (highs, False)):
        for bound, guard in list(lists):
            lists.extend((through, None) for through in _through(bound, guards, others, lower=lower) if guard)
    own_lows = [(e, g) for e, g in lows if not mentions(e, *names)] if names else lows
    own_highs = [(e, g) for e, g in highs if not mentions(e, *names)] if names else highs
    if not own_lows or not own_highs:
        return None
    (low, low_guard), (high, high_guard) = own_lows[0], own_highs[0]
    used = tuple(g for g in (low_guard, high_guard) if g is not None)
    return Range(binder, simplify(low), simplify(high)), used


def bounds(guards: tuple[Expr, ...], name: str, *, lower: bool) -> Iterator[tuple[Expr, Expr | None]]:
    """Yield ``low`` of ``low <= name`` or ``high`` of ``name < high``, with the guard that says so."""
    for guard in guards:
        if not isinstance(guard, Binary):
            continue
        small, large, strict = _ordered(guard)
        if small is None or large is None:
            continue
        if lower and isinstance(large, Var) and large.name == name and not mentions(small, name):
            yield (add(small, int_lit(1)) if strict else small), guard
        if not lower and isinstance(small, Var) and small.name == name and not mentions(large, name):
            yield (large if strict else add(large, int_lit(1))), guard


def _ordered(guard: Binary) -> tuple[Expr | None, Expr | None, bool]:
    match guard.op:
        case BinaryOp.LT:
            return guard.left, guard.right, True
        case BinaryOp.LE:
            return guard.left, guard.right, False
        case BinaryOp.GT:
            return guard.right, guard.left, True
        case BinaryOp.GE:
            return guard.right, guard.left, False
        case _:
            return None, None, False


def _through(bound: Expr, guards: tuple[Expr, ...], others: tuple[Binder, ...], *, lower: bool) -> Iterator[Expr]:
    """Yield bounds of the bound, when that is another binder: ``i < j`` and ``j < n`` bound ``i``."""
    for other in others:
        if isinstance(bound, Var) and bound.name == other.name:
            for further, _ in bounds(guards, other.name, lower=lower):
                yield further
