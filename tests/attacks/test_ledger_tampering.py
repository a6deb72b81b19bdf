"""Some 3,300 generated tamperings of ledgers and certificates: all detected, each with its right cause.

Three attackers, each stronger than the last:

- one who edits the stored file;
- one who writes the whole log anew around a forged entry, so that all hashes agree, but has no accepted key;
- one who has an accepted key and signs forged entries and checkpoints: only a head known from elsewhere tells.
"""

import base64
import json
import random
import shutil
import sqlite3
from contextlib import closing

import ledger_samples as samples
import pytest
from pydantic import ValidationError

from provenhive.canonical import canonical_json
from provenhive.ledger import Draft, Head, create_ledger, leaf_hash
from provenhive.ledger.checkpoint import Checkpoint, sign_checkpoint
from provenhive.ledger.tiles import TileLog, export_tiles
from provenhive.records import (
    KINDS,
    EntryRef,
    KeyRing,
    RecordInvalid,
    RecordLog,
    RevocationRecord,
    RevokedEntry,
    RevokedKey,
    RevokedObligation,
    RevokedProver,
    TrustedKey,
    TrustPolicy,
    examine,
    generate_key,
    keyid_of,
    keys_of,
    merge,
    note_signer,
    parse,
    predicate_type,
    public_of,
    seal,
    subjects_of,
)

KEPT = (2, 7)


class Base:
    """A sound ledger with every kind of entry, and all that an attacker could get hold of."""

    def __init__(self, folder):
        self.path = folder / "log.db"
        self.key, self.stranger = generate_key(), generate_key()
        self.policy = samples.policy_for(self.key)
        with create_ledger(self.path) as ledger:
            log = RecordLog(ledger, self.policy, [self.key])
            self.fill(log, folder)
            self.entries = [entry.data for entry in ledger.iterate()]
            self.filed = [keys_of(parse(data).record) for data in self.entries]
            self.notes = {size: self.note(ledger.root(size), size) for size in KEPT}
            for size, note in self.notes.items():
                ledger.put_checkpoint(size, note)
            self.known = self.note(ledger.root(), ledger.size)
        self.kinds = {parse(data).record.kind: i for i, data in enumerate(self.entries)}

    def note(self, root, size):
        signer = note_signer(self.key, samples.ORIGIN)
        return sign_checkpoint(Checkpoint(samples.ORIGIN, Head(size, root)), signer)

    def fill(self, log, folder):
        spec = samples.specification()
        ref = log.add_specification(spec)
        first = log.add(samples.law(ref, spec.digest, "first"))
        second = log.add(samples.law(ref, spec.digest, "second", uses=[samples.use_of(log, first)]))
        for i in range(3):
            log.add(samples.unit(ref, spec.digest, f"u{i}", uses=[samples.use_of(log, second)]))
        log.add_specification(samples.specification("long", "x" * 70_000))
        for target in (
            RevokedEntry(entry=EntryRef(index=5, leaf=log.entry(5).leaf)),
            RevokedProver(name="dafny", versions=("2.2.0",)),
            RevokedObligation(digest=samples.digest("law x"), name="x"),
            RevokedKey(origin=samples.ORIGIN, keyid="ab" * 32, first_index=3),
        ):
            log.add(RevocationRecord(producer=samples.BY, recorded_at=samples.WHEN, target=target, reason="why"))
        log.rotate(samples.rotation(generate_key(), "accept"))
        self.merge_another(log, folder)
        log.add(samples.lemma(ref, spec.digest))

    def merge_another(self, log, folder):
        with create_ledger(folder / "other.db") as other:
            policy = TrustPolicy(
                mode="signed", keys=(TrustedKey(name="k", public=public_of(self.key)),), origin="other.example"
            )
            theirs = RecordLog(other, policy, [self.key])
            theirs.add_specification(samples.specification("theirs"))
            export_tiles(other, theirs.checkpoint(self.key), folder / "tiles")
            source = TileLog(folder / "tiles", policy.checkpoints("other.example"))
            merge(log, source.entries(), source.checked)


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return Base(tmp_path_factory.mktemp("base"))


def first_finding(base, path, known=()):
    found = examine(path, base.policy, known).findings
    assert found, "not detected"
    return found[0]


