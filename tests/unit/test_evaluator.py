"""What the evaluator computes, where it refuses, and that depth does not stop it."""

import gc
import threading

import pytest
from core_samples import (
    COLOR,
    FIND,
    LIST,
    SAMPLE,
    SMALL,
    TOTAL,
    TREE,
    XS,
    Binder,
    add,
    b_i,
    b_j,
    call,
    conj,
    eq,
    exists,
    forall,
    i,
    implies,
    ints,
    j,
    le,
    lt,
    neg,
    num,
    op,
    program,
    size,
    sub,
    true,
    var,
    xs,
)

from provenhive.spec_lang import evaluate
from provenhive.spec_lang.core import (
    BinaryOp,
    CharLit,
    Construct,
    Destruct,
    Function,
    Index,
    IntLit,
    Let,
    MapLit,
    SetLit,
    Slice,
    TupleLit,
    Update,
)
from provenhive.spec_lang.evaluate import RESULT_TYPE, Evaluator
from provenhive.spec_lang.faults import EvaluationFault, OutOfFuel, Unbounded, Undefined
from provenhive.spec_lang.types import BOOL, CHAR, INT, NAT, MapType, SeqType, SetType, TupleType
from provenhive.spec_lang.values import Data, Map


@pytest.fixture(scope="module")
def evaluator():
    return Evaluator(SAMPLE)


@pytest.mark.parametrize(
    ("a", "b", "quotient", "remainder"),
    [(7, 2, 3, 1), (-7, 2, -4, 1), (7, -2, -3, 1), (-7, -2, 4, 1), (6, -3, -2, 0), (-6, 3, -2, 0), (0, -5, 0, 0)],
)
def test_division_is_euclidean(evaluator, a, b, quotient, remainder):
    for left, right in ((num(a), num(b)), (num(a), sub(num(b), num(0)))):
        assert evaluator.evaluate(op(BinaryOp.DIV, left, right)) == quotient
        assert evaluator.evaluate(op(BinaryOp.MOD, left, right)) == remainder


@pytest.mark.parametrize(
    "expr",
    [
        op(BinaryOp.DIV, num(1), num(0)),
        op(BinaryOp.MOD, num(1), sub(num(1), num(1))),
        Index(ints(1, 2), num(2)),
        Index(ints(1, 2), num(-1)),
        Slice(ints(1, 2), num(2), num(1)),
        Slice(ints(1, 2), None, num(3)),
        Slice(ints(1, 2), num(-1), None),
        Update(ints(1), num(1), num(0)),
        Index(MapLit(((num(1), num(2)),), INT, INT), num(3)),
        Destruct(Construct("Nil", (), LIST), "head", INT),
        call("fib", INT, num(-1)),
        call("at", INT, ints(), num(0)),
        Construct("Node", (Construct("Leaf", (), TREE), num(-1), Construct("Leaf", (), TREE)), TREE),
    ],
    ids=lambda e: type(e).__name__,
)
def test_partial_operations_raise_and_never_default(evaluator, expr):
    with pytest.raises(Undefined):
        evaluator.evaluate(expr)


def test_guards_are_read_from_left_to_right(evaluator):
    bad = eq(op(BinaryOp.DIV, num(1), num(0)), num(0))
    assert evaluator.evaluate(conj(neg(true()), bad)) is False
    assert evaluator.evaluate(op(BinaryOp.OR, true(), bad)) is True
    assert evaluator.evaluate(implies(neg(true()), bad)) is True
    with pytest.raises(Undefined):
        evaluator.evaluate(conj(bad, neg(true())))


def test_a_function_that_returns_outside_of_its_type_is_undefined():
    wrong = Function("m.wrong", (), (b_i,), NAT, (), i, None)
    evaluator = Evaluator(program(wrong))
    assert evaluator.call("m.wrong", (3,)) == 3
    with pytest.raises(Undefined, match="result"):
        evaluator.call("m.wrong", (-3,))


