"""What follows from a specification: each kind of obligation, and that none is missing."""

import pytest

from provenhive.obligations import (
    Kind,
    Obligation,
    derive,
    extractions,
    impact,
    proposition_graph,
    show_obligation,
    why,
)
from provenhive.obligations.refinement import MAX_PATHS
from provenhive.spec_lang.load import load_text
from provenhive.spec_lang.sequent import as_expression, explicit
from provenhive.spec_lang.show import show


def obligations(text: str) -> dict[str, Obligation]:
    found = derive(load_text("module m\n" + text, "m.hspec"))
    assert len({o.id for o in found}) == len(found)
    return {o.id: o for o in found}


def goals(obligation: Obligation) -> list[str]:
    return [show(s.goal) for s in obligation.sequents]


PARTS = """datatype Count = Count(n: nat)
predicate good(xs: seq<int>) = |xs| > 2
unit split(x: int, by: int) returns (q: int, r: nat)
  requires by != 0
  ensures x == q * by + r
unit next(x: int) returns (y: int)
  requires x > 3
  ensures y > x
"""


def test_kinds_of_a_plain_module():
    found = obligations(
        """function f(x: int): int = x
function g(n: nat): nat decreases n = if n == 0 then 0 else g(n - 1)
type P = x: int where x > 1
law l(): true
unit u(x: int) returns (r: int) ensures r == f(x)
"""
    )
    assert list(found) == [
        "agrees:m.f",
        "well-defined:m.g",
        "total:m.g",
        "agrees:m.g",
        "satisfiable:m.P",
        "law:m.l",
        "satisfiable:m.u",
        "implements:m.u",
    ]
    assert goals(found["total:m.g"]) == ["0 < n && n - 1 < n"]
    assert found["satisfiable:m.P"].witness is not None


def test_a_plan_asks_its_parts_for_what_they_need_and_knows_only_what_they_promise():
    found = obligations(
        PARTS
        + "unit u(a: int) returns (r: int)\n  requires a > 9\n  ensures r > a\n  built from next as next(next(a))\n"
    )
    asked = found["refines:m.u:requires of next"]
    assert goals(asked) == ["a > 3", "next_y > 3"]
    met = found["refines:m.u:ensures 1"]
    assert goals(met) == ["next_y_1 > a"]
    assert [show(h) for h in met.sequents[0].hypotheses] == ["a > 9", "next_y > a", "next_y_1 > next_y"]
    assert met.leans_on == ("m.next",)


def test_a_plan_is_asked_for_the_types_of_fields_and_results():
    found = obligations(
        PARTS + "unit u(a: int) returns (r: Count)\n  ensures true\n"
        "  built from next as Count(if a > 3 then next(a) else 0 - 1)\n"
    )
    assert goals(found["refines:m.u:plan is defined"]) == ["0 <= next_y", "0 <= 0 - 1"]
    narrow = obligations(
        PARTS + "unit u(a: int) returns (r: nat)\n  ensures true\n  built from split as split(a, 2).0\n"
    )
    assert goals(narrow["refines:m.u:types of results"]) == ["0 <= (split_q, split_r).0"]


def test_partial_operations_in_a_plan_are_asked_for():
    found = obligations(
        PARTS + "unit u(xs: seq<int>) returns (r: int)\n  ensures true\n  built from next as next(4) / xs[0]\n"
    )
    assert goals(found["refines:m.u:plan is defined"]) == ["0 <= 0 < |xs|", "xs[0] != 0"]


def test_recursion_in_a_plan_is_asked_to_end():
    text = "unit u(n: nat) returns (r: nat)\n  ensures r >= n\n  decreases n\n"
    text += "  built from next as if n == 0 then 0 else u({}) + 1\n"
    found = obligations(PARTS + text.format("n - 1"))
    assert goals(found["refines:m.u:decreases"]) == ["0 < n && n - 1 < n"]
    assert goals(obligations(PARTS + text.format("n"))["refines:m.u:decreases"]) == ["0 < n < n"]


def test_a_plan_that_branches_too_often_is_not_read_at_all():
    call = "(if next(4) > 5 then next(5) else next(6))"
    plan = " + ".join([call] * (MAX_PATHS.bit_length() + 1))
    found = obligations(PARTS + f"unit u(a: int) returns (r: int)\n  ensures r > 0\n  built from next as {plan}\n")
    assert found["refines:m.u:plan"].sequents == ()


