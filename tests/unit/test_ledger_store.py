"""The log over a real database file."""

import sqlite3
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from provenhive.ledger import (
    LedgerBusy,
    LedgerCorrupted,
    LedgerExists,
    LedgerMissing,
    LedgerUnavailable,
    LedgerUsageError,
    check_ledger,
    create_ledger,
    open_ledger,
)

DRIVEN = ("provenhive.ledger.postgres_store", "provenhive.ledger.fsck_postgres")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "log.db"


@pytest.fixture
def ledger(path):
    with create_ledger(path) as opened:
        yield opened


def test_opening_and_creating(path, tmp_path):
    with pytest.raises(LedgerMissing, match="no ledger at"):
        open_ledger(path)
    open_ledger(path, create=True).close()
    open_ledger(path, create=True).close()
    with pytest.raises(LedgerExists):
        create_ledger(path)
    with pytest.raises(LedgerUsageError, match="read-only"):
        open_ledger(path, create=True, read_only=True)
    with open_ledger(f"sqlite://{path}") as ledger, pytest.raises(LedgerUsageError, match="closed"):
        ledger.close()
        ledger.append(b"x")
    with pytest.raises(LedgerUsageError, match="three slashes"):
        open_ledger("sqlite://relative")
    with pytest.raises(LedgerUsageError, match="a ledger is a path"):
        open_ledger("mysql://host/db")
    with pytest.raises(LedgerUnavailable, match="unable to open"):
        create_ledger(tmp_path / "no folder" / "log.db")


def test_a_name_with_odd_characters(tmp_path):
    path = tmp_path / "a ?b#c%20.db"
    with create_ledger(path) as ledger:
        ledger.append(b"x")
    assert path.exists()
    with open_ledger(path) as ledger:
        assert ledger.size == 1


def test_an_interrupted_creation_is_finished(path):
    path.touch()
    with pytest.raises(LedgerMissing, match="interrupted"):
        open_ledger(path)
    with create_ledger(path) as ledger:
        assert ledger.append(b"x") == 0


def test_other_files_are_refused(path, tmp_path):
    path.write_text("this is no database, however long the text in it may be " * 40)
    with pytest.raises(LedgerCorrupted, match="not a database"):
        open_ledger(path)
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(LedgerCorrupted, match="not a ledger"):
        open_ledger(other)


def test_a_later_format_is_refused(path):
    create_ledger(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(LedgerUsageError, match="format 99"):
        open_ledger(path)


def test_a_read_only_ledger_refuses_to_grow(path):
    create_ledger(path).close()
    with open_ledger(path, read_only=True) as ledger, pytest.raises(LedgerUnavailable):
        ledger.append(b"x")


def test_entries_cannot_be_changed_through_sql(path):
    with create_ledger(path) as ledger:
        ledger.append(b"x")
    connection = sqlite3.connect(path)
    for statement in ("UPDATE entry SET data = x'00'", "DELETE FROM entry"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)
    connection.close()


def test_a_writer_waits_and_then_gives_up(path):
    create_ledger(path).close()
    blocker = sqlite3.connect(path, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with open_ledger(path, lock_timeout=0.05) as ledger, pytest.raises(LedgerBusy):
        ledger.append(b"x")
    with open_ledger(path, lock_timeout=60) as ledger, ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(ledger.append, b"x")
        time.sleep(0.2)
        assert not waiting.done()
        blocker.execute("COMMIT")
        assert waiting.result() == 0
    blocker.close()


@pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_creator_waits_for_another_and_then_gives_up(path, lock):
    """Two that create a ledger at once both turn the empty file to write-ahead logging, one after the other."""
    blocker = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    blocker.execute(f"BEGIN {lock}")
    with pytest.raises(LedgerBusy):
        create_ledger(path, lock_timeout=0.05)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(create_ledger, path, lock_timeout=60)
        time.sleep(0.2)
        assert not waiting.done()
        blocker.execute("COMMIT")
        with waiting.result() as ledger:
            assert ledger.append(b"x") == 0
    blocker.close()


def test_postgresql_without_its_driver_says_what_to_install(monkeypatch):
    for name in list(sys.modules):
        if name.split(".")[0] == "psycopg" or name in DRIVEN:
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    for call in (open_ledger, check_ledger):
        with pytest.raises(LedgerUnavailable, match=r"pip install 'provenhive\[postgres\]'"):
            call("postgresql://localhost/none")