RANGES = [
    (forall(b_i, implies(conj(le(num(0), i), lt(i, num(5))), le(op(BinaryOp.MUL, i, i), num(16)))), True),
    (forall(b_i, implies(conj(le(num(0), i), lt(i, num(6))), le(op(BinaryOp.MUL, i, i), num(16)))), False),
    (forall(b_i, implies(le(num(0), i), implies(lt(i, num(5)), neg(eq(i, num(5)))))), True),
    (forall(b_i, op(BinaryOp.OR, lt(i, num(0)), op(BinaryOp.GT, i, num(3)), lt(i, num(4)))), True),
    (exists(b_i, conj(op(BinaryOp.IN, i, ints(4, 9)), op(BinaryOp.GT, i, num(8)))), True),
    (exists(b_i, eq(i, num(10**30))), True),
    (forall(b_i, b_j, implies(conj(le(num(0), i), lt(i, j), lt(j, num(4))), lt(i, num(3)))), True),
    (forall(b_j, b_i, implies(conj(le(num(0), i), lt(i, j), lt(j, num(4))), lt(i, num(2)))), False),
    (forall(b_i, b_j, implies(conj(le(num(0), i), le(num(0), j), le(add(i, j), num(3))), lt(i, num(4)))), True),
    (forall(Binder("n", NAT), implies(lt(var("n"), num(3)), le(num(0), var("n")))), True),
    (forall(Binder("s", SMALL), lt(var("s"), num(10))), True),
    (exists(Binder("s", SMALL), lt(var("s"), num(0))), False),
    (forall(Binder("p", BOOL), op(BinaryOp.OR, var("p", BOOL), neg(var("p", BOOL)))), True),
    (exists(Binder("c", COLOR), eq(var("c", COLOR), Construct("Blue", (), COLOR))), True),
    (exists(b_i, conj(le(op(BinaryOp.MUL, i, i), num(50)), op(BinaryOp.GT, op(BinaryOp.MUL, i, i), num(48)))), True),
    (exists(b_i, b_j, conj(lt(num(1), i), lt(num(1), j), eq(op(BinaryOp.MUL, i, j), num(35)))), True),
    (exists(b_i, b_j, conj(lt(num(1), i), lt(num(1), j), eq(op(BinaryOp.MUL, i, j), num(37)))), False),
    (call("divides", BOOL, num(-3), num(12)), True),
    (call("divides", BOOL, num(5), num(12)), False),
    (call("divides", BOOL, num(0), num(12)), False),
    (forall(b_i, implies(conj(le(num(0), op(BinaryOp.DIV, i, num(3))), lt(i, num(3))), le(num(0), i))), True),
    (
        forall(
            b_i,
            b_j,
            implies(
                op(BinaryOp.IN, TupleLit((i, j)), SetLit((TupleLit((num(1), num(2))),), TupleType((INT, INT)))),
                lt(i, j),
            ),
        ),
        True,
    ),
]


V, IN = Binder("v", INT), BinaryOp.IN
v, ys = var("v"), var("ys", XS)
SAME_ELEMENTS = forall(V, op(BinaryOp.IFF, op(IN, v, xs), op(IN, v, ys)))
SUCCESSORS = forall(
    V,
    implies(
        exists(b_i, conj(le(num(0), i), lt(i, size(xs)), eq(v, add(Index(xs, i), num(1))))),
        op(IN, v, ys),
    ),
)
IN_EITHER = forall(V, implies(op(BinaryOp.OR, op(IN, v, xs), op(IN, v, ys)), lt(v, num(5))))


@pytest.mark.parametrize(
    ("expr", "first", "second", "expected"),
    [
        (SAME_ELEMENTS, (1, 2, 1), (2, 1), True),
        (SAME_ELEMENTS, (1, 2, 1), (2, 3), False),
        (SAME_ELEMENTS, (), (2,), False),
        (SAME_ELEMENTS, (2,), (), False),
        (SUCCESSORS, (1, 2), (2, 3), True),
        (SUCCESSORS, (1, 2), (2,), False),
        (IN_EITHER, (1, 2), (4,), True),
        (IN_EITHER, (1, 5), (4,), False),
        (IN_EITHER, (1,), (4, 5), False),
    ],
)
def test_cases_and_inner_variables_give_ranges_too(evaluator, expr, first, second, expected):
    assert evaluator.evaluate(expr, {"xs": first, "ys": second}) is expected


@pytest.mark.parametrize(("expr", "expected"), RANGES)
def test_ranges_are_derived_from_guards(evaluator, expr, expected):
    assert evaluator.evaluate(expr) is expected


