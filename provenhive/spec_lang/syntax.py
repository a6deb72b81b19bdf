"""Surface syntax trees of ``.hspec``: what was written, before names and types mean anything.

Every node has a ``span``, which takes no part in equality: two texts that differ in layout have equal trees.
Parentheses are not kept; the printer puts in those that are needed.
"""

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


# --- declarations --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ModuleHeader(Syntax):
    """``module name``."""

    name: str


@dataclass(frozen=True, slots=True)
class Import(Syntax):
    """``import name``."""

    name: str


@dataclass(frozen=True, slots=True)
class ConstructorDeclaration(Syntax):
    """``Credit(amount: nat)``."""

    name: str
    fields: tuple[Parameter, ...]


@dataclass(frozen=True, slots=True)
class DatatypeDeclaration(Syntax):
    """``datatype Name<T> = A | B(x: T)``."""

    name: str
    type_parameters: tuple[str, ...]
    constructors: tuple[ConstructorDeclaration, ...]


@dataclass(frozen=True, slots=True)
class SubsetDeclaration(Syntax):
    """``type Name<T> = x: Base where predicate``."""

    name: str
    type_parameters: tuple[str, ...]
    variable: str
    base: TypeSyntax
    predicate: Expression


@dataclass(frozen=True, slots=True)
class Clause(Syntax):
    """``word expression, ...``: ``requires``, ``ensures``, ``decreases``, ``example``, ``invariant``, ``initially``,
    ``guarantees``; only ``decreases`` has more than one expression."""

    word: str
    expressions: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class FunctionDeclaration(Syntax):
    """``function`` or, with ``result`` missing, ``predicate``."""

    name: str
    type_parameters: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    result: TypeSyntax | None
    clauses: tuple[Clause, ...]
    body: Expression


@dataclass(frozen=True, slots=True)
class Proof(Syntax):
    """``proof lean { text }``: the text between the braces, as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class NamesClause(Syntax):
    """``hint a, b`` or ``uses a, b``."""

    word: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class LawDeclaration(Syntax):
    """``law name(params): requires E expr`` with help for the prover."""

    name: str
    type_parameters: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    requires: tuple[Clause, ...]
    statement: Expression
    help: tuple[Proof | NamesClause, ...]


@dataclass(frozen=True, slots=True)
class BuiltFrom(Syntax):
    """``built from a, b as plan``."""

    names: tuple[Name, ...]
    plan: Expression | None


@dataclass(frozen=True, slots=True)
class UnitDeclaration(Syntax):
    """``unit name(params) returns (results)`` with its clauses in the order of the text."""

    name: str
    type_parameters: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    results: tuple[Parameter, ...]
    clauses: tuple[Clause | BuiltFrom | NamesClause, ...]


@dataclass(frozen=True, slots=True)
class State(Syntax):
    """``state x: T, y: U``."""

    variables: tuple[Parameter, ...]


@dataclass(frozen=True, slots=True)
class OperationDeclaration(Syntax):
    """``operation name(params) returns (results)`` with ``requires`` and ``ensures``."""

    name: str
    parameters: tuple[Parameter, ...]
    results: tuple[Parameter, ...]
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class PropertyDeclaration(Syntax):
    """``property name: expr``."""

    name: str
    statement: Expression


MachineItem = State | Clause | OperationDeclaration | PropertyDeclaration


@dataclass(frozen=True, slots=True)
class MachineDeclaration(Syntax):
    """``machine Name`` with its items in the order of the text."""

    name: str
    items: tuple[MachineItem, ...]


@dataclass(frozen=True, slots=True)
class SystemDeclaration(Syntax):
    """``system name(params) built from a, B guarantees E``."""

    name: str
    parameters: tuple[Parameter, ...]
    clauses: tuple[Clause | BuiltFrom, ...]


DeclarationSyntax = (
    ModuleHeader
    | Import
    | DatatypeDeclaration
    | SubsetDeclaration
    | FunctionDeclaration
    | LawDeclaration
    | UnitDeclaration
    | MachineDeclaration
    | SystemDeclaration
)


@dataclass(frozen=True, slots=True)
class Comment(Syntax):
    """``// ...`` or ``/* ... */`` as it stands; ``own_line`` says that nothing but space precedes it on its line."""

    text: str
    own_line: bool


@dataclass(frozen=True, slots=True)
class File:
    """A parsed file: its declarations and its comments, each in the order of the text.

    ``broken`` holds names that declarations with syntax errors seem to declare: nobody needs to hear that they are
    missing.
    """

    file: str
    declarations: tuple[DeclarationSyntax, ...]
    comments: tuple[Comment, ...] = field(default=())
    broken: frozenset[str] = field(default=frozenset())
