"""The agent of laws: candidates of the others, with calls of the laws that the unit ``uses`` where they may help.

An instance of a law helps where it speaks of the terms that have to be proved: of those in the loop's invariants before
and after a round, or in the contract. Instances are ranked by how many of these they speak of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, product
from typing import Any

from provenhive.candidates.compile_python import MissingPart, compile_candidate
from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.printer import print_candidate
from provenhive.candidates.rejection import Rejection
from provenhive.candidates.syntax import (
    Assert,
    Assign,
    Block,
    CallStatement,
    Candidate,
    Declare,
    IfStatement,
    Statement,
    While,
)
from provenhive.canonical import digest_bytes
from provenhive.search.agent import Agent, Feedback, Proposal, Task
from provenhive.search.agents.expressions import Expressions
from provenhive.search.agents.folds import Constructive, Folds
from provenhive.search.agents.prefix_loop import PrefixLoops
from provenhive.search.agents.recursion import Recursion
from provenhive.search.agents.simplify import simplify
from provenhive.search.agents.statements import all_statements, assigned_names, map_statements
from provenhive.search.agents.tabulate import Tabulate
from provenhive.search.agents.terms import ONE, add, concat, conj, index, prefix, singleton, suffix
from provenhive.search.agents.terms import replace as put
from provenhive.search.agents.tryout import Tryout
from provenhive.search.agents.workbench import Workbench
from provenhive.spec_lang.core import Binary, BinaryOp, Call, Expr, Law, Var
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.traverse import substitute_variables, walk
from provenhive.spec_lang.types import IntType, SeqType, Type, VarType

OTHERS: tuple[Agent, ...] = (Constructive(), Folds(), Expressions(), Tabulate(), PrefixLoops(), Recursion())
AT_ONE_PLACE = 6
TRIED = 600
SAMPLES = 30


class Laws:
    """Proposes what the others propose, with law calls."""

    name = "laws"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield one candidate with calls for each of the others' first ones."""
        declared = [task.program.index.get(name) for name in task.unit.uses]
        laws = [law for law in declared if isinstance(law, Law)]
        if not laws:
            return
        bench = Workbench(task)
        seen: set[str] = set()
        for agent in OTHERS:
            for proposal in islice(agent.propose(task, Feedback()), 2):
                text = _with_laws(bench, laws, proposal.text)
                if text is not None and text not in seen:
                    seen.add(text)
                    parent = digest_bytes(proposal.text.encode())
                    yield Proposal(text, self.name, proposal.aim, parents=(parent,), seed=task.seed)


def _with_laws(bench: Workbench, laws: list[Law], text: str) -> str | None:
    candidate = parse_candidate(text, bench.program, bench.unit)
    if isinstance(candidate, Rejection):
        return None
    changed = _Placing(bench, laws).placed(candidate)
    return None if changed == candidate else print_candidate(changed, bench.names)


