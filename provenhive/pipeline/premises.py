"""Inhabitants of subset types: found by enumeration, confirmed by the evaluator."""

from __future__ import annotations

from itertools import islice

from provenhive.dafny_bridge.render import Premises
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Expr, Program
from provenhive.spec_lang.enumeration import Enumeration
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.generate import Generator, NoValue
from provenhive.spec_lang.types import INT, SubsetType
from provenhive.spec_lang.value_forms import literal

_SMALL = 4
_TRIED = 2000


def premises_of(program: Program, evaluator: Evaluator, laws: frozenset[str] = frozenset()) -> Premises:
    """Return what renderings may take as given: an inhabitant of each subset type, and the laws that are proved.

    A subset type for which nothing is found is left out; rendering what needs it is refused.
    """
    found: dict[str, Expr] = {}
    for module in program.modules:
        for declaration in module.declarations:
            if isinstance(declaration, core.Subset):
                witness = _inhabitant(program, evaluator, declaration)
                if witness is not None:
                    found[declaration.name] = witness
    return Premises(found, laws)


def _inhabitant(program: Program, evaluator: Evaluator, declared: core.Subset) -> Expr | None:
    type_ = SubsetType(declared.name, tuple(INT for _ in declared.type_parameters))
    enumeration = Enumeration(evaluator)
    try:
        for value in islice(enumeration.up_to(type_, _SMALL), _TRIED):
            if evaluator.inhabits(value, type_):
                return literal(value, type_, program)
        value = Generator(evaluator).value(type_)
        return literal(value, type_, program) if evaluator.inhabits(value, type_) else None
    except (NoValue, EvaluationFault):
        return None
