"""Loops from relational contracts: drop a conjunct of the postcondition (Dijkstra, Gries).

The conjuncts that stay are the invariant, the one that is dropped ends the loop: the result starts at a bound that the
contract gives it and goes by ones to the other. See Gries, "The Science of Programming", chapter 16; Furia and Meyer,
"Inferring loop invariants using postconditions", 2010.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from provenhive.candidates.syntax import Assert, Assign, While
from provenhive.search.agent import Feedback, Proposal, Task
from provenhive.search.agents.contract import ensured
from provenhive.search.agents.emitter import Emitter
from provenhive.search.agents.insertion import Helpers
from provenhive.search.agents.ranges import bounds
from provenhive.search.agents.simplify import simplify
from provenhive.search.agents.terms import (
    ONE,
    ZERO,
    add,
    concat,
    conj,
    conjuncts,
    eq,
    index,
    is_nat,
    mentions,
    negate,
    prefix,
    rename_binders,
    singleton,
    sub,
)
from provenhive.search.agents.tryout import Tryout
from provenhive.search.agents.workbench import Workbench
from provenhive.spec_lang.core import Binary, BinaryOp, Expr, Slice, Var
from provenhive.spec_lang.traverse import walk
from provenhive.spec_lang.types import IntType


class Dropping:
    """Proposes loops for contracts with one number as their result."""

    name = "dropped-conjunct"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield the loops that meet the contract on samples."""
        bench = Workbench(task)
        if len(bench.unit.results) != 1 or not isinstance(bench.var(bench.unit.results[0]).type, IntType):
            return
        tryout = Tryout(bench)
        for text in dict.fromkeys(_texts(bench, Helpers(bench, tryout))):
            if not tryout.failures(text):
                yield Proposal(text, self.name, "iterative", seed=task.seed)


@dataclass(frozen=True, slots=True)
class _Way:
    """Where the result starts, what it becomes in a step, and what decreases."""

    start: Expr
    following: Expr
    measure: Expr


def _texts(bench: Workbench, helpers: Helpers) -> Iterator[str]:
    scope = bench.scope((*bench.unit.parameters, *bench.unit.results))
    result = bench.var(bench.unit.results[0])
    opened = tuple(part for whole in ensured(bench, scope, unfold=True) for part in conjuncts(whole))
    for dropped in opened:
        guard = simplify(_opposite(dropped))
        if not mentions(dropped, result.name) or not bench.executable(guard) or bench.costly(guard):
            continue
        kept = tuple(part for part in opened if part is not dropped)
        for way in _ways(bench, result, kept):
            yield _loop(bench, helpers, result, guard, kept, way)


def _opposite(expr: Expr) -> Expr:
    """Return the negation of a conjunct; of a condition, what meets its premise and not its conclusion."""
    if isinstance(expr, Binary) and expr.op is BinaryOp.IMPLIES:
        return conj(expr.left, _opposite(expr.right))
    return negate(expr)


def _ways(bench: Workbench, result: Var, kept: tuple[Expr, ...]) -> Iterator[_Way]:
    lows = [bound for bound, _ in bounds(kept, result.name, lower=True)]
    lows += [ZERO] if is_nat(bench.unit.results[0].type) and ZERO not in lows else []
    ends = [simplify(bound) for bound, _ in bounds(kept, result.name, lower=False)]
    for low in lows:
        for end in ends:
            yield _Way(low, add(result, ONE), sub(end, result))
            yield _Way(simplify(sub(end, ONE)), sub(result, ONE), sub(result, low))


def _loop(bench: Workbench, helpers: Helpers, result: Var, guard: Expr, kept: tuple[Expr, ...], way: _Way) -> str:
    scope = bench.scope((*bench.unit.parameters, *bench.unit.results))
    helpers.begin()
    top = Emitter(bench, scope, helpers, bench.unit.requires)
    top.assign(result.name, way.start)
    body = Emitter(bench, scope, helpers)
    grown = add(result, ONE)
    for whole in _sliced(kept, result):
        if way.following == grown:
            longer = concat(prefix(whole, result), singleton(index(whole, result)))
            body.emit(Assert(eq(prefix(whole, grown), longer)))
    body.emit(Assign((result.name,), (way.following,)))
    invariants = tuple(rename_binders(part, scope.fresh) for part in kept)
    top.emit(While(guard, invariants, (way.measure,), body.block()))
    return bench.text(top.statements)


def _sliced(parts: tuple[Expr, ...], result: Var) -> tuple[Expr, ...]:
    """Return the sequences of which the parts speak up to the result."""
    nodes = (node for part in parts for node in walk(part))
    return tuple(dict.fromkeys(n.sequence for n in nodes if isinstance(n, Slice) and n.high == result))
