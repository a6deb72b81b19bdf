"""What a worker is handed for a unit, from the project's settings."""

from __future__ import annotations

from math import inf

from provenhive.pipeline.project import Project
from provenhive.pipeline.units import UnitJob
from provenhive.search.agent import Book
from provenhive.spec_lang.core import Unit

TRACE_FILE = "trace.jsonl"
"""Where the candidates of the last run are traced, in the project's state folder."""


def unit_job(project: Project, path: str, unit: Unit, digest: str, library: tuple[Book, ...]) -> UnitJob:
    """Return the work on a unit of the specification at ``path`` with this obligation digest."""
    settings = project.settings
    return UnitJob(
        path=path,
        unit=unit.name,
        obligation_digest=digest,
        agents=settings.agents,
        candidates=settings.candidates,
        seconds=settings.unit_seconds,
        prover_seconds=inf if settings.prover_seconds is None else settings.prover_seconds,
        procedure_seconds=settings.procedure_seconds,
        seed=settings.seed,
        targets=settings.targets,
        pool_folder=str(project.state / "pool"),
        laws=frozenset(unit.uses),
        dialect=settings.dafny,
        variants=settings.variants,
        lead=settings.lead,
        groups=tuple(settings.llm.items()),
        answers=str(project.state / "answers"),
        replay=settings.replay,
        library=library,
        schedule=settings.schedule,
        trace=str(project.state / TRACE_FILE),
        condition_seconds=settings.condition_seconds,
    )
