"""Loops that decide quantified expressions: the first element that settles the matter ends the search."""

from __future__ import annotations

from dataclasses import dataclass

from provenhive.candidates.syntax import (
    Assign,
    Block,
    Declare,
    HelperKind,
    HelperMethod,
    Return,
    Statement,
    While,
)
from provenhive.search.agents.emitter import Emitter, Methods
from provenhive.search.agents.ranges import Range, ranged
from provenhive.search.agents.simplify import simplify
from provenhive.search.agents.terms import (
    FALSE,
    TRUE,
    ZERO,
    add,
    conj,
    disj,
    eq,
    implies,
    index,
    int_lit,
    int_var,
    le,
    lt,
    negate,
    prefix,
    rename_binders,
    size,
    sub,
)
from provenhive.search.agents.workbench import Scope, Workbench
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Expr, Quantified, Quantifier, Unary, UnaryOp, Var
from provenhive.spec_lang.declared import type_variables
from provenhive.spec_lang.traverse import free_variables, substitute_variables
from provenhive.spec_lang.types import INT


@dataclass(frozen=True, slots=True)
class Made:
    """A method that decides a quantified expression, and what to call it with."""

    method: HelperMethod
    arguments: tuple[Var, ...]


def quantifier_method(
    bench: Workbench, expr: Quantified, facts: tuple[Expr, ...], methods: Methods, names: Scope
) -> Made | None:
    """Return a method with ``ensures holds <==> expr``, or ``None`` when no binder has a finite range.

    It requires the ``facts`` that speak of nothing but the free variables.
    """
    free = tuple(Var(name, type_) for name, type_ in free_variables(expr).items())
    scope = bench.scope(Binder(v.name, v.type) for v in free)
    clean = rename_binders(expr, scope.fresh)
    if not isinstance(clean, Quantified):
        return None
    result = Binder(scope.fresh("holds"), expr.type)
    given = tuple(dict.fromkeys(f for f in facts if free_variables(f).keys() <= {v.name for v in free}))
    given = tuple(rename_binders(fact, scope.fresh) for fact in given)
    block = quantifier_loop(bench, clean, result, scope, methods, given)
    if block is None:
        return None
    stem = "CheckAll" if expr.quantifier is Quantifier.FORALL else "CheckAny"
    types = dict.fromkeys(name for v in free for name in sorted(type_variables(v.type)))
    method = HelperMethod(
        HelperKind.METHOD,
        names.fresh(stem),
        tuple(types),
        tuple(Binder(v.name, v.type) for v in free),
        (result,),
        given,
        (Binary(BinaryOp.IFF, bench.var(result), rename_binders(expr, scope.fresh)),),
        (),
        block,
    )
    return Made(method, free)


def quantifier_loop(
    bench: Workbench, expr: Quantified, result: Binder, scope: Scope, methods: Methods, facts: tuple[Expr, ...]
) -> Block | None:
    """Return statements that give ``result`` the expression's truth value where ``facts`` hold; they may return."""
    found = ranged(bench, expr)
    if found is None:
        return None
    over, inner = found
    return _Search(bench, expr.quantifier, over, inner, result, scope, methods, facts).build()


class _Search:
    """One loop over the range of the outermost binder."""

    def __init__(
        self,
        bench: Workbench,
        quantifier: Quantifier,
        over: Range,
        inner: Expr,
        result: Binder,
        scope: Scope,
        methods: Methods,
        facts: tuple[Expr, ...],
    ) -> None:
        self.facts = facts
        self.bench = bench
        self.all = quantifier is Quantifier.FORALL
        self.quantifier = quantifier
        self.over = over
        self.inner = inner
        self.result = result
        self.scope = scope
        self.methods = methods
        self.settled = FALSE if self.all else TRUE
        self.open = TRUE if self.all else FALSE

    def build(self) -> Block:
        top = Emitter(self.bench, self.scope, self.methods, self.facts)
        if self.over.sequence is not None:
            self._over_sequence(top, self.over.sequence)
        else:
            self._over_integers(top, self.over.low, self.over.high)
        top.emit(Assign((self.result.name,), (self.open,)))
        return top.block()

    def _restricted(self, restriction: Expr) -> Expr:
        """Return that nothing within the restriction has settled the matter."""
        name = self.scope.fresh(self.over.binder.name)
        variable = Var(name, self.bench.erased(self.over.binder.type))
        inner = rename_binders(self._inner_at(variable), self.scope.fresh)
        place = substitute_variables(restriction, {self.over.binder.name: variable})
        body = implies(place, inner) if self.all else conj(place, inner)
        whole = Quantified(self.quantifier, (Binder(name, self.over.binder.type),), body)
        return whole if self.all else negate(whole)

    def _inner_at(self, value: Expr) -> Expr:
        return simplify(substitute_variables(self.inner, {self.over.binder.name: value}))

    def _over_integers(self, top: Emitter, low: Expr, high: Expr) -> None:
        k = int_var(self.scope.fresh("k"))
        bound = self.bench.var(self.over.binder)
        start, end = top.value(low), top.value(high)
        top.emit(Declare(Binder(k.name, INT), start))
        done = self._restricted(conj(le(start, bound), lt(bound, k)))
        safe = start == ZERO and self._never_negative(end)
        limits = conj(le(start, k), le(k, end)) if safe else conj(le(start, k), disj(le(k, end), eq(k, start)))
        invariants = (limits, done)
        body = self._round(k, [Assign((k.name,), (add(k, int_lit(1)),))], le(start, k), lt(k, end))
        top.emit(While(lt(k, end), invariants, (sub(end, k),), body))

    def _never_negative(self, end: Expr) -> bool:
        return isinstance(end, Unary) and end.op is UnaryOp.SIZE

    def _over_sequence(self, top: Emitter, sequence: Expr) -> None:
        held = top.value(sequence)
        if not isinstance(held, Var):
            held = top.declare("members", held.type, held)
        i = int_var(self.scope.fresh("i"))
        bound = self.bench.var(self.over.binder)
        done = self._restricted(Binary(BinaryOp.IN, bound, prefix(held, i)))
        top.emit(Declare(Binder(i.name, INT), ZERO))
        invariants = (conj(le(ZERO, i), le(i, size(held))), done)
        body = self._round(index(held, i), [Assign((i.name,), (add(i, int_lit(1)),))], le(ZERO, i), lt(i, size(held)))
        top.emit(While(lt(i, size(held)), invariants, (sub(size(held), i),), body))

    def _round(self, value: Expr, step: list[Statement], *inside: Expr) -> Block:
        body = Emitter(self.bench, self.scope, self.methods, (*self.facts, *inside))
        holds = body.value(self._inner_at(value))
        stop = negate(holds) if self.all else holds
        leave = Block((Assign((self.result.name,), (self.settled,)), Return()))
        body.choice(stop, leave, Block(()))
        body.emit(*step)
        return body.block()
