"""Violations confirmed by the evaluator: values at which everything that is known holds and the goal does not."""

from __future__ import annotations

from collections.abc import Mapping

from provenhive.conditions.condition import Condition, Defined, Fact, Free, needed_steps
from provenhive.spec_lang.core import Binder, Expr
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.traverse import substitute_types
from provenhive.spec_lang.types import INT, Type, substitute
from provenhive.spec_lang.values import Value

_FUEL = 100_000


class _Values:
    """Values of a condition's names. What is defined may have no value: that counts only where it is asked for."""

    def __init__(self, evaluator: Evaluator, given: Mapping[str, Value]) -> None:
        self._evaluator = evaluator
        self._known: dict[str, Value] = dict(given)

    def define(self, name: str, value: Expr) -> None:
        """Give a name the value of an expression, if it has one."""
        try:
            self._known[name] = self.of(value)
        except EvaluationFault:
            self._known.pop(name, None)

    def of(self, expr: Expr) -> Value:
        """Return the value of an expression.

        Raises:
            EvaluationFault: it has none, or speaks of a name that has none.
        """
        return self._evaluator.evaluate(expr, self._known, fuel=_FUEL)

    def free(self, name: str) -> Value | None:
        """Return the value that was given for a free variable."""
        return self._known.get(name)


def violated(evaluator: Evaluator, condition: Condition, values: Mapping[str, Value], *, certain: bool = False) -> bool:
    """Say whether all facts of a condition hold at the values of its free variables and its goal is false.

    What has no value there, or cannot be computed, is no violation; nor is it, if it is to be ``certain``, where a
    derived fact cannot be computed. A goal that is only enough for what has to hold counts if it is to be ``certain``,
    or where a call repeats its caller's. Type parameters stand for ``int``.
    """
    ground: dict[str, Type] = dict.fromkeys(condition.type_parameters, INT)
    known = _Values(evaluator, values)
    try:
        for step in needed_steps(condition) if condition.repeats is None else condition.steps:
            match step:
                case Defined(binder, value):
                    known.define(binder.name, substitute_types(value, ground))
                case Free(binder) if not _inhabits(evaluator, known, binder, ground):
                    return False
                case Fact(expr, derived) if not _holds(known, substitute_types(expr, ground), derived and not certain):
                    return False
                case _:
                    continue
        if known.of(substitute_types(condition.goal, ground)) is not False:
            return False
        if certain or condition.decidable:
            return True
        return condition.repeats is not None and known.of(substitute_types(condition.repeats, ground)) is True
    except EvaluationFault:
        return False


def _holds(values: _Values, expr: Expr, lenient: bool) -> bool:
    """Say whether a fact holds; what has no value counts as holding if that is to be ``lenient``."""
    try:
        return values.of(expr) is True
    except EvaluationFault:
        return lenient


def _inhabits(evaluator: Evaluator, values: _Values, binder: Binder, ground: Mapping[str, Type]) -> bool:
    value = values.free(binder.name)
    return value is None or evaluator.inhabits(value, substitute(binder.type, ground), fuel=_FUEL)
