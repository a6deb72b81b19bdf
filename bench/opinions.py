"""Compares the verification conditions with Dafny on generated programs, right and wrong; no cell may contradict.

Usage: python bench/opinions.py [--each N] [--units M] [--seed S] [--seconds T] [--state FILE]

For ``M`` (default all) units of ``examples/`` their proved solution and ``N`` (default 6) changed ones
(``bench/generated.py``) are put to both: half of the changed ones survive the filter's fuzzing, as far as there are
such, the others fail in a run. Dafny gets ``T`` (default 10) seconds a procedure on a warm server, the conditions
their full limits. A program that the evaluator saw fail is wrong, whoever proves it. The exit code is 1 for a
contradiction: one side proves what the other refutes, or either proves what fails in a run. ``--state`` keeps a line
for each program: a run that was stopped goes on where it was.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from generated import generated, solutions

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.names import Names
from provenhive.candidates.printer import print_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.canonical import digest_bytes
from provenhive.conditions.examining import Examiner, Status
from provenhive.dafny_bridge import DafnyFailure, DafnyLimits, Outcome, ServerPool, raw_objections
from provenhive.dafny_bridge.render import Premises, render
from provenhive.pipeline.premises import premises_of
from provenhive.search.fuzz import UnitFuzzer
from provenhive.spec_lang.core import Program, Unit
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_program

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"
OURS = ("proved", "refuted", "open")
DAFNYS = ("proved", "errors", "no answer in time")
_MADE = 40


@dataclass(frozen=True, slots=True)
class Row:
    """What each side said of a program; ``fails`` if a run of it breaks its contract or leaves a domain."""

    unit: str
    digest: str
    ours: str
    dafny: str
    fails: bool
    seconds: tuple[float, float]
    text: str = ""

    @property
    def contradiction(self) -> bool:
        """Say whether one side proves what another refutes."""
        proved = (self.ours == "proved", self.dafny == "proved")
        return (self.ours == "refuted" and proved[1]) or (self.fails and any(proved))


def chosen(program: Program, unit: Unit, solution: str, each: int, seed: int) -> list[tuple[Candidate, str, bool]]:
    """Return the solution and changed ones with their texts, and whether a run of it fails."""
    fuzzer = UnitFuzzer(program, unit, evaluator=Evaluator(program), parts={}, seed=seed)
    right = parse_candidate(solution, program, unit)
    assert isinstance(right, Candidate), solution
    own = print_candidate(right, Names(program))
    found: dict[bool, list[tuple[Candidate, str, bool]]] = {True: [], False: []}
    for text in generated(program, unit, solution, _MADE, seed):
        candidate = parse_candidate(text, program, unit)
        if isinstance(candidate, Candidate) and text != own:
            failure = fuzzer.fuzz(candidate).failure
            found[failure is not None].append((candidate, text, failure is not None))
    survivors = found[False][: each // 2]
    return [(right, own, fuzzer.fuzz(right).failure is not None), *survivors, *found[True][: each - len(survivors)]]


def of_conditions(program: Program, evaluator: Evaluator, candidate: Candidate) -> str:
    """Return what the conditions say. What only invariants admit, behind a loop that no run reaches, is open."""
    found = Examiner(program, evaluator).examine(candidate, until=lambda o: o.status is Status.REFUTED)
    return "refuted" if found.refuted else "proved" if found.proved else "open"


def of_dafny(program: Program, premises: Premises, candidate: Candidate, servers: ServerPool, seconds: int) -> str:
    """Return what Dafny says: errors are obligations that it does not prove, no counterexamples."""
    rendered = render(program, candidate, premises, flat=True)
    try:
        run = servers.verify(rendered.text, DafnyLimits(procedure_seconds=seconds, wall_seconds=60 + 6 * seconds))
    except DafnyFailure as failure:
        if failure.limit is None:
            raise
        return DAFNYS[2]
    if not raw_objections(run, rendered.required):
        return DAFNYS[0]
    outcomes = {procedure.outcome for procedure in run.procedures}
    return DAFNYS[1] if Outcome.ERRORS in outcomes or not run.accepted else DAFNYS[2]


def compared(options: argparse.Namespace, servers: ServerPool, known: dict[tuple[str, str], Row]) -> Iterator[Row]:
    """Yield the rows of all programs, those that are known first asked for nothing."""
    found = solutions(HERE / "solutions.toml")
    for name, solution in list(found.items())[: options.units]:
        program = load_program(EXAMPLES / f"{name.split('.')[0]}.hspec")
        evaluator = Evaluator(program)
        premises = premises_of(program, evaluator)
        for candidate, text, fails in chosen(program, program.unit(name), solution, options.each, options.seed):
            digest = digest_bytes(text.encode())
            if (row := known.get((name, digest))) is None:
                started = time.monotonic()
                ours = of_conditions(program, evaluator, candidate)
                between = time.monotonic()
                dafny = of_dafny(program, premises, candidate, servers, options.seconds)
                spent = (round(between - started, 3), round(time.monotonic() - between, 3))
                row = Row(name, digest, ours, dafny, fails, spent, text)
            yield row


def print_table(rows: list[Row]) -> None:
    """Print conditions against Dafny: programs, and in brackets how many of them fail in a run."""
    cells = Counter((row.ours, row.dafny) for row in rows)
    failing = Counter((row.ours, row.dafny) for row in rows if row.fails)
    print(f"| conditions | {' | '.join(f'Dafny: {said}' for said in DAFNYS)} |\n|---|---|---|---|")
    for ours in OURS:
        print(f"| {ours} | {' | '.join(f'{cells[ours, d]} ({failing[ours, d]})' for d in DAFNYS)} |")
    units = len({row.unit for row in rows})
    times = [sum(row.seconds[side] for row in rows) / len(rows) for side in (0, 1)]
    print(f"\n{len(rows)} programs of {units} units, {sum(r.fails for r in rows)} of which fail in a run;")
    print(f"{times[0]:.2f} s a program for the conditions, {times[1]:.2f} s for a warm Dafny")


def main() -> int:
    """Compare, and print the table and what contradicts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=6)
    parser.add_argument("--units", type=int, default=None)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--state", type=Path)
    options = parser.parse_args()
    lines = options.state.read_text(encoding="utf-8").splitlines() if options.state and options.state.exists() else []
    read = [json.loads(line) for line in lines]
    known = {(r["unit"], r["digest"]): Row(**{**r, "seconds": tuple(r["seconds"])}) for r in read}
    rows: list[Row] = []
    with ServerPool(1) as servers:
        for row in compared(options, servers, known):
            rows.append(row)
            if options.state and (row.unit, row.digest) not in known:
                with options.state.open("a", encoding="utf-8") as out:
                    out.write(json.dumps(asdict(row)) + "\n")
    print_table(rows)
    contradictions = [row for row in rows if row.contradiction]
    for row in rows:
        if row.contradiction or (row.ours == "proved" and row.dafny == "errors"):
            what = "CONTRADICTION" if row.contradiction else "proved by the conditions alone"
            print(f"\n{what}: {row.unit}, conditions {row.ours}, Dafny {row.dafny}, fails in a run: {row.fails}")
            print(row.text)
    print(f"\n{len(contradictions)} contradictions")
    return 1 if contradictions else 0


if __name__ == "__main__":
    sys.exit(main())
