"""Certificates from outcomes, and the specification's own entry."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from provenhive.candidates.gate import gate_version
from provenhive.canonical import digest_bytes
from provenhive.errors import UserError
from provenhive.files import read_text
from provenhive.judge.theorems import Theorems
from provenhive.obligations import Obligation, specification_digest
from provenhive.pipeline.outcome import FuzzCounts, UnitOutcome
from provenhive.pipeline.report import Counts
from provenhive.records import (
    PRODUCER,
    Artefact,
    Candidate,
    ConditionsRecord,
    DigestedText,
    EntryRef,
    FuzzRecord,
    GateRecord,
    Lineage,
    ObligationRef,
    ProverRecord,
    SourceFile,
    SpecificationRecord,
    SpecificationRef,
    StageCounts,
    TheoremsRecord,
    UnitCertificate,
    Use,
    now,
)
from provenhive.resources import data_folder
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.diagnostics import Source
from provenhive.spec_lang.load import load_text
from provenhive.spec_lang.parser import normalise
from provenhive.verdicts import Proved, ProverEvidence

LANGUAGE_VERSION = "1"


def specification_record(program: Program, digest: str) -> SpecificationRecord:
    """Return the record with the text of every file of a program, the imported ones included.

    Raises:
        UserError: the files are not what was read as this program any more.
    """
    texts = {module.name: normalise(read_text(Path(module.path))) for module in program.modules}
    main = program.main
    again = load_text(texts[main.name], main.path, lambda name: Source(name, texts[name]) if name in texts else None)
    if specification_digest(again) != digest:
        raise UserError(f"{main.path}: the specification was changed while it was being proved; prove it again")
    files = tuple(SourceFile(path=f"{name}.hspec", content=DigestedText.of(text)) for name, text in texts.items())
    return SpecificationRecord(
        producer=PRODUCER,
        recorded_at=now(),
        digest=digest,
        language_version=LANGUAGE_VERSION,
        root=f"{program.main.name}.hspec",
        files=files,
    )


def unit_certificate(
    obligation: Obligation, specification: SpecificationRef, outcome: UnitOutcome, verdict: Proved, uses: Sequence[Use]
) -> UnitCertificate:
    """Return the certificate of a proved unit."""
    origin = outcome.origin
    return UnitCertificate(
        producer=PRODUCER,
        recorded_at=now(),
        specification=specification,
        obligation=obligation_ref(obligation),
        provers=tuple(prover_record(evidence) for evidence in verdict.evidence),
        uses=tuple(uses),
        stages=_stages(outcome.counts),
        candidate=Candidate(
            source=DigestedText.of(outcome.text),
            lineage=Lineage(
                agent=origin.agent,
                aim=origin.aim,
                parents=origin.parents,
                seed=origin.seed,
                prompt_digest=origin.prompt_digest,
            ),
        ),
        gate=GateRecord(version=gate_version(), grammar_digest=grammar_digest()),
        conditions=tuple(
            ConditionsRecord(
                solver=counts.solver,
                version=counts.version,
                total=counts.total,
                proved=counts.proved,
                open=counts.open,
                proved_by_lean=counts.proved_by_lean,
            )
            for counts in outcome.conditions
        ),
        theorems=_theorems(outcome.theorems),
        fuzz=_fuzz(outcome.fuzz),
        vote=outcome.vote,
        artefacts=tuple(
            Artefact(
                target=artefact.target,
                path=artefact.path,
                sha256=artefact.digest.removeprefix("sha256:"),
                differential_runs=outcome.differential_runs,
            )
            for artefact in outcome.artefacts
        ),
    )


def obligation_ref(obligation: Obligation) -> ObligationRef:
    """Return how a certificate names an obligation."""
    return ObligationRef(
        id=obligation.id, name=obligation.subject, kind=obligation.kind.value, digest=obligation.digest
    )


def prover_record(evidence: ProverEvidence) -> ProverRecord:
    """Return one prover run as a certificate names it."""
    return ProverRecord(
        role=evidence.role,
        name=evidence.prover,
        version=evidence.version,
        flags=evidence.flags,
        established=evidence.established,
        text_digest=evidence.text_digest or None,
        fresh_process=evidence.fresh_process,
        milliseconds=round(evidence.seconds * 1000),
        resources=evidence.resources,
        axioms=evidence.axioms,
    )


def implements_use(name: str, digest: str, entry: EntryRef) -> Use:
    """Return the use of a unit by its contract."""
    return Use(kind="implements", name=name, obligation_digest=digest, entry=entry)


def law_use(name: str, digest: str, entry: EntryRef) -> Use:
    """Return the use of a law that is proved."""
    return Use(kind="law", name=name, obligation_digest=digest, entry=entry)


def grammar_digest() -> str:
    """Return the digest of the candidates' grammar file."""
    return digest_bytes((data_folder("grammars") / "dafny.lark").read_bytes())


def _theorems(theorems: Theorems | None) -> TheoremsRecord | None:
    if theorems is None:
        return None
    return TheoremsRecord(
        conditions=theorems.names,
        statement_digest=digest_bytes(theorems.statement.encode()),
        proof=DigestedText.of(theorems.proof),
    )


def _stages(counts: Counts) -> StageCounts:
    return StageCounts(
        proposed=counts.proposed,
        red_flagged=counts.red_flagged,
        rejected=counts.rejected,
        refuted=counts.refuted,
        unknown=counts.unknown,
        proved=counts.proved,
    )


def _fuzz(counts: FuzzCounts) -> FuzzRecord:
    return FuzzRecord(
        seed=counts.seed,
        examples=counts.examples,
        boundary=counts.boundary,
        solver=counts.solver,
        random=counts.random,
        pool=counts.pool,
        discarded=counts.discarded,
    )
