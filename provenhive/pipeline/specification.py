"""Work on a specification's own obligations, in a worker process."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from provenhive.dafny_bridge import DafnyLimits
from provenhive.judge.lean import KINDS
from provenhive.judge.specification import SpecificationJudge
from provenhive.obligations import Kind, Obligation, derive
from provenhive.pipeline.premises import premises_of
from provenhive.pipeline.report import ObligationReport
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_program
from provenhive.verdicts import Proved, Refuted, Rejected, Unknown, Verdict, word


@dataclass(frozen=True, slots=True)
class SpecificationJob:
    """A specification to judge."""

    path: str
    procedure_seconds: int


def judge_specification(job: SpecificationJob, notify: Callable[[Any], None]) -> int:
    """Judge every obligation but ``implements`` and what is Lean's; report each; return how many there were.

    Raises:
        InfrastructureError: a prover is missing or failed.
    """
    program = load_program(Path(job.path))
    evaluator = Evaluator(program)
    limits = DafnyLimits(procedure_seconds=job.procedure_seconds)
    judge = SpecificationJudge(program, evaluator, premises_of(program, evaluator), limits)
    obligations = [o for o in derive(program) if o.kind is not Kind.IMPLEMENTS and o.kind not in KINDS]
    for obligation in obligations:
        started = time.monotonic()
        verdict, backend = judge.judge(obligation)
        notify(report_of(obligation, verdict, backend, time.monotonic() - started))
    return len(obligations)


def report_of(obligation: Obligation, verdict: Verdict, backend: str, seconds: float) -> ObligationReport:
    """Return an obligation's verdict as reports have it."""
    return ObligationReport(
        id=obligation.id,
        name=obligation.subject,
        kind=obligation.kind.value,
        verdict=word(verdict),
        backend=backend,
        seconds=round(seconds, 3),
        reason=reason(verdict),
    )


def reason(verdict: Verdict) -> str:
    """Return why a verdict is what it is, on one line; empty for a proof."""
    match verdict:
        case Proved():
            return ""
        case Refuted(counterexample, explanation):
            values = ", ".join(f"{name} = {value}" for name, value in counterexample)
            return f"{explanation} ({values})" if values else explanation
        case Unknown(why, detail):
            return f"{why.value}: {detail}" if detail else why.value
        case Rejected(category, detail):
            return f"{category}: {detail}"
