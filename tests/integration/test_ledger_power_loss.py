"""Power loss: every state that a disk may be in after one is made from a trace of real system calls, and read.

A killed process loses nothing that it wrote; a machine without power loses any part of what was not synced. A writer
runs under ``strace``, which records each write with its bytes and each sync. For many points of the trace, images of
the log's files are made: all that was synced by then, plus a random part of what was written after (whole writes
dropped, torn at a sector, or applied out of order). Whatever the image: the log opens, the auditor finds it sound, and
every entry acknowledged by then is there.
"""

import os
import random
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from provenhive.ledger import LedgerCorrupted, LedgerMissing, check_ledger, open_ledger

ROOT = Path(__file__).resolve().parents[2]
SECTOR = 512
ROUNDS = 12

WRITER = """
import os, sys
from provenhive.ledger import Draft, open_ledger
for start in range(0, int(sys.argv[2]), 3):
    with open_ledger(sys.argv[1], create=True) as ledger:
        if "careless" in sys.argv:
            ledger._store._connection.execute("PRAGMA synchronous = OFF")
        for i in range(start, start + 3):
            drafts = [Draft(f"{i}/{j} ".encode() * 300, (f"k{j}",)) for j in range(1 + i % 4)]
            indices = ledger.append_many(drafts)
            os.write(1, f"ACK {i} {indices[0]} {indices[-1]}\\n".encode())
"""

_CALL = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)")
_FILE = re.compile(r"(\d+)<([^>]*)>")


@dataclass
class Disk:
    """What each file holds for certain, and what was written to it since its last sync."""

    synced: dict[str, bytearray] = field(default_factory=dict)
    pending: dict[str, list[tuple[str, int, bytes]]] = field(default_factory=dict)

    def change(self, path, operation):
        self.pending.setdefault(path, []).append(operation)

    def sync(self, path):
        data = self.synced.setdefault(path, bytearray())
        for operation in self.pending.pop(path, []):
            apply(data, operation)

    def removed(self, path):
        self.synced.pop(path, None)
        self.pending.pop(path, None)


def apply(data, operation):
    kind, at, content = operation
    if kind == "truncate":
        del data[at:]
        data.extend(bytes(at - len(data)))
        return
    data.extend(bytes(max(0, at - len(data))))
    data[at : at + len(content)] = content


def image(disk, folder, rng):
    """Write one state that the disk may be in."""
    folder.mkdir()
    style = rng.choice(["nothing", "everything", "some", "torn", "shuffled"])
    for path in disk.synced.keys() | disk.pending.keys():
        data = bytearray(disk.synced.get(path, b""))
        operations = list(disk.pending.get(path, ()))
        if style == "nothing":
            operations = []
        elif style == "some":
            operations = [op for op in operations if rng.random() < 0.5]
        elif style == "shuffled":
            rng.shuffle(operations)
        elif style == "torn" and operations:
            operations = operations[: rng.randrange(len(operations)) + 1]
            kind, at, content = operations[-1]
            operations[-1] = (kind, at, content[: SECTOR * rng.randrange(len(content) // SECTOR + 1)])
        for operation in operations:
            apply(data, operation)
        if path in disk.synced or operations:
            (folder / Path(path).name).write_bytes(data)


def unquote(text):
    return bytes.fromhex(text.strip('"').replace("\\x", ""))


def replay(trace):
    """Yield ("change", disk) after each write or sync of the log's files, ("ack", entries) at each acknowledgement."""
    disk = Disk()
    for line in trace.read_text().splitlines():
        match = _CALL.match(line)
        if match is None:
            continue
        name, arguments, result = match[1], match[2], int(match[3])
        if result < 0:
            continue
        parts = arguments.split(", ")
        file = _FILE.match(parts[0])
        path = unquote(file[2]).decode() if file else ""
        if name == "unlink":
            disk.removed(unquote(parts[0]).decode())
        elif file and file[1] == "1":
            yield "ack", [int(n) for n in unquote(parts[1]).split()[1:]]
            continue
        elif "/log.db" not in path or path.endswith("-shm"):
            continue
        elif name == "pwrite64":
            disk.change(path, ("write", int(parts[3]), unquote(parts[1])))
        elif name == "ftruncate":
            disk.change(path, ("truncate", int(parts[1]), b""))
        elif name in ("fsync", "fdatasync"):
            disk.sync(path)
        else:
            continue
        yield "change", disk


def traced(folder, *options):
    strace = shutil.which("strace")
    assert strace, "this test needs strace: apt-get install strace"
    command = [strace, "-f", "-y", "-xx", "-s", "1000000", "-o", folder / "trace"]
    command += ["-e", "trace=write,pwrite64,ftruncate,fsync,fdatasync,unlink"]
    command += [sys.executable, "-c", WRITER, folder / "log.db", str(ROUNDS), *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert run.stdout.count("ACK") == ROUNDS, run.stderr
    return folder / "trace"


@pytest.fixture(scope="module")
def trace(tmp_path_factory):
    return traced(tmp_path_factory.mktemp("power"))


def test_the_trace_holds_the_whole_log(trace, tmp_path):
    """The simulated disk, with nothing lost, is the file that the writer left."""
    disk = [state for kind, state in replay(trace) if kind == "change"][-1]
    for path in list(disk.pending):
        disk.sync(path)
    image(disk, tmp_path / "image", random.Random(0))
    assert str(trace.parent / "log.db") in disk.synced
    for path in disk.synced:
        assert (tmp_path / "image" / Path(path).name).read_bytes() == Path(path).read_bytes()


@pytest.mark.parametrize("seed", range(4))
def test_what_was_acknowledged_survives(trace, tmp_path, seed):
    images, acknowledged = lose_power(trace, tmp_path, random.Random(seed))
    assert images > 30
    assert acknowledged == ROUNDS


def test_a_store_that_does_not_sync_is_caught(tmp_path):
    """The simulation has teeth: without syncs it finds lost or damaged entries."""
    careless = traced(tmp_path, "careless")
    with pytest.raises((AssertionError, LedgerCorrupted)):
        for seed in range(10):
            lose_power(careless, tmp_path, random.Random(seed))


def lose_power(trace, tmp_path, rng):
    """Check many images of a trace; return how many, and the number of acknowledged appends in it."""
    acknowledged, images = [], 0
    for kind, state in replay(trace):
        if kind == "ack":
            acknowledged.append(state)
        elif rng.random() < 0.4:
            folder = tmp_path / f"image{images}"
            image(state, folder, rng)
            examine(folder / "log.db", acknowledged)
            shutil.rmtree(folder)
            images += 1
    return images, len(acknowledged)


def examine(path, acknowledged):
    try:
        with open_ledger(path) as ledger:
            size = ledger.size
            for number, first, last in acknowledged:
                assert last < size
                for offset, index in enumerate(range(first, last + 1)):
                    assert ledger.get(index).data == f"{number}/{offset} ".encode() * 300
            assert ledger.append(b"life goes on") == size
    except LedgerMissing:
        assert not acknowledged
        return
    assert check_ledger(path).faults == ()
