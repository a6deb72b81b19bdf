"""Measures the fuzzing filter on a family of candidates, most of them wrong, and prints rates and ratios.

Usage: python bench/fuzz.py [--candidates N]

``N`` (default 200) mutants of a right loop are parsed once. They are fuzzed by one ``UnitFuzzer``, which keeps inputs,
judged results and what killed before, and, a tenth of them, each by a fuzzer of its own. Verdicts are compared.
"""

from __future__ import annotations

import argparse
import random
import time

from provenhive.candidates.compile_python import compile_candidate
from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.search.fuzz import UnitFuzzer
from provenhive.spec_lang.load import load_text

SPECIFICATION = """
module bench

function largest(xs: seq<int>): int requires |xs| > 0 decreases |xs| =
  if |xs| == 1 then xs[0] else if xs[0] > largest(xs[1..]) then xs[0] else largest(xs[1..])

unit maximum(xs: seq<int>) returns (r: int)
  requires |xs| > 0
  ensures r in xs
  ensures forall i: int :: 0 <= i < |xs| ==> xs[i] <= r
  ensures r == largest(xs)
"""
RIGHT = "{ r := xs[0]; var i := 1; while i < |xs| { if xs[i] > r { r := xs[i]; } i := i + 1; } }"
CHANGES = (
    ("xs[0]", "xs[1]"),
    ("xs[0]", "0"),
    ("xs[0]", "xs[|xs| - 1]"),
    ("var i := 1", "var i := 0"),
    ("var i := 1", "var i := 2"),
    ("i < |xs|", "i + 1 < |xs|"),
    ("i < |xs|", "i <= |xs|"),
    ("xs[i] > r", "xs[i] < r"),
    ("xs[i] > r", "xs[i] >= r"),
    ("xs[i] > r", "xs[i] > r + 1"),
    ("r := xs[i]", "r := xs[i] + 1"),
    ("r := xs[i]", "r := xs[i - 1]"),
    ("i := i + 1", "i := i + 2"),
)


def mutants(count: int) -> list[str]:
    """Return texts with one to three changes, the right one among them."""
    source = random.Random(1)
    texts = [RIGHT]
    while len(texts) < count:
        text = RIGHT
        for old, new in source.sample(CHANGES, source.randint(1, 3)):
            text = text.replace(old, new, 1)
        texts.append(text)
    return texts


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--candidates", type=int, default=200)
    count = parser.parse_args().candidates
    program = load_text(SPECIFICATION)
    unit = program.unit("bench.maximum")
    parsed = [parse_candidate(text, program, unit) for text in mutants(count)]
    candidates = [c for c in parsed if isinstance(c, Candidate)]

    start = time.perf_counter()
    fuzzer = UnitFuzzer(program, unit)
    prepared = len(fuzzer.inputs)
    preparing = time.perf_counter() - start

    start = time.perf_counter()
    reports = [fuzzer.fuzz(candidate) for candidate in candidates]
    together = time.perf_counter() - start
    executions = sum(report.statistics.executions for report in reports)

    sample = range(0, len(candidates), 10)
    start = time.perf_counter()
    alone = {k: UnitFuzzer(program, unit).fuzz(candidates[k]) for k in sample}
    apart = (time.perf_counter() - start) / len(alone)
    if any(alone[k].passed != reports[k].passed for k in sample):
        raise SystemExit("verdicts differ")

    compiled = compile_candidate(program, unit, candidates[0])
    fuzzer.fuzz_compiled(compiled)
    start = time.perf_counter()
    runs = sum(fuzzer.fuzz_compiled(compiled).statistics.executions for _ in range(20))
    judged = runs / (time.perf_counter() - start)

    passed = sum(report.passed for report in reports)
    print(f"inputs prepared once       {prepared:10,} in {preparing:.2f} s")
    print(f"candidates                 {len(candidates):10,} of which {passed} passed")
    print(f"executions                 {executions:10,}")
    print(f"candidates a second        {len(candidates) / together:10,.0f}")
    print(f"executions a second        {judged:10,.0f} (a right candidate, results judged before)")
    print(f"one fuzzer for all         {together / len(candidates) * 1000:10.2f} ms a candidate")
    print(f"a fuzzer for each          {apart * 1000:10.2f} ms a candidate")
    print(f"ratio                      {apart / (together / len(candidates)):10.1f}")


if __name__ == "__main__":
    main()
