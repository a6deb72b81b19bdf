"""Successive halving over prover time: all candidates get a little, the better half gets twice as much, and so on.

K. Jamieson and A. Talwalkar, *Non-stochastic best arm identification and hyperparameter optimization* (2016).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

RUNGS = 3
"""Longer looks after the first quick one: each takes about twice the time of the one before."""


def better_half(items: Sequence[T], badness: Callable[[T], tuple[int, ...]]) -> tuple[list[T], list[T]]:
    """Return the better half of what is left open, rounded up, and the rest; order settles what is equally bad."""
    ranked = sorted(range(len(items)), key=lambda position: (badness(items[position]), position))
    kept = (len(items) + 1) // 2
    return [items[p] for p in ranked[:kept]], [items[p] for p in ranked[kept:]]
