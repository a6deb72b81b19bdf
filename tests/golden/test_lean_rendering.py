"""Rendered statements, to the letter."""
# ruff: noqa: RUF001
# Lean's own symbols are not typing errors.

from textwrap import dedent

import pytest

from provenhive.lean_bridge.render import NotRenderable, equation_proofs, equation_statement, law_statement
from provenhive.lean_bridge.render_machine import PieceProof, machine_theorem
from provenhive.obligations.machines import machine_claims
from provenhive.spec_lang import core
from provenhive.spec_lang.load import load_text


def _program(text: str) -> core.Program:
    return load_text("module m\n" + dedent(text))


def _law(text: str) -> core.Law:
    (law,) = (d for d in _program(text).main.declarations if isinstance(d, core.Law))
    return law


def _theorem(text: str) -> str:
    statement = law_statement(_program(text), _law(text)).statement
    return f"{statement.binders} : {statement.conclusion}"


def _preamble(text: str) -> str:
    return law_statement(_program(text), _law(text)).statement.preamble


SUM = "function sum(xs: seq<int>): int = match xs { [] => 0, x :: rest => x + sum(rest) }\n"

LAWS = {
    "arithmetic": (
        "law l(x: int, y: int): x - (y - 1) == x - y + 1 && -x * 2 != y / 3 % 4",
        "(x y : Int) : x - (y - 1) = x - y + 1 ∧ (-x) * 2 ≠ y / 3 % 4",
    ),
    "literals alone carry their type": (
        "law l(): 2 - 3 == -1",
        " : (2 : Int) - (3 : Int) = (-1 : Int)",
    ),
    "connectives": (
        "law l(a: bool, b: bool): (a && !b ==> a || b) <==> true",
        "(a b : Bool) : a = true ∧ ¬(b = true) → a = true ∨ b = true ↔ True",
    ),
    "nat is a hypothesis": ("law l(n: nat): n >= 0", "(n : Int) (h1 : 0 ≤ n) : n ≥ 0"),
    "requires are hypotheses, one a conjunct": (
        "law l(x: int, y: int): requires x < y && y < 3 x < 2",
        "(x y : Int) (h1 : x < y) (h2 : y < 3) : x < 2",
    ),
    "elements of a declared type": (
        "law l(xs: seq<nat>): |xs| >= 0",
        "(xs : List Int) (h1 : ∀ (e_0 : Int), e_0 ∈ xs → 0 ≤ e_0) : (List.length xs : Int) ≥ 0",
    ),
    "quantifiers restrict their binders": (
        "law l(x: int): (forall n: nat :: n >= 0) && (exists n: nat :: n == 0)",
        "(x : Int) : (∀ (n : Int), 0 ≤ n → n ≥ 0) ∧ (∃ (n : Int), 0 ≤ n ∧ n = 0)",
    ),
    "sequences": (
        "law l(xs: seq<int>, i: int): requires 0 <= i < |xs| xs[..i] ++ [xs[i]] ++ xs[i + 1..] == xs[i := xs[i]]",
        "(xs : List Int) (i : Int) (h1 : 0 ≤ i) (h2 : i < (List.length xs : Int)) : "
        "Hive.take xs i ++ [Hive.get xs i] ++ Hive.drop xs (i + 1) = Hive.update xs i (Hive.get xs i)",
    ),
    "type parameters": (
        "law l<T>(xs: seq<T>, x: T): x in xs ++ [x]",
        "{T : Type} [DecidableEq T] [Inhabited T] (xs : List T) (x : T) : x ∈ xs ++ [x]",
    ),
    "multisets": (
        "law l(x: int, xs: seq<int>): multiset([x] ++ xs) == multiset(xs) + multiset{x}",
        "(x : Int) (xs : List Int) : Hive.MultiSet.ofList ([x] ++ xs) = "
        "Hive.MultiSet.union (Hive.MultiSet.ofList xs) (Hive.MultiSet.ofList [x])",
    ),
    "characters are ordered by code": (
        "law l(a: char, b: char): a < b ==> a != b",
        "(a b : Char) : Hive.code a < Hive.code b → a ≠ b",
    ),
    "tuples": (
        "law l(p: (int, bool, int)): p.0 + p.2 == p.2 + p.0 && p.1 == p.1",
        "(p : Int × Bool × Int) : p.1 + p.2.2 = p.2.2 + p.1 ∧ (p.2.1 = true ↔ p.2.1 = true)",
    ),
    "reserved words as names": (
        "law l(end: int, open: int, fun: int): end + open == open + end && fun == fun",
        "(end_ open_ fun_ : Int) : end_ + open_ = open_ + end_ ∧ fun_ = fun_",
    ),
}


@pytest.mark.parametrize("name", LAWS)
def test_laws(name: str) -> None:
    text, theorem = LAWS[name]
    assert _theorem(text) == theorem


def test_names_of_modules_are_not_hidden_by_variables() -> None:
    assert _theorem(SUM + "law l(m: seq<int>): sum(m) == sum(m)") == "(m_ : List Int) : m.sum m_ = m.sum m_"


def test_structural_recursion() -> None:
    assert _preamble(SUM + "law l(xs: seq<int>): sum(xs) == sum(xs)") == dedent("""\
        noncomputable section
        def m.sum (xs : List Int) : Int :=
          match (generalizing := false) xs with
          | [] => (0 : Int)
          | x :: rest => x + m.sum rest
        termination_by structural xs
        end
    """)


def test_recursion_by_measure_is_guarded_by_its_domain() -> None:
    text = "function f(n: nat): int decreases n = if n == 0 then 1 else n * f(n - 1)\nlaw l(n: nat): f(n) == f(n)"
    lines = _preamble(text).splitlines()
    assert lines[1:4] == [
        "def m.f (n : Int) : Int :=",
        "  if in_domain : 0 ≤ n then if given_0 : n = 0 then (1 : Int) else n * m.f (n - 1) else default",
        "termination_by Int.toNat n",
    ]


