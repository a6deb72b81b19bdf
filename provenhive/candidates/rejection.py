"""Why the gate refuses a candidate: one stable category a refusal, with its place in the candidate's text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from provenhive.errors import ProvenHiveError
from provenhive.spec_lang.span import Span
from provenhive.verdicts import Rejected


class GateCategory(Enum):
    """The kinds of refusal. The values are stable: reports, certificates and tests carry them."""

    # Red flags: the text is discarded, never repaired.
    TOO_LONG = "too-long"
    EMPTY = "empty"
    WRONG_FORM = "wrong-form"
    CUT_OFF = "cut-off"
    SIGNATURE = "signature"
    # Raw text.
    NON_ASCII = "non-ascii"
    CONTROL_CHARACTER = "control-character"
    PREPROCESSOR = "preprocessor"
    LEXICAL = "lexical"
    UNBALANCED = "unbalanced"
    NESTING = "nesting"
    # Words and signs of constructs that can switch the proof off, weaken the statement, or are unsound in Dafny.
    ASSUME = "assume"
    AXIOM = "axiom"
    EXTERN = "extern"
    VERIFICATION_OFF = "verification-off"
    ATTRIBUTE = "attribute"
    INCLUDE = "include"
    MODULE = "module"
    CLASS = "class"
    TYPE_DECLARATION = "type-declaration"
    TWO_STATE = "two-state"
    HEAP = "heap"
    DECREASES_STAR = "decreases-star"
    SUCH_THAT = "such-that"
    LAMBDA = "lambda"
    MISSING_BODY = "missing-body"
    EXPECT = "expect"
    FREE = "free"
    BITVECTOR = "bitvector"
    PRINT = "print"
    REVEAL = "reveal"
    FIXPOINT = "fixpoint"
    LABEL = "label"
    NONDETERMINISM = "nondeterminism"
    REAL = "real"
    INFINITE = "infinite"
    CAST = "cast"
    FUNCTION_ENSURES = "function-ensures"
    # Grammar.
    GRAMMAR = "grammar"
    # Names, types, and the rules of a well-formed body.
    UNKNOWN_NAME = "unknown-name"
    RESERVED_NAME = "reserved-name"
    SHADOWING = "shadowing"
    LAW_NOT_USED = "law-not-in-uses"
    UNIT_NOT_PART = "unit-not-in-built-from"
    CALL = "call"
    TYPE = "type"
    CASES = "cases"
    ASSIGNMENT = "assignment"
    UNASSIGNED = "unassigned"
    CONTROL_FLOW = "control-flow"
    GHOST = "ghost"


RED_FLAGS = frozenset(
    {
        GateCategory.TOO_LONG,
        GateCategory.EMPTY,
        GateCategory.WRONG_FORM,
        GateCategory.CUT_OFF,
        GateCategory.SIGNATURE,
    }
)


@dataclass(frozen=True, slots=True)
class Rejection:
    """A refusal: its category, what was found (and expected), and where, counted from 1."""

    category: GateCategory
    message: str
    line: int
    column: int

    @property
    def red_flag(self) -> bool:
        """Whether the text was discarded unread."""
        return self.category in RED_FLAGS

    def verdict(self) -> Rejected:
        """Return the refusal as a verdict."""
        place = f"{self.line}:{self.column}: {self.message}"
        return Rejected(category=self.category.value, detail=place, red_flag=self.red_flag)


class GateRefusal(ProvenHiveError):
    """Raised inside the gate to leave it at once; ``gate.parse_candidate`` turns it into a ``Rejection``."""

    def __init__(self, category: GateCategory, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.rejection = Rejection(category, message, line, column)


def refuse(category: GateCategory, message: str, span: Span | None) -> GateRefusal:
    """Return the exception that refuses at a place of the text; the caller raises it."""
    if span is None:
        return GateRefusal(category, message)
    return GateRefusal(category, message, span.line, span.column)
