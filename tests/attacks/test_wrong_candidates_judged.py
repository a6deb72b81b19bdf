"""Wrong candidates that pass the gate, handed straight to the judge: Dafny's objections stand, each by itself.

In ``prove`` a filter kills them long before; here nothing but the judge is between them and ``Proved``.
"""

from __future__ import annotations

import pytest

from provenhive.dafny_bridge.render import Premises
from provenhive.judge import UnitJudge
from provenhive.spec_lang.load import load_program
from provenhive.verdicts import Proved, Unknown, UnknownReason

SPECIFICATION = """module wrong

function total(xs: seq<int>): int = match xs { [] => 0, x :: rest => x + total(rest) }

unit larger(a: int, b: int) returns (r: int)
  ensures r >= a && r >= b
  ensures r == a || r == b

unit sum(xs: seq<int>) returns (r: int)
  ensures r == total(xs)

unit first(xs: seq<int>) returns (r: int)
  requires |xs| > 0
  ensures r == xs[0]
"""
LOOP = "{ r := 0; var i: int := |xs|; while i > 0 invariant 0 <= i <= |xs| %s { i := i - 1; r := r + xs[i]; } }"
RIGHT = {"larger": "{ if a < b { r := b; } else { r := a; } }", "first": "{ r := xs[0]; }"}
WRONG = {
    "one of two postconditions": ("larger", "{ r := a; }"),
    "a postcondition on one way": ("larger", "{ if a < b { r := b; } else { r := b; } }"),
    "an index out of range": ("first", "{ r := xs[0] + xs[|xs|] - xs[|xs|]; }"),
    "an invariant too weak": ("sum", LOOP % "decreases i"),
    "an invariant not kept": ("sum", LOOP % "invariant r == 0 decreases i"),
    "an invariant false at the start": ("sum", LOOP % "invariant r > 0 decreases i"),
    "a measure that does not fall": ("sum", LOOP % "invariant r == total(xs[i..]) decreases |xs| - i"),
    "an assertion": ("first", "{ assert xs[0] > 0; r := xs[0]; }"),
    "a lemma that is false": (
        "first",
        "{ nothing(xs); r := xs[0]; } lemma nothing(xs: seq<int>) ensures |xs| == 0 { }",
    ),
}


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    path = tmp_path_factory.mktemp("wrong") / "wrong.hspec"
    path.write_text(SPECIFICATION)
    return load_program(path)


@pytest.mark.parametrize("name", RIGHT)
def test_right_candidates_are_proved(program, name):
    verdict = UnitJudge(program, Premises()).judge(RIGHT[name], program.unit(f"wrong.{name}")).verdict
    assert isinstance(verdict, Proved)


@pytest.mark.parametrize("fault", WRONG)
def test_objections_of_dafny_alone_keep_a_candidate_out(program, fault):
    name, text = WRONG[fault]
    judgement = UnitJudge(program, Premises()).judge(text, program.unit(f"wrong.{name}"))
    assert isinstance(judgement.verdict, Unknown), judgement
    assert judgement.verdict.reason is UnknownReason.GAVE_UP
    assert judgement.messages
    assert judgement.second is None, "the second opinion is asked about what Dafny has proved, and about nothing else"