def test_what_is_matched_is_known_in_the_alternatives() -> None:
    text = """
        function f(xs: seq<int>): seq<int> = match xs { [] => xs, x :: rest => if x > 0 then xs else f(rest) }
        law l(xs: seq<int>): f(xs) == f(xs)
    """
    lines = _preamble(text).splitlines()
    assert lines[3:5] == [
        "  | [] => ([] : List Int)",
        "  | x :: rest => (if x > 0 then x :: rest else m.f rest)",
    ]


def test_predicates_are_boolean_where_they_can_be_computed() -> None:
    text = """
        predicate small(x: int) = 0 <= x && x < 10
        predicate all(xs: seq<int>) = forall x: int :: x in xs ==> small(x)
        law l(xs: seq<int>): all(xs) ==> all(xs)
    """
    assert _preamble(text).splitlines()[1:5] == [
        "def m.small (x : Int) : Bool :=",
        "  decide (0 ≤ x) && decide (x < 10)",
        "def m.all (xs : List Int) : Prop :=",
        "  ∀ (x : Int), x ∈ xs → m.small x = true",
    ]
    assert _theorem(text) == "(xs : List Int) : m.all xs → m.all xs"


def test_datatypes_with_what_their_fields_demand() -> None:
    text = """
        datatype Tree<T> = Leaf | Node(left: Tree<T>, value: T, right: Tree<T>)
        law l(t: Tree<nat>): t.Node? ==> t.value >= 0
    """
    preamble = _preamble(text)
    assert "inductive m.Tree (T : Type) : Type where\n  | Leaf\n" in preamble
    assert "  | Node (left : m.Tree T) (value : T) (right : m.Tree T)\n  deriving DecidableEq\n" in preamble
    assert (
        "  | m.Tree.Node left value right => "
        "m.Tree.Valid valid_T left ∧ valid_T value ∧ m.Tree.Valid valid_T right\n" in preamble
    )
    assert _theorem(text) == (
        "(t : m.Tree Int) (h1 : m.Tree.Valid (fun (v : Int) => 0 ≤ v) t) : "
        "m.Tree.is_Node t = true → m.Tree.get_value t ≥ 0"
    )


def test_only_what_is_spoken_of_is_rendered() -> None:
    text = SUM + "function other(x: int): int = x\ndatatype D = D(x: int)\nlaw l(xs: seq<int>): sum(xs) == sum(xs)"
    assert "other" not in _preamble(text)
    assert "m.D" not in _preamble(text)


def test_a_function_comes_after_what_it_calls() -> None:
    text = """
        function first(x: int): int = second(x) + 1
        function second(x: int): int = x
        law l(x: int): first(x) == x + 1
    """
    preamble = _preamble(text)
    assert preamble.index("def m.second") < preamble.index("def m.first")


def test_the_equation_of_a_function() -> None:
    program = _program("function f(n: nat): int decreases n = if n == 0 then 1 else n * f(n - 1)")
    function = program.function("m.f")
    statement = equation_statement(program, function).statement
    assert (statement.name, statement.binders) == ("m.f.equation", "(n : Int) (h1 : 0 ≤ n)")
    assert statement.conclusion == "m.f n = (if given_0 : n = 0 then (1 : Int) else n * m.f (n - 1))"
    assert equation_proofs(program, function)[0] == "rw [m.f.eq_def, dif_pos h1]"


def test_a_datatype_inside_a_collection_demands_more_than_can_be_said() -> None:
    text = """
        datatype Rose = Rose(value: nat, children: seq<map<int, nat>>)
        law l(r: Rose): r == r
    """
    with pytest.raises(NotRenderable):
        law_statement(_program(text), _law(text))


MACHINE = """
    machine Counter
      state value: int
      invariant value >= 0
      initially value == 0
      operation step(by_: nat)
        requires by_ > 0
        ensures value' == value + by_
      property small: value < 100
"""


def test_machines() -> None:
    program = _program(MACHINE)
    (machine,) = (d for d in program.main.declarations if isinstance(d, core.Machine))
    invariants, small = machine_claims(program, machine)
    assert [p.phrase for p in invariants.pieces] == ["invariant 1 initially", "invariant 1 after step"]
    assert [p.phrase for p in small.pieces] == ["property small initially", "property small after step"]
    proofs = [PieceProof(piece, "omega") for piece in (*small.assumed, *small.pieces)]
    statement, script = machine_theorem(program, machine, small, proofs)
    last = statement.premises[-1]
    assert f"{last.name} {last.binders} : {last.conclusion}" == (
        "m.Counter.piece_4 (value by__ value' : Int) (h1 : 0 ≤ by__) (h2 : value ≥ 0) (h3 : value < 100) "
        "(h4 : by__ > 0) (h5 : value' = value + by__) (h6 : value' ≥ 0) : value' < 100"
    )
    assert statement.binders == "(value : Int)"
    assert statement.conclusion == "m.Counter.Reachable value → value ≥ 0 ∧ value < 100"
    assert statement.preamble == (
        "noncomputable section\n"
        "inductive m.Counter.Reachable : Int → Prop where\n"
        "  | initially (value : Int) (given_1 : value = 0) : m.Counter.Reachable value\n"
        "  | step_step (value by__ value' : Int) (given_1 : m.Counter.Reachable value) (given_2 : 0 ≤ by__) "
        "(given_3 : by__ > 0) (given_4 : value' = value + by__) : m.Counter.Reachable value'\n"
        "end\n"
    )
    assert script.splitlines()[0] == "intro piece_reached"
