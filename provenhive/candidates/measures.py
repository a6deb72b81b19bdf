"""Measures of a candidate that its syntax tree gives: size, and how hard it is to read."""

from __future__ import annotations

from collections.abc import Iterator

from provenhive.candidates import syntax
from provenhive.candidates.statements import expressions_of, statements_of
from provenhive.candidates.syntax import Block, Candidate, HelperFunction, HelperMethod, Statement
from provenhive.spec_lang.core import Expr, If, MatchData, MatchSeq
from provenhive.spec_lang.traverse import parts, size


def candidate_size(candidate: Candidate) -> int:
    """Return the number of nodes of the tree: statements, helpers and expressions, proofs included."""
    bodies = [candidate.body, *(h.body for h in candidate.helpers if isinstance(h, HelperMethod))]
    statements = sum(1 for body in bodies for _ in statements_of(body))
    return len(candidate.helpers) + statements + sum(size(e) for e in expressions_of(candidate))


def reading_effort(candidate: Candidate) -> int:
    """Return the cognitive complexity of the candidate; less is easier to read.

    G. A. Campbell, *Cognitive Complexity* (SonarSource, 2018): each branch and loop costs one and one more for each
    that it stands in; ``else`` costs one, a jump (``break``, an early ``return``) costs one, and so does recursion.
    Two costs are added for what the paper does not know: one for each helper, which a reader has to look up, and one
    for each invariant, assertion or other step of a proof.
    """
    total = len(candidate.helpers)
    owners: list[tuple[str, Block]] = [(candidate.unit, candidate.body)]
    for helper in candidate.helpers:
        if isinstance(helper, HelperMethod):
            owners.append((helper.name, helper.body))
            total += len(helper.requires) + len(helper.ensures)
        elif isinstance(helper, HelperFunction):
            total += _expression(helper.body, 0)
    return total + sum(_block(body, 0, name) for name, body in owners)


def _block(block: Block, depth: int, owner: str) -> int:
    return sum(_statement(statement, depth, owner) for statement in block.statements)


def _statement(statement: Statement, depth: int, owner: str) -> int:
    match statement:
        case Block():
            return _block(statement, depth, owner)
        case syntax.IfStatement(condition, then, otherwise):
            rest = 0 if otherwise is None else 1 + _block(otherwise, depth + 1, owner)
            return 1 + depth + _expression(condition, depth) + _block(then, depth + 1, owner) + rest
        case syntax.While(condition, invariants, decreases, body):
            proof = len(invariants) + len(decreases)
            return 1 + depth + proof + _expression(condition, depth) + _block(body, depth + 1, owner)
        case syntax.MatchStatement(_, cases):
            return 1 + depth + sum(_block(case.body, depth + 1, owner) for case in cases)
        case syntax.CallStatement(callee=callee):
            return (1 if callee == owner else 0) + sum(_expression(a, depth) for a in statement.arguments)
        case syntax.Break() | syntax.Return():
            return 1
        case syntax.Assert(_, by):
            return 1 + (0 if by is None else _block(by, depth + 1, owner))
        case syntax.ForallStatement(body=body):
            return 1 + _block(body, depth + 1, owner)
        case syntax.Calc(_, hints):
            return 1 + sum(_block(hint, depth + 1, owner) for hint in hints)
        case _:
            return sum(_expression(e, depth) for e in _values(statement))


def _values(statement: Statement) -> Iterator[Expr]:
    match statement:
        case syntax.Assign(values=values):
            yield from values
        case syntax.Declare(value=value) if value is not None:
            yield value
        case _:
            return


def _expression(expr: Expr, depth: int) -> int:
    """Branches within expressions cost what branches among statements do."""
    branch = isinstance(expr, If | MatchData | MatchSeq)
    inner = depth + 1 if branch else depth
    return (1 + depth if branch else 0) + sum(_expression(part, inner) for part in parts(expr))
