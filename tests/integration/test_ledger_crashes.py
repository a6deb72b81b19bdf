"""Kill, starve and crowd the writer: nothing acknowledged is lost, and the auditor finds a sound log."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from system_faults import calls_of, tracer

from provenhive.ledger import LedgerCorrupted, LedgerUnavailable, create_ledger, open_ledger
from provenhive.ledger.fsck import check_file

ROOT = Path(__file__).resolve().parents[2]

WRITER = """
import sys
from provenhive.ledger import Draft, open_ledger
path, name, count, batch = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
with open_ledger(path, create=True) as ledger:
    for i in range(count):
        drafts = [Draft(f"{name}/{i}/{j}".encode() * (1 + i % 50), (f"{name}/{i}/{j}",)) for j in range(batch)]
        for index in ledger.append_many(drafts):
            print(name, i, index - 0, flush=False)
        sys.stdout.flush()
"""


def start(path, name, count=10**9, batch=1, prefix=(), **options):
    return subprocess.Popen(
        [*prefix, sys.executable, "-c", WRITER, str(path), name, str(count), str(batch)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
        **options,
    )


def acknowledged(output):
    """Return (name, round, index) of the complete lines that a writer printed before its end."""
    for line in output.splitlines(keepends=True):
        if line.endswith("\n"):
            name, number, index = line.split()
            yield name, int(number), int(index)


def rest_of(writer):
    """Return what is left of a writer's output; unlike ``communicate`` it keeps what ``readline`` read ahead."""
    with writer:
        return writer.stdout.read(), writer.stderr.read()


def check(path, acks):
    report = check_file(path)
    assert report.faults == ()
    with open_ledger(path) as ledger:
        assert ledger.head() == type(ledger.head())(report.size, report.root)
        for name, number, index in acks:
            assert ledger.get(index).data.startswith(f"{name}/{number}/".encode())
        before = ledger.size
        assert ledger.append(b"life goes on") == before
    return report


@pytest.mark.parametrize("batch", [1, 40])
def test_kill_at_random_moments_with_three_writers(tmp_path, batch):
    path, rng, acks = tmp_path / "log.db", random.Random(batch), []
    for turn in range(6):
        writers = [start(path, f"t{turn}w{n}", batch=batch) for n in range(3)]
        try:
            for writer in writers:
                acks += acknowledged(writer.stdout.readline())
            time.sleep(rng.random() * 0.4)
        finally:
            for writer in writers:
                writer.kill()
        for writer, (output, errors) in [(writer, rest_of(writer)) for writer in writers]:
            assert writer.returncode == -signal.SIGKILL, errors
            acks += acknowledged(output)
        check(path, acks)
    assert len(acks) >= 18
    assert len({index for _, _, index in acks}) == len(acks)


def traced(path, trace, *inject):
    return start(path, "w", count=3, batch=2, prefix=tracer(trace, *inject))


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["signal=KILL", "error=ENOSPC", "error=EIO"])
def test_a_fault_at_each_system_call_that_touches_the_ledger(tmp_path, fault):
    """Create a log and append to it with the n-th write, sync, truncate, open or unlink failing, for all n."""
    dry = tmp_path / "dry"
    dry.mkdir()
    output, errors = traced(dry / "log.db", dry / "trace").communicate()
    assert len(list(acknowledged(output))) == 6, errors
    calls = calls_of(dry / "trace")
    assert {name for name, _ in calls} >= {"pwrite64", "fdatasync"}
    failed = 0
    for name, ordinal in calls:
        folder = tmp_path / f"{name}{ordinal}"
        folder.mkdir()
        path = folder / "log.db"
        inject = ("-e", f"inject={name}:{fault}:when={ordinal}")
        writer = traced(path, folder / "trace", *inject)
        output, errors = writer.communicate()
        failed += writer.returncode != 0
        if writer.returncode not in (0, -signal.SIGKILL, 128 + signal.SIGKILL):
            assert "provenhive.ledger.errors.Ledger" in errors, errors
        if not path.exists():
            assert not output
            continue
        open_ledger(path, create=True).close()
        check(path, acknowledged(output))
    assert failed > len(calls) // 2


@contextmanager
def small_disk(folder):
    """A real file system of one megabyte; where mounting one is not allowed, the folder itself."""
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "none", folder], check=False, capture_output=True
    )
    try:
        yield folder
    finally:
        if mounted.returncode == 0:
            subprocess.run(["umount", folder], check=True)


def test_a_full_disk_is_an_error_and_no_damage(tmp_path):
    """The disk fills up (a limit on file sizes stands in for it elsewhere): what was acknowledged is there."""
    limit = (resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
    with small_disk(tmp_path / "small") as folder:
        path = folder / "log.db"
        output, errors = start(path, "w", batch=20, preexec_fn=lambda: resource.setrlimit(*limit)).communicate()
        assert "LedgerUnavailable" in errors
        acks = list(acknowledged(output))
        assert len(acks) > 100
        report = check_file(path)
        assert report.faults == ()
        assert report.size >= len(acks)
        with open_ledger(path, read_only=True) as ledger:
            for name, number, index in acks:
                assert ledger.get(index).data.startswith(f"{name}/{number}/".encode())


def filled(path, count=400):
    with create_ledger(path) as ledger:
        for i in range(count):
            ledger.append(f"entry {i} ".encode() * 20, [f"k{i % 7}"])
        return ledger.head()


def test_every_truncation_is_noticed(tmp_path):
    original = tmp_path / "log.db"
    head = filled(original)
    data, rng = original.read_bytes(), random.Random(1)
    for cut in [0, 1, 99, 100, 4095, 4096, *(rng.randrange(len(data)) for _ in range(20))]:
        path = tmp_path / f"cut{cut}.db"
        path.write_bytes(data[:cut])
        report = check_file(path)
        assert report.faults, cut
        assert (report.size, report.root) != (head.size, head.root) or report.faults


def test_a_damaged_page_is_noticed(tmp_path):
    original = tmp_path / "log.db"
    filled(original)
    data = original.read_bytes()
    pages = len(data) // 4096
    assert pages > 20
    for page in range(1, pages):
        path = tmp_path / f"page{page}.db"
        path.write_bytes(data[: page * 4096] + os.urandom(4096) + data[(page + 1) * 4096 :])
        assert check_file(path).faults, f"page {page}"
        try:
            with open_ledger(path) as ledger:
                for entry in ledger.iterate():
                    ledger.inclusion_proof(entry.index)
        except LedgerCorrupted as error:
            assert str(path) in str(error)


def test_an_unreachable_folder_is_unavailable(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises((LedgerUnavailable, NotADirectoryError)):
        create_ledger(tmp_path / "file" / "log.db")
