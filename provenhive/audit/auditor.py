"""``audit``: everything in a ledger established again.

1. What needs no prover: the tree, heads, checkpoints, signatures, references, revocations, votes
   (``records.examination``).
2. Each specification is read from the text in its own entry, and has the digest that the entry claims.
3. Each certificate's obligation is derived afresh from that text, and has the digest that the certificate claims.
   Of a lemma that was made up it is derived from its companion, read behind that text.
4. The candidate or the law's proof, from the certificate's own bytes, passes the gate and is proved again in fresh
   processes; a unit's contract is not empty. What is stated is the text that the certificate says was stated. The
   verification conditions that it calls theorems are; the cases that evaluators agree on are as many as it says. What
   a vote took its text to measure, it measures.
5. What it leans on is what its specification lets it lean on, established by the entries that it names.
6. The extracted files are written again from the candidates, and have the digests that the certificate names.
7. On demand, the candidate is proved under other random seeds of the solver.

The first divergence of each entry is reported with the evidence. A prover that meets a limit contradicts nothing and
establishes nothing: the entry is ``unknown``, and the ledger is not called sound. An audit that meets a failing tool is
no audit: it raises. One that was interrupted goes on where it was (``journal``).
"""

from __future__ import annotations

import os
import random
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from provenhive.audit.claims import (
    CertificateJob,
    Divergence,
    Established,
    Run,
    SpecificationJob,
    Stability,
    Undecided,
)
from provenhive.audit.entry import audit_certificate, audit_specification, lean_checker
from provenhive.audit.journal import Journal, program_digest
from provenhive.audit.limits import dialects_of
from provenhive.candidates.expression_printer import Dialect
from provenhive.judge import JudgeSettings, lean_self_test, self_test
from provenhive.lean_bridge.engine import find_engine
from provenhive.lean_bridge.library import cache_folder
from provenhive.obligations import Kind
from provenhive.records import (
    ChunkedText,
    LawCertificate,
    LemmaCertificate,
    RecordLog,
    SpecificationRecord,
    Text,
    TheoremsRecord,
    TrustPolicy,
    UnitCertificate,
    VoteRecord,
)
from provenhive.records.examination import Examination, examine
from provenhive.records.standing import Known
from provenhive.swarm import Done, LocalExecutor, Lost, Work
from provenhive.toolchain.dafny_install import find_dafny2, find_dafny4


