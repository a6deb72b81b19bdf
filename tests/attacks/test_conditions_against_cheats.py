"""The second opinion against cheats that got past the gate: it refutes them, or at least does not prove them."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from open_gate import read_unchecked

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.conditions import examining
from provenhive.conditions.condition import Kind
from provenhive.conditions.examining import Examination, Examiner, Status
from provenhive.dafny_bridge.render import Premises
from provenhive.judge import UnitJudge, units
from provenhive.judge.second_opinion import contradiction
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_program
from provenhive.verdicts import Proved, ProverEvidence, Unknown, UnknownReason, _mint

HERE = Path(__file__).parent
CHEATS = sorted(path for path in (HERE / "dafny").iterdir() if path.is_dir())
HONEST = sorted((HERE / "honest").glob("*.txt"))
# Programs that Dafny 2.3.0 verifies and that are false, as far as a candidate's statements can say them.
KNOWN_FALSE_PROOFS = {
    *("01_assume_false", "02_assume_axiom", "04_assume_in_calc", "10b_inf_rec_decr_star", "12_nobody_lemma"),
    *("12b_nobody_lemma_axiom", "13_nobody_method", "13b_nobody_ghost_method", "15_verify_false", "15g_verify_spaced"),
    *("15h_verify_linesplit", "16b_extern_nobody", "25_comment_injection_closed", "25b_nested_comment"),
    *("25c_line_comment_string", "25f_cr_only_line", "27i_ignore", "27l_verboseName", "27u_autoReq"),
    *("33_forall_stmt_ensures_nobody", "36_free_ensures", "36b_free_requires", "37_dup_attr"),
    *("38d_verify_false_function", "63_unassigned_out"),
}
# Ghosts in code prove nothing false: what is computed is right, it just cannot be compiled.
HARMLESS = {"ghost_match_changes_result", "ghost_variable_in_condition"}


@cache
def attacked() -> Program:
    return load_program(HERE / "dafny" / "spec.hspec")


@cache
def served() -> Program:
    return load_program(HERE / "honest" / "honest.hspec")


@cache
def examiner(program: Program) -> Examiner:
    return Examiner(program, Evaluator(program))


def unchecked(folder: Path) -> Candidate | None:
    unit = attacked().unit(f"spec.{json.loads((folder / 'expected.json').read_text())['unit']}")
    return read_unchecked((folder / "candidate.txt").read_bytes().decode("utf-8"), attacked(), unit)


READABLE = [folder for folder in CHEATS if unchecked(folder) is not None]


@pytest.mark.parametrize("folder", READABLE, ids=lambda path: path.name)
def test_a_cheat_past_the_gate_is_not_proved(folder: Path) -> None:
    candidate = unchecked(folder)
    assert candidate is not None
    found = examiner(attacked()).examine(candidate)
    assert not found.proved or folder.name in HARMLESS


def test_every_known_false_proof_that_a_candidate_could_say_is_among_them() -> None:
    assert {folder.name for folder in READABLE if (folder / "program.dfy").exists()} >= KNOWN_FALSE_PROOFS
    assert len(READABLE) >= 95


@pytest.mark.parametrize("name", sorted(KNOWN_FALSE_PROOFS))
def test_a_known_false_proof_stops_the_unit_with_the_gate_off(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Dafny 2.3.0 verifies these; the judge is told so, reads them without its gate, and still does not admit them."""
    candidate = unchecked(HERE / "dafny" / name)
    assert candidate is not None
    evidence = ProverEvidence("dafny", "2.3.0", (), ("Gate.Check",), 0.0)
    monkeypatch.setattr(units, "parse_candidate", lambda *_: candidate)
    monkeypatch.setattr(UnitJudge, "_prove", lambda *_: (Proved((evidence,), _mint), None))
    judgement = UnitJudge(attacked(), Premises()).judge("", attacked().unit(candidate.unit))
    assert isinstance(judgement.verdict, Unknown), judgement.verdict
    assert judgement.verdict.reason is UnknownReason.DISAGREEMENT
    assert len(judgement.verdict.feedback) >= 2 and "dafny" in judgement.verdict.feedback[0]


@pytest.mark.parametrize(
    "text",
    [
        "{ r := Up(n); } method Up(k: nat) returns (m: nat) ensures m == k { m := Up(k); }",
        "{ r := n; var f := F(n, 2); } function method F(k: int, j: int): int { if k == 7 then F(k, j) + 1 else j }",
        "{ r := n; L(n); } lemma L(k: nat) ensures k * k == 49 ==> k == 7 { if k * k == 49 { L(k); } }",
        "{ r := n; N(); } lemma N() ensures false { N(); }",
    ],
)
def test_a_call_that_is_its_callers_own_call_again_is_refuted(text: str) -> None:
    candidate = parse_candidate(text, attacked(), attacked().unit("spec.count"))
    assert isinstance(candidate, Candidate), candidate
    found = examiner(attacked()).examine(candidate)
    kinds = {outcome.condition.kind for outcome in found.of(Status.REFUTED)}
    assert kinds == {Kind.MEASURE}, [(o.condition.name, o.status) for o in found.outcomes]


