"""Rules of the language, one by one: what is accepted and means what, what is refused and why."""

import copy
import logging

import lark
import pytest
from hspec_loading import body, error, errors, load

from provenhive.errors import ExitCode
from provenhive.obligations import derive
from provenhive.resources import data_folder
from provenhive.spec_lang import core
from provenhive.spec_lang.core import BinaryOp
from provenhive.spec_lang.diagnostics import SpecificationError
from provenhive.spec_lang.show import show
from provenhive.spec_lang.types import INT, NAT, DataType


def test_the_grammar_has_no_conflict():
    records: list[logging.LogRecord] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record)

    handler, level = Collect(logging.DEBUG), lark.logger.level
    lark.logger.addHandler(handler)
    lark.logger.setLevel(logging.DEBUG)
    try:
        text = (data_folder("grammars") / "hspec.lark").read_text(encoding="utf-8")
        lark.Lark(text, parser="lalr", lexer="contextual", debug=True)
        conflicted = 'start: a | b\na: X\nb: X Y?\n_r: a\nX: "x"\nY: "y"'
        with pytest.raises(lark.exceptions.GrammarError):
            lark.Lark(conflicted, parser="lalr")
        ambiguous = 'start: e\ne: e "+" e | X\nX: "x"'
        before = len(records)
        lark.Lark(ambiguous, parser="lalr", debug=True)
        assert any("onflict" in r.getMessage() for r in records[before:])  # such a conflict would be seen
    finally:
        lark.logger.removeHandler(handler)
        lark.logger.setLevel(level)
    assert not [r for r in records[:before] if "onflict" in r.getMessage()]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("a + b * a", "a + b * a"),
        ("(a + b) * a", "(a + b) * a"),
        ("a - b - a", "a - b - a"),
        ("a - (b - a)", "a - (b - a)"),
        ("-a * b", "-a * b"),
        ("-(a * b)", "-(a * b)"),
        ("a / b % a", "a / b % a"),
        ("|xs| + xs[0]", "|xs| + xs[0]"),
        ("||xs| - 1|", None),
        ("if a > b then a else b + 1", "if a > b then a else b + 1"),
        ("(if a > b then a else b) + 1", "(if a > b then a else b) + 1"),
        ("let c = a in c + 1", "let c = a in c + 1"),
        ("let p = (a in xs) in if p then 1 else 0", "let p = (a in xs) in if p then 1 else 0"),
        ("xs[a := b][0]", "xs[a := b][0]"),
        ("|xs[1..] ++ xs[..1] ++ xs[0..1] ++ xs[..]|", "|xs[1..] ++ xs[..1] ++ xs[0..1] ++ xs[..]|"),
        ("multiset(xs)[a]", "multiset(xs)[a]"),
        ("map[1 := 2, 2 := 3][a]", "map[1 := 2, 2 := 3][a]"),
        ("1_000", "1000"),
    ],
)
def test_precedence_and_forms(text, meaning):
    source = f"function f(a: int, b: int, xs: seq<int>): int = {text}"
    if meaning is None:
        assert error(source).startswith("type: | | is taken of type int")
    else:
        assert show(body(source)) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("p ==> q ==> p", "p ==> q ==> p"),
        ("(p ==> q) ==> p", "(p ==> q) ==> p"),
        ("p && q || !p && q", "(p && q) || (!p && q)"),
        ("p <==> q <==> p", "p <==> q <==> p"),
        ("0 <= a < b <= 3", "0 <= a < b <= 3"),
        ("a == b == a", "a == b == a"),
        ("3 >= a > b", "3 >= a > b"),
        ("{a} <= {b}", "{a} <= {b}"),
        ("{a} >= {b}", "{b} <= {a}"),
        ("a !in {a, b}", "a !in {a, b}"),
        ("'a' < 'b'", "'a' < 'b'"),
        ("\"ab\" == ['a', 'b']", '"ab" == "ab"'),
        ("forall x: int :: x > a ==> exists y :: y > x", None),
        ("p ==> forall x :: x > a", "p ==> forall x: int :: x > a"),
        ("forall i: int, j: int :: i < j", "forall i: int, j: int :: i < j"),
    ],
)
def test_logic(text, meaning):
    source = f"predicate f(a: int, b: int, p: bool, q: bool) = {text}"
    shown = show(body(source))
    assert shown == (meaning or "forall x: int :: x > a ==> exists y: int :: y > x")


