"""The append-only log: entries are opaque bytes, the tree over them is RFC 9162's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from types import TracebackType
from typing import Self

from provenhive.ledger.errors import LedgerCorrupted, LedgerUsageError, ProofInvalid, RootMismatch
from provenhive.ledger.merkle import (
    EMPTY_ROOT,
    HASH_SIZE,
    ConsistencyProof,
    Frontier,
    Head,
    InclusionProof,
    Place,
    consistency_ranges,
    cover,
    fold,
    inclusion_ranges,
    leaf_hash,
    range_roots,
    verify_consistency,
    verify_inclusion,
)
from provenhive.ledger.store import MAX_ENTRY_BYTES, Row, Store

EMPTY_HEAD = Head(0, EMPTY_ROOT)
MAX_KEY_BYTES = 2_000
_BATCH = 1024


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry to be appended: its bytes, and the keys under which ``find`` shall return it."""

    data: bytes
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the log. ``leaf`` is its leaf hash, computed from ``data``."""

    index: int
    leaf: bytes
    data: bytes


class Ledger:
    """A log over a store; every answer is checked against the tree before it is given.

    A ledger object may be shared by threads but not across ``fork``. All methods raise ``LedgerUnavailable``
    when the storage fails, ``LedgerCorrupted`` when stored bytes contradict each other, and
    ``LedgerUsageError`` for an index or size that is not in the log.
    """

    def __init__(self, store: Store, *, read_only: bool = False) -> None:
        """Take over an open store and check its head against its stored hashes."""
        self._store = store
        self.read_only = read_only
        try:
            self._checked_frontier()
        except BaseException:
            store.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def location(self) -> str:
        """The path or URL of the log, without credentials."""
        return self._store.location

    def close(self) -> None:
        """Release the storage."""
        self._store.close()

    # Reading ----------------------------------------------------------------------------------------------

    @property
    def size(self) -> int:
        """The number of entries."""
        return self._store.head().size

    def head(self) -> Head:
        """Return the size and root of the whole log."""
        return self._store.head()

    def root(self, size: int | None = None) -> bytes:
        """Return the root over the first ``size`` entries (all, by default)."""
        size = self._known_size(size)
        return fold(self._store.nodes(cover((0, size))))

    def get(self, index: int) -> Entry:
        """Return an entry whose bytes have been checked against its stored leaf hash."""
        size = self.size
        if not 0 <= index < size:
            raise LedgerUsageError(f"entry {index} is not in a log of {size} entries")
        row = self._store.entry(index)
        if row is None:
            raise LedgerCorrupted(f"{self.location}: entry {index} of {size} is missing")
        return self._entry(row)

    def iterate(self, start: int = 0, stop: int | None = None) -> Iterator[Entry]:
        """Yield the entries ``start .. stop - 1`` (to the end as of now, by default), each checked."""
        stop = self._known_size(stop)
        for row in self._store.entries(start, stop):
            yield self._entry(row)

    def find(self, key: str) -> tuple[int, ...]:
        """Return the indices of the entries filed under a key, oldest first.

        Keys are a convenience outside the tree: a caller that relies on one checks the entry's bytes.
        """
        return self._store.find(key)

    def filed_keys(self) -> Iterator[tuple[str, int]]:
        """Yield every key with each index that is filed under it, ordered by key."""
        return self._store.filed_keys()

    def find_leaf(self, leaf: bytes) -> tuple[int, ...]:
        """Return the indices of the entries with this leaf hash, oldest first."""
        return self._store.find_leaf(leaf)

    def node_hashes(self, places: Sequence[Place]) -> list[bytes]:
        """Return the stored hashes of perfect subtrees, each named by level and index."""
        return self._store.nodes(places)

    def inclusion_proof(self, index: int, size: int | None = None) -> InclusionProof:
        """Return the proof that entry ``index`` is in the tree of the first ``size`` entries (all)."""
        size = self._known_size(size)
        ranges = inclusion_ranges(index, size)
        proof = InclusionProof(index, size, range_roots(ranges, self._store.nodes))
        self._own(lambda: verify_inclusion(self.get(index).leaf, proof, self.root(size)))
        return proof

    def consistency_proof(self, first: int, second: int | None = None) -> ConsistencyProof:
        """Return the proof that the first ``first`` entries are a prefix of the first ``second`` (all)."""
        second = self._known_size(second)
        ranges = consistency_ranges(first, second)
        proof = ConsistencyProof(first, second, range_roots(ranges, self._store.nodes))
        self._own(lambda: verify_consistency(proof, self.root(first), self.root(second)))
        return proof

    # Writing ----------------------------------------------------------------------------------------------

    def append(self, data: bytes, keys: Iterable[str] = ()) -> int:
        """Append one entry durably and return its index."""
        return self.append_many([Draft(data, tuple(keys))])[0]

    def append_many(self, drafts: Iterable[Draft]) -> range:
        """Append entries in one durable transaction, all or none; return their indices."""
        with self._store.transaction():
            return self._append(drafts)

    def transaction(self) -> AbstractContextManager[None]:
        """Hold the write lock over several calls; they are kept together, or none if an exception ends it."""
        return self._store.transaction()

    def append_unique(self, data: bytes, key: str, keys: Iterable[str] = ()) -> tuple[int, bool]:
        """Append unless an entry is already filed under ``key``; return its index and whether it was added.

        The look-up and the append are one transaction: of several processes that try, one adds.
        """
        with self._store.transaction():
            found = self._store.find(key)
            if found:
                return found[0], False
            return self._append([Draft(data, (key, *keys))])[0], True

    def extend(self, everything: Iterable[bytes], head: Head) -> range:
        """Append what ``everything`` (all entries of another log, from the first) has beyond this log.

        The whole is one transaction; it is kept only if this log's entries are the first ones of the other and
        the result has the given head. Keys are to be rebuilt afterwards.

        Raises:
            ProofInvalid: if this log is not a prefix of the other, or the result has another head.
        """
        with self._store.transaction():
            here = self._store.head()
            there = iter(everything)
            frontier = Frontier(0, [])
            for data in islice(there, here.size):
                frontier.append(leaf_hash(data))
            if Head(frontier.size, frontier.root()) != here:
                raise RootMismatch(f"the first {here.size} entries of the other log", frontier.root(), here.root)
            added = self._append(Draft(data) for data in there)
            result = self._store.head()
            if result != head:
                raise RootMismatch(f"all {result.size} entries", result.root, head.root)
            return added

    def rebuild_keys(self, keys_of: Callable[[Entry], Iterable[str]]) -> None:
        """File every entry again under the keys that ``keys_of`` derives from it, forgetting all others."""
        with self._store.transaction():
            pairs = ((key, e.index) for e in self.iterate() for key in keys_of(e))
            self._store.replace_keys(pairs)

    def _append(self, drafts: Iterable[Draft]) -> range:
        """Extend tree and store; the caller holds the transaction."""
        frontier = self._checked_frontier()
        first, rows = frontier.size, list[Row]()
        for draft in drafts:
            _check_draft(draft)
            index = frontier.size
            rows.append(Row(index, frontier.append(leaf_hash(draft.data)), draft.data, draft.keys))
            if len(rows) == _BATCH:
                self._store.insert(rows, Head(frontier.size, frontier.root()))
                rows.clear()
        if rows:
            self._store.insert(rows, Head(frontier.size, frontier.root()))
        return range(first, frontier.size)

    # Settings and checkpoints ------------------------------------------------------------------------------

    def setting(self, name: str) -> str | None:
        """Return a small named text kept beside the log, or None."""
        return self._store.setting(name)

    def put_setting(self, name: str, value: str) -> None:
        """Set a named text durably."""
        with self._store.transaction():
            self._store.put_setting(name, value)

    def stored_checkpoint(self, size: int | None = None) -> tuple[int, bytes] | None:
        """Return the newest kept checkpoint (or the one at ``size``) as its size and note, unverified."""
        return self._store.checkpoint(size)

    def put_checkpoint(self, size: int, note: bytes) -> None:
        """Keep the bytes of a checkpoint durably, in place of an earlier one of the same size."""
        self._known_size(size)
        with self._store.transaction():
            self._store.put_checkpoint(size, note)

    # Checks -----------------------------------------------------------------------------------------------

    def _known_size(self, size: int | None) -> int:
        current = self.size
        if size is None:
            return current
        if not 0 <= size <= current:
            raise LedgerUsageError(f"size {size} is not within a log of {current} entries")
        return size

    def _entry(self, row: Row) -> Entry:
        leaf = leaf_hash(row.data)
        if row.nodes[:HASH_SIZE] != leaf:
            raise LedgerCorrupted(
                f"{self.location}: the bytes of entry {row.index} have the leaf hash {leaf.hex()},"
                f" the log has {row.nodes[:HASH_SIZE].hex()}"
            )
        return Entry(row.index, leaf, row.data)

    def _checked_frontier(self) -> Frontier:
        """Return the right edge of the tree, checked against the stored head."""
        head = self._store.head()
        if head.size < 0:
            raise LedgerCorrupted(f"{self.location}: the head claims {head.size} entries")
        frontier = Frontier(head.size, self._store.nodes(cover((0, head.size))))
        if frontier.root() != head.root:
            raise LedgerCorrupted(
                f"{self.location}: the head over {head.size} entries is {head.root.hex()},"
                f" the stored hashes give {frontier.root().hex()}"
            )
        return frontier

    def _own(self, check: Callable[[], None]) -> None:
        """Run a verification of the ledger's own answer: a failure means damaged storage."""
        try:
            check()
        except ProofInvalid as error:
            raise LedgerCorrupted(f"{self.location}: its own proof fails: {error}") from error


def _check_draft(draft: Draft) -> None:
    if len(draft.data) > MAX_ENTRY_BYTES:
        raise LedgerUsageError(f"an entry of {len(draft.data)} bytes: the log takes up to {MAX_ENTRY_BYTES}")
    for key in draft.keys:
        if not key or "\x00" in key or len(key.encode()) > MAX_KEY_BYTES:
            raise LedgerUsageError(f"{key!r} cannot be a key")


def common_prefix(one: Ledger, other: Ledger) -> int:
    """Return how many entries, from the first on, two logs have in common: a bisection over their roots."""
    low, high = 0, min(one.size, other.size)
    while low < high:
        middle = (low + high + 1) // 2
        if one.root(middle) == other.root(middle):
            low = middle
        else:
            high = middle - 1
    return low
