"""Why an expression has no value: the three ways in which evaluation stops without an answer."""

from __future__ import annotations

from provenhive.errors import ProvenHiveError
from provenhive.spec_lang.span import Span


class EvaluationFault(ProvenHiveError):
    """Evaluation ended without a value. ``span`` is the place in the specification, where it is known."""

    def __init__(self, message: str, span: Span | None = None) -> None:
        super().__init__(message if span is None else f"{span}: {message}")
        self.message = message
        self.span = span

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.message, self.span))


class Undefined(EvaluationFault):
    """A well-definedness condition is violated: a partial operation was applied outside of its domain."""


class Unbounded(EvaluationFault):
    """A quantifier whose range cannot be enumerated: no finite bound follows from its guards."""


class OutOfFuel(EvaluationFault):
    """The limit on steps, depth or size was reached: the value is not known."""