def test_a_chain_is_a_conjunction_and_names_what_is_big():
    chain = body("predicate f(a: int) = 0 <= a * a * a * a * a * a * a < 9")
    assert isinstance(chain, core.Let)
    short = body("predicate f(a: int) = 0 <= a < 9")
    assert isinstance(short, core.Binary)
    assert short.op is BinaryOp.AND


def test_words_of_clauses_may_be_names():
    text = "function f(state: int, from: int, example: int, uses: int): int = state + from + example + uses"
    assert show(body(text)) == "state + from + example + uses"


def test_a_law_after_its_requires_on_a_line_of_its_own():
    program = load(
        "law l(x: int, xs: seq<int>):\n  requires x > 0\n  (x + 1) > 0\nlaw k(x: int): requires x > 0\n  [x] != []"
    )
    assert show(program.law("m.l").statement) == "x + 1 > 0"
    assert show(program.law("m.k").statement) == "[x] != []"
    ensured = load("law l(x: int): requires x > 0 ensures -x < 0").law("m.l")
    assert show(ensured.statement) == "-x < 0"


def test_a_minus_that_could_belong_to_either_is_refused():
    text = (
        "predicate p(x: int, y: bool) = y\nlaw l(x: int):\n  requires p(x, x > 0) == (x > 0) == (x\n  - 1 > 0)\n  true"
    )
    found = errors(text)
    assert any("this minus could begin the statement" in message for _, _, _, message in found)


