"""Raw trees: what the grammar read, before names are resolved and types are known.

Identifiers stand as they were written. Every node carries its place in the candidate's text.
"""

from __future__ import annotations

from dataclasses import dataclass

from provenhive.spec_lang.span import Span


@dataclass(frozen=True, slots=True)
class RawNode:
    """Base of all raw nodes."""

    span: Span


@dataclass(frozen=True, slots=True)
class Ident(RawNode):
    """An identifier where it is declared, assigned or named in a pattern."""

    text: str


# --- types ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TypeName(RawNode):
    """A type: a keyword or a name, applied to arguments; ``()`` is the name of tuples."""

    name: str
    arguments: tuple[TypeName, ...] = ()


@dataclass(frozen=True, slots=True)
class RawBinder(RawNode):
    """A variable with its type, where one is written."""

    name: Ident
    type: TypeName | None


# --- expressions ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Literal(RawNode):
    """An integer, boolean, character or string, told apart by ``kind``."""

    kind: str  # int, bool, char, string
    value: int | str


@dataclass(frozen=True, slots=True)
class Name(RawNode):
    """A variable or a constructor without arguments."""

    text: str


@dataclass(frozen=True, slots=True)
class RawCall(RawNode):
    """A name applied to arguments: a function, a constructor, a method or a lemma."""

    name: str
    arguments: tuple[RawExpr, ...]


@dataclass(frozen=True, slots=True)
class Member(RawNode):
    """``value.name`` or, with arguments, ``Type.Constructor(a)``."""

    value: RawExpr
    name: str
    arguments: tuple[RawExpr, ...] | None


@dataclass(frozen=True, slots=True)
class Test(RawNode):
    """``value.Constructor?``."""

    value: RawExpr
    constructor: str


@dataclass(frozen=True, slots=True)
class RawProject(RawNode):
    """``value.0``."""

    value: RawExpr
    index: int


@dataclass(frozen=True, slots=True)
class WithFields(RawNode):
    """``value.(field := e, ...)``."""

    value: RawExpr
    updates: tuple[tuple[Ident, RawExpr], ...]


@dataclass(frozen=True, slots=True)
class RawIndex(RawNode):
    """``value[index]``."""

    value: RawExpr
    index: RawExpr


@dataclass(frozen=True, slots=True)
class RawSlice(RawNode):
    """``value[low..high]``."""

    value: RawExpr
    low: RawExpr | None
    high: RawExpr | None


@dataclass(frozen=True, slots=True)
class RawUpdate(RawNode):
    """``value[index := item]``."""

    value: RawExpr
    index: RawExpr
    item: RawExpr


@dataclass(frozen=True, slots=True)
class RawUnary(RawNode):
    """``-a``, ``!a``, ``|a|`` or ``multiset(a)``, told apart by ``sign``."""

    sign: str  # - ! | multiset
    operand: RawExpr


@dataclass(frozen=True, slots=True)
class RawBinary(RawNode):
    """An arithmetic or logical operator with its operands."""

    sign: str
    left: RawExpr
    right: RawExpr


