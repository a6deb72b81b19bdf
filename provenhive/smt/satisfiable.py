"""Is a contract vacuous? Witnesses, contradictions, and inputs for which no output exists.

Every witness is confirmed by the evaluator. "Unsatisfiable" is said when Z3 finds the exact conditions contradictory,
"infeasible" of a single admitted input when the evaluator shows that the only possible output is not allowed, or Z3
that none is: a contract that cannot be implemented although it can be met elsewhere.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import islice

from provenhive.smt.outputs import determined_results, likely_outputs
from provenhive.smt.solve import Answer, SmtLimits, Solution, models, solve
from provenhive.spec_lang.core import Binder, Expr, Unit
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import EvaluationFault, OutOfFuel
from provenhive.spec_lang.generate import Arguments, Generator, constants, instantiated
from provenhive.spec_lang.values import Value

_FUEL = 20_000
_MORE_OUTPUTS = 200
_MAX_EXHAUSTED = 1


@dataclass(frozen=True, slots=True)
class SatisfiableLimits:
    """Limits of the search for one contract."""

    seconds: float = 8.0
    inputs: int = 16
    outputs: int = 1_000
    models: int = 4
    smt: SmtLimits = field(default_factory=lambda: SmtLimits(2.0))
    seed: int = 0


class Satisfiability(Enum):
    """Whether there are values that meet all conditions."""

    SATISFIABLE = "satisfiable"
    UNSATISFIABLE = "not satisfiable"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Infeasible:
    """An input that the precondition admits and that no output is allowed for; ``shown_by`` is the evaluator or z3."""

    arguments: Mapping[str, Value]
    shown_by: str


@dataclass(frozen=True, slots=True)
class SatisfiableOutcome:
    """What was found. A unit that is satisfiable but infeasible somewhere has no implementation."""

    status: Satisfiability
    seconds: float
    witness: Mapping[str, Value] | None = None
    infeasible: Infeasible | None = None
    reason: str = ""

    @property
    def implementable(self) -> bool:
        """Say whether nothing speaks against an implementation."""
        return self.status is not Satisfiability.UNSATISFIABLE and self.infeasible is None


def find_witness(
    evaluator: Evaluator,
    binders: Sequence[Binder],
    conditions: Sequence[Expr],
    limits: SatisfiableLimits | None = None,
    *,
    type_parameters: Sequence[str] = (),
) -> SatisfiableOutcome:
    """Look for values of the binders that meet all conditions: for subset types, machines and their operations.

    Type parameters stand for ``int``.

    Raises:
        InfrastructureError: if Z3 fails.
    """
    claim = instantiated(Unit("", tuple(type_parameters), tuple(binders), (), tuple(conditions), ()))
    limits = limits or SatisfiableLimits()
    start = time.monotonic()

    def outcome(status: Satisfiability, witness: Arguments | None = None, reason: str = "") -> SatisfiableOutcome:
        named = None if witness is None else dict(zip((b.name for b in claim.parameters), witness, strict=True))
        return SatisfiableOutcome(status, time.monotonic() - start, named, reason=reason)

    answer, reason = Answer.UNKNOWN, ""
    for solution in islice(models(evaluator.program, claim.parameters, claim.requires, limits.smt), limits.models):
        answer, reason = solution.answer, solution.reason
        if solution.values is not None and _met(evaluator, claim, _row(claim.parameters, solution.values)):
            return outcome(Satisfiability.SATISFIABLE, _row(claim.parameters, solution.values))
    for arguments in _admitted(evaluator, claim, replace(limits, inputs=1)):
        return outcome(Satisfiability.SATISFIABLE, arguments)
    if answer is Answer.UNSAT:
        exact = solve(evaluator.program, claim.parameters, claim.requires, limits.smt)
        if exact.answer is Answer.UNSAT:
            return outcome(Satisfiability.UNSATISFIABLE, reason="the conditions contradict each other")
    return outcome(Satisfiability.OPEN, reason=reason or "no witness was found")


def check_contract(evaluator: Evaluator, unit: Unit, limits: SatisfiableLimits | None = None) -> SatisfiableOutcome:
    """Look for an input and an output that meet a unit's contract, and for admitted inputs without any output.

    Type parameters stand for ``int``.

    Raises:
        InfrastructureError: if Z3 fails.
    """
    return _ContractCheck(evaluator, instantiated(unit), limits or SatisfiableLimits()).run()


class _ContractCheck:
    def __init__(self, evaluator: Evaluator, unit: Unit, limits: SatisfiableLimits) -> None:
        self._evaluator = evaluator
        self._unit = unit
        self._limits = limits
        self._start = time.monotonic()
        self._determined = determined_results(unit)
        self._questions = limits.models
        self._witness: Mapping[str, Value] | None = None
        self._infeasible: Infeasible | None = None

    def run(self) -> SatisfiableOutcome:
        inputs = [*self._examples(), *_admitted(self._evaluator, self._unit, self._limits)]
        if not inputs:
            inputs = list(self._model_inputs())
        for arguments in inputs:
            if self._late() or (self._infeasible is not None and self._witness is not None):
                break
            self._try(arguments)
        if self._witness is not None:
            return self._outcome(Satisfiability.SATISFIABLE)
        return self._as_a_whole(inputs)

    def _as_a_whole(self, inputs: Sequence[Arguments]) -> SatisfiableOutcome:
        """No witness from single inputs: ask Z3 about the precondition, then about the whole contract."""
        program, unit = self._evaluator.program, self._unit
        if not inputs and solve(program, unit.parameters, unit.requires, self._limits.smt).answer is Answer.UNSAT:
            return self._outcome(Satisfiability.UNSATISFIABLE, "no input is admitted: 'requires' is contradictory")
        binders, conditions = (*unit.parameters, *unit.results), (*unit.requires, *unit.ensures)
        if solve(program, binders, conditions, self._limits.smt).answer is Answer.UNSAT:
            return self._outcome(Satisfiability.UNSATISFIABLE, "'requires' and 'ensures' contradict each other")
        self._witness = find_witness(self._evaluator, binders, conditions, self._limits).witness
        found = Satisfiability.OPEN if self._witness is None else Satisfiability.SATISFIABLE
        return self._outcome(found, "no witness was found" if self._witness is None else "")

    def _outcome(self, status: Satisfiability, reason: str = "") -> SatisfiableOutcome:
        return SatisfiableOutcome(status, time.monotonic() - self._start, self._witness, self._infeasible, reason)

    def _late(self) -> bool:
        return time.monotonic() - self._start > self._limits.seconds

    # --- inputs ---

    def _examples(self) -> Iterator[Arguments]:
        for example in self._unit.examples:
            try:
                arguments = tuple(self._evaluator.evaluate(e) for e in example.arguments)
                if self._evaluator.check_pre(self._unit, arguments, fuel=_FUEL):
                    yield arguments
            except EvaluationFault:
                continue

    def _model_inputs(self) -> Iterator[Arguments]:
        yield from precondition_models(self._evaluator, self._unit, self._limits.models, self._limits.smt)

    # --- outputs ---

    def _try(self, arguments: Arguments) -> None:
        """Look for an output for one admitted input; if there can be none, note that."""
        if self._determined is not None:
            self._try_determined(arguments, self._determined)
            return
        candidates = likely_outputs(self._evaluator, self._unit, arguments)
        exhausted = 0
        for results in islice(candidates, self._limits.outputs if self._witness is None else _MORE_OUTPUTS):
            allowed = self._allowed(arguments, results)
            if allowed:
                self._keep(arguments, results)
                return
            exhausted += allowed is None
            if exhausted >= _MAX_EXHAUSTED:
                return
        self._ask(arguments)

    def _ask(self, arguments: Arguments) -> None:
        """Ask Z3 for an output."""
        if self._questions <= 0:
            return
        self._questions -= 1
        unit = self._unit
        fixed = dict(zip((p.name for p in unit.parameters), arguments, strict=True))
        binders = (*unit.parameters, *unit.results)
        program, limits = self._evaluator.program, self._limits.smt
        exact = solve(program, binders, unit.ensures, limits, fixed=fixed)
        if exact.answer is Answer.UNSAT:
            self._infeasible = self._infeasible or Infeasible(fixed, "z3")
        elif not self._take(arguments, exact) and self._witness is None:
            self._take(arguments, next(models(program, binders, unit.ensures, limits, fixed=fixed)))

    def _take(self, arguments: Arguments, solution: Solution) -> bool:
        """Keep the results of a model if the evaluator confirms them."""
        if solution.values is None:
            return False
        results = _row(self._unit.results, solution.values)
        if self._allowed(arguments, results):
            self._keep(arguments, results)
            return True
        return False

    def _try_determined(self, arguments: Arguments, exprs: tuple[Expr, ...]) -> None:
        env = dict(zip((p.name for p in self._unit.parameters), arguments, strict=True))
        try:
            results = tuple(self._evaluator.evaluate(expr, env, fuel=_FUEL) for expr in exprs)
            failed = self._evaluator.check_post(self._unit, arguments, results, fuel=_FUEL)
        except EvaluationFault:
            return
        if failed:
            self._infeasible = self._infeasible or Infeasible(env, "evaluator")
        else:
            self._keep(arguments, results)

    def _allowed(self, arguments: Arguments, results: tuple[Value, ...]) -> bool | None:
        """Say whether the contract allows the results; ``None`` when that takes too long to evaluate."""
        try:
            return not self._evaluator.check_post(self._unit, arguments, results, fuel=_FUEL)
        except OutOfFuel:
            return None
        except EvaluationFault:
            return False

    def _keep(self, arguments: Arguments, results: tuple[Value, ...]) -> None:
        if self._witness is None:
            names = (b.name for b in (*self._unit.parameters, *self._unit.results))
            self._witness = dict(zip(names, (*arguments, *results), strict=True))


def precondition_models(
    evaluator: Evaluator, unit: Unit, count: int = 8, limits: SmtLimits | None = None
) -> Iterator[Arguments]:
    """Yield inputs that Z3 found for the precondition, each confirmed by the evaluator.

    Raises:
        InfrastructureError: if Z3 fails.
    """
    answers = models(evaluator.program, unit.parameters, unit.requires, limits or SmtLimits(1.0))
    for solution in islice(answers, count):
        if solution.values is not None:
            arguments = _row(unit.parameters, solution.values)
            if _met(evaluator, unit, arguments):
                yield arguments


def _row(binders: Sequence[Binder], values: Mapping[str, Value]) -> Arguments:
    return tuple(values[binder.name] for binder in binders)


def _met(evaluator: Evaluator, unit: Unit, arguments: Arguments) -> bool:
    try:
        return evaluator.check_pre(unit, arguments, fuel=_FUEL)
    except EvaluationFault:
        return False


def _admitted(evaluator: Evaluator, unit: Unit, limits: SatisfiableLimits) -> list[Arguments]:
    known = constants(evaluator.program, (*unit.requires, *unit.ensures))
    return Generator(evaluator, seed=limits.seed, known=known).inputs(unit, limits.inputs, size=5, trials=300)
