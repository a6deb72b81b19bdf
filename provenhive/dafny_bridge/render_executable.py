"""Programs for Dafny's compilers: the same bodies that were proved, parts included, and a test of each precondition.

Module ``Spec`` holds the specification's declarations; each unit has a module of its own, ``Unit_name``, so that
helpers of different candidates never meet. ``Unit_name.Admits`` computes the precondition, and ``Unit_name.Checked``
calls the unit only where that holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from provenhive.candidates import syntax
from provenhive.candidates.expression_printer import Dialect
from provenhive.candidates.names import Names, mangle
from provenhive.candidates.printer import type_parameters
from provenhive.dafny_bridge.closure import closure, closure_of_candidate
from provenhive.dafny_bridge.render import Premises, Renderer, SolPrinter
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.generate import instantiated
from provenhive.spec_lang.value_forms import literal
from provenhive.spec_lang.values import Value
from provenhive.spec_lang.wellformed import membership

ADMITS = "Admits"
CHECKED = "Checked"
SAME, DIFFERS = "SAME", "DIFFERS"


@dataclass(frozen=True, slots=True)
class ExecutableProgram:
    """A program to compile: its text, the wanted unit's module, and whether that has ``Admits`` and ``Checked``."""

    text: str
    module: str
    method: str
    admits: bool
    checked: bool = False


def render_executable(
    program: Program,
    unit: core.Unit,
    bodies: Mapping[str, syntax.Candidate],
    premises: Premises,
    dialect: Dialect = Dialect.V2,
    *,
    boundary: bool,
    checked: bool = False,
    ghost_witnesses: bool = True,
) -> ExecutableProgram:
    """Render ``unit`` with every unit that its candidate calls; ``bodies`` has a proved candidate for each of them.

    With ``boundary`` there is ``Admits``; Dafny refuses to compile it where a quantifier has no finite range. With
    ``checked`` there is ``Checked`` too, for those who call the unit in the target's language. Subset types have
    witnesses that are not compiled, unless ``ghost_witnesses`` is false.

    Raises:
        NotRenderable: a premise is missing.
        KeyError: ``bodies`` lacks a part.
    """
    names = Names(program)
    needed = _needed(program, unit, bodies)
    printer = _UnitPrinter(program, names, dialect)
    printer.ghost_witnesses = ghost_witnesses
    admits = _admits(program, unit) if boundary else None
    compiled = frozenset(closure(program, (admits,), ())) if admits is not None else frozenset()
    renderer = Renderer(program, printer, premises, compiled=compiled)
    reached = {name for n in needed for name in closure_of_candidate(program, bodies[n])}
    renderer.spec(tuple(d.name for m in program.modules for d in m.declarations if d.name in reached))
    for name in needed:
        printer.own = name
        declared = program.unit(name)
        with renderer.module(_module(names, name)):
            printer.line("import Spec")
            for other in needed:
                if other in declared.built_from and other != name:
                    printer.line(f"import {_module(names, other)}")
            renderer.laws(declared)
            renderer.unit_method(declared, bodies[name])
            if name == unit.name and admits is not None:
                erased = tuple(core.Binder(b.name, erase(program, b.type)) for b in unit.parameters)
                parameters = f"{type_parameters(unit.type_parameters)}({printer.binders_text(erased)})"
                printer.line(f"{printer.function_head(ghost=False)} {ADMITS}{parameters}: bool")
                printer.function_body(admits)
                if checked:
                    _checked(program, unit, printer)
    method, bounded = names.dafny(unit.name), admits is not None
    return ExecutableProgram(printer.text, _module(names, unit.name), method, bounded, bounded and checked)


def _checked(program: Program, unit: core.Unit, printer: _UnitPrinter) -> None:
    """Write a method that calls the unit if its precondition holds; its first result says whether it does.

    Dafny 2.3 has no way to end a run with an error. Where the precondition does not hold the other results are the
    defaults of their types.
    """
    inputs = tuple(core.Binder(b.name, erase(program, b.type)) for b in unit.parameters)
    outputs = tuple(core.Binder(b.name, erase(program, b.type)) for b in unit.results)
    given, taken = (", ".join(mangle(b.name) for b in binders) for binders in (inputs, outputs))
    admitted = "admitted"
    while any(b.name == admitted for b in (*inputs, *outputs)):
        admitted += "_"
    head = f"method {CHECKED}{type_parameters(unit.type_parameters)}({printer.binders_text(inputs)})"
    with printer.braces(f"{head} returns ({admitted}: bool, {printer.binders_text(outputs)})"):
        printer.line(f"{admitted} := {ADMITS}({given});")
        with printer.braces(f"if {admitted}"):
            printer.line(f"{taken} := {printer.names.dafny(unit.name)}({given});")


