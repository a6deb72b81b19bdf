"""All that a log says, read from its first entry on and leaning on no index.

The ledger's indices are not part of the tree: who can write to the storage can change them, hide a revocation or a
retired key from them, or list what is not there. So whatever decides that something counts as proved is taken from
here: each entry has its leaf hash, all leaf hashes together have the root of the head, each entry is signed by keys
accepted at its place, and rotations are followed as they are met.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeGuard

from provenhive.errors import ProvenHiveError
from provenhive.ledger import Entry, Head, Ledger, LedgerCorrupted
from provenhive.ledger.merkle import Frontier
from provenhive.records.envelope import parse, parse_accepted
from provenhive.records.errors import RecordInvalid
from provenhive.records.kinds import (
    Certificate,
    KeyRecord,
    LawCertificate,
    Record,
    RevocationRecord,
    RevokedKey,
    UnitCertificate,
)
from provenhive.records.memory import AcceptedHeads
from provenhive.records.policy import KeyRing, TrustedKey, TrustPolicy
from provenhive.records.standing import Known, Revocations, Standing, standings

_TAKEN = ("certificate", "law", "lemma", "revocation", "key")


def follows_rotation(record: Record, policy: TrustPolicy, origin: Callable[[], str]) -> TypeGuard[KeyRecord]:
    """Say whether a record is a rotation that a reader under ``policy`` follows in the log that ``origin`` names."""
    return isinstance(record, KeyRecord) and policy.signed and policy.follow_rotations and record.origin == origin()


def apply_rotation(ring: KeyRing, index: int, record: KeyRecord) -> None:
    """Change the ring as a verified rotation at ``index`` says: it counts from the next entry on.

    Raises:
        RecordInvalid: if the record's key identifier is not that of its key.
    """
    trusted = TrustedKey(name=record.name, public=record.public, first_index=index + 1)
    if trusted.keyid != record.keyid:
        raise RecordInvalid("digest", f"entry {index}: the key identifier is not that of the key")
    if record.action == "accept":
        ring.accept(trusted)
    else:
        ring.retire(record.keyid, index)


@dataclass
class _Read:
    """What has been read so far."""

    ring: KeyRing
    frontier: Frontier = field(default_factory=lambda: Frontier(0, []))
    claims: list[Known] = field(default_factory=list)
    certificates: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    rotations: set[bytes] = field(default_factory=set)
    standings: dict[int, Standing] = field(default_factory=dict)


class Survey:
    """A verified reading of a whole log that goes on as the log grows."""

    def __init__(
        self, ledger: Ledger, policy: TrustPolicy, origin: Callable[[], str], memory: AcceptedHeads | None = None
    ) -> None:
        """Bind the log; ``origin`` gives its name and is asked only where a name matters.

        With a ``memory`` what was accepted before is not verified again, if the entries have the head that they had.
        """
        self._memory = memory
        self._ledger = ledger
        self._policy = policy
        self._origin = origin
        self._read = _Read(KeyRing.of(policy))

    @property
    def ring(self) -> KeyRing:
        """The keys accepted after the last entry that was read."""
        return self._read.ring

    def advance(self) -> None:
        """Read what has been appended since the last call.

        Raises:
            RecordInvalid: an entry is not one that the policy accepts.
            LedgerCorrupted: the entries are not those of the head.
        """
        head, read = self._ledger.head(), self._read
        if read.frontier.size == head.size and read.frontier.root() == head.root:
            return
        if self._memory is not None and read.frontier.size == 0:
            self._recall(self._memory, head)
            read = self._read
        known = read.frontier.size
        try:
            for entry in self._ledger.iterate(read.frontier.size, head.size):
                parsed = parse(entry.data)
                acceptance = read.ring.check(parsed, entry.index)
                self._take(Known(entry.index, entry.leaf.hex(), parsed.record, acceptance.keyids), entry.leaf)
            if (read.frontier.size, read.frontier.root()) != (head.size, head.root):
                raise LedgerCorrupted(
                    f"{self._ledger.location}: the {read.frontier.size} entries have the root"
                    f" {read.frontier.root().hex()}, the head over {head.size} says {head.root.hex()}"
                )
        except BaseException:
            self._read = _Read(KeyRing.of(self._policy))
            raise
        read.standings = standings(read.claims, self._origin() if self._revokes_keys() else None)
        if self._memory is not None and head.size > known:
            self._memory.keep(self._ledger.location, self._policy, head)

    def _recall(self, memory: AcceptedHeads, head: Head) -> None:
        """Take the entries that were accepted before; if they are not those any more, none of them counts as such."""
        accepted = memory.recall(self._ledger.location, self._policy)
        if accepted is None or not 0 < accepted.size <= head.size:
            return
        try:
            for entry in self._ledger.iterate(0, accepted.size):
                self._take_accepted(entry)
            if self._read.frontier.root() == accepted.root:
                return
        except (ValueError, KeyError, TypeError, ProvenHiveError):
            pass  # no bytes that were ever accepted: what is wrong with them the verified reading says
        self._read = _Read(KeyRing.of(self._policy))

    def _take_accepted(self, entry: Entry) -> None:
        parsed = parse_accepted(entry.data, _TAKEN)
        if parsed is None:
            self._read.frontier.append(entry.leaf)
            return
        keyids = tuple(keyid for keyid, _ in parsed.signatures if self._read.ring.accepts(keyid, entry.index))
        self._take(Known(entry.index, entry.leaf.hex(), parsed.record, keyids), entry.leaf)

    def _take(self, known: Known, leaf: bytes) -> None:
        read, record = self._read, known.record
        read.frontier.append(leaf)
        if isinstance(record, UnitCertificate | LawCertificate):
            read.certificates[record.obligation.digest].append(known)
        if isinstance(record, UnitCertificate | LawCertificate | RevocationRecord):
            read.claims.append(known)
        # A copy of an earlier rotation changes nothing: else whoever can append could bring a retired key back.
        elif follows_rotation(record, self._policy, self._origin) and leaf not in read.rotations:
            read.rotations.add(leaf)
            apply_rotation(read.ring, known.index, record)

    def _revokes_keys(self) -> bool:
        return any(
            isinstance(known.record, RevocationRecord) and isinstance(known.record.target, RevokedKey)
            for known in self._read.claims
        )

    def certificates(self, obligation_digest: str) -> Sequence[Known]:
        """Return the certificates for an obligation, oldest first, whatever their standing."""
        return tuple(self._read.certificates.get(obligation_digest, ()))

    def standings(self) -> dict[int, Standing]:
        """Return the standing of every certificate, by index."""
        return self._read.standings

    def claims(self) -> Sequence[Known]:
        """Return all certificates and revocations in order."""
        return tuple(self._read.claims)

    def holding(self, obligation_digest: str) -> Known | None:
        """Return the newest certificate for an obligation that holds, or None."""
        states = self._read.standings
        found = [k for k in self.certificates(obligation_digest) if states[k.index].state == "holds"]
        return found[-1] if found else None

    def objection(self, record: Certificate, keyids: Sequence[str]) -> Standing | None:
        """Return why a certificate, appended now with these signatures, would not hold; None if it would."""
        origin = self._origin() if self._revokes_keys() else None
        known = Known(self._read.frontier.size, "", record, tuple(keyids))
        revoked = Revocations.among(self._read.claims, origin).against(known, record)
        if revoked is not None:
            return revoked
        missing = next((use for use in record.uses if self.holding(use.obligation_digest) is None), None)
        if missing is None:
            return None
        return Standing("stale", f"it uses {missing.name}, for which nothing holds", missing.entry.index)
