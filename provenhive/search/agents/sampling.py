"""Small inputs of a unit that its preconditions admit, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from provenhive.spec_lang.core import CharLit, Expr, IntLit, Program, Unit
from provenhive.spec_lang.declared import constraint, constructors
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.traverse import walk
from provenhive.spec_lang.types import (
    BoolType,
    CharType,
    DataType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    SubsetType,
    TupleType,
    Type,
    children,
)
from provenhive.spec_lang.values import Data, Map, Multiset, Value, size_of, sort_key

WANTED = 40
ATTEMPTS = 1500
Arguments = tuple[Value, ...]


class Sampler:
    """Random small values of a program's types."""

    def __init__(self, program: Program, evaluator: Evaluator, unit: Unit, seed: int = 0) -> None:
        self.program = program
        self.evaluator = evaluator
        self.unit = unit
        self._random = Random(f"{seed}:{unit.name}")  # noqa: S311 - samples, not secrets
        said = [term for expr in (*unit.requires, *unit.ensures) for term in walk(expr)]
        self._numbers = sorted({-2, -1, 0, 1, 2, 3, 4, 6} | _numbers(said))
        self._characters = sorted({"a", "b"} | {t.value for t in said if isinstance(t, CharLit)})

    def inputs(self, wanted: int = WANTED) -> list[Arguments]:
        """Return distinct arguments that satisfy the preconditions: from small to large, examples among them."""
        found: dict[Arguments, None] = {}
        for arguments in self._examples():
            if self._admitted(arguments):
                found[arguments] = None
        for attempt in range(ATTEMPTS):
            size = attempt % 7
            arguments = self._arguments(size, aligned=attempt % 2 == 0, ordered=attempt % 3 == 0)
            if arguments not in found and self._admitted(arguments):
                found[arguments] = None
            if len(found) >= wanted:
                break
        return sorted(found, key=lambda arguments: sum(map(size_of, arguments)))

    def _examples(self) -> Iterator[Arguments]:
        for example in self.unit.examples:
            try:
                yield tuple(self.evaluator.evaluate(argument) for argument in example.arguments)
            except EvaluationFault:
                continue

    def _admitted(self, arguments: Arguments) -> bool:
        try:
            return self.evaluator.check_pre(self.unit, arguments, fuel=50_000)
        except EvaluationFault:
            return False

    def _arguments(self, size: int, *, aligned: bool, ordered: bool) -> Arguments:
        """Return one value for each parameter; ``aligned``: sequences of one length, ``ordered``: sorted ones."""
        length = self._random.randint(0, size) if aligned else None
        values = []
        for parameter in self.unit.parameters:
            value = self.value(parameter.type, size, length)
            if ordered and isinstance(value, tuple) and isinstance(self._base(parameter.type), SeqType):
                value = tuple(sorted(value, key=sort_key))
            if ordered and isinstance(value, Data):
                value = _relabelled(value, iter(sorted(self._random.sample(range(-4, 12), 12))))
            values.append(value)
        return tuple(values)

    def _base(self, type_: Type) -> Type:
        while isinstance(type_, SubsetType):
            type_ = constraint(self.program, type_).base
        return type_

    def value(self, type_: Type, size: int, length: int | None = None) -> Value:
        """Return a random value with the shape of the type; subset predicates are tried a few times."""
        match type_:
            case SubsetType():
                return self._constrained(type_, size, length)
            case BoolType():
                return self._random.random() < 0.5
            case CharType():
                return self._random.choice(self._characters)
            case SeqType(element):
                count = self._random.randint(0, size) if length is None else length
                return tuple(self.value(element, size - 1) for _ in range(count))
            case SetType(element):
                return frozenset(self.value(element, size - 1) for _ in range(self._random.randint(0, size)))
            case MultisetType(element):
                return Multiset.of(self.value(element, size - 1) for _ in range(self._random.randint(0, size)))
            case MapType(key, item):
                count = self._random.randint(0, size)
                return Map((self.value(key, size - 1), self.value(item, size - 1)) for _ in range(count))
            case TupleType(items):
                return tuple(self.value(item, size) for item in items)
            case DataType():
                return self._data(type_, size)
            case _:
                return self._number(size)

    def _number(self, size: int) -> int:
        if self._random.random() < 0.15:
            return self._random.randint(-12, 30)
        near = [n for n in self._numbers if abs(n) <= max(2, 2 * size)]
        return self._random.choice(near or self._numbers)

    def _constrained(self, type_: SubsetType, size: int, length: int | None) -> Value:
        base = constraint(self.program, type_).base
        value: Value = 0
        for attempt in range(60):
            value = self.value(base, size, length)
            if isinstance(value, int) and not isinstance(value, bool) and type_.name == "nat":
                return abs(value)
            if attempt % 2 and isinstance(value, tuple):
                value = tuple(sorted(value, key=sort_key))
            try:
                if self.evaluator.inhabits(value, type_, fuel=20_000):
                    return value
            except EvaluationFault:
                continue
        return value

    def _data(self, type_: DataType, size: int) -> Data:
        options = constructors(self.program, type_)
        flat = [o for o in options if not any(_holds(f.type, type_.name) for f in o.fields)]
        grown = options if size > 0 else tuple(flat) or options
        option = self._random.choice(grown)
        return Data(option.name, tuple(self.value(f.type, size - 1) for f in option.fields))


def _relabelled(value: Value, labels: Iterator[int]) -> Value:
    """Put increasing numbers for those inside a datatype's value, in the order of its fields."""
    if isinstance(value, Data):
        return Data(value.constructor, tuple(_relabelled(field, labels) for field in value.fields))
    if isinstance(value, int) and not isinstance(value, bool):
        return next(labels, value)
    return value


def _numbers(said: list[Expr]) -> set[int]:
    found = {term.value for term in said if isinstance(term, IntLit)}
    return {n + d for n in found if abs(n) < 1_000_000 for d in (-1, 0, 1)}


def _holds(type_: Type, name: str) -> bool:
    if isinstance(type_, DataType) and type_.name == name:
        return True
    return any(_holds(part, name) for part in children(type_))
