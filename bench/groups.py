"""The same units under each group of agents alone and under all together: solved, candidates, seconds.

``python bench/groups.py [--groups a+b,c] [--seconds S] [--minutes M] [--state FOLDER] [--schedule turns] [--table]``.
The units are some of ``tests/quality/units``, of all themes (``UNITS``). Nothing is extracted and no ledger is written;
every group starts with an empty pool of counterexamples, and warm. ``together`` is measured first: what it proved is
the library that the librarian gets, without the unit that it is asked for. Results are kept in the state folder, one
line a unit and group: a run that was stopped, or whose minutes are over, goes on where it was.

``--model NAME`` adds a language model that runs in the process (``provenhive[local-model]``) as a group, ``--replay``
its recorded answers only.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from provenhive.pipeline.units import UnitJob, search_unit
from provenhive.search.agent import Book
from provenhive.search.agents.librarian import book_of
from provenhive.search.llm.settings import LlmGroup
from provenhive.search.registry import BUILT_IN
from provenhive.spec_lang.core import Unit
from provenhive.spec_lang.load import load_program
from provenhive.verdicts import Proved

ROOT = Path(__file__).parent.parent
STATE = ROOT / ".benchmarks" / "groups"
UNITS = {
    "relational_units": ("min_max", "remove_at", "order3", "last_index", "cube_root", "lookup"),
    "recursive_units": ("sum_from_end", "max_of", "tribonacci", "dot_product"),
    "datatypes_units": ("reverse", "tree_depth", "evaluate"),
    "mixed_units": ("clamp_all", "average", "split"),
    "further_units": ("median3", "leap"),
    "composed_units": ("smallest3", "sum_of_squares2"),
}
TOGETHER, SYMBOLIC, LIBRARIAN, EVOLUTION, MODEL = "together", "symbolic", "librarian", "evolution", "language model"
SINGLE = tuple(make().name for make in BUILT_IN if make().name != LIBRARIAN)
GROUPS: dict[str, tuple[str, ...]] = {
    TOGETHER: (*SINGLE, LIBRARIAN, EVOLUTION),
    SYMBOLIC: SINGLE,
    LIBRARIAN: (LIBRARIAN,),
    EVOLUTION: (EVOLUTION,),
    **{name: (name,) for name in SINGLE},
}


@dataclass(frozen=True, slots=True)
class Row:
    """What a group made of a unit."""

    group: str
    unit: str
    proved: bool
    candidates: int
    seconds: float
    text: str = ""


def load(state: Path) -> dict[tuple[str, str], Row]:
    """Return all results so far."""
    path = state / "results.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    rows = [Row(**json.loads(line)) for line in lines]
    return {(row.group, row.unit): row for row in rows}


def chosen_units() -> Iterator[tuple[Path, Unit]]:
    """Yield the units with their files."""
    for module, names in UNITS.items():
        path = ROOT / "tests" / "quality" / "units" / f"{module}.hspec"
        program = load_program(path)
        for name in names:
            yield path, program.unit(f"{module}.{name}")


def measure(group: str, path: Path, unit: Unit, library: tuple[Book, ...], chosen: argparse.Namespace) -> Row:
    """Search for one unit with one group."""
    models: tuple[tuple[str, LlmGroup], ...] = ()
    if group == MODEL:
        models = (("model", LlmGroup(protocol="local", model=chosen.model, max_tokens=160, constrain=True)),)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as pool:
        job = UnitJob(
            path=str(path),
            unit=unit.name,
            obligation_digest="",
            agents=("model",) if group == MODEL else GROUPS.get(group, tuple(group.split("+"))),
            candidates=200,
            seconds=chosen.seconds,
            procedure_seconds=20,
            seed=0,
            targets=(),
            pool_folder=pool,
            groups=models,
            answers=str(chosen.state / "answers"),
            replay="replay" if chosen.replay else "record",
            library=library,
            schedule=chosen.schedule,
        )
        outcome = search_unit(job, lambda _: None)
    proved = isinstance(outcome.verdict, Proved)
    spent = round(time.monotonic() - started, 2)
    return Row(group, unit.name, proved, outcome.counts.proposed, spent, outcome.text)


def print_table(rows: dict[tuple[str, str], Row], groups: list[str]) -> None:
    """Print a line for each group that was measured on all units."""
    units = sorted({unit for group, unit in rows if group == TOGETHER})
    whole = {g: [rows[g, u] for u in units] for g in groups if units and all((g, u) in rows for u in units)}
    base = sum(row.seconds for row in whole.get(TOGETHER, [])) or 1.0
    print("| group | solved | candidates | seconds | of the seconds of all together |\n|---|---|---|---|---|")
    for group, found in whole.items():
        solved, spent = sum(row.proved for row in found), sum(row.seconds for row in found)
        candidates = sum(row.candidates for row in found)
        print(f"| {group} | {solved} of {len(found)} | {candidates} | {spent:.0f} | {spent / base:.2f} |")
    for group, found in whole.items():
        print(f"\n{group} solves {', '.join(r.unit.split('.')[-1] for r in found if r.proved) or 'none'}.")


def main(arguments: list[str]) -> int:
    """Measure what is not measured yet, then print the table."""
    parser = argparse.ArgumentParser(description="Units under each group alone and together.")
    parser.add_argument("--groups", help="groups, or agents' names with '+' between, ',' between groups")
    parser.add_argument("--seconds", type=float, default=20.0, help="for one unit")
    parser.add_argument("--minutes", type=float, default=600.0, help="start no unit after these")
    parser.add_argument("--state", type=Path, default=STATE)
    parser.add_argument("--schedule", choices=("turns", "bandit"), default="bandit")
    parser.add_argument("--model", help="a local language model, as a group")
    parser.add_argument("--replay", action="store_true", help="ask the model nothing: recorded answers only")
    parser.add_argument("--table", action="store_true", help="measure nothing")
    chosen = parser.parse_args(arguments)
    chosen.state.mkdir(parents=True, exist_ok=True)
    groups = [TOGETHER, *(chosen.groups.split(",") if chosen.groups else [g for g in GROUPS if g != TOGETHER])]
    groups += [MODEL] if chosen.model else []
    rows = load(chosen.state)
    units = list(chosen_units())
    if not chosen.table:
        measure("constructive", *units[-1], (), chosen)  # starts the prover
    started = time.monotonic()
    for group in groups if not chosen.table else ():
        for path, unit in units:
            if (group, unit.name) in rows or time.monotonic() - started > 60 * chosen.minutes:
                continue
            known = [(u, rows.get((TOGETHER, u.name))) for _, u in units if u.name != unit.name]
            library = tuple(book_of(u, row.text) for u, row in known if row is not None and row.proved)
            own = library if group == LIBRARIAN else ()
            row = rows[group, unit.name] = measure(group, path, unit, own, chosen)
            with (chosen.state / "results.jsonl").open("a", encoding="utf-8") as out:
                out.write(json.dumps(asdict(row)) + "\n")
            print(f"{group}: {unit.name} {row.proved} {row.seconds:.1f} s", file=sys.stderr, flush=True)
    print_table(rows, groups)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
