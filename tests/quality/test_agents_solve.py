"""The built-in agents on units that no example has, judged by the real prover: one of each kind, and none by chance."""

from __future__ import annotations

from pathlib import Path

import pytest
from agent_table import outcomes

from provenhive.verdicts import Proved

UNITS = Path(__file__).parent / "units"
SOLVED = [
    ("recursive_units", "sum_from_end", "loops"),
    ("recursive_units", "insertion_sort", "loops"),
    ("recursive_units", "tribonacci", "loops"),
    ("recursive_units", "longest_common", "mirror"),
    ("relational_units", "remove_at", "element-wise"),
    ("relational_units", "find_pair", "search"),
    ("relational_units", "min_max", "prefix-loops"),
    ("relational_units", "order3", "enumeration"),
    ("relational_units", "sort_recursive_spec", "bridges"),
    ("datatypes_units", "all_positive", "recursion"),
    ("datatypes_units", "insert_ordered", "recursion"),
    ("composed_units", "sort_rec", "plan"),
    ("mixed_units", "remove_duplicates", "invariants"),
    ("bounded_units", "common_prefix", "dropped-conjunct"),
    ("bounded_units", "interleave", "element-wise"),
    ("bounded_units", "middle", "enumeration"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("module", "unit", "agent"), SOLVED)
def test_unit_is_proved_by_the_agent_that_is_made_for_it(module: str, unit: str, agent: str) -> None:
    (outcome,) = outcomes([UNITS / f"{module}.hspec"], rf"\.{unit}\Z", seconds=240.0)
    assert isinstance(outcome.verdict, Proved), outcome.messages
    assert outcome.origin.agent == agent


IMPOSSIBLE = """module impossible

unit larger(x: int) returns (r: int)
  ensures r > x && r < x

unit root(n: int) returns (r: int)
  ensures r * r == n
"""


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["larger", "root"])
def test_what_cannot_be_met_is_never_proved(unit: str, tmp_path: Path) -> None:
    path = tmp_path / "impossible.hspec"
    path.write_text(IMPOSSIBLE)
    (outcome,) = outcomes([path], rf"\.{unit}\Z", seconds=20.0)
    assert not isinstance(outcome.verdict, Proved)
