"""``agrees`` on the real engines: three evaluators on the same ground terms, counts, and a stop where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from lean_support import lean_engine, lean_library

from provenhive.dafny_bridge import DafnyLimits
from provenhive.dafny_bridge.render import Premises
from provenhive.dafny_bridge.render_statements import render_cases
from provenhive.judge.agreement import AgreementJudge
from provenhive.judge.dafny_statements import ask
from provenhive.judge.ground import GroundComparison
from provenhive.judge.ground_dafny import DafnyGround, ProversDisagree
from provenhive.lean_bridge.checker import Checker
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binary, BinaryOp, IntLit, Program
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text
from provenhive.verdicts import Proved, Unknown

PROGRAM = load_text("""
module agreeing

datatype Tree<T> = Leaf | Node(left: Tree<T>, value: T, right: Tree<T>)

type Small = n: int where 0 <= n <= 9

function sum(xs: seq<int>): int = match xs { [] => 0, x :: rest => x + sum(rest) }
function turned<T>(xs: seq<T>): seq<T> = match xs { [] => [], x :: rest => turned(rest) ++ [x] }
function listed<T>(t: Tree<T>): seq<T> = match t { Leaf => [], Node(l, v, r) => listed(l) ++ [v] ++ listed(r) }
function shared(a: int, b: int): int requires b != 0 = a / b + a % b
function plus(a: Small, b: Small): int = a + b
function deep(n: nat): nat decreases n = if n == 0 then 0 else 1 + deep(n - 1)
""")
EVALUATOR = Evaluator(PROGRAM)
LIMITS = DafnyLimits(procedure_seconds=10)


def function(name: str) -> core.Function:
    found = PROGRAM.index[f"agreeing.{name}"]
    assert isinstance(found, core.Function)
    return found


class _Lying(Evaluator):
    """An evaluator that is wrong about one function."""

    def call(self, name, arguments, *, fuel=None):
        value = super().call(name, arguments, fuel=fuel)
        return value + 1 if name == "agreeing.sum" else value


@pytest.fixture(scope="module")
def workers() -> Iterator[WorkerPool]:
    with WorkerPool(lean_engine(), lean_library(), size=1) as pool:
        yield pool


def judge(workers: WorkerPool, evaluator: Evaluator = EVALUATOR) -> AgreementJudge:
    premises = Premises(_witnesses())
    checker = Checker(lean_engine(), lean_library())
    return AgreementJudge(PROGRAM, evaluator, checker, workers, DafnyGround(PROGRAM, premises, LIMITS))


def _witnesses():
    from provenhive.pipeline.premises import premises_of

    return premises_of(PROGRAM, EVALUATOR).witnesses


def test_all_three_compute_the_same_values(workers: WorkerPool) -> None:
    judging = judge(workers)
    names = ("sum", "turned", "listed", "shared", "plus", "deep")
    judging.prepare(tuple(map(function, names)))
    for name in names:
        found = judging.judge(function(name))
        assert isinstance(found.verdict, Proved), (name, found)
        assert {e.prover for e in found.verdict.evidence} == {"evaluator", "lean", "dafny"}
        assert found.agreements[0].evaluators == ("evaluator", "lean", "dafny")
        assert found.agreements[0].cases >= 4, (name, found.agreements)
        named = {lemma for e in found.verdict.evidence if e.prover == "dafny" for lemma in e.established}
        assert named and all(lemma.startswith("Ground.Case_") for lemma in named)


def test_a_wrong_value_stops_everything_and_shows_both_sides(workers: WorkerPool) -> None:
    with pytest.raises(ProversDisagree, match="Lean's kernel proves that it is not") as stopped:
        judge(workers, _Lying(PROGRAM)).judge(function("sum"))
    assert "sum([" in str(stopped.value) and "theorem" in str(stopped.value)


def cases(program: Program, *names: str) -> list[Binary]:
    comparison = GroundComparison(program, Evaluator(program), None)
    return [e for name in names for e in comparison.equations(program.index[name])]


def wrong(equation: Binary) -> Binary:
    return replace(equation, right=Binary(BinaryOp.ADD, equation.right, IntLit(1)))


def test_dafny_alone_stops_at_a_wrong_value_too() -> None:
    right, *_ = cases(PROGRAM, "agreeing.sum")
    ground = DafnyGround(PROGRAM, Premises(_witnesses()), LIMITS)
    with pytest.raises(ProversDisagree, match="Dafny proves that it is not") as stopped:
        ground.of([right, wrong(right)])
    assert "lemma" in str(stopped.value)


def test_what_dafny_does_not_compute_is_open_and_no_difference() -> None:
    program = load_text("""
module open
predicate sorted(xs: seq<int>) = forall i: int, j: int :: 0 <= i < j < |xs| ==> xs[i] <= xs[j]
""")
    equations = cases(program, "open.sorted")
    assert {e.right for e in equations} == {core.BoolLit(True), core.BoolLit(False)}
    computed = DafnyGround(program, Premises(), LIMITS).of(equations)
    assert computed.equations and len(computed.equations) < len(equations)
    assert "sorted(" in computed.reason


def test_values_are_proved_by_name_and_nothing_follows_from_a_bad_definition() -> None:
    equations = cases(PROGRAM, "agreeing.sum")
    statements = render_cases(PROGRAM, equations, Premises())
    answers = ask(statements, LIMITS)
    assert all(answers.proved) and not answers.objection
    endless = statements.text.replace("sum(rest)", "sum(xs)")
    assert endless != statements.text
    spoiled = ask(replace(statements, text=endless), LIMITS)
    assert not any(spoiled.proved) and "Spec.sum" in spoiled.objection
    renamed = ask(replace(statements, text=statements.text.replace("Case_1(", "Case_0(")), LIMITS)
    assert renamed.proved == (False, *answers.proved[1:])


def test_an_agreement_without_dafny_is_no_agreement(workers: WorkerPool) -> None:
    judging = replace(judge(workers), dafny=DafnyGround(PROGRAM, Premises(), LIMITS))
    found = judging.judge(function("plus"))  # without an inhabitant of Small there is no program for Dafny
    assert isinstance(found.verdict, Unknown) and "Small" in found.verdict.detail
