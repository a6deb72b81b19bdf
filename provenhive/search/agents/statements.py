"""Walking over candidates' statements."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from provenhive.candidates.syntax import (
    Assert,
    Block,
    Calc,
    ForallStatement,
    IfStatement,
    MatchStatement,
    Statement,
    While,
)

Change = Callable[[Statement], Statement]


def map_statements(block: Block, change: Change) -> Block:
    """Return the block with every statement changed, inner ones first."""
    return Block(tuple(_mapped(statement, change) for statement in block.statements))


def _mapped(statement: Statement, change: Change) -> Statement:
    match statement:
        case Block():
            return change(map_statements(statement, change))
        case IfStatement(_, then, otherwise):
            other = None if otherwise is None else map_statements(otherwise, change)
            return change(replace(statement, then=map_statements(then, change), otherwise=other))
        case While(body=body):
            return change(replace(statement, body=map_statements(body, change)))
        case MatchStatement(_, cases):
            changed = tuple(replace(case, body=map_statements(case.body, change)) for case in cases)
            return change(replace(statement, cases=changed))
        case Assert(_, Block() as by):
            return change(replace(statement, by=map_statements(by, change)))
        case ForallStatement(body=body):
            return change(replace(statement, body=map_statements(body, change)))
        case Calc(_, hints):
            return change(replace(statement, hints=tuple(map_statements(h, change) for h in hints)))
        case _:
            return change(statement)


def all_statements(block: Block) -> Iterator[Statement]:
    """Yield all statements, outer ones first."""
    for statement in block.statements:
        yield statement
        for inner in inner_blocks(statement):
            yield from all_statements(inner)


def inner_blocks(statement: Statement) -> tuple[Block, ...]:
    """Return the blocks directly inside a statement."""
    match statement:
        case Block():
            return (statement,)
        case IfStatement(_, then, otherwise):
            return (then,) if otherwise is None else (then, otherwise)
        case While(body=body) | ForallStatement(body=body):
            return (body,)
        case MatchStatement(_, cases):
            return tuple(case.body for case in cases)
        case Assert(_, Block() as by):
            return (by,)
        case Calc(_, hints):
            return hints
        case _:
            return ()
