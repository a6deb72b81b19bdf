"""Expressions of core: the one expression language of specifications, candidates and conditions (see ``core``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from provenhive.spec_lang.span import Span
from provenhive.spec_lang.types import (
    BOOL,
    CHAR,
    INT,
    DataType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    TupleType,
    Type,
)


class UnaryOp(Enum):
    """Operators of one operand."""

    NEG = "-"
    NOT = "!"
    SIZE = "| |"  # of a seq, set, multiset (with repetitions) or map (number of keys)
    TO_MULTISET = "multiset"  # of a seq
    TO_SET = "set"  # of a seq
    KEYS = "keys"  # of a map, a set


class BinaryOp(Enum):
    """Operators of two operands; ``UNION`` to ``SUBSET`` work on two sets or two multisets."""

    ADD = "+"
    SUB = "-"
    MUL = "*"
    DIV = "/"
    MOD = "%"
    LT = "<"  # of integers or of characters, like the next three
    LE = "<="
    GT = ">"
    GE = ">="
    EQ = "=="
    NE = "!="
    AND = "&&"
    OR = "||"
    IMPLIES = "==>"
    IFF = "<==>"
    CONCAT = "++"
    UNION = "set+"  # of multisets: the multiplicities are added
    INTERSECT = "set*"
    DIFFERENCE = "set-"
    SUBSET = "set<="
    IN = "in"  # right operand: seq, set, multiset or map (its keys)
    NOT_IN = "!in"


ARITHMETIC = frozenset({BinaryOp.ADD, BinaryOp.SUB, BinaryOp.MUL, BinaryOp.DIV, BinaryOp.MOD})
ORDER = frozenset({BinaryOp.LT, BinaryOp.LE, BinaryOp.GT, BinaryOp.GE})
MIRRORED = {
    BinaryOp.LT: BinaryOp.GT,
    BinaryOp.GT: BinaryOp.LT,
    BinaryOp.LE: BinaryOp.GE,
    BinaryOp.GE: BinaryOp.LE,
}
"""The comparison that says the same of the operands in the other order."""
LOGIC = frozenset({BinaryOp.AND, BinaryOp.OR, BinaryOp.IMPLIES, BinaryOp.IFF})
COLLECTION = frozenset({BinaryOp.UNION, BinaryOp.INTERSECT, BinaryOp.DIFFERENCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Base of all nodes: where the text stands that it came from, if it came from text."""

    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Binder(Node):
    """A variable with its declared type."""

    name: str
    type: Type


# --- expressions ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class IntLit(Node):
    """An integer, possibly negative."""

    value: int

    @property
    def type(self) -> Type:
        """The type ``int``."""
        return INT


@dataclass(frozen=True, slots=True)
class BoolLit(Node):
    """``true`` or ``false``."""

    value: bool

    @property
    def type(self) -> Type:
        """The type ``bool``."""
        return BOOL


@dataclass(frozen=True, slots=True)
class CharLit(Node):
    """One character (a string of length 1)."""

    value: str

    @property
    def type(self) -> Type:
        """The type ``char``."""
        return CHAR


@dataclass(frozen=True, slots=True)
class Var(Node):
    """A variable; ``type`` is erased."""

    name: str
    type: Type


@dataclass(frozen=True, slots=True)
class Unary(Node):
    """An operator applied to one operand."""

    op: UnaryOp
    operand: Expr

    @property
    def type(self) -> Type:
        """Derived from the operator and its operand."""
        match self.op, self.operand.type:
            case ((UnaryOp.NEG | UnaryOp.SIZE), _):
                return INT
            case UnaryOp.TO_MULTISET, SeqType(element):
                return MultisetType(element)
            case UnaryOp.TO_SET, SeqType(element):
                return SetType(element)
            case UnaryOp.KEYS, MapType(key, _):
                return SetType(key)
            case _:
                return BOOL


