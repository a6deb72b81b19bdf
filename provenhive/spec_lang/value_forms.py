"""Other forms of a value: ``.hspec`` text, a core literal, JSON; all are directed by the value's type.

Declared and erased types are both accepted. Whether a value satisfies the predicates of its declared type is a question
for the evaluator (``Evaluator.inhabits``); here only the shape counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from provenhive.errors import ProvenHiveError
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Expr, Program
from provenhive.spec_lang.declared import constructor, constructors, erase
from provenhive.spec_lang.deep import call_deep
from provenhive.spec_lang.types import (
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
from provenhive.spec_lang.values import Data, Map, Multiset, Value, ordered, sort_key

_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}
_CHUNK_DIGITS = 4000  # below CPython's limit on the conversion of integers to and from decimal text
_CHUNK = 10**_CHUNK_DIGITS


class ShapeError(ProvenHiveError):
    """The value, or the JSON of a value, does not have the shape of its type."""


# --- text ----------------------------------------------------------------------------------------------------------


def show_value(value: Value, type_: Type, program: Program) -> str:
    """Return the value in ``.hspec`` notation.

    Raises:
        ShapeError: if the value has not the shape of the type.
    """
    return call_deep(_show, value, type_, program)


def _show(value: Value, type_: Type, program: Program) -> str:
    match type_:
        case IntType() if isinstance(value, int):
            return decimal(int(value))
        case BoolType() if isinstance(value, int):
            return "true" if value else "false"
        case CharType() if isinstance(value, str):
            return "'" + _escaped(value, "'") + "'"
        case SeqType(CharType()) if isinstance(value, tuple):
            return '"' + "".join(_escaped(char, '"') for char in value) + '"'
        case SeqType(element) if isinstance(value, tuple):
            return "[" + ", ".join(_show(item, element, program) for item in value) + "]"
        case TupleType(items) if isinstance(value, tuple) and len(items) == len(value):
            return "(" + ", ".join(_show(v, t, program) for v, t in zip(value, items, strict=True)) + ")"
        case DataType() if isinstance(value, Data):
            return _show_data(value, type_, program)
        case SubsetType() | VarType():
            return _show(value, shape_type(value, type_, program), program)
        case _:
            return _show_collection(value, type_, program)


def _show_data(value: Data, type_: DataType, program: Program) -> str:
    fields = _fields(value, type_, program)
    if not fields:
        return value.constructor
    return f"{value.constructor}({', '.join(_show(item, kind, program) for item, kind in fields)})"


def _show_collection(value: Value, type_: Type, program: Program) -> str:
    match type_:
        case SetType(element) if isinstance(value, frozenset):
            return "{" + ", ".join(_show(item, element, program) for item in ordered(value)) + "}"
        case MultisetType(element) if isinstance(value, Multiset):
            return "multiset{" + ", ".join(_show(item, element, program) for item in repeated(value)) + "}"
        case MapType(key, item) if isinstance(value, Map):
            shown = (f"{_show(k, key, program)} := {_show(value[k], item, program)}" for k in ordered(value))
            return "map[" + ", ".join(shown) + "]"
        case _:
            raise _mismatch(value, type_)


def _escaped(char: str, quote: str) -> str:
    if char == quote:
        return "\\" + char
    if char in _ESCAPES:
        return _ESCAPES[char]
    return char if " " <= char <= "~" else f"\\u{{{ord(char):x}}}"


def decimal(value: int) -> str:
    """Return the decimal digits of an integer of any size."""
    if -_CHUNK < value < _CHUNK:
        return str(value)
    sign, value = ("-", -value) if value < 0 else ("", value)
    chunks = []
    while value:
        value, low = divmod(value, _CHUNK)
        chunks.append(low)
    head, *rest = reversed(chunks)
    return sign + str(head) + "".join(f"{chunk:0{_CHUNK_DIGITS}d}" for chunk in rest)


def from_decimal(text: str) -> int:
    """Return the integer that the decimal digits stand for, of any length.

    Raises:
        ShapeError: if the text is not an optional minus sign and digits.
    """
    digits = text[1:] if text.startswith("-") else text
    if not (digits.isascii() and digits.isdigit()):
        raise ShapeError(f"not a decimal integer: {text[:40]!r}")
    value = 0
    first = len(digits) % _CHUNK_DIGITS
    for start in range(first - _CHUNK_DIGITS if first else 0, len(digits), _CHUNK_DIGITS):
        value = value * _CHUNK + int(digits[max(start, 0) : start + _CHUNK_DIGITS])
    return -value if text.startswith("-") else value


def repeated(value: Multiset) -> list[Value]:
    """Return the elements of a multiset, each as often as it occurs, in stable order."""
    return [item for item in ordered(value) for _ in range(value.count(item))]


def shape_type(value: Value, type_: Type, program: Program) -> Type:
    """Return the erased type; a type parameter becomes the simplest type that the value can have.

    A value of a type parameter's type is opaque: it is shown as what it is made of. Subset types become their base.
    """
    if isinstance(type_, SubsetType):
        return erase(program, type_)
    match value:
        case bool():
            return BoolType()
        case int():
            return IntType()
        case str():
            return CharType()
        case _:
            raise ShapeError(f"the type parameter {type_} was not instantiated for {value!r}")


def _fields(value: Data, type_: DataType, program: Program) -> list[tuple[Value, Type]]:
    try:
        declared = constructor(program, type_, value.constructor)
        return [(item, field.type) for item, field in zip(value.fields, declared.fields, strict=True)]
    except (KeyError, ValueError) as error:
        raise _mismatch(value, type_) from error


def _mismatch(value: Value, type_: Type) -> ShapeError:
    return ShapeError(f"{value!r} is not a value of type {type_}"[:300])


# --- literals ------------------------------------------------------------------------------------------------------


def literal(value: Value, type_: Type, program: Program) -> Expr:
    """Return the ground core expression that denotes the value.

    Raises:
        ShapeError: if the value has not the shape of the type.
    """
    return call_deep(_literal, value, erase(program, type_), program)


def _literal(value: Value, type_: Type, program: Program) -> Expr:
    def all_of(items: Any, element: Type) -> tuple[Expr, ...]:
        return tuple(_literal(item, element, program) for item in items)

    match type_:
        case IntType() if isinstance(value, int):
            return core.IntLit(int(value))
        case BoolType() if isinstance(value, int):
            return core.BoolLit(bool(value))
        case CharType() if isinstance(value, str):
            return core.CharLit(value)
        case SeqType(element) if isinstance(value, tuple):
            return core.SeqLit(all_of(value, element), element)
        case TupleType(items) if isinstance(value, tuple) and len(items) == len(value):
            return core.TupleLit(tuple(_literal(v, t, program) for v, t in zip(value, items, strict=True)))
        case DataType() if isinstance(value, Data):
            fields = _fields(value, type_, program)
            erased = tuple(_literal(item, erase(program, kind), program) for item, kind in fields)
            return core.Construct(value.constructor, erased, type_)
        case SetType(element) if isinstance(value, frozenset):
            return core.SetLit(all_of(ordered(value), element), element)
        case MultisetType(element) if isinstance(value, Multiset):
            return core.MultisetLit(all_of(repeated(value), element), element)
        case MapType(key, item) if isinstance(value, Map):
            keys = ordered(value)
            entries = zip(all_of(keys, key), all_of((value[k] for k in keys), item), strict=True)
            return core.MapLit(tuple(entries), key, item)
        case _:
            raise _mismatch(value, type_)


# --- JSON ----------------------------------------------------------------------------------------------------------


def to_json(value: Value, type_: Type, program: Program) -> Any:
    """Return the JSON form: integers as decimal strings, ``string`` as a string, a datatype's value as an array of
    the constructor's name and the fields, collections as arrays in stable order, maps as arrays of pairs, multisets as
    arrays of pairs of element and multiplicity.

    Raises:
        ShapeError: if the value has not the shape of the type.
    """
    return call_deep(_to_json, value, type_, program)


def _to_json(value: Value, type_: Type, program: Program) -> Any:
    def all_of(items: Any, element: Type) -> list[Any]:
        return [_to_json(item, element, program) for item in items]

    match type_:
        case IntType() if isinstance(value, int):
            return decimal(int(value))
        case BoolType() if isinstance(value, int):
            return bool(value)
        case CharType() if isinstance(value, str):
            return value
        case SeqType(CharType()) if isinstance(value, tuple):
            return "".join(value)
        case SeqType(element) if isinstance(value, tuple):
            return all_of(value, element)
        case TupleType(items) if isinstance(value, tuple) and len(items) == len(value):
            return [_to_json(v, t, program) for v, t in zip(value, items, strict=True)]
        case DataType() if isinstance(value, Data):
            fields = _fields(value, type_, program)
            return [value.constructor, *(_to_json(item, kind, program) for item, kind in fields)]
        case SetType(element) if isinstance(value, frozenset):
            return all_of(ordered(value), element)
        case MultisetType(element) if isinstance(value, Multiset):
            return [[_to_json(item, element, program), decimal(value.count(item))] for item in ordered(value)]
        case MapType(key, item) if isinstance(value, Map):
            return [all_of((k,), key) + all_of((value[k],), item) for k in ordered(value)]
        case SubsetType() | VarType():
            return _to_json(value, shape_type(value, type_, program), program)
        case _:
            raise _mismatch(value, type_)


def from_json(data: Any, type_: Type, program: Program) -> Value:
    """Return the value of the erased type that ``to_json`` gave ``data`` for.

    Raises:
        ShapeError: if the JSON is not the form of a value of the type (this includes repeated keys or elements).
    """
    return call_deep(_from_json, data, erase(program, type_), program)


def _from_json(data: Any, type_: Type, program: Program) -> Value:
    match type_:
        case IntType() if isinstance(data, str):
            return from_decimal(data)
        case BoolType() if isinstance(data, bool):
            return data
        case CharType() if isinstance(data, str) and len(data) == 1:
            return data
        case SeqType(CharType()) if isinstance(data, str):
            return tuple(data)
        case SeqType(element) if isinstance(data, list) and not isinstance(element, CharType):
            return tuple(_from_json(item, element, program) for item in data)
        case TupleType(items) if isinstance(data, list) and len(data) == len(items):
            return tuple(_from_json(item, kind, program) for item, kind in zip(data, items, strict=True))
        case DataType() if isinstance(data, list) and data:
            return _data_from_json(data, type_, program)
        case SetType() | MultisetType() | MapType() if isinstance(data, list):
            return _collection_from_json(data, type_, program)
        case _:
            raise ShapeError(f"not the JSON form of a value of type {type_}: {data!r}"[:300])


def _data_from_json(data: list[Any], type_: DataType, program: Program) -> Data:
    named: Mapping[str, core.Constructor] = {c.name: c for c in constructors(program, type_)}
    declared = named.get(data[0]) if isinstance(data[0], str) else None
    if declared is None or len(declared.fields) != len(data) - 1:
        raise ShapeError(f"not the JSON form of a value of type {type_}: {data!r}"[:300])
    pairs = zip(data[1:], declared.fields, strict=True)
    return Data(declared.name, tuple(_from_json(item, erase(program, f.type), program) for item, f in pairs))


def _collection_from_json(data: list[Any], type_: Type, program: Program) -> Value:
    if isinstance(type_, SetType):
        items = [_from_json(item, type_.element, program) for item in data]
        return _distinct(frozenset(items), items)
    if not all(isinstance(pair, list) and len(pair) == 2 for pair in data):
        raise ShapeError(f"not the JSON form of a value of type {type_}: {data!r}"[:300])
    if isinstance(type_, MultisetType):
        counts = [(_from_json(item, type_.element, program), from_decimal(str(count))) for item, count in data]
        if any(count <= 0 for _, count in counts):
            raise ShapeError("a multiplicity is not positive")
        _distinct(dict(counts), counts)
        return Multiset(dict(counts))
    if not isinstance(type_, MapType):
        raise ShapeError(f"not a collection type: {type_}")
    entries = [(_from_json(k, type_.key, program), _from_json(v, type_.value, program)) for k, v in data]
    return _distinct(Map(entries), entries)


def _distinct(collection: Any, items: list[Any]) -> Any:
    if len(collection) != len(items):
        raise ShapeError("an element or key is repeated")
    return collection


__all__ = [
    "ShapeError",
    "decimal",
    "from_decimal",
    "from_json",
    "literal",
    "show_value",
    "sort_key",
    "to_json",
]
