"""Conditional expressions from partial solutions: which expression is right on which sample, and tests that tell.

Divide and conquer as in EUSolver (Alur, Radhakrishna, Udupa, "Scaling enumerative program synthesis via divide and
conquer", 2017): expressions that are right on part of the samples, joined by a decision tree over conditions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from provenhive.search.agents.decision import Branch, Leaf, Tree
from provenhive.search.agents.grammar import Term
from provenhive.search.agents.running import Env

Right = Callable[[int, Term], bool]  # sample number, expression: is its value right there


@dataclass(frozen=True, slots=True)
class Cover:
    """An expression and the samples (as bits) on which it is right."""

    term: Term
    samples: int


def covers(terms: Sequence[Term], count: int, right: Right, *, enough: int = 24) -> list[Cover]:
    """Return expressions that are right somewhere; ends early when one is right everywhere."""
    whole = (1 << count) - 1
    found: list[Cover] = []
    seen: set[int] = set()
    for term in terms:
        samples = 0
        for number in range(count):
            if right(number, term):
                samples |= 1 << number
        if samples == whole:
            return [Cover(term, samples)]
        if samples and samples not in seen:
            seen.add(samples)
            found.append(Cover(term, samples))
    found.sort(key=lambda cover: -cover.samples.bit_count())
    return found[: enough * 4]


def choose(found: Sequence[Cover], conditions: Sequence[Term], envs: Sequence[Env], depth: int = 4) -> Tree | None:
    """Return a decision tree that is right on all samples, or ``None`` when the conditions do not suffice."""
    tests: dict[int, Term] = {}
    for condition in conditions:
        bits = 0
        for number, env in enumerate(envs):
            if condition.on(env) is True:
                bits |= 1 << number
        tests.setdefault(bits, condition)
    return _Chooser(found, list(tests.items())).tree((1 << len(envs)) - 1, depth)


class _Chooser:
    def __init__(self, found: Sequence[Cover], tests: list[tuple[int, Term]]) -> None:
        self._found = found
        self._tests = tests

    def tree(self, todo: int, depth: int) -> Tree | None:
        """Return a tree for the samples in ``todo``."""
        for cover in self._found:
            if cover.samples & todo == todo:
                return Leaf(cover.term.expr)
        if depth == 0:
            return None
        for _, bits, test in self._ranked(todo)[:6]:
            then = self.tree(todo & bits, depth - 1)
            if then is None:
                continue
            otherwise = self.tree(todo & ~bits, depth - 1)
            if otherwise is not None:
                return Branch(test.expr, then, otherwise)
        return None

    def _ranked(self, todo: int) -> list[tuple[int, int, Term]]:
        """Return the tests that split the samples, best first: the one that leaves least uncovered on both sides."""
        ranked = []
        for position, (bits, test) in enumerate(self._tests):
            inside, outside = todo & bits, todo & ~bits
            if inside and outside:
                best_in = max(((c.samples & inside).bit_count() for c in self._found), default=0)
                best_out = max(((c.samples & outside).bit_count() for c in self._found), default=0)
                missing = inside.bit_count() - best_in + outside.bit_count() - best_out
                ranked.append((missing * 1000 + position, bits, test))
        ranked.sort(key=lambda entry: entry[0])
        return ranked
