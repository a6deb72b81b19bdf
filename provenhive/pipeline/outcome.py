"""What a worker brings back for one unit: everything that its certificate will say."""

from __future__ import annotations

from dataclasses import dataclass, field

from provenhive.extraction.artefact import Artefact
from provenhive.judge.theorems import Theorems
from provenhive.pipeline.report import AgentCounts, Counts, Furthest, UnitReport
from provenhive.records.evidence import VoteRecord
from provenhive.verdicts import Unknown, Verdict, word


@dataclass(frozen=True, slots=True)
class FuzzCounts:
    """How many inputs the candidate was run on, by where they came from."""

    seed: int = 0
    examples: int = 0
    boundary: int = 0
    solver: int = 0
    random: int = 0
    pool: int = 0
    discarded: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a candidate came from."""

    agent: str
    aim: str = ""
    parents: tuple[str, ...] = ()
    seed: int = 0
    prompt_digest: str | None = None


@dataclass(frozen=True, slots=True)
class ConditionCounts:
    """How many of a candidate's conditions one solver proved, which are open for it, and how many of those that it
    proved are theorems of Lean's kernel too."""

    solver: str
    version: str
    total: int
    proved: int
    open: tuple[str, ...] = ()
    proved_by_lean: int = 0


@dataclass(frozen=True, slots=True)
class UnitOutcome:
    """A unit's verdict and, where it is ``Proved``, the candidate with its evidence and extracted code.

    ``differential_runs`` says on how many inputs each file was compared, ``stages`` where the search spent its seconds.
    """

    unit: str
    verdict: Verdict
    counts: Counts
    seconds: float
    text: str = ""
    origin: Origin = Origin("")
    fuzz: FuzzCounts = FuzzCounts()
    artefacts: tuple[Artefact, ...] = ()
    differential_runs: int = 0
    messages: tuple[str, ...] = field(default=())
    furthest: Furthest | None = None
    by_agent: tuple[AgentCounts, ...] = ()
    conditions: tuple[ConditionCounts, ...] = ()
    theorems: Theorems | None = None
    vote: VoteRecord | None = None
    stages: tuple[tuple[str, float], ...] = ()


def open_report(name: str, verdict: Verdict, outcome: UnitOutcome | None) -> UnitReport:
    """Return the report of a unit that does not enter the ledger; ``outcome`` is ``None`` if nobody searched for it."""
    detail, evidence = str(verdict), tuple[str, ...]()
    if isinstance(verdict, Unknown):
        detail, evidence = f"{verdict.reason.value}: {verdict.detail}", verdict.feedback
    return UnitReport(
        name,
        word(verdict),
        candidates=outcome.counts if outcome else Counts(),
        seconds=round(outcome.seconds, 3) if outcome else 0.0,
        reason=detail.rstrip(": "),
        by_agent=outcome.by_agent if outcome else (),
        furthest=outcome.furthest if outcome else None,
        evidence=evidence,
    )
