"""The suite of laws: each false one is refuted by values that the evaluator confirms, and no true one is."""

from pathlib import Path

import pytest

from provenhive.obligations import Kind, Obligation, derive
from provenhive.smt.refute import RefuteLimits, Refuter
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_program
from provenhive.spec_lang.sequent import Sequent, conjunction
from provenhive.spec_lang.traverse import substitute_types
from provenhive.spec_lang.types import INT, substitute

FOLDER = Path(__file__).parent / "laws"
FALSE = load_program(FOLDER / "false_laws.hspec")
TRUE = tuple(load_program(path) for path in sorted(FOLDER.glob("*.hspec")) if not path.name.startswith("false"))
LIMITS = RefuteLimits(enumerated=900, generated=60, models=1)
FEW = RefuteLimits(enumerated=60, generated=10, models=0)


def laws(program: Program) -> list[Obligation]:
    return [o for o in derive(program) if o.kind is Kind.LAW]


def test_the_suite_is_as_large_as_it_claims() -> None:
    assert len(laws(FALSE)) == 45
    assert sum(len(laws(program)) for program in TRUE) >= 210


@pytest.mark.parametrize("law", laws(FALSE), ids=lambda law: law.subject)
def test_a_false_law_is_refuted_and_the_evaluator_confirms_it(law: Obligation) -> None:
    evaluator = Evaluator(FALSE)
    sequent = law.sequents[0]
    found = Refuter(evaluator).refute(sequent, LIMITS)
    assert found is not None
    assert holds(evaluator, sequent, found.values) == (True, False)


@pytest.mark.parametrize("program", TRUE, ids=lambda program: program.main.name)
def test_no_true_law_is_refuted(program: Program) -> None:
    refuter = Refuter(Evaluator(program))
    assert [law.subject for law in laws(program) if refuter.refute(law.sequents[0], FEW) is not None] == []


def holds(evaluator: Evaluator, sequent: Sequent, values: dict[str, object]) -> tuple[bool, bool]:
    """Evaluate hypotheses and goal on their own, without the refuter's ways."""
    ground = dict.fromkeys(sequent.type_parameters, INT)
    binders = tuple(type(b)(b.name, substitute(b.type, ground)) for b in sequent.binders)
    arguments = [values[b.name] for b in binders]

    def at(expr):
        return evaluator.run(evaluator.function(substitute_types(expr, ground), binders), *arguments, fuel=100_000)

    return at(conjunction(sequent.hypotheses)), at(sequent.goal)
