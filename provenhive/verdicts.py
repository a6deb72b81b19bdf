"""Verdicts: a closed sum that no error and no opinion can enter.

``Proved`` is made by the judge only: its constructor asks for a mint that ``provenhive.judge`` alone names (a test
looks through all modules), and that a verdict does not carry: a copy with other evidence has to show the mint too. So
no other stage can claim a proof by accident.
"""

from __future__ import annotations

from dataclasses import InitVar, dataclass
from enum import Enum
from typing import Literal

from provenhive.errors import ProvenHiveError


class ForgedVerdict(ProvenHiveError):
    """Something other than the judge tried to make a ``Proved``."""


class _Mint:
    """The right to say ``Proved``."""

    __slots__ = ()


_mint = _Mint()


@dataclass(frozen=True, slots=True)
class ProverEvidence:
    """What one prover run established: the tool, how it ran, and the procedure or theorem that it named as correct.

    ``role`` is ``judge`` for what the verdict rests on, ``second-opinion`` for what only agrees.
    """

    prover: str
    version: str
    flags: tuple[str, ...]
    established: tuple[str, ...]
    seconds: float
    resources: int | None = None  # prover resource units, where the prover reports them
    axioms: tuple[str, ...] = ()
    fresh_process: bool = True
    text_digest: str = ""
    role: Literal["judge", "second-opinion"] = "judge"


class UnknownReason(Enum):
    """Why a question is open."""

    TIME = "time"
    MEMORY = "memory"
    RESOURCES = "resources"
    GAVE_UP = "prover gave up"
    CRASHED = "prover crashed"
    NO_CANDIDATE = "no candidate"
    NO_JUDGE = "no judge yet"
    BUDGET = "budget"
    PREMISE = "a premise is not proved"
    DISAGREEMENT = "provers disagree"

    @property
    def ran_out(self) -> bool:
        """Whether the prover met a limit: with more of it, it might have answered."""
        return self in (UnknownReason.TIME, UnknownReason.MEMORY, UnknownReason.RESOURCES)


@dataclass(frozen=True, slots=True)
class Proved:
    """Established by the named provers, with positive evidence."""

    evidence: tuple[ProverEvidence, ...]
    mint: InitVar[_Mint]

    def __post_init__(self, mint: _Mint) -> None:
        if mint is not _mint:
            raise ForgedVerdict("a proved verdict was made outside the judge")
        if not self.evidence:
            raise ForgedVerdict("a proved verdict without evidence")


@dataclass(frozen=True, slots=True)
class TraceStep:
    """A state of a machine and how it came about: ``operation`` is empty for an initial state.

    ``values`` are the operation's parameters and results, ``state`` the state's variables, in ``.hspec`` notation.
    """

    operation: str
    values: tuple[tuple[str, str], ...]
    state: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        state = ", ".join(f"{name} = {value}" for name, value in self.state)
        arguments = ", ".join(f"{name} = {value}" for name, value in self.values)
        return f"{self.operation}({arguments}) -> {state}" if self.operation else f"initially {state}"


@dataclass(frozen=True, slots=True)
class Refuted:
    """False, as the evaluator confirmed on the given input.

    ``counterexample`` maps names to values in ``.hspec`` notation; ``explanation`` says what fails there. ``trace``
    leads a machine from an initial state to one in which it fails.
    """

    counterexample: tuple[tuple[str, str], ...]
    explanation: str
    trace: tuple[TraceStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """Open: nothing was established either way."""

    reason: UnknownReason
    detail: str = ""
    feedback: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """Discarded unread or refused by the gate; ``category`` is a stable word, ``detail`` is for people."""

    category: str
    detail: str
    red_flag: bool = False


Verdict = Proved | Refuted | Unknown | Rejected


def word(verdict: Verdict) -> str:
    """Return the verdict as the one word that reports and JSON use."""
    match verdict:
        case Proved():
            return "proved"
        case Refuted():
            return "refuted"
        case Unknown():
            return "unknown"
        case Rejected():
            return "rejected"
