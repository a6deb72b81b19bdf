"""The agent of amendments: a value to start with, mended comparison by comparison.

Each conjunct of the contract that bounds the result (``r >= t``, ``c ==> r < t``, ...) becomes a step that moves the
result to the nearest value within the bound, unless it is within. ``r >= x && r >= y && (r == x || r == y)`` gives
``r := x; if r < y { r := y; }``: as long as the contract, where a case for each possible value is its square.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from provenhive.candidates.syntax import Assert, Block
from provenhive.search.agent import Feedback, Proposal, Task
from provenhive.search.agents.compiler import Compiler
from provenhive.search.agents.contract import ensured
from provenhive.search.agents.emitter import Emitter
from provenhive.search.agents.simplify import from_linear, linear, simplify
from provenhive.search.agents.terms import (
    TRUE,
    add,
    conj,
    conjuncts,
    disj,
    disjuncts,
    eq,
    implies,
    int_lit,
    mentions,
    negate,
    sub,
)
from provenhive.search.agents.workbench import Workbench
from provenhive.spec_lang.core import MIRRORED, Binary, BinaryOp, Expr, If, Var
from provenhive.spec_lang.types import IntType

STARTS = 3
FEW = 6


@dataclass(frozen=True, slots=True)
class Step:
    """Where ``condition`` holds, and ``within`` does not, the result becomes ``value``."""

    condition: Expr
    within: Expr
    value: Expr


class Amend:
    """Proposes straight lines of conditional assignments to one integer result."""

    name = "amendments"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield a candidate for each of some values to start with; none if the contract bounds nothing."""
        bench = Workbench(task)
        if len(bench.unit.results) != 1 or not isinstance(bench.var(bench.unit.results[0]).type, IntType):
            return
        result = bench.var(bench.unit.results[0])
        scope = bench.scope((*bench.unit.parameters, *bench.unit.results))
        said = [part for part in ensured(bench, scope, unfold=True) if not bench.costly(part)]
        steps = list(dict.fromkeys(step for part in said for step in _steps(part, result)))
        for start in islice(dict.fromkeys(_starts(said, steps, result)), STARTS if steps else 0):
            for asserting in (True, False) if len(steps) > FEW else (False,):
                text = _written(bench, result, start, steps, asserting)
                yield Proposal(text, self.name, "direct", seed=task.seed)


def _written(bench: Workbench, result: Var, start: Expr, steps: list[Step], asserting: bool) -> str:
    """Return the candidate; ``asserting`` says after each step what holds so far.

    Without that a prover has two ways through each step to combine with all others.
    """
    scope = bench.scope((*bench.unit.parameters, *bench.unit.results))
    compiler = Compiler(bench)
    emitter = Emitter(bench, scope, compiler, bench.unit.requires)
    emitter.assign(result.name, start)
    done = [step for step in steps if step not in _needed(start, steps)]
    for step in _needed(start, steps):
        mend = emitter.child()
        mend.assign(result.name, step.value)
        emitter.choice(conj(step.condition, negate(step.within)), mend.block(), Block(()))
        done.append(step)
        if asserting:
            values = dict.fromkeys((start, *(s.value for s in done)))
            emitter.emit(Assert(disj(*(eq(result, value) for value in values))))
            emitter.emit(Assert(conj(*(implies(s.condition, s.within) for s in done))))
    return bench.text(emitter.statements, compiler.helpers)


def _steps(expr: Expr, result: Var, condition: Expr = TRUE) -> Iterator[Step]:
    """Yield what a conjunct asks for."""
    match expr:
        case Binary(BinaryOp.AND):
            for part in conjuncts(expr):
                yield from _steps(part, result, condition)
        case Binary(BinaryOp.IMPLIES, given, body) if not mentions(given, result.name):
            yield from _steps(body, result, conj(condition, given))
        case If(test, then, otherwise) if not mentions(test, result.name):
            yield from _steps(then, result, conj(condition, test))
            yield from _steps(otherwise, result, conj(condition, negate(test)))
        case Binary():
            value = _nearest(expr, result)
            if value is not None:
                yield Step(condition, expr, value)
        case _:
            return


def _nearest(expr: Binary, result: Var) -> Expr | None:
    """Solve ``r OP t`` for the value of ``r`` that is nearest to those that are out of bounds."""
    if expr.op not in (*MIRRORED, BinaryOp.EQ) or not isinstance(expr.left.type, IntType):
        return None
    atoms, constant = linear(sub(expr.left, expr.right))
    factor = atoms.pop(result, 0)
    if abs(factor) != 1 or any(mentions(atom, result.name) for atom in atoms):
        return None
    op = expr.op if factor == 1 else MIRRORED.get(expr.op, expr.op)
    bound = from_linear(({atom: -factor * c for atom, c in atoms.items()}, -factor * constant))
    if op is BinaryOp.GT:
        return simplify(add(bound, int_lit(1)))
    return simplify(sub(bound, int_lit(1))) if op is BinaryOp.LT else bound


def _starts(said: Iterable[Expr], steps: list[Step], result: Var) -> Iterator[Expr]:
    """Yield values to start with: what the result may be equal to, then the bounds."""
    for part in said:
        for option in disjuncts(part):
            if isinstance(option, Binary) and option.op is BinaryOp.EQ:
                value = _nearest(option, result)
                if value is not None:
                    yield value
    yield from (step.value for step in steps)


def _needed(start: Expr, steps: list[Step]) -> list[Step]:
    """Leave out the first bound if the start meets it."""
    return steps[1:] if steps and steps[0].value == start else steps
