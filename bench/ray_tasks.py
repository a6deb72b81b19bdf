"""Filter tasks on Ray with a worker killed midway: nothing lost, nothing twice; and the same tasks on the local pool.

Usage: python bench/ray_tasks.py [--tasks N] [--different D] [--local M] [--workers W] [--seed S] [--batch B]
       [--keep FILE] [--generate]

At most ``D`` (default 20,000) candidates for units of ``examples/``, nearly all of them wrong, are made by changing
proved solutions and by enumeration (``bench/generated.py``); ``N`` (default 100,000) tasks are made of them in random
order, each candidate as often as another. ``--keep`` writes them to a file, or reads them from it if it is there;
``--generate`` makes no more than that. Each is one task (``pipeline/filtering.py``: gate, fuzzing, conditions) of the
product's executor. Midway, the Ray worker that answered last is killed by SIGKILL. What passes the filter is entered
into a real ledger by this process as reports come in. Checked at the end: each task was reported done once, and the
ledger, sound by its own check, holds each task that passed once, and nothing else. Then about ``M`` tasks (default
20,000), spread evenly over the others, run on the local pool: the ratio of the rates is the last line. Stages of tasks
that ran on both are compared. The exit code is 1 if a check fails.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generated import generated, solutions

from provenhive.canonical import canonical_json
from provenhive.ledger import Draft, Ledger, check_ledger, create_ledger
from provenhive.pipeline.filtering import Filtered, FilterTask, filter_candidate
from provenhive.pipeline.shipping import packed
from provenhive.spec_lang.load import load_program, read_program
from provenhive.swarm import Done, Executor, LocalExecutor, Lost, Work
from provenhive.swarm.ray_executor import RayExecutor

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"
APPENDED = 100
TOLD = 5_000
"""What passed is appended so many at a time."""


def make(job: tuple[str, str, int, int], _notify: Callable[[Any], None]) -> list[str]:
    """Make a unit's candidates, in a worker."""
    unit, solution, count, seed = job
    program = load_program(EXAMPLES / f"{unit.split('.')[0]}.hspec")
    return generated(program, program.unit(unit), solution, count, seed)


