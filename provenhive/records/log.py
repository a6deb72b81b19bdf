"""A ledger of records: what is appended is signed, what is read is verified under a trust policy."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime

from securesystemslib.signer import CryptoSigner

from provenhive import __version__
from provenhive.canonical import digest_bytes
from provenhive.ledger import Entry, Head, Ledger, ProofInvalid, leaf_hash
from provenhive.ledger.checkpoint import (
    Checkpoint,
    CheckpointPolicy,
    check_checkpoint,
    sign_checkpoint,
)
from provenhive.records.base import ChunkedText, DigestedText, EntryRef, InlineText, Text
from provenhive.records.envelope import parse, seal
from provenhive.records.errors import RecordInvalid, SigningError
from provenhive.records.keys import keyid_of, note_signer
from provenhive.records.kinds import (
    BlobRecord,
    Certificate,
    KeyRecord,
    LawCertificate,
    Record,
    SpecificationRecord,
    UnitCertificate,
    keys_of,
)
from provenhive.records.memory import AcceptedHeads
from provenhive.records.policy import KeyRing, PolicyError, TrustPolicy
from provenhive.records.recount import check_vote
from provenhive.records.standing import Known, Standing, reference
from provenhive.records.survey import Survey, apply_rotation, follows_rotation
from provenhive.records.texts import without_longest_text

PRODUCER = f"provenhive {__version__}"
UNNAMED = "unnamed"
"""What readers call a log that nobody has named; no key of it and no revocation of one can be for that name."""

_ORIGIN = "origin"


def now() -> str:
    """Return the clock's time as records carry it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class RecordLog:
    """Records in a ledger, under one trust policy.

    Reading raises ``RecordInvalid`` for an entry that the policy does not accept; the ledger's own errors pass
    through. Writing needs signers that the policy accepts, unless it is unsigned.
    """

    def __init__(
        self,
        ledger: Ledger,
        policy: TrustPolicy,
        signers: Sequence[CryptoSigner] = (),
        memory: AcceptedHeads | None = None,
    ) -> None:
        """Take an open ledger; follow the rotations in it if the policy says so.

        ``memory`` is what this machine has accepted before (see ``records.memory``); it is for readers only.

        Raises:
            PolicyError: if the policy is for another log.
            RecordInvalid: ``fork`` if the log does not extend the head that the policy pins.
        """
        self.ledger = ledger
        self.policy = policy
        self._signers = tuple(signers)
        self._ring = KeyRing.of(policy)
        self._rotations_seen = 0
        self._survey = Survey(ledger, policy, lambda: self.origin, memory)
        stored = ledger.setting(_ORIGIN)
        if policy.origin is not None and stored is not None and stored != policy.origin:
            raise PolicyError(f"{ledger.location} is the log {stored}, not {policy.origin}")
        if policy.pinned is not None:
            self.check_extends(Head(policy.pinned.size, bytes.fromhex(policy.pinned.root)))
        self._follow_rotations()

    # The log as a whole -----------------------------------------------------------------------------------

    @property
    def origin(self) -> str:
        """The log's name: the policy's, or the one kept with the ledger. A writer makes one up when there is none."""
        if self.policy.origin is not None:
            return self.policy.origin
        stored = self.ledger.setting(_ORIGIN)
        if stored is None and self.ledger.read_only:
            return UNNAMED
        if stored is None:
            with self.ledger.transaction():
                stored = self.ledger.setting(_ORIGIN) or f"provenhive.local/{secrets.token_hex(8)}"
                self.ledger.put_setting(_ORIGIN, stored)
        return stored

    def check_extends(self, head: Head) -> None:
        """Check that the log is a continuation of the one that had this head.

        Raises:
            RecordInvalid: ``fork``, with both roots or sizes.
        """
        if head.size > self.ledger.size:
            raise RecordInvalid("fork", f"the log has {self.ledger.size} entries, it had {head.size} before")
        root = self.ledger.root(head.size)
        if root != head.root:
            raise RecordInvalid(
                "fork",
                f"the first {head.size} entries have the root {root.hex()}, before it was {head.root.hex()}",
            )

    def checkpoints_at(self, size: int) -> CheckpointPolicy:
        """Return which checkpoints of this log at ``size`` the policy believes, rotations followed."""
        return self.accepted_keys().checkpoints(self.origin, size)

    def checkpoint(self, signer: CryptoSigner) -> bytes:
        """Sign the log's head, keep the checkpoint with the ledger and return it.

        The checkpoint that is kept is returned if it is one of this head by this signer: it may have cosignatures.

        Raises:
            RecordInvalid: ``fork`` if the log does not extend the last checkpoint that was kept.
        """
        by = note_signer(signer, self.origin)
        with self.ledger.transaction():
            last = self.ledger.stored_checkpoint()
            head = self.ledger.head()
            if last is not None:
                self.check_extends(Checkpoint.of_note(last[1]).head)
                with suppress(ProofInvalid):
                    kept = check_checkpoint(last[1], CheckpointPolicy(self.origin, (by.verifier,)))
                    if kept.checkpoint.head == head:
                        return last[1]
            note = sign_checkpoint(Checkpoint(self.origin, head), by)
            self.ledger.put_checkpoint(head.size, note)
        return note

    # Writing ----------------------------------------------------------------------------------------------

    def add(self, record: Record, *, once: str | None = None) -> EntryRef:
        """Sign and append a record; return where it is.

        With ``once`` (one of the record's keys, see ``keys_of``) it is appended only if no entry that this log
        accepts is filed under that key; else the first such entry is returned. The very same bytes are never
        entered twice. Texts too long for the entry go into entries of their own.

        Raises:
            SigningError: if the policy asks for signatures that the signers cannot give.
            RecordInvalid: if the record refers to entries that are not there or not what it says.
        """
        self._may_write()
        self._check_references(record)
        keys = keys_of(record)
        if once is not None:
            if once not in keys:
                raise RecordInvalid("reference", f"{once} is no key of this {record.kind}")
            if found := self.find(once):
                return reference(found[0])
        entry = self._fitting(record)
        leaf = leaf_hash(entry)
        with self.ledger.transaction():
            if present := self.ledger.find_leaf(leaf):
                return reference(self.entry(present[0]))
            if once is not None and (found := self.find(once)):
                return reference(found[0])
            return EntryRef(index=self.ledger.append(entry, keys), leaf=leaf.hex())

    def establish(self, record: Certificate) -> EntryRef:
        """Append a certificate unless one for its obligation holds; return the one that then does.

        Raises:
            RecordInvalid: ``revoked`` or ``stale`` if it would not hold: its judge, its obligation or the key that
                signs it is revoked, or something that it uses is. Else as ``add`` does.
        """
        with self.ledger.transaction():
            self._survey.advance()
            known = self._survey.holding(record.obligation.digest)
            if known is not None:
                return reference(known)
            size = self.ledger.size
            keyids = [k for k in map(keyid_of, self._signers) if self._survey.ring.accepts(k, size)]
            objection = self._survey.objection(record, keyids)
            if objection is not None:
                raise RecordInvalid(objection.state, f"{record.obligation.name}: {objection.reason}")
            return self.add(record)

    def add_specification(self, record: SpecificationRecord) -> EntryRef:
        """Append a specification unless one with its digest is there."""
        return self.add(record, once=f"specification:{record.digest}")

    def rotate(self, record: KeyRecord) -> EntryRef:
        """Append a rotation and follow it.

        Raises:
            RecordInvalid: if the rotation is for another log, or its key identifier is not that of its key.
        """
        if record.origin != self.origin:
            raise RecordInvalid("reference", f"the rotation is for {record.origin}, not {self.origin}")
        apply_rotation(KeyRing.of(self.policy), 0, record)
        ref = self.add(record)
        self._follow_rotations()
        return ref

    def _may_write(self) -> None:
        size = self.ledger.size
        accepted = [s for s in self._signers if self._ring.accepts(keyid_of(s), size)]
        if self.policy.signed and len(accepted) < self.policy.threshold:
            raise SigningError(
                f"the trust policy asks for {self.policy.threshold} signatures by its keys;"
                f" {len(accepted)} of the {len(self._signers)} given keys are among them"
            )

    def _fitting(self, record: Record) -> bytes:
        """Return the sealed record, its longest texts moved out until it fits into an entry."""
        while True:
            try:
                return seal(record, self._signers)
            except RecordInvalid as error:
                smaller = None
                if error.cause == "too-large":
                    smaller = without_longest_text(record, self._put_piece)
                if smaller is None:
                    raise
                record = smaller

    def _put_piece(self, piece: str) -> EntryRef:
        content = DigestedText.of(piece)
        blob = BlobRecord(producer=PRODUCER, recorded_at=now(), content=content)
        return self.add(blob, once=f"blob:{content.digest}")

    def _check_references(self, record: Record) -> None:
        if isinstance(record, UnitCertificate | LawCertificate):
            check_claim(record, lambda ref: self._exactly(ref).record)

    # Reading ----------------------------------------------------------------------------------------------

    def entry(self, index: int) -> Known:
        """Return a verified entry."""
        return verified(self.ledger.get(index), self._ring)

    def iterate(self, start: int = 0, stop: int | None = None) -> Iterator[Known]:
        """Yield verified entries in order."""
        for entry in self.ledger.iterate(start, stop):
            yield verified(entry, self._ring)

    def find(self, key: str) -> tuple[Known, ...]:
        """Return the verified entries under a key (see ``keys_of``), oldest first.

        The ledger's index is not part of the tree: an entry that does not have the key is a contradiction.
        """
        found = tuple(self.entry(index) for index in self.ledger.find(key))
        for known in found:
            if key not in keys_of(known.record):
                raise RecordInvalid("reference", f"entry {known.index} is wrongly filed under {key}")
        return found

    def resolve(self, ref: EntryRef) -> Known:
        """Return the entry that a record names.

        The leaf hash is what names it; the index says where it is in the log that the record was written in,
        which a merge changes.

        Raises:
            RecordInvalid: ``reference`` if no entry has that leaf hash.
        """
        if ref.index < self.ledger.size and (known := self.entry(ref.index)).leaf == ref.leaf:
            return known
        for index in self.ledger.find_leaf(bytes.fromhex(ref.leaf)):
            return self.entry(index)
        raise RecordInvalid("reference", f"no entry has the leaf hash {ref.leaf} (entry {ref.index})")

    def _exactly(self, ref: EntryRef) -> Known:
        """Return the entry of a reference that is about to be written: both its parts must fit."""
        known = self.resolve(ref)
        if known.index != ref.index:
            raise RecordInvalid("reference", f"the entry {ref.leaf} is at {known.index}, not at {ref.index}")
        return known

    def text(self, text: Text) -> str:
        """Return a text, put together from its pieces if it was moved out, and checked against its digest."""
        if isinstance(text, InlineText):
            return text.text
        joined = "".join(self._piece(ref) for ref in text.chunks)
        if digest_bytes(joined.encode()) != f"sha256:{text.sha256}":
            raise RecordInvalid("digest", "the pieces of a text do not have its digest")
        return joined

    def _piece(self, ref: EntryRef) -> str:
        blob = self.resolve(ref).record
        if not isinstance(blob, BlobRecord) or isinstance(blob.content.text, ChunkedText):
            raise RecordInvalid("reference", f"entry {ref.index} is not a piece of a text")
        return blob.content.text.text

    def specification(self, digest: str) -> Known | None:
        """Return the entry that holds the sources of a specification, or None."""
        found = self.find(f"specification:{digest}")
        return found[0] if found else None

    def certificates(self, obligation_digest: str) -> tuple[Known, ...]:
        """Return the certificates for an obligation, oldest first, whatever their standing."""
        return self.find(f"obligation:{obligation_digest}")

    def established(self, obligation_digest: str) -> Known | None:
        """Return the newest certificate for an obligation that holds, or None. No index is believed for this."""
        self._survey.advance()
        return self._survey.holding(obligation_digest)

    def standings(self) -> dict[int, Standing]:
        """Return the standing of every certificate of the log as of now, by index.

        Entries are verified once: a later call reads only what has been appended since.
        """
        self._survey.advance()
        return self._survey.standings()

    def claims(self) -> Sequence[Known]:
        """Return all certificates and revocations of the log as of now, in order, each verified."""
        self._survey.advance()
        return self._survey.claims()

    # Upkeep -----------------------------------------------------------------------------------------------

    def replay(self) -> Iterator[Known]:
        """Yield all entries verified from the first on, each under the keys accepted at its place.

        Unlike ``iterate`` this leans on no index: rotations are followed as they are met.
        """
        ring, followed = KeyRing.of(self.policy), set[str]()
        for entry in self.ledger.iterate():
            known = verified(entry, ring)
            yield known
            if follows_rotation(known.record, self.policy, lambda: self.origin) and known.leaf not in followed:
                followed.add(known.leaf)
                apply_rotation(ring, known.index, known.record)

    def accepted_keys(self) -> KeyRing:
        """Return the keys that the policy and the rotations so far accept. No index is believed for this."""
        self._survey.advance()
        return self._survey.ring

    def rebuild_index(self) -> None:
        """File every entry again under the keys of its record, as after an import or damage to the index."""
        replayed = self.replay()
        self.ledger.rebuild_keys(lambda _: keys_of(next(replayed).record))
        self._rotations_seen = 0
        self._ring = KeyRing.of(self.policy)
        self._follow_rotations()

    def _follow_rotations(self) -> None:
        """Apply the rotations of the log in order; each must be signed by keys accepted before it.

        A copy of an earlier rotation changes nothing: else whoever can append could bring a retired key back.
        """
        if not (self.policy.signed and self.policy.follow_rotations):
            return
        for index in self.ledger.find("kind:key"):
            if index >= self._rotations_seen:
                known = self.entry(index)
                original = self.ledger.find_leaf(bytes.fromhex(known.leaf))[0]
                if follows_rotation(known.record, self.policy, lambda: self.origin) and original == index:
                    apply_rotation(self._ring, index, known.record)
                self._rotations_seen = index + 1


