"""Repairs of a failed candidate: what a run or a prover complained of says where and how.

* A wrong result is mended by a guard for the inputs on which it is wrong (as conditions and terms are put together in
  R. Alur, A. Radhakrishna, A. Udupa, *Scaling enumerative program synthesis via divide and conquer*, TACAS 2017), or by
  a neighbouring number or comparison.
* A proof that does not go through is mended by loop invariants: those that runs suggest (Houdini), parts of the
  contract with a bound replaced by what counts up to it (C. A. Furia, B. Meyer, *Inferring loop invariants using
  postconditions*, 2010), without those that were false; by measures, by facts of slices, by calls of laws.

What a run already shows to be wrong is not proposed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from itertools import islice, product

from provenhive.candidates.compile_python import compile_candidate
from provenhive.candidates.syntax import Assert, Assign, Block, CallStatement, Candidate, IfStatement, Statement, While
from provenhive.search.agent import Outcome, Task
from provenhive.search.agents.grammar import Grammar, Term, atoms, vocabulary
from provenhive.search.agents.houdini import Houdini
from provenhive.search.agents.sampling import Arguments
from provenhive.search.agents.statements import all_statements, assigned_names, expand_statements
from provenhive.search.agents.terms import ONE, add, concat, conjuncts, eq, index, negate, prefix, singleton, size, sub
from provenhive.search.agents.terms import replace as replaced
from provenhive.search.agents.tryout import FUEL, Tryout
from provenhive.search.agents.workbench import Workbench
from provenhive.search.evolution.sites import expressions, nodes, with_expression, with_node
from provenhive.search.tree.puct import Move
from provenhive.spec_lang.core import Binary, BinaryOp, Expr, IntLit, Law, Var
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.types import IntType, SeqType

_SAMPLES = 60
_TRACES = 40
_GUARDS = 6
_TWEAKS = 8
_TERMS = 120
_CONDITIONS = 200
_CALLS = 4
_COMPARED = (BinaryOp.LT, BinaryOp.LE, BinaryOp.GT, BinaryOp.GE)
_LINE = re.compile(r" at (\d+):")


class Tools:
    """What repairs of one unit's candidates are made with, each made when first needed."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.bench = Workbench(task)

    @cached_property
    def tryout(self) -> Tryout:
        """The contract on samples."""
        return Tryout(self.bench)

    @cached_property
    def houdini(self) -> Houdini:
        """Invariants from runs."""
        return Houdini(self.bench, self.tryout)

    @cached_property
    def samples(self) -> list[Arguments]:
        """Inputs to run candidates on."""
        return [*self.tryout.samples, *self.tryout.more(_SAMPLES)][:_SAMPLES]

    @cached_property
    def terms(self) -> tuple[list[Term], list[Term]]:
        """Terms for the result of a unit that has one, and conditions, both over the parameters."""
        unit = self.bench.unit
        variables = [self.bench.var(p) for p in unit.parameters]
        words = vocabulary(self.bench, variables, (*unit.requires, *unit.ensures))
        grammar = Grammar(self.bench, self.tryout.runner, words, [self.tryout.env(a) for a in self.tryout.samples])
        wanted = self.bench.erased(unit.results[0].type)
        grammar.grow({wanted})
        able = [t for t in grammar.of_type(wanted) if self.bench.executable(t.expr)]
        conditions = [t for t in atoms(grammar, limit=_CONDITIONS) if self.bench.executable(t.expr)]
        return able[:_TERMS], conditions

    def met(self, candidate: Candidate) -> int:
        """Return the samples on which a candidate meets the contract, as bits."""
        compiled = compile_candidate(self.task.program, self.task.unit, candidate, parts=self.tryout.parts)
        bits = 0
        for number, arguments in enumerate(self.samples):
            try:
                results = compiled.run(arguments, FUEL)
            except EvaluationFault:
                continue
            bits |= self.tryout.meets(arguments, results) << number
        return bits

    def keeps_its_word(self, candidate: Candidate) -> bool:
        """Say whether a candidate's invariants, measures and assertions hold in runs, and its contract."""
        compiled = compile_candidate(self.task.program, self.task.unit, candidate, checks=True, parts=self.tryout.parts)
        for arguments in self.samples[:_TRACES]:
            try:
                compiled.run(arguments, FUEL)
            except EvaluationFault:
                return False
        return True


def repairs(tools: Tools, candidate: Candidate, outcome: Outcome) -> Iterator[Move]:
    """Yield the repairs of a candidate with that outcome."""
    if outcome.stage == "fuzz":
        met = tools.met(candidate)
        yield from guards(tools, candidate, met)
        yield from tweaks(tools, candidate, met)
        return
    lines = {int(line) for message in outcome.messages for line in _LINE.findall(message)}
    found = (*claims(tools, candidate, outcome), *steps(tools, candidate))
    for move in found:
        yield replace(move, prior=move.prior * (1.5 if _touches(candidate, move.candidate, lines) else 1.0))


