"""Examples are held against the contract when a specification is loaded."""

import pytest

from provenhive.spec_lang.diagnostics import SpecificationError
from provenhive.spec_lang.load import load_text

HALF = """module e

type Small = n: int where 0 <= n < 10

unit half(n: int) returns (r: Small)
  requires n >= 0 && n % 2 == 0
  ensures 2 * r == n
"""
PICK = """module e

unit pick(xs: seq<int>) returns (r: int)
  requires |xs| > 0
  ensures r in xs
"""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HALF + "  example half(4) == 3\n", "not one that the unit ensures: 2 * r == n"),
        (HALF + "  example half(3) == 1\n", "do not meet what the unit requires"),
        (HALF + "  example half(10 / 0) == 5\n", "no value: division by zero"),
        (HALF + "  example half(40) == 20\n", "outside of its type"),
        (PICK + "  example pick([1, 2]) == 1\n  example pick([1, 2]) == 2\n", "another result for the same arguments"),
    ],
)
def test_an_example_that_contradicts(text: str, message: str):
    with pytest.raises(SpecificationError) as caught:
        load_text(text, "e.hspec")
    (diagnostic,) = caught.value.diagnostics
    assert message in diagnostic.message and text.splitlines()[diagnostic.span.line - 1].startswith("  example")


def test_all_contradictions_are_reported_at_once():
    with pytest.raises(SpecificationError) as caught:
        load_text(HALF + "  example half(4) == 3\n  example half(6) == 3\n  example half(8) == 3\n", "e.hspec")
    assert [d.span.line for d in caught.value.diagnostics] == [8, 10]


def test_what_cannot_be_evaluated_is_passed_over():
    unit = "unit zero(n: int) returns (r: int)\n  ensures forall m: int :: m + r == m\n  example zero(1) == 1\n"
    text = f"module e\n\n{unit}"
    assert load_text(text, "e.hspec").unit("e.zero").examples


def test_good_examples_load():
    assert load_text(HALF + "  example half(4) == 2\n  example half(4) == 2\n", "e.hspec")
