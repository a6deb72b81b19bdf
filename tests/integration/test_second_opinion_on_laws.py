"""Dafny's second opinion on laws: agreement is recorded, silence means nothing, contradiction stops everything."""

from __future__ import annotations

import pytest

from provenhive.judge.ground_dafny import ProversDisagree
from provenhive.judge.law_opinion import SecondOpinion
from provenhive.pipeline.certificates import prover_record
from provenhive.pipeline.premises import premises_of
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text
from provenhive.verdicts import Proved, ProverEvidence, Refuted, Unknown, UnknownReason, _mint

PROGRAM = load_text("""
module opinions

type Even = n: int where n % 2 == 0

function sum(xs: seq<int>): int = match xs { [] => 0, x :: rest => x + sum(rest) }
function rev<T>(xs: seq<T>): seq<T> = match xs { [] => [], x :: rest => rev(rest) ++ [x] }

law length<T>(xs: seq<T>): |rev(xs)| == |xs|
law even(e: Even): e % 2 == 0
law hard(xs: seq<int>): sum(rev(xs)) == sum(xs)
law wrong(xs: seq<int>): sum(xs) != 7
law bounded(a: int): requires a > 3 a > 2
""")
EVALUATOR = Evaluator(PROGRAM)
LEAN = Proved((ProverEvidence("lean", "4", (), ("theorem",), 0.1, axioms=("propext",)),), _mint)
OPEN = Unknown(UnknownReason.GAVE_UP)


def opinion(seconds: int = 5) -> SecondOpinion:
    return SecondOpinion(PROGRAM, EVALUATOR, premises_of(PROGRAM, EVALUATOR), seconds)


def judged(**verdicts):
    return opinion().on({f"opinions.{name}": verdict for name, verdict in verdicts.items()})


def test_what_dafny_proves_too_has_two_provers_and_what_it_does_not_keeps_one() -> None:
    found = judged(length=LEAN, even=LEAN, hard=LEAN, bounded=OPEN)
    for name, lemma in (("length", "Laws.length_"), ("even", "Laws.even")):
        verdict = found[f"opinions.{name}"]
        first, second = verdict.evidence
        assert first == LEAN.evidence[0]
        assert (second.prover, second.role, second.fresh_process) == ("dafny", "second-opinion", True)
        assert second.established[0].startswith(lemma.rstrip("_"))
        assert prover_record(second).role == "second-opinion" and prover_record(first).role == "judge"
    assert found["opinions.hard"] == LEAN
    assert found["opinions.bounded"] == OPEN  # nobody asks about what Lean left open


def test_a_law_that_lean_is_said_to_prove_and_a_model_refutes_stops_everything() -> None:
    with pytest.raises(ProversDisagree, match=r"Lean proves the law opinions\.wrong.*refutes it at xs = "):
        judged(wrong=LEAN)


def test_a_law_that_is_said_to_be_refuted_and_dafny_proves_stops_everything() -> None:
    with pytest.raises(ProversDisagree, match=r"refutes the law opinions\.bounded \(a = 4\); Dafny proves it"):
        judged(bounded=Refuted((("a", "4"),), "the law is false"))


def test_an_opinion_is_no_judge() -> None:
    assert judged(wrong=Refuted((("xs", "[7]"),), "the law is false"))["opinions.wrong"].counterexample
    alone = ProverEvidence("dafny", "2.3", (), ("Laws.even",), 0.1, role="second-opinion")
    assert prover_record(alone).role == "second-opinion"
