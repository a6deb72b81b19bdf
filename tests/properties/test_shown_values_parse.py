"""What ``show_value`` prints is what the language reads back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text
from provenhive.spec_lang.types import (
    BOOL,
    CHAR,
    INT,
    STRING,
    DataType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    TupleType,
)
from provenhive.spec_lang.value_forms import show_value
from provenhive.spec_lang.values import Data, Map, Multiset

HEAD = """
module shown
datatype Option<T> = None | Some(value: T)
datatype List = Nil | Cons(head: int, tail: List)
"""
PROGRAM = load_text(HEAD)
LIST, OPTION = DataType("shown.List"), DataType("shown.Option", (SeqType(INT),))
ints = st.integers(-(10**20), 10**20) | st.integers(-3, 3)
chars = st.characters(exclude_categories=["Cs"])
lists = st.recursive(st.just(Data("Nil")), lambda tail: st.tuples(ints, tail).map(lambda p: Data("Cons", p)))
CASES = {
    "int": (INT, ints),
    "bool": (BOOL, st.booleans()),
    "char": (CHAR, chars),
    "string": (STRING, st.text(chars, max_size=6).map(tuple)),
    "seq<int>": (SeqType(INT), st.lists(ints, max_size=4).map(tuple)),
    "seq<string>": (SeqType(STRING), st.lists(st.text(chars, max_size=3).map(tuple), max_size=3).map(tuple)),
    "(int, bool, char)": (TupleType((INT, BOOL, CHAR)), st.tuples(ints, st.booleans(), chars)),
    "set<int>": (SetType(INT), st.frozensets(ints, max_size=4)),
    "multiset<int>": (MultisetType(INT), st.lists(ints, max_size=4).map(Multiset.of)),
    "map<int, bool>": (
        MapType(INT, BOOL),
        st.dictionaries(ints, st.booleans(), max_size=3).map(lambda d: Map(d.items())),
    ),
    "List": (LIST, lists),
    "Option<seq<int>>": (
        OPTION,
        st.just(Data("None")) | st.lists(ints, max_size=2).map(lambda v: Data("Some", (tuple(v),))),
    ),
}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_shown_values_are_read_back(data):
    name = data.draw(st.sampled_from(sorted(CASES)))
    type_, strategy = CASES[name]
    value = data.draw(strategy)
    text = show_value(value, type_, PROGRAM)
    program = load_text(f"{HEAD}\nfunction it(): {name} = {text}\n")
    assert Evaluator(program).call("shown.it", ()) == value
