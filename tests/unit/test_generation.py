"""Generated values belong to their types, inputs to their preconditions; enumeration misses nothing; shrinking ends."""

import pytest
from core_samples import (
    COLOR,
    LIST,
    SAMPLE,
    SMALL,
    TREE,
    XS,
    Binder,
    T,
    call,
    conj,
    eq,
    le,
    lt,
    num,
    op,
    option,
    program,
    size,
    var,
    xs,
)

from provenhive.spec_lang.core import BinaryOp, Index, Subset, Unit
from provenhive.spec_lang.enumeration import Enumeration
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.generate import Generator, NoValue, constants, instantiated
from provenhive.spec_lang.shrink import shrink
from provenhive.spec_lang.types import (
    BOOL,
    CHAR,
    INT,
    NAT,
    STRING,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    SubsetType,
    TupleType,
)
from provenhive.spec_lang.values import Data, size_of

EVALUATOR = Evaluator(SAMPLE)
TYPES = [
    INT, NAT, BOOL, CHAR, STRING, SMALL, COLOR, LIST, TREE, XS, SeqType(NAT), SeqType(SMALL), SetType(NAT),
    MultisetType(SMALL), MapType(NAT, SMALL), TupleType((NAT, STRING)), option(SMALL), SeqType(option(NAT)),
    SeqType(XS),
]  # fmt: skip


@pytest.mark.parametrize("type_", TYPES, ids=str)
def test_values_belong_to_their_declared_type(type_):
    generator = Generator(EVALUATOR, seed=3)
    made = generator.boundary(type_) + [generator.value(type_, 1 + k % 8) for k in range(80)]
    assert all(EVALUATOR.inhabits(value, type_) for value in made)
    if type_ not in (BOOL, COLOR):
        assert len(set(made)) >= 7


@pytest.mark.parametrize("type_", TYPES, ids=str)
def test_the_same_seed_gives_the_same_values(type_):
    first, second, other = (Generator(EVALUATOR, seed=seed) for seed in (7, 7, 8))
    one, two, three = ([g.value(type_) for _ in range(60)] for g in (first, second, other))
    assert one == two
    assert one != three


@pytest.mark.parametrize("type_", TYPES, ids=str)
def test_enumeration_is_by_size_and_without_repetition(type_):
    enumeration = Enumeration(EVALUATOR)
    found = list(enumeration.up_to(type_, 3))
    assert len(found) == len(set(found))
    assert all(EVALUATOR.inhabits(value, type_) for value in found)


def test_enumeration_misses_nothing():
    enumeration = Enumeration(EVALUATOR)
    assert set(enumeration.up_to(SeqType(BOOL), 3)) >= {(), (False,), (True,), (True, False), (False, False, False)}
    assert list(enumeration.values(INT, 2)) == [2, -2]
    assert set(enumeration.up_to(SetType(INT), 3)) >= {frozenset({0, 1}), frozenset({-1}), frozenset({2})}
    assert frozenset({0}) in enumeration.values(SetType(INT), 1)
    leaf = Data("Leaf")
    assert Data("Node", (leaf, 1, leaf)) in enumeration.values(TREE, 2)
    assert len(list(enumeration.tuples((INT, INT), 2))) == 8


def test_a_type_without_values_is_reported():
    empty = Subset("m.Empty", (), Binder("s", INT), lt(var("s"), var("s")))
    with pytest.raises(NoValue):
        Generator(Evaluator(program(empty))).value(SubsetType("m.Empty"))


def unit(parameters, *requires):
    return Unit("m.u", (), parameters, (Binder("r", INT),), requires, ())


SORTED_XS = call("sorted", BOOL, xs)
KEY, YS = var("k"), var("ys", XS)
HARD = {
    "sorted": unit((Binder("xs", XS),), SORTED_XS),
    "sorted and long": unit((Binder("xs", XS),), SORTED_XS, le(num(4), size(xs))),
    "member of sorted": unit((Binder("xs", XS), Binder("k", INT)), SORTED_XS, op(BinaryOp.IN, KEY, xs)),
    "index": unit((Binder("xs", XS), Binder("k", INT)), conj(le(num(0), KEY), lt(KEY, size(xs)))),
    "value at index": unit(
        (Binder("xs", XS), Binder("k", NAT), Binder("v", INT)),
        conj(lt(KEY, size(xs)), eq(Index(xs, KEY), var("v"))),
    ),
    "equal lengths": unit((Binder("xs", XS), Binder("ys", XS)), eq(size(xs), size(YS)), le(num(2), size(xs))),
    "two sorted": unit((Binder("xs", XS), Binder("ys", XS)), SORTED_XS, call("sorted", BOOL, YS)),
    "large constant": unit((Binder("k", INT),), lt(num(123_456), KEY), lt(KEY, num(123_459))),
}


@pytest.mark.parametrize("contract", HARD.values(), ids=HARD.keys())
def test_inputs_satisfy_preconditions(contract):
    known = constants(SAMPLE, contract.requires)
    found = Generator(EVALUATOR, seed=1, known=known).inputs(contract, 40)
    assert len(found) == len(set(found))
    assert len(found) >= (2 if contract is HARD["large constant"] else 40)
    assert all(EVALUATOR.check_pre(contract, arguments) for arguments in found)
    assert found == Generator(EVALUATOR, seed=1, known=known).inputs(contract, 40)


def test_type_parameters_become_integers():
    generic = Unit("m.g", ("T",), (Binder("ys", SeqType(T)), Binder("y", T)), (Binder("r", NAT),), (), ())
    plain = instantiated(generic)
    assert [p.type for p in plain.parameters] == [XS, INT]
    assert Generator(EVALUATOR).inputs(plain, 10)


def test_shrinking_finds_small_failing_inputs():
    def fails(arguments):
        sequence, number = arguments
        return any(item > 10 for item in sequence) and number in sequence

    start = ((5, 99, -7, 42, 99, 3), 99)
    small = shrink(SAMPLE, (XS, INT), start, fails)
    assert fails(small)
    assert max(small[0]) == 11
    assert len(small[0]) <= 2


def test_shrinking_data_keeps_it_failing_and_smaller():
    def depth(tree):
        return 0 if tree.constructor == "Leaf" else 1 + max(depth(tree.fields[0]), depth(tree.fields[2]))

    leaf = Data("Leaf")
    tree = Data("Node", (leaf, 9, Data("Node", (Data("Node", (leaf, 4, leaf)), 3, Data("Node", (leaf, 8, leaf))))))
    small = shrink(SAMPLE, (TREE,), (tree,), lambda args: depth(args[0]) >= 2)
    assert size_of(small) < size_of((tree,))
    assert small == ((Data("Node", (leaf, 0, Data("Node", (leaf, 0, leaf))))),)


def test_shrinking_stops_within_its_trials():
    calls = []

    def fails(arguments):
        calls.append(arguments)
        return True

    assert shrink(SAMPLE, (XS,), (tuple(range(50)),), fails, trials=5) == ((),)
    assert len(calls) <= 5
