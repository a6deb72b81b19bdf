"""Candidates run in process: what they return, what stops them, and what dynamic checks find."""

import pickle

import pytest

from provenhive.candidates.compile_python import (
    CheckFailed,
    CheckKind,
    Compiled,
    MissingPart,
    compile_candidate,
)
from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.spec_lang import core
from provenhive.spec_lang.faults import OutOfFuel, Undefined
from provenhive.spec_lang.load import load_text
from provenhive.spec_lang.values import Data, Map, Multiset

PROGRAM = load_text("""
module c

datatype List = Nil | Cons(head: int, tail: List)
type Digit = d: int where 0 <= d < 10

function sum(xs: seq<int>): int = match xs { [] => 0, x :: rest => x + sum(rest) }
predicate sorted(xs: seq<int>) = forall i: int, j: int :: 0 <= i < j < |xs| ==> xs[i] <= xs[j]
predicate endless(n: int) = forall k: int :: sum([k, k]) != n

law sum_append(xs: seq<int>, ys: seq<int>): sum(xs ++ ys) == sum(xs) + sum(ys)

unit number(x: int, y: int) returns (r: int) ensures true
unit total(xs: seq<int>) returns (r: int) ensures r == sum(xs) uses sum_append
unit natural(x: int) returns (r: nat) ensures true
unit digit(x: int) returns (r: Digit) ensures true
unit length(l: List) returns (n: nat) ensures n >= 0 decreases l
unit count(xs: seq<char>) returns (m: map<char, int>) ensures true
unit bag(xs: seq<int>) returns (m: multiset<int>, s: set<int>) ensures true
unit doubled(xs: seq<int>) returns (r: int) ensures r == 2 * sum(xs) built from total
""")
LOOP = """{
  r := 0;
  var i := 0;
  while i < |xs|
    invariant 0 <= i <= |xs|
    invariant r == sum(xs[..i])
    decreases |xs| - i
  {
    r := r + xs[i];
    i := i + 1;
  }
}"""


def compiled(unit: str, text: str, **options) -> Compiled:
    declared = PROGRAM.unit(f"c.{unit}")
    read = parse_candidate(text, PROGRAM, declared)
    assert isinstance(read, Candidate), read
    return compile_candidate(PROGRAM, declared, read, **options)


def number(text: str, x: int = 0, y: int = 0):
    return compiled("number", text).run((x, y))[0]


@pytest.mark.parametrize(
    ("a", "b", "quotient", "remainder"),
    [(7, 2, 3, 1), (-7, 2, -4, 1), (7, -2, -3, 1), (-7, -2, 4, 1), (6, -3, -2, 0), (-6, 3, -2, 0)],
)
def test_division_is_euclidean(a, b, quotient, remainder):
    assert number("{ r := x / y; }", a, b) == quotient
    assert number("{ r := x % y; }", a, b) == remainder


@pytest.mark.parametrize(
    "text",
    [
        "{ r := x / y; }",
        "{ r := x % y; }",
        "{ r := [x][1]; }",
        "{ r := |[x][2..]|; }",
        "{ r := |[x][1..0]|; }",
        "{ r := [x][3 := 1][0]; }",
        "{ r := map[1 := 2][x]; }",
        "{ r := Nil.head; }",
        "{ var n: nat := x - 1; r := n; }",
        "{ var d: Digit := x + 10; r := d; }",
        "{ r := F(x); } function method F(n: int): int requires n > 0 { n }",
        "{ r := F(x - 1); } function method F(n: nat): int { n }",
        "{ r := M(x - 1); } method M(n: nat) returns (m: int) { m := n; }",
        "{ if x == 0 && 1 / x == 1 { r := 0; } else { r := 1; } }",
    ],
)
def test_partial_operations_outside_of_their_domain_are_undefined(text):
    with pytest.raises(Undefined):
        compiled("number", text).run((0, 0))


def test_guards_are_read_from_left_to_right():
    assert number("{ if x != 0 && 1 / x == 1 { r := 1; } else { r := 2; } }", 0) == 2
    assert number("{ r := if x == 0 || 1 / x == 1 then 3 else 4; }", 0) == 3


