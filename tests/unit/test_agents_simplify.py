"""Simplification, decision trees and slices: equal to what they came from, on values and by example."""

from __future__ import annotations

import pytest

from provenhive.search.agents.simplify import difference, simplify
from provenhive.search.agents.slices import put_together
from provenhive.search.agents.terms import (
    ONE,
    ZERO,
    add,
    conj,
    eq,
    index,
    int_lit,
    int_var,
    lt,
    negate,
    prefix,
    size,
    sub,
    suffix,
)
from provenhive.spec_lang.core import BoolLit, Index, Program, SeqLit, Slice, Var
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.types import INT, SeqType

XS = Var("xs", SeqType(INT))
K, N = int_var("i"), int_var("n")


def test_index_into_a_suffix_is_an_index_into_the_whole() -> None:
    assert simplify(index(suffix(XS, K), int_lit(2))) == Index(XS, add(K, int_lit(2)))


def test_suffix_of_a_suffix_is_one_slice() -> None:
    assert simplify(suffix(suffix(XS, K), ONE)) == Slice(XS, add(K, ONE), None)


def test_size_of_a_suffix_is_a_difference() -> None:
    assert simplify(size(suffix(XS, K))) == sub(size(XS), K)


def test_empty_suffix_is_a_comparison_of_the_index() -> None:
    found = simplify(eq(suffix(XS, K), SeqLit((), INT)))
    assert found == eq(K, size(XS))


def test_the_whole_as_a_slice_is_the_whole() -> None:
    assert simplify(prefix(XS, size(XS))) == XS
    assert simplify(suffix(XS, ZERO)) == XS


def test_comparisons_with_a_known_difference_are_decided() -> None:
    assert simplify(lt(K, add(K, ONE))) == BoolLit(True)
    assert simplify(eq(sub(size(XS), add(K, ONE)), sub(size(XS), K))) == BoolLit(False)


def test_difference_of_sums_is_a_number_only_when_it_is_the_same_everywhere() -> None:
    assert difference(add(N, int_lit(3)), N) == 3
    assert difference(N, K) is None


@pytest.mark.parametrize("operator_free", [conj(lt(K, N), eq(K, N)), lt(K, N), BoolLit(True)])
def test_negation_twice_has_the_same_truth(operator_free: object) -> None:
    evaluator = Evaluator(Program(()))
    twice = negate(negate(operator_free))  # type: ignore[arg-type]
    for i in (-1, 0, 1):
        for n in (-1, 0, 1):
            env = {"i": i, "n": n}
            assert evaluator.evaluate(twice, env) == evaluator.evaluate(operator_free, env)  # type: ignore[arg-type]


def test_hints_put_head_and_tail_together() -> None:
    (hint,) = put_together(suffix(XS, ONE))
    evaluator = Evaluator(Program(()))
    assert evaluator.evaluate(hint, {"xs": (4, 5, 6)}) is True


def test_hints_put_front_and_last_together() -> None:
    (hint,) = put_together(prefix(XS, sub(size(XS), ONE)))
    evaluator = Evaluator(Program(()))
    assert evaluator.evaluate(hint, {"xs": (4, 5, 6)}) is True
