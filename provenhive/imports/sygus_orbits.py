"""Functions whose calls differ in the order of their arguments: the values on one orbit are the results of one unit.

Constraints that speak of ``f(x, y)`` and ``f(y, x)`` tie together values of ``f`` at orders of the same arguments, and
no others: the orders are a group ``G`` of permutations. A unit over ``x`` returns ``r_g`` for each ``g`` in ``G``: what
``f`` is at ``x`` in the order ``g``. It has to meet the constraints at each order, and ``r_g == r_h`` wherever two
orders are the same arguments. That asks for as much as the constraints do: values of a right ``f`` are such results,
and results are read off as a right ``f`` where ``x`` is the least of its orders. That is one place for all values that
are tied together, and each ``x`` has one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from provenhive.imports.sygus_terms import Term

Arrangement = tuple[int, ...]
"""For each argument the position that it has in another row of arguments."""

MAX_ORBIT = 6


def arranged(known: Sequence[Term], arguments: Sequence[Term]) -> Arrangement | None:
    """Return where each argument stands among the known ones, each of which is taken once; ``None`` if one does not."""
    free = list(range(len(known)))
    order: list[int] = []
    for argument in arguments:
        at = next((i for i in free if known[i] == argument), None)
        if at is None:
            return None
        free.remove(at)
        order.append(at)
    return tuple(order)


def composed(outer: Arrangement, inner: Arrangement) -> Arrangement:
    """Return the order of what is put in the order ``outer`` first, and that row in the order ``inner``."""
    return tuple(outer[i] for i in inner)


def generated(identity: Arrangement, generators: Iterable[Arrangement]) -> tuple[Arrangement, ...] | None:
    """Return the group that permutations generate, ``identity`` first; ``None`` if it is too large to write down."""
    rows = sorted(set(generators))
    found = [identity]
    for one in found:  # grows on the way
        for other in rows:
            product = composed(one, other)
            if product not in found:
                found.append(product)
        if len(found) > MAX_ORBIT:
            return None
    return tuple(found)


def coherence(group: Sequence[Arrangement]) -> Iterator[tuple[tuple[tuple[int, int], ...], Arrangement, Arrangement]]:
    """Yield for each two orders which positions have to be equal for them to be the same arguments."""
    for one, other in combinations(group, 2):
        pairs = {(min(i, j), max(i, j)): None for i, j in zip(one, other, strict=True) if i != j}
        yield tuple(pairs), one, other
