"""SyGuS-IF files as units: how many are read, solved and proved, by whom and in how many seconds.

``python bench/sygus.py FOLDER [--state FOLDER] [--only TEXT] [--seconds S] [--minutes M] [--retry] [--table]``.
Each ``.sl`` file below the folder goes the whole way of ``provenhive import sygus`` and ``provenhive prove``: contract,
search, Dafny in a fresh process, second opinion, extraction, ledger. *Solved* says that a candidate was found that
neither runs nor conditions refuted; *proved* that each of the file's units has its entry in the ledger.

Results are kept in the state folder (``.benchmarks/sygus`` unless given), one line a file, and the ledger with them: a
run that was stopped, or whose minutes are over, goes on with the next file. ``--retry`` takes up what is not proved
again; ``--table`` only prints. The files of SyGuS-Comp carry no licence and are no part of this project:
https://github.com/SyGuS-Org/benchmarks, ``comp/2019/CLIA_Track``.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from provenhive.errors import ProvenHiveError
from provenhive.imports.names import Names
from provenhive.imports.sygus_units import import_sygus
from provenhive.pipeline.project import Project, Settings, open_log
from provenhive.pipeline.prove import prove
from provenhive.pipeline.report import RunReport
from provenhive.spec_lang.diagnostics import Source, SpecificationError
from provenhive.spec_lang.parser import normalise
from provenhive.swarm import LocalExecutor
from provenhive.toolchain.groups import install_signal_handlers

STATE = Path(__file__).parent.parent / ".benchmarks" / "sygus"
RESULTS = "results.jsonl"


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


def measured(path: Path, state: Path, seconds: int, executor: LocalExecutor) -> Row:
    """Import and prove one file."""
    started = time.monotonic()
    try:
        specification = import_file(path, state)
    except SpecificationError as error:
        return Row(path.name, read=False, reason=error.diagnostics[0].message)
    project = Project(state, Settings(unit_seconds=seconds))
    log = open_log(project, write=True)
    with log.ledger:
        try:
            report = prove([specification], path.name, project, log, lambda event: None, executor=executor)
        except ProvenHiveError as error:
            return Row(path.name, True, seconds=time.monotonic() - started, reason=f"error: {error}")
    return judged(path.name, report, round(time.monotonic() - started, 1))


def judged(name: str, report: RunReport, seconds: float) -> Row:
    """Return the row of a run over one file."""
    solved = all(u.verdict == "proved" or u.candidates.unknown for u in report.units)
    reasons = [u.reason for u in report.units if u.reason] + [o.reason for o in report.obligations if o.reason]
    agents = dict.fromkeys(u.agent for u in report.units if u.agent)
    proposed = sum(u.candidates.proposed for u in report.units)
    reason = "; ".join(reasons)[:300]
    return Row(name, True, solved, report.all_proved, seconds, proposed, ", ".join(agents), reason)


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


def main(arguments: list[str]) -> int:
    """Measure what is not measured yet, then print the table."""
    parser = argparse.ArgumentParser(description="SyGuS-IF files as units: read, solved, proved.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--state", type=Path, default=STATE)
    parser.add_argument("--only", default="", help="only files whose name contains this")
    parser.add_argument("--seconds", type=int, default=90, help="for the search of one unit")
    parser.add_argument("--minutes", type=float, default=600.0, help="start no file after these")
    parser.add_argument("--retry", action="store_true", help="measure what is not proved again")
    parser.add_argument("--table", action="store_true", help="measure nothing")
    chosen = parser.parse_args(arguments)
    files = sorted(chosen.folder.rglob("*.sl"), key=lambda p: p.stat().st_size)
    state: Path = chosen.state.resolve()
    state.mkdir(parents=True, exist_ok=True)
    known = load(state)
    started = time.monotonic()
    install_signal_handlers()
    with LocalExecutor(2) as executor:
        for path in files if not chosen.table else ():
            row = known.get(path.name)
            done = row is not None and (row.proved or not chosen.retry)
            if done or chosen.only not in path.name or time.monotonic() - started > 60 * chosen.minutes:
                continue
            row = known[path.name] = measured(path, state, chosen.seconds, executor)
            save(state, row)
            verdict = "proved" if row.proved else row.reason
            print(f"{row.file}: {verdict} ({row.seconds:.0f} s, {row.agent})", file=sys.stderr, flush=True)
    print_table([known[p.name] for p in sorted(files) if p.name in known and chosen.only in p.name])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
