"""``audit``: everything in a ledger established again.

1. What needs no prover: the tree, heads, signatures, references (``records.examination``).
2. For each certificate: its specification is read from the text in its own entry, and has the digest that it claims.
3. The obligation is derived afresh from that text, and has the digest that the certificate claims.
4. The candidate or the law's proof, from the certificate's own bytes, passes the gate and is proved again in fresh
   processes.
5. What it leans on is established by the entries that it names, and by nothing else.
6. The extracted Python is written again from the candidate, and has the digest that the certificate names.

The first divergence of each entry is reported with the evidence. An audit that meets a failing tool is no audit: it
raises.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from provenhive.audit.entry import CertificateJob, Divergence, audit_certificate
from provenhive.judge import self_test
from provenhive.records import (
    ChunkedText,
    LawCertificate,
    RecordLog,
    SpecificationRecord,
    TrustPolicy,
    UnitCertificate,
)
from provenhive.records.examination import Examination, examine
from provenhive.records.standing import Known
from provenhive.swarm import Done, LocalExecutor, Lost, Work


@dataclass(frozen=True, slots=True)
class EntryAudit:
    """What came of one certificate: ``state`` is ``holds``, ``stale``, ``revoked``, ``not sampled`` or ``diverges``."""

    index: int
    name: str
    state: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What an audit found."""

    size: int
    root: str
    trust: str
    findings: tuple[str, ...]
    entries: tuple[EntryAudit, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing contradicts the ledger."""
        return not self.findings and all(entry.state != "diverges" for entry in self.entries)


def audit(
    location: str | Path,
    policy: TrustPolicy,
    open_log: Callable[[], RecordLog],
    *,
    jobs: int | None = None,
    sample: int | None = None,
    listener: Callable[[EntryAudit], None] = lambda entry: None,
) -> AuditReport:
    """Audit the ledger at ``location``; with ``sample`` prove only that many certificates again, chosen by its root.

    Raises:
        UserError: there is no ledger.
        InfrastructureError: a prover is missing, failed, or does not tell true from false.
    """
    examination = examine(location, policy)  # 1
    findings = tuple(f"{f.cause}: {f.message}" for f in examination.findings)
    if findings:
        return AuditReport(examination.size, examination.root.hex(), examination.policy, findings, ())
    log = open_log()
    with log.ledger:
        entries = _audit_entries(examination, log, jobs, sample, listener)
    return AuditReport(examination.size, examination.root.hex(), examination.policy, findings, entries)


def _audit_entries(
    examination: Examination,
    log: RecordLog,
    jobs: int | None,
    sample: int | None,
    listener: Callable[[EntryAudit], None],
) -> tuple[EntryAudit, ...]:
    claims = [k for k in examination.entries if isinstance(k.record, UnitCertificate | LawCertificate)]
    chosen = _sample(examination, claims, sample)
    found: dict[int, EntryAudit] = {}

    def report(entry: EntryAudit) -> None:
        found[entry.index] = entry
        listener(entry)

    work: dict[str, tuple[Known, CertificateJob]] = {}
    for known in claims:
        standing = examination.standings[known.index]
        if standing.state != "holds":
            report(EntryAudit(known.index, _name(known), standing.state, standing.reason))
        elif known.index not in chosen:
            report(EntryAudit(known.index, _name(known), "not sampled"))
        else:
            work[str(known.index)] = (known, _job(known, log))
    if work:
        _prove_again(work, jobs, report)
    return tuple(found[index] for index in sorted(found))


def _prove_again(
    work: dict[str, tuple[Known, CertificateJob]], jobs: int | None, report: Callable[[EntryAudit], None]
) -> None:
    with LocalExecutor(jobs or os.cpu_count() or 1) as executor:
        executor.submit(Work("self-test", _self_test, None))
        for key, (_known, job) in work.items():
            executor.submit(Work(key, audit_certificate, job))
        for answer in executor.reports():
            match answer:
                case Lost(_, error):
                    raise error
                case Done("self-test", _):
                    continue
                case Done(key, Divergence() as divergence):
                    known = work[key][0]
                    report(EntryAudit(known.index, _name(known), "diverges", divergence.text))
                case Done(key, _):
                    report(EntryAudit(work[key][0].index, _name(work[key][0]), "holds"))


def _self_test(_argument: None, _notify: Any) -> None:
    self_test()


def _sample(examination: Examination, claims: Sequence[Known], sample: int | None) -> frozenset[int]:
    """Return which claims to prove again; the choice follows from the root, so that nobody picks what is looked at."""
    indices = [known.index for known in claims]
    if sample is None or sample >= len(indices):
        return frozenset(indices)
    return frozenset(random.Random(examination.root).sample(indices, sample))  # noqa: S311


def _name(known: Known) -> str:
    record = known.record
    return record.obligation.id if isinstance(record, UnitCertificate | LawCertificate) else record.kind


def _job(known: Known, log: RecordLog) -> CertificateJob:
    record = known.record
    if not isinstance(record, UnitCertificate | LawCertificate):
        raise TypeError("not a certificate")
    specification = log.resolve(record.specification.entry).record
    if not isinstance(specification, SpecificationRecord):
        raise TypeError("not a specification")
    text = _text_of(log)
    return CertificateJob(
        kind=record.kind,
        obligation_id=record.obligation.id,
        obligation_kind=record.obligation.kind,
        obligation_name=record.obligation.name,
        obligation_digest=record.obligation.digest,
        specification_digest=record.specification.digest,
        root=specification.root,
        files=tuple((file.path, text(file.content.text)) for file in specification.files),
        candidate=text(record.candidate.source.text) if isinstance(record, UnitCertificate) else "",
        agent=record.candidate.lineage.agent if isinstance(record, UnitCertificate) else "",
        producer=record.producer,
        proof=text(record.proof.text) if isinstance(record, LawCertificate) and record.proof is not None else "",
        uses=tuple((use.kind, use.name, use.obligation_digest) for use in record.uses),
        artefacts=tuple((a.target, a.path, a.sha256) for a in getattr(record, "artefacts", ())),
    )


def _text_of(log: RecordLog) -> Callable[[Any], str]:
    @cache
    def long(text: ChunkedText) -> str:
        return log.text(text)

    return lambda text: long(text) if isinstance(text, ChunkedText) else str(text.text)
