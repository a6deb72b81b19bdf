"""JavaScript: Dafny's own compiler on the proved bodies, inside a module that a person would import."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import jinja2

from provenhive.candidates.names import Names, mangle
from provenhive.candidates.syntax import Candidate
from provenhive.dafny_bridge.compilation import NotCompilable, Target, compile_program
from provenhive.dafny_bridge.render import Premises
from provenhive.dafny_bridge.render_executable import ADMITS, ExecutableProgram, render_executable
from provenhive.extraction.artefact import Artefact, NotExtractable, Provenance, pending_line
from provenhive.extraction.contract_text import contract_lines
from provenhive.resources import data_folder
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
    SubsetType,
    TupleType,
    Type,
    VarType,
)

TARGET = "javascript"
_MODULE = re.compile(r"^let (_\d+_(\w+)_Compile) = ", re.MULTILINE)
# fmt: off
_RESERVED = frozenset({
    "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do",
    "else", "enum", "export", "extends", "false", "finally", "for", "function", "if", "implements", "import",
    "in", "instanceof", "interface", "let", "new", "null", "package", "private", "protected", "public", "return",
    "static", "super", "switch", "this", "throw", "true", "try", "typeof", "var", "void", "while", "with",
    "yield", "int", "bool", "char", "string", "list", "seq", "set", "multiset", "map", "tuple", "any", "data",
    "wrong", "compiled", "dafny", "Spec", "Unit", "BigNumber", "inputs", "result", "module", "exports", "require",
})
# fmt: on


@dataclass(frozen=True, slots=True)
class CompiledUnit:
    """A unit's compiled program: the text from Dafny's compiler, and where the unit is in it."""

    source: str
    executable: ExecutableProgram


def compile_unit(
    program: Program, unit: core.Unit, bodies: Mapping[str, Candidate], premises: Premises
) -> CompiledUnit:
    """Compile a unit with the parts it calls, with its precondition where that can be computed.

    Raises:
        NotExtractable: Dafny refuses to compile the body itself.
        InfrastructureError: Dafny is missing or crashed.
    """
    refusal = ""
    for boundary in (True, False):
        executable = render_executable(program, unit, bodies, premises, boundary=boundary)
        try:
            return CompiledUnit(compile_program(executable.text, Target.JAVASCRIPT).text, executable)
        except NotCompilable as error:
            refusal = str(error)
    raise NotExtractable(f"{unit.name}: {refusal}")


def extract_javascript(program: Program, unit: core.Unit, compiled: CompiledUnit, provenance: Provenance) -> Artefact:
    """Return the CommonJS module of a compiled unit."""
    module, name = unit.name.rsplit(".", 1)
    modules = {plain: actual for actual, plain in _MODULE.findall(compiled.source)}
    shapes = _Shapes(program)
    executable = compiled.executable
    text = _template().render(
        name=unit.name,
        function=_identifier(name),
        method=_compiled_name(executable.method),
        admits=_compiled_name(ADMITS) if executable.admits else "",
        provenance=provenance,
        ledger_line=pending_line(),
        compiled=compiled.source.strip(),
        spec_module=modules.get("Spec", "undefined"),
        unit_module=modules[_compiled_name(executable.module)],
        contract=_contract(unit),
        parameters=[
            {"name": _identifier(b.name), "shape": shapes.of(b.type), "jsdoc": f"{{{_jsdoc(b.type)}}}"}
            for b in unit.parameters
        ],
        results=[shapes.of(b.type) for b in unit.results],
        returns=_returns(unit),
        datatypes=shapes.declarations(),
    )
    return Artefact(TARGET, f"{TARGET}/{module}/{name}.js", text)


@cache
def _template() -> jinja2.Template:
    loader = jinja2.FileSystemLoader(data_folder("dafny") / "runtime")
    # The output is JavaScript, not HTML: there is nothing to escape for a page.
    environment = jinja2.Environment(
        loader=loader,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701
    )
    return environment.get_template("module.js.jinja")


def _contract(unit: core.Unit) -> list[str]:
    return [line.replace("*/", "* /") for line in contract_lines(unit)]


def _returns(unit: core.Unit) -> str:
    types = [_jsdoc(b.type) for b in unit.results]
    return f"{{{types[0]}}}" if len(types) == 1 else f"{{[{', '.join(types)}]}}"


def _identifier(name: str) -> str:
    plain = name.replace("'", "_prime")
    return plain + "_" if plain in _RESERVED else plain


def _compiled_name(identifier: str) -> str:
    """Return the name that Dafny 2.3's JavaScript back end gives to a Dafny identifier."""
    return identifier.replace("_", "__").replace("'", "_k").replace("?", "_q")


