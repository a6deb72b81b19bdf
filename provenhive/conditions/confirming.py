"""Violations confirmed by the evaluator: values at which everything that is known holds and the goal does not."""

from __future__ import annotations

from collections.abc import Mapping

from provenhive.conditions.condition import Condition, Defined, Fact, Free
from provenhive.spec_lang.core import Binder, Expr
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.traverse import free_names, substitute_types
from provenhive.spec_lang.types import INT, Type, substitute
from provenhive.spec_lang.values import Value

_FUEL = 100_000


class _Values(dict[str, Value]):
    """Values of a condition's names: what is defined is computed when it is asked for."""

    def __init__(self, evaluator: Evaluator, given: Mapping[str, Value], defined: Mapping[str, Expr]) -> None:
        super().__init__(given)
        self._evaluator = evaluator
        self._defined = defined

    def of(self, expr: Expr) -> Value:
        """Return the value of an expression.

        Raises:
            EvaluationFault: it has none.
        """
        env = {name: self.named(name) for name in free_names(expr)}
        return self._evaluator.evaluate(expr, env, fuel=_FUEL)

    def named(self, name: str) -> Value:
        """Return the value of a name."""
        if name not in self:
            if name not in self._defined:
                raise EvaluationFault(f"no value is given for {name}")
            self[name] = self.of(self._defined[name])
        return self[name]


def violated(evaluator: Evaluator, condition: Condition, values: Mapping[str, Value]) -> bool:
    """Say whether all facts of a condition hold at the values of its free variables and its goal is false.

    What has no value there, or cannot be computed, is no violation. Type parameters stand for ``int``.
    """
    ground: dict[str, Type] = dict.fromkeys(condition.type_parameters, INT)
    defined = {s.binder.name: substitute_types(s.value, ground) for s in condition.steps if isinstance(s, Defined)}
    known = _Values(evaluator, values, defined)
    try:
        for step in condition.steps:
            match step:
                case Free(binder) if not _inhabits(evaluator, known, binder, ground):
                    return False
                case Fact(expr, derived=False) if known.of(substitute_types(expr, ground)) is not True:
                    return False
                case Fact(expr, derived=True) if _is_false(known, substitute_types(expr, ground)):
                    return False
                case _:
                    continue
        return known.of(substitute_types(condition.goal, ground)) is False
    except EvaluationFault:
        return False


def _is_false(values: _Values, expr: Expr) -> bool:
    try:
        return values.of(expr) is False
    except EvaluationFault:
        return False


def _inhabits(evaluator: Evaluator, values: _Values, binder: Binder, ground: Mapping[str, Type]) -> bool:
    type_ = substitute(binder.type, ground)
    return binder.name not in values or evaluator.inhabits(values[binder.name], type_, fuel=_FUEL)


def shown_types(evaluator: Evaluator, condition: Condition) -> dict[str, Type]:
    """Return the erased types of a condition's free variables, type parameters taken to be ``int``."""
    ground: dict[str, Type] = dict.fromkeys(condition.type_parameters, INT)
    binders = (s.binder for s in condition.steps if isinstance(s, Free))
    return {b.name: erase(evaluator.program, substitute(b.type, ground)) for b in binders}
