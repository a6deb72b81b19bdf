"""A log of records: what is filed is found, references hold, and what is revoked takes down what leans on it."""

import ledger_samples as samples
import pytest
from pydantic import ValidationError
from records_support import cause, revocation

from provenhive.ledger import MAX_ENTRY_BYTES, leaf_hash
from provenhive.records import (
    ChunkedText,
    DigestedText,
    EntryRef,
    RevokedEntry,
    RevokedKey,
    RevokedObligation,
    RevokedProver,
    dependency_chain,
    keys_of,
)


def test_what_is_filed_is_found(log):
    spec = log.specification(samples.specification().digest)
    assert spec.index == 0
    assert [known.index for known in log.certificates(samples.digest("unit u1"))] == [4]
    assert log.established(samples.digest("unit u1")).index == 4
    assert log.established(samples.digest("nothing")) is None
    assert [known.index for known in log.find("artefact:" + samples.digest("code")[7:])] == [3, 4, 5]
    assert [known.index for known in log.find(f"uses:{samples.digest('law second')}")] == [3, 4, 5]
    before = log.ledger.size
    assert log.add_specification(samples.specification()).index == 0
    assert log.ledger.size == before


def test_the_index_is_rebuilt_from_the_entries(log):
    log.ledger.rebuild_keys(lambda entry: ["kind:key"])
    assert cause(log.find, "kind:key") == "reference"
    log.rebuild_index()
    assert log.established(samples.digest("unit u2")).index == 5
    for known in log.iterate():
        assert all(known in log.find(key) for key in keys_of(known.record))


def test_references_are_checked_when_written_and_when_read(log):
    spec = samples.specification()
    ref = EntryRef(index=0, leaf=log.entry(0).leaf)
    wrong_leaf = EntryRef(index=0, leaf="ab" * 32)
    beyond = EntryRef(index=99, leaf=ref.leaf)
    for bad in (wrong_leaf, beyond, EntryRef(index=1, leaf=log.entry(1).leaf)):
        assert cause(log.add, samples.unit(bad, spec.digest)) == "reference"
    assert cause(log.add, samples.unit(ref, samples.digest("another"))) == "reference"
    use = samples.use_of(log, EntryRef(index=1, leaf=log.entry(1).leaf))
    for change in (
        {"obligation_digest": samples.digest("other")},
        {"kind": "implements"},
        {"entry": ref},
    ):
        bad_use = use.model_copy(update=change)
        assert cause(log.add, samples.unit(ref, spec.digest, uses=[bad_use])) == "reference"
    assert cause(log.resolve, wrong_leaf) == "reference"


@pytest.mark.parametrize("size", [70_000, 400_000])
def test_long_texts_move_into_entries_of_their_own(log, size):
    long = "".join(chr(32 + i * 7 % 90) if i % 11 else "\n\u0001\xe9\U0001d538"[i % 4] for i in range(size))
    spec = samples.specification("long", long)
    ref = log.add_specification(spec)
    stored = log.specification(spec.digest).record
    text = stored.files[0].content.text
    assert isinstance(text, ChunkedText)
    assert log.text(text) == long
    assert stored.files[0].content.digest == spec.files[0].content.digest
    assert all(len(entry.data) <= MAX_ENTRY_BYTES for entry in log.ledger.iterate())
    assert ref.leaf == leaf_hash(log.ledger.get(ref.index).data).hex()
    swapped = text.model_copy(update={"chunks": text.chunks[::-1]})
    assert cause(log.text, swapped) == "digest"
    foreign = text.model_copy(update={"chunks": (EntryRef(index=0, leaf=log.entry(0).leaf),)})
    assert cause(log.text, foreign) == "reference"


def test_a_record_that_cannot_shrink_is_refused(log):
    spec = samples.specification()
    ref = EntryRef(index=0, leaf=log.entry(0).leaf)
    flags = tuple("x" * 1000 for _ in range(100))
    record = samples.unit(ref, spec.digest, provers=(samples.dafny_run(flags=flags),))
    before = log.ledger.size
    assert cause(log.add, record) == "too-large"
    assert all(known.record.kind == "blob" for known in log.iterate(before))


def test_texts_that_json_cannot_hold_are_refused():
    with pytest.raises((ValidationError, UnicodeEncodeError)):
        DigestedText.of("\ud800")


def states(log):
    return {index: standing.state for index, standing in log.standings().items()}


def test_everything_holds_until_something_is_revoked(log):
    assert set(states(log).values()) == {"holds"}


def test_a_revoked_entry_makes_stale_what_leans_on_it(log):
    log.add(revocation(RevokedEntry(entry=EntryRef(index=1, leaf=log.entry(1).leaf))))
    assert states(log) == {1: "revoked", 2: "stale", 3: "stale", 4: "stale", 5: "stale"}
    assert log.established(samples.digest("unit u0")) is None
    found = log.standings()
    assert dependency_chain(3, found) == (3, 2, 1, 6)
    assert found[1].reason == "the entry is revoked: found unsound"
    assert found[3].reason == "it uses second"


def test_a_second_proof_mends_what_was_stale(log):
    log.add(revocation(RevokedProver(name="lean", versions=("4.35.0",))))
    assert set(states(log).values()) == {"revoked", "stale"}
    spec = samples.specification()
    ref = EntryRef(index=0, leaf=log.entry(0).leaf)
    first = log.add(samples.law(ref, spec.digest, "first", provers=(samples.lean_run("4.36.0"),)))
    again = samples.law(
        ref,
        spec.digest,
        "second",
        provers=(samples.lean_run("4.36.0"),),
        uses=[samples.use_of(log, first)],
    )
    log.add(again)
    assert states(log) == {
        1: "revoked",
        2: "revoked",
        3: "holds",
        4: "holds",
        5: "holds",
        7: "holds",
        8: "holds",
    }
    assert log.established(samples.digest("law first")).index == 7


def test_only_judges_are_leant_on(log):
    log.add(revocation(RevokedProver(name="dafny")))
    assert states(log) == {1: "holds", 2: "holds", 3: "revoked", 4: "revoked", 5: "revoked"}


def test_a_withdrawn_law_and_a_stolen_key(log):
    law_digest = samples.digest("law second")
    log.add(revocation(RevokedObligation(digest=law_digest, name="second")))
    assert states(log) == {1: "holds", 2: "revoked", 3: "stale", 4: "stale", 5: "stale"}
    keyid = log.entry(0).keyids[0]
    log.add(revocation(RevokedKey(origin=samples.ORIGIN, keyid=keyid, first_index=1)))
    assert states(log)[1] == "revoked"


def test_claims_that_lean_on_each_other_do_not_hold_each_other_up(log):
    spec = samples.specification()
    ref = EntryRef(index=0, leaf=log.entry(0).leaf)
    second = EntryRef(index=2, leaf=log.entry(2).leaf)
    log.add(samples.law(ref, spec.digest, "first", uses=[samples.use_of(log, second)]))
    assert set(states(log).values()) == {"holds"}
    log.add(revocation(RevokedEntry(entry=EntryRef(index=1, leaf=log.entry(1).leaf))))
    assert states(log) == {1: "revoked", 2: "stale", 3: "stale", 4: "stale", 5: "stale", 6: "stale"}
