"""What extracted Python needs at run time. The parts that a module uses are copied into it, so that it stands alone.

Extracted modules hold the source of these definitions; nothing of them may refer to anything outside of this file but
the standard library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class FrozenMap(Mapping[K, V]):
    """An immutable map that can be an element or a key itself."""

    __slots__ = ("_entries", "_hash")

    def __init__(self, entries: Mapping[K, V] | Iterable[tuple[K, V]] = ()) -> None:
        self._entries: dict[K, V] = dict(entries)
        self._hash: int | None = None

    def __getitem__(self, key: K) -> V:
        return self._entries[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(frozenset(self._entries.items()))
        return self._hash

    def __repr__(self) -> str:
        return f"FrozenMap({self._entries!r})"

    def set(self, key: K, value: V) -> FrozenMap[K, V]:
        """Return the map with one entry added or replaced."""
        return FrozenMap({**self._entries, key: value})


class Multiset(Generic[K]):
    """An immutable multiset; ``len`` counts repetitions."""

    __slots__ = ("_counts", "_hash")

    def __init__(self, items: Iterable[K] = ()) -> None:
        self._counts: dict[K, int] = {}
        self._hash: int | None = None
        for item in items:
            self._counts[item] = self._counts.get(item, 0) + 1

    @classmethod
    def from_counts(cls, counts: Mapping[K, int]) -> Multiset[K]:
        """Return the multiset with these multiplicities; those below 1 are left out."""
        made: Multiset[K] = cls()
        made._counts = {item: count for item, count in counts.items() if count > 0}
        return made

    def counts(self) -> dict[K, int]:
        """Return the multiplicities."""
        return dict(self._counts)

    def count(self, item: K) -> int:
        """Return how often the item occurs."""
        return self._counts.get(item, 0)

    def __contains__(self, item: object) -> bool:
        return item in self._counts

    def __iter__(self) -> Iterator[K]:
        return (item for item, count in self._counts.items() for _ in range(count))

    def __len__(self) -> int:
        return sum(self._counts.values())

    def __add__(self, other: Multiset[K]) -> Multiset[K]:
        keys = {**self._counts, **other._counts}
        return Multiset.from_counts({item: self.count(item) + other.count(item) for item in keys})

    def __and__(self, other: Multiset[K]) -> Multiset[K]:
        return Multiset.from_counts({item: min(count, other.count(item)) for item, count in self._counts.items()})

    def __sub__(self, other: Multiset[K]) -> Multiset[K]:
        return Multiset.from_counts({item: count - other.count(item) for item, count in self._counts.items()})

    def __le__(self, other: Multiset[K]) -> bool:
        return all(count <= other.count(item) for item, count in self._counts.items())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Multiset) and self._counts == other._counts

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(frozenset(self._counts.items()))
        return self._hash

    def __repr__(self) -> str:
        return f"Multiset({list(self)!r})"


def _div(a: int, b: int) -> int:
    """Return the Euclidean quotient: the remainder is never negative."""
    return a // b if b > 0 else -(a // -b)


def _mod(a: int, b: int) -> int:
    """Return the Euclidean remainder."""
    return a % (b if b > 0 else -b)


def _replaced(items: Any, index: int, item: Any) -> Any:
    """Return a tuple or string with one item replaced."""
    return items[:index] + (item if isinstance(items, str) else (item,)) + items[index + 1 :]


# --- checks at the boundary -------------------------------------------------------------------------------------------

_Shape = Callable[[Any, str], Any]


def _wrong(value: Any, name: str, wanted: str) -> TypeError:
    return TypeError(f"{name} must be {wanted}, not {type(value).__name__}")


def _int(value: Any, name: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise _wrong(value, name, "an int")


def _bool(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return value
    raise _wrong(value, name, "a bool")


def _char(value: Any, name: str) -> str:
    if isinstance(value, str) and len(value) == 1:
        return value
    raise _wrong(value, name, "a string of one character")


def _string(value: Any, name: str) -> str:
    if isinstance(value, str):
        return value
    raise _wrong(value, name, "a string")


def _any(value: Any, name: str) -> Any:
    hash(value)
    return value


def _seq(item: _Shape) -> _Shape:
    def check(value: Any, name: str) -> tuple[Any, ...]:
        if isinstance(value, Sequence) and not isinstance(value, str | bytes | bytearray):
            return tuple(item(part, f"{name}[{i}]") for i, part in enumerate(value))
        raise _wrong(value, name, "a sequence")

    return check


def _set(item: _Shape) -> _Shape:
    def check(value: Any, name: str) -> frozenset[Any]:
        if isinstance(value, AbstractSet):
            return frozenset(item(part, f"an element of {name}") for part in value)
        raise _wrong(value, name, "a set")

    return check


def _multiset(item: _Shape) -> _Shape:
    def check(value: Any, name: str) -> Multiset[Any]:
        if isinstance(value, Multiset):
            return Multiset.from_counts({item(part, f"an element of {name}"): n for part, n in value.counts().items()})
        raise _wrong(value, name, "a Multiset")

    return check


def _map(key: _Shape, item: _Shape) -> _Shape:
    def check(value: Any, name: str) -> FrozenMap[Any, Any]:
        if isinstance(value, Mapping):
            return FrozenMap((key(k, f"a key of {name}"), item(v, f"{name}[{k!r}]")) for k, v in value.items())
        raise _wrong(value, name, "a mapping")

    return check


def _tuple(*items: _Shape) -> _Shape:
    def check(value: Any, name: str) -> tuple[Any, ...]:
        if isinstance(value, tuple) and len(value) == len(items):
            return tuple(item(part, f"{name}[{i}]") for i, (item, part) in enumerate(zip(items, value, strict=True)))
        raise _wrong(value, name, f"a tuple of {len(items)}")

    return check


class _Data:
    """A datatype: its classes, each with the shapes of its fields. Values of any depth are checked."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.classes: dict[type, dict[str, _Shape]] = {}

    def __call__(self, value: Any, name: str) -> Any:
        pending: list[tuple[Any, _Data, str]] = [(value, self, name)]
        while pending:
            current, data, where = pending.pop()
            if type(current) not in data.classes:
                raise _wrong(current, where, f"a {data.name}")
            for field, shape in data.classes[type(current)].items():
                part, place = getattr(current, field), f"{where}.{field}"
                if isinstance(shape, _Data):
                    pending.append((part, shape, place))
                elif shape(part, place) != part:  # a list where a tuple belongs, at any depth
                    raise _wrong(part, place, "made of tuples, frozensets, Multisets and FrozenMaps")
        return value
