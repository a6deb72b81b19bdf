"""One proposition of a project held against its ledger, as the pytest plugin asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from provenhive.gate.check import Gate
from provenhive.gate.drift import Drift, Proposition
from provenhive.pipeline.project import Project


@dataclass(frozen=True, slots=True)
class ItemVerdict:
    """What came of one proposition. ``proved`` says what was done now, if anything was: ``proved``, ``audited``."""

    proposition: Proposition
    drifts: tuple[Drift, ...]
    proved: str | None = None
    remarks: tuple[str, ...] = ()


class Looker:
    """A project and its ledger as it is now. Looks, and proves nothing."""

    def __init__(self, project: Project, base: str | None) -> None:
        """Bind a project; ``base`` is the revision whose policy and pin count."""
        self._project = project
        self._base = base
        self._gate: Gate | None = None

    def gate(self) -> Gate:
        """Return the gate on the ledger as it was when last looked at."""
        if self._gate is None:
            self._gate = Gate.open(self._project, self._base)
        return self._gate

    def judge(self, path: Path, obligation_id: str) -> ItemVerdict:
        """Judge one proposition of a specification.

        Raises:
            InfrastructureError: a tool is missing or failed.
            UserError: the project cannot be used.
        """
        return self._look(path, obligation_id)

    def _look(self, path: Path, obligation_id: str) -> ItemVerdict:
        """Hold a proposition and its files against the ledger."""
        gate = self.gate()
        file = gate.file(path)
        proposition = next(p for p in file.propositions if p.id == obligation_id)
        own = tuple(drift for drift in file.drifts if drift.subject == obligation_id)
        return ItemVerdict(proposition, (*own, *gate.extracted().of_proposition(proposition, file)))