# --- wrong results ---------------------------------------------------------------------------------------------------


def guards(tools: Tools, candidate: Candidate, met: int) -> list[Move]:
    """Return the candidate behind guards: inputs on which it is wrong get a term that is right for them all."""
    unit = tools.bench.unit
    if len(unit.results) != 1 or not tools.samples:
        return []
    terms, conditions = tools.terms
    right = [(t.expr, _bits(tools, partial(_meets, tools, t))) for t in terms]
    whole = len(tools.samples)
    found: list[tuple[int, Expr, Expr]] = []
    for condition in conditions:
        holds = _bits(tools, partial(_holds, tools, condition))
        for there, said in ((holds, condition.expr), (((1 << whole) - 1) & ~holds, negate(condition.expr))):
            fit = next((expr for expr, bits in right if there and bits & there == there), None)
            if fit is not None and (met | there).bit_count() > met.bit_count():
                found.append(((met | there).bit_count(), said, fit))
    found.sort(key=lambda item: -item[0])
    name = unit.results[0].name
    return [
        Move(
            "guard",
            0.1 + 0.8 * count / whole,
            _with_body(candidate, IfStatement(condition, Block((Assign((name,), (fit,)),)), candidate.body)),
        )
        for count, condition, fit in found[:_GUARDS]
    ]


def _meets(tools: Tools, term: Term, arguments: Arguments) -> bool:
    return tools.tryout.meets(arguments, (term.on(tools.tryout.env(arguments)),))


def _holds(tools: Tools, condition: Term, arguments: Arguments) -> bool:
    return condition.on(tools.tryout.env(arguments)) is True


def tweaks(tools: Tools, candidate: Candidate, met: int) -> list[Move]:
    """Return neighbours of the candidate that meet the contract on more samples."""
    scored = [(tools.met(other).bit_count(), other) for other in _neighbours(candidate)]
    better = sorted((s for s in scored if s[0] > met.bit_count()), key=lambda s: -s[0])[:_TWEAKS]
    return [Move("bound", 0.1 + 0.8 * count / len(tools.samples), other) for count, other in better]


def _neighbours(candidate: Candidate) -> Iterator[Candidate]:
    """Yield the candidates in which one number or comparison is a neighbouring one."""
    for position, expr in enumerate(expressions(candidate)):
        for path, node in nodes(expr):
            for other in _near(node):
                yield with_expression(candidate, position, with_node(expr, path, other))


def _near(node: Expr) -> Iterator[Expr]:
    match node:
        case IntLit(value):
            yield from (replace(node, value=value + step) for step in (1, -1))
        case Binary(op=op) if op in _COMPARED:
            yield from (replace(node, op=other) for other in _COMPARED if other is not op)
        case Binary(op=BinaryOp.ADD | BinaryOp.SUB as op):
            yield replace(node, op=BinaryOp.SUB if op is BinaryOp.ADD else BinaryOp.ADD)
        case Var(type=IntType()):
            yield from (add(node, ONE), sub(node, ONE))
        case _:
            return


def _bits(tools: Tools, holds: Callable[[Arguments], bool]) -> int:
    return sum(bool(holds(arguments)) << number for number, arguments in enumerate(tools.samples))


# --- proofs that do not go through -----------------------------------------------------------------------------------


def claims(tools: Tools, candidate: Candidate, outcome: Outcome) -> Iterator[Move]:
    """Yield the candidate with other invariants and measures, as far as runs do not contradict them."""
    if not any(isinstance(s, While) for s in all_statements(candidate.body)):
        return
    fewer = tools.houdini.without(candidate, outcome.messages)
    if fewer is not None:
        yield Move("without invariant", 0.5, fewer)
    more = tools.houdini.strengthened(candidate)
    if more is not None:
        yield Move("invariants of runs", 0.5, more)
    for label, prior, other in (*_contract_invariants(tools, candidate), *_measures(tools, candidate)):
        if tools.keeps_its_word(other):
            yield Move(label, prior, other)
    for other in _neighbours(candidate):
        if _code(other) == _code(candidate) and tools.keeps_its_word(other):
            yield Move("bound of a claim", 0.15, other)