class _UnitPrinter(SolPrinter):
    """Calls other units through the module that each has of its own."""

    def __init__(self, program: Program, names: Names, dialect: Dialect) -> None:
        super().__init__(names, dialect)
        self.program = program

    def _binary(self, expr: core.Binary) -> None:
        """Write ``!(x in s)`` for ``x !in s``: Dafny 2.3's JavaScript calls a method that sequences do not have."""
        if expr.op is core.BinaryOp.NOT_IN:
            self.write("!(")
            super()._binary(replace(expr, op=core.BinaryOp.IN))
            self.write(")")
        else:
            super()._binary(expr)

    def callee(self, name: str) -> str:
        identifier = self.names.dafny(name)
        if name == self.own or not self.names.declared(name) or isinstance(self.program.index[name], core.Law):
            return identifier
        return f"{_module(self.names, name)}.{identifier}"


def _module(names: Names, unit: str) -> str:
    return f"Unit_{names.dafny(unit)}"


def _needed(program: Program, unit: core.Unit, bodies: Mapping[str, syntax.Candidate]) -> tuple[str, ...]:
    """Return the unit and all units it leans on, leaned-on ones first."""
    order: list[str] = []

    def visit(name: str) -> None:
        if name in order:
            return
        for part in program.unit(name).built_from:
            if isinstance(program.index[part], core.Unit):
                visit(part)
        if name not in order:
            order.append(name)

    visit(unit.name)
    for name in order:
        bodies[name]  # a missing part is the caller's mistake
    return tuple(order)


def _admits(program: Program, unit: core.Unit) -> core.Expr:
    """Return the parameters' types and ``requires`` as one expression."""
    clauses = [c for b in unit.parameters for c in membership(program, b)] + list(unit.requires)
    whole: core.Expr = core.BoolLit(True)
    for position, clause in enumerate(clauses):
        whole = clause if position == 0 else core.Binary(core.BinaryOp.AND, whole, clause)
    return whole


def with_main(
    program: Program,
    unit: core.Unit,
    executable: ExecutableProgram,
    inputs: Sequence[Sequence[Value]],
    expected: Sequence[Sequence[Value]],
    dialect: Dialect = Dialect.V2,
) -> str:
    """Return the program with a ``Main`` that calls the unit on each input and says how the results compare.

    The unit is called through ``Checked`` if that is there. For each input it prints the line ``SAME``, or ``DIFFERS``
    followed by the results as the target prints them. The comparison is the target's own equality, so the forms in
    which targets print values do not matter.
    """
    printer = SolPrinter(Names(program), dialect, spec_prefix="Spec.")
    plain = instantiated(unit)
    called = CHECKED if executable.checked else executable.method
    with printer.braces("method Main()"):
        for number, (row, results) in enumerate(zip(inputs, expected, strict=True)):
            names = [f"out{number}_{position}" for position in range(len(unit.results))]
            admitted = [f"admitted{number}"] if executable.checked else []
            with printer.statement_line(";"):
                printer.write(f"var {', '.join([*admitted, *names])} := {executable.module}.{called}")
                printer.expressions("(", _literals(program, row, plain.parameters), ")")
            values = [f"want{number}_{position}" for position in range(len(unit.results))]
            for name, value, binder in zip(
                values, _literals(program, results, plain.results), plain.results, strict=True
            ):
                with printer.statement_line(";"):
                    printer.write(f"var {name}: {printer.type_text(erase(program, binder.type))} := ")
                    printer.expression(value)
            same = [*admitted, *(f"{name} == {value}" for name, value in zip(names, values, strict=True))]
            shown = ', " ", '.join([*admitted, *names])
            printer.line(
                f'if {" && ".join(same)} {{ print "{SAME}\\n"; }} else {{ print "{DIFFERS} ", {shown}, "\\n"; }}'
            )
    return executable.text + printer.text


def _literals(program: Program, row: Sequence[Value], binders: Sequence[core.Binder]) -> list[core.Expr]:
    return [literal(value, erase(program, b.type), program) for value, b in zip(row, binders, strict=True)]
