"""What the gate believes: the ledger, examined under a trust policy, continuing every head that was pinned.

1. The trust policy and the pin are those of the base revision, where one is given and has them: a merge request cannot
   choose who is believed, nor which history counts. Where its settings lead elsewhere than the base's, that is said.
2. The ledger is examined as a whole, from its bytes: tree, signatures, references, indices (``records.examine``).
3. The pin of the base and the pin of the work tree are signed checkpoints of this log, and the log extends both, by an
   RFC 9162 consistency proof that is verified here.
4. The pin of the work tree is no older than that of the base.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from provenhive.errors import UserError
from provenhive.gate.drift import PIN_IS_BEHIND, Cause, Consistency, Drift, Place
from provenhive.gate.pin import pins_are_signed
from provenhive.gate.revision import Revision
from provenhive.ledger import Ledger, LedgerCorrupted, LedgerMissing, open_ledger, verify_consistency
from provenhive.ledger.checkpoint import Checkpoint, CheckpointPolicy, check_checkpoint
from provenhive.ledger.errors import ProofInvalid
from provenhive.pipeline.project import SETTINGS_FILE, Project, Settings, location, parse_settings
from provenhive.records import (
    Certificate,
    Finding,
    RecordInvalid,
    RecordLog,
    SpecificationRecord,
    TrustPolicy,
    certificates_among,
    examine,
    load_policy,
)
from provenhive.records.examination import Examination
from provenhive.records.policy import parse_policy
from provenhive.records.standing import Known

PIN_COMMAND = "provenhive gate --pin"
_LEDGER = "the ledger"
_PLACES = ("ledger", "policy", "pin", "output")
_CAUSES = {
    "unsigned": Cause.SIGNATURE_MISSING,
    "unknown-key": Cause.SIGNATURE_UNKNOWN,
    "signature": Cause.SIGNATURE_WRONG,
    "fork": Cause.HEAD_FORKED,
}


@dataclass(frozen=True, slots=True)
class Base:
    """What the base revision says: its settings, and its trust policy and pin if it has them."""

    revision: Revision
    settings: Settings
    policy: TrustPolicy | None
    policy_text: str | None
    pin: bytes | None


@dataclass(frozen=True)
class Trusted:
    """The ledger as far as it can be believed. ``certificates`` is empty unless it is ``sound``."""

    policy: TrustPolicy
    examination: Examination | None
    drifts: tuple[Drift, ...]
    consistency: tuple[Consistency, ...] = ()
    notes: tuple[str, ...] = ()
    certificates: dict[str, tuple[Known, ...]] = field(default_factory=dict)

    @property
    def sound(self) -> bool:
        """Whether the ledger's entries can be believed, and its head where a pin says something about it."""
        return self.examination is not None and self.examination.sound and _only_pins(self.drifts)

    def holding(self, digest: str) -> tuple[Known, ...]:
        """Return the certificates for an obligation digest that hold, oldest first."""
        states = self.examination.standings if self.examination is not None else {}
        return tuple(known for known in self.certificates.get(digest, ()) if states[known.index].state == "holds")

    def specification(self, record: Certificate) -> SpecificationRecord | None:
        """Return the specification that a certificate is about."""
        entries = self.examination.entries if self.examination is not None else ()
        named = (known.record for known in entries if known.leaf == record.specification.entry.leaf)
        return next((found for found in named if isinstance(found, SpecificationRecord)), None)


def read_base(project: Project, name: str) -> Base:
    """Read what a git revision says about whom to believe and which head was pinned.

    Raises:
        UserError: no such revision, or it has settings or a policy that cannot be read.
        InfrastructureError: git is missing or failed.
    """
    revision = Revision.find(project.root, name)
    text = revision.read_text(SETTINGS_FILE)
    settings = Settings() if text is None else parse_settings(text, f"{SETTINGS_FILE} at {name}")
    policy_text = revision.read_text(_inside(project, settings.policy))
    policy = None if policy_text is None else parse_policy(policy_text, f"{settings.policy} at {name}")
    return Base(revision, settings, policy, policy_text, revision.read(_inside(project, settings.pin)))


def _inside(project: Project, path: str) -> str:
    """Return a path of the settings relative to the project's root."""
    if not Path(path).is_absolute():
        return path
    if not Path(path).is_relative_to(project.root):
        raise UserError(f"{path} is outside the repository: no revision says what it was")
    return Path(path).relative_to(project.root).as_posix()


