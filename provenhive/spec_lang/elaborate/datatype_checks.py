"""Datatypes: strictly positive, inhabited, with uniform parameters and consistent field names."""

from __future__ import annotations

from collections.abc import Mapping

from provenhive.spec_lang import core
from provenhive.spec_lang.diagnostics import Reporter
from provenhive.spec_lang.digraph import Digraph
from provenhive.spec_lang.elaborate.library import Library
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.types import (
    DataType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    SubsetType,
    TupleType,
    Type,
    VarType,
    children,
)


def check_datatypes(local: tuple[core.Datatype, ...], library: Library, reporter: Reporter) -> None:
    """Report every datatype of a module that has no values, no meaning, or no translation."""
    groups = _groups(local, library)
    for declared in local:
        _check_fields(declared, library, reporter)
        _check_occurrences(declared, groups, library, reporter)
    _check_inhabited(local, library, reporter)


def _groups(local: tuple[core.Datatype, ...], library: Library) -> dict[str, frozenset[str]]:
    """Return for each datatype those that it is mutually recursive with, itself among them if it is recursive."""
    graph = Digraph()
    for declared in local:
        graph.add_nodes_from((declared.name,))
        for _, type_ in _fields(declared):
            for inner in _nested(library.erase(type_)):
                if isinstance(inner, DataType):
                    graph.add_edge(declared.name, inner.name)
    found: dict[str, frozenset[str]] = {}
    for component in graph.strongly_connected_components():
        for name in component:
            recursive = len(component) > 1 or graph.has_edge(name, name)
            found[name] = frozenset(component) if recursive else frozenset()
    return found


def _fields(declared: core.Datatype) -> list[tuple[core.Binder, Type]]:
    return [(field, field.type) for c in declared.constructors for field in c.fields]


def _nested(type_: Type) -> list[Type]:
    found, stack = [], [type_]
    while stack:
        found.append(stack.pop())
        stack.extend(children(found[-1]))
    return found


def _check_fields(declared: core.Datatype, library: Library, reporter: Reporter) -> None:
    seen: dict[str, Type] = {}
    for constructor in declared.constructors:
        names: set[str] = set()
        for field in constructor.fields:
            span = _span(field, declared)
            if field.name in names:
                reporter.error(span, "name", f"constructor '{constructor.name}' has two fields '{field.name}'")
            names.add(field.name)
            erased = library.erase(field.type)
            if seen.setdefault(field.name, erased) != erased:
                reporter.error(
                    span,
                    "type",
                    f"field '{field.name}' has another type in another constructor",
                    expected=f"type {seen[field.name]}",
                )


def _check_occurrences(
    declared: core.Datatype, groups: Mapping[str, frozenset[str]], library: Library, reporter: Reporter
) -> None:
    """Recursive occurrences: not within sets, multisets and maps, and with the parameters as declared."""
    group = groups[declared.name]
    parameters = tuple(VarType(p) for p in declared.type_parameters)
    bare = declared.name.rsplit(".", 1)[-1]
    for field, type_ in _fields(declared):
        for inner in _nested(library.erase(type_)):
            if isinstance(inner, DataType) and inner.name in group and inner.arguments != parameters:
                reporter.error(
                    _span(field, declared),
                    "declaration",
                    f"'{bare}' is recursive with other type arguments",
                    expected="the type parameters as declared",
                )
            if isinstance(inner, SetType | MultisetType | MapType) and any(
                isinstance(t, DataType) and t.name in group for t in _nested(inner)
            ):
                reporter.error(
                    _span(field, declared),
                    "declaration",
                    f"'{bare}' is recursive through a {type(inner).__name__.removesuffix('Type').lower()}",
                    hint="recursion may go through fields, tuples, sequences and other datatypes",
                )


def _check_inhabited(local: tuple[core.Datatype, ...], library: Library, reporter: Reporter) -> None:
    """Least fixed point: a datatype has a value when some constructor's fields all have one."""
    known = {name for name in library.datatypes if name not in {d.name for d in local}}
    grew = True
    while grew:
        grew = False
        for declared in local:
            if declared.name not in known and any(
                all(_has_value(library.erase(f.type), known) for f in c.fields) for c in declared.constructors
            ):
                known.add(declared.name)
                grew = True
    for declared in local:
        if declared.name not in known and declared.span is not None:
            bare = declared.name.rsplit(".", 1)[-1]
            reporter.error(
                declared.span,
                "declaration",
                f"datatype '{bare}' has no values: every constructor needs a value of it",
                hint="add a constructor that ends the recursion",
            )


def _has_value(type_: Type, known: set[str]) -> bool:
    match type_:
        case SeqType() | SetType() | MultisetType() | MapType():
            return True
        case TupleType(items):
            return all(_has_value(item, known) for item in items)
        case DataType(name, arguments):
            return name in known and all(_has_value(a, known) for a in arguments)
        case _:
            return True


def check_subset_bases(subsets: Mapping[str, tuple[Type, Span]], library: Library, reporter: Reporter) -> bool:
    """Report subset types whose base leads back to themselves; say whether there is none."""
    graph = Digraph()
    for name, (base, _) in subsets.items():
        graph.add_nodes_from((name,))
        graph.add_edges_from((name, t.name) for t in _nested(base) if isinstance(t, SubsetType) and t.name in subsets)
    good = True
    for component in graph.strongly_connected_components():
        for name in sorted(component):
            if len(component) > 1 or graph.has_edge(name, name):
                bare = name.rsplit(".", 1)[-1]
                reporter.error(subsets[name][1], "declaration", f"type '{bare}' is its own base")
                library.subsets.pop(name, None)
                good = False
    return good


def _span(field: core.Binder, declared: core.Datatype) -> Span:
    span = field.span or declared.span
    return span if span is not None else Span("", 1, 1, 1, 1)
