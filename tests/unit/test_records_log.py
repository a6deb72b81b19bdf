"""Records: their bytes, their signatures, what a log of them answers."""

import base64
import json
import stat

import ledger_samples as samples
import pytest
from pydantic import ValidationError
from securesystemslib.signer import CryptoSigner

from provenhive.canonical import canonical_json
from provenhive.ledger import MAX_ENTRY_BYTES, create_ledger, leaf_hash
from provenhive.records import (
    ChunkedText,
    DigestedText,
    EntryRef,
    KeyRecord,
    KeyRing,
    PolicyError,
    ProverRecord,
    RecordInvalid,
    RecordLog,
    RevocationRecord,
    RevokedEntry,
    RevokedKey,
    RevokedObligation,
    RevokedProver,
    SigningError,
    StageCounts,
    TrustedKey,
    TrustPolicy,
    dependency_chain,
    generate_key,
    keyid_of,
    keys_of,
    load_key,
    load_policy,
    parse,
    policy_toml,
    public_of,
    save_key,
    seal,
    unsigned_policy,
)


@pytest.fixture
def ledger(tmp_path):
    with create_ledger(tmp_path / "log.db") as opened:
        yield opened


@pytest.fixture
def log(ledger):
    return samples.filled_log(ledger)


def revocation(target, reason="found unsound"):
    return RevocationRecord(producer=samples.BY, recorded_at=samples.WHEN, target=target, reason=reason)


def rotation(signer, action, name="next", origin=samples.ORIGIN):
    return KeyRecord(
        origin=origin,
        producer=samples.BY,
        recorded_at=samples.WHEN,
        action=action,
        name=name,
        keyid=keyid_of(signer),
        public=public_of(signer),
        reason="yearly",
    )


def cause(call, *args):
    with pytest.raises(RecordInvalid) as caught:
        call(*args)
    return caught.value.cause


# Bytes ----------------------------------------------------------------------------------------------------


def test_an_entry_is_an_in_toto_statement_in_a_dsse_envelope(log):
    envelope = json.loads(log.ledger.get(3).data)
    assert sorted(envelope) == ["payload", "payloadType", "signatures"]
    assert envelope["payloadType"] == "application/vnd.in-toto+json"
    statement = json.loads(base64.b64decode(envelope["payload"]))
    assert statement["_type"] == "https://in-toto.io/Statement/v1"
    assert statement["predicateType"] == "urn:provenhive:certificate:v1"
    assert {"name": "out/u0.py", "digest": {"sha256": samples.digest("code")[7:]}} in statement["subject"]
    predicate = statement["predicate"]
    assert predicate["provers"][0]["resources"] == str(2**70)
    assert predicate["candidate"]["lineage"]["agent"] == "constructive"


def test_a_signature_is_over_the_pre_authentication_encoding(log):
    """DSSE v1: the signature covers type and payload, checked here with nothing but the primitive."""
    envelope = json.loads(log.ledger.get(0).data)
    payload = base64.b64decode(envelope["payload"])
    kind = envelope["payloadType"].encode()
    pae = b"DSSEv1 " + str(len(kind)).encode() + b" " + kind
    pae += b" " + str(len(payload)).encode() + b" " + payload
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    raw = bytes.fromhex(log.policy.keys[0].public)
    signature = base64.b64decode(envelope["signatures"][0]["sig"])
    Ed25519PublicKey.from_public_bytes(raw).verify(signature, pae)


