"""Elaboration of functions, laws, subset types, units, machines and systems, one declaration at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from provenhive.spec_lang import core
from provenhive.spec_lang import syntax as syn
from provenhive.spec_lang.comments import children
from provenhive.spec_lang.diagnostics import Reporter
from provenhive.spec_lang.elaborate.context import Context, Scope, Typed, words_of
from provenhive.spec_lang.elaborate.expressions import elaborate
from provenhive.spec_lang.elaborate.library import Kind, Library, Names
from provenhive.spec_lang.elaborate.type_names import declared_type
from provenhive.spec_lang.types import BOOL, TupleType, Type, substitute


@dataclass
class Workshop:
    """What all declarations of a module share."""

    library: Library
    names: Names
    reporter: Reporter

    def context(self, declared: syn.DeclarationSyntax, type_parameters: tuple[str, ...] = ()) -> Context:
        """Return a context for the expressions of a declaration."""
        words = words_of(self.reporter, declared.span)
        return Context(self.library, self.names, self.reporter, elaborate, type_parameters, words)

    def type(self, written: syn.TypeSyntax, type_parameters: tuple[str, ...]) -> Type:
        """Return the declared type."""
        return declared_type(written, type_parameters, self.names, self.library, self.reporter)

    def binders(self, parameters: Iterable[syn.Parameter], type_parameters: tuple[str, ...]) -> tuple[core.Binder, ...]:
        """Return parameters, results, fields or state variables with their declared types."""
        return tuple(
            core.Binder(p.name, self.type(p.type, type_parameters), span=p.span)
            for p in parameters
            if p.type is not None
        )


def scope_of(context: Context, binders: Iterable[core.Binder], scope: Scope | None = None) -> Scope:
    """Return the scope with the binders' variables, erased; report duplicates."""
    result: Scope = dict(scope or {})
    for binder in binders:
        if binder.span is not None:
            result = context.declare(result, binder.name, context.library.erase(binder.type), binder.span)
    return result


def propositions(context: Context, scope: Scope, clauses: Iterable[syn.Clause], word: str) -> list[Typed]:
    """Elaborate the clauses with that word; each has to be ``bool``."""
    return [
        context.check(scope, expr, BOOL, f"'{word}'") for clause in clauses if clause.word == word
        for expr in clause.expressions
    ]  # fmt: skip


def measures(context: Context, scope: Scope, clauses: Iterable[syn.Clause]) -> list[Typed]:
    """Elaborate ``decreases``; only the first such clause counts, a second is reported."""
    found = [clause for clause in clauses if clause.word == "decreases"]
    for extra in found[1:]:
        context.error(extra.span, "syntax", "a second 'decreases'", hint="list the terms in one, separated by commas")
    return [context.expr(scope, expr) for clause in found[:1] for expr in clause.expressions]


def build_all(typed: Iterable[Typed]) -> tuple[core.Expr, ...]:
    """Build what was elaborated."""
    return tuple(t.build() for t in typed)


@dataclass(frozen=True, slots=True)
class FunctionResult:
    """A function whose recursion is not classified yet, and its ``decreases``."""

    function: core.Function
    measure: tuple[core.Expr, ...]


def function(shop: Workshop, declared: syn.FunctionDeclaration) -> FunctionResult | None:
    """Elaborate a function or predicate; ``None`` if it is faulty."""
    context = shop.context(declared, declared.type_parameters)
    signature = shop.library.functions[f"{shop.names.module}.{declared.name}"]
    scope = scope_of(context, signature.parameters)
    requires = propositions(context, scope, declared.clauses, "requires")
    measure = measures(context, scope, declared.clauses)
    result = signature.results[0]
    body = context.check(scope, declared.body, shop.library.erase(result), f"the body of '{declared.name}'")
    context.finish()
    if context.faulty:
        return None
    made = core.Function(
        signature.name,
        declared.type_parameters,
        signature.parameters,
        result,
        build_all(requires),
        body.build(),
        None,
        declared.result is None,
        span=declared.span,
    )
    return FunctionResult(made, build_all(measure))