def test_types_are_inferred_for_binders_and_empty_collections():
    program = load(
        """datatype Option<T> = None | Some(value: T)
predicate p(xs: seq<(int, bool)>) = forall k :: k in xs ==> k.1
function none(): Option<seq<int>> = if true then None else Some([])
function keys(m: map<string, int>): set<string> = if "" in m then {} else m.keys
function id<T>(x: T): T = x
function use(): seq<int> = id([])
"""
    )
    quantified = program.function("m.p").body
    assert isinstance(quantified, core.Quantified)
    assert str(quantified.binders[0].type) == "(int, bool)"
    call = program.function("m.use").body
    assert isinstance(call, core.Call)
    assert str(call.type_arguments[0]) == "seq<int>"
    none = program.function("m.none").body
    assert none.type == DataType("m.Option", (program.function("m.use").body.type,))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("function f(): int = |[]|", "type: the element type of this seq cannot be inferred"),
        ("function f(x: int): int = x + true", "type: the right operand of + has type bool"),
        ("function f(x: int): int = g(x)", "name: there is no function 'g'"),
        ("function f(x: int, x: int): int = x", "name: 'x' is already a variable here"),
        ("function f(x: int): int = let x = 1 in x", "name: 'x' is already a variable here"),
        ("datatype D = A\nfunction f(A: int): int = A", "name: 'A' is a constructor and cannot be a variable"),
        ("datatype D = A\ndatatype E = A", "name: 'A' is declared already, as a constructor"),
        ("function nat(): int = 1", "name: 'nat' is a type of the language already"),
        ("function a__b(): int = 1", "name: 'a__b' holds two underscores"),
        ("function f(x: seq): int = 1", "type: 'seq' has 0 type arguments"),
        ("function f(x: Tree): int = 1", "name: there is no type 'Tree'"),
        ("function f(x: int): int = x.y", "type: a value of type int has no field 'y'"),
        ("function f(x: (int, int)): int = x.5", "type: a value of type (int, int) has no item 5"),
        ("function f(x: int): bool = x.Some?", "type: a value of type int has no constructors"),
        ("function f(x: int): int = x'", "name: there is no variable 'x''"),
        ("function f(x: int): int = sum.g(x)", "name: no module 'sum' is imported"),
        ("unit u(x: int) returns (r: int) ensures r == u(x)", "name: 'u' is a unit, and no unit can be called here"),
        ("predicate p(s: set<int>) = s < s", "type: < does not compare sets"),
        ("predicate p(a: int) = a < a > a", "syntax: the comparisons < > do not make a chain"),
        ("function f(x: int): int = match x { 1 => 2 }", "match: no case fits _"),
        ("function f(x: bool): int = match x { true => 2 }", "match: no case fits false"),
        ("function f(x: seq<int>): int = match x { [] => 0, [a] => a }", "match: no case fits _ :: _ :: _"),
        ("function f(x: int): int = match x { 1 => 2, _ => 3, 2 => 4 }", "match: this case is never reached"),
        ("function f(x: seq<int>): int = match x { a :: a => 1, _ => 2 }", None),
        ("function f(x: seq<int>): int = let a :: b = x in a", "match: this pattern does not fit []"),
        ("function f(n: int): int = f(n - 1)", "recursion: 'f' calls itself, and nothing shows that this ends"),
        ("function f(n: int): int requires f(n) > 0 decreases n = f(n - 1)",
         "recursion: 'f' calls itself in its own contract"),
        ("datatype D = A(d: D)", "declaration: datatype 'D' has no values: every constructor needs a value of it"),
        ("datatype D = A | B(s: multiset<D>)", "declaration: 'D' is recursive through a multiset"),
        ("datatype D<T> = A | B(s: D<seq<T>>)", "declaration: 'D' is recursive with other type arguments"),
        ("datatype D = A(x: int) | B(x: bool)", "type: field 'x' has another type in another constructor"),
        ("type P = x: int where f(x)\npredicate f(x: P) = true",
         "declaration: the meaning of type 'P' depends on itself"),
        ("unit u(x: int) returns (r: int) ensures r == x example u(y) == 1", "name: there is no variable 'y'"),
        ("unit u(x: int) returns (r: int) ensures r == x example u(1, 2) == 1", "type: 'u' is given 2 arguments"),
        ("unit u(x: int) returns (r: int) ensures r == x built from u", "declaration: unit 'u' is built from itself"),
        ("unit u(x: int) returns (r: int) ensures r == x built from v as u(x)\n"
         "unit v(x: int) returns (r: int) ensures r == x", "recursion: the plan calls the unit itself"),
        ("machine M invariant true", "declaration: machine 'M' has no state"),
        ("machine M state x: int operation f() operation f()", "name: a second operation 'f'"),
        ("machine M state x: int invariant x' > 0", "name: there is no variable 'x''"),
        ("system s built from m guarantees true", "name: there is no machine or unit 'm'"),
        ("import none", "import: there is no module 'none'"),
        ("function f(): int = '\\u{d800}'", None),
        ("function f(): char = 'ab'", "syntax: this is not a character literal"),
        ("function f(): int = 3 @ 4", "syntax: unexpected character '@'"),
        ("function f(): int = " + "9" * 2000, "limit: a number of more than 1000 digits"),
    ],
)  # fmt: skip
def test_what_is_refused(text, message):
    found = errors(text)
    if message is not None:
        assert f"{found[0][0]}: {found[0][3]}" == message


def test_units_built_from_each_other_are_refused():
    text = "unit {}(x: int) returns (r: int) ensures r == x built from {}\n"
    found = errors(text.format("a", "b") + text.format("b", "a"))
    assert {message for _, _, _, message in found} == {"units are built from each other: a, b"}


def test_all_errors_come_in_one_run_in_the_order_of_the_text():
    found = errors("function f(: int = 1\nfunction g(): int = true\nlaw h(): 1\nfunction i(): int = (\n")
    assert [line for _, line, _, _ in found] == [2, 3, 4, 5]


