"""``prove``: specifications in; verdicts, ledger entries and extracted code out.

The main process derives obligations, hands work to worker processes, and alone writes the ledger. A law enters the
ledger when Lean has proved it. A unit enters when its contract is satisfiable, its candidate is proved, everything that
the candidate leans on is in the ledger, and all extracted forms agree; a unit that uses laws waits for them. What is in
the ledger already is not proved again.
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from provenhive.canonical import digest_json
from provenhive.errors import InfrastructureError, ProvenHiveError
from provenhive.extraction.differential import ExtractionDiffers
from provenhive.lean_bridge.engine import EngineMissing
from provenhive.obligations import Kind, Obligation, derive, specification_digest
from provenhive.pipeline.certificates import (
    implements_use,
    law_use,
    specification_record,
    unit_certificate,
)
from provenhive.pipeline.claims import ClaimDone, ClaimState, claim_certificate
from provenhive.pipeline.events import (
    Listener,
    Note,
    ObligationDone,
    Started,
    UnitDone,
    UnitProgress,
    WorkDone,
    work_done,
)
from provenhive.pipeline.extracting import Extraction, ExtractionJob, extract_unit
from provenhive.pipeline.fitness import SelfTestingWorkers, needed_tests, when_fit
from provenhive.pipeline.held_laws import HeldLaws
from provenhive.pipeline.jobs import TRACE_FILE, law_jobs, unit_job, work_on
from provenhive.pipeline.law_rounds import LawRounds, imported_paths
from provenhive.pipeline.laws import LawJob, judge_laws, lean_obligations
from provenhive.pipeline.lean_choice import use_lean
from provenhive.pipeline.library import library
from provenhive.pipeline.outcome import UnitOutcome, open_report
from provenhive.pipeline.project import Project
from provenhive.pipeline.report import NOT_REACHED, ObligationReport, RunReport, UnitReport
from provenhive.pipeline.restoring import restore, resumed_report
from provenhive.pipeline.shipping import packed
from provenhive.pipeline.specification import SpecificationJob, judge_specification, specification_obligations
from provenhive.pipeline.unit_state import UnitState
from provenhive.pipeline.units import search_unit
from provenhive.pipeline.writing import write_artefacts
from provenhive.records import (
    Certificate,
    EntryRef,
    LawCertificate,
    RecordInvalid,
    RecordLog,
    SpecificationRef,
    UnitCertificate,
    Use,
)
from provenhive.records.standing import reference
from provenhive.search.agent import Book
from provenhive.search.scheduling.trace import TraceEvent, trace_writer
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.load import read_program
from provenhive.swarm import Done, Executor, LocalExecutor, Lost, Progress, Work
from provenhive.verdicts import Proved, Unknown, UnknownReason, Verdict


@dataclass
class _Run:
    """One run over any number of specifications."""

    project: Project
    log: RecordLog
    listener: Listener
    only: frozenset[str] | None = None
    started: float = field(default_factory=time.monotonic)
    units: dict[str, UnitState] = field(default_factory=dict)
    obligations: dict[str, ObligationReport] = field(default_factory=dict)
    specifications: dict[str, SpecificationRef] = field(default_factory=dict)
    claims: dict[str, ClaimState] = field(default_factory=dict)
    laws: dict[str, ClaimState] = field(default_factory=dict)
    contracts: dict[str, ClaimState] = field(default_factory=dict)
    digests: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    shipped: dict[str, str] = field(default_factory=dict)
    rounds: LawRounds = field(default_factory=LawRounds)
    without_lean: EngineMissing | None = None

    @cached_property
    def library(self) -> tuple[Book, ...]:
        """What the ledger had proved when the first unit was handed out."""
        return library(self.log)

    @cached_property
    def held(self) -> HeldLaws:
        """The laws that the ledger holds, at any time."""
        return HeldLaws(self.log)

    @cached_property
    def used(self) -> set[str]:
        """The laws that units use; asked for when all units are registered."""
        return {name for state in self.units.values() for name in state.unit.uses}

    def noted(self, note: Note) -> None:
        """Pass on what a worker says; what many of them warn of is said once."""
        if note.text not in self.warnings:
            self.warnings += [note.text] if note.warning else []
            self.listener(note)

    def wants(self, obligation: Obligation) -> bool:
        """Whether an obligation is to be proved in this run; a unit does not enter on a contract that nobody tried."""
        contract = obligation.kind is Kind.SATISFIABLE and f"{Kind.IMPLEMENTS.value}:{obligation.subject}"
        return self.only is None or obligation.id in self.only or contract in self.only


def prove(
    paths: Sequence[Path],
    shown_path: str,
    project: Project,
    log: RecordLog,
    listener: Listener,
    *,
    executor: Executor | None = None,
    only: frozenset[str] | None = None,
    stopped: Callable[[RunReport, BaseException], None] = lambda _report, _error: None,
) -> RunReport:
    """Prove every obligation of the specifications at ``paths``, or ``only`` those with the given ids.

    A unit that is to be proved alone needs what it leans on in ``only`` too, in the ledger already or not. Work is done
    by worker processes of its own, unless an ``executor`` is given; that one stays open. A run that ends before its
    time tells ``stopped`` how far it came, and why it ended, before it raises.

    Raises:
        SpecificationError: a specification is not correct.
        InfrastructureError: a tool is missing or failed, or the judge is not fit to judge.
        KeyboardInterrupt: the run was stopped; what was proved is in the ledger.
    """
    use_lean(project)
    run = _Run(project, log, listener, only)
    read = [(path, *read_program(path)) for path in paths]
    programs = [(path, program) for path, program, _ in read]
    pending = [ob for path, program in programs for ob in _register(run, path, program)]
    run.rounds.leans_on = imported_paths((str(path), program) for path, program in programs)
    resumed = [state for state in run.units.values() if state.report is not None]
    listener(Started(len(pending), len(run.units), len(resumed)))
    (project.state / TRACE_FILE).unlink(missing_ok=True)
    try:
        with (
            nullcontext(SelfTestingWorkers(executor, project.settings.dafny, project.settings.ray_resources))
            if executor
            else LocalExecutor(project.settings.jobs or os.cpu_count() or 1) as workers
        ):
            run.shipped = {str(path): workers.provide(packed(texts)) for path, _, texts in read}
            run.warnings += restore(project, log, workers, resumed, run.shipped)
            _follow(run, workers, _submit(run, workers, programs))
            if run.without_lean is not None:
                raise run.without_lean
    except BaseException as error:
        with suppress(ProvenHiveError):  # what ended the run is what its caller has to know
            stopped(_report(run, shown_path, pending), error)
        raise
    return _report(run, shown_path, pending)


def _report(run: _Run, shown_path: str, pending: Sequence[Obligation]) -> RunReport:
    """Say what the run has established by now."""
    head = run.log.ledger.head()
    return RunReport(
        path=shown_path,
        digest=run.digests[0] if len(run.digests) == 1 else digest_json(sorted(run.digests)),
        obligations=tuple(run.obligations[o.id] for o in pending if o.id in run.obligations),
        units=tuple(s.report or UnitReport(s.name, "unknown", reason=NOT_REACHED) for s in run.units.values()),
        ledger_size=head.size,
        ledger_root=head.root.hex(),
        seconds=round(time.monotonic() - run.started, 3),
        trust=run.log.policy.describe(),
        warnings=tuple(run.warnings),
        digests=tuple((o.id, o.digest) for o in (*pending, *(state.obligation for state in run.units.values()))),
    )


def _register(run: _Run, path: Path, program: Program) -> Iterator[Obligation]:
    """Note a program's units, found in the ledger or to be proved; yield the obligations of its main module."""
    digest = specification_digest(program)
    run.digests.append(digest)
    for obligation in filter(run.wants, (*lean_obligations(program), *specification_obligations(program))):
        if obligation.id not in run.claims:
            claim = run.claims[obligation.id] = ClaimState(program, str(path), obligation)
            if obligation.kind is Kind.LAW:
                run.laws[obligation.subject] = claim
            elif obligation.kind is Kind.SATISFIABLE:
                run.contracts[obligation.subject] = claim
            _resume_claim(run, claim)
    for obligation in filter(run.wants, derive(program)):
        if obligation.kind is not Kind.IMPLEMENTS:
            yield obligation
            continue
        declared = program.index[obligation.subject]
        if isinstance(declared, core.Unit):
            state = UnitState(program, str(path), declared, obligation)
            run.units[state.name] = state
            _resume(run, state)


