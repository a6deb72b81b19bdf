"""Verification conditions: what has to hold at one place of a candidate, with everything that is known there.

A condition is closed: its steps bring all variables in. ``Free`` is a value of which only the declared type is known,
``Defined`` another name for an expression, ``Fact`` something that holds. Every variable of the candidate
has one name for each time that it gets a value (passive form: Flanagan and Saxe, "Avoiding exponential explosion:
generating compact verification conditions", POPL 2001).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from provenhive.spec_lang.core import Binary, BinaryOp, Binder, BoolLit, Expr, IntLit, Program, Var
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.show import show, show_type
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.traverse import free_names, size, substitute_variables
from provenhive.spec_lang.types import BOOL

_SHORT = 40


class Kind(Enum):
    """What a condition is of."""

    POSTCONDITION = "postcondition"
    INVARIANT_ENTRY = "invariant on entry"
    INVARIANT_KEPT = "invariant kept"
    MEASURE = "measure decreases"
    PRECONDITION = "precondition"
    WELL_DEFINED = "well defined"
    ASSERT = "assertion"
    MEMBER = "member of type"
    STEP = "calculation step"
    FORALL = "forall statement"


@dataclass(frozen=True, slots=True)
class Free:
    """Any value of the declared type."""

    binder: Binder


@dataclass(frozen=True, slots=True)
class Defined:
    """Another name for a value; the binder's type is declared, the value belongs to it."""

    binder: Binder
    value: Expr


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that holds. What is ``derived`` follows from the candidate as a whole: proofs may use it, but a state
    that contradicts it is not reached."""

    expr: Expr
    derived: bool = False


Step = Free | Defined | Fact


@dataclass(frozen=True, slots=True)
class Condition:
    """One verification condition.

    Attributes:
        name: the procedure, the kind and a number within the procedure.
        owner: the procedure, or the helper function.
        kind: what it is of.
        phrase: what it says, in words.
        span: the place in the candidate's text.
        steps: what is known, in order.
        goal: what has to hold then.
        exact: every state that the steps describe is one that modular verification has to reckon with. Behind a loop
            they only describe what its invariants admit: a violation there may never be reached.
        decidable: the goal is what has to hold, not only something that is enough for it.
        repeats: where this is true the call in question is the caller's own call again, so no measure gets smaller.
    """

    name: str
    owner: str
    kind: Kind
    phrase: str
    span: Span | None
    type_parameters: tuple[str, ...]
    steps: tuple[Step, ...]
    goal: Expr
    exact: bool = True
    decidable: bool = True
    repeats: Expr | None = None


def needed_steps(condition: Condition) -> tuple[Step, ...]:
    """Return the steps without definitions that neither the goal nor a fact speaks of."""
    wanted = set(free_names(condition.goal))
    kept: list[Step] = []
    for step in reversed(condition.steps):
        match step:
            case Fact(expr):
                wanted |= free_names(expr)
                kept.append(step)
            case Defined(binder, value) if binder.name in wanted:
                wanted |= free_names(value)
                kept.append(step)
            case Free():
                kept.append(step)
            case _:
                continue
    return tuple(reversed(kept))


def as_sequent(program: Program, condition: Condition) -> Sequent:
    """Return the condition as a proposition with few equations: truth values, and what has a short value, are put in
    where their names stand; other definitions become equations."""
    meaning: dict[str, Expr] = {}
    binders: list[Binder] = []
    hypotheses: list[Expr] = []
    for step in needed_steps(condition):
        match step:
            case Free(binder):
                binders.append(binder)
            case Defined(binder, value):
                plain, said = Binder(binder.name, erase(program, binder.type)), substitute_variables(value, meaning)
                if isinstance(said, Var | IntLit | BoolLit) or (plain.type == BOOL and size(said) <= _SHORT):
                    meaning[plain.name] = said
                else:
                    binders.append(plain)
                    hypotheses.append(Binary(BinaryOp.EQ, Var(plain.name, plain.type), said))
            case Fact(expr, derived=False):
                hypotheses.append(substitute_variables(expr, meaning))
            case _:
                continue
    goal = substitute_variables(condition.goal, meaning)
    return Sequent(condition.type_parameters, tuple(binders), tuple(hypotheses), goal)


def show_condition(condition: Condition, module: str | None = None) -> str:
    """Return the text form: a head line with name and place, a line a step, and what has to hold."""
    place = "" if condition.span is None else f" at {condition.span.line}:{condition.span.column}"
    marks = ("" if condition.exact else ", behind a loop") + ("" if condition.decidable else ", more than needed")
    lines = [f"{condition.name}{place}: {condition.phrase}{marks}"]
    lines += (f"  {_show_step(step, module)}" for step in needed_steps(condition))
    return "\n".join([*lines, f"  |- {show(condition.goal, module)}"]) + "\n"


def _show_step(step: Step, module: str | None) -> str:
    match step:
        case Free(binder):
            return f"any {binder.name}: {show_type(binder.type, module)}"
        case Defined(binder, value):
            return f"let {binder.name}: {show_type(binder.type, module)} := {show(value, module)}"
        case Fact(expr, derived):
            return f"{'also' if derived else 'have'} {show(expr, module)}"
