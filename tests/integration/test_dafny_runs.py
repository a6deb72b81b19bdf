"""Fresh runs of the real Dafny 2.3: verdicts, positions, limits, and how it lies."""

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from provenhive.dafny_bridge import (
    ARITH2,
    STOCK,
    Category,
    DafnyFailure,
    DafnyLimits,
    Origin,
    Outcome,
    Position,
    Severity,
    Summary,
    raw_all_correct,
    raw_objections,
    run_cli,
)
from provenhive.dafny_bridge import runner as runner_module
from provenhive.errors import InfrastructureError
from provenhive.toolchain import LimitHit, living_groups
from provenhive.toolchain.dafny_install import find_dafny2

ABS = "method Abs(x: int) returns (y: int) ensures y >= 0 { if x < 0 { y := -x; } else { y := x; } }"
WRONG = "method Abs(x: int) returns (y: int) ensures y > 0 { if x < 0 { y := -x; } else { y := x; } }"
# Nothing decides this in a second: cubes that never add up.
HARD = "lemma Fermat(a: int, b: int, c: int) requires a > 2 && b > 2 && c > 2 ensures a*a*a + b*b*b != c*c*c {}"
GATE = """
module Spec { predicate P(x: int, y: int) { y >= 0 && (y == x || y == -x) } }
module Gate {
  import Spec import Sol
  method Check(x: int) returns (y: int) ensures Spec.P(x, y) { y := Sol.Abs(x); }
}
"""


def solution(body: str) -> str:
    return GATE + "module Sol { import Spec\n" + body + "\n}"


def test_a_correct_program():
    before = living_groups()
    run = run_cli(ABS)
    assert raw_all_correct(run, ["Abs"]), raw_objections(run, ["Abs"])
    (procedure,) = run.procedures
    assert procedure.name == "Impl$$_module.__default.Abs"
    assert procedure.obligations == 1 and procedure.seconds is not None
    assert (run.origin, run.exit_code, run.summary) == (Origin.FRESH, 0, Summary(1, 0))
    assert run.tool.version.startswith("2.3.0") and run.tool.prover_version.startswith("4.8")
    assert "/timeLimit:10" in run.tool.options and "/noCheating:1" in run.tool.options
    assert run.model_text is None and living_groups() == before


def test_a_wrong_program():
    run = run_cli("\n\n  " + WRONG)
    assert not raw_all_correct(run, ["Abs"])
    (error,) = run.errors
    assert error.category is Category.POSTCONDITION and error.code == "BP5003"
    assert error.position == Position(3, 82)
    assert [r.position for r in error.related] == [Position(3, 49)]
    assert error.procedure == "Impl$$_module.__default.Abs" and run.exit_code == 4


def test_positions_point_at_the_very_character():
    text = "method M(a: array<int>, i: int)\r\n{\r\n  var z := 1 +\r\n    a[i]; // tab\r\n}\r\n"
    (error, *_) = run_cli(text).errors
    assert error.category is Category.INDEX
    assert error.position == Position(4, 6)


CASES = [
    ("method M(x: int) { assert x > 0; }", Category.ASSERTION),
    ("method P(x: int) requires x > 3 {} method M() { P(2); }", Category.PRECONDITION),
    ("function method F(x: int): int requires x > 3 { x } method M() { var y := F(2); }", Category.PRECONDITION),
    (
        "method M(n: int) { var i := 0; while i < n invariant i < n { i := i + 1; } }",
        Category.INVARIANT_ENTRY,
    ),
    (
        "method M(n: nat) { var i := 0; while i < n invariant i < 2 { i := i + 1; } }",
        Category.INVARIANT_MAINTAINED,
    ),
    ("method M(s: seq<int>) { var x := s[0]; }", Category.INDEX),
    ("method M(s: seq<int>) { var x := s[1..]; }", Category.INDEX),
    ("method M(x: int) { var y := 1 / x; }", Category.DIVISION),
    ("function F(n: int): int { F(n + 1) }", Category.TERMINATION),
    ("method M(n: int) { var i := n; while i != 0 { i := i - 1; } }", Category.TERMINATION),
    ("method M(x: int) returns (y: nat) { y := x; }", Category.SUBSET),
    ("lemma L(x: int) { calc { x; == x + 1; } }", Category.CALCULATION),
    ("lemma L() { var z: int :| z * 2 == 3; }", Category.WITNESS),
    ("datatype O = N | S(v: int) method M(o: O) { var x := o.v; }", Category.DESTRUCTOR),
    ("method M(m: map<int, int>) { var x := m[3]; }", Category.DESTRUCTOR),
    ("class C { var f: int } method M(c: C?) { var x := c.f; }", Category.NULL),
    ("class C { var f: int } method M(c: C) { c.f := 1; }", Category.FRAME),
    ("class C { var f: int } method M() { var c: C; var d := c; }", Category.ASSIGNMENT),
]


