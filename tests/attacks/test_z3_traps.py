"""False propositions that a careless translation to Z3 would prove, and true ones that it would refute."""

import pytest

from provenhive.smt.prove import Status, prove
from provenhive.smt.refute import RefuteLimits
from provenhive.smt.satisfiable import Satisfiability, check_contract, find_witness
from provenhive.smt.solve import Answer, SmtLimits, solve
from provenhive.spec_lang.core import (
    Binary,
    BinaryOp,
    Binder,
    Call,
    IntLit,
    Quantified,
    Quantifier,
    Unary,
    UnaryOp,
    Var,
)
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.types import INT, SetType

PROGRAM = load_text("""
module traps

datatype Coin = Head | Tail
datatype Money = Money(amount: nat)
datatype Bag = Bag(items: seq<Money>)
type Even = e: int where e % 2 == 0
type Small = s: int where 0 <= s < 3

function count_down(n: int): int requires n >= 0 decreases n =
  if n == 0 then 0 else if n < 0 then count_down(n) + 1 else count_down(n - 1)
function natural(n: nat): nat decreases n = if n == 0 then 0 else natural(n - 1) + 1
function first(xs: seq<int>): int requires |xs| > 0 = xs[0]
function worth(b: Bag): int = match b { Bag(items) => summed(items) }
function summed(ms: seq<Money>): int = match ms { [] => 0, m :: rest => m.amount + summed(rest) }

// false ones
law outside_requires(n: int) requires n == -1: n == 0
law unequal<T>(x: T, y: T): x == y
law two_values<T>(x: T, y: T, z: T): x == y || y == z || x == z
law set_size(s: set<int>): |s| >= 0 ==> |s| < 3
law subset_size(s: set<int>, t: set<int>) requires s <= t: |s| < |t|
law map_keys(m: map<int, int>, k: int) requires k in m: m[k] == 0
law truncation(a: int, b: int) requires b != 0: (a / b) * b <= a && a - (a / b) * b < b
law negative_remainder(a: int) requires a < 0: a % 3 < 0
law even_sum(a: Even, b: int): (a + b) % 2 == 0
law all_small(xs: seq<Small>): |xs| < 4
law worthless(b: Bag): worth(b) == 0
law chars(c: char, d: char): c <= d
law first_of_any(xs: seq<int>) requires |xs| > 0: first(xs) >= 0
law quantified(n: int): forall i: int :: 0 <= i < n ==> i < 7
law multiset_union(m: multiset<int>, n: multiset<int>): m + n == m
law bag_order(xs: seq<int>, ys: seq<int>) requires multiset(xs) == multiset(ys): xs == ys

// true ones
law coins(c: Coin): c == Head || c == Tail
law euclid(a: int, b: int) requires b == -3: a % b >= 0 && a % b < 3 && a == b * (a / b) + a % b
law counts(m: multiset<int>, x: int): m[x] >= 0
law grown(m: multiset<int>): m <= m + m
law emptied(m: multiset<int>): m - m == multiset{}
law amounts(m: Money): m.amount >= 0
law halves(e: Even): (e / 2) * 2 == e
law smalls(xs: seq<Small>, i: int) requires 0 <= i < |xs|: xs[i] < 3
law updated(m: map<int, int>, k: int, v: int): m[k := v][k] == v && k in m[k := v]
law absent(m: map<int, int>, k: int, j: int) requires j != k: j in m[k := 1] <==> j in m
law sets(s: set<int>, t: set<int>): s * t <= s && s <= s + t && (s - t) * t == {}
law slices(xs: seq<int>, i: int) requires 0 <= i <= |xs|: xs[..i] ++ xs[i..] == xs
law naturals(n: nat): natural(n) >= 0

// contracts
unit impossible(x: int) returns (r: int)
  ensures r == first([x]) && r != x
unit narrow(x: Small) returns (r: Small)
  ensures r == x + 1
""")
EVALUATOR = Evaluator(PROGRAM)
FALSE = [
    "outside_requires",
    "unequal",
    "two_values",
    "set_size",
    "subset_size",
    "map_keys",
    "truncation",
    "negative_remainder",
    "even_sum",
    "all_small",
    "worthless",
    "chars",
    "first_of_any",
    "quantified",
    "multiset_union",
    "bag_order",
]
TRUE = [
    "coins",
    "euclid",
    "counts",
    "grown",
    "emptied",
    "amounts",
    "halves",
    "smalls",
    "updated",
    "absent",
    "sets",
    "slices",
    "naturals",
]


def law(name: str) -> Sequent:
    declared = PROGRAM.law(f"traps.{name}")
    return Sequent(declared.type_parameters, declared.parameters, declared.requires, declared.statement)


@pytest.mark.parametrize("name", FALSE)
def test_a_false_law_is_never_proved_and_its_refutation_is_confirmed(name):
    sequent = law(name)
    validity = prove(EVALUATOR, sequent, SmtLimits(2))
    assert validity.status is Status.REFUTED
    assert all(EVALUATOR.evaluate(h, validity.counterexample) for h in sequent.hypotheses)
    assert EVALUATOR.evaluate(sequent.goal, validity.counterexample) is False


@pytest.mark.parametrize("name", TRUE)
def test_a_true_law_is_never_refuted(name):
    validity = prove(EVALUATOR, law(name), SmtLimits(2), RefuteLimits(seconds=2))
    assert validity.status is not Status.REFUTED
    if name != "naturals":
        assert validity.status is Status.PROVED


def test_a_definition_that_contradicts_itself_outside_of_its_domain_proves_nothing():
    outside = Call("traps.count_down", (), (IntLit(-1),), INT)
    five = Binary(BinaryOp.EQ, outside, IntLit(5))
    assert solve(PROGRAM, (), [five], SmtLimits(2)).answer is not Answer.UNSAT
    negative = Call("traps.natural", (), (IntLit(-4),), INT)
    below = Binary(BinaryOp.LT, negative, IntLit(0))
    assert solve(PROGRAM, (), [below], SmtLimits(2)).answer is not Answer.UNSAT


def test_division_by_zero_has_no_known_value():
    quotient = Binary(BinaryOp.DIV, IntLit(7), IntLit(0))
    for value in (0, 1, 7):
        same = Binary(BinaryOp.EQ, quotient, IntLit(value))
        assert solve(PROGRAM, (), [same], SmtLimits(2)).answer is not Answer.UNSAT


def test_contracts_without_outputs_are_found_out():
    impossible = check_contract(EVALUATOR, PROGRAM.unit("traps.impossible"))
    assert impossible.status is Satisfiability.UNSATISFIABLE
    narrow = check_contract(EVALUATOR, PROGRAM.unit("traps.narrow"))
    assert narrow.infeasible is not None
    assert narrow.infeasible.arguments == {"x": 2}


def test_a_quantifier_over_infinite_arrays_is_refused():

    s = Var("s", SetType(INT))
    missing = Quantified(Quantifier.EXISTS, (Binder("x", INT),), Binary(BinaryOp.NOT_IN, Var("x", INT), s))
    always = Quantified(Quantifier.FORALL, (Binder("s", SetType(INT)),), missing)  # true of finite sets only
    assert solve(PROGRAM, (), [always], SmtLimits(2)).answer is Answer.UNKNOWN
    negated = Unary(UnaryOp.NOT, always)
    outcome = find_witness(EVALUATOR, (), (negated,))
    assert outcome.status is Satisfiability.OPEN
