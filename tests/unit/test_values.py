"""Runtime values: equality, order, text, JSON, and refusal of what is not a value of the type."""

import json
import pickle

import pytest
from core_samples import LIST, SAMPLE, XS, option

from provenhive.spec_lang.types import BOOL, CHAR, INT, STRING, MapType, MultisetType, SeqType, SetType, TupleType
from provenhive.spec_lang.value_forms import ShapeError, decimal, from_decimal, from_json, show_value, to_json
from provenhive.spec_lang.values import Data, Map, Multiset, ordered, size_of

SHOWN = [
    (-5, INT, "-5"),
    (True, BOOL, "true"),
    (1, BOOL, "true"),
    (True, INT, "1"),
    ("'", CHAR, r"'\''"),
    ("\n", CHAR, r"'\n'"),
    (("a", '"', "\\", "é"), STRING, r'"a\"\\\u{e9}"'),
    ((1, 2), XS, "[1, 2]"),
    ((), STRING, '""'),
    ((1, True), TupleType((INT, BOOL)), "(1, true)"),
    (frozenset({3, -1, 2}), SetType(INT), "{-1, 2, 3}"),
    (Multiset.of([2, 1, 2]), MultisetType(INT), "multiset{1, 2, 2}"),
    (Map([(2, "b"), (1, "a")]), MapType(INT, CHAR), "map[1 := 'a', 2 := 'b']"),
    (Data("Cons", (1, Data("Nil"))), LIST, "Cons(1, Nil)"),
    (Data("Some", ((True,),)), option(SeqType(BOOL)), "Some([true])"),
]


@pytest.mark.parametrize(("value", "type_", "text"), SHOWN)
def test_text_is_directed_by_the_type(value, type_, text):
    assert show_value(value, type_, SAMPLE) == text


@pytest.mark.parametrize(("value", "type_", "text"), SHOWN)
def test_json_round_trip(value, type_, text):
    encoded = json.loads(json.dumps(to_json(value, type_, SAMPLE)))
    assert from_json(encoded, type_, SAMPLE) == value


@pytest.mark.parametrize(
    ("data", "type_"),
    [
        (5, INT),
        ("5.0", INT),
        ("--5", INT),
        ("", INT),
        ("٣", INT),
        (1, BOOL),
        ("ab", CHAR),
        (["a"], STRING),
        ("ab", XS),
        (["1"], TupleType((INT, INT))),
        (["1", "1"], SetType(INT)),
        ([["1", "0"]], MultisetType(INT)),
        ([["1", "1"], ["1", "2"]], MultisetType(INT)),
        ([["1", "2"], ["1", "3"]], MapType(INT, INT)),
        ([["1"]], MapType(INT, INT)),
        (["Cons", "1"], LIST),
        (["Other"], LIST),
        ([], LIST),
        ([["Nil"]], LIST),
        (None, INT),
    ],
)
def test_what_is_not_the_json_of_a_value_is_refused(data, type_):
    with pytest.raises(ShapeError):
        from_json(data, type_, SAMPLE)


@pytest.mark.parametrize("value", [(1, 2), Data("Nil"), "x", Data("Cons", (1,))])
def test_a_value_of_another_shape_is_not_shown(value):
    with pytest.raises(ShapeError):
        show_value(value, LIST if isinstance(value, Data) and value.fields else INT, SAMPLE)


@pytest.mark.parametrize(
    "value", [0, -1, 10**3999, 10**4000, -(10**4000), 7**20_000, 10**8000 - 1, 10**12_001 + 5], ids=range(8)
)
def test_integers_of_any_size_have_decimal_text(value):
    text = decimal(value)
    assert from_decimal(text) == value
    assert text.lstrip("-")[0] != "0" or value == 0
    digits = text.lstrip("-")
    assert sum(int(c) for c in digits[-5:]) == sum(int(c) for c in str(abs(value) % 10**5))


def test_equality_and_hash_agree():
    first, second = Data("Cons", (1, Data("Nil"))), Data("Cons", (1, Data("Nil")))
    assert first == second
    assert hash(first) == hash(second)
    assert first != Data("Cons", (2, Data("Nil")))
    assert Data("A", ((1, 2),)) != Data("A", ((1, 3),))
    assert Data("A", (frozenset({first}),)) == Data("A", (frozenset({second}),))
    assert Map([(1, 2), (3, 4)]) == Map([(3, 4), (1, 2)])
    assert hash(Map([(1, 2), (3, 4)])) == hash(Map([(3, 4), (1, 2)]))
    assert Multiset({1: 2, 2: 0}) == Multiset.of([1, 1])
    assert hash(Multiset({1: 2, 2: 0})) == hash(Multiset.of([1, 1]))


def test_multiset_arithmetic():
    a, b = Multiset.of([1, 1, 2]), Multiset.of([1, 2, 2, 3])
    assert a + b == Multiset.of([1, 1, 1, 2, 2, 2, 3])
    assert a & b == Multiset.of([1, 2])
    assert a - b == Multiset.of([1])
    assert not a <= b
    assert (a & b) <= a
    assert (a.size, a.count(1), a.count(9)) == (3, 2, 0)


def test_values_pickle():
    for value in (Data("Cons", (1, Data("Nil"))), Map([(1, 2)]), Multiset.of([1, 1])):
        assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - made here


def test_order_and_size_do_not_depend_on_hashing():
    assert ordered({Data("B"), Data("A", (2,)), Data("A", (1,))}) == [Data("A", (1,)), Data("A", (2,)), Data("B")]
    assert ordered({frozenset({5}), frozenset({1, 2}), frozenset()}) == [frozenset(), frozenset({5}), frozenset({1, 2})]
    assert size_of((5,)) > size_of((1,)) > size_of(())
    assert size_of(10**100) > size_of(10**50)