def test_what_guards_a_call_in_a_system_counts():
    found = obligations(PARTS + "system s(k: int)\n  built from split\n  guarantees k != 0 ==> split(k, k).1 >= 0\n")
    assert "refines:m.s:guarantee 1 is defined" not in found  # what is asked for is what guards the call
    loose = obligations(PARTS + "system s(k: int)\n  built from split\n  guarantees split(k, k).1 >= 0\n")
    assert goals(loose["refines:m.s:guarantee 1 is defined"]) == ["k != 0"]
    assert "k != 0 ==> k == split_result * k + split_result_1" in [
        show(h) for h in loose["refines:m.s:guarantee 1"].sequents[0].hypotheses
    ]


def test_calls_within_arguments_of_calls_in_a_system():
    found = obligations(PARTS + "system s(k: int)\n  built from next\n  guarantees next(next(k)) > k\n")
    assert goals(found["refines:m.s:guarantee 1 is defined"]) == ["k > 3", "next_result > 3"]


MACHINE = """machine M
  state n: nat, limit: int
  invariant n <= limit
  initially n == 0 && limit == 10
  operation add(by: nat) returns (old: int)
    requires n + by <= limit
    ensures n' == n + by && limit' == limit && old == n
  operation clear()
    ensures n' == 0
  property small: n <= 10
"""


def test_a_machine_is_asked_for_types_invariants_and_properties():
    found = obligations(MACHINE)
    assert [o.part for o in found.values() if o.kind is Kind.INVARIANT] == ["invariants", "property small"]
    assert found["invariant:m.M:invariants"].phrases == tuple(
        f"{what} {when}" for what in ("type of n", "invariant 1") for when in ("initially", "after add", "after clear")
    )
    small = found["invariant:m.M:property small"]
    assert small.phrases == tuple(f"property small {when}" for when in ("initially", "after add", "after clear"))
    kept = small.sequents[1]
    assert show(kept.goal) == "n' <= 10"
    assert [b.name for b in kept.binders] == ["n", "limit", "by", "old", "n'", "limit'"]
    assert "n' <= limit'" in [show(h) for h in kept.hypotheses]


def test_the_type_of_the_next_state_is_shown_not_assumed():
    program = load_text("module m\n" + MACHINE, "m.hspec")
    typed = next(o for o in derive(program) if o.part == "invariants")
    sequent = typed.sequents[typed.phrases.index("type of n after add")]
    assert str({b.name: b.type for b in sequent.binders}["n'"]) == "int"
    assert show(sequent.goal) == "0 <= n'"
    assumed = [show(h) for h in explicit(program, sequent).hypotheses]
    assert "0 <= n" in assumed
    assert "0 <= n'" not in assumed


def test_a_property_changes_with_the_invariants_that_it_leans_on():
    weaker = obligations(MACHINE.replace("invariant n <= limit", "invariant n <= limit + 1"))
    part = "invariant:m.M:property small"
    assert obligations(MACHINE)[part].digest != weaker[part].digest


def test_a_machines_witnesses():
    found = obligations(MACHINE)
    assert [o.id for o in found.values() if o.kind is Kind.SATISFIABLE] == [
        "satisfiable:m.M:initially",
        "satisfiable:m.M_add",
        "satisfiable:m.M_clear",
    ]


def test_operations_are_units_from_the_state_to_the_next():
    program = load_text("module m\nunit M_clear(n: int) returns (r: int) ensures r == n\n" + MACHINE, "m.hspec")
    assert [unit.name for unit in program.units] == ["m.M_clear", "m.M_add", "m.M_clear_2"]
    add = program.unit("m.M_add")
    assert [f"{b.name}: {b.type}" for b in add.parameters] == ["n: nat", "limit: int", "by: nat"]
    assert [f"{b.name}: {b.type}" for b in add.results] == ["new_n: nat", "new_limit: int", "old: int"]
    assert [show(e) for e in add.requires] == ["n <= limit", "n <= 10", "n + by <= limit"]
    assert [show(e) for e in add.ensures] == ["new_n == n + by && new_limit == limit && old == n"]
    kinds = {o.kind for o in derive(program) if o.subject == "m.M_add"}
    assert kinds == {Kind.SATISFIABLE, Kind.IMPLEMENTS}


