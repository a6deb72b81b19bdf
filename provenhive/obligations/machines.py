"""Obligations of machines: initiation and preservation of invariants, properties in every reachable state.

As in Event-B, the declared types of the state are invariants too: each step has to keep them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from provenhive.obligations.model import Witness
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binder, Expr, Program, Var
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.traverse import substitute_variables
from provenhive.spec_lang.validity import constraint_clauses
from provenhive.spec_lang.wellformed import next_state


@dataclass(frozen=True, slots=True)
class Claim:
    """A part of a machine's claim that invariants and properties hold in every reachable state."""

    part: str
    sequent: Sequent
    span: Span | None


def invariant_claims(program: Program, machine: core.Machine) -> Iterator[Claim]:
    """Yield initiation and preservation of types, invariants and properties."""
    goals = [(f"invariant {i}", (), e) for i, e in enumerate(machine.invariants, start=1)]
    named = [(f"property {p.name}", (p.statement,), p.statement) for p in machine.properties]
    yield from _typing(program, machine)
    for label, assumed, goal in (*goals, *named):
        of_property = bool(assumed)
        given = machine.invariants if of_property else ()
        start = Sequent((), machine.state, (*machine.initially, *given), goal)
        yield Claim(f"{label} initially", start, goal.span)
        for operation in machine.operations:
            yield Claim(f"{label} after {operation.name}", _kept(program, machine, operation, assumed, goal), goal.span)


def _kept(
    program: Program, machine: core.Machine, operation: core.Operation, assumed: tuple[Expr, ...], goal: Expr
) -> Sequent:
    """A step from a reachable state; a property may use that the invariants hold after the step as well."""
    after = tuple(primed(program, machine, e) for e in machine.invariants) if assumed else ()
    hypotheses = (*machine.invariants, *assumed, *operation.requires, *operation.ensures, *after)
    return Sequent((), _step_binders(machine, operation), hypotheses, primed(program, machine, goal))


def _step_binders(machine: core.Machine, operation: core.Operation) -> tuple[Binder, ...]:
    return (*machine.state, *operation.parameters, *operation.results, *next_state(machine.state))


def primed(program: Program, machine: core.Machine, expr: Expr) -> Expr:
    """Return the expression over the next state."""
    return substitute_variables(expr, {b.name: Var(f"{b.name}'", erase(program, b.type)) for b in machine.state})


def _typing(program: Program, machine: core.Machine) -> Iterator[Claim]:
    """The declared types of state variables that ask for something."""
    erased = tuple(replace(b, type=erase(program, b.type)) for b in machine.state)
    for binder, plain in zip(machine.state, erased, strict=True):
        variable = Var(binder.name, plain.type, span=binder.span)
        if binder.type == plain.type:
            continue
        for i, clause in enumerate(constraint_clauses(program, binder.type, variable), start=1):
            label = f"type of {binder.name}" + (f" {i}" if i > 1 else "")
            yield Claim(f"{label} initially", Sequent((), erased, machine.initially, clause), binder.span)
            for operation in machine.operations:
                binders = (*machine.state, *operation.parameters, *operation.results, *next_state(erased))
                hypotheses = (*machine.invariants, *operation.requires, *operation.ensures)
                goal = primed(program, machine, clause)
                yield Claim(f"{label} after {operation.name}", Sequent((), binders, hypotheses, goal), binder.span)


def machine_witnesses(machine: core.Machine) -> Iterator[tuple[str, Witness, Span | None]]:
    """Yield that there is an initial state, and for each operation a state, input and outcome."""
    yield "initially", Witness((), machine.state, _all(machine.initially, machine.invariants)), machine.span
    for operation in machine.operations:
        conditions = _all(machine.invariants, operation.requires, operation.ensures)
        yield operation.name, Witness((), _step_binders(machine, operation), conditions), operation.span


def _all(*groups: Iterable[Expr]) -> tuple[Expr, ...]:
    return tuple(expr for group in groups for expr in group)
