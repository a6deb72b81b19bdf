"""Measures the whole filter on two processes against one Dafny command line a candidate, in one run.

Usage: python bench/filter.py [--candidates N] [--units M] [--sample K] [--seed S] [--jobs J] [--right R]
       [--made FILE] [--all]

``N`` (default 5,200) different candidates for ``M`` (default 42) units of ``examples/``, nearly all of them wrong,
are made by changing proved solutions and by enumeration (``bench/generated.py``). Small changes often leave a solution
right, or wrong in its proof alone; of those that no run of the filter's fuzzing tells from a right one, ``R`` (default
2) a unit are kept, the solution among them; ``--right 1000`` keeps all. The filter is the one that ``prove``
runs: gate, repeats, fuzzing, conditions, warm Dafny, judge in a fresh process with second opinion; it goes on until
every candidate has a verdict. Its clock starts before its processes do; making the candidates is not in it. Then
Dafny's command line judges ``K`` (default 60) of the candidates drawn at random, one process each, one after the other
and two at once; that mean stands for all. Verdicts are compared on the sample and on all that the filter proved, with
``--all`` on every candidate: warm Dafny servers, which say what the command line says (``bench/warm_servers.py``), are
asked about the rest. The exit code is 1 if one differs.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generated import generated, solutions

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.names import Names
from provenhive.candidates.printer import print_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.canonical import digest_bytes
from provenhive.dafny_bridge import (
    RETRY_PROFILES,
    STOCK,
    DafnyFailure,
    DafnyLimits,
    DafnyRun,
    ServerPool,
    SolverProfile,
    raw_objections,
    run_cli,
)
from provenhive.dafny_bridge.render import Premises, render
from provenhive.pipeline.premises import premises_of
from provenhive.pipeline.units import UnitJob, unit_search
from provenhive.search.agent import Feedback, Proposal, Task
from provenhive.search.fuzz import UnitFuzzer
from provenhive.search.scheduling.trace import TraceEvent
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_program
from provenhive.swarm import Done, LocalExecutor, Lost, Work

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"
SECONDS = 20
"""Dafny's limit for a procedure, both ways."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a worker is to do for a unit: make candidates, or judge them."""

    unit: str
    solution: str = ""
    count: int = 0
    seed: int = 0
    right: int = 0
    texts: tuple[str, ...] = ()
    pool: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """The end of each candidate of a unit: its stage and verdict, by digest; and the seconds of it all."""

    unit: str
    fates: dict[str, tuple[str, str]]
    seconds: float


class Stream:
    """An agent that proposes given texts, once."""

    name = "given"

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        if not feedback.outcomes:
            yield from (Proposal(text, self.name) for text in self._texts)


@cache
def program_of(unit: str) -> Program:
    return load_program(EXAMPLES / f"{unit.split('.')[0]}.hspec")


@cache
def given(unit: str) -> Premises:
    program = program_of(unit)
    return premises_of(program, Evaluator(program))