def test_results_outside_of_their_type_are_undefined():
    with pytest.raises(Undefined):
        compiled("natural", "{ r := x; }").run((-1,))
    with pytest.raises(Undefined):
        compiled("digit", "{ r := x; }").run((10,))
    assert compiled("digit", "{ r := x; }").run((9,)) == (9,)


def test_values_are_the_evaluators():
    nested = Data("Cons", (1, Data("Cons", (2, Data("Nil")))))
    text = "{ match l { case Nil => n := 0; case Cons(h, t) => var k := length(t); n := k + 1; } }"
    assert compiled("length", text).run((nested,)) == (2,)
    text = "{ m := map[]; var i := 0; while i < |xs| { m := m[xs[i] := i]; i := i + 1; } }"
    assert compiled("count", text).run((("a", "b", "a"),)) == (Map((("a", 2), ("b", 1))),)
    text = "{ m, s := multiset(xs), set x | x in xs; }"
    assert compiled("bag", text).run(((1, 1, 2),)) == (Multiset.of((1, 1, 2)), frozenset({1, 2}))


def test_parallel_assignment_computes_before_it_assigns():
    assert number("{ var a, b := x, y; a, b := b, a; r := 10 * a + b; }", 1, 2) == 21


def test_control_leaves_where_it_says():
    assert number("{ var i := 0; while true { if i == x { break; } i := i + 1; } r := i; }", 7) == 7
    assert number("{ var i := 0; while true { if i == x { return i * i; } i := i + 1; } }", 7) == 49
    assert number("{ if x > 0 { r := 1; } else if x < 0 { r := -1; } else { r := 0; } }", -5) == -1


@pytest.mark.parametrize(
    "text",
    [
        "{ while true { } r := 0; }",
        "{ r := M(x); } method M(n: int) returns (m: int) { m := M(n); }",
        "{ r := F(x); } function method F(n: int): int { F(n + 1) }",
        "{ var s := [x]; while true { s := s + s; } r := 0; }",
        "{ r := 2; while true { r := r * r; } }",
    ],
)
def test_what_does_not_end_runs_out_of_fuel(text):
    with pytest.raises(OutOfFuel):
        compiled("number", text).run((1, 1), fuel=100_000)


def test_deep_recursion_is_no_crash():
    text = "{ r := M(x); } method M(n: int) returns (m: int) { if n <= 0 { return 0; } m := M(n - 1); m := m + 1; }"
    assert number(text, 50_000) == 50_000


def test_ghosts_cost_nothing_without_checks():
    text = "{ ghost var g := 1 / x; assert sorted([2, 1]); L(1 / x); r := 5; }\nlemma L(n: int) { }"
    assert number(text, 0) == 5


def test_a_ghost_may_take_the_result_of_a_call():
    text = "{ ghost var g: int; g, r := M(x); }\nmethod M(n: int) returns (a: int, b: int) { a, b := n, n + 1; }"
    assert number(text, 3) == 4


def test_parts_run_through_what_is_given():
    text = "{ var t := total(xs); r := t + t; }"
    with pytest.raises(MissingPart):
        compiled("doubled", text).run(((1, 2),))
    assert compiled("doubled", text, parts={"c.total": lambda xs: (sum(xs),)}).run(((1, 2),)) == (6,)


def test_checks_pass_where_everything_holds():
    checked = compiled("total", LOOP, checks=True)
    assert checked.run(((1, 2, 3),)) == (6,)
    assert checked.collect(((4, 5),)) == ((9,), ())


def failed(unit: str, text: str, args: tuple, **options) -> list[CheckKind]:
    _, failures = compiled(unit, text, checks=True, **options).collect(args)
    with pytest.raises(CheckFailed) as caught:
        compiled(unit, text, checks=True, **options).run(args)
    assert caught.value.failure.kind is failures[0].kind
    assert failures[0].span is not None
    return [failure.kind for failure in failures]


