"""An audit against the clock: a proof gets the time that it had where it was made; one without time is no divergence.

Dafny takes more than a fraction of a second to start. So a limit of that length stops every proof, on every machine,
and what the certificate says of its own proof is all that makes the difference.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import judged_samples as judged
import pytest

from provenhive.audit import AuditOptions, audit, auditor, entry, limits
from provenhive.audit.auditor import Jobs
from provenhive.audit.claims import CertificateJob, Divergence, Established, Run, Undecided
from provenhive.audit.entry import audit_certificate
from provenhive.candidates.expression_printer import Dialect
from provenhive.candidates.gate import gate_version
from provenhive.cli import auditing
from provenhive.dafny_bridge import ARITH2, STOCK, DafnyLimits
from provenhive.errors import ExitCode
from provenhive.judge import specification
from provenhive.obligations import Kind, derive, show_obligation, specification_digest
from provenhive.records import examine
from provenhive.smt.prove import Status, Validity
from provenhive.spec_lang.load import load_text
from provenhive.swarm import InlineExecutor

NO_TIME = DafnyLimits(procedure_seconds=20, wall_seconds=0.2)
A_MINUTE = Run("judge", "dafny", "2.3.0 with z3 4.8.12", ("/nologo", "/timeLimit:60"), seconds=60.0)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return judged.tiny_project(tmp_path_factory.mktemp("tiny") / "project")


@pytest.fixture(scope="module")
def job(project) -> CertificateJob:
    place, policy, open_log = judged.opened(project)
    log = open_log()
    with log.ledger:
        return Jobs(examine(place, policy), log).certificate(log.entry(1))


def dafny(*flags: str, seconds: float = 1.0, version: str = "2.3.0 with z3 4.8.12", role: str = "judge") -> Run:
    return Run(role, "dafny", version, flags, seconds)


# What the certificate says --------------------------------------------------------------------------------------


def test_a_run_is_what_the_certificate_has(job):
    judge = next(run for run in job.runs if run.name == "dafny")
    assert judge.role == "judge" and "/timeLimit:20" in judge.flags and judge.seconds > 0
    assert job.gate == gate_version()


def test_a_proof_gets_what_it_had_and_more():
    assert limits.dafny_limits(()) == limits.dafny_limits([dafny("/timeLimit:1")]) == limits.LEAST
    assert limits.dafny_limits([dafny("/timeLimit:60")]).procedure_seconds > 60
    assert limits.dafny_limits([dafny(seconds=100.0)]).wall_seconds > 200
    four = dafny("verify", "--cores", "1", "--verification-time-limit", "60", version="4.11.0 with z3 bundled")
    assert limits.dafny_limits([four]).procedure_seconds > 60


def test_no_certificate_holds_up_an_audit():
    endless = dafny("/timeLimit:999999999", seconds=1e12)
    given = limits.dafny_limits([endless])
    assert given.procedure_seconds <= limits.MOST_SECONDS and given.wall_seconds <= limits.MOST_SECONDS
    assert limits.smt_limits([Run("judge", "z3", "z3 4", (), 1e12)]).seconds <= limits.MOST_SECONDS


@pytest.mark.parametrize("flag", ["/timeLimit:", "/timeLimit:x", "/timeLimit:-60", "--verification-time-limit"])
def test_what_is_no_limit_is_none(flag):
    assert limits.dafny_limits([dafny(flag)]) == limits.dafny_limits([dafny(flag, flag)]) == limits.LEAST


def test_the_profile_that_proved_it_comes_first():
    """With more time, the other one may give up where it had run out of time."""
    assert limits.judge_settings([dafny()]).profiles == (STOCK, ARITH2)
    assert limits.judge_settings([dafny(*ARITH2.options())]).profiles == (ARITH2, STOCK)


def test_the_dialect_is_that_of_the_judge():
    four, two = dafny(version="4.11.0 with z3 bundled"), dafny()
    opinion = dafny(version="4.11.0 with z3 bundled", role="second-opinion")
    assert limits.dialect_of([four]) is Dialect.V4
    assert limits.dialect_of([two, opinion]) is limits.dialect_of(()) is Dialect.V2
    assert limits.dialects_of([two, four]) == {Dialect.V2, Dialect.V4} and not limits.dialects_of([opinion])


# A unit ---------------------------------------------------------------------------------------------------------


def test_a_candidate_without_time_is_unknown_and_contradicts_nothing(job, monkeypatch):
    monkeypatch.setattr(limits, "LEAST", NO_TIME)
    outcome = audit_certificate(replace(job, runs=()), None)
    assert isinstance(outcome, Undecided), outcome
    assert "not established again here" in outcome.text and "ran out of time" in outcome.text
    assert audit_certificate(replace(job, runs=(A_MINUTE,)), None) == Established()


def test_a_file_that_diverges_is_told_before_a_proof_without_time(job, monkeypatch):
    monkeypatch.setattr(limits, "LEAST", NO_TIME)
    forged = tuple((target, path, "0" * 64) for target, path, _ in job.artefacts)
    outcome = audit_certificate(replace(job, runs=(), artefacts=forged), None)
    assert isinstance(outcome, Divergence) and "written again has the digest" in outcome.text


def test_what_the_prover_gives_up_on_diverges_however_long_it_took(job):
    outcome = audit_certificate(replace(job, runs=(A_MINUTE,), candidate="{ r := 3 * x; }"), None)
    assert isinstance(outcome, Divergence) and "unknown now" in outcome.text


def test_another_gate_is_no_divergence_and_is_named_where_a_candidate_is_refused(job):
    assert audit_certificate(replace(job, gate="1"), None) == Established()
    outcome = audit_certificate(replace(job, gate="1", candidate="{ assume false; r := x; }"), None)
    assert isinstance(outcome, Divergence) and "another one (1; here is sha256:" in outcome.text
    same = audit_certificate(replace(job, candidate="{ assume false; r := x; }"), None)
    assert isinstance(same, Divergence) and "another one" not in same.text


# A claim that Dafny decides -------------------------------------------------------------------------------------


def well_defined(body: str) -> CertificateJob:
    text = f"module m\n\nfunction first(xs: seq<int>): int\n  requires |xs| > 1\n  = {body}\n"
    program = load_text(text, "m.hspec")
    (of,) = (o for o in derive(program) if o.kind is Kind.WELL_DEFINED)
    return CertificateJob(
        kind="law",
        obligation_id=of.id,
        obligation_kind=of.kind.value,
        obligation_name=of.subject,
        obligation_digest=of.digest,
        specification_digest=specification_digest(program),
        root="m.hspec",
        files=(("m.hspec", text),),
        candidate="",
        agent="",
        producer="test",
        proof="",
        uses=(),
        artefacts=(),
        statement=show_obligation(of),
    )


@pytest.fixture
def only_dafny(monkeypatch):
    """Z3 in process says nothing, and for no want of time."""
    monkeypatch.setattr(specification, "are_valid", lambda *_: False)
    monkeypatch.setattr(
        specification, "prove", lambda *_: Validity(Status.OPEN, 0.0, reason="(incomplete quantifiers)")
    )


@pytest.mark.usefixtures("only_dafny")
def test_a_claim_that_dafny_decides_gets_the_time_that_it_took(monkeypatch):
    claim = well_defined("xs[1]")
    monkeypatch.setattr(limits, "LEAST", NO_TIME)
    outcome = audit_certificate(claim, None)
    assert isinstance(outcome, Undecided) and "ran out of time" in outcome.text
    assert audit_certificate(replace(claim, runs=(A_MINUTE,)), None) == Established()


@pytest.mark.usefixtures("only_dafny")
def test_a_claim_that_dafny_denies_diverges():
    outcome = audit_certificate(well_defined("xs[2]"), None)
    assert isinstance(outcome, Divergence) and "does not prove it" in outcome.text


@pytest.mark.usefixtures("only_dafny")
def test_where_dafny_gives_up_but_z3_had_no_time_nothing_is_contradicted(monkeypatch):
    monkeypatch.setattr(specification, "prove", lambda *_: Validity(Status.OPEN, 0.0, reason="timeout"))
    outcome = audit_certificate(well_defined("xs[2]"), None)
    assert isinstance(outcome, Undecided) and "ran out of time" in outcome.text


# Cases of an agreement ------------------------------------------------------------------------------------------


def test_cases_that_dafny_had_no_time_for_contradict_nothing():
    claimed = ((("evaluator", "lean", "dafny"), 3),)
    fewer = ((("evaluator", "lean", "dafny"), 2), (("evaluator", "lean"), 1))
    with pytest.raises(entry.Diverges):
        entry._agreeing(claimed, fewer, None)
    with pytest.raises(entry.RanOut, match="ran out of time: dafny agrees on 2"):
        entry._agreeing(claimed, fewer, entry.UnknownReason.TIME)
    with pytest.raises(entry.Diverges):
        entry._agreeing(claimed, ((("evaluator", "lean", "dafny"), 2),), entry.UnknownReason.TIME)


# The whole audit ------------------------------------------------------------------------------------------------


@pytest.fixture
def report(project, tmp_path, monkeypatch):
    """What an audit finds in which the first unit has no time, and its certificate says that it took none."""
    certificate = Jobs.certificate

    def hasty(self, known):
        job = certificate(self, known)
        return replace(job, runs=()) if known.index == 1 else replace(job, runs=(A_MINUTE,))

    monkeypatch.setattr(Jobs, "certificate", hasty)
    monkeypatch.setattr(limits, "LEAST", NO_TIME)
    monkeypatch.setattr(auditor, "LocalExecutor", lambda _: closing(InlineExecutor()))
    return audit(*judged.opened(project), AuditOptions(jobs=1, folder=tmp_path))


def test_an_audit_with_something_unknown_is_neither_sound_nor_a_divergence(report, project, monkeypatch, capsys):
    assert {e.index: e.state for e in report.entries} == {1: "unknown", 2: "holds"}
    assert not report.sound and not report.contradicted and report.first_divergence is None
    monkeypatch.chdir(project.root)
    monkeypatch.setattr(auditing, "run_audit", lambda *_: report)
    assert auditing.audit(None, AuditOptions(), (), as_json=False) == ExitCode.NOT_PROVED
    said = " ".join(capsys.readouterr().out.split())
    assert "NOT ESTABLISHED" in said and "ran out of time" in said and "diverge" not in said
    document = auditing.document(report)
    assert document["sound"] is False and document["unknown"] == [1] and document["first_divergence"] is None