def make(job: Made, _notify: Callable[[Any], None]) -> list[str]:
    """Make a unit's candidates, in a worker."""
    program = program_of(job.unit)
    unit = program.unit(job.unit)
    texts = generated(program, unit, job.solution, job.count * 3 // 2, job.seed)
    solution = parse_candidate(job.solution, program, unit)
    if not isinstance(solution, Candidate):
        raise TypeError(f"the gate refuses the solution of {job.unit}")
    own = print_candidate(solution, Names(program))
    evaluator = Evaluator(program)
    fuzzer = UnitFuzzer(program, unit, evaluator=evaluator, parts={}, seed=job.seed)
    kept, survivors = [own], 1
    for text in texts:
        candidate = parse_candidate(text, program, unit)
        if text == own or not isinstance(candidate, Candidate):
            continue
        survives = fuzzer.refute(candidate).failure is None
        if survives and survivors >= job.right:
            continue
        survivors += survives
        kept.append(text)
        if len(kept) == job.count:
            break
    random.Random(f"{job.seed}:{job.unit}").shuffle(kept)
    return kept


def judge(job: Made, _notify: Callable[[Any], None]) -> Judged:
    """Run the filter of ``prove`` on given candidates until each has a verdict, in a worker."""
    started = time.monotonic()
    work = UnitJob(
        path=str(EXAMPLES / f"{job.unit.split('.')[0]}.hspec"),
        unit=job.unit,
        obligation_digest="",
        agents=(),
        candidates=sys.maxsize,
        seconds=float("inf"),
        procedure_seconds=SECONDS,
        seed=0,
        targets=(),
        pool_folder=job.pool,
        variants=sys.maxsize,
    )
    search = unit_search(work, [Stream(job.texts)])
    events: list[TraceEvent] = []
    search.filter.observe = events.append
    search.filter.run()
    fates: dict[str, tuple[str, str]] = {}
    for event in events:
        fates[event.candidate] = (event.stage, event.verdict)
    for event in events:
        if event.stage == "repeated":
            fates[event.candidate] = ("repeated", fates[event.parents[0]][1])
    return Judged(job.unit, fates, time.monotonic() - started)


def spread(jobs: int, function: Callable[..., Any], works: Sequence[Made]) -> list[Any]:
    """Run a function on all works in worker processes and return the answers."""
    found = []
    with LocalExecutor(jobs) as executor:
        for work in works:
            executor.submit(Work(work.unit, function, work))
        for report in executor.reports():
            if isinstance(report, Lost):
                raise report.error
            if isinstance(report, Done):
                found.append((report.key, report.result))
                if isinstance(report.result, Judged):
                    ends = Counter(report.result.fates.values())
                    shown = ", ".join(
                        f"{number} {stage} {verdict}" for (stage, verdict), number in sorted(ends.items())
                    )
                    sys.stderr.write(
                        f"{len(found)} of {len(works)}: {report.key}, {report.result.seconds:.1f} s: {shown}\n"
                    )
    return found


def naive(item: tuple[str, str], profile: SolverProfile = STOCK) -> tuple[bool, float]:
    """Return whether Dafny's command line proves a candidate, and the seconds."""
    return asked(item, lambda text, limits: run_cli(text, limits, profile))


def asked(item: tuple[str, str], verify: Callable[[str, DafnyLimits], DafnyRun]) -> tuple[bool, float]:
    """Return whether a Dafny proves a candidate, and the seconds."""
    unit, text = item
    program = program_of(unit)
    candidate = parse_candidate(text, program, program.unit(unit))
    if not isinstance(candidate, Candidate):
        raise TypeError(f"the gate refuses {text}")
    rendered = render(program, candidate, given(unit))
    started = time.monotonic()
    try:
        proved = not raw_objections(verify(rendered.text, DafnyLimits(procedure_seconds=SECONDS)), rendered.required)
    except DafnyFailure as failure:
        if failure.limit is None:
            raise
        proved = False
    return proved, time.monotonic() - started


def digest(text: str) -> str:
    return digest_bytes(text.encode())


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--candidates", type=int, default=5_200)
    parser.add_argument("--units", type=int, default=42)
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--right", type=int, default=2)
    parser.add_argument("--all", action="store_true", help="compare the verdicts of all candidates")
    parser.add_argument("--only", help="units whose names hold this")
    parser.add_argument(
        "--made", type=Path, help="candidates of an earlier run; made and written there if it is missing"
    )
    parser.add_argument("--make-only", action="store_true", help="stop when the candidates are made")
    options = parser.parse_args()
    solved = {u: t for u, t in solutions(HERE / "solutions.toml").items() if not options.only or options.only in u}
    solved = dict(list(solved.items())[: options.units])
    if options.make_only and not options.made:
        parser.error("--make-only needs --made FILE")
    each = -(-options.candidates // len(solved))
    if options.made and options.made.exists():
        made = json.loads(options.made.read_text(encoding="utf-8"))
    else:
        made = dict(
            spread(options.jobs, make, [Made(u, t, each, options.seed, options.right) for u, t in solved.items()])
        )
        if options.made:
            options.made.write_text(json.dumps(made), encoding="utf-8")
    if options.make_only:
        return 0
    items = [(unit, text) for unit, texts in sorted(made.items()) for text in texts]
    sys.stdout.write(f"{len(items)} different candidates for {len(made)} units\n")

    with tempfile.TemporaryDirectory() as pool:
        started = time.monotonic()
        works = [Made(unit, texts=tuple(texts), pool=pool) for unit, texts in sorted(made.items())]
        answers: list[Judged] = [found for _, found in spread(options.jobs, judge, works)]
        wall = time.monotonic() - started
    fates = {(answer.unit, key): fate for answer in answers for key, fate in answer.fates.items()}
    for (stage, verdict), number in sorted(Counter(fates.values()).items()):
        sys.stdout.write(f"{number:7} {stage}: {verdict}\n")
    for answer in sorted(answers, key=lambda a: -a.seconds)[:5]:
        sys.stdout.write(f"{answer.seconds:7.1f} s for {answer.unit}\n")
    if len(fates) != len(items):
        sys.stdout.write(f"{len(items) - len(fates)} candidates have no verdict\n")
        return 1
    sys.stdout.write(
        f"the filter, {options.jobs} processes: {wall:.1f} s, {len(items) / wall:.1f} candidates a second\n"
    )
    sys.stdout.flush()
    return compared(items, fates, wall, options) if options.sample else 0


def compared(
    items: list[tuple[str, str]],
    fates: dict[tuple[str, str], tuple[str, str]],
    wall: float,
    options: argparse.Namespace,
) -> int:
    """Judge a sample, and all that was proved, by the command line; print the ratio and what differs."""
    size, seed = options.sample, options.seed

    def proved_of(item: tuple[str, str]) -> bool:
        return fates[item[0], digest(item[1])][1] == "proved"

    sample = random.Random(seed).sample(items, min(size, len(items)))
    started = time.monotonic()
    alone = {item: naive(item) for item in sample}
    one = (time.monotonic() - started) / len(sample)
    spent = [seconds for _, seconds in alone.values()]
    error = statistics.stdev(spent) / len(spent) ** 0.5
    started = time.monotonic()
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(naive, sample))
    two = (time.monotonic() - started) / len(sample)
    rest = [i for i in items if proved_of(i) and i not in alone]
    with ThreadPoolExecutor(2) as threads:
        alone.update(zip(rest, threads.map(naive, rest), strict=True))
    sys.stdout.write(
        f"the command line, {len(sample)} drawn at random: {one:.2f} s a candidate one after the other "
        f"(standard error {error:.2f}, from {min(spent):.2f} to {max(spent):.2f}), {two:.2f} s two at once\n"
        f"ratio: {one * len(items) / wall:.1f} times (two at once: {two * len(items) / wall:.1f})\n"
    )
    sys.stdout.flush()
    which = "all" if options.all else "the sample and all proved"
    if options.all:
        rest = random.Random(seed).sample(items, len(items))
        alone.update(by_servers([i for i in rest if i not in alone], options.jobs, proved_of))
    different = [i for i, (proved, _) in alone.items() if proved != proved_of(i)]
    # Where time is up, the judge gives Z3 its other arithmetic; the command line gets it here too.
    again = {i: any(naive(i, profile)[0] for profile in RETRY_PROFILES) for i in different if not alone[i][0]}
    different = [i for i in different if not again.get(i, False)]
    sys.stdout.write(
        f"verdicts compared on {len(alone)} ({which}; {len(again)} asked again under each profile of"
        f" the judge): {len(different)} differ\n"
    )
    for unit, text in different:
        sys.stdout.write(f"{unit} {fates[unit, digest(text)]}\n{text}\n")
    return 1 if different else 0


def by_servers(
    items: Sequence[tuple[str, str]], servers: int, expected: Callable[[tuple[str, str]], bool]
) -> Iterator[tuple[tuple[str, str], tuple[bool, float]]]:
    """Yield each candidate with the answer of a warm Dafny server, and report how far they are.

    A run that is stopped has said what it saw so far: ``items`` come in their order, in random order best.
    """
    started, different = time.monotonic(), 0
    with ServerPool(servers) as pool, ThreadPoolExecutor(servers) as threads:
        answers = threads.map(lambda item: asked(item, pool.verify), items)
        for number, (item, answer) in enumerate(zip(items, answers, strict=True), 1):
            yield item, answer
            different += answer[0] != expected(item)
            if number % 100 == 0 or number == len(items):
                spent = time.monotonic() - started
                sys.stderr.write(
                    f"{number} of {len(items)} asked of warm servers, {spent:.0f} s, {different} answer otherwise\n"
                )


if __name__ == "__main__":
    sys.exit(main())