def _resume_claim(run: _Run, claim: ClaimState) -> None:
    """Take a claim from the ledger if a certificate for it holds there."""
    known = run.log.established(claim.obligation.digest)
    if known is not None and isinstance(known.record, LawCertificate):
        claim.entry, claim.judged, claim.proved = reference(known), True, True
        _obligation_done(run, claim.resumed(claim.entry))


def _resume(run: _Run, state: UnitState) -> None:
    """Take a unit from the ledger if a certificate for this very obligation holds there."""
    known = run.log.established(state.obligation.digest)
    if known is None or not isinstance(known.record, UnitCertificate):
        return
    record = known.record
    state.entry = reference(known)
    state.text = run.log.text(record.candidate.source.text)
    state.agent = record.candidate.lineage.agent
    state.report = resumed_report(state.name, state.entry.index, record)
    run.listener(UnitDone(state.report))


def _submit(run: _Run, executor: Executor, programs: Sequence[tuple[Path, Program]]) -> frozenset[str]:
    """Queue the work: the judge's tests, what units wait for, the units, the rest; return the keys of the tests."""
    todo = [claim.obligation for claim in run.claims.values() if not claim.judged]
    todo += [state.obligation for state in run.units.values() if state.report is None]
    fitness = needed_tests({obligation.kind for obligation in todo}, run.project.settings.dafny)
    for test in fitness.values():
        executor.submit(test)
    later: list[Work] = []
    for path, program in programs:
        own = frozenset(o.id for o in specification_obligations(program) if _is_open(run, path, o))
        if own:
            settings = run.project.settings
            sent = run.shipped[str(path)]
            job = SpecificationJob(str(path), settings.procedure_seconds, own, sent, settings.dafny)
            executor.submit(work_on(f"specification:{path}", judge_specification, job))
        wanted = [o for o in lean_obligations(program) if _is_open(run, path, o)]
        for laws in _law_jobs(run, str(path), program, wanted):
            work = work_on(run.rounds.handed_out(str(path)), judge_laws, laws)
            if any(o.split(":")[1] in run.used for o in laws.obligations):
                executor.submit(work)
            else:
                later.append(work)
    _submit_ready(run, executor)
    for work in later:
        executor.submit(work)
    return frozenset(fitness)


