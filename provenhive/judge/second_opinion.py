"""Two opinions on one candidate: what a disagreement between Dafny and the conditions computed in process comes to."""

from __future__ import annotations

from provenhive.conditions.condition import show_condition
from provenhive.conditions.examining import Examination, Status
from provenhive.verdicts import Proved, Unknown, UnknownReason


def contradiction(proved: Proved, second: Examination) -> Unknown | None:
    """Return the verdict that stops a unit when the conditions of a proved candidate are refuted, with both pieces of
    evidence; ``None`` if they are not, whether they are proved or open.
    """
    if not second.refuted:
        return None
    for_it = "; ".join(f"{e.prover} {e.version} proved {', '.join(e.established)}" for e in proved.evidence)
    against = tuple(_evidence(second))
    return Unknown(UnknownReason.DISAGREEMENT, f"{for_it}; but {against[0].splitlines()[0]}", (for_it, *against))


def _evidence(second: Examination) -> list[str]:
    """Return what the evaluator confirmed, one text each."""
    texts = []
    if second.failure is not None:
        arguments, reason = second.failure
        texts.append(f"a run with {_shown(arguments)} fails: {reason}")
    for outcome in second.of(Status.REFUTED):
        head = f"{outcome.condition.name} is false with {_shown(outcome.counterexample)}"
        head += f", though {' and '.join(outcome.solvers)} proves it" if outcome.solvers else ""
        texts.append(f"{head}\n{show_condition(outcome.condition)}")
    return texts


def _shown(values: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(f"{name} = {value}" for name, value in values) or "no arguments"
