"""Types of the language.

``SubsetType`` covers ``nat`` (declared by the language itself) and ``type N = x: T where P(x)``. A type that holds
no ``SubsetType`` at any depth is *erased*. Every core expression has an erased type; declared types, which may
hold subset types, live in binders and signatures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IntType:
    """Unbounded integers."""

    def __str__(self) -> str:
        return "int"


@dataclass(frozen=True, slots=True)
class BoolType:
    """Truth values."""

    def __str__(self) -> str:
        return "bool"


@dataclass(frozen=True, slots=True)
class CharType:
    """Characters; ``string`` is ``seq<char>``."""

    def __str__(self) -> str:
        return "char"


@dataclass(frozen=True, slots=True)
class SeqType:
    """Finite sequences."""

    element: Type

    def __str__(self) -> str:
        return "string" if isinstance(self.element, CharType) else f"seq<{self.element}>"


@dataclass(frozen=True, slots=True)
class SetType:
    """Finite sets."""

    element: Type

    def __str__(self) -> str:
        return f"set<{self.element}>"


@dataclass(frozen=True, slots=True)
class MultisetType:
    """Finite multisets."""

    element: Type

    def __str__(self) -> str:
        return f"multiset<{self.element}>"


@dataclass(frozen=True, slots=True)
class MapType:
    """Finite maps."""

    key: Type
    value: Type

    def __str__(self) -> str:
        return f"map<{self.key}, {self.value}>"


@dataclass(frozen=True, slots=True)
class TupleType:
    """Tuples of two or more items."""

    items: tuple[Type, ...]

    def __str__(self) -> str:
        return "(" + ", ".join(map(str, self.items)) + ")"


@dataclass(frozen=True, slots=True)
class DataType:
    """A declared datatype applied to its arguments; ``name`` is qualified (``module.Name``)."""

    name: str
    arguments: tuple[Type, ...] = ()

    def __str__(self) -> str:
        return _applied(self.name, self.arguments)


@dataclass(frozen=True, slots=True)
class SubsetType:
    """A subset type applied to its arguments; ``name`` is qualified, or ``nat``."""

    name: str
    arguments: tuple[Type, ...] = ()

    def __str__(self) -> str:
        return _applied(self.name, self.arguments)


@dataclass(frozen=True, slots=True)
class VarType:
    """A type parameter of the enclosing declaration."""

    name: str

    def __str__(self) -> str:
        return self.name


Type = (
    IntType
    | BoolType
    | CharType
    | SeqType
    | SetType
    | MultisetType
    | MapType
    | TupleType
    | DataType
    | SubsetType
    | VarType
)

INT = IntType()
BOOL = BoolType()
CHAR = CharType()
NAT = SubsetType("nat")
STRING = SeqType(CHAR)


def _applied(name: str, arguments: tuple[Type, ...]) -> str:
    short = name.rsplit(".", 1)[-1]
    return short if not arguments else f"{short}<{', '.join(map(str, arguments))}>"


def children(type_: Type) -> tuple[Type, ...]:
    """Return the types that ``type_`` is applied to, in order."""
    match type_:
        case SeqType(e) | SetType(e) | MultisetType(e):
            return (e,)
        case MapType(k, v):
            return (k, v)
        case TupleType(items):
            return items
        case DataType(_, arguments) | SubsetType(_, arguments):
            return arguments
        case _:
            return ()


def with_children(type_: Type, parts: tuple[Type, ...]) -> Type:
    """Return ``type_`` with its direct parts replaced, same number and order as ``children`` gives."""
    match type_:
        case SeqType():
            return SeqType(parts[0])
        case SetType():
            return SetType(parts[0])
        case MultisetType():
            return MultisetType(parts[0])
        case MapType():
            return MapType(parts[0], parts[1])
        case TupleType():
            return TupleType(parts)
        case DataType(name):
            return DataType(name, parts)
        case SubsetType(name):
            return SubsetType(name, parts)
        case _:
            return type_


def substitute(type_: Type, binding: Mapping[str, Type]) -> Type:
    """Replace type parameters by what ``binding`` gives for their names."""
    if isinstance(type_, VarType):
        return binding.get(type_.name, type_)
    return with_children(type_, tuple(substitute(part, binding) for part in children(type_)))
