"""Work on the obligations that are Lean's, in a worker process."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from provenhive.candidates.expression_printer import Dialect
from provenhive.dafny_bridge.closure import closure_of_declaration
from provenhive.judge.ground_dafny import DafnyGround
from provenhive.judge.law_opinion import ROLE, SecondOpinion
from provenhive.judge.lean import KINDS, LeanJudge
from provenhive.judge.lean_check import LeanJudgement
from provenhive.judge.machines import piece_texts
from provenhive.lean_bridge.checker import Checker
from provenhive.lean_bridge.engine import find_engine
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.lean_bridge.script import ScriptRefused
from provenhive.obligations import Kind, Obligation, derive
from provenhive.pipeline.claims import ClaimDone
from provenhive.pipeline.events import Note
from provenhive.pipeline.held_laws import HeldLemma
from provenhive.pipeline.law_search import LawSearch
from provenhive.pipeline.lean_choice import chosen_premises
from provenhive.pipeline.lean_tools import compiled_library, lean_workers
from provenhive.pipeline.lemmas import Lemmas
from provenhive.pipeline.premises import premises_of
from provenhive.pipeline.shipping import texts_for
from provenhive.pipeline.specification import report_of
from provenhive.search.laws.proposers import proof_agents
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_specification
from provenhive.verdicts import Proved, Refuted, Verdict

__all__ = ["LawJob", "judge_laws", "known_laws", "lean_obligations"]

_PROVED: dict[str, str] = {}  # proofs that this process found, by the obligation's digest


@dataclass(frozen=True, slots=True)
class LawJob:
    """Obligations of one specification, by their ids, and the seconds to search for each proof.

    Dafny gets ``opinion_seconds`` for its opinion on each law, and is not asked for any if they are 0; the laws among
    ``urgent`` are those that units wait for. ``known`` are laws that the ledger holds, each with its proof, ``lemmas``
    lemmas that were made up for them. The worker
    was sent the specification's texts under the digest ``specification``; without one it reads the file at ``path``.
    """

    path: str
    obligations: tuple[str, ...]
    seconds: float
    opinion_seconds: int = 0
    urgent: frozenset[str] = frozenset()
    dialect: Dialect = Dialect.V2
    known: tuple[tuple[str, str], ...] = ()
    lemmas: tuple[HeldLemma, ...] = ()
    specification: str = ""


def lean_obligations(program: Program) -> tuple[Obligation, ...]:
    """Return what Lean judges of a program.

    It is all of the main module, of what is imported the laws that its units use, and that the functions are total and
    agree which its laws and contracts mention.
    """
    units = [d for d in program.main.declarations if isinstance(d, core.Unit)]
    stated = [d for d in program.main.declarations if isinstance(d, core.Unit | core.Law)]
    used = {name for unit in units for name in unit.uses}
    mentioned = {name for declaration in stated for name in closure_of_declaration(program, declaration)}
    own = tuple(o for o in derive(program) if o.kind in KINDS)
    known = {o.id for o in own}
    wanted = {Kind.LAW: used, Kind.TOTAL: mentioned, Kind.AGREES: mentioned}
    imported = (o for o in derive(program, imported=True) if o.id not in known)
    return (*own, *(o for o in imported if o.subject in wanted.get(o.kind, ())))


def judge_laws(job: LawJob, notify: Callable[[Any], None]) -> None:
    """Judge obligations; report each as ``ClaimDone``.

    Raises:
        InfrastructureError: the engine is missing or failed, or provers contradict each other.
    """
    texts = texts_for(job.path, job.specification)
    program = load_specification(texts)
    wanted = [o for o in lean_obligations(program) if o.id in job.obligations]
    search, judge = _judge(job, program, notify)
    lemmas = Lemmas(texts, program, search, notify)
    lemmas.learn(job.lemmas)
    for group in (tuple(o for o in wanted if (o.id in job.urgent) is urgent) for urgent in (True, False)):
        judge.prepare(group)
        _judge_group(job, judge, lemmas, group, notify)


def _judge_group(
    job: LawJob,
    judge: LeanJudge,
    lemmas: Lemmas,
    obligations: Sequence[Obligation],
    notify: Callable[[Any], None],
) -> None:
    """Judge obligations; units need not wait for the second opinions, which come together and last.

    What leans on laws that await an opinion comes after them, so that its certificate can name their entries.
    """
    opinions: dict[str, ClaimDone] = {}
    held: list[ClaimDone] = []
    for obligation in obligations:
        started = time.monotonic()
        found: LeanJudgement = judge.judge(obligation)
        report = report_of(obligation, found.verdict, found.backend, time.monotonic() - started)
        awaits = obligation.kind is Kind.LAW and job.opinion_seconds > 0 and isinstance(found.verdict, Proved | Refuted)
        cases = _cases(found.verdict)
        proofs = _learned(lemmas.search, obligation, found)
        made_up = lemmas.judged(judge, obligation.subject, proofs)
        uses = lemmas.used(proofs)
        done = ClaimDone(
            report, found.verdict, found.statement, found.proof, cases, found.agreements, awaits, uses, made_up
        )
        if awaits:
            opinions[obligation.subject] = done
        if awaits or opinions.keys().isdisjoint(name for name, _ in uses):
            notify(done)
        else:
            held.append(done)
    premises = premises_of(judge.program, judge.evaluator)
    opinion = SecondOpinion(judge.program, judge.evaluator, premises, job.opinion_seconds, job.dialect)
    for name, verdict in opinion.on({name: done.verdict for name, done in opinions.items()}).items():
        notify(_with_opinion(opinions[name], verdict))
    for done in held:
        notify(done)


def _with_opinion(done: ClaimDone, verdict: Verdict) -> ClaimDone:
    """Return a law's report for good."""
    evidence = verdict.evidence if isinstance(verdict, Proved) else ()
    agreeing = [e.prover for e in evidence if e.role == ROLE]
    backend = ", ".join((done.report.backend, *agreeing))
    return replace(done, report=replace(done.report, backend=backend), verdict=verdict, awaits_opinion=False)


