"""Recursive functions that say what the language says itself: guessed on samples, proved by induction as a lemma.

A recursive ``ordered(xs)`` that is ``forall i, j :: 0 <= i < j < |xs| ==> xs[i] <= xs[j]``, a ``count(xs, v)`` that is
``multiset(xs)[v]``: once the bridge is known, agents can work with the form that Dafny reasons about by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from provenhive.candidates.syntax import (
    Assert,
    Block,
    CallStatement,
    ForallStatement,
    HelperKind,
    HelperMethod,
    IfStatement,
)
from provenhive.search.agents.terms import (
    ONE,
    ZERO,
    add,
    concat,
    conj,
    eq,
    forall,
    implies,
    index,
    int_var,
    le,
    lt,
    rename_binders,
    singleton,
    size,
    sub,
    suffix,
)
from provenhive.search.agents.tryout import Tryout
from provenhive.search.agents.workbench import Scope, Workbench
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Call, Expr, Function, Unary, UnaryOp, Var
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.traverse import substitute_variables
from provenhive.spec_lang.types import INT, BoolType, CharType, IntType, MultisetType, SeqType, SetType, VarType

TRIALS = 80
_ORDERS = (BinaryOp.LE, BinaryOp.LT, BinaryOp.GE, BinaryOp.GT)


@dataclass(frozen=True, slots=True)
class Bridge:
    """``function(parameters) == form``, with the lemma that proves it."""

    function: Function
    parameters: tuple[Var, ...]
    form: Expr
    lemma: str

    def at(self, arguments: tuple[Expr, ...], scope: Scope) -> Expr:
        """Return the form for these arguments."""
        values = {p.name: a for p, a in zip(self.parameters, arguments, strict=True)}
        return substitute_variables(rename_binders(self.form, scope.fresh), values)


def find_bridge(bench: Workbench, tryout: Tryout, name: str, lemma: str) -> Bridge | None:
    """Return the bridge of a recursive function, if one of the forms agrees with it on all samples."""
    function = bench.program.function(name)
    if function.requires or not bench.is_recursive(name):
        return None
    scope = bench.scope(function.parameters)
    parameters = tuple(bench.var(p) for p in function.parameters)
    types = tuple(VarType(t) for t in function.type_parameters)
    call = Call(name, types, parameters, bench.erased(function.result))
    for form in _forms(call, parameters, scope):
        if _agrees(tryout, function, call, form):
            return Bridge(function, parameters, form, lemma)
    return None


def _forms(call: Call, parameters: tuple[Var, ...], scope: Scope) -> Iterator[Expr]:
    for xs in parameters:
        if not isinstance(xs.type, SeqType):
            continue
        others = tuple(p for p in parameters if p != xs)
        match call.type, others:
            case BoolType(), ():
                yield from _pairwise(xs, scope)
            case BoolType(), (v,) if v.type == xs.type.element:
                yield Binary(BinaryOp.IN, v, xs)
                yield Binary(BinaryOp.NOT_IN, v, xs)
            case BoolType(), (ys,) if ys.type == xs.type:
                yield eq(_bag(xs), _bag(ys))
                yield eq(xs, ys)
            case IntType(), ():
                yield size(xs)
            case IntType(), (v,) if v.type == xs.type.element:
                yield index(_bag(xs), v)
            case MultisetType(), ():
                yield _bag(xs)
            case SetType(), ():
                yield Unary(UnaryOp.TO_SET, xs)
            case _:
                continue


def _pairwise(xs: Var, scope: Scope) -> Iterator[Expr]:
    """Yield that each pair of elements, in the order of their places, is in a relation."""
    i, j = int_var(scope.fresh("i")), int_var(scope.fresh("j"))
    binders = (Binder(i.name, INT), Binder(j.name, INT))
    place = conj(le(ZERO, i), lt(i, j), lt(j, size(xs)))
    ordered = isinstance(xs.type, SeqType) and isinstance(xs.type.element, IntType | CharType)
    for op in (*(_ORDERS if ordered else ()), BinaryOp.NE, BinaryOp.EQ):
        yield forall(binders, implies(place, Binary(op, index(xs, i), index(xs, j))))


def _bag(xs: Expr) -> Expr:
    return Unary(UnaryOp.TO_MULTISET, xs)


def _agrees(tryout: Tryout, function: Function, call: Call, form: Expr) -> bool:
    """Compare function and form on random arguments; both truth values have to occur where there are two."""
    left, right = tryout.runner.run(call), tryout.runner.run(form)
    seen = set()
    for trial in range(TRIALS):
        values = [tryout.sampler.value(p.type, trial % 6) for p in function.parameters]
        env = {p.name: v for p, v in zip(function.parameters, values, strict=True)}
        try:
            first, second = left(env), right(env)
        except EvaluationFault:
            continue
        if first != second:
            return False
        seen.add(first)
    return len(seen) > 1


def bridge_lemma(bench: Workbench, bridge: Bridge) -> HelperMethod:
    """Return the lemma, proved by induction on the first sequence."""
    scope = bench.scope(bridge.function.parameters)
    xs = next(p for p in bridge.parameters if isinstance(p.type, SeqType))
    tail = suffix(xs, ONE)
    i = int_var(scope.fresh("i"))
    shifted = conj(eq(index(xs, add(i, ONE)), index(tail, i)), Binary(BinaryOp.IN, index(tail, i), tail))
    within = conj(le(ZERO, i), lt(i, sub(size(xs), ONE)))
    inner = tuple(tail if p == xs else p for p in bridge.parameters)
    step = Block(
        (
            CallStatement((), bridge.lemma, inner, ghost=True),
            Assert(eq(xs, concat(singleton(index(xs, ZERO)), tail))),
            ForallStatement((Binder(i.name, INT),), within, (shifted,), Block(())),
        )
    )
    types = tuple(VarType(t) for t in bridge.function.type_parameters)
    call = Call(bridge.function.name, types, bridge.parameters, bench.erased(bridge.function.result))
    same = BinaryOp.IFF if isinstance(call.type, BoolType) else BinaryOp.EQ
    return HelperMethod(
        HelperKind.LEMMA,
        bridge.lemma,
        bridge.function.type_parameters,
        bridge.function.parameters,
        (),
        (),
        (Binary(same, call, rename_binders(bridge.form, scope.fresh)),),
        (size(xs),),
        Block((IfStatement(lt(ZERO, size(xs)), step, None),)),
    )
