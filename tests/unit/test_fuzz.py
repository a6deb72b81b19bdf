"""Fuzzing kills wrong candidates with shrunk, confirmed failures, and lets right ones pass."""

import json
import logging

import pytest

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.search.fuzz import FailureKind, FuzzLimits, UnitFuzzer
from provenhive.search.inputs import Source
from provenhive.search.parts import part_from_contract
from provenhive.search.pool import KEPT_PER_UNIT, CounterexamplePool
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text

PROGRAM = load_text("""
module shop

function sum(xs: seq<int>): int = match xs { [] => 0, x :: rest => x + sum(rest) }

predicate sorted(xs: seq<int>) = forall i: int, j: int :: 0 <= i < j < |xs| ==> xs[i] <= xs[j]

unit total(xs: seq<int>) returns (r: int)
  ensures r == sum(xs)
  example total([1, 2, 3]) == 6

unit place(xs: seq<int>, v: int) returns (r: nat)
  requires v in xs
  ensures r < |xs|
  ensures xs[r] == v

unit insert(xs: seq<int>, v: int) returns (r: seq<int>)
  requires sorted(xs)
  ensures sorted(r) && multiset(r) == multiset(xs) + multiset{v}

unit twice(xs: seq<int>) returns (r: int)
  ensures r == 2 * sum(xs)
  built from total

unit any_item<T>(xs: seq<T>) returns (r: T)
  requires |xs| > 0
  ensures r in xs
""")
RIGHT_TOTAL = "{ r := 0; var i := 0; while i < |xs| { r := r + xs[i]; i := i + 1; } }"


def candidate(unit: str, text: str) -> Candidate:
    parsed = parse_candidate(text, PROGRAM, PROGRAM.unit(f"shop.{unit}"))
    assert isinstance(parsed, Candidate), parsed
    return parsed


def fuzz(unit: str, text: str, **options):
    fuzzer = UnitFuzzer(PROGRAM, PROGRAM.unit(f"shop.{unit}"), **options)
    return fuzzer, fuzzer.fuzz(candidate(unit, text))


def test_a_right_candidate_passes():
    fuzzer, report = fuzz("total", RIGHT_TOTAL)
    assert report.passed
    assert report.statistics.executions == len(fuzzer.inputs) >= 150
    assert {name for name, _ in report.statistics.inputs} >= {"example", "small scope", "boundary and random"}


@pytest.mark.parametrize(
    ("unit", "text", "kind"),
    [
        ("total", "{ r := 0; }", FailureKind.ENSURES),
        ("total", "{ r := xs[0]; }", FailureKind.UNDEFINED),
        ("total", "{ r := 0; var i := 1; while i < |xs| { r := r + xs[i]; i := i + 1; } }", FailureKind.ENSURES),
        ("total", RIGHT_TOTAL.replace("r + xs[i]", "if i == 4 then r else r + xs[i]"), FailureKind.ENSURES),
        ("place", "{ r := 0; }", FailureKind.ENSURES),
        ("insert", "{ r := xs + [v]; }", FailureKind.ENSURES),
        ("any_item", "{ r := xs[1]; }", FailureKind.UNDEFINED),
    ],
)
def test_a_wrong_candidate_is_refuted_with_a_small_input(unit, text, kind):
    fuzzer, report = fuzz(unit, text)
    assert report.failure is not None
    assert report.failure.kind is kind
    verdict = fuzzer.explain(report.failure)
    shown = dict(verdict.counterexample)
    assert set(shown) >= {p.name for p in fuzzer.unit.parameters}
    if unit == "total" and text == "{ r := 0; }":
        assert shown == {"xs": "[1]", "r": "0"}
    if "i == 4" in text:
        assert shown["xs"] == "[0, 0, 0, 0, 1]"
    arguments, results = report.failure.arguments, report.failure.results
    assert fuzzer.evaluator.check_pre(fuzzer.unit, arguments)
    if results is not None:
        assert fuzzer.evaluator.check_post(fuzzer.unit, arguments, results) == report.failure.ensures