def law(shop: Workshop, declared: syn.LawDeclaration) -> core.Law | None:
    """Elaborate a law; ``None`` if it is faulty."""
    context = shop.context(declared, declared.type_parameters)
    _check_law_minus(context, declared)
    binders = shop.binders(declared.parameters, declared.type_parameters)
    scope = scope_of(context, binders)
    requires = propositions(context, scope, declared.requires, "requires")
    statement = context.check(scope, declared.statement, BOOL, "a law")
    proofs = [h for h in declared.help if isinstance(h, syn.Proof)]
    for extra in proofs[1:]:
        context.error(extra.span, "syntax", "a second proof")
    hints = [n for h in declared.help if isinstance(h, syn.NamesClause) for n in h.names]
    named = _resolve_all(context, hints, (Kind.LAW, Kind.FUNCTION), "law or function")
    context.finish()
    if context.faulty:
        return None
    return core.Law(
        f"{shop.names.module}.{declared.name}",
        declared.type_parameters,
        binders,
        build_all(requires),
        statement.build(),
        proofs[0].text if proofs else None,
        named,
        span=declared.span,
    )


def _check_law_minus(context: Context, declared: syn.LawDeclaration) -> None:
    """A minus first on its line after ``requires`` could be meant as the sign of the law's statement: refuse it."""
    for clause in declared.requires:
        stack: list[object] = list(clause.expressions)
        while stack:
            node = stack.pop()
            if isinstance(node, syn.Infix):
                if node.operator == "-" and node.right.span.line > node.left.span.end_line:
                    context.error(
                        node.right.span,
                        "syntax",
                        "this minus could begin the statement of the law or go on with its 'requires'",
                        hint="write 'ensures' before the statement, or end the line above with the minus",
                    )
                stack += [node.left, node.right]
            elif isinstance(node, syn.Comparison):
                stack += node.operands


def _resolve_all(context: Context, names: Iterable[syn.Name], kinds: tuple[Kind, ...], what: str) -> tuple[str, ...]:
    found = (context.resolve_name(name, kinds, what) for name in names)
    return tuple(dict.fromkeys(entity.qualified for entity in found if entity is not None))


def subset(shop: Workshop, declared: syn.SubsetDeclaration) -> core.Subset | None:
    """Elaborate a subset type; ``None`` if it is faulty."""
    context = shop.context(declared, declared.type_parameters)
    qualified = f"{shop.names.module}.{declared.name}"
    header = shop.library.subsets.get(qualified)
    if header is None:
        return None
    binder = core.Binder(declared.variable, header.base, span=declared.span)
    predicate = context.check(scope_of(context, (binder,)), declared.predicate, BOOL, "the predicate of a type")
    context.finish()
    if context.faulty:
        return None
    return core.Subset(qualified, declared.type_parameters, binder, predicate.build(), span=declared.span)


def unit(shop: Workshop, declared: syn.UnitDeclaration) -> core.Unit | None:
    """Elaborate a unit; ``None`` if it is faulty."""
    context = shop.context(declared, declared.type_parameters)
    qualified = f"{shop.names.module}.{declared.name}"
    parameters = shop.binders(declared.parameters, declared.type_parameters)
    results = shop.binders(declared.results, declared.type_parameters)
    if not results:
        context.error(declared.span, "declaration", f"unit '{declared.name}' returns nothing", expected="a result")
    before = scope_of(context, parameters)
    after = scope_of(context, results, before)
    clauses = [c for c in declared.clauses if isinstance(c, syn.Clause)]
    requires = propositions(context, before, clauses, "requires")
    ensures = propositions(context, after, clauses, "ensures")
    measure = measures(context, before, clauses)
    built_from, plan = _composition(shop, context, declared, qualified, before, results)
    examples = _examples(context, declared, parameters, results)
    used = [n for c in declared.clauses if isinstance(c, syn.NamesClause) for n in c.names]
    uses = _resolve_all(context, used, (Kind.LAW,), "law")
    context.finish()
    if context.faulty:
        return None
    return core.Unit(
        qualified,
        declared.type_parameters,
        parameters,
        results,
        build_all(requires),
        build_all(ensures),
        tuple(core.Example(build_all(a), build_all(r), span=c.span) for c, a, r in examples),
        built_from,
        uses,
        plan.build() if plan is not None else None,
        build_all(measure),
        span=declared.span,
    )