@dataclass(frozen=True, slots=True)
class Binary(Node):
    """An operator applied to two operands."""

    op: BinaryOp
    left: Expr
    right: Expr

    @property
    def type(self) -> Type:
        """Derived from the operator and the left operand."""
        if self.op in ARITHMETIC:
            return INT
        if self.op is BinaryOp.CONCAT or self.op in COLLECTION:
            return self.left.type
        return BOOL


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A call of a specification function (or, in a candidate, of one of its own functions); ``type`` is erased."""

    function: str
    type_arguments: tuple[Type, ...]
    arguments: tuple[Expr, ...]
    type: Type


@dataclass(frozen=True, slots=True)
class Construct(Node):
    """A constructor applied to its fields."""

    constructor: str
    arguments: tuple[Expr, ...]
    type: DataType


@dataclass(frozen=True, slots=True)
class Destruct(Node):
    """``value.field``; well defined when the value was made by a constructor that has the field."""

    value: Expr
    field: str
    type: Type


@dataclass(frozen=True, slots=True)
class Is(Node):
    """``value.Constructor?``: was the value made by this constructor."""

    value: Expr
    constructor: str

    @property
    def type(self) -> Type:
        """The type ``bool``."""
        return BOOL


@dataclass(frozen=True, slots=True)
class SeqLit(Node):
    """``[a, b]``; a string literal is a ``SeqLit`` of ``CharLit``. ``element`` is erased, as in the next three."""

    items: tuple[Expr, ...]
    element: Type

    @property
    def type(self) -> Type:
        """``seq<element>``."""
        return SeqType(self.element)


@dataclass(frozen=True, slots=True)
class SetLit(Node):
    """``{a, b}``."""

    items: tuple[Expr, ...]
    element: Type

    @property
    def type(self) -> Type:
        """``set<element>``."""
        return SetType(self.element)


@dataclass(frozen=True, slots=True)
class MultisetLit(Node):
    """``multiset{a, a}``."""

    items: tuple[Expr, ...]
    element: Type

    @property
    def type(self) -> Type:
        """``multiset<element>``."""
        return MultisetType(self.element)


@dataclass(frozen=True, slots=True)
class MapLit(Node):
    """``map[k := v, ...]``; a later entry of the same key wins."""

    entries: tuple[tuple[Expr, Expr], ...]
    key: Type
    value: Type

    @property
    def type(self) -> Type:
        """``map<key, value>``."""
        return MapType(self.key, self.value)


@dataclass(frozen=True, slots=True)
class TupleLit(Node):
    """``(a, b)``: two items or more."""

    items: tuple[Expr, ...]

    @property
    def type(self) -> Type:
        """The tuple of the items' types."""
        return TupleType(tuple(item.type for item in self.items))


@dataclass(frozen=True, slots=True)
class Project(Node):
    """``value.0``: an item of a tuple, counted from 0."""

    value: Expr
    index: int

    @property
    def type(self) -> Type:
        """The item's type."""
        whole = self.value.type
        if not isinstance(whole, TupleType):
            raise TypeError("projection of what is not a tuple")
        return whole.items[self.index]


@dataclass(frozen=True, slots=True)
class Index(Node):
    """``xs[i]`` of a seq (0 <= i < |xs|), a map (the key is in it), a multiset (how often; total)."""

    collection: Expr
    index: Expr

    @property
    def type(self) -> Type:
        """The element's, the value's, or ``int``."""
        match self.collection.type:
            case SeqType(element):
                return element
            case MapType(_, value):
                return value
            case _:
                return INT


@dataclass(frozen=True, slots=True)
class Slice(Node):
    """``xs[low..high]``, well defined when 0 <= low <= high <= |xs|; a missing end is 0 or |xs|."""

    sequence: Expr
    low: Expr | None
    high: Expr | None

    @property
    def type(self) -> Type:
        """The sequence's type."""
        return self.sequence.type


@dataclass(frozen=True, slots=True)
class Update(Node):
    """``xs[i := v]`` of a seq (0 <= i < |xs|) or a map (total)."""

    collection: Expr
    index: Expr
    value: Expr

    @property
    def type(self) -> Type:
        """The collection's type."""
        return self.collection.type


@dataclass(frozen=True, slots=True)
class If(Node):
    """``if condition then a else b``."""

    condition: Expr
    then: Expr
    otherwise: Expr

    @property
    def type(self) -> Type:
        """The branches' type."""
        return self.then.type


@dataclass(frozen=True, slots=True)
class Let(Node):
    """``let name = value in body`` (``var name := value; body`` in Dafny)."""

    name: str
    value: Expr
    body: Expr

    @property
    def type(self) -> Type:
        """The body's type."""
        return self.body.type


@dataclass(frozen=True, slots=True)
class Case(Node):
    """One alternative: a constructor, a variable for each of its fields, a body."""

    constructor: str
    variables: tuple[str, ...]
    body: Expr


@dataclass(frozen=True, slots=True)
class MatchData(Node):
    """A match with one case for each constructor of the datatype, in the order of its declaration."""

    scrutinee: Expr
    cases: tuple[Case, ...]

    @property
    def type(self) -> Type:
        """The first body's type."""
        return self.cases[0].body.type


@dataclass(frozen=True, slots=True)
class MatchSeq(Node):
    """``match xs { [] => empty, head :: tail => nonempty }``."""

    scrutinee: Expr
    empty: Expr
    head: str
    tail: str
    nonempty: Expr

    @property
    def type(self) -> Type:
        """The first alternative's type."""
        return self.empty.type


class Quantifier(Enum):
    """The two quantifiers."""

    FORALL = "forall"
    EXISTS = "exists"


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    """``forall x: T, y: U :: body``; declared types of the binders restrict their range."""

    quantifier: Quantifier
    binders: tuple[Binder, ...]
    body: Expr

    @property
    def type(self) -> Type:
        """The type ``bool``."""
        return BOOL


Expr = (
    IntLit
    | BoolLit
    | CharLit
    | Var
    | Unary
    | Binary
    | Call
    | Construct
    | Destruct
    | Is
    | SeqLit
    | SetLit
    | MultisetLit
    | MapLit
    | TupleLit
    | Project
    | Index
    | Slice
    | Update
    | If
    | Let
    | MatchData
    | MatchSeq
    | Quantified
)
