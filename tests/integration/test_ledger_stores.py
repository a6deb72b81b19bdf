"""One set of conformance tests over both real databases."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import ledger_samples as samples
import psycopg
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
    check_ledger,
    common_prefix,
    create_ledger,
    leaf_hash,
    open_ledger,
    verify_consistency,
    verify_inclusion,
)
from provenhive.ledger.postgres_store import split_url
from provenhive.records import examine
from tests.support.postgres_server import running_server

pytest_plugins = ["postgres_server"]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(params=["sqlite", "postgresql"])
def path(request, tmp_path):
    """Where to put a ledger: a path or a URL."""
    if request.param == "sqlite":
        return tmp_path / "log.db"
    return request.getfixturevalue("postgres_url")


@pytest.fixture
def ledger(path):
    with create_ledger(path) as opened:
        yield opened


def test_creating_and_opening(path):
    with pytest.raises(LedgerMissing):
        open_ledger(path)
    with pytest.raises(LedgerMissing):
        check_ledger(path)
    open_ledger(path, create=True).close()
    open_ledger(path, create=True).close()
    with pytest.raises(LedgerExists):
        create_ledger(path)
    with open_ledger(path, read_only=True) as reader, pytest.raises(LedgerUnavailable):
        reader.append(b"x")
    ledger = open_ledger(path)
    ledger.close()
    ledger.close()
    with pytest.raises(LedgerUsageError, match="closed"):
        ledger.append(b"x")


def test_creators_race(path):
    def create(_):
        try:
            create_ledger(path).close()
        except LedgerExists:
            return 0
        return 1

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(create, range(6))) == 1
    with open_ledger(path) as ledger:
        assert ledger.append(b"x") == 0


def test_a_second_writer_waits_and_then_gives_up(ledger, path):
    with open_ledger(path, lock_timeout=0.05) as other, ThreadPoolExecutor(1) as pool:

        def slow():
            yield Draft(b"first")
            with pytest.raises(LedgerBusy):
                pool.submit(other.append, b"second").result()
            assert pool.submit(lambda: other.size).result() == 0
            yield Draft(b"third")

        ledger.append_many(slow())
        assert other.append(b"second") == 2


def test_the_auditor_finds_a_sound_log(ledger, path):
    assert check_ledger(path).sound
    ledger.append_many(Draft(str(i).encode(), (f"k{i % 5}",)) for i in range(1500))
    ledger.put_checkpoint(700, b"note")
    report = check_ledger(path)
    assert report.faults == ()
    assert (report.size, report.root) == (1500, ledger.root())
    assert report.roots == {700: ledger.root(700)}


WRITER = """
import sys
from provenhive.ledger import Draft, open_ledger
location, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open_ledger(location) as ledger:
    for i in range(count):
        print(name, i, ledger.append(f"{name}/{i}".encode(), (name,)), flush=True)
        ledger.append_unique(f"shared {i} by {name}".encode(), f"shared {i}")
