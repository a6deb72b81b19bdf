"""An expression has a value just when its well-definedness conditions hold: the evaluator is the judge."""

import pytest
from core_samples import SAMPLE
from core_strategies import VARIABLES, environments, expressions
from hypothesis import HealthCheck, given, settings

from provenhive.resources import data_folder
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Var
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import EvaluationFault, OutOfFuel, Unbounded, Undefined
from provenhive.spec_lang.generate import Generator
from provenhive.spec_lang.load import load_program
from provenhive.spec_lang.sequent import Sequent, explicit
from provenhive.spec_lang.traverse import substitute_types
from provenhive.spec_lang.types import INT, substitute
from provenhive.spec_lang.values import Data
from provenhive.spec_lang.wellformed import Knowledge, conditions_of, well_formed

SETTINGS = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
EVALUATOR = Evaluator(SAMPLE)
KNOWN = Knowledge(SAMPLE, (), tuple(Binder(name, type_) for name, type_ in VARIABLES.items()))


def learn(fact, env) -> bool:
    """Take in a hypothesis: bind the variables that it defines, or say whether it holds."""
    match fact:
        case Binary(BinaryOp.EQ, Var(name, _), value) if name not in env:
            env[name] = EVALUATOR.evaluate(value, env)
            return True
        case Binary(BinaryOp.EQ, scrutinee, core.Construct(name, arguments, _)) if unknown(arguments, env):
            made = EVALUATOR.evaluate(scrutinee, env)
            if not isinstance(made, Data) or made.constructor != name:
                return False
            env.update(zip((a.name for a in arguments), made.fields, strict=True))
            return True
        case Binary(BinaryOp.EQ, scrutinee, Binary(BinaryOp.CONCAT, core.SeqLit((head,), _), tail)) if unknown(
            (head, tail), env
        ):
            items = EVALUATOR.evaluate(scrutinee, env)
            if not items:
                return False
            env.update({head.name: items[0], tail.name: items[1:]})
            return True
        case _:
            return bool(EVALUATOR.evaluate(fact, env))


def unknown(arguments, env) -> bool:
    return bool(arguments) and all(isinstance(a, Var) and a.name not in env for a in arguments)


def holds(sequent: Sequent, env) -> bool:
    env = dict(env)
    return not all(learn(fact, env) for fact in sequent.hypotheses) or bool(EVALUATOR.evaluate(sequent.goal, env))


@SETTINGS
@given(expressions(quantifiers=False, depth=4), environments())
def test_defined_just_when_the_conditions_hold(expr, env):
    try:
        EVALUATOR.evaluate(expr, env)
        defined = True
    except Undefined:
        defined = False
    expected = True
    for condition in conditions_of(expr, KNOWN):
        if not holds(condition.sequent, env):
            expected = False
            break
    assert defined == expected


SPECIFICATIONS = [
    p for p in sorted(data_folder("examples").glob("*.hspec")) if p.stem in ("std", "sorting", "integers")
]


@pytest.mark.parametrize("path", SPECIFICATIONS, ids=lambda p: p.stem)
def test_no_condition_of_the_shipped_specifications_is_refuted(path):
    program = load_program(path)
    evaluator = Evaluator(program)
    generator = Generator(evaluator, seed=7)
    checked = 0
    for declared in program.main.declarations:
        for condition in well_formed(program, declared):
            checked += _refute(program, evaluator, generator, condition.sequent)
    assert checked > 20


def _refute(program, evaluator, generator, sequent) -> int:
    """Try random values; return on how many of them the hypotheses held."""
    whole = explicit(program, sequent)
    types = dict.fromkeys(sequent.type_parameters, INT)
    binders = tuple(Binder(b.name, substitute(b.type, types)) for b in whole.binders)
    given_ = [evaluator.function(substitute_types(e, types), binders) for e in whole.hypotheses]
    goal = evaluator.function(substitute_types(whole.goal, types), binders)
    held = 0
    for round_ in range(20):
        try:
            values = generator.arguments([substitute(b.type, types) for b in sequent.binders], size=round_ % 5)
            if any(isinstance(v, int) and abs(v) > 40 for v in values):
                continue
            if all(evaluator.run(fact, *values) for fact in given_):
                held += 1
                assert evaluator.run(goal, *values), (sequent, values)
        except (Unbounded, OutOfFuel, Undefined):
            continue
        except EvaluationFault:
            break
    return held