def _composition(
    shop: Workshop,
    context: Context,
    declared: syn.UnitDeclaration,
    qualified: str,
    scope: Scope,
    results: tuple[core.Binder, ...],
) -> tuple[tuple[str, ...], Typed | None]:
    clauses = [c for c in declared.clauses if isinstance(c, syn.BuiltFrom)]
    built_from = _resolve_all(context, [n for c in clauses for n in c.names], (Kind.UNIT,), "unit")
    if qualified in built_from:
        context.error(
            declared.span,
            "declaration",
            f"unit '{declared.name}' is built from itself",
            hint="it may call itself without that",
        )
    plans = [c for c in clauses if c.plan is not None]
    for extra in plans[1:]:
        context.error(extra.span, "declaration", "a second plan for the same unit")
    plan: Typed | None = None
    if plans and plans[0].plan is not None:
        types = tuple(shop.library.erase(b.type) for b in results)
        expected: Type = types[0] if len(types) == 1 else TupleType(types)
        context.units = frozenset({*built_from, qualified})
        plan = context.check(scope, plans[0].plan, expected, "this plan")
        context.units = frozenset()
        _check_plan(context, declared, plans[0].plan)
    return built_from, plan


def _check_plan(context: Context, declared: syn.UnitDeclaration, plan: syn.Expression) -> None:
    """Units are not called under a quantifier, and a plan that calls the unit itself has to say why that ends."""
    measured = any(isinstance(c, syn.Clause) and c.word == "decreases" for c in declared.clauses)
    stack: list[tuple[syn.Expression, bool]] = [(plan, False)]
    while stack:
        expr, quantified = stack.pop()
        quantified = quantified or isinstance(expr, syn.Quantification)
        if isinstance(expr, syn.Apply) and any(e.kind is Kind.UNIT for e in context.names.candidates(expr.name)):
            if quantified:
                context.error(expr.span, "declaration", "a unit is called within a quantifier")
            if expr.name.text == declared.name and not measured:
                hint = "add a 'decreases' to the unit"
                context.error(expr.span, "recursion", "the plan calls the unit itself", hint=hint)
        stack.extend((part, quantified) for part in children(expr))


_ExampleParts = tuple[syn.Clause, list[Typed], list[Typed]]


def _examples(
    context: Context,
    declared: syn.UnitDeclaration,
    parameters: tuple[core.Binder, ...],
    results: tuple[core.Binder, ...],
) -> list[_ExampleParts]:
    found = []
    for clause in declared.clauses:
        if isinstance(clause, syn.Clause) and clause.word == "example":
            example = _example(context, declared, parameters, results, clause)
            if example is not None:
                found.append(example)
    return found


def _example(
    context: Context,
    declared: syn.UnitDeclaration,
    parameters: tuple[core.Binder, ...],
    results: tuple[core.Binder, ...],
    clause: syn.Clause,
) -> _ExampleParts | None:
    """``example f(args) == value``; a unit with one ``bool`` result may say ``f(args)`` or ``!f(args)``."""
    call, values = _example_sides(clause.expressions[0], len(results))
    if call is None or call.name.text != declared.name or len(values) != len(results):
        shown = ", ".join(r.name for r in results)
        value = shown if len(results) == 1 else f"({shown})"
        context.error(
            clause.span, "syntax", "this is not an example of the unit", expected=f"{declared.name}(...) == {value}"
        )
        return None
    if len(call.arguments) != len(parameters):
        context.error(
            call.span,
            "type",
            f"'{declared.name}' is given {len(call.arguments)} arguments",
            expected=f"{len(parameters)} arguments",
        )
        return None
    binding = context.instantiate(declared.type_parameters, clause.span, f"'{declared.name}'")
    return clause, _ground(context, call.arguments, parameters, binding), _ground(context, values, results, binding)


def _example_sides(expr: syn.Expression, results: int) -> tuple[syn.Apply | None, tuple[syn.Expression, ...]]:
    match expr:
        case syn.Comparison((syn.Apply() as call, value), ("==",)):
            return call, value.items if results > 1 and isinstance(value, syn.TupleDisplay) else (value,)
        case syn.Infix("<==>", syn.Apply() as call, value):
            return call, (value,)
        case syn.Apply() as call:
            return call, (syn.Boolean(True, span=call.span),)
        case syn.Prefix("!", syn.Apply() as call):
            return call, (syn.Boolean(False, span=call.span),)
        case _:
            return None, ()


def _ground(
    context: Context,
    values: tuple[syn.Expression, ...],
    binders: tuple[core.Binder, ...],
    binding: dict[str, Type],
) -> list[Typed]:
    return [
        context.check({}, value, substitute(context.library.erase(binder.type), binding), f"'{binder.name}'")
        for value, binder in zip(values, binders, strict=True)
    ]