def _law_jobs(run: _Run, path: str, program: Program, wanted: Sequence[Obligation]) -> Iterator[LawJob]:
    """Split what Lean has to judge, with the proofs of the laws in the ledger; those that units use come first."""
    known = tuple((law.name, law.proof) for law in run.held.of(path, program))
    return law_jobs(run.project, path, run.shipped[path], wanted, known, run.used, run.held.lemmas(program))


def _is_open(run: _Run, path: Path | str, obligation: Obligation) -> bool:
    """Say whether an obligation is to be judged, and as this specification's work."""
    claim = run.claims.get(obligation.id)
    return claim is not None and not claim.judged and claim.path == str(path)


def _submit_ready(run: _Run, executor: Executor) -> None:
    """Hand out the units whose laws are all judged; one that uses a law that is not proved stays open."""
    for state in run.units.values():
        laws = [run.laws.get(name) for name in state.unit.uses]
        if state.searching or state.report is not None or any(law is not None and not law.judged for law in laws):
            continue
        missing = [n for n, law in zip(state.unit.uses, laws, strict=True) if law is None or not law.proved]
        if missing:
            verdict = Unknown(UnknownReason.PREMISE, f"it uses laws that are not proved: {', '.join(missing)}")
            _open(run, state, verdict)
            continue
        state.searching = True
        sent = run.shipped[state.path]
        job = unit_job(run.project, state.path, sent, state.unit, state.obligation.digest, run.library)
        executor.submit(work_on(f"search:{state.name}", search_unit, job))


