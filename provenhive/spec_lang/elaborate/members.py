"""Elaboration of what follows a dot: fields, keys, tuple items, discriminators, record updates, machines' state."""

from __future__ import annotations

from collections.abc import Callable

from provenhive.spec_lang import core
from provenhive.spec_lang import syntax as syn
from provenhive.spec_lang.core import UnaryOp
from provenhive.spec_lang.diagnostics import did_you_mean
from provenhive.spec_lang.elaborate.context import Context, Scope, Typed
from provenhive.spec_lang.elaborate.library import ERROR, Kind
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.types import BOOL, DataType, MapType, SetType, TupleType, Type, substitute


def member(context: Context, scope: Scope, expr: syn.Member) -> Typed:
    """``e.field``, ``m.keys``, ``module.Constructor``, and in a system ``Machine.variable``."""
    base = expr.value
    if isinstance(base, syn.Variable) and base.name not in scope:
        special = _qualified(context, scope, expr, base.name)
        if special is not None:
            return special
    value = context.expr(scope, base)
    result = context.solver.fresh(expr.span, f"the type of field '{expr.name}'")
    chosen: dict[str, Callable[[core.Expr], core.Expr]] = {}

    def answer(found: Type) -> None:
        if isinstance(found, MapType) and expr.name == "keys":
            context.solver.unify(result, SetType(found.key))
            chosen["make"] = lambda v: core.Unary(UnaryOp.KEYS, v, span=expr.span)
            return
        field = field_type(context, found, expr.name, expr.span)
        context.solver.unify(result, field)
        chosen["make"] = lambda v: core.Destruct(v, expr.name, context.final(result), span=expr.span)

    context.solver.when_known(value.type, answer, lambda: _unknown(context, base))
    return Typed(result, lambda: chosen["make"](value.build()))


def _qualified(context: Context, scope: Scope, expr: syn.Member, name: str) -> Typed | None:
    whole = syn.Name(expr.name, name, span=expr.span)
    machines = [e for e in context.names.candidates(syn.Name(name, span=expr.span)) if e.kind is Kind.MACHINE]
    if machines:
        return _machine_state(context, expr, name, machines[0].qualified)
    if context.names.is_module(name):
        return context.expr(scope, syn.Apply(whole, (), span=expr.span))
    return None


def _machine_state(context: Context, expr: syn.Member, machine: str, qualified: str) -> Typed:
    if qualified not in context.machines:
        hint = f"add {machine} to 'built from'" if context.lifts is not None else "only systems read it"
        context.error(expr.span, "name", f"the state of machine '{machine}' cannot be read here", hint=hint)
        return context.bad(expr.span)
    state = context.library.machines.get(qualified, ())
    found = next((variable for variable in state if variable.name == expr.name), None)
    if found is not None:
        type_ = context.library.erase(found.type)
        return Typed(type_, lambda: core.Var(f"{machine}.{expr.name}", type_, span=expr.span))
    hint_name = did_you_mean(expr.name, (v.name for v in state))
    context.error(expr.span, "name", f"machine '{machine}' has no state variable '{expr.name}'", hint=hint_name)
    return context.bad(expr.span)


def field_type(context: Context, type_: Type, name: str, span: Span) -> Type:
    """Return the erased type of a datatype's field; report it when there is none."""
    if type_ == ERROR:
        return ERROR
    declared = context.library.datatypes.get(type_.name) if isinstance(type_, DataType) else None
    if declared is None or not isinstance(type_, DataType):
        context.error(span, "type", f"a value of type {context.show(type_)} has no field '{name}'")
        return ERROR
    binding = dict(zip(declared.type_parameters, type_.arguments, strict=False))
    for constructor in declared.constructors:
        for field in constructor.fields:
            if field.name == name:
                return substitute(context.library.erase(field.type), binding)
    known = [f.name for c in declared.constructors for f in c.fields]
    hint = did_you_mean(name, known) or (f"its fields are {', '.join(dict.fromkeys(known))}" if known else None)
    context.error(span, "name", f"{context.show(type_)} has no field '{name}'", hint=hint)
    return ERROR


