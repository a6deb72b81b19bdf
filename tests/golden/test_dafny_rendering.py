"""The Dafny programs around a candidate, in both dialects. Rewrite with PROVENHIVE_GOLDEN=write and read the change."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from provenhive.candidates.expression_printer import Dialect, InexpressibleError
from provenhive.candidates.gate import parse_candidate
from provenhive.dafny_bridge.render import NotRenderable, Premises, render, render_specification
from provenhive.dafny_bridge.render_executable import render_executable, with_main
from provenhive.spec_lang.core import IntLit
from provenhive.spec_lang.load import load_text
from provenhive.spec_lang.values import Data, Map

FOLDER = Path(__file__).parent / "dafny"
PROGRAM = load_text(
    """
module shelf

datatype Box<T> = Empty | Full(content: T, method: seq<char>)

type Even = n: int where n % 2 == 0

function total(xs: seq<int>): int =
  match xs { [] => 0, x :: rest => x + total(rest) }

predicate sorted(xs: seq<int>) =
  forall i: int, j: int :: 0 <= i < j < |xs| ==> xs[i] <= xs[j]

law total_append(xs: seq<int>, ys: seq<int>): total(xs ++ ys) == total(xs) + total(ys)

unit half(n: Even) returns (r: int)
  ensures 2 * r == n

unit stack(xs: seq<int>, box: Box<int>, m: map<char, int>) returns (r: int, seen: set<int>)
  requires sorted(xs) && 'é' !in m
  ensures r == total(xs) + (match box { Empty => 0, Full(c, s) => c + |s| })
  ensures seen == set(xs) || "a\\"b" == []
  built from half
  uses total_append
""",
    "shelf.hspec",
)
UNIT = PROGRAM.unit("shelf.stack")
CANDIDATE = parse_candidate(
    """{
      r := 0;
      var i := 0;
      while i < |xs|
        invariant 0 <= i <= |xs| && r == total(xs[..i])
        decreases |xs| - i
      {
        assert xs[..i + 1] == xs[..i] + [xs[i]];
        total_append(xs[..i], [xs[i]]);
        r := r + xs[i];
        i := i + 1;
      }
      assert xs[..|xs|] == xs;
      match box {
        case Empty => r := r + 0;
        case Full(c, s) => r := r + c + |s|;
      }
      var h := half(4);
      if h == 2 && !(i < 0) { seen := set x | x in xs; } else { seen := set y | y in xs; Same(xs); }
    }
    lemma {:induction false} Same(ys: seq<int>) ensures ys == ys { }
    function method Twice(k: int): int { k + k }
    """,
    PROGRAM,
    UNIT,
)
PREMISES = Premises({"shelf.Even": IntLit(0)}, frozenset({"shelf.total_append"}))
HALF = parse_candidate("{ r := n / 2; }", PROGRAM, PROGRAM.unit("shelf.half"))


def texts():
    for dialect in Dialect:
        yield f"judge-{dialect.value}", render(PROGRAM, CANDIDATE, PREMISES, dialect).text
        yield f"flat-{dialect.value}", render(PROGRAM, CANDIDATE, PREMISES, dialect, flat=True).text
        yield f"specification-{dialect.value}", render_specification(PROGRAM, ("shelf.total",), PREMISES, dialect)
    bodies = {"shelf.stack": CANDIDATE, "shelf.half": HALF}
    yield "executable-2.3", render_executable(PROGRAM, UNIT, bodies, PREMISES, boundary=True).text
    inputs = [((1, 2), Data("Full", (3, tuple("ab"))), Map([("c", 4)])), ((), Data("Empty", ()), Map(()))]
    expected = [(8, frozenset({1, 2})), (0, frozenset())]
    for dialect in Dialect:
        executable = render_executable(PROGRAM, UNIT, bodies, PREMISES, dialect, boundary=False)
        yield f"compared-{dialect.value}", with_main(PROGRAM, UNIT, executable, inputs, expected, dialect)


@pytest.mark.parametrize(("name", "text"), list(texts()), ids=lambda value: value if len(value) < 40 else "")
def test_rendered_text(name, text):
    file = FOLDER / f"{name}.dfy"
    if os.environ.get("PROVENHIVE_GOLDEN") == "write":
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_a_law_that_is_not_proved_cannot_be_leaned_on():
    with pytest.raises(NotRenderable, match="total_append"):
        render(PROGRAM, CANDIDATE, Premises({"shelf.Even": IntLit(0)}))


def test_a_subset_type_without_an_inhabitant_is_refused():
    with pytest.raises(NotRenderable, match="Even"):
        render(PROGRAM, CANDIDATE, Premises({}, frozenset({"shelf.total_append"})))


def test_a_character_beyond_16_bits_is_refused_for_dafny_2():
    program = load_text(
        "module emoji\n\nunit smile(x: int) returns (r: bool)\n"
        "  ensures r == (x == 0 && '\U0001f600' == '\U0001f600')\n",
        "emoji.hspec",
    )
    candidate = parse_candidate("{ r := x == 0; }", program, program.unit("emoji.smile"))
    with pytest.raises(InexpressibleError, match="16 bits"):
        render(program, candidate, Premises())
    assert "\\U{1f600}" in render(program, candidate, Premises(), Dialect.V4).text
