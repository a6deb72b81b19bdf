"""Runtime values of the language.

========== ==========================================
type       Python value
========== ==========================================
int, nat   ``int``
bool       ``bool``
char       ``str`` of length 1
seq<T>     ``tuple``
set<T>     ``frozenset``
multiset   ``Multiset``
map<K, V>  ``Map``
(T, U)     ``tuple``
datatype   ``Data``
========== ==========================================

All are immutable and hashable. Python holds ``True == 1``: code that shows or encodes a value goes by its type.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Value = Any  # one of the above; a recursive alias would force casts at each operation


class Data:
    """A value of a datatype: the constructor's bare name and the fields in order.

    Equality and hashing do not recurse: lists of any length can be compared. The hash is computed once.
    """

    __slots__ = ("_hash", "constructor", "fields")
    __match_args__ = ("constructor", "fields")

    constructor: str
    fields: tuple[Value, ...]

    def __init__(self, constructor: str, fields: tuple[Value, ...] = ()) -> None:
        self.constructor = constructor
        self.fields = fields
        self._hash: int | None = None

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Data):
            return NotImplemented
        if self._hash is not None and other._hash is not None and self._hash != other._hash:
            return False
        return _equal(self, other)

    def __hash__(self) -> int:
        if self._hash is None:
            _compute_hashes(self)
        return self._hash or 0

    def __repr__(self) -> str:
        return f"Data({self.constructor!r}, {self.fields!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return (Data, (self.constructor, self.fields))


def _equal(left: Data, right: Data) -> bool:
    """Compare without recursion through datatypes and sequences."""
    pending: list[tuple[Value, Value]] = [(left, right)]
    while pending:
        a, b = pending.pop()
        if isinstance(a, Data):
            if not isinstance(b, Data) or a.constructor != b.constructor:
                return False
            a, b = a.fields, b.fields
        if len(a) != len(b):
            return False
        for x, y in zip(a, b, strict=True):
            if x is y:
                continue
            if isinstance(x, Data) or (isinstance(x, tuple) and isinstance(y, tuple)):
                pending.append((x, y))
            elif x != y:
                return False
    return True


def _compute_hashes(root: Data) -> None:
    """Fill in the hashes of a value and its parts, deepest first."""
    pending: list[Data] = [root]
    while pending:
        current = pending[-1]
        missing = [part for part in _data_inside(current.fields) if part._hash is None]
        if missing:
            pending.extend(missing)
            continue
        current._hash = hash((current.constructor, current.fields))
        pending.pop()


def _data_inside(values: tuple[Value, ...]) -> Iterator[Data]:
    """Yield the datatype values directly inside a tuple or inside its nested tuples."""
    for value in values:
        if isinstance(value, Data):
            yield value
        elif isinstance(value, tuple):
            yield from _data_inside(value)


class Multiset:
    """A finite multiset. Only positive multiplicities are stored."""

    __slots__ = ("_counts", "_hash", "size")

    def __init__(self, counts: Mapping[Value, int]) -> None:
        self._counts = {item: count for item, count in counts.items() if count > 0}
        self._hash: int | None = None
        self.size = sum(self._counts.values())

    @classmethod
    def of(cls, items: Iterable[Value]) -> Multiset:
        """Return the multiset of the items, repetitions counted."""
        return cls(Counter(items))

    def count(self, item: Value) -> int:
        """Return how often the item occurs: 0 if it does not."""
        return self._counts.get(item, 0)

    def items(self) -> Iterable[tuple[Value, int]]:
        """Return the elements with their multiplicities."""
        return self._counts.items()

    def __iter__(self) -> Iterator[Value]:
        """Yield the distinct elements."""
        return iter(self._counts)

    def __contains__(self, item: Value) -> bool:
        return item in self._counts

    def __add__(self, other: Multiset) -> Multiset:
        """Return the union that adds multiplicities."""
        counts = dict(self._counts)
        for item, count in other._counts.items():
            counts[item] = counts.get(item, 0) + count
        return Multiset(counts)

    def __and__(self, other: Multiset) -> Multiset:
        """Return the intersection: the smaller multiplicity."""
        return Multiset({item: min(count, other.count(item)) for item, count in self._counts.items()})

    def __sub__(self, other: Multiset) -> Multiset:
        """Return the difference: multiplicities subtracted, never below 0."""
        return Multiset({item: count - other.count(item) for item, count in self._counts.items()})

    def __le__(self, other: Multiset) -> bool:
        """Say whether every multiplicity is at most the other's."""
        return all(count <= other.count(item) for item, count in self._counts.items())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Multiset) and self.size == other.size and self._counts == other._counts

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(frozenset(self._counts.items()))
        return self._hash

    def __repr__(self) -> str:
        return f"Multiset({self._counts!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return (Multiset, (self._counts,))


class Map:
    """A finite map."""

    __slots__ = ("_entries", "_hash")

    def __init__(self, entries: Iterable[tuple[Value, Value]] = ()) -> None:
        self._entries = dict(entries)
        self._hash: int | None = None

    def keys(self) -> frozenset[Value]:
        """Return the set of keys."""
        return frozenset(self._entries)

    def items(self) -> Iterable[tuple[Value, Value]]:
        """Return the pairs of key and value."""
        return self._entries.items()

    def set(self, key: Value, value: Value) -> Map:
        """Return the map with one entry added or replaced."""
        changed = Map(self._entries.items())
        changed._entries[key] = value
        return changed

    def __getitem__(self, key: Value) -> Value:
        return self._entries[key]

    def __contains__(self, key: Value) -> bool:
        return key in self._entries

    def __iter__(self) -> Iterator[Value]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Map) and self._entries == other._entries

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(frozenset(self._entries.items()))
        return self._hash

    def __repr__(self) -> str:
        return f"Map({tuple(self._entries.items())!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return (Map, (tuple(self._entries.items()),))


def sort_key(value: Value) -> Any:
    """Return a key that orders values of one type: for output that does not depend on hashing."""
    match value:
        case int() | str():
            return value
        case tuple():
            return tuple(map(sort_key, value))
        case Data(constructor, fields):
            return (constructor, tuple(map(sort_key, fields)))
        case frozenset():
            return (len(value), sorted(map(sort_key, value)))
        case Multiset():
            return (value.size, sorted((sort_key(item), count) for item, count in value.items()))
        case Map():
            return (len(value), sorted((sort_key(key), sort_key(item)) for key, item in value.items()))
        case _:
            raise TypeError(f"not a value of the language: {value!r}")


def ordered(values: Iterable[Value]) -> list[Value]:
    """Return the values of a set, multiset or map's keys in the order of ``sort_key``."""
    return sorted(values, key=sort_key)


def size_of(value: Value) -> int:
    """Return a measure for shrinking: digits of numbers plus the number of parts, at all depths."""
    total = 0
    pending: list[Value] = [value]
    while pending:
        current = pending.pop()
        total += 1
        match current:
            case bool():
                total += int(current)
            case int():
                total += 2 * (abs(current) if abs(current) < 1000 else 1000 + current.bit_length()) + (current < 0)
            case str():
                total += abs(ord(current) - ord("a"))
            case Data(_, fields):
                pending.extend(fields)
            case tuple() | frozenset():
                pending.extend(current)
            case Multiset():
                pending.extend(item for item, count in current.items() for _ in range(count))
            case Map():
                pending.extend(part for entry in current.items() for part in entry)
    return total