@pytest.mark.parametrize(
    "expr",
    [
        forall(b_i, eq(i, i)),
        exists(b_i, op(BinaryOp.GT, i, num(3))),
        forall(Binder("ys", XS), eq(var("ys", XS), var("ys", XS))),
        call("divides", BOOL, num(0), num(0)),
        forall(b_i, b_j, implies(conj(le(num(0), i), lt(i, j)), neg(eq(j, i)))),
    ],
)
def test_a_quantifier_without_a_range_is_an_error(evaluator, expr):
    with pytest.raises(Unbounded):
        evaluator.evaluate(expr)


def test_a_guard_in_front_of_an_undefined_bound_counts(evaluator):
    bound = lt(i, Index(xs, num(0)))
    guarded = forall(b_i, implies(conj(op(BinaryOp.GT, size(xs), num(0)), le(num(0), i), bound), lt(i, num(3))))
    assert evaluator.evaluate(guarded, {"xs": ()}) is True
    assert evaluator.evaluate(guarded, {"xs": (3,)}) is True
    assert evaluator.evaluate(guarded, {"xs": (4,)}) is False
    with pytest.raises(Undefined):
        evaluator.evaluate(forall(b_i, implies(conj(le(num(0), i), bound), lt(i, num(3)))), {"xs": ()})


def test_subsets_of_a_set_can_be_quantified(evaluator):
    s, whole = var("s", SetType(INT)), SetLit((num(1), num(2), num(3)), INT)
    expr = forall(Binder("s", SetType(INT)), implies(op(BinaryOp.SUBSET, s, whole), le(size(s), num(3))))
    assert evaluator.evaluate(expr) is True
    smaller = forall(Binder("s", SetType(INT)), implies(op(BinaryOp.SUBSET, s, whole), le(size(s), num(2))))
    assert evaluator.evaluate(smaller) is False


def test_recursion_of_ten_thousand_calls(evaluator):
    assert evaluator.call("m.sum", (tuple(range(10_000)),), fuel=50_000_000) == 49_995_000
    deep = Data("Nil")
    for k in range(10_000):
        deep = Data("Cons", (k, deep))
    assert evaluator.call("m.length", (deep,)) == 10_000
    assert hash(deep) == hash(Data("Cons", deep.fields))
    assert deep == Data("Cons", deep.fields)


def test_recursion_from_a_thread_with_a_small_stack(evaluator):
    answers = []
    thread = threading.Thread(target=lambda: answers.append(evaluator.call("m.fib", (5_000,)) % 1000))
    thread.start()
    thread.join()
    assert answers == [125]


def test_endless_recursion_runs_out_of_fuel():
    loop = Function("m.loop", (), (b_i,), INT, (), call("loop", INT, add(i, num(1))), None)
    with pytest.raises(OutOfFuel):
        Evaluator(program(loop), fuel=10_000).call("m.loop", (0,))
    with pytest.raises(OutOfFuel):
        Evaluator(program(loop), fuel=10_000_000).call("m.loop", (0,))


def test_numbers_and_sequences_that_explode_run_out_of_fuel():
    square = Function("m.sq", (), (b_i,), INT, (), call("sq", INT, op(BinaryOp.MUL, i, i)), None)
    double = Function("m.dbl", (), (Binder("xs", XS),), INT, (), call("dbl", INT, op(BinaryOp.CONCAT, xs, xs)), None)
    with pytest.raises(OutOfFuel):
        Evaluator(program(square)).call("m.sq", (3,))
    with pytest.raises(OutOfFuel):
        Evaluator(program(double)).call("m.dbl", ((1,),))


def test_a_wide_quantifier_runs_out_of_fuel_instead_of_guessing(evaluator):
    wide = forall(b_i, implies(conj(le(num(0), i), lt(i, num(10**12))), neg(eq(op(BinaryOp.MUL, i, i), num(-1)))))
    with pytest.raises(OutOfFuel):
        evaluator.evaluate(wide, fuel=1_000)


