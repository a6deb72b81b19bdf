"""The gate over a project: trust first, then propositions, extracted files and certified functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from provenhive.gate.drift import Drift, GateReport
from provenhive.gate.extracted import ExtractedFiles
from provenhive.gate.functions import CertifiedFunctions
from provenhive.gate.propositions import FileVerdict, Judge
from provenhive.gate.trust import Base, Trusted, establish_trust, read_base
from provenhive.ledger import open_ledger
from provenhive.pipeline.project import Project, location
from provenhive.records import RecordLog, Text


@dataclass
class Gate:
    """A project's ledger, examined once, and everything that is held against it."""

    project: Project
    base: Base | None
    trusted: Trusted
    _files: dict[Path, FileVerdict] = field(default_factory=dict)

    @classmethod
    def open(cls, project: Project, base: str | None = None) -> Gate:
        """Examine the project's ledger, under the trust policy and pin of ``base`` if that is given.

        Raises:
            UserError: there is no such revision, or no trust policy that can be read.
            InfrastructureError: the ledger cannot be reached, or git is missing.
        """
        revision = None if base is None else read_base(project, base)
        return cls(project, revision, establish_trust(project, revision))

    def text(self, text: Text) -> str:
        """Return a text of the ledger, its digest checked."""
        with ExitStack() as stack:
            ledger = stack.enter_context(open_ledger(location(self.project), read_only=True))
            return RecordLog(ledger, self.trusted.policy.model_copy(update={"pinned": None})).text(text)

    def file(self, path: Path) -> FileVerdict:
        """Hold one specification against the ledger.

        Raises:
            UserError: it cannot be read as text.
        """
        path = path.resolve()
        if path not in self._files:
            self._files[path] = Judge(self.project, self.trusted, self.text).file(path)
        return self._files[path]

    def extracted(self, folder: Path | None = None) -> ExtractedFiles:
        """Return the output folder as the ledger sees it, or another folder as if it were that."""
        base = None if self.base is None else self.base.revision
        return ExtractedFiles(self.project, self.trusted, self.text, base, folder)

    def strangers(self, verdicts: Sequence[FileVerdict]) -> Iterator[Drift]:
        """Yield what is wrong with files that no unit of the specifications has.

        Programs go on to import what the base's output folder has, wherever the work tree's settings lead.
        """
        yield from self.extracted().strangers(verdicts)
        here = self.project.path(self.project.settings.output)
        there = here if self.base is None else self.project.path(self.base.settings.output)
        if there.resolve() != here.resolve():
            yield from self.extracted(there).left_behind()

    def functions(self, verdicts: Sequence[FileVerdict], *, whole: bool) -> CertifiedFunctions:
        """Return the certified functions; ``whole`` if the specifications are all that the project has."""
        return CertifiedFunctions(self.project, self.trusted, verdicts, self.text, whole=whole)

    def report(self, paths: Sequence[Path], *, whole: bool) -> GateReport:
        """Hold specifications, their extracted files and the certified functions against the ledger.

        Raises:
            UserError: a specification cannot be read as text.
        """
        drifts: list[Drift] = list(self.trusted.drifts)
        verdicts = [self.file(path) for path in paths]
        propositions = [p for verdict in verdicts for p in verdict.propositions]
        extracted, files = self.extracted(), 0
        for verdict in verdicts:
            drifts += verdict.drifts
            count, found = extracted.of(verdict)
            files += count
            drifts += found
        drifts += self.strangers(verdicts)
        functions = self.functions(verdicts, whole=whole)
        drifts += functions.check()
        examination = self.trusted.examination
        return GateReport(
            trust=self.trusted.policy.describe(),
            size=0 if examination is None else examination.size,
            root="" if examination is None else examination.root.hex(),
            base=None if self.base is None else self.base.revision.commit,
            propositions=tuple(propositions),
            drifts=tuple(drifts),
            consistency=self.trusted.consistency,
            files=files,
            functions=len(functions.found),
            notes=self.trusted.notes,
        )
