"""What a worker is handed, from the project's settings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from provenhive.obligations import Obligation
from provenhive.pipeline.extracting import ExtractionJob
from provenhive.pipeline.held_laws import HeldLemma
from provenhive.pipeline.laws import LawJob
from provenhive.pipeline.project import Project
from provenhive.pipeline.specification import SpecificationJob
from provenhive.pipeline.units import UnitJob
from provenhive.search.agent import Book
from provenhive.spec_lang.core import Unit
from provenhive.swarm import Work
from provenhive.swarm.executor import Function

_LAWS_A_JOB = 6

TRACE_FILE = "trace.jsonl"
"""Where the candidates of the last run are traced, in the project's state folder."""


def unit_job(
    project: Project, path: str, specification: str, unit: Unit, digest: str, library: tuple[Book, ...]
) -> UnitJob:
    """Return the work on a unit, with this obligation digest, of a specification that workers have by its own."""
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
        targets=settings.extracted,
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
        trace=True,
        specification=specification,
        condition_seconds=settings.condition_seconds,
    )


def law_jobs(
    project: Project,
    path: str,
    specification: str,
    wanted: Sequence[Obligation],
    known: tuple[tuple[str, str], ...],
    used: set[str],
    lemmas: tuple[HeldLemma, ...] = (),
) -> Iterator[LawJob]:
    """Split what Lean has to judge of a specification; laws that units use come first."""
    settings = project.settings
    ordered = sorted(wanted, key=lambda o: o.subject not in used)
    for start in range(0, len(ordered), _LAWS_A_JOB):
        batch = ordered[start : start + _LAWS_A_JOB]
        yield LawJob(
            path=path,
            obligations=tuple(o.id for o in batch),
            seconds=float(settings.law_seconds),
            opinion_seconds=settings.opinion_seconds,
            urgent=frozenset(o.id for o in batch if o.subject in used),
            dialect=settings.dafny,
            known=known,
            lemmas=lemmas,
            specification=specification,
        )


def work_on(key: str, function: Function, job: UnitJob | ExtractionJob | SpecificationJob | LawJob) -> Work:
    """Return a piece of work on a specification, which goes to the worker with it."""
    return Work(key, function, job, (job.specification,))