def test_each_kind_of_check_is_found():
    wrong = LOOP.replace("sum(xs[..i])", "sum(xs[..i]) + 1")
    assert failed("total", wrong, ((1,),)) == [CheckKind.INVARIANT_ENTRY, CheckKind.INVARIANT_KEPT]
    kept = LOOP.replace("0 <= i <= |xs|", "i == 0")
    assert failed("total", kept, ((1,),)) == [CheckKind.INVARIANT_KEPT]
    assert failed("total", LOOP.replace("decreases |xs| - i", "decreases i"), ((1, 2),)) == [CheckKind.DECREASES]
    assert failed("total", LOOP.replace("r := 0;", "r := 0; assert |xs| > 1;"), ((1,),)) == [CheckKind.ASSERT]
    assert failed("total", LOOP.replace("r := 0;", "r := 0; assert 1 / |xs| == 0;"), ((),)) == [CheckKind.ASSERT]
    assert CheckKind.ENSURES in failed("total", LOOP.replace("r := r + xs[i];", "r := r - xs[i];"), ((1,),))
    lemma = "{ L(x); r := 0; }\nlemma L(n: int) requires n > 0 ensures n > 1 { }"
    assert failed("number", lemma, (0, 0)) == [CheckKind.REQUIRES, CheckKind.ENSURES]
    helper = "{ r := M(x); }\nmethod M(n: int) returns (m: int) requires n > 0 ensures m == n { m := 1; }"
    assert failed("number", helper, (0, 0)) == [CheckKind.REQUIRES, CheckKind.ENSURES]


def test_contracts_of_parts_are_checked_around_their_calls():
    text = "{ var t := total(xs); r := t + t; }"
    parts = {"c.total": lambda xs: (sum(xs) + 1,)}
    assert failed("doubled", text, ((1, 2),), parts=parts) == [CheckKind.ENSURES, CheckKind.ENSURES]


def test_a_failure_names_the_very_node_that_failed():
    declared = PROGRAM.unit("c.total")
    read = parse_candidate(LOOP.replace("sum(xs[..i])", "7"), PROGRAM, declared)
    assert isinstance(read, Candidate)
    _, failures = compile_candidate(PROGRAM, declared, read, checks=True).collect(((1,),))
    loop = read.body.statements[2]
    assert all(any(f.expression is e for e in loop.invariants) for f in failures if f.kind is not CheckKind.ENSURES)
    assert failures[0].owner == "c.total"


def test_what_cannot_be_enumerated_is_passed_over():
    text = "{ assert endless(x); r := 1; }"
    assert compiled("number", text, checks=True).collect((4, 0)) == ((1,), ())


def test_quantifiers_with_ranges_are_checked():
    text = "{ assert sorted([x, y]); r := 1; }"
    assert failed("number", text, (2, 1)) == [CheckKind.ASSERT]
    assert compiled("number", text, checks=True).run((1, 2)) == (1,)


def test_lexicographic_measures_decrease():
    text = """{ var a, b := x, y; while a > 0 || b > 0 decreases a, b {
      if b > 0 { b := b - 1; } else { a := a - 1; b := %s; } } r := a; }"""
    assert compiled("number", text % "3", checks=True).run((2, 2)) == (0,)
    assert failed("number", text.replace("decreases a, b", "decreases b, a") % "3", (2, 0)) == [CheckKind.DECREASES]


def test_lemmas_of_the_specification_are_checked_on_their_instance():
    text = "{ sum_append(xs, xs); r := sum(xs); }"
    assert compiled("total", text, checks=True).run(((1, 2),)) == (3,)


def test_faults_survive_pickling():
    checked = compiled("number", "{ assert x > 0; r := 1; }", checks=True)
    with pytest.raises(CheckFailed) as caught:
        checked.run((0, 0))
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - made here
    assert copy.failure == caught.value.failure


def test_generated_code_sees_nothing_of_python():
    run = compiled("number", "{ r := x; }").entry
    reachable = run.__globals__["__builtins__"]
    assert set(reachable) == {"len", "frozenset", "range", "max", "min", "ord", "TypeError"}
    for name in ("open", "__import__", "eval", "exec", "getattr"):
        assert name not in run.__globals__


def test_names_of_a_candidate_never_become_names_of_python():
    text = "{ var __ := x; r := 1; }".replace("__", "open")
    text = text.replace("r := 1;", "var len := open; var exec' := len; var Data := exec'; r := Data + |[len]|;")
    assert number(text, 4) == 5


def test_a_candidate_of_trees_needs_no_text():
    unit = PROGRAM.unit("c.number")
    body = parse_candidate("{ r := x; }", PROGRAM, unit)
    assert isinstance(body, Candidate)
    assert compile_candidate(PROGRAM, unit, Candidate(unit.name, body.body)).run((core.IntLit(3).value, 0)) == (3,)
