"""Extracted code as files of a project."""

from __future__ import annotations

from collections.abc import Sequence

from provenhive.errors import UserError
from provenhive.extraction.artefact import Artefact
from provenhive.files import write_file
from provenhive.pipeline.project import Project


def write_artefacts(project: Project, artefacts: Sequence[Artefact], index: int) -> tuple[str, ...]:
    """Write extracted files, each naming its ledger entry; return their paths relative to the output folder.

    Raises:
        UserError: they cannot be written.
    """
    folder = project.path(project.settings.output)
    for artefact in artefacts:
        file = folder / artefact.path
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(f"{file.parent}: {error.strerror or error}") from error
        write_file(file, artefact.with_entry(index).text)
    return tuple(artefact.path for artefact in artefacts)
