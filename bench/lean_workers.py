"""Warm workers against one process a check: the same proofs, right and wrong, the same answers.

    python bench/lean_workers.py [checks] [workers]

Prints checks a second both ways and their ratio, measured in one run, interleaved in rounds.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from provenhive.lean_bridge.engine import find_engine
from provenhive.lean_bridge.library import build_library, core_library, module_header
from provenhive.lean_bridge.one_shot import check_file
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.toolchain import Limits

ROUNDS = 3
LIMITS = Limits(wall_seconds=300)


def texts(count: int) -> list[tuple[str, bool]]:
    """Theorems with proofs, every third one wrong."""
    made = []
    for number in range(count):
        right = number % 3 != 0
        made.append(
            (
                f"theorem swap{number} (a b : Prop) : a ∧ b → b ∧ a := by\n"
                f"  intro h\n  cases h with\n  | intro x y => exact ⟨{'y, x' if right else 'x, y'}⟩\n",
                right,
            )
        )
    return made


def main() -> None:
    """Measure and print one JSON document."""
    checks = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    size = int(sys.argv[2]) if len(sys.argv) > 2 else (os.cpu_count() or 2)
    engine = find_engine()
    library = build_library(engine, core_library())
    preamble = module_header(engine, library)
    cold = warm = 0.0
    with (
        tempfile.TemporaryDirectory() as folder,
        WorkerPool(engine, library, size=size) as pool,
        ThreadPoolExecutor(size) as threads,
    ):

        def one_process(job: tuple[int, str]) -> bool:
            source = Path(folder) / f"Check{job[0]}.lean"
            source.write_text(preamble + job[1], encoding="utf-8")
            done = check_file(engine, source, module_root=Path(folder), search_path=(library.folder,), limits=LIMITS)
            if done.limit is not None:
                raise SystemExit(f"a process met its limit: {done.limit}")
            return not done.has_errors

        def one_worker(text: str) -> bool:
            answer = pool.check(preamble, text, seconds=LIMITS.wall_seconds)
            if not answer.finished:
                raise SystemExit(f"a check met its limit: {answer.limit}")
            return not answer.errors

        list(threads.map(one_worker, [text for text, _ in texts(size * 2)]))
        for _ in range(ROUNDS):
            jobs = texts(checks)
            started = time.perf_counter()
            slow = list(threads.map(one_process, [(n, text) for n, (text, _) in enumerate(jobs)]))
            cold += time.perf_counter() - started
            started = time.perf_counter()
            fast = list(threads.map(one_worker, [text for text, _ in jobs]))
            warm += time.perf_counter() - started
            if not slow == fast == [right for _, right in jobs]:
                raise SystemExit("the two ways disagree")
    total = checks * ROUNDS
    print(
        json.dumps(
            {
                "engine": engine.name,
                "workers": size,
                "checks": total,
                "one_process_checks_a_second": round(total / cold, 1),
                "warm_checks_a_second": round(total / warm, 1),
                "ratio": round(cold / warm, 1),
            }
        )
    )


if __name__ == "__main__":
    main()