def establish_trust(project: Project, base: Base | None) -> Trusted:
    """Examine a project's ledger, its signatures and its pins (steps 1 to 4).

    Raises:
        UserError: the policy cannot be read and the base has none.
        LedgerUnavailable: the ledger cannot be reached.
    """
    policy, notes = _policy(project, base)  # 1
    notes = (*notes, *_places(project, base))
    try:
        examination = examine(location(project), policy)  # 2
    except LedgerMissing as error:
        drift = Drift(Cause.LEDGER_MISSING, _LEDGER, str(error), mend="provenhive prove .")
        return Trusted(policy, None, (drift,), notes=notes)
    reading = _Pins(project, policy, base)
    readable = bool(examination.entries) or not examination.findings
    pins = list(reading.check()) if readable else []  # 3, 4
    shorter = any(drift.cause is Cause.HEAD_ROLLED_BACK for drift in pins)
    drifts = [*(_of_finding(finding, project, shorter=shorter) for finding in examination.findings), *pins]
    certificates: dict[str, list[Known]] = defaultdict(list)
    if _only_pins(drifts):
        for known, record in certificates_among(examination.entries):
            certificates[record.obligation.digest].append(known)
    return Trusted(
        policy,
        examination,
        tuple(drifts),
        tuple(reading.consistency),
        (*notes, *reading.notes),
        {digest: tuple(found) for digest, found in certificates.items()},
    )


def _bare(note: bytes) -> Checkpoint | None:
    try:
        return Checkpoint.parse(note.decode("utf-8", errors="replace"))
    except ProofInvalid:
        return None


def _only_pins(drifts: Sequence[Drift]) -> bool:
    """Whether nothing is wrong but pins themselves, which say nothing against the ledger then."""
    return all(drift.cause in PIN_IS_BEHIND for drift in drifts)


def _policy(project: Project, base: Base | None) -> tuple[TrustPolicy, tuple[str, ...]]:
    path = project.path(project.settings.policy)
    if base is None or base.policy is None:
        notes = (f"{base.revision.name} has no trust policy: the work tree's is believed",) if base is not None else ()
        return load_policy(path), notes
    here = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else None
    if here == base.policy_text:
        return base.policy, ()
    note = (
        f"the trust policy differs from the one at {base.revision.name}, which is the one that counts here: review it"
    )
    return base.policy, (note,)


def _places(project: Project, base: Base | None) -> Iterator[str]:
    """Yield a note for each setting that leads elsewhere than the base's does."""
    if base is None:
        return
    for name in _PLACES:
        here, there = (str(getattr(settings, name)) for settings in (project.settings, base.settings))
        if here != there:
            yield f"the setting {name} is {here}, at {base.revision.name} it is {there}: review it"


def _of_finding(finding: Finding, project: Project, *, shorter: bool) -> Drift:
    """Turn what the examination found into a drift; a log that is ``shorter`` than it was has been rolled back."""
    cause = _CAUSES.get(finding.cause, Cause.LEDGER_TAMPERED)
    if cause is Cause.HEAD_FORKED and shorter:
        cause = Cause.HEAD_ROLLED_BACK
    subject = _LEDGER if finding.index is None else f"ledger entry {finding.index}"
    mend = f"git checkout BASE -- {project.settings.ledger}, and provenhive prove . for what is missing then"
    if cause in (Cause.SIGNATURE_MISSING, Cause.SIGNATURE_UNKNOWN):
        mend = "have an accepted key sign: run provenhive prove . where that key is, on the ledger of the main branch"
    place = Place(project.settings.ledger) if "://" not in project.settings.ledger else None
    return Drift(cause, subject, f"{finding.message} ({finding.cause})", mend=mend, place=place, entry=finding.index)


