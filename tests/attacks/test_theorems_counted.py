"""Conditions proved twice: nothing false is called a theorem, and a certificate that says more than holds is found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import judged_samples as judged
import pytest
from lean_support import lean_engine, lean_library
from pydantic import ValidationError

from provenhive.audit.auditor import Jobs
from provenhive.audit.claims import CertificateJob, Divergence, Established
from provenhive.audit.entry import audit_certificate
from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.conditions.examining import Examiner, Outcome, Status
from provenhive.judge.ground_dafny import ProversDisagree
from provenhive.judge.theorems import ConditionTheorems
from provenhive.lean_bridge.checker import Checker
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.pipeline.twice import ConditionProver
from provenhive.pipeline.units import UnitJob, search_unit
from provenhive.records import examine
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text
from provenhive.verdicts import Unknown, UnknownReason

PROGRAM = load_text(
    """
module shop

type Small = n: int where 0 <= n < 100
datatype Shape = Dot | Box(side: nat)

function sum(xs: seq<int>): int = match xs { [] => 0, x :: rest => x + sum(rest) }
predicate even(n: int) = n % 2 == 0

unit five() returns (r: int)
  ensures r == 5

unit total(xs: seq<int>) returns (r: int)
  ensures r == sum(xs)

unit half(n: Small) returns (h: Small)
  requires even(n)
  ensures 2 * h == n

unit at(xs: seq<int>, i: int) returns (r: int)
  requires 0 <= i <= |xs|
  ensures i < |xs| ==> r == xs[i]

unit side(s: Shape) returns (r: nat)
  ensures s.Box? ==> r == s.side
""",
    "shop.hspec",
)
# Each has a condition that is false, and says so in another way.
WRONG = {
    "a function of its own called like one of the prover's": (
        "five",
        "{ r := 5; assert Int(3) == 3; } function method Int(n: int): int { n + 1 }",
    ),
    "an index that is one too far": ("at", "{ r := xs[i]; }"),
    "a value outside its type": ("half", "{ h := n / 2; var k: Small := n + 3; }"),
    "division by what may be zero": ("half", "{ h := n / 2; assert n / n == 1; }"),
    "a measure that grows": ("five", "{ r := 5; var i := 0; while i < 9 decreases i { i := i + 1; } }"),
    "a field that is not there": ("side", "{ r := s.side; }"),
    "an invariant that one turn breaks": (
        "total",
        "{ r := 0; var i := 0; while i < |xs| invariant 0 <= i <= |xs| && r == i { r := r + xs[i]; i := i + 1; } }",
    ),
    "a lemma that is false": ("five", "{ Odd(4); r := 5; } lemma Odd(n: int) ensures n % 2 == 1 { }"),
}


@pytest.fixture(scope="module")
def workers() -> Iterator[WorkerPool]:
    with WorkerPool(lean_engine(), lean_library(), size=1) as pool:
        yield pool


@cache
def checker() -> Checker:
    return Checker(lean_engine(), lean_library())


def parsed(unit: str, text: str) -> Candidate:
    candidate = parse_candidate(text, PROGRAM, PROGRAM.unit(f"shop.{unit}"))
    assert isinstance(candidate, Candidate), candidate
    return candidate


def examined(candidate: Candidate) -> tuple[Outcome, ...]:
    return Examiner(PROGRAM, Evaluator(PROGRAM)).examine(candidate).outcomes


@pytest.mark.parametrize("attack", WRONG)
def test_a_false_condition_is_no_theorem(workers: WorkerPool, attack: str) -> None:
    candidate = parsed(*WRONG[attack])
    outcomes = examined(candidate)
    open_ = {o.condition.name for o in outcomes if o.status is not Status.PROVED}
    assert open_, "the candidate is to be wrong"
    found = ConditionProver(PROGRAM, checker(), workers, 1.0).prove(candidate)
    counted = set(() if found is None else found.names)
    assert not counted & open_


@pytest.mark.parametrize("proof", ["sorry", "native_decide", "exact (by assumption : _)", "simp_all", "omega", "rfl"])
def test_a_proof_that_proves_nothing_counts_for_nothing(proof: str) -> None:
    candidate = parsed(*WRONG["an index that is one too far"])
    theorems = ConditionTheorems(PROGRAM, candidate)
    (name,) = [o.condition.name for o in examined(candidate) if o.status is not Status.PROVED]
    assert theorems.established(checker(), {name: proof}) is None
    if proof not in ("sorry", "native_decide"):
        both = {c.name: proof for c in theorems.conditions()}
        assert theorems.established(checker(), both) is None, "one false condition spoils the whole statement"


def test_what_the_evaluator_finds_false_and_lean_proves_stops_everything() -> None:
    candidate = parsed("half", "{ h := n / 2; }")
    examination = Examiner(PROGRAM, Evaluator(PROGRAM)).examine(candidate)
    theorems = ConditionTheorems(PROGRAM, candidate)
    name = examination.outcomes[-1].condition.name
    proof = {name: "simp_all [shop.even] <;> omega"}
    honest = theorems.established(checker(), proof, examination)
    assert honest is not None and honest.names == (name,)
    assert honest.evidence.role == "second-opinion" and honest.evidence.fresh_process
    lying = tuple(replace(o, status=Status.VIOLATED, counterexample=(("n", "1"),)) for o in examination.outcomes)
    with pytest.raises(ProversDisagree, match="n = 1") as stopped:
        theorems.established(checker(), proof, replace(examination, outcomes=lying))
    assert name in str(stopped.value) and "theorem" in str(stopped.value)


def test_a_disagreement_with_lean_stops_the_unit_and_not_the_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The evaluator errs here: what a worker brings back is a verdict with both sides, no error."""
    path = tmp_path / "tiny.hspec"
    path.write_text("module tiny\n\nunit next(x: int) returns (r: int)\n  ensures r == x + 1\n")
    honest = Examiner.examine

    def lying(self: Examiner, candidate: Candidate, **options: object):
        found = honest(self, candidate, **options)
        wrong = [replace(o, status=Status.VIOLATED, counterexample=(("x", "1"),)) for o in found.outcomes]
        return replace(found, outcomes=tuple(wrong))

    monkeypatch.setattr(Examiner, "examine", lying)
    job = UnitJob(str(path), "tiny.next", "", (), 20, 300.0, 60, 0, (), str(tmp_path), condition_seconds=5.0)
    outcome = search_unit(job, lambda _: None)
    assert isinstance(outcome.verdict, Unknown), outcome.verdict
    assert outcome.verdict.reason is UnknownReason.DISAGREEMENT
    against, for_it = outcome.verdict.feedback
    assert "false with x = 1" in against and "Lean's kernel proves it" in for_it
    assert outcome.counts.proved == 1 and outcome.by_agent and not outcome.text


