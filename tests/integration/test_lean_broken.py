"""Lean that is absent or broken is an infrastructure error and no verdict; the rest is proved all the same."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from lean_support import lean_engine, lean_library
from sample_repo import command

from provenhive.errors import InfrastructureError
from provenhive.lean_bridge import engine as engines
from provenhive.lean_bridge.checker import CheckedTheorem, Checker, Statement, StatementError, quick_check
from provenhive.lean_bridge.library import Library, build_library, core_library, module_header
from provenhive.lean_bridge.messages import Message, Severity
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.lean_bridge.script import parse_proof
from provenhive.lean_bridge.worker import LeanWorker, PreambleError
from provenhive.pipeline.project import find_project, open_log
from provenhive.pipeline.prove import prove
from provenhive.swarm import InlineExecutor
from provenhive.toolchain.environment import CACHE_VARIABLE

LAW = "law commutes(a: int, b: int):\n  a + b == b + a\n\n"
UNIT = "unit same(a: int) returns (r: int)\n  ensures r == a\n"
STATEMENT = Statement("commutes", "(a b : Int)", "a + b = b + a")
PROOF = "omega"


@pytest.fixture
def no_engine(monkeypatch):
    """A machine that has no Lean at all."""
    for name in (engines.ENGINE_VARIABLE, engines.PROJECT_VARIABLE, engines.IMPORTS_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(engines, "_embedded_folder", lambda: None)
    real = shutil.which
    monkeypatch.setattr(engines.shutil, "which", lambda name, **more: None if name == "lean" else real(name, **more))


@pytest.fixture(params=[10, 1000])
def broken(tmp_path, request) -> Library:
    """A copy of the core library in which one module has lost all but its first bytes."""
    folder = tmp_path / "library"
    shutil.copytree(lean_library().folder, folder)
    module = max(folder.rglob("*.olean"), key=lambda file: file.stat().st_size)
    module.write_bytes(module.read_bytes()[: request.param])
    return replace(lean_library(), folder=folder)


def run(folder: Path, text: str):
    """Prove in this process, with what the specification is; return the error that ended the run and its report."""
    (folder / "ward.hspec").write_text(f"module ward\n\n{text}")
    project, files, stopped = find_project(folder), [folder / "ward.hspec"], []
    log = open_log(project, write=True)
    with log.ledger:
        try:
            keep = lambda report, _error: stopped.append(report)  # noqa: E731
            report = prove(files, ".", project, log, lambda _event: None, executor=InlineExecutor(), stopped=keep)
            return None, report
        except InfrastructureError as error:
            return error, stopped[0]


def test_without_lean_the_run_fails_and_what_needs_no_lean_is_in_the_ledger(tmp_path, no_engine):
    error, report = run(tmp_path, LAW + UNIT)
    assert isinstance(error, engines.EngineMissing) and error.exit_code == 3
    assert error.remedy == engines.EMBEDDED_REMEDY
    assert {unit.name: unit.verdict for unit in report.units} == {"ward.same": "proved"}
    assert {item.kind for item in report.obligations} == {"satisfiable"}
    assert report.units[0].ledger_index is not None


def test_without_lean_there_is_a_warning_that_it_gives_no_second_opinion(tmp_path, no_engine):
    error, report = run(tmp_path, UNIT)
    assert error is None and [unit.verdict for unit in report.units] == ["proved"]
    (warning,) = report.warnings
    assert "second opinion" in warning and engines.EMBEDDED_REMEDY in warning


def test_a_named_lean_that_is_not_there_ends_the_run(tmp_path):
    (tmp_path / "ward.hspec").write_text(f"module ward\n\n{LAW}")
    done = command(tmp_path, "prove", "ward.hspec", "--json", PROVENHIVE_LEAN="/nonexistent")
    assert done.returncode == 3, done.stderr
    error = json.loads(done.stdout)["error"]
    assert error["kind"] == "InfrastructureError" and engines.TOOLCHAIN_REMEDY in json.dumps(error)


def test_a_truncated_module_is_no_fault_of_the_statement(broken):
    with pytest.raises(InfrastructureError) as caught:
        Checker(lean_engine(), broken).check(STATEMENT, parse_proof(PROOF))
    assert not isinstance(caught.value, StatementError)
    with WorkerPool(lean_engine(), broken, size=1) as pool, pytest.raises(InfrastructureError) as caught:
        quick_check(pool, STATEMENT, parse_proof(PROOF))
    assert not isinstance(caught.value, PreambleError)


def test_a_truncated_module_in_the_cache_is_made_again(tmp_path, monkeypatch):
    whole = lean_library().folder
    copied = tmp_path / "lean" / whole.name
    shutil.copytree(whole, copied)
    (tmp_path / "lean" / "modules").symlink_to(whole.parent / "modules")
    module = copied / "Init.olean"
    module.write_bytes(module.read_bytes()[:10])
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    library = build_library(lean_engine(), core_library())
    assert library.folder == copied and module.read_bytes() == (whole / "Init.olean").read_bytes()
    assert isinstance(Checker(lean_engine(), library).check(STATEMENT, parse_proof(PROOF)), CheckedTheorem)


def test_a_missing_module_is_no_fault_of_the_statement(tmp_path):
    absent = replace(lean_library(), folder=tmp_path / "nothing")
    with pytest.raises(InfrastructureError, match="trivial") as caught:
        Checker(lean_engine(), absent).check(STATEMENT, parse_proof(PROOF))
    assert not isinstance(caught.value, StatementError)
    with LeanWorker(lean_engine(), absent) as worker, pytest.raises(InfrastructureError, match="trivial") as caught:
        worker.load(module_header(lean_engine(), absent))
    assert not isinstance(caught.value, PreambleError)


def test_a_preamble_that_fails_after_it_compiled_is_a_broken_worker(monkeypatch):
    with LeanWorker(lean_engine(), lean_library()) as worker:
        worker.load(module_header(lean_engine(), lean_library()))
        late = Message(Severity.ERROR, "unknown constant", 1, 1, 1, 2)
        monkeypatch.setattr(worker, "_wait", lambda _deadline: (late,))
        with pytest.raises(InfrastructureError, match="has an error now") as caught:
            worker.check("theorem t : True := trivial\n")
    assert not isinstance(caught.value, PreambleError)


def test_a_statement_that_is_not_printed_is_no_fault_of_the_statement(monkeypatch):
    checker = Checker(lean_engine(), lean_library())
    monkeypatch.setattr("provenhive.lean_bridge.checker._last_line", lambda _text: 0)
    with pytest.raises(InfrastructureError, match="did not print") as caught:
        checker.check(STATEMENT, parse_proof(PROOF))
    assert not isinstance(caught.value, StatementError)
