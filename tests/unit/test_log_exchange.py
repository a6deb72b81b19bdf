"""Checkpoints of a record log, its tiles, and bringing one log into another."""

import json
import re

import ledger_samples as samples
import pytest

from provenhive.canonical import canonical_json
from provenhive.ledger import (
    Draft,
    Head,
    LedgerCorrupted,
    LedgerUnavailable,
    LedgerUsageError,
    ProofInvalid,
    RootMismatch,
    check_ledger,
    create_ledger,
    leaf_hash,
)
from provenhive.ledger.checkpoint import Checkpoint, CheckpointPolicy, check_checkpoint, sign_checkpoint
from provenhive.ledger.notes import NoteSigner
from provenhive.ledger.tiles import TileLog, export_tiles, import_tiles, tile_path, tiles_of
from provenhive.records import (
    DigestedText,
    EntryRef,
    MergeRecord,
    PolicyError,
    RecordInvalid,
    RecordLog,
    RevocationRecord,
    RevokedKey,
    TrustedKey,
    TrustPolicy,
    check_merge,
    generate_key,
    import_published,
    keyid_of,
    merge,
    note_signer,
    policy_toml,
    public_of,
    seal,
    unsigned_policy,
)


@pytest.fixture
def ledger(tmp_path):
    with create_ledger(tmp_path / "log.db") as opened:
        yield opened


@pytest.fixture
def other_ledger(tmp_path):
    with create_ledger(tmp_path / "other.db") as opened:
        yield opened


def sized(ledger, size):
    ledger.append_many(Draft(f"entry {i}".encode()) for i in range(ledger.size, size))
    signer = generate_key()
    log = RecordLog(ledger, samples.policy_for(signer), [signer])
    return log, log.checkpoint(signer), log.policy.checkpoints(log.origin)


# Checkpoints ----------------------------------------------------------------------------------------------


def test_checkpoints_of_a_log_follow_each_other(ledger):
    log, note, policy = sized(ledger, 5)
    assert check_checkpoint(note, policy).checkpoint.head == ledger.head()
    assert ledger.stored_checkpoint() == (5, note)
    log, again, policy = sized(ledger, 9)
    assert ledger.stored_checkpoint() == (9, again)
    log.check_extends(Head(5, ledger.root(5)))
    with pytest.raises(RecordInvalid, match="before it was 0000") as caught:
        log.check_extends(Head(5, bytes(32)))
    assert caught.value.cause == "fork"
    with pytest.raises(RecordInvalid, match="it had 10 before"):
        log.check_extends(Head(10, bytes(32)))


def test_a_log_that_was_set_back_gets_no_new_checkpoint(ledger, other_ledger):
    _, note, _ = sized(ledger, 5)
    log, _, _ = sized(other_ledger, 0)
    other_ledger.append_many(Draft(b"forged") for _ in range(5))
    other_ledger.put_checkpoint(5, note)
    with pytest.raises(RecordInvalid) as caught:
        log.checkpoint(generate_key())
    assert caught.value.cause == "fork"


def test_the_policy_pins_a_head(ledger):
    log = samples.filled_log(ledger)
    root = ledger.root(3).hex()
    for size, pinned, ok in [(3, root, True), (4, root, False), (99, root, False)]:
        policy = log.policy.model_copy(update={"pinned": samples.pinned(size, pinned)})
        if ok:
            RecordLog(ledger, policy)
        else:
            with pytest.raises(RecordInvalid) as caught:
                RecordLog(ledger, policy)
            assert caught.value.cause == "fork"


def test_every_log_has_a_name(ledger, tmp_path):
    log = RecordLog(ledger, unsigned_policy())
    name = log.origin
    assert name.startswith("provenhive.local/")
    assert RecordLog(ledger, unsigned_policy()).origin == name
    with pytest.raises(PolicyError, match=r"not example\.org"):
        RecordLog(ledger, samples.policy_for(generate_key()))


