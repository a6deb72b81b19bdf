"""Conditions proved by Z3 in process: well-definedness, and whatever else is a sequent.

``PROVED`` means that Z3 found the hypotheses and the negated goal unsatisfiable in a translation that never says more
than the specification (see ``encode``), provided that its functions are total. ``REFUTED`` comes with a counterexample
that the evaluator confirmed. Everything else is ``OPEN``.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from provenhive.smt.refute import RefuteLimits, Refuter
from provenhive.smt.solve import Answer, SmtLimits, solve
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.sequent import Sequent, negation
from provenhive.spec_lang.values import Value


class Status(Enum):
    """What is known of a sequent."""

    PROVED = "proved by z3"
    REFUTED = "refuted"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Validity:
    """The outcome for one sequent."""

    status: Status
    seconds: float
    counterexample: Mapping[str, Value] | None = None
    reason: str = ""


def prove(
    evaluator: Evaluator, sequent: Sequent, limits: SmtLimits | None = None, refuting: RefuteLimits | None = None
) -> Validity:
    """Prove or refute a sequent within the limits.

    Raises:
        InfrastructureError: if Z3 fails.
    """
    start = time.monotonic()
    formulas = [*sequent.hypotheses, negation(sequent.goal)]
    solution = solve(evaluator.program, sequent.binders, formulas, limits)
    if solution.answer is Answer.UNSAT:
        return Validity(Status.PROVED, time.monotonic() - start)
    found = Refuter(evaluator).refute(sequent, refuting)
    seconds = time.monotonic() - start
    if found is not None:
        return Validity(Status.REFUTED, seconds, found.values)
    return Validity(Status.OPEN, seconds, reason=solution.reason or "z3's model is not confirmed")
