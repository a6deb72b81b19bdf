"""What the search is told about the core library's operations."""

from __future__ import annotations

from pathlib import Path

from provenhive.lean_bridge.library_facts import library_facts

_LIBRARY = Path(__file__).parents[2] / "lean" / "Hive" / "Seq.lean"


def test_statement_of_slices_brings_their_theorems() -> None:
    facts = library_facts("∀ (xs : List Int) (n : Int), Hive.take xs n ++ Hive.drop xs n = xs")
    assert "Hive.take_append_drop" in facts.simplifiers
    assert "Hive.length_drop_eq" in facts.simplifiers
    assert len(set(facts.simplifiers)) == len(facts.simplifiers)


def test_statement_without_operations_brings_nothing() -> None:
    facts = library_facts("∀ (a b : Int), a + b = b + a")
    assert facts.simplifiers == ()
    assert facts.closers == ()


def test_remainders_bring_their_tactics() -> None:
    assert any("Int.add_emod" in tactic for tactic in library_facts("∀ (a b : Int), (a + b) % b = a % b").closers)


def test_every_simplifier_is_a_theorem_of_the_library() -> None:
    text = _LIBRARY.read_text(encoding="utf-8")
    for name in library_facts("Hive.take Hive.drop").simplifiers:
        assert f"theorem {name.removeprefix('Hive.')} " in text
