"""The agent that restates a contract: recursive functions replaced by what they say, the rest left to the others.

The other agents solve the restated unit; their solution becomes a helper method, and lemmas carry its contract over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.rejection import Rejection
from provenhive.candidates.syntax import (
    Block,
    CallStatement,
    ForallStatement,
    HelperKind,
    HelperMethod,
    Statement,
)
from provenhive.search.agent import Agent, Feedback, Proposal, Task
from provenhive.search.agents.bridges import Bridge, bridge_lemma, find_bridge
from provenhive.search.agents.contract import ensured
from provenhive.search.agents.expressions import Expressions
from provenhive.search.agents.prefix_loop import PrefixLoops
from provenhive.search.agents.recursion import Recursion
from provenhive.search.agents.statements import map_statements
from provenhive.search.agents.tabulate import Tabulate
from provenhive.search.agents.terms import TRUE, conjuncts, eq, mentions, rebuild
from provenhive.search.agents.tryout import Tryout
from provenhive.search.agents.witness import Witness
from provenhive.search.agents.workbench import Scope, Workbench
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Call, Expr, Index, Quantified, Quantifier, Unit, Var
from provenhive.spec_lang.traverse import called_functions, parts
from provenhive.spec_lang.types import BoolType, MultisetType

OTHERS: tuple[Agent, ...] = (Tabulate(), Witness(), PrefixLoops(), Expressions(), Recursion())


class Bridging:
    """Proposes what the other agents propose for the restated contract, with the lemmas."""

    name = "bridges"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield wrapped proposals; none when no function has a bridge."""
        bench = Workbench(task)
        restated = _Restated(bench)
        if not restated.bridges:
            return
        inner = Task(task.program, restated.unit, task.seed)
        for agent in OTHERS:
            for proposal in agent.propose(inner, Feedback()):
                text = restated.wrapped(proposal.text)
                if text is not None:
                    yield Proposal(text, self.name, proposal.aim, seed=task.seed)


class _Restated:
    def __init__(self, bench: Workbench) -> None:
        self.bench = bench
        self.scope: Scope = bench.scope((*bench.unit.parameters, *bench.unit.results))
        self.requires = tuple(p for condition in bench.unit.requires for p in conjuncts(condition))
        self.ensures = ensured(bench, self.scope, unfold=True)
        self.bridges = self._found()
        self.unit: Unit = replace(
            bench.unit,
            requires=tuple(map(self._restate, self.requires)),
            ensures=tuple(map(self._restate, self.ensures)),
            built_from=(),
            plan=None,
        )

    def _found(self) -> dict[str, Bridge]:
        names = sorted({name for expr in (*self.requires, *self.ensures) for name in called_functions(expr)})
        recursive = [name for name in names if self.bench.function(name) and self.bench.is_recursive(name)]
        if not recursive:
            return {}
        tryout = Tryout(self.bench)
        found: dict[str, Bridge] = {}
        for name in recursive:
            lemma = "About" + self.bench.bare(name).title().replace("_", "")
            bridge = find_bridge(self.bench, tryout, name, lemma)
            if bridge is not None:
                found[name] = bridge
        return found

    def _restate(self, expr: Expr) -> Expr:
        inner = rebuild(expr, self._restate)
        if isinstance(inner, Call) and inner.function in self.bridges:
            return self.bridges[inner.function].at(inner.arguments, self.scope)
        return _extensional(inner)

    # --- wrapping --------------------------------------------------------------------------------------------------

    def wrapped(self, text: str) -> str | None:
        """Return the candidate for the unit itself, made from one for the restated unit."""
        solved = parse_candidate(text, self.bench.program, self.unit)
        if isinstance(solved, Rejection):
            return None
        name = self.bench.scope().fresh("Restated")
        body = map_statements(solved.body, lambda s: self._renamed(s, name))
        helper = HelperMethod(
            HelperKind.METHOD,
            name,
            self.unit.type_parameters,
            self.unit.parameters,
            self.unit.results,
            self.unit.requires,
            self.unit.ensures,
            self.unit.decreases,
            body,
        )
        arguments = tuple(self.bench.var(p) for p in self.unit.parameters)
        call = CallStatement(tuple(r.name for r in self.unit.results), name, arguments)
        statements = (*self._lemma_calls(self.requires), call, *self._lemma_calls(self.ensures))
        lemmas = tuple(bridge_lemma(self.bench, bridge) for bridge in self.bridges.values())
        return self.bench.text(statements, (helper, *solved.helpers, *lemmas))

    def _renamed(self, statement: Statement, name: str) -> Statement:
        if isinstance(statement, CallStatement) and statement.callee == self.unit.name:
            return replace(statement, callee=name)
        return statement

    def _lemma_calls(self, exprs: tuple[Expr, ...]) -> list[Statement]:
        found: dict[Statement, None] = {}
        for expr in exprs:
            for binders, call in _calls_with_binders(expr, ()):
                if call.function in self.bridges:
                    found[self._lemma_call(call, binders)] = None
        return list(found)

    def _lemma_call(self, call: Call, binders: tuple[Binder, ...]) -> Statement:
        bridge = self.bridges[call.function]
        lemma = CallStatement((), bridge.lemma, call.arguments, ghost=True)
        if not binders:
            return lemma
        form = bridge.at(call.arguments, self.scope)
        said = Binary(BinaryOp.IFF, call, form) if isinstance(call.type, BoolType) else eq(call, form)
        return ForallStatement(binders, TRUE, (said,), Block((lemma,)))


def _calls_with_binders(expr: Expr, binders: tuple[Binder, ...]) -> Iterator[tuple[tuple[Binder, ...], Call]]:
    """Yield all calls with the quantified variables that their arguments mention."""
    if isinstance(expr, Quantified):
        binders = (*binders, *expr.binders)
    if isinstance(expr, Call):
        yield tuple(b for b in binders if mentions(expr, b.name)), expr
    for part in parts(expr):
        yield from _calls_with_binders(part, binders)


def _extensional(expr: Expr) -> Expr:
    """Turn ``forall v :: multiset(a)[v] == multiset(b)[v]`` into ``multiset(a) == multiset(b)``."""
    match expr:
        case Quantified(Quantifier.FORALL, (binder,), Binary(BinaryOp.EQ, Index(a, Var(v)), Index(b, Var(w)))) if (
            v == w == binder.name and isinstance(a.type, MultisetType) and a.type == b.type
        ):
            return expr if mentions(a, v) or mentions(b, v) else eq(a, b)
        case _:
            return expr
