"""Lean's kernel confirms the witnesses that are witnesses, of all kinds of conditions, and no others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lean_support import lean_engine, lean_library

from provenhive.judge.existence import Witnessed, confirm_witness, witnessed
from provenhive.judge.fresh import is_witness, witness_text
from provenhive.judge.law_opinion import ROLE
from provenhive.lean_bridge.checker import Checker
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.obligations import Kind, Obligation, derive
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text
from provenhive.verdicts import Proved, Unknown

TEXT = """module w
type Even = n: int where n % 2 == 0
datatype Tree = Leaf | Node(left: Tree, value: int, right: Tree)
function size(t: Tree): nat = match t { Leaf => 0, Node(l, v, r) => size(l) + 1 + size(r) }
predicate sorted(xs: seq<int>) = forall i: int, j: int :: 0 <= i < j < |xs| ==> xs[i] <= xs[j]

unit range(xs: seq<int>) returns (r: int)
  requires |xs| > 0
  ensures forall i: int :: 0 <= i < |xs| ==> xs[i] <= r
  ensures exists i: int :: 0 <= i < |xs| && xs[i] == r

unit sort(xs: seq<int>) returns (r: seq<int>)
  ensures sorted(r)
  ensures multiset(r) == multiset(xs)

unit twice(a: Even) returns (r: Even)
  ensures r == 2 * a

unit count(t: Tree) returns (r: nat)
  ensures r == size(t)

unit pick<T>(xs: seq<T>) returns (r: T)
  requires |xs| > 0
  ensures r == xs[0]

unit pool(xs: set<int>, v: int) returns (r: set<int>)
  ensures r == xs + {v}

unit noted(m: map<int, int>, k: int, v: int) returns (r: map<int, int>)
  ensures r == m[k := v]

unit impossible(a: int) returns (r: int)
  requires a > 0
  ensures r < a && r > a
"""
PROGRAM = load_text(TEXT, "w.hspec")
EVALUATOR = Evaluator(PROGRAM)
OBLIGATIONS = {o.subject: o for o in derive(PROGRAM) if o.kind is Kind.SATISFIABLE}
TRUE: dict[str, dict[str, object]] = {
    "w.range": {"xs": (3, 1, 4), "r": 4},
    "w.sort": {"xs": (3, 1, 3), "r": (1, 3, 3)},
    "w.twice": {"a": 4, "r": 8},
    "w.pick": {"xs": (7, 8), "r": 7},
    "w.pool": {"xs": frozenset({1, 2}), "v": 3, "r": frozenset({1, 2, 3})},
    "w.Even": {"n": 2},
}
FALSE: dict[str, list[dict[str, object]]] = {
    "w.range": [{"xs": (3, 1, 4), "r": 5}, {"xs": (3, 1, 4), "r": 3}, {"xs": (), "r": 0}],
    "w.sort": [{"xs": (3, 1, 3), "r": (1, 3)}, {"xs": (3, 1), "r": (3, 1)}, {"xs": (3, 1), "r": (1, 2)}],
    "w.twice": [{"a": 3, "r": 6}, {"a": 4, "r": 6}],
    "w.pick": [{"xs": (7, 8), "r": 8}],
    "w.pool": [{"xs": frozenset({1, 2}), "v": 3, "r": frozenset({1, 2})}],
    "w.impossible": [{"a": 1, "r": 0}, {"a": 1, "r": 2}],
    "w.Even": [{"n": 3}],
}


@pytest.fixture(scope="module")
def workers() -> Iterator[WorkerPool]:
    with WorkerPool(lean_engine(), lean_library(), size=1) as pool:
        yield pool


def claim(name: str, values: dict[str, object]) -> Witnessed:
    obligation: Obligation = OBLIGATIONS[name]
    return Witnessed(obligation, witness_text(PROGRAM, obligation, values))  # type: ignore[arg-type]


def test_what_is_a_witness_is_a_theorem(workers: WorkerPool) -> None:
    claims = [claim(name, values) for name, values in TRUE.items()]
    assert all(is_witness(EVALUATOR, c.obligation, c.witness) for c in claims)
    found = witnessed(PROGRAM, claims, Checker(lean_engine(), lean_library()), workers)
    assert set(found) == {c.obligation.id for c in claims}
    for identifier, evidence in found.items():
        assert (evidence.prover, evidence.role, evidence.established) == ("lean", ROLE, (identifier,))
        assert evidence.fresh_process and set(evidence.axioms) <= {"propext", "Quot.sound", "Classical.choice"}


def test_what_is_no_witness_is_none_for_lean_either(workers: WorkerPool) -> None:
    claims = [claim(name, values) for name, choices in FALSE.items() for values in choices]
    assert not any(is_witness(EVALUATOR, c.obligation, c.witness) for c in claims)
    assert witnessed(PROGRAM, claims, Checker(lean_engine(), lean_library()), workers) == {}


def test_one_that_is_none_among_others_takes_nothing_with_it(workers: WorkerPool) -> None:
    good, bad = claim("w.twice", TRUE["w.twice"]), claim("w.twice", {"a": 4, "r": 6})
    assert list(witnessed(PROGRAM, [good, bad], Checker(lean_engine(), lean_library()), workers)) == [
        good.obligation.id
    ]


def test_a_witness_longer_than_the_gate_takes_is_not_confirmed_and_ends_nothing(workers: WorkerPool) -> None:
    long, good = claim("w.pick", {"xs": tuple(range(20_000)), "r": 0}), claim("w.twice", TRUE["w.twice"])
    assert is_witness(EVALUATOR, long.obligation, long.witness)
    found = witnessed(PROGRAM, [long, good], Checker(lean_engine(), lean_library()), workers)
    assert list(found) == [good.obligation.id]


@pytest.mark.parametrize("text", ["", "nonsense", "[]", '["x", 1]', '["4", "8", "8"]'])
def test_what_is_no_text_of_a_witness_confirms_nothing(text: str) -> None:
    checker = Checker(lean_engine(), lean_library())
    assert not isinstance(confirm_witness(PROGRAM, Witnessed(OBLIGATIONS["w.twice"], text), checker), Proved)


def test_a_witness_is_confirmed_alone_as_an_audit_does() -> None:
    checker = Checker(lean_engine(), lean_library())
    assert isinstance(confirm_witness(PROGRAM, claim("w.range", TRUE["w.range"]), checker), Proved)
    assert isinstance(confirm_witness(PROGRAM, claim("w.range", FALSE["w.range"][0]), checker), Unknown)
