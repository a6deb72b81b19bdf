"""The record of the last run, kept in the project's state folder: what reports and graphs know beside the ledger.

It is no evidence. It says what a run said, with the digest of each proposition, so that a reader can tell whether it
was about the propositions that he has before him.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from provenhive.errors import UserError
from provenhive.files import read_text, write_file
from provenhive.pipeline.project import Project
from provenhive.pipeline.report import RunReport
from provenhive.records import PRODUCER, now

RUN_FILE = "last-run.json"
FORMAT = 1
State = Literal["finished", "interrupted", "failed"]


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run: which program, when it ended, on which files (relative to the project's root where they are below it).

    ``settings`` are those that the run went by, as text. ``state`` says whether it came to its end, ``why`` what ended
    it if it did not; the report then holds what was done by then.
    """

    format: int
    producer: str
    finished_at: str
    files: tuple[str, ...]
    settings: tuple[tuple[str, str], ...]
    report: RunReport
    state: State = "finished"
    why: str = ""


_READER = TypeAdapter(RunRecord)


def save_run(
    project: Project, files: Sequence[Path], report: RunReport, ended: BaseException | None = None
) -> RunRecord:
    """Write the record of a run in place of the last one, atomically, and return it.

    ``ended`` is what ended a run before its time.

    Raises:
        UserError: the state folder cannot be written.
    """
    shown = tuple(_relative(project.root, file) for file in files)
    settings = tuple((name, json.dumps(value)) for name, value in project.settings.model_dump(mode="json").items())
    record = RunRecord(FORMAT, PRODUCER, now(), shown, settings, report, *_ending(ended))
    path = project.state / RUN_FILE
    write_file(path, json.dumps(asdict(record), indent=1) + "\n")
    return record


def _ending(error: BaseException | None) -> tuple[State, str]:
    if error is None:
        return "finished", ""
    if isinstance(error, Exception):
        return "failed", str(error) or type(error).__name__
    return "interrupted", ""


def load_run(project: Project) -> RunRecord | None:
    """Return the record of the project's last run, or ``None`` if there is none.

    Raises:
        UserError: there is one that cannot be read, or another version's.
    """
    path = project.state / RUN_FILE
    if not path.exists():
        return None
    text = read_text(path)
    try:
        record = _READER.validate_json(text)
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(map(str, fault["loc"])) or "the file"
        raise UserError(
            f"{path}: not a run's record ({place}: {fault['msg']}); 'provenhive prove' writes it"
        ) from error
    if record.format != FORMAT:
        raise UserError(f"{path}: format {record.format}, this program reads {FORMAT}; 'provenhive prove' writes it")
    return record


def run_files(project: Project, record: RunRecord) -> tuple[Path, ...]:
    """Return the paths of the files that a run was on."""
    return tuple(project.path(file) for file in record.files)


def _relative(root: Path, file: Path) -> str:
    absolute = file.resolve()
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else str(absolute)
