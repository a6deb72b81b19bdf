"""The librarian adapts what was proved by renaming alone; the gate and the contract judge what comes out."""

from __future__ import annotations

from dataclasses import replace

from agent_support import right, task

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.rejection import Rejection
from provenhive.search.agent import Book, Feedback, Outcome, Proposal, Task
from provenhive.search.agents.librarian import Librarian

SUM = "function sum(xs: seq<int>): int = match xs { [] => 0, x :: rest => x + sum(rest) }\n\n"
LOOP = """{
  r := 0;
  var i := |xs|;
  while i > 0
    invariant 0 <= i <= |xs| && r == sum(xs[i..])
  {
    i := i - 1;
    r := xs[i] + r;
  }
}
"""
TOTAL = Book("other.total", (("xs", "seq<int>"),), (("r", "int"),), LOOP)


def proposals(work: Task, *books: Book) -> list[Proposal]:
    return list(Librarian().propose(replace(work, library=books), Feedback()))


def test_a_candidate_of_another_unit_is_renamed_and_right() -> None:
    work = task(f"{SUM}unit add_up(i: seq<int>) returns (total: int)\n  ensures total == sum(i)", "add_up")
    (found,) = proposals(work, TOTAL)
    assert "var i2 := |i|" in found.text
    assert right(work, found)
    assert (found.agent, found.aim) == ("librarian", "from other.total")


def test_parameters_are_matched_by_type_in_every_order() -> None:
    work = task(
        "unit minus(b: int, flip: bool, a: int) returns (r: int)\n  ensures r == (if flip then b - a else a - b)",
        "minus",
    )
    book = Book(
        "o.sub",
        (("flag", "bool"), ("x", "int"), ("y", "int")),
        (("z", "int"),),
        "{ if flag { z := y - x; } else { z := x - y; } }",
    )
    found = proposals(work, book)
    assert len(found) == 2
    assert [right(work, p) for p in found] == [False, True]


def test_the_units_own_earlier_candidate_comes_first_and_recursion_follows_the_name() -> None:
    work = task("unit down(n: nat) returns (r: nat)\n  ensures r == 0\n  decreases n", "down")
    text = "{ if n == 0 { r := 0; } else { r := down(n - 1); } }"
    mine = Book("m.down", (("n", "nat"),), (("r", "nat"),), text)
    other = Book("a.fall", (("n", "nat"),), (("r", "nat"),), text.replace("down", "fall"))
    first, second = proposals(work, other, mine)
    assert (first.aim, second.aim) == ("from m.down", "from a.fall")
    assert first.text == second.text == text


def test_what_does_not_fit_is_left_on_the_shelf() -> None:
    work = task(f"{SUM}unit add_up(i: seq<int>) returns (total: int)\n  ensures total == sum(i)", "add_up")
    assert proposals(work) == []
    assert proposals(work, replace(TOTAL, parameters=(("xs", "seq<bool>"),))) == []
    assert proposals(work, replace(TOTAL, results=())) == []
    assert proposals(work, replace(TOTAL, text="{ \x00")) == []
    seen = Feedback((Outcome(Proposal("{}", "x"), "fuzz", "refuted"),))
    assert list(Librarian().propose(replace(work, library=(TOTAL,)), seen)) == []


def test_a_book_with_a_cheat_meets_the_gate_like_anything_else() -> None:
    work = task("unit one(x: int) returns (r: int)\n  ensures r == 1", "one")
    (found,) = proposals(work, Book("o.one", (("x", "int"),), (("r", "int"),), "{ assume false; r := 2; }"))
    assert isinstance(parse_candidate(found.text, work.program, work.unit), Rejection)


def test_many_parameters_of_one_type_cost_no_more_than_few() -> None:
    names = [f"x{i}" for i in range(24)]
    work = task(f"unit first({', '.join(f'{n}: int' for n in names)}) returns (r: int)\n  ensures r == x0", "first")
    book = Book("o.pick", tuple((f"y{i}", "int") for i in range(24)), (("z", "int"),), "{ z := y0; }")
    other = Book("o.pick", (*book.parameters[1:], ("flag", "bool")), book.results, "{ z := y1; }")
    found = proposals(work, book, other)
    assert found and right(work, found[0])
    assert {p.aim for p in found} == {"from o.pick"} and len(found) <= 6
