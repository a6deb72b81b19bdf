"""What each agent is for: its proposals pass the gate and meet contracts that no example has."""

from __future__ import annotations

import pytest
from agent_support import proposals, right, task

from provenhive.search.agent import Agent, Feedback, Outcome
from provenhive.search.agents.amend import Amend
from provenhive.search.agents.bridging import Bridging
from provenhive.search.agents.expressions import Expressions
from provenhive.search.agents.folds import Constructive, Folds, Mirrored
from provenhive.search.agents.plans import Plans
from provenhive.search.agents.prefix_loop import PrefixLoops
from provenhive.search.agents.recursion import Recursion
from provenhive.search.agents.repair import Arithmetic, Invariants
from provenhive.search.agents.settling import Settling
from provenhive.search.agents.sygus import Sygus
from provenhive.search.agents.tabulate import Tabulate
from provenhive.search.agents.witness import Witness
from provenhive.search.registry import agents

TREE = "datatype Tree = Leaf | Node(left: Tree, value: int, right: Tree)"

CASES = [
    (Constructive(), "unit f(a: int, b: int) returns (r: int)\n  ensures r == 3 * a - b", "f"),
    (Constructive(), "unit f(a: int) returns (r: int)\n  ensures a + r == 10", "f"),
    (
        Constructive(),
        "datatype P = P(x: int, y: int)\nunit f(p: P) returns (r: P)\n  ensures r.x == p.y && r.y == p.x + 1",
        "f",
    ),
    (
        Folds(),
        "function w(s: string): nat = match s { [] => 0, c :: rest => (if c == 'x' then 2 else 1) + w(rest) }\n"
        "unit f(s: string) returns (r: nat)\n  ensures r == w(s)",
        "f",
    ),
    (
        Folds(),
        "function g(xs: seq<int>): int = match xs { [] => 7, x :: rest => x - g(rest) }\n"
        "unit f(xs: seq<int>) returns (r: int)\n  ensures r == g(xs) + 1",
        "f",
    ),
    (
        Folds(),
        "function lucas(n: nat): nat decreases n =\n"
        "  if n == 0 then 2 else if n == 1 then 1 else lucas(n - 1) + lucas(n - 2)\n"
        "unit f(n: nat) returns (r: nat)\n  ensures r == lucas(n)",
        "f",
    ),
    (
        Folds(),
        "unit f(xs: seq<int>, ys: seq<int>) returns (r: bool)\n"
        "  ensures r <==> (forall x: int :: x in xs ==> (exists y: int :: y in ys && x < y))",
        "f",
    ),
    (
        Mirrored(),
        TREE + "\nfunction leaves(t: Tree): nat = match t { Leaf => 1, Node(l, _, r) => leaves(l) + leaves(r) }\n"
        "unit f(t: Tree) returns (r: nat)\n  ensures r == leaves(t)",
        "f",
    ),
    (
        Tabulate(),
        "unit f(xs: seq<int>, k: nat) returns (r: seq<int>)\n  requires k < |xs|\n  ensures |r| == |xs|\n"
        "  ensures forall i: int :: 0 <= i < |xs| ==> r[i] == (if i == k then 0 else xs[i] + i)",
        "f",
    ),
    (
        Witness(),
        "datatype O = No | Yes(at: nat)\nunit f(xs: seq<int>) returns (r: O)\n"
        "  ensures r.Yes? ==> r.at < |xs| && xs[r.at] > 2\n"
        "  ensures r.No? ==> (forall i: int :: 0 <= i < |xs| ==> xs[i] <= 2)",
        "f",
    ),
    (
        PrefixLoops(),
        "unit f(xs: seq<int>) returns (low: int, high: int)\n  requires |xs| > 0\n  ensures low in xs && high in xs\n"
        "  ensures forall x: int :: x in xs ==> low <= x <= high",
        "f",
    ),
    (PrefixLoops(), "unit f(n: nat) returns (r: nat)\n  ensures r * r <= n < (r + 1) * (r + 1)", "f"),
    (
        Amend(),
        f"unit f({', '.join(f'x{i}: int' for i in range(14))}) returns (r: int)\n"
        + "".join(f"  ensures r >= x{i}\n" for i in range(14))
        + f"  ensures {' || '.join(f'x{i} == r' for i in range(14))}",
        "f",
    ),
    (
        Amend(),
        "unit f(x: int, low: int, high: int) returns (r: int)\n  requires low + 1 < high\n  ensures low < r < high\n"
        "  ensures low < x < high ==> r == x\n  ensures x >= high ==> 2 * r - r > high - 2",
        "f",
    ),
    (
        Settling(),
        "unit f(x: int) returns (a: int, b: int, c: int, d: bool)\n  ensures 3 * a == b && b - x == c\n"
        "  ensures d <==> c > a",
        "f",
    ),
    (
        Expressions(),
        "unit f(a: int, b: int, c: int) returns (r: int)\n  ensures r <= a || r <= b\n  ensures r >= c || r == a\n"
        "  ensures r == a || r == b || r == c",
        "f",
    ),
    (Sygus(), "unit f(a: int, b: int) returns (r: int)\n  ensures r >= a && r >= b && (r == a || r == b)", "f"),
    (
        Recursion(),
        TREE + "\nfunction all(t: Tree): set<int> = match t { Leaf => {}, Node(l, v, r) => all(l) + {v} + all(r) }\n"
        "unit f(t: Tree, x: int) returns (r: bool)\n  ensures r <==> x in all(t)\n  decreases t",
        "f",
    ),
    (
        Bridging(),
        "predicate up(xs: seq<int>) =\n"
        "  match xs { [] => true, x :: rest => match rest { [] => true, y :: _ => x <= y && up(rest) } }\n"
        "unit f(xs: seq<int>) returns (r: seq<int>)\n  ensures up(r) && multiset(r) == multiset(xs)",
        "f",
    ),
    (
        Plans(),
        "unit least(a: int, b: int) returns (r: int)\n  ensures r <= a && r <= b && (r == a || r == b)\n"
        "unit f(a: int, b: int, c: int) returns (r: int)\n  ensures r <= a && r <= b && r <= c\n"
        "  built from least as least(a, least(b, c))",
        "f",
    ),
    (
        PrefixLoops(),
        "unit least(a: int, b: int) returns (r: int)\n  ensures r <= a && r <= b && (r == a || r == b)\n"
        "unit f(xs: seq<int>) returns (r: int)\n  requires |xs| > 0\n  ensures r in xs\n"
        "  ensures forall x: int :: x in xs ==> r <= x\n  built from least",
        "f",
    ),
]


