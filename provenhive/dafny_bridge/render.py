"""The Dafny programs of the project: a candidate between the specification's own text and the judge's check.

The program that a final verdict rests on has four modules, the candidate's last::

    module Spec  { datatypes, subset types, functions of the specification }
    module Parts { contracts that the candidate may lean on: units of ``built from``, laws that Lean has proved }
    module Gate  { method Check(...) requires PRE ensures POST { results := Sol.unit(...); } }
    module Sol   { method unit(...) requires PRE ensures POST { the candidate's body }  and its helpers }

``Gate.Check`` stands outside the candidate's reach, states the contract again, and holds an assertion of its
own, so that it always has something to prove and is always named in Dafny's answer. The *flat* form for searching has
one module, no check and takes the specification's functions as well-formed; it is quicker, and nothing may be
concluded from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from provenhive.candidates import syntax
from provenhive.candidates.executable import is_executable
from provenhive.candidates.expression_printer import Dialect, Mark
from provenhive.candidates.names import Names, mangle
from provenhive.candidates.printer import DafnyPrinter, type_parameters
from provenhive.dafny_bridge.characters import tells_characters_apart
from provenhive.dafny_bridge.closure import closure_of_candidate
from provenhive.errors import UserError
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Expr, Program
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.types import SeqType

CHECK = "Gate.Check"
CANARY = "Spec.Canary"
SPECIFIED_CONTRACT = "Spec.Contract"
"""The method that ``render_specification`` writes for a unit's contract."""
SOMETHING_TO_PROVE = "assert 3 * 3 == 9;"


class NotRenderable(UserError):
    """A declaration has no sound rendering: a subset type without a known inhabitant, a law that may not be used."""


@dataclass(frozen=True, slots=True)
class DafnyProgram:
    """A program's text, with the way back from its places to the candidate's own text.

    Attributes:
        text: what Dafny is given.
        required: procedures that a positive answer must name as correct.
        marks: places of the text, in order, with the spans of the candidate's text that they came from.
        body_name: the name of the candidate's main method, as ``Procedure.dafny_name`` gives it.
    """

    text: str
    required: tuple[str, ...]
    marks: tuple[Mark, ...] = field(repr=False)
    body_name: str = ""

    def origin(self, line: int, column: int) -> Span | None:
        """Return the candidate's span that was printed at or just before a place (from 1)."""
        before = [m for m in self.marks if (m.line, m.column) <= (line, column)]
        return before[-1].span if before else None


@dataclass(frozen=True, slots=True)
class Premises:
    """What a rendering takes from elsewhere.

    Attributes:
        witnesses: an inhabitant for each subset type (by qualified name), confirmed by the evaluator.
        laws: qualified names of the laws that Lean has proved and that may be rendered without a body.
    """

    witnesses: Mapping[str, Expr] = field(default_factory=dict)
    laws: frozenset[str] = frozenset()


class SolPrinter(DafnyPrinter):
    """Prints a candidate in the place where its callees are visible."""

    parts_prefix = ""
    own: str = ""

    def callee(self, name: str) -> str:
        """Name the unit itself and helpers bare, units and laws of the specification through their module."""
        if name == self.own or not self.names.declared(name):
            return self.names.dafny(name)
        return self.parts_prefix + self.names.dafny(name)


def render(
    program: Program,
    candidate: syntax.Candidate,
    premises: Premises,
    dialect: Dialect = Dialect.V2,
    *,
    flat: bool = False,
) -> DafnyProgram:
    """Render the program that judges ``candidate``.

    Raises:
        NotRenderable: a subset type in use has no witness in ``premises``, or a law in ``uses`` is not among its laws.
        InexpressibleError: something has no equivalent in the dialect.
    """
    names = Names(program)
    printer = SolPrinter(names, dialect)
    printer.own = candidate.unit
    unit = program.unit(candidate.unit)
    wanted = closure_of_candidate(program, candidate)
    renderer = Renderer(program, printer, premises, flat=flat)
    renderer.spec(wanted)
    renderer.parts(unit)
    if not flat:
        renderer.gate(unit)
    renderer.solution(unit, candidate)
    module = "" if flat else "Sol."
    body = module + names.dafny(unit.name)
    required = (body,) if flat else (CHECK, body)
    return DafnyProgram(printer.text, required, tuple(printer.marks), body)