def verified(entry: Entry, ring: KeyRing) -> Known:
    """Return what an entry says if it is well-formed and enough accepted keys signed it.

    Raises:
        RecordInvalid: naming the cause.
    """
    parsed = parse(entry.data)
    acceptance = ring.check(parsed, entry.index)
    return Known(entry.index, entry.leaf.hex(), parsed.record, acceptance.keyids)


def check_claim(record: Certificate, resolve: Callable[[EntryRef], Record]) -> None:
    """Check that the entries that a certificate names are what it says of them, and that its vote comes out as it says.

    Raises:
        RecordInvalid: ``reference`` if an entry is not, ``vote``; what ``resolve`` raises passes through.
    """
    specification = resolve(record.specification.entry)
    if not (isinstance(specification, SpecificationRecord) and specification.digest == record.specification.digest):
        raise RecordInvalid("reference", "the named entry is not the named specification")
    for use in record.uses:
        used = resolve(use.entry)
        if not (
            isinstance(used, UnitCertificate | LawCertificate)
            and used.obligation.digest == use.obligation_digest
            and used.obligation.kind == use.kind
        ):
            raise RecordInvalid("reference", f"the named entry does not establish {use.name}")
    if isinstance(record, UnitCertificate) and record.vote is not None:
        check_vote(record.vote)


def certificates_among(entries: Iterable[Known]) -> Iterator[tuple[Known, Certificate]]:
    """Yield the certificates of some entries, typed."""
    for known in entries:
        if isinstance(known.record, UnitCertificate | LawCertificate):
            yield known, known.record
