"""A judge whose provers do not tell true from false judges nothing, and nothing enters before that is known."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from provenhive.candidates.expression_printer import Dialect
from provenhive.dafny_bridge import DafnyLimits, DafnyRun, Outcome, raw_objections, run_cli
from provenhive.dafny_bridge.outcomes import Summary
from provenhive.dafny_bridge.render import CANARY, Premises
from provenhive.judge import JudgeUnfit, lean_self_test, self_test, specification, units
from provenhive.judge.specification import SpecificationJudge
from provenhive.lean_bridge.checker import Checker, CheckResult
from provenhive.obligations import Kind, derive
from provenhive.pipeline.claims import ClaimDone
from provenhive.pipeline.events import Note
from provenhive.pipeline.fitness import DAFNY, LEAN, needed_tests, when_fit
from provenhive.pipeline.specification import report_of
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text
from provenhive.swarm import Done, Lost, Progress
from provenhive.verdicts import ForgedVerdict, Proved, ProverEvidence, Unknown, UnknownReason, _mint
from tests.support.lean_support import lean_engine, lean_library

SPECIFICATION = """module plain
function tenth(x: int): int requires x > 0 = 10 / x
predicate ascending(xs: seq<int>) = forall i :: 0 <= i && i + 1 < |xs| ==> xs[i] <= xs[i + 1]
"""
LIE = """
import dataclasses
from provenhive.dafny_bridge.outcomes import Outcome, Summary
from provenhive.judge import units
honest = units.run_fresh

def lie(*arguments, **more):
    run = honest(*arguments, **more)
    correct = tuple(dataclasses.replace(p, outcome=Outcome.CORRECT) for p in run.procedures)
    return dataclasses.replace(
        run, procedures=correct, diagnostics=(), exit_code=0, summary=Summary(len(correct), 0), unread=()
    )

