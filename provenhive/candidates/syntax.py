"""Syntax trees of candidates: the body of a unit and its helpers, as statements over core expressions.

The text form is a small part of Dafny (``grammars/dafny.lark``): what is not in this file cannot be said by a
candidate.
There is no heap: no classes, arrays, closures, traits, ``old``. Names of helpers are bare identifiers; calls of
specification functions carry the qualified name, calls of helper functions the bare one.

A candidate's text is a block, then any number of helpers::

    {
      r := 0;
      for-less loops, conditionals, matches, calls, asserts, lemma calls ...
    }
    lemma Helper(xs: seq<int>) requires ... ensures ... decreases ... { ... }
    function Fold(xs: seq<int>): int decreases |xs| { ... }
    method Aux(n: int) returns (m: int) requires ... ensures ... decreases ... { ... }
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from provenhive.spec_lang.core import Binder, Expr, Node
from provenhive.spec_lang.types import Type


@dataclass(frozen=True, slots=True)
class Block(Node):
    """Statements in order; a scope of its own."""

    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Declare(Node):
    """``[ghost] var x: T := value;`` with the declared type written or inferred; no value only when it is assigned
    later."""

    binder: Binder
    value: Expr | None
    ghost: bool = False


@dataclass(frozen=True, slots=True)
class Assign(Node):
    """``a, b := e, f;``: all values are computed before any variable changes."""

    targets: tuple[str, ...]
    values: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class CallStatement(Node):
    """``a, b := M(args);`` or, without targets, a lemma call ``L(args);``.

    ``callee`` is a bare helper name, or the qualified name of a unit in ``built from`` (or of the unit itself, for
    recursion),
    or of a law in ``uses``. ``declares`` says that the targets are declared here (``var a, b := M(args);``).
    """

    targets: tuple[str, ...]
    callee: str
    arguments: tuple[Expr, ...]
    declares: tuple[Binder, ...] = ()
    ghost: bool = False


@dataclass(frozen=True, slots=True)
class IfStatement(Node):
    """``if condition { ... } else { ... }``."""

    condition: Expr
    then: Block
    otherwise: Block | None


@dataclass(frozen=True, slots=True)
class While(Node):
    """``while condition invariant ... decreases ... { ... }``; ``decreases`` empty means that Dafny guesses."""

    condition: Expr
    invariants: tuple[Expr, ...]
    decreases: tuple[Expr, ...]
    body: Block


@dataclass(frozen=True, slots=True)
class MatchCase(Node):
    """One alternative of a match statement."""

    constructor: str
    variables: tuple[str, ...]
    body: Block


@dataclass(frozen=True, slots=True)
class MatchStatement(Node):
    """``match e { case C(x) => ... }`` with one case for each constructor, in the order of the declaration."""

    scrutinee: Expr
    cases: tuple[MatchCase, ...]


@dataclass(frozen=True, slots=True)
class Return(Node):
    """``return;``: the results are what the result variables hold."""


@dataclass(frozen=True, slots=True)
class Break(Node):
    """``break;`` out of the innermost loop."""


@dataclass(frozen=True, slots=True)
class Assert(Node):
    """``assert e;`` or ``assert e by { ... }``: to be proved, then known."""

    condition: Expr
    by: Block | None = None


@dataclass(frozen=True, slots=True)
class ForallStatement(Node):
    """``forall x: T | range ensures e { ... }``: proves a quantified fact; ghost."""

    binders: tuple[Binder, ...]
    range: Expr
    ensures: tuple[Expr, ...]
    body: Block


@dataclass(frozen=True, slots=True)
class Calc(Node):
    """``calc { e0; == { hint } e1; ... }``: a chain of equalities (``==``), one hint block a step; ghost."""

    lines: tuple[Expr, ...]
    hints: tuple[Block, ...]


Statement = (
    Block
    | Declare
    | Assign
    | CallStatement
    | IfStatement
    | While
    | MatchStatement
    | Return
    | Break
    | Assert
    | ForallStatement
    | Calc
)


class HelperKind(Enum):
    """What a helper with statements is."""

    METHOD = "method"
    LEMMA = "lemma"
    GHOST_METHOD = "ghost method"


@dataclass(frozen=True, slots=True)
class HelperMethod(Node):
    """A method or lemma of the candidate's own, with its own contract, which is proved like everything else."""

    kind: HelperKind
    name: str
    type_parameters: tuple[str, ...]
    parameters: tuple[Binder, ...]
    results: tuple[Binder, ...]
    requires: tuple[Expr, ...]
    ensures: tuple[Expr, ...]
    decreases: tuple[Expr, ...]
    body: Block
    induction_off: bool = False  # {:induction false}


@dataclass(frozen=True, slots=True)
class HelperFunction(Node):
    """A function of the candidate's own; it has no ``ensures`` (Dafny issue 600): facts about it are lemmas."""

    ghost: bool
    name: str
    type_parameters: tuple[str, ...]
    parameters: tuple[Binder, ...]
    result: Type
    requires: tuple[Expr, ...]
    decreases: tuple[Expr, ...]
    body: Expr


Helper = HelperMethod | HelperFunction


@dataclass(frozen=True, slots=True)
class Candidate(Node):
    """A unit's body and its helpers. Result variables are named as in the unit's ``returns``."""

    unit: str  # qualified
    body: Block
    helpers: tuple[Helper, ...] = ()
