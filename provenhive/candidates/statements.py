"""Walking over the statements of a candidate."""

from __future__ import annotations

from collections.abc import Iterator

from provenhive.candidates import syntax
from provenhive.candidates.syntax import Block, Candidate, Helper, Statement
from provenhive.spec_lang.core import Expr
from provenhive.spec_lang.types import Type


def blocks_of(statement: Statement) -> tuple[Block, ...]:
    """Return the blocks directly inside a statement, in the order of reading."""
    match statement:
        case syntax.IfStatement(then=then, otherwise=otherwise):
            return (then,) if otherwise is None else (then, otherwise)
        case syntax.While(body=body) | syntax.ForallStatement(body=body):
            return (body,)
        case syntax.MatchStatement(cases=cases):
            return tuple(case.body for case in cases)
        case syntax.Assert(by=Block() as by):
            return (by,)
        case syntax.Calc(hints=hints):
            return hints
        case Block():
            return (statement,)
        case _:
            return ()


def statements_of(block: Block) -> Iterator[Statement]:
    """Yield every statement of a block and of what it holds, outermost first."""
    for statement in block.statements:
        yield statement
        for inner in blocks_of(statement):
            yield from statements_of(inner)


def own_expressions(statement: Statement) -> tuple[Expr, ...]:
    """Return the expressions directly in a statement, not those of blocks inside it."""
    match statement:
        case syntax.Declare(value=value):
            return () if value is None else (value,)
        case syntax.Assign(values=values):
            return values
        case syntax.CallStatement(arguments=arguments):
            return arguments
        case syntax.IfStatement(condition=condition) | syntax.Assert(condition=condition):
            return (condition,)
        case syntax.While(condition=condition, invariants=invariants, decreases=decreases):
            return (condition, *invariants, *decreases)
        case syntax.MatchStatement(scrutinee=scrutinee):
            return (scrutinee,)
        case syntax.ForallStatement(range=range_, ensures=ensures):
            return (range_, *ensures)
        case syntax.Calc(lines=lines):
            return lines
        case _:
            return ()


def bodies_of(candidate: Candidate) -> Iterator[Block]:
    """Yield the main body and the bodies of helper methods and lemmas."""
    yield candidate.body
    for helper in candidate.helpers:
        if isinstance(helper, syntax.HelperMethod):
            yield helper.body


def expressions_of(candidate: Candidate) -> Iterator[Expr]:
    """Yield every outermost expression of a candidate, contracts of helpers included."""
    for body in bodies_of(candidate):
        for statement in statements_of(body):
            yield from own_expressions(statement)
    for helper in candidate.helpers:
        yield from _contract(helper)


def _contract(helper: Helper) -> tuple[Expr, ...]:
    match helper:
        case syntax.HelperMethod(requires=requires, ensures=ensures, decreases=decreases):
            return (*requires, *ensures, *decreases)
        case syntax.HelperFunction(requires=requires, decreases=decreases, body=body):
            return (*requires, *decreases, body)


def types_of(candidate: Candidate) -> Iterator[Type]:
    """Yield every type that a candidate writes: of locals, binders and helpers' signatures."""
    for body in bodies_of(candidate):
        for statement in statements_of(body):
            match statement:
                case syntax.Declare(binder=binder):
                    yield binder.type
                case syntax.CallStatement(declares=binders) | syntax.ForallStatement(binders=binders):
                    yield from (binder.type for binder in binders)
                case _:
                    pass
    for helper in candidate.helpers:
        yield from (binder.type for binder in helper.parameters)
        if isinstance(helper, syntax.HelperMethod):
            yield from (binder.type for binder in helper.results)
        else:
            yield helper.result
