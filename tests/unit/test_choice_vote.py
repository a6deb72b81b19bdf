"""The vote between proved variants: its rule, its judges, and that it depends on measurements alone."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.measures import candidate_size, reading_effort
from provenhive.candidates.syntax import Candidate
from provenhive.errors import UserError
from provenhive.pipeline.choosing import vote_record
from provenhive.records.recount import check_vote
from provenhive.search.choice.election import Measurements, elect
from provenhive.search.choice.voting import Ballot, NoSuchVariant, first_to_ahead_by
from provenhive.spec_lang.load import load_text

PROGRAM = load_text("""module m

unit larger(x: int, y: int) returns (r: int)
  ensures r >= x && r >= y && (r == x || r == y)
""")
A, B, C = (f"sha256:{letter * 64}" for letter in "abc")


def tree(text: str) -> Candidate:
    found = parse_candidate(text, PROGRAM, PROGRAM.unit("m.larger"))
    assert isinstance(found, Candidate), found
    return found


def ballots(text: str) -> list[Ballot]:
    return [Ballot("judge", "measure", {"a": A, "b": B, "c": C}[letter]) for letter in text]


def test_the_vote_ends_with_the_first_lead_of_k() -> None:
    election = first_to_ahead_by(2, (A, B), ballots("abaabbbbb"))
    assert (election.winner, election.decided, len(election.ballots)) == (A, True, 4)
    assert election.tally == ((A, 3), (B, 1))


def test_without_a_lead_the_most_votes_win_and_the_ranking_settles_the_rest() -> None:
    assert first_to_ahead_by(3, (A, B, C), ballots("bccb")).winner == B
    late = first_to_ahead_by(3, (A, B), ballots("abba"))
    assert (late.winner, late.decided) == (A, False)
    assert first_to_ahead_by(1, (A,), ballots("aaa")).ballots == ()


def test_what_does_not_stand_cannot_be_voted_for() -> None:
    with pytest.raises(NoSuchVariant):
        first_to_ahead_by(1, (A, B), ballots("c"))
    for k, ranking in ((0, (A, B)), (1, ()), (1, (A, A))):
        with pytest.raises(UserError):
            first_to_ahead_by(k, ranking, ())


def test_judges_prefer_speed_stability_size_and_readability() -> None:
    slow_small = Measurements(A, (90, 80, 70), (True, True), 5, 1)
    fast_large = Measurements(B, (30, 20, 10), (True, True), 50, 9)
    assert elect((slow_small, fast_large), 2).winner == A
    unstable = Measurements(A, (90, 80, 70), (False, False), 50, 9)
    assert elect((unstable, fast_large), 2).winner == B
    judges = {ballot.judge for ballot in elect((unstable, fast_large), 2).ballots}
    assert judges == {"speed", "stability"}
    endless = Measurements(A, (None, None, None), (True, True), 50, 9)
    assert elect((endless, fast_large), 3).winner == B


def test_the_outcome_is_a_function_of_the_measurements() -> None:
    everything = (
        Measurements(A, (9, 8), (True, True), 12, 3),
        Measurements(B, (8, 9), (True, False), 10, 4),
        Measurements(C, (7, 7), (True, True), 14, 5),
    )
    outcomes = {(e.winner, e.tally) for order in permutations(everything) if (e := elect(order, 2))}
    assert len(outcomes) == 1
    with pytest.raises(UserError):
        elect((everything[0], Measurements(B, (1,), (True, True), 1, 1)))


def test_the_record_is_what_certificates_take() -> None:
    measured = (Measurements(A, (9,), (True,), 9, 9), Measurements(B, (1,), (True,), 1, 1))
    record = vote_record(elect(measured, 3), measured)
    assert (record.winner, record.k) == (B, 3)
    assert record.tally[0].votes == len([vote for vote in record.votes if vote.candidate == B]) == 3


@given(data=st.data())
def test_the_recount_is_separate_code_with_the_same_outcome(data: st.DataObject) -> None:
    few = st.integers(0, 3)
    inputs, trials = data.draw(st.integers(0, 3)), data.draw(st.integers(0, 3))
    each = st.tuples(
        st.tuples(*[st.one_of(st.none(), few)] * inputs),
        st.tuples(*[st.booleans()] * trials),
        few,
        st.integers(0, 10**9),
    )
    measured = [Measurements(variant, *data.draw(each)) for variant in (A, B, C)]
    check_vote(vote_record(elect(measured, data.draw(st.integers(1, 4))), measured))


def test_size_counts_nodes_and_effort_counts_nesting() -> None:
    flat = tree("{ r := if x >= y then x else y; }")
    nested = tree("{ if x >= y { r := x; } else { if y >= x { r := y; } else { r := x; } } }")
    assert candidate_size(flat) < candidate_size(nested)
    assert reading_effort(flat) == 1
    assert reading_effort(nested) == 1 + 1 + 2 + 1
    looped = "{ r := y; while r < x invariant r <= x || r == y decreases x - r { r := r + 1; } }"
    assert reading_effort(tree(looped)) == 3
