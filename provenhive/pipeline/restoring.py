"""Extracted files of units that the ledger holds already, held against the disk when a run resumes.

A run may end between an entry and its files, and files may be deleted. What is missing is written again: extracted from
the certificate's own candidate, compared with the evaluator as at first, and only if it has the certificate's digest. A
file that an earlier certificate names is behind, and counts as missing. Any other file was edited, and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from provenhive.errors import InfrastructureError, ProvenHiveError
from provenhive.extraction.artefact import artefact_digest
from provenhive.pipeline.extract import certified, extraction_job
from provenhive.pipeline.extracting import Extraction, extract_unit
from provenhive.pipeline.jobs import work_on
from provenhive.pipeline.project import Project
from provenhive.pipeline.report import Counts, UnitReport
from provenhive.pipeline.unit_state import UnitState
from provenhive.pipeline.writing import write_artefacts
from provenhive.records import RecordLog, UnitCertificate
from provenhive.records.standing import Known
from provenhive.swarm import Done, Executor, Lost


def resumed_report(name: str, index: int, record: UnitCertificate) -> UnitReport:
    """Return the report of a unit whose certificate, the entry ``index``, holds."""
    stages = record.stages
    counts = Counts(stages.proposed, stages.red_flagged, stages.rejected, stages.refuted, stages.unknown, stages.proved)
    paths = tuple(artefact.path for artefact in record.artefacts)
    return UnitReport(name, "proved", record.candidate.lineage.agent, counts, 0.0, index, paths, resumed=True)


@dataclass(frozen=True, slots=True)
class _Damaged:
    """A unit with files that are to be written again: their paths, each with its digest and target."""

    state: UnitState
    known: Known
    missing: Mapping[str, tuple[str, str]]


def restore(
    project: Project, log: RecordLog, executor: Executor, states: Sequence[UnitState], shipped: Mapping[str, str]
) -> tuple[str, ...]:
    """Write the missing files of resumed units again; return warnings.

    A unit's report names only files that are there in the end. ``shipped`` has, for each path of a specification, the
    digest that the executor's workers have it by.

    Raises:
        UserError: a file cannot be written.
        InfrastructureError: a tool is missing or failed.
    """
    warnings: list[str] = []
    damaged: dict[str, _Damaged] = {}
    left_out: dict[str, list[str]] = {}
    for state in states:
        known = log.established(state.obligation.digest)
        if known is None or not isinstance(known.record, UnitCertificate):
            continue
        missing, edited = _held(project, log, known.record)
        warnings += (
            f"{state.name}: {path} is not what entry {known.index} names: edited? ('provenhive extract' writes it anew)"
            for path in edited
        )
        named = {artefact.target for artefact in known.record.artefacts}
        for target in project.settings.extracted:
            if target not in named:
                left_out.setdefault(target, []).append(state.name)
        if missing:
            damaged[f"restore:{state.name}"] = _Damaged(state, known, missing)
    warnings += _uncertified(left_out)
    for key, unit in damaged.items():
        warnings += _submit(project, log, executor, key, unit, shipped)
    if damaged:
        warnings += _written(project, executor, damaged)
    for unit in damaged.values():
        _name_what_is_there(project, unit.state)
    return tuple(warnings)


def _held(project: Project, log: RecordLog, record: UnitCertificate) -> tuple[dict[str, tuple[str, str]], list[str]]:
    """Return a certificate's files that are missing or behind, and the paths of those that were edited."""
    missing: dict[str, tuple[str, str]] = {}
    edited: list[str] = []
    for artefact in record.artefacts:
        found = _digest(project.path(project.settings.output) / artefact.path)
        if found == artefact.sha256:
            continue
        if found is None or found in _named_before(log, artefact.path):
            missing[artefact.path] = (artefact.sha256, artefact.target)
        else:
            edited.append(artefact.path)
    return missing, edited


def _digest(file: Path) -> str | None:
    """Return the digest of a file as certificates have it; ``None`` if there is no such file."""
    try:
        return artefact_digest(file.read_bytes().decode("utf-8")).removeprefix("sha256:")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError):
        return ""  # something is there, and it is not what was extracted


def _named_before(log: RecordLog, path: str) -> frozenset[str]:
    """Return the digests that any certificates of the log name for a path."""
    records = (known.record for known in log.claims())
    files = (a for record in records if isinstance(record, UnitCertificate) for a in record.artefacts)
    return frozenset(artefact.sha256 for artefact in files if artefact.path == path)


def _uncertified(left_out: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Say which targets were asked for that certificates do not name, and the ways out."""
    for target, units in left_out.items():
        yield (
            f"no {target} files: the ledger's certificates of {', '.join(units)} do not name any;"
            f" 'provenhive extract --target {target}' writes them without a certificate,"
            " 'provenhive revoke entry N' and proving again makes one that names them"
        )


def _submit(
    project: Project, log: RecordLog, executor: Executor, key: str, unit: _Damaged, shipped: Mapping[str, str]
) -> Iterator[str]:
    """Hand out the extraction of a unit; yield why that is not possible."""
    state = unit.state
    targets = tuple(dict.fromkeys(target for _, target in unit.missing.values()))
    job = extraction_job(Path(state.path), state.name, certified(state.program, log), log, state.program, targets)
    if job is None:
        yield f"{state.name}: its files cannot be written again: the ledger does not hold all that it calls"
    else:
        executor.submit(work_on(key, extract_unit, replace(job, specification=shipped[state.path])))


def _written(project: Project, executor: Executor, damaged: Mapping[str, _Damaged]) -> Iterator[str]:
    """Write what the workers bring; yield what could not be written."""
    for report in executor.reports():
        match report:
            case Lost(key, error):
                if isinstance(error, InfrastructureError) or not isinstance(error, ProvenHiveError):
                    raise error
                yield f"{damaged[key].state.name}: its files cannot be written again: {error}"
            case Done(key, Extraction(artefacts, _)):
                unit = damaged[key]
                again = {artefact.path: artefact for artefact in artefacts}
                for path, (sha256, _) in unit.missing.items():
                    if path in again and again[path].digest == f"sha256:{sha256}":
                        write_artefacts(project, (again[path],), unit.known.index)
                    else:
                        yield (
                            f"{unit.state.name}: {path} is missing, and what is extracted here is not what entry"
                            f" {unit.known.index} names: another version of ProvenHive or of Dafny made that"
                        )


def _name_what_is_there(project: Project, state: UnitState) -> None:
    if state.report is not None:
        folder = project.path(project.settings.output)
        there = tuple(path for path in state.report.artifacts if (folder / path).is_file())
        state.report = replace(state.report, artifacts=there)
