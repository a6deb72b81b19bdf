"""Types as they are written to types."""

from __future__ import annotations

from provenhive.spec_lang import syntax as syn
from provenhive.spec_lang.diagnostics import Reporter, did_you_mean
from provenhive.spec_lang.elaborate.library import ERROR, Kind, Library, Names
from provenhive.spec_lang.types import (
    BOOL,
    CHAR,
    INT,
    NAT,
    STRING,
    DataType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    SubsetType,
    TupleType,
    Type,
    VarType,
)

_PLAIN: dict[str, Type] = {"int": INT, "nat": NAT, "bool": BOOL, "char": CHAR, "string": STRING}
_COLLECTIONS = {"seq": 1, "set": 1, "multiset": 1, "map": 2}
BUILT_IN = frozenset(_PLAIN) | frozenset(_COLLECTIONS)


def declared_type(
    written: syn.TypeSyntax, type_parameters: tuple[str, ...], names: Names, library: Library, reporter: Reporter
) -> Type:
    """Return the type that is written; what is wrong goes to the reporter and gives ``ERROR``."""

    def convert(node: syn.TypeSyntax) -> Type:
        if isinstance(node, syn.TupleTypeSyntax):
            return TupleType(tuple(convert(item) for item in node.items))
        return named(node, tuple(convert(argument) for argument in node.arguments))

    def named(node: syn.NamedType, arguments: tuple[Type, ...]) -> Type:
        name = node.name.text
        if node.name.module is None and name in type_parameters:
            return counted(node, 0, VarType(name))
        if node.name.module is None and name in _PLAIN:
            return counted(node, 0, _PLAIN[name])
        if node.name.module is None and name in _COLLECTIONS:
            if counted(node, _COLLECTIONS[name], INT) is ERROR:
                return ERROR
            return _collection(name, arguments)
        return declared(node, arguments)

    def counted(node: syn.NamedType, wanted: int, type_: Type) -> Type:
        found = len(node.arguments)
        if found == wanted:
            return type_
        reporter.error(
            node.span,
            "type",
            f"'{node.name}' has {found} type argument{'s' if found != 1 else ''}",
            expected=f"{wanted or 'no'} type argument{'s' if wanted != 1 else ''}",
        )
        return ERROR

    def declared(node: syn.NamedType, arguments: tuple[Type, ...]) -> Type:
        found = [e for e in names.candidates(node.name) if e.kind in (Kind.DATATYPE, Kind.SUBSET)]
        if not found and node.name.text in names.broken:
            return ERROR
        if len(found) != 1:
            _unknown(node, found and ", ".join(sorted(e.qualified for e in found)), type_parameters, names, reporter)
            return ERROR
        entity = found[0]
        make = DataType if entity.kind is Kind.DATATYPE else SubsetType
        return counted(node, library.arity.get(entity.qualified, len(arguments)), make(entity.qualified, arguments))

    return convert(written)


def _collection(name: str, arguments: tuple[Type, ...]) -> Type:
    match name:
        case "seq":
            return SeqType(arguments[0])
        case "set":
            return SetType(arguments[0])
        case "multiset":
            return MultisetType(arguments[0])
        case _:
            return MapType(arguments[0], arguments[1])


def _unknown(
    node: syn.NamedType, choices: object, type_parameters: tuple[str, ...], names: Names, reporter: Reporter
) -> None:
    if choices:
        reporter.error(node.name.span, "name", f"type '{node.name}' is ambiguous", expected=f"one of {choices}")
        return
    known = names.visible((Kind.DATATYPE, Kind.SUBSET)) | BUILT_IN | set(type_parameters)
    reporter.error(node.name.span, "name", f"there is no type '{node.name}'", hint=did_you_mean(node.name.text, known))
