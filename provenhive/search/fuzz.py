"""Fuzzing: a candidate is run in process on prepared inputs, and its results are judged by the evaluator.

A failure is a fact that the evaluator confirmed: the precondition admits the input, and the candidate leaves the
domain of an operation there, or returns what the contract (or an example of the unit) does not allow. Running out of
fuel is no failure: it is counted and told.

``refute`` goes on where the results are right, or do not come: it runs the candidate with its own assertions,
invariants and measures checked. One that is false in a run has no proof, whatever the code computes.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from provenhive.candidates.compile_python import CheckFailed, Compiled, MissingPart, Part, compile_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.canonical import digest_bytes
from provenhive.search.inputs import Arguments, Input, InputPlan, Models, Results, Source, prepare_inputs
from provenhive.search.pool import CounterexamplePool
from provenhive.smt.satisfiable import precondition_models
from provenhive.smt.solve import SmtLimits
from provenhive.spec_lang.core import Binder, Program, Unit
from provenhive.spec_lang.evaluate import RESULT_TYPE, Evaluator
from provenhive.spec_lang.faults import EvaluationFault, OutOfFuel, Unbounded, Undefined
from provenhive.spec_lang.generate import admits, instantiated
from provenhive.spec_lang.shrink import shrink
from provenhive.spec_lang.value_forms import show_value
from provenhive.spec_lang.values import Value, size_of
from provenhive.verdicts import Refuted

CANDIDATE_FUEL = 50_000
POST_FUEL = 20_000
_CLOCK_EVERY = 16
_MAX_UNJUDGED = 4
_MODEL_SECONDS = 0.4
_COMPARED_INPUTS = 60
_ENDLESS = 2
_CHECKED_INPUTS = 100
_CHECKING_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class FuzzLimits:
    """When to stop: after this many runs or seconds, or when this many runs used up their fuel."""

    executions: int = 1_000
    seconds: float = 5.0
    exhausted: int = 8
    shrink_trials: int = 400


class FailureKind(Enum):
    """What a candidate did wrong on an input."""

    ENSURES = "an ensures does not hold"
    RESULT_TYPE = "a result is not of its declared type"
    EXAMPLE = "the result is not the one of the example"
    UNDEFINED = "an operation was applied outside of its domain"
    CHECK = "an assertion, invariant, measure or contract of a helper does not hold"


@dataclass(frozen=True, slots=True)
class Failure:
    """One failing run: the input, the results (if there are any) and what is wrong."""

    kind: FailureKind
    arguments: Arguments
    results: Results | None
    ensures: tuple[int, ...] = ()
    detail: str = ""
    message: str = ""  # of a check: what it is of, with its place, in the form of a prover's messages


@dataclass(frozen=True, slots=True)
class FuzzStatistics:
    """What was done: for certificates."""

    executions: int
    inputs: tuple[tuple[str, int], ...]  # how many inputs of each source were run
    exhausted: int  # runs that used up their fuel
    unjudged: int  # runs whose results the evaluator could not judge
    seconds: float
    seed: int


@dataclass(frozen=True, slots=True)
class FuzzReport:
    """The outcome for one candidate: a (shrunk) failure, or none found. ``exhausted_on`` is the first input on which
    the fuel ran out: a hint of a loop that does not end, no refutation."""

    failure: Failure | None
    statistics: FuzzStatistics
    exhausted_on: Arguments | None = None
    missing_part: str | None = None

    @property
    def passed(self) -> bool:
        """Say whether the candidate may go on to the prover."""
        return self.failure is None and self.missing_part is None


class _NotJudged(EvaluationFault):
    """The evaluator cannot say whether results meet the contract."""


@dataclass(slots=True)
class _Run:
    """Counters of one fuzzing run."""

    executions: int = 0
    exhausted: int = 0
    unjudged: int = 0
    sources: Counter[str] = field(default_factory=Counter)
    exhausted_on: Arguments | None = None
    diagnose: Callable[[Arguments], Failure | None] = lambda arguments: None
    killer: Source | None = None


_MINIMAL = (Source.SHRUNK, Source.POOL)
"""Inputs that are as small as an earlier failure could be made."""


class _OwnChecks:
    """Runs one candidate with its own checks on, compiled when first needed; ``found`` is the first that fails."""

    def __init__(self, fuzzer: UnitFuzzer, candidate: Candidate) -> None:
        self._fuzzer = fuzzer
        self._candidate = candidate
        self._compiled: Compiled | None = None
        self.found: Failure | None = None

    def failure(self, arguments: Arguments) -> Failure | None:
        """Run on one input; return the failed check, if that is what ends the run."""
        if self._compiled is None:
            self._compiled = self._fuzzer.checked(self._candidate)
        try:
            self._compiled.run(arguments, CANDIDATE_FUEL)
        except CheckFailed as fault:
            check = fault.failure
            place = "?" if check.span is None else f"{check.span.line}:{check.span.column}"
            message = f"{check.kind.value} at {place}: false in a run"
            self.found = Failure(FailureKind.CHECK, arguments, None, detail=str(fault), message=message)
        except (EvaluationFault, NameError):
            return None
        return self.found

    def run_all(self, inputs: Sequence[Arguments]) -> None:
        """Run on inputs until a check fails, within a time."""
        start = time.monotonic()
        for arguments in inputs:
            if self.failure(arguments) is not None or time.monotonic() - start > _CHECKING_SECONDS:
                return


class UnitFuzzer:
    """Fuzzes the candidates of one unit. Inputs are prepared at the first use; what kills is tried first from then on.

    Type parameters of the unit stand for ``int``. ``parts`` gives something to run for units of ``built from``;
    ``models`` makes inputs instead of Z3. Not for several threads at once.
    """

    def __init__(
        self,
        program: Program,
        unit: Unit,
        *,
        evaluator: Evaluator | None = None,
        pool: CounterexamplePool | None = None,
        models: Models | None = None,
        use_solver: bool = True,
        parts: Mapping[str, Part] | None = None,
        plan: InputPlan | None = None,
        seed: int = 0,
    ) -> None:
        self.program = program
        self.declared = unit
        self.unit = instantiated(unit)
        self.evaluator = evaluator or Evaluator(program)
        self.seed = seed
        self._pool = pool
        self._models = models or (self._solver_models if use_solver else None)
        self._parts = parts
        self._plan = plan
        self._inputs: list[Input] | None = None
        self._compared: tuple[Input, ...] | None = None

    @property
    def inputs(self) -> list[Input]:
        """The prepared inputs, in the order in which they are tried."""
        if self._inputs is None:
            self._inputs = prepare_inputs(
                self.evaluator, self.unit, pool=self._pool, models=self._models, plan=self._plan, seed=self.seed
            )
        return self._inputs

    def _solver_models(self, unit: Unit) -> Iterable[Arguments]:
        """Yield models of a precondition that says something."""
        if unit.requires:
            yield from precondition_models(self.evaluator, unit, limits=SmtLimits(_MODEL_SECONDS))

    def add_input(self, arguments: Arguments, source: Source = Source.MODEL) -> bool:
        """Take another input (a prover's counterexample, say) if the precondition admits it and it is not known."""
        if any(known.arguments == arguments for known in self.inputs):
            return False
        if not admits(self.evaluator, self.unit, arguments):
            return False
        self.inputs.insert(0, Input(arguments, source))
        return True

    # --- running ---

    def fuzz(self, candidate: Candidate, limits: FuzzLimits | None = None, *, checks: bool = False) -> FuzzReport:
        """Run a candidate that has passed the gate; with ``checks``, assertions and invariants are tested too."""
        compiled = compile_candidate(self.program, self.declared, candidate, checks=checks, parts=self._parts)
        return self.fuzz_compiled(compiled, limits)

    def refute(self, candidate: Candidate, limits: FuzzLimits | None = None) -> FuzzReport:
        """Run a candidate as it is, and then, unless that failed, with its own checks on some of the inputs.

        A run that uses up its fuel is repeated with the checks at once: what does not end has no measure.
        """
        compiled = compile_candidate(self.program, self.declared, candidate, parts=self._parts)
        own = _OwnChecks(self, candidate)
        report = self.fuzz_compiled(compiled, limits, own.failure)
        if report.passed and own.found is None:
            own.run_all([i.arguments for i in self.inputs if not i.too_heavy][:_CHECKED_INPUTS])
        return report if own.found is None else replace(report, failure=own.found)

    def checked(self, candidate: Candidate) -> Compiled:
        """Return a candidate that checks its own assertions, invariants and measures as it runs."""
        return compile_candidate(self.program, self.declared, candidate, checks=True, parts=self._parts)

    def fuzz_compiled(
        self,
        compiled: Compiled,
        limits: FuzzLimits | None = None,
        diagnose: Callable[[Arguments], Failure | None] = lambda arguments: None,
    ) -> FuzzReport:
        """Run what ``compile_candidate`` made; stops at the first failure, which is shrunk and kept.

        ``diagnose`` is asked at the first input on which the fuel runs out; if it names a failure, the run stops.
        """
        limits = limits or FuzzLimits()
        run, start = _Run(diagnose=diagnose), time.monotonic()
        failure: Failure | None = None
        missing: str | None = None
        try:
            failure = self._first_failure(compiled, limits, run, start)
            if failure is not None:
                if run.killer not in _MINIMAL:
                    failure = self._shrunk(compiled, failure, limits)
                self._keep(failure)
        except MissingPart as fault:
            missing = fault.message
        inputs = tuple(sorted(run.sources.items()))
        seconds = time.monotonic() - start
        statistics = FuzzStatistics(run.executions, inputs, run.exhausted, run.unjudged, seconds, self.seed)
        return FuzzReport(failure, statistics, run.exhausted_on, missing)

    def _first_failure(self, compiled: Compiled, limits: FuzzLimits, run: _Run, start: float) -> Failure | None:
        for tried in self.inputs[: limits.executions]:
            if tried.too_heavy:
                continue
            if run.executions % _CLOCK_EVERY == 0 and time.monotonic() - start > limits.seconds:
                return None
            run.executions += 1
            run.sources[tried.source.value] += 1
            try:
                failure = self._outcome(compiled, tried)
            except OutOfFuel:
                run.exhausted += 1
                if run.exhausted_on is None:
                    run.exhausted_on = tried.arguments
                    if run.diagnose(tried.arguments) is not None:
                        return None  # the candidate's fault, and not the input's
                tried.exhausted += 1
                if run.exhausted >= limits.exhausted:
                    return None
                continue
            except Unbounded:
                run.unjudged += 1
                continue
            except _NotJudged:
                run.unjudged += 1
                tried.give_up()
                if run.unjudged >= _MAX_UNJUDGED:
                    self._give_up_larger(tried)
                continue
            if failure is not None:
                tried.kills += 1
                run.killer = tried.source
                return failure
        return None

    def _outcome(self, compiled: Compiled, tried: Input) -> Failure | None:
        """Run on one input and judge the results; ``None`` when they are right.

        Raises:
            OutOfFuel: if the candidate used up its fuel.
            Unbounded: if the candidate's code asks for what cannot be enumerated.
            _NotJudged: if the results cannot be judged.
            MissingPart: if a part is called that there is nothing to run for.
        """
        arguments = tried.arguments
        try:
            results = compiled.run(arguments, CANDIDATE_FUEL)
        except CheckFailed as fault:
            return Failure(FailureKind.CHECK, arguments, None, detail=str(fault))
        except MissingPart:
            raise
        except Undefined as fault:
            return Failure(FailureKind.UNDEFINED, arguments, None, detail=fault.message)
        failed = tried.judged.get(results)
        if failed is None:
            failed = tried.judged[results] = self._judge(arguments, results)
        if failed:
            kind = FailureKind.RESULT_TYPE if failed == (RESULT_TYPE,) else FailureKind.ENSURES
            return Failure(kind, arguments, results, failed)
        if tried.expected is not None and results != tried.expected:
            return Failure(FailureKind.EXAMPLE, arguments, results)
        return None

    def _give_up_larger(self, tried: Input) -> None:
        """Leave out what is larger than an input that took too long to judge."""
        size = size_of(tried.arguments)
        for other in self.inputs:
            if not other.judged and size_of(other.arguments) >= size:
                other.give_up()

    def _judge(self, arguments: Arguments, results: Results) -> tuple[int, ...]:
        try:
            return self.evaluator.check_post(self.unit, arguments, results, fuel=POST_FUEL)
        except EvaluationFault as fault:
            raise _NotJudged(f"the contract cannot be evaluated: {fault.message}") from fault

    def behaviour(self, candidate: Candidate) -> str:
        """Return a digest of what a candidate computes on some inputs, the same ones each time.

        Equal ones compute the same there; what they compute elsewhere is not known.
        """
        compiled = compile_candidate(self.program, self.declared, candidate, parts=self._parts)
        seen: list[str] = []
        for tried in self._for_all:
            try:
                seen.append(f"{tried.arguments!r} -> {compiled.run(tried.arguments, CANDIDATE_FUEL)!r}")
            except EvaluationFault as fault:
                seen.append(f"{tried.arguments!r} -> {type(fault).__name__}")
        return digest_bytes("\n".join(seen).encode())

    def passed(self, candidate: Candidate) -> float:
        """Return the share of inputs that a candidate which failed is right on.

        These are the same ones for all candidates, and the one that it failed on. One that twice uses up its fuel, or
        gives what cannot be judged, is taken to be wrong on the rest.
        """
        compiled = compile_candidate(self.program, self.declared, candidate, parts=self._parts)
        last = self.inputs[0]
        tried = [*(i for i in self._for_all if not i.too_heavy and i.arguments != last.arguments), last]
        right = endless = 0
        for one in tried:
            try:
                right += self._outcome(compiled, one) is None
            except (OutOfFuel, _NotJudged):
                endless += 1
            except EvaluationFault:
                continue
            if endless == _ENDLESS:
                break
        return right / len(tried)

    @property
    def _for_all(self) -> tuple[Input, ...]:
        """The inputs on which all candidates are compared: those that came first when the first was."""
        if self._compared is None:
            self._compared = tuple(i for i in self.inputs if not i.too_heavy)[:_COMPARED_INPUTS]
        return self._compared

    # --- failures ---

    def _shrunk(self, compiled: Compiled, failure: Failure, limits: FuzzLimits) -> Failure:
        if failure.kind is FailureKind.EXAMPLE:
            return failure
        smallest = failure

        def fails(arguments: Arguments) -> bool:
            nonlocal smallest
            if not admits(self.evaluator, self.unit, arguments):
                return False
            try:
                found = self._outcome(compiled, Input(arguments, Source.SHRUNK))
            except EvaluationFault:
                return False
            if found is not None:
                smallest = found
            return found is not None

        types = [p.type for p in self.unit.parameters]
        shrink(self.program, types, failure.arguments, fails, trials=limits.shrink_trials)
        return smallest

    def _keep(self, failure: Failure) -> None:
        """Put the failing input first, for the candidates to come, and into the pool."""
        position = next((i for i, known in enumerate(self.inputs) if known.arguments == failure.arguments), None)
        tried = Input(failure.arguments, Source.SHRUNK) if position is None else self.inputs.pop(position)
        tried.kills += 1
        self.inputs.insert(0, tried)
        if self._pool is not None:
            self._pool.add(self.program, self.unit, failure.arguments)

    def explain(self, failure: Failure) -> Refuted:
        """Return the failure as a verdict, with values in ``.hspec`` notation."""
        shown = _shown(self.program, self.unit.parameters, failure.arguments)
        if failure.results is not None:
            shown += _shown(self.program, self.unit.results, failure.results)
        which = ", ".join(str(position + 1) for position in failure.ensures if position >= 0)
        parts = [failure.kind.value, f"number {which}" if which else "", failure.detail]
        return Refuted(shown, ": ".join(part for part in parts if part))


def _shown(program: Program, binders: Sequence[Binder], values: Sequence[Value]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (binder.name, show_value(value, binder.type, program)) for binder, value in zip(binders, values, strict=True)
    )
