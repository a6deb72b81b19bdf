"""Goals that the engine printed, read back; what is made of them: conjectures, steps, premises."""
# ruff: noqa: E501, RUF001
# Printed goals stand on one line, in Lean's own symbols.

import pytest

from provenhive.lean_bridge.checker import Statement
from provenhive.lean_bridge.goals import parse_goal
from provenhive.lean_bridge.premises import with_premises
from provenhive.lean_bridge.read_back import Unreadable, arithmetic_pairs, parse_printed, printed
from provenhive.lean_bridge.read_goals import GoalReader
from provenhive.lean_bridge.script import parse_proof
from provenhive.search.laws.bench import Goal, Lemma
from provenhive.search.laws.rewriting import rewriting, without
from provenhive.search.laws.speculate import speculate
from provenhive.smt.refute import RefuteLimits, Refuter
from provenhive.spec_lang.core import Law
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.show import show

PROGRAM = load_text(
    """
module m
datatype Tree = Leaf | Node(left: Tree, value: int, right: Tree)
function product(xs: seq<int>): int = match xs { [] => 1, x :: rest => x * product(rest) }
function rev<T>(xs: seq<T>): seq<T> = match xs { [] => [], x :: rest => rev(rest) ++ [x] }
function size(t: Tree): int = match t { Leaf => 0, Node(l, v, r) => size(l) + 1 + size(r) }
predicate full(xs: seq<int>) = match xs { [] => false, x :: rest => true }
law grows(xs: seq<int>): product(xs) == product(rev(rev(xs)))
law shrinks(xs: seq<int>): product(rev(xs)) == product(xs)
law free(x: int): x == product([x])
law swaps(a: int, b: int): product([a, b]) == product([b, a])
""",
    "m.hspec",
)


def read(text: str, types: tuple[str, ...] = ()) -> Sequent | None:
    found = GoalReader(PROGRAM).read(parse_goal(text), types)
    return None if found is None else found[1]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("xs : List Int\n⊢ m.product (m.rev xs ++ [3]) = 3 * m.product xs", "product(rev(w1) ++ [3]) == 3 * product(w1)"),
        ("x✝ : Int\nxs✝ : List Int\n⊢ m.full (x✝ :: xs✝) = Bool.true ↔ x✝ ∈ xs✝", "full([w1] ++ w2) <==> w1 in w2"),
        ("xs : List Int\n⊢ m.full xs = Bool.false", "!full(w1)"),
        ("xs : List Int\n⊢ ↑(List.length (m.rev xs)) = ↑(List.length xs) - -1", "|rev(w1)| == |w1| - -1"),
        ("l : m.Tree\n⊢ 0 ≤ m.size (m.Tree.Node l 2 m.Tree.Leaf)", "0 <= size(Node(w1, 2, Leaf))"),
        ("a b : Int\n⊢ (if a ≤ b then a else b) < 7 ∨ ¬a = b", "(if w1 <= w2 then w1 else w2) < 7 || !(w1 == w2)"),
        ("xs : List Int\n⊢ (match xs with\n    | [] => Bool.true\n    | y :: _ => Decidable.decide (y ≤ 0)) = Bool.true",
         "match w1 { [] => true, m1 :: m2 => m1 <= 0 }"),
    ],
)  # fmt: skip
def test_goals_are_read(text: str, shown: str) -> None:
    sequent = read(text)
    assert sequent is not None
    assert show(sequent.goal) == shown


def test_type_parameters_hypotheses_and_what_has_no_counterpart() -> None:
    text = (
        "T : Type\ninst✝ : DecidableEq T\ntail✝ : List T\nih✝ : m.rev (m.rev tail✝) = tail✝\n"
        "other : ∀ (x : T), x = x\n⊢ m.rev tail✝ = tail✝"
    )
    sequent = read(text, ("T",))
    assert sequent is not None
    assert [str(b.type) for b in sequent.binders] == ["seq<T>"]
    assert [show(h) for h in sequent.hypotheses] == ["rev(rev(w1)) == w1"]
    for target in ("∀ (x : Int), x = x", "m.unknown 3 = 3", "m.product 3 = 3", "[] = []", "1 + ", "x = 2"):
        assert read(f"⊢ {target}") is None


def test_a_stuck_induction_gives_the_lemma_that_it_needs() -> None:
    stuck = read(
        "x : Int\nt : List Int\nih : m.product (m.rev t) = m.product t\n⊢ m.product (m.rev t ++ [x]) = x * m.product t"
    )
    assert stuck is not None
    refuter = Refuter(Evaluator(PROGRAM))
    tests = RefuteLimits(enumerated=100, generated=10, models=0, faults=True, shrinking=0)
    true = [show(guess.goal) for guess in speculate(stuck) if refuter.refute(guess, tests) is None]
    assert true[0] == "product(g1 ++ [w1]) == w1 * product(g1)"


def test_terms_that_arithmetic_may_equate() -> None:
    pairs = arithmetic_pairs("m.f (n + 1 - 1) = 2 * m.f n", ["m.f (k - 1) = 3", "∀ x, x = x"])
    assert ("((n + 1) - 1)", "n") in pairs and ("((n + 1) - 1)", "(k - 1)") in pairs
    assert all(left != right for left, right in pairs)


@pytest.mark.parametrize("text", ["(f a (b + 1))", "(¬(a = [1, 2]))", "((-a) * (↑n))"])
def test_what_was_parsed_is_printed_again(text: str) -> None:
    assert printed(parse_printed(text)) == text
    assert parse_printed(printed(parse_printed(text))) == parse_printed(text)


@pytest.mark.parametrize("text", ["", "a +", "(a", "fun x => x", "⟨a⟩", "if a then b", "match x with | a"])
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        parse_printed(text)


def test_lemmas_are_used_in_a_direction_that_ends() -> None:
    laws = {d.name.removeprefix("m."): d for d in PROGRAM.main.declarations if isinstance(d, Law)}
    lemmas = [Lemma(Goal(n, Sequent((), d.parameters, (), d.statement)), "") for n, d in laws.items()]
    assert rewriting(lemmas) == ("← grows", "shrinks", "← free", "swaps")
    assert without("simp_all [a, ← b, c] <;> grind [b]", frozenset({"b"})) == "simp_all [a, c] <;> grind"


PROOF = """by
  have lemma_1 : ∀ (x : Int), x = x := by
    intro x
    rfl
  have law_m_two : 1 = 1 := by
    exact rfl
  have own : 2 = 2 := by
    exact rfl
  omega"""


def test_lemmas_at_the_start_of_a_proof_become_premises() -> None:
    statement, proof = with_premises(Statement("m.law", "", "True"), parse_proof(PROOF))
    assert [(p.name, p.conclusion) for p in statement.premises] == [
        ("lemma_1", "∀ (x : Int), x = x"),
        ("law_m_two", "1 = 1"),
    ]
    assert proof.text(0).startswith("have own : 2 = 2")


@pytest.mark.parametrize("text", ["by omega", "rfl", "by\n  have lemma_1 : 1 = 1 := rfl\n  omega"])
def test_other_proofs_stay_as_they_are(text: str) -> None:
    statement = Statement("m.law", "", "True")
    assert with_premises(statement, parse_proof(text)) == (statement, parse_proof(text))
