"""The SyGuS agent: contracts over integers and truth values solved by cvc5.

First without a grammar, where cvc5 turns single-invocation problems into one quantifier elimination (Reynolds et al.,
"Counterexample-guided quantifier instantiation for synthesis in SMT", 2015); then over the contract's own vocabulary.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from provenhive.search.agent import Feedback, Proposal, Task
from provenhive.search.agents.compiler import Compiler
from provenhive.search.agents.emitter import Emitter
from provenhive.search.agents.simplify import simplify
from provenhive.search.agents.sygus_text import Problem, Untranslatable
from provenhive.search.agents.workbench import Workbench
from provenhive.toolchain import Limits, run

SECONDS = 5.0
MEMORY_MB = 1500
SINGLE, GRAMMAR = "si", "grammar"


class Sygus:
    """Proposes what cvc5 synthesises."""

    name = "sygus"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield at most two candidates; none when the contract speaks of other things."""
        bench = Workbench(task)
        try:
            problem = Problem(bench)
            texts = {mode: problem.text(small_grammar=mode == GRAMMAR) for mode in (SINGLE, GRAMMAR)}
        except Untranslatable:
            return
        for mode, text in texts.items():
            found = _solved(problem, text, mode)
            if found is not None:
                yield Proposal(found, self.name, "expression", seed=task.seed)


def _solved(problem: Problem, text: str, mode: str) -> str | None:
    command = (sys.executable, "-m", "provenhive.search.agents.sygus_worker", mode)
    done = run(command, limits=Limits(wall_seconds=SECONDS, memory_mb=MEMORY_MB), stdin=text.encode())
    if done.limit is not None or done.exit_code != 0:
        return None
    try:
        values = problem.results(done.out)
    except (Untranslatable, ValueError):
        return None
    if values is None:
        return None
    bench = problem.bench
    scope = bench.scope((*bench.unit.parameters, *bench.unit.results))
    emitter = Emitter(bench, scope, Compiler(bench), bench.unit.requires)
    for name, value in values.items():
        emitter.assign(name, simplify(value))
    return bench.text(emitter.statements)
