"""Runs that do not come to their end: what they leave, and what the report says of them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time

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


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "ward.hspec").write_text(SPECIFICATION)
    return tmp_path


def wait_for(file, text, process):
    deadline = time.monotonic() + 600
    while not (file.exists() and text in file.read_text()):
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            pytest.fail(str(process.communicate()))
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_interrupted_leaves_its_record(folder, number):
    process = subprocess.Popen(
        [PROVENHIVE, "prove", "ward.hspec", "--json", "--log-json", "events"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    wait_for(folder / "events", '"Started"', process)
    os.killpg(process.pid, number)
    out, errors = process.communicate(timeout=60)
    assert process.returncode == (130 if number == signal.SIGINT else 143), errors
    assert "Traceback" not in errors
    if number == signal.SIGINT:
        assert json.loads(out)["error"]["kind"] == "Interrupted"
    record = load_run(find_project(folder))
    assert record.state == "interrupted" and [unit.name for unit in record.report.units] == ["ward.larger", "ward.same"]
    assert {path.name for path in folder.rglob("*.part")} == set()
    reported = json.loads(command(folder, "report", "--json").stdout)
    assert reported["state"] == "interrupted" and reported["ledger_now"]["extends"]
    assert reported["warnings"][0].startswith("the run was interrupted: 0 of 2 units")


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
