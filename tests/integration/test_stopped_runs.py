"""Runs that do not come to their end: what they leave, and what the report says of them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sample_repo import PROVENHIVE, command

from provenhive.errors import InfrastructureError
from provenhive.pages.report_page import report_page
from provenhive.pages.report_view import report_view
from provenhive.pipeline.events import ObligationDone
from provenhive.pipeline.project import find_project, open_log
from provenhive.pipeline.prove import prove
from provenhive.pipeline.runs import load_run, save_run

SPECIFICATION = """\
module ward

unit larger(a: int, b: int) returns (r: int)
  ensures r >= a && r >= b
  ensures r == a || r == b

unit same(a: int) returns (r: int)
  ensures r == a
"""
ONE_MORE = """
unit none(a: int) returns (r: int)
  ensures r == 0
"""
STOPS_WITHIN = 5.0
"""Seconds from a signal to the end of the run, on a machine that has time for us; a second is what it takes."""
DIES = """\
import os
import signal
import sys

import provenhive.pipeline.prove as prove
import provenhive.pipeline.writing as writing
from provenhive.cli.main import run
from provenhive.records import RecordLog

HOLDERS = {"prove": prove, "writing": writing, "RecordLog": RecordLog}


def dying(function, when):
    def die(*arguments, **options):
        if when == "after":
            function(*arguments, **options)
        os.kill(os.getpid(), signal.SIGKILL)

    return die


if __name__ == "__main__":
    when, holder, name = sys.argv.pop(1), HOLDERS[sys.argv.pop(1)], sys.argv.pop(1)
    setattr(holder, name, dying(getattr(holder, name), when))
    run()
"""
"""The command line that kills itself, as ``kill -9`` would, before or after the first call of a function."""
ENTERED = ("before", "prove", "write_artefacts")
"""A unit is in the ledger, and its files are not written."""
MOMENTS = (
    ("after", "RecordLog", "establish"),
    ("before", "RecordLog", "establish"),
    ENTERED,
    ("after", "writing", "write_file"),
    ("before", "prove", "_report"),
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "ward.hspec").write_text(SPECIFICATION)
    return tmp_path


def start(folder, *command):
    (folder / "events").unlink(missing_ok=True)
    return subprocess.Popen(
        [*(command or [PROVENHIVE]), "prove", "ward.hspec", "--json", "--log-json", "events"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def is_started(event):
    return event["event"] == "Started"


def is_judging(event):
    """A candidate is with the judge: Dafny runs, or is about to."""
    return event["event"] == "UnitProgress" and event["stage"].endswith(": judged")


def events(folder):
    file = folder / "events"
    lines = file.read_text().splitlines(keepends=True) if file.exists() else []
    return [json.loads(line) for line in lines if line.endswith("\n")]


def wait_for(seen, folder, process):
    deadline = time.monotonic() + 600
    while not any(map(seen, events(folder))):
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            pytest.fail(str(process.communicate()))
        time.sleep(0.02)


def allowed(folder):
    """Return how long a run may take to stop: longer only where this machine is slow to start a command now."""
    started = time.monotonic()
    assert command(folder, "--help").returncode == 0
    return max(STOPS_WITHIN, 5 * (time.monotonic() - started))


def stop(process, number, seconds):
    """Send a signal and return what the run printed; it has to end in time."""
    os.killpg(process.pid, number)
    try:
        return process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        pytest.fail(f"the run goes on {seconds:.1f} seconds after the signal: {process.communicate()}")


def kill(process, folder):
    process.kill()
    process.communicate(timeout=600)
    assert process.returncode == -signal.SIGKILL
    audit(folder)


def audit(folder):
    """The audit accepts the ledger; return how many entries it has."""
    completed = command(folder, "audit", "--json")
    assert completed.returncode == 0, completed.stdout + completed.stderr
    assert json.loads(completed.stdout)["sound"]
    with (log := open_log(find_project(folder), write=False)).ledger:
        return log.ledger.size


def processes_under(folder):
    """Return the processes that run in, or were started for, this folder."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if (entry / "cwd").resolve().is_relative_to(folder) and "Z" not in (entry / "stat").read_text():
                    found.append(entry.name)
            except OSError:
                continue
    return found


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("seen", [is_started, is_judging])
def test_a_run_that_is_interrupted_stops_and_leaves_its_record_and_nothing_else(folder, number, seen):
    seconds = allowed(folder)
    process = start(folder)
    wait_for(seen, folder, process)
    out, errors = stop(process, number, seconds)
    assert process.returncode == (130 if number == signal.SIGINT else 143), errors
    assert "Traceback" not in errors
    deadline = time.monotonic() + 10
    while processes_under(folder) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert processes_under(folder) == []
    if number == signal.SIGINT:
        assert json.loads(out)["error"]["kind"] == "Interrupted"
    record = load_run(find_project(folder))
    assert record.state == "interrupted" and [unit.name for unit in record.report.units] == ["ward.larger", "ward.same"]
    assert {path.name for path in folder.rglob("*.part")} == set()
    assert command(folder, "ledger", "verify").returncode == 0
    reported = json.loads(command(folder, "report", "--json").stdout)
    assert reported["state"] == "interrupted" and reported["ledger_now"]["extends"]
    proved = sum(unit.verdict == "proved" for unit in record.report.units)
    assert reported["warnings"][0].startswith(f"the run was interrupted: {proved} of 2 units")


