"""The shapes of a unit's values, as the JavaScript drivers want them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.types import (
    BoolType,
    CharType,
    DataType,
    IntType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    TupleType,
    Type,
    VarType,
)

Shape = str | list[Any]


class ShapeTable:
    """Shapes of declared types, and descriptions of the datatypes that they mention."""

    def __init__(self, program: Program) -> None:
        """Start with no datatype mentioned."""
        self._program = program
        self._mentioned: list[str] = []

    def of(self, declared: Type) -> Shape:
        """Return the shape of a declared type; a type parameter of the unit is taken to be ``int``."""
        return self._shape(erase(self._program, declared), {})

    def _shape(self, type_: Type, parameters: Mapping[str, int]) -> Shape:
        match type_:
            case IntType():
                return "int"
            case BoolType():
                return "bool"
            case CharType():
                return "char"
            case SeqType(element):
                return ["seq", self._shape(element, parameters)]
            case SetType(element):
                return ["set", self._shape(element, parameters)]
            case MultisetType(element):
                return ["multiset", self._shape(element, parameters)]
            case MapType(key, value):
                return ["map", self._shape(key, parameters), self._shape(value, parameters)]
            case TupleType(items):
                return ["tuple", [self._shape(item, parameters) for item in items]]
            case DataType(name, arguments):
                if name not in self._mentioned:
                    self._mentioned.append(name)
                return ["data", name, [self._shape(a, parameters) for a in arguments]]
            case VarType(name):
                return ["var", parameters[name]] if name in parameters else "int"
            case _:
                raise TypeError(f"{type_} is not erased")

    def datatypes(self) -> dict[str, Any]:
        """Return the description of every datatype that a shape mentioned, those inside them included."""
        found: dict[str, Any] = {}
        for name in self._mentioned:  # grows while it is read
            declared = self._program.datatype(name)
            parameters = {p: i for i, p in enumerate(declared.type_parameters)}
            found[name] = {"constructors": [self._constructor(c, parameters) for c in declared.constructors]}
        return found

    def _constructor(self, constructor: core.Constructor, parameters: Mapping[str, int]) -> dict[str, Any]:
        fields = [[f.name, self._shape(erase(self._program, f.type), parameters)] for f in constructor.fields]
        return {"name": constructor.name, "fields": fields}
