"""Elaboration of expressions: dispatch, names, calls and literals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from provenhive.spec_lang import core
from provenhive.spec_lang import syntax as syn
from provenhive.spec_lang.diagnostics import did_you_mean
from provenhive.spec_lang.elaborate import binding, collections, members, operators
from provenhive.spec_lang.elaborate.context import Context, Lift, Scope, Typed
from provenhive.spec_lang.elaborate.library import Entity, Kind, Signature
from provenhive.spec_lang.types import BOOL, CHAR, INT, TupleType, Type, substitute

_CALLABLE = (Kind.FUNCTION, Kind.CONSTRUCTOR, Kind.UNIT)


def elaborate(context: Context, scope: Scope, expr: syn.Expression) -> Typed:
    """Return the typed form of ``expr``; what is wrong goes to the context's reporter.

    ``scope`` maps the variables in scope to their erased types.
    """
    return _HANDLERS[type(expr)](context, scope, expr)


def _integer(_context: Context, _scope: Scope, expr: syn.Integer) -> Typed:
    return Typed(INT, lambda: core.IntLit(expr.value, span=expr.span))


def _boolean(_context: Context, _scope: Scope, expr: syn.Boolean) -> Typed:
    return Typed(BOOL, lambda: core.BoolLit(expr.value, span=expr.span))


def _character(_context: Context, _scope: Scope, expr: syn.Character) -> Typed:
    return Typed(CHAR, lambda: core.CharLit(expr.value, span=expr.span))


def _variable(context: Context, scope: Scope, expr: syn.Variable) -> Typed:
    if expr.name in scope:
        type_ = scope[expr.name]
        return Typed(type_, lambda: core.Var(expr.name, context.final(type_), span=expr.span))
    name = syn.Name(expr.name, span=expr.span)
    if any(entity.kind is Kind.CONSTRUCTOR for entity in context.names.candidates(name)):
        return apply(context, scope, syn.Apply(name, (), span=expr.span))
    _undefined(context, scope, expr)
    return context.bad(expr.span)


def _undefined(context: Context, scope: Scope, expr: syn.Variable) -> None:
    if context.excused(expr.name):
        return
    name, found = expr.name, context.names.candidates(syn.Name(expr.name, span=expr.span))
    hint: str | None
    if name.endswith("'") and name[:-1] in scope:
        hint = "the next state is visible in the 'ensures' of an operation only"
    elif found and found[0].kind in _CALLABLE:
        hint = f"'{name}' is a {found[0].kind.value}: call it, {name}(...)"
    else:
        hint = did_you_mean(name, set(scope) | context.names.visible((Kind.CONSTRUCTOR,)))
    context.error(expr.span, "name", f"there is no variable '{name}'", hint=hint)


def apply(context: Context, scope: Scope, expr: syn.Apply) -> Typed:
    """Elaborate a call of a function, a constructor or (in plans and systems) a unit."""
    entity = context.resolve_name(expr.name, _CALLABLE, "function")
    if entity is None:
        for argument in expr.arguments:
            context.expr(scope, argument)
        return context.bad(expr.span)
    if entity.kind is Kind.CONSTRUCTOR:
        return _construct(context, scope, expr, entity)
    if entity.kind is Kind.UNIT:
        return _call_unit(context, scope, expr, entity)
    signature = context.library.functions.get(entity.qualified)
    if signature is None:
        return context.bad(expr.span)  # its own declaration is faulty
    return _call(context, scope, expr, signature)


def _arguments(
    context: Context, scope: Scope, expr: syn.Apply, parameters: tuple[core.Binder, ...], bound: dict[str, Type]
) -> tuple[Typed, ...]:
    if len(parameters) != len(expr.arguments):
        wanted = len(parameters)
        listed = ", ".join(f"{p.name}: {p.type}" for p in parameters)
        context.error(
            expr.span,
            "type",
            f"'{expr.name}' is given {len(expr.arguments)} argument{'s' if len(expr.arguments) != 1 else ''}",
            expected=f"{wanted} argument{'s' if wanted != 1 else ''}: ({listed})",
        )
        for argument in expr.arguments:
            context.expr(scope, argument)
        return ()
    types = [substitute(context.library.erase(p.type), bound) for p in parameters]
    return tuple(
        context.check(scope, argument, type_, f"argument '{parameter.name}' of '{expr.name}'")
        for argument, type_, parameter in zip(expr.arguments, types, parameters, strict=True)
    )


def _call(context: Context, scope: Scope, expr: syn.Apply, signature: Signature) -> Typed:
    bound = context.instantiate(signature.type_parameters, expr.span, f"'{expr.name}'")
    arguments = _arguments(context, scope, expr, signature.parameters, bound)
    results = tuple(substitute(context.library.erase(t), bound) for t in signature.results)
    result = results[0] if len(results) == 1 else TupleType(results)

    def build() -> core.Expr:
        types = tuple(context.final(bound[p]) for p in signature.type_parameters)
        built = tuple(a.build() for a in arguments)
        return core.Call(signature.name, types, built, context.final(result), span=expr.span)

    return Typed(result, build)


def _construct(context: Context, scope: Scope, expr: syn.Apply, entity: Entity) -> Typed:
    found = context.library.constructors.get(entity.qualified)
    if found is None:
        return context.bad(expr.span)
    declared, constructor = found
    bound = context.instantiate(declared.type_parameters, expr.span, f"'{declared.name.rsplit('.', 1)[-1]}'")
    arguments = _arguments(context, scope, expr, constructor.fields, bound)
    data = context.data_type(declared, bound)

    def build() -> core.Expr:
        built = tuple(a.build() for a in arguments)
        types = tuple(context.final(bound[p]) for p in declared.type_parameters)
        return core.Construct(constructor.name, built, type(data)(declared.name, types), span=expr.span)

    return Typed(data, build)


def _call_unit(context: Context, scope: Scope, expr: syn.Apply, entity: Entity) -> Typed:
    signature = context.library.units.get(entity.qualified)
    if signature is None:
        return context.bad(expr.span)
    if entity.qualified not in context.units:
        context.error(
            expr.span,
            "name",
            f"'{expr.name}' is a unit, and no unit can be called here",
            hint="units are called in plans and systems, by those that are 'built from' them;"
            " elsewhere call the function that its contract speaks of",
        )
        return context.bad(expr.span)
    if context.lifts is None:
        return _call(context, scope, expr, signature)
    return _lift(context, scope, expr, signature)


def _lift(context: Context, scope: Scope, expr: syn.Apply, signature: Signature) -> Typed:
    """Take the call of a unit out of a guarantee: fresh variables stand for its results."""
    bound = context.instantiate(signature.type_parameters, expr.span, f"'{expr.name}'")
    arguments = _arguments(context, scope, expr, signature.parameters, bound)
    types = tuple(substitute(t, bound) for t in signature.results)
    erased = tuple(context.library.erase(t) for t in types)
    short = signature.name.rsplit(".", 1)[-1]
    names = tuple(context.fresh_name(f"{short}_result") for _ in types)
    if context.lifts is not None:
        context.lifts.append(Lift(signature.name, names, types, arguments, expr.span))

    def build() -> core.Expr:
        variables = tuple(core.Var(n, context.final(t), span=expr.span) for n, t in zip(names, erased, strict=True))
        return variables[0] if len(variables) == 1 else core.TupleLit(variables, span=expr.span)

    return Typed(erased[0] if len(erased) == 1 else TupleType(erased), build)


_Handler = Callable[[Context, Scope, Any], Typed]
_HANDLERS: dict[type, _Handler] = {
    syn.Integer: _integer,
    syn.Boolean: _boolean,
    syn.Character: _character,
    syn.Variable: _variable,
    syn.Apply: apply,
    syn.Text: collections.text,
    syn.Display: collections.display,
    syn.MapDisplay: collections.map_display,
    syn.Conversion: collections.conversion,
    syn.TupleDisplay: collections.tuple_display,
    syn.Size: collections.size,
    syn.IndexOf: collections.index,
    syn.SliceOf: collections.slice_of,
    syn.UpdateOf: collections.update,
    syn.Member: members.member,
    syn.Projection: members.projection,
    syn.Discriminator: members.discriminator,
    syn.RecordUpdate: members.record_update,
    syn.Prefix: operators.prefix,
    syn.Infix: operators.infix,
    syn.Comparison: operators.comparison,
    syn.Conditional: binding.conditional,
    syn.LetIn: binding.let_in,
    syn.Match: binding.match,
    syn.Quantification: binding.quantification,
}
