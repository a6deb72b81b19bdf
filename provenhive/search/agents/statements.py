"""Walking over candidates' statements."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from provenhive.candidates.syntax import (
    Assert,
    Assign,
    Block,
    Calc,
    CallStatement,
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


def assigned_names(block: Block) -> set[str]:
    """Return the variables that something inside the block assigns."""
    found: set[str] = set()
    for statement in all_statements(block):
        if isinstance(statement, Assign | CallStatement):
            found.update(statement.targets)
    return found


def expand_statements(block: Block, expand: Callable[[Statement], Iterator[Statement]]) -> Block:
    """Return the block with every statement replaced by those that ``expand`` yields for it, at all depths."""

    def inner(statement: Statement) -> Statement:
        match statement:
            case Block():
                return expand_statements(statement, expand)
            case IfStatement(_, then, otherwise):
                other = None if otherwise is None else expand_statements(otherwise, expand)
                return replace(statement, then=expand_statements(then, expand), otherwise=other)
            case While(body=body):
                return replace(statement, body=expand_statements(body, expand))
            case MatchStatement(_, cases):
                changed = tuple(replace(c, body=expand_statements(c.body, expand)) for c in cases)
                return replace(statement, cases=changed)
            case _:
                return statement

    return Block(tuple(new for statement in block.statements for new in expand(inner(statement))))
