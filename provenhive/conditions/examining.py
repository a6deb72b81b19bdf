"""All conditions of a candidate put to the solvers: what is proved, what is refuted, what stays open.

``REFUTED`` means that the evaluator confirmed it: values at which all that is known holds and the goal does not, in a
state that modular verification has to reckon with, or a run of the candidate that breaks its contract or one of its own
assertions. A violation behind a loop that no run reaches is ``VIOLATED``: the invariants admit it. Everything else that
is not proved is ``OPEN``; a solver's model alone says nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from provenhive.candidates.syntax import Candidate
from provenhive.conditions.condition import Condition, Free
from provenhive.conditions.confirming import violated
from provenhive.conditions.contracts import with_functions
from provenhive.conditions.generate import conditions_of_candidate
from provenhive.conditions.running import failing_run
from provenhive.conditions.second_solver import ask_cvc5, cvc5_version
from provenhive.conditions.session import Asked, ConditionLimits, Session
from provenhive.smt.solve import solver_version
from provenhive.spec_lang.core import Program, Unit
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.types import INT, Type, substitute
from provenhive.spec_lang.value_forms import show_value
from provenhive.spec_lang.values import Value


class Status(Enum):
    """What is known of a condition."""

    PROVED = "proved"
    REFUTED = "refuted"
    VIOLATED = "violated"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class ExamineLimits:
    """Limits of one candidate: of each condition, and the processor seconds of each solver in all.

    Solvers count steps of their own, so that a busy machine gets the same answers; clocks only bound the rest.
    ``cvc5_seconds`` of 0 leaves cvc5 out.
    """

    condition: ConditionLimits = field(default_factory=ConditionLimits)
    z3_seconds: float = 4.0
    cvc5_milliseconds: int = 5_000
    cvc5_resources: int = 10_000
    cvc5_seconds: float = 2.0
    models: int = 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """One condition: its status, the solvers that proved it, and the values that violate it, in ``.hspec`` notation.

    With solvers and values both, a solver and the evaluator contradict each other; that is ``REFUTED``.
    """

    condition: Condition
    status: Status
    solvers: tuple[str, ...] = ()
    counterexample: tuple[tuple[str, str], ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SolverShare:
    """How many of a candidate's conditions one solver proved."""

    solver: str
    version: str
    proved: int


@dataclass(frozen=True, slots=True)
class Examination:
    """The conditions of one candidate.

    ``inputs`` are arguments of the unit that models suggest as counterexamples, not confirmed by anything; a type
    parameter stands for ``int`` in them. ``failure``
    describes a run of the candidate on one of them that breaks its contract or an assertion of its own.
    ``conditions`` is how many the candidate has: more than ``outcomes`` where the examination stopped before its end.
    """

    outcomes: tuple[Outcome, ...]
    shares: tuple[SolverShare, ...]
    inputs: tuple[tuple[Value, ...], ...]
    failure: tuple[tuple[tuple[str, str], ...], str] | None
    seconds: float
    conditions: int

    def of(self, status: Status) -> tuple[Outcome, ...]:
        """Return the outcomes with that status."""
        return tuple(outcome for outcome in self.outcomes if outcome.status is status)

    @property
    def refuted(self) -> bool:
        """Say whether something was confirmed that no correct proof of the candidate can live with."""
        return self.failure is not None or bool(self.of(Status.REFUTED))

    @property
    def proved(self) -> bool:
        """Say whether every condition was proved by one solver or the other."""
        return all(outcome.status is Status.PROVED for outcome in self.outcomes)

    @property
    def share(self) -> float:
        """The share of the conditions that is proved; what was not looked at is not."""
        return len(self.of(Status.PROVED)) / self.conditions if self.conditions else 1.0