def rewritten(path, entries, notes=()):
    """Write a log that is sound as a tree over any entries, filed as their records would be."""
    with create_ledger(path) as ledger:
        drafts = []
        for data in entries:
            try:
                keys = keys_of(parse(data).record)
            except RecordInvalid:
                keys = ()
            drafts.append(Draft(data, keys))
        ledger.append_many(drafts)
        ledger.put_setting("origin", samples.ORIGIN)
        for size, note in notes:
            ledger.put_checkpoint(size, note)
    return path


def test_the_base_is_sound(base, tmp_path):
    assert examine(base.path, base.policy, [base.known]).findings == ()
    copy = rewritten(tmp_path / "copy.db", base.entries, base.notes.items())
    result = examine(copy, base.policy, [base.known])
    assert result.findings == ()
    assert len(result.entries) == len(base.entries)
    assert set(base.kinds) == set(KINDS)


# One who edits the file -----------------------------------------------------------------------------------


def flipped(data, at, rng):
    return data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))]) + data[at + 1 :]


def edits(rng, size):
    """Return SQL edits of a ledger's tables with the cause that each must be given."""
    i, j = rng.sample(range(size), 2)

    def change(column, how, index=i):
        def edit(db):
            (old,) = db.execute(f"SELECT {column} FROM entry WHERE idx = ?", (index,)).fetchone()  # noqa: S608
            db.execute(f"UPDATE entry SET {column} = ? WHERE idx = ?", (how(old), index))  # noqa: S608

        return edit

    def sql(text, *parameters):
        return lambda db: db.execute(text, parameters)

    def swap(column):
        def edit(db):
            rows = dict(db.execute(f"SELECT idx, {column} FROM entry WHERE idx IN (?, ?)", (i, j)))  # noqa: S608
            for here, there in ((i, j), (j, i)):
                db.execute(f"UPDATE entry SET {column} = ? WHERE idx = ?", (rows[there], here))  # noqa: S608

        return edit

    inner = rng.choice([k for k in range(size) if k % 2])
    last = size - 1
    middle = rng.randrange(size - 1)
    return [
        (change("data", lambda b: flipped(b, rng.randrange(len(b)), rng)), {"wrong-leaf"}),
        (change("data", lambda b: b[: rng.randrange(len(b))]), {"wrong-leaf"}),
        (change("data", lambda b: b + rng.randbytes(1)), {"wrong-leaf"}),
        (change("data", lambda b: b""), {"wrong-leaf"}),
        (change("nodes", lambda b: flipped(b, rng.randrange(32), rng)), {"wrong-leaf"}),
        (change("nodes", lambda b: flipped(b, rng.randrange(32, len(b)), rng), inner), {"wrong-node"}),
        (change("nodes", lambda b: b[:-1]), {"wrong-node"}),
        (change("nodes", lambda b: b + bytes(32)), {"wrong-node"}),
        (swap("data"), {"wrong-leaf"}),
        (sql("DELETE FROM entry WHERE idx = ?", middle), {"missing-entry"}),
        (sql("UPDATE entry SET idx = idx + 1000 WHERE idx = ?", middle), {"missing-entry"}),
        (sql("DELETE FROM entry WHERE idx = ?", last), {"wrong-head"}),
        (sql("DELETE FROM entry"), {"wrong-head"}),
        (sql("INSERT INTO entry VALUES (?, ?, ?)", size, rng.randbytes(32), b"x"), {"wrong-leaf", "wrong-node"}),
        (sql("UPDATE head SET size = ?", rng.randrange(size)), {"wrong-head"}),
        (sql("UPDATE head SET size = ?", size + rng.randrange(1, 9)), {"wrong-head"}),
        (sql("UPDATE head SET root = ?", rng.randbytes(32)), {"wrong-head"}),
        (sql("DELETE FROM head"), {"wrong-head"}),
        (sql("DELETE FROM leaf_index WHERE idx = ?", i), {"wrong-index"}),
        (sql("UPDATE leaf_index SET prefix = prefix + 1 WHERE idx = ?", i), {"wrong-index"}),
        (sql("INSERT INTO leaf_index VALUES (?, ?)", rng.randrange(2**60), i), {"wrong-index"}),
        (sql("DELETE FROM key_index WHERE idx = ?", i), {"wrong-index"}),
        (sql("UPDATE key_index SET idx = ? WHERE idx = ?", size + 3, i), {"wrong-index"}),
        (sql("INSERT OR IGNORE INTO key_index VALUES ('kind:nothing', ?)", i), {"wrong-index"}),
        (sql("UPDATE key_index SET key = key || 'x' WHERE idx = ?", i), {"wrong-index"}),
        (sql("UPDATE checkpoint SET size = ? WHERE size = 7", size + 1), {"wrong-index"}),
        (sql("UPDATE checkpoint SET size = 6 WHERE size = 7"), {"checkpoint"}),
        (sql("UPDATE checkpoint SET note = ? WHERE size = 7", rng.randbytes(90)), {"checkpoint"}),
        (sql("INSERT OR REPLACE INTO setting VALUES ('origin', ?)", f"evil{i}.example"), {"wrong-name"}),
    ]


