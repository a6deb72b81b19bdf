"""Verification conditions as Lean's statements. Rewrite with PROVENHIVE_GOLDEN=write and read the change."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.judge.theorems import ConditionTheorems
from provenhive.lean_bridge.render import NotRenderable
from provenhive.spec_lang.load import load_text

FOLDER = Path(__file__).parent / "condition_theorems"
PROGRAM = load_text(
    """
module shop

datatype Tree = Leaf | Node(left: Tree, item: int, right: Tree)
type Small = n: int where 0 <= n < 100

function sum(xs: seq<int>): int =
  match xs { [] => 0, x :: rest => x + sum(rest) }

unit total(xs: seq<int>) returns (r: int)
  ensures r == sum(xs)

unit first<T>(xs: seq<T>) returns (r: T)
  requires |xs| > 0
  ensures r == xs[0]

unit top(t: Tree) returns (n: int)
  requires t.Node?
  ensures n == t.item

unit half(n: Small) returns (h: Small)
  requires n % 2 == 0
  ensures 2 * h == n
""",
    "shop.hspec",
)
CANDIDATES = {
    "total": """{
      r := 0;
      var i := |xs|;
      while i > 0 invariant 0 <= i <= |xs| && r == sum(xs[i..]) decreases i {
        i := i - 1;
        assert xs[i..] == [xs[i]] + xs[i + 1..];
        r := xs[i] + r;
      }
    }""",
    "first": "{ if |xs| == 1 { r := xs[0]; } else { r := xs[0]; } }",
    "top": "{ match t { case Leaf => n := 0; case Node(l, v, r) => n := v; } }",
    "half": """{ h := Down(n); }
      function method Down(k: int): int requires k >= 0 decreases k { if k < 2 then 0 else 1 + Down(k - 2) }
    """,
}


def candidate(unit: str) -> Candidate:
    parsed = parse_candidate(CANDIDATES[unit], PROGRAM, PROGRAM.unit(f"shop.{unit}"))
    assert isinstance(parsed, Candidate), parsed
    return parsed


@pytest.mark.parametrize("unit", CANDIDATES)
def test_statements(unit: str) -> None:
    theorems = ConditionTheorems(PROGRAM, candidate(unit))
    stated = theorems.stated(theorems.renderable())
    assert stated.names == tuple(c.name for c in theorems.conditions()), "all of these have a form in Lean"
    shown = [
        f"-- {name}\n{part.statement.proposition}\n" for name, part in zip(stated.names, stated.parts, strict=True)
    ]
    text = "\n".join([stated.statement.preamble + stated.statement.context, *shown])
    golden = FOLDER / f"{unit}.txt"
    if os.environ.get("PROVENHIVE_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_functions_of_a_candidate_have_a_namespace_that_no_module_can_have() -> None:
    theorems = ConditionTheorems(PROGRAM, candidate("half"))
    stated = theorems.stated(theorems.renderable())
    assert "def own__functions.Down" in stated.statement.preamble
    assert all("Down" not in text for name in theorems.renderable(own=False) for text in [_proposition(theorems, name)])


def test_a_condition_is_named_once_and_is_there() -> None:
    theorems = ConditionTheorems(PROGRAM, candidate("first"))
    name = theorems.conditions()[0].name
    for wanted in ((), (name, name), ("nothing",)):
        with pytest.raises(NotRenderable):
            theorems.stated(wanted)


def _proposition(theorems: ConditionTheorems, name: str) -> str:
    return theorems.stated((name,)).statement.proposition
