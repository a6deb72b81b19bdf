"""What a machine has verified of a log before: it saves work, and admits nothing that is not what was verified."""

from __future__ import annotations

import sqlite3

import ledger_samples as samples
import pytest

from provenhive.ledger import LedgerCorrupted, create_ledger, open_ledger
from provenhive.records import (
    RecordInvalid,
    RecordLog,
    RevocationRecord,
    RevokedEntry,
    generate_key,
    keys_of,
    reference,
    seal,
    survey,
)
from provenhive.records.memory import AcceptedHeads


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A log of which everything was verified once, its policy and key, and a list of what is verified from now on."""
    key = generate_key()
    policy = samples.policy_for(key)
    place, memory = tmp_path / "ledger.db", AcceptedHeads(tmp_path / "accepted")
    with create_ledger(place) as ledger:
        samples.fill(RecordLog(ledger, policy, [key]), 3)
        RecordLog(ledger, policy, memory=memory).claims()
    verified, parse = [], survey.parse
    monkeypatch.setattr(survey, "parse", lambda data: (verified.append(data), parse(data))[1])

    def read(by=policy, memory=memory):
        verified.clear()
        with open_ledger(place) as ledger:
            log = RecordLog(ledger, by, memory=memory)
            return log.claims(), log.standings(), len(verified)

    return place, policy, key, memory, read


def test_what_was_verified_is_read_alike_and_not_verified_again(kept):
    *_, read = kept
    claims, states, fresh = read(memory=None)
    assert fresh == 6 and len(claims) == 5
    assert read() == (claims, states, 0)


def test_what_was_added_since_is_verified(kept):
    place, *_, read = kept
    with open_ledger(place) as ledger:
        ledger.append(b"nothing that anybody signed", ())
    with pytest.raises(RecordInvalid):
        read()
    with pytest.raises(RecordInvalid):
        read()


def test_another_policy_has_verified_nothing(kept):
    _, policy, _, _, read = kept
    assert read(policy.model_copy(update={"follow_rotations": False}))[2] == 6
    stranger = samples.policy_for(generate_key())
    with pytest.raises(RecordInvalid, match="signatures by accepted keys"):
        read(stranger)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"size": -1, "root": ""}', '{"size": 6, "root": "zz"}', "\xff"])
def test_a_spoilt_memory_is_none(kept, text):
    *_, memory, read = kept
    (file,) = memory.folder.iterdir()
    file.write_text(text, encoding="latin-1")
    assert read()[2] == 6 and read()[2] == 0


def test_a_memory_that_others_can_write_is_none(kept):
    *_, memory, read = kept
    (file,) = memory.folder.iterdir()
    file.chmod(0o666)
    assert read()[2] == 6
    memory.folder.chmod(0o777)
    assert read()[2] == 6


@pytest.mark.parametrize("old", [b"holds", b"payload", b"eyJ", b"}"])
def test_entries_that_are_not_those_any_more_are_verified_and_refused(kept, old):
    place, *_, read = kept
    with sqlite3.connect(place) as database:
        database.execute("drop trigger entry_is_never_changed")
        ((data,),) = database.execute("select data from entry where idx = 3").fetchall()
        spoilt = data.replace(old, bytes([old[0] ^ 1]) + old[1:], 1) if old in data else data[:-9]
        database.execute("update entry set data = ? where idx = 3", (spoilt,))
    database.close()
    with pytest.raises((RecordInvalid, LedgerCorrupted)):
        read()


def test_a_history_written_anew_is_verified_from_its_first_entry(kept):
    place, policy, key, _, read = kept
    place.unlink()
    with create_ledger(place) as ledger:
        log = RecordLog(ledger, policy, [key])
        log.add(samples.specification("other", "unit g(x: int) returns (r: int) ensures r == x"))
        samples.fill(log, 3)
    assert read()[2] == 7 and read()[2] == 0


def test_rotations_and_revocations_that_were_verified_count(kept):
    place, policy, key, _, read = kept
    following = generate_key()
    with open_ledger(place) as ledger:
        log = RecordLog(ledger, policy, [key])
        target = RevokedEntry(entry=reference(log.claims()[0]))
        log.add(RevocationRecord(producer=samples.BY, recorded_at=samples.WHEN, target=target, reason="wanting"))
        log.rotate(samples.rotation(following, "accept", origin=log.origin))
        log = RecordLog(ledger, policy, [following])
        log.rotate(samples.rotation(key, "retire", origin=log.origin))
    verified, remembered, again = read(memory=None), read(), read()
    assert verified[:2] == remembered[:2] == again[:2] and (remembered[2], again[2]) == (3, 0)
    assert {state.state for state in again[1].values()} == {"revoked", "stale"}
    late = samples.law(*samples_specification(again[0]), name="late")
    with open_ledger(place) as ledger:
        ledger.append(seal(late, [key]), keys_of(late))  # by the key that was retired
    with pytest.raises(RecordInvalid, match="signatures by accepted keys"):
        read()


def samples_specification(claims):
    named = claims[0].record.specification
    return named.entry, named.digest
