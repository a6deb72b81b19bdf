"""Proves what a gate finds missing, proves again what it finds, and writes extracted files anew: for the pytest plugin.

All of it happens in this very process, so that a worker of a test run keeps one prover warm. Several workers may be at
it: whoever wants to prove a proposition holds its lock, and looks into the ledger again before it starts.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from provenhive.audit.auditor import Jobs
from provenhive.audit.claims import Divergence, Undecided
from provenhive.audit.entry import audit_certificate
from provenhive.audit.limits import dialect_of
from provenhive.candidates.expression_printer import Dialect
from provenhive.canonical import digest_bytes
from provenhive.errors import InfrastructureError
from provenhive.gate.drift import Cause, Drift, State
from provenhive.gate.looking import ItemVerdict, Looker
from provenhive.judge import JudgeSettings, self_test
from provenhive.obligations import Kind, Obligation, derive
from provenhive.pipeline.extract import extract_all
from provenhive.pipeline.project import Project, open_log, prepare
from provenhive.pipeline.prove import prove
from provenhive.pipeline.report import RunReport
from provenhive.records import RecordLog
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.swarm import InlineExecutor

_BY_LEDGER = frozenset({Cause.PROOF_MISSING, Cause.SPECIFICATION_CHANGED, Cause.PROOF_REVOKED, Cause.PROOF_STALE})
"""What proving mends."""


class Mender(Looker):
    """A project, its ledger as it is now, and the provers."""

    def __init__(self, project: Project, base: str | None, mode: str, *, update: bool) -> None:
        """Bind a project; ``mode`` is ``prove`` or ``audit``, ``update`` writes missing and edited files again."""
        super().__init__(project, base)
        self._mode = mode
        self._update = update
        self._executor = InlineExecutor()
        self._fit: set[Dialect] = set()
        if mode == "prove":
            prepare(project)

    def judge(self, path: Path, obligation_id: str) -> ItemVerdict:
        """Judge one proposition: prove it if the ledger does not have it, or, in an audit, whatever the ledger has."""
        verdict = self._look(path, obligation_id)
        if self._mode == "audit":
            return self._audit(verdict)
        if any(drift.cause in _BY_LEDGER for drift in verdict.drifts):
            verdict = self._prove(path, obligation_id)
        if self._update and any(drift.cause in (Cause.FILE_EDITED, Cause.FILE_MISSING) for drift in verdict.drifts):
            self._extract(path)
            verdict = self._look(path, obligation_id)
        return verdict

    def _look_again(self, path: Path, obligation_id: str) -> ItemVerdict:
        self._gate = None
        return self._look(path, obligation_id)

    # --- proving ---------------------------------------------------------------------------------------------------

    def _prove(self, path: Path, obligation_id: str) -> ItemVerdict:
        """Prove a proposition, and first what it leans on."""
        program = self._program(path)
        needed = _needed(program, obligation_id)
        report = None
        for number, obligation in enumerate(needed):
            with self._lock(obligation.digest):
                report = self._prove_locked(path, program, needed[: number + 1])
            if report is not None and _ends_here(report, obligation, needed[-1]):
                verdict = self._look_again(path, obligation_id)
                leans = "" if obligation is needed[-1] else f"it leans on {obligation.id}, and of that: "
                message = leans + _reason(report, obligation)
                unproved = Drift(Cause.NOT_PROVED, obligation_id, message, place=verdict.proposition.place)
                return ItemVerdict(verdict.proposition, (unproved,))
        verdict = self._look_again(path, obligation_id)
        return ItemVerdict(verdict.proposition, verdict.drifts, None if report is None else "proved")

    def _program(self, path: Path) -> Program:
        program = self.gate().file(path).program
        if program is None:
            raise InfrastructureError(f"{path} changed while it was being proved")
        return program

    def _prove_locked(self, path: Path, program: Program, needed: tuple[Obligation, ...]) -> RunReport | None:
        """Prove the last proposition unless the ledger has it by now; the others are there. The caller has the lock."""
        wanted = needed[-1]
        log = open_log(self._project, write=True)
        with log.ledger:
            if log.established(wanted.digest) is not None:
                return None
            return self._run(path, program, log, frozenset(o.id for o in needed))

    def _run(self, path: Path, program: Program, log: RecordLog, only: frozenset[str]) -> RunReport:
        paths = [Path(m.path) for m in program.modules if m is not program.main and _has_unit(m, only)]
        return prove(
            [*paths, path],
            str(path),
            self._project,
            log,
            lambda event: None,
            executor=self._executor,
            only=only,
        )

    def _extract(self, path: Path) -> None:
        log = open_log(self._project, write=False)
        with self._lock(digest_bytes(str(path).encode())), log.ledger:
            extract_all([path], self._project, log)

    @contextmanager
    def _lock(self, digest: str) -> Iterator[None]:
        """Hold a lock against the other processes of this machine; the kernel lets go of it when a process ends."""
        folder = self._project.state / "pool" / "locks"
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / digest.replace(":", "-")).open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    # --- auditing --------------------------------------------------------------------------------------------------

    def _test_judge(self, dialect: Dialect) -> None:
        """Have the judge show once that it tells true from false. Raises ``InfrastructureError`` if it does not."""
        if dialect not in self._fit:
            self_test(JudgeSettings(dialect=dialect))
            self._fit.add(dialect)

    def _audit(self, verdict: ItemVerdict) -> ItemVerdict:
        """Prove an established proposition again, from its certificate's own bytes."""
        proposition, examination = verdict.proposition, self.gate().trusted.examination
        if proposition.state is not State.ESTABLISHED or examination is None or verdict.drifts:
            return verdict
        known = next(known for known in examination.entries if known.index == proposition.entry)
        log = open_log(self._project, write=False)
        with log.ledger:
            job = Jobs(examination, log).certificate(known)
        self._test_judge(dialect_of(job.runs))
        outcome = audit_certificate(job, lambda _: None)
        if isinstance(outcome, Divergence | Undecided):
            drift = Drift(Cause.NOT_PROVED, proposition.id, outcome.text, place=proposition.place, entry=known.index)
            return ItemVerdict(proposition, (drift,))
        return ItemVerdict(proposition, (), "audited", outcome.remarks)


