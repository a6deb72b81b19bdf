"""What the declarations of a module and of its imports are called, and what is known of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from provenhive.spec_lang import core
from provenhive.spec_lang.syntax import Name
from provenhive.spec_lang.types import INT, SubsetType, Type, VarType, children, substitute, with_children

ERROR = VarType("?")  # the type of what is wrong already: agrees with every type


class Kind(Enum):
    """What a name stands for."""

    DATATYPE = "datatype"
    CONSTRUCTOR = "constructor"
    SUBSET = "type"
    FUNCTION = "function"
    LAW = "law"
    UNIT = "unit"
    MACHINE = "machine"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Entity:
    """A name of a module."""

    kind: Kind
    module: str
    name: str

    @property
    def qualified(self) -> str:
        """``module.name``."""
        return f"{self.module}.{self.name}"


@dataclass(frozen=True, slots=True)
class Signature:
    """A function, unit or constructor from outside; the types are declared ones."""

    name: str
    type_parameters: tuple[str, ...]
    parameters: tuple[core.Binder, ...]
    results: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class SubsetHeader:
    """A subset type without its predicate."""

    type_parameters: tuple[str, ...]
    base: Type


@dataclass
class Library:
    """All that is known by qualified name; filled module by module, stage by stage."""

    datatypes: dict[str, core.Datatype] = field(default_factory=dict)
    constructors: dict[str, tuple[core.Datatype, core.Constructor]] = field(default_factory=dict)
    arity: dict[str, int] = field(default_factory=dict)  # of datatypes and subset types
    subsets: dict[str, SubsetHeader] = field(default_factory=dict)
    functions: dict[str, Signature] = field(default_factory=dict)
    units: dict[str, Signature] = field(default_factory=dict)
    machines: dict[str, tuple[core.Binder, ...]] = field(default_factory=dict)

    def erase(self, type_: Type) -> Type:
        """Return the type without its subset types."""
        if isinstance(type_, SubsetType):
            if type_.name == "nat":
                return INT
            header = self.subsets.get(type_.name)
            if header is None:
                return ERROR
            arguments = tuple(map(self.erase, type_.arguments))
            return substitute(self.erase(header.base), dict(zip(header.type_parameters, arguments, strict=False)))
        parts = children(type_)
        return with_children(type_, tuple(map(self.erase, parts))) if parts else type_

    def add_datatype(self, declared: core.Datatype) -> None:
        """Enter a datatype and its constructors."""
        module = declared.name.rsplit(".", 1)[0]
        self.datatypes[declared.name] = declared
        self.arity[declared.name] = len(declared.type_parameters)
        for constructor in declared.constructors:
            self.constructors[f"{module}.{constructor.name}"] = (declared, constructor)

    def add(self, declared: core.Declaration) -> None:
        """Enter a finished declaration of an imported module."""
        match declared:
            case core.Datatype():
                self.add_datatype(declared)
            case core.Subset(name, type_parameters, binder, _):
                self.subsets[name] = SubsetHeader(type_parameters, binder.type)
                self.arity[name] = len(type_parameters)
            case core.Function(name, type_parameters, parameters, result):
                self.functions[name] = Signature(name, type_parameters, parameters, (result,))
            case core.Unit(name, type_parameters, parameters, results):
                types = tuple(binder.type for binder in results)
                self.units[name] = Signature(name, type_parameters, parameters, types)
            case core.Machine(name, state):
                self.machines[name] = state
            case _:
                return


# A name may stand for a type and for a constructor at once, as in ``datatype Point = Point(x: int, y: int)``.
Table = dict[str, tuple[Entity, ...]]


def enter(table: Table, entity: Entity) -> None:
    """Add an entity to a table."""
    table[entity.name] = (*table.get(entity.name, ()), entity)


_KINDS: tuple[tuple[type, Kind], ...] = (
    (core.Datatype, Kind.DATATYPE),
    (core.Subset, Kind.SUBSET),
    (core.Function, Kind.FUNCTION),
    (core.Law, Kind.LAW),
    (core.Unit, Kind.UNIT),
    (core.Machine, Kind.MACHINE),
    (core.System, Kind.SYSTEM),
)


def entities(module: core.Module) -> Table:
    """Return the names that a finished module declares."""
    found: Table = {}
    for declared in module.declarations:
        bare = declared.name.rsplit(".", 1)[-1]
        kind = next(kind for class_, kind in _KINDS if isinstance(declared, class_))
        enter(found, Entity(kind, module.name, bare))
        if isinstance(declared, core.Datatype):
            for constructor in declared.constructors:
                enter(found, Entity(Kind.CONSTRUCTOR, module.name, constructor.name))
    return found


@dataclass
class Names:
    """The names that a module can see: its own, and those of the modules that it imports."""

    module: str
    local: Table = field(default_factory=dict)
    imported: dict[str, Table] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()  # names of declarations that did not parse: their absence is no news

    def candidates(self, name: Name) -> tuple[Entity, ...]:
        """Return what ``name`` may stand for: its own module's declaration alone, or those of all imports."""
        if name.module is not None:
            table = self.local if name.module == self.module else self.imported.get(name.module, {})
            return table.get(name.text, ())
        if name.text in self.local:
            return self.local[name.text]
        return tuple(entity for table in self.imported.values() for entity in table.get(name.text, ()))

    def is_module(self, name: str) -> bool:
        """Say whether a visible module has this name."""
        return name == self.module or name in self.imported

    def visible(self, kinds: Iterable[Kind]) -> set[str]:
        """Return the bare names of these kinds, for hints."""
        wanted = set(kinds)
        tables = [self.local, *self.imported.values()]
        return {name for table in tables for name, found in table.items() if any(e.kind in wanted for e in found)}
