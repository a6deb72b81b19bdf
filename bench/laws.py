"""Laws proved and refuted: a table of verdicts and seconds for files of laws.

Run as ``python bench/laws.py [FILE.hspec ...] [--seconds N]``; without files, all of ``tests/quality/laws``. Files
named ``false*`` hold laws that are false. Exits with 1 if a verdict is the wrong way round.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from provenhive.judge.lean import LeanJudge
from provenhive.lean_bridge.checker import Checker
from provenhive.lean_bridge.engine import find_engine
from provenhive.lean_bridge.library import build_library, core_library
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.obligations import Kind, derive
from provenhive.pipeline.law_bench import LeanBench
from provenhive.search.laws.bench import Goal, NotStatable
from provenhive.search.laws.prover import LawProver
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_program
from provenhive.verdicts import word

SUITE = Path(__file__).parent.parent / "tests" / "quality" / "laws"


def judge_file(path: Path, workers: WorkerPool, seconds: float, only: str) -> Counter[str]:
    """Judge every law of a file, print a line for each, and return how many got each verdict."""
    program = load_program(path)
    evaluator = Evaluator(program)
    bench = LeanBench(program, workers)
    prover = LawProver(program, bench, evaluator)

    def seek(name, sequent):
        try:
            found = prover.prove(Goal(name, sequent), seconds)
        except NotStatable:
            return None
        return None if found is None else bench.text(found)

    judge = LeanJudge(program, evaluator, Checker(workers.engine, workers.library), workers, seek)
    counts: Counter[str] = Counter()
    for obligation in derive(program):
        if obligation.kind is not Kind.LAW or only not in obligation.subject:
            continue
        started = time.monotonic()
        judgement = judge.judge(obligation)
        said = word(judgement.verdict)
        counts[said] += 1
        print(f"  {obligation.subject:34} {said:8} {time.monotonic() - started:6.1f} s", flush=True)
    return counts


def main() -> int:
    """Judge the files and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--only", default="", help="only laws whose name contains this")
    options = parser.parse_args()
    engine = find_engine()
    library = build_library(engine, core_library())
    wrong = 0
    table: list[str] = []
    with WorkerPool(engine, library, size=1) as workers:
        for path in options.files or sorted(SUITE.glob("*.hspec")):
            print(path.name)
            started = time.monotonic()
            counts = judge_file(path, workers, options.seconds, options.only)
            wrong += counts["proved" if path.name.startswith("false") else "refuted"]
            spent = time.monotonic() - started
            figures = f"{counts['proved']:7} {counts['refuted']:8} {counts['unknown']:8}"
            table.append(f"{path.name:24} {figures} {spent:8.0f} s")
    print(f"{'file':24} {'proved':>7} {'refuted':>8} {'unknown':>8} {'time':>10}")
    print("\n".join(table))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