def test_every_kind_is_read_back_as_it_was_written(log):
    refs = [
        log.add(revocation(RevokedEntry(entry=EntryRef(index=1, leaf=log.entry(1).leaf)))),
        log.add(revocation(RevokedProver(name="dafny", versions=("2.3.0",)))),
        log.add(revocation(RevokedKey(origin=samples.ORIGIN, keyid="0" * 64, first_index=9))),
        log.rotate(rotation(generate_key(), "accept")),
    ]
    kinds = [known.record.kind for known in log.iterate()]
    assert kinds == ["specification", "law", "law"] + ["certificate"] * 3 + ["revocation"] * 3 + ["key"]
    for known in log.iterate():
        assert parse(seal(known.record, [])).record == known.record
        assert len(known.keyids) == 1
    assert log.resolve(refs[0]).record.target.entry.index == 1


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda e: e[:-1], "not-json"),
        (lambda e: e + b" ", "not-canonical"),
        (lambda e: e.replace(b'"payloadType"', b' "payloadType"', 1), "not-canonical"),
        (lambda e: e.replace(b"in-toto+json", b"in-toto+text"), "schema"),
        (lambda e: e.replace(b'{"payload"', b'{"more":1,"payload"', 1), "schema"),
        (lambda e: e.replace(b'"sig":"', b'"sig":"!'), "not-canonical"),
        (lambda e: b"", "not-json"),
        (lambda e: b"[]", "schema"),
        (lambda e: b"\xff" + e, "not-json"),
    ],
)
def test_a_changed_envelope_is_refused(log, change, expected):
    assert cause(parse, change(log.ledger.get(3).data)) == expected


def restated(entry, change):
    envelope = json.loads(entry)
    statement = json.loads(base64.b64decode(envelope["payload"]))
    payload = change(statement)
    if not isinstance(payload, bytes):
        payload = canonical_json(statement)
    envelope["payload"] = base64.b64encode(payload).decode()
    return canonical_json(envelope)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda s: json.dumps(s).encode(), "not-canonical"),
        (lambda s: canonical_json(s)[:-1] + b',"_type":"x"}', "schema"),
        (lambda s: b'{"_type":"x",' + canonical_json(s)[1:], "not-canonical"),
        (lambda s: s["subject"].pop(), "subject"),
        (lambda s: s["subject"][0].update(name="other"), "subject"),
        (lambda s: s.update(predicateType="urn:provenhive:law:v1"), "schema"),
        (lambda s: s.update(predicateType="urn:provenhive:certificate:v2"), "schema"),
        (lambda s: s.update(_type="https://in-toto.io/Statement/v0.1"), "schema"),
        (lambda s: s["predicate"].update(extra=None), "schema"),
        (lambda s: s["predicate"].pop("vote"), "not-canonical"),
        (lambda s: s["predicate"]["provers"].clear(), "schema"),
        (lambda s: s["predicate"]["provers"][0].update(fresh_process=False), "schema"),
        (lambda s: s["predicate"]["provers"][0].update(role="second-opinion"), "schema"),
        (lambda s: s["predicate"]["provers"][0].update(established=[]), "schema"),
        (lambda s: s["predicate"]["provers"][0].update(resources=5), "not-canonical"),
        (lambda s: s["predicate"]["provers"][0].update(resources="05"), "schema"),
        (lambda s: s["predicate"]["provers"][0].update(milliseconds=True), "schema"),
        (lambda s: s["predicate"]["stages"].update(proved=0), "schema"),
        (lambda s: s["predicate"]["candidate"]["source"]["text"].update(text="evil"), "schema"),
    ],
)
def test_a_changed_statement_is_refused(log, change, expected):
    assert cause(parse, restated(log.ledger.get(3).data, change)) == expected


def test_an_axiom_beyond_the_three_is_refused():
    with pytest.raises(ValidationError, match="sorryAx"):
        samples.lean_run(axioms=("propext", "sorryAx"))
    with pytest.raises(ValidationError, match="add up"):
        StageCounts(proposed=1, refuted=1, proved=1)
    with pytest.raises(ValidationError):
        ProverRecord(**{**samples.lean_run().model_dump(), "established": ()})


# Signatures -----------------------------------------------------------------------------------------------


