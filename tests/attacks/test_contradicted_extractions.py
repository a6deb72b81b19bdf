"""A candidate that the provers took for right, and the evaluator does not: it must not be extracted, nor pass unrun.

The candidates here are not proved: they stand for what a fault of a prover, or of a renderer, would let through.
"""

import pytest

from provenhive.extraction.differential import ExtractionDiffers, NotCompared
from provenhive.pipeline.extracting import ExtractionJob, extract_unit


def extraction(folder, unit, texts):
    """Extract the last unit that ``texts`` has a candidate of."""
    path = folder / "m.hspec"
    path.write_text(f"module m\n\n{unit}")
    named = tuple((f"m.{name}", text) for name, text in texts.items())
    return extract_unit(ExtractionJob(str(path), named[-1][0], "sha256:1", "test", named, ("python",)), print)


FIRST = "unit first(xs: seq<int>) returns (r: int)\n  ensures |xs| > 0 ==> r == xs[0]\n"
LATER = FIRST + "unit later(xs: seq<int>) returns (r: int)\n  ensures true\n  built from first\n"


@pytest.mark.parametrize(
    ("unit", "texts"),
    [
        (FIRST, {"first": "{ r := xs[0]; }"}),
        (LATER, {"first": "{ r := xs[0]; }", "later": "{ r := first(xs); }"}),
        ("unit count(x: int) returns (n: nat)\n  ensures true\n", {"count": "{ n := x; }"}),
    ],
)
def test_leaving_an_operations_domain_on_an_admitted_input_is_no_lack_of_fuel(tmp_path, unit, texts):
    with pytest.raises(ExtractionDiffers, match=r"the evaluator stops m\.\w+\("):
        extraction(tmp_path, unit, texts)


def test_a_result_that_the_contract_does_not_allow_is_not_what_code_is_compared_with(tmp_path):
    unit = "unit twice(x: int) returns (r: int)\n  ensures r >= x\n  ensures r == x + x\n"
    with pytest.raises(ExtractionDiffers, match=r"contradicts m\.twice\(1\) = 3: 'ensures' does not hold: r == x \+ x"):
        extraction(tmp_path, unit, {"twice": "{ r := 3 * x; }"})


@pytest.mark.parametrize(
    "contract",
    [
        "requires x - 98765 == 3 * 4321\n  ensures r == x",
        "requires x == 123456789\n  ensures r == x",
        "requires x * x * x == 1881672302290562263\n  ensures r == x\n  example only(1234567) == 1234567",
    ],
    ids=["model", "literal", "example"],
)
def test_a_precondition_that_few_inputs_meet_is_compared_on_those(tmp_path, contract):
    assert extraction(tmp_path, f"unit only(x: int) returns (r: int)\n  {contract}\n", {"only": "{ r := x; }"}).inputs


def test_nothing_that_could_be_compared_is_no_agreement(tmp_path):
    unit = "unit down(n: int) returns (r: int)\n  requires n > 1000000000000\n  ensures r == 0\n"
    body = "{ r := n; while r > 0 decreases r { r := r - 1; } }"
    with pytest.raises(NotCompared, match="takes too long on each of"):
        extraction(tmp_path, unit, {"down": body})


def test_a_result_that_takes_too_long_to_judge_is_compared(tmp_path):
    unit = "unit same(x: int) returns (r: int)\n  ensures forall k: int :: 0 <= k < 1000000000 ==> r + k == x + k\n"
    assert extraction(tmp_path, unit, {"same": "{ r := x; }"}).inputs >= 40
