"""Worker processes: results, progress, failures, crashes, stopping at once, and death with the parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from provenhive.dafny_bridge.server import WarmServer
from provenhive.errors import UserError
from provenhive.swarm import Done, LocalExecutor, Lost, Progress, Work
from provenhive.swarm.local import WorkerDied

SERVERS: list[WarmServer] = []
HELPERS = Path(__file__).resolve().parent.parent / "support"


def square(number, notify):
    notify(f"squaring {number}")
    return number * number


def fail(number, _notify):
    raise UserError(f"no {number}")


def die_once(path, _notify):
    if not Path(path).exists():
        Path(path).write_text("tried")
        os.kill(os.getpid(), signal.SIGKILL)
    return "second time"


def die(_argument, _notify):
    os._exit(3)


def keep_a_server(_argument, _notify):
    SERVERS.append(WarmServer())
    return tempfile.gettempdir()


def unpicklable(_argument, _notify):
    return lambda: None


def collect(executor):
    return list(executor.reports())


@pytest.fixture
def executor():
    with LocalExecutor(2) as it:
        yield it


@pytest.fixture(autouse=True)
def importable(monkeypatch):
    """Workers import this module by name."""
    folder = str(Path(__file__).resolve().parent)
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setenv("PYTHONPATH", folder)
    for function in (square, fail, die_once, die, keep_a_server, unpicklable):
        monkeypatch.setattr(function, "__module__", "test_local_executor")


def test_results_and_progress_arrive_for_every_work(executor):
    import test_local_executor as module

    for n in range(20):
        executor.submit(Work(str(n), module.square, n))
    reports = collect(executor)
    assert {r.key: r.result for r in reports if isinstance(r, Done)} == {str(n): n * n for n in range(20)}
    assert {r.payload for r in reports if isinstance(r, Progress)} == {f"squaring {n}" for n in range(20)}


def test_an_error_travels_with_its_type(executor):
    import test_local_executor as module

    executor.submit(Work("x", module.fail, 7))
    (report,) = collect(executor)
    assert isinstance(report, Lost) and isinstance(report.error, UserError) and "no 7" in str(report.error)


def test_a_dead_worker_is_replaced_and_its_work_tried_again(executor, tmp_path):
    import test_local_executor as module

    executor.submit(Work("x", module.die_once, str(tmp_path / "mark")))
    assert [r.result for r in collect(executor)] == ["second time"]


def test_nothing_that_workers_made_for_their_provers_is_left(tmp_path, monkeypatch):
    import test_local_executor as module

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with LocalExecutor(2) as executor:
        for n in range(2):
            executor.submit(Work(str(n), module.keep_a_server, n))
        folders = {r.result for r in collect(executor)}
        assert len(list(tmp_path.glob("*/provenhive-server-*"))) == 2
        assert [str(p) for p in tmp_path.iterdir()] == list(folders)
    assert not list(tmp_path.iterdir())


def test_work_that_kills_every_worker_is_given_up(executor):
    import test_local_executor as module

    executor.submit(Work("x", module.die, None))
    executor.submit(Work("y", module.square, 3))
    reports = {r.key: r for r in collect(executor) if not isinstance(r, Progress)}
    assert isinstance(reports["x"].error, WorkerDied) and reports["y"].result == 9


def test_a_result_that_cannot_be_sent_is_lost_with_the_reason(executor):
    import test_local_executor as module

    executor.submit(Work("x", module.unpicklable, None))
    (report,) = collect(executor)
    assert isinstance(report, Lost) and "could not be sent" in str(report.error)


PARENT = """
import sys, time
from provenhive.swarm import LocalExecutor, Work, Progress
import test_busy_worker

if __name__ == "__main__":
    executor = LocalExecutor(1)
    executor.submit(Work("x", test_busy_worker.busy, None))
    for report in executor.reports():
        print(report.payload, flush=True)
"""

BUSY = """
import os, time

def busy(_argument, notify):
    notify(os.getpid())
    while True:
        time.sleep(0.05)
"""


def test_workers_die_with_a_killed_parent(tmp_path):
    (tmp_path / "test_busy_worker.py").write_text(BUSY)
    (tmp_path / "parent.py").write_text(PARENT)
    parent = subprocess.Popen([sys.executable, "parent.py"], cwd=tmp_path, stdout=subprocess.PIPE, text=True)
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    for _ in range(200):
        if not Path(f"/proc/{worker}").exists() or "Z" in Path(f"/proc/{worker}/stat").read_text().split()[2]:
            break
        time.sleep(0.05)
    else:
        pytest.fail("the worker outlived its parent")
