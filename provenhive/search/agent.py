"""The one interface of all agents: a task and feedback go in, proposals come out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from provenhive.spec_lang.core import Program, Unit


@dataclass(frozen=True, slots=True)
class Book:
    """A candidate that was proved for some unit: its qualified name, names and types of its signature, and the text."""

    unit: str
    parameters: tuple[tuple[str, str], ...]
    results: tuple[tuple[str, str], ...]
    text: str


@dataclass(frozen=True, slots=True)
class Task:
    """A unit to implement, in its program. ``seed`` makes an agent's choices repeatable.

    ``library`` holds what was proved before, newest first.
    """

    program: Program
    unit: Unit
    seed: int = 0
    library: tuple[Book, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate as text (see ``candidates.syntax``), with where it came from.

    ``aim`` is what it tries to be good at (``iterative``, ``recursive``, ``direct``...); ``parents`` are digests of the
    candidates it was made from; ``prompt_digest`` is set by agents that ask a language model. ``red_flag`` says why
    the answer is to be discarded unread, if it is.
    """

    text: str
    agent: str
    aim: str = ""
    parents: tuple[str, ...] = ()
    seed: int = 0
    prompt_digest: str | None = None
    red_flag: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the filter said of an earlier proposal: feedback for every agent of the task.

    ``share`` is how much was passed of what the stage asks: for ``fuzz`` of the inputs, for ``conditions`` and
    ``proof`` of the verification conditions. ``None`` if that was not measured: inputs are only counted where an agent
    asks for it (``compares_shares``).
    """

    proposal: Proposal
    stage: str  # red flag, gate, fuzz, conditions (a claim of the candidate's own is false), proof
    verdict: str  # the word of the verdict
    messages: tuple[str, ...] = ()  # failing obligations with positions in the proposal's own text
    counterexample: tuple[tuple[str, str], ...] = ()
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Feedback:
    """All outcomes so far, oldest first."""

    outcomes: tuple[Outcome, ...] = field(default=())


class Agent(Protocol):
    """A generator of candidates. An agent never raises for a task that it cannot do: it proposes nothing."""

    @property
    def name(self) -> str:
        """The name that certificates carry."""
        ...

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield proposals, most promising first. Called again with fresh feedback when the first ones failed."""
        ...


@runtime_checkable
class Learner(Protocol):
    """An agent that is told each verdict of its task as it falls, before it is asked for its next proposal."""

    def learn(self, outcome: Outcome) -> None:
        """Take a verdict: of a proposal of its own or of another agent's."""
        ...


def compares_shares(agent: Agent) -> bool:
    """Say whether an agent reads the shares of failed candidates, as its attribute of this name tells.

    To count the inputs that a failed candidate is right on costs more than to find the one that it fails on.
    """
    return bool(getattr(agent, "compares_shares", False))
