"""Warm Dafny servers against one command-line call a candidate: the same candidates, the same verdicts, the ratio.

Usage: python bench/warm_servers.py [--servers N] [--block N]

The candidates are single-module programs, as a search sends them: eight families, each in right and wrong variants
with different constants, so that no two texts are equal. Both ways run in turn, block by block, so that a busy machine
slows both. The benchmark fails unless each way's outcomes are the same for every candidate, procedure by procedure, and
one server is at least four times as fast as the calls. No variant runs into the time limit: a time-out costs the same
both ways and would only dilute the ratio.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from provenhive.dafny_bridge import DafnyLimits, DafnyRun, Outcome, ServerPool, run_cli

LIMITS = DafnyLimits(procedure_seconds=20, wall_seconds=300)
VARIANTS = 6
WANTED = 4.0


def absolute(n: int, right: bool) -> str:
    bound = "x < 0" if right else f"x < -{n + 1}"
    return (
        f"method Abs(x: int) returns (y: int) ensures y >= {n} || y >= x ensures y == x || y == -x ensures y >= 0\n"
        f"{{ if {bound} {{ y := -x; }} else {{ y := x; }} }}"
    )


def clamp(n: int, right: bool) -> str:
    last = "x" if right else "lo"
    return (
        f"method Clamp(x: int, lo: int, hi: int) returns (y: int) requires lo + {n} <= hi\n"
        "ensures lo <= y <= hi ensures lo <= x <= hi ==> y == x\n"
        f"{{ if x < lo {{ y := lo; }} else if x > hi {{ y := hi; }} else {{ y := {last}; }} }}"
    )


def division(n: int, right: bool) -> str:
    step = "r - d" if right else "r - 1"
    return (
        f"method Divide(a: nat, d: nat) returns (q: nat, r: nat) requires d > {n} ensures a == q * d + r && r < d\n"
        "{ q, r := 0, a;\n  while r >= d invariant a == q * d + r decreases r\n"
        f"  {{ q := q + 1; r := {step}; }} }}"
    )


def total(n: int, right: bool) -> str:
    start = "0" if right else "1"
    return (
        f"function Sum(s: seq<int>): int {{ if |s| == 0 then {n} else Sum(s[..|s| - 1]) + s[|s| - 1] }}\n"
        "method Total(s: seq<int>) returns (r: int) ensures r == Sum(s)\n"
        f"{{ r := {n}; var i := {start};\n"
        "  while i < |s| invariant 0 <= i <= |s| invariant r == Sum(s[..i])\n"
        "  { assert s[..i + 1][..i] == s[..i]; r := r + s[i]; i := i + 1; }\n  assert s[..|s|] == s; }"
    )


def search(n: int, right: bool) -> str:
    test = "s[i] == k" if right else "s[i] >= k"
    return (
        "method Find(s: seq<int>, k: int) returns (i: int)\n"
        f"ensures i >= 0 ==> i < |s| && s[i] == k + {n} - {n}\n"
        "ensures i < 0 ==> forall j :: 0 <= j < |s| ==> s[j] != k\n"
        "{ i := 0;\n  while i < |s| invariant 0 <= i <= |s| invariant forall j :: 0 <= j < i ==> s[j] != k\n"
        f"  {{ if {test} {{ return; }} i := i + 1; }}\n  i := -1; }}"
    )


def maximum(n: int, right: bool) -> str:
    compare = ">" if right else "<"
    return (
        f"method Largest(s: seq<int>) returns (m: int) requires |s| > {n}\n"
        "ensures m in s ensures forall j :: 0 <= j < |s| ==> s[j] <= m\n"
        "{ m := s[0]; var i := 1;\n"
        "  while i < |s| invariant 1 <= i <= |s| invariant m in s invariant forall j :: 0 <= j < i ==> s[j] <= m\n"
        f"  {{ if s[i] {compare} m {{ m := s[i]; }} i := i + 1; }} }}"
    )


def tree(n: int, right: bool) -> str:
    size = "1 + Size(l) + Size(r)" if right else "Size(l)"
    return (
        "datatype T = Leaf | Node(T, int, T)\n"
        f"function Size(t: T): int {{ match t case Leaf => {n} case Node(l, k, r) => 1 + Size(l) + Size(r) }}\n"
        "function Mirror(t: T): T { match t case Leaf => Leaf case Node(l, k, r) => Node(Mirror(r), k, Mirror(l)) }\n"
        "lemma MirrorSize(t: T) ensures Size(Mirror(t)) == Size(t)\n"
        "{ match t case Leaf => case Node(l, k, r) => MirrorSize(l); MirrorSize(r);\n"
        f"  assert Size(t) == {size}; }}"
    )


def halves(n: int, right: bool) -> str:
    result = "x / 2" if right else "x / 2 + 1"
    return (
        f"function method Half(x: nat): nat ensures Half(x) * 2 <= x + {n} {{ {result} }}\n"
        f"method Twice(x: nat) returns (y: nat) ensures y <= x + {n} {{ y := Half(x) * 2; }}"
    )


FAMILIES: tuple[Callable[[int, bool], str], ...] = (absolute, clamp, division, total, search, maximum, tree, halves)


def candidates() -> Iterator[str]:
    """Yield the texts, families and right and wrong mixed."""
    for n, right, family in itertools.product(range(VARIANTS), (True, False), FAMILIES):
        yield family(n, right)


def verdicts(run: DafnyRun) -> object:
    """What must be the same both ways: each procedure's outcome, and whether all was understood."""
    return [(p.name, p.outcome) for p in run.procedures], run.accepted, run.unread


