"""Judges what a diagnostic is about by its wording, in both dialects of Dafny."""

from __future__ import annotations

from typing import Final

from provenhive.dafny_bridge.outcomes import Category

_BY_CODE: Final = {
    "BP5001": Category.ASSERTION,
    "BP5002": Category.PRECONDITION,
    "BP5003": Category.POSTCONDITION,
    "BP5004": Category.INVARIANT_ENTRY,
    "BP5005": Category.INVARIANT_MAINTAINED,
}

# The first phrase found in the lower-cased message decides; the order matters.
_BY_PHRASE: Final[tuple[tuple[str, Category], ...]] = (
    ("the calculation step between", Category.CALCULATION),
    ("has no body", Category.BODYLESS),
    ("without a body", Category.BODYLESS),
    ("loop invariant might not hold on entry", Category.INVARIANT_ENTRY),
    ("could not be proved on entry", Category.INVARIANT_ENTRY),
    ("maintained by the loop", Category.INVARIANT_MAINTAINED),
    ("precondition", Category.PRECONDITION),
    ("postcondition", Category.POSTCONDITION),
    ("ensures might not hold", Category.POSTCONDITION),
    ("out of range", Category.INDEX),
    ("lower bound below upper bound", Category.INDEX),
    ("upper bound", Category.INDEX),
    ("lower bound", Category.INDEX),
    ("division by zero", Category.DIVISION),
    ("divisor is always non-zero", Category.DIVISION),
    ("decreases", Category.TERMINATION),
    ("termination", Category.TERMINATION),
    ("witness expression", Category.WITNESS),
    ("subset constraints", Category.SUBSET),
    ("converted", Category.SUBSET),
    ("might underflow", Category.SUBSET),
    ("might overflow", Category.SUBSET),
    ("might be negative", Category.SUBSET),
    ("to be non-negative", Category.SUBSET),
    ("could not be proved to remain", Category.SUBSET),
    ("not known to be an instance", Category.SUBSET),
    ("newtype constraints", Category.SUBSET),
    ("constraint", Category.SUBSET),
    ("such-that", Category.WITNESS),
    ("witness", Category.WITNESS),
    ("might not be unique", Category.WITNESS),
    ("destructor", Category.DESTRUCTOR),
    ("element may not be in", Category.DESTRUCTOR),
    ("element might not be in", Category.DESTRUCTOR),
    ("missing case", Category.DESTRUCTOR),
    ("cases fail to cover", Category.DESTRUCTOR),
    ("may not cover all", Category.DESTRUCTOR),
    ("to be in domain", Category.DESTRUCTOR),
    ("must be constructed by", Category.DESTRUCTOR),
    ("not handle all", Category.DESTRUCTOR),
    ("reads clause", Category.FRAME),
    ("modifies", Category.FRAME),
    ("modify", Category.FRAME),
    ("null", Category.NULL),
    ("allocated", Category.NULL),
    ("definitely assigned", Category.ASSIGNMENT),
    ("definite-assignment", Category.ASSIGNMENT),
    ("might not be initialized", Category.ASSIGNMENT),
    ("timed out", Category.TIME),
    ("out of resource", Category.RESOURCE),
    ("out of memory", Category.MEMORY),
    ("inconclusive", Category.INCONCLUSIVE),
    ("assertion", Category.ASSERTION),
)

_WARNINGS: Final[tuple[tuple[str, Category], ...]] = (
    ("no body", Category.BODYLESS),
    ("trigger", Category.TRIGGER),
    ("rewriting", Category.TRIGGER),
    ("suppressed", Category.TRIGGER),
    ("assume", Category.CHEATING),
    ("axiom", Category.CHEATING),
)


def category_of(message: str, code: str | None) -> Category:
    """Return what an error of verification is about; ``OTHER`` if the wording is not known."""
    if code in _BY_CODE:
        return _BY_CODE[code]
    return _first(message, _BY_PHRASE)


def warning_category(message: str) -> Category:
    """Return what a warning is about; ``OTHER`` if the wording is not known."""
    return _first(message, _WARNINGS)


def _first(message: str, phrases: tuple[tuple[str, Category], ...]) -> Category:
    lowered = message.lower()
    return next((category for phrase, category in phrases if phrase in lowered), Category.OTHER)
