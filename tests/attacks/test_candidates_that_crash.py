"""A candidate that crashes the judge's Dafny, or floods its output: no verdict, and no other candidate's trouble.

Dafny 2.3 crashes on ``multiset(xs)[x]`` in the condition of an ``if``. A Dafny that fails on everything is another
thing: that ends the run.
"""

from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from unit_job_support import Given, unit_job

import provenhive.dafny_bridge.runner as runner_module
from provenhive.candidates.gate import parse_candidate
from provenhive.dafny_bridge import STOCK, DafnyFailure, DafnyLimits
from provenhive.dafny_bridge.render import Premises
from provenhive.judge import JudgeSettings, JudgeUnfit, UnitJudge, self_test
from provenhive.judge.stability import stability
from provenhive.pipeline.events import Note
from provenhive.pipeline.units import unit_search
from provenhive.search.filter import UnitResult
from provenhive.spec_lang.load import load_text
from provenhive.toolchain.dafny_install import find_dafny2
from provenhive.verdicts import Proved, Unknown, UnknownReason

SPECIFICATION = """module crashing

unit some(xs: seq<int>, x: int) returns (r: int)
  ensures r >= 0
"""
PROGRAM = load_text(SPECIFICATION, "crashing.hspec")
UNIT = PROGRAM.unit("crashing.some")
CRASHING = "{ if multiset(xs)[x] > 0 { r := 1; } else { r := 0; } }"
RIGHT = "{ r := 2; }"


def judge(**limits: int) -> UnitJudge:
    return UnitJudge(PROGRAM, Premises(), JudgeSettings(DafnyLimits(procedure_seconds=20, **limits), (STOCK,)))


def search(folder: Path, *texts: str) -> tuple[UnitResult, list[str]]:
    job = unit_job(folder, SPECIFICATION, "crashing.some", candidates=10, seconds=600.0)
    told: list[object] = []
    result = unit_search(job, [Given(*texts)], told.append).filter.run()
    return result, [note.text for note in told if isinstance(note, Note)]


def test_a_candidate_that_crashes_the_judge_is_dropped_and_the_next_one_is_proved(tmp_path: Path) -> None:
    result, notes = search(tmp_path, CRASHING, RIGHT)
    assert isinstance(result.verdict, Proved) and result.proposal is not None and result.proposal.text == RIGHT
    assert result.counts.unknown == 1 and not result.counts.refuted
    (crashed,) = [outcome for outcome in result.outcomes if outcome.proposal.text == CRASHING]
    assert (crashed.stage, crashed.verdict) == ("proof", "unknown") and "crashed" in crashed.messages[0]
    assert len(notes) == 1 and "crashing.some" in notes[0] and "crashed with exit code 1" in notes[0]


def test_the_judge_says_unknown_of_what_crashes_its_prover(shim: Shim) -> None:
    shim("grep -q multiset program.dfy && { echo FATAL; exit 1; }")
    verdict = judge().judge(CRASHING, UNIT).verdict
    assert isinstance(verdict, Unknown) and verdict.reason is UnknownReason.CRASHED
    candidate = parse_candidate(CRASHING, PROGRAM, UNIT)
    assert stability(PROGRAM, candidate, Premises(), judge().settings, (1,)) == (False,)


def test_a_dafny_that_crashes_on_everything_ends_the_run(shim: Shim, tmp_path: Path) -> None:
    shim("echo FATAL; exit 1")
    with pytest.raises(DafnyFailure, match="crashed with exit code 1"):
        judge().judge(RIGHT, UNIT)
    with pytest.raises(DafnyFailure, match="crashed with exit code 1"):
        search(tmp_path, RIGHT)


def test_a_dafny_that_proves_nothing_after_a_crash_ends_the_run(shim: Shim) -> None:
    shim("grep -q Canary program.dfy || { echo FATAL; exit 1; }; sed -i 's/r := -x/r := x/' program.dfy")
    with pytest.raises(DafnyFailure, match="crashed with exit code 1"):
        judge().judge(RIGHT, UNIT)


def test_the_crash_of_a_false_canary_is_no_sign_that_the_judge_is_fit(shim: Shim) -> None:
    shim("grep -q Lie program.dfy && { echo FATAL; exit 1; }")
    with pytest.raises(JudgeUnfit, match="the false canary"):
        self_test()


def test_more_output_than_the_limit_is_unknown() -> None:
    verdict = judge(output_bytes=100).judge(RIGHT, UNIT).verdict
    assert isinstance(verdict, Unknown) and verdict.reason is UnknownReason.RESOURCES
    assert "limit: output" in verdict.detail


Shim = Callable[[str], None]


@pytest.fixture
def shim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shim:
    """Put a script before Dafny; where it does not exit, the real one runs."""
    real = find_dafny2()

    def install(script: str) -> None:
        path = tmp_path / "mono"
        path.write_text(f'#!/bin/sh\n{script}\nexec {real.mono} "$@"\n')
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr(runner_module, "find_dafny2", lambda: replace(real, mono=path))

    return install


def test_the_fixture_runs_the_real_dafny(shim: Shim) -> None:
    shim("true")
    candidate = parse_candidate(RIGHT, PROGRAM, UNIT)
    assert isinstance(judge().judge(RIGHT, UNIT).verdict, Proved)
    assert stability(PROGRAM, candidate, Premises(), judge().settings, (1,)) == (True,)
