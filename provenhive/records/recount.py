"""A vote counted again from what its record says was measured.

Separate code from the one that holds votes (``search.choice``), after the rules of ``docs/agents.md``: each judge casts
a ballot in turn and abstains between equals; ballots are read until one variant is ``k`` votes ahead of every other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import inf

from provenhive.records.errors import RecordInvalid
from provenhive.records.evidence import JudgeVote, Measured, Tally, VoteRecord


def check_vote(record: VoteRecord) -> None:
    """Compare ballots, tally and winner with those that follow from the measurements.

    Raises:
        RecordInvalid: ``vote``, with the first difference.
    """
    _check_urn(record)
    votes: Counter[str] = Counter()
    read = 0
    for ballot in _ballots(record.measured):
        if _lead(votes, record) >= record.k:
            break
        claimed = record.votes[read] if read < len(record.votes) else None
        if claimed != ballot:
            raise RecordInvalid(
                "vote", f"ballot {read + 1} is {_shown(ballot)}, the certificate says {_shown(claimed)}"
            )
        votes[ballot.candidate] += 1
        read += 1
    if read < len(record.votes):
        raise RecordInvalid("vote", f"the vote ends after {read} ballots, the certificate has {len(record.votes)}")
    order = sorted(record.measured, key=lambda m: (-votes[m.candidate], *_preference(m)))
    tally = tuple(Tally(candidate=m.candidate, votes=votes[m.candidate]) for m in order)
    for counted, said in zip(tally, record.tally, strict=True):
        if counted != said:
            raise RecordInvalid("vote", f"the tally has {_sum(counted)}, the certificate says {_sum(said)}")
    if record.winner != tally[0].candidate:
        raise RecordInvalid("vote", f"the winner is {tally[0].candidate}, the certificate says {record.winner}")


def _check_urn(record: VoteRecord) -> None:
    """A vote has a lead to reach, and everybody in the tally was measured once, on the same inputs and trials."""
    measured = sorted(m.candidate for m in record.measured)
    if record.k < 1 or measured != sorted(entry.candidate for entry in record.tally):
        raise RecordInvalid("vote", "the vote has no lead, or the tally is not of the variants that were measured")
    if len({(len(m.steps), len(m.stable)) for m in record.measured}) != 1:
        raise RecordInvalid("vote", "the variants were not measured on the same inputs and trials")


def _lead(votes: Counter[str], record: VoteRecord) -> float:
    """Return by how much the first is ahead; one that stands alone has won before any ballot."""
    counts = sorted((votes[m.candidate] for m in record.measured), reverse=True)
    return inf if len(counts) == 1 else counts[0] - counts[1]


def _ballots(measured: tuple[Measured, ...]) -> Iterator[JudgeVote]:
    """Yield the ballots in turn: speed on the next input, stability in the next trial, size, readability."""
    inputs, trials = len(measured[0].steps), len(measured[0].stable)
    for turn in range(max(inputs, trials, 1)):
        judges: list[tuple[str, str, list[float]]] = []
        if turn < inputs:
            steps = [inf if (s := m.steps[turn]) is None else s for m in measured]
            judges.append(("speed", f"steps on input {turn + 1}", steps))
        if turn < trials:
            judges.append(("stability", f"trial {turn + 1}", [int(not m.stable[turn]) for m in measured]))
        judges.append(("size", "nodes", [m.size for m in measured]))
        judges.append(("readability", "cognitive complexity", [m.effort for m in measured]))
        for judge, measure, costs in judges:
            first, *rest = sorted(costs)
            if rest and first < rest[0]:
                found = measured[costs.index(first)].candidate
                yield JudgeVote(judge=judge, measure=f"{measure}: {first}, next {rest[0]}", candidate=found)


def _preference(m: Measured) -> tuple[int, int, int, int, int, str]:
    """Equal numbers of votes are settled by inputs not ended, steps in all, failed trials, effort, size, digest."""
    ended = [step for step in m.steps if step is not None]
    return len(m.steps) - len(ended), sum(ended), m.stable.count(False), m.effort, m.size, m.candidate


def _shown(ballot: JudgeVote | None) -> str:
    return "none" if ballot is None else f"'{ballot.judge}, {ballot.measure}' for {ballot.candidate}"


def _sum(entry: Tally) -> str:
    return f"{entry.votes} votes for {entry.candidate}"