def _cases(verdict: Verdict) -> tuple[tuple[str, str], ...]:
    """Return the ground cases that the evaluator was compared on."""
    found = verdict.evidence if isinstance(verdict, Proved) else ()
    cases = (case for evidence in found if evidence.prover == "evaluator" for case in evidence.established)
    return tuple((f"case {number}", case) for number, case in enumerate(cases, 1))


def _judge(job: LawJob, program: Program, notify: Callable[[Any], None]) -> tuple[LawSearch, LeanJudge]:
    engine = find_engine()
    library = compiled_library(engine, notify)
    workers = lean_workers(engine, library)
    evaluator = Evaluator(program)
    search = known_laws(program, evaluator, workers, job, notify)
    dafny = DafnyGround(program, premises_of(program, evaluator), dialect=job.dialect)
    checker = Checker(engine, library)
    return search, LeanJudge(program, evaluator, checker, workers, search.seek, dafny=dafny, complete=search.complete)


def known_laws(
    program: Program, evaluator: Evaluator, workers: WorkerPool, job: LawJob, notify: Callable[[Any], None]
) -> LawSearch:
    """Return a search that knows the laws which the ledger holds, and those that this process proved before.

    A proof that entered the ledger may be one that the gate of today refuses: that is a warning.
    """
    search = LawSearch(program, evaluator, workers, job.seconds, chosen_premises(), proof_agents())
    laws = [o for o in derive(program, imported=True) if o.kind is Kind.LAW]
    held = dict(job.known)
    for law in laws:
        proof = _PROVED.get(law.digest) or held.get(law.subject)
        try:
            if proof:
                search.learn(law.subject, law.sequents[0], proof)
        except ScriptRefused as refusal:
            notify(Note(f"the proof of {law.subject} that the ledger holds is refused now ({refusal})", warning=True))
    return search


def _learned(search: LawSearch, obligation: Obligation, found: LeanJudgement) -> tuple[str, ...]:
    """Remember a law that is proved; return the proofs of a law, machine or system, which may hold those of laws."""
    if obligation.kind not in (Kind.LAW, Kind.INVARIANT, Kind.REFINES) or not isinstance(found.verdict, Proved):
        return ()
    if obligation.kind is Kind.LAW:
        search.learn(obligation.subject, obligation.sequents[0], found.proof)
        _PROVED[obligation.digest] = found.proof
    return piece_texts(found.proof) if obligation.kind is Kind.INVARIANT else (found.proof,)
