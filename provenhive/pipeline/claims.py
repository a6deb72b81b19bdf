"""What a worker reports of an obligation of the specification, and how it becomes a certificate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from provenhive.judge.ground_dafny import Agreement
from provenhive.obligations import Obligation
from provenhive.pipeline.certificates import obligation_ref, prover_record
from provenhive.pipeline.report import ObligationReport
from provenhive.records import (
    PRODUCER,
    AgreementRecord,
    DigestedText,
    EntryRef,
    LawCertificate,
    LemmaCertificate,
    SpecificationRef,
    StageCounts,
    Use,
    Witness,
    now,
)
from provenhive.spec_lang.core import Program
from provenhive.verdicts import Proved, Verdict


@dataclass(frozen=True, slots=True)
class ClaimDone:
    """An obligation with its verdict.

    ``statement`` and ``proof`` are texts where something was proved, ``witnesses`` named values in ``.hspec`` notation:
    those that satisfy a contract, or the ground cases that were compared; ``agreements`` say by whom. A claim that
    ``awaits_opinion`` is judged, and comes a second time for its certificate. ``uses`` are the laws whose proofs the
    proof holds, by name and digest; ``lemmas`` are those of them that the search made up.
    """

    report: ObligationReport
    verdict: Verdict
    statement: str = ""
    proof: str = ""
    witnesses: tuple[tuple[str, str], ...] = ()
    agreements: tuple[Agreement, ...] = ()
    awaits_opinion: bool = False
    uses: tuple[tuple[str, str], ...] = ()
    lemmas: tuple[LemmaDone, ...] = ()


@dataclass(frozen=True, slots=True)
class LemmaDone:
    """A lemma that was made up, proved as a law: its text, what it claims behind its specification, and the claim."""

    text: str
    obligation: Obligation
    verdict: Proved
    done: ClaimDone


@dataclass
class ClaimState:
    """A claim of the specification on its way through a run; it is ``proved`` before its ``entry`` is written."""

    program: Program
    path: str
    obligation: Obligation
    entry: EntryRef | None = None
    judged: bool = False
    proved: bool = False

    def resumed(self, entry: EntryRef) -> ObligationReport:
        """Return the report of a claim that the ledger holds."""
        own = self.obligation
        return ObligationReport(own.id, own.subject, own.kind.value, "proved", "ledger", 0.0, ledger_index=entry.index)


def claim_certificate(
    obligation: Obligation,
    specification: SpecificationRef,
    verdict: Proved,
    done: ClaimDone,
    uses: Sequence[Use] = (),
    companion: str = "",
) -> LawCertificate:
    """Return the certificate of a proved claim: what was stated, and a proof or witnesses that stand alone.

    ``companion`` is the text of a lemma that was made up.
    """
    certificate = LawCertificate(
        producer=PRODUCER,
        recorded_at=now(),
        specification=specification,
        obligation=obligation_ref(obligation),
        provers=tuple(prover_record(evidence) for evidence in verdict.evidence),
        uses=tuple(uses),
        agreements=_agreements(obligation, done),
        stages=StageCounts(proposed=1, red_flagged=0, rejected=0, refuted=0, unknown=0, proved=1),
        statement=DigestedText.of(done.statement),
        proof=DigestedText.of(done.proof) if done.proof else None,
        witnesses=tuple(Witness(name=name, value=value) for name, value in done.witnesses),
    )
    if not companion:
        return certificate
    fields = {name: getattr(certificate, name) for name in LawCertificate.model_fields}
    return LemmaCertificate(**fields, companion=DigestedText.of(companion))


def _agreements(obligation: Obligation, done: ClaimDone) -> tuple[AgreementRecord, ...]:
    """Return on how many ground cases which of the translations of a function agree."""
    return tuple(
        AgreementRecord(
            function=obligation.subject,
            obligation_digest=obligation.digest,
            evaluators=agreement.evaluators,
            cases=agreement.cases,
        )
        for agreement in done.agreements
    )
