"""Surface syntax trees of ``.hspec``: what was written, before names and types mean anything.

Every node has a ``span``, which takes no part in equality: two texts that differ in layout have equal trees.
Parentheses are not kept; the printer puts in those that are needed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from provenhive.spec_lang.expression_syntax import (
    Apply,
    Boolean,
    BoolPattern,
    Character,
    CharPattern,
    Comparison,
    Conditional,
    ConsPattern,
    ConstructorPattern,
    Conversion,
    Discriminator,
    Display,
    Expression,
    IndexOf,
    Infix,
    Integer,
    IntPattern,
    LetIn,
    MapDisplay,
    Match,
    MatchCase,
    Member,
    Name,
    NamedType,
    NamePattern,
    Parameter,
    Pattern,
    Prefix,
    Projection,
    Quantification,
    RecordUpdate,
    SeqPattern,
    Size,
    SliceOf,
    Syntax,
    Text,
    TextPattern,
    TupleDisplay,
    TuplePattern,
    TupleTypeSyntax,
    TypeSyntax,
    UpdateOf,
    Variable,
    WildcardPattern,
)

__all__ = [
    "Apply",
    "BoolPattern",
    "Boolean",
    "BuiltFrom",
    "CharPattern",
    "Character",
    "Clause",
    "Comment",
    "Comparison",
    "Conditional",
    "ConsPattern",
    "ConstructorDeclaration",
    "ConstructorPattern",
    "Conversion",
    "DatatypeDeclaration",
    "DeclarationSyntax",
    "Discriminator",
    "Display",
    "Expression",
    "File",
    "FunctionDeclaration",
    "Import",
    "IndexOf",
    "Infix",
    "IntPattern",
    "Integer",
    "LawDeclaration",
    "LetIn",
    "MachineDeclaration",
    "MachineItem",
    "MapDisplay",
    "Match",
    "MatchCase",
    "Member",
    "ModuleHeader",
    "Name",
    "NamePattern",
    "NamedType",
    "NamesClause",
    "OperationDeclaration",
    "Parameter",
    "Pattern",
    "Prefix",
    "Projection",
    "Proof",
    "PropertyDeclaration",
    "Quantification",
    "RecordUpdate",
    "SeqPattern",
    "Size",
    "SliceOf",
    "State",
    "SubsetDeclaration",
    "Syntax",
    "SystemDeclaration",
    "Text",
    "TextPattern",
    "TupleDisplay",
    "TuplePattern",
    "TupleTypeSyntax",
    "TypeSyntax",
    "UnitDeclaration",
    "UpdateOf",
    "Variable",
    "WildcardPattern",
]


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
