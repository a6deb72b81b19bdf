"""Surface syntax of types, patterns and expressions, as they stand in the text (see ``syntax``)."""

from __future__ import annotations

from dataclasses import dataclass, field

from provenhive.spec_lang.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """Base of all surface nodes."""

    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Name(Syntax):
    """``name`` or ``module.name``."""

    text: str
    module: str | None = None

    def __str__(self) -> str:
        return self.text if self.module is None else f"{self.module}.{self.text}"


# --- types ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NamedType(Syntax):
    """``int``, ``seq<T>``, ``std.Option<int>``: every type that is a name with arguments."""

    name: Name
    arguments: tuple[TypeSyntax, ...]


@dataclass(frozen=True, slots=True)
class TupleTypeSyntax(Syntax):
    """``(int, bool)``."""

    items: tuple[TypeSyntax, ...]


TypeSyntax = NamedType | TupleTypeSyntax


@dataclass(frozen=True, slots=True)
class Parameter(Syntax):
    """``x: T``; the type may be missing in a quantifier only."""

    name: str
    type: TypeSyntax | None


# --- patterns ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WildcardPattern(Syntax):
    """``_``."""


@dataclass(frozen=True, slots=True)
class NamePattern(Syntax):
    """A variable, or a constructor without fields: which of the two is known after name resolution."""

    name: Name


@dataclass(frozen=True, slots=True)
class ConstructorPattern(Syntax):
    """``Some(x)``."""

    name: Name
    arguments: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class IntPattern(Syntax):
    """``0`` or ``-1``."""

    value: int


@dataclass(frozen=True, slots=True)
class BoolPattern(Syntax):
    """``true`` or ``false``."""

    value: bool


@dataclass(frozen=True, slots=True)
class CharPattern(Syntax):
    """``'c'``."""

    value: str


@dataclass(frozen=True, slots=True)
class TextPattern(Syntax):
    """``"text"``."""

    value: str


@dataclass(frozen=True, slots=True)
class SeqPattern(Syntax):
    """``[]``, ``[p, q]``: a sequence of just this length."""

    items: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class ConsPattern(Syntax):
    """``head :: tail``."""

    head: Pattern
    tail: Pattern


@dataclass(frozen=True, slots=True)
class TuplePattern(Syntax):
    """``(p, q)``."""

    items: tuple[Pattern, ...]


Pattern = (
    WildcardPattern
    | NamePattern
    | ConstructorPattern
    | IntPattern
    | BoolPattern
    | CharPattern
    | TextPattern
    | SeqPattern
    | ConsPattern
    | TuplePattern
)


# --- expressions ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Integer(Syntax):
    """A literal without sign."""

    value: int


@dataclass(frozen=True, slots=True)
class Boolean(Syntax):
    """``true`` or ``false``."""

    value: bool


@dataclass(frozen=True, slots=True)
class Character(Syntax):
    """``'c'``."""

    value: str


@dataclass(frozen=True, slots=True)
class Text(Syntax):
    """``"text"``."""

    value: str


@dataclass(frozen=True, slots=True)
class Variable(Syntax):
    """A bare name: a variable or a constructor without fields."""

    name: str


@dataclass(frozen=True, slots=True)
class Apply(Syntax):
    """``f(a, b)`` or ``module.f(a, b)``: a function, a constructor or a unit."""

    name: Name
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Member(Syntax):
    """``e.name``: a field, ``m.keys``, a state variable of a machine, or a module's constructor."""

    value: Expression
    name: str


@dataclass(frozen=True, slots=True)
class Projection(Syntax):
    """``e.0``."""

    value: Expression
    index: int


@dataclass(frozen=True, slots=True)
class Discriminator(Syntax):
    """``e.Some?``."""

    value: Expression
    constructor: str


@dataclass(frozen=True, slots=True)
class RecordUpdate(Syntax):
    """``e.(f := v, g := w)``."""

    value: Expression
    updates: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class IndexOf(Syntax):
    """``e[i]``."""

    value: Expression
    index: Expression


@dataclass(frozen=True, slots=True)
class SliceOf(Syntax):
    """``e[i..j]``, either end may be missing."""

    value: Expression
    low: Expression | None
    high: Expression | None


@dataclass(frozen=True, slots=True)
class UpdateOf(Syntax):
    """``e[i := v, j := w]``, applied from left to right."""

    value: Expression
    entries: tuple[tuple[Expression, Expression], ...]


@dataclass(frozen=True, slots=True)
class Size(Syntax):
    """``|e|``."""

    value: Expression


@dataclass(frozen=True, slots=True)
class Display(Syntax):
    """``[a, b]``, ``{a, b}`` or ``multiset{a, b}``; ``kind`` is ``seq``, ``set`` or ``multiset``."""

    kind: str
    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class MapDisplay(Syntax):
    """``map[k := v]``."""

    entries: tuple[tuple[Expression, Expression], ...]


@dataclass(frozen=True, slots=True)
class Conversion(Syntax):
    """``multiset(xs)`` or ``set(xs)``."""

    kind: str
    value: Expression


@dataclass(frozen=True, slots=True)
class TupleDisplay(Syntax):
    """``(a, b)``."""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Prefix(Syntax):
    """``-e`` or ``!e``."""

    operator: str
    operand: Expression


@dataclass(frozen=True, slots=True)
class Infix(Syntax):
    """``a + b`` and every other operator of two operands but the comparisons."""

    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Comparison(Syntax):
    """``a <= b < c``: one operator or a chain; ``in`` and ``!in`` are comparisons too."""

    operands: tuple[Expression, ...]
    operators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conditional(Syntax):
    """``if c then a else b``."""

    condition: Expression
    then: Expression
    otherwise: Expression


@dataclass(frozen=True, slots=True)
class LetIn(Syntax):
    """``let pattern = value in body``; the pattern cannot fail."""

    pattern: Pattern
    value: Expression
    body: Expression


@dataclass(frozen=True, slots=True)
class MatchCase(Syntax):
    """``pattern => body``."""

    pattern: Pattern
    body: Expression


@dataclass(frozen=True, slots=True)
class Match(Syntax):
    """``match e { p => a, q => b }``."""

    scrutinee: Expression
    cases: tuple[MatchCase, ...]


@dataclass(frozen=True, slots=True)
class Quantification(Syntax):
    """``forall x: T, y :: body`` or ``exists``."""

    quantifier: str
    binders: tuple[Parameter, ...]
    body: Expression


Expression = (
    Integer
    | Boolean
    | Character
    | Text
    | Variable
    | Apply
    | Member
    | Projection
    | Discriminator
    | RecordUpdate
    | IndexOf
    | SliceOf
    | UpdateOf
    | Size
    | Display
    | MapDisplay
    | Conversion
    | TupleDisplay
    | Prefix
    | Infix
    | Comparison
    | Conditional
    | LetIn
    | Match
    | Quantification
)
