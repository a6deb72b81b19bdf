"""The same units under each group of agents alone and under all together: solved, candidates, seconds.

``python bench/groups.py [--units FILE] [--groups a+b,c] [--seconds S] [--schedule bandit]``. Nothing is extracted and
no ledger is written; every group starts with an empty pool of counterexamples. Ratios hold within one run.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from provenhive.pipeline.outcome import UnitOutcome
from provenhive.pipeline.units import UnitJob, search_unit
from provenhive.search.scheduling.turns import Schedule
from provenhive.spec_lang.core import Unit
from provenhive.spec_lang.load import load_program
from provenhive.verdicts import Proved

SPECIFICATION = """module groups

function sum(xs: seq<int>): int = match xs { [] => 0, x :: rest => x + sum(rest) }

unit larger(x: int, y: int) returns (r: int)
  ensures r >= x && r >= y && (r == x || r == y)

unit clamp(x: int, lo: int, hi: int) returns (r: int)
  requires lo <= hi
  ensures lo <= r <= hi
  ensures lo <= x <= hi ==> r == x

unit total(xs: seq<int>) returns (r: int)
  ensures r == sum(xs)

unit has(xs: seq<int>, v: int) returns (r: bool)
  ensures r == (v in xs)
"""
GROUPS = {
    "symbolic: said outright": ("plan", "constructive", "element-wise", "search", "enumeration"),
    "symbolic: loops": ("loops", "mirror", "prefix-loops", "recursion", "invariants"),
    "sygus": ("sygus",),
    "evolution": ("evolution",),
    "all together": (),
}


def measured(path: Path, agents: tuple[str, ...], seconds: float, schedule: Schedule) -> list[UnitOutcome]:
    """Search all units of a file with these agents."""
    program = load_program(path)
    units = [d for d in program.main.declarations if isinstance(d, Unit)]
    with tempfile.TemporaryDirectory() as pool:
        return [
            search_unit(
                UnitJob(
                    path=str(path),
                    unit=unit.name,
                    obligation_digest="",
                    agents=agents,
                    candidates=200,
                    seconds=seconds,
                    procedure_seconds=20,
                    seed=0,
                    targets=(),
                    pool_folder=pool,
                    schedule=schedule,
                ),
                lambda _: None,
            )
            for unit in units
        ]


def main(arguments: list[str]) -> int:
    """Print one line a group."""
    parser = argparse.ArgumentParser(description="Units under each group alone and together.")
    parser.add_argument("--units", type=Path, help="an .hspec file; four small units unless given")
    parser.add_argument("--groups", help="groups as agents' names with '+' between, ',' between groups")
    parser.add_argument("--seconds", type=float, default=60.0, help="for one unit")
    parser.add_argument("--schedule", choices=("turns", "bandit"), default="turns")
    chosen = parser.parse_args(arguments)
    groups = {g: tuple(g.split("+")) for g in chosen.groups.split(",")} if chosen.groups else GROUPS
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.units or Path(folder) / "groups.hspec"
        if chosen.units is None:
            path.write_text(SPECIFICATION, encoding="utf-8")
        sys.stdout.write("| group | solved | units solved | candidates | seconds |\n|---|---|---|---|---|\n")
        for name, agents in groups.items():
            started = time.monotonic()
            found = measured(path, agents, chosen.seconds, chosen.schedule)
            solved = [o.unit.rsplit(".", 1)[-1] for o in found if isinstance(o.verdict, Proved)]
            candidates = sum(o.counts.proposed for o in found)
            spent = time.monotonic() - started
            shown = ", ".join(solved) or "none"
            sys.stdout.write(f"| {name} | {len(solved)} of {len(found)} | {shown} | {candidates} | {spent:.0f} |\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
