"""A ledger of records: what is appended is signed, what is read is verified under a trust policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from securesystemslib.signer import CryptoSigner

from provenhive import __version__
from provenhive.canonical import digest_bytes
from provenhive.ledger import Entry, Ledger, leaf_hash
from provenhive.records.base import ChunkedText, DigestedText, EntryRef, InlineText, Text
from provenhive.records.envelope import parse, seal
from provenhive.records.errors import RecordInvalid, SigningError
from provenhive.records.keys import keyid_of
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
from provenhive.records.policy import KeyRing, TrustedKey, TrustPolicy
from provenhive.records.standing import Known, Standing, reference, standings
from provenhive.records.texts import without_longest_text

PRODUCER = f"provenhive {__version__}"


def now() -> str:
    """Return the clock's time as records carry it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class RecordLog:
    """Records in a ledger, under one trust policy.

    Reading raises ``RecordInvalid`` for an entry that the policy does not accept; the ledger's own errors pass
    through. Writing needs signers that the policy accepts, unless it is unsigned.
    """

    def __init__(self, ledger: Ledger, policy: TrustPolicy, signers: Sequence[CryptoSigner] = ()) -> None:
        """Take an open ledger; rotations written so far are followed if the policy says so."""
        self.ledger = ledger
        self.policy = policy
        self._signers = tuple(signers)
        self._ring = KeyRing.of(policy)
        self._rotations_seen = 0
        self._standings: tuple[int, dict[int, Standing]] | None = None
        self._follow_rotations()

    # Writing ----------------------------------------------------------------------------------------------

    def add(self, record: Record, *, once: str | None = None) -> EntryRef:
        """Sign and append a record; return where it is.

        With ``once`` (one of the record's keys, see ``keys_of``) it is appended only if no entry that this log
        accepts is filed under that key; else the first such entry is returned. Texts too long for the entry go
        into entries of their own.

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
        if once is None:
            return self._ref(self.ledger.append(entry, keys), entry)
        index, added = self.ledger.append_unique(entry, once, [key for key in keys if key != once])
        return self._ref(index, entry) if added else reference(self.entry(index))

    def add_specification(self, record: SpecificationRecord) -> EntryRef:
        """Append a specification unless one with its digest is there."""
        return self.add(record, once=f"specification:{record.digest}")

    def rotate(self, record: KeyRecord) -> EntryRef:
        """Append a rotation and follow it."""
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

    def _ref(self, index: int, entry: bytes) -> EntryRef:
        return EntryRef(index=index, leaf=leaf_hash(entry).hex())

    def _check_references(self, record: Record) -> None:
        if not isinstance(record, UnitCertificate | LawCertificate):
            return
        specification = self.resolve(record.specification.entry).record
        if not (isinstance(specification, SpecificationRecord) and specification.digest == record.specification.digest):
            raise RecordInvalid("reference", "the named entry is not the named specification")
        for use in record.uses:
            used = self.resolve(use.entry).record
            if not (
                isinstance(used, UnitCertificate | LawCertificate)
                and used.obligation.digest == use.obligation_digest
                and used.obligation.kind == use.kind
            ):
                raise RecordInvalid("reference", f"the named entry does not establish {use.name}")

    # Reading ----------------------------------------------------------------------------------------------

    def entry(self, index: int) -> Known:
        """Return a verified entry."""
        return self._verified(self.ledger.get(index))

    def iterate(self, start: int = 0, stop: int | None = None) -> Iterator[Known]:
        """Yield verified entries in order."""
        for entry in self.ledger.iterate(start, stop):
            yield self._verified(entry)

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
        """Return the entry that a record names, which must have the leaf hash that it names."""
        if ref.index >= self.ledger.size:
            raise RecordInvalid("reference", f"entry {ref.index} is beyond the end of the log")
        known = self.entry(ref.index)
        if known.leaf != ref.leaf:
            raise RecordInvalid(
                "reference",
                f"entry {ref.index} has the leaf hash {known.leaf}, the reference says {ref.leaf}",
            )
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
        """Return the newest certificate for an obligation that holds, or None."""
        found = self.certificates(obligation_digest)
        states = self.standings() if found else {}
        holding = [known for known in found if states[known.index].state == "holds"]
        return holding[-1] if holding else None

    def standings(self) -> dict[int, Standing]:
        """Return the standing of every certificate of the log as of now, by index."""
        size = self.ledger.size
        if self._standings is None or self._standings[0] != size:
            self._standings = (size, standings(self.iterate(0, size)))
        return self._standings[1]

    def rebuild_index(self) -> None:
        """File every entry again under the keys of its record, as after an import or damage to the index."""
        self.ledger.rebuild_keys(lambda entry: keys_of(self._verified(entry).record))
        self._rotations_seen = 0
        self._follow_rotations()

    def _verified(self, entry: Entry) -> Known:
        parsed = parse(entry.data)
        acceptance = self._ring.check(parsed, entry.index)
        return Known(entry.index, entry.leaf.hex(), parsed.record, acceptance.keyids)

    def _follow_rotations(self) -> None:
        """Apply the rotations of the log in order; each must be signed by keys accepted before it."""
        if not self.policy.follow_rotations or not self.policy.signed:
            return
        indices = [i for i in self.ledger.find("kind:key") if i >= self._rotations_seen]
        for index in indices:
            known = self.entry(index)
            if isinstance(known.record, KeyRecord):
                apply_rotation(self._ring, index, known.record)
            self._rotations_seen = index + 1


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


def certificates_among(entries: Iterable[Known]) -> Iterator[tuple[Known, Certificate]]:
    """Yield the certificates of some entries, typed."""
    for known in entries:
        if isinstance(known.record, UnitCertificate | LawCertificate):
            yield known, known.record
