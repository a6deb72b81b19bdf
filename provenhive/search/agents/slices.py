"""What Dafny has to be told of slices: the whole is what its parts make."""

from __future__ import annotations

from collections.abc import Iterator

from provenhive.search.agents.simplify import difference, simplify
from provenhive.search.agents.terms import ONE, ZERO, concat, eq, index, prefix, singleton, size, sub, suffix
from provenhive.spec_lang.core import Expr, Slice
from provenhive.spec_lang.traverse import walk


def put_together(expr: Expr) -> list[Expr]:
    """Return an equation for each sequence that the expression cuts: head and tail, front and last, two halves."""
    return list(dict.fromkeys(_equations(expr)))


def _equations(expr: Expr) -> Iterator[Expr]:
    for node in walk(expr):
        match node:
            case Slice(whole, low, None) if low is not None:
                if difference(low, ONE) == 0:
                    yield eq(whole, concat(singleton(index(whole, ZERO)), node))
                else:
                    yield eq(whole, concat(prefix(whole, low), node))
            case Slice(whole, None, high) if high is not None:
                if difference(high, sub(size(whole), ONE)) == 0:
                    yield eq(whole, concat(node, singleton(index(whole, simplify(sub(size(whole), ONE))))))
                else:
                    yield eq(whole, concat(node, suffix(whole, high)))
            case _:
                continue
