"""Agents against units, for real: which are proved, by whom, after how many candidates, in how many seconds.

As a script: ``python tests/support/agent_table.py tests/quality/units --agents loops,mirror --match sort``.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from agent_support import units

from provenhive.pipeline.outcome import UnitOutcome
from provenhive.pipeline.units import UnitJob, search_unit
from provenhive.spec_lang.load import load_program
from provenhive.verdicts import Proved, word


def outcomes(
    paths: list[Path], match: str = "", agents: tuple[str, ...] = (), seconds: float = 60.0
) -> Iterator[UnitOutcome]:
    """Yield what the whole filter says of each unit: gate, fuzz, warm prover, judge; nothing is extracted."""
    with tempfile.TemporaryDirectory() as pool:
        for path in paths:
            for unit in units(load_program(path)):
                if re.search(match, unit.name):
                    job = UnitJob(
                        path=str(path),
                        unit=unit.name,
                        obligation_digest="",
                        agents=agents,
                        candidates=60,
                        seconds=seconds,
                        procedure_seconds=20,
                        seed=0,
                        targets=(),
                        pool_folder=pool,
                    )
                    yield search_unit(job, lambda _: None)


def main(arguments: list[str]) -> int:
    """Print the table; the exit code is the number of units that are not proved, at most 100."""
    parser = argparse.ArgumentParser(description="Which units the agents solve.")
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--agents", default="", help="names with commas between; all of them unless given")
    parser.add_argument("--match", default="", help="a regular expression that the unit's name holds")
    parser.add_argument("--seconds", type=float, default=60.0, help="for one unit")
    chosen = parser.parse_args(arguments)
    files = [f for p in chosen.paths for f in (sorted(p.glob("*.hspec")) if p.is_dir() else [p])]
    names = tuple(filter(None, chosen.agents.split(",")))
    started = time.monotonic()
    total = proved = 0
    for outcome in outcomes(files, chosen.match, names, chosen.seconds):
        total += 1
        proved += isinstance(outcome.verdict, Proved)
        who = f"{outcome.origin.agent} ({outcome.origin.aim})" if outcome.origin.agent else "-"
        row = f"{outcome.unit:45}{word(outcome.verdict):10}{who:28}{outcome.counts.proposed:4}{outcome.seconds:8.1f}"
        sys.stdout.write(row + "\n")
        sys.stdout.flush()
    sys.stdout.write(f"{proved} of {total} units proved in {time.monotonic() - started:.0f} s\n")
    return min(total - proved, 100)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