@pytest.mark.parametrize(
    "text",
    [
        # What the order used here does not see is open, and refutes nothing.
        "{ r := Up(n, 0); } method Up(k: nat, done: nat) returns (m: nat) ensures m == k + done decreases k"
        " { if k == 0 { m := done; } else { m := Up(k - 1, done + 1); } }",
        "{ r := n; L([n]); } lemma L(s: seq<int>) { if |s| > 0 { L(s[1..]); } }",
        "{ r := n; L(true, n); } lemma L(b: bool, k: nat) { if b { L(false, k); } }",
    ],
)
def test_a_call_with_other_arguments_is_not_refuted(text: str) -> None:
    candidate = parse_candidate(text, attacked(), attacked().unit("spec.count"))
    assert isinstance(candidate, Candidate), candidate
    assert not examiner(attacked()).examine(candidate).refuted


@pytest.mark.parametrize("path", HONEST, ids=lambda path: path.stem)
def test_honest_candidate_is_not_contradicted(path: Path) -> None:
    examined = examine_honest(path)
    assert not examined.refuted, [o for o in examined.outcomes if o.counterexample] or examined.failure


@cache
def examine_honest(path: Path) -> Examination:
    text = path.read_bytes().decode("utf-8")
    unit = served().unit("honest." + text.splitlines()[0].removeprefix("// unit: "))
    candidate = parse_candidate(text, served(), unit)
    assert isinstance(candidate, Candidate)
    return examiner(served()).examine(candidate)


def test_most_honest_candidates_are_proved_again() -> None:
    whole = sum(examine_honest(path).proved for path in HONEST)
    assert whole >= 0.8 * len(HONEST)


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("count", "{ r := n + 1; }"),
        ("count", "{ r := 0; while r < n invariant 0 <= r <= n + 1 { r := r + 1; } }"),  # behind a loop
        ("pick", "{ r := 11; Big(x); } lemma Big(n: int) ensures big(n) { if n > 0 { Big(n - 1); } }"),  # induction
    ],
)
def test_a_solver_that_lies_hides_no_violation(monkeypatch: pytest.MonkeyPatch, unit: str, text: str) -> None:
    candidate = parse_candidate(text, attacked(), attacked().unit(f"spec.{unit}"))
    assert isinstance(candidate, Candidate), candidate
    monkeypatch.setattr(examining, "ask_cvc5", lambda *_: ("unsat", ""))
    found = examiner(attacked()).examine(candidate)
    refuted = [outcome for outcome in found.of(Status.REFUTED) if outcome.solvers == ("cvc5",)]
    assert refuted, [(o.condition.name, o.status, o.solvers) for o in found.outcomes]
    assert refuted[0].counterexample
    evidence = (ProverEvidence("dafny", "2", (), ("Gate.Check",), 0.0),)
    stopped = contradiction(Proved(evidence, _mint), found)
    assert stopped is not None
    assert any("though cvc5 proves it" in piece.splitlines()[0] for piece in stopped.feedback)


def test_a_renderer_that_lies_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dafny proves what it is given; the conditions are of the candidate itself, and stop the unit."""
    honest = units.render

    def lying(*arguments: object, **options: object):
        program = honest(*arguments, **options)
        head, body, rest = program.text.partition("module Sol {")
        cheat = rest.replace("assert 3 * 3 == 9;", "assert 3 * 3 == 9; ghost var q: int :| assume q < q;", 1)
        return replace(program, text=head + body + cheat)

    monkeypatch.setattr(units, "render", lying)
    judgement = UnitJudge(attacked(), Premises()).judge("{ y := x; }", attacked().unit("spec.abs"))
    assert isinstance(judgement.verdict, Unknown), judgement.verdict
    assert judgement.verdict.reason is UnknownReason.DISAGREEMENT
    assert any("dafny" in piece.lower() for piece in judgement.verdict.feedback)
    assert any("postcondition" in piece or "contract" in piece for piece in judgement.verdict.feedback)
    monkeypatch.undo()
    told = UnitJudge(attacked(), Premises()).judge("{ y := if x < 0 then -x else x; }", attacked().unit("spec.abs"))
    assert isinstance(told.verdict, Proved)
    assert told.second is not None and told.second.proved
