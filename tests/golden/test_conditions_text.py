"""The verification conditions of a candidate as text. Rewrite with PROVENHIVE_GOLDEN=write and read the change."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.conditions.condition import show_condition
from provenhive.conditions.generate import conditions_of_candidate
from provenhive.spec_lang.load import load_text

FOLDER = Path(__file__).parent / "conditions"
PROGRAM = load_text(
    """
module shop

datatype Tree = Leaf | Node(left: Tree, item: int, right: Tree)
type Small = n: int where 0 <= n < 100

function sum(xs: seq<int>): int =
  match xs { [] => 0, x :: rest => x + sum(rest) }

function size(t: Tree): nat =
  match t { Leaf => 0, Node(left, item, right) => size(left) + 1 + size(right) }

law sum_append(xs: seq<int>, ys: seq<int>): sum(xs ++ ys) == sum(xs) + sum(ys)

unit total(xs: seq<int>) returns (r: int)
  ensures r == sum(xs)
  uses sum_append

unit find(xs: seq<int>, key: int) returns (index: int)
  ensures index == -1 || (0 <= index < |xs| && xs[index] == key)

unit nodes(t: Tree) returns (n: nat)
  ensures n == size(t)

unit half(n: Small) returns (h: Small)
  requires n % 2 == 0
  ensures 2 * h == n

unit quarter(n: Small) returns (q: Small)
  requires n % 4 == 0
  ensures 4 * q == n
  built from half
""",
    "shop.hspec",
)
CANDIDATES = {
    "total": """{
      r := 0;
      var i := 0;
      while i < |xs|
        invariant 0 <= i <= |xs| && r == sum(xs[..i])
        decreases |xs| - i
      {
        assert xs[..i + 1] == xs[..i] + [xs[i]];
        sum_append(xs[..i], [xs[i]]);
        r := r + xs[i];
        i := i + 1;
      }
      assert xs[..|xs|] == xs;
    }""",
    "find": """{
      index := -1;
      var i := 0;
      while i < |xs| invariant 0 <= i && index == -1 {
        if xs[i] == key { index := i; break; }
        i := i + 1;
      }
    }""",
    "nodes": """{
      match t {
        case Leaf => n := 0;
        case Node(l, v, r) => { var a := nodes(l); var b := nodes(r); n := a + 1 + b; }
      }
    }""",
    "half": """{ h := Down(n); calc { 2 * h; == h + h; == n; } }
      function method Down(k: int): int requires k >= 0 decreases k { if k < 2 then 0 else 1 + Down(k - 2) }
    """,
    "quarter": """{
      var h := half(n);
      Even(h);
      q := half(h);
      forall k: int | k == q ensures 4 * k == n { }
    }
    lemma Even(k: int) ensures k % 2 == 0 || k % 2 == 1 { }""",
}


@pytest.mark.parametrize("unit", CANDIDATES)
def test_conditions(unit: str) -> None:
    candidate = parse_candidate(CANDIDATES[unit], PROGRAM, PROGRAM.unit(f"shop.{unit}"))
    assert isinstance(candidate, Candidate), candidate
    text = "\n".join(show_condition(c, "shop") for c in conditions_of_candidate(PROGRAM, candidate))
    golden = FOLDER / f"{unit}.txt"
    if os.environ.get("PROVENHIVE_GOLDEN") == "write":
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
