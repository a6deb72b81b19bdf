"""The examples from an empty ledger: which agent proves each unit, and when the units were in the ledger.

``python bench/examples.py [--only NAME...] [--output docs/examples.md] [--keep FOLDER] [--jobs N]``.
It runs ``provenhive prove`` as a process of its own, in a temporary project, over copies of ``examples/``; its lines,
one a result, show how far it is. Then it prints the page of ``docs/examples.md``, or writes it to ``--output``.
``--only`` takes some of the files (``--only sequences sorting``). ``--keep`` is a folder for the run's document
(``run.json``) and its event log (``events.jsonl``); what it holds of an earlier run is replaced.

Seconds count from the start of the process, that of the interpreter included. The exit code is 1 if fewer than
``--at-least`` units (55; with ``--only`` none) are in the ledger after ``--minutes`` (15), or if the run failed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from provenhive.spec_lang.core import Program, Unit
from provenhive.spec_lang.load import load_program

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
COMMAND = "from provenhive.cli.main import run; run()"  # of this checkout, not what an environment has installed
WANTED, MINUTES = 55, 15.0
HEAD = """\
# What the built-in agents prove

All of `examples/`, from an empty ledger, in one run (`provenhive prove examples/`), with the agent whose candidate was
proved and the number of candidates that the filter saw. Agents test their own ideas before they propose: one is usual.
`python bench/examples.py --output docs/examples.md` makes the run and writes this page.
"""
LAWS = """
The units of `laws.hspec` wait for the laws that they lean on, and are proved by the agent `laws`
(`tests/quality/test_units_lean_on_laws.py`).
"""
WHY = {
    "machines.Library_give_back": "Its result is a map without one key: neither the specification language nor the "
    "candidates' has an expression for that, and candidates cannot walk through a map's keys.",
    "law:std.distinct_count": "`distinct` speaks of positions and `count` recurs over the elements: "
    "the search does not find the step between them.",
}
"""What is known of those that stay open."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """The units that are operations of machines, and those that wait for a law, of their own or of a part's."""

    operations: frozenset[str]
    waiting: frozenset[str]


@dataclass(frozen=True, slots=True)
class Run:
    """A run's document, its exit code, and the seconds after which each unit was in the ledger, and it ended."""

    document: dict[str, Any]
    code: int
    entered: dict[str, float]
    seconds: float


def kinds(files: list[Path]) -> Kinds:
    """Read the examples."""
    operations: set[str] = set()
    waiting: set[str] = set()
    for path in files:
        program = load_program(path)
        operations |= {unit.name for units in program.operations.values() for unit in units}
        waiting |= {unit.name for unit in program.units if waits(program, unit)}
    return Kinds(frozenset(operations), frozenset(waiting))


def waits(program: Program, unit: Unit) -> bool:
    """Say whether a unit, or one that it is built from, uses a law."""
    parts = (program.unit(name) for name in unit.built_from if name != unit.name)
    return bool(unit.uses) or any(waits(program, part) for part in parts)