def candidates(count: int, different: int, workers: int, seed: int) -> list[tuple[str, str]]:
    """Return so many units with candidates, in random order."""
    proved = solutions(HERE / "solutions.toml")
    each = min(count, different) // len(proved) + 1
    found: list[tuple[str, str]] = []
    with LocalExecutor(workers) as executor:
        for unit, solution in proved.items():
            executor.submit(Work(unit, make, (unit, solution, each, seed)))
        for report in executor.reports():
            if isinstance(report, Lost):
                raise report.error
            if isinstance(report, Done):
                found += [(report.key, text) for text in report.result]
    found = found * (count // len(found)) + random.Random(seed).sample(found, count % len(found))
    random.Random(seed).shuffle(found)
    return found


@dataclass
class Outcome:
    """What came back: the stage of each task, how often each was reported, the tasks of each worker, the seconds."""

    stages: dict[int, Filtered] = field(default_factory=dict)
    reported: Counter[int] = field(default_factory=Counter)
    workers: Counter[str] = field(default_factory=Counter)
    lost: list[BaseException] = field(default_factory=list)
    seconds: float = 0.0
    worked: float = 0.0
    killed: int | None = None


def leaf(number: int, unit: str, text: str) -> bytes:
    """Return what the ledger holds for a candidate that passed."""
    return canonical_json({"task": number, "unit": unit, "candidate": text})


def run(
    executor: Executor, tasks: Sequence[tuple[int, str, str]], ledger: Ledger | None, kill_after: int | None
) -> Outcome:
    """Send tasks through an executor; enter what passes into the ledger as it comes."""
    outcome, started = Outcome(), time.monotonic()
    by_number = {number: (unit, text) for number, unit, text in tasks}
    sent = {
        module: executor.provide(packed(read_program(EXAMPLES / f"{module}.hspec")[1]))
        for module in sorted({unit.split(".")[0] for _, unit, _ in tasks})
    }
    for number, unit, text in tasks:
        digest = sent[unit.split(".")[0]]
        executor.submit(Work(str(number), filter_candidate, FilterTask(digest, unit, text), (digest,)))
    waiting: list[Draft] = []
    for report in executor.reports():
        number = int(report.key)
        outcome.reported[number] += 1
        if len(outcome.reported) % TOLD == 0:
            print(f"{len(outcome.reported):,} of {len(tasks):,}", file=sys.stderr, flush=True)
        if isinstance(report, Lost):
            outcome.lost.append(report.error)
        elif isinstance(report, Done):
            outcome.stages[number] = report.result
            outcome.workers[report.worker] += 1
            outcome.worked += report.seconds
            if report.result.passed:
                waiting.append(Draft(leaf(number, *by_number[number])))
            if kill_after is not None and outcome.killed is None and outcome.reported.total() >= kill_after:
                outcome.killed = int(report.worker.rpartition(":")[2])
                os.kill(outcome.killed, signal.SIGKILL)
        if ledger is not None and len(waiting) >= APPENDED:
            ledger.append_many(waiting)
            waiting = []
    if ledger is not None and waiting:
        ledger.append_many(waiting)
    outcome.seconds = time.monotonic() - started
    return outcome


def faults(outcome: Outcome, tasks: Sequence[tuple[int, str, str]], path: Path, ledger: Ledger) -> list[str]:
    """Return what is wrong with a run's accounts."""
    found = [f"lost: {error}" for error in outcome.lost[:3]]
    twice = [number for number, times in outcome.reported.items() if times != 1]
    missing = [number for number, _, _ in tasks if number not in outcome.stages]
    found += [f"{len(twice)} tasks reported more than once"] if twice else []
    found += [f"{len(missing)} tasks without an answer"] if missing else []
    passed = (
        Counter(leaf(n, unit, text) for n, unit, text in tasks if outcome.stages[n].passed) if not missing else None
    )
    entered = Counter(entry.data for entry in ledger.iterate())
    if passed is not None and passed != entered:
        found.append(f"{passed.total()} passed, {entered.total()} entries of the ledger, and they are not the same")
    found += [f"the ledger: {fault}" for fault in check_ledger(path).faults]
    if outcome.killed is None:
        found.append("no worker was killed")
    return found


def described(name: str, outcome: Outcome) -> float:
    """Print a run's figures; return its rate."""
    rate = len(outcome.stages) / outcome.seconds
    stages = Counter(answer.stage for answer in outcome.stages.values())
    print(f"{name}: {len(outcome.stages):,} tasks in {outcome.seconds:.1f} s, {rate:.0f} a second")
    print(f"  ended at: {', '.join(f'{stage} {number:,}' for stage, number in stages.most_common())}")
    print(f"  workers: {', '.join(f'{worker} {number:,}' for worker, number in outcome.workers.items())}")
    print(
        f"  in the tasks themselves: {outcome.worked:.1f} s, {1000 * outcome.worked / len(outcome.stages):.2f} ms each"
    )
    sys.stdout.flush()
    return rate


def kept(options: argparse.Namespace) -> list[tuple[str, str]]:
    """Return the candidates, from the file or made now."""
    if options.keep is not None and options.keep.exists():
        return [(unit, text) for unit, text in json.loads(options.keep.read_text(encoding="utf-8"))][: options.tasks]
    found = candidates(options.tasks, options.different, options.workers, options.seed)
    if options.keep is not None:
        options.keep.write_text(json.dumps(found), encoding="utf-8")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tasks", type=int, default=100_000)
    parser.add_argument("--different", type=int, default=20_000)
    parser.add_argument("--local", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--batch", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--generate", action="store_true", help="make the candidates, and stop")
    options = parser.parse_args()
    made = kept(options)
    tasks = [(number, unit, text) for number, (unit, text) in enumerate(made)]
    units, different = len({unit for unit, _ in made}), len(set(made))
    print(f"{len(tasks):,} tasks, {different:,} different candidates of {units} units")
    if options.generate:
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        with create_ledger(path) as ledger:
            started = time.monotonic()
            with RayExecutor(options.workers, batch=options.batch) as ray:
                print(f"Ray's start: {time.monotonic() - started:.1f} s")
                spread = run(ray, tasks, ledger, kill_after=len(tasks) // 2)
            wrong = faults(spread, tasks, path, ledger)
            print(f"entries of the ledger: {ledger.size:,}")
    rate = described(f"Ray, {options.workers} workers, one killed", spread)
    step = max(1, len(tasks) // max(1, options.local))
    with LocalExecutor(options.workers) as local:
        pool = run(local, tasks[::step], None, kill_after=None)
    base = described(f"local pool, {options.workers} workers", pool)
    differ = sum(spread.stages[number].stage != answer.stage for number, answer in pool.stages.items())
    print(f"tasks that ended at another stage on the pool: {differ:,} of {len(pool.stages):,}")
    for fault in wrong:
        print(f"FAULT: {fault}")
    print(f"lost: {len(spread.lost)}; reported more or less than once: {sum(t != 1 for t in spread.reported.values())}")
    print(f"Ray's rate to the local pool's: {rate / base:.2f}")
    return 1 if wrong or pool.lost else 0


if __name__ == "__main__":
    sys.exit(main())
