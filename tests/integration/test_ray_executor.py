"""A real Ray cluster on this machine: results, progress, failures, killed workers, exactly one report for each work."""

from __future__ import annotations

import os
import signal
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import swarm_work

from provenhive.errors import InfrastructureError, UserError
from provenhive.pipeline.jobs import TRACE_FILE
from provenhive.pipeline.project import Project, Settings, open_log
from provenhive.pipeline.prove import prove
from provenhive.search.scheduling.trace import read_trace
from provenhive.swarm import Done, Lost, Progress, Work
from provenhive.swarm.local import WorkerDied
from provenhive.swarm.ray_executor import RayExecutor

SUPPORT = Path(__file__).resolve().parent.parent / "support"


@pytest.fixture(scope="module", autouse=True)
def cluster():
    """Start Ray once, with what workers import by name on their path."""
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = str(SUPPORT)
    with RayExecutor(2):
        yield
    if before is None:
        del os.environ["PYTHONPATH"]
    else:
        os.environ["PYTHONPATH"] = before


@pytest.fixture
def executor():
    with RayExecutor(2, batch=50) as it:
        yield it


def test_results_and_progress_arrive_for_every_work(executor):
    for n in range(300):
        executor.submit(Work(str(n), swarm_work.square, n))
    reports = list(executor.reports())
    assert {r.key: r.result for r in reports if isinstance(r, Done)} == {str(n): n * n for n in range(300)}
    assert Counter(r.payload for r in reports if isinstance(r, Progress)) == {f"squaring {n}": 1 for n in range(300)}


def test_an_error_travels_with_its_type_and_stops_nothing_else(executor):
    for n in range(5):
        executor.submit(Work(f"x{n}", swarm_work.fail, n))
        executor.submit(Work(f"y{n}", swarm_work.square, n))
    reports = list(executor.reports())
    lost = [r for r in reports if isinstance(r, Lost)]
    assert len(lost) == 5 and all(isinstance(r.error, UserError) for r in lost)
    assert sum(isinstance(r, Done) for r in reports) == 5


def test_a_killed_worker_loses_nothing_and_reports_nothing_twice(executor, tmp_path):
    for n in range(2000):
        executor.submit(Work(str(n), swarm_work.logged_square, (n, str(tmp_path))))
    found: Counter[str] = Counter()
    killed = False
    for report in executor.reports():
        assert isinstance(report, Done) and report.result == int(report.key) ** 2
        found[report.key] += 1
        if not killed and len(found) >= 200:
            os.kill(int(report.worker.rpartition(":")[2]), signal.SIGKILL)
            killed = True
    assert found == {str(n): 1 for n in range(2000)}
    assert len(list(tmp_path.iterdir())) == 3  # two workers, and the one that stands in for the killed one


def test_work_whose_worker_dies_is_tried_again(executor, tmp_path):
    executor.submit(Work("x", swarm_work.die_once, str(tmp_path / "mark")))
    assert [r.result for r in executor.reports() if isinstance(r, Done)] == ["second time"]


def test_work_that_kills_every_worker_is_given_up_alone(executor):
    executor.submit(Work("bad", swarm_work.die, None))
    for n in range(10):
        executor.submit(Work(str(n), swarm_work.square, n))
    reports = [r for r in executor.reports() if not isinstance(r, Progress)]
    assert {r.key for r in reports if isinstance(r, Done)} == {str(n) for n in range(10)}
    (lost,) = [r for r in reports if isinstance(r, Lost)]
    assert lost.key == "bad" and isinstance(lost.error, WorkerDied)


@pytest.mark.parametrize("function", ["fail_unreadably", "fail_uncopyably", "leave"])
def test_an_error_that_cannot_travel_is_lost_and_what_follows_is_done(executor, function):
    executor.submit(Work("bad", getattr(swarm_work, function), None))
    for n in range(10):
        executor.submit(Work(str(n), swarm_work.square, n))
    reports = [r for r in executor.reports() if not isinstance(r, Progress)]
    assert {r.key: type(r) for r in reports} == {"bad": Lost, **{str(n): Done for n in range(10)}}
    (lost,) = [r for r in reports if isinstance(r, Lost)]
    assert isinstance(lost.error, InfrastructureError)


def test_an_answer_that_names_what_is_not_here_is_lost_alone(executor):
    executor.submit(Work("bad", swarm_work.stranger, None))
    executor.submit(Work("good", swarm_work.square, 3))
    reports = {r.key: r for r in executor.reports() if not isinstance(r, Progress)}
    assert isinstance(reports["bad"], Lost) and "cannot be read" in str(reports["bad"].error)
    assert isinstance(reports["good"], Done)


class Losing:
    """Ray, which says once that a node had no memory left when an answer is asked for."""

    def __init__(self, ray, error):
        self.ray, self.error = ray, error

    def __getattr__(self, name):
        return getattr(self.ray, name)

    def get(self, reference):
        error, self.error = self.error, None
        if error is not None:
            raise error
        return self.ray.get(reference)


