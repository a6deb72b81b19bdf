"""Brings another log's entries into this one: as its continuation (import), or beside its own (merge)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenhive.ledger import Draft, Entry, Head, ProofInvalid, RootMismatch, leaf_hash
from provenhive.ledger.checkpoint import CheckedCheckpoint, Checkpoint
from provenhive.ledger.merkle import Frontier
from provenhive.ledger.tiles import TileLog, Tiles, import_tiles
from provenhive.records.base import DigestedText, EntryRef
from provenhive.records.envelope import parse, parse_accepted
from provenhive.records.errors import RecordInvalid
from provenhive.records.kinds import (
    LawCertificate,
    LemmaCertificate,
    MergeRecord,
    RevocationRecord,
    RevokedKey,
    UnitCertificate,
    keys_of,
)
from provenhive.records.log import PRODUCER, RecordLog, now
from provenhive.records.policy import KeyRing
from provenhive.records.standing import Revocations, reference


def import_published(log: RecordLog, source: Tiles) -> range:
    """Append what a published log has beyond this one, which must be a prefix of it; return the new indices.

    Every new entry is verified under this log's policy, rotations followed; the keys that are accepted in the end are
    those that the checkpoint may be signed with, unless it was verified before (``TileLog``). Nothing is kept if one of
    these fails.

    Raises:
        ProofInvalid: if the published log does not extend this one, or its checkpoint is not signed as it must be.
        RecordInvalid: if the policy does not accept an entry.
    """
    with log.ledger.transaction():
        added = import_tiles(log.ledger, source)
        log.rebuild_index()
        if not isinstance(source, TileLog):
            source.check(log.checkpoints_at(source.size))
    return added


def merge(log: RecordLog, entries: Iterable[bytes], checked: CheckedCheckpoint) -> EntryRef:
    """Append the entries of another log that are not in this one, and a ``merge`` record (once); return the latter.

    1. Each new entry is verified under this log's policy. 2. All entries together must have the root that the
    other log's verified checkpoint states. 3. No certificate gets to hold here that the other log has revoked with
    the key that signed it: such a revocation counts in its own log only. Nothing is kept if one of them fails.
    Rotations in the other log are entries like others: they are not followed here.

    Raises:
        RootMismatch: if the entries are not those of the checkpoint.
        RecordInvalid: if the policy does not accept an entry; ``revoked`` if a key has to be revoked here first.
    """
    checkpoint = checked.checkpoint
    frontier, runs = Frontier(0, []), _Runs()
    with log.ledger.transaction():
        size, ring, ours = log.ledger.size, log.accepted_keys(), Revocations.among(log.claims(), log.origin)
        drafts = _missing(log, ring, entries, frontier, runs)
        log.ledger.append_many(drafts)
        result = Head(frontier.size, frontier.root())
        if result != checkpoint.head:  # 2
            raise RootMismatch(f"the {result.size} entries of {checkpoint.origin}", result.root, checkpoint.head.root)
        _check_revoked(log, size, checkpoint.origin, runs, ring, ours)  # 3
        for known in log.find(f"log:{checkpoint.origin}"):
            record = known.record
            if isinstance(record, MergeRecord) and (record.size, record.root) == (result.size, result.root.hex()):
                return reference(known)
        return log.add(
            MergeRecord(
                producer=PRODUCER,
                recorded_at=now(),
                origin=checkpoint.origin,
                size=result.size,
                root=result.root.hex(),
                checkpoint=DigestedText.of(checked.note.decode()),
                runs=DigestedText.of(runs.text()),
            )
        )


def _missing(
    log: RecordLog, ring: KeyRing, entries: Iterable[bytes], frontier: Frontier, runs: _Runs
) -> Iterator[Draft]:
    """Yield what is to be appended, and note in passing where each of their entries is or will be."""
    next_index = log.ledger.size
    appended: dict[bytes, int] = {}
    for data in entries:
        leaf = leaf_hash(data)
        theirs = frontier.size
        frontier.append(leaf)
        here = appended.get(leaf)
        if here is None:
            here = next(iter(log.ledger.find_leaf(leaf)), None)
        if here is None:
            here, next_index = next_index, next_index + 1
            appended[leaf] = here
            yield _draft(data, here, ring)
        runs.add(theirs, here)


def _draft(data: bytes, index: int, ring: KeyRing) -> Draft:
    parsed = parse(data)
    ring.check(parsed, index)  # 1
    return Draft(data, keys_of(parsed.record))


def _check_revoked(log: RecordLog, size: int, origin: str, runs: _Runs, ring: KeyRing, ours: Revocations) -> None:
    """Refuse a certificate that the other log's revocation of a key strikes, and nothing here does.

    ``size``, ``ring`` and ``ours`` are the log's before the merge. No index is asked: a row of it that is missing would
    bring a thief's certificates back.
    """
    theirs = Revocations()
    for _, entry in runs.entries(log):
        found = parse_accepted(entry.data, (RevocationRecord.kind,))
        record = None if found is None else found.record
        if isinstance(record, RevocationRecord) and isinstance(record.target, RevokedKey):
            theirs.add(entry.index, record, origin)
    if not theirs.keys:
        return
    for index, entry in runs.entries(log):
        found = parse_accepted(entry.data, (UnitCertificate.kind, LawCertificate.kind, LemmaCertificate.kind))
        if found is None:
            continue
        signers = {keyid for keyid, _ in found.signatures if ring.accepts(keyid, entry.index)}
        if signers and not theirs.unrevoked(signers, index) and ours.unrevoked(signers, entry.index):
            left = min(ours.unrevoked(signers, entry.index))
            # The revocation takes the next index itself, and moves what is not here yet.
            start = entry.index + (entry.index >= size)
            raise RecordInvalid(
                "revoked",
                f"{origin} has revoked the key {left}, which signed its entry {index}; here that entry would hold."
                f" Revoke the key here first: provenhive ledger revoke key {left} --from {start}",
            )


class _Runs:
    """Where each entry of the other log is, as runs of consecutive indices."""

    def __init__(self) -> None:
        self._runs: list[list[int]] = []

    def add(self, theirs: int, ours: int) -> None:
        if self._runs:
            start, here, length = self._runs[-1]
            if (theirs, ours) == (start + length, here + length):
                self._runs[-1][2] += 1
                return
        self._runs.append([theirs, ours, 1])

    def entries(self, log: RecordLog) -> Iterator[tuple[int, Entry]]:
        """Yield the other log's entries as this one has them, each with its index there."""
        for theirs, ours, length in self._runs:
            yield from enumerate(log.ledger.iterate(ours, ours + length), theirs)

    def text(self) -> str:
        return "".join(f"{theirs} {ours} {length}\n" for theirs, ours, length in self._runs)