def test_a_policy_with_bad_verifier_keys(ledger):
    policy = TrustPolicy(mode="unsigned", witnesses=("nonsense",), witness_threshold=1)
    with pytest.raises(PolicyError, match="not a verifier key"):
        policy.checkpoints("x")
    vkey = NoteSigner("w.example", note_key(), 4).verifier.vkey()
    policy = TrustPolicy(mode="unsigned", log_keys=(vkey,), witnesses=(vkey,))
    assert policy.checkpoints("x").witnesses[0].vkey() == vkey
    assert "w.example" in policy_toml(policy)


def note_key():
    return note_signer(generate_key(), "x")._key


# Tiles ----------------------------------------------------------------------------------------------------


def test_the_paths_of_the_specification():
    assert tile_path("0", 1234067) == "tile/0/x001/x234/067"
    assert tile_path("entries", 5, 17) == "tile/entries/005.p/17"
    tiles = list(tiles_of(70_000))
    assert tiles.count((0, 273, 112)) == 1
    assert sum(1 for level, _, width in tiles if level == 0 and width == 256) == 273
    assert [t for t in tiles if t[0] > 0] == [(1, 0, 256), (1, 1, 17), (2, 0, 1)]
    assert list(tiles_of(256)) == [(0, 0, 256), (1, 0, 1)]
    assert list(tiles_of(0)) == []


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 700])
def test_what_is_published_is_read_back(ledger, other_ledger, tmp_path, size):
    _, note, policy = sized(ledger, size)
    folder = tmp_path / "tiles"
    export_tiles(ledger, note, folder)
    assert (folder / "checkpoint").read_bytes() == note
    source = TileLog(folder, policy)
    assert [leaf_hash(data) for data in source.entries()] == [e.leaf for e in ledger.iterate()]
    assert import_tiles(other_ledger, source) == range(size)
    assert other_ledger.head() == ledger.head()
    assert import_tiles(other_ledger, source) == range(size, size)


def test_a_level_one_tile_holds_the_roots_of_level_zero_tiles(ledger, tmp_path):
    _, note, _ = sized(ledger, 600)
    export_tiles(ledger, note, tmp_path)
    level1 = (tmp_path / "tile/1/000.p/2").read_bytes()
    with create_ledger(tmp_path / "part.db") as part:
        part.append_many(Draft(e.data) for e in ledger.iterate(256, 512))
        assert level1 == ledger.root(256) + part.root()


def test_a_published_log_grows(ledger, other_ledger, tmp_path):
    _, first, policy = sized(ledger, 300)
    export_tiles(ledger, first, tmp_path)
    import_tiles(other_ledger, TileLog(tmp_path, policy))
    full = tmp_path / "tile/0/000"
    before = full.stat().st_mtime_ns
    _, second, policy = sized(ledger, 800)
    export_tiles(ledger, second, tmp_path)
    assert full.stat().st_mtime_ns == before
    assert import_tiles(other_ledger, TileLog(tmp_path, policy)) == range(300, 800)
    assert not list(tmp_path.rglob("*.tmp"))


def test_damaged_tiles_are_refused_and_nothing_is_kept(ledger, other_ledger, tmp_path):
    _, note, policy = sized(ledger, 300)
    export_tiles(ledger, note, tmp_path)
    for name, change, error in [
        ("tile/entries/000", lambda b: b.replace(b"entry 17", b"entry 71", 1), LedgerCorrupted),
        ("tile/entries/000", lambda b: b[:-1], LedgerCorrupted),
        ("tile/entries/000", lambda b: b + b"\0", LedgerCorrupted),
        ("tile/0/001.p/44", lambda b: b[:-32], LedgerCorrupted),
        ("tile/0/001.p/44", lambda b: b[32:] + b[:32], LedgerCorrupted),
        ("checkpoint", lambda b: b.replace(b"\n300\n", b"\n299\n"), ProofInvalid),
        ("checkpoint", lambda b: b"", ProofInvalid),
    ]:
        path = tmp_path / name
        data = path.read_bytes()
        path.write_bytes(change(data))
        with pytest.raises(error):
            import_tiles(other_ledger, TileLog(tmp_path, policy))
        path.write_bytes(data)
        assert other_ledger.size == 0
    (tmp_path / "tile/entries/000").unlink()
    with pytest.raises(LedgerUnavailable, match="cannot be read"):
        import_tiles(other_ledger, TileLog(tmp_path, policy))
    assert other_ledger.size == 0
    with pytest.raises(ProofInvalid):
        TileLog(tmp_path, CheckpointPolicy("another", policy.log_keys))


