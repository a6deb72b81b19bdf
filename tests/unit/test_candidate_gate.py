"""The gate's answers: places, messages, inferred types, and what is settled for functions that do not say it."""

import shutil
from pathlib import Path

import pytest

from provenhive.candidates import gate, syntax
from provenhive.candidates.executable import is_executable
from provenhive.candidates.gate import gate_version, parse_candidate
from provenhive.candidates.lexer import MAX_CHARACTERS, tokenize
from provenhive.candidates.parser import keywords
from provenhive.candidates.rejection import GateCategory, GateRefusal, Rejection
from provenhive.candidates.syntax import Candidate
from provenhive.resources import data_folder
from provenhive.spec_lang import core
from provenhive.spec_lang.core import BinaryOp, UnaryOp
from provenhive.spec_lang.load import load_text
from provenhive.spec_lang.types import BOOL, CHAR, INT, NAT, DataType, MapType, SeqType, SetType, SubsetType

PROGRAM = load_text("""
module g

datatype Option<T> = None | Some(value: T)
datatype Shape = Dot | Box(width: nat, height: int)
type Digit = d: int where 0 <= d < 10

function double(x: int): int = x + x
predicate small(x: int) = x < 10
predicate allsmall(xs: seq<int>) = forall i: int :: 0 <= i < |xs| ==> small(xs[i])
predicate quiet(xs: seq<int>) = !allsmall(xs)

unit plain(x: int, xs: seq<int>, where: nat) returns (r: int)
  ensures true

unit pair(x: int) returns (a: int, old: bool)
  ensures true
  built from plain

unit generic<T>(xs: seq<T>) returns (r: seq<T>)
  ensures true
""")
PLAIN = PROGRAM.unit("g.plain")


def read(text: str, unit: str = "plain") -> Candidate:
    answer = parse_candidate(text, PROGRAM, PROGRAM.unit(f"g.{unit}"))
    assert isinstance(answer, Candidate), answer
    return answer


def refused(text: str, unit: str = "plain") -> Rejection:
    answer = parse_candidate(text, PROGRAM, PROGRAM.unit(f"g.{unit}"))
    assert isinstance(answer, Rejection), answer
    return answer


def declared(text: str) -> dict[str, object]:
    body = read("{ " + text + " r := 0; }").body
    return {s.binder.name: s.binder.type for s in body.statements if isinstance(s, syntax.Declare)}


def value(text: str) -> core.Expr:
    """Read an integer expression."""
    [statement] = read("{ r := " + text + "; }").body.statements
    assert isinstance(statement, syntax.Assign)
    return statement.values[0]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("{ r := 1 +; }", 1, 11),
        ("{\n  r := ;\n}", 2, 8),
        ("{\n  r := zz;\n}", 2, 8),
        ("{\n  r := 0;\n  x := 1;\n}", 3, 3),
        ("{\n  r := 0;\n\n  assume false;\n}", 4, 3),
        ("{ r := 0; }\n\nlemma L()\n  ensures true", 3, 1),
        ("{\r\n  r := true;\r\n}", 2, 8),
        ("{ /* a\n b */ r := /* c */ true; }", 2, 20),
        ("{ r := 0; // \u00e9\n}", 1, 14),
        ("{ if x > 0 {\n    r := 0;\n  }\n}", 1, 1),
        ("{\n\tr := [;\n}", 3, 1),
    ],
)
def test_refusals_point_at_the_place(text, line, column):
    answer = refused(text)
    assert (answer.line, answer.column) == (line, column), answer


def test_grammar_errors_say_what_was_expected():
    message = refused("{ r := 1 }").message
    assert "unexpected '}'" in message
    assert "';'" in message
    assert refused("{ r := 0; } lemma").message == "unexpected the end of the text; expected '{', a name"


def test_type_errors_say_what_was_expected_and_found():
    assert refused("{ r := [1]; }").message == "expected int, found seq<int>"
    assert refused("{ r := |x|; }").message == "'| |' is of a collection, found int"
    assert refused("{ r := if x then 1 else 2; }").message == "a condition: expected bool, found int"


def test_spans_are_places_of_the_candidates_text():
    body = read("{\n  r := x;\n  r := r + 1;\n}").body
    second = body.statements[1]
    assert second.span is not None
    assert (second.span.file, second.span.line, second.span.column, second.span.end_line) == ("candidate", 3, 3, 3)
    assert isinstance(second, syntax.Assign)
    assert second.values[0].span is not None
    assert second.values[0].span.column == 8


def test_types_of_locals_are_inferred_from_later_use():
    assert declared("var s := []; s := s + [x];") == {"s": SeqType(INT)}
    assert declared("var m := map[]; m := m[x := 'a'];") == {"m": MapType(INT, CHAR)}
    assert declared("var t := {}; t := {x} + t;") == {"t": SetType(INT)}
    assert declared("var o := None; o := Some(true);") == {"o": DataType("g.Option", (BOOL,))}
    assert declared("var a := []; var b := a; b := [[x]];") == {"a": SeqType(SeqType(INT)), "b": SeqType(SeqType(INT))}
    assert declared("var n := where_;") == {"n": INT}


