"""Elaboration of machines and systems."""

from __future__ import annotations

from collections.abc import Iterable

from provenhive.spec_lang import core
from provenhive.spec_lang import syntax as syn
from provenhive.spec_lang.elaborate.context import Context, Lift, Scope, Typed
from provenhive.spec_lang.elaborate.declarations import Workshop, build_all, propositions, scope_of
from provenhive.spec_lang.elaborate.library import Kind
from provenhive.spec_lang.traverse import free_names
from provenhive.spec_lang.types import BOOL


def machine(shop: Workshop, declared: syn.MachineDeclaration) -> core.Machine | None:
    """Elaborate a machine; ``None`` if it is faulty."""
    context = shop.context(declared)
    qualified = f"{shop.names.module}.{declared.name}"
    state = shop.library.machines[qualified]
    if not state:
        context.error(declared.span, "declaration", f"machine '{declared.name}' has no state", expected="state x: T")
    scope = scope_of(context, state)
    clauses = [item for item in declared.items if isinstance(item, syn.Clause)]
    invariants = propositions(context, scope, clauses, "invariant")
    initially = propositions(context, scope, clauses, "initially")
    operations = [
        _Operation(shop, context, scope, item) for item in declared.items if isinstance(item, syn.OperationDeclaration)
    ]
    named = [item for item in declared.items if isinstance(item, syn.PropertyDeclaration)]
    properties = [(item, context.check(scope, item.statement, BOOL, "a property")) for item in named]
    _check_unique(context, [item for item in declared.items if isinstance(item, syn.OperationDeclaration)], "operation")
    _check_unique(context, named, "property")
    context.finish()
    if context.faulty:
        return None
    return core.Machine(
        qualified,
        state,
        build_all(invariants),
        build_all(initially),
        tuple(operation.build() for operation in operations),
        tuple(core.Property(item.name, typed.build(), span=item.span) for item, typed in properties),
        span=declared.span,
    )


def _check_unique(
    context: Context, items: Iterable[syn.OperationDeclaration | syn.PropertyDeclaration], what: str
) -> None:
    seen: set[str] = set()
    for item in items:
        if item.name in seen:
            context.error(item.span, "name", f"a second {what} '{item.name}'")
        seen.add(item.name)


class _Operation:
    """An operation: typed at once, built when the types of the whole machine are known."""

    def __init__(self, shop: Workshop, context: Context, scope: Scope, declared: syn.OperationDeclaration) -> None:
        self.declared = declared
        self.parameters = shop.binders(declared.parameters, ())
        self.results = shop.binders(declared.results, ())
        before = scope_of(context, self.parameters, scope)
        after = scope_of(context, self.results, before)
        primed = {**after, **{f"{name}'": type_ for name, type_ in scope.items()}}
        self.requires = propositions(context, before, declared.clauses, "requires")
        self.ensures = propositions(context, primed, declared.clauses, "ensures")

    def build(self) -> core.Operation:
        return core.Operation(
            self.declared.name,
            self.parameters,
            self.results,
            build_all(self.requires),
            build_all(self.ensures),
            span=self.declared.span,
        )


def system(shop: Workshop, declared: syn.SystemDeclaration) -> core.System | None:
    """Elaborate a system: calls of units become steps; ``None`` if it is faulty."""
    context = shop.context(declared)
    context.lifts = []
    parts = [n for c in declared.clauses if isinstance(c, syn.BuiltFrom) for n in c.names]
    for clause in declared.clauses:
        if isinstance(clause, syn.BuiltFrom) and clause.plan is not None:
            context.error(clause.span, "declaration", "a system has no plan", hint="say what it guarantees")
    found = [context.resolve_name(name, (Kind.MACHINE, Kind.UNIT), "machine or unit") for name in parts]
    entities = [entity for entity in found if entity is not None]
    context.units = frozenset(e.qualified for e in entities if e.kind is Kind.UNIT)
    context.machines = frozenset(e.qualified for e in entities if e.kind is Kind.MACHINE)
    parameters = shop.binders(declared.parameters, ())
    scope = scope_of(context, parameters)
    clauses = [c for c in declared.clauses if isinstance(c, syn.Clause)]
    guarantees = propositions(context, scope, clauses, "guarantees")
    if not guarantees:
        context.error(declared.span, "declaration", f"system '{declared.name}' guarantees nothing")
    context.finish()
    if context.faulty:
        return None
    steps = tuple(_step(context, lift) for lift in context.lifts)
    built = build_all(guarantees)
    _check_closed(context, steps, set(scope), declared)
    if context.faulty:
        return None
    return core.System(
        f"{shop.names.module}.{declared.name}",
        parameters,
        tuple(dict.fromkeys(e.qualified for e in entities)),
        steps,
        built,
        span=declared.span,
    )


def _step(context: Context, lift: Lift) -> core.Step:
    binders = tuple(
        core.Binder(name, context.final(type_), span=lift.span)
        for name, type_ in zip(lift.results, lift.types, strict=True)
    )
    return core.Step(binders, lift.unit, _built(lift.arguments), span=lift.span)


def _built(arguments: Iterable[Typed]) -> tuple[core.Expr, ...]:
    return tuple(argument.build() for argument in arguments)


def _check_closed(
    context: Context, steps: tuple[core.Step, ...], scope: set[str], declared: syn.SystemDeclaration
) -> None:
    """A call of a unit stands for one call: its arguments may not depend on a variable bound within the guarantee."""
    known = set(scope)
    for step in steps:
        for argument in step.arguments:
            bound = {n for n in free_names(argument) if n not in known and "." not in n}
            if bound:
                context.error(
                    step.span or declared.span,
                    "declaration",
                    f"this call of a unit depends on '{sorted(bound)[0]}', which is bound within the guarantee",
                    hint="make it a parameter of the system",
                )
        known |= {binder.name for binder in step.results}
