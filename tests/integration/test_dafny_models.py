"""Models of the real solver behind the real Dafny's errors, decoded into raw values."""

import pytest

from provenhive.dafny_bridge import DafnyFailure, Position, ServerPool, run_cli
from provenhive.dafny_bridge.counterexample import (
    RawBool,
    RawChar,
    RawCounterexample,
    RawData,
    RawInt,
    RawMap,
    RawMultiset,
    RawSeq,
    RawSet,
    raw_counterexamples,
)
from provenhive.dafny_bridge.model import read_models

LIST = "datatype L = Nil | Cons(head: int, tail': L)\n"


@pytest.fixture(scope="module")
def pool():
    with ServerPool(1) as made:
        yield made


@pytest.fixture(params=["fresh", "warm"])
def explain(request: pytest.FixtureRequest, pool: ServerPool):
    """Return the proposals for the errors of a text, fresh or warm."""

    def ask(text: str) -> tuple[RawCounterexample, ...]:
        verify = run_cli if request.param == "fresh" else pool.verify
        return raw_counterexamples(verify(text, models=True))

    return ask


def test_integers_and_booleans_refute_by_themselves(explain):
    (found,) = explain("method M(x: int, y: int, b: bool)\n  requires b ==> x > 3\n{ assert x > y; }")
    x, y = found.initial.value("x"), found.initial.value("y")
    assert isinstance(x, RawInt) and isinstance(y, RawInt) and not x.value > y.value
    assert found.initial.position == Position(3, 1)
    assert found.diagnostic.position == Position(3, 12)


def test_negative_and_large_integers(explain):
    (found,) = explain(
        "method M(x: int, y: int) requires x < -5 && y > 123456789012345678901234567890 { assert false; }"
    )
    x, y = found.initial.value("x"), found.initial.value("y")
    assert isinstance(x, RawInt) and x.value < -5
    assert isinstance(y, RawInt) and y.value > 123456789012345678901234567890


def test_sequences_have_their_length_and_the_settled_elements(explain):
    (found,) = explain("method M(s: seq<int>) requires |s| == 3 && s[1] == 7 && s[2] < 0 { assert s[2] == -1; }")
    s = found.initial.value("s")
    assert isinstance(s, RawSeq) and s.length == 3
    elements = dict(s.elements)
    assert elements[1] == RawInt(7)
    assert isinstance(elements[2], RawInt) and elements[2].value < -1
    assert 0 not in elements or isinstance(elements[0], RawInt)


def test_nested_sequences_and_strings(explain):
    (found,) = explain(
        "method M(a: seq<seq<bool>>, t: string) requires |a| == 2 && |a[1]| == 1 && a[1][0] && |t| == 2 && t[0] == 'q'"
        " { assert false; }"
    )
    a, t = found.initial.value("a"), found.initial.value("t")
    assert isinstance(a, RawSeq) and dict(a.elements)[1] == RawSeq(1, ((0, RawBool(True)),))
    assert isinstance(t, RawSeq) and dict(t.elements)[0] == RawChar(ord("q"))


def test_datatypes_have_constructors_and_fields(explain):
    (found,) = explain(
        LIST + "method M(l: L) requires l.Cons? && l.tail'.Cons? && l.head == 4 { assert l.tail'.head > 9; }"
    )
    value = found.initial.value("l")
    assert isinstance(value, RawData) and (value.type_name, value.constructor) == ("L", "Cons")
    fields = dict(value.fields)
    assert fields["head"] == RawInt(4)
    inner = fields["tail'"]
    assert isinstance(inner, RawData) and inner.constructor == "Cons"
    head = dict(inner.fields)["head"]
    assert isinstance(head, RawInt) and head.value <= 9


def test_datatypes_of_modules_and_tuples(explain):
    (found,) = explain(
        "module My_Lib { datatype D = A | B(n: nat) }\n"
        "module Use { import My_Lib method M(d: My_Lib.D, p: (int, bool)) requires d == My_Lib.B(5) && p == (3, true)"
        " { assert false; } }"
    )
    d, p = found.initial.value("d"), found.initial.value("p")
    assert d == RawData("My_Lib.D", "B", (("n", RawInt(5)),))
    assert p == RawData("(2)", "", (("0", RawInt(3)), ("1", RawBool(True))))


def test_names_with_every_mark_are_those_of_the_text(explain):
    (found,) = explain(
        "module O_p { module I_n { datatype D_d' = A_x | B_y(f_x': nat, g_?: bool) } }\n"
        "method M(d: O_p.I_n.D_d') requires d.B_y? && d.f_x' > 4 && d.g_? { assert d.f_x' != 6; }"
    )
    value = found.initial.value("d")
    assert value == RawData("O_p.I_n.D_d'", "B_y", (("f_x'", RawInt(6)), ("g_?", RawBool(True))))


def test_sets_multisets_and_maps(explain):
    (found,) = explain(
        "method M(s: set<int>, m: multiset<int>, p: map<int, bool>)\n"
        "  requires 5 in s && 6 !in s && m[3] == 2 && 8 in p && p[8] { assert 9 in s; }"
    )
    s, m, p = (found.initial.value(name) for name in "smp")
    assert isinstance(s, RawSet) and isinstance(m, RawMultiset) and isinstance(p, RawMap)
    members = dict(s.members)
    assert (members[RawInt(5)], members[RawInt(6)], members[RawInt(9)]) == (True, False, False)
    assert dict(m.counts)[RawInt(3)] == 2
    assert (RawInt(8), True) in p.domain and (RawInt(8), RawBool(True)) in p.entries


def test_states_follow_the_failing_path(explain):
    (found,) = explain(
        "method M(n: nat) returns (r: int)\n  ensures r == n\n{\n  var i := 4;\n  i := i + n;\n  r := i;\n}"
    )
    n = found.initial.value("n")
    assert isinstance(n, RawInt) and n.value >= 0
    at = {state.position.line: state for state in found.states if state.position is not None}
    assert at[4].value("i") == RawInt(4)
    assert at[5].value("i") == RawInt(4 + n.value) == at[6].value("r")
    assert found.initial.value("i") is None


def test_each_error_has_its_own_model_and_state(explain):
    found = explain(
        "method A(x: int) { assert x != 17; }\n"
        "method B(b: bool, x: int) { if b { assert x > 1; } else { assert x < -1; } }"
    )
    assert [f.diagnostic.position.line for f in found if f.diagnostic.position] == [1, 2, 2]
    assert found[0].initial.value("x") == RawInt(17)
    assert [f.initial.value("b") for f in found[1:]] == [RawBool(True), RawBool(False)]


def test_a_correct_text_and_a_run_without_models_have_none(explain):
    assert explain("method M(x: int) { assert x == x; }") == ()
    assert raw_counterexamples(run_cli("method M(x: int) { assert x > 0; }")) == ()


def test_models_of_one_request_do_not_stay_for_the_next(pool: ServerPool):
    assert raw_counterexamples(pool.verify("method M(x: int) { assert x > 0; }", models=True))
    assert not raw_counterexamples(pool.verify("method M(x: int) { assert zz; }", models=True))


def test_an_unreadable_model_is_a_failure():
    with pytest.raises(DafnyFailure, match="unreadable"):
        read_models("*** MODEL\nodd\n*** END_MODEL\n")
    assert read_models("noise\n") == ()
