"""Obligations of machines: invariants and properties hold in every reachable state.

The proof is by induction: what is to hold is split into *goals*, and each goal into *pieces*: it holds in the initial
states, and each operation keeps it. As in Event-B, the declared types of the state are goals too: the pieces speak of
bare values, and what the types ask for stands among the hypotheses. Types and invariants are one claim, since each may
lean on the others; a property is a claim that leans on them.
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
from provenhive.spec_lang.traverse import conjuncts, substitute_variables
from provenhive.spec_lang.validity import constraint_clauses
from provenhive.spec_lang.wellformed import next_state

INVARIANTS = "invariants"


@dataclass(frozen=True, slots=True)
class Goal:
    """A conjunct that is to hold in every reachable state; ``part`` is the claim that it belongs to."""

    part: str
    subject: str
    expr: Expr
    is_type: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A goal initially (``operation`` is empty) or after an operation.

    ``sequent`` is enough to conclude the induction. ``further`` are goals of the next state that come earlier: they may
    be used as hypotheses as well.
    """

    goal: Goal
    operation: str
    sequent: Sequent
    further: tuple[Expr, ...] = ()

    @property
    def phrase(self) -> str:
        """The piece in words."""
        return f"{self.goal.subject} after {self.operation}" if self.operation else f"{self.goal.subject} initially"


@dataclass(frozen=True, slots=True)
class MachineClaim:
    """A claim about all reachable states: ``pieces`` are its own; with ``assumed`` they make the induction."""

    part: str
    assumed: tuple[Piece, ...]
    pieces: tuple[Piece, ...]
    span: Span | None


def machine_goals(program: Program, machine: core.Machine) -> tuple[Goal, ...]:
    """Return every conjunct that is to hold: of the state's types, of the invariants, of the properties."""
    found: list[Goal] = []
    for binder in machine.state:
        variable = Var(binder.name, erase(program, binder.type), span=binder.span)
        if variable.type == binder.type:
            continue  # what the fields of datatypes ask for is a condition where values are made
        clauses = constraint_clauses(program, binder.type, variable)
        found += _split(INVARIANTS, f"type of {binder.name}", clauses, is_type=True)
    for number, invariant in enumerate(machine.invariants, 1):
        found += _split(INVARIANTS, f"invariant {number}", (invariant,))
    for declared in machine.properties:
        found += _split(f"property {declared.name}", f"property {declared.name}", (declared.statement,))
    return tuple(found)


def _split(part: str, subject: str, exprs: Iterable[Expr], *, is_type: bool = False) -> list[Goal]:
    parts = [conjunct for expr in exprs for conjunct in conjuncts(expr)]
    if len(parts) == 1:
        return [Goal(part, subject, parts[0], is_type)]
    return [Goal(part, f"{subject}, conjunct {n}", expr, is_type) for n, expr in enumerate(parts, 1)]


def machine_claims(program: Program, machine: core.Machine) -> tuple[MachineClaim, ...]:
    """Return the claims of a machine: types and invariants, if there are any, then each property."""
    goals = machine_goals(program, machine)
    base = tuple(goal for goal in goals if goal.part == INVARIANTS)
    own = tuple(_pieces(program, machine, base, base))
    claims = [MachineClaim(INVARIANTS, (), own, _place(base))] if own else []
    for declared in machine.properties:
        part = f"property {declared.name}"
        of_property = tuple(goal for goal in goals if goal.part == part)
        pieces = tuple(_pieces(program, machine, base, of_property))
        claims.append(MachineClaim(part, own, pieces, declared.span))
    return tuple(claims)


def _place(goals: tuple[Goal, ...]) -> Span | None:
    return next((goal.expr.span for goal in goals if goal.expr.span is not None), None)


def _pieces(
    program: Program, machine: core.Machine, base: tuple[Goal, ...], goals: tuple[Goal, ...]
) -> Iterator[Piece]:
    """Yield the pieces of ``goals``, goal by goal; the base may be leant on, a property on itself too."""
    for position, goal in enumerate(goals):
        earlier = (*(g for g in base if g not in goals), *goals[:position])
        yield _initially(program, machine, goal, earlier)
        for operation in machine.operations:
            yield _after(program, machine, operation, goal, base, goals, earlier)


def bare(program: Program, binders: Iterable[Binder]) -> tuple[Binder, ...]:
    """Return the binders without what their declared types ask for."""
    return tuple(replace(b, type=erase(program, b.type)) for b in binders)


def _leans_on(goal: Goal, others: Iterable[Goal]) -> Iterator[Expr]:
    """Yield what a goal takes as given of the same state: a property all invariants, an invariant the types."""
    of_property = goal.part != INVARIANTS
    for other in others:
        if not goal.is_type and (other.is_type or (of_property and other.part == INVARIANTS)):
            yield other.expr


def _initially(program: Program, machine: core.Machine, goal: Goal, earlier: tuple[Goal, ...]) -> Piece:
    given = tuple(_leans_on(goal, earlier))
    sequent = Sequent((), bare(program, machine.state), (*machine.initially, *given), goal.expr)
    return Piece(goal, "", sequent, tuple(g.expr for g in earlier if g.expr not in given))


def _after(
    program: Program,
    machine: core.Machine,
    operation: core.Operation,
    goal: Goal,
    base: tuple[Goal, ...],
    goals: tuple[Goal, ...],
    earlier: tuple[Goal, ...],
) -> Piece:
    own = goals if goal.part != INVARIANTS else ()
    before = tuple(g.expr for g in (*base, *own))
    after = tuple(primed(program, machine, e) for e in _leans_on(goal, earlier))
    further = tuple(primed(program, machine, g.expr) for g in earlier)
    hypotheses = (*before, *operation.requires, *operation.ensures, *after)
    sequent = Sequent((), step_binders(program, machine, operation), hypotheses, primed(program, machine, goal.expr))
    return Piece(goal, operation.name, sequent, tuple(e for e in further if e not in after))


def step_binders(program: Program, machine: core.Machine, operation: core.Operation) -> tuple[Binder, ...]:
    """Return the variables of a step: the state, parameters and results, the next state; states are bare values."""
    state = bare(program, machine.state)
    return (*state, *operation.parameters, *operation.results, *next_state(state))


def primed(program: Program, machine: core.Machine, expr: Expr) -> Expr:
    """Return the expression over the next state."""
    return substitute_variables(expr, {b.name: Var(f"{b.name}'", erase(program, b.type)) for b in machine.state})


def machine_witnesses(machine: core.Machine) -> Iterator[tuple[str, Witness, Span | None]]:
    """Yield that there is an initial state; that operations can be carried out is said of their units."""
    yield "initially", Witness((), machine.state, (*machine.initially, *machine.invariants)), machine.span
