"""Z3 in process: proofs of conditions, confirmed witnesses, contradictions, limits, threads."""

import gc
import os
import signal
import threading
import time

import pytest

from provenhive.smt.prove import Status, prove
from provenhive.smt.refute import Refuter
from provenhive.smt.satisfiable import Satisfiability, check_contract, find_witness, precondition_models
from provenhive.smt.solve import Answer, SmtLimits, models, solve
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, BoolLit, IntLit, SetLit, Unary, UnaryOp, Unit, Var
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.types import INT, NAT, MapType, MultisetType, SetType, SubsetType
from provenhive.spec_lang.values import Data
from provenhive.spec_lang.wellformed import well_formed

PROGRAM = load_text("""
module shop

datatype Option<T> = None | Some(value: T)
datatype Tree = Leaf | Node(left: Tree, key: nat, right: Tree)
type Percent = p: int where 0 <= p <= 100
type Odd = o: int where o % 2 == 1
type Nothing = q: int where q < q

function sum(xs: seq<int>): int = match xs { [] => 0, x :: rest => x + sum(rest) }
function size(t: Tree): nat = match t { Leaf => 0, Node(l, k, r) => size(l) + 1 + size(r) }
predicate sorted(xs: seq<int>) = forall i: int, j: int :: 0 <= i < j < |xs| ==> xs[i] <= xs[j]
function half(n: nat): nat = n / 2

function first(xs: seq<int>): int requires |xs| > 0 = xs[0]
predicate rising(xs: seq<int>) = forall i: int :: 0 <= i < |xs| - 1 ==> xs[i] <= xs[i + 1]
predicate careless(xs: seq<int>) = forall i: int :: 0 <= i < |xs| ==> xs[i] <= xs[i + 1]
predicate divides(a: int, b: int) = b % a == 0

law reversed_sum(xs: seq<int>, ys: seq<int>): sum(xs ++ ys) == sum(ys ++ xs)
law short(xs: seq<int>): sum(xs) < 20
law odd_square(o: Odd): o * o % 2 == 1
law percent_sum(a: Percent, b: Percent): a + b <= 199
law trees(t: Tree): size(t) < 3

unit total(xs: seq<int>) returns (r: int)
  ensures r == sum(xs)

unit insert(xs: seq<int>, v: int) returns (r: seq<int>)
  requires sorted(xs)
  ensures sorted(r) && multiset(r) == multiset(xs) + multiset{v}

unit both(x: int) returns (r: int)
  ensures r > x
  ensures r < x

unit sometimes(x: int) returns (r: nat)
  ensures r == x

unit gap(x: int) returns (r: int)
  requires 0 <= x <= 3
  ensures x < r < 3

unit refused(x: int) returns (r: int)
  requires x > 0 && x < 0
  ensures r == x

unit pick<T>(xs: seq<T>) returns (r: T)
  requires |xs| > 2
  ensures r in xs && r != xs[0] && r != xs[1]

unit grow(t: Tree) returns (r: Tree)
  requires size(t) == 2
  ensures size(r) == size(t) + 1

unit in_set(s: set<int>, m: map<int, nat>) returns (r: int)
  requires 5 in s && 7 in m && m[7] == 9
  ensures r in s && r in m
""")
EVALUATOR = Evaluator(PROGRAM)


def law(name: str) -> Sequent:
    declared = PROGRAM.law(f"shop.{name}")
    return Sequent(declared.type_parameters, declared.parameters, declared.requires, declared.statement)


def conditions(name: str):
    return [c.sequent for c in well_formed(PROGRAM, PROGRAM.index[f"shop.{name}"])]


@pytest.mark.parametrize("name", ["sorted", "rising", "first", "half", "sum"])
def test_well_definedness_is_proved(name):
    assert all(prove(EVALUATOR, sequent).status is Status.PROVED for sequent in conditions(name))


@pytest.mark.parametrize("name", ["careless", "divides"])
def test_a_violated_condition_is_refuted_with_a_confirmed_counterexample(name):
    outcomes = [(sequent, prove(EVALUATOR, sequent)) for sequent in conditions(name)]
    refuted = [(s, v) for s, v in outcomes if v.status is Status.REFUTED]
    assert refuted
    for sequent, validity in refuted:
        assert all(EVALUATOR.evaluate(h, validity.counterexample) for h in sequent.hypotheses)
        assert EVALUATOR.evaluate(sequent.goal, validity.counterexample) is False


def test_true_laws_are_proved_or_open_and_never_refuted():
    assert prove(EVALUATOR, law("odd_square")).status is Status.PROVED
    assert prove(EVALUATOR, law("reversed_sum"), SmtLimits(0.5)).status is Status.OPEN


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("short", {"xs": (20,)}),
        ("percent_sum", {"a": 100, "b": 100}),
        ("trees", None),
    ],
)
def test_false_laws_are_refuted_with_small_values(name, expected):
    found = Refuter(EVALUATOR).refute(law(name))
    assert found is not None
    assert EVALUATOR.evaluate(law(name).goal, found.values) is False
    assert expected is None or dict(found.values) == expected


# --- satisfiable ---


@pytest.mark.parametrize("name", ["total", "insert", "grow", "in_set"])
def test_witnesses_are_found_and_confirmed(name):
    unit = PROGRAM.unit(f"shop.{name}")
    outcome = check_contract(EVALUATOR, unit)
    assert outcome.status is Satisfiability.SATISFIABLE
    arguments = [outcome.witness[p.name] for p in unit.parameters]
    assert EVALUATOR.check_pre(unit, arguments)
    assert EVALUATOR.check_post(unit, arguments, [outcome.witness[r.name] for r in unit.results]) == ()


