"""Plans and systems judged by the real engine: parts that add up, and which contract is to blame where they do not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lean_support import lean_engine, lean_library

from provenhive.judge.confirm import confirm_parts
from provenhive.judge.lean import LeanJudge, LeanJudgement
from provenhive.lean_bridge import render_names
from provenhive.lean_bridge.checker import Checker
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.obligations import derive
from provenhive.obligations.refinement import MAX_PATHS
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text
from provenhive.verdicts import Proved, Refuted, Unknown

BRANCHING = " + ".join(["(if x > 0 then bigger(x) else half(0))"] * (MAX_PATHS.bit_length() + 1))
PROGRAM = load_text(
    f"""
module parts
unit bigger(x: int) returns (r: int)
  ensures r > x
unit half(x: int) returns (r: int)
  requires x >= 0
  ensures 0 <= r <= x
unit right(x: int) returns (r: int)
  ensures r > x + 1
  built from bigger as if x > 0 then bigger(bigger(x)) else bigger(bigger(x)) + 1
unit wrong(x: int) returns (r: int)
  ensures r > x + 2
  built from bigger as bigger(bigger(x))
unit unguarded(x: int) returns (r: int)
  ensures r <= x
  built from half as half(x)
unit many(x: int) returns (r: int)
  ensures r > 0 || r <= 0
  built from bigger, half as {BRANCHING}
machine Tank
  state level: int
  initially level == 0
  invariant 0 <= level <= 10
  operation fill(n: nat)
    requires level + n <= 10
    ensures level' == level + n
system plant
  built from Tank, half
  guarantees half(Tank.level) <= 10
system boast
  built from Tank, half
  guarantees half(Tank.level) <= 9
system dry
  built from Tank
  guarantees Tank.level > 0
""",
    "parts.hspec",
)
OBLIGATIONS = {o.id: o for o in derive(PROGRAM)}


@pytest.fixture(scope="module")
def judge() -> Iterator[LeanJudge]:
    with WorkerPool(lean_engine(), lean_library(), size=1) as workers:
        checker = Checker(lean_engine(), lean_library())
        yield LeanJudge(PROGRAM, Evaluator(PROGRAM), checker, workers, lambda name, sequent: "omega")


def judged(judge: LeanJudge, part: str) -> LeanJudgement:
    return judge.judge(OBLIGATIONS[f"refines:parts.{part}"])


@pytest.mark.parametrize("part", ["right:ensures 1", "plant:guarantee 1"])
def test_parts_that_add_up_are_proved_by_one_theorem_that_stands_alone(judge: LeanJudge, part: str) -> None:
    found = judged(judge, part)
    assert isinstance(found.verdict, Proved), found
    obligation = OBLIGATIONS[f"refines:parts.{part}"]
    checker = Checker(lean_engine(), lean_library())
    assert isinstance(confirm_parts(checker, PROGRAM, obligation, found.proof), Proved)
    assert isinstance(confirm_parts(checker, PROGRAM, obligation, "trivial"), Unknown)


@pytest.mark.parametrize(
    ("part", "blamed"),
    [
        ("wrong:ensures 1", "the contract of parts.bigger promises too little"),
        ("unguarded:requires of half", "where half is called: its 'requires' asks for more than is known there"),
        ("boast:guarantee 1", "the contract of parts.half promises too little"),
        ("dry:guarantee 1", "the contract of parts.Tank promises too little"),
    ],
)
def test_parts_that_do_not_add_up_are_refuted_with_the_contract_to_blame(
    judge: LeanJudge, part: str, blamed: str
) -> None:
    verdict = judged(judge, part).verdict
    assert isinstance(verdict, Refuted), verdict
    assert verdict.explanation.endswith(blamed)
    assert verdict.counterexample


def test_a_plan_with_too_many_ways_is_open_and_never_proved(judge: LeanJudge) -> None:
    verdict = judged(judge, "many:plan").verdict
    assert isinstance(verdict, Unknown)
    assert f"more than {MAX_PATHS} ways" in verdict.detail
    obligation = OBLIGATIONS["refines:parts.many:plan"]
    checker = Checker(lean_engine(), lean_library())
    assert isinstance(confirm_parts(checker, PROGRAM, obligation, "trivial"), Unknown)


def test_the_state_of_a_machine_never_has_the_name_of_another_variable() -> None:
    spoken = ["Tank.level", "Tank_level", "Tank", "level", "Tank.level_", "Tank_.level", "Tanklevel"]
    assert len({render_names.variable(name, frozenset()) for name in spoken}) == len(spoken)
