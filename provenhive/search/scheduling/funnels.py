"""Two runs compared by their funnels: how many candidates of each agent ended where, unit by unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from provenhive.search.scheduling.trace import TraceEvent

Place = tuple[str, str, str, str]
"""Unit, agent, stage and verdict."""


@dataclass(frozen=True, slots=True)
class Difference:
    """So many candidates of a unit's agent ended at a stage with a verdict in this run and in the other one."""

    unit: str
    agent: str
    stage: str
    verdict: str
    here: int
    there: int


def funnel(events: Iterable[TraceEvent]) -> Counter[Place]:
    """Return how many candidates ended where."""
    return Counter((event.unit, event.agent, event.stage, event.verdict) for event in events)


def compared(here: Iterable[TraceEvent], there: Iterable[TraceEvent]) -> tuple[Difference, ...]:
    """Return where the funnels of two runs differ, in the order of units and agents; nothing if they do not.

    Seconds are left out: no two runs have the same.
    """
    ours, theirs = funnel(here), funnel(there)
    places = sorted(place for place in ours | theirs if ours[place] != theirs[place])
    return tuple(Difference(*place, ours[place], theirs[place]) for place in places)
