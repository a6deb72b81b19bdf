"""The Z3 translation means what the evaluator computes: on ground expressions both give the same value."""

from core_samples import SAMPLE
from core_strategies import VARIABLES, environments, expressions
from hypothesis import HealthCheck, assume, given, settings

from provenhive.smt.solve import Answer, SmtLimits, solve
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Unary, UnaryOp
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.traverse import walk
from provenhive.spec_lang.types import BOOL, INT, SeqType
from provenhive.spec_lang.value_forms import literal

EVALUATOR = Evaluator(SAMPLE)
BINDERS = tuple(Binder(name, type_) for name, type_ in VARIABLES.items())
SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def has_open_size(expr) -> bool:
    return any(
        isinstance(node, Unary) and node.op is UnaryOp.SIZE and not isinstance(node.operand.type, SeqType)
        for node in walk(expr)
    )


def check(expr, env) -> Answer:
    """Ask for a way to make the expression differ from the evaluator's value."""
    try:
        value = EVALUATOR.evaluate(expr, env)
    except EvaluationFault:
        assume(False)
    equal = Binary(BinaryOp.EQ, expr, literal(value, expr.type, SAMPLE))
    same = solve(SAMPLE, BINDERS, [equal], SmtLimits(3), fixed=env)
    assert same.answer is not Answer.UNSAT, "Z3 excludes the value that the evaluator computes"
    if has_open_size(expr):
        return Answer.UNKNOWN
    return solve(SAMPLE, BINDERS, [Unary(UnaryOp.NOT, equal)], SmtLimits(3), fixed=env).answer


@SETTINGS
@given(expressions(quantifiers=False, depth=3), environments())
def test_ground_expressions_have_one_value_in_both(expr, env):
    assert check(expr, env) in (Answer.UNSAT, Answer.UNKNOWN)


@SETTINGS
@given(expressions(type_=BOOL, depth=3), environments())
def test_quantified_formulas_have_one_truth_value_in_both(expr, env):
    assert check(expr, env) in (Answer.UNSAT, Answer.UNKNOWN)


@SETTINGS
@given(expressions(type_=INT, quantifiers=False, depth=2), environments())
def test_models_are_decoded_to_what_was_asked_for(expr, env):
    try:
        value = EVALUATOR.evaluate(expr, env)
    except EvaluationFault:
        assume(False)
    wanted = Binary(BinaryOp.EQ, core.Var("a", INT), expr)
    assume(not any(isinstance(node, core.Var) and node.name == "a" for node in walk(expr)))
    assume(not has_open_size(expr))
    fixed = {name: v for name, v in env.items() if name != "a"}
    solution = solve(SAMPLE, BINDERS, [wanted], SmtLimits(3), fixed=fixed)
    if solution.answer is Answer.SAT:
        assert solution.values is not None
        assert solution.values["a"] == value
    else:
        assert solution.answer is Answer.UNKNOWN
