"""Machines judged by the real engine: what is false comes with a trace, what is not inductive is left open."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lean_support import lean_engine, lean_library

from provenhive.judge.machines import MachineJudge
from provenhive.lean_bridge.checker import Checker
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.obligations.machines import machine_claims
from provenhive.smt.reach import Explorer
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_program
from provenhive.verdicts import Proved, Refuted, TraceStep, Unknown, Verdict

FOLDER = Path(__file__).parent.parent / "quality" / "machines"


@cache
def program(name: str) -> Program:
    return load_program(FOLDER / f"{name}.hspec")


@pytest.fixture(scope="module")
def workers() -> Iterator[WorkerPool]:
    with WorkerPool(lean_engine(), lean_library(), size=1) as pool:
        yield pool


def judged(workers: WorkerPool, name: str, machine: str, part: str) -> Verdict:
    loaded = program(name)
    declared = loaded.index[f"{name}.{machine}"]
    assert isinstance(declared, core.Machine)
    checker = Checker(lean_engine(), lean_library())
    judge = MachineJudge(loaded, Evaluator(loaded), checker, workers, lambda name, sequent: None)
    return judge.judge(declared, part).verdict


BROKEN = {
    ("Account", "invariants"): ("invariant 1", ["withdraw"]),
    ("BoundedCounter", "property bounded"): ("property bounded", ["increment"] * 4),
    ("TrafficLight", "invariants"): ("invariant 1", ["go_north", "go_east"]),
    ("Lock", "property gives_up"): ("property gives_up", ["enter"] * 4),
    ("BoundedBuffer", "invariants"): ("invariant 1", ["put"] * 3),
    ("Library", "invariants"): ("invariant 1", ["acquire", "lend"]),
    ("Turnstile", "property nobody_passes_for_nothing"): (
        "property nobody_passes_for_nothing",
        ["coin", "push", "push"],
    ),
    ("Cursor", "invariants"): ("type of position", ["left"]),
    ("Forgetful", "invariants"): ("invariant 1", ["step"]),
}


@pytest.mark.parametrize(("machine", "part"), BROKEN)
def test_a_broken_machine_is_refuted_by_a_shortest_trace(workers: WorkerPool, machine: str, part: str) -> None:
    subject, operations = BROKEN[machine, part]
    verdict = judged(workers, "broken_machines", machine, part)
    assert isinstance(verdict, Refuted), verdict
    assert verdict.explanation.startswith(f"{subject} is false after {operations[-1]}: ")
    assert [step.operation for step in verdict.trace] == ["", *operations]
    assert verdict.counterexample == verdict.trace[-1].state


def test_a_trace_says_with_which_arguments() -> None:
    machine = program("broken_machines").index["broken_machines.Library"]
    assert isinstance(machine, core.Machine)
    found = Explorer(Evaluator(program("broken_machines")), machine).violation(machine.invariants)
    assert found is not None
    assert [dict(step.values) for step in found.steps] == [{}, {"book": 0}, {"book": 0, "reader": 0}]
    assert found.steps[-1].state["shelf"] == frozenset({0})


def test_every_step_of_a_trace_is_one_of_the_machine() -> None:
    loaded = program("broken_machines")
    evaluator = Evaluator(loaded)
    for declared in loaded.main.declarations:
        if not isinstance(declared, core.Machine):
            continue
        goals = [piece.goal.expr for claim in machine_claims(loaded, declared) for piece in claim.pieces]
        found = Explorer(evaluator, declared).violation(goals)
        assert found is not None, declared.name
        operations = {o.name: o for o in declared.operations}
        assert all(evaluator.evaluate(e, found.steps[0].state) is True for e in declared.initially)
        for before, after in zip(found.steps, found.steps[1:], strict=False):
            operation = operations[after.operation]
            env = {**before.state, **after.values, **{f"{k}'": v for k, v in after.state.items()}}
            assert all(evaluator.evaluate(e, env) is True for e in (*operation.requires, *operation.ensures))
        assert evaluator.evaluate(goals[found.goal], found.steps[-1].state) is False


def test_what_is_not_inductive_is_open_and_says_what_is_missing(workers: WorkerPool) -> None:
    verdict = judged(workers, "not_inductive", "Even", "property stays")
    assert isinstance(verdict, Unknown), verdict
    assert "not inductive: property stays after step (n == 0) does not follow" in verdict.detail
    assert "no violation was found in a reachable state" in verdict.detail


@pytest.mark.parametrize("part", ["invariants", "property stays"])
def test_an_auxiliary_invariant_makes_it_inductive(workers: WorkerPool, part: str) -> None:
    verdict = judged(workers, "not_inductive", "EvenWithHelp", part)
    assert isinstance(verdict, Proved), verdict


def test_traces_read_as_text() -> None:
    step = TraceStep("add", (("k", "3"),), (("n", "3"),))
    assert str(step) == "add(k = 3) -> n = 3"
    assert str(TraceStep("", (), (("n", "0"),))) == "initially n = 0"
