"""The theorems of the core library's sources: their names, what they state, and the cache that holds them."""

# ruff: noqa: RUF001
# Lean text: its own symbols.

from __future__ import annotations

from pathlib import Path

import pytest

from provenhive.lean_bridge.library_theorems import LibraryTheorem, library_theorems
from provenhive.pipeline.lean_choice import PREMISES_VARIABLE, chosen_premises
from provenhive.search.laws.sources import Retrieval, constants_of
from provenhive.toolchain.environment import CACHE_VARIABLE


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    library_theorems.cache_clear()
    return tmp_path


def test_theorems_come_with_full_names_and_statements(cache: Path) -> None:
    found = {theorem.name: theorem for theorem in library_theorems()}
    assert len(found) > 1500 and not any(name.startswith("Lean.") for name in found)
    quotients = found["Int.ediv_le_ediv"]
    assert quotients.module == "Init.Data.Int.DivMod" and quotients.statement.endswith("a / c ≤ b / c")
    assert not any(":= " in theorem.statement and "(" not in theorem.statement for theorem in found.values())


def test_they_are_kept_and_a_spoilt_file_is_made_again(cache: Path) -> None:
    first = library_theorems()
    (kept,) = cache.rglob("theorems-*.json")
    kept.write_text('[["A.b", ": True", "A"]]')
    library_theorems.cache_clear()
    assert library_theorems() == (LibraryTheorem("A.b", ": True", "A"),)
    kept.write_text("[1")
    library_theorems.cache_clear()
    assert library_theorems() == first
    library_theorems.cache_clear()
    assert library_theorems() == first


def test_without_a_file_of_premises_the_library_is_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PREMISES_VARIABLE, "")
    library_theorems.cache_clear()
    retrieval = Retrieval(chosen_premises())
    assert "Int.ediv_le_ediv" in ranked(retrieval, "(n : Int) (_ : n > 0 ∧ a ≤ b) ⊢ a / n ≤ b / n")
    assert ranked(retrieval, "(v : T) ⊢ v ∈ xs ++ ys ↔ v ∈ xs ∨ v ∈ ys")[0].startswith("List.mem_append")
    assert ranked(retrieval, "Traced.unheard (Traced.of x)") == []


def ranked(retrieval: Retrieval, goal: str) -> list[str]:
    return [premise.name for premise in retrieval.premises(constants_of(goal) - {"xs", "ys", "Traced"}, 6)]
