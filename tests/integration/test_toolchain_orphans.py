"""However the program ends, nothing that it started stays behind."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from provenhive.toolchain.memory import group_members

ROOT = Path(__file__).resolve().parents[2]

PARENT = """
import sys, threading, time
from provenhive.toolchain import Limits, Session, install_signal_handlers, living_groups, run
install_signal_handlers()
work = ("sh", "-c", "trap '' TERM INT HUP; sleep 1000 & sleep 1000 & wait; sleep 1000")
for _ in range(2):
    threading.Thread(target=lambda: run(work, limits=Limits(wall_seconds=900))).start()
session = Session(work)
while len(living_groups()) < 3:
    time.sleep(0.01)
time.sleep(0.3)
print(*living_groups(), flush=True)
sys.stdin.readline()
END
"""
WAIT = "time.sleep(900)"


@contextlib.contextmanager
def parent_of_three(end: str) -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    """Start a program with three living groups; it goes on to ``end`` once it reads a line."""
    with subprocess.Popen(
        [sys.executable, "-c", PARENT.replace("END", end)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as parent:
        assert parent.stdin is not None and parent.stdout is not None
        groups = [int(word) for word in parent.stdout.readline().split()]
        assert len(groups) == 3 and all(len(group_members(g)) >= 2 for g in groups)
        try:
            parent.stdin.write("go on\n")
            parent.stdin.flush()
            yield parent, groups
        finally:
            parent.kill()


def wait_until_gone(groups: list[int]) -> None:
    deadline = time.monotonic() + 30
    while any(group_members(g) for g in groups):
        assert time.monotonic() < deadline, "something survived"
        time.sleep(0.02)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_no_child_survives_a_signal_to_the_parent(number: signal.Signals):
    with parent_of_three(WAIT) as (parent, groups):
        parent.send_signal(number)
        wait_until_gone(groups)


@pytest.mark.parametrize("end", ["import os; os._exit(0)", "from provenhive.toolchain import kill_all; kill_all()"])
def test_no_child_survives_the_end_of_the_parent(end: str):
    with parent_of_three(end) as (parent, groups):
        wait_until_gone(groups)
        parent.wait(timeout=30)


def test_a_forked_copy_does_not_keep_the_children_alive():
    """A fork holds copies of all open files; the pipe that the reaper listens to must not be among them."""
    fork = "import os\nif os.fork() == 0:\n    os.close(1)\n    time.sleep(900)\ntime.sleep(900)"
    with parent_of_three(fork) as (parent, groups):
        copy = forked_copy(parent.pid)
        try:
            parent.kill()
            wait_until_gone(groups)
        finally:
            os.kill(copy, signal.SIGKILL)


def forked_copy(parent: int) -> int:
    """Return the process that runs the same program as its parent."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit() and is_copy(folder, parent):
                return int(folder.name)
        time.sleep(0.02)
    raise AssertionError("no fork")


def is_copy(folder: Path, parent: int) -> bool:
    try:
        fields = (folder / "stat").read_text().rpartition(")")[2].split()
        program = (folder / "cmdline").read_bytes().partition(b"\0")[0].decode()
        return int(fields[1]) == parent and program == sys.executable
    except OSError:
        return False