@dataclass
class Examiner:
    """Examines the candidates of one program."""

    program: Program
    evaluator: Evaluator
    limits: ExamineLimits = field(default_factory=ExamineLimits)

    def examine(self, candidate: Candidate, *, until: Callable[[Outcome], bool] = lambda outcome: False) -> Examination:
        """Put the conditions of a candidate to the solvers, in the order of the text, until ``until`` says so.

        Raises:
            InfrastructureError: a solver fails.
        """
        started = time.monotonic()
        extended = with_functions(self.program, candidate)
        # Of this candidate alone, like the expressions of its conditions: nothing of them stays in memory.
        evaluator = Evaluator(extended)
        work = _Work(self.limits, Session(extended, self.limits.condition, self.limits.models), evaluator)
        unit = self.program.unit(candidate.unit)
        outcomes: list[Outcome] = []
        conditions = conditions_of_candidate(self.program, candidate)
        for condition in conditions:
            outcomes.append(work.outcome(condition, unit))
            if until(outcomes[-1]):
                break
        inputs = tuple(dict.fromkeys(work.inputs))
        failure = failing_run(self.program, self.evaluator, unit, candidate, inputs) if inputs else None
        seconds = time.monotonic() - started
        return Examination(tuple(outcomes), work.shares(outcomes), inputs, failure, seconds, len(conditions))


@dataclass
class _Work:
    """The solvers at work on one candidate."""

    limits: ExamineLimits
    session: Session
    evaluator: Evaluator
    inputs: list[tuple[Value, ...]] = field(default_factory=list)
    z3_seconds: float = 0.0
    cvc5_seconds: float = 0.0

    def outcome(self, condition: Condition, unit: Unit) -> Outcome:
        """Ask both solvers; confirm what looks like a violation."""
        if self.z3_seconds > self.limits.z3_seconds:
            return Outcome(condition, Status.OPEN, reason="the time for the solvers is used up")
        started = time.process_time()
        asked = self.session.ask(condition)
        self.z3_seconds += time.process_time() - started
        said = (("z3", asked.answer), ("cvc5", self._second(asked)))
        solvers = tuple(name for name, answer in said if answer == "unsat")
        broken = self._violating(condition, asked, solvers)  # looked for whoever proves it: a solver may err
        if solvers and broken is None:
            return Outcome(condition, Status.PROVED, solvers)
        self._suggest(condition, unit, asked)
        if broken is None:
            return Outcome(condition, Status.OPEN, reason=asked.reason or "the model is not confirmed")
        status = Status.REFUTED if condition.exact or solvers else Status.VIOLATED
        return Outcome(condition, status, solvers, self._shown(condition, broken))

    def _violating(self, condition: Condition, asked: Asked, solvers: tuple[str, ...]) -> Mapping[str, Value] | None:
        """Return values that violate a condition, ``None`` if no model is confirmed.

        Where a solver proves the condition, a violation contradicts it only if derived facts hold there too, or if the
        candidate has no right proof with it.
        """
        certain = bool(solvers) and not (condition.exact and condition.decidable)
        for values in asked.models:
            if violated(self.evaluator, condition, values, certain=certain):
                return values
        return None

    def _second(self, asked: Asked) -> str:
        if not asked.text or self.cvc5_seconds >= self.limits.cvc5_seconds:
            return "unknown"
        started = time.process_time()
        answer, _ = ask_cvc5(asked.text, self.limits.cvc5_milliseconds, self.limits.cvc5_resources)
        self.cvc5_seconds += time.process_time() - started
        return answer

    def _suggest(self, condition: Condition, unit: Unit, asked: Asked) -> None:
        """Keep the arguments of the unit that the models have; a type parameter stands for ``int`` in them."""
        if condition.owner == unit.name:
            names = [p.name for p in unit.parameters]
            self.inputs += (tuple(m[n] for n in names) for m in asked.models if all(n in m for n in names))

    def _shown(self, condition: Condition, values: Mapping[str, Value]) -> tuple[tuple[str, str], ...]:
        ground: dict[str, Type] = dict.fromkeys(condition.type_parameters, INT)
        binders = [s.binder for s in condition.steps if isinstance(s, Free) and s.binder.name in values]
        return tuple(
            (b.name, show_value(values[b.name], substitute(b.type, ground), self.evaluator.program)) for b in binders
        )

    def shares(self, outcomes: list[Outcome]) -> tuple[SolverShare, ...]:
        """Count what each solver proved."""
        used = [("z3", solver_version().removeprefix("z3 "))]
        used += [("cvc5", cvc5_version())] if self.limits.cvc5_seconds > 0 else []
        return tuple(SolverShare(n, version, sum(n in o.solvers for o in outcomes)) for n, version in used)
