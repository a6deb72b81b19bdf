"""Brings another log's entries into this one: as its continuation (import), or beside its own (merge)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenhive.ledger import Draft, Head, RootMismatch, leaf_hash
from provenhive.ledger.checkpoint import CheckedCheckpoint
from provenhive.ledger.merkle import Frontier
from provenhive.ledger.tiles import TileLog, Tiles, import_tiles
from provenhive.records.base import DigestedText, EntryRef
from provenhive.records.envelope import parse
from provenhive.records.errors import RecordInvalid
from provenhive.records.kinds import MergeRecord, keys_of
from provenhive.records.log import PRODUCER, RecordLog, now
from provenhive.records.policy import KeyRing
from provenhive.records.standing import reference


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
    other log's verified checkpoint states. Nothing is kept if either fails. Rotations in the other log are
    entries like others: they are not followed here.

    Raises:
        RootMismatch: if the entries are not those of the checkpoint.
        RecordInvalid: if the policy does not accept an entry.
    """
    checkpoint = checked.checkpoint
    frontier, runs = Frontier(0, []), _Runs()
    with log.ledger.transaction():
        drafts = _missing(log, entries, frontier, runs)
        log.ledger.append_many(drafts)
        result = Head(frontier.size, frontier.root())
        if result != checkpoint.head:  # 2
            raise RootMismatch(f"the {result.size} entries of {checkpoint.origin}", result.root, checkpoint.head.root)
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


def _missing(log: RecordLog, entries: Iterable[bytes], frontier: Frontier, runs: _Runs) -> Iterator[Draft]:
    """Yield what is to be appended, and note in passing where each of their entries is or will be."""
    ring, next_index = log.accepted_keys(), log.ledger.size
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

    def text(self) -> str:
        return "".join(f"{theirs} {ours} {length}\n" for theirs, ours, length in self._runs)


def check_merge(log: RecordLog, record: MergeRecord) -> None:
    """Compute the other log's root again from this log's entries, as a ``merge`` record says where they are.

    Raises:
        RecordInvalid: ``digest`` if it is another root than the record's, ``schema`` if the runs make no sense.
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
