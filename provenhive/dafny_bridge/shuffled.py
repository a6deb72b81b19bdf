"""The judge's program with its declarations in another order: the same proposition, another text for the solver.

For measuring how stable a proof is. Order means nothing within a Dafny module; what it changes is which names and terms
the solver meets first, and with that the luck of its search.
"""

from __future__ import annotations

import random
from dataclasses import replace

from provenhive.candidates import syntax
from provenhive.candidates.expression_printer import Dialect
from provenhive.candidates.names import Names
from provenhive.dafny_bridge.closure import closure_of_candidate
from provenhive.dafny_bridge.render import CHECK, DafnyProgram, Premises, Renderer, SolPrinter
from provenhive.spec_lang.core import Program


def render_shuffled(
    program: Program, candidate: syntax.Candidate, premises: Premises, dialect: Dialect, seed: int
) -> DafnyProgram:
    """Render the program that judges ``candidate`` with the specification's declarations and the helpers shuffled.

    Raises:
        NotRenderable, InexpressibleError: as ``render.render``.
    """
    chance = random.Random(seed)  # noqa: S311 - an order, no secret
    names = Names(program)
    printer = SolPrinter(names, dialect)
    printer.own = candidate.unit
    unit = program.unit(candidate.unit)
    wanted, helpers = list(closure_of_candidate(program, candidate)), list(candidate.helpers)
    chance.shuffle(wanted)
    chance.shuffle(helpers)
    renderer = Renderer(program, printer, premises)
    renderer.spec(tuple(wanted))
    renderer.parts(unit)
    renderer.gate(unit)
    renderer.solution(unit, replace(candidate, helpers=tuple(helpers)))
    body = "Sol." + names.dafny(unit.name)
    return DafnyProgram(printer.text, (CHECK, body), tuple(printer.marks), body)