def projection(context: Context, scope: Scope, expr: syn.Projection) -> Typed:
    """``t.0``."""
    value = context.expr(scope, expr.value)
    result = context.solver.fresh(expr.span, "the type of this tuple item")

    def answer(found: Type) -> None:
        if isinstance(found, TupleType) and expr.index < len(found.items):
            context.solver.unify(result, found.items[expr.index])
            return
        context.solver.unify(result, ERROR)
        if found != ERROR:
            context.error(expr.span, "type", f"a value of type {context.show(found)} has no item {expr.index}")

    context.solver.when_known(value.type, answer, lambda: _unknown(context, expr.value))
    return Typed(result, lambda: _projected(context, value.build(), expr))


def _projected(context: Context, value: core.Expr, expr: syn.Projection) -> core.Expr:
    """In a system, an item of the results of a unit is the variable that stands for it."""
    lifted = context.lifts is not None and isinstance(expr.value, syn.Apply)
    if lifted and isinstance(value, core.TupleLit):
        return value.items[expr.index]
    return core.Project(value, expr.index, span=expr.span)


def discriminator(context: Context, scope: Scope, expr: syn.Discriminator) -> Typed:
    """``e.Some?``."""
    value = context.expr(scope, expr.value)

    def answer(found: Type) -> None:
        declared = context.library.datatypes.get(found.name) if isinstance(found, DataType) else None
        if declared is None:
            if found != ERROR:
                context.error(expr.value.span, "type", f"a value of type {context.show(found)} has no constructors")
            return
        known = [c.name for c in declared.constructors]
        if expr.constructor not in known:
            hint = did_you_mean(expr.constructor, known) or f"its constructors are {', '.join(known)}"
            context.error(
                expr.span, "name", f"{context.show(found)} has no constructor '{expr.constructor}'", hint=hint
            )

    context.solver.when_known(value.type, answer, lambda: _unknown(context, expr.value))
    return Typed(BOOL, lambda: core.Is(value.build(), expr.constructor, span=expr.span))


def record_update(context: Context, scope: Scope, expr: syn.RecordUpdate) -> Typed:
    """``e.(field := value)`` of a datatype with one constructor."""
    value = context.expr(scope, expr.value)
    updates = {name: context.expr(scope, new) for name, new in expr.updates}
    found_constructor: list[core.Constructor] = []
    if len(updates) < len(expr.updates):
        context.error(expr.span, "name", "a field is updated twice")

    def answer(found: Type) -> None:
        declared = context.library.datatypes.get(found.name) if isinstance(found, DataType) else None
        if declared is None or len(declared.constructors) != 1:
            if found != ERROR:
                shown = context.show(found)
                context.error(
                    expr.span, "type", f"a value of type {shown} is updated", expected="a datatype of one constructor"
                )
            return
        found_constructor.append(declared.constructors[0])
        for name, new in expr.updates:
            field = field_type(context, found, name, expr.span)
            context.expect(updates[name].type, field, new.span, f"the value of field '{name}'")

    def build() -> core.Expr:
        whole, type_ = value.build(), context.final(value.type)
        if not isinstance(type_, DataType):
            return whole
        return _updated(context, expr, whole, type_, found_constructor[0], updates)

    context.solver.when_known(value.type, answer, lambda: _unknown(context, expr.value))
    return Typed(value.type, build)


def _updated(
    context: Context,
    expr: syn.RecordUpdate,
    whole: core.Expr,
    type_: DataType,
    constructor: core.Constructor,
    updates: dict[str, Typed],
) -> core.Expr:
    """Build the record afresh; the old value gets a name unless it has one."""
    if isinstance(whole, core.Var):
        base, name = whole, None
    else:
        name = context.fresh_name("record")
        base = core.Var(name, type_, span=expr.value.span)

    def item(field: core.Binder) -> core.Expr:
        if field.name in updates:
            return updates[field.name].build()
        return core.Destruct(base, field.name, field_type(context, type_, field.name, expr.span), span=expr.span)

    built = core.Construct(constructor.name, tuple(map(item, constructor.fields)), type_, span=expr.span)
    return built if name is None else core.Let(name, whole, built, span=expr.span)


def _unknown(context: Context, expr: syn.Expression) -> None:
    context.error(expr.span, "type", "the type of this expression cannot be inferred", hint="give its variable a type")