# --- what certificates say ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory):
    project = judged.tiny_project(tmp_path_factory.mktemp("twice") / "project")
    place, policy, open_log = judged.opened(project)
    log = open_log()
    with log.ledger:
        known = log.entry(2)
        return known.record, Jobs(examine(place, policy), log).certificate(known)


def test_the_certificate_counts_and_names_what_lean_proved(tiny) -> None:
    record, job = tiny
    assert record.theorems is not None and len(record.theorems.conditions) >= 1
    for counts in record.conditions:
        assert counts.proved + len(counts.open) == counts.total
        assert counts.proved_by_lean == len(set(record.theorems.conditions) - set(counts.open)) > 0
    (run,) = [run for run in record.provers if run.name == "lean"]
    assert run.role == "second-opinion" and run.fresh_process
    assert audit_certificate(job, None) == Established()


def test_a_count_that_its_own_list_does_not_bear_is_no_certificate(tiny) -> None:
    record, _ = tiny
    data = record.model_dump(mode="json")
    for solver in data["conditions"]:
        solver["proved_by_lean"] += 1
        solver["proved"] += 1
        solver["total"] += 1
    with pytest.raises(ValidationError, match="of what z3 proved are theorems"):
        type(record).model_validate_json(json.dumps(data))
    without = {**record.model_dump(mode="json"), "theorems": None}
    with pytest.raises(ValidationError, match="of what z3 proved are theorems"):
        type(record).model_validate_json(json.dumps(without))


def diverges(job: CertificateJob) -> str:
    outcome = audit_certificate(job, None)
    assert isinstance(outcome, Divergence), outcome
    return outcome.text


def test_an_audit_finds_what_is_no_theorem(tiny) -> None:
    _, job = tiny
    names, stated, proof = job.theorems
    assert "no condition 'x: postcondition 9'" in diverges(
        replace(job, theorems=((*names, "x: postcondition 9"), stated, proof))
    )
    assert "cannot be stated" in diverges(replace(job, theorems=((*names, names[0]), stated, proof)))
    assert "not proved" in diverges(replace(job, theorems=(names, stated, "sorry")))
    assert "the certificate says sha256:0" in diverges(replace(job, theorems=(names, "sha256:" + "0" * 64, proof)))
    if len(names) > 1:
        assert "is not proved" in diverges(replace(job, theorems=(names[:-1], stated, proof)))


def test_an_audit_finds_other_numbers_of_conditions(tiny) -> None:
    _, job = tiny
    solver, version, total, open_ = job.conditions[0]
    assert f"the certificate says {total + 1}" in diverges(
        replace(job, conditions=((solver, version, total + 1, open_),))
    )
    foreign = replace(job, conditions=((solver, version, total, ("x: measure decreases 1",)),))
    assert "no verification condition 'x: measure decreases 1'" in diverges(foreign)


def test_the_verdict_rests_on_dafny_alone(tiny) -> None:
    record, _ = tiny
    assert {run.name for run in record.provers if run.role == "judge"} == {"dafny"}
