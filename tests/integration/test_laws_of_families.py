"""Datatypes that hold themselves in sequences, or one another: laws proved and refuted, and three evaluators agree."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lean_support import lean_engine, lean_library

from provenhive.dafny_bridge import DafnyLimits
from provenhive.judge.agreement import AgreementJudge
from provenhive.judge.ground_dafny import DafnyGround
from provenhive.judge.lean import LeanJudge, confirm_law
from provenhive.lean_bridge.checker import Checker
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.obligations import derive
from provenhive.pipeline.law_search import LawSearch
from provenhive.pipeline.premises import premises_of
from provenhive.spec_lang import core
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text
from provenhive.verdicts import Proved, Refuted, Unknown

PROGRAM = load_text("""
module family

datatype Rose = Node(value: int, children: seq<Rose>)
datatype Expr = Num(value: int) | Plus(left: Expr, right: Expr) | Block(body: Stmt, result: Expr)
datatype Stmt = Skip | Then(first: Stmt, second: Stmt) | Eval(e: Expr)
datatype Opt<T> = None | Some(v: T)
datatype Bag = Empty | Bag(inner: Opt<Bag>, n: nat)

function size(t: Rose): int decreases t = match t { Node(v, cs) => 1 + sizes(cs) }
function sizes(ts: seq<Rose>): int decreases ts = match ts { [] => 0, t :: rest => size(t) + sizes(rest) }

function mirror(t: Rose): Rose decreases t = match t { Node(v, cs) => Node(v, mirrors(cs)) }
function mirrors(ts: seq<Rose>): seq<Rose> decreases ts =
  match ts { [] => [], t :: rest => mirrors(rest) ++ [mirror(t)] }

function turned(e: Expr): Expr decreases e =
  match e { Num(v) => e, Plus(l, r) => Plus(turned(r), turned(l)), Block(b, r) => Block(reversed(b), turned(r)) }
function reversed(s: Stmt): Stmt decreases s =
  match s { Skip => Skip, Then(a, b) => Then(reversed(b), reversed(a)), Eval(e) => Eval(turned(e)) }

law size_mirror(t: Rose): size(mirror(t)) == size(t)
law size_positive(t: Rose): size(t) >= 1
law turned_twice(e: Expr): turned(turned(e)) == e
law size_small(t: Rose): size(t) <= 2
law turned_same(e: Expr): turned(e) == e
law bags(b: Bag): b == b
""")
EVALUATOR = Evaluator(PROGRAM)
LAWS = {o.subject.removeprefix("family."): o for o in derive(PROGRAM) if o.kind.value == "law"}


@pytest.fixture(scope="module")
def workers() -> Iterator[WorkerPool]:
    with WorkerPool(lean_engine(), lean_library(), size=1) as pool:
        yield pool


@pytest.fixture
def judge(workers: WorkerPool) -> LeanJudge:
    search = LawSearch(PROGRAM, EVALUATOR, workers, 30.0)
    return LeanJudge(PROGRAM, EVALUATOR, Checker(lean_engine(), lean_library()), workers, search.seek)


@pytest.mark.parametrize("law", ["size_mirror", "size_positive", "turned_twice"])
def test_a_law_is_proved_together_with_its_companions(judge: LeanJudge, law: str) -> None:
    found = judge.judge(LAWS[law])
    assert isinstance(found.verdict, Proved)
    assert "joint" in found.proof


@pytest.mark.parametrize("law", ["size_small", "turned_same"])
def test_a_false_law_is_refuted(judge: LeanJudge, law: str) -> None:
    assert isinstance(judge.judge(LAWS[law]).verdict, Refuted)


@pytest.mark.parametrize(
    "proof",
    [
        "by\n  induction t using family.Rose.induct <;> simp_all [family.size]",
        "by\n  have all : (∀ t, family.size t ≤ 2) ∧ (∀ ts, family.sizes ts ≤ 1) := by\n"
        "    apply family.Rose.joint <;> intros <;> simp_all [family.size, family.sizes] <;> omega\n  exact all.1 t",
        "by\n  exact family.Rose.joint_1 (motive_2 := fun _ => False) (by simp) (by simp) (by simp) t",
    ],
)
def test_the_principles_of_induction_prove_nothing_false(proof: str) -> None:
    checked = confirm_law(Checker(lean_engine(), lean_library()), PROGRAM, LAWS["size_small"], proof)
    assert isinstance(checked.verdict, Unknown)


def test_what_is_not_rendered_is_not_proved(judge: LeanJudge) -> None:
    assert isinstance(judge.judge(LAWS["bags"]).verdict, Unknown)


def test_evaluator_lean_and_dafny_agree(workers: WorkerPool) -> None:
    ground = DafnyGround(PROGRAM, premises_of(PROGRAM, EVALUATOR), DafnyLimits(procedure_seconds=10))
    judging = AgreementJudge(PROGRAM, EVALUATOR, Checker(lean_engine(), lean_library()), workers, ground)
    functions = [PROGRAM.index[f"family.{name}"] for name in ("size", "mirrors", "turned")]
    functions = [f for f in functions if isinstance(f, core.Function)]
    judging.prepare(tuple(functions))
    for function in functions:
        found = judging.judge(function)
        assert isinstance(found.verdict, Proved), (function.name, found)
        assert found.agreements[0].evaluators == ("evaluator", "lean", "dafny")
