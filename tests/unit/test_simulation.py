"""The simulation against cases that can be computed by hand, and logs that are none."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from provenhive.cli.main import app
from provenhive.errors import UserError
from provenhive.experiments import Cluster, Costs, Load, ModuleCosts, SearchCosts, plan, read_costs, simulate
from provenhive.experiments.simulation import segments_of


def search(seconds, *, look=0.0, handling=0.0, entering=0.0, extraction=None, first=False):
    stages = (("fuzz", seconds), ("look", look)) if look else (("fuzz", seconds),)
    return SearchCosts(stages, handling, extraction is not None, first, extraction, entering)


def costs(*searches, units=1, self_test=0.0, specification=0.0, start=0.0):
    modules = (ModuleCosts(specification, (), units, 0.0),)
    return Costs(self_test, modules, searches, (start,), (0.0,), 1.0, 1)


@pytest.mark.parametrize(("nodes", "workers", "expected"), [(1, 1, 120.0), (1, 2, 60.0), (3, 1, 40.0), (4, 3, 10.0)])
def test_equal_searches_divide_by_the_workers(nodes, workers, expected):
    found = simulate(costs(search(10.0)), Cluster(nodes, workers, workers, workers), Load(12), 1)
    assert found.seconds == pytest.approx(expected) and found.searches == 12
    assert found.workers_busy == pytest.approx(120 / expected / nodes / workers)


def test_more_workers_than_cores_are_no_faster():
    slow = simulate(costs(search(3.0)), Cluster(1, 2, 8, 8), Load(40), 1)
    assert slow.seconds == pytest.approx(60.0) and slow.cores_busy == pytest.approx(1.0)


def test_prover_slots_are_what_workers_wait_for():
    found = simulate(costs(search(1.0, look=3.0)), Cluster(1, 4, 4, 1), Load(20), 1)
    assert found.seconds == pytest.approx(61.0) and found.provers_busy == pytest.approx(60 / 61)
    assert found.provers_waiting > 1
    free = simulate(costs(search(1.0, look=3.0)), Cluster(1, 4, 4, 4), Load(20), 1)
    assert free.seconds == pytest.approx(20.0) and free.provers_waiting == 0


def test_one_appender_bounds_what_many_workers_can_enter():
    one = search(1.0, extraction=1.0, entering=0.5)
    found = simulate(costs(one), Cluster(100, 4, 4, 4), Load(1000), 1)
    assert found.proved == 1000 and 500.0 <= found.seconds <= 510.0
    assert found.main_busy > 0.98 and found.reports_waiting > 10


def test_extraction_waits_for_the_judges_test_and_the_specification():
    found = simulate(costs(search(1.0, extraction=1.0), self_test=50.0), Cluster(1, 4, 4, 4), Load(2), 1)
    assert found.seconds == pytest.approx(51.0)
    late = simulate(costs(search(1.0, extraction=1.0), specification=30.0), Cluster(1, 4, 4, 4), Load(1), 1)
    assert late.seconds == pytest.approx(31.0) and late.proved == 1


def test_a_first_search_is_drawn_from_those_without_a_warm_prover():
    found = simulate(costs(search(20.0, first=True), search(5.0), start=2.0), Cluster(1, 1, 1, 1), Load(4), 1)
    assert found.seconds == pytest.approx(2.0 + 20.0 + 3 * 5.0)


def test_workers_that_die_cost_time_and_lose_nothing_but_what_kills_two():
    calm = simulate(costs(search(60.0)), Cluster(4, 2, 2, 2), Load(400), 3)
    rough = simulate(costs(search(60.0)), Cluster(4, 2, 2, 2, failures=6.0), Load(400), 3)
    assert calm.died == 0 and rough.died > 10 and rough.seconds > calm.seconds
    assert rough.searches + rough.given_up == 400 and 0 < rough.given_up < rough.died / 2


def test_the_same_seed_gives_the_same_plan_and_the_interval_holds_the_mean():
    record = costs(search(1.0), search(9.0), search(2.0), units=3)
    first, again, other = (plan(record, Cluster(2, 2, 2, 2), Load(30), runs=8, seed=s) for s in (1, 1, 2))
    assert first == again and first != other
    seconds = first["seconds"]
    assert seconds.least < seconds.mean < seconds.greatest and seconds.low < seconds.mean < seconds.high


def test_neighbouring_stages_without_prover_become_one_segment():
    stages = (("rest", 1.0), ("fuzz", 2.0), ("look", 3.0), ("judge", 4.0), ("propose", 5.0), ("look", 6.0))
    assert segments_of(stages) == ((False, 3.0), (True, 7.0), (False, 5.0), (True, 6.0))


def test_clusters_and_loads_that_make_no_sense_are_refused():
    for numbers in ((0, 1, 1, 1), (1, 1, 0, 1), (1, 1, 1, 1, -1.0), (1, 1, 1, 1, float("nan"))):
        with pytest.raises(ValueError, match="at least one"):
            Cluster(*numbers)
    with pytest.raises(UserError):
        plan(costs(search(1.0)), Cluster(), Load(1), runs=1)


def event(name, second, **fields):
    return {"time": f"2026-01-01T00:00:{second:02}+00:00", "run": "r", "event": name, **fields}


def work(key, worker, seconds, delay=0.1, **fields):
    given = {"path": "m.hspec", "handling": 0.01, "stages": [], "proved": False, **fields}
    return event("WorkDone", 5, key=key, worker=worker, seconds=seconds, delay=delay, **given)


LOG = [
    event("Started", 1),
    work("self-test", "1", 9.0, 2.0, path="self-test"),
    work("specification:m.hspec", "1", 4.0),
    work("lean:m.hspec:0", "1", 3.0),
    work("search:m.f", "1", 8.0, stages=[["fuzz", 1.0], ["look", 6.0]], proved=True),
    work("search:m.g", "2", 5.0, 2.5, stages=[["propose", 5.0]]),
    work("extract:m.f", "2", 1.5, handling=0.2),
    event("Ended", 31, error=None),
]


def test_costs_are_read_from_a_log(tmp_path):
    path = tmp_path / "log.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in LOG))
    found = read_costs(path)
    assert (found.self_test, found.seconds, found.workers) == (9.0, 30.0, 2)
    assert found.starts == (2.0, 2.5) or set(found.starts) == {2.0, 2.5}
    assert found.modules == (ModuleCosts(4.0, (3.0,), 2, 0.02),)
    proved, open_ = found.searches
    assert proved == SearchCosts((("rest", 1.0), ("fuzz", 1.0), ("look", 6.0)), 0.01, True, True, 1.5, 0.2)
    assert open_.first and open_.extraction is None and open_.seconds == 5.0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no run"),
        ("{}\n", ":1: "),
        ("[1]\n", ":1: "),
        ("not json\n", ":1: "),
        ("".join(json.dumps(line) + "\n" for line in LOG[:-1]), "no run"),
        ("".join(json.dumps(line) + "\n" for line in (LOG[0], LOG[-1])), "no unit"),
        (
            "".join(json.dumps(line) + "\n" for line in (LOG[0], event("WorkDone", 2, key="search:m.f"), LOG[-1])),
            "not an",
        ),
    ],
)
def test_what_is_no_log_of_a_finished_run_is_refused(tmp_path, text, said):
    path = tmp_path / "log.jsonl"
    path.write_text(text)
    with pytest.raises(UserError, match=said):
        read_costs(path)


def test_a_run_that_is_not_in_the_log_is_named(tmp_path):
    path = tmp_path / "log.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in LOG))
    with pytest.raises(UserError, match="no run other"):
        read_costs(path, "other")


def test_the_command_prints_a_plan_and_a_document(tmp_path):
    path = tmp_path / "log.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in LOG))
    arguments = ["simulate", str(path), "--agents", "500", "--nodes", "5", "--cores", "4", "--runs", "3"]
    shown = CliRunner().invoke(app, arguments)
    assert shown.exit_code == 0 and "500 searches on 5 x 4 workers" in shown.output and "95 %" in shown.output
    found = json.loads(CliRunner().invoke(app, [*arguments, "--json"]).output)
    assert found["agents"] == 500 and found["cluster"] == {
        "nodes": 5,
        "cores": 4,
        "workers": 4,
        "provers": 4,
        "failures": 0.0,
    }
    assert found["figures"]["searches"]["mean"] == 500 and found["stages"]
    assert CliRunner().invoke(app, ["simulate", str(tmp_path / "none"), "--agents", "1"]).exit_code == 2
    assert CliRunner().invoke(app, ["simulate", str(path), "--agents", "0"]).exit_code == 2
