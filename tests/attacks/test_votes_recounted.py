"""Votes in certificates are counted again: whoever may write entries cannot change how one came out.

The attacker writes well-formed entries that the policy accepts, so no signature, hash or schema gives the forgery away.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ledger_samples as samples
import pytest
from records_support import cause

from provenhive.audit import AuditOptions, audit
from provenhive.ledger import create_ledger, open_ledger
from provenhive.pipeline.choosing import vote_record
from provenhive.records import DigestedText, RecordLog, TrustPolicy, UnitCertificate, VoteRecord, examine, keys_of, seal
from provenhive.search.choice.election import Measurements, elect

POLICY = TrustPolicy(mode="unsigned", origin=samples.ORIGIN)
FAST, SMALL, SLOW = ("{ r := x + 0; }", "{ r := x; }", "{ r := x - 0; }")
WINNER, SECOND, THIRD = (samples.digest(text) for text in (FAST, SMALL, SLOW))
MEASURED = (
    Measurements(SECOND, (30, None, 20), (True, False), 3, 1),
    Measurements(WINNER, (10, 10, 10), (True, True), 5, 1),
    Measurements(THIRD, (90, 80, 70), (True, False), 5, 2),
)
Fields = dict[str, Any]


def honest(k: int = 3) -> VoteRecord:
    return vote_record(elect(MEASURED, k), MEASURED)


def forged(change: Callable[[Fields], None], k: int = 3) -> VoteRecord:
    fields = honest(k).model_dump(mode="python")
    change(fields)
    return VoteRecord.model_validate(fields)


def certificate(log: RecordLog, vote: VoteRecord) -> UnitCertificate:
    spec = samples.specification()
    text = {WINNER: FAST, SECOND: SMALL, THIRD: SLOW}[vote.winner]
    record = samples.unit(log.add_specification(spec), spec.digest, vote=None)
    candidate = record.candidate.model_copy(update={"source": DigestedText.of(text)})
    return UnitCertificate.model_validate({**dict(record), "candidate": candidate, "vote": vote})


def forge(path: Path, vote: VoteRecord) -> None:
    """Append past all checks of the writer, as its own program would."""
    with create_ledger(path) as ledger:
        log = RecordLog(ledger, POLICY)
        record = certificate(log, vote)
        ledger.append(seal(record, ()), keys_of(record))


def one_more(fields: Fields) -> None:
    fields["tally"][0]["votes"] += 1


def one_less(fields: Fields) -> None:
    fields["tally"][1]["votes"] -= 1


def bought(fields: Fields) -> None:
    """A ballot for another variant, and sums that fit."""
    sold = next(vote for vote in fields["votes"] if vote["candidate"] == SECOND)
    sold["candidate"] = WINNER
    fields["tally"][0]["votes"] += 1
    fields["tally"][1]["votes"] -= 1


def reworded(fields: Fields) -> None:
    fields["votes"][0]["measure"] = "steps on input 1: 1, next 90"


def cut_short(fields: Fields) -> None:
    lost = fields["votes"][-1]
    fields["votes"] = fields["votes"][:-1]
    next(entry for entry in fields["tally"] if entry["candidate"] == lost["candidate"])["votes"] -= 1


def stuffed(fields: Fields) -> None:
    """The winner's lead grows past the end of the vote."""
    fields["votes"] = (
        *fields["votes"],
        {"judge": "speed", "measure": "steps on input 9: 1, next 2", "candidate": WINNER},
    )
    fields["tally"][0]["votes"] += 1


def another_winner(fields: Fields) -> None:
    """The second takes the first one's place, ballots and sums included: as if it had won."""
    swap = {WINNER: SECOND, SECOND: WINNER}
    for entry in (*fields["votes"], *fields["tally"]):
        entry["candidate"] = swap.get(entry["candidate"], entry["candidate"])
    fields["winner"] = SECOND


def easier_lead(fields: Fields) -> None:
    fields["k"] -= 1


def no_lead(fields: Fields) -> None:
    fields["k"] = 0


def slower(fields: Fields) -> None:
    fields["measured"][0]["steps"] = (1, *fields["measured"][0]["steps"][1:])


def fewer_trials(fields: Fields) -> None:
    fields["measured"][0]["stable"] = (True,)


def left_out(fields: Fields) -> None:
    """A rival was never there; nobody voted for it."""
    fields["measured"] = tuple(m for m in fields["measured"] if m["candidate"] != THIRD)


ATTACKS = [
    one_more,
    one_less,
    bought,
    reworded,
    cut_short,
    stuffed,
    another_winner,
    easier_lead,
    no_lead,
    slower,
    fewer_trials,
    left_out,
]


@pytest.mark.parametrize("k", [1, 2, 3, 99])
def test_an_honest_vote_is_counted_to_the_same_end(tmp_path: Path, k: int) -> None:
    vote = honest(k)
    assert vote.votes and vote.winner == WINNER
    forge(tmp_path / "log.db", vote)
    assert examine(tmp_path / "log.db", POLICY).findings == ()


def test_equal_sums_are_settled_as_the_vote_settles_them(tmp_path: Path) -> None:
    even = (Measurements(WINNER, (10,), (), 5, 2), Measurements(SECOND, (10,), (), 5, 1))
    tied = (Measurements(WINNER, (10,), (), 5, 1), Measurements(SECOND, (11,), (), 4, 1))
    for number, measured in enumerate((even, tied)):
        vote = vote_record(elect(measured, 3), measured)
        assert vote.winner == (SECOND if measured is even else WINNER)
        forge(tmp_path / f"{number}.db", vote)
        assert examine(tmp_path / f"{number}.db", POLICY).findings == ()
    assert vote.tally[0].votes == vote.tally[1].votes == 1
    for name, change in (("turned", {"tally": vote.tally[::-1]}), ("left", {})):
        other = vote.model_copy(update={"winner": SECOND, **change})
        forge(tmp_path / f"{name}.db", VoteRecord.model_validate(dict(other)))
        assert [f.cause for f in examine(tmp_path / f"{name}.db", POLICY).findings] == ["vote"], name


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_audit_finds_a_vote_that_did_not_come_out_so(tmp_path: Path, attack: Callable[[Fields], None]) -> None:
    path = tmp_path / "log.db"
    vote = forged(attack)
    assert vote != honest()
    forge(path, vote)
    (finding,) = examine(path, POLICY).findings
    assert (finding.cause, finding.index) == ("vote", 1), finding
    report = audit(
        path,
        POLICY,
        lambda: RecordLog(open_ledger(path, read_only=True), POLICY),
        AuditOptions(jobs=1, folder=tmp_path),
    )
    assert report.contradicted and report.findings[0].startswith("vote: entry 1: ")


@pytest.mark.parametrize("attack", ATTACKS)
def test_such_a_vote_is_not_entered(tmp_path: Path, attack: Callable[[Fields], None]) -> None:
    with create_ledger(tmp_path / "log.db") as ledger:
        log = RecordLog(ledger, POLICY)
        record = certificate(log, forged(attack))
        assert cause(log.add, record) == "vote"
        assert ledger.size == 1
