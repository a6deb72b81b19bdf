"""Values of a Z3 model as values of the language."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import z3

from provenhive.errors import ProvenHiveError
from provenhive.smt.sorts import ABSENT, MAX_CODE, TUPLE, Sorts, slot_type
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
from provenhive.spec_lang.value_forms import from_decimal
from provenhive.spec_lang.values import Data, Map, Multiset, Value

_Entry = tuple[z3.ExprRef, z3.ExprRef]
_SURROGATES = range(0xD800, 0xE000)


class Undecodable(ProvenHiveError):
    """The model's value has no finite counterpart, or a form that is not known."""


def decode(model: z3.ModelRef, term: z3.ExprRef, type_: Type, sorts: Sorts) -> Value:
    """Return the value of a ground term of the model; ``type_`` is erased; type parameters stand for ``int``.

    Raises:
        Undecodable: if it is no finite value of the type.
    """
    match type_:
        case IntType():
            return _integer(term)
        case BoolType():
            return _truth(term)
        case CharType():
            return _character(_integer(term))
        case VarType():
            return _stand_in(term)
        case SeqType(element):
            return tuple(decode(model, item, element, sorts) for item in _items(term))
        case TupleType() | DataType():
            return _data(model, term, type_, sorts)
        case SetType(element):
            entries = _entries(model, term, z3.is_false)
            return frozenset(decode(model, key, element, sorts) for key, held in entries if _truth(held))
        case MultisetType(element):
            counts = _entries(model, term, lambda held: z3.is_int_value(held) and held.as_long() == 0)
            return Multiset({decode(model, key, element, sorts): _natural(held) for key, held in counts})
        case MapType(key_type, value_type):
            slot = slot_type(value_type)
            held = _entries(model, term, lambda value: value.decl().name() == ABSENT)
            pairs = ((decode(model, key, key_type, sorts), decode(model, value, slot, sorts)) for key, value in held)
            return Map([(key, value.fields[0]) for key, value in pairs if value.constructor != ABSENT])
        case _:
            raise Undecodable(f"a value of type {type_}")


def _integer(term: z3.ExprRef) -> int:
    if not z3.is_int_value(term):
        raise Undecodable(f"not an integer: {term.sexpr()[:100]}")
    return from_decimal(term.as_string())


def _stand_in(term: z3.ExprRef) -> int:
    """Return an integer for an element of a type parameter, another one for each; Z3 names elements by number."""
    _, _, number = (str(term.decl().name()) if z3.is_const(term) else "").rpartition("!val!")
    if not number.isdecimal():
        raise Undecodable(f"not an element of a type parameter: {term.sexpr()[:100]}")
    return int(number)


def _natural(term: z3.ExprRef) -> int:
    count = _integer(term)
    if count < 0:
        raise Undecodable("a negative multiplicity")
    return count


def _truth(term: z3.ExprRef) -> bool:
    if not (z3.is_true(term) or z3.is_false(term)):
        raise Undecodable(f"not a truth value: {term.sexpr()[:100]}")
    return bool(z3.is_true(term))


def _character(code: int) -> str:
    if not 0 <= code <= MAX_CODE or code in _SURROGATES:
        raise Undecodable(f"not the code of a character: {code}")
    return chr(code)


def _items(term: z3.ExprRef) -> Iterator[z3.ExprRef]:
    """Yield the elements of a sequence value."""
    pending = [term]
    while pending:
        current = pending.pop()
        kind = current.decl().kind() if z3.is_app(current) else None
        if kind == z3.Z3_OP_SEQ_CONCAT:
            pending.extend(reversed(current.children()))
        elif kind == z3.Z3_OP_SEQ_UNIT:
            yield current.arg(0)
        elif kind != z3.Z3_OP_SEQ_EMPTY:
            raise Undecodable(f"not a sequence value: {current.sexpr()[:100]}")


def _data(model: z3.ModelRef, term: z3.ExprRef, type_: TupleType | DataType, sorts: Sorts) -> Value:
    name = str(term.decl().name()) if z3.is_app(term) else ""
    fields = dict(sorts.shape(type_)).get(name)
    if fields is None or len(fields) != term.num_args():
        raise Undecodable(f"not a value of {type_}: {term.sexpr()[:100]}")
    values = tuple(decode(model, part, kind, sorts) for part, kind in zip(term.children(), fields, strict=True))
    return values if name == TUPLE and isinstance(type_, TupleType) else Data(name, values)


def _entries(
    model: z3.ModelRef, term: z3.ExprRef, is_default: Callable[[z3.ExprRef], bool]
) -> list[tuple[z3.ExprRef, z3.ExprRef]]:
    """Return the entries of an array that is the default everywhere else."""
    found: dict[str, _Entry] = {}
    current = term
    while z3.is_store(current):
        array, key, held = current.children()
        found.setdefault(key.sexpr(), (key, held))
        current = array
    if z3.is_as_array(current):
        interpretation = model[z3.get_as_array_func(current)]
        for position in range(interpretation.num_entries()):
            entry = interpretation.entry(position)
            found.setdefault(entry.arg_value(0).sexpr(), (entry.arg_value(0), entry.value()))
        default = interpretation.else_value()
    elif z3.is_K(current):
        default = current.arg(0)
    else:
        raise Undecodable(f"not a finite array: {current.sexpr()[:100]}")
    if not is_default(default):
        raise Undecodable("an infinite set, multiset or map")
    return list(found.values())
