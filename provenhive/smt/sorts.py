"""Types as Z3 sorts.

int is ``Int``; char is ``Int`` (a code point); seq is ``Seq``; a set is an array to ``Bool``, a multiset an array to
``Int``, a map an array to slots that are absent or present with a value; tuples and datatypes are Z3 datatypes, one for
each instance; a type parameter is an uninterpreted sort.
"""

from __future__ import annotations

import z3

from provenhive.errors import ProvenHiveError
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.declared import constructors, erase
from provenhive.spec_lang.types import (
    BoolType,
    CharType,
    DataType,
    IntType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    TupleType,
    Type,
    VarType,
)

MAX_CODE = 0x10FFFF
ABSENT, PRESENT, TUPLE = "absent", "present", "tuple"
_SLOT = "?slot"  # no name of a specification has a question mark


class Unsupported(ProvenHiveError):
    """The expression has no faithful form in Z3."""


def slot_type(value: Type) -> DataType:
    """Return the type of what a map holds for a key: nothing, or a value."""
    return DataType(_SLOT, (value,))


class Sorts:
    """The sorts of one program's erased types in one Z3 context."""

    def __init__(self, program: Program, context: z3.Context) -> None:
        self._program = program
        self._context = context
        self._made: dict[Type, z3.SortRef] = {}

    def of(self, type_: Type) -> z3.SortRef:
        """Return the sort of an erased type."""
        if type_ not in self._made:
            if isinstance(type_, TupleType | DataType):
                self._declare(type_)
            else:
                self._made[type_] = self._plain(type_, {})
        return self._made[type_]

    def shape(self, type_: Type) -> tuple[tuple[str, tuple[Type, ...]], ...]:
        """Return the constructors of a tuple, slot or datatype, with the erased types of their fields."""
        match type_:
            case TupleType(items):
                return ((TUPLE, items),)
            case DataType(name, (value,)) if name == _SLOT:
                return ((ABSENT, ()), (PRESENT, (value,)))
            case DataType():
                declared = constructors(self._program, type_)
                return tuple((c.name, tuple(erase(self._program, f.type) for f in c.fields)) for c in declared)
            case _:
                raise Unsupported(f"not a datatype: {type_}")

    def position(self, type_: Type, constructor: str) -> int:
        """Return the number of a constructor."""
        return [name for name, _ in self.shape(type_)].index(constructor)

    def make(self, type_: Type, constructor: str, fields: list[z3.ExprRef]) -> z3.ExprRef:
        """Return a constructor applied to its fields."""
        return self.of(type_).constructor(self.position(type_, constructor))(*fields)

    def test(self, type_: Type, constructor: str, value: z3.ExprRef) -> z3.BoolRef:
        """Say that the value was made by the constructor."""
        return self.of(type_).recognizer(self.position(type_, constructor))(value)

    def field(self, type_: Type, constructor: str, index: int, value: z3.ExprRef) -> z3.ExprRef:
        """Return a field of a value that the constructor made."""
        return self.of(type_).accessor(self.position(type_, constructor), index)(value)

    # --- making sorts ---

    def _plain(self, type_: Type, names: dict[Type, str]) -> z3.SortRef:
        """Return the sort of a type that is no datatype; ``names`` are those of datatypes that are being declared."""

        def part(inner: Type) -> z3.SortRef:
            if inner in names:
                return z3.DatatypeSort(names[inner], ctx=self._context)
            if isinstance(inner, TupleType | DataType):
                return self.of(inner)
            return self._plain(inner, names)

        match type_:
            case IntType() | CharType():
                return z3.IntSort(self._context)
            case BoolType():
                return z3.BoolSort(self._context)
            case VarType(name):
                return z3.DeclareSort(f"type {name}", self._context)
            case SeqType(element):
                return z3.SeqSort(part(element))
            case SetType(element):
                return z3.ArraySort(part(element), z3.BoolSort(self._context))
            case MultisetType(element):
                return z3.ArraySort(part(element), z3.IntSort(self._context))
            case MapType(key, value):
                return z3.ArraySort(part(key), part(slot_type(value)))
            case _:
                raise Unsupported(f"a type that is not erased: {type_}")

    def _declare(self, type_: Type) -> None:
        """Declare a datatype together with all that its fields need, as one recursive group."""
        group = self._group(type_)
        names = {member: f"{member}#{len(self._made)}.{number}" for number, member in enumerate(group)}
        builders = {member: z3.Datatype(names[member], self._context) for member in group}
        for member, builder in builders.items():
            for name, fields in self.shape(member):
                typed = ((f"{name}.{i}", self._field(kind, builders, names)) for i, kind in enumerate(fields))
                builder.declare(name, *typed)
        try:
            sorts = z3.CreateDatatypes(*builders.values())
        except z3.Z3Exception as error:
            if b"not well-founded" in (error.args[0] if error.args else b""):  # no constructor but through a sequence
                raise Unsupported(f"{type_} is no datatype for Z3") from error
            raise
        for member, sort in zip(group, sorts, strict=True):
            self._made[member] = sort

    def _field(self, type_: Type, builders: dict[Type, z3.Datatype], names: dict[Type, str]) -> object:
        if type_ in builders:
            return builders[type_]
        return self.of(type_) if isinstance(type_, TupleType | DataType) else self._plain(type_, names)

    def _group(self, type_: Type) -> list[Type]:
        """Return the datatypes that are reachable from one and not made yet."""
        found: dict[Type, None] = {}
        pending: list[Type] = [type_]
        while pending:
            current = pending.pop()
            if current in found or current in self._made:
                continue
            match current:
                case TupleType() | DataType():
                    found[current] = None
                    pending.extend(kind for _, fields in self.shape(current) for kind in fields)
                case SeqType(element) | SetType(element) | MultisetType(element):
                    pending.append(element)
                case MapType(key, value):
                    pending.extend((key, slot_type(value)))
        return list(found)