@pytest.mark.parametrize(("text", "category"), CASES)
def test_each_kind_of_failed_obligation(text: str, category: Category):
    run = run_cli(text)
    assert run.unread == () and run.accepted
    assert category in {d.category for d in run.errors}
    assert Outcome.ERRORS in {p.outcome for p in run.procedures}
    assert all(d.position is not None for d in run.errors)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("method M() { assert (1 == 1; }", Category.PARSE),
        ("method M() { /* ", Category.PARSE),
        ("method M(x: int) { assert zz; }", Category.RESOLUTION),
        ("method M(x: int) { var y: bool := x; }", Category.RESOLUTION),
        ("lemma L() ensures false", Category.PARSE),
    ],
)
def test_a_refused_text_has_its_reason_and_no_outcome(text: str, category: Category):
    run = run_cli(text)
    assert category in {d.category for d in run.diagnostics}
    assert run.procedures == () and not raw_all_correct(run, ["M"])


def test_many_procedures_keep_their_own_outcomes_and_errors():
    text = "\n".join(
        f"method M{n}(x: int) returns (y: int) ensures y {'>=' if n % 2 else '>'} x {{ y := x; }}" for n in range(10)
    )
    run = run_cli(text)
    outcomes = {p.dafny_name: p.outcome for p in run.procedures}
    assert outcomes == {f"M{n}": Outcome.CORRECT if n % 2 else Outcome.ERRORS for n in range(10)}
    assert {(d.procedure, d.position.line) for d in run.errors if d.position} == {
        (f"Impl$$_module.__default.M{n}", n + 1) for n in range(0, 10, 2)
    }


def test_profiles_and_seeds_are_named_in_the_identity():
    run = run_cli(ABS, profile=ARITH2.with_seed(7))
    assert raw_all_correct(run, ["Abs"])
    assert "/proverOpt:O:smt.arith.solver=2" in run.tool.options
    assert "/proverOpt:O:smt.random_seed=7" in run.tool.options
    assert STOCK.with_seed(3) != STOCK and STOCK.with_seed(3).name != STOCK.name


# --- exit code 0 with nothing proved ---------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "",
        "// nothing",
        "method Abs() {}",
        "function Abs(x: int): int { x }",
        "method {:verify false} Abs(x: int) ensures x > 0 {}",
        "#if NEVER\n" + WRONG + "\n#endif\n",
        "method {:rlimit 1} Abs(a: int, b: int, c: int)" + HARD[41:],
        "class Abs { method {:verify false} Abs() ensures false {} }",
    ],
)
def test_exit_code_0_is_no_evidence(text: str):
    run = run_cli(text, DafnyLimits(procedure_seconds=2))
    assert not raw_all_correct(run, ["Abs"])


def test_a_rlimit_in_the_text_is_not_correct_though_the_exit_code_is_0():
    run = run_cli("lemma {:rlimit 1} Fermat" + HARD[12:])
    assert run.exit_code == 0 and run.summary == Summary(0, 0)
    assert [p.outcome for p in run.procedures] == [Outcome.INCONCLUSIVE]
    assert not raw_all_correct(run, ["Fermat"])


def test_running_out_of_resource_is_told():
    run = run_cli(HARD + "\n" + ABS, DafnyLimits(resource_limit=1000))
    outcomes = {p.dafny_name: p.outcome for p in run.procedures}
    assert outcomes["Fermat"] is Outcome.OUT_OF_RESOURCE
    assert not raw_all_correct(run, ["Abs"])


def test_time_is_told_from_failure():
    run = run_cli(HARD + "\n" + ABS, DafnyLimits(procedure_seconds=1))
    outcomes = {p.dafny_name: p.outcome for p in run.procedures}
    assert outcomes["Fermat"] is Outcome.TIMED_OUT
    assert not raw_all_correct(run, ["Abs"])


@pytest.mark.parametrize(
    "text",
    [
        "lemma Abs() ensures false { assume false; }",
        "method Abs(x: int) returns (y: int) ensures y > x { y :| assume y > x; assume false; }",
        "lemma L() ensures false\nlemma Abs() ensures false { L(); }",
        "lemma Abs(n: nat) ensures false { while true { } }",
        "method Abs(x: int) ensures x > 0 { while x <= 0 }",
        "method Abs(s: set<int>) ensures false { forall x | x in s ensures false }",
    ],
)
def test_cheats_that_no_cheating_or_a_warning_shows(text: str):
    assert not raw_all_correct(run_cli(text), ["Abs"])


def test_a_namesake_in_a_nested_module_cannot_stand_in():
    nested = "method Abs(x: int) returns (y: int) ensures y >= 0 { y := 0; }\n" + (
        "module Gate { method Check(x: int) ensures x * x >= 0 { assert x * x >= 0; } }"
    )
    hidden = GATE.replace("method Check", "method {:verify false} Check")
    run = run_cli(hidden + "module Sol {\n" + nested + "\n}")
    assert [p.dafny_name for p in run.procedures].count("Gate.Check") == 1
    # The names alone cannot tell: the gate forbids modules and attributes in candidates. Both present, it shows:
    both = run_cli(GATE + "module Sol {\n" + nested + "\n}")
    assert any("reported 2 times" in objection for objection in raw_objections(both, ["Gate.Check"]))


