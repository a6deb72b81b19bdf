"""What a run says of itself while it goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from provenhive.pipeline.outcome import UnitOutcome
from provenhive.pipeline.report import Counts, ObligationReport, UnitReport
from provenhive.swarm import Done
from provenhive.verdicts import Proved


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
    """Something that people should read: a first key was made, the judge was found fit.

    A ``warning`` is in the run's report too.
    """

    text: str
    warning: bool = False


@dataclass(frozen=True, slots=True)
class WorkDone:
    """A worker has done a piece of work, and the main process has dealt with what came of it.

    ``key`` is its kind and what it was about, ``path`` the specification; ``seconds`` were spent in the worker,
    ``delay`` on its start and on the way, ``handling`` in the main process, ledger included. ``stages`` are those of a
    unit's search, in order; ``proved`` says whether it found a proof.
    """

    key: str
    path: str
    worker: str
    seconds: float
    delay: float
    handling: float
    stages: tuple[tuple[str, float], ...] = ()
    proved: bool = False


def work_done(done: Done, path: str, handling: float, outcome: UnitOutcome | None) -> WorkDone:
    """Return the event for a report of an executor; ``outcome`` is that of a unit's search."""
    stages = outcome.stages if outcome is not None else ()
    proved = outcome is not None and isinstance(outcome.verdict, Proved)
    times = (round(done.seconds, 6), round(done.delay, 6), round(handling, 6))
    return WorkDone(done.key, path, done.worker, *times, stages, proved)


Event = Started | ObligationDone | UnitProgress | UnitDone | Note | WorkDone
Listener = Callable[[Event], None]