def test_the_second_relative_dies_at_the_first_input():
    fuzzer, _ = fuzz("total", "{ r := 0; }")
    report = fuzzer.fuzz(candidate("total", "{ r := |xs| - |xs|; }"))
    assert report.failure is not None
    assert report.statistics.executions == 1


def test_running_out_of_fuel_is_no_failure():
    _, report = fuzz("total", "{ r := 0; while 0 <= r decreases r { r := r + 1; } }")
    assert report.failure is None
    assert report.statistics.exhausted == FuzzLimits().exhausted
    assert report.exhausted_on is not None


def test_assertions_are_checked_on_request():
    text = "{ r := 0; var i := 0; while i < |xs| invariant r >= 0 { r := r + xs[i]; i := i + 1; } }"
    fuzzer = UnitFuzzer(PROGRAM, PROGRAM.unit("shop.total"))
    assert fuzzer.fuzz(candidate("total", text)).passed
    report = fuzzer.fuzz(candidate("total", text), checks=True)
    assert report.failure is not None
    assert report.failure.kind is FailureKind.CHECK
    assert report.failure.arguments == ((-1,),)


def test_parts_run_by_contract_or_are_reported_missing():
    text = "{ r := total(xs); r := r + r; }"
    _, without = fuzz("twice", text)
    assert not without.passed
    assert without.missing_part is not None
    total = part_from_contract(Evaluator(PROGRAM), PROGRAM.unit("shop.total"))
    _, report = fuzz("twice", text, parts={"shop.total": total})
    assert report.passed
    _, wrong = fuzz("twice", "{ r := total(xs); }", parts={"shop.total": total})
    assert wrong.failure is not None


def test_a_contract_is_searched_for_results():
    insert = part_from_contract(Evaluator(PROGRAM), PROGRAM.unit("shop.insert"))
    assert insert((1, 2), 1) == ((1, 1, 2),)


def test_statistics_and_inputs_repeat():
    first, one = fuzz("insert", "{ r := [v] + xs; }", seed=5)
    second, two = fuzz("insert", "{ r := [v] + xs; }", seed=5)
    assert [i.arguments for i in first.inputs] == [i.arguments for i in second.inputs]
    assert one.failure == two.failure
    assert one.statistics.seed == 5


def test_a_prover_counterexample_is_taken_only_if_admitted():
    fuzzer = UnitFuzzer(PROGRAM, PROGRAM.unit("shop.place"))
    assert not fuzzer.add_input(((1,), 2))
    assert fuzzer.add_input(((123456,), 123456))
    assert not fuzzer.add_input(((123456,), 123456))
    assert fuzzer.inputs[0].source is Source.MODEL


# --- the pool ---


def test_the_pool_is_kept_across_runs(tmp_path):
    path = tmp_path / "p" / "pool.jsonl"
    _, report = fuzz("total", "{ r := 0; }", pool=CounterexamplePool(path))
    fuzzer = UnitFuzzer(PROGRAM, PROGRAM.unit("shop.total"), pool=CounterexamplePool(path))
    assert fuzzer.inputs[0].source is Source.POOL
    assert fuzzer.inputs[0].arguments == report.failure.arguments


def test_the_pool_knows_units_apart(tmp_path):
    pool = CounterexamplePool(tmp_path / "pool.jsonl")
    total, twice = PROGRAM.unit("shop.total"), PROGRAM.unit("shop.twice")
    assert pool.add(PROGRAM, total, ((1,),))
    assert not pool.add(PROGRAM, total, ((1,),))
    assert pool.inputs(PROGRAM, twice) == []
    for k in range(KEPT_PER_UNIT + 50):
        pool.add(PROGRAM, total, ((k,),))
    assert len(pool.inputs(PROGRAM, total)) == KEPT_PER_UNIT
    assert pool.inputs(PROGRAM, total)[0] == ((KEPT_PER_UNIT + 49,),)


