"""What the gate says: propositions with their state, and drifts that read like a failed assertion."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from provenhive.errors import ExitCode


class Cause(StrEnum):
    """Why a merge is refused: fixed words (docs/gate.md has them all)."""

    SPECIFICATION_INVALID = "specification-invalid"
    SPECIFICATION_CHANGED = "specification-changed"
    PROOF_MISSING = "proof-missing"
    PROOF_REVOKED = "proof-revoked"
    PROOF_STALE = "proof-stale"
    PREMISE_CHANGED = "premise-changed"
    FILE_MISSING = "file-missing"
    FILE_EDITED = "file-edited"
    FILE_UNKNOWN = "file-unknown"
    FILE_SHADOWED = "file-shadowed"
    FUNCTION_UNREADABLE = "function-unreadable"
    FUNCTION_UNPROVED = "function-unproved"
    FUNCTION_DIGEST = "function-digest"
    FUNCTION_EDITED = "function-edited"
    LEDGER_MISSING = "ledger-missing"
    LEDGER_TAMPERED = "ledger-tampered"
    SIGNATURE_MISSING = "signature-missing"
    SIGNATURE_UNKNOWN = "signature-unknown"
    SIGNATURE_WRONG = "signature-wrong"
    HEAD_ROLLED_BACK = "head-rolled-back"
    HEAD_FORKED = "head-forked"
    PIN_MISSING = "pin-missing"
    PIN_INVALID = "pin-invalid"
    PIN_ROLLED_BACK = "pin-rolled-back"
    NOT_PROVED = "not-proved"


PIN_IS_BEHIND = (Cause.PIN_MISSING, Cause.PIN_ROLLED_BACK, Cause.PIN_INVALID)
"""What writing the pin anew mends."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file of the project; the path is relative to the project's root, with slashes."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Drift:
    """One disagreement: what drifted, both sides, the difference in text, and the command that mends it.

    ``sides`` are pairs of who says something and what it says, digests for the most part.
    """

    cause: Cause
    subject: str
    message: str
    sides: tuple[tuple[str, str], ...] = ()
    diff: str = ""
    mend: str = ""
    place: Place | None = None
    entry: int | None = None

    def render(self) -> str:
        """Return the drift for people, over several lines."""
        where = f"{self.place.path}:{self.place.line}: " if self.place is not None else ""
        lines = [f"{where}{self.subject}: {self.message} [{self.cause.value}]"]
        width = max((len(label) for label, _ in self.sides), default=0)
        lines += [f"    {label.ljust(width)}  {value}" for label, value in self.sides]
        lines += [f"    {line}" for line in self.diff.splitlines()]
        if self.mend:
            lines.append(f"    to mend this: {self.mend}")
        return "\n".join(lines)

    def document(self) -> dict[str, Any]:
        """Return the drift as a JSON object."""
        return {
            "cause": self.cause.value,
            "subject": self.subject,
            "message": self.message,
            "sides": [{"who": who, "says": says} for who, says in self.sides],
            "diff": self.diff,
            "mend": self.mend,
            "place": None if self.place is None else asdict(self.place),
            "entry": self.entry,
        }


class State(StrEnum):
    """What the ledger says of a proposition; ``UNKNOWN`` if the ledger is not to be believed."""

    ESTABLISHED = "established"
    DRIFTED = "drifted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Proposition:
    """A proposition of a specification, and what the ledger has for it."""

    id: str
    kind: str
    subject: str
    digest: str
    place: Place
    state: State
    entry: int | None = None
    leaf: str | None = None


@dataclass(frozen=True, slots=True)
class Consistency:
    """The RFC 9162 proof that the ledger continues a head known before; ``whose`` says who knew it."""

    whose: str
    size: int
    root: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GateReport:
    """What a gate found, over a project's specifications."""

    trust: str
    size: int
    root: str
    base: str | None
    propositions: tuple[Proposition, ...]
    drifts: tuple[Drift, ...]
    consistency: tuple[Consistency, ...] = ()
    files: int = 0
    functions: int = 0
    notes: tuple[str, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether everything agrees."""
        return not self.drifts

    def without(self, *causes: Cause) -> GateReport:
        """Return the report without the drifts of some causes."""
        return replace(self, drifts=tuple(drift for drift in self.drifts if drift.cause not in causes))

    @property
    def exit_code(self) -> ExitCode:
        """0 if all agrees, 2 if a specification cannot be read, else 1."""
        if self.clean:
            return ExitCode.OK
        invalid = any(drift.cause is Cause.SPECIFICATION_INVALID for drift in self.drifts)
        return ExitCode.USAGE if invalid else ExitCode.NOT_PROVED

    def summary(self) -> str:
        """Return one line: the verdict and what was compared."""
        states = Counter(proposition.state for proposition in self.propositions)
        counts = ", ".join(f"{count} {state.value}" for state in State if (count := states[state]))
        verdict = "clean" if self.clean else f"{len(self.drifts)} drift{'s' if len(self.drifts) != 1 else ''}"
        return (
            f"{verdict}: {len(self.propositions)} propositions ({counts or 'none'}), {self.files} extracted files,"
            f" {self.functions} certified functions; ledger: {self.size} entries, root {self.root[:16]}; {self.trust}"
        )

    def document(self) -> dict[str, Any]:
        """Return the JSON document of ``gate --json`` (see docs/gate.md)."""
        return {
            "clean": self.clean,
            "base": self.base,
            "ledger": {"size": self.size, "root": self.root, "trust": self.trust},
            "consistency": [asdict(proof) for proof in self.consistency],
            "propositions": [{**asdict(p), "state": p.state.value} for p in self.propositions],
            "files": self.files,
            "functions": self.functions,
            "drifts": [drift.document() for drift in self.drifts],
            "notes": list(self.notes),
        }