def prove(files: list[Path], records: Path, jobs: int) -> Run:
    """Run the command in a temporary project."""
    document, events = records / "run.json", records / "events.jsonl"
    events.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        project = Path(temporary)
        (project / "provenhive.toml").touch()  # no folder above is the project
        (project / "examples").mkdir()
        for path in files:
            shutil.copy(path, project / "examples")
        command = [sys.executable, "-c", COMMAND, "prove", "examples", "--json", "--log-json", str(events)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        started = datetime.now(UTC)
        with document.open("w", encoding="utf-8") as out:
            done = subprocess.run(
                [*command, "--jobs", str(jobs)], cwd=project, env=environment, stdout=out, check=False
            )
        seconds = (datetime.now(UTC) - started).total_seconds()
    said = document.read_text(encoding="utf-8")
    return Run(json.loads(said or "{}"), done.returncode, entered(events, started), seconds)


def entered(events: Path, started: datetime) -> dict[str, float]:
    """Return when each unit was in the ledger, by the event log."""
    found: dict[str, float] = {}
    for line in events.read_text(encoding="utf-8").splitlines() if events.is_file() else []:
        event = json.loads(line)
        if event["event"] == "UnitDone" and event["report"]["ledger_index"] is not None:
            found[event["report"]["name"]] = (datetime.fromisoformat(event["time"]) - started).total_seconds()
    return found


def times(run: Run, known: Kinds, jobs: int) -> Iterator[str]:
    """Yield what there was, what was proved, and when."""
    units, claims = run.document["units"], run.document["obligations"]
    operations = sum(u["name"] in known.operations for u in units)
    proved = sum(u["verdict"] == "proved" for u in units)
    yield f"{len(units)} units, {operations} of them operations of machines; {proved} proved."
    free = [seconds for name, seconds in run.entered.items() if name not in known.waiting]
    if free:
        workers = f"{jobs} worker{'s' if jobs > 1 else ''}"
        yield f"With {workers}, the last unit that waits for no law was in the ledger after {max(free):.0f} seconds;"
    yield f"the run, with what the specifications claim of themselves, took {run.seconds:.0f} seconds."
    right = sum(c["verdict"] == "proved" for c in claims)
    yield f"Of {len(claims)} claims {right} were proved."


def page(run: Run, known: Kinds, jobs: int) -> Iterator[str]:
    """Yield the lines of ``docs/examples.md``."""
    yield HEAD
    yield from times(run, known, jobs)
    if known.waiting:
        yield LAWS.rstrip("\n")
    items = ((item.get("id", item["name"]), item) for item in (*run.document["units"], *run.document["obligations"]))
    missing = [
        f"- `{name}`: {item['verdict']}: {item['reason']}. {WHY.get(name, '')}".rstrip()
        for name, item in items
        if item["verdict"] != "proved"
    ]
    if missing:
        yield "\n".join(("\nNot proved:\n", *missing))
    tables: dict[str, list[str]] = defaultdict(list)
    for unit in sorted(run.document["units"], key=lambda u: u["name"]):
        module, _, name = unit["name"].rpartition(".")
        agent = unit["agent"] if unit["verdict"] == "proved" else "-"
        tables[module].append(f"| `{name}` | {agent} | {unit['candidates']['proposed']} |")
    for module, rows in sorted(tables.items()):
        yield f"\n## {module}.hspec\n\n| unit | agent | candidates |\n|---|---|---|"
        yield from rows


def chosen_files(names: list[str]) -> list[Path]:
    """Return the examples of those names, all without any.

    Raises:
        SystemExit: there is none of that name.
    """
    files = [EXAMPLES / f"{Path(name).stem}.hspec" for name in names] or sorted(EXAMPLES.glob("*.hspec"))
    unknown = [path.stem for path in files if not path.is_file()]
    if unknown:
        raise SystemExit(f"there is no example {', '.join(unknown)}")
    return files


def main(arguments: list[str]) -> int:
    """Make the run and write the page."""
    parser = argparse.ArgumentParser(description="The examples from an empty ledger.")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="some of the files of examples/")
    parser.add_argument("--output", type=Path, help="where the page is written (else printed)")
    parser.add_argument("--keep", type=Path, help="folder for the run's document and events")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--minutes", type=float, default=MINUTES)
    parser.add_argument("--at-least", type=int, help="units that are to be in the ledger after the minutes")
    chosen = parser.parse_args(arguments)
    files = chosen_files(chosen.only)
    wanted = chosen.at_least if chosen.at_least is not None else 0 if chosen.only else WANTED
    with tempfile.TemporaryDirectory() as temporary:
        records = (chosen.keep or Path(temporary)).resolve()
        records.mkdir(parents=True, exist_ok=True)
        run = prove(files, records, chosen.jobs)
    if "units" not in run.document:
        print(f"the run failed: {run.document}", file=sys.stderr)
        return 1
    text = "\n".join(page(run, kinds(files), chosen.jobs)) + "\n"
    if chosen.output is None:
        print(text, end="")
    else:
        chosen.output.write_text(text, encoding="utf-8")
    early = sum(seconds <= 60 * chosen.minutes for seconds in run.entered.values())
    print(f"{early} units in the ledger after {chosen.minutes:g} minutes; at least {wanted} wanted", file=sys.stderr)
    return 0 if early >= wanted and run.code in (0, 1) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