def test_a_fork_is_not_imported(ledger, other_ledger, tmp_path):
    _, note, policy = sized(ledger, 30)
    export_tiles(ledger, note, tmp_path)
    other_ledger.append(b"not the first entry of the published log")
    with pytest.raises(RootMismatch, match="the first 1 entries"):
        import_tiles(other_ledger, TileLog(tmp_path, policy))
    other_ledger.append_many(Draft(b"x") for _ in range(30))
    with pytest.raises(ProofInvalid, match="has 30 entries"):
        import_tiles(other_ledger, TileLog(tmp_path, policy))
    with pytest.raises(LedgerUsageError, match="not one of"):
        export_tiles(other_ledger, note, tmp_path)


# Records --------------------------------------------------------------------------------------------------


def published(log, folder):
    signer = log._signers[0]
    export_tiles(log.ledger, log.checkpoint(signer), folder)
    return TileLog(folder, log.policy.checkpoints(log.origin))


def test_a_published_log_of_records_is_imported_with_its_keys(ledger, other_ledger, tmp_path):
    log = samples.filled_log(ledger)
    source = published(log, tmp_path)
    copy = RecordLog(other_ledger, log.policy)
    assert import_published(copy, source) == range(6)
    assert copy.established(samples.digest("unit u1")).index == 4
    assert check_ledger(tmp_path / "other.db").sound
    stranger = RecordLog(create_ledger(tmp_path / "third.db"), samples.policy_for(generate_key()))
    with pytest.raises(RecordInvalid) as caught:
        import_published(stranger, source)
    assert caught.value.cause == "unknown-key"
    assert stranger.ledger.size == 0
    stranger.ledger.close()


def merging_pair(ledger, other_ledger):
    """Two logs with one specification in common; ours accepts the other's key, too."""
    theirs = samples.filled_log(other_ledger)
    mine = generate_key()
    keys = (*theirs.policy.keys, TrustedKey(name="mine", public=public_of(mine)))
    policy = TrustPolicy(mode="signed", keys=keys, origin="example.org/mine")
    ours = RecordLog(ledger, policy, [mine])
    ours.add_specification(samples.specification("own"))
    ledger.append(other_ledger.get(0).data, ["kind:specification"])
    return ours, theirs


def test_a_log_is_merged_with_its_references(ledger, other_ledger, tmp_path):
    ours, theirs = merging_pair(ledger, other_ledger)
    source = published(theirs, tmp_path / "tiles")
    ref = merge(ours, source.entries(), source.checked)
    record = ours.entry(ref.index).record
    assert ours.text(record.runs.text) == "0 1 6\n"
    assert (record.size, record.root) == (6, other_ledger.root().hex())
    check_merge(ours, record)
    assert ours.ledger.size == 8
    certificate = ours.established(samples.digest("unit u1"))
    assert certificate.index == 5
    assert ours.resolve(certificate.record.uses[0].entry).index == 3
    assert {s.state for s in ours.standings().values()} == {"holds"}
    assert check_ledger(tmp_path / "log.db").sound
    assert merge(ours, source.entries(), source.checked) == ref
    assert ours.ledger.size == 8
    theirs.add_specification(samples.specification("more"))
    source = published(theirs, tmp_path / "tiles")
    later = ours.entry(merge(ours, source.entries(), source.checked).index)
    assert later.index == 9
    assert ours.text(later.record.runs.text) == "0 1 6\n6 8 1\n"
    check_merge(ours, later.record)


