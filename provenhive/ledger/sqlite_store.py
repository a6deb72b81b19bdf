"""The default store: one SQLite file in WAL mode, durable at each commit.

Crash safety is SQLite's: a transaction is in the write-ahead log as a whole, behind an ``fsync``
(``synchronous=FULL``), before ``append`` returns. Many processes may read while one writes; writers wait for
each other (``BEGIN IMMEDIATE`` under a busy time-out).
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from provenhive.ledger.errors import (
    LedgerBusy,
    LedgerCorrupted,
    LedgerExists,
    LedgerMissing,
    LedgerUnavailable,
    LedgerUsageError,
)
from provenhive.ledger.merkle import HASH_SIZE, Head, Place
from provenhive.ledger.sqlite_file import GUARDS, TABLES, file_uri, nobody_writes, schema_faults
from provenhive.ledger.store import FORMAT_VERSION, Row

APPLICATION_ID = 0x50684C67
"""'PhLg' in the file's header: tells a ledger from any other SQLite file."""

_PAGE = 512
_CACHE_KIB = 65_536
_WAL_PAGES = 8_192
_RETRY_SECONDS = 0.01

_BUSY_CODES = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_CORRUPT_CODES = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_MISMATCH})


class SqliteStore:
    """A ``Store`` in one SQLite file."""

    def __init__(
        self,
        path: Path,
        *,
        empty_head: Head | None = None,
        must_be_new: bool = False,
        read_only: bool = False,
        lock_timeout: float = 60.0,
    ) -> None:
        """Open the file; with ``empty_head`` make the tables, with that head, if it has none yet.

        Raises:
            LedgerMissing: if there is no ledger and no ``empty_head`` is given.
            LedgerExists: if there is one and ``must_be_new`` is given.
            LedgerCorrupted: if the file is not a ledger or damaged.
            LedgerUnavailable: if it cannot be opened.
        """
        self._path = path
        self._lock = threading.RLock()
        self._pid = os.getpid()
        self._lock_timeout = lock_timeout
        self._depth = 0
        self._closed = False
        if empty_head is None and not path.exists():
            raise LedgerMissing(f"there is no ledger at {path}")
        if path.is_dir():
            raise LedgerUnavailable(f"{path} is a folder, a ledger is a file")
        with self._translated():
            self._connection = self._connect(create=empty_head is not None, read_only=read_only)
            try:
                if read_only:
                    self._make_readable()
                self._configure()
                if empty_head is not None:
                    self._create(empty_head, must_be_new=must_be_new)
                self._check_format()
                if not read_only:
                    self._use_wal()
            except BaseException:
                self._connection.close()
                raise

    def _connect(self, *, create: bool, read_only: bool) -> sqlite3.Connection:
        uri = file_uri(self._path, "ro" if read_only else "rwc" if create else "rw")
        return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)

    def _make_readable(self) -> None:
        """Read the file as one that nobody writes to, if there is no log to it and none can be made beside it."""
        try:
            self._connection.execute("SELECT count(*) FROM sqlite_master")
        except sqlite3.OperationalError as error:
            if not nobody_writes(self._path, error):
                raise
            self._connection.close()
            uri = file_uri(self._path, "ro&immutable=1")
            self._connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)

    def _configure(self) -> None:
        run = self._connection.execute
        run(f"PRAGMA busy_timeout = {int(self._lock_timeout * 1000)}")
        run("PRAGMA trusted_schema = OFF")
        run("PRAGMA cell_size_check = ON")
        run("PRAGMA fullfsync = ON")
        run("PRAGMA checkpoint_fullfsync = ON")
        run("PRAGMA synchronous = FULL")
        # A batch touches a page of the leaf index for nearly every entry: with SQLite's own 2 MB they would be written
        # out and read back within one transaction, and each checkpoint would write most of them to the file again.
        run(f"PRAGMA cache_size = -{_CACHE_KIB}")
        run(f"PRAGMA wal_autocheckpoint = {_WAL_PAGES}")

    def _use_wal(self) -> None:
        """Turn the file to write-ahead logging, waiting for others who do so.

        SQLite's busy time-out does not wait here: the change reads the file first, and a reader that is to write is
        told at once that another is ahead of it.
        """
        deadline = time.monotonic() + self._lock_timeout
        while True:
            try:
                mode = self._connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
                break
            except sqlite3.OperationalError as error:
                if _primary(error) not in _BUSY_CODES or time.monotonic() > deadline:
                    raise
                time.sleep(_RETRY_SECONDS)
        if mode != "wal":
            raise LedgerUnavailable(f"{self._path}: this file system has no write-ahead logging ({mode} instead)")

    def _create(self, empty_head: Head, *, must_be_new: bool) -> None:
        """Make the tables in one transaction unless another process has done so already."""
        made = False
        if self._is_blank():
            self._use_wal()
            with self.transaction():
                if self._is_blank():
                    self._make_tables(empty_head)
                    made = True
            _sync_folder(self._path.absolute().parent)
        if must_be_new and not made:
            raise LedgerExists(f"there is already a file at {self._path}")

    def _check_format(self) -> None:
        if self._is_blank():
            raise LedgerMissing(f"{self._path} is empty: its creation was interrupted")
        application = self._pragma("application_id")
        if application != APPLICATION_ID:
            raise LedgerCorrupted(f"{self._path} is an SQLite file but not a ledger")
        version = self._pragma("user_version")
        if version != FORMAT_VERSION:
            raise LedgerUsageError(f"{self._path} has ledger format {version}; this program reads {FORMAT_VERSION}")
        fault = next(schema_faults(self._connection), None)
        if fault is not None:
            raise LedgerCorrupted(f"{self._path}: {fault}")

    def _pragma(self, name: str) -> Any:
        return self._connection.execute(f"PRAGMA {name}").fetchone()[0]

    def _is_blank(self) -> bool:
        tables = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        return bool(tables == 0 and self._pragma("application_id") == 0)

    def _make_tables(self, head: Head) -> None:
        for statement in (*TABLES, *GUARDS):
            self._connection.execute(statement)
        self._connection.execute("INSERT INTO head VALUES (1, ?, ?)", (head.size, head.root))
        self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self._connection.execute(f"PRAGMA user_version = {FORMAT_VERSION}")

    @property
    def location(self) -> str:
        """The file's path."""
        return str(self._path)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Serialise threads and turn SQLite's errors into the ledger's own, keeping the cause."""
        if self._closed:
            raise LedgerUsageError(f"{self._path}: this ledger has been closed")
        if os.getpid() != self._pid:
            raise LedgerUsageError(f"{self._path}: opened in another process; open it again here")
        with self._lock:
            try:
                yield
            except sqlite3.Error as error:
                raise _translate(error, self._path) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the write lock and commit at the end; nested transactions join the outermost one."""
        with self._translated():
            if self._depth:
                yield
                return
            self._connection.execute("BEGIN IMMEDIATE")
            self._depth = 1
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._depth = 0

    def head(self) -> Head:
        """Return the stored size and root."""
        with self._translated():
            row = self._connection.execute("SELECT size, root FROM head").fetchone()
        if row is None or not isinstance(row[0], int) or not isinstance(row[1], bytes):
            raise LedgerCorrupted(f"{self._path}: the head is missing")
        return Head(row[0], row[1])

    def nodes(self, places: Sequence[Place]) -> list[bytes]:
        """Return the stored hash of each place, in order."""
        with self._translated():
            return [self._node(level, index) for level, index in places]

    def _node(self, level: int, index: int) -> bytes:
        row = self._connection.execute(
            "SELECT substr(nodes, ?, ?) FROM entry WHERE idx = ?",
            (HASH_SIZE * level + 1, HASH_SIZE, ((index + 1) << level) - 1),
        ).fetchone()
        if row is None or len(row[0]) != HASH_SIZE:
            raise LedgerCorrupted(f"{self._path}: the hash at level {level}, index {index} is missing")
        return bytes(row[0])

    def entry(self, index: int) -> Row | None:
        """Return a row, or None beyond the end."""
        with self._translated():
            row = self._connection.execute("SELECT nodes, data FROM entry WHERE idx = ?", (index,)).fetchone()
        return None if row is None else self._row(index, row[0], row[1])

    def _row(self, index: int, nodes: object, data: object) -> Row:
        if not isinstance(nodes, bytes) or not isinstance(data, bytes):
            raise LedgerCorrupted(f"{self._path}: entry {index} is malformed")
        return Row(index, nodes, data)

    def entries(self, start: int, stop: int) -> Iterator[Row]:
        """Yield the rows in order, a page at a time so that no lock is held between rows."""
        for low in range(start, stop, _PAGE):
            high = min(low + _PAGE, stop)
            with self._translated():
                page = self._connection.execute(
                    "SELECT idx, nodes, data FROM entry WHERE idx >= ? AND idx < ? ORDER BY idx",
                    (low, high),
                ).fetchall()
            if [row[0] for row in page] != list(range(low, high)):
                raise LedgerCorrupted(f"{self._path}: entries are missing between {low} and {high}")
            for index, nodes, data in page:
                yield self._row(index, nodes, data)

    def find(self, key: str) -> tuple[int, ...]:
        """Return the indices filed under a key, ascending."""
        with self._translated():
            rows = self._connection.execute("SELECT idx FROM key_index WHERE key = ? ORDER BY idx", (key,)).fetchall()
        return tuple(row[0] for row in rows)

    def find_leaf(self, digest: bytes) -> tuple[int, ...]:
        """Return the indices of the entries with this leaf hash, ascending."""
        with self._translated():
            rows = self._connection.execute(
                "SELECT entry.idx FROM leaf_index JOIN entry ON entry.idx = leaf_index.idx"
                " WHERE prefix = ? AND substr(nodes, 1, ?) = ? ORDER BY entry.idx",
                (leaf_prefix(digest), HASH_SIZE, digest),
            ).fetchall()
        return tuple(row[0] for row in rows)

    def insert(self, rows: Iterable[Row], head: Head) -> None:
        """Add rows at the end and set the head."""
        batch = list(rows)
        run = self._connection.executemany
        run("INSERT INTO entry VALUES (?, ?, ?)", ((r.index, r.nodes, r.data) for r in batch))
        # In the order of the indices, so that each of their pages is visited once.
        run("INSERT INTO leaf_index VALUES (?, ?)", sorted((leaf_prefix(r.nodes), r.index) for r in batch))
        run(
            "INSERT OR IGNORE INTO key_index VALUES (?, ?)",
            sorted((key, r.index) for r in batch for key in r.keys),
        )
        self._connection.execute("UPDATE head SET size = ?, root = ?", (head.size, head.root))

    def filed_keys(self) -> Iterator[tuple[str, int]]:
        """Yield every key with the index that is filed under it, a page at a time."""
        last = ("", -1)
        while True:
            with self._translated():
                page = self._connection.execute(
                    "SELECT key, idx FROM key_index WHERE (key, idx) > (?, ?) ORDER BY key, idx LIMIT ?",
                    (*last, _PAGE),
                ).fetchall()
            if not page:
                return
            yield from page
            last = page[-1]

    def replace_keys(self, keys: Iterable[tuple[str, int]]) -> None:
        """Forget all keys and file these."""
        self._connection.execute("DELETE FROM key_index")
        self._connection.executemany("INSERT OR IGNORE INTO key_index VALUES (?, ?)", keys)

    def setting(self, name: str) -> str | None:
        """Return a named text, or None."""
        with self._translated():
            row = self._connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def put_setting(self, name: str, value: str) -> None:
        """Set a named text."""
        self._connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    def checkpoint(self, size: int | None = None) -> tuple[int, bytes] | None:
        """Return the newest kept checkpoint, or the one at ``size``."""
        with self._translated():
            row = self._connection.execute(
                "SELECT size, note FROM checkpoint WHERE ?1 IS NULL OR size = ?1 ORDER BY size DESC LIMIT 1",
                (size,),
            ).fetchone()
        return None if row is None else (row[0], row[1])

    def put_checkpoint(self, size: int, note: bytes) -> None:
        """Keep a checkpoint for a size."""
        self._connection.execute("INSERT OR REPLACE INTO checkpoint VALUES (?, ?)", (size, note))

    def close(self) -> None:
        """Close the file; closing twice does nothing."""
        with self._lock:
            if not self._closed and os.getpid() == self._pid:
                self._connection.close()
            self._closed = True


def leaf_prefix(digest: bytes) -> int:
    """Return the first eight bytes of a leaf hash as the signed integer that the index is ordered by."""
    return int.from_bytes(digest[:8], "big", signed=True)


def _primary(error: sqlite3.Error) -> int | None:
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _translate(error: sqlite3.Error, path: Path) -> Exception:
    """Choose the ledger's error class by SQLite's primary result code."""
    primary = _primary(error)
    if primary in _BUSY_CODES:
        return LedgerBusy(f"{path}: another process keeps writing to the ledger ({error})")
    if primary in _CORRUPT_CODES or (primary == sqlite3.SQLITE_ERROR and "no such" in str(error)):
        what = "this is no ledger, or" if primary == sqlite3.SQLITE_NOTADB else "the file is"
        return LedgerCorrupted(f"{path}: {what} damaged ({error})")
    if isinstance(error, sqlite3.IntegrityError):
        return LedgerCorrupted(f"{path}: the file contradicts itself ({error})")
    return LedgerUnavailable(f"{path}: the ledger's storage failed ({error})")


def _sync_folder(folder: Path) -> None:
    """Make a file's name durable: its folder is data too."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