def test_the_gate_finds_a_weak_contract():
    weak = "method Abs(x: int) returns (y: int) ensures y >= 0 { y := 0; }"
    right = "method Abs(x: int) returns (y: int) ensures Spec.P(x, y) { if x < 0 { y := -x; } else { y := x; } }"
    assert not raw_all_correct(run_cli(solution(weak)), ["Gate.Check"])
    assert raw_all_correct(run_cli(solution(right)), ["Gate.Check"])


# --- crashes, limits, missing and broken provers ---------------------------------------------------


def test_a_text_that_crashes_dafny_is_a_failure_with_its_output():
    with pytest.raises(DafnyFailure, match="crashed with exit code 1") as caught:
        run_cli("method M() { assert " + "+".join(["1"] * 600) + " == 600; }")
    assert caught.value.run is not None and "FATAL UNHANDLED" in caught.value.run.output
    assert caught.value.limit is None


def test_a_deeply_nested_text_is_never_correct():
    text = "method M() { assert " + "(" * 20_000 + "false" + ")" * 20_000 + "; }"
    try:
        run = run_cli(text)
    except DafnyFailure as failure:
        assert failure.run is not None
    else:
        assert not raw_all_correct(run, ["M"])


FakeProver = Callable[[str], None]


@pytest.fixture
def prover(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeProver:
    """Put a script in the solver's place; ``REAL`` in it is the real solver."""
    real = find_dafny2()

    def install(script: str) -> None:
        path = tmp_path / "z3"
        path.write_text("#!/bin/sh\n" + script.replace("REAL", str(real.z3)) + "\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr(runner_module, "find_dafny2", lambda: replace(real, z3=path))

    return install


def test_the_fixture_runs_the_real_solver(prover: FakeProver):
    prover('exec REAL "$@"')
    assert raw_all_correct(run_cli(ABS), ["Abs"])


def test_a_solver_that_hangs_meets_the_wall_limit(prover: FakeProver):
    before = living_groups()
    prover("sleep 1000 & exec sleep 1000")
    with pytest.raises(DafnyFailure) as caught:
        run_cli(ABS, DafnyLimits(wall_seconds=5))
    assert caught.value.limit is LimitHit.WALL and living_groups() == before


def test_a_solver_that_floods_is_stopped(prover: FakeProver):
    prover("exec yes '(error \"flood\")'")
    with pytest.raises(DafnyFailure) as caught:
        run_cli(ABS, DafnyLimits(wall_seconds=300, output_bytes=200_000, memory_mb=400))
    assert caught.value.limit in (LimitHit.OUTPUT, LimitHit.MEMORY)


def test_dafnys_own_flood_meets_the_output_limit():
    text = "\n".join(f"method M{n}() {{ assert {n} == -1; }}" for n in range(40))
    with pytest.raises(DafnyFailure) as caught:
        run_cli(text, DafnyLimits(output_bytes=3000))
    assert caught.value.limit is LimitHit.OUTPUT


def test_a_solver_that_grows_meets_the_memory_limit(prover: FakeProver):
    prover("exec python3 -c 'x = bytearray(600_000_000); import time; time.sleep(500)'")
    with pytest.raises(DafnyFailure) as caught:
        run_cli(ABS, DafnyLimits(wall_seconds=300, memory_mb=400))
    assert caught.value.limit is LimitHit.MEMORY


@pytest.mark.parametrize(
    "script",
    [
        "exit 0",
        "exit 1",
        "kill -9 $$",
        "echo nonsense; exec cat >/dev/null",
        'head -c 20000 | REAL "$@"',
        "echo unsat",
    ],
)
def test_a_broken_solver_never_proves_anything(prover: FakeProver, script: str):
    prover(script)
    try:
        run = run_cli(ABS, DafnyLimits(procedure_seconds=3, wall_seconds=30))
    except DafnyFailure as failure:
        assert failure.run is not None
    else:
        assert not raw_all_correct(run, ["Abs"])


def test_a_missing_solver_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    missing = replace(find_dafny2(), z3=tmp_path / "gone")
    monkeypatch.setattr(runner_module, "find_dafny2", lambda: missing)
    with pytest.raises(DafnyFailure):
        run_cli(ABS)


def test_a_missing_dafny_names_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PROVENHIVE_DAFNY2", str(tmp_path))
    find_dafny2.cache_clear()
    try:
        with pytest.raises(InfrastructureError) as caught:
            run_cli(ABS)
        assert caught.value.remedy == "apt-get install -y dafny"
    finally:
        monkeypatch.undo()
        find_dafny2.cache_clear()
    assert os.environ.get("PROVENHIVE_DAFNY2") is None


def test_the_text_reaches_dafny_as_it_is():
    text = 'method M() {\n  var s := "a\\u00e9\\n";\n  assert |s| == 3;\n} // no line end'
    assert raw_all_correct(run_cli(text), ["M"])


def test_severities_are_kept_apart():
    run = run_cli("predicate Q(x: int)\nlemma L() ensures forall x :: x > 0 ==> x >= 0 {}")
    assert {d.severity for d in run.diagnostics} <= {Severity.WARNING, Severity.INFO}
