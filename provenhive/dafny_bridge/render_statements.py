"""Dafny programs about the specification itself: values of functions on ground terms, and laws as lemmas.

A program of cases has the specification's declarations and, for each case, a lemma that states an equation (or denies
it) and leaves its proof to the solver's unfolding of definitions::

    module Spec   { declarations, Canary }
    module Ground { import Spec  lemma {:fuel Spec.f, 12, 13} Case_1() ensures Spec.f([1, 2]) == 3 { ... } }

A program of laws states each as a lemma with a body that calls nothing: Dafny chooses the induction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from provenhive.candidates.expression_printer import Dialect
from provenhive.candidates.names import Names
from provenhive.candidates.printer import type_parameters
from provenhive.dafny_bridge.closure import closure, closure_of_declaration
from provenhive.dafny_bridge.render import CANARY, SOMETHING_TO_PROVE, Premises, Renderer, SolPrinter
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binary, BinaryOp, Expr, Program
from provenhive.spec_lang.traverse import walk

GROUND = "Ground"
LAWS = "Laws"
_LEAST, _MOST = 2, 12


@dataclass(frozen=True, slots=True)
class StatementProgram:
    """A program with, for each statement in order, the name of the lemma that must be reported correct.

    ``first_line`` is where the lemmas begin, ``required`` are procedures without which nothing in the answer counts.
    """

    text: str
    lemmas: tuple[str, ...]
    first_line: int
    required: tuple[str, ...] = (CANARY,)


class GroundPrinter(SolPrinter):
    """Writes calls with their type arguments: on ``[]`` alone Dafny cannot infer them."""

    def _node(self, expr: Expr) -> None:
        if isinstance(expr, core.Call) and expr.type_arguments:
            self.write(self.reference(expr.function) + self.type_arguments(expr.type_arguments))
            self.expressions("(", expr.arguments, ")")
        else:
            super()._node(expr)


def render_cases(
    program: Program,
    equations: Sequence[Binary],
    premises: Premises,
    dialect: Dialect = Dialect.V2,
    *,
    denied: bool = False,
) -> StatementProgram:
    """Render closed equations as lemmas ``Case_1``, …; with ``denied`` each states that the two sides differ.

    Raises:
        NotRenderable: a subset type in use has no witness in ``premises``.
        InexpressibleError: something has no equivalent in the dialect.
    """
    wanted = closure(program, equations, ())
    printer = GroundPrinter(Names(program), dialect)
    renderer = Renderer(program, printer, premises)
    renderer.spec(wanted, canary=True)
    first_line = printer.text.count("\n") + 1
    operator = BinaryOp.NE if denied else BinaryOp.EQ
    with renderer.module(GROUND):
        renderer.imports("Spec")
        for number, equation in enumerate(equations, 1):
            printer.line(f"lemma{_fuel(program, equation.left, printer)} Case_{number}()")
            printer.contract((), (Binary(operator, equation.left, equation.right),))
            with printer.braces():
                printer.line(SOMETHING_TO_PROVE)
    lemmas = tuple(f"{GROUND}.Case_{n}" for n in range(1, len(equations) + 1))
    return StatementProgram(printer.text, lemmas, first_line)


def _fuel(program: Program, call: Expr, printer: SolPrinter) -> str:
    """Return how often each recursive function may be unfolded.

    Dafny unfolds calls with numbers for arguments by itself. Along sequences and datatypes it takes as many unfoldings
    as there are items and constructors; more of them only give the solver more to do.
    """
    size = sum(len(n.items) if isinstance(n, core.SeqLit) else isinstance(n, core.Construct) for n in walk(call))
    fuel = max(_LEAST, min(size + 1, _MOST))
    text = ""
    for name in closure(program, (call,), ()):
        declared = program.index[name]
        if isinstance(declared, core.Function) and declared.recursion is not None:
            arguments = f"<{', '.join('int' for _ in declared.type_parameters)}>" if declared.type_parameters else ""
            text += f" {{:fuel {printer.reference(name)}{arguments}, {fuel}, {fuel + 1}}}"
    return text


def render_laws(
    program: Program, laws: Sequence[core.Law], premises: Premises, dialect: Dialect = Dialect.V2
) -> StatementProgram:
    """Render laws as lemmas for Dafny to prove, by itself.

    Raises:
        NotRenderable: a subset type in use has no witness in ``premises``.
        InexpressibleError: something has no equivalent in the dialect.
    """
    reached = {name for law in laws for name in closure_of_declaration(program, law)}
    wanted = tuple(d.name for module in program.modules for d in module.declarations if d.name in reached)
    names = Names(program)
    printer = SolPrinter(names, dialect)
    renderer = Renderer(program, printer, premises)
    renderer.spec(wanted, canary=True)
    first_line = printer.text.count("\n") + 1
    with renderer.module(LAWS):
        renderer.imports("Spec")
        for law in laws:
            head = f"{names.dafny(law.name)}{type_parameters(law.type_parameters)}"
            printer.line(f"lemma {head}({printer.binders_text(law.parameters)})")
            printer.contract(law.requires, (law.statement,))
            with printer.braces():
                printer.line(SOMETHING_TO_PROVE)
    return StatementProgram(printer.text, tuple(f"{LAWS}.{names.dafny(law.name)}" for law in laws), first_line)
