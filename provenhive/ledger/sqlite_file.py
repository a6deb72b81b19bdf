"""What an SQLite ledger's file is, for those who write it and for those who check it: its schema, and how it is opened.

A file brings its own schema. In place of a table it can have a view that shows other rows than were written, or a
trigger that changes others whenever one is added; so nothing is read from a file before its schema was compared.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import quote

TABLES: Final = (
    "CREATE TABLE entry (idx INTEGER PRIMARY KEY, nodes BLOB NOT NULL, data BLOB NOT NULL) STRICT",
    "CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, root BLOB NOT NULL) STRICT",
    "CREATE TABLE leaf_index (prefix INTEGER NOT NULL, idx INTEGER NOT NULL, PRIMARY KEY (prefix, idx))"
    " STRICT, WITHOUT ROWID",
    "CREATE TABLE key_index (key TEXT NOT NULL, idx INTEGER NOT NULL, PRIMARY KEY (key, idx)) STRICT, WITHOUT ROWID",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note BLOB NOT NULL) STRICT",
)
GUARDS: Final = (
    "CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry"
    " BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END",
    "CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry"
    " BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END",
)
"""They keep from mistakes; what is read leans on none of them, so a file may lack them."""


def schema_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what a file has that no ledger has, by name, and the tables that it lacks.

    Raises:
        sqlite3.Error: the file cannot be read.
    """
    known = {_name(text): text for text in (*TABLES, *GUARDS)}
    found = connection.execute("SELECT type, name, sql FROM main.sqlite_master ORDER BY name").fetchall()
    for kind, name, text in found:
        if name not in known:
            yield f"the file has a {kind} {name!r}, a ledger has none of that name"
        elif text != known[name]:
            yield f"the {kind} {name!r} of the file is not that of a ledger: {str(text)[:200]}"
    names = {name for _, name, _ in found}
    yield from (f"the file has no table {_name(text)!r}" for text in TABLES if _name(text) not in names)


def file_uri(path: Path, mode: str) -> str:
    """Return the URI under which SQLite opens a file in a mode."""
    return f"file:{quote(str(path.absolute()))}?mode={mode}"


def nobody_writes(path: Path, error: sqlite3.Error) -> bool:
    """Whether a file could not be read only because this process may not write beside it, and no write is pending.

    A reader shares memory with writers through a file beside the ledger. On a read-only medium there is none, and the
    ledger's own bytes are all that there is, unless a write-ahead log holds more.
    """
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    log = path.with_name(f"{path.name}-wal")
    pending = log.exists() and log.stat().st_size > 0
    return primary in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY) and os.access(path, os.R_OK) and not pending


def _name(text: str) -> str:
    return text.split()[2]
