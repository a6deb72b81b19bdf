"""The store for a team: a PostgreSQL database, by URL.

``postgresql://user@host/database?schema=name``: the tables live in the schema ``name`` (``provenhive`` by
default), so one database holds any number of ledgers. A commit is acknowledged when the server has it on disk
(``synchronous_commit = on``); one writer at a time holds a lock on the head, readers never wait.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

import psycopg
from psycopg import errors, sql

from provenhive.ledger.errors import (
    LedgerBusy,
    LedgerCorrupted,
    LedgerExists,
    LedgerMissing,
    LedgerUnavailable,
    LedgerUsageError,
)
from provenhive.ledger.merkle import HASH_SIZE, Head, Place
from provenhive.ledger.store import FORMAT_VERSION, Row

DEFAULT_SCHEMA = "provenhive"
_PAGE = 512
_SCHEMA_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")

_TABLES = (
    "CREATE TABLE {s}.entry (idx bigint PRIMARY KEY, nodes bytea NOT NULL, data bytea NOT NULL)",
    "CREATE TABLE {s}.head (one integer PRIMARY KEY CHECK (one = 1), format integer NOT NULL,"
    " size bigint NOT NULL, root bytea NOT NULL)",
    "CREATE TABLE {s}.leaf_index (prefix bigint, idx bigint, PRIMARY KEY (prefix, idx))",
    'CREATE TABLE {s}.key_index (key text COLLATE "C", idx bigint, PRIMARY KEY (key, idx))',
    "CREATE TABLE {s}.setting (name text PRIMARY KEY, value text NOT NULL)",
    "CREATE TABLE {s}.checkpoint (size bigint PRIMARY KEY, note bytea NOT NULL)",
    "CREATE FUNCTION {s}.append_only() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION 'a ledger is append-only'; END $$",
    "CREATE TRIGGER entry_is_never_changed BEFORE UPDATE OR DELETE ON {s}.entry"
    " FOR EACH ROW EXECUTE FUNCTION {s}.append_only()",
    "CREATE TRIGGER entry_is_never_truncated BEFORE TRUNCATE ON {s}.entry"
    " FOR EACH STATEMENT EXECUTE FUNCTION {s}.append_only()",
)


def split_url(url: str) -> tuple[str, str]:
    """Return the URL as libpq takes it, and the schema that the ledger is in.

    Raises:
        LedgerUsageError: if the schema's name is not a plain lower-case identifier.
    """
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    schema = query.pop("schema", DEFAULT_SCHEMA)
    if not _SCHEMA_NAME.fullmatch(schema):
        raise LedgerUsageError(f"{schema!r} cannot name a schema: use a-z, 0-9 and _")
    return urlunsplit(parts._replace(query=urlencode(query, quote_via=quote))), schema


class PostgresStore:
    """A ``Store`` in a PostgreSQL schema."""

    def __init__(
        self,
        url: str,
        *,
        empty_head: Head | None = None,
        must_be_new: bool = False,
        read_only: bool = False,
        lock_timeout: float = 60.0,
    ) -> None:
        """Connect; with ``empty_head`` make the tables, with that head, if there are none yet.

        Raises:
            LedgerMissing: if there is no ledger and no ``empty_head`` is given.
            LedgerExists: if there is one and ``must_be_new`` is given.
            LedgerUnavailable: if the server cannot be reached.
        """
        self._conninfo, schema = split_url(url)
        parts = urlsplit(self._conninfo)
        self._location = f"postgresql://{parts.hostname or ''}{parts.path}?schema={schema}"
        self._schema = schema
        self._read_only = read_only
        self._lock_timeout = int(lock_timeout * 1000)
        self._lock = threading.RLock()
        self._pid = os.getpid()
        self._depth = 0
        self._closed = False
        self._connection: psycopg.Connection[tuple[object, ...]] | None = None
        try:
            if empty_head is not None:
                self._create(empty_head, must_be_new=must_be_new)
            self._check_format()
        except BaseException:
            self.close()
            raise

    def _query(self, text: str) -> sql.Composed:
        """Put the schema's quoted name into a statement that is otherwise fixed."""
        return sql.SQL(text).format(s=sql.Identifier(self._schema))

    def _live(self) -> psycopg.Connection[tuple[object, ...]]:
        """Return the connection, made again if the last one broke outside a transaction."""
        if self._connection is None or (self._connection.closed and not self._depth):
            self._connection = psycopg.connect(self._conninfo, autocommit=True)
            self._connection.execute(f"SET lock_timeout = {self._lock_timeout}")
            self._connection.execute("SET synchronous_commit = on")
            self._connection.execute("SET client_min_messages = warning")
            if self._read_only:
                self._connection.execute("SET default_transaction_read_only = on")
        return self._connection

    def _create(self, head: Head, *, must_be_new: bool) -> None:
        with self._translated(), self._live().transaction():
            # Two creators wait for each other here; the second finds the first one's tables.
            self._live().execute("SELECT pg_advisory_xact_lock(hashtext(%s))", (self._schema,))
            if self._exists():
                if must_be_new:
                    raise LedgerExists(f"there is already a ledger at {self.location}")
                return
            self._live().execute(self._query("CREATE SCHEMA IF NOT EXISTS {s}"))
            for statement in _TABLES:
                self._live().execute(self._query(statement))
            self._live().execute(
                self._query("INSERT INTO {s}.head VALUES (1, %s, %s, %s)"),
                (FORMAT_VERSION, head.size, head.root),
            )

    def _exists(self) -> bool:
        row = self._live().execute("SELECT to_regclass(%s)", (f"{self._schema}.head",)).fetchone()
        return row is not None and row[0] is not None

    def _check_format(self) -> None:
        with self._translated():
            if not self._exists():
                raise LedgerMissing(f"there is no ledger at {self.location}")
            row = self._live().execute(self._query("SELECT format FROM {s}.head")).fetchone()
        if row is None:
            raise LedgerCorrupted(f"{self.location}: the head is missing")
        if row[0] != FORMAT_VERSION:
            raise LedgerUsageError(f"{self.location} has ledger format {row[0]}; this program reads {FORMAT_VERSION}")

    @property
    def location(self) -> str:
        """The URL without user and password."""
        return self._location

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Serialise threads and turn the server's errors into the ledger's own, keeping the cause."""
        if self._closed:
            raise LedgerUsageError(f"{self.location}: this ledger has been closed")
        if os.getpid() != self._pid:
            raise LedgerUsageError(f"{self.location}: opened in another process; open it again here")
        with self._lock:
            try:
                yield
            except psycopg.Error as error:
                raise _translate(error, self.location) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the write lock and commit at the end; nested transactions join the outermost one."""
        with self._translated():
            if self._depth:
                yield
                return
            connection = self._live()
            with connection.transaction():
                connection.execute(self._query("LOCK TABLE {s}.head IN EXCLUSIVE MODE"))
                self._depth = 1
                try:
                    yield
                finally:
                    self._depth = 0

    def head(self) -> Head:
        """Return the stored size and root."""
        with self._translated():
            row = self._live().execute(self._query("SELECT size, root FROM {s}.head")).fetchone()
        if row is None or not isinstance(row[0], int) or not isinstance(row[1], bytes):
            raise LedgerCorrupted(f"{self.location}: the head is missing")
        return Head(row[0], row[1])

    def nodes(self, places: Sequence[Place]) -> list[bytes]:
        """Return the stored hash of each place, in order, with one query."""
        wanted = [((index + 1) << level) - 1 for level, index in places]
        with self._translated():
            rows = self._live().execute(
                self._query("SELECT idx, nodes FROM {s}.entry WHERE idx = ANY(%s)"),
                (sorted(set(wanted)),),
            )
            found = {row[0]: row[1] for row in rows.fetchall()}
        return [self._hash(found.get(row), place) for row, place in zip(wanted, places, strict=True)]

    def _hash(self, nodes: object, place: Place) -> bytes:
        level, index = place
        if isinstance(nodes, bytes):
            part = nodes[HASH_SIZE * level : HASH_SIZE * (level + 1)]
            if len(part) == HASH_SIZE:
                return part
        raise LedgerCorrupted(f"{self.location}: the hash at level {level}, index {index} is missing")

    def entry(self, index: int) -> Row | None:
        """Return a row, or None beyond the end."""
        return next(self._rows(index, index + 1), None)

    def _rows(self, start: int, stop: int) -> Iterator[Row]:
        with self._translated():
            rows = self._live().execute(
                self._query("SELECT idx, nodes, data FROM {s}.entry WHERE idx >= %s AND idx < %s ORDER BY idx"),
                (start, stop),
            )
            page = rows.fetchall()
        for index, nodes, data in page:
            if not (isinstance(index, int) and isinstance(nodes, bytes) and isinstance(data, bytes)):
                raise LedgerCorrupted(f"{self.location}: entry {index} is malformed")
            yield Row(index, nodes, data)

    def entries(self, start: int, stop: int) -> Iterator[Row]:
        """Yield the rows in order, a page at a time so that no lock is held between rows."""
        for low in range(start, stop, _PAGE):
            high = min(low + _PAGE, stop)
            page = list(self._rows(low, high))
            if [row.index for row in page] != list(range(low, high)):
                raise LedgerCorrupted(f"{self.location}: entries are missing between {low} and {high}")
            yield from page

    def find(self, key: str) -> tuple[int, ...]:
        """Return the indices filed under a key, ascending."""
        return self._indices("SELECT idx FROM {s}.key_index WHERE key = %s ORDER BY idx", key)

    def find_leaf(self, digest: bytes) -> tuple[int, ...]:
        """Return the indices of the entries with this leaf hash, ascending."""
        return self._indices(
            "SELECT e.idx FROM {s}.leaf_index l JOIN {s}.entry e ON e.idx = l.idx"
            " WHERE l.prefix = %s AND substring(e.nodes for 32) = %s ORDER BY e.idx",
            _prefix(digest),
            digest,
        )

    def _indices(self, query: str, *parameters: object) -> tuple[int, ...]:
        with self._translated():
            rows = self._live().execute(self._query(query), parameters).fetchall()
        return tuple(int(str(row[0])) for row in rows)

    def insert(self, rows: Iterable[Row], head: Head) -> None:
        """Add rows at the end and set the head."""
        batch = list(rows)
        self._copy("entry (idx, nodes, data)", ((r.index, r.nodes, r.data) for r in batch))
        self._copy("leaf_index (prefix, idx)", ((_prefix(r.nodes), r.index) for r in batch))
        keys = ((key, r.index) for r in batch for key in dict.fromkeys(r.keys))
        self._copy("key_index (key, idx)", keys)
        self._live().execute(self._query("UPDATE {s}.head SET size = %s, root = %s"), (head.size, head.root))

    def _copy(self, target: str, rows: Iterable[tuple[object, ...]]) -> None:
        query = self._query("COPY {s}." + target + " FROM STDIN")
        with self._live().cursor() as cursor, cursor.copy(query) as copy:
            for row in rows:
                copy.write_row(row)

    def filed_keys(self) -> Iterator[tuple[str, int]]:
        """Yield every key with the index that is filed under it, a page at a time."""
        query = (
            'SELECT key, idx FROM {s}.key_index WHERE (key COLLATE "C", idx) > (%s, %s)'
            ' ORDER BY key COLLATE "C", idx LIMIT %s'
        )
        last = ("", -1)
        while True:
            with self._translated():
                page = self._live().execute(self._query(query), (*last, _PAGE)).fetchall()
            if not page:
                return
            for key, index in page:
                last = (str(key), int(str(index)))
                yield last

    def replace_keys(self, keys: Iterable[tuple[str, int]]) -> None:
        """Forget all keys and file these."""
        self._live().execute(self._query("DELETE FROM {s}.key_index"))
        batch = list[tuple[str, int]]()
        for pair in keys:
            batch.append(pair)
            if len(batch) == _PAGE:
                self._insert_keys(batch)
                batch.clear()
        self._insert_keys(batch)

    def _insert_keys(self, batch: Sequence[tuple[str, int]]) -> None:
        query = self._query("INSERT INTO {s}.key_index VALUES (%s, %s) ON CONFLICT DO NOTHING")
        with self._live().cursor() as cursor:
            cursor.executemany(query, batch)

    def setting(self, name: str) -> str | None:
        """Return a named text, or None."""
        with self._translated():
            row = self._live().execute(self._query("SELECT value FROM {s}.setting WHERE name = %s"), (name,)).fetchone()
        return None if row is None else str(row[0])

    def put_setting(self, name: str, value: str) -> None:
        """Set a named text."""
        self._live().execute(
            self._query(
                "INSERT INTO {s}.setting VALUES (%s, %s) ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value"
            ),
            (name, value),
        )

    def checkpoint(self, size: int | None = None) -> tuple[int, bytes] | None:
        """Return the newest kept checkpoint, or the one at ``size``."""
        with self._translated():
            row = (
                self._live()
                .execute(
                    self._query(
                        "SELECT size, note FROM {s}.checkpoint"
                        " WHERE %(size)s::bigint IS NULL OR size = %(size)s ORDER BY size DESC LIMIT 1"
                    ),
                    {"size": size},
                )
                .fetchone()
            )
        if row is None or not isinstance(row[0], int) or not isinstance(row[1], bytes):
            return None
        return row[0], row[1]

    def put_checkpoint(self, size: int, note: bytes) -> None:
        """Keep a checkpoint for a size."""
        self._live().execute(
            self._query(
                "INSERT INTO {s}.checkpoint VALUES (%s, %s) ON CONFLICT (size) DO UPDATE SET note = EXCLUDED.note"
            ),
            (size, note),
        )

    def close(self) -> None:
        """Close the connection; closing twice does nothing."""
        with self._lock:
            if not self._closed and self._connection is not None and os.getpid() == self._pid:
                self._connection.close()
            self._closed = True


def _prefix(digest: bytes) -> int:
    return int.from_bytes(digest[:8], "big", signed=True)


def _translate(error: psycopg.Error, location: str) -> Exception:
    """Choose the ledger's error class by the server's."""
    text = str(error).strip()
    if isinstance(error, errors.LockNotAvailable | errors.DeadlockDetected):
        return LedgerBusy(f"{location}: another process keeps writing to the ledger ({text})")
    if isinstance(error, errors.IntegrityError | errors.UndefinedTable | errors.DataCorrupted | errors.IndexCorrupted):
        return LedgerCorrupted(f"{location}: the tables contradict themselves ({text})")
    return LedgerUnavailable(f"{location}: the ledger's storage failed ({text})")