@dataclass(frozen=True, slots=True)
class EntryAudit:
    """What came of one entry.

    ``state`` is ``holds``, ``stale``, ``revoked``, ``not sampled``, ``unknown`` (a prover met a limit) or ``diverges``.

    ``resumed`` says that it was established before the audit was interrupted, and not again.
    """

    index: int
    name: str
    state: str
    detail: str = ""
    remarks: tuple[str, ...] = ()
    stability: Stability | None = None
    resumed: bool = False


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What an audit found.

    Attributes:
        findings: faults of the log itself; when there are any, no entry was looked at.
        entries: of certificates, in order; of specifications, those that diverge.
        specifications: how many specification entries have the digest that they claim.
        sample_seed: with which a sample was drawn, to draw the same again; empty if all was proved again.
        resumed_from: when the interrupted audit began that this one goes on with; empty if it began afresh.
    """

    size: int
    root: str
    trust: str
    findings: tuple[str, ...]
    entries: tuple[EntryAudit, ...]
    specifications: int = 0
    sample_seed: str = ""
    resumed_from: str = ""

    @property
    def sound(self) -> bool:
        """Whether nothing contradicts the ledger, and nothing that was to be established again is open."""
        return not self.contradicted and not self.unknown

    @property
    def contradicted(self) -> bool:
        """Whether the log has faults or an entry is not what it claims to be."""
        return bool(self.findings) or self.first_divergence is not None

    @property
    def unknown(self) -> tuple[EntryAudit, ...]:
        """The entries that were not established again because a prover met a limit."""
        return tuple(entry for entry in self.entries if entry.state == "unknown")

    @property
    def first_divergence(self) -> EntryAudit | None:
        """The earliest entry that is not what it claims to be."""
        return next((entry for entry in self.entries if entry.state == "diverges"), None)

    @property
    def brittle(self) -> tuple[EntryAudit, ...]:
        """The entries whose proof fails under another seed."""
        return tuple(e for e in self.entries if e.stability is not None and e.stability.brittle)


@dataclass(frozen=True, slots=True)
class AuditOptions:
    """How much is done.

    Attributes:
        jobs: worker processes; one a core by default.
        sample: prove only so many certificates again.
        sample_seed: draw the sample with this seed; by default with one that nobody could know before.
        seeds: prove each unit under so many other seeds.
        checkpoints: signed notes from elsewhere that the log must extend.
        fresh: forget what an interrupted audit had established.
        folder: where the journal is kept; the user's cache folder by default.
    """

    jobs: int | None = None
    sample: int | None = None
    sample_seed: str | None = None
    seeds: int = 0
    checkpoints: tuple[bytes, ...] = ()
    fresh: bool = False
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """The log itself is sound; so many entries are to be established, so many of them were before an interruption."""

    total: int
    resumed: int


Listener = Callable[[Begun | EntryAudit], None]


def audit(
    location: str | Path,
    policy: TrustPolicy,
    open_log: Callable[[], RecordLog],
    options: AuditOptions | None = None,
    listener: Listener = lambda event: None,
) -> AuditReport:
    """Audit the ledger at ``location``.

    Raises:
        UserError: there is no ledger, or the same audit is running now.
        InfrastructureError: a prover is missing, failed, or does not tell true from false.
    """
    options = options or AuditOptions()
    examination = examine(location, policy, options.checkpoints)  # 1
    root = examination.root.hex()
    findings = tuple(f"{f.cause}: {f.message}" for f in examination.findings)
    if findings:
        return AuditReport(examination.size, root, examination.policy, findings, ())
    header = {
        "began": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "seed": options.sample_seed or secrets.token_hex(16),
    }
    identity = _identity(examination, policy, options)
    journal = Journal.open(options.folder or cache_folder(), identity, header, fresh=options.fresh)
    try:
        log = open_log()
        with log.ledger:
            run = _Run(examination, log, options, journal, listener)
            resumed_from = str(journal.header["began"]) if journal.size else ""
            run.all_entries()
        journal.finish()
    finally:
        journal.close()
    return AuditReport(
        examination.size,
        root,
        examination.policy,
        (),
        tuple(run.found[index] for index in sorted(run.found)),
        run.specifications,
        str(journal.header["seed"]) if options.sample is not None else "",
        resumed_from,
    )


def _identity(examination: Examination, policy: TrustPolicy, options: AuditOptions) -> dict[str, Any]:
    """Return what makes two audits the same one."""
    return {
        "head": [examination.size, examination.root.hex()],
        "policy": policy.model_dump(mode="json"),
        "program": program_digest(),
        "dafny": [_dafny(dialect) for dialect in sorted(_dialects(examination), key=lambda d: d.value)],
        "lean": find_engine().identity if _asks_lean(examination) else None,
        "sample": options.sample,
        "sample seed": options.sample_seed,
        "seeds": options.seeds,
    }


def _asks_lean(examination: Examination) -> bool:
    """Whether something in the log may be Lean's to establish again."""
    records = [known.record for known in examination.entries]
    return any(isinstance(r, LawCertificate) or (isinstance(r, UnitCertificate) and r.theorems) for r in records)


def _dafny(dialect: Dialect) -> list[str]:
    if dialect is Dialect.V4:
        four = find_dafny4()
        return [four.version, str(four.dafny)]
    two = find_dafny2()
    return [two.version, two.z3_version, str(two.dafny), str(two.z3)]


def _dialects(examination: Examination) -> frozenset[Dialect]:
    """Return the dialects of the Dafnys that judged what holds."""
    found: set[Dialect] = set()
    for known in examination.entries:
        record = known.record
        holds = known.index in examination.standings and examination.standings[known.index].state == "holds"
        if holds and isinstance(record, UnitCertificate | LawCertificate):
            found |= dialects_of(runs_of(record))
    return frozenset(found)


def runs_of(record: UnitCertificate | LawCertificate) -> tuple[Run, ...]:
    """Return the runs of provers that a certificate names."""
    return tuple(Run(run.role, run.name, run.version, run.flags, run.milliseconds / 1000) for run in record.provers)


def measured_of(vote: VoteRecord) -> tuple[int, int]:
    """Return the size and the reading effort that a vote's record has of its winner."""
    return next((m.size, m.effort) for m in vote.measured if m.candidate == vote.winner)