class _Placing:
    """Puts law calls into a candidate."""

    def __init__(self, bench: Workbench, laws: list[Law]) -> None:
        self.bench = bench
        self.laws = laws
        unit = bench.unit
        self.own = tuple(map(bench.var, (*unit.parameters, *unit.results)))

    def placed(self, candidate: Candidate) -> Candidate:
        """Return the candidate with calls at the head of each loop's body, of each branch, and at the end."""
        declared = tuple(self.bench.var(s.binder) for s in all_statements(candidate.body) if isinstance(s, Declare))
        known = (*self.own, *declared)
        body = map_statements(candidate.body, lambda s: self._in_loop(s, known))
        end = self._calls(self._plain(self._visible(body)), self.bench.unit.ensures)
        joins = self._joins(candidate) if end else []
        return replace(candidate, body=Block((*body.statements, *end, *joins)))

    def _joins(self, candidate: Candidate) -> list[Statement]:
        """Say which sequences are others joined, as the samples show: a law of joined ones does not tell.

        Results that the candidate cuts out of a parameter are the usual case.
        """
        results = [self.bench.var(r) for r in self.bench.unit.results if isinstance(r.type, SeqType)]
        wholes = [self.bench.var(p) for p in self.bench.unit.parameters if isinstance(p.type, SeqType)]
        if len(results) < 2 or not wholes:
            return []
        runs = self._runs(candidate)
        choices = ((a, b, xs) for a, b, xs in product(results, results, wholes) if a != b and a.type == b.type)
        return [
            Assert(Binary(BinaryOp.EQ, concat(a, b), xs))
            for a, b, xs in choices
            if runs and all(run[a.name] + run[b.name] == run[xs.name] for run in runs)
        ]

    def _runs(self, candidate: Candidate) -> list[dict[str, Any]]:
        """Return the values of parameters and results on samples; none if the candidate fails on one."""
        tryout = Tryout(self.bench)
        compiled = compile_candidate(self.bench.program, self.bench.unit, candidate, parts=tryout.parts)
        runs = []
        for arguments in tryout.samples[:SAMPLES]:
            try:
                results = compiled.run(arguments)
            except (EvaluationFault, MissingPart):
                return []
            named = zip(self.bench.unit.results, results, strict=True)
            runs.append({**tryout.env(arguments), **{r.name: value for r, value in named}})
        return runs

    def _visible(self, body: Block) -> tuple[Var, ...]:
        """Return the variables that exist at the end of the body."""
        outer = tuple(self.bench.var(s.binder) for s in body.statements if isinstance(s, Declare))
        return (*self.own, *outer)

    def _in_loop(self, statement: Statement, known: tuple[Var, ...]) -> Statement:
        if not isinstance(statement, While):
            return statement
        inner = {s.binder.name for s in all_statements(statement.body) if isinstance(s, Declare)}
        visible = tuple(v for v in known if v.name not in inner)
        changed = assigned_names(statement.body)
        goals = [*statement.invariants, *self._after(statement)]
        pool = self._cut(
            self._plain(visible), [v for v in visible if v.name in changed and isinstance(v.type, IntType)]
        )
        calls = self._calls(pool, goals)
        return replace(statement, body=Block((*calls, *statement.body.statements)))

    def _after(self, loop: While) -> list[Expr]:
        """Return the invariants after a round, as far as the round is plain assignments."""
        values: dict[str, Expr] = {}
        for statement in loop.body.statements:
            if isinstance(statement, Assign) and len(statement.targets) == 1:
                values[statement.targets[0]] = substitute_variables(statement.values[0], values)
        return [simplify(substitute_variables(e, values)) for e in loop.invariants] if values else []

    def _plain(self, visible: tuple[Var, ...]) -> list[Expr]:
        return list(dict.fromkeys(visible))

    def _cut(self, pool: list[Expr], counters: list[Var]) -> list[Expr]:
        """Add the parts into which a loop's counters cut the sequences."""
        cut: list[Expr] = []
        for xs in [e for e in pool if isinstance(e.type, SeqType)]:
            for k in counters:
                cut += [prefix(xs, k), singleton(index(xs, k)), suffix(xs, k), suffix(xs, add(k, ONE)), index(xs, k)]
        return [*cut, *pool]

    # --- instances -------------------------------------------------------------------------------------------------

    def _calls(self, pool: list[Expr], goals: tuple[Expr, ...] | list[Expr]) -> list[Statement]:
        wanted = {simplify(node) for goal in goals for node in walk(goal) if isinstance(node, Call)}
        ranked: list[tuple[int, Statement]] = []
        for law in self.laws:
            for arguments in islice(self._choices(law, pool), TRIED):
                score = self._score(law, arguments, wanted)
                if score:
                    ranked.append((-score, self._call(law, arguments)))
        ranked.sort(key=lambda entry: entry[0])
        return [statement for _, statement in ranked[:AT_ONE_PLACE]]

    def _choices(self, law: Law, pool: list[Expr]) -> Iterator[tuple[Expr, ...]]:
        types = [self.bench.erased(p.type) for p in law.parameters]
        return product(*([e for e in pool if _fits(e.type, type_)] for type_ in types))

    def _score(self, law: Law, arguments: tuple[Expr, ...], wanted: set[Expr]) -> int:
        """Return how many of the wanted terms the instance speaks of."""
        values = {p.name: a for p, a in zip(law.parameters, arguments, strict=True)}
        said = substitute_variables(law.statement, values)
        terms = {simplify(_joined(node)) for node in walk(said) if isinstance(node, Call)}
        return len(terms & wanted) if len(terms & wanted) * 2 >= len(terms) else 0

    def _call(self, law: Law, arguments: tuple[Expr, ...]) -> Statement:
        values = {p.name: a for p, a in zip(law.parameters, arguments, strict=True)}
        call = CallStatement((), law.name, arguments, ghost=True)
        required = conj(*(substitute_variables(r, values) for r in law.requires))
        return IfStatement(required, Block((call,)), None) if law.requires else call


def _fits(actual: Type, wanted: Type) -> bool:
    """Say whether a term may be an argument: of the very type, or of its shape where the law is generic."""
    if isinstance(wanted, SeqType) and isinstance(actual, SeqType):
        return _fits(actual.element, wanted.element)
    return actual == wanted or isinstance(wanted, VarType)


def _joined(expr: Expr) -> Expr:
    """Write neighbouring parts of a sequence as one slice: ``xs[..k] ++ [xs[k]]`` is ``xs[..k + 1]``."""
    table: dict[Expr, Expr] = {}
    for node in walk(expr):
        for xs in (n for n in walk(node) if isinstance(n, Var) and isinstance(n.type, SeqType)):
            for k in (n for n in walk(node) if isinstance(n, Var) and isinstance(n.type, IntType)):
                item, following = singleton(index(xs, k)), add(k, ONE)
                table[concat(prefix(xs, k), item)] = prefix(xs, following)
                table[concat(item, suffix(xs, following))] = suffix(xs, k)
    return put(expr, table)
