"""Elaboration of what binds variables or branches: conditionals, let, match, quantifiers."""

from __future__ import annotations

from provenhive.spec_lang import core
from provenhive.spec_lang import syntax as syn
from provenhive.spec_lang.core import Quantifier
from provenhive.spec_lang.elaborate.context import Context, Scope, Typed
from provenhive.spec_lang.elaborate.matching import Row, compile_match
from provenhive.spec_lang.elaborate.patterns import TypedPattern, elaborate_pattern
from provenhive.spec_lang.elaborate.type_names import declared_type
from provenhive.spec_lang.types import BOOL, Type


def conditional(context: Context, scope: Scope, expr: syn.Conditional) -> Typed:
    """``if c then a else b``."""
    condition = context.check(scope, expr.condition, BOOL, "the condition of if")
    then = context.expr(scope, expr.then)
    otherwise = context.check(scope, expr.otherwise, then.type, "the else branch")
    return Typed(then.type, lambda: core.If(condition.build(), then.build(), otherwise.build(), span=expr.span))


def let_in(context: Context, scope: Scope, expr: syn.LetIn) -> Typed:
    """``let x = e in body``; another pattern than a variable is a match with one case."""
    value = context.expr(scope, expr.value)
    pattern = expr.pattern
    if isinstance(pattern, syn.NamePattern) and not context.is_constructor(pattern.name):
        inner = context.declare(scope, pattern.name.text, value.type, pattern.span)
        body = context.expr(inner, expr.body)
        name = pattern.name.text
        return Typed(body.type, lambda: core.Let(name, value.build(), body.build(), span=expr.span))
    typed = elaborate_pattern(context, pattern, value.type)
    body = context.expr(_with_variables(context, scope, typed), expr.body)
    return Typed(body.type, lambda: compile_match(context, expr, value.build(), [Row(typed, body)]))


def match(context: Context, scope: Scope, expr: syn.Match) -> Typed:
    """``match e { pattern => body, ... }``."""
    value = context.expr(scope, expr.scrutinee)
    result: Type | None = None
    rows: list[Row] = []
    for case in expr.cases:
        pattern = elaborate_pattern(context, case.pattern, value.type)
        body = context.expr(_with_variables(context, scope, pattern), case.body)
        if result is None:
            result = body.type
        else:
            context.expect(body.type, result, case.body.span, "this case")
        rows.append(Row(pattern, body))
    if result is None:
        return context.bad(expr.span)
    return Typed(result, lambda: compile_match(context, expr, value.build(), rows))


def _with_variables(context: Context, scope: Scope, pattern: TypedPattern) -> Scope:
    for variable, (type_, span) in pattern.variables.items():
        scope = context.declare(scope, variable, type_, span)
    return scope


def quantification(context: Context, scope: Scope, expr: syn.Quantification) -> Typed:
    """``forall x: T, y :: body``; a type that is left out is inferred from use."""
    inner = scope
    declared: list[tuple[syn.Parameter, Type]] = []
    for binder in expr.binders:
        if binder.type is None:
            type_: Type = context.solver.fresh(binder.span, f"the type of '{binder.name}'")
        else:
            type_ = declared_type(
                binder.type, context.type_parameters, context.names, context.library, context.reporter
            )
        declared.append((binder, type_))
        inner = context.declare(inner, binder.name, context.library.erase(type_), binder.span)
    body = context.check(inner, expr.body, BOOL, f"the body of {expr.quantifier}")

    def build() -> core.Expr:
        binders = tuple(core.Binder(b.name, context.final(t), span=b.span) for b, t in declared)
        return core.Quantified(Quantifier(expr.quantifier), binders, body.build(), span=expr.span)

    return Typed(BOOL, build)
