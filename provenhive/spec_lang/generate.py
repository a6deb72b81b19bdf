"""Boundary and random values of declared types, and inputs that a precondition admits; repeatable by seed.

Inputs for a precondition come from rejection first. Where it admits few random inputs, these are repaired: sequences
sorted, made to hold a wanted element, cut to equal length, indexes moved into range, and so on; the repairs that worked
are tried first the next time (relation-directed generation).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count as counter
from itertools import islice, product

from provenhive.spec_lang.core import CharLit, Expr, Function, IntLit, Program, Unit
from provenhive.spec_lang.declared import constraint, constructors, erase
from provenhive.spec_lang.enumeration import CHARACTERS
from provenhive.spec_lang.evaluate import Contract, Evaluator
from provenhive.spec_lang.faults import EvaluationFault, OutOfFuel
from provenhive.spec_lang.repairs import Repairs
from provenhive.spec_lang.traverse import called_functions, substitute_types, walk
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
    substitute,
)
from provenhive.spec_lang.values import Data, Map, Multiset, Value

Arguments = tuple[Value, ...]

_PLAIN = (0, 1, -1, 2, -2, 3, 10)
_LARGE = (100, -100, 2**31 - 1, 2**31, -(2**31), 2**53 + 1, 2**63, -(2**63) - 1, 2**64, 10**20)
_MAX_BOUNDARY = 12
_SUBSET_TRIALS = 60
_MAX_EXHAUSTED = 16
ADMITTING_FUEL = 10_000


class NoValue(EvaluationFault):
    """No value of a declared type was found: its predicate admits too few."""


def instantiated(unit: Unit, binding: dict[str, Type] | None = None) -> Unit:
    """Return the unit with its type parameters filled in: by ``int`` where ``binding`` does not say otherwise."""
    if not unit.type_parameters:
        return unit
    full = {name: (binding or {}).get(name, INT) for name in unit.type_parameters}

    def exprs(items: tuple[Expr, ...]) -> tuple[Expr, ...]:
        return tuple(substitute_types(item, full) for item in items)

    return replace(
        unit,
        type_parameters=(),
        parameters=tuple(replace(p, type=substitute(p.type, full)) for p in unit.parameters),
        results=tuple(replace(r, type=substitute(r.type, full)) for r in unit.results),
        requires=exprs(unit.requires),
        ensures=exprs(unit.ensures),
        examples=tuple(replace(e, arguments=exprs(e.arguments), results=exprs(e.results)) for e in unit.examples),
        decreases=exprs(unit.decreases),
        plan=None if unit.plan is None else substitute_types(unit.plan, full),
    )


@dataclass(frozen=True, slots=True)
class Constants:
    """Integers and characters that stand in a contract, or in functions that it calls."""

    integers: tuple[int, ...] = ()
    characters: tuple[str, ...] = ()


def constants(program: Program, exprs: Sequence[Expr]) -> Constants:
    """Collect the literals of the expressions and of all functions that they call."""
    integers: dict[int, None] = {}
    characters: dict[str, None] = {}
    pending, seen = list(exprs), set[str]()
    while pending:
        expr = pending.pop()
        for node in walk(expr):
            if isinstance(node, IntLit):
                integers[node.value] = None
            elif isinstance(node, CharLit):
                characters[node.value] = None
        for name in called_functions(expr) - seen:
            seen.add(name)
            declared = program.index.get(name)
            if isinstance(declared, Function):
                pending.extend((declared.body, *declared.requires))
    return Constants(tuple(integers), tuple(characters))


_EMPTY: dict[type, Value] = {SeqType: (), SetType: frozenset(), MultisetType: Multiset.of(()), MapType: Map(())}


class Generator:
    """Makes values for one program; the same seed gives the same values in the same order."""

    def __init__(self, evaluator: Evaluator, *, seed: int = 0, known: Constants | None = None) -> None:
        self._evaluator = evaluator
        self._program = evaluator.program
        self._random = random.Random(seed)  # noqa: S311 - repeatable test data, nothing secret
        known = known or Constants()
        near = {n + d: None for n in known.integers for d in (0, 1, -1)}
        self._interesting = tuple(near) or _PLAIN
        self._characters = (*known.characters, *CHARACTERS)
        self._depths: dict[DataType, int] = {}

    # --- boundary values ---

    def boundary(self, type_: Type) -> list[Value]:
        """Return typical corner values of the declared type, simplest first."""
        found = dict.fromkeys(islice(self._corners(type_, 3), 4 * _MAX_BOUNDARY))
        return [value for value in found if self._admits(value, type_)][:_MAX_BOUNDARY]

    def _corners(self, type_: Type, depth: int) -> Iterator[Value]:
        match type_:
            case IntType() | VarType():
                yield from (*_PLAIN[:5], *self._interesting, *_PLAIN[5:], *_LARGE[:4])
            case BoolType():
                yield from (False, True)
            case CharType():
                yield from self._characters[:6]
            case SubsetType():
                yield from self._corners(constraint(self._program, type_).base, depth)
            case TupleType(items):
                columns = [list(islice(self._corners(item, depth), 3)) for item in items]
                yield from product(*columns)
            case SeqType() | SetType() | MultisetType() | MapType() if depth < 0:
                yield _EMPTY[type(type_)]
            case SeqType(element):
                yield from _corner_sequences(list(islice(self._corners(element, depth - 1), 5)))
            case SetType(element):
                yield from map(frozenset, _corner_sequences(list(islice(self._corners(element, depth - 1), 5))))
            case MultisetType(element):
                yield from map(Multiset.of, _corner_sequences(list(islice(self._corners(element, depth - 1), 5))))
            case MapType(key, item):
                pairs = product(islice(self._corners(key, depth - 1), 3), islice(self._corners(item, depth - 1), 2))
                yield from map(Map, _corner_sequences(list(pairs)))
            case DataType():
                yield from self._corner_data(type_, depth)

    def _corner_data(self, type_: DataType, depth: int) -> Iterator[Value]:
        if depth < 0:
            yield self._smallest(type_)
            return
        for declared in constructors(self._program, type_):
            columns = [list(islice(self._corners(f.type, depth - 1), 3)) for f in declared.fields]
            yield from (Data(declared.name, fields) for fields in islice(product(*columns), 9))

    # --- random values ---

    def value(self, type_: Type, size: int = 6, reuse: Sequence[int] = ()) -> Value:
        """Return a random value of the declared type.

        ``size`` bounds the length of collections and the constructors of a datatype's value; integers of ``reuse`` are
        taken often, so that values have something to do with each other.

        Raises:
            NoValue: if none was found that the type's predicates admit.
        """
        for _ in range(_SUBSET_TRIALS):
            made = self._make(type_, size, reuse)
            if self._admits(made, type_):
                return made
        corners = self.boundary(type_)
        if not corners:
            raise NoValue(f"no value of type {type_} was found")
        return self._random.choice(corners)

    def _admits(self, value: Value, type_: Type) -> bool:
        try:
            return self._evaluator.inhabits(value, type_)
        except EvaluationFault:
            return False

    def _make(self, type_: Type, size: int, reuse: Sequence[int]) -> Value:
        match type_:
            case IntType() | VarType():
                return self._integer(size, reuse)
            case BoolType():
                return self._random.random() < 0.5
            case CharType():
                return self._random.choice(self._characters)
            case SubsetType():
                return self._constrained(type_, size, reuse)
            case TupleType(items):
                return tuple(self._make(item, size, reuse) for item in items)
            case DataType():
                return self._data(type_, size, reuse)
            case SeqType(element):
                return self._items(element, size, reuse)
            case SetType(element):
                return frozenset(self._items(element, size, reuse))
            case MultisetType(element):
                return Multiset.of(self._items(element, size, reuse))
            case MapType(key, item):
                return Map(self._items(TupleType((key, item)), size, reuse))

    def _integer(self, size: int, reuse: Sequence[int]) -> int:
        chance = self._random.random()
        if reuse and chance < 0.3:
            return self._random.choice(reuse)
        if chance < 0.4:
            return self._random.choice(self._interesting)
        if chance < 0.43:
            return self._random.choice(_LARGE)
        width = self._random.choice((1, 2, size + 1, 3 * size + 3))
        return self._random.randint(-width, width)

    def _constrained(self, type_: SubsetType, size: int, reuse: Sequence[int]) -> Value:
        made: Value = None
        for _ in range(_SUBSET_TRIALS):
            made = self._make(constraint(self._program, type_).base, size, reuse)
            if type_ == NAT:
                return abs(made)
            if self._admits(made, type_):
                break
        return made

    def _items(self, element: Type, size: int, reuse: Sequence[int]) -> tuple[Value, ...]:
        length = self._random.randint(0, max(size, 0))
        items = [self._make(element, max(size - 2, 1), reuse) for _ in range(length)]
        if len(items) > 1 and self._random.random() < 0.4:  # repetitions matter and are rare otherwise
            few = items[: self._random.randint(1, 2)]
            items = [self._random.choice(few) for _ in items]
        return tuple(items)

    def _data(self, type_: DataType, size: int, reuse: Sequence[int]) -> Value:
        if size <= 0:
            return self._smallest(type_)
        declared = self._random.choice(constructors(self._program, type_))
        shares = self._shares(size - 1, sum(_may_grow(f.type) for f in declared.fields))
        fields = []
        for field in declared.fields:
            share = shares.pop() if _may_grow(field.type) else size
            fields.append(self._make(field.type, share, reuse))
        return Data(declared.name, tuple(fields))

    def _shares(self, size: int, count: int) -> list[int]:
        """Split a size at random; a single share gets all of it."""
        if count <= 1:
            return [size] * count
        cuts = sorted(self._random.randint(0, max(size, 0)) for _ in range(count - 1))
        return [high - low for low, high in zip((0, *cuts), (*cuts, max(size, 0)), strict=True)]

    def _smallest(self, type_: DataType) -> Data:
        """Return a value of least depth."""
        best = min(
            constructors(self._program, type_), key=lambda c: max((self._depth(f.type) for f in c.fields), default=0)
        )
        return Data(best.name, tuple(self._simplest(f.type) for f in best.fields))

    def _simplest(self, type_: Type) -> Value:
        if isinstance(type_, DataType):
            return self._smallest(type_)
        if isinstance(type_, TupleType):
            return tuple(self._simplest(item) for item in type_.items)
        if type(type_) in _EMPTY:
            return _EMPTY[type(type_)]
        if isinstance(type_, SubsetType):
            plain = self._simplest(constraint(self._program, type_).base)
            if self._admits(plain, type_):
                return plain
        corners = self.boundary(type_)
        if not corners:
            raise NoValue(f"no value of type {type_} was found")
        return corners[0]

    def _depth(self, type_: Type, seen: frozenset[Type] = frozenset()) -> int:
        """Return the least depth of a value, large for a type that is being looked at already."""
        match type_:
            case TupleType(items):
                return max(self._depth(item, seen) for item in items)
            case SubsetType():
                return self._depth(constraint(self._program, type_).base, seen)
            case DataType() if type_ in seen:
                return 1_000
            case DataType():
                if type_ not in self._depths or seen:
                    inner = seen | {type_}
                    depths = [
                        max((self._depth(f.type, inner) for f in c.fields), default=0)
                        for c in constructors(self._program, type_)
                    ]
                    found = 1 + min(depths)
                    if seen:
                        return found
                    self._depths[type_] = found
                return self._depths[type_]
            case _:
                return 0

    # --- inputs ---

    def arguments(self, types: Sequence[Type], size: int = 6) -> Arguments:
        """Return random values of several types that share some of their integers."""
        reuse = [self._integer(size, ()) for _ in range(3)]
        return tuple(self.value(type_, size, reuse) for type_ in types)

    def inputs(self, contract: Contract, count: int, *, size: int = 6, trials: int | None = None) -> list[Arguments]:
        """Return up to ``count`` different inputs that the contract's precondition admits: corners, then random ones.

        Fewer come back when the precondition admits few within that many trials; the order is the one to try them in.
        """
        allowed = 30 * count + 100 if trials is None else trials
        return list(islice(self.stream(contract, corners=(count + 1) // 2, size=size, trials=allowed), count))

    def stream(self, contract: Contract, *, corners: int, size: int = 6, trials: int = 10_000) -> Iterator[Arguments]:
        """Yield different admitted inputs as ``inputs`` does, made when they are asked for."""
        types = tuple(p.type for p in contract.parameters)
        judge = _Judge(self._evaluator, contract, trials)
        seen: set[Arguments] = set()
        for candidate in islice(self._corner_inputs(types), 8 * corners + 50):
            if len(seen) >= corners or judge.tired:
                break
            if candidate not in seen and judge.admits(candidate):
                seen.add(candidate)
                yield candidate
        for candidate in self._random_inputs(judge, types, size):
            if candidate not in seen:
                seen.add(candidate)
                yield candidate

    def _corner_inputs(self, types: Sequence[Type]) -> Iterator[Arguments]:
        """Yield combinations of corner values, simple ones of all parameters first."""
        columns = [self.boundary(type_) for type_ in types]
        depth = max(map(len, columns), default=0)
        yield from dict.fromkeys(
            tuple(column[min(row, len(column) - 1)] for column in columns) for row in range(depth) if all(columns)
        )
        order = sorted(product(*(range(len(column)) for column in columns)), key=sum) if len(types) <= 3 else []
        for choice in order:
            yield tuple(column[index] for column, index in zip(columns, choice, strict=True))

    def _random_inputs(self, judge: _Judge, types: Sequence[Type], size: int) -> Iterator[Arguments]:
        repairs = Repairs([erase(self._program, type_) for type_ in types], self._random)
        for trial in _sizes(size):
            if judge.tired:
                return
            try:
                candidate = self.arguments(types, trial)
            except NoValue:
                return
            if judge.admits(candidate):
                yield candidate
                continue
            for repaired in repairs.attempts(candidate):
                if judge.admits(repaired.arguments):
                    repairs.succeeded(repaired)
                    yield repaired.arguments
                    break


class _Judge:
    """Asks the precondition, a limited number of times; tires sooner of one that takes much to evaluate."""

    def __init__(self, evaluator: Evaluator, contract: Contract, trials: int) -> None:
        self._evaluator = evaluator
        self._contract = contract
        self._trials = trials
        self._exhausted = 0

    @property
    def tired(self) -> bool:
        return self._trials <= 0 or self._exhausted >= _MAX_EXHAUSTED

    def admits(self, arguments: Arguments) -> bool:
        self._trials -= 1
        try:
            return self._evaluator.check_pre(self._contract, arguments, fuel=ADMITTING_FUEL)
        except OutOfFuel:
            self._exhausted += 1
            return False
        except EvaluationFault:
            return False


def _sizes(size: int) -> Iterator[int]:
    """Yield the sizes from 1 to one above ``size``, over and over."""
    return (1 + number % (size + 1) for number in counter())


def admits(evaluator: Evaluator, contract: Contract, arguments: Arguments) -> bool:
    """Say whether the precondition certainly holds: what cannot be evaluated is not admitted."""
    return _Judge(evaluator, contract, 1).admits(arguments)


def _corner_sequences(items: list[Value]) -> Iterator[tuple[Value, ...]]:
    """Yield short sequences over the items: empty, single, equal, rising, falling, all."""
    yield ()
    yield from ((item,) for item in items[:2])
    if len(items) > 1:
        first, second = items[0], items[1]
        yield from ((first, second), (second, first), (first, first), (first, second, first))
    yield from ((item,) for item in items[2:])
    yield tuple(items)
    yield tuple(reversed(items))


def _may_grow(type_: Type) -> bool:
    return not isinstance(type_, IntType | BoolType | CharType | VarType)
