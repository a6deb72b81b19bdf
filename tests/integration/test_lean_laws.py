"""Laws, functions and machines judged by the real engine: proved with evidence, refuted with values, never guessed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lean_support import lean_engine, lean_library

from provenhive.dafny_bridge.render import Premises
from provenhive.judge.ground_dafny import DafnyGround
from provenhive.judge.lean import LeanJudge, LeanJudgement, confirm_law
from provenhive.lean_bridge.checker import PERMITTED_AXIOMS, Checker
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.obligations import derive
from provenhive.pipeline.law_bench import LeanBench
from provenhive.search.laws.bench import Goal
from provenhive.search.laws.prover import LawProver
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text
from provenhive.verdicts import Proved, Refuted, Unknown

SPECIFICATION = """
module bench

function sum(xs: seq<int>): int = match xs { [] => 0, x :: rest => x + sum(rest) }

function rev(xs: seq<int>): seq<int> = match xs { [] => [], x :: rest => rev(rest) ++ [x] }

function countdown(n: nat): int decreases n = if n == 0 then 0 else countdown(n - 1)

law split(xs: seq<int>, ys: seq<int>): sum(xs ++ ys) == sum(xs) + sum(ys)

law turned(xs: seq<int>): sum(rev(xs)) == sum(xs)

law wrong(xs: seq<int>): requires |xs| > 1 rev(xs) == xs

law helped(a: int, b: int): requires a < b a + 1 <= b
  proof lean { omega }

law misled(a: int): a + 1 > a
  proof lean { exact h }

machine counter
  state n: int
  initially n == 0
  invariant 0 <= n
  operation add(k: nat)
    ensures n' == n + k

machine leak
  state n: int
  initially n == 3
  invariant 0 <= n
  operation drop
    ensures n' == n - 1
"""
PROGRAM = load_text(SPECIFICATION, "bench.hspec")
OBLIGATIONS = {o.id: o for o in derive(PROGRAM)}
SECONDS = 60.0


@pytest.fixture(scope="module")
def judge() -> Iterator[LeanJudge]:
    with WorkerPool(lean_engine(), lean_library(), size=1) as workers:
        evaluator = Evaluator(PROGRAM)
        bench = LeanBench(PROGRAM, workers)
        prover = LawProver(PROGRAM, bench, evaluator)

        def seek(name, sequent):
            found = prover.prove(Goal(name, sequent), SECONDS)
            return None if found is None else bench.text_of(found.script, found.lemmas)

        checker = Checker(lean_engine(), lean_library())
        yield LeanJudge(PROGRAM, evaluator, checker, workers, seek, dafny=DafnyGround(PROGRAM, Premises()))


def judged(judge: LeanJudge, identifier: str) -> LeanJudgement:
    return judge.judge(OBLIGATIONS[identifier])


@pytest.mark.parametrize("law", ["split", "turned", "helped", "misled"])
def test_true_laws_are_proved_and_their_proofs_stand_alone(judge: LeanJudge, law: str) -> None:
    found = judged(judge, f"law:bench.{law}")
    assert isinstance(found.verdict, Proved), found
    (evidence,) = found.verdict.evidence
    assert evidence.fresh_process and evidence.prover == "lean"
    assert PERMITTED_AXIOMS.issuperset(evidence.axioms)
    assert f"theorem bench.{law}" in found.statement
    again = confirm_law(judge.checker, PROGRAM, OBLIGATIONS[f"law:bench.{law}"], found.proof)
    assert isinstance(again.verdict, Proved)


def test_a_lemma_that_was_made_up_is_proved_within_the_proof(judge: LeanJudge) -> None:
    proof = judged(judge, "law:bench.turned").proof
    assert "have lemma" in proof and "++" in proof


def test_a_false_law_is_refuted_by_values(judge: LeanJudge) -> None:
    verdict = judged(judge, "law:bench.wrong").verdict
    assert isinstance(verdict, Refuted)
    ((name, shown),) = verdict.counterexample
    assert name == "xs"
    items = [int(item) for item in shown.strip("[]").split(",")]
    assert items != items[::-1]


@pytest.mark.parametrize("proof", ["sorry", "by omega", "exact bench.split", "native_decide"])
def test_a_proof_of_something_else_confirms_nothing(judge: LeanJudge, proof: str) -> None:
    for law in ("wrong", "split"):
        verdict = confirm_law(judge.checker, PROGRAM, OBLIGATIONS[f"law:bench.{law}"], proof).verdict
        assert isinstance(verdict, Unknown)


def test_the_functions_are_total_and_agree(judge: LeanJudge) -> None:
    for name in ("sum", "countdown"):
        total = judged(judge, f"total:bench.{name}").verdict
        assert isinstance(total, Proved), total
        agrees = judged(judge, f"agrees:bench.{name}").verdict
        assert isinstance(agrees, Proved), agrees
        assert {e.prover for e in agrees.evidence} == {"lean", "evaluator", "dafny"}


def test_invariants_hold_or_are_refuted_with_the_step(judge: LeanJudge) -> None:
    invariants = {o.id: o for o in OBLIGATIONS.values() if o.kind.value == "invariant"}
    verdicts = {name: judge.judge(o).verdict for name, o in invariants.items()}
    counter = [v for name, v in verdicts.items() if "counter" in name]
    assert counter and all(isinstance(v, Proved) for v in counter), counter
    broken = {name: v for name, v in verdicts.items() if "leak" in name and isinstance(v, Refuted)}
    assert list(broken) == ["invariant:bench.leak:invariants"]
    ((_, verdict),) = broken.items()
    assert verdict.explanation == "invariant 1 is false after drop: 0 <= n"
    assert [str(step) for step in verdict.trace] == [
        "initially n = 3",
        "drop() -> n = 2",
        "drop() -> n = 1",
        "drop() -> n = 0",
        "drop() -> n = -1",
    ]
