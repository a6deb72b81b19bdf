"""Checks that run with a candidate: of contracts, assertions, invariants and measures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from provenhive.spec_lang.core import Expr
from provenhive.spec_lang.faults import EvaluationFault, OutOfFuel, Unbounded
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.values import Value


class CheckKind(Enum):
    """What a dynamic check is of."""

    REQUIRES = "requires"
    ENSURES = "ensures"
    ASSERT = "assert"
    INVARIANT_ENTRY = "invariant on entry"
    INVARIANT_KEPT = "invariant kept"
    DECREASES = "decreases"


@dataclass(frozen=True, slots=True)
class CheckFailure:
    """A proposition that was false, or undefined, where it should hold.

    ``expression`` is the very node of the candidate (or of a contract), so that a search can take it out.
    """

    kind: CheckKind
    expression: Expr
    owner: str  # the helper, unit or law whose contract it is, or the body it stands in

    @property
    def span(self) -> Span | None:
        """The place of the proposition."""
        return self.expression.span


class CheckFailed(EvaluationFault):
    """A dynamic check failed."""

    def __init__(self, failure: CheckFailure) -> None:
        super().__init__(f"{failure.kind.value} of {failure.owner} does not hold", failure.span)
        self.failure = failure

    def __reduce__(self) -> tuple[object, ...]:
        return (CheckFailed, (self.failure,))


class MissingPart(EvaluationFault):
    """A unit that the candidate is built from was called, and nothing was given to run for it."""


class Checks:
    """Runs dynamic checks: raises at the first failure, or collects all of them."""

    def __init__(self) -> None:
        self.known: list[CheckFailure] = []
        self.failed: dict[int, None] = {}
        self.collecting = False

    def enter(self, failure: CheckFailure) -> int:
        """Register what a check is of; return its number."""
        self.known.append(failure)
        return len(self.known) - 1

    def test(self, number: int, proposition: Callable[..., Value], *values: Value) -> None:
        """Evaluate a proposition.

        Raises:
            CheckFailed: if it is false or undefined, unless failures are collected.
            OutOfFuel: if the fuel is used up.
        """
        try:
            if proposition(*values):
                return
        except Unbounded:
            return
        except OutOfFuel:
            raise
        except EvaluationFault:
            pass
        self.fail(number)

    def decrease(self, number: int, before: tuple[Value, ...], after: tuple[Value, ...]) -> None:
        """Check that integers decrease lexicographically, above 0; other values are passed over."""
        for old, new in zip(before, after, strict=True):
            if not isinstance(old, int) or isinstance(old, bool):
                if old != new:
                    return
            elif old != new:
                if new < old and old >= 0:
                    return
                break
        self.fail(number)

    def fail(self, number: int) -> None:
        """Report a failure."""
        if not self.collecting:
            raise CheckFailed(self.known[number])
        self.failed[number] = None
