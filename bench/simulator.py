"""Predicts real runs from one other run by simulation, makes them, and compares.

Usage: python bench/simulator.py [--copies 1,2,3] [--jobs 1,2] [--runs N]

A specification of a few units is written several times, each copy with its own constants, so that no copy is known
from another. The record is a run of the first copy with the first number of jobs; every other pair of a number of
copies and a number of jobs is predicted from its event log by ``experiments.plan`` before it is run. Each run has a
folder, a ledger and provers of its own. Printed are the predicted makespan, its least and greatest simulated run,
the measured one, and the error of the prediction.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from provenhive.experiments import Cluster, Load, plan, read_costs
from provenhive.pipeline.event_log import EventLog
from provenhive.pipeline.project import Project, Settings, open_log
from provenhive.pipeline.prove import prove

UNITS = """module {module}

unit capped(x: int) returns (r: int)
  ensures r <= {a} && (x <= {a} ==> r == x) && (x > {a} ==> r == {a})

unit above(x: int, y: int) returns (r: int)
  ensures r >= x + {b} && r >= y && (r == x + {b} || r == y)

unit kept(x: int, lo: int, hi: int) returns (r: int)
  requires lo <= hi
  ensures lo <= r <= hi
  ensures lo <= x - {a} <= hi ==> r == x - {a}
"""
UNITS_OF_A_COPY = 3


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def measured(copies: int, jobs: int, folder: Path) -> Path:
    """Prove so many copies with so many workers; return the event log."""
    folder.mkdir()
    paths = []
    for number in range(copies):
        path = folder / f"copy{number}.hspec"
        path.write_text(UNITS.format(module=f"copy{number}", a=7 + number, b=3 + 2 * number), encoding="utf-8")
        paths.append(path)
    project = Project(folder, Settings(jobs=jobs, targets=("python",), output=str(folder / "extracted")))
    with inside(folder):
        log = open_log(project, write=True)
        with log.ledger, EventLog(folder / "events.jsonl", lambda _: None) as listener:
            report = prove(paths, str(folder), project, log, listener)
    if not report.all_proved:
        raise SystemExit(f"not all is proved: {[u.reason for u in report.units if u.reason]}")
    return folder / "events.jsonl"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", default="1,2,3")
    parser.add_argument("--jobs", default="1,2")
    parser.add_argument("--runs", type=int, default=40)
    options = parser.parse_args()
    copies = [int(word) for word in options.copies.split(",")]
    jobs = [int(word) for word in options.jobs.split(",")]
    cores = os.cpu_count() or 1
    errors = []
    with tempfile.TemporaryDirectory() as place:
        costs = read_costs(measured(copies[0], jobs[0], Path(place) / "record"))
        print(f"record: {copies[0]} copies, {jobs[0]} workers, {costs.seconds:.1f} s")
        print("| workers | units | predicted s | least .. greatest | measured s | error |\n|---|---|---|---|---|---|")
        for workers in jobs:
            for count in copies:
                if (count, workers) == (copies[0], jobs[0]):
                    continue
                units = count * UNITS_OF_A_COPY
                seconds = plan(costs, Cluster(1, cores, workers, workers), Load(units), runs=options.runs)["seconds"]
                real = read_costs(measured(count, workers, Path(place) / f"run{workers}-{count}")).seconds
                error = seconds.mean / real - 1
                errors.append(abs(error))
                spread = f"{seconds.least:.1f} .. {seconds.greatest:.1f}"
                print(f"| {workers} | {units} | {seconds.mean:.1f} | {spread} | {real:.1f} | {error:+.0%} |")
                sys.stdout.flush()
    print(f"mean absolute error {sum(errors) / len(errors):.0%}, greatest {max(errors):.0%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
