"""An inhabitant of each subset type, found afresh; every rendering that uses one has it checked by Dafny again."""

from __future__ import annotations

from itertools import islice

from provenhive.spec_lang import core
from provenhive.spec_lang.core import Expr, Program
from provenhive.spec_lang.enumeration import Enumeration
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.generate import Generator, NoValue
from provenhive.spec_lang.types import INT, SubsetType
from provenhive.spec_lang.value_forms import literal

# The same order of search as the writer's: which inhabitant is found shows in the text of compiled code.
_SIZE = 4
_TRIED = 2000


def witnesses(program: Program) -> dict[str, Expr]:
    """Return an inhabitant of each subset type of a program; a type for which none is found is left out."""
    evaluator = Evaluator(program)
    found: dict[str, Expr] = {}
    for module in program.modules:
        for declared in module.declarations:
            value = _inhabitant(program, evaluator, declared) if isinstance(declared, core.Subset) else None
            if value is not None:
                found[declared.name] = value
    return found


def _inhabitant(program: Program, evaluator: Evaluator, declared: core.Subset) -> Expr | None:
    type_ = SubsetType(declared.name, tuple(INT for _ in declared.type_parameters))
    try:
        for value in islice(Enumeration(evaluator).up_to(type_, _SIZE), _TRIED):
            if evaluator.inhabits(value, type_):
                return literal(value, type_, program)
        value = Generator(evaluator).value(type_)
        return literal(value, type_, program) if evaluator.inhabits(value, type_) else None
    except (NoValue, EvaluationFault):
        return None
