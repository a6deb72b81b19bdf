"""Specifications as pytest sees them: a file, its propositions, and one item for the project's ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from provenhive.errors import InfrastructureError, ProvenHiveError
from provenhive.gate.check import Gate
from provenhive.gate.drift import PIN_IS_BEHIND, Cause, Drift, State
from provenhive.gate.looking import Looker
from provenhive.gate.options import mode_of
from provenhive.gate.pin import write_pin
from provenhive.obligations import Obligation, derive
from provenhive.pipeline.project import Project, find_project
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.diagnostics import SpecificationError
from provenhive.spec_lang.load import load_program

_FILES = pytest.StashKey[dict[Path, list[Path]]]()
_LOOKERS = pytest.StashKey[dict[Path, Looker]]()
_LEDGER_ITEM = "ledger"


class Drifted(Exception):
    """A proposition, or a project, does not agree with its ledger."""

    def __init__(self, drifts: tuple[Drift, ...]) -> None:
        super().__init__("\n".join(drift.render() for drift in drifts))
        self.drifts = drifts


class SpecificationFile(pytest.File):
    """An ``.hspec`` file. Collecting it reads it, and neither the ledger nor a prover."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield an item for each proposition; the first file of a project has the one for the ledger too."""
        project = find_project(self.path.parent)
        files = self.config.stash.setdefault(_FILES, {})
        first = project.root not in files
        files.setdefault(project.root, []).append(self.path)
        try:
            program = load_program(self.path)
        except SpecificationError as error:
            raise self.CollectError(error.render()) from error
        except ProvenHiveError as error:
            raise self.CollectError(str(error)) from error
        if first:
            yield LedgerItem.from_parent(self, name=_LEDGER_ITEM, project=project)
        for obligation in derive(program):
            yield PropositionItem.from_parent(
                self, name=obligation.id, project=project, program=program, obligation=obligation
            )


class _Item(pytest.Item):
    """What both kinds of items share."""

    def __init__(self, *, project: Project, **rest: Any) -> None:
        super().__init__(**rest)
        self.project = project

    @property
    def looker(self) -> Looker:
        """The project's ledger, with what proves and mends if that is wanted; made once in a process."""
        lookers = self.config.stash.setdefault(_LOOKERS, {})
        if self.project.root not in lookers:
            lookers[self.project.root] = self._make_looker(self.config.getoption("provenhive_base"))
        return lookers[self.project.root]

    def _make_looker(self, base: str | None) -> Looker:
        if self.mode == "ledger":
            return Looker(self.project, base)
        from provenhive.gate.mending import Mender  # loads the provers

        return Mender(self.project, base, self.mode, update=self.updates)

    @property
    def mode(self) -> str:
        """``ledger``, ``prove`` or ``audit``."""
        return mode_of(self.config) or "ledger"

    @property
    def updates(self) -> bool:
        """Whether files may be written again."""
        return bool(self.config.getoption("provenhive_update"))

    def note(self, name: str, value: object) -> None:
        """Put a property of this item into reports and JUnit files."""
        if value not in (None, ""):
            self.user_properties.append((f"provenhive.{name}", str(value)))

    def note_ledger(self, gate: Gate) -> None:
        """Put into the reports which ledger this rests on, and whom it is believed from."""
        found = gate.trusted.examination
        size, root = (0, "none") if found is None else (found.size, found.root.hex()[:16])
        self.note("ledger", f"ledger: {size} entries, root {root}, {gate.trusted.policy.describe()}")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show drifts and known errors without a trace."""
        error = excinfo.value
        if isinstance(error, Drifted):
            return str(error)
        if isinstance(error, ProvenHiveError):
            kind = "tool failure" if isinstance(error, InfrastructureError) else "error"
            return f"{kind}: {error}"
        return super().repr_failure(excinfo, style)


class LedgerItem(_Item):
    """A project's ledger, its pinned head, files that claim to be proved, and certified functions."""

    def runtest(self) -> None:
        """Hold the project against its ledger. Raises ``Drifted``."""
        gate = self.looker.gate()
        self.note_ledger(gate)
        drifts = [d for d in gate.trusted.drifts if not (self.updates and d.cause in PIN_IS_BEHIND)]
        files = self.config.stash[_FILES][self.project.root]
        verdicts = [gate.file(path) for path in files]
        if self.mode == "ledger":  # else they are about what is being proved now, and their units' items say so
            drifts += gate.strangers(verdicts)
            drifts += gate.functions(verdicts, whole=False).check()
        for note in gate.trusted.notes:
            self.note("note", note)
        if drifts:
            raise Drifted(tuple(drifts))

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return the place and the name that reports show."""
        return self.path, 0, f"the ledger of {self.project.root.name}"


class PropositionItem(_Item):
    """One proposition."""

    def __init__(self, *, program: Program, obligation: Obligation, **rest: Any) -> None:
        super().__init__(**rest)
        self.program = program
        self.obligation = obligation
        kind, subject = obligation.kind.value, obligation.subject
        self.add_marker(pytest.mark.hspec(kind=kind, module=program.main.name, subject=subject))
        self.extra_keyword_matches |= {kind, subject}

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return the place and the name that reports show."""
        span = self.obligation.span
        return self.path, None if span is None else span.line - 1, self.obligation.id

    def runtest(self) -> None:
        """Hold the proposition against the ledger, or prove it, as the mode says.

        Raises:
            Drifted: it does not hold, or not as the repository has it.
            InfrastructureError: a tool is missing or failed.
        """
        for name in ("id", "subject", "digest"):
            self.note(name, getattr(self.obligation, name))
        self.note("kind", self.obligation.kind.value)
        verdict = self.looker.judge(self.path, self.obligation.id)
        found = verdict.proposition
        self.note("state", found.state.value if verdict.proved is None else f"{verdict.proved} now")
        self.note("entry", found.entry)
        self.note("leaf", found.leaf)
        for remark in verdict.remarks:
            self.note("remark", remark)
        self.note_ledger(self.looker.gate())
        if verdict.drifts:
            raise Drifted(verdict.drifts)
        if found.state is State.UNKNOWN:
            message = "the ledger is not to be believed: see the item 'ledger' of this project"
            raise Drifted((Drift(Cause.LEDGER_TAMPERED, found.id, message, place=found.place),))


def pin_projects(session: pytest.Session) -> None:
    """Pin the heads of the projects whose specifications were named or collected."""
    roots = {find_project(path.parent if path.is_file() else path).root for path in _places(session)}
    for root in sorted(roots):
        project = find_project(root)
        if project.path(project.settings.policy).is_file():
            write_pin(project)


def _places(session: pytest.Session) -> set[Path]:
    collected = {path for files in session.config.stash.get(_FILES, {}).values() for path in files}
    named = {Path(str(argument).split("::")[0]).resolve() for argument in session.config.args}
    return collected | {path for path in named if path.exists()}
