"""A tree of candidates: which one to change next, and how far its changes led.

Selection is PUCT: C. D. Rosin, *Multi-armed bandits with episode context* (2011), in the form of D. Silver et al.,
*Mastering the game of Go without human knowledge* (2017): ``Q + c * P * sqrt(N) / (1 + n)``. The value of a node is how
far its candidate got through the filter; no opinion is in it. A candidate that still waits for its verdict counts as
a visit worth nothing until it has one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from provenhive.candidates.syntax import Candidate
from provenhive.search.agent import Outcome

_EXPLORATION = 1.2
_DEEPEST = 6
_SHARE = 0.3
_REACHED = {"red flag": 0.0, "gate": 0.0, "repeated": 0.0, "fuzz": 0.1, "conditions": 0.4, "proof": 0.55}


@dataclass(frozen=True, slots=True)
class Move:
    """A change of a candidate: what it is, how promising it looks (above 0), and what comes of it."""

    label: str
    prior: float
    candidate: Candidate


@dataclass
class Node:
    """A candidate in the tree; ``untried`` are its changes, most promising first, made when first asked for."""

    text: str
    prior: float
    depth: int
    parent: Node | None = None
    outcome: Outcome | None = None
    value: float = 0.0
    visits: int = 0
    total: float = 0.0
    children: list[Node] = field(default_factory=list)
    untried: list[Move] | None = None

    @property
    def mean(self) -> float:
        """The mean value of its own verdict and of what was tried below."""
        return self.total / self.visits if self.visits else self.value


Expand = Callable[[Outcome], Sequence[Move]]


class Tree:
    """The failed candidates of a search as roots, and what was made of them."""

    def __init__(self, expand: Expand, write: Callable[[Candidate], str]) -> None:
        """Start empty; ``expand`` finds the changes of a failed candidate, ``write`` prints one."""
        self._expand = expand
        self._write = write
        self._roots: list[Node] = []
        self._by_text: dict[str, Node] = {}

    def learn(self, outcome: Outcome) -> None:
        """Take a verdict: of a candidate of the tree, or of one that becomes a root."""
        node = self._by_text.get(outcome.proposal.text)
        if node is None:
            node = self._add(Node(outcome.proposal.text, 1.0, 0))
            node.visits = 1
        elif node.outcome is not None:
            return
        node.outcome, node.value = outcome, worth(outcome)
        if outcome.stage == "fuzz" and node.parent is not None:
            node.value += _SHARE * min(1.0, node.prior)  # which is the share of samples that it got right
        step: Node | None = node
        while step is not None:
            step.total += node.value
            step = step.parent

    def known(self, text: str) -> bool:
        """Say whether a text is in the tree."""
        return text in self._by_text

    def next(self) -> tuple[Node, Move] | None:
        """Return the change to try next, its node in the tree already; ``None`` if nothing is left to try."""
        while (node := self._select()) is not None:
            move = (node.untried or []).pop(0)
            text = self._write(move.candidate)
            if text in self._by_text:
                continue
            child = self._add(Node(text, move.prior, node.depth + 1, node))
            step: Node | None = child
            while step is not None:
                step.visits += 1
                step = step.parent
            return child, move
        return None

    def _add(self, node: Node) -> Node:
        self._by_text[node.text] = node
        (self._roots if node.parent is None else node.parent.children).append(node)
        return node

    def _select(self) -> Node | None:
        """Descend to a node with a change that was not tried."""
        options: list[Node] = [n for n in self._roots if self._alive(n)]
        above: Node | None = None
        while options:
            visits = sum(n.visits for n in options) if above is None else above.visits
            best = max(options, key=lambda n: self._score(n.mean, n.prior, visits, n.visits))
            fresh = above.untried[0] if above is not None and above.untried else None
            if above is not None and fresh is not None:
                score = self._score(best.mean, best.prior, visits, best.visits)
                if self._score(above.value, fresh.prior, visits, 0) >= score:
                    return above
            above = best
            options = [n for n in best.children if self._alive(n)]
        return above

    def _score(self, mean: float, prior: float, parent: int, visits: int) -> float:
        return mean + _EXPLORATION * prior * math.sqrt(parent + 1) / (1 + visits)

    def _alive(self, node: Node) -> bool:
        """Say whether something is left to try at a node or below."""
        if node.outcome is None or node.outcome.verdict == "proved":
            return False
        if node.untried is None:
            moves = self._expand(node.outcome) if node.depth < _DEEPEST else ()
            node.untried = sorted(moves, key=lambda m: -m.prior)
        return bool(node.untried) or any(self._alive(child) for child in node.children)


def worth(outcome: Outcome) -> float:
    """Return how far a candidate got: from 0, refused by the gate, to 1, proved; few messages are better than many."""
    if outcome.verdict == "proved":
        return 1.0
    reached = _REACHED.get(outcome.stage, 0.0)
    return reached + 0.3 / (1 + len(outcome.messages)) if outcome.stage in ("conditions", "proof") else reached


def furthest(outcomes: Sequence[Outcome]) -> Outcome | None:
    """Return the outcome of the candidate that got furthest, the earliest of equal ones; ``None`` without any."""
    return max(outcomes, key=worth, default=None)
