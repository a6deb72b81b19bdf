"""Premises and tactics from elsewhere: theorems of a user's Lean project, and what was done with them before.

A source offers what it knows as plain texts. For a goal the premises are ranked by the constants that they share with
it, rare ones counting most (inverse document frequency: K. Sparck Jones, A statistical interpretation of term
specificity, 1972; so J. Meng and L. Paulson, Lightweight relevance filtering, 2009). Tactics are ranked by how often
they were used on goals with the same constants. All of it proposes scripts; what proves is for the checker to say.
"""
# ruff: noqa: RUF001
# Lean's own symbols are not typing errors.

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

_IDENTIFIER = re.compile(r"[A-Za-z_][\w'!?]*(?:\.[A-Za-z_][\w'!?]*)*")
_NOTATION = {
    "+": "HAdd.hAdd",
    "*": "HMul.hMul",
    "-": "HSub.hSub",
    "/": "HDiv.hDiv",
    "%": "HMod.hMod",
    "++": "HAppend.hAppend",
    "≤": "LE.le",
    "<": "LT.lt",
    "≥": "LE.le",
    ">": "LT.lt",
    "∈": "Membership.mem",
    "∣": "Dvd.dvd",
    "::": "List.cons",
}
_SYMBOL = re.compile(r"\+\+|::|[+*\-/%≤<≥>∈∣]")
_BOUND = re.compile(r"[({\[⦃]\s*([\w'✝ ]+?)\s*:")


@dataclass(frozen=True, slots=True)
class ForeignPremise:
    """A theorem that scripts may name: its full name, its statement as written, and the module that has it."""

    name: str
    statement: str
    module: str = ""

    @property
    def constants(self) -> frozenset[str]:
        """The constants that the statement speaks of, notation among them."""
        return constants_of(self.statement)


@dataclass(frozen=True, slots=True)
class ObservedTactic:
    """A tactic step that somebody took: its text, the goal before it, and the full names of the premises in it."""

    text: str
    goal: str
    premises: tuple[str, ...] = ()

    @property
    def head(self) -> str:
        """The tactic's own name."""
        found = _IDENTIFIER.match(self.text.strip())
        return found[0] if found else ""


class PremiseSource(Protocol):
    """What a source of premises offers; both may be called more than once."""

    def premises(self) -> Iterable[ForeignPremise]:
        """Return the theorems, in any order."""
        ...

    def tactics(self) -> Iterable[ObservedTactic]:
        """Return the steps, in any order."""
        ...


def constants_of(text: str) -> frozenset[str]:
    """Return the constants in a statement or a printed goal: names that it does not bind, and its notation.

    A long name counts by its parts: ``xs.length`` in a statement is ``List.length xs`` in a printed goal.
    """
    bound = {name for group in _BOUND.findall(text) for name in group.split()}
    parts = {part for name in _IDENTIFIER.findall(text) for part in name.split(".")}
    return frozenset(p for p in parts - bound if len(p) > 1) | {_NOTATION[symbol] for symbol in _SYMBOL.findall(text)}


class Retrieval:
    """Ranks what a source knows for a goal."""

    def __init__(self, source: PremiseSource) -> None:
        """Read the source once."""
        self._premises = {p.name: p for p in source.premises()}
        self._constants = {name: p.constants for name, p in self._premises.items()}
        self._tactics = [(t, constants_of(_target(t.goal))) for t in source.tactics()]
        self._frequency = Counter(c for constants in self._constants.values() for c in constants)
        self._used = Counter(name for t, _ in self._tactics for name in t.premises)

    def premises(self, constants: Collection[str], most: int) -> tuple[ForeignPremise, ...]:
        """Return the premises that share most with a goal, the best first; none that share nothing.

        Among equals those come first that were used more often.
        """
        wanted = frozenset(constants) & self._frequency.keys()
        scored = [
            (self._score(wanted, own), self._used[name], name)
            for name, own in self._constants.items()
            if not wanted.isdisjoint(own)
        ]
        scored.sort(key=lambda entry: (-entry[0], -entry[1], entry[2]))
        return tuple(self._premises[name] for _, _, name in scored[:most])

    def priors(self, constants: Collection[str]) -> dict[str, float]:
        """Return how often each tactic was the step on goals with such constants, by its name; the numbers add to 1.

        A goal counts as much as it shares; where nothing is alike, all count alike.
        """
        wanted = frozenset(constants)
        weights: defaultdict[str, float] = defaultdict(float)
        everything: defaultdict[str, float] = defaultdict(float)
        for tactic, own in self._tactics:
            everything[tactic.head] += 1.0
            union = len(wanted | own)
            weights[tactic.head] += len(wanted & own) / union if union else 0.0
        counted = weights if any(weights.values()) else everything
        total = sum(counted.values())
        ranked = sorted(counted.items(), key=lambda entry: (-entry[1], entry[0]))
        return {head: count / total for head, count in ranked if count}

    def scripts(self, constants: Collection[str], names: Sequence[str]) -> Iterator[str]:
        """Yield tactics that use premises, the shape of the usual steps first."""
        if not names:
            return
        priors = self.priors(constants)
        for head in sorted((*_ALL, *_EACH), key=lambda head: -priors.get(head, 0.0)):
            if head in _ALL:
                yield _ALL[head].format(", ".join(names))
            else:
                yield from map(_EACH[head].format, names)

    def _score(self, wanted: frozenset[str], own: frozenset[str]) -> float:
        """Return the share that two sets have in common: what only one of them speaks of counts against a premise."""
        count = len(self._constants)
        weights = {c: math.log(1 + count / self._frequency[c]) for c in wanted | own}
        return sum(weights[c] for c in wanted & own) / (1.0 + sum(weights.values()))


_ALL = {"simp": "simp [{}]", "simp_all": "simp_all [{}]", "omega": "simp [{}] <;> omega"}
_EACH = {"rw": "rw [{}]", "exact": "exact {} ..", "apply": "apply {} <;> (first | assumption | omega)"}


def _target(goal: str) -> str:
    """Return what a printed goal asks for, its first one if there are several."""
    return goal.split("\n\n")[0].rpartition("⊢")[2]
