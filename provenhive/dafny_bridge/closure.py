"""Which declarations of a specification a contract or a candidate needs, in the order of the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenhive.candidates import syntax
from provenhive.candidates.statements import expressions_of, types_of
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Expr, Program
from provenhive.spec_lang.traverse import walk
from provenhive.spec_lang.types import DataType, SubsetType, Type, children


def closure(program: Program, expressions: Iterable[Expr], types: Iterable[Type]) -> tuple[str, ...]:
    """Return the qualified names of all functions, datatypes and subset types that these reach."""
    reached: set[str] = set()
    pending = [n for e in expressions for n in _names_of_expression(e)] + [n for t in types for n in _names_of_type(t)]
    while pending:
        name = pending.pop()
        if name not in reached and name in program.index:
            reached.add(name)
            pending.extend(_names_of_declaration(program.index[name]))
    kinds = (core.Function, core.Datatype, core.Subset)
    return tuple(
        d.name for module in program.modules for d in module.declarations if d.name in reached and isinstance(d, kinds)
    )


def closure_of_candidate(program: Program, candidate: syntax.Candidate) -> tuple[str, ...]:
    """Return what the unit's contract, its parts and laws, and the candidate itself need."""
    unit = program.unit(candidate.unit)
    leaned_on = [program.index[name] for name in (*unit.built_from, *unit.uses)]
    expressions = [e for d in (unit, *leaned_on) for e in expressions_of_declaration(d)] + list(
        expressions_of(candidate)
    )
    types = [t for d in (unit, *leaned_on) for t in _types(d)] + list(types_of(candidate))
    return closure(program, expressions, types)


def closure_of_declaration(program: Program, declaration: core.Declaration) -> tuple[str, ...]:
    """Return what a declaration needs, itself included if it is a function, a datatype or a subset type."""
    needed = set(closure(program, expressions_of_declaration(declaration), _types(declaration))) | {declaration.name}
    kinds = (core.Function, core.Datatype, core.Subset)
    return tuple(
        d.name for module in program.modules for d in module.declarations if d.name in needed and isinstance(d, kinds)
    )


def _names_of_type(type_: Type) -> Iterator[str]:
    if isinstance(type_, DataType | SubsetType):
        yield type_.name
    for part in children(type_):
        yield from _names_of_type(part)


def _names_of_expression(expr: Expr) -> Iterator[str]:
    for node in walk(expr):
        if isinstance(node, core.Call):
            yield node.function
        if isinstance(node, core.Quantified):
            for binder in node.binders:
                yield from _names_of_type(binder.type)
        yield from _names_of_type(node.type)


def _names_of_declaration(declaration: core.Declaration) -> Iterator[str]:
    for expression in expressions_of_declaration(declaration):
        yield from _names_of_expression(expression)
    for type_ in _types(declaration):
        yield from _names_of_type(type_)


def expressions_of_declaration(declaration: core.Declaration) -> tuple[Expr, ...]:
    """Return the formulas that a declaration consists of."""
    match declaration:
        case core.Function(requires=requires, body=body, recursion=recursion):
            measure = recursion.expressions if isinstance(recursion, core.Measure) else ()
            return (*requires, body, *measure)
        case core.Subset(predicate=predicate):
            return (predicate,)
        case core.Law(requires=requires, statement=statement):
            return (*requires, statement)
        case core.Unit(requires=requires, ensures=ensures, decreases=decreases):
            return (*requires, *ensures, *decreases)
        case _:
            return ()


def _types(declaration: core.Declaration) -> tuple[Type, ...]:
    match declaration:
        case core.Function(parameters=parameters, result=result):
            return (*(b.type for b in parameters), result)
        case core.Datatype(constructors=constructors):
            return tuple(b.type for c in constructors for b in c.fields)
        case core.Subset(binder=binder):
            return (binder.type,)
        case core.Law(parameters=parameters):
            return tuple(b.type for b in parameters)
        case core.Unit(parameters=parameters, results=results):
            return tuple(b.type for b in (*parameters, *results))
        case _:
            return ()
