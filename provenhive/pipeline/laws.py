"""Work on the obligations that are Lean's, in a worker process."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from provenhive.judge.ground_dafny import DafnyGround
from provenhive.judge.lean import KINDS, LeanJudge
from provenhive.judge.lean_check import LeanJudgement
from provenhive.lean_bridge.checker import Checker
from provenhive.lean_bridge.engine import Engine, EngineMissing, find_engine
from provenhive.lean_bridge.library import Library, build_library, core_library
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.obligations import Kind, Obligation, derive
from provenhive.pipeline.claims import ClaimDone
from provenhive.pipeline.events import Note
from provenhive.pipeline.law_bench import LeanBench
from provenhive.pipeline.premises import premises_of
from provenhive.pipeline.specification import report_of
from provenhive.search.laws.bench import Goal, NotStatable
from provenhive.search.laws.prover import LawProver
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_program
from provenhive.spec_lang.sequent import Sequent
from provenhive.verdicts import Proved, Unknown, UnknownReason, Verdict

__all__ = ["LawJob", "judge_laws", "lean_obligations"]


@dataclass(frozen=True, slots=True)
class LawJob:
    """Obligations of one specification, by their ids, and the seconds to search for each proof."""

    path: str
    obligations: tuple[str, ...]
    seconds: float


def lean_obligations(program: Program) -> tuple[Obligation, ...]:
    """Return what Lean judges of a program: of the main module, and the imported laws that its units use."""
    used = {n for d in program.main.declarations if isinstance(d, core.Unit) for n in d.uses}
    own = tuple(o for o in derive(program) if o.kind in KINDS)
    known = {o.id for o in own}
    imported = (o for o in derive(program, imported=True) if o.kind is Kind.LAW and o.id not in known)
    return (*own, *(o for o in imported if o.subject in used))


def judge_laws(job: LawJob, notify: Callable[[Any], None]) -> None:
    """Judge obligations; report each as ``ClaimDone``.

    Raises:
        InfrastructureError: the engine failed, or provers contradict each other.
    """
    program = load_program(Path(job.path))
    wanted = [o for o in lean_obligations(program) if o.id in job.obligations]
    try:
        judge = _judge(job, program, notify)
    except EngineMissing as missing:
        reason = Unknown(UnknownReason.GAVE_UP, f"{missing.message}; {missing.remedy}")
        for obligation in wanted:
            notify(ClaimDone(report_of(obligation, reason, "", 0.0), reason, "", ""))
        return
    judge.prepare(wanted)
    for obligation in wanted:
        started = time.monotonic()
        found: LeanJudgement = judge.judge(obligation)
        report = report_of(obligation, found.verdict, found.backend, time.monotonic() - started)
        notify(ClaimDone(report, found.verdict, found.statement, found.proof, _cases(found.verdict)))


def _cases(verdict: Verdict) -> tuple[tuple[str, str], ...]:
    """Return the ground cases that the evaluator was compared on."""
    found = verdict.evidence if isinstance(verdict, Proved) else ()
    cases = (case for evidence in found if evidence.prover == "evaluator" for case in evidence.established)
    return tuple((f"case {number}", case) for number, case in enumerate(cases, 1))


def _judge(job: LawJob, program: Program, notify: Callable[[Any], None]) -> LeanJudge:
    engine = find_engine()
    library = _library(engine, notify)
    workers = _workers(engine, library)
    evaluator = Evaluator(program)
    bench = LeanBench(program, workers)
    prover = LawProver(program, bench, evaluator)

    def seek(name: str, sequent: Sequent) -> str | None:
        try:
            found = prover.prove(Goal(name, sequent), job.seconds)
        except NotStatable:
            return None
        return None if found is None else bench.text(found)

    dafny = DafnyGround(program, premises_of(program, evaluator))
    return LeanJudge(program, evaluator, Checker(engine, library), workers, seek, dafny=dafny)


def _library(engine: Engine, notify: Callable[[Any], None]) -> Library:
    def progress(module: str, number: int, of: int) -> None:
        notify(Note(f"Lean's core library, compiled once on this machine: {module} ({number} of {of})"))

    return build_library(engine, core_library(), progress=progress)


@cache
def _workers(engine: Engine, library: Library) -> WorkerPool:
    return WorkerPool(engine, library, size=1)
