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

from provenhive.spec_lang.expressions import (
    ARITHMETIC,
    COLLECTION,
    LOGIC,
    MIRRORED,
    ORDER,
    Binary,
    BinaryOp,
    Binder,
    BoolLit,
    Call,
    Case,
    CharLit,
    Construct,
    Destruct,
    Expr,
    If,
    Index,
    IntLit,
    Is,
    Let,
    MapLit,
    MatchData,
    MatchSeq,
    MultisetLit,
    Node,
    Project,
    Quantified,
    Quantifier,
    SeqLit,
    SetLit,
    Slice,
    TupleLit,
    Unary,
    UnaryOp,
    Update,
    Var,
)
from provenhive.spec_lang.types import Type

__all__ = [
    "ARITHMETIC",
    "Binary",
    "BinaryOp",
    "Binder",
    "BoolLit",
    "COLLECTION",
    "Call",
    "Case",
    "CharLit",
    "Construct",
    "Constructor",
    "Datatype",
    "Declaration",
    "Destruct",
    "Example",
    "Expr",
    "Function",
    "If",
    "Index",
    "IntLit",
    "Is",
    "LOGIC",
    "Law",
    "Let",
    "Machine",
    "MapLit",
    "MatchData",
    "MatchSeq",
    "Measure",
    "Module",
    "MultisetLit",
    "Node",
    "MIRRORED",
    "ORDER",
    "Operation",
    "Program",
    "Project",
    "Property",
    "Quantified",
    "Quantifier",
    "SeqLit",
    "SetLit",
    "Slice",
    "Step",
    "Structural",
    "Subset",
    "System",
    "TupleLit",
    "Unary",
    "UnaryOp",
    "Unit",
    "Update",
    "Var",
]


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
    """A module with everything it imports, imported modules first; ``modules[-1]`` is the one that was asked for.

    ``index`` holds all declarations by name, and the units of the machines' operations (``operations``), which follow
    from the declarations and stand in no module.
    """

    modules: tuple[Module, ...]
    index: dict[str, Declaration] = field(init=False, compare=False, repr=False)
    operations: dict[str, tuple[Unit, ...]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        from provenhive.spec_lang.operations import operation_units  # it reads core

        table: dict[str, Declaration] = {d.name: d for module in self.modules for d in module.declarations}
        units: dict[str, tuple[Unit, ...]] = {}
        for machine in [d for d in table.values() if isinstance(d, Machine)]:
            units[machine.name] = operation_units(machine, table.keys())
            table |= {unit.name: unit for unit in units[machine.name]}
        object.__setattr__(self, "index", table)
        object.__setattr__(self, "operations", units)

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of the module that was asked for, those of its machines' operations included."""
        found: list[Unit] = []
        for declared in self.main.declarations:
            if isinstance(declared, Unit):
                found.append(declared)
            elif isinstance(declared, Machine):
                found.extend(self.operations[declared.name])
        return tuple(found)

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
