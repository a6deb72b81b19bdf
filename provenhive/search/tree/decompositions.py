"""Taking a failed candidate apart: helpers with contracts of their own, each proved by itself.

* By branch: what a branch computes becomes a method that promises the unit's contract under the branch's condition.
* By result: a unit whose contract says of each result separately what it is, is put together from one method a result;
  what each computes is found by the agents that solve units, for the smaller contract.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.statements import statements_of
from provenhive.candidates.syntax import (
    Block,
    CallStatement,
    Candidate,
    Helper,
    HelperKind,
    HelperMethod,
    IfStatement,
    Return,
)
from provenhive.search.agent import Agent, Feedback, Outcome, Task
from provenhive.search.agents.expressions import Expressions
from provenhive.search.agents.folds import Constructive, Folds
from provenhive.search.agents.prefix_loop import PrefixLoops
from provenhive.search.agents.statements import assigned_names
from provenhive.search.agents.terms import conjuncts, negate
from provenhive.search.agents.tryout import Tryout
from provenhive.search.agents.witness import Witness
from provenhive.search.agents.workbench import Workbench
from provenhive.search.tree.puct import Move
from provenhive.search.tree.repairs import Tools
from provenhive.spec_lang.core import Binder, Expr, Program, Unit, Var
from provenhive.spec_lang.traverse import free_variables

_SOLVERS: tuple[type[Agent], ...] = (Constructive, Folds, Expressions, Witness, PrefixLoops)
_TRIED = 2


def decompositions(tools: Tools, candidate: Candidate, outcome: Outcome) -> Iterator[Move]:
    """Yield ways to take a candidate apart."""
    if outcome.stage == "proof":
        whole = _by_branch(tools, candidate)
        if whole is not None:
            yield Move("a method for each branch", 0.2, whole)
    if len(tools.task.unit.results) > 1 and not candidate.helpers:
        split = _by_result(tools)
        if split is not None:
            yield Move("a method for each result", 0.6, split)


def _by_branch(tools: Tools, candidate: Candidate) -> Candidate | None:
    """Return the candidate with the branches of its only statement as methods."""
    unit = tools.task.unit
    match candidate.body.statements:
        case (IfStatement(condition, then, Block() as otherwise),):
            branches = ((then, condition), (otherwise, negate(condition)))
        case _:
            return None
    results = {r.name for r in unit.results}
    if any(isinstance(s, Return) for s in statements_of(candidate.body)) or any(
        not results <= assigned_names(branch) for branch, _ in branches
    ):
        return None
    helpers = [
        _method(tools, unit.results, (*unit.requires, when), unit.ensures, branch, f"Branch{number}")
        for number, (branch, when) in enumerate(branches, 1)
    ]
    calls = [_call(unit, helper) for helper in helpers]
    body = Block((IfStatement(condition, Block((calls[0],)), Block((calls[1],))),))
    return replace(candidate, body=body, helpers=(*candidate.helpers, *helpers))


def _by_result(tools: Tools) -> Candidate | None:
    """Return a candidate of one method a result, if the contract separates and each part is solved on samples."""
    unit = tools.task.unit
    split = _separated(unit)
    if split is None:
        return None
    helpers: list[Helper] = []
    calls: list[CallStatement] = []
    for result, ensures in zip(unit.results, split, strict=True):
        smaller = replace(unit, results=(result,), ensures=ensures, examples=())
        solved = _solved(Task(_with_unit(tools.task.program, smaller), smaller, tools.task.seed))
        if solved is None:
            return None
        name = f"Result{len(calls) + 1}"
        helper = _method(tools, (result,), unit.requires, ensures, solved.body, name)
        helpers += [helper, *solved.helpers]
        calls.append(_call(unit, helper))
    names = [h.name for h in helpers]
    if len(set(names)) < len(names):
        return None
    return Candidate(unit.name, Block(tuple(calls)), tuple(helpers))


def _separated(unit: Unit) -> list[tuple[Expr, ...]] | None:
    """Return what is promised of each result, ``None`` if some promise is about two of them or of one nothing is."""
    found: dict[str, list[Expr]] = {r.name: [] for r in unit.results}
    for part in (part for clause in unit.ensures for part in conjuncts(clause)):
        spoken = [name for name in found if name in free_variables(part)]
        if len(spoken) != 1:
            return None
        found[spoken[0]].append(part)
    return [tuple(parts) for parts in found.values()] if all(found.values()) else None


def _solved(task: Task) -> Candidate | None:
    """Return the first candidate of the solving agents that meets a contract on samples and calls no unit."""
    tryout = Tryout(Workbench(task))
    for make in _SOLVERS:
        for proposal in islice(make().propose(task, Feedback()), _TRIED):
            found = parse_candidate(proposal.text, task.program, task.unit)
            if isinstance(found, Candidate) and not _recurses(found) and not tryout.failures(proposal.text):
                return found
    return None


def _recurses(candidate: Candidate) -> bool:
    bodies = [candidate.body, *(h.body for h in candidate.helpers if isinstance(h, HelperMethod))]
    return any(
        isinstance(s, CallStatement) and s.callee == candidate.unit for body in bodies for s in statements_of(body)
    )


def _with_unit(program: Program, unit: Unit) -> Program:
    """Return the program with the unit of that name replaced."""
    modules = tuple(
        replace(m, declarations=tuple(unit if d.name == unit.name else d for d in m.declarations))
        for m in program.modules
    )
    return Program(modules)


def _method(
    tools: Tools,
    results: tuple[Binder, ...],
    requires: tuple[Expr, ...],
    ensures: tuple[Expr, ...],
    body: Block,
    stem: str,
) -> HelperMethod:
    unit = tools.task.unit
    name = tools.bench.scope((*unit.parameters, *unit.results)).fresh(stem)
    return HelperMethod(
        HelperKind.METHOD, name, unit.type_parameters, unit.parameters, results, requires, ensures, (), body
    )


def _call(unit: Unit, helper: HelperMethod) -> CallStatement:
    arguments = tuple(Var(p.name, p.type) for p in unit.parameters)
    return CallStatement(tuple(r.name for r in helper.results), helper.name, arguments)