def test_errors_name_what_was_found_and_expected_and_a_way_out():
    with pytest.raises(SpecificationError) as caught:
        load("function count(xs: seq<int>): int = cuont(xs)")
    [found] = caught.value.diagnostics
    assert found.hint == "did you mean 'count'?"
    assert found.render() == (
        "m.hspec:2:37: error: there is no function 'cuont'\n"
        " 2 | function count(xs: seq<int>): int = cuont(xs)\n"
        "   |                                     ^^^^^\n"
        "   = did you mean 'count'?"
    )
    assert "\x1b[31m" in found.render(colour=True)
    assert found.to_json()["column"] == 37
    assert caught.value.exit_code is ExitCode.USAGE
    again = copy.copy(caught.value)
    assert again.diagnostics == caught.value.diagnostics


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("predicate p(n: int) = forall i | 0 <= i < n :: i > 0", "a range is part of the body"),
        ("predicate p(n: int) = n > 0;", "there are no semicolons"),
        ("predicate p(n: int) = n = 0", "equality is written =="),
        ("predicate p(n: int) = p (n)", "the ( of a call stands directly after the name"),
        ("predicate p(xs: seq<int>) = xs [0] > 1", "the [ of an index stands directly after the expression"),
        ("function f(in: int): int = 1", "'in' is a keyword and cannot be a name"),
        ("function f(xs: seq<int>): seq<int> = xs + xs", "sequences are joined by ++"),
        ("law l(x: int): requires x > 0\n  -x < 0", "needs 'ensures' before it"),
    ],
)
def test_common_mistakes_come_with_a_way_out(text, hint):
    with pytest.raises(SpecificationError) as caught:
        load(text)
    assert hint in (caught.value.diagnostics[0].hint or "")


def test_a_missing_declaration_is_not_blamed_on_those_who_use_it_when_it_did_not_parse():
    found = errors("function f(x: int) int = x\nlaw l(x: int): f(x) == x\ndatatype D = = A\nfunction g(d: D): int = 1")
    assert [category for category, _, _, _ in found] == ["syntax", "syntax"]


def test_records_are_updated_field_by_field():
    program = load(
        "datatype P = P(x: int, y: nat)\nfunction f(p: P): P = p.(x := p.x + 1)\nfunction g(): P = f(P(1, 2)).(y := 3)"
    )
    assert show(program.function("m.f").body) == "P(p.x + 1, p.y)"
    assert show(program.function("m.g").body) == "let record = f(P(1, 2)) in P(record.x, 3)"
    assert program.datatype("m.P").constructors[0].fields[1].type == NAT


def test_examples_in_all_their_forms():
    program = load(
        "unit u(x: int) returns (r: int, ok: bool)\n  ensures r == x\n  example u(1) == (1, true)\n"
        "unit b(x: int) returns (r: bool)\n  ensures r <==> x > 0\n  example b(1)\n  example !b(0)\n"
        "  example b(2) <==> true\n"
    )
    assert len(program.unit("m.u").examples[0].results) == 2
    assert [e.results[0] for e in program.unit("m.b").examples] == [core.BoolLit(v) for v in (True, False, True)]


def test_proofs_keep_their_text():
    law = load(
        "law l(x: int): x == x\n  proof lean { cases x with\n    | a => { simp } -- {}\n  }\n  hint l2\nlaw l2(): true"
    ).law("m.l")
    assert law.proof == " cases x with\n    | a => { simp } -- {}\n  "
    assert law.hints == ("m.l2",)
    assert "do not balance" in error("law l(): true\n  proof lean { { \nfunction f(): int = 1")


def test_systems_call_units_and_read_machines():
    program = load(
        """unit pick(xs: seq<int>) returns (r: int)
  requires |xs| > 0
  ensures r in xs
machine Box
  state items: seq<int>, size: nat
  invariant size == |items|
  initially items == [] && size == 0
system s(k: int)
  built from Box, pick
  guarantees pick([k]) == k
  guarantees Box.size > 0 ==> pick(Box.items) in Box.items
"""
    )
    found = next(d for d in program.main.declarations if isinstance(d, core.System))
    assert [step.unit for step in found.steps] == ["m.pick", "m.pick"]
    parts = {o.part: o for o in derive(program) if o.subject == "m.s"}
    guarded = parts["guarantee 2 is defined"].sequents[0]
    assert core.Binary(BinaryOp.GT, core.Var("Box.size", INT), core.IntLit(0)) in guarded.hypotheses
    assert "guarantee 1" in parts
    assert "bound within the guarantee" in error(
        "unit u(x: int) returns (r: int) ensures r == x\nsystem s built from u guarantees forall k: int :: u(k) == k"
    )
