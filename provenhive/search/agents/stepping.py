"""Finding the step of a loop: states that the loop passes through, and conditional expressions that lead on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from provenhive.search.agents.choosing import Cover, choose
from provenhive.search.agents.decision import Branch, Leaf, Tree
from provenhive.search.agents.grammar import UNDEFINED, Term
from provenhive.search.agents.running import Env
from provenhive.spec_lang.core import Expr, TupleLit
from provenhive.spec_lang.values import Value

Accepts = Callable[[Env, tuple[Value, ...]], bool]  # a state, new results: is the loop's invariant kept there
MAX_OPTIONS = 6000


@dataclass(frozen=True, slots=True)
class Move:
    """New values for all results at once."""

    terms: tuple[Term, ...]

    def on(self, env: Env) -> tuple[Value, ...] | None:
        """Return the new values, or ``None`` where one has none."""
        values = tuple(term.on(env) for term in self.terms)
        return None if any(value is UNDEFINED for value in values) else values

    @property
    def expr(self) -> Expr:
        """The new values as one expression."""
        return self.terms[0].expr if len(self.terms) == 1 else TupleLit(tuple(term.expr for term in self.terms))


def moves(pools: Sequence[Sequence[Term]], limit: int = MAX_OPTIONS) -> list[Move]:
    """Return the combinations of one expression for each result, simple ones first."""
    if len(pools) == 1:
        return [Move((term,)) for term in pools[0][:limit]]
    share = max(4, int(limit ** (1 / len(pools))))
    ranked = sorted(
        product(*(list(enumerate(pool[:share])) for pool in pools)), key=lambda chosen: sum(n for n, _ in chosen)
    )
    return [Move(tuple(term for _, term in chosen)) for chosen in islice(ranked, limit)]


class Walk:
    """Follows the loop on samples: at each state all moves are tried, the first that is accepted leads on."""

    def __init__(self, options: Sequence[Move], accepts: Accepts) -> None:
        self._options = list(options)
        self._accepts = accepts
        self.states: list[Env] = []
        self.covered: list[int] = [0] * len(self._options)

    def state(self, env: Env) -> tuple[Value, ...] | None:
        """Visit a state: note which moves are right there, and return the values that the first of them gives."""
        first: tuple[Value, ...] | None = None
        bit = 1 << len(self.states)
        verdicts: dict[tuple[Value, ...], bool] = {}
        for number, move in enumerate(self._options):
            values = move.on(env)
            if values is None:
                continue
            known = verdicts.get(values)
            if known is None:
                known = verdicts[values] = self._accepts(env, values)
            if known:
                self.covered[number] |= bit
                first = values if first is None else first
        if first is not None:
            self.states.append(env)
        return first

    @property
    def any_move(self) -> Move:
        """The simplest move."""
        return self._options[0]

    def useful(self, count: int = 20) -> list[Move]:
        """Return the moves that are right in most states."""
        order = sorted(range(len(self._options)), key=lambda n: -self.covered[n].bit_count())
        return [self._options[n] for n in order[:count] if self.covered[n]]

    def solve(self, conditions: Iterable[Term], depth: int = 3) -> Tree | None:
        """Return a decision tree of moves that is right in all states."""
        return next(self.solutions(conditions, depth), None)

    def solutions(self, conditions: Iterable[Term], depth: int = 3) -> Iterator[Tree]:
        """Yield decision trees, single moves first."""
        whole = (1 << len(self.states)) - 1
        found: list[Cover] = []
        seen: set[int] = set()
        for move, covered in zip(self._options, self.covered, strict=True):
            if covered == whole:
                yield Leaf(move.expr)
            elif covered and covered not in seen:
                seen.add(covered)
                found.append(Cover(Term(move.expr, move.on), covered))
        found.sort(key=lambda cover: -cover.samples.bit_count())
        tree = choose(found[:80], list(conditions), self.states, depth)
        if isinstance(tree, Branch):
            yield tree