def test_a_reference_of_another_log_is_not_written_anew(ledger, other_ledger, tmp_path):
    ours, theirs = merging_pair(ledger, other_ledger)
    source = published(theirs, tmp_path)
    merge(ours, source.entries(), source.checked)
    old = EntryRef(index=0, leaf=theirs.entry(0).leaf)
    assert ours.resolve(old).index == 1
    with pytest.raises(RecordInvalid, match="is at 1, not at 0"):
        ours.add(samples.unit(old, samples.specification().digest, "late"))


def test_a_merge_needs_the_whole_log_and_keys_that_are_trusted(ledger, other_ledger, tmp_path):
    ours, theirs = merging_pair(ledger, other_ledger)
    source = published(theirs, tmp_path)
    entries = list(source.entries())
    before = ours.ledger.head()
    for wrong in (entries[:-1], entries[1:], [*entries, entries[0]], entries[::-1], []):
        with pytest.raises(RootMismatch):
            merge(ours, wrong, source.checked)
    stranger = seal(samples.specification("strange"), [generate_key()])
    with pytest.raises(RecordInvalid) as caught:
        merge(ours, [*entries, stranger], source.checked)
    assert caught.value.cause == "unknown-key"
    with pytest.raises(RecordInvalid) as caught:
        merge(ours, [b"opaque"], source.checked)
    assert caught.value.cause == "not-json"
    assert ours.ledger.head() == before


def test_rotations_of_a_merged_log_are_not_followed(ledger, other_ledger, tmp_path):
    ours, theirs = merging_pair(ledger, other_ledger)
    thief = generate_key()
    theirs.rotate(samples.rotation(thief, "accept"))
    source = published(theirs, tmp_path)
    merge(ours, source.entries(), source.checked)
    ledger.append(seal(samples.specification("stolen"), [thief]))
    reader = RecordLog(ledger, ours.policy)
    with pytest.raises(RecordInvalid) as caught:
        reader.entry(ledger.size - 1)
    assert caught.value.cause == "unknown-key"


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        ({"runs": DigestedText.of("0 1 5\n5 0 1\n")}, "digest"),
        ({"runs": DigestedText.of("0 1 5\n")}, "digest"),
        ({"runs": DigestedText.of("1 1 5\n")}, "schema"),
        ({"runs": DigestedText.of("0 1\n")}, "schema"),
        ({"runs": DigestedText.of("0 1 -6\n")}, "schema"),
        ({"runs": DigestedText.of("0 1 600\n")}, "reference"),
        ({"root": "ab" * 32}, "digest"),
        ({"size": 5}, "digest"),
        ({"checkpoint": DigestedText.of("nonsense")}, "checkpoint"),
        ({"checkpoint": DigestedText.of("")}, "checkpoint"),
        ({"origin": "example.org/another"}, "checkpoint"),
    ],
)
def test_a_false_merge_record_is_found_out(ledger, other_ledger, tmp_path, change, cause):
    ours, theirs = merging_pair(ledger, other_ledger)
    source = published(theirs, tmp_path)
    record = ours.entry(merge(ours, source.entries(), source.checked).index).record
    assert isinstance(record, MergeRecord)
    with pytest.raises(RecordInvalid) as caught:
        check_merge(ours, record.model_copy(update=change))
    assert caught.value.cause == cause