def _jsdoc(type_: Type) -> str:
    match type_:
        case IntType() | SubsetType("nat"):
            return "bigint"
        case BoolType():
            return "boolean"
        case CharType() | SeqType(CharType()):
            return "string"
        case SeqType(element) | SetType(element):
            return f"Array<{_jsdoc(element)}>"
        case MultisetType(element):
            return f"Array<[{_jsdoc(element)}, bigint]>"
        case MapType(key, value):
            return f"Array<[{_jsdoc(key)}, {_jsdoc(value)}]>"
        case TupleType(items):
            return "[" + ", ".join(map(_jsdoc, items)) + "]"
        case DataType(name) | SubsetType(name):
            return name.rsplit(".", 1)[-1]
        case _:
            return "*"


class _Shapes:
    """Converters of the module as JavaScript expressions, and the datatypes that they need."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.names = Names(program)
        self._wanted: list[str] = []

    def of(self, declared: Type) -> str:
        """Return the converter of a declared type."""
        return self._shape(erase(self.program, declared), {})

    def _shape(self, type_: Type, parameters: Mapping[str, str]) -> str:
        match type_:
            case IntType():
                return "int"
            case BoolType():
                return "bool"
            case CharType():
                return "char"
            case SeqType(CharType()):
                return "string"
            case SeqType(element):
                return f"seq({self._shape(element, parameters)})"
            case SetType(element):
                return f"set({self._shape(element, parameters)})"
            case MultisetType(element):
                return f"multiset({self._shape(element, parameters)})"
            case MapType(key, value):
                return f"map({self._shape(key, parameters)}, {self._shape(value, parameters)})"
            case TupleType(items):
                return "tuple(" + ", ".join(self._shape(item, parameters) for item in items) + ")"
            case DataType(name, arguments):
                if name not in self._wanted:
                    self._wanted.append(name)
                return f"{self._variable(name)}({', '.join(self._shape(a, parameters) for a in arguments)})"
            case VarType(name):
                return parameters.get(name, "any")
            case SubsetType(name):
                raise TypeError(f"{name} is not erased")

    def _variable(self, name: str) -> str:
        return f"{self.names.dafny(name)}_shape"

    def declarations(self) -> list[dict[str, Any]]:
        """Return the converters of all datatypes that were asked for, and of those inside them."""
        found = []
        for name in self._wanted:  # grows while it is read
            declared = self.program.datatype(name)
            parameters = {p: f"shape_{p}" for p in declared.type_parameters}
            found.append(
                {
                    "variable": self._variable(name),
                    "compiled": _compiled_name(self.names.dafny(name)),
                    "parameters": list(parameters.values()),
                    "constructors": [self._constructor(c, parameters) for c in declared.constructors],
                }
            )
        return found

    def _constructor(self, constructor: core.Constructor, parameters: Mapping[str, str]) -> dict[str, Any]:
        fields = [
            {
                "name": field.name,
                "compiled": _compiled_name(mangle(field.name)),
                "shape": self._shape(erase(self.program, field.type), parameters),
            }
            for field in constructor.fields
        ]
        return {"name": constructor.name, "compiled": _compiled_name(mangle(constructor.name)), "fields": fields}