"""


def writers(path, count, names):
    return [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), name, str(count)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in names
    ]


def test_processes_write_together(ledger, path):
    names = ["a", "b", "c"]
    for process in writers(path, 20, names):
        output, errors = process.communicate()
        assert process.returncode == 0, errors
        for line in output.splitlines():
            name, i, index = line.split()
            assert ledger.get(int(index)).data == f"{name}/{i}".encode()
    assert ledger.size == 80
    assert all(len(ledger.find(f"shared {i}")) == 1 for i in range(20))
    assert all(len(ledger.find(name)) == 20 for name in names)
    assert check_ledger(path).sound


def test_a_reader_in_the_middle_of_writing(ledger, path):
    (process,) = writers(path, 60, ["w"])
    heads = [ledger.head()]
    while process.poll() is None:
        head = ledger.head()
        if head.size > heads[-1].size:
            verify_consistency(ledger.consistency_proof(heads[-1].size, head.size), heads[-1].root, head.root)
            proof = ledger.inclusion_proof(head.size - 1, head.size)
            verify_inclusion(ledger.get(head.size - 1).leaf, proof, head.root)
            heads.append(head)
        time.sleep(0.005)
    assert process.communicate()[1] == ""
    assert ledger.size == 120
    assert len(heads) > 3


def test_records_in_either_store(path):
    with create_ledger(path) as ledger:
        log = samples.filled_log(ledger)
        assert log.established(samples.digest("unit u1")).index == 4
        log.rebuild_index()
        assert log.established(samples.digest("unit u1")).index == 4
        assert check_ledger(path).sound
        note = log.checkpoint(log._signers[0])
        assert examine(path, log.policy, [note]).findings == ()
        log.ledger.rebuild_keys(lambda entry: ["misfiled"])
        assert examine(path, log.policy, [note]).findings[0].cause == "wrong-index"


# PostgreSQL alone -----------------------------------------------------------------------------------------


def test_two_ledgers_in_one_database(postgres_server):
    one, two = postgres_server.url("one"), postgres_server.url("two")
    with create_ledger(one) as first, create_ledger(two) as second:
        first.append(b"x")
        assert (first.size, second.size) == (1, 0)


def test_urls(postgres_server):
    with pytest.raises(LedgerUsageError, match="cannot name a schema"):
        open_ledger(postgres_server.url('a"; DROP TABLE x; --'))
    with pytest.raises(LedgerUnavailable, match="storage failed"):
        open_ledger("postgresql://nobody:secret@127.0.0.1:1/none")
    with create_ledger(postgres_server.url("shown")) as ledger:
        assert "tester" not in ledger.location
        assert ledger.location.endswith("?schema=shown")
    try:
        open_ledger("postgresql://nobody:secret@127.0.0.1:1/none")
    except LedgerUnavailable as error:
        assert "secret" not in str(error)


def test_entries_cannot_be_changed_through_sql(postgres_server):
    with create_ledger(postgres_server.url("fixed")) as ledger:
        ledger.append(b"x")
    with psycopg.connect(postgres_server.url(), autocommit=True) as connection:
        for statement in (
            "UPDATE fixed.entry SET data = ''",
            "DELETE FROM fixed.entry",
            "TRUNCATE fixed.entry",
        ):
            with pytest.raises(psycopg.errors.RaiseException, match="append-only"):
                connection.execute(statement)


@pytest.mark.parametrize(
    ("statement", "cause"),
    [
        ("UPDATE {s}.entry SET data = 'forged' WHERE idx = 3", "wrong-leaf"),
        ("UPDATE {s}.entry SET nodes = nodes || nodes WHERE idx = 3", "wrong-node"),
        ("UPDATE {s}.entry SET nodes = set_byte(nodes, 40, 0) WHERE idx = 3", "wrong-node"),
        ("DELETE FROM {s}.entry WHERE idx = 3", "missing-entry"),
        ("DELETE FROM {s}.entry WHERE idx = 9", "wrong-head"),
        ("UPDATE {s}.head SET size = 9", "wrong-head"),
        ("UPDATE {s}.head SET root = ''", "wrong-head"),
        ("DELETE FROM {s}.head", "wrong-head"),
        ("DELETE FROM {s}.leaf_index WHERE idx = 3", "wrong-index"),
        ("UPDATE {s}.leaf_index SET prefix = 0 WHERE idx = 3", "wrong-index"),
        ("INSERT INTO {s}.key_index VALUES ('k', 10)", "wrong-index"),
        ("INSERT INTO {s}.checkpoint VALUES (11, '')", "wrong-index"),
    ],
)
def test_the_auditor_sees_what_a_database_owner_changed(postgres_server, postgres_url, statement, cause):
    with create_ledger(postgres_url) as ledger:
        ledger.append_many(Draft(str(i).encode(), ("k",)) for i in range(10))
    schema = postgres_url.rsplit("=", 1)[1]
    with psycopg.connect(postgres_server.url(), autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        assert connection.execute(statement.format(s=schema)).rowcount == 1
    faults = check_ledger(postgres_url).faults
    assert faults[0].cause == cause


def test_a_crash_of_the_server_loses_nothing_acknowledged(postgres_server, postgres_url):
    """The whole server is killed under load; acknowledged entries are there, and open ledgers go on."""
    ledger = create_ledger(postgres_url)
    acknowledged = []
    for _ in range(2):
        processes = writers(postgres_url, 10**6, ["a", "b"])
        for process in processes:
            acknowledged.append(process.stdout.readline())
        time.sleep(0.3)
        postgres_server.kill()
        for process in processes:
            with process:
                output, errors = process.stdout.read(), process.stderr.read()
            assert "LedgerUnavailable" in errors
            acknowledged += output.splitlines()
        with pytest.raises(LedgerUnavailable):
            ledger.append(b"nobody there")
        postgres_server.start()
        assert check_ledger(postgres_url).sound
        for line in acknowledged:
            name, i, index = line.split()
            assert ledger.get(int(index)).data == f"{name}/{i}".encode()
        ledger.append(b"life goes on")
    ledger.close()
    assert len(acknowledged) > 4


def test_a_missing_head_is_a_corruption(postgres_server, postgres_url):
    create_ledger(postgres_url).close()
    schema = postgres_url.rsplit("=", 1)[1]
    with psycopg.connect(postgres_server.url(), autocommit=True) as connection:
        connection.execute(f"DELETE FROM {schema}.head")  # noqa: S608
    with pytest.raises(LedgerCorrupted, match="head is missing"):
        open_ledger(postgres_url)


# Both again: what a log does ------------------------------------------------------------------------------


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


def test_threads_share_one_ledger(ledger):
    def work(worker):
        return [ledger.append(f"{worker}:{i}".encode(), [f"w{worker}"]) for i in range(25)]

    with ThreadPoolExecutor(4) as pool:
        indices = [index for result in pool.map(work, range(4)) for index in result]
    assert sorted(indices) == list(range(100))
    for worker in range(4):
        data = [ledger.get(index).data.decode() for index in ledger.find(f"w{worker}")]
        assert data == [f"{worker}:{i}" for i in range(25)]


@pytest.mark.parametrize("shared", [0, 1, 7, 64, 100])
def test_the_common_prefix_of_two_logs(ledger, tmp_path, shared):
    with create_ledger(tmp_path / "second.db") as other:
        for log, rest in ((ledger, b"a"), (other, b"b")):
            log.append_many(Draft(str(i).encode()) for i in range(shared))
            assert common_prefix(ledger, ledger) == ledger.size
            log.append_many(Draft(rest) for _ in range(20))
        assert common_prefix(ledger, other) == common_prefix(other, ledger) == shared


def test_options_in_a_url_reach_the_server(postgres_server):
    url = postgres_server.url("options") + "&options=-c%20statement_timeout%3D54321"
    with create_ledger(url) as ledger:
        ledger.append(b"x")
    assert check_ledger(url).sound
    conninfo, schema = split_url(url)
    assert schema == "options"
    with psycopg.connect(conninfo) as connection:
        assert connection.execute("SHOW statement_timeout").fetchone() == ("54321ms",)


def test_a_damaged_page_of_the_server_is_a_fault_of_the_ledger():
    with running_server() as server:
        url = server.url("damaged")
        with create_ledger(url) as ledger:
            ledger.append_many(Draft(str(i).encode() * 200) for i in range(300))
        assert check_ledger(url).sound
        with psycopg.connect(server.url(), autocommit=True) as connection:
            connection.execute("CHECKPOINT")
            (name,) = connection.execute("SELECT pg_relation_filepath('damaged.entry')").fetchone()
        server.stop()
        with (server.folder / "data" / name).open("r+b") as file:
            file.seek(8192 + 4000)
            file.write(b"\xff" * 64)
        server.start()
        report = check_ledger(url)
        assert not report.sound and "damaged" in {fault.cause for fault in report.faults}, report
        with open_ledger(url) as ledger, pytest.raises(LedgerCorrupted):
            list(ledger.iterate())
