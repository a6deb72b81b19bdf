"""The agent of free choices: results that a contract leaves open are settled, and what is left defines the others.

``f + g == x && g + 1 == h`` defines two of three results by the third. Which one is free, and what it is set to, is
tried out: nothing, or a parameter; definitions that divide come last, for they may leave a rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from provenhive.search.agent import Feedback, Proposal, Task
from provenhive.search.agents.contract import definitions
from provenhive.search.agents.folds import build
from provenhive.search.agents.terms import FALSE, TRUE, ZERO, eq
from provenhive.search.agents.workbench import Workbench
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Expr
from provenhive.spec_lang.traverse import walk
from provenhive.spec_lang.types import BoolType, IntType

MOST = 8


class Settling:
    """Proposes definitions of several results after setting some of them."""

    name = "free-choices"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield candidates for contracts that define some results by others, but not all."""
        bench = Workbench(task)
        if len(bench.unit.results) < 2 or len(_defined(bench)) == len(bench.unit.results):
            return
        for settled in islice(_settled(bench), MOST):
            draft = build(settled, {})
            if draft is not None:
                yield Proposal(draft.text, self.name, "direct", seed=task.seed)


def _settled(bench: Workbench) -> Iterator[Workbench]:
    """Yield the unit with as few more conditions as define all its results; each adds the one that defines most."""
    for _ in bench.unit.results:
        options = list(_options(bench))
        whole = [o for o in options if len(_defined(o)) == len(o.unit.results)]
        if whole:
            yield from sorted(whole, key=_divisions)
            return
        if not options:
            return
        bench = max(options, key=lambda o: len(_defined(o)))


def _options(bench: Workbench) -> Iterator[Workbench]:
    known = _defined(bench)
    for result in bench.unit.results:
        for value in _values(bench, result) if result.name not in known else ():
            ensures = (*bench.unit.ensures, eq(bench.var(result), value))
            yield Workbench(replace(bench.task, unit=replace(bench.unit, ensures=ensures)))


def _values(bench: Workbench, result: Binder) -> Iterator[Expr]:
    type_ = bench.var(result).type
    if isinstance(type_, IntType):
        yield ZERO
    elif isinstance(type_, BoolType):
        yield from (FALSE, TRUE)
    yield from (v for v in map(bench.var, bench.unit.parameters) if v.type == type_)


def _defined(bench: Workbench) -> dict[str, Expr]:
    scope = bench.scope((*bench.unit.parameters, *bench.unit.results))
    return {name: found.value() for name, found in definitions(bench, scope).items()}


def _divisions(bench: Workbench) -> int:
    terms = (term for value in _defined(bench).values() for term in walk(value))
    return sum(isinstance(term, Binary) and term.op is BinaryOp.DIV for term in terms)
