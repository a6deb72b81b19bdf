"""Where a unit's search spends its time: seconds by stage, in the order in which a warm prover is asked."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from provenhive.candidates.syntax import Candidate
from provenhive.search.agent import Agent, Feedback, Learner, Outcome, Proposal, Task
from provenhive.search.filter import Conditions, Fuzzer, Look, Prover
from provenhive.search.weighing import Weighed
from provenhive.verdicts import Verdict

T = TypeVar("T")

REST = "rest"
PROVERS = ("look", "judge")


class Stages:
    """A stopwatch that is in one stage at a time; between two calls of provers, seconds are summed up by stage."""

    def __init__(self) -> None:
        """Start, outside of every stage."""
        self._now = REST
        self._since = time.monotonic()
        self._block: dict[str, float] = {}
        self._blocks: list[tuple[str, float]] = []

    @contextmanager
    def within(self, stage: str) -> Iterator[None]:
        """Count what goes by as time of this stage."""
        before = self._switch(stage)
        try:
            yield
        finally:
            self._switch(before)

    def ended(self) -> tuple[tuple[str, float], ...]:
        """Return stages with their seconds so far; what a prover's call divides comes apart."""
        self._switch(self._now)
        return (*self._blocks, *_rounded(self._block))

    def _switch(self, stage: str) -> str:
        before, now = self._now, time.monotonic()
        self._block[before] = self._block.get(before, 0.0) + now - self._since
        if before in PROVERS:
            self._blocks += _rounded(self._block)
            self._block = {}
        self._now, self._since = stage, now
        return before


def _rounded(block: dict[str, float]) -> list[tuple[str, float]]:
    return [(stage, round(seconds, 6)) for stage, seconds in block.items() if seconds > 0]


@dataclass(frozen=True)
class TimedAgent:
    """An agent whose proposals cost time of the stage ``propose``."""

    agent: Agent
    stages: Stages

    @property
    def name(self) -> str:
        """The agent's own name."""
        return self.agent.name

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield the agent's proposals."""
        proposals = self.agent.propose(task, feedback)
        while True:
            with self.stages.within("propose"):
                proposal = next(proposals, None)
            if proposal is None:
                return
            yield proposal

    def learn(self, outcome: Outcome) -> None:
        """Pass a verdict on to an agent that learns."""
        if isinstance(self.agent, Learner):
            with self.stages.within("propose"):
                self.agent.learn(outcome)


@dataclass(frozen=True)
class TimedProver:
    """A prover whose calls are the stages ``look`` and ``judge``."""

    prover: Prover
    stages: Stages

    def look(self, candidate: Candidate, *, effort: int) -> Look:
        """Look at a candidate."""
        with self.stages.within("look"):
            return self.prover.look(candidate, effort=effort)

    def judge(self, text: str) -> Verdict:
        """Judge a candidate's text."""
        with self.stages.within("judge"):
            return self.prover.judge(text)


@dataclass(frozen=True)
class TimedFuzzer:
    """A fuzzer whose runs are the stage ``fuzz``."""

    fuzzer: Fuzzer
    stages: Stages

    def test(self, candidate: Candidate) -> Any:
        """Run a candidate."""
        with self.stages.within("fuzz"):
            return self.fuzzer.test(candidate)


@dataclass(frozen=True)
class TimedConditions:
    """Conditions whose examination is the stage ``conditions``."""

    conditions: Conditions
    stages: Stages

    def weigh(self, candidate: Candidate) -> Weighed:
        """Look at a candidate's conditions."""
        with self.stages.within("conditions"):
            return self.conditions.weigh(candidate)


def timed(function: Callable[[Candidate], T], stages: Stages) -> Callable[[Candidate], T]:
    """Return a function whose calls are part of the stage ``fuzz``."""

    def call(candidate: Candidate) -> T:
        with stages.within("fuzz"):
            return function(candidate)

    return call
