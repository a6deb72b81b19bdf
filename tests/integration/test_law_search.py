"""The search for proofs on the real engine: laws that need a lemma, a law before them, or more than the portfolio."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lean_support import lean_engine, lean_library

from provenhive.judge.lean import LeanJudge, confirm_law
from provenhive.lean_bridge.checker import Checker
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.obligations import companion_of, derive
from provenhive.pipeline.law_bench import premise_name
from provenhive.pipeline.law_search import LawSearch
from provenhive.search.laws.bench import Budget, Goal
from provenhive.search.laws.portfolio import step_maker
from provenhive.search.laws.tree import TreeSearch
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import SpecificationText, load_text
from provenhive.verdicts import Proved, Unknown

PROGRAM = load_text(
    """
module quest

function product(xs: seq<int>): int = match xs { [] => 1, x :: rest => x * product(rest) }

function rev(xs: seq<int>): seq<int> = match xs { [] => [], x :: rest => rev(rest) ++ [x] }

function cubes(n: nat): int decreases n = if n == 0 then 0 else n * n * n + cubes(n - 1)

law joined(xs: seq<int>, ys: seq<int>): product(xs ++ ys) == product(xs) * product(ys)

law turned(xs: seq<int>): product(rev(xs)) == product(xs)

function power(b: int, n: nat): int decreases n = if n == 0 then 1 else b * power(b, n - 1)

law powers(b: int, m: nat, n: nat): power(b, m) * power(b, n) == power(b, m + n)

law summed(n: nat): 4 * cubes(n) == n * n * (n + 1) * (n + 1)

law wrong(xs: seq<int>): product(rev(xs)) == product(xs) + 1
""",
    "quest.hspec",
)
LAWS = {o.subject.removeprefix("quest."): o for o in derive(PROGRAM) if o.kind.value == "law"}
SECONDS = 20.0


@pytest.fixture(scope="module")
def workers() -> Iterator[WorkerPool]:
    with WorkerPool(lean_engine(), lean_library(), size=1) as pool:
        yield pool


@pytest.fixture
def search(workers: WorkerPool) -> LawSearch:
    return LawSearch(PROGRAM, Evaluator(PROGRAM), workers, SECONDS)


def seek(search: LawSearch, law: str) -> str:
    proof = search.seek(f"quest.{law}", LAWS[law].sequents[0])
    assert proof is not None
    return proof


def confirmed(law: str, proof: str) -> bool:
    return isinstance(confirm_law(Checker(lean_engine(), lean_library()), PROGRAM, LAWS[law], proof).verdict, Proved)


def test_a_lemma_is_made_of_what_is_left_open_and_proved_within(search: LawSearch) -> None:
    proof = seek(search, "turned")
    assert search.uses(proof) == ()
    assert any("++" in lemma for lemma in map(search.shown, search.made_up))
    assert confirmed("turned", proof)


def test_a_proved_law_is_a_lemma_and_named(search: LawSearch) -> None:
    joined = seek(search, "joined")
    search.learn("quest.joined", LAWS["joined"].sequents[0], joined)
    proof = seek(search, "turned")
    assert search.uses(proof) == ("quest.joined",)
    assert confirmed("turned", proof)


def test_a_lemma_without_its_proof_proves_nothing(search: LawSearch) -> None:
    """What the search takes for proved is proved again: a false memory ends in no verdict."""
    search.learn("quest.wrong", LAWS["wrong"].sequents[0], "by omega")
    proof = search.seek("quest.turned", LAWS["turned"].sequents[0])
    if proof is not None and "law_quest_wrong" in proof:
        assert not confirmed("turned", proof)
    text = "by\n  have law_quest_wrong : 1 = 2 := by\n    omega\n  omega"
    verdict = confirm_law(Checker(lean_engine(), lean_library()), PROGRAM, LAWS["wrong"], text).verdict
    assert isinstance(verdict, Unknown)


def test_a_hint_that_the_goals_definitions_cannot_state_does_no_harm(search: LawSearch) -> None:
    """The hint is about ``cubes``, of which the goal knows nothing: beside it, it would be an unknown name."""
    law = LAWS["summed"]
    known = (search.bench.lemma_of(Goal(premise_name(law.subject), law.sequents[0]), "by omega", law.subject),)
    goal = Goal("quest.turned", LAWS["turned"].sequents[0])
    found = search.prover.prove(goal, SECONDS, known, ("quest.summed",))
    assert found is not None and confirmed("turned", search.bench.text_of(found.script, found.lemmas))


def test_series_are_summed_by_induction(search: LawSearch) -> None:
    proof = seek(search, "summed")
    assert "induction" in proof
    assert confirmed("summed", proof)


def test_an_equation_is_proved_with_its_sides_either_way_round(search: LawSearch) -> None:
    """The hypothesis of the induction says what the next step needs from right to left."""
    proof = seek(search, "powers")
    assert confirmed("powers", proof)


def test_the_tree_finds_what_steps_can_do_and_nothing_else(search: LawSearch) -> None:
    bench = search.bench
    for law, provable in (("joined", True), ("wrong", False)):
        goal = Goal(f"quest.{law}", LAWS[law].sequents[0])
        maker = step_maker(bench.describe(goal), (), ())
        start = bench.attempt(goal, "skip", (), 20_000)
        tree = TreeSearch(lambda text, g=goal: bench.attempt(g, text, (), 40_000), maker, Budget(bench, SECONDS), 14)
        result = tree.search(start.open)
        assert (result.script is not None) is provable
        if result.script is not None:
            assert confirmed(law, f"by\n  {result.script.replace(chr(10), chr(10) + '  ')}")
        else:
            assert result.open


GIVEN = load_text(
    """
