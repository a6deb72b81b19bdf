"""An audit of claims: what was stated, and on how many ground cases which evaluator agrees, is established again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lean_support import lean_engine, lean_library

from provenhive.audit import entry
from provenhive.audit.claims import CertificateJob, Divergence, Established, Run, Undecided
from provenhive.audit.entry import audit_certificate
from provenhive.dafny_bridge import DafnyLimits
from provenhive.dafny_bridge.render import Premises
from provenhive.judge.agreement import AgreementJudge
from provenhive.judge.fresh import witness_text
from provenhive.judge.ground_dafny import DafnyGround
from provenhive.lean_bridge.checker import Checker
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.obligations import Kind, Obligation, derive, show_obligation, specification_digest
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text
from provenhive.toolchain import Limits
from provenhive.verdicts import Proved

TEXT = """module agreed
function sum(xs: seq<int>): int = match xs { [] => 0, x :: rest => x + sum(rest) }
unit second(xs: seq<int>) returns (r: int)
  requires |xs| > 1
  ensures r == xs[1]
"""
PROGRAM = load_text(TEXT, "agreed.hspec")
EVALUATOR = Evaluator(PROGRAM)


def obligation(kind: Kind) -> Obligation:
    return next(o for o in derive(PROGRAM) if o.kind is kind)


def job(of: Obligation, **said: object) -> CertificateJob:
    return CertificateJob(
        kind="law",
        obligation_id=of.id,
        obligation_kind=of.kind.value,
        obligation_name=of.subject,
        obligation_digest=of.digest,
        specification_digest=specification_digest(PROGRAM),
        root="agreed.hspec",
        files=(("agreed.hspec", TEXT),),
        candidate="",
        agent="",
        producer="test",
        uses=(),
        artefacts=(),
        **said,
    )


@pytest.fixture(scope="module")
def agreement() -> CertificateJob:
    """What a certificate of an agreement says, as the judge made it."""
    with WorkerPool(lean_engine(), lean_library(), size=1) as workers:
        dafny = DafnyGround(PROGRAM, Premises())
        judge = AgreementJudge(PROGRAM, EVALUATOR, Checker(lean_engine(), lean_library()), workers, dafny)
        found = judge.judge(PROGRAM.function("agreed.sum"))
    assert isinstance(found.verdict, Proved), found
    (cases,) = [e.established for e in found.verdict.evidence if e.prover == "evaluator"]
    counts = tuple((a.evaluators, a.cases) for a in found.agreements)
    assert counts[0] == (("evaluator", "lean", "dafny"), len(cases))
    return job(
        obligation(Kind.AGREES),
        proof=found.proof,
        witnesses=cases,
        statement=found.statement,
        agreements=counts,
    )


def diverges(changed: CertificateJob) -> str:
    outcome = audit_certificate(changed, None)
    assert isinstance(outcome, Divergence), outcome
    return outcome.text


def test_an_agreement_is_established_by_all_three_again(agreement: CertificateJob) -> None:
    assert audit_certificate(agreement, None) == Established()


def test_dafny_is_not_said_to_agree_on_more_than_it_does(agreement: CertificateJob) -> None:
    more = replace(agreement, agreements=(*agreement.agreements, (("evaluator", "dafny"), 1)))
    number = agreement.agreements[0][1]
    assert f"dafny agrees on {number} ground cases, the certificate says {number + 1}" in diverges(more)


def test_lean_agrees_on_the_cases_that_the_certificate_carries(agreement: CertificateJob) -> None:
    more = replace(agreement, agreements=(*agreement.agreements, (("evaluator", "lean"), 1)))
    assert "lean agrees on" in diverges(more)


def test_what_was_stated_is_what_is_rendered() -> None:
    of = obligation(Kind.SATISFIABLE)
    witness = witness_text(PROGRAM, of, {"xs": (1, 2), "r": 2})
    honest = job(of, proof=witness, statement=show_obligation(of))
    assert audit_certificate(honest, None) == Established()
    said = show_obligation(of).replace("xs[1]", "xs[0]")
    text = diverges(replace(honest, statement=said))
    assert "the statement differs in line" in text and "xs[0]" in text and "xs[1]" in text
    assert "differs in line" in diverges(replace(honest, statement=""))
    assert "agrees on 1 ground cases" in diverges(replace(honest, agreements=((("evaluator", "lean"), 2),)))


def test_lean_is_not_said_to_have_seen_a_witness_that_it_does_not_confirm() -> None:
    of = obligation(Kind.SATISFIABLE)
    witness = witness_text(PROGRAM, of, {"xs": (1, 2), "r": 2})
    seen = job(of, proof=witness, statement=show_obligation(of), agreements=((("evaluator", "lean"), 1),))
    assert audit_certificate(seen, None) == Established()
    false = witness_text(PROGRAM, of, {"xs": (1, 2), "r": 1})
    assert "does not prove it" in diverges(replace(seen, proof=false))


def test_dafny_without_time_contradicts_nothing(agreement: CertificateJob, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry, "CASE_LIMITS", DafnyLimits(procedure_seconds=5, wall_seconds=0.2))
    outcome = audit_certificate(agreement, None)
    assert isinstance(outcome, Undecided) and "ran out of time" in outcome.text
    timed = replace(agreement, runs=(Run("judge", "dafny", "2.3.0", ("/timeLimit:5",), 100.0),))
    assert audit_certificate(timed, None) == Established()


def test_lean_without_time_contradicts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    of = obligation(Kind.SATISFIABLE)
    witness = witness_text(PROGRAM, of, {"xs": (1, 2), "r": 2})
    seen = job(of, proof=witness, statement=show_obligation(of), agreements=((("evaluator", "lean"), 1),))
    hasty = Checker(lean_engine(), lean_library(), Limits(wall_seconds=0.05, memory_mb=4096))
    monkeypatch.setattr(entry, "lean_checker", lambda: hasty)
    outcome = audit_certificate(seen, None)
    assert isinstance(outcome, Undecided) and "ran out of time" in outcome.text
    timed = replace(seen, runs=(Run("second-opinion", "lean", "lean", ("maxHeartbeats=200000",), 100.0),))
    assert audit_certificate(timed, None) == Established()
