"""No verdict counts before the judge has shown, in this run and where it judges, that it tells true from false.

The tests are works like others: ``DAFNY`` stands for Z3 and Dafny, which every claim rests on, and ``LEAN`` for Lean.
Reports that carry verdicts are held back until the tests that they need are passed (``when_fit``). Workers that a run
did not start itself may be on other machines, with other provers: each of them tests itself first
(``SelfTestingWorkers``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from provenhive.candidates.expression_printer import Dialect
from provenhive.judge import JudgeSettings, lean_self_test, self_test
from provenhive.judge.lean import KINDS
from provenhive.lean_bridge.checker import Checker
from provenhive.lean_bridge.engine import EngineMissing, find_engine
from provenhive.obligations import Kind
from provenhive.pipeline.claims import ClaimDone
from provenhive.pipeline.lean_tools import compiled_library
from provenhive.swarm import Done, Executor, Lost, Progress, Report, Work
from provenhive.swarm.executor import Function

DAFNY, LEAN = "self-test:dafny", "self-test:lean"


def needed_tests(kinds: Collection[Kind], dialect: Dialect) -> dict[str, Work]:
    """Return the tests, by key, that judging obligations of these kinds needs; none if there is nothing to judge."""
    found = {DAFNY: Work(DAFNY, fitness, dialect)} if kinds else {}
    if KINDS & set(kinds):
        found[LEAN] = Work(LEAN, lean_fitness, None)
    return found


def when_fit(reports: Iterable[Report], waiting: Collection[str]) -> Iterator[Report]:
    """Yield reports; those with verdicts wait, in their order, until the tests with these keys are passed.

    What fails is yielded at once, a test that is not passed among it.
    """
    open_, held = set(waiting), list[Report]()
    for report in reports:
        if isinstance(report, Done) and report.key in open_:
            open_.discard(report.key)
            yield report
            ready = [r for r in held if not _needs(r) & open_]
            held = [r for r in held if _needs(r) & open_]
            yield from ready
        elif _needs(report) & open_:
            held.append(report)
        else:
            yield report


def _needs(report: Report) -> frozenset[str]:
    """Return the tests that a report waits for."""
    if isinstance(report, Lost) or (isinstance(report, Progress) and not isinstance(report.payload, ClaimDone)):
        return frozenset()
    return frozenset({DAFNY, LEAN}) if report.key.startswith("lean:") else frozenset({DAFNY})


def fitness(dialect: Dialect, _notify: object) -> float:
    """Test the judge with Z3 and Dafny, once in a process; return the seconds that it took.

    Raises:
        InfrastructureError: it is not fit to judge.
    """
    return _fitness(dialect)


@cache
def _fitness(dialect: Dialect) -> float:
    return self_test(JudgeSettings(dialect=dialect))


def lean_fitness(_argument: None, notify: Callable[[Any], None]) -> float:
    """Test the judge with Lean, once in a process; return the seconds that it took.

    Without an engine there is nothing to test, and nothing of Lean's to be held back.

    Raises:
        InfrastructureError: it is not fit to judge.
    """
    try:
        engine = find_engine()
    except EngineMissing:
        return 0.0
    return _lean_fitness(Checker(engine, compiled_library(engine, notify)))


@cache
def _lean_fitness(checker: Checker) -> float:
    return lean_self_test(checker)


@dataclass(frozen=True, slots=True)
class _AfterSelfTest:
    """A function of a worker that tests the worker's judge first, once in its process."""

    function: Function
    dialect: Dialect
    lean: bool

    def __call__(self, argument: Any, notify: Callable[[Any], None]) -> Any:
        fitness(self.dialect, notify)
        if self.lean:
            lean_fitness(None, notify)
        return self.function(argument, notify)


@dataclass(frozen=True, slots=True)
class SelfTestingWorkers:
    """An executor whose workers each test their own provers before the first verdict.

    ``resources`` are what work of each kind (``search``, ``lean``, ...) asks of a cluster's node.
    """

    executor: Executor
    dialect: Dialect
    resources: Mapping[Any, Mapping[str, float]] = field(default_factory=dict)

    def provide(self, data: bytes) -> str:
        """Hand on."""
        return self.executor.provide(data)

    def submit(self, work: Work, *, urgent: bool = False) -> None:
        """Hand on, with the test in front and what the work asks for."""
        kind = work.key.partition(":")[0]
        first = _AfterSelfTest(work.function, self.dialect, kind == "lean")
        asked = tuple(sorted(self.resources.get(kind, {}).items()))
        self.executor.submit(replace(work, function=first, resources=asked), urgent=urgent)

    def reports(self) -> Iterator[Report]:
        """Hand on."""
        return self.executor.reports()

    def close(self) -> None:
        """Hand on."""
        self.executor.close()
