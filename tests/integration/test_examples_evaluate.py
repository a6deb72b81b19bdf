"""Every shipped specification: its examples hold, its conditions of well-definedness are proved, none is refuted."""

import pytest

from provenhive.resources import data_folder
from provenhive.smt.prove import Status, prove
from provenhive.spec_lang.core import Unit
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_program
from provenhive.spec_lang.wellformed import well_formed

FILES = sorted(path for path in data_folder("examples").rglob("*.hspec") if not path.name.startswith("."))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_examples_meet_their_contracts(path):
    program = load_program(path)
    evaluator = Evaluator(program)
    for unit in (d for d in program.main.declarations if isinstance(d, Unit)):
        for example in unit.examples:
            arguments = tuple(evaluator.evaluate(e) for e in example.arguments)
            results = tuple(evaluator.evaluate(e) for e in example.results)
            assert evaluator.check_pre(unit, arguments), unit.name
            assert evaluator.check_post(unit, arguments, results) == (), unit.name


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_conditions_of_well_definedness_are_not_refuted(path):
    program = load_program(path)
    evaluator = Evaluator(program)
    conditions = [c for d in program.main.declarations for c in well_formed(program, d)]
    outcomes = [prove(evaluator, c.sequent) for c in conditions]
    assert not [v.counterexample for v in outcomes if v.status is Status.REFUTED]
    proved = sum(v.status is Status.PROVED for v in outcomes)
    assert proved >= 0.9 * len(outcomes)
