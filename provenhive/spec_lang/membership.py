"""Membership of values in declared types: shapes, and the predicates of subset types."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from provenhive.spec_lang.core import Binder, Expr, Program
from provenhive.spec_lang.declared import constraint, constructors, erase
from provenhive.spec_lang.types import (
    INT,
    NAT,
    BoolType,
    CharType,
    DataType,
    IntType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    SubsetType,
    TupleType,
    Type,
    VarType,
)
from provenhive.spec_lang.values import Data, Map, Multiset, Value

Check = Callable[[Value], bool]
_INTEGERS = frozenset({int, bool})


class Membership:
    """Decides membership; ``compile`` turns a predicate into a function of its variable."""

    def __init__(self, program: Program, compile: Callable[[Expr, tuple[Binder, ...]], Callable[..., Value]]) -> None:
        self._program = program
        self._compile = compile
        self._predicates: dict[SubsetType, tuple[Type, Callable[..., Value]]] = {}
        self._shapes: dict[DataType, dict[str, tuple[Type, ...]]] = {}

    def check(self, type_: Type) -> Check:
        """Return a function that decides membership in one type, quick for the plain ones."""
        if type_ == INT:
            return _is_integer
        if type_ == NAT:
            return _is_natural
        if type_ == SeqType(INT):
            return _is_integer_sequence
        return lambda value: self.member(value, type_)

    def member(self, value: Value, type_: Type) -> bool:
        """Say whether the value has the shape of the declared type and satisfies all predicates in it.

        Raises:
            EvaluationFault: if a predicate raises it.
        """
        pending: list[tuple[Value, Type]] = [(value, type_)]
        while pending:
            current, declared = pending.pop()
            if isinstance(declared, SubsetType):
                base, predicate = self._predicate(declared)
                if not self.member(current, base) or not predicate(current):
                    return False
            elif isinstance(declared, DataType):
                fields = self._fields(current, declared)
                if fields is None:
                    return False
                pending.extend(zip(current.fields, fields, strict=True))
            elif not _has_shape(current, declared):
                return False
            else:
                pending.extend(_parts(current, declared))
        return True

    def _fields(self, value: Value, type_: DataType) -> tuple[Type, ...] | None:
        """Return the declared types of the fields of a datatype's value; ``None`` if it is no value of the type."""
        shapes = self._shapes.get(type_)
        if shapes is None:
            made = constructors(self._program, type_)
            shapes = self._shapes[type_] = {c.name: tuple(f.type for f in c.fields) for c in made}
        if not isinstance(value, Data):
            return None
        fields = shapes.get(value.constructor)
        return fields if fields is not None and len(fields) == len(value.fields) else None

    def _predicate(self, type_: SubsetType) -> tuple[Type, Callable[..., Value]]:
        known = self._predicates.get(type_)
        if known is None:
            found = constraint(self._program, type_)
            parameter = Binder(found.variable, erase(self._program, found.base))
            known = (found.base, self._compile(found.predicate, (parameter,)))
            self._predicates[type_] = known
        return known


def _is_integer(value: Value) -> bool:
    return isinstance(value, int)


def _is_natural(value: Value) -> bool:
    return isinstance(value, int) and value >= 0


def _is_integer_sequence(value: Value) -> bool:
    return isinstance(value, tuple) and _INTEGERS.issuperset(map(type, value))


def _has_shape(value: Value, type_: Type) -> bool:
    """Say whether the outermost shape of the value is that of the type."""
    match type_:
        case IntType() | BoolType():
            return isinstance(value, int)
        case CharType():
            return isinstance(value, str) and len(value) == 1
        case SeqType():
            return isinstance(value, tuple)
        case TupleType(items):
            return isinstance(value, tuple) and len(value) == len(items)
        case SetType():
            return isinstance(value, frozenset)
        case MultisetType():
            return isinstance(value, Multiset)
        case MapType():
            return isinstance(value, Map)
        case _:
            return isinstance(type_, VarType)


def _parts(value: Value, type_: Type) -> Iterator[tuple[Value, Type]]:
    """Yield the direct parts of a value with their declared types."""
    match type_:
        case SeqType(element) | SetType(element) | MultisetType(element):
            yield from ((item, element) for item in value)
        case TupleType(items):
            yield from zip(value, items, strict=True)
        case MapType(key, item):
            yield from (pair for k, v in value.items() for pair in ((k, key), (v, item)))