def test_a_stranger_and_a_forger_are_told_apart(ledger):
    known, stranger = generate_key(), generate_key()
    ring = KeyRing.of(samples.policy_for(known))
    record = samples.specification()
    assert cause(ring.check, parse(seal(record, [])), 0) == "unsigned"
    assert cause(ring.check, parse(seal(record, [stranger])), 0) == "unknown-key"
    forged = json.loads(seal(record, [stranger]))
    forged["signatures"][0]["keyid"] = keyid_of(known)
    assert cause(ring.check, parse(canonical_json(forged)), 0) == "signature"
    other = json.loads(seal(samples.specification("other"), [known]))
    replayed = json.loads(seal(record, [known]))
    replayed["signatures"] = other["signatures"]
    assert cause(ring.check, parse(canonical_json(replayed)), 0) == "signature"
    assert ring.check(parse(seal(record, [stranger, known])), 0).keyids == (keyid_of(known),)


def test_a_threshold_needs_different_keys(ledger):
    one, two = generate_key(), generate_key()
    policy = samples.policy_for(one, two, threshold=2)
    record = samples.specification()
    with pytest.raises(SigningError, match="asks for 2 signatures"):
        RecordLog(ledger, policy, [one]).add(record)
    twice = json.loads(seal(record, [one]))
    twice["signatures"] *= 2
    assert cause(parse, canonical_json(twice)) == "schema"
    RecordLog(ledger, policy, [one, two]).add(record)
    assert len(RecordLog(ledger, policy).entry(0).keyids) == 2


def test_unsigned_is_an_explicit_choice_and_visible(ledger):
    policy = unsigned_policy()
    log = RecordLog(ledger, policy)
    log.add_specification(samples.specification())
    assert log.entry(0).keyids == ()
    assert "UNSIGNED" in policy.describe()
    assert cause(RecordLog(ledger, samples.policy_for(generate_key())).entry, 0) == "unsigned"
    with pytest.raises(ValidationError):
        TrustPolicy()
    with pytest.raises(ValidationError, match="fewer keys"):
        TrustPolicy(mode="signed")


def test_keys_rotate(ledger):
    old, new = generate_key(), generate_key()
    policy = samples.policy_for(old)
    first = RecordLog(ledger, policy, [old])
    first.add(samples.specification("a"))
    first.rotate(rotation(new, "accept"))
    second = RecordLog(ledger, policy, [new])
    second.rotate(rotation(old, "retire", "key 0"))
    second.add(samples.specification("b"))
    with pytest.raises(SigningError):
        RecordLog(ledger, policy, [old]).add(samples.specification("c"))
    ledger.append(seal(samples.specification("late"), [old]), ["kind:specification"])
    reader = RecordLog(ledger, policy)
    assert [reader.entry(i).keyids for i in range(4)] == [
        (keyid_of(old),),
        (keyid_of(old),),
        (keyid_of(new),),
        (keyid_of(new),),
    ]
    assert cause(reader.entry, 4) == "unknown-key"
    strict = RecordLog(ledger, samples.policy_for(old, follow_rotations=False))
    assert cause(strict.entry, 3) == "unknown-key"


def test_a_key_can_return_and_is_never_accepted_for_less(ledger):
    """Accepting a key again must not take away what it signed before."""
    one, two = generate_key(), generate_key()
    policy = samples.policy_for(one, two)
    log = RecordLog(ledger, policy, [one])
    log.add(samples.specification("a"))
    log.rotate(rotation(one, "accept", "again"))
    log.add(samples.specification("b"))
    other = RecordLog(ledger, policy, [two])
    other.rotate(rotation(one, "retire"))
    other.rotate(rotation(one, "accept"))
    RecordLog(ledger, policy, [one]).add(samples.specification("c"))
    assert len(list(RecordLog(ledger, policy).iterate())) == 6
    assert [k.index for k in RecordLog(ledger, policy).replay()] == list(range(6))
    ring = RecordLog(ledger, policy).accepted_keys()
    assert [ring.accepts(keyid_of(one), i) for i in range(6)] == [True] * 4 + [False, True]