class _Pins:
    """Steps 3 and 4: the heads that were pinned, and proofs that the ledger continues them."""

    def __init__(self, project: Project, policy: TrustPolicy, base: Base | None) -> None:
        self._project = project
        self._policy = policy
        self._base = base
        self.consistency: list[Consistency] = []
        self.notes: list[str] = []

    def check(self) -> Iterator[Drift]:
        """Yield what is wrong with the pins, or with the ledger in their light."""
        path = self._project.path(self._project.settings.pin)
        here = path.read_bytes() if path.is_file() else None
        there = self._base.pin if self._base is not None else None
        try:
            with open_ledger(location(self._project), read_only=True) as ledger:
                base_pin = yield from self._checked(ledger, there, self._name_of_base())
                pin = yield from self._checked(ledger, here, "the work tree's pin")
        except LedgerCorrupted as error:
            yield Drift(Cause.LEDGER_TAMPERED, _LEDGER, str(error))
            return
        yield from self._missing(here, there)
        if base_pin is not None and pin is not None and pin.head.size < base_pin.head.size:
            sides = (("pinned at the base", str(base_pin.head.size)), ("pinned here", str(pin.head.size)))
            message = "the pin goes back to an earlier head"
            yield self._drift(Cause.PIN_ROLLED_BACK, message, sides, PIN_COMMAND)

    @property
    def _signed(self) -> bool:
        """Whether pins have to be signed: unless the policy says in so many words that nothing is."""
        return pins_are_signed(self._policy)

    def _name_of_base(self) -> str:
        return f"the pin at {self._base.revision.name}" if self._base is not None else ""

    def _missing(self, here: bytes | None, there: bytes | None) -> Iterator[Drift]:
        if here is None and there is not None:
            yield self._drift(Cause.PIN_MISSING, "the base pins a head, the work tree does not", (), PIN_COMMAND)
        elif here is None:
            self.notes.append(f"no head is pinned: a ledger written anew would not be noticed; {PIN_COMMAND}")
        if self._base is not None and there is None:
            self.notes.append(f"{self._base.revision.name} pins no head: there is nothing to compare the ledger with")

    def _checked(self, ledger: Ledger, note: bytes | None, whose: str) -> Generator[Drift, None, Checkpoint | None]:
        """Yield what is wrong about one pin; return the checkpoint if its signature is right."""
        if note is None:
            return None
        origin = self._policy.origin or ledger.setting("origin") or "unnamed"
        try:
            checkpoint = self._verified(ledger, note, origin)
        except ProofInvalid as error:
            yield self._drift(
                Cause.PIN_INVALID, f"{whose} is not a checkpoint to be believed: {error}", (), PIN_COMMAND
            )
            # A bare pin is worth what its place is. Of a log that gave itself another name it still tells the history.
            bare = None if self._signed else _bare(note)
            if bare is not None:
                yield from self._continues(ledger, bare, whose)
            return None
        if not self._signed:
            self.notes.append(f"{whose} is not signed: whoever can change that file can change what it says")
        yield from self._continues(ledger, checkpoint, whose)
        return checkpoint

    def _verified(self, ledger: Ledger, note: bytes, origin: str) -> Checkpoint:
        if self._signed:
            size = Checkpoint.of_note(note).head.size
            return check_checkpoint(note, self._believed(ledger, origin, size)).checkpoint
        checkpoint = Checkpoint.parse(note.decode("utf-8", errors="replace"))
        if self._policy.witness_threshold:
            raise ProofInvalid("the policy asks for witnesses, and nobody signed it")
        if checkpoint.origin != origin:
            raise ProofInvalid(f"the checkpoint is of the log {checkpoint.origin!r}, not of {origin!r}")
        return checkpoint

    def _believed(self, ledger: Ledger, origin: str, size: int) -> CheckpointPolicy:
        """Return whose checkpoints to believe at a size, rotations followed where the log itself can be believed."""
        try:
            named = self._policy.model_copy(update={"pinned": None, "origin": origin})
            return RecordLog(ledger, named).checkpoints_at(size)
        except (RecordInvalid, LedgerCorrupted):
            return self._policy.checkpoints(origin)

    def _continues(self, ledger: Ledger, checkpoint: Checkpoint, whose: str) -> Iterator[Drift]:
        head, pinned = ledger.head(), checkpoint.head
        if pinned.size > head.size:
            sides = tuple(
                (who, f"{h.size} entries, root {h.root.hex()}") for who, h in ((whose, pinned), ("the ledger", head))
            )
            yield self._drift(Cause.HEAD_ROLLED_BACK, "the ledger has lost entries", sides, self._restore())
            return
        proof = ledger.consistency_proof(pinned.size, head.size)
        try:
            verify_consistency(proof, pinned.root, head.root)
        except ProofInvalid:
            sides = ((whose, pinned.root.hex()), ("the ledger", ledger.root(pinned.size).hex()))
            message = f"the ledger's first {pinned.size} entries are not the ones that were pinned"
            yield self._drift(Cause.HEAD_FORKED, message, sides, self._restore())
            return
        path = tuple(step.hex() for step in proof.path)
        self.consistency.append(Consistency(whose, pinned.size, pinned.root.hex(), path))

    def _restore(self) -> str:
        name = self._base.revision.name if self._base is not None else "main"
        return f"git checkout {name} -- {self._project.settings.ledger}, then provenhive prove ."

    def _drift(self, cause: Cause, message: str, sides: tuple[tuple[str, str], ...], mend: str) -> Drift:
        return Drift(cause, _LEDGER, message, sides, mend=mend, place=Place(self._project.settings.pin))
