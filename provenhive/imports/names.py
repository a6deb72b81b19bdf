"""Names of another language as names of ``.hspec``: one to one, and as they are wherever that can be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_LEGAL = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*_?")
_TYPES = frozenset({"int", "nat", "bool", "char", "string", "seq", "set", "multiset", "map"})
_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        module import datatype type function predicate law unit machine system requires ensures decreases
        invariant returns
        if then else let in match forall exists true false set multiset map where proof lean hint example
        built from as uses
        state initially operation property guarantees std
        """,
    )
)


def legal(name: str) -> bool:
    """Say whether ``.hspec`` takes a name for everything that can be declared."""
    return _LEGAL.fullmatch(name) is not None and name not in _WORDS | _TYPES


@dataclass
class Names:
    """A one-to-one map from the names of a file, and unused names for what has none.

    Legal names stay. Others are spelled with ``_`` for each run of characters that cannot stay, and a number where
    that is somebody's name already.
    """

    given: dict[str, str] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, names: Iterable[str]) -> Names:
        """Map all names of a file, in the order of their first use."""
        order = list(dict.fromkeys(names))
        made = cls({name: name for name in order if legal(name)}, {name for name in order if legal(name)})
        for name in order:
            if name not in made.given:
                made.given[name] = made.fresh(name)
        return made

    def __getitem__(self, name: str) -> str:
        return self.given[name]

    def fresh(self, stem: str) -> str:
        """Return a legal name like ``stem`` that nothing has, and take it."""
        base = re.sub(r"[^A-Za-z0-9]+", "_", stem).strip("_") or "name"
        base = base if base[0].isalpha() else f"n{base}"
        number = 1
        name = base
        while name in self._used or not legal(name):
            number += 1
            name = f"{base}_{number}"
        self._used.add(name)
        return name

    @property
    def changed(self) -> tuple[tuple[str, str], ...]:
        """What could not keep its name, with the name that it has."""
        return tuple((old, new) for old, new in self.given.items() if old != new)
