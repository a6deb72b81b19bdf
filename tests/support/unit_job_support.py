"""Searches for one unit among given texts."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from provenhive.pipeline.units import UnitJob
from provenhive.search.agent import Feedback, Proposal, Task


class Given:
    """Proposes texts, each once."""

    name = "given"

    def __init__(self, *texts: str) -> None:
        self.texts = texts

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        if not feedback.outcomes:
            yield from (Proposal(text, self.name) for text in self.texts)


def unit_job(
    folder: Path, specification: str, unit: str, *, candidates: int, seconds: float, **changes: Any
) -> UnitJob:
    """Write a specification, named after the unit's module, into a folder; return the search for the unit there."""
    path = folder / f"{unit.split('.')[0]}.hspec"
    path.write_text(specification)
    return UnitJob(
        path=str(path),
        unit=unit,
        obligation_digest="",
        agents=(),
        candidates=candidates,
        seconds=seconds,
        procedure_seconds=20,
        seed=0,
        targets=(),
        pool_folder=str(folder),
        **changes,
    )
