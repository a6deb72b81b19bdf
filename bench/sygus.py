"""SyGuS-IF files as units: how many are read, solved and proved, by whom and in how many seconds.

``python bench/sygus.py FOLDER [--state FOLDER] [--only PATTERN] [--seconds S] [--minutes M] [--retry] [--table]``.
Each ``.sl`` file below the folder goes the whole way of ``provenhive import sygus`` and ``provenhive prove``: contract,
search, Dafny in a fresh process, second opinion, extraction, ledger; comparisons of helper functions between provers
(``agrees``) are left out. *Solved* says that a candidate was found that
neither runs nor conditions refuted; *proved* that each of the file's units has its entry in the ledger.

Results are kept in the state folder (``.benchmarks/sygus`` unless given), one line a file, and the ledger with them: a
run that was stopped, or whose minutes are over, goes on with the next files. ``--retry`` takes up what is not proved
again; ``--table`` only prints. The files of SyGuS-Comp carry no licence and are no part of this project:
https://github.com/SyGuS-Org/benchmarks, ``comp/2019/CLIA_Track``.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from provenhive.errors import ProvenHiveError
from provenhive.imports.names import Names
from provenhive.imports.sygus_units import import_sygus
from provenhive.obligations import Kind, derive
from provenhive.pipeline.project import Project, Settings, open_log
from provenhive.pipeline.prove import prove
from provenhive.pipeline.report import RunReport
from provenhive.spec_lang.diagnostics import Source, SpecificationError
from provenhive.spec_lang.load import load_program
from provenhive.spec_lang.parser import normalise
from provenhive.swarm import Executor, LocalExecutor
from provenhive.toolchain.groups import install_signal_handlers

STATE = Path(__file__).parent.parent / ".benchmarks" / "sygus"
RESULTS = "results.jsonl"
BATCH = 4


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one file."""

    file: str
    read: bool
    solved: bool = False
    proved: bool = False
    seconds: float = 0.0
    candidates: int = 0
    agent: str = ""
    reason: str = ""


def load(state: Path) -> dict[str, Row]:
    """Return the last result of each file."""
    path = state / RESULTS
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    rows = [Row(**json.loads(line)) for line in lines]
    return {row.file: row for row in rows}


def save(state: Path, row: Row) -> None:
    """Add a result."""
    with (state / RESULTS).open("a", encoding="utf-8") as out:
        out.write(json.dumps(asdict(row)) + "\n")


def import_file(path: Path, state: Path) -> Path:
    """Write the module of a file.

    Raises:
        SpecificationError: no unit can say what it says.
    """
    module = Names().fresh(path.stem)
    made = import_sygus(Source(path.name, normalise(path.read_text(encoding="utf-8"))), module)
    target = state / "specifications" / f"{module}.hspec"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(made.text, encoding="utf-8")
    return target


def measured(paths: list[Path], project: Project, executor: Executor) -> Iterator[Row]:
    """Import and prove some files in one run; seconds are those of the search for a unit, its judge included."""
    specifications: dict[Path, Path] = {}
    for path in paths:
        try:
            specifications[path] = import_file(path, project.root)
        except SpecificationError as error:
            yield Row(path.name, read=False, reason=error.diagnostics[0].message)
    if not specifications:
        return
    log = open_log(project, write=True)
    files = list(specifications.values())
    with log.ledger:
        try:
            report = prove(files, "", project, log, lambda event: None, executor=executor, only=unit_obligations(files))
        except ProvenHiveError as error:
            for path in specifications:
                yield Row(path.name, True, reason=f"error: {error}")
            return
    for path, specification in specifications.items():
        yield judged(path.name, specification.stem, report)


def unit_obligations(files: list[Path]) -> frozenset[str]:
    """Return the ids of what is to be proved of units: their contracts are met, and can be met."""
    kinds = (Kind.IMPLEMENTS, Kind.SATISFIABLE)
    return frozenset(o.id for path in files for o in derive(load_program(path)) if o.kind in kinds)


def judged(name: str, module: str, report: RunReport) -> Row:
    """Return what a run says of the file that became a module."""
    units = [u for u in report.units if u.name.startswith(f"{module}.")]
    others = [o for o in report.obligations if o.id.split(":")[1].startswith(f"{module}.")]
    solved = all(u.verdict == "proved" or u.candidates.unknown for u in units)
    proved = all(u.verdict == "proved" for u in units) and all(o.verdict == "proved" for o in others)
    reasons = [u.reason for u in units if u.reason] + [o.reason for o in others if o.reason]
    agents = ", ".join(dict.fromkeys(u.agent for u in units if u.agent))
    proposed, seconds = sum(u.candidates.proposed for u in units), sum(u.seconds for u in units)
    return Row(name, True, solved, proved, round(seconds, 1), proposed, agents, "; ".join(reasons)[:300])


def print_table(rows: list[Row]) -> None:
    """Print a line for each file, and the sums."""
    word = {True: "yes", False: "no"}
    print("| file | solved | proved | candidates | seconds | agent |\n|---|---|---|---|---|---|")
    for row in rows:
        shown = row.agent if row.proved else f"{row.agent} {row.reason}".strip()
        solved = word[row.solved] if row.read else "not read"
        print(f"| {row.file} | {solved} | {word[row.proved]} | {row.candidates} | {row.seconds:.0f} | {shown} |")
    read, solved, proved = (sum(getattr(r, name) for r in rows) for name in ("read", "solved", "proved"))
    print(f"\n{len(rows)} files: {read} read, {solved} solved, {proved} proved; {sum(r.seconds for r in rows):.0f} s")


def wanted(path: Path, row: Row | None, chosen: argparse.Namespace) -> bool:
    """Say whether a file is to be measured."""
    done = row is not None and (row.proved or not chosen.retry)
    return not done and re.search(chosen.only, path.name) is not None


def main(arguments: list[str]) -> int:
    """Measure what is not measured yet, then print the table."""
    parser = argparse.ArgumentParser(description="SyGuS-IF files as units: read, solved, proved.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--state", type=Path, default=STATE)
    parser.add_argument("--only", default="", help="a regular expression that names have to match somewhere")
    parser.add_argument("--targets", default="python", help="what to extract")
    parser.add_argument("--seconds", type=int, default=90, help="for the search of one unit")
    parser.add_argument("--minutes", type=float, default=600.0, help="start no file after these")
    parser.add_argument("--retry", action="store_true", help="measure what is not proved again")
    parser.add_argument("--table", action="store_true", help="measure nothing")
    chosen = parser.parse_args(arguments)
    files = sorted(chosen.folder.rglob("*.sl"), key=lambda p: p.stat().st_size)
    state: Path = chosen.state.resolve()
    state.mkdir(parents=True, exist_ok=True)
    known = load(state)
    project = Project(state, Settings(unit_seconds=chosen.seconds, targets=tuple(chosen.targets.split(","))))
    todo = [] if chosen.table else [p for p in files if wanted(p, known.get(p.name), chosen)]
    started = time.monotonic()
    install_signal_handlers()
    with LocalExecutor(2) as executor:
        for first in range(0, len(todo), BATCH):
            if time.monotonic() - started > 60 * chosen.minutes:
                break
            for row in measured(todo[first : first + BATCH], project, executor):
                known[row.file] = row
                save(state, row)
                verdict = "proved" if row.proved else row.reason
                print(f"{row.file}: {verdict} ({row.seconds:.0f} s, {row.agent})", file=sys.stderr, flush=True)
    print_table([known[p.name] for p in sorted(files) if p.name in known and re.search(chosen.only, p.name)])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
