"""First-to-ahead-by-k: ballots are read in order until one variant is ``k`` votes ahead of every other.

The rule is that of MAKER (arXiv 2511.09030, algorithm 2), which generalises the sequential probability ratio test of
Wald (1945) to many answers. Here the voters are judges of measurements, and the candidates of the vote are proved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenhive.errors import UserError


class NoSuchVariant(UserError):
    """A ballot names what does not stand for election."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote: which judge, by which measurement, for which variant (its digest)."""

    judge: str
    measure: str
    variant: str


@dataclass(frozen=True, slots=True)
class Election:
    """How a vote went: ``decided`` says that the winner got ``k`` ahead before the ballots ran out.

    ``tally`` lists every variant, most votes first; ``ballots`` are those that were read.
    """

    k: int
    winner: str
    tally: tuple[tuple[str, int], ...]
    ballots: tuple[Ballot, ...]
    decided: bool


def first_to_ahead_by(k: int, ranking: Sequence[str], ballots: Iterable[Ballot]) -> Election:
    """Read ballots until one variant is ``k`` ahead; if they run out, the most votes win.

    Args:
        k: the lead that ends the vote.
        ranking: the digests of the variants that stand, the preferred one first: it settles equal numbers of votes.
        ballots: the votes in the order in which they are read.

    Raises:
        NoSuchVariant: a ballot is for something else.
        UserError: there is nothing to choose from, a digest stands twice, or ``k`` is less than 1.
    """
    if k < 1 or not ranking or len(set(ranking)) != len(ranking):
        raise UserError("a vote needs a lead of at least 1 and different variants")
    votes = dict.fromkeys(ranking, 0)
    read: list[Ballot] = []
    decided = len(ranking) == 1
    for ballot in ballots:
        if decided:
            break
        if ballot.variant not in votes:
            raise NoSuchVariant(f"{ballot.judge} votes for {ballot.variant}, which is not among the proved variants")
        votes[ballot.variant] += 1
        read.append(ballot)
        first, second = sorted(votes.values(), reverse=True)[:2]
        decided = first - second >= k
    position = {variant: place for place, variant in enumerate(ranking)}
    order = sorted(votes, key=lambda variant: (-votes[variant], position[variant]))
    return Election(k, order[0], tuple((variant, votes[variant]) for variant in order), tuple(read), decided)
