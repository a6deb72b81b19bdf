"""What a candidate's text can refer to: the specification, the unit's parts and laws, its own helpers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

from provenhive.candidates import raw
from provenhive.candidates.names import KEYWORDS, Names, unmangle
from provenhive.candidates.rejection import GateCategory, GateRefusal, refuse
from provenhive.candidates.syntax import HelperKind
from provenhive.spec_lang.core import Binder, Datatype, Function, Law, Program, Subset, Unit
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.span import Span
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

_PRINTERS_OWN = re.compile(r".*__[0-9]+\Z")  # names that the printer makes up


class Callable(Enum):
    """What a name that is applied to arguments stands for."""

    FUNCTION = "function"
    METHOD = "method"
    GHOST = "lemma or ghost method"


@dataclass(frozen=True, slots=True)
class Signature:
    """Something that can be called; all types are erased. ``name`` is as trees carry it."""

    name: str
    kind: Callable
    type_parameters: tuple[str, ...]
    parameters: tuple[Type, ...]
    results: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable in scope; its type may hold unknowns of the inference."""

    name: str
    type: Type
    mutable: bool
    level: int


@dataclass
class Scope:
    """Variables in nested blocks. ``level`` counts the proof blocks around: they change nothing outside."""

    parent: Scope | None = None
    level: int = 0
    variables: dict[str, Variable] = field(default_factory=dict)

    def inner(self, *, proof: bool = False) -> Scope:
        """Return a scope inside this one."""
        return Scope(self, self.level + int(proof))

    def find(self, name: str) -> Variable | None:
        """Return the variable of that plain name, innermost first."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.variables:
                return scope.variables[name]
            scope = scope.parent
        return None


class Environment:
    """All names that are not variables, and the rules about names."""

    def __init__(self, program: Program, unit: Unit, candidate: raw.RawCandidate, names: Names | None = None) -> None:
        """Collect the helpers' signatures.

        Raises:
            GateRefusal: if a helper's name or signature is not allowed.
        """
        self.program = program
        self.unit = unit
        self.names = names or Names(program)
        self.constructors = _constructors(program)
        self._helper_names = {unmangle(helper.name.text) for helper in candidate.helpers}
        self._unit_variables = {binder.name for binder in (*unit.parameters, *unit.results)}
        self.helpers: dict[str, Signature] = {}
        for helper in candidate.helpers:
            self._declare_helper(helper)

    def _declare_helper(self, helper: raw.RawMethod | raw.RawFunction) -> None:
        name = self._plain(helper.name)
        if name in self.helpers or name in self._unit_variables or self._taken_by_specification(helper.name.text):
            raise refuse(GateCategory.SHADOWING, f"the name '{name}' is taken", helper.name.span)
        type_parameters = self.type_parameters(helper.type_parameters)
        parameters = tuple(self.erased(self.type_of(b.type, type_parameters)) for b in helper.parameters)
        if isinstance(helper, raw.RawFunction):
            results = [self.erased(self.type_of(helper.result, type_parameters))]
            kind = Callable.FUNCTION
        else:
            results = [self.erased(self.type_of(b.type, type_parameters)) for b in helper.results]
            kind = Callable.METHOD if helper.kind == HelperKind.METHOD.value else Callable.GHOST
        self.helpers[name] = Signature(name, kind, type_parameters, parameters, tuple(results))

    # --- names -----------------------------------------------------------------------------------------------------

    def _plain(self, ident: raw.Ident) -> str:
        """Return the plain name of an identifier that is declared here."""
        if ident.text in KEYWORDS:
            raise refuse(GateCategory.RESERVED_NAME, f"'{ident.text}' is a word of Dafny or of the judge", ident.span)
        if ident.text == "_" or _PRINTERS_OWN.match(ident.text):
            raise refuse(GateCategory.RESERVED_NAME, f"'{ident.text}' cannot be declared", ident.span)
        return unmangle(ident.text)

    def _taken_by_specification(self, identifier: str) -> bool:
        return self.names.qualified(identifier) is not None or unmangle(identifier) in self.constructors

    def new_variable(self, ident: raw.Ident, scope: Scope, type_parameters: tuple[str, ...]) -> str:
        """Return the plain name of a variable that is declared here.

        Raises:
            GateRefusal: if the name is reserved, or something in sight has it.
        """
        name = self._plain(ident)
        taken = scope.find(name) is not None or name in self._helper_names or name in type_parameters
        if taken or self._taken_by_specification(ident.text):
            raise refuse(GateCategory.SHADOWING, f"the name '{name}' is taken: names are not redefined", ident.span)
        return name

    def type_parameters(self, idents: tuple[raw.Ident, ...]) -> tuple[str, ...]:
        """Return the plain names of declared type parameters."""
        found: list[str] = []
        for ident in idents:
            name = self._plain(ident)
            if name in found or name in self._helper_names or self._taken_by_specification(ident.text):
                raise refuse(GateCategory.SHADOWING, f"the name '{name}' is taken", ident.span)
            found.append(name)
        return tuple(found)

    def signature(self, text: str, span: Span) -> Signature | None:
        """Return what a called identifier stands for, ``None`` if it is no function, method or lemma.

        Raises:
            GateRefusal: if it is a unit that this one is not built from, or a law that it does not use.
        """
        helper = self.helpers.get(unmangle(text))
        if helper is not None:
            return helper
        qualified = self.names.qualified(text)
        declaration = self.program.index.get(qualified) if qualified is not None else None
        match declaration:
            case Function():
                return self._declared(declaration, Callable.FUNCTION, (self.erased(declaration.result),))
            case Unit():
                if declaration.name not in {self.unit.name, *self.unit.built_from}:
                    message = f"'{text}' is not among the units that '{self.unit.name}' is built from"
                    raise refuse(GateCategory.UNIT_NOT_PART, message, span)
                results = tuple(self.erased(binder.type) for binder in declaration.results)
                return self._declared(declaration, Callable.METHOD, results)
            case Law():
                if declaration.name not in self.unit.uses:
                    message = f"'{text}' is not among the laws that '{self.unit.name}' uses"
                    raise refuse(GateCategory.LAW_NOT_USED, message, span)
                return self._declared(declaration, Callable.GHOST, ())
            case _:
                return None

    def _declared(self, declaration: Function | Unit | Law, kind: Callable, results: tuple[Type, ...]) -> Signature:
        parameters = tuple(self.erased(binder.type) for binder in declaration.parameters)
        return Signature(declaration.name, kind, declaration.type_parameters, parameters, results)

    def datatype_of(self, constructor: str, span: Span) -> Datatype:
        """Return the one datatype with a constructor of this plain name.

        Raises:
            GateRefusal: if several have it.
        """
        owners = self.constructors[constructor]
        if len(owners) > 1:
            message = f"several datatypes have a constructor '{constructor}': write Datatype.{constructor}"
            raise refuse(GateCategory.TYPE, message, span)
        return owners[0]

    def datatype_named(self, text: str) -> Datatype | None:
        """Return the datatype of this identifier, if there is one."""
        qualified = self.names.qualified(text)
        found = self.program.index.get(qualified) if qualified is not None else None
        return found if isinstance(found, Datatype) else None

    # --- types -----------------------------------------------------------------------------------------------------

    def erased(self, type_: Type) -> Type:
        """Return the type without subset types."""
        return erase(self.program, type_)

    def binder(self, parameter: raw.RawBinder, name: str, type_parameters: tuple[str, ...]) -> Binder:
        """Return a parameter with its declared type."""
        return Binder(name, self.type_of(parameter.type, type_parameters), span=parameter.span)

    def type_of(self, written: raw.TypeName | None, type_parameters: tuple[str, ...]) -> Type:
        """Return the declared type that was written.

        Raises:
            GateRefusal: ``unknown-name`` or ``type``.
        """
        if written is None:
            raise GateRefusal(GateCategory.TYPE, "a type is missing")
        arguments = tuple(self.type_of(argument, type_parameters) for argument in written.arguments)
        match written.name, arguments:
            case "seq", (element,):
                return SeqType(element)
            case "set", (element,):
                return SetType(element)
            case "multiset", (element,):
                return MultisetType(element)
            case "map", (key, value):
                return MapType(key, value)
            case "()", _:
                return TupleType(arguments)
            case name, () if name in _PLAIN_TYPES:
                return _PLAIN_TYPES[name]
            case _:
                return self._named_type(written, arguments, type_parameters)

    def _named_type(self, written: raw.TypeName, arguments: tuple[Type, ...], type_parameters: tuple[str, ...]) -> Type:
        plain = unmangle(written.name)
        if plain in type_parameters and not arguments:
            return VarType(plain)
        qualified = self.names.qualified(written.name)
        declared = self.program.index.get(qualified) if qualified is not None else None
        if not isinstance(declared, Datatype | Subset):
            raise refuse(GateCategory.UNKNOWN_NAME, f"there is no type '{written.name}'", written.span)
        if len(arguments) != len(declared.type_parameters):
            message = f"'{written.name}' takes {len(declared.type_parameters)} type arguments, found {len(arguments)}"
            raise refuse(GateCategory.TYPE, message, written.span)
        made = DataType if isinstance(declared, Datatype) else SubsetType
        return made(declared.name, arguments)


_PLAIN_TYPES: dict[str, Type] = {"int": INT, "nat": NAT, "bool": BOOL, "char": CHAR, "string": STRING}


def _constructors(program: Program) -> dict[str, list[Datatype]]:
    table: dict[str, list[Datatype]] = {}
    for declaration in program.index.values():
        if isinstance(declaration, Datatype):
            for constructor in declaration.constructors:
                table.setdefault(constructor.name, []).append(declaration)
    return table
