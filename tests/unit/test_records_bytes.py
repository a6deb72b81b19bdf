"""Records as bytes: one form each, nothing added, nothing changed."""

import base64
import json

import ledger_samples as samples
import pytest
from ledger_samples import rotation
from pydantic import ValidationError
from records_support import cause, revocation

from provenhive.canonical import canonical_json
from provenhive.records import (
    EntryRef,
    ProverRecord,
    RevokedEntry,
    RevokedKey,
    RevokedProver,
    StageCounts,
    generate_key,
    parse,
    seal,
)


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