@dataclass
class Jobs:
    """Makes of a ledger's entries what their audit starts from; long texts are put together once."""

    examination: Examination
    log: RecordLog
    seeds: int = 0
    texts: dict[str, str] = field(default_factory=dict)

    def specification(self, record: SpecificationRecord) -> SpecificationJob:
        """Return the job of a specification's entry."""
        files = tuple((file.path, self._text(file.content.text)) for file in record.files)
        return SpecificationJob(record.digest, record.root, files)

    def _text(self, text: Text) -> str:
        if not isinstance(text, ChunkedText):
            return text.text
        if text.sha256 not in self.texts:
            self.texts[text.sha256] = self.log.text(text)
        return self.texts[text.sha256]

    def certificate(self, known: Known) -> CertificateJob:
        """Return the job of a certificate.

        Raises:
            TypeError: the entry is another kind of record.
        """
        record = known.record
        if not isinstance(record, UnitCertificate | LawCertificate):
            raise TypeError("not a certificate")
        named = self.log.resolve(record.specification.entry).record
        if not isinstance(named, SpecificationRecord):
            raise TypeError("not a specification")
        specification = self.specification(named)
        unit = record if isinstance(record, UnitCertificate) else None
        parts, fallen = self._parts(unit) if unit else ({}, ())
        proof = record.proof if isinstance(record, LawCertificate) else None
        return CertificateJob(
            kind=record.kind,
            obligation_id=record.obligation.id,
            obligation_kind=record.obligation.kind,
            obligation_name=record.obligation.name,
            obligation_digest=record.obligation.digest,
            specification_digest=record.specification.digest,
            root=specification.root,
            files=specification.files,
            candidate=self._text(unit.candidate.source.text) if unit else "",
            agent=unit.candidate.lineage.agent if unit else "",
            producer=record.producer,
            proof=self._text(proof.text) if proof is not None else "",
            witnesses=tuple(w.value for w in record.witnesses) if isinstance(record, LawCertificate) else (),
            statement=self._text(record.statement.text) if isinstance(record, LawCertificate) else "",
            agreements=tuple((a.evaluators, a.cases) for a in record.agreements),
            conditions=tuple((c.solver, c.version, c.total, c.open) for c in unit.conditions) if unit else (),
            theorems=self._theorems(unit.theorems) if unit else ((), "", ""),
            measured=measured_of(unit.vote) if unit and unit.vote else None,
            uses=tuple((use.kind, use.name, use.obligation_digest) for use in record.uses),
            artefacts=tuple((a.target, a.path, a.sha256) for a in unit.artefacts) if unit else (),
            parts=tuple(parts.items()),
            fallen=fallen,
            gate=unit.gate.version if unit else "",
            runs=runs_of(record),
            text_digests=tuple(
                r.text_digest for r in record.provers if r.role == "judge" and r.text_digest is not None
            ),
            seeds=self.seeds,
            companion=self._text(record.companion.text) if isinstance(record, LemmaCertificate) else "",
        )

    def _theorems(self, record: TheoremsRecord | None) -> tuple[tuple[str, ...], str, str]:
        if record is None:
            return (), "", ""
        return record.conditions, record.statement_digest, self._text(record.proof.text)

    def _parts(self, record: UnitCertificate) -> tuple[dict[str, str], tuple[str, ...]]:
        """Return the candidates of all units that a certificate reaches, by unit, and which of them do not hold."""
        found: dict[str, str] = {}
        fallen: list[str] = []

        def reach(certificate: UnitCertificate) -> None:
            for use in certificate.uses:
                if use.kind == Kind.IMPLEMENTS.value and use.name not in found:
                    known = self.log.resolve(use.entry)
                    if isinstance(known.record, UnitCertificate):
                        found[use.name] = self._text(known.record.candidate.source.text)
                        if self.examination.standings[known.index].state != "holds":
                            fallen.append(f"{use.name} of entry {known.index}")
                        reach(known.record)

        reach(record)
        return found, tuple(fallen)


