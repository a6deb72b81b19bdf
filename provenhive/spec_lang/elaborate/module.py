"""Elaboration of a module: names, then types, then signatures, then bodies, then recursion."""

from __future__ import annotations

from collections.abc import Mapping

from provenhive.spec_lang import core
from provenhive.spec_lang import syntax as syn
from provenhive.spec_lang.diagnostics import Reporter
from provenhive.spec_lang.elaborate import declarations, machines
from provenhive.spec_lang.elaborate.datatype_checks import check_datatypes, check_subset_bases
from provenhive.spec_lang.elaborate.declarations import FunctionResult, Workshop
from provenhive.spec_lang.elaborate.library import (
    Entity,
    Kind,
    Library,
    Names,
    Signature,
    SubsetHeader,
    enter,
    entities,
)
from provenhive.spec_lang.elaborate.recursion import check_built_from, check_subset_cycles, classify
from provenhive.spec_lang.elaborate.type_names import BUILT_IN
from provenhive.spec_lang.types import BOOL
from provenhive.spec_lang.validity import RESERVED

_KINDS: dict[type, Kind] = {
    syn.DatatypeDeclaration: Kind.DATATYPE,
    syn.SubsetDeclaration: Kind.SUBSET,
    syn.FunctionDeclaration: Kind.FUNCTION,
    syn.LawDeclaration: Kind.LAW,
    syn.UnitDeclaration: Kind.UNIT,
    syn.MachineDeclaration: Kind.MACHINE,
    syn.SystemDeclaration: Kind.SYSTEM,
}
_SIDE_BY_SIDE = ({Kind.CONSTRUCTOR, Kind.DATATYPE}, {Kind.CONSTRUCTOR, Kind.SUBSET})
_Declared = (
    syn.DatatypeDeclaration
    | syn.SubsetDeclaration
    | syn.FunctionDeclaration
    | syn.LawDeclaration
    | syn.UnitDeclaration
    | syn.MachineDeclaration
    | syn.SystemDeclaration
)


def elaborate_module(
    parsed: syn.File, name: str, imports: Mapping[str, core.Module], known: tuple[core.Module, ...], reporter: Reporter
) -> core.Module:
    """Return the typed module; ``imports`` are the modules that it names, ``known`` all that they lean on.

    Faults go to the reporter, and the module that comes out is complete only if there are none.
    """
    library = Library()
    for module in known:
        for declared in module.declarations:
            library.add(declared)
    names = Names(name, {}, {m: entities(module) for m, module in imports.items()}, parsed.broken)
    shop = Workshop(library, names, reporter)
    written = [d for d in parsed.declarations if not isinstance(d, syn.ModuleHeader | syn.Import)]
    written = _declare_names(shop, written)
    datatypes = _declare_types(shop, written)
    _declare_signatures(shop, written)
    finished = _bodies(shop, written, datatypes)
    return core.Module(name, tuple(imports), tuple(finished), parsed.file)


def _declare_names(shop: Workshop, written: list[_Declared]) -> list[_Declared]:
    """Enter all names; return the declarations that are the first of their name."""
    kept = []
    for declared in written:
        if not _enter(shop, declared.name, _KINDS[type(declared)], declared):
            continue
        kept.append(declared)
        if isinstance(declared, syn.DatatypeDeclaration):
            for constructor in declared.constructors:
                _enter(shop, constructor.name, Kind.CONSTRUCTOR, constructor)
        if isinstance(declared, syn.DatatypeDeclaration | syn.SubsetDeclaration):
            shop.library.arity[f"{shop.names.module}.{declared.name}"] = len(declared.type_parameters)
        _check_type_parameters(shop, declared)
    return kept


def _enter(shop: Workshop, name: str, kind: Kind, node: _Declared | syn.ConstructorDeclaration) -> bool:
    if name.endswith("'"):
        shop.reporter.error(node.span, "name", f"'{name}' ends in a prime", hint="a prime marks the next state")
    if RESERVED in name:
        shop.reporter.error(node.span, "name", f"'{name}' holds two underscores", hint="such names are reserved")
    if name in BUILT_IN or name in shop.names.imported:
        what = "a type of the language" if name in BUILT_IN else "a module"
        shop.reporter.error(node.span, "name", f"'{name}' is {what} already")
    for known in shop.names.local.get(name, ()):
        if {kind, known.kind} not in _SIDE_BY_SIDE:
            shop.reporter.error(node.span, "name", f"'{name}' is declared already, as a {known.kind.value}")
            return False
    enter(shop.names.local, Entity(kind, shop.names.module, name))
    return True


