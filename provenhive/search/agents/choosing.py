"""Conditional expressions from partial solutions: which expression is right on which sample, and tests that tell.

Divide and conquer as in EUSolver (Alur, Radhakrishna, Udupa, "Scaling enumerative program synthesis via divide and
conquer", 2017): expressions that are right on part of the samples, joined by a decision tree over conditions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from provenhive.search.agents.decision import Branch, Leaf, Tree
from provenhive.search.agents.grammar import UNDEFINED, Term
from provenhive.search.agents.running import Env


@dataclass(frozen=True, slots=True)
class Cover:
    """An expression and the samples (as bits) on which it is right."""

    term: Term
    samples: int


def choose(found: Sequence[Cover], conditions: Sequence[Term], envs: Sequence[Env], depth: int = 4) -> Tree | None:
    """Return a decision tree that is right on all samples, or ``None`` when the conditions do not suffice."""
    tests: dict[tuple[int, int], Term] = {}
    for condition in conditions:
        true = defined = 0
        for number, env in enumerate(envs):
            value = condition.on(env)
            true |= (value is True) << number
            defined |= (value is not UNDEFINED) << number
        tests.setdefault((true, defined), condition)
    return _Chooser(found, [_Test(*bits, condition) for bits, condition in tests.items()]).tree(
        (1 << len(envs)) - 1, depth
    )


@dataclass(frozen=True, slots=True)
class _Test:
    """A condition with the samples where it is true, and where it has a value."""

    true: int
    defined: int
    term: Term


class _Chooser:
    def __init__(self, found: Sequence[Cover], tests: list[_Test]) -> None:
        self._found = found
        self._tests = tests

    def tree(self, todo: int, depth: int) -> Tree | None:
        """Return a tree for the samples in ``todo``."""
        for cover in self._found:
            if cover.samples & todo == todo:
                return Leaf(cover.term.expr)
        if depth == 0:
            return None
        for _, test in self._ranked(todo)[:6]:
            then = self.tree(todo & test.true, depth - 1)
            if then is None:
                continue
            otherwise = self.tree(todo & ~test.true, depth - 1)
            if otherwise is not None:
                return Branch(test.term.expr, then, otherwise)
        return None

    def _ranked(self, todo: int) -> list[tuple[int, _Test]]:
        """Return the tests that split the samples, best first: the one that leaves least uncovered on both sides."""
        ranked = []
        for position, test in enumerate(self._tests):
            inside, outside = todo & test.true, todo & ~test.true
            if inside and outside and test.defined & todo == todo:
                best_in = max(((c.samples & inside).bit_count() for c in self._found), default=0)
                best_out = max(((c.samples & outside).bit_count() for c in self._found), default=0)
                missing = inside.bit_count() - best_in + outside.bit_count() - best_out
                ranked.append((missing * 1000 + position, test))
        ranked.sort(key=lambda entry: entry[0])
        return ranked