@dataclass
class _Run:
    """The entries of one audit."""

    examination: Examination
    log: RecordLog
    options: AuditOptions
    journal: Journal
    listener: Listener
    found: dict[int, EntryAudit] = field(default_factory=dict)
    specifications: int = 0
    work: dict[str, tuple[Known, str]] = field(default_factory=dict)

    def all_entries(self) -> None:
        """Establish every entry that is to be, in worker processes."""
        pieces = list(self._pieces())
        done = {known.index: self.journal.established(known.leaf, digest) for known, digest, _ in pieces}
        self.listener(Begun(len(pieces), sum(value is not None for value in done.values())))
        waiting: list[Work] = []
        for known, digest, work in pieces:
            before = done[known.index]
            if before is not None:
                self._settled(known, before, resumed=True)
            else:
                self.work[work.key] = (known, digest)
                waiting.append(work)
        if waiting:
            self._establish(waiting)

    def _establish(self, waiting: Sequence[Work]) -> None:
        with LocalExecutor(self.options.jobs or os.cpu_count() or 1) as executor:
            dialects = _dialects(self.examination) or frozenset({Dialect.V2})
            executor.submit(Work("self-test", _self_test, (dialects, _asks_lean(self.examination))))
            for work in waiting:
                executor.submit(work)
            fit, early = False, list[tuple[str, Established]]()
            for answer in executor.reports():
                match answer:
                    case Lost(_, error):
                        raise error
                    case Done("self-test", _):
                        fit = True
                        for key, established in early:
                            self._holds(key, established)
                    case Done(key, Divergence(text)):
                        known = self.work[key][0]
                        self._report(EntryAudit(known.index, name_of(known), "diverges", text))
                    case Done(key, Undecided(text)):
                        known = self.work[key][0]
                        self._report(EntryAudit(known.index, name_of(known), "unknown", text))
                    case Done(key, Established() as established) if fit:
                        self._holds(key, established)
                    case Done(key, Established() as established):
                        early.append((key, established))

    def _holds(self, key: str, established: Established) -> None:
        known, digest = self.work[key]
        self.journal.add(known.leaf, digest, established)
        self._settled(known, established)

    def _settled(self, known: Known, established: Established, *, resumed: bool = False) -> None:
        if isinstance(known.record, SpecificationRecord):
            self.specifications += 1
            return
        self._report(
            EntryAudit(
                known.index,
                name_of(known),
                "holds",
                remarks=established.remarks,
                stability=established.stability,
                resumed=resumed,
            )
        )

    def _report(self, entry: EntryAudit) -> None:
        self.found[entry.index] = entry
        self.listener(entry)

    def _pieces(self) -> Iterator[tuple[Known, str, Work]]:
        """Yield what is to be established, and report what is not."""
        claims = [k for k in self.examination.entries if isinstance(k.record, UnitCertificate | LawCertificate)]
        chosen = self._sample(claims)
        jobs = Jobs(self.examination, self.log, self.options.seeds)
        for known in self.examination.entries:
            if isinstance(known.record, SpecificationRecord):
                specification = jobs.specification(known.record)
                yield known, "", Work(str(known.index), audit_specification, specification)
        for known in claims:
            standing = self.examination.standings[known.index]
            if standing.state != "holds":
                self._report(EntryAudit(known.index, name_of(known), standing.state, standing.reason))
            elif known.index not in chosen:
                self._report(EntryAudit(known.index, name_of(known), "not sampled"))
            else:
                job = jobs.certificate(known)
                yield known, job.digest(), Work(str(known.index), audit_certificate, job)

    def _sample(self, claims: Sequence[Known]) -> frozenset[int]:
        """Return which claims to prove again, drawn so that the ledger's writer could not know which."""
        indices = [k.index for k in claims if self.examination.standings[k.index].state == "holds"]
        if self.options.sample is None or self.options.sample >= len(indices):
            return frozenset(indices)
        drawn = random.Random(str(self.journal.header["seed"]))  # noqa: S311  # the seed is what is secret
        return frozenset(drawn.sample(indices, self.options.sample))


def _self_test(provers: tuple[frozenset[Dialect], bool], _notify: Any) -> None:
    dialects, by_lean = provers
    for dialect in sorted(dialects, key=lambda d: d.value):
        self_test(JudgeSettings(dialect=dialect))
    if by_lean:
        lean_self_test(lean_checker())


def name_of(known: Known) -> str:
    """Return what people call an entry: a certificate's obligation, a specification's root file."""
    record = known.record
    if isinstance(record, UnitCertificate | LawCertificate):
        return record.obligation.id
    return record.root if isinstance(record, SpecificationRecord) else record.kind