@dataclass(frozen=True, slots=True)
class Chain(RawNode):
    """``a <= b < c``: one operand more than signs."""

    operands: tuple[RawExpr, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Display(RawNode):
    """``[a, b]``, ``{a, b}``, ``multiset{a, b}``, ``(a, b)``, told apart by ``kind``."""

    kind: str  # seq, set, multiset, tuple
    items: tuple[RawExpr, ...]


@dataclass(frozen=True, slots=True)
class MapDisplay(RawNode):
    """``map[k := v]``."""

    entries: tuple[tuple[RawExpr, RawExpr], ...]


@dataclass(frozen=True, slots=True)
class RawIf(RawNode):
    """``if c then a else b``."""

    condition: RawExpr
    then: RawExpr
    otherwise: RawExpr


@dataclass(frozen=True, slots=True)
class RawLet(RawNode):
    """``var a, b := e, f; body``."""

    binders: tuple[RawBinder, ...]
    values: tuple[RawExpr, ...]
    body: RawExpr


@dataclass(frozen=True, slots=True)
class Pattern(RawNode):
    """``C(x, y)``; ``variables`` is ``None`` when there are no parentheses."""

    constructor: str
    variables: tuple[Ident, ...]


@dataclass(frozen=True, slots=True)
class ExprCase(RawNode):
    """``case pattern => body``."""

    pattern: Pattern
    body: RawExpr


@dataclass(frozen=True, slots=True)
class RawMatch(RawNode):
    """``match e { cases }``."""

    scrutinee: RawExpr
    cases: tuple[ExprCase, ...]


@dataclass(frozen=True, slots=True)
class Domain(RawNode):
    """``x: T, y | range``."""

    binders: tuple[RawBinder, ...]
    range: RawExpr | None


@dataclass(frozen=True, slots=True)
class RawQuantified(RawNode):
    """``forall domain :: body`` or ``exists domain :: body``."""

    quantifier: str
    domain: Domain
    body: RawExpr


@dataclass(frozen=True, slots=True)
class Comprehension(RawNode):
    """``set domain :: term``."""

    domain: Domain
    term: RawExpr | None


RawExpr = (
    Literal
    | Name
    | RawCall
    | Member
    | Test
    | RawProject
    | WithFields
    | RawIndex
    | RawSlice
    | RawUpdate
    | RawUnary
    | RawBinary
    | Chain
    | Display
    | MapDisplay
    | RawIf
    | RawLet
    | RawMatch
    | RawQuantified
    | Comprehension
)


# --- statements ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RawBlock(RawNode):
    """``{ ... }``."""

    statements: tuple[RawStatement, ...]


@dataclass(frozen=True, slots=True)
class RawDeclare(RawNode):
    """``[ghost] var a, b := e, f;``."""

    ghost: bool
    binders: tuple[RawBinder, ...]
    values: tuple[RawExpr, ...]


@dataclass(frozen=True, slots=True)
class RawAssign(RawNode):
    """``a, b := e, f;``."""

    targets: tuple[Ident, ...]
    values: tuple[RawExpr, ...]


@dataclass(frozen=True, slots=True)
class RawCallStatement(RawNode):
    """``L(a, b);``."""

    call: RawCall


@dataclass(frozen=True, slots=True)
class RawIfStatement(RawNode):
    """``if c { ... } else { ... }``."""

    condition: RawExpr
    then: RawBlock
    otherwise: RawBlock | RawIfStatement | None


@dataclass(frozen=True, slots=True)
class RawWhile(RawNode):
    """``while c invariant e decreases e { ... }``."""

    condition: RawExpr
    invariants: tuple[RawExpr, ...]
    decreases: tuple[RawExpr, ...]
    body: RawBlock


@dataclass(frozen=True, slots=True)
class StatementCase(RawNode):
    """``case pattern => statements``."""

    pattern: Pattern
    body: RawBlock


@dataclass(frozen=True, slots=True)
class RawMatchStatement(RawNode):
    """``match e { cases }``."""

    scrutinee: RawExpr
    cases: tuple[StatementCase, ...]


@dataclass(frozen=True, slots=True)
class RawReturn(RawNode):
    """``return a, b;``."""

    values: tuple[RawExpr, ...]


@dataclass(frozen=True, slots=True)
class RawBreak(RawNode):
    """``break;``."""


@dataclass(frozen=True, slots=True)
class RawAssert(RawNode):
    """``assert e;`` or ``assert e by { ... }``."""

    condition: RawExpr
    by: RawBlock | None


@dataclass(frozen=True, slots=True)
class RawForall(RawNode):
    """``forall domain ensures e { ... }``."""

    domain: Domain
    ensures: tuple[RawExpr, ...]
    body: RawBlock


@dataclass(frozen=True, slots=True)
class RawCalc(RawNode):
    """``calc { e; == { hint } f; }``: one hint fewer than lines."""

    lines: tuple[RawExpr, ...]
    hints: tuple[RawBlock, ...]


RawStatement = (
    RawBlock
    | RawDeclare
    | RawAssign
    | RawCallStatement
    | RawIfStatement
    | RawWhile
    | RawMatchStatement
    | RawReturn
    | RawBreak
    | RawAssert
    | RawForall
    | RawCalc
)


# --- helpers -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of a contract, sorted by kind."""

    requires: tuple[RawExpr, ...] = ()
    ensures: tuple[RawExpr, ...] = ()
    decreases: tuple[RawExpr, ...] = ()


@dataclass(frozen=True, slots=True)
class RawMethod(RawNode):
    """``method``, ``ghost method`` or ``lemma``."""

    kind: str
    name: Ident
    type_parameters: tuple[Ident, ...]
    parameters: tuple[RawBinder, ...]
    results: tuple[RawBinder, ...]
    clauses: Clauses
    body: RawBlock
    induction_off: bool


@dataclass(frozen=True, slots=True)
class RawFunction(RawNode):
    """``function``; ``ghost`` is ``None`` where the word does not say it (a plain ``function``)."""

    ghost: bool | None
    name: Ident
    type_parameters: tuple[Ident, ...]
    parameters: tuple[RawBinder, ...]
    result: TypeName
    clauses: Clauses
    body: RawExpr


@dataclass(frozen=True, slots=True)
class RawCandidate(RawNode):
    """A body and helpers."""

    body: RawBlock
    helpers: tuple[RawMethod | RawFunction, ...]
