"""Recursion: who calls whom, and why it ends.

A function that calls itself only on parts of one parameter, as ``match`` takes it apart, is structural. All other
recursion, and all mutual recursion, needs ``decreases``; its conditions are derived in ``wellformed``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from provenhive.spec_lang import core
from provenhive.spec_lang.diagnostics import Reporter
from provenhive.spec_lang.digraph import Digraph
from provenhive.spec_lang.traverse import bound_in_parts, parts, subexpressions
from provenhive.spec_lang.types import DataType, MapType, MultisetType, SeqType, SetType, SubsetType, Type, children


@dataclass(frozen=True, slots=True)
class SelfCall:
    """A call of the function by itself; ``parts`` maps variables to the parameter that they are a part of."""

    call: core.Call
    parts: Mapping[str, int]


def self_calls(function: core.Function) -> tuple[SelfCall, ...]:
    """Return the calls of the function in its own body, each with what is known of the variables there."""
    found: list[SelfCall] = []
    whole = {binder.name: i for i, binder in enumerate(function.parameters)}
    _collect(function.body, function.name, whole, {}, found)
    return tuple(found)


def _collect(
    expr: core.Expr, name: str, whole: Mapping[str, int], smaller: Mapping[str, int], found: list[SelfCall]
) -> None:
    """Walk down: ``whole`` are the parameters and their other names, ``smaller`` are strict parts of them."""
    if isinstance(expr, core.Call) and expr.function == name:
        found.append(SelfCall(expr, smaller))
    for part, bound in zip(parts(expr), bound_in_parts(expr), strict=True):
        if not bound:
            _collect(part, name, whole, smaller, found)
            continue
        source, names = _taken_apart(expr, bound)
        parameter = smaller.get(source, whole.get(source)) if source is not None else None
        if parameter is None:
            _collect(part, name, whole, smaller, found)
        elif isinstance(expr, core.Let):
            same_whole = {**whole, expr.name: parameter} if source in whole else whole
            same_part = smaller if source in whole else {**smaller, expr.name: parameter}
            _collect(part, name, same_whole, same_part, found)
        else:
            _collect(part, name, whole, {**smaller, **dict.fromkeys(names, parameter)}, found)


def _taken_apart(expr: core.Expr, bound: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """Return the variable that a node takes apart or renames, and the names of its parts of the same type."""
    match expr:
        case core.Let(_, core.Var(source, _), _):
            return source, ()
        case core.MatchSeq(core.Var(source, _), _, _, tail, _):
            return source, (tail,)
        case core.MatchData(core.Var(source, type_), cases):
            case = next(case for case in cases if case.variables == bound)
            return source, tuple(v for v in bound if _is_of(case.body, v, type_))
        case _:
            return None, ()


def _is_of(body: core.Expr, variable: str, type_: Type) -> bool:
    """Say whether the variable, where it is used, has the type."""
    uses = (e for e in subexpressions(body) if isinstance(e, core.Var) and e.name == variable)
    return any(use.type == type_ for use in uses)


def structural(function: core.Function) -> core.Structural | None:
    """Return the first parameter that every recursive call takes a part of, if there is one."""
    calls = self_calls(function)
    for position in range(len(function.parameters)):
        if all(_passes_part(call, position) for call in calls):
            return core.Structural(position)
    return None


def _passes_part(call: SelfCall, position: int) -> bool:
    argument = call.call.arguments[position]
    return isinstance(argument, core.Var) and call.parts.get(argument.name) == position


def classify(
    functions: Iterable[core.Function], measures: Mapping[str, tuple[core.Expr, ...]], reporter: Reporter
) -> dict[str, core.Function]:
    """Return the functions with their recursion filled in; what does not visibly end is reported."""
    table = {function.name: function for function in functions}
    graph = Digraph()
    graph.add_nodes_from(table)
    for function in table.values():
        for called in called_functions((*function.requires, function.body)):
            if called in table:
                graph.add_edge(function.name, called)
    result = dict(table)
    for component in graph.strongly_connected_components():
        name = next(iter(component))
        if len(component) > 1:
            _mutual(sorted(component), table, measures, result, reporter)
        elif graph.has_edge(name, name):
            result[name] = _single(table[name], measures.get(name, ()), reporter)
    return result


def called_functions(exprs: Iterable[core.Expr]) -> frozenset[str]:
    """Return the names of the functions that are called in the expressions."""
    return frozenset(e.function for expr in exprs for e in subexpressions(expr) if isinstance(e, core.Call))


def _single(function: core.Function, measure: tuple[core.Expr, ...], reporter: Reporter) -> core.Function:
    if any(function.name in called_functions((e,)) for e in (*function.requires, *measure)):
        _report(function, "calls itself in its own contract", "a contract may not lean on itself", reporter)
    if measure:
        return replace(function, recursion=core.Measure(measure))
    found = structural(function)
    if found is None:
        _report(
            function,
            "calls itself, and nothing shows that this ends",
            "match on a parameter and call with its parts, or add a 'decreases', such as " + _suggestion(function),
            reporter,
        )
    return replace(function, recursion=found)


def _mutual(
    component: list[str],
    table: Mapping[str, core.Function],
    measures: Mapping[str, tuple[core.Expr, ...]],
    result: dict[str, core.Function],
    reporter: Reporter,
) -> None:
    shown = ", ".join(name.rsplit(".", 1)[-1] for name in component)
    lengths = {len(measures[name]) for name in component if measures.get(name)}
    for name in component:
        measure = measures.get(name, ())
        if not measure:
            _report(
                table[name],
                f"is mutually recursive ({shown}) and has no 'decreases'",
                "add a 'decreases' to each of them, such as " + _suggestion(table[name]),
                reporter,
            )
        elif len(lengths) > 1:
            _report(table[name], f"and the functions of its recursion ({shown}) decrease in different numbers of terms",
                    "give each 'decreases' the same number of terms", reporter)  # fmt: skip
        result[name] = replace(table[name], recursion=core.Measure(measure))


def _suggestion(function: core.Function) -> str:
    for binder in function.parameters:
        if isinstance(binder.type, SeqType | SetType | MultisetType | MapType):
            return f"decreases |{binder.name}|"
    return f"decreases {function.parameters[0].name}" if function.parameters else "decreases"


def _report(function: core.Function, message: str, hint: str, reporter: Reporter) -> None:
    calls = self_calls(function)
    span = calls[0].call.span if calls else function.span
    if span is not None:
        bare = function.name.rsplit(".", 1)[-1]
        reporter.error(span, "recursion", f"'{bare}' {message}", hint=hint)


def check_subset_cycles(declarations: Iterable[core.Declaration], reporter: Reporter) -> None:
    """Report subset types whose predicate leans, through functions or types, on the subset type itself."""
    graph = Digraph()
    table: dict[str, core.Subset] = {}
    for declared in declarations:
        match declared:
            case core.Subset(name, _, binder, predicate):
                table[name] = declared
                graph.add_edges_from((name, t) for t in named_types((binder.type,)))
                graph.add_edges_from((name, n) for n in mentioned((predicate,)))
            case core.Function(name, _, parameters, result, requires, body):
                types = (*(p.type for p in parameters), result)
                graph.add_edges_from((name, n) for n in (*named_types(types), *mentioned((*requires, body))))
            case core.Datatype(name, _, constructors):
                types = tuple(f.type for c in constructors for f in c.fields)
                graph.add_edges_from((name, t) for t in named_types(types))
            case _:
                continue
    for component in graph.strongly_connected_components():
        for name in sorted(component & set(table)):
            span = table[name].span
            if span is not None and (len(component) > 1 or graph.has_edge(name, name)):
                bare = name.rsplit(".", 1)[-1]
                reporter.error(span, "declaration", f"the meaning of type '{bare}' depends on itself")


def check_built_from(declarations: Iterable[core.Declaration], reporter: Reporter) -> None:
    """Report units that are built from each other: no contract may rest on itself."""
    units = {d.name: d for d in declarations if isinstance(d, core.Unit)}
    graph = Digraph((name, part) for name, unit in units.items() for part in unit.built_from)
    for component in graph.strongly_connected_components():
        for name in sorted(component) if len(component) > 1 else ():
            span = units[name].span
            if span is not None:
                circle = ", ".join(sorted(n.rpartition(".")[2] for n in component))
                reporter.error(span, "declaration", f"units are built from each other: {circle}")


def named_types(types: Iterable[Type]) -> frozenset[str]:
    """Return the qualified names of all declared types at any depth (``nat`` is not one)."""
    found: set[str] = set()
    stack = list(types)
    while stack:
        current = stack.pop()
        if isinstance(current, DataType | SubsetType) and current.name != "nat":
            found.add(current.name)
        stack.extend(children(current))
    return frozenset(found)


def mentioned(exprs: Iterable[core.Expr]) -> frozenset[str]:
    """Return the qualified names of all functions that are called and of all types that are named in expressions."""
    found: set[str] = set()
    for expr in exprs:
        for node in subexpressions(expr):
            match node:
                case core.Call(function, type_arguments, _, _):
                    found.add(function)
                    found |= named_types(type_arguments)
                case core.Quantified(_, binders, _):
                    found |= named_types(b.type for b in binders)
                case core.Construct(_, _, type_):
                    found |= named_types((type_,))
                case core.MatchData(scrutinee, _) | core.Is(scrutinee, _) | core.Destruct(scrutinee, _, _):
                    found |= named_types((scrutinee.type,))
                case _:
                    continue
    return frozenset(found)