units.run_fresh = lie
"""


def told(run: DafnyRun, outcome: Outcome) -> DafnyRun:
    """The run as a prover tells it that knows one answer."""
    procedures = tuple(replace(p, outcome=outcome) for p in run.procedures)
    correct = outcome is Outcome.CORRECT
    summary = Summary(len(procedures), 0) if correct else Summary(0, len(procedures))
    diagnostics = () if correct else run.diagnostics
    return replace(
        run, procedures=procedures, diagnostics=diagnostics, exit_code=0 if correct else 4, summary=summary, unread=()
    )


@pytest.mark.parametrize("outcome", [Outcome.CORRECT, Outcome.ERRORS])
def test_a_dafny_with_one_answer_judges_nothing(monkeypatch: pytest.MonkeyPatch, outcome: Outcome) -> None:
    honest = units.run_fresh
    monkeypatch.setattr(units, "run_fresh", lambda *a, **k: told(honest(*a, **k), outcome))
    kind = "false" if outcome is Outcome.CORRECT else "true"
    with pytest.raises(JudgeUnfit, match=f"the {kind} canary"):
        self_test()


def test_a_z3_that_believes_everything_judges_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = specification.prove
    monkeypatch.setattr(
        specification, "prove", lambda *a: replace(honest(*a), status=specification.Status.PROVED, counterexample=None)
    )
    with pytest.raises(JudgeUnfit, match=r"false canary for selftest\.undefined"):
        self_test()


class Believing(Checker):
    """A checker that says of every law what it says of the first, which is true."""

    def check_text(self, statement: Any, proof_text: str) -> CheckResult:
        true = replace(statement, conclusion="True") if hasattr(statement, "conclusion") else statement
        return super().check_text(true, "by intros; trivial")


class Doubting(Checker):
    """A checker that looks for a proof where there is none."""

    def check_text(self, statement: Any, proof_text: str) -> CheckResult:
        return super().check_text(statement, "by trivial")


@pytest.mark.parametrize(("checker", "kind"), [(Believing, "false"), (Doubting, "true")])
def test_a_lean_with_one_answer_judges_nothing(checker: type[Checker], kind: str) -> None:
    with pytest.raises(JudgeUnfit, match=f"the {kind} canary"):
        lean_self_test(checker(lean_engine(), lean_library()))


def test_an_honest_judge_is_fit() -> None:
    assert self_test() > 0
    assert lean_self_test(Checker(lean_engine(), lean_library())) > 0


def test_a_run_with_a_lying_dafny_enters_nothing(tmp_path: Path) -> None:
    """There is no unit: what is claimed are definitions, which Z3 and Lean prove."""
    (tmp_path / "lie").mkdir()
    (tmp_path / "lie" / "sitecustomize.py").write_text(LIE)
    (tmp_path / "plain.hspec").write_text(SPECIFICATION)
    path = os.pathsep.join([str(tmp_path / "lie"), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    run: Callable[..., subprocess.CompletedProcess[str]] = lambda *words, **env: subprocess.run(  # noqa: E731
        [str(Path(sys.executable).with_name("provenhive")), *words],
        cwd=tmp_path,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    lied = run("prove", "plain.hspec", "--json", PYTHONPATH=path)
    assert lied.returncode == 3, lied.stdout + lied.stderr
    assert "the false canary" in lied.stdout
    listed = json.loads(run("ledger", "log", "--json").stdout)["entries"]
    assert not [entry for entry in listed if entry["kind"] not in ("specification", "blob")], listed


def claim(name: str) -> ClaimDone:
    obligation = next(o for o in derive(load_text(SPECIFICATION, "plain.hspec")) if o.subject == "plain.tenth")
    open_ = Unknown(UnknownReason.GAVE_UP)
    return ClaimDone(replace(report_of(obligation, open_, "", 0.0), name=name), open_)


def test_verdicts_wait_until_the_judge_is_fit() -> None:
    note = Progress("search:a", Note("on its way"))
    dafny, lean = Progress("specification:a", claim("a")), Progress("lean:a:1", claim("b"))
    searched, lost = Done("search:a", None), Lost("search:b", ValueError())
    first, second = Done(DAFNY, 1.0), Done(LEAN, 1.0)
    told_ = list(when_fit([dafny, note, lean, searched, lost, first, lean, second, dafny], {DAFNY, LEAN}))
    assert told_ == [note, lost, first, dafny, searched, second, lean, lean, dafny]


def test_a_test_that_fails_is_told_at_once() -> None:
    unfit = Lost(DAFNY, JudgeUnfit("no"))
    assert list(when_fit([Done("search:a", None), unfit], {DAFNY})) == [unfit]


def test_a_proof_is_not_made_nor_changed_outside_the_judge() -> None:
    evidence = ProverEvidence("dafny", "2.3", (), ("lemma",), 0.1)
    proved = Proved((evidence,), _mint)
    assert pickle.loads(pickle.dumps(proved)) == proved  # noqa: S301
    for forge in (
        lambda: Proved((evidence,), None),  # type: ignore[arg-type]
        lambda: Proved((evidence,), type(_mint)()),
        lambda: replace(proved, evidence=(replace(evidence, prover="lean"),)),
    ):
        with pytest.raises((ForgedVerdict, ValueError, TypeError)):
            forge()
    with pytest.raises(ForgedVerdict):
        Proved((), _mint)


def test_what_is_claimed_decides_which_tests_run() -> None:
    assert not needed_tests(set(), Dialect.V2)
    assert set(needed_tests({Kind.SATISFIABLE}, Dialect.V2)) == {DAFNY}
    assert set(needed_tests({Kind.IMPLEMENTS, Kind.LAW}, Dialect.V2)) == {DAFNY, LEAN}


def test_a_declaration_that_dafny_does_not_mention_is_not_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dafny's silence on a declaration's own check is no evidence, whatever else it says."""
    program = load_text("module m\nfunction first(xs: seq<int>): int requires |xs| > 0 = xs[0]\n")
    obligation = next(o for o in derive(program) if o.kind is Kind.WELL_DEFINED)
    judge = SpecificationJudge(program, Evaluator(program), Premises(), DafnyLimits())
    open_ = specification.Status.OPEN
    honest_prove, runs = specification.prove, []

    def silent(text: str, _: Dialect, limits: DafnyLimits) -> DafnyRun:
        run = run_cli(text, limits)
        runs.append(run)
        kept = tuple(p for p in run.procedures if p.kind != "CheckWellformed")
        return replace(run, procedures=kept, summary=Summary(len(kept), 0))

    monkeypatch.setattr(specification, "prove", lambda *a: replace(honest_prove(*a), status=open_))
    assert isinstance(judge.judge(obligation)[0], Proved)
    monkeypatch.setattr(specification, "run_fresh", silent)
    verdict, _ = judge.judge(obligation)
    assert isinstance(verdict, Unknown) and "well-formed 0 times" in verdict.detail
    assert not raw_objections(runs[0], (CANARY,), ("Spec.first",))
    assert raw_objections(runs[0], (CANARY,), ("Spec.other",))
