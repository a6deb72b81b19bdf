"""What agents rewrite keeps its value, and what they run quickly is what the evaluator says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from provenhive.search.agents.running import Runner
from provenhive.search.agents.simplify import simplify
from provenhive.spec_lang.core import (
    Binary,
    BinaryOp,
    BoolLit,
    Expr,
    If,
    Index,
    IntLit,
    Program,
    SeqLit,
    Slice,
    Unary,
    UnaryOp,
    Var,
)
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.types import BOOL, INT, SeqType

PROGRAM = Program(())
EVALUATOR = Evaluator(PROGRAM)
SEQ = SeqType(INT)
ARITHMETIC = (BinaryOp.ADD, BinaryOp.SUB, BinaryOp.MUL, BinaryOp.DIV, BinaryOp.MOD)
COMPARISONS = (BinaryOp.LT, BinaryOp.LE, BinaryOp.GT, BinaryOp.GE, BinaryOp.EQ, BinaryOp.NE)
LOGIC = (BinaryOp.AND, BinaryOp.OR, BinaryOp.IMPLIES, BinaryOp.IFF)


def integers(depth: int) -> st.SearchStrategy[Expr]:
    plain: st.SearchStrategy[Expr] = st.one_of(
        st.builds(IntLit, st.integers(-3, 3)), st.sampled_from([Var("a", INT), Var("b", INT)])
    )
    if depth == 0:
        return plain
    return st.one_of(
        plain,
        st.builds(Binary, st.sampled_from(ARITHMETIC), integers(depth - 1), integers(depth - 1)),
        st.builds(lambda e: Unary(UnaryOp.SIZE, e), sequences(depth - 1)),
        st.builds(Index, sequences(depth - 1), integers(depth - 1)),
        st.builds(If, truths(depth - 1), integers(depth - 1), integers(depth - 1)),
        st.builds(lambda e: Unary(UnaryOp.NEG, e), integers(depth - 1)),
    )


def sequences(depth: int) -> st.SearchStrategy[Expr]:
    plain: st.SearchStrategy[Expr] = st.sampled_from([Var("xs", SEQ), SeqLit((), INT)])
    if depth == 0:
        return plain
    return st.one_of(
        plain,
        st.builds(lambda e: SeqLit((e,), INT), integers(depth - 1)),
        st.builds(lambda a, b: Binary(BinaryOp.CONCAT, a, b), sequences(depth - 1), sequences(depth - 1)),
        st.builds(Slice, sequences(depth - 1), st.none() | integers(depth - 1), st.none() | integers(depth - 1)),
    )


def truths(depth: int) -> st.SearchStrategy[Expr]:
    plain: st.SearchStrategy[Expr] = st.one_of(st.builds(BoolLit, st.booleans()), st.just(Var("p", BOOL)))
    if depth == 0:
        return plain
    return st.one_of(
        plain,
        st.builds(Binary, st.sampled_from(COMPARISONS), integers(depth - 1), integers(depth - 1)),
        st.builds(Binary, st.sampled_from(LOGIC), truths(depth - 1), truths(depth - 1)),
        st.builds(lambda e: Unary(UnaryOp.NOT, e), truths(depth - 1)),
        st.builds(Binary, st.sampled_from([BinaryOp.EQ, BinaryOp.NE]), sequences(depth - 1), sequences(depth - 1)),
        st.builds(lambda a, b: Binary(BinaryOp.IN, a, b), integers(depth - 1), sequences(depth - 1)),
    )


ENVIRONMENTS = st.fixed_dictionaries(
    {
        "a": st.integers(-3, 3),
        "b": st.integers(-3, 3),
        "p": st.booleans(),
        "xs": st.lists(st.integers(-2, 2), max_size=4).map(tuple),
    }
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(integers(3), sequences(3), truths(3)), ENVIRONMENTS)
def test_simplified_agrees_wherever_the_original_is_defined(expr: Expr, env: dict[str, object]) -> None:
    try:
        value = EVALUATOR.evaluate(expr, env)
    except EvaluationFault:
        return
    assert EVALUATOR.evaluate(simplify(expr), env) == value


@settings(max_examples=400, deadline=None)
@given(st.one_of(integers(3), sequences(3), truths(3)), ENVIRONMENTS)
def test_closures_give_what_the_evaluator_gives(expr: Expr, env: dict[str, object]) -> None:
    run = Runner(PROGRAM, EVALUATOR).run(expr)
    try:
        value = EVALUATOR.evaluate(expr, env)
    except EvaluationFault:
        try:
            run(env)
        except EvaluationFault:
            return
        raise AssertionError("the closure has a value where the evaluator has none") from None
    assert run(env) == value