def test_declared_types_are_kept():
    found = declared("var n: nat := 0; var d: Digit := 3; var z: Option<nat> := None;")
    assert found == {"n": NAT, "d": SubsetType("g.Digit"), "z": DataType("g.Option", (NAT,))}


def test_names_that_dafny_keeps_are_written_with_an_underscore():
    assert value("where_") == core.Var("where", INT)
    targets = [s.targets for s in read("{ a, old_ := 1, true; }", "pair").body.statements]
    assert targets == [("a", "old")]
    assert refused("{ r := where; }").category is GateCategory.LABEL


def test_operators_mean_what_their_operands_are():
    def op_of(text: str) -> object:
        [statement] = [
            s for s in read("{ r := 0; assert " + text + "; }").body.statements if isinstance(s, syntax.Assert)
        ]
        condition = statement.condition
        assert isinstance(condition, core.Binary)
        inner = condition.left
        return inner.op if isinstance(inner, core.Binary | core.Unary) else None

    assert op_of("[1] + [2] == []") is BinaryOp.CONCAT
    assert op_of("{1} + {2} == {}") is BinaryOp.UNION
    assert op_of("1 + 2 == 3") is BinaryOp.ADD
    assert op_of("{1} * {2} == {}") is BinaryOp.INTERSECT
    assert op_of("multiset{1} - multiset{2} == multiset{}") is BinaryOp.DIFFERENCE
    assert op_of("(set q | q in xs) == {}") is UnaryOp.TO_SET


def test_chains_are_conjunctions_of_neighbours():
    [statement] = [s for s in read("{ r := 0; assert 0 <= x < 9; }").body.statements if isinstance(s, syntax.Assert)]
    x = core.Var("x", INT)
    low, high = core.Binary(BinaryOp.LE, core.IntLit(0), x), core.Binary(BinaryOp.LT, x, core.IntLit(9))
    assert statement.condition == core.Binary(BinaryOp.AND, low, high)
    assert refused("{ r := 0; assert 0 <= x > 9; }").category is GateCategory.GRAMMAR


def test_ranges_become_implications_and_conjunctions():
    for quantifier, op in (("forall", BinaryOp.IMPLIES), ("exists", BinaryOp.AND)):
        body = read("{ r := 0; assert %s i | 0 <= i :: i < 9; }" % quantifier).body  # noqa: UP031 - braces
        [statement] = [s for s in body.statements if isinstance(s, syntax.Assert)]
        assert isinstance(statement.condition, core.Quantified)
        assert isinstance(statement.condition.body, core.Binary)
        assert statement.condition.body.op is op
        assert statement.condition.binders == (core.Binder("i", INT),)


def test_field_update_takes_the_other_fields():
    body = read("{ var s := Box(1, 2); s := s.(height := 5); r := 0; }").body
    changed = body.statements[1]
    shape = DataType("g.Shape")
    s = core.Var("s", shape)
    assert isinstance(changed, syntax.Assign)
    assert changed.values == (core.Construct("Box", (core.Destruct(s, "width", INT), core.IntLit(5)), shape),)


def test_cases_come_in_the_order_of_the_declaration():
    body = read("{ var s := Dot; match s { case Box(w, _) => r := w; case Dot => r := 0; } }").body
    match = body.statements[1]
    assert isinstance(match, syntax.MatchStatement)
    assert [case.constructor for case in match.cases] == ["Dot", "Box"]
    assert match.cases[1].variables[0] == "w"
    assert match.cases[1].variables[1] not in {"_", "w"}


def test_return_with_values_assigns_the_results():
    body = read("{ return x + 1; }").body
    assert body.statements == (
        syntax.Assign(("r",), (core.Binary(BinaryOp.ADD, core.Var("x", INT), core.IntLit(1)),)),
        syntax.Return(),
    )
    assert read("{ r := 1; return r; }").body.statements[1:] == (syntax.Return(),)


def test_calls_of_methods_are_statements_with_targets():
    body = read("{ var t := plain(x, [], 0); a, old_ := t, true; }", "pair").body
    assert body.statements[:2] == (
        syntax.Declare(core.Binder("t", INT), None),
        syntax.CallStatement(("t",), "g.plain", (core.Var("x", INT), core.SeqLit((), INT), core.IntLit(0))),
    )


def test_results_of_lemmas_are_ghosts():
    body = read("{ r := 0; var k := L(); assert k == k; }\nlemma L() returns (k: int) { k := 1; }").body
    assert body.statements[1] == syntax.Declare(core.Binder("k", INT), None, ghost=True)


def test_generic_functions_get_their_type_arguments():
    text = "{ r := xs + Same(xs); }\nfunction method Same<A>(ys: seq<A>): seq<A> { ys }"
    [statement] = read(text, "generic").body.statements
    assert isinstance(statement, syntax.Assign)
    call = statement.values[0]
    assert isinstance(call, core.Binary)
    assert isinstance(call.right, core.Call)
    assert [str(t) for t in call.right.type_arguments] == ["T"]