def _needed(program: Program, obligation_id: str) -> tuple[Obligation, ...]:
    """Return an obligation and all that a run looks at before it, those first: contracts, parts, laws."""
    known = {(o.kind, o.subject): o for o in derive(program, imported=True)}
    found: dict[str, Obligation] = {}

    def reach(obligation: Obligation) -> None:
        declared = program.index[obligation.subject]
        if obligation.kind is Kind.IMPLEMENTS and isinstance(declared, core.Unit):
            before = [(Kind.SATISFIABLE, declared.name)]
            before += [(Kind.IMPLEMENTS, name) for name in declared.built_from]
            before += [(Kind.LAW, name) for name in declared.uses]
            for other in (known[key] for key in before if key in known):
                if other.id not in found:
                    reach(other)
        found.setdefault(obligation.id, obligation)

    reach(next(o for o in derive(program) if o.id == obligation_id))
    return tuple(found.values())


def _ends_here(report: RunReport, obligation: Obligation, wanted: Obligation) -> bool:
    """Whether it is no use to go on: what was to be proved is not, or a contract is empty; an open one may be met."""
    found = next((o for o in report.obligations if o.id == obligation.id), None)
    unit = next((u for u in report.units if u.name == obligation.subject), None)
    if obligation.kind is Kind.IMPLEMENTS:
        return unit is None or unit.verdict != "proved"
    contract = obligation.kind is Kind.SATISFIABLE and obligation is not wanted
    return found is None or found.verdict == "refuted" or (found.verdict != "proved" and not contract)


def _has_unit(module: core.Module, only: frozenset[str]) -> bool:
    return any(f"{Kind.IMPLEMENTS.value}:{declared.name}" in only for declared in module.declarations)


def _reason(report: RunReport, obligation: Obligation) -> str:
    unit = next((u for u in report.units if u.name == obligation.subject), None)
    claim = next((o for o in report.obligations if o.id == obligation.id), None)
    found = unit if obligation.kind is Kind.IMPLEMENTS else claim
    return (
        f"it is {found.verdict}: {found.reason}" if found is not None else "; ".join(report.warnings) or "not reached"
    )
