"""A unit's contract as lines of text, for the files that are extracted from it."""

from __future__ import annotations

from provenhive.spec_lang import core
from provenhive.spec_lang.show import show


def contract_lines(unit: core.Unit) -> list[str]:
    """Return the clauses of a contract, each on one line, in the notation of specifications."""
    clauses = [("requires", e) for e in unit.requires] + [("ensures", e) for e in unit.ensures]
    return [f"{word} {show(e)}".replace("\n", " ") for word, e in clauses]