def test_kill_9_at_any_moment_leaves_a_ledger_that_the_audit_accepts(folder):
    """One run after the other in one project, each killed further on than the one before."""
    (folder / "provenhive.toml").write_text('targets = ["python"]\n')
    (folder / "dies.py").write_text(DIES)
    (folder / "ward.hspec").write_text(SPECIFICATION + ONE_MORE)  # what is entered at a moment leaves work for the next
    process = start(folder)
    wait_for(is_started, folder, process)
    kill(process, folder)
    process = start(folder)
    wait_for(is_judging, folder, process)
    kill(process, folder)
    sizes = []
    for moment in MOMENTS:
        process = start(folder, sys.executable, "dies.py", *moment)
        _, errors = process.communicate(timeout=1200)
        assert process.returncode == -signal.SIGKILL, f"it was not killed {' '.join(moment)}: {errors}"
        sizes.append(audit(folder))
        assert (folder / "extracted").exists() == (len(sizes) > MOMENTS.index(ENTERED) + 1)
    # The run that dies when it has written a file may have written one that the run before it left missing.
    assert sizes == sorted(sizes) and sizes[1] < sizes[2] and sizes[3] < sizes[4]
    document = json.loads(command(folder, "prove", "ward.hspec", "--json").stdout)
    assert {unit["verdict"] for unit in document["units"]} == {"proved"}
    assert audit(folder) == sizes[-1]


@pytest.mark.parametrize(
    ("error", "state", "why"),
    [(KeyboardInterrupt(), "interrupted", ""), (InfrastructureError("the disk is full"), "failed", "the disk is full")],
)
def test_what_was_established_by_then_is_in_the_record_and_in_the_ledger(folder, error, state, why):
    project = find_project(folder)
    files = [folder / "ward.hspec"]

    def listen(event):
        if isinstance(event, ObligationDone):
            raise error

    log = open_log(project, write=True)
    with log.ledger, pytest.raises(type(error)):
        prove(files, ".", project, log, listen, stopped=lambda report, e: save_run(project, files, report, e))
    record = load_run(project)
    assert (record.state, record.why) == (state, why)
    (done,) = record.report.obligations
    assert done.kind == "satisfiable" and done.verdict == "proved" and done.ledger_index == 1
    assert {unit.reason for unit in record.report.units} == {"not reached"}
    log = open_log(project, write=False)
    with log.ledger:
        assert log.ledger.size == record.report.ledger_size == 2
        view = report_view(record, log)
    assert "0 of 2 units and 1 of 2 obligations had a verdict" in view.warnings[0] and not view.run.all_proved
    assert view.outcome[0] == state in report_page(view) and (not why or view.warnings[1] == why)
