"""A unit's way through a run."""

from __future__ import annotations

from dataclasses import dataclass

from provenhive.obligations import Obligation
from provenhive.pipeline.outcome import UnitOutcome
from provenhive.pipeline.report import UnitReport
from provenhive.records import EntryRef
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program


@dataclass
class UnitState:
    """A unit on its way through the run."""

    program: Program
    path: str
    unit: core.Unit
    obligation: Obligation
    outcome: UnitOutcome | None = None
    agent: str = ""
    text: str = ""
    entry: EntryRef | None = None
    report: UnitReport | None = None
    searching: bool = False

    @property
    def name(self) -> str:
        """The unit's full name."""
        return self.unit.name

    def entered(self, outcome: UnitOutcome, entry: EntryRef, artefacts: tuple[str, ...]) -> UnitReport:
        """Return the report of a unit that enters the ledger."""
        return UnitReport(
            self.name,
            "proved",
            self.agent,
            outcome.counts,
            round(outcome.seconds, 3),
            entry.index,
            artefacts,
            by_agent=outcome.by_agent,
        )
