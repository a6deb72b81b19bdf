"""Laws proved and refuted: a table of verdicts and seconds for files of laws.

Run as ``python bench/laws.py [FILE.hspec ...] [--seconds N] [--jobs N]``; without files, all of ``tests/quality/laws``.
Files named ``false*`` hold laws that are false. Files are shared among worker processes; the laws of one file are
proved in order, each with those before it as lemmas. ``--seconds`` is processor time for one proof. Exits with 1 if a
verdict is the wrong way round.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from provenhive.judge.lean import LeanJudge
from provenhive.lean_bridge.checker import Checker
from provenhive.lean_bridge.engine import find_engine
from provenhive.lean_bridge.library import build_library, core_library
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.obligations import Kind, derive
from provenhive.pipeline.law_bench import brought_names
from provenhive.pipeline.law_search import LawSearch
from provenhive.pipeline.lean_choice import chosen_premises
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_program
from provenhive.verdicts import Proved, Refuted, Unknown, word

SUITE = Path(__file__).parent.parent / "tests" / "quality" / "laws"


@dataclass(frozen=True)
class Row:
    """One law's verdict; seconds of the clock and of processors."""

    law: str
    verdict: str
    seconds: float
    cpu: float
    detail: str


def judge_file(path: Path, seconds: float, only: str, show: bool) -> list[Row]:
    """Judge every law of a file."""
    engine = find_engine()
    library = build_library(engine, core_library())
    program = load_program(path)
    evaluator = Evaluator(program)
    rows: list[Row] = []
    with WorkerPool(engine, library, size=1) as workers:
        search = LawSearch(program, evaluator, workers, seconds, chosen_premises())
        judge = LeanJudge(program, evaluator, Checker(engine, library), workers, search.seek)
        for obligation in derive(program):
            if obligation.kind is not Kind.LAW or only not in obligation.subject:
                continue
            started, spent = time.monotonic(), workers.cpu_seconds() + time.process_time()
            judgement = judge.judge(obligation)
            sequent = obligation.sequents[0]
            detail = ""
            match judgement.verdict:
                case Proved():
                    search.learn(obligation.subject, sequent, judgement.proof)
                    detail = " ".join(
                        (
                            *search.uses(judgement.proof),
                            *(search.shown(n) for n in brought_names(judgement.proof) if n in search.made_up),
                        )
                    )
                    if show:
                        detail += "\n" + judgement.proof
                case Refuted(counterexample):
                    detail = ", ".join(f"{name} = {value}" for name, value in counterexample)
                case Unknown(_, text):
                    detail = text
            cpu = workers.cpu_seconds() + time.process_time() - spent
            rows.append(Row(obligation.subject, word(judgement.verdict), time.monotonic() - started, cpu, detail))
            r = rows[-1]
            print(f"  {r.law:38} {r.verdict:8} {r.seconds:6.1f} s {r.cpu:6.1f} s cpu  {r.detail}", flush=True)
    return rows


def main() -> int:
    """Judge the files and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default="", help="only laws whose name contains this")
    parser.add_argument("--proofs", action="store_true", help="show the proofs")
    options = parser.parse_args()
    build_library(find_engine(), core_library())
    files = sorted(options.files or SUITE.glob("*.hspec"), key=lambda p: -p.read_text().count("\nlaw "))
    started = time.monotonic()
    wrong = 0
    total: Counter[str] = Counter()
    table: list[str] = []
    with ProcessPoolExecutor(options.jobs) as executor:
        running = {executor.submit(judge_file, p, options.seconds, options.only, options.proofs): p for p in files}
        for done in as_completed(running):
            path, rows = running[done], done.result()
            counts = Counter(r.verdict for r in rows)
            is_false = path.name.startswith("false")
            wrong += counts["proved" if is_false else "refuted"]
            total.update({f"{'false' if is_false else 'true'} {verdict}": n for verdict, n in counts.items()})
            figures = f"{counts['proved']:7} {counts['refuted']:8} {counts['unknown']:8}"
            table.append(
                f"{path.name:24} {figures} {sum(r.seconds for r in rows):8.0f} s {sum(r.cpu for r in rows):6.0f} s"
            )
    print(f"{'file':24} {'proved':>7} {'refuted':>8} {'unknown':>8} {'time':>10} {'processor':>8}")
    print("\n".join(sorted(table)))
    print(
        f"{dict(total)}; wrong way round: {wrong}; {time.monotonic() - started:.0f} s in all, {options.jobs} processes"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
