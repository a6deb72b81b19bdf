"""Programs right and wrong: a right candidate of each of some units, and what a few small changes make of it."""

from __future__ import annotations

import random
from collections.abc import Iterator

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.spec_lang.core import Unit
from provenhive.spec_lang.load import load_text

PROGRAM = load_text(
    """
module mutants

datatype Tree = Leaf | Node(left: Tree, item: int, right: Tree)

function sum(xs: seq<int>): int =
  match xs { [] => 0, x :: rest => x + sum(rest) }

function size(t: Tree): nat =
  match t { Leaf => 0, Node(left, item, right) => size(left) + 1 + size(right) }

unit maximum(xs: seq<int>) returns (r: int)
  requires |xs| > 0
  ensures r in xs
  ensures forall i: int :: 0 <= i < |xs| ==> xs[i] <= r

unit total(xs: seq<int>) returns (r: int)
  ensures r == sum(xs)

unit clamp(x: int, low: int, high: int) returns (r: int)
  requires low <= high
  ensures low <= r <= high
  ensures low <= x <= high ==> r == x

unit divide(a: nat, b: nat) returns (q: nat, r: nat)
  requires b > 0
  ensures a == q * b + r && r < b

unit nodes(t: Tree) returns (n: nat)
  ensures n == size(t)
""",
    "mutants.hspec",
)
RIGHT = {
    "maximum": "{ r := xs[0]; var i := 1; while i < |xs| invariant 1 <= i <= |xs| && r in xs "
    "invariant forall k: int :: 0 <= k < i ==> xs[k] <= r { if xs[i] > r { r := xs[i]; } i := i + 1; } }",
    "total": "{ r := 0; var i := |xs|; while i > 0 invariant 0 <= i <= |xs| && r == sum(xs[i..]) decreases i "
    "{ i := i - 1; r := r + xs[i]; } }",
    "clamp": "{ if x < low { r := low; } else { if x > high { r := high; } else { r := x; } } }",
    "divide": "{ q := 0; r := a; while r >= b invariant a == q * b + r decreases r { q := q + 1; r := r - b; } }",
    "nodes": "{ match t { case Leaf => n := 0; "
    "case Node(l, v, s) => { var a := nodes(l); var b := nodes(s); n := a + 1 + b; } } }",
}
CHANGES = {
    "maximum": (
        *(("xs[0]", "xs[1]"), ("var i := 1", "var i := 0"), ("i < |xs|", "i <= |xs|"), ("xs[i] > r", "xs[i] < r")),
        *(("xs[i] > r", "xs[i] >= r"), ("i := i + 1", "i := i + 2"), ("k < i", "k <= i"), ("1 <= i", "0 <= i")),
    ),
    "total": (
        *(("r := 0", "r := 1"), ("i > 0", "i > 1"), ("sum(xs[i..])", "sum(xs[..i])"), ("decreases i", "decreases r")),
        *(("i := i - 1; r := r + xs[i]", "r := r + xs[i]; i := i - 1"), ("|xs|;", "|xs| - 1;"), ("r + xs", "r - xs")),
    ),
    "clamp": (("x < low", "x <= low"), ("x < low", "x > low"), ("r := high", "r := high + 1"), ("> high", "> low")),
    "divide": (
        *(("r >= b", "r > b"), ("q := q + 1", "q := q + 2"), ("r := r - b", "r := r - 1"), ("decreases r", "")),
        *(("a == q * b + r", "a >= q * b + r"), ("q := 0", "q := 1")),
    ),
    "nodes": (("a + 1 + b", "a + b"), ("nodes(s)", "nodes(l)"), ("nodes(l)", "nodes(t)"), ("n := 0", "n := 1")),
}


def unit(name: str) -> Unit:
    """Return a unit by its bare name."""
    return PROGRAM.unit(f"mutants.{name}")


def mutant(name: str, changes: int, choose: random.Random) -> str:
    """Return the text of a unit's right candidate with some changes."""
    text = RIGHT[name]
    for old, new in choose.sample(CHANGES[name], changes):
        text = text.replace(old, new, 1)
    return text


def mutants(count: int, seed: int) -> Iterator[tuple[str, str, Candidate]]:
    """Yield units, texts and candidates that pass the gate, each text once, right ones among them."""
    choose, seen = random.Random(seed), set()
    for _ in range(count * 50):
        name = choose.choice(sorted(RIGHT))
        text = mutant(name, choose.randint(0, 2), choose)
        candidate = parse_candidate(text, PROGRAM, unit(name))
        if text not in seen and isinstance(candidate, Candidate):
            seen.add(text)
            yield name, text, candidate
        if len(seen) >= count:
            return