module quest

function product(xs: seq<int>): int = match xs { [] => 1, x :: rest => x * product(rest) }

law joined(xs: seq<int>, ys: seq<int>): product(xs ++ ys) == product(xs) * product(ys)

law by_hand(xs: seq<int>, y: int): product(xs ++ [y]) == product(xs) * product([y])
  proof lean { exact law_quest_joined xs [y] }

law by_itself(xs: seq<int>, y: int): product(xs ++ [y]) == product(xs) * product([y])
  proof lean { exact law_quest_by_itself xs y }
""",
    "quest.hspec",
)


HITS = """
module hits

function hits(xs: seq<int>, v: int): int = match xs { [] => 0, x :: rest => (if x == v then 1 else 0) + hits(rest, v) }

law member(xs: seq<int>, v: int): (hits(xs, v) > 0) == (v in xs)

law too_much(xs: seq<int>, v: int): hits(xs, v) < |xs|
"""


def test_a_bound_that_is_known_as_a_lemma_is_stated_once(workers: WorkerPool) -> None:
    """The search makes the bound up for each law about order: here it is in the ledger too, under the same name."""
    program = load_text(HITS, "hits.hspec")
    laws = {o.subject: o.sequents[0] for o in derive(program) if o.kind.value == "law"}
    search = LawSearch(program, Evaluator(program), workers, SECONDS)
    assert search.seek("hits.member", laws["hits.member"]) is not None
    (bound,) = search.made_up.values()
    companion = companion_of(SpecificationText("hits.hspec", HITS), program, bound.goal.sequent)
    again = LawSearch(program, Evaluator(program), workers, SECONDS)
    again.learn_lemma(companion.obligation, search.bench.text_of(bound.script, bound.uses))
    assert again.seek("hits.too_much", laws["hits.too_much"]) is None
    assert again.seek("hits.member", laws["hits.member"]) is not None


def test_a_given_proof_names_a_law_that_is_proved_before_it(workers: WorkerPool) -> None:
    laws = {o.subject: o for o in derive(GIVEN) if o.kind.value == "law"}
    search = LawSearch(GIVEN, Evaluator(GIVEN), workers, 0.0)
    checker = Checker(lean_engine(), lean_library())
    judge = LeanJudge(GIVEN, search.evaluator, checker, workers, lambda *_: None, complete=search.complete)
    early = judge.judge(laws["quest.by_hand"]).verdict
    assert isinstance(early, Unknown) and "the given proof fails" in early.detail
    script = (
        "by\n  induction xs with\n  | nil => simp [product]\n  | cons x rest ih => simp [product, ih, Int.mul_assoc]"
    )
    proof = script.replace("product", "quest.product")
    assert isinstance(confirm_law(checker, GIVEN, laws["quest.joined"], proof).verdict, Proved)
    search.learn("quest.joined", laws["quest.joined"].sequents[0], proof)
    found = judge.judge(laws["quest.by_hand"])
    assert isinstance(found.verdict, Proved), found
    assert search.uses(found.proof) == ("quest.joined",)
    assert isinstance(confirm_law(checker, GIVEN, laws["quest.by_hand"], found.proof).verdict, Proved)
    assert isinstance(judge.judge(laws["quest.by_itself"]).verdict, Unknown), "no proof leans on itself"