def test_a_copy_of_a_rotation_does_not_bring_a_retired_key_back(ledger):
    owner, stolen = generate_key(), generate_key()
    policy = samples.policy_for(owner)
    log = RecordLog(ledger, policy, [owner])
    log.rotate(rotation(stolen, "accept"))
    log.rotate(rotation(stolen, "retire"))
    ledger.append(ledger.get(0).data, ["kind:key"])
    ledger.append(seal(samples.specification(), [stolen]), ["kind:specification"])
    assert cause(RecordLog(ledger, policy).entry, 3) == "unknown-key"
    assert cause(list, RecordLog(ledger, policy).replay()) == "unknown-key"
    log.rotate(rotation(stolen, "accept", "given back"))
    ledger.append(seal(samples.specification("later"), [stolen]), ["kind:specification"])
    assert RecordLog(ledger, policy).entry(5).keyids == (keyid_of(stolen),)


def test_the_same_bytes_are_entered_once(log):
    spec = samples.specification()
    ref = EntryRef(index=0, leaf=log.entry(0).leaf)
    record = samples.unit(ref, spec.digest, "twice")
    assert log.add(record) == log.add(record)
    assert log.ledger.size == 7


def test_a_stranger_cannot_rotate(ledger):
    owner, thief = generate_key(), generate_key()
    RecordLog(ledger, samples.policy_for(owner), [owner]).add(samples.specification())
    ledger.append(seal(rotation(thief, "accept"), [thief]), ["kind:key"])
    assert cause(RecordLog, ledger, samples.policy_for(owner)) == "unknown-key"


def test_a_rotation_with_a_false_identifier_is_refused(ledger):
    owner, new = generate_key(), generate_key()
    log = RecordLog(ledger, samples.policy_for(owner), [owner])
    record = rotation(new, "accept").model_copy(update={"keyid": "ab" * 32})
    assert cause(log.rotate, record) == "digest"


def test_keys_are_kept_from_others(tmp_path):
    signer, path = generate_key(), tmp_path / "key.pem"
    save_key(signer, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert keyid_of(load_key(path)) == keyid_of(signer)
    with pytest.raises(SigningError, match="cannot be written"):
        save_key(generate_key(), path)
    path.chmod(0o640)
    with pytest.raises(SigningError, match="chmod 600"):
        load_key(path)
    path.chmod(0o600)
    path.write_bytes(CryptoSigner.generate_ecdsa().private_bytes)
    with pytest.raises(SigningError, match="another kind"):
        load_key(path)
    path.write_text("nonsense")
    with pytest.raises(SigningError, match="no private key"):
        load_key(path)
    with pytest.raises(SigningError, match="cannot be read"):
        load_key(tmp_path / "absent")


def test_the_policy_file(tmp_path):
    path = tmp_path / "trust.toml"
    signer = generate_key()
    policy = TrustPolicy(
        mode="signed",
        threshold=1,
        origin="example.org/log",
        keys=(TrustedKey(name='b "s" ü', public=public_of(signer), last_index=4),),
        pinned={"size": 3, "root": "ab" * 32},
    )
    path.write_text(policy_toml(policy), encoding="utf-8")
    assert load_policy(path) == policy
    for text, message in [
        ("version = 1", "mode: Field required"),
        ('mode = "signed"', "fewer keys"),
        ('mode = "none"', "mode: Input should be"),
        ('mode = "unsigned"\nextra = 1', "extra: Extra inputs"),
        ('mode = "signed"\n[[keys]]\nname = "x"\npublic = "zz"', "keys.0.public"),
        ("mode = ", "Invalid value"),
    ]:
        path.write_text(text)
        with pytest.raises(PolicyError, match=message):
            load_policy(path)
    with pytest.raises(PolicyError, match="cannot be read"):
        load_policy(tmp_path / "absent")


# The log --------------------------------------------------------------------------------------------------


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


# Standing -------------------------------------------------------------------------------------------------


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
