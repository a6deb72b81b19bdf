"""The archive of MAP-Elites: the fittest candidate of each kind.

J.-B. Mouret and J. Clune, *Illuminating search spaces by mapping elites* (arXiv 1504.04909). A kind is a cell of three
dimensions: size of the tree, steps that it runs, and shape. Fitness is how far a candidate gets, never an opinion.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from provenhive.candidates import syntax
from provenhive.candidates.measures import candidate_size
from provenhive.candidates.statements import expressions_of, statements_of
from provenhive.candidates.syntax import Candidate, HelperMethod
from provenhive.spec_lang.core import Expr, If, MatchData, MatchSeq
from provenhive.spec_lang.traverse import parts

_DEEPEST = 3


class Stage(IntEnum):
    """How far a candidate got: runs, its own verification conditions, a prover."""

    RUNS = 1
    CONDITIONS = 2
    PROOF = 3


@dataclass(frozen=True, slots=True, order=True)
class Fitness:
    """The stage reached, and the share of it that was passed: of inputs, or of verification conditions."""

    stage: Stage
    share: float


@dataclass(frozen=True, slots=True)
class Elite:
    """A candidate of the archive with its text and fitness."""

    candidate: Candidate
    text: str
    fitness: Fitness


Cell = tuple[int, int, tuple[bool, bool, int]]


def cell_of(candidate: Candidate, steps: int) -> Cell:
    """Return the kind of a candidate that ran so many steps."""
    looping = any(isinstance(s, syntax.While) for body in _bodies(candidate) for s in statements_of(body))
    depth = max((_branches(e) for e in expressions_of(candidate)), default=0)
    shape = (looping, bool(candidate.helpers), min(_DEEPEST, depth))
    return candidate_size(candidate) // 3, steps.bit_length(), shape


class Archive:
    """Cells with their elites, in the order in which they were first filled."""

    def __init__(self) -> None:
        self.cells: dict[Cell, Elite] = {}

    def offer(self, cell: Cell, elite: Elite) -> bool:
        """Keep an elite unless its cell holds a fitter one; say whether it was kept.

        An equal one takes the place: drift leads away from where nothing better is near.
        """
        known = self.cells.get(cell)
        if known is not None and known.fitness > elite.fitness:
            return False
        self.cells[cell] = elite
        return True

    @property
    def elites(self) -> list[Elite]:
        """All elites."""
        return list(self.cells.values())


def _bodies(candidate: Candidate) -> list[syntax.Block]:
    return [candidate.body, *(h.body for h in candidate.helpers if isinstance(h, HelperMethod))]


def _branches(expr: Expr) -> int:
    """Return how deep branches nest in an expression."""
    own = 1 if isinstance(expr, If | MatchData | MatchSeq) else 0
    return own + max(map(_branches, parts(expr)), default=0)