def _follow(run: _Run, executor: Executor, fitness: frozenset[str]) -> None:
    """Take reports as they come; a unit that is proved and whose parts are in the ledger goes on to extraction."""
    proved: list[UnitState] = []
    trace = trace_writer(run.project.state / TRACE_FILE)
    spent: defaultdict[str, float] = defaultdict(float)
    for report in when_fit(executor.reports(), fitness):
        stage, _, name = report.key.partition(":")
        started = time.monotonic()
        match report:
            case Progress(_, Note() as note):
                run.noted(note)
            case Progress(_, TraceEvent() as event):
                trace(event)
            case Progress(_, payload) if stage == "search":
                run.listener(UnitProgress(name, *payload))
            case Progress(_, ClaimDone() as done):
                if run.rounds.holds(report.key, done):
                    run.obligations[done.report.id] = done.report
                else:
                    _claim_done(run, done)
                    _submit_ready(run, executor)
            case Lost(_, error):
                _lost(run, stage, name, error)
            case Done(_, result):
                if stage == "search":
                    _searched(run, run.units[name], result, proved)
                elif stage == "extract":
                    _enter(run, run.units[name], result)
                elif stage == "lean":
                    _law_round(run, executor, report.key)
                    _submit_ready(run, executor)
        _extract_ready(run, executor, proved)
        spent[report.key] += time.monotonic() - started
        if isinstance(report, Done):
            run.listener(_work_done(run, report, spent.pop(report.key)))
    for state in proved:
        _leans_on_nothing(run, state)


def _work_done(run: _Run, done: Done, handling: float) -> WorkDone:
    stage, _, name = done.key.partition(":")
    path = run.units[name].path if name in run.units else name.rpartition(":")[0] if stage == "lean" else name
    return work_done(done, path, handling, done.result if isinstance(done.result, UnitOutcome) else None)


def _obligation_done(run: _Run, report: ObligationReport) -> None:
    run.obligations[report.id] = report
    run.listener(ObligationDone(report))


def _claim_done(run: _Run, done: ClaimDone) -> None:
    """Report an obligation that is judged; what is proved enters the ledger, a law after its second opinion."""
    report, claim = done.report, run.claims[done.report.id]
    claim.judged, claim.proved = True, isinstance(done.verdict, Proved)
    if done.awaits_opinion:
        return
    if isinstance(done.verdict, Proved):
        specification = _specification(run, claim.path, claim.program)
        for lemma in done.lemmas:
            if run.log.established(lemma.obligation.digest) is None:
                own = run.held.uses(lemma.done.uses)
                found = lemma.obligation, specification, lemma.verdict, lemma.done, own, lemma.text
                _established(run, claim_certificate(*found))
        uses = run.held.uses(done.uses)
        certificate = claim_certificate(claim.obligation, specification, done.verdict, done, uses)
        claim.entry = _established(run, certificate)
        if claim.entry is None:
            report, claim.proved = replace(report, verdict="unknown", reason=run.warnings[-1]), False
        else:
            report = replace(report, ledger_index=claim.entry.index)
    _obligation_done(run, report)


def _law_round(run: _Run, executor: Executor, key: str) -> None:
    """Hand out the laws that stayed open again if others that they can use were proved; else report them."""
    for ended in run.rounds.ended(key):
        if not ended.worth_it:
            for done in ended.held:
                _claim_done(run, done)
            continue
        claims = [run.claims[done.report.id] for done in ended.held]
        for laws in _law_jobs(run, ended.path, claims[0].program, [claim.obligation for claim in claims]):
            executor.submit(work_on(run.rounds.handed_out(ended.path), judge_laws, laws), urgent=True)


def _established(run: _Run, certificate: Certificate) -> EntryRef | None:
    """Enter a certificate, unless a revocation stands against it: that is a warning, and the claim stays open."""
    try:
        return run.log.establish(certificate)
    except RecordInvalid as error:
        if error.cause not in ("revoked", "stale"):
            raise
        run.warnings.append(f"proved, but not entered: {error.message}")
        return None


def _lost(run: _Run, stage: str, name: str, error: BaseException) -> None:
    """A tool failed. That ends the run, if it is not one unit's extraction; without Lean, the rest is proved first."""
    if isinstance(error, EngineMissing):
        run.without_lean = error
        return
    if stage == "extract" and isinstance(error, ProvenHiveError) and not isinstance(error, InfrastructureError):
        state = run.units[name]
        if isinstance(error, ExtractionDiffers):
            run.warnings.append(str(error))
        _open(run, state, Unknown(UnknownReason.PREMISE, f"proved, but not extracted: {error}"))
        return
    raise error


