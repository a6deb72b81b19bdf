"""The compiled evaluator gives what the slow, obvious one gives."""

import pytest
from core_samples import SAMPLE, SORTED, SUM
from core_strategies import environments, expressions, values
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenhive.spec_lang.core import Quantified
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import OutOfFuel, Unbounded, Undefined
from provenhive.spec_lang.reference import Reference
from provenhive.spec_lang.traverse import walk
from provenhive.spec_lang.types import BOOL
from provenhive.spec_lang.value_forms import from_json, literal, show_value, to_json

EVALUATOR = Evaluator(SAMPLE)
REFERENCE = Reference(SAMPLE, window=12)
SETTINGS = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def outcome(evaluate, expr, env):
    try:
        return evaluate(expr, env)
    except Undefined:
        return Undefined


@SETTINGS
@given(expressions(quantifiers=False, depth=4), environments())
def test_same_value_or_undefined_in_both(expr, env):
    assert outcome(EVALUATOR.evaluate, expr, env) == outcome(REFERENCE.evaluate, expr, env)


@SETTINGS
@given(expressions(type_=BOOL, depth=3), environments())
def test_quantifiers_agree_with_trying_all_values(expr, env):
    slow = outcome(REFERENCE.evaluate, expr, env)
    try:
        fast = outcome(EVALUATOR.evaluate, expr, env)
    except (Unbounded, OutOfFuel):
        return
    if any(isinstance(node, Quantified) for node in walk(expr)) and slow is Undefined:
        return  # the reference tries values that the body cannot be decided at
    assert fast == slow


@SETTINGS
@given(st.data())
def test_values_survive_text_literal_and_json(data):
    from core_strategies import TYPES

    type_ = data.draw(st.sampled_from(TYPES))
    value = data.draw(values(type_))
    assert EVALUATOR.evaluate(literal(value, type_, SAMPLE)) == value
    assert from_json(to_json(value, type_, SAMPLE), type_, SAMPLE) == value
    assert show_value(value, type_, SAMPLE)


@pytest.mark.parametrize("function", [SUM, SORTED])
@given(st.lists(st.integers(-9, 9), max_size=6).map(tuple))
def test_functions_agree(function, sequence):
    env = {"xs": sequence}
    slow = Reference(SAMPLE, window=8)
    assert EVALUATOR.call(function, (sequence,)) == slow.evaluate(function.body, env)
