"""Work on a specification's own obligations, in a worker process."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from provenhive.candidates.expression_printer import Dialect
from provenhive.dafny_bridge import DafnyLimits
from provenhive.judge.existence import CONFIRMED, Witnessed, witnessed
from provenhive.judge.law_opinion import with_opinion
from provenhive.judge.lean import KINDS
from provenhive.judge.specification import SpecificationJudge, SpecificationJudgement, established_afresh
from provenhive.obligations import Kind, Obligation, derive, show_obligation
from provenhive.pipeline.claims import ClaimDone
from provenhive.pipeline.lean_tools import second_opinion
from provenhive.pipeline.premises import premises_of
from provenhive.pipeline.report import ObligationReport, TraceReport
from provenhive.pipeline.shipping import texts_for
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_specification
from provenhive.verdicts import Proved, ProverEvidence, Refuted, Rejected, Unknown, Verdict, word


@dataclass(frozen=True, slots=True)
class SpecificationJob:
    """A specification to judge, or of its obligations ``only`` those with the given ids.

    The worker was sent its texts under the digest ``specification``; without one it reads the file at ``path``.
    """

    path: str
    procedure_seconds: int
    only: frozenset[str] | None = None
    specification: str = ""
    dialect: Dialect = Dialect.V2


def judge_specification(job: SpecificationJob, notify: Callable[[Any], None]) -> int:
    """Judge obligations that are neither Lean's nor about candidates; report each as ``ClaimDone``; return how many.

    Raises:
        InfrastructureError: a prover is missing or failed.
    """
    texts = texts_for(job.path, job.specification)
    program = load_specification(texts)
    evaluator = Evaluator(program)
    limits = DafnyLimits(procedure_seconds=job.procedure_seconds)
    judge = SpecificationJudge(program, evaluator, premises_of(program, evaluator), limits, dialect=job.dialect)
    obligations = [o for o in specification_obligations(program) if job.only is None or o.id in job.only]
    waiting: list[tuple[Obligation, SpecificationJudgement]] = []
    seconds: dict[str, float] = {}
    for obligation in obligations:
        started = time.monotonic()
        judged = judge.judged(obligation)
        seconds[obligation.id] = time.monotonic() - started
        if isinstance(judged.verdict, Proved):
            waiting.append((obligation, judged))
        else:
            notify(_done(obligation, judged, seconds[obligation.id]))
    final = established_afresh(texts, waiting)
    by_lean = _seen_by_lean(program, [(o, final[o.id]) for o, _ in waiting], notify)
    for obligation, _ in waiting:
        notify(_done(obligation, final[obligation.id], seconds[obligation.id], by_lean.get(obligation.id)))
    return len(obligations)


def _seen_by_lean(
    program: Program,
    found: Sequence[tuple[Obligation, SpecificationJudgement]],
    notify: Callable[[Any], None],
) -> dict[str, ProverEvidence]:
    """Return Lean's evidence for what is satisfiable, by the obligations' ids; none where there is no Lean."""
    claims = [Witnessed(o, j.witness) for o, j in found if o.kind is Kind.SATISFIABLE and isinstance(j.verdict, Proved)]
    lean = second_opinion(notify) if claims else None
    return witnessed(program, claims, *lean) if lean is not None else {}


def specification_obligations(program: Program) -> tuple[Obligation, ...]:
    """Return what is judged without Lean and without candidates: every obligation of the main module but these."""
    return tuple(o for o in derive(program) if o.kind is not Kind.IMPLEMENTS and o.kind not in KINDS)


def _done(
    obligation: Obligation, judged: SpecificationJudgement, seconds: float, by_lean: ProverEvidence | None = None
) -> ClaimDone:
    if by_lean is not None and isinstance(judged.verdict, Proved):
        backend, verdict = f"{judged.backend}, {by_lean.prover}", with_opinion(judged.verdict, by_lean)
        judged = replace(judged, verdict=verdict, backend=backend)
    report = report_of(obligation, judged.verdict, judged.backend, seconds)
    statement = show_obligation(obligation) if isinstance(judged.verdict, Proved) else ""
    agreements = CONFIRMED if by_lean is not None else ()
    return ClaimDone(report, judged.verdict, statement, judged.witness, judged.shown, agreements)


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
        trace=_trace(verdict),
    )


def _trace(verdict: Verdict) -> tuple[TraceReport, ...]:
    """Return the steps that lead a machine to a violation."""
    if not isinstance(verdict, Refuted):
        return ()
    return tuple(TraceReport(s.operation, dict(s.values), dict(s.state)) for s in verdict.trace)


def reason(verdict: Verdict) -> str:
    """Return why a verdict is what it is, on one line; empty for a proof."""
    match verdict:
        case Proved():
            return ""
        case Refuted(counterexample, explanation):
            values = "" if verdict.trace else ", ".join(f"{name} = {value}" for name, value in counterexample)
            return f"{explanation} ({values})" if values else explanation
        case Unknown(why, detail):
            return f"{why.value}: {detail}" if detail else why.value
        case Rejected(category, detail):
            return f"{category}: {detail}"
