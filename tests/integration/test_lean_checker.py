"""The checker's steps with the real engine: what is proved, what is not, and what it says of either."""

import pytest
from lean_support import lean_engine, lean_library

from provenhive.lean_bridge.checker import (
    CheckedTheorem,
    Checker,
    FailedCheck,
    FailedStep,
    Premise,
    Statement,
    StatementError,
    parse_axioms,
    quick_check,
)
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.lean_bridge.script import parse_proof
from provenhive.toolchain import LimitHit, Limits

SWAP = Statement("law_swap", "(a b : Prop) (h : And a b)", "And b a")


def _checker() -> Checker:
    return Checker(lean_engine(), lean_library())


@pytest.mark.parametrize("text", ["by exact ⟨h.2, h.1⟩", "⟨h.2, h.1⟩", "cases h with\n| intro x y => exact ⟨y, x⟩"])
def test_a_proof_is_accepted_with_its_evidence(text: str) -> None:
    result = _checker().check(SWAP, parse_proof(text))
    assert isinstance(result, CheckedTheorem)
    assert (result.name, result.proposition) == ("law_swap", "∀ (a b : Prop) (h : And a b), And b a")
    assert result.printed.startswith("def ProvenHive.Obligation.statement : Prop :=")
    assert result.checked_axioms == ()
    assert result.engine_identity == lean_engine().identity
    assert result.library_digest == lean_library().digest


def test_the_text_digest_follows_the_proof() -> None:
    first = _checker().check(SWAP, parse_proof("⟨h.2, h.1⟩"))
    same = _checker().check(SWAP, parse_proof("⟨ h.2,  h.1 ⟩ -- a remark"))
    other = _checker().check(SWAP, parse_proof("And.intro h.2 h.1"))
    assert isinstance(first, CheckedTheorem) and isinstance(same, CheckedTheorem) and isinstance(other, CheckedTheorem)
    assert first.text_digest == same.text_digest != other.text_digest


def test_permitted_axioms_are_named() -> None:
    statement = Statement("law_ext", "(a b : Prop) (h : Iff a b)", "Eq a b")
    result = _checker().check(statement, parse_proof("propext h"))
    assert isinstance(result, CheckedTheorem)
    assert result.checked_axioms == ("propext",)


def test_a_foreign_axiom_of_the_preamble_shows() -> None:
    statement = Statement("law", "", "False", preamble="axiom cheat : False")
    result = _checker().check(statement, parse_proof("cheat"))
    assert isinstance(result, FailedCheck)
    assert (result.step, result.detail) == (FailedStep.AXIOMS, "the proof stands on cheat")


def test_a_wrong_proof_fails_with_its_place() -> None:
    result = _checker().check(SWAP, parse_proof("exact h"))
    assert isinstance(result, FailedCheck)
    assert result.step is FailedStep.PROOF
    assert any(m.is_error and "mismatch" in m.text for m in result.messages)


def test_a_wrong_statement_is_no_verdict() -> None:
    with pytest.raises(StatementError):
        _checker().check(Statement("law", "(a : Prop)", "foo a"), parse_proof("rfl"))


def test_definitions_and_their_namespace() -> None:
    statement = Statement(
        "law_both",
        "(a : Prop) (h : a)",
        "both a a",
        preamble="namespace mine\ndef both (a b : Prop) : Prop := And a b\nend mine",
        context="open mine",
    )
    assert isinstance(_checker().check(statement, parse_proof("⟨h, h⟩")), CheckedTheorem)


def test_premises_are_proved_again() -> None:
    premise = Premise("twice", "(a : Prop) (h : a)", "And a a", parse_proof("⟨h, h⟩"))
    statement = Statement("law", "(a : Prop) (h : a)", "And a a", premises=(premise,))
    assert isinstance(_checker().check(statement, parse_proof("twice a h")), CheckedTheorem)
    false = Premise("cheat", "", "False", parse_proof("exact foo"))
    result = _checker().check(Statement("law", "", "False", premises=(false,)), parse_proof("cheat"))
    assert isinstance(result, FailedCheck)
    assert result.step is FailedStep.PROOF


def test_time_is_a_limit_and_no_refutation() -> None:
    result = Checker(lean_engine(), lean_library(), limits=Limits(wall_seconds=0.001)).check(SWAP, parse_proof("rfl"))
    assert isinstance(result, FailedCheck)
    assert result.limit is LimitHit.WALL


AXIOM_ANSWERS = {
    "'law' does not depend on any axioms": (),
    "'law' depends on axioms: [propext]": ("propext",),
    "'law' depends on axioms: [propext, Quot.sound]": ("propext", "Quot.sound"),
    "'law' depends on axioms: [propext,\n Classical.choice]": ("propext", "Classical.choice"),
    "'law2' does not depend on any axioms": None,
    "'law' does not depend on any axioms!": None,
    " 'law' does not depend on any axioms": None,
    "'law' depends on axioms: []": None,
    "'law' depends on axioms: [propext] and nothing else": None,
    "'x' does not depend on any axioms\n'law' does not depend on any axioms": None,
    "'law' depends on axioms: [propext], 'law' does not depend on any axioms": None,
}


@pytest.mark.parametrize("text", AXIOM_ANSWERS)
def test_the_list_of_axioms_is_read_to_the_letter(text: str) -> None:
    assert parse_axioms(text, "law") == AXIOM_ANSWERS[text]


def test_the_quick_way_agrees() -> None:
    with WorkerPool(lean_engine(), lean_library(), size=1) as pool:
        right = quick_check(pool, SWAP, parse_proof("⟨h.2, h.1⟩"))
        wrong = quick_check(pool, SWAP, parse_proof("⟨h.1, h.2⟩"))
        hole = quick_check(pool, SWAP, parse_proof("⟨h.2, ?_⟩"))
    assert (right.accepted, right.axioms) == (True, ())
    assert not wrong.accepted
    assert any(m.is_error for m in wrong.messages)
    assert not hole.accepted


def test_messages_of_the_quick_way_point_into_the_proof() -> None:
    with WorkerPool(lean_engine(), lean_library(), size=1) as pool:
        result = quick_check(pool, SWAP, parse_proof("constructor\n· exact h.2\n· exact h.2"))
    (error,) = [m for m in result.messages if m.is_error]
    assert error.line == 5  # two lines of statement, three of proof


def test_goals_that_are_left_open() -> None:
    with WorkerPool(lean_engine(), lean_library(), size=1) as pool:
        result = quick_check(pool, SWAP, parse_proof("constructor"))
    assert not result.accepted
    assert [(goal.case, goal.target) for goal in result.goals] == [("left", "b"), ("right", "a")]
    assert result.goals[0].hypotheses[0] == (("a", "b"), "Prop")


def test_an_unknown_name_is_never_a_variable() -> None:
    statement = Statement("law", "(h : foo)", "foo")
    with pytest.raises(StatementError):
        _checker().check(statement, parse_proof("h"))
    with WorkerPool(lean_engine(), lean_library(), size=1) as pool:
        assert not quick_check(pool, statement, parse_proof("h")).accepted
