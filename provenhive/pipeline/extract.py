"""``extract``: the code of what the ledger holds, written again from the certificates' own candidates."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from provenhive.obligations import Kind, derive
from provenhive.pipeline.extracting import Extraction, ExtractionJob, extract_unit
from provenhive.pipeline.project import Project
from provenhive.pipeline.writing import write_artefacts
from provenhive.records import RecordLog, UnitCertificate, Use
from provenhive.records.standing import Known
from provenhive.spec_lang.core import Program, Unit
from provenhive.spec_lang.load import load_program
from provenhive.swarm import Done, LocalExecutor, Lost, Work


def extract_all(paths: Sequence[Path], project: Project, log: RecordLog) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Extract every unit of the specifications at ``paths`` that is in the ledger.

    Returns:
        The paths written, relative to the output folder, and the names of units that are not in the ledger.

    Raises:
        SpecificationError, InfrastructureError, ExtractionDiffers, NotExtractable, NotCompared: as their parts do.
    """
    missing: list[str] = []
    written: list[str] = []
    entries: dict[str, Known] = {}
    with LocalExecutor(project.settings.jobs or os.cpu_count() or 1) as executor:
        for path in paths:
            program = load_program(path)
            known = certified(program, log)
            for name in _units(program):
                job = extraction_job(path, name, known, log, program, project.settings.extracted)
                if job is None:
                    missing.append(name)
                    continue
                entries[name] = known[name]
                executor.submit(Work(name, extract_unit, job))
        for report in executor.reports():
            match report:
                case Lost(_, error):
                    raise error
                case Done(name, Extraction(artefacts, _)):
                    written.extend(write_artefacts(project, artefacts, entries[name].index))
    return tuple(sorted(written)), tuple(missing)


def _units(program: Program) -> tuple[str, ...]:
    return tuple(unit.name for unit in program.units)


def certified(program: Program, log: RecordLog) -> dict[str, Known]:
    """Return the certificates that hold, of units of the program, imported ones included."""
    found: dict[str, Known] = {}
    for obligation in derive(program, imported=True):
        if obligation.kind is Kind.IMPLEMENTS:
            known = log.established(obligation.digest)
            if known is not None and isinstance(known.record, UnitCertificate):
                found[obligation.subject] = known
    return found


def _texts(program: Program, name: str, known: dict[str, Known], log: RecordLog) -> tuple[tuple[str, str], ...] | None:
    """Return the candidates of a unit and of all that it reaches, its own last; ``None`` if one is missing."""
    if name not in known:
        return None
    found: dict[str, str] = {}
    for part in program.unit(name).built_from:
        if isinstance(program.index[part], Unit):
            inner = _texts(program, part, known, log)
            if inner is None:
                return None
            found.update(inner)
    record = known[name].record
    if isinstance(record, UnitCertificate):
        found[name] = log.text(record.candidate.source.text)
    return tuple(found.items())


def extraction_job(
    path: Path, name: str, known: dict[str, Known], log: RecordLog, program: Program, targets: tuple[str, ...]
) -> ExtractionJob | None:
    """Return the work that writes a unit's files as its certificate names them.

    ``known`` has the certificates of the program's units. Returns ``None`` if one that is needed is missing.
    """
    texts = _texts(program, name, known, log)
    record = known[name].record if texts is not None else None
    if texts is None or not isinstance(record, UnitCertificate):
        return None
    uses = [use for part, _ in texts for use in _uses(known[part])]
    return ExtractionJob(
        path=str(path),
        unit=name,
        obligation_digest=record.obligation.digest,
        agent=record.candidate.lineage.agent,
        texts=texts,
        targets=targets,
        laws=frozenset(use.name for use in uses if use.kind == Kind.LAW.value),
        producer=record.producer,
    )


def _uses(known: Known) -> tuple[Use, ...]:
    return known.record.uses if isinstance(known.record, UnitCertificate) else ()
