"""The agent of plans: ``built from a, b as EXPR`` says how the unit is put together from its parts."""

from __future__ import annotations

from collections.abc import Iterator

from provenhive.candidates.syntax import Assert
from provenhive.search.agent import Feedback, Proposal, Task
from provenhive.search.agents.compiler import DIRECT, Compiler
from provenhive.search.agents.decision import Decider
from provenhive.search.agents.emitter import Emitter
from provenhive.search.agents.simplify import simplify
from provenhive.search.agents.slices import put_together
from provenhive.search.agents.storing import store
from provenhive.search.agents.terms import rename_binders
from provenhive.search.agents.workbench import Workbench
from provenhive.spec_lang.core import Expr, Var
from provenhive.spec_lang.traverse import called_functions


class Plans:
    """Proposes the composition that the unit's author wrote down."""

    name = "plan"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield the plan with the functions that it calls computed by methods, then with direct calls of them."""
        bench = Workbench(task)
        if bench.unit.plan is None:
            return
        direct = dict.fromkeys(called_functions(bench.unit.plan), DIRECT)
        texts = [_written(bench, choices) for choices in ({}, direct)]
        for text in dict.fromkeys(texts):
            yield Proposal(text, self.name, "plan", seed=task.seed)


def _end(emitter: Emitter, results: tuple[Var, ...], value: Expr) -> None:
    emitter.emit(*map(Assert, put_together(value)))
    store(emitter, results, value)


def _written(bench: Workbench, choices: dict[str, str]) -> str:
    unit = bench.unit
    scope = bench.scope((*unit.parameters, *unit.results))
    compiler = Compiler(bench, choices)
    emitter = Emitter(bench, scope, compiler, unit.requires)
    results = tuple(bench.var(r) for r in unit.results)
    if unit.plan is not None:
        plan = simplify(rename_binders(unit.plan, scope.fresh))
        tree = Decider(bench, bench.costly).decide(plan)
        emitter.tree(tree, lambda inner, value: _end(inner, results, value))
    return bench.text(emitter.statements, compiler.helpers)
