"""What a run says of itself while it goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from provenhive.pipeline.report import Counts, ObligationReport, UnitReport


@dataclass(frozen=True, slots=True)
class Started:
    """The run knows what there is to do."""

    obligations: int
    units: int
    resumed: int


@dataclass(frozen=True, slots=True)
class ObligationDone:
    """An obligation of the specification has its verdict."""

    report: ObligationReport


@dataclass(frozen=True, slots=True)
class UnitProgress:
    """A unit is being worked on: how far its candidates got, and what is going on."""

    unit: str
    counts: Counts
    stage: str


@dataclass(frozen=True, slots=True)
class UnitDone:
    """A unit has its verdict."""

    report: UnitReport


@dataclass(frozen=True, slots=True)
class Note:
    """Something that people should read: a first key was made, the judge was found fit."""

    text: str


Event = Started | ObligationDone | UnitProgress | UnitDone | Note
Listener = Callable[[Event], None]
