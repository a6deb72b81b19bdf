"""The cheap part of the filter for one candidate, as work for an executor: gate, fuzzing, conditions, no prover.

For candidates by the hundred thousand, where a unit's whole search in one worker would be too large a piece of work.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.rejection import Rejection
from provenhive.candidates.syntax import Candidate
from provenhive.pipeline.shipping import texts_for
from provenhive.search.fuzz import UnitFuzzer
from provenhive.search.weighing import ConditionFilter
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_specification
from provenhive.spec_lang.values import Value
from provenhive.swarm.executor import Notify
from provenhive.verdicts import Refuted


@dataclass(frozen=True, slots=True)
class FilterTask:
    """A candidate's text for a unit; ``specification`` is the digest of the specification that the worker was sent."""

    specification: str
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Filtered:
    """Where a candidate ended: ``gate``, ``fuzz``, ``conditions``, or ``passed``; ``message`` says why it did."""

    stage: str
    message: str = ""

    @property
    def passed(self) -> bool:
        """Whether a prover is to be asked."""
        return self.stage == "passed"


@dataclass(frozen=True)
class _Bench:
    program: Program
    evaluator: Evaluator
    fuzzer: UnitFuzzer
    conditions: ConditionFilter


def filter_candidate(task: FilterTask, _notify: Notify) -> Filtered:
    """Send a candidate through the stages that need no prover.

    Raises:
        InfrastructureError: the worker has not the specification, or a solver failed.
    """
    bench = _bench(task.specification, task.unit)
    candidate = parse_candidate(task.text, bench.program, bench.program.unit(task.unit))
    if isinstance(candidate, Rejection):
        return Filtered("gate", candidate.message)
    failure = bench.fuzzer.refute(candidate).failure
    if failure is not None and failure.message:
        return Filtered("conditions", failure.message)  # what it claims of itself is false
    if failure is not None:
        return Filtered("fuzz", bench.fuzzer.explain(failure).explanation)
    weighed = bench.conditions.weigh(candidate)
    if weighed.refuted is not None or weighed.hopeless:
        return Filtered("conditions", weighed.messages[0] if weighed.messages else "")
    return Filtered("passed", "doubtful" if weighed.doubtful else "")


@cache
def _program(specification: str) -> tuple[Program, Evaluator]:
    program = load_specification(texts_for("", specification))
    return program, Evaluator(program)


@cache
def _bench(specification: str, unit: str) -> _Bench:
    program, evaluator = _program(specification)
    fuzzer = UnitFuzzer(program, program.unit(unit), evaluator=evaluator)

    def confirm(candidate: Candidate, inputs: tuple[tuple[Value, ...], ...]) -> Refuted | None:
        added = [arguments for arguments in inputs if fuzzer.add_input(arguments)]
        if not added:
            return None
        failure = fuzzer.fuzz(candidate).failure
        return None if failure is None else fuzzer.explain(failure)

    return _Bench(program, evaluator, fuzzer, ConditionFilter(program, evaluator, confirm))
