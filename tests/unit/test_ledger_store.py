"""The log over a real database file."""

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from provenhive.ledger import (
    EMPTY_ROOT,
    MAX_ENTRY_BYTES,
    Draft,
    LedgerBusy,
    LedgerCorrupted,
    LedgerExists,
    LedgerMissing,
    LedgerUnavailable,
    LedgerUsageError,
    create_ledger,
    leaf_hash,
    open_ledger,
    verify_consistency,
    verify_inclusion,
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "log.db"


@pytest.fixture
def ledger(path):
    with create_ledger(path) as opened:
        yield opened


def test_what_is_appended_is_read_back(ledger, path):
    assert ledger.head().size == 0
    assert ledger.root() == EMPTY_ROOT
    assert ledger.append(b"first", ["a", "b"]) == 0
    assert ledger.append_many(Draft(f"{i}".encode(), ("b",)) for i in range(1, 3000)) == range(1, 3000)
    assert ledger.append(b"", ["a"]) == 3000
    with open_ledger(path, read_only=True) as reader:
        assert reader.size == 3001
        assert reader.head() == ledger.head()
        assert reader.get(0).data == b"first"
        assert reader.get(1).leaf == leaf_hash(b"1")
        assert [e.data for e in reader.iterate(2998)] == [b"2998", b"2999", b""]
        assert [e.index for e in reader.iterate(510, 515)] == [510, 511, 512, 513, 514]
        assert reader.find("a") == (0, 3000)
        assert reader.find("b") == tuple(range(3000))
        assert reader.find("c") == ()
        assert reader.find_leaf(leaf_hash(b"7")) == (7,)
        assert reader.find_leaf(leaf_hash(b"absent")) == ()


def test_equal_entries_are_two_entries(ledger):
    ledger.append(b"same")
    ledger.append(b"same")
    assert ledger.find_leaf(leaf_hash(b"same")) == (0, 1)


def test_proofs_at_every_size(ledger):
    for i in range(70):
        ledger.append(str(i).encode())
    roots = [ledger.root(size) for size in range(71)]
    for size in (1, 2, 63, 64, 65, 70):
        for index in range(size):
            proof = ledger.inclusion_proof(index, size)
            verify_inclusion(leaf_hash(str(index).encode()), proof, roots[size])
        for first in range(size):
            verify_consistency(ledger.consistency_proof(first, size), roots[first], roots[size])


def test_append_unique_adds_once(ledger):
    assert ledger.append_unique(b"x", "unit:a", ["other"]) == (0, True)
    assert ledger.append_unique(b"y", "unit:a") == (0, False)
    assert ledger.append_unique(b"y", "unit:b") == (1, True)
    assert ledger.find("other") == (0,)


def test_a_failing_batch_leaves_nothing(ledger):
    ledger.append(b"kept")
    before = ledger.head()

    def drafts():
        for i in range(5000):
            yield Draft(str(i).encode(), (f"k{i}",))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.append_many(drafts())
    with pytest.raises(LedgerUsageError, match="65536 bytes"):
        ledger.append_many([Draft(b"fine"), Draft(bytes(MAX_ENTRY_BYTES + 1))])
    with pytest.raises(LedgerUsageError, match="cannot be a key"):
        ledger.append(b"fine", [""])
    assert ledger.head() == before
    assert ledger.find("k1") == ()
    assert ledger.append(bytes(MAX_ENTRY_BYTES)) == 1


def test_an_empty_batch_appends_nothing(ledger):
    assert ledger.append_many([]) == range(0)
    assert ledger.size == 0


@pytest.mark.parametrize("index", [-1, 1, 10**30])
def test_an_index_beyond_the_end(ledger, index):
    ledger.append(b"only")
    with pytest.raises(LedgerUsageError, match="not in a log of 1 entries"):
        ledger.get(index)
    with pytest.raises(LedgerUsageError, match="not in a log of 1 entries"):
        ledger.inclusion_proof(index)
    with pytest.raises(LedgerUsageError):
        ledger.root(index if index != 1 else 2)


def test_keys_are_derived_and_rebuilt(ledger):
    ledger.append_many(Draft(str(i).encode(), ("old",)) for i in range(2000))
    ledger.rebuild_keys(lambda entry: [f"last:{entry.data[-1:].decode()}", "all"])
    assert ledger.find("old") == ()
    assert ledger.find("last:7") == tuple(range(7, 2000, 10))
    assert len(ledger.find("all")) == 2000


def test_settings_and_checkpoints(ledger, path):
    ledger.append(b"x")
    ledger.append(b"y")
    assert ledger.setting("origin") is None
    ledger.put_setting("origin", "example.org/log")
    assert ledger.stored_checkpoint() is None
    ledger.put_checkpoint(1, b"one")
    ledger.put_checkpoint(2, b"two")
    ledger.put_checkpoint(1, b"one again")
    with pytest.raises(LedgerUsageError, match="size 3"):
        ledger.put_checkpoint(3, b"future")
    with open_ledger(path) as again:
        assert again.setting("origin") == "example.org/log"
        assert again.stored_checkpoint() == (2, b"two")
        assert again.stored_checkpoint(1) == (1, b"one again")
        assert again.stored_checkpoint(0) is None


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
    with open_ledger(path, lock_timeout=60) as ledger:
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(ledger.append, b"x")
            time.sleep(0.2)
            assert not waiting.done()
            blocker.execute("COMMIT")
            assert waiting.result() == 0
    blocker.close()


def test_threads_share_one_ledger(ledger):
    def work(worker):
        return [ledger.append(f"{worker}:{i}".encode(), [f"w{worker}"]) for i in range(25)]

    with ThreadPoolExecutor(4) as pool:
        indices = [index for result in pool.map(work, range(4)) for index in result]
    assert sorted(indices) == list(range(100))
    for worker in range(4):
        data = [ledger.get(index).data.decode() for index in ledger.find(f"w{worker}")]
        assert data == [f"{worker}:{i}" for i in range(25)]