def edit_file(base, path, edit):
    shutil.copy(base.path, path)
    with closing(sqlite3.connect(path)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        edit(db)
        db.commit()
        return db.total_changes


@pytest.mark.parametrize("seed", range(14))
def test_edits_of_the_file(base, tmp_path, seed):
    rng = random.Random(seed)
    for number, (edit, causes) in enumerate(edits(rng, len(base.entries))):
        path = tmp_path / f"{number}.db"
        assert edit_file(base, path, edit) > 0
        finding = first_finding(base, path, [base.known])
        assert finding.cause in causes, (number, finding)
        path.unlink()


def test_a_renamed_log_is_not_believed(base, tmp_path):
    """The stored name is outside the tree: the policy says another, and so does a checkpoint without one."""
    path = tmp_path / "renamed.db"

    def rename(db):
        db.execute("INSERT OR REPLACE INTO setting VALUES ('origin', 'evil.example')")

    edit_file(base, path, rename)
    assert first_finding(base, path, [base.known]).cause == "wrong-name"
    nameless = base.policy.model_copy(update={"origin": None})
    finding = examine(path, nameless, [base.known]).findings[0]
    assert finding.cause == "checkpoint"
    assert "evil.example" in finding.message or "known key" in finding.message


@pytest.mark.parametrize("seed", range(60))
def test_damage_of_the_file(base, tmp_path, seed):
    rng, path = random.Random(seed), tmp_path / "log.db"
    data = base.path.read_bytes()
    page = rng.randrange(1, len(data) // 4096)
    kind = rng.choice(["cut", "page", "zero"])
    if kind == "cut":
        data = data[: rng.randrange(len(data) - 1)]
    else:
        filling = rng.randbytes(4096) if kind == "page" else bytes(4096)
        data = data[: page * 4096] + filling + data[(page + 1) * 4096 :]
    path.write_bytes(data)
    causes = {"damaged", "missing-entry", "wrong-leaf", "wrong-node", "wrong-head", "wrong-index"}
    assert first_finding(base, path, [base.known]).cause in causes


# One who writes the log anew but has no key ---------------------------------------------------------------


def leaves_of(value, path=()):
    """Yield the path and value of everything in a JSON document that is not a container, and of each list."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves_of(item, (*path, key))
    elif isinstance(value, list):
        yield path, value
        for index, item in enumerate(value):
            yield from leaves_of(item, (*path, index))
    else:
        yield path, value


def alternatives(value):
    """Return other values for a field, some that the schema could accept and some that it could not."""
    if isinstance(value, list):
        return [value[:-1], [*value, value[-1]]] if value else [["x"]]
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1, str(value), -1]
    if value is None:
        return ["x", 1]
    others = [value + "x", value[:-1] + chr(ord(value[-1]) ^ 1) if value else "y", ""]
    if value.lstrip("-").isdigit():
        others.append(value[:-1] + str((int(value[-1]) + 1) % 10))
    return [other for other in others if other != value]


def with_value(document, path, value):
    copy = json.loads(json.dumps(document))
    place = copy
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return copy


def forged(entry, predicate, cause_of):
    """Return an entry for a changed predicate under the old signature, with subjects to match if they can."""
    envelope = json.loads(entry)
    statement = json.loads(base64.b64decode(envelope["payload"]))
    kind = next(k for k in KINDS if predicate_type(k) == statement["predicateType"])
    statement["predicate"] = predicate
    try:
        record = KINDS[kind].model_validate_json(json.dumps(predicate))
    except ValidationError:
        expected = "schema"
    else:
        canonical = record.model_dump(mode="json") == predicate
        expected = "signature" if canonical else "not-canonical"
        subjects = [{"name": n, "digest": {"sha256": d}} for n, d in subjects_of(record)]
        if cause_of == "subject" and subjects != statement["subject"]:
            expected = "subject"
        else:
            statement["subject"] = subjects
    envelope["payload"] = base64.b64encode(canonical_json(statement)).decode()
    return canonical_json(envelope), expected


FIELD_TAMPERINGS = {
    "blob": 12,
    "certificate": 211,
    "key": 24,
    "law": 178,
    "lemma": 168,
    "merge": 27,
    "revocation": 21,
    "specification": 27,
}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_field_of_every_kind(base, tmp_path, kind):
    index = base.kinds[kind]
    entry = base.entries[index]
    predicate = json.loads(base64.b64decode(json.loads(entry)["payload"]))["predicate"]
    seen = []
    for number, (path, value) in enumerate(leaves_of(predicate)):
        for variant, other in enumerate(alternatives(value)):
            aim = "subject" if variant % 2 else "signature"
            data, expected = forged(entry, with_value(predicate, path, other), aim)
            if len(data) > 65_535:
                continue
            entries = [*base.entries[:index], data, *base.entries[index + 1 :]]
            log = rewritten(tmp_path / f"{number}-{variant}.db", entries)
            finding = first_finding(base, log)
            assert (finding.cause, finding.index) == (expected, index), (path, other)
            seen.append(expected)
            log.unlink()
    assert {"signature", "schema"} <= set(seen)
    assert len(seen) >= FIELD_TAMPERINGS[kind]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_class_of_bytes_of_an_envelope(base, kind):
    """Any byte changed to any other: refused when read, with a cause that fits where the byte is."""
    index, rng = base.kinds[kind], random.Random(kind)
    entry = base.entries[index]
    ring = KeyRing.of(base.policy)
    envelope = json.loads(entry)
    areas = {
        "payload": (envelope["payload"], {"not-json", "schema", "not-canonical", "subject", "signature"}),
        "sig": (envelope["signatures"][0]["sig"], {"signature", "not-canonical", "schema", "not-json"}),
        "keyid": (envelope["signatures"][0]["keyid"], {"unknown-key", "schema", "not-json", "not-canonical"}),
    }
    spans = {name: (entry.index(text.encode()), len(text), causes) for name, (text, causes) in areas.items()}
    inside = {at for start, length, _ in spans.values() for at in range(start, start + length)}
    structure = [at for at in range(len(entry)) if at not in inside]
    places = [(at, {"not-json", "schema", "not-canonical"}) for at in structure]
    for start, length, causes in spans.values():
        places += [(start + offset, causes) for offset in sorted(rng.sample(range(length), min(length, 60)))]
    assert len(places) > 250
    for at, causes in places:
        changed = entry[:at] + bytes([(entry[at] + rng.randrange(1, 256)) % 256]) + entry[at + 1 :]
        with pytest.raises(RecordInvalid) as caught:
            ring.check(parse(changed), index)
        assert caught.value.cause in causes, (at, changed[at - 5 : at + 5], caught.value)


def signatures_changed(entry, change):
    envelope = json.loads(entry)
    envelope["signatures"] = change(envelope["signatures"])
    return canonical_json(envelope)


@pytest.mark.parametrize("index", range(12))
def test_replayed_dropped_and_foreign_signatures(base, tmp_path, index):
    entry = base.entries[index]
    other = json.loads(base.entries[(index + 1) % len(base.entries)])["signatures"]
    record = parse(entry).record
    as_owner = json.loads(seal(record, [base.stranger]))["signatures"]
    as_owner[0]["keyid"] = keyid_of(base.key)
    cases = [
        (signatures_changed(entry, lambda s: []), "unsigned"),
        (signatures_changed(entry, lambda s: other), "signature"),
        (signatures_changed(entry, lambda s: s + s), "schema"),
        (signatures_changed(entry, lambda s: [{**s[0], "keyid": "00" * 32}]), "unknown-key"),
        (signatures_changed(entry, lambda s: [{**s[0], "sig": ""}]), "signature"),
        (seal(record, [base.stranger]), "unknown-key"),
        (signatures_changed(entry, lambda s: as_owner), "signature"),
    ]
    for number, (data, cause) in enumerate(cases):
        entries = [*base.entries[:index], data, *base.entries[index + 1 :]]
        finding = first_finding(base, rewritten(tmp_path / f"{number}.db", entries))
        assert (finding.cause, finding.index) == (cause, index), number


@pytest.mark.parametrize("seed", range(25))
def test_swapped_dropped_and_copied_entries(base, tmp_path, seed):
    """The tree is sound and every signature right: the heads known from before say what happened."""
    rng, entries = random.Random(seed), list(base.entries)
    i, j = sorted(rng.sample(range(len(entries)), 2))
    swapped = list(entries)
    swapped[i], swapped[j] = swapped[j], swapped[i]
    shuffled = rng.sample(entries, len(entries))
    for number, changed in enumerate(
        [swapped, shuffled, entries[:i] + entries[i + 1 :], entries[:j], [*entries[:i], entries[j], *entries[i:]]]
    ):
        path = rewritten(tmp_path / f"{number}.db", changed)
        assert first_finding(base, path, [base.known]).cause == "fork"
    copied = rewritten(tmp_path / "copied.db", [*entries, entries[i]])
    finding = first_finding(base, copied, [base.known])
    assert (finding.cause, finding.index) == ("replayed", len(entries))
    kept = rewritten(tmp_path / "kept.db", shuffled, base.notes.items())
    assert first_finding(base, kept).cause == "fork"


@pytest.mark.parametrize("seed", range(40))
def test_changed_checkpoints(base, tmp_path, seed):
    rng, note = random.Random(seed), base.notes[7]
    at = rng.randrange(len(note))
    changed = note[:at] + bytes([note[at] ^ (1 << rng.randrange(8))]) + note[at + 1 :]
    path = rewritten(tmp_path / "log.db", base.entries, [(7, changed)])
    assert first_finding(base, path).cause == "checkpoint"


# One who has a key ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(30))
def test_a_fork_signed_with_the_right_key(base, tmp_path, seed):
    """History written anew with the true key: entries and checkpoints verify, an earlier head does not."""
    rng = random.Random(seed)
    index = rng.randrange(3, 6)
    certificate = parse(base.entries[index]).record
    changed = certificate.model_copy(update={"producer": f"forger {seed}"})
    entries = [*base.entries[:index], seal(changed, [base.key]), *base.entries[index + 1 :]]
    path = tmp_path / "fork.db"
    rewritten(path, entries)
    assert examine(path, base.policy).sound
    assert first_finding(base, path, [base.known]).cause == "fork"
    pinned = base.policy.model_copy(update={"pinned": samples.pinned(7, head_root(base, 7))})
    assert examine(path, pinned).findings[0].cause == "fork"
    kept = rewritten(tmp_path / "kept.db", entries, base.notes.items())
    assert first_finding(base, kept).cause == "fork"


def head_root(base, size):
    return Checkpoint.of_note(base.notes[size]).head.root.hex()


@pytest.mark.parametrize("kind", ["certificate", "law", "merge"])
def test_false_references_under_the_right_key(base, tmp_path, kind):
    """What an entry names must be there and be what it says, whoever signed it."""
    index = base.kinds[kind]
    record = parse(base.entries[index]).record
    refs = [EntryRef(index=0, leaf="ab" * 32), EntryRef(index=1, leaf=leaf_of(base, 1))]
    forgeries = []
    if kind == "merge":
        forgeries = [record.model_copy(update={"root": "ab" * 32}), record.model_copy(update={"size": 9})]
    else:
        for ref in refs:
            spec = record.specification.model_copy(update={"entry": ref})
            forgeries.append(record.model_copy(update={"specification": spec}))
        for use in [u.model_copy(update={"entry": refs[0]}) for u in record.uses] + [
            u.model_copy(update={"obligation_digest": samples.digest("never proved")}) for u in record.uses
        ]:
            forgeries.append(record.model_copy(update={"uses": (use,)}))
    for number, forgery in enumerate(forgeries):
        entries = [*base.entries[:index], seal(forgery, [base.key]), *base.entries[index + 1 :]]
        finding = first_finding(base, rewritten(tmp_path / f"{number}.db", entries))
        assert finding.cause in {"reference", "digest"}
        assert finding.index == index


def leaf_of(base, index):
    return leaf_hash(base.entries[index]).hex()
