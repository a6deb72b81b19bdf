"""The bound on the depth of core expressions: everything that walks them recursively stays within Python's limits."""

from __future__ import annotations

from collections.abc import Iterator

from provenhive.spec_lang import core
from provenhive.spec_lang.core import Expr
from provenhive.spec_lang.diagnostics import Reporter
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.traverse import parts

MAX_CORE_DEPTH = 200


def depth(expr: Expr) -> int:
    """Return the number of nodes on the longest way down."""
    deepest = 0
    stack = [(expr, 1)]
    while stack:
        node, level = stack.pop()
        deepest = max(deepest, level)
        stack.extend((part, level + 1) for part in parts(node))
    return deepest


def check_depth(module: core.Module, reporter: Reporter) -> None:
    """Report declarations with expressions deeper than ``MAX_CORE_DEPTH``."""
    for declared in module.declarations:
        if any(depth(expr) > MAX_CORE_DEPTH for expr in expressions(declared)):
            report_depth(reporter, declared.span)


def report_depth(reporter: Reporter, span: Span | None) -> None:
    """Report that something is nested too deeply once it is taken apart."""
    reporter.error(
        span or Span(reporter.source.file, 1, 1, 1, 1),
        "limit",
        f"this comes to more than {MAX_CORE_DEPTH} levels of nesting",
        hint="name parts of it with functions or predicates of their own",
    )


def expressions(declared: core.Declaration) -> Iterator[Expr]:
    """Yield the expressions of a declaration, in the order of the text."""
    match declared:
        case core.Subset(_, _, _, predicate):
            yield predicate
        case core.Function(_, _, _, _, requires, body):
            yield from (*requires, body)
            if isinstance(declared.recursion, core.Measure):
                yield from declared.recursion.expressions
        case core.Law(_, _, _, requires, statement):
            yield from (*requires, statement)
        case core.Unit():
            yield from (*declared.requires, *declared.ensures, *declared.decreases)
            yield from () if declared.plan is None else (declared.plan,)
            yield from (value for e in declared.examples for value in (*e.arguments, *e.results))
        case core.Machine():
            yield from (*declared.invariants, *declared.initially, *(p.statement for p in declared.properties))
            yield from (e for o in declared.operations for e in (*o.requires, *o.ensures))
        case core.System(_, _, _, steps, guarantees):
            yield from (argument for step in steps for argument in step.arguments)
            yield from guarantees
        case _:
            return