@pytest.mark.parametrize(
    ("text", "ghosts"),
    [
        ("{ r := F(x); } function F(n: int): int { n }", {"F": False}),
        ("{ r := 0; assert F(x) == x; } function F(n: int): int { n }", {"F": True}),
        ("{ r := F(x); } function F(n: int): int { G(n) } function G(n: int): int { n }", {"F": False, "G": False}),
        ("{ r := F(x); } function F(n: int): int { n } function G(n: int): int { F(n) }", {"F": False, "G": True}),
        ("{ r := 0; } function method F(n: int): int { n }", {"F": False}),
        ("{ ghost var g := F(x); r := 0; } function F(n: int): int { n }", {"F": True}),
        ("{ r := M(x); } method M(n: int) returns (m: int) { m := F(n); } function F(n: int): int { n }", {"F": False}),
        ("{ r := 0; if F(x) { r := 1; } } predicate F(n: int) { n > 0 }", {"F": False}),
        ("{ r := 0; L(); } lemma L() { var z := F(1); } function F(n: int): int { n }", {"F": True}),
    ],
)
def test_plain_functions_are_compiled_where_compiled_code_calls_them(text, ghosts):
    found = {h.name: h.ghost for h in read(text).helpers if isinstance(h, syntax.HelperFunction)}
    assert found == ghosts


def test_executable_functions_hold_no_quantifier_and_call_none_that_does():
    names = ("double", "small", "allsmall", "quiet")
    found = [is_executable(PROGRAM, PROGRAM.function(f"g.{name}")) for name in names]
    assert found == [True, True, False, False]


def test_ghost_code_may_do_what_stays_ghost():
    read("{ r := 0; ghost var g := 0; while g < 3 { g := g + 1; if g == 2 { break; } } }")
    read("{ r := 0; ghost var g := 0; if allsmall(xs) { g := 1; L(); } }\nlemma L() { }")
    read("{ r := 0; L(); }\nlemma L() { var i := 0; while i < 3 { i := i + 1; } if quiet([]) { return; } }")


def test_assignment_is_followed_through_all_paths():
    read("{ if x > 0 { r := 1; } else { r := 2; } }")
    read("{ if x > 0 { return 1; } r := 2; }")
    read("{ while true { if x > 0 { r := 1; break; } r := 2; return; } }")
    read("{ match Some(x) { case None => return 3; case Some(v) => r := v; } }")
    read("{ var t: int; if x > 0 { t := 1; } else { return 0; } r := t; }")
    assert refused("{ while true { if x > 0 { break; } r := 1; } }").category is GateCategory.UNASSIGNED


def test_tokens_have_places():
    tokens = tokenize("ab /* c\n */ 'x'\n  <==>")
    assert [(t.text, t.line, t.column) for t in tokens] == [("ab", 1, 1), ("'x'", 2, 5), ("<==>", 3, 3)]


def test_characters_are_what_their_escapes_say():
    body = read('{ var s := "\\u0041\\n\\\\\\"\'\\t\\0\\U{1F600}"; r := |s|; }').body
    [text] = [s.value for s in body.statements if isinstance(s, syntax.Declare)]
    assert isinstance(text, core.SeqLit)
    assert "".join(c.value for c in text.items if isinstance(c, core.CharLit)) == "A\n\\\"'\t\0\U0001f600"


def test_length_is_limited_exactly():
    body = "{ r := 0; }"
    read(body + " " * (MAX_CHARACTERS - len(body)))
    assert refused(body + " " * (MAX_CHARACTERS - len(body) + 1)).category is GateCategory.TOO_LONG


def test_words_of_the_grammar_are_no_names():
    for word in sorted(keywords()):
        assert isinstance(parse_candidate("{ var %s := 1; r := 0; }" % word, PROGRAM, PLAIN), Rejection), word  # noqa: UP031


def test_refusal_carries_its_answer():
    with pytest.raises(GateRefusal, match="not well formed") as caught:
        tokenize("''")
    assert caught.value.rejection == Rejection(GateCategory.LEXICAL, str(caught.value), 1, 1)


@pytest.mark.parametrize("name", ["names.py", "bans.py", "lexer.py", "ghostness.py", "gate.py", "dafny.lark"])
def test_the_gates_version_changes_with_its_rules(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Nobody has to remember it: a word more or less that the gate refuses is another gate."""
    here = gate_version()
    for file in (*Path(gate.__file__).parent.glob("*.py"), data_folder("grammars") / "dafny.lark"):
        shutil.copy(file, tmp_path)
    monkeypatch.setattr(gate, "__file__", str(tmp_path / "gate.py"))
    monkeypatch.setattr(gate, "data_folder", lambda _: tmp_path)
    assert gate_version.__wrapped__() == here, "the same rules in another place are the same gate"
    with (tmp_path / name).open("a") as file:
        file.write("# or another word\n")
    assert gate_version.__wrapped__() not in ("", here)