def test_the_checkpoint_of_a_merge_states_its_head(ledger, other_ledger, tmp_path):
    ours, theirs = merging_pair(ledger, other_ledger)
    earlier = theirs.checkpoint(theirs._signers[0])
    theirs.add_specification(samples.specification("more"))
    source = published(theirs, tmp_path)
    record = ours.entry(merge(ours, source.entries(), source.checked).index).record
    check_merge(ours, record)
    root = theirs.ledger.root(6)
    signer = note_signer(theirs._signers[0], theirs.origin)
    for note in (earlier, *(sign_checkpoint(Checkpoint(theirs.origin, Head(n, root)), signer) for n in (6, 7))):
        with pytest.raises(RecordInvalid) as caught:
            check_merge(ours, record.model_copy(update={"checkpoint": DigestedText.of(note.decode())}))
        assert caught.value.cause == "checkpoint"


def revoke_key(log, signer, first_index):
    target = RevokedKey(origin=log.origin, keyid=keyid_of(signer), first_index=first_index)
    record = RevocationRecord(producer=samples.BY, recorded_at=samples.WHEN, target=target, reason="it was stolen")
    return log.add(record)


def test_a_merge_does_not_bring_back_what_a_stolen_key_signed(ledger, other_ledger, tmp_path):
    ours, theirs = merging_pair(ledger, other_ledger)
    thief = theirs._signers[0]
    revoke_key(theirs, thief, 4)
    states = {1: "holds", 2: "holds", 3: "holds", 4: "revoked", 5: "revoked"}
    assert {index: standing.state for index, standing in theirs.standings().items()} == states
    source = published(theirs, tmp_path)
    revoke_key(ours, thief, 20)  # later than where the entries would be
    before = ours.ledger.head()
    with pytest.raises(RecordInvalid) as caught:
        merge(ours, source.entries(), source.checked)
    assert caught.value.cause == "revoked" and ours.ledger.head() == before
    command = re.search(r"ledger revoke key (\w+) --from (\d+)", caught.value.message)
    assert command[1] == keyid_of(thief)
    revoke_key(ours, thief, int(command[2]))
    ref = merge(ours, source.entries(), source.checked)
    record = ours.entry(ref.index).record
    check_merge(ours, record)
    assert ours.text(record.runs.text) == "0 1 1\n1 4 6\n"
    here = {index: standing.state for index, standing in ours.standings().items()}
    assert here == {index + 3: state for index, state in states.items()}


def test_entries_that_are_here_already_are_not_brought_back_either(ledger, other_ledger, tmp_path):
    ours, theirs = merging_pair(ledger, other_ledger)
    source = published(theirs, tmp_path)
    merge(ours, source.entries(), source.checked)
    revoke_key(theirs, theirs._signers[0], 5)
    source = published(theirs, tmp_path)
    with pytest.raises(RecordInvalid, match=r"--from 6\b"):
        merge(ours, source.entries(), source.checked)
    revoke_key(ours, theirs._signers[0], 6)
    merge(ours, source.entries(), source.checked)
    assert ours.standings()[6].state == "revoked" and ours.standings()[5].state == "holds"


def test_a_key_that_was_revoked_for_later_entries_hinders_no_merge(ledger, other_ledger, tmp_path):
    ours, theirs = merging_pair(ledger, other_ledger)
    revoke_key(theirs, theirs._signers[0], 6)
    source = published(theirs, tmp_path)
    merge(ours, source.entries(), source.checked)
    assert ours.established(samples.digest("unit u1")) is not None


def test_an_imported_entry_that_is_not_canonical_is_refused(ledger, other_ledger, tmp_path):
    log = samples.filled_log(ledger)
    loose = json.dumps(json.loads(ledger.get(0).data)).encode()
    assert canonical_json(json.loads(loose)) == ledger.get(0).data
    ledger.append(loose)
    source = published(log, tmp_path)
    with pytest.raises(RecordInvalid) as caught:
        import_published(RecordLog(other_ledger, log.policy), source)
    assert caught.value.cause == "not-canonical"
    assert other_ledger.size == 0
