"""Verdicts: a closed sum that no error and no opinion can enter.

``Proved`` is made by the judge only: every constructor asks for a mint that ``provenhive.judge`` alone imports
(held by an
import-linter contract), so no other stage can claim a proof by accident.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from provenhive.errors import ProvenHiveError


class ForgedVerdict(ProvenHiveError):
    """Something other than the judge tried to make a ``Proved``."""


class _Mint:
    """The right to say ``Proved``."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "mint"

    def __reduce__(self) -> str:
        # A verdict that comes back from a worker process holds this very mint again.
        return "_mint"


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


@dataclass(frozen=True, slots=True)
class Proved:
    """Established by the named provers, with positive evidence."""

    evidence: tuple[ProverEvidence, ...]
    mint: _Mint = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.mint is not _mint:
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