def test_deeply_nested_expressions_compile(evaluator):
    expr = IntLit(0)
    for _ in range(1_000):
        expr = sub(num(1), expr)
    assert evaluator.evaluate(expr) == 0
    wide = add(*[num(1)] * 1_000)
    assert evaluator.evaluate(wide) == 1_000
    lets = var("a0")
    for k in range(200, 0, -1):
        lets = Let(f"a{k}", add(var("a0"), num(k)), lets if k < 200 else var("a200"))
    assert evaluator.evaluate(lets, {"a0": 1}) == 201


def test_free_variables_need_values(evaluator):
    with pytest.raises(EvaluationFault, match="xs"):
        evaluator.evaluate(size(xs))


def test_names_of_python_and_primes_are_only_names(evaluator):
    for name in ("x'", "lambda", "F", "R", "None", "undefined", "é"):
        assert evaluator.evaluate(add(var(name), num(1)), {name: 41}) == 42


def test_contract_checks(evaluator):
    assert evaluator.check_pre(TOTAL, ((1, 2),))
    assert evaluator.check_post(TOTAL, ((1, 2),), (3,)) == ()
    assert evaluator.check_post(TOTAL, ((1, 2),), (4,)) == (0,)
    assert not evaluator.check_pre(FIND, ((1, 2), 3))
    assert evaluator.check_post(FIND, ((1, 2), 2), (1,)) == ()
    assert evaluator.check_post(FIND, ((1, 2), 2), (0,)) == (1,)
    assert evaluator.check_post(FIND, ((1, 2), 2), (2,)) == (0,)
    assert evaluator.check_post(FIND, ((1, 2), 2), (-1,)) == (RESULT_TYPE,)
    assert evaluator.check_post(FIND, ((1, 2), 2), (True,)) == ()


def test_membership_in_declared_types(evaluator):
    tree = Data("Node", (Data("Leaf"), -1, Data("Leaf")))
    assert not evaluator.inhabits(tree, TREE)
    assert evaluator.inhabits(Data("Node", (Data("Leaf"), 1, Data("Leaf"))), TREE)
    assert not evaluator.inhabits(Data("Node", (Data("Leaf"), 1)), TREE)
    assert evaluator.inhabits((1, 2), SeqType(SMALL))
    assert not evaluator.inhabits((1, 10), SeqType(SMALL))
    assert not evaluator.inhabits(Map([(1, -2)]), MapType(INT, NAT))
    assert not evaluator.inhabits("ab", CHAR)
    assert not evaluator.inhabits([1], XS)


def test_what_an_expression_needs_goes_when_it_goes(monkeypatch):
    monkeypatch.setattr(evaluate, "MAX_EXPRESSIONS", 10)
    evaluator = Evaluator(SAMPLE)

    def wide(number):
        deep = num(number)
        for _ in range(150):  # too deep for one Python expression
            deep = add(deep, call("fib", INT, num(3)))
        one = forall(b_i, implies(conj(le(num(0), i), lt(i, num(3))), lt(i, Index(ints(9, 9), num(0)))))
        return conj(lt(num(0), deep), one, eq(CharLit("\u20ac"), CharLit("\u20ac")))

    def tables():
        gc.collect()
        return len(evaluator._compiler._namespace), len(evaluator.runtime.sites)

    held = evaluator.function(wide(1), ())
    partial = evaluator.function(Index(ints(1), i), (b_i,))
    seen = []
    for number in range(2, 60):
        assert evaluator.evaluate(wide(number)) is True
        if number % 10 == 0:
            seen.append(tables())
    assert len(set(seen[1:])) == 1, seen
    assert seen[-1] > tuple(1 for _ in seen[-1])
    assert evaluator.run(held) is True  # it outlived the others
    with pytest.raises(Undefined, match="index out of range"):
        evaluator.run(partial, 5)


def test_memory_of_results_does_not_confuse_equal_keys(evaluator):
    count = call("count", INT, var("ys", SeqType(INT)), var("y"), types=(INT,))
    assert evaluator.evaluate(count, {"ys": (1, 1, 2), "y": 1}) == 2
    flags = call("count", INT, var("ys", SeqType(BOOL)), var("y", BOOL), types=(BOOL,))
    assert evaluator.evaluate(flags, {"ys": (True, False), "y": True}) == 1
    assert evaluator.evaluate(Index(var("ys", SeqType(INT)), j), {"ys": (5,), "j": 0}) == 5
