"""Recomputes a log in PostgreSQL from its entries' bytes; see ``fsck`` for the checks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
from psycopg import errors, sql

from provenhive.ledger.errors import LedgerMissing, LedgerUnavailable
from provenhive.ledger.fsck import FsckReport, check_source
from provenhive.ledger.postgres_store import split_url

# After a damaged page the server answers nothing more in the transaction: what follows cannot be read either.
_DAMAGE = (psycopg.DataError, errors.DataCorrupted, errors.IndexCorrupted, errors.InFailedSqlTransaction)


class PostgresSource:
    """The tables of a PostgreSQL ledger inside a repeatable-read transaction."""

    def __init__(self, connection: psycopg.Connection[tuple[Any, ...]], schema: str) -> None:
        self._connection = connection
        self._schema = schema

    def _select(self, text: str) -> Iterator[tuple[Any, ...]]:
        query = sql.SQL(text).format(s=sql.Identifier(self._schema))
        with self._connection.cursor(name="fsck") as cursor:
            cursor.itersize = 1000
            yield from cursor.execute(query)

    def structure_faults(self) -> Iterator[str]:
        """Yield nothing: the server checks its own pages (with checksums on) as they are read."""
        return iter(())

    def head(self) -> tuple[Any, Any] | None:
        """Return size and root as stored."""
        for size, root in self._select("SELECT size, root FROM {s}.head"):
            return size, root
        return None

    def entries(self) -> Iterator[tuple[Any, Any, Any]]:
        """Yield index, nodes and data of every entry."""
        yield from self._select("SELECT idx, nodes, data FROM {s}.entry ORDER BY idx")

    def leaf_index(self) -> Iterator[tuple[Any, Any]]:
        """Yield every row of the index of leaf hashes."""
        yield from self._select("SELECT prefix, idx FROM {s}.leaf_index ORDER BY idx, prefix")

    def key_indices(self) -> Iterator[Any]:
        """Yield the least and the greatest entry index of the keys."""
        for bounds in self._select("SELECT min(idx), max(idx) FROM {s}.key_index"):
            if bounds != (None, None):
                yield from bounds

    def checkpoint_sizes(self) -> Iterator[Any]:
        """Yield the size of every kept checkpoint."""
        for (size,) in self._select("SELECT size FROM {s}.checkpoint ORDER BY size"):
            yield size


def check_postgres(url: str) -> FsckReport:
    """Check the ledger at a ``postgresql://`` URL in one snapshot.

    Raises:
        LedgerMissing: if there is none.
        LedgerUnavailable: if the server cannot be reached.
    """
    conninfo, schema = split_url(url)
    try:
        with psycopg.connect(conninfo) as connection:
            connection.read_only = True
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            row = connection.execute("SELECT to_regclass(%s)", (f"{schema}.entry",)).fetchone()
            if row is None or row[0] is None:
                raise LedgerMissing(f"there is no ledger in the schema {schema}")
            return check_source(PostgresSource(connection, schema), *_DAMAGE)
    except psycopg.Error as error:
        raise LedgerUnavailable(f"the server failed: {error}") from error