def messages(run: DafnyRun) -> object:
    """What may differ where the solver gives up: which of several errors it names."""
    return [(d.category, d.message, d.position) for d in run.errors]


def timed(verify: Callable[[str], DafnyRun], texts: list[str], threads: int) -> tuple[list[DafnyRun], float]:
    """Verify all texts and return the answers and the wall-clock seconds."""
    started = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        runs = list(pool.map(verify, texts))
    return runs, time.perf_counter() - started


def main() -> int:
    """Run both ways and print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--servers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--block", type=int, default=16)
    chosen = parser.parse_args()
    texts = list(candidates())
    seconds = {"calls": 0.0, "servers": 0.0, "one server": 0.0}
    proved = different = worded = 0
    with ServerPool(chosen.servers) as pool, ServerPool(1) as single:
        timed(lambda t: pool.verify(t, LIMITS), texts[: chosen.servers], chosen.servers)
        timed(lambda t: single.verify(t, LIMITS), texts[:1], 1)
        for start in range(0, len(texts), chosen.block):
            block = texts[start : start + chosen.block]
            fresh, spent = timed(lambda t: run_cli(t, LIMITS), block, 1)
            seconds["calls"] += spent
            warm, spent = timed(lambda t: pool.verify(t, LIMITS), block, chosen.servers)
            seconds["servers"] += spent
            alone, spent = timed(lambda t: single.verify(t, LIMITS), block, 1)
            seconds["one server"] += spent
            for text, *answers in zip(block, fresh, warm, alone, strict=True):
                proved += all(p.outcome is Outcome.CORRECT for p in answers[0].procedures)
                worded += len({repr(messages(a)) for a in answers}) > 1
                if len({repr(verdicts(a)) for a in answers}) > 1:
                    different += 1
                    print(f"DIFFERENT\n{text}\n" + "\n".join(repr(verdicts(a)) for a in answers))
    print(f"{len(texts)} candidates, {proved} proved, {len(texts) - proved} not; {different} answered differently")
    print(f"{worded} with the same verdict and other messages")
    for way, spent in seconds.items():
        print(f"{way:11} {spent:8.1f} s  {spent / len(texts):6.3f} s each  {seconds['calls'] / spent:5.2f} times")
    ratio = seconds["calls"] / seconds["one server"]
    if ratio < WANTED:
        print(f"one server is {ratio:.2f} times as fast as calls, not {WANTED:g} times")
    return 1 if different or ratio < WANTED else 0


if __name__ == "__main__":
    sys.exit(main())
