"""Opens a ledger by path or URL."""

from __future__ import annotations

from pathlib import Path

from provenhive.ledger.errors import LedgerUsageError
from provenhive.ledger.ledger import EMPTY_HEAD, Ledger
from provenhive.ledger.sqlite_store import SqliteStore

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

    ``lock_timeout`` is how many seconds an append waits for another writer.

    Raises:
        LedgerMissing: if there is none and ``create`` is not given.
        LedgerCorrupted: if what is there is not a ledger or is damaged.
        LedgerUnavailable: if it cannot be reached.
    """
    if create and read_only:
        raise LedgerUsageError("a ledger cannot be created read-only")
    store = SqliteStore(
        sqlite_path(location),
        empty_head=EMPTY_HEAD if create else None,
        read_only=read_only,
        lock_timeout=lock_timeout,
    )
    return Ledger(store)


def create_ledger(location: str | Path, *, lock_timeout: float = 60.0) -> Ledger:
    """Create an empty ledger where there is none.

    Raises:
        LedgerExists: if there is one.
        LedgerUnavailable: if the place cannot be written.
    """
    store = SqliteStore(
        sqlite_path(location),
        empty_head=EMPTY_HEAD,
        must_be_new=True,
        lock_timeout=lock_timeout,
    )
    return Ledger(store)


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