def test_the_next_state_of_an_operation_has_a_name_of_its_own():
    text = """machine M
  state n: int
  operation add(new_n: int)
    ensures n' == n + new_n && forall new_n_2: int :: new_n_2 in [n'] ==> new_n_2 == n'
"""
    unit = load_text("module m\n" + text, "m.hspec").unit("m.M_add")
    assert [r.name for r in unit.results] == ["new_n_3"]
    assert show(unit.ensures[0]) == (
        "new_n_3 == n + new_n && (forall new_n_2: int :: new_n_2 in [new_n_3] ==> new_n_2 == new_n_3)"
    )


def test_sequents_close_over_declared_types():
    program = load_text(
        "module m\ndatatype List = Nil | Cons(head: nat, tail: List)\n"
        "law l(a: List, b: seq<nat>, c: map<nat, bool>): true",
        "m.hspec",
    )
    law = next(o for o in derive(program) if o.kind is Kind.LAW)
    shown = show(as_expression(explicit(program, law.sequents[0])))
    assert shown == (
        "forall a: List, b: seq<int>, c: map<int, bool> :: valid__List(a)"
        " && (forall element: int :: element in b ==> 0 <= element)"
        " && (forall key: int :: key in c ==> 0 <= key) ==> true"
    )
    assert show(program.function("m.valid__List").body) == (
        "match value { Nil => true, Cons(head, tail) => 0 <= head && valid__List(tail) }"
    )


def test_fields_of_a_constructed_value_are_asked_for_not_those_of_a_given_one():
    found = obligations(
        "datatype A = A(n: nat)\nfunction f(a: A, x: int): A = if x > 0 then A(x) else a\n"
        "function g(a: A): nat = a.n + 1\n"
    )
    assert goals(found["well-defined:m.f"]) == ["0 <= x"]
    assert goals(found["well-defined:m.g"]) == ["0 <= a.n + 1"]


def test_extractions():
    program = load_text("module m\nunit u(x: int) returns (r: int) ensures r == x", "m.hspec")
    found = extractions(program, ("python", "javascript"))
    assert [o.id for o in found] == ["extracts:m.u:python", "extracts:m.u:javascript"]
    assert len({o.digest for o in found}) == 2


def test_imported_declarations_are_not_claimed_again():
    program = load_text("module m\nimport std\nlaw l(xs: seq<int>): sum(xs ++ []) == sum(xs)", "m.hspec")
    assert [o.id for o in derive(program)] == ["law:m.l"]
    assert derive(program)[0].depends == ("std.sum",)
    assert any(o.subject == "std.sum" for o in derive(program, imported=True))


def test_the_graph_joins_propositions():
    text = PARTS + "law l(x: int): good([x])\nunit u(a: int) returns (r: int)\n  requires good([a])\n"
    text += "  ensures r > a\n  built from next\n  uses l\n"
    graph = proposition_graph(load_text("module m\n" + text, "m.hspec"))
    relations = {(a, b): r for a, b, r in graph.edges(data="relation")}
    assert relations["m.u", "m.next"] == "refines"
    assert relations["m.u", "m.l"] == "uses"
    assert relations["m.u", "m.good"] == "depends-on"
    assert relations["m.u", "implements:m.u"] == "claims"
    assert relations["implements:m.u", "m.next"] == "leans-on"
    assert relations["implements:m.u", "m.l"] == "uses"
    assert "implements:m.u" in impact(graph, "m.good")
    assert "m.good" in why(graph, "implements:m.u")
    assert "implements:m.next" not in impact(graph, "m.good")
    with pytest.raises(KeyError):
        impact(graph, "m.none")


def test_an_obligation_as_text():
    found = obligations("law l<T>(xs: seq<T>):\n  requires |xs| > 0\n  xs[0] in xs\n")
    assert show_obligation(found["law:m.l"]) == (
        "law:m.l\n  law:\n    for all <T> xs: seq<T>\n    given |xs| > 0\n    show  xs[0] in xs"
    )
