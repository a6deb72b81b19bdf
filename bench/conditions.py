"""Measures the look at verification conditions on mutants of right programs against Dafny's command line, in one run.

Usage: python bench/conditions.py [--candidates N] [--sample M] [--seed S]

``N`` (default 200) candidates for five units, most of them wrong, are run by the fuzzer; survivors are weighed by their
conditions. Dafny's command line judges ``M`` (default 8) of all candidates, drawn at random, one process each; its time
for all of them is that sample's mean. Verdicts of the sample are compared.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "support"))

from mutants import CHANGES, PROGRAM, RIGHT, unit

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.dafny_bridge import DafnyLimits, raw_objections, run_cli
from provenhive.dafny_bridge.render import Premises, render
from provenhive.search.fuzz import UnitFuzzer
from provenhive.search.weighing import ConditionFilter
from provenhive.spec_lang.evaluate import Evaluator

FATES = ("fails when run", "refuted by its conditions", "doubtful behind a loop", "left to Dafny")


def generated(count: int, seed: int) -> list[tuple[str, Candidate]]:
    """Return candidates with one to four changes, the right ones among them; a text may come more than once."""
    choose = random.Random(seed)
    found: list[tuple[str, Candidate]] = []
    while len(found) < count:
        name = choose.choice(sorted(RIGHT))
        text = RIGHT[name]
        for old, new in choose.sample(CHANGES[name], choose.randint(0, min(4, len(CHANGES[name])))):
            text = text.replace(old, new, 1)
        candidate = parse_candidate(text, PROGRAM, unit(name))
        if isinstance(candidate, Candidate):
            found.append((name, candidate))
    return found


class Look:
    """Fuzzing and conditions, with the time of each."""

    def __init__(self) -> None:
        evaluator = Evaluator(PROGRAM)
        self.fuzzers = {name: UnitFuzzer(PROGRAM, unit(name), evaluator=evaluator) for name in RIGHT}
        self.conditions = ConditionFilter(PROGRAM, evaluator)
        self.fuzz_seconds = self.condition_seconds = 0.0
        self.weighed = 0

    def fate(self, name: str, candidate: Candidate) -> str:
        """Return where a candidate ends."""
        started = time.process_time()
        failure = self.fuzzers[name].fuzz(candidate).failure
        self.fuzz_seconds += time.process_time() - started
        if failure is not None:
            return FATES[0]
        started = time.process_time()
        weighed = self.conditions.weigh(candidate)
        self.condition_seconds += time.process_time() - started
        self.weighed += 1
        return FATES[1] if weighed.refuted or weighed.hopeless else FATES[2] if weighed.doubtful else FATES[3]


def dafny(candidate: Candidate) -> tuple[bool, float]:
    """Return whether Dafny's command line proves a candidate, and the seconds that it took."""
    rendered = render(PROGRAM, candidate, Premises())
    started = time.monotonic()
    run = run_cli(rendered.text, DafnyLimits(procedure_seconds=20))
    return not raw_objections(run, rendered.required), time.monotonic() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--candidates", type=int, default=200)
    parser.add_argument("--sample", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    candidates = generated(options.candidates, options.seed)
    look, started = Look(), time.monotonic()
    fates = [look.fate(name, candidate) for name, candidate in candidates]
    wall = time.monotonic() - started
    for fate in FATES:
        print(f"{fates.count(fate):6} {fate}")
    print(f"fuzzing: {1000 * look.fuzz_seconds / len(candidates):.1f} ms of processor time a candidate")
    if look.weighed:
        each = 1000 * look.condition_seconds / look.weighed
        print(f"conditions: {each:.1f} ms of processor time for each of {look.weighed} survivors")
    chosen = random.Random(options.seed).sample(range(len(candidates)), min(options.sample, len(candidates)))
    proved = {i: dafny(candidates[i][1]) for i in chosen}
    contradicted = [i for i, (yes, _) in proved.items() if yes and fates[i] in FATES[:2]]
    mean = sum(seconds for _, seconds in proved.values()) / len(proved)
    print(f"Dafny's command line: {mean:.2f} s a candidate (mean of {len(proved)} drawn at random)")
    print(f"this look: {wall / len(candidates):.4f} s a candidate, {mean * len(candidates) / wall:.0f} times less")
    print(f"killed here although Dafny proves it: {len(contradicted)} of the sample")


if __name__ == "__main__":
    main()