def check_merge(log: RecordLog, record: MergeRecord) -> None:
    """Compute the other log's root again from this log's entries, as a ``merge`` record says where they are.

    Its checkpoint has to state the same; whose signatures it bears is not looked at.

    Raises:
        RecordInvalid: ``digest`` if it is another root than the record's, ``schema`` if the runs make no sense,
            ``reference`` if they lead beyond the log, ``checkpoint`` if the checkpoint is none or states another head.
    """
    frontier = Frontier(0, [])
    for line in log.text(record.runs.text).splitlines():
        numbers = [int(part) for part in line.split(" ") if part.isdecimal()]
        if len(numbers) != 3 or numbers[0] != frontier.size:
            raise RecordInvalid("schema", f"the merge of {record.origin} has a run {line!r}")
        _, ours, length = numbers
        if ours + length > log.ledger.size:
            raise RecordInvalid("reference", f"the merge of {record.origin} goes beyond the log")
        for entry in log.ledger.iterate(ours, ours + length):
            frontier.append(entry.leaf)
    if (frontier.size, frontier.root().hex()) != (record.size, record.root):
        raise RecordInvalid(
            "digest",
            f"the merged entries of {record.origin} have the root {frontier.root().hex()},"
            f" the record says {record.root}",
        )
    try:
        stated = Checkpoint.of_note(log.text(record.checkpoint.text).encode())
    except ProofInvalid as error:
        raise RecordInvalid("checkpoint", f"the merge of {record.origin}: {error}") from error
    if (stated.origin, stated.head.size, stated.head.root.hex()) != (record.origin, record.size, record.root):
        raise RecordInvalid(
            "checkpoint",
            f"the merge of {record.origin} at {record.size} entries has a checkpoint of {stated.origin}"
            f" at {stated.head.size}, root {stated.head.root.hex()}",
        )
