"""What a ledger needs from its storage: the interface that SQLite and PostgreSQL both implement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from provenhive.ledger.merkle import Head, Place

FORMAT_VERSION = 1
MAX_ENTRY_BYTES = 65_535
"""The longest entry that a C2SP tlog-tiles entry bundle can hold (its length is a 16-bit number)."""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as stored: its bytes and the hashes of all perfect subtrees that it completes.

    ``nodes`` holds them from level 0 (the leaf hash) upward, joined. The place ``(level, index)`` is thus at
    offset ``32 * level`` in the row ``((index + 1) << level) - 1``: one row an entry, nothing ever rewritten.
    """

    index: int
    nodes: bytes
    data: bytes
    keys: tuple[str, ...] = ()


class Store(Protocol):
    """Durable rows, one writer at a time, any number of readers.

    Every method raises ``LedgerUnavailable`` when the storage fails and ``LedgerCorrupted`` when what it holds
    cannot be what was written.
    """

    @property
    def location(self) -> str:
        """The path or URL, without credentials, for messages."""

    def head(self) -> Head:
        """Return the stored size and root."""

    def nodes(self, places: Sequence[Place]) -> list[bytes]:
        """Return the stored hash of each place, in order."""

    def entry(self, index: int) -> Row | None:
        """Return a row without its keys, or None beyond the end."""

    def entries(self, start: int, stop: int) -> Iterator[Row]:
        """Yield the rows ``start .. stop - 1`` in order, without their keys; a gap is a corruption."""

    def find(self, key: str) -> tuple[int, ...]:
        """Return the indices filed under a key, ascending."""

    def find_leaf(self, digest: bytes) -> tuple[int, ...]:
        """Return the indices of the entries with this leaf hash, ascending."""

    def transaction(self) -> AbstractContextManager[None]:
        """Hold the one write lock; what is written inside is kept as a whole or not at all.

        When the context ends without an exception, everything written in it is durable.
        """

    def insert(self, rows: Iterable[Row], head: Head) -> None:
        """Add rows at the end and set the head (inside a transaction)."""

    def filed_keys(self) -> Iterator[tuple[str, int]]:
        """Yield every key with the index that is filed under it, ordered."""

    def replace_keys(self, keys: Iterable[tuple[str, int]]) -> None:
        """Forget all keys and file these (inside a transaction)."""

    def setting(self, name: str) -> str | None:
        """Return a small named text kept beside the log (its origin, for one), or None."""

    def put_setting(self, name: str, value: str) -> None:
        """Set a named text (inside a transaction)."""

    def checkpoint(self, size: int | None = None) -> tuple[int, bytes] | None:
        """Return the newest kept checkpoint (or the one at ``size``) as its size and bytes, or None."""

    def put_checkpoint(self, size: int, note: bytes) -> None:
        """Keep a checkpoint for a size, in place of an earlier one for that size (inside a transaction)."""

    def close(self) -> None:
        """Release the storage; closing twice does nothing."""