DAMAGE = {
    "half a line": b'{"unit":"shop.total","types":"seq<int>","argum',
    "no JSON": b"\x00\xff\xfe garbage\n",
    "another shape": b'{"unit":1,"types":[],"arguments":{}}\n[]\n"x"\n',
    "deep": b"[" * 100_000 + b"\n",
    "values of another type": b'{"unit":"shop.total","types":"seq<int>","arguments":[true]}\n',
    "too few values": b'{"unit":"shop.total","types":"seq<int>","arguments":[]}\n',
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_pool_is_rebuilt_and_never_crashes(tmp_path, damage, caplog):
    path = tmp_path / "pool.jsonl"
    total = PROGRAM.unit("shop.total")
    CounterexamplePool(path).add(PROGRAM, total, ((7,),))
    path.write_bytes(path.read_bytes() + damage)
    with caplog.at_level(logging.WARNING):
        pool = CounterexamplePool(path)
    assert pool.inputs(PROGRAM, total) == [((7,),)]
    assert pool.add(PROGRAM, total, ((8,),))
    assert CounterexamplePool(path).inputs(PROGRAM, total) == [((8,),), ((7,),)]
    for line in path.read_text().splitlines():
        json.loads(line)
    if damage is not DAMAGE["values of another type"] and damage is not DAMAGE["too few values"]:
        assert "damaged" in caplog.text


def test_a_pool_that_cannot_be_written_works_within_the_run(tmp_path, caplog):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with caplog.at_level(logging.WARNING):
        pool = CounterexamplePool(blocked / "pool.jsonl")
        assert pool.add(PROGRAM, PROGRAM.unit("shop.total"), ((1,),))
    assert pool.inputs(PROGRAM, PROGRAM.unit("shop.total")) == [((1,),)]
    assert "cannot be kept" in caplog.text


def test_an_input_that_cannot_be_judged_is_left_out_for_the_next_candidate():
    program = load_text("""
module heavy
function down(n: nat): nat decreases n = if n == 0 then 0 else 1 + down(n - 1)
unit same(n: nat) returns (r: nat)
  ensures r == down(n)
""")
    unit = program.unit("heavy.same")
    fuzzer = UnitFuzzer(program, unit)
    right = parse_candidate("{ r := n; }", program, unit)
    assert isinstance(right, Candidate)
    first, second = fuzzer.fuzz(right), fuzzer.fuzz(right)
    assert first.passed
    assert first.statistics.unjudged > 0
    assert second.statistics.unjudged == 0
    assert second.statistics.executions == first.statistics.executions - first.statistics.unjudged
    wrong = parse_candidate("{ r := if n == 7 then 8 else n; }", program, unit)
    assert isinstance(wrong, Candidate)
    assert fuzzer.fuzz(wrong).failure.arguments == (7,)


def refuted(unit: str, text: str):
    fuzzer = UnitFuzzer(PROGRAM, PROGRAM.unit(f"shop.{unit}"), use_solver=False)
    return fuzzer, fuzzer.refute(candidate(unit, text))


def test_a_false_claim_of_a_right_candidate_is_a_failure_with_its_place():
    claimed = "{ r := 0; var i := 0; while i < |xs| invariant r >= 0 { r := r + xs[i]; i := i + 1; } }"
    _, report = refuted("total", claimed)
    assert report.failure is not None
    assert report.failure.kind is FailureKind.CHECK
    column = claimed.index("r >= 0") + 1
    assert report.failure.message == f"invariant kept at 1:{column}: false in a run"


def test_true_claims_are_no_failure():
    claimed = (
        "{ r := 0; var i := 0; while i < |xs| invariant 0 <= i <= |xs| invariant r == sum(xs[..i]) decreases |xs| - i "
    )
    _, report = refuted("total", claimed + "{ r := r + xs[i]; i := i + 1; } }")
    assert report.passed


def test_a_loop_that_does_not_end_is_told_by_its_measure_and_costs_no_input():
    fuzzer, report = refuted("total", "{ r := 0; var i := 0; while i < |xs| decreases |xs| - i { r := r + xs[i]; } }")
    assert report.failure is not None
    assert report.failure.message.startswith("decreases at 1:")
    assert not any(tried.exhausted for tried in fuzzer.inputs)


def test_a_contract_that_is_broken_comes_before_claims():
    _, report = refuted("total", "{ r := 1; assert r == 2; }")
    assert report.failure is not None
    assert report.failure.kind is FailureKind.ENSURES
