"""Places in a candidate's tree where an expression stands, and putting another one there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from provenhive.candidates import syntax
from provenhive.candidates.syntax import Block, Candidate, HelperFunction, HelperMethod, Statement
from provenhive.spec_lang.core import Expr
from provenhive.spec_lang.traverse import parts, rebuild

Change = Callable[[Expr], Expr]


def expressions(candidate: Candidate) -> list[Expr]:
    """Return all outermost expressions in the order of ``with_expression``: of the body, then of the helpers."""
    found: list[Expr] = []

    def note(expr: Expr) -> Expr:
        found.append(expr)
        return expr

    _mapped(candidate, note)
    return found


def with_expression(candidate: Candidate, position: int, new: Expr) -> Candidate:
    """Return the candidate with its outermost expression of this position replaced."""
    count = -1

    def put(expr: Expr) -> Expr:
        nonlocal count
        count += 1
        return new if count == position else expr

    return _mapped(candidate, put)


def nodes(expr: Expr) -> Iterator[tuple[tuple[int, ...], Expr]]:
    """Yield every node with the path that leads to it."""
    pending: list[tuple[tuple[int, ...], Expr]] = [((), expr)]
    while pending:
        path, node = pending.pop()
        yield path, node
        pending.extend(((*path, number), part) for number, part in enumerate(parts(node)))


def with_node(expr: Expr, path: tuple[int, ...], new: Expr) -> Expr:
    """Return the expression with the node at a path replaced."""
    if not path:
        return new
    inner = list(parts(expr))
    inner[path[0]] = with_node(inner[path[0]], path[1:], new)
    return rebuild(expr, tuple(inner))


def _mapped(candidate: Candidate, change: Change) -> Candidate:
    body = _block(candidate.body, change)
    return replace(candidate, body=body, helpers=tuple(_helper(helper, change) for helper in candidate.helpers))


def _helper(helper: syntax.Helper, change: Change) -> syntax.Helper:
    if isinstance(helper, HelperMethod):
        return replace(
            helper,
            requires=tuple(map(change, helper.requires)),
            ensures=tuple(map(change, helper.ensures)),
            decreases=tuple(map(change, helper.decreases)),
            body=_block(helper.body, change),
        )
    if isinstance(helper, HelperFunction):
        return replace(helper, body=change(helper.body))
    return helper


def _block(block: Block, change: Change) -> Block:
    return replace(block, statements=tuple(_statement(statement, change) for statement in block.statements))


def _statement(statement: Statement, change: Change) -> Statement:
    match statement:
        case Block():
            return _block(statement, change)
        case syntax.Declare(value=value) if value is not None:
            return replace(statement, value=change(value))
        case syntax.Assign(values=values):
            return replace(statement, values=tuple(map(change, values)))
        case syntax.CallStatement(arguments=arguments):
            return replace(statement, arguments=tuple(map(change, arguments)))
        case syntax.IfStatement(condition, then, otherwise):
            condition = change(condition)
            rest = None if otherwise is None else _block(otherwise, change)
            return replace(statement, condition=condition, then=_block(then, change), otherwise=rest)
        case syntax.While(condition, invariants, decreases, body):
            return replace(
                statement,
                condition=change(condition),
                invariants=tuple(map(change, invariants)),
                decreases=tuple(map(change, decreases)),
                body=_block(body, change),
            )
        case syntax.MatchStatement(cases=cases):
            return replace(statement, cases=tuple(replace(c, body=_block(c.body, change)) for c in cases))
        case syntax.Assert(condition=condition):
            return replace(statement, condition=change(condition))
        case _:
            return statement