def render_specification(
    program: Program,
    names_wanted: Iterable[str],
    premises: Premises,
    dialect: Dialect = Dialect.V2,
    *,
    contract: core.Unit | None = None,
) -> str:
    """Render declarations alone, with a canary that must be reported correct (``CANARY``).

    With ``contract`` there is a method without a body under that unit's contract, whose clauses Dafny checks.
    """
    printer = SolPrinter(Names(program), dialect)
    renderer = Renderer(program, printer, premises)
    renderer.spec(tuple(names_wanted), canary=True, contract=contract)
    return printer.text


def specified_name(program: Program, name: str) -> str:
    """Return the name under which Dafny reports a declaration that ``render_specification`` writes."""
    return f"Spec.{Names(program).dafny(name)}"


class Renderer:
    """Writes the modules of a program into one printer."""

    def __init__(
        self,
        program: Program,
        printer: SolPrinter,
        premises: Premises,
        *,
        flat: bool = False,
        compiled: frozenset[str] = frozenset(),
    ) -> None:
        """Bind the printer; functions in ``compiled`` are declared executable whatever their bodies hold."""
        self.program = program
        self.printer = printer
        self.premises = premises
        self.flat = flat
        self.compiled = compiled

    @contextmanager
    def module(self, name: str) -> Iterator[None]:
        """Write a module around what is written within, or nothing in the flat form."""
        if self.flat:
            yield
            return
        self.printer.spec_prefix = "" if name == "Spec" else "Spec."
        with self.printer.braces(f"module {name}"):
            yield
        self.printer.line()

    def imports(self, *modules: str) -> None:
        """Write imports of these modules; the flat form needs none."""
        if not self.flat:
            for module in modules:
                self.printer.line(f"import {module}")

    # --- Spec ------------------------------------------------------------------------------------------------------

    def spec(self, wanted: tuple[str, ...], *, canary: bool = False, contract: core.Unit | None = None) -> None:
        """Write the specification's declarations of these qualified names."""
        with self.module("Spec"):
            for name in wanted:
                self._without_marks(self.program.index[name])
            if canary:
                self.printer.line("lemma Canary(n: int) ensures n * 0 == 0 { " + SOMETHING_TO_PROVE + " }")
            if contract is not None:
                self._signature("method {:axiom}", contract, "Contract")
                self.printer.contract(contract.requires, contract.ensures)

    def _without_marks(self, declaration: core.Declaration) -> None:
        """Write a trusted declaration; its spans are the specification's and say nothing of the candidate."""
        kept = len(self.printer.marks)
        match declaration:
            case core.Datatype():
                self.printer.datatype(declaration)
            case core.Subset():
                witness = self.premises.witnesses.get(declaration.name)
                if witness is None:
                    raise NotRenderable(f"no inhabitant of '{declaration.name}' is known")
                self.printer.subset(declaration, witness)
            case core.Function():
                self._function(declaration)
            case _:
                raise TypeError(f"not a declaration of module Spec: {declaration.name}")
        del self.printer.marks[kept:]

    def _function(self, function: core.Function) -> None:
        printer = self.printer
        executable = function.name in self.compiled or is_executable(self.program, function)
        head = printer.function_head(ghost=not executable)
        attribute = " {:verify false}" if self.flat else ""
        parameters = f"{type_parameters(function.type_parameters)}({printer.binders_text(function.parameters)})"
        name = printer.names.dafny(function.name)
        printer.line(f"{head}{attribute} {name}{parameters}: {printer.type_text(function.result)}")
        printer.contract(function.requires, (), _measure(function))
        printer.function_body(function.body)

    # --- Parts -----------------------------------------------------------------------------------------------------

    def parts(self, unit: core.Unit) -> None:
        """Write the contracts that a candidate for ``unit`` may lean on, without bodies."""
        if not unit.built_from and not unit.uses:
            return
        kept = len(self.printer.marks)
        with self.module("Parts"):
            self.imports("Spec")
            for name in unit.built_from:
                declaration = self.program.index[name]
                if isinstance(declaration, core.Unit):
                    self._signature("method {:axiom}", declaration, self.printer.names.dafny(name))
                    self.printer.contract(declaration.requires, declaration.ensures)
            self.laws(unit)
        del self.printer.marks[kept:]
        self.printer.parts_prefix = "" if self.flat else "Parts."

    def laws(self, unit: core.Unit) -> None:
        """Write the laws that ``unit`` uses as lemmas without bodies: Lean has proved them."""
        for name in unit.uses:
            if name not in self.premises.laws:
                raise NotRenderable(f"law '{name}' is not proved: a candidate cannot lean on it")
            law = self.program.law(name)
            apart = tells_characters_apart(self.program, law) if self.printer.dialect is Dialect.V2 else ""
            if apart:
                raise NotRenderable(f"law '{name}' speaks of {apart}, and Dafny 2.3 has other ones than Lean")
            self._law(law)

    def _law(self, law: core.Law) -> None:
        printer = self.printer
        parameters = f"{type_parameters(law.type_parameters)}({printer.binders_text(law.parameters)})"
        printer.line(f"lemma {{:axiom}} {printer.names.dafny(law.name)}{parameters}")
        printer.contract(law.requires, (law.statement,))

    def _signature(self, keyword: str, unit: core.Unit, name: str) -> None:
        printer = self.printer
        parameters = f"{type_parameters(unit.type_parameters)}({printer.binders_text(unit.parameters)})"
        printer.line(f"{keyword} {name}{parameters} returns ({printer.binders_text(unit.results)})")

    # --- Gate and Sol ----------------------------------------------------------------------------------------------

    def gate(self, unit: core.Unit) -> None:
        """Write the judge's own procedure."""
        printer = self.printer
        kept = len(printer.marks)
        with self.module("Gate"):
            self.imports("Spec", "Sol")
            self._signature("method", unit, "Check")
            printer.contract(unit.requires, unit.ensures)
            with printer.braces():
                # A procedure with nothing to prove is absent from Dafny's answer; this one never is.
                printer.line(SOMETHING_TO_PROVE)
                targets = ", ".join(mangle(b.name) for b in unit.results)
                arguments = ", ".join(mangle(b.name) for b in unit.parameters)
                printer.line(f"{targets} := Sol.{printer.names.dafny(unit.name)}({arguments});")
        del printer.marks[kept:]

    def solution(self, unit: core.Unit, candidate: syntax.Candidate) -> None:
        """Write the candidate: its body under the unit's contract, and its helpers."""
        with self.module("Sol"):
            self.imports("Spec", *(("Parts",) if unit.built_from or unit.uses else ()))
            self.unit_method(unit, candidate)

    def unit_method(self, unit: core.Unit, candidate: syntax.Candidate) -> None:
        """Write a unit's method under its contract, and the candidate's helpers."""
        printer = self.printer
        kept = len(printer.marks)
        self._signature("method", unit, printer.names.dafny(unit.name))
        printer.contract(unit.requires, unit.ensures, unit.decreases)
        del printer.marks[kept:]
        with printer.braces():
            # As in Check: the body is always named in Dafny's answer, or the answer is no evidence.
            printer.line(SOMETHING_TO_PROVE)
            for statement in candidate.body.statements:
                printer.statement(statement)
        for helper in candidate.helpers:
            printer.helper(helper)


def _measure(function: core.Function) -> tuple[Expr, ...]:
    """Return the measure to print: structural recursion goes along a sequence's length or a datatype's value."""
    match function.recursion:
        case core.Measure(expressions):
            return expressions
        case core.Structural(position):
            parameter = function.parameters[position]
            variable = core.Var(parameter.name, parameter.type)
            if isinstance(parameter.type, SeqType):
                return (core.Unary(core.UnaryOp.SIZE, variable),)
            return (variable,)
        case None:
            return ()