def test_contradictory_contracts_are_not_satisfiable():
    for name in ("both", "refused"):
        outcome = check_contract(EVALUATOR, PROGRAM.unit(f"shop.{name}"))
        assert outcome.status is Satisfiability.UNSATISFIABLE
        assert outcome.witness is None
        assert not outcome.implementable


@pytest.mark.parametrize(("name", "by"), [("sometimes", "evaluator"), ("gap", "z3"), ("pick", "z3")])
def test_an_admitted_input_without_output_is_told(name, by):
    unit = PROGRAM.unit(f"shop.{name}")
    outcome = check_contract(EVALUATOR, unit)
    assert outcome.status is Satisfiability.SATISFIABLE
    assert outcome.infeasible is not None
    assert outcome.infeasible.shown_by == by
    assert not outcome.implementable
    if name == "gap":
        assert outcome.infeasible.arguments["x"] in (2, 3)
    if name == "sometimes":
        assert outcome.infeasible.arguments["x"] < 0


def test_subset_types_have_witnesses_or_are_empty():
    def of(name):
        return find_witness(EVALUATOR, (Binder("v", SubsetType(f"shop.{name}")),), ())

    assert 0 <= of("Percent").witness["v"] <= 100
    assert of("Odd").witness["v"] % 2 == 1
    assert of("Nothing").status is Satisfiability.UNSATISFIABLE


def test_what_z3_cannot_say_is_never_called_unsatisfiable():
    s = Var("s", SetType(INT))
    three = Binary(BinaryOp.EQ, Unary(UnaryOp.SIZE, s), IntLit(3))
    same = Binary(BinaryOp.EQ, s, SetLit((IntLit(1), IntLit(1)), INT))
    outcome = find_witness(EVALUATOR, (Binder("s", SetType(INT)),), (three, same))
    assert outcome.status is Satisfiability.OPEN


def test_models_of_a_precondition_differ_and_are_admitted():
    unit = Unit(
        "u", (), (Binder("n", NAT), Binder("m", MultisetType(INT)), Binder("d", MapType(INT, NAT))), (),
        (Binary(BinaryOp.EQ, Binary(BinaryOp.MUL, Var("n", INT), Var("n", INT)), IntLit(1_000_000)),), (),
    )  # fmt: skip
    found = list(precondition_models(EVALUATOR, unit, 4, SmtLimits(5)))
    assert found
    assert len(set(found)) == len(found)
    assert all(arguments[0] == 1000 for arguments in found)


# --- limits ---


def test_time_is_limited():
    hard = Binary(
        BinaryOp.EQ,
        Binary(BinaryOp.MUL, Var("a", INT), Binary(BinaryOp.MUL, Var("b", INT), Var("c", INT))),
        IntLit(10**40 + 7),
    )
    binders = tuple(Binder(name, INT) for name in "abc")
    large = [Binary(BinaryOp.GT, Var(name, INT), IntLit(10**9)) for name in "abc"]
    start = time.monotonic()
    solution = solve(PROGRAM, binders, [hard, *large], SmtLimits(0.3))
    assert solution.answer in (Answer.UNKNOWN, Answer.SAT)
    assert solution.answer is Answer.SAT or solution.reason
    assert time.monotonic() - start < 60


def hard_question():
    """Return a question that Z3 works on for a long time."""
    cubes = [Binary(BinaryOp.MUL, Var(n, INT), Binary(BinaryOp.MUL, Var(n, INT), Var(n, INT))) for n in "abc"]
    total = Binary(BinaryOp.ADD, cubes[0], Binary(BinaryOp.ADD, cubes[1], cubes[2]))
    return tuple(Binder(n, INT) for n in "abc"), [Binary(BinaryOp.EQ, total, IntLit(114))]


def test_ctrl_c_gets_through_while_z3_works():
    # Whoever runs tests in the background may have them ignore the signal.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        interrupted()
    finally:
        signal.signal(signal.SIGINT, before)


def interrupted():
    binders, formulas = hard_question()
    gc.collect()  # no finalizer of an earlier question is to get the signal
    timer = threading.Timer(2, os.kill, (os.getpid(), signal.SIGINT))
    start = time.monotonic()
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        solve(PROGRAM, binders, formulas, SmtLimits(120))
    assert time.monotonic() - start < 60
    timer.join()


def test_what_is_interrupted_is_unknown():
    binders, formulas = hard_question()
    solution = solve(PROGRAM, binders, formulas, SmtLimits(0.2))
    assert solution.answer is Answer.UNKNOWN
    assert solution.reason


def test_resources_make_the_answer_repeatable():
    sequent = law("reversed_sum")
    formulas = [Unary(UnaryOp.NOT, sequent.goal)]
    answers = {solve(PROGRAM, sequent.binders, formulas, SmtLimits(30, resources=2_000)).answer for _ in range(3)}
    assert answers == {Answer.UNKNOWN}


def test_questions_from_several_threads_do_not_meet():
    results: dict[int, object] = {}

    def ask(k: int) -> None:
        wanted = Binary(BinaryOp.EQ, Var("x", INT), IntLit(k))
        for _ in range(5):
            results[k] = solve(PROGRAM, (Binder("x", INT),), [wanted]).values

    threads = [threading.Thread(target=ask, args=(k,)) for k in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {k: {"x": k} for k in range(6)}


def test_models_stop_when_there_are_no_more():
    flag = Binder("b", Var("b", BoolLit(value=True).type).type)
    answers = list(models(PROGRAM, (flag,), []))
    assert [a.answer for a in answers] == [Answer.SAT, Answer.SAT, Answer.UNSAT]


def test_characters_and_data_come_back():
    unit = PROGRAM.unit("shop.grow")
    found = next(precondition_models(EVALUATOR, unit, 1, SmtLimits(5)))
    assert isinstance(found[0], Data)