@pytest.mark.parametrize("name", ["OutOfMemoryError", "NodeDiedError", "ObjectLostError"])
def test_what_else_may_end_a_worker_loses_nothing(executor, name, caplog):
    kind = getattr(executor._ray.exceptions, name)
    told = {"__init__": lambda _: None, "__str__": lambda _: "gone"}  # Ray makes them of more than a test has
    error = type(name, (kind,), told)()
    executor._ray = Losing(executor._ray, error)
    for n in range(100):
        executor.submit(Work(str(n), swarm_work.square, n))
    found = Counter(r.key for r in executor.reports() if isinstance(r, Done))
    assert found == {str(n): 1 for n in range(100)}
    assert "it is tried again" in caplog.text


def test_work_gets_the_resources_that_it_asks_for(executor):
    large = (("memory", 2e9),)
    for n in range(8):
        executor.submit(Work(str(n), swarm_work.assigned, None, resources=large if n % 4 == 1 else ()))
    found = {r.key: r.result for r in executor.reports() if isinstance(r, Done)}
    assert {key: assigned.get("memory", 0) for key, assigned in found.items()} == {
        str(n): 2e9 if n % 4 == 1 else 0 for n in range(8)
    }
    assert all(assigned["CPU"] == 1 for assigned in found.values())


def test_work_that_asks_for_more_than_there_is_waits_and_says_so(caplog):
    with RayExecutor(1) as executor:
        executor.submit(Work("x", swarm_work.square, 1, resources=(("telescope", 1.0),)))
        executor._hand_out()
        assert "no node of the cluster has telescope 1 (the most is 0)" in caplog.text


def test_an_answer_that_cannot_travel_is_lost_and_what_follows_is_done(executor):
    for n in range(10):
        executor.submit(Work(str(n), swarm_work.square, n))
        if n == 4:
            executor.submit(Work("bad", swarm_work.lock, None))
    reports = [r for r in executor.reports() if not isinstance(r, Progress)]
    assert {r.key: type(r) for r in reports} == {"bad": Lost, **{str(n): Done for n in range(10)}}


def test_workers_get_what_many_works_need_and_a_replaced_one_gets_it_again(executor):
    digest = executor.provide(b"x" * 200_000)
    for n in range(200):
        executor.submit(Work(str(n), swarm_work.read_back, digest, (digest,)))
    killed = False
    for report in executor.reports():
        assert isinstance(report, Done) and report.result == b"x" * 200_000
        if not killed:
            os.kill(int(report.worker.rpartition(":")[2]), signal.SIGKILL)
            killed = True


class Elsewhere(RayExecutor):
    """Names a path that no worker can read, as on a node that has no file of the project."""

    def submit(self, work, *, urgent=False):
        if work.needs:
            work = replace(work, argument=replace(work.argument, path="/nowhere/far.hspec"))
        super().submit(work, urgent=urgent)


_CONTRACT = "module far\n\nunit f(x: int) returns (r: int)\n  ensures r == x + 5\n"


def test_nodes_without_the_specifications_file_prove_it(tmp_path):
    project = Project(tmp_path, Settings(targets=("python",)))
    file = tmp_path / "far.hspec"
    file.write_text(_CONTRACT)
    log = open_log(project, write=True)
    with log.ledger, Elsewhere(2) as executor:
        report = prove([file], "far.hspec", project, log, lambda _: None, executor=executor)
    assert report.all_proved, report
    (unit,) = report.units
    code = (tmp_path / "extracted" / unit.artifacts[0]).read_text()
    space: dict[str, Any] = {}
    exec(code, space)  # noqa: S102  # the code that was proved
    assert space["f"](1) == 6
    events = read_trace(project.state / TRACE_FILE)
    assert any(event.verdict == "proved" for event in events)


def test_workers_have_the_priority_of_the_run(executor):
    executor.submit(Work("x", swarm_work.niceness, None))
    (found,) = [r.result for r in executor.reports() if isinstance(r, Done)]
    assert found <= max(os.nice(0), 14)  # Ray would make it 15


def test_urgent_work_goes_first():
    with RayExecutor(1) as executor:
        for n in range(3):
            executor.submit(Work(str(n), swarm_work.square, n))
        executor.submit(Work("urgent", swarm_work.square, 9), urgent=True)
        assert next(r.key for r in executor.reports()) == "urgent"


def test_a_closed_executor_reports_nothing_more():
    executor = RayExecutor(1)
    executor.submit(Work("x", swarm_work.square, 1))
    executor.close()
    executor.close()
    assert list(executor.reports()) == []


def test_sizes_that_make_no_sense_are_refused():
    for size, batch in ((0, 1), (1, 0)):
        with pytest.raises(ValueError, match="at least one"):
            RayExecutor(size, batch=batch)


def test_ray_that_is_not_there_says_what_brings_it(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(InfrastructureError) as caught:
        RayExecutor(1)
    assert "provenhive[cluster]" in str(caught.value.remedy)