def _check_type_parameters(shop: Workshop, declared: _Declared) -> None:
    parameters = getattr(declared, "type_parameters", ())
    for i, parameter in enumerate(parameters):
        if parameter in parameters[:i] or parameter in BUILT_IN:
            shop.reporter.error(declared.span, "name", f"type parameter '{parameter}' is taken already")


def _declare_types(shop: Workshop, written: list[_Declared]) -> dict[str, core.Datatype]:
    """Enter subset types and datatypes; report those without a sound meaning."""
    module = shop.names.module
    for declared in written:
        if isinstance(declared, syn.SubsetDeclaration):
            base = shop.type(declared.base, declared.type_parameters)
            shop.library.subsets[f"{module}.{declared.name}"] = SubsetHeader(declared.type_parameters, base)
    spans = {f"{module}.{d.name}": d.span for d in written if isinstance(d, syn.SubsetDeclaration)}
    bases = {name: (shop.library.subsets[name].base, span) for name, span in spans.items()}
    check_subset_bases(bases, shop.library, shop.reporter)
    found: dict[str, core.Datatype] = {}
    for declared in written:
        if isinstance(declared, syn.DatatypeDeclaration):
            constructors = tuple(
                core.Constructor(c.name, shop.binders(c.fields, declared.type_parameters), span=c.span)
                for c in declared.constructors
            )
            name = f"{module}.{declared.name}"
            found[name] = core.Datatype(name, declared.type_parameters, constructors, span=declared.span)
            shop.library.add_datatype(found[name])
    check_datatypes(tuple(found.values()), shop.library, shop.reporter)
    return found


def _declare_signatures(shop: Workshop, written: list[_Declared]) -> None:
    for declared in written:
        name = f"{shop.names.module}.{declared.name}"
        match declared:
            case syn.FunctionDeclaration():
                parameters = shop.binders(declared.parameters, declared.type_parameters)
                result = BOOL if declared.result is None else shop.type(declared.result, declared.type_parameters)
                shop.library.functions[name] = Signature(name, declared.type_parameters, parameters, (result,))
            case syn.UnitDeclaration():
                parameters = shop.binders(declared.parameters, declared.type_parameters)
                results = tuple(b.type for b in shop.binders(declared.results, declared.type_parameters))
                shop.library.units[name] = Signature(name, declared.type_parameters, parameters, results)
            case syn.MachineDeclaration():
                variables = [v for item in declared.items if isinstance(item, syn.State) for v in item.variables]
                shop.library.machines[name] = shop.binders(variables, ())
            case _:
                continue


def _bodies(shop: Workshop, written: list[_Declared], datatypes: Mapping[str, core.Datatype]) -> list[core.Declaration]:
    found: list[core.Declaration | FunctionResult | None] = [_body(shop, d, datatypes) for d in written]
    results = [f for f in found if isinstance(f, FunctionResult)]
    measured = {f.function.name: f.measure for f in results}
    classified = classify((f.function for f in results), measured, shop.reporter)
    finished: list[core.Declaration] = []
    for item in found:
        if isinstance(item, FunctionResult):
            finished.append(classified[item.function.name])
        elif item is not None:
            finished.append(item)
    check_subset_cycles(finished, shop.reporter)
    check_built_from(finished, shop.reporter)
    return finished


def _body(
    shop: Workshop, declared: _Declared, datatypes: Mapping[str, core.Datatype]
) -> core.Declaration | FunctionResult | None:
    match declared:
        case syn.DatatypeDeclaration():
            return datatypes.get(f"{shop.names.module}.{declared.name}")
        case syn.SubsetDeclaration():
            return declarations.subset(shop, declared)
        case syn.FunctionDeclaration():
            return declarations.function(shop, declared)
        case syn.LawDeclaration():
            return declarations.law(shop, declared)
        case syn.UnitDeclaration():
            return declarations.unit(shop, declared)
        case syn.MachineDeclaration():
            return machines.machine(shop, declared)
        case syn.SystemDeclaration():
            return machines.system(shop, declared)
