"""The vote between proved variants of a unit: what is measured of each, and how the judges read the measurements.

Each judge turns measurements into ballots; the ballots of all judges are read in turns until one variant is ``k``
ahead. A judge for whom several variants are equally good abstains. The outcome is a function of the measurements and of
nothing else: no clock, no randomness, no opinion.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from provenhive.candidates.measures import candidate_size, reading_effort
from provenhive.candidates.syntax import Candidate
from provenhive.canonical import digest_bytes
from provenhive.errors import UserError
from provenhive.search.agent import Proposal
from provenhive.search.choice.voting import Ballot, Election, first_to_ahead_by
from provenhive.verdicts import Proved, word

DEFAULT_LEAD = 3


class NotProved(UserError):
    """Something stands for election that is not proved."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A proved candidate: the judge's own verdict, the text that it judged, and who proposed it.

    Raises:
        NotProved: the verdict is another one; nothing else may stand for election.
    """

    verdict: Proved
    text: str
    candidate: Candidate
    proposal: Proposal

    def __post_init__(self) -> None:
        if not isinstance(self.verdict, Proved):
            raise NotProved(f"a candidate whose verdict is '{word(self.verdict)}' cannot be chosen")

    @property
    def digest(self) -> str:
        """The digest of the canonical text, by which certificates name it."""
        return digest_bytes(self.text.encode())


@dataclass(frozen=True, slots=True)
class Measurements:
    """What was measured of one variant.

    Attributes:
        steps: for each input, the steps of the interpreter; ``None`` where it ran out of fuel.
        stable: for each trial under another seed and order of declarations, whether the proof went through again.
        size: nodes of the syntax tree.
        effort: cognitive complexity (``measures.reading_effort``).
    """

    variant: str
    steps: tuple[int | None, ...]
    stable: tuple[bool, ...]
    size: int
    effort: int


def measured(variant: Variant, steps: tuple[int | None, ...], stable: tuple[bool, ...]) -> Measurements:
    """Return a variant's measurements; size and reading effort come from its tree."""
    candidate = variant.candidate
    return Measurements(variant.digest, steps, stable, candidate_size(candidate), reading_effort(candidate))


def elect(measurements: Sequence[Measurements], k: int = DEFAULT_LEAD) -> Election:
    """Hold the vote.

    Raises:
        UserError: there is nothing to choose from, a variant stands twice, or the variants were measured differently.
    """
    if len({(len(m.steps), len(m.stable)) for m in measurements}) > 1:
        raise UserError("all variants are measured on the same inputs and trials")
    ranking = [m.variant for m in sorted(measurements, key=_preference)]
    return first_to_ahead_by(k, ranking, _ballots(measurements))


def _preference(m: Measurements) -> tuple[int, int, int, int, int, str]:
    """Settle equal numbers of votes: failures, steps in all, failed trials, effort, size, and last the digest."""
    lost = sum(step is None for step in m.steps)
    return lost, sum(step or 0 for step in m.steps), m.stable.count(False), m.effort, m.size, m.variant


def _ballots(measurements: Sequence[Measurements]) -> Iterator[Ballot]:
    """Yield one ballot of each judge in turn, as many rounds as there is something to measure."""
    rounds = max((len(m.steps) for m in measurements), default=0)
    trials = max((len(m.stable) for m in measurements), default=0)
    for turn in range(max(rounds, trials, 1)):
        if turn < rounds:
            yield from _vote("speed", f"steps on input {turn + 1}", measurements, _steps_on(turn))
        if turn < trials:
            yield from _vote("stability", f"trial {turn + 1}", measurements, _failed_in(turn))
        yield from _vote("size", "nodes", measurements, lambda m: m.size)
        yield from _vote("readability", "cognitive complexity", measurements, lambda m: m.effort)


def _steps_on(position: int) -> Callable[[Measurements], float]:
    def cost(m: Measurements) -> float:
        steps = m.steps[position]
        return float("inf") if steps is None else steps

    return cost


def _failed_in(position: int) -> Callable[[Measurements], float]:
    return lambda m: 0 if m.stable[position] else 1


def _vote(
    judge: str, measure: str, measurements: Sequence[Measurements], cost: Callable[[Measurements], float]
) -> Iterator[Ballot]:
    """Yield the ballot for the variant with the least cost, if there is just one."""
    costs = [cost(m) for m in measurements]
    least = min(costs)
    if costs.count(least) == 1:
        others = min(c for c in costs if c != least) if len(costs) > 1 else least
        winner = measurements[costs.index(least)].variant
        yield Ballot(judge, f"{measure}: {least}, next {others}", winner)
