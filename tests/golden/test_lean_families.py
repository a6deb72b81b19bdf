"""Datatypes that hold themselves in other types, or one another, as Lean declarations."""
# Lean's own symbols are not typing errors.

from textwrap import dedent

import pytest

from provenhive.lean_bridge.render import NotRenderable, law_statement
from provenhive.spec_lang import core
from provenhive.spec_lang.load import load_text

ROSE = """
datatype Rose<T> = Node(value: T, children: seq<Rose<T>>)
function size<T>(t: Rose<T>): int decreases t = match t { Node(v, cs) => 1 + sizes(cs) }
function sizes<T>(ts: seq<Rose<T>>): int decreases ts = match ts { [] => 0, t :: rest => size(t) + sizes(rest) }
law l(t: Rose<int>): size(t) == size(t)
"""
PAIR = """
datatype Then = Stop(last: Else) | Go(next: Else, n: nat)
datatype Else = End | More(first: Then)
law l(t: Then): t == t
"""


def preamble(text: str) -> str:
    program = load_text("module m\n" + text)
    (law,) = (d for d in program.main.declarations if isinstance(d, core.Law))
    return law_statement(program, law).statement.preamble


def test_a_datatype_inside_sequences_of_itself() -> None:
    text = preamble(ROSE)
    assert text.startswith(
        dedent("""\
        noncomputable section
        inductive m.Rose (T : Type) : Type where
          | Node (value : T) (children : List (m.Rose T))
        mutual
        @[reducible] def m.Rose.decide_1 {T : Type} [DecidableEq T] [Inhabited T] (a b : m.Rose T)""")
    )
    assert "instance {T : Type} [DecidableEq T] [Inhabited T] : DecidableEq (m.Rose T) :=\n  m.Rose.decide_1\n" in text


def test_induction_over_a_datatype_knows_what_sequences_hold() -> None:
    assert (
        "theorem m.Rose.induct {T : Type} [DecidableEq T] [Inhabited T] {motive : m.Rose T → Prop} "
        "(Node : ∀ (x1 : T), ∀ (x2 : List (m.Rose T)), (∀ (e0 : m.Rose T), e0 ∈ x2 → motive e0) → "
        "motive (m.Rose.Node x1 x2)) : ∀ (v : m.Rose T), motive v :=\n"
    ) in preamble(ROSE)


def test_functions_that_call_one_another_on_parts_are_structural() -> None:
    assert preamble(ROSE).endswith(
        dedent("""\
        mutual
        def m.size {T : Type} [DecidableEq T] [Inhabited T] (t : m.Rose T) : Int :=
          match (generalizing := false) t with
          | m.Rose.Node _ cs => 1 + m.sizes cs
        termination_by structural t
        def m.sizes {T : Type} [DecidableEq T] [Inhabited T] (ts : List (m.Rose T)) : Int :=
          match (generalizing := false) ts with
          | [] => (0 : Int)
          | t :: rest => m.size t + m.sizes rest
        termination_by structural ts
        end
        end
        """)
    )


def test_datatypes_that_hold_one_another_are_made_of_grounded_elements() -> None:
    text = preamble(PAIR)
    assert text.startswith(
        dedent("""\
        noncomputable section
        mutual
        inductive m.Then : Type where
          | Stop (last : m.Else)
          | Go (next : m.Else) (n : Int)
        inductive m.Else : Type where
          | End
          | More (first : m.Then)
        end
        """)
    )
    assert text.index("Inhabited m.Else") < text.index("Inhabited m.Then")
    assert "(∀ (v : m.Then), motive_1 v) ∧ (∀ (v : m.Else), motive_2 v)" in text


def test_a_call_that_passes_no_part_goes_down_its_measure() -> None:
    text = preamble(
        "function even(n: nat): bool decreases n = if n == 0 then true else odd(n - 1)\n"
        "function odd(n: nat): bool decreases n = if n == 0 then false else even(n - 1)\n"
        "law l(n: nat): even(n) == even(n)"
    )
    assert "structural" not in text
    assert text.count("termination_by Int.toNat n") == 2


def test_what_fields_demand_inside_of_other_datatypes_is_refused() -> None:
    option = "datatype Opt<T> = None | Some(v: T)\n"
    with pytest.raises(NotRenderable, match="demand"):
        preamble(option + "datatype Doc = Leaf | Doc(o: Opt<Doc>, n: nat)\nlaw l(d: Doc): d == d")
    assert "termination_by sizeOf v" in preamble("datatype Doc = Doc(l: seq<Doc>, n: nat)\nlaw l(d: Doc): d == d")
