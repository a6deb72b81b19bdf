"""Prompts as they are sent: a change of wording is a change of what is measured."""

from __future__ import annotations

from pathlib import Path

import pytest
from agent_support import task

from provenhive.search.agent import Feedback, Outcome, Proposal
from provenhive.search.llm.prompts import prompt
from provenhive.search.llm.settings import LlmGroup

GOLDEN = Path(__file__).parent / "prompts"
WORK = task(
    """function sum(xs: seq<int>): int = match xs { [] => 0, x :: rest => x + sum(rest) }

unit total(xs: seq<int>, bound: nat) returns (r: int)
  requires |xs| <= bound
  ensures r == sum(xs)
  example total([1, 2], 5) == 3""",
    "total",
)
FAILED = Feedback(
    (
        Outcome(Proposal("nonsense", "x"), "gate", "rejected", ("1:1: wrong-form",)),
        Outcome(Proposal("{ r := 0; }\n", "x"), "fuzz", "refuted", ("an ensures does not hold",), (("xs", "[1]"),)),
        Outcome(Proposal("{ r := sum(xs) + 0; }\n", "x"), "proof", "unknown", ("invariant at 1:3", "more")),
    )
)


@pytest.mark.parametrize(("name", "feedback", "aim"), [("first", Feedback(), ""), ("after_failures", FAILED, "short")])
def test_prompts_are_as_recorded(name: str, feedback: Feedback, aim: str) -> None:
    made = prompt(WORK, feedback, LlmGroup(model="m", aim=aim))
    assert f"{made.system}\n=====\n{made.user}\n" == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