def _contract_invariants(tools: Tools, candidate: Candidate) -> Iterator[tuple[str, float, Candidate]]:
    """Yield the candidate with parts of the contract as invariants, a bound replaced by what counts up to it."""
    parts = [part for clause in tools.bench.unit.ensures for part in conjuncts(clause)]
    for loop, counters, sequences in _loops(tools, candidate):
        all_new: list[Expr] = []
        for part, k, xs in product(parts, counters, sequences):
            for new in dict.fromkeys((replaced(part, {size(xs): k}), replaced(part, {xs: prefix(xs, k)}))):
                if new != part and new not in loop.invariants:
                    other = _with_loop(candidate, loop, replace(loop, invariants=(*loop.invariants, new)))
                    if tools.keeps_its_word(other):
                        all_new.append(new)
                        yield "invariant of the contract", 0.4, other
        if len(all_new) > 1:
            yield (
                "invariants of the contract",
                0.6,
                _with_loop(candidate, loop, replace(loop, invariants=(*loop.invariants, *all_new))),
            )


def _measures(tools: Tools, candidate: Candidate) -> Iterator[tuple[str, float, Candidate]]:
    for loop, counters, sequences in _loops(tools, candidate):
        ends: list[Expr] = [*map(size, sequences), *(tools.bench.var(p) for p in tools.bench.unit.parameters)]
        distances = [sub(end, k) for end in ends if isinstance(end.type, IntType) for k in counters]
        distances += [sub(a, b) for a, b in product(counters, repeat=2) if a != b]
        for measure in (*counters, *distances):
            if loop.decreases != (measure,):
                yield "measure", 0.3, _with_loop(candidate, loop, replace(loop, decreases=(measure,)))


def steps(tools: Tools, candidate: Candidate) -> Iterator[Move]:
    """Yield the candidate with facts for the prover: of slices, and of laws that the unit may use."""
    for loop, counters, sequences in _loops(tools, candidate):
        for k, xs in product(counters, sequences):
            fact = Assert(eq(prefix(xs, add(k, ONE)), concat(prefix(xs, k), singleton(index(xs, k)))))
            whole = Assert(eq(prefix(xs, size(xs)), xs))
            inside = replace(loop, body=Block((fact, *loop.body.statements)))
            other = _with_loop(candidate, loop, inside, after=(whole,))
            if tools.keeps_its_word(other):
                yield Move("facts of slices", 0.35, other)
    for call in _law_calls(tools):
        yield Move("law", 0.3, replace(candidate, body=Block((call, *candidate.body.statements))))
        for loop, _, _ in _loops(tools, candidate):
            inside = replace(loop, body=Block((call, *loop.body.statements)))
            yield Move("law", 0.3, _with_loop(candidate, loop, inside))


def _law_calls(tools: Tools) -> Iterator[CallStatement]:
    unit = tools.bench.unit
    for name in unit.uses:
        law = tools.task.program.index.get(name)
        if isinstance(law, Law) and not law.type_parameters:
            fitting = [
                [tools.bench.var(p) for p in unit.parameters if p.type == wanted.type] for wanted in law.parameters
            ]
            yield from (CallStatement((), name, arguments) for arguments in islice(product(*fitting), _CALLS))


# --- places ----------------------------------------------------------------------------------------------------------


def _loops(tools: Tools, candidate: Candidate) -> Iterator[tuple[While, list[Expr], list[Expr]]]:
    """Yield the loops of the body with the numbers that each changes, and the sequences that are given."""
    given: list[Expr] = [tools.bench.var(p) for p in tools.bench.unit.parameters if isinstance(p.type, SeqType)]
    for statement in all_statements(candidate.body):
        if isinstance(statement, While):
            changed = assigned_names(statement.body)
            names = _numbers(statement)
            yield statement, [v for v in names if v.name in changed], given


def _numbers(loop: While) -> list[Var]:
    said = (loop.condition, *loop.invariants, *loop.decreases)
    found = [n for expr in said for _, n in nodes(expr) if isinstance(n, Var) and isinstance(n.type, IntType)]
    return sorted(set(found), key=lambda v: v.name)


def _with_loop(candidate: Candidate, old: While, new: While, after: Sequence[Statement] = ()) -> Candidate:
    body = expand_statements(candidate.body, lambda s: iter((new, *after) if s == old else (s,)))
    return replace(candidate, body=body)


def _with_body(candidate: Candidate, *statements: Statement) -> Candidate:
    return replace(candidate, body=Block(statements))


def _code(candidate: Candidate) -> Candidate:
    """Return the candidate without what its loops claim."""

    def bare(statement: Statement) -> Iterable[Statement]:
        return (replace(statement, invariants=(), decreases=()) if isinstance(statement, While) else statement,)

    body = expand_statements(candidate.body, lambda s: iter(tuple(bare(s))))
    return replace(candidate, body=body)


def _touches(candidate: Candidate, other: Candidate, lines: set[int]) -> bool:
    """Say whether a change is in a statement of the body that stands where something failed."""
    kept = set(map(id, other.body.statements)) | {id(s) for s in all_statements(other.body)}
    for statement in candidate.body.statements:
        span = statement.span
        if id(statement) not in kept and span is not None and any(span.line <= line for line in lines):
            return True
    return False
