"""Opens and checks a ledger by path or URL."""

from __future__ import annotations

from pathlib import Path

from provenhive.ledger.errors import LedgerUnavailable, LedgerUsageError
from provenhive.ledger.fsck import FsckReport, check_file
from provenhive.ledger.ledger import EMPTY_HEAD, Ledger
from provenhive.ledger.sqlite_store import SqliteStore
from provenhive.ledger.store import Store

POSTGRES_SCHEMES = ("postgresql://", "postgres://")
SQLITE_SCHEME = "sqlite://"


def open_ledger(
    location: str | Path,
    *,
    create: bool = False,
    read_only: bool = False,
    lock_timeout: float = 60.0,
) -> Ledger:
    """Open the ledger at a path, ``sqlite:///path`` or ``postgresql://…``; with ``create`` make a missing one.

    ``lock_timeout`` is how many seconds an append, or making the ledger, waits for another process.

    Raises:
        LedgerMissing: if there is none and ``create`` is not given.
        LedgerCorrupted: if what is there is not a ledger or is damaged.
        LedgerUnavailable: if it cannot be reached.
    """
    if create and read_only:
        raise LedgerUsageError("a ledger cannot be created read-only")
    return Ledger(_store(location, create, False, read_only, lock_timeout), read_only=read_only)


def create_ledger(location: str | Path, *, lock_timeout: float = 60.0) -> Ledger:
    """Create an empty ledger where there is none.

    Raises:
        LedgerExists: if there is one.
        LedgerUnavailable: if the place cannot be written.
    """
    return Ledger(_store(location, True, True, False, lock_timeout))


def check_ledger(location: str | Path) -> FsckReport:
    """Recompute the ledger at a path or URL from its entries' bytes (see ``fsck``), with separate code.

    Raises:
        LedgerMissing: if there is none.
        LedgerUnavailable: if it cannot be reached.
    """
    if is_postgres(location):
        try:
            from provenhive.ledger.fsck_postgres import check_postgres
        except ImportError as error:
            raise _no_driver() from error
        return check_postgres(str(location))
    return check_file(sqlite_path(location))


def is_postgres(location: str | Path) -> bool:
    """Whether a location is a PostgreSQL URL."""
    return isinstance(location, str) and location.startswith(POSTGRES_SCHEMES)


def sqlite_path(location: str | Path) -> Path:
    """Return the file that a path or ``sqlite:///`` URL names."""
    if isinstance(location, Path):
        return location
    if location.startswith(SQLITE_SCHEME):
        rest = location.removeprefix(SQLITE_SCHEME)
        if not rest.startswith("/"):
            raise LedgerUsageError(f"{location}: write sqlite:///path, with three slashes")
        return Path(rest)
    if "://" in location:
        raise LedgerUsageError(f"{location}: a ledger is a path, sqlite:///path or postgresql://…")
    return Path(location)


def _store(location: str | Path, create: bool, must_be_new: bool, read_only: bool, lock_timeout: float) -> Store:
    head = EMPTY_HEAD if create else None
    if is_postgres(location):
        try:
            from provenhive.ledger.postgres_store import PostgresStore
        except ImportError as error:
            raise _no_driver() from error
        return PostgresStore(
            str(location),
            empty_head=head,
            must_be_new=must_be_new,
            read_only=read_only,
            lock_timeout=lock_timeout,
        )
    return SqliteStore(
        sqlite_path(location),
        empty_head=head,
        must_be_new=must_be_new,
        read_only=read_only,
        lock_timeout=lock_timeout,
    )


def _no_driver() -> LedgerUnavailable:
    return LedgerUnavailable(
        "a ledger in PostgreSQL needs the driver psycopg",
        remedy="pip install 'provenhive[postgres]'",
    )