@pytest.mark.parametrize(("agent", "text", "name"), CASES, ids=lambda v: v.name if hasattr(v, "name") else None)
def test_first_proposal_meets_the_contract(agent: Agent, text: str, name: str) -> None:
    work = task(text, name)
    found = proposals(agent, work, 1)
    assert found, f"{agent.name} proposes nothing"
    assert found[0].agent == agent.name
    assert right(work, found[0]), found[0].text


NOT_MINE = [
    "unit f(xs: seq<int>) returns (r: nat)\n  ensures false ==> r == 1",
    "unit f(x: int) returns (r: int)\n  requires x > 0\n  ensures r > x && r < x",
    "unit f(m: map<int, bool>) returns (r: set<int>)\n  ensures forall k: int :: k in r <==> k in m && m[k]",
    "unit f<T>(x: T, y: T) returns (r: bool)\n  ensures r <==> x == y",
    "unit f() returns (r: int)\n  ensures r == 4",
]


@pytest.mark.parametrize("text", NOT_MINE)
def test_no_agent_stumbles_over_what_it_cannot_do(text: str, caplog: pytest.LogCaptureFixture) -> None:
    work = task(text, "f")
    for agent in agents():
        proposals(agent, work, 2)
    assert not caplog.records


def test_the_same_seed_gives_the_same_proposals() -> None:
    work = task(CASES[10][1], "f")
    assert [p.text for p in proposals(PrefixLoops(), work)] == [p.text for p in proposals(PrefixLoops(), work)]


def test_loops_stand_before_recursion_and_direct_calls_come_last() -> None:
    work = task(CASES[3][1], "f")
    assert "while" in proposals(Folds(), work)[0].text
    last = list(Mirrored().propose(work, Feedback()))[-1]
    assert (last.aim, "w(s)" in last.text) == ("direct", True)


LOOP = """{
  r := [];
  var k: int := 0;
  while k < |xs|
    invariant 0 <= k && k <= |xs|
    decreases |xs| - k
  {
    r := r + [xs[k]];
    k := k + 1;
  }
}
"""


def test_invariants_that_hold_on_traces_are_added_and_complaints_take_them_out_again() -> None:
    work = task("unit f(xs: seq<int>) returns (r: seq<int>)\n  ensures r == xs", "f")
    first = proposals(Folds(), work) or proposals(Constructive(), work)
    failed = Outcome(type(first[0])(LOOP, "somebody"), "proof", "unknown", ("postcondition at 1:1: it might not hold",))
    (stronger,) = Invariants().propose(work, Feedback((failed,)))
    assert "invariant |r| == k" in stronger.text
    assert "invariant |r| < k" not in stronger.text
    assert stronger.parents
    lines = stronger.text.splitlines()
    line = next(n for n, text in enumerate(lines, 1) if "invariant |r| == k" in text)
    complaint = f"invariant maintained at {line}:{lines[line - 1].index('|r|') + 1}: it might not be maintained"
    again = Outcome(stronger, "proof", "unknown", (complaint,))
    (weaker, *_) = Invariants().propose(work, Feedback((failed, again)))
    assert "invariant |r| == k" not in weaker.text


def test_lemmas_of_division_are_called_where_a_divisor_is_added() -> None:
    work = task(
        "unit f(n: nat, d: nat) returns (r: nat)\n  requires d > 0\n  ensures r % d == 0 && n <= r < n + d", "f"
    )
    (loop, *_) = proposals(PrefixLoops(), work)
    failed = Outcome(loop, "proof", "unknown", ("time limit at 1:1: timed out",))
    (helped,) = Arithmetic().propose(work, Feedback((failed,)))
    assert "DivisionStep(r, d);" in helped.text
    assert right(work, helped)