def _searched(run: _Run, state: UnitState, outcome: UnitOutcome, proved: list[UnitState]) -> None:
    state.outcome = outcome
    if isinstance(outcome.verdict, Proved):
        state.agent, state.text = outcome.origin.agent, outcome.text
        proved.append(state)
    else:
        _open(run, state, outcome.verdict)


def _open(run: _Run, state: UnitState, verdict: Verdict) -> None:
    """Report a unit that does not enter the ledger."""
    state.report = open_report(state.name, verdict, state.outcome)
    run.listener(UnitDone(state.report))


def _extract_ready(run: _Run, executor: Executor, proved: list[UnitState]) -> None:
    for state in list(proved):
        contract = run.contracts.get(state.name)
        if contract is None or (contract.judged and not contract.proved):
            proved.remove(state)
            _open(run, state, Unknown(UnknownReason.PREMISE, "its contract is not shown to be satisfiable"))
            continue
        parts = _parts(run, state)
        if parts is None or not contract.judged:
            continue
        proved.remove(state)
        job = ExtractionJob(
            path=state.path,
            unit=state.name,
            obligation_digest=state.obligation.digest,
            agent=state.agent,
            texts=(*((part.name, part.text) for part in parts), (state.name, state.text)),
            targets=run.project.settings.extracted,
            laws=frozenset(name for part in (*parts, state) for name in part.unit.uses),
            specification=run.shipped[state.path],
        )
        # Before all that waits: what is proved gets into the ledger at once.
        executor.submit(work_on(f"extract:{state.name}", extract_unit, job), urgent=True)


def _parts(run: _Run, state: UnitState) -> tuple[UnitState, ...] | None:
    """Return all units that this one reaches, deepest first; ``None`` while one, or a law, is not in the ledger."""
    found: dict[str, UnitState] = {}
    if any(run.laws[name].entry is None for name in state.unit.uses):
        return None
    for name in state.unit.built_from:
        part = run.units.get(name)
        if part is None or part.entry is None:
            return None
        for inner in _parts(run, part) or ():
            found.setdefault(inner.name, inner)
        found.setdefault(name, part)
    return tuple(found.values())


def _leans_on_nothing(run: _Run, state: UnitState) -> None:
    missing = [name for name in state.unit.built_from if run.units.get(name) is None or not run.units[name].entry]
    missing += [name for name in state.unit.uses if run.laws[name].entry is None]
    missing += [f"satisfiable:{state.name}"] if not run.contracts[state.name].judged else []
    _open(run, state, Unknown(UnknownReason.PREMISE, f"it leans on what is not in the ledger: {', '.join(missing)}"))


def _enter(run: _Run, state: UnitState, extraction: Extraction) -> None:
    """Write the certificate, then the files that name it."""
    outcome = state.outcome
    verdict = outcome.verdict if outcome is not None else None
    if outcome is None or not isinstance(verdict, Proved):
        raise InfrastructureError(f"{state.name} was extracted without a proof")
    outcome = replace(outcome, artefacts=extraction.artefacts, differential_runs=extraction.inputs)
    uses: list[Use] = []
    for name in state.unit.built_from:
        part = run.units[name]
        if part.entry is not None:
            uses.append(implements_use(name, part.obligation.digest, part.entry))
    for name in state.unit.uses:
        law = run.laws[name]
        if law.entry is None:
            raise InfrastructureError(f"{state.name} was proved with the law {name}, which is not in the ledger")
        uses.append(law_use(name, law.obligation.digest, law.entry))
    specification = _specification(run, state.path, state.program)
    certificate = unit_certificate(state.obligation, specification, outcome, verdict, uses)
    state.entry = _established(run, certificate)
    if state.entry is None:
        _open(run, state, Unknown(UnknownReason.PREMISE, run.warnings[-1]))
        return
    paths = write_artefacts(run.project, extraction.artefacts, state.entry.index)
    state.report = state.entered(outcome, state.entry, paths)
    run.listener(UnitDone(state.report))


def _specification(run: _Run, path: str, program: Program) -> SpecificationRef:
    known = run.specifications.get(path)
    if known is None:
        digest = specification_digest(program)
        entry = run.log.add_specification(specification_record(program, digest))
        known = run.specifications[path] = SpecificationRef(digest=digest, entry=entry)
    return known
