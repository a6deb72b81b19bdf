"""Whom to believe: signatures, rotations, key files, the policy file."""

import json
import resource
import stat

import ledger_samples as samples
import pytest
from ledger_samples import rotation
from pydantic import ValidationError
from records_support import cause
from securesystemslib.signer import CryptoSigner

from provenhive.canonical import canonical_json
from provenhive.records import (
    EntryRef,
    KeyRing,
    PolicyError,
    RecordLog,
    SigningError,
    TrustedKey,
    TrustPolicy,
    generate_key,
    keyid_of,
    load_key,
    load_policy,
    parse,
    policy_toml,
    public_of,
    save_key,
    seal,
    unsigned_policy,
)


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


def test_a_key_that_could_not_be_written_leaves_nothing_in_its_place(tmp_path):
    """The disk is full (a limit on file sizes stands in for it): the next try is not in the way of the first."""
    path = tmp_path / "key.pem"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40, before[1]))
    try:
        with pytest.raises(SigningError, match="cannot be written"):
            save_key(generate_key(), path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []
    signer = generate_key()
    save_key(signer, path)
    assert keyid_of(load_key(path)) == keyid_of(signer)
    assert list(tmp_path.iterdir()) == [path]
