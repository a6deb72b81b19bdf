"""The look at a candidate's verification conditions, in process, before a prover is asked.

Models of the conditions are inputs to run the candidate on; what fails there is refuted, and the input kills its family
from then on. A condition that is false in a state which any proof has to reckon with makes a proof impossible, whatever
the code computes. One that is false behind a loop makes it unlikely: such a candidate waits until all others are done.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from provenhive.candidates.syntax import Candidate
from provenhive.conditions.examining import Examination, ExamineLimits, Examiner, Outcome, Status
from provenhive.conditions.session import ConditionLimits
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.values import Value
from provenhive.verdicts import Refuted

HASTY = ExamineLimits(ConditionLimits(resources=100_000, seconds=2.0), z3_seconds=0.4, cvc5_seconds=0.0)

Confirm = Callable[[Candidate, tuple[tuple[Value, ...], ...]], Refuted | None]
"""Runs a candidate on suggested inputs; the counterexample is confirmed."""


@dataclass(frozen=True, slots=True)
class OwnFailure:
    """A run in which an assertion, invariant or measure of the candidate's own is false: it has no proof as it stands.

    ``message`` has the form of a prover's.
    """

    refuted: Refuted
    message: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the conditions say: a confirmed counterexample, conditions that no proof gets past (``hopeless`` has the
    values at which the first of them is false), or doubts; or that all of them are ``proved``. ``share`` is the share
    that is proved.

    ``messages`` have the form of a prover's: what is broken, with its place in the candidate's text.
    """

    refuted: Refuted | None = None
    hopeless: OwnFailure | None = None
    doubtful: bool = False
    proved: bool = False
    messages: tuple[str, ...] = ()
    share: float = 0.0


@dataclass
class ConditionFilter:
    """Weighs the candidates of one program."""

    program: Program
    evaluator: Evaluator
    confirm: Confirm = lambda candidate, inputs: None
    limits: ExamineLimits = HASTY
    last: Examination | None = field(default=None, init=False)

    def weigh(self, candidate: Candidate) -> Weighed:
        """Look at a candidate's conditions with little time.

        Raises:
            InfrastructureError: the solver fails.
        """
        examiner = Examiner(self.program, self.evaluator, self.limits)
        self.last = found = examiner.examine(candidate, until=lambda o: o.status is Status.REFUTED)
        refuted = self.confirm(candidate, found.inputs) if found.inputs else None
        broken = (*found.of(Status.REFUTED), *found.of(Status.VIOLATED))
        messages = tuple(map(_message, broken))
        hopeless: OwnFailure | None = None
        if found.failure is not None:
            arguments, reason = found.failure
            shown = ", ".join(f"{name} = {value}" for name, value in arguments)
            messages = (f"assertion at ?: a run with {shown} fails: {reason}", *messages)
            hopeless = OwnFailure(Refuted(arguments, reason), messages[0])
        elif found.refuted:
            hopeless = OwnFailure(Refuted(broken[0].counterexample, messages[0]), messages[0])
        return Weighed(refuted, hopeless, bool(found.of(Status.VIOLATED)), found.proved, messages, found.share)


def _message(outcome: Outcome) -> str:
    """Return a broken condition as provers report theirs: kind and place first."""
    condition, span = outcome.condition, outcome.condition.span
    place = "?" if span is None else f"{span.line}:{span.column}"
    values = ", ".join(f"{name} = {value}" for name, value in outcome.counterexample)
    return f"{condition.kind.value} at {place}: {condition.phrase} is false with {values or 'nothing given'}"
