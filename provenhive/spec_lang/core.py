"""Core: the typed form of a specification, and the one expression language of the whole project.

``spec_lang.elaborate`` makes it from parsed text; the evaluator, the Z3 and cvc5 translations, the Lean and Dafny
renderers, the agents and the candidates (whose statements hold core expressions) all read this form and no other.

Conventions
* Names of declarations are qualified: ``module.name``. Constructors are named bare, within their datatype.
* Names of variables are plain identifiers. No binder shadows another variable in scope. In a machine, the next
  state of ``x`` is the variable ``x'``.
* Every expression has an *erased* type (see ``types``). A value of a declared type with subset constraints is known to
  satisfy them; where a value is given to such a place (argument, result, field, binder of ``let``), there is a
  well-definedness condition (``wellformed``).
* Division and modulo are Euclidean. Integers are unbounded. Partial operations (index, slice, update, division,
  destructor,
  map lookup, call of a function with ``requires``) are well defined under conditions, guarded left to right:
  ``&&``, ``||``,
  ``==>``, ``if``, ``match``, ``let`` are read in order.
* ``span`` never takes part in equality.
"""

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


# --- declarations --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Constructor(Node):
    """A constructor with its fields."""

    name: str
    fields: tuple[Binder, ...]


@dataclass(frozen=True, slots=True)
class Datatype(Node):
    """``datatype Name<T> = A(x: int) | B``; every constructor name stands once in a program's module."""

    name: str
    type_parameters: tuple[str, ...]
    constructors: tuple[Constructor, ...]


@dataclass(frozen=True, slots=True)
class Subset(Node):
    """``type Name<T> = x: Base where predicate``."""

    name: str
    type_parameters: tuple[str, ...]
    binder: Binder
    predicate: Expr


@dataclass(frozen=True, slots=True)
class Structural:
    """Recursion on a part of the parameter with this position, as ``match`` takes it apart."""

    parameter: int


@dataclass(frozen=True, slots=True)
class Measure:
    """Recursion along a lexicographic measure (``decreases``): integers bounded below by 0, sizes, or values by
    structure."""

    expressions: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Function(Node):
    """A pure function, total where ``requires`` holds; a ``predicate`` is one with result ``bool``."""

    name: str
    type_parameters: tuple[str, ...]
    parameters: tuple[Binder, ...]
    result: Type  # declared
    requires: tuple[Expr, ...]
    body: Expr
    recursion: Structural | Measure | None
    is_predicate: bool = False


@dataclass(frozen=True, slots=True)
class Law(Node):
    """A property of the pure functions: for all parameters, ``requires`` implies ``statement``.

    ``proof`` is the text of ``proof lean { ... }`` and ``hints`` the names of ``hint``: help, never trusted.
    """

    name: str
    type_parameters: tuple[str, ...]
    parameters: tuple[Binder, ...]
    requires: tuple[Expr, ...]
    statement: Expr
    proof: str | None = None
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example(Node):
    """``example total([1, 2, 3]) == 6``: ground arguments and ground results."""

    arguments: tuple[Expr, ...]
    results: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Unit(Node):
    """An atomic unit: agents write its body, Dafny judges it.

    ``built_from`` and ``uses`` hold qualified names: units whose contracts the body may lean on, and laws it may
    call as
    lemmas. ``plan`` is the composition written with ``built from a, b as EXPR``: an expression in which calls of
    units (of
    this one too, for recursion along ``decreases``) are ``Call`` nodes that carry the unit's qualified name.
    """

    name: str
    type_parameters: tuple[str, ...]
    parameters: tuple[Binder, ...]
    results: tuple[Binder, ...]
    requires: tuple[Expr, ...]
    ensures: tuple[Expr, ...]
    examples: tuple[Example, ...] = ()
    built_from: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    plan: Expr | None = None
    decreases: tuple[Expr, ...] = ()


@dataclass(frozen=True, slots=True)
class Operation(Node):
    """A step of a machine: ``requires`` over the state and parameters, ``ensures`` over these, results and the
    next state."""

    name: str
    parameters: tuple[Binder, ...]
    results: tuple[Binder, ...]
    requires: tuple[Expr, ...]
    ensures: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Property(Node):
    """A named predicate over a machine's state that holds in every reachable state."""

    name: str
    statement: Expr


@dataclass(frozen=True, slots=True)
class Machine(Node):
    """A state machine in the manner of Z, TLA+ and Event-B."""

    name: str
    state: tuple[Binder, ...]
    invariants: tuple[Expr, ...]
    initially: tuple[Expr, ...]
    operations: tuple[Operation, ...]
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class Step(Node):
    """The results of calling a unit within a system; the calls in ``guarantees`` are taken out in order of reading."""

    results: tuple[Binder, ...]
    unit: str
    arguments: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class System(Node):
    """An assembly: in every reachable state of its machines, whatever its units return under their contracts,
    ``guarantees`` hold.

    A machine's state variable is the variable ``Machine.variable`` (bare machine name) in ``guarantees`` and ``steps``.
    """

    name: str
    parameters: tuple[Binder, ...]
    built_from: tuple[str, ...]
    steps: tuple[Step, ...]
    guarantees: tuple[Expr, ...]


Declaration = Datatype | Subset | Function | Law | Unit | Machine | System


@dataclass(frozen=True, slots=True)
class Module:
    """One file: declarations in the order of the text."""

    name: str
    imports: tuple[str, ...]
    declarations: tuple[Declaration, ...]
    path: str = field(default="", compare=False)


@dataclass(frozen=True)
class Program:
    """A module with everything it imports, imported modules first; ``modules[-1]`` is the one that was asked for."""

    modules: tuple[Module, ...]
    index: dict[str, Declaration] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        table = {d.name: d for module in self.modules for d in module.declarations}
        object.__setattr__(self, "index", table)

    @property
    def main(self) -> Module:
        """The module that was asked for."""
        return self.modules[-1]

    def datatype(self, name: str) -> Datatype:
        """Return the datatype of that qualified name; raise ``KeyError`` if there is none."""
        found = self.index[name]
        if not isinstance(found, Datatype):
            raise KeyError(name)
        return found

    def function(self, name: str) -> Function:
        """Return the function of that qualified name; raise ``KeyError`` if there is none."""
        found = self.index[name]
        if not isinstance(found, Function):
            raise KeyError(name)
        return found

    def subset(self, name: str) -> Subset:
        """Return the subset type of that qualified name (not ``nat``); raise ``KeyError`` if there is none."""
        found = self.index[name]
        if not isinstance(found, Subset):
            raise KeyError(name)
        return found

    def unit(self, name: str) -> Unit:
        """Return the unit of that qualified name; raise ``KeyError`` if there is none."""
        found = self.index[name]
        if not isinstance(found, Unit):
            raise KeyError(name)
        return found

    def law(self, name: str) -> Law:
        """Return the law of that qualified name; raise ``KeyError`` if there is none."""
        found = self.index[name]
        if not isinstance(found, Law):
            raise KeyError(name)
        return found
