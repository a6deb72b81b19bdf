"""Signed notes, checkpoints, cosignatures and offline proofs against published vectors and forgeries."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from provenhive.ledger import (
    ConsistencyProof,
    Head,
    LedgerUsageError,
    ProofInvalid,
    RootMismatch,
    create_ledger,
)
from provenhive.ledger.checkpoint import (
    Checkpoint,
    CheckpointPolicy,
    Cosigned,
    check_checkpoint,
    format_proof,
    parse_proof,
    sign_checkpoint,
    verify_proof,
)
from provenhive.ledger.notes import (
    COSIGNATURE_V1,
    NoteSigner,
    VerifierKey,
    parse_note,
    sign_note,
    verify_note,
)
from provenhive.ledger.witness import Witness, add_cosignatures, format_request, parse_request

# The example of c2sp.org/signed-note, and the key and note of golang.org/x/mod/sumdb/note.
C2SP_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
C2SP_NOTE = """This is an example message.

\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
"""
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = """If you think cryptography is the answer to your problem,
then you don't know what your problem is.

\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
"""
# The checkpoint with two signatures of c2sp.org/tlog-cosignature (its keys are not published).
C2SP_CHECKPOINT = """example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5\
/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
\u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZ\
qhf5nNo0xUe+mbIUBkBIfZ+qnA==
"""

ORIGIN = "example.org/log"


def key(number):
    return Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)


LOG = NoteSigner(ORIGIN, key(1))
WITNESS = NoteSigner("witness.example", key(2), COSIGNATURE_V1)
OTHER_WITNESS = NoteSigner("other.example", key(3), COSIGNATURE_V1)
POLICY = CheckpointPolicy(ORIGIN, (LOG.verifier,))
WITNESSED = CheckpointPolicy(ORIGIN, (LOG.verifier,), (WITNESS.verifier, OTHER_WITNESS.verifier), 1)


@pytest.fixture
def ledger(tmp_path):
    with create_ledger(tmp_path / "log.db") as opened:
        for i in range(20):
            opened.append(str(i).encode())
        yield opened


def checkpoint_of(ledger, size=None, signer=LOG):
    size = ledger.size if size is None else size
    return sign_checkpoint(Checkpoint(signer.verifier.name, Head(size, ledger.root(size))), signer)


@pytest.mark.parametrize(("vkey", "note"), [(C2SP_KEY, C2SP_NOTE), (GO_KEY, GO_NOTE)])
def test_published_notes_verify(vkey, note):
    verifier = VerifierKey.parse(vkey)
    assert verifier.vkey() == vkey
    parsed = parse_note(note.encode())
    assert verify_note(parsed, [verifier]) == (verifier,)
    assert parsed.encode() == note.encode()
    changed = parse_note(note.replace("message", "massage").replace("problem", "poem").encode())
    with pytest.raises(ProofInvalid, match="is wrong"):
        verify_note(changed, [verifier])


def test_the_published_checkpoint_is_read():
    note = parse_note(C2SP_CHECKPOINT.encode())
    checkpoint = Checkpoint.parse(note.text)
    assert checkpoint.origin == "example.com/behind-the-sofa"
    assert checkpoint.head.size == 20852163
    assert checkpoint.text() == note.text
    assert [line.name for line in note.signatures] == [
        "example.com/behind-the-sofa",
        "witness.example.com/w1",
    ]
    assert int.from_bytes(note.signatures[1].signature[:8], "big") == 1679315147


def test_signatures_by_strangers_are_ignored():
    note = sign_note("text\n", [LOG, NoteSigner("stranger.example", key(9))])
    assert verify_note(note, [LOG.verifier]) == (LOG.verifier,)
    with pytest.raises(ProofInvalid, match="not signed by a known key"):
        verify_note(note, [WITNESS.verifier])
    namesake = NoteSigner(ORIGIN, key(9))
    assert verify_note(sign_note("text\n", [namesake, LOG]), [LOG.verifier]) == (LOG.verifier,)


@pytest.mark.parametrize(
    "note",
    [
        b"",
        b"text\n",
        b"text\n\n",
        b"text\n\n\n",
        C2SP_NOTE.encode()[:-1],
        C2SP_NOTE.encode() + b"\n",
        C2SP_NOTE.replace("\n\n", "\n").encode(),
        C2SP_NOTE.replace("\u2014", "-").encode(),
        C2SP_NOTE.replace("message", "mes\tsage").encode(),
        C2SP_NOTE.replace("message", "mes\x00sage").encode(),
        C2SP_NOTE.replace("\n", "\r\n").encode(),
        C2SP_NOTE.replace("/foo U", "/foo  U").encode(),
        C2SP_NOTE.replace("/foo", "/f+o").encode(),
        C2SP_NOTE.replace("/foo", "/f\u00a0o").encode(),
        C2SP_NOTE.replace("aQM=", "aQN=").encode(),
        C2SP_NOTE.replace("aQM=", "aQM").encode(),
        b"text\n\n\xe2\x80\x94 name AAAA\n",
        b"\xff" + C2SP_NOTE.encode(),
        C2SP_NOTE.encode() + C2SP_NOTE.encode().split(b"\n\n")[1] * 100,
        b"x" * 1_000_001 + C2SP_NOTE.encode(),
    ],
)
def test_malformed_notes_are_refused(note):
    with pytest.raises(ProofInvalid):
        parse_note(note)


@pytest.mark.parametrize(
    "vkey",
    [
        "",
        "name",
        "name+00000000",
        C2SP_KEY.replace("530d903a", "530d903b"),
        C2SP_KEY.replace("530d903a", "530D903A"),
        C2SP_KEY[:-4],
        C2SP_KEY.replace("+Ae", "+Ce"),
        C2SP_KEY.replace("/foo", "/f oo"),
        C2SP_KEY.replace("example.com/foo", ""),
        C2SP_KEY + "!",
    ],
)
def test_malformed_verifier_keys_are_refused(vkey):
    with pytest.raises(LedgerUsageError):
        VerifierKey.parse(vkey)


@pytest.mark.parametrize(
    "text",
    [
        "origin\n5\n",
        "origin\n5\n\n",
        "\n5\nroot\n",
        "origin\n05\n{root}\n",
        "origin\n-5\n{root}\n",
        "origin\n+5\n{root}\n",
        "origin\n5 \n{root}\n",
        "origin\n\u0665\n{root}\n",
        "origin\n5\n{root}=\n",
        "origin\n5\nAAAA\n",
        "origin\n5\n{root}\n\nextension\n",
        "origin\n0\n{root}\n",
        "origin\n99999999999999999999\n{root}\n",
    ],
)
def test_malformed_checkpoints_are_refused(text):
    with pytest.raises(ProofInvalid):
        Checkpoint.parse(text.format(root=base64.b64encode(bytes(32)).decode()))


def test_a_checkpoint_is_believed_for_its_log_only(ledger):
    note = checkpoint_of(ledger)
    checked = check_checkpoint(note, POLICY)
    assert checked.checkpoint.head == ledger.head()
    assert checked.cosigned == ()
    other = CheckpointPolicy("other.example/log", (LOG.verifier,))
    with pytest.raises(ProofInvalid, match=r"not of 'other\.example"):
        check_checkpoint(note, other)
    with pytest.raises(ProofInvalid, match="not signed by a known key"):
        check_checkpoint(note, CheckpointPolicy(ORIGIN, (NoteSigner(ORIGIN, key(9)).verifier,)))
    with pytest.raises(ProofInvalid, match="is wrong"):
        check_checkpoint(note.replace(b"\n20\n", b"\n21\n"), POLICY)
    with pytest.raises(ProofInvalid, match="0 known witnesses cosigned"):
        check_checkpoint(note, WITNESSED)
    with pytest.raises(LedgerUsageError, match="not the log key"):
        sign_checkpoint(Checkpoint("other", ledger.head()), LOG)


def test_extension_lines_are_signed_too(ledger):
    note = sign_checkpoint(Checkpoint(ORIGIN, ledger.head(), ("more", "lines")), LOG)
    assert check_checkpoint(note, POLICY).checkpoint.extensions == ("more", "lines")
    with pytest.raises(ProofInvalid):
        check_checkpoint(note.replace(b"more", b"less"), POLICY)


def test_a_witness_cosigns_a_growing_log_once_it_has_checked(ledger):
    witness = Witness(WITNESS, [POLICY], {})
    first = witness.cosign(checkpoint_of(ledger, 5), ConsistencyProof(0, 5, ()), 1000)
    checked = check_checkpoint(first, WITNESSED)
    assert checked.cosigned == (Cosigned("witness.example", 1000),)
    second = witness.cosign(checkpoint_of(ledger, 20), ledger.consistency_proof(5, 20), 2000)
    assert check_checkpoint(second, WITNESSED).cosigned[0].timestamp == 2000
    assert witness.heads == {ORIGIN: Head(20, ledger.root(20))}
    with pytest.raises(ProofInvalid, match="from 20 to 19"):
        witness.cosign(checkpoint_of(ledger, 19), ledger.consistency_proof(19, 20), 3000)
    forged = sign_checkpoint(Checkpoint(ORIGIN, Head(21, bytes(32))), LOG)
    with pytest.raises(ProofInvalid):
        witness.cosign(forged, ConsistencyProof(20, 21, (bytes(32),) * 3), 3000)
    split = sign_checkpoint(Checkpoint(ORIGIN, Head(20, bytes(32))), LOG)
    with pytest.raises(RootMismatch, match="two roots for 20 entries"):
        witness.cosign(split, ConsistencyProof(20, 20, ()), 3000)
    stranger = NoteSigner("stranger.example/log", key(9))
    with pytest.raises(ProofInvalid, match="not a log that this witness knows"):
        witness.cosign(checkpoint_of(ledger, 20, stranger), ConsistencyProof(20, 20, ()), 1)
    assert witness.heads[ORIGIN].size == 20


def test_cosignatures_are_collected(ledger):
    note = checkpoint_of(ledger)
    proof = ConsistencyProof(0, 20, ())
    keys = WITNESSED.witnesses
    both = add_cosignatures(note, Witness(WITNESS, [POLICY], {}).cosign(note, proof, 7), keys)
    both = add_cosignatures(both, Witness(OTHER_WITNESS, [POLICY], {}).cosign(note, proof, 8), keys)
    strict = CheckpointPolicy(ORIGIN, POLICY.log_keys, keys, 2)
    assert [c.timestamp for c in check_checkpoint(both, strict).cosigned] == [7, 8]
    with pytest.raises(ProofInvalid, match="another checkpoint"):
        add_cosignatures(note, checkpoint_of(ledger, 3), keys)
    line = both.splitlines(keepends=True)[5]
    with pytest.raises(ProofInvalid, match="1 known witnesses"):
        check_checkpoint(note + line * 3, strict)


def test_a_cosignature_counts_for_its_checkpoint_and_time_only(ledger):
    note = checkpoint_of(ledger)
    cosigned = Witness(WITNESS, [POLICY], {}).cosign(note, ConsistencyProof(0, 20, ()), 7)
    line = parse_note(cosigned).signatures[1]
    replayed = checkpoint_of(ledger, 19) + cosigned.splitlines(keepends=True)[-1]
    with pytest.raises(ProofInvalid, match=r"witness\.example is wrong"):
        check_checkpoint(replayed, WITNESSED)
    later = type(line)(line.name, line.key_id, bytes([0] * 7 + [8]) + line.signature[8:])
    with pytest.raises(ProofInvalid, match=r"witness\.example is wrong"):
        check_checkpoint(note + f"{later.line()}\n".encode(), WITNESSED)
    never = type(line)(line.name, line.key_id, b"\xff" * 8 + line.signature[8:])
    with pytest.raises(ProofInvalid, match="no time"):
        check_checkpoint(note + f"{never.line()}\n".encode(), WITNESSED)
    log_as_witness = CheckpointPolicy(ORIGIN, POLICY.log_keys, (LOG.verifier,), 1)
    with pytest.raises(LedgerUsageError, match="is not a witness's"):
        check_checkpoint(note, log_as_witness)
    with pytest.raises(LedgerUsageError):
        Witness(LOG, [POLICY], {})


def test_an_offline_proof_carries_all_that_is_needed(ledger):
    note = checkpoint_of(ledger)
    data = format_proof(ledger.inclusion_proof(13), note)
    assert data.startswith(b"c2sp.org/tlog-proof@v1\nindex 13\n")
    assert verify_proof(data, ledger.get(13).leaf, POLICY).checkpoint.head == ledger.head()
    assert parse_proof(data) == (ledger.inclusion_proof(13), note)
    with_extra = data.replace(b"\nindex", b"\nextra QUJD\nindex", 1)
    verify_proof(with_extra, ledger.get(13).leaf, POLICY)
    with pytest.raises(RootMismatch):
        verify_proof(data, ledger.get(12).leaf, POLICY)
    for old, new in [
        (b"@v1", b"@v2"),
        (b"index 13", b"index 12"),
        (b"index 13", b"index 013"),
        (b"index 13", b"index"),
        (b"index 13\n", b""),
        (b"=\n", b"=\n" + b"A" * 43 + b"=\n"),
        (b"\n\n", b"\n"),
        (b"\n20\n", b"\n19\n"),
        (b"c2sp", b"\xffc2sp"),
    ]:
        with pytest.raises(ProofInvalid):
            verify_proof(data.replace(old, new, 1), ledger.get(13).leaf, POLICY)


def test_names_that_would_break_a_line_are_refused():
    for name in ("", "a b", "a+b", "a\nb", "a\u2003b", "a\x00"):
        with pytest.raises(LedgerUsageError):
            NoteSigner(name, key(1))
    for text in ("", "no newline", "tab\there\n"):
        with pytest.raises(LedgerUsageError):
            sign_note(text, [LOG])


def test_a_request_to_a_witness_is_read_back(ledger):
    proof, note = ledger.consistency_proof(5, 20), checkpoint_of(ledger)
    body = format_request(proof, note)
    assert body.startswith(b"old 5\n")
    assert parse_request(body) == (proof, note)
    first = format_request(ConsistencyProof(0, 20, ()), note)
    assert first == b"old 0\n\n" + note
    for bad in (b"", body[1:], body.replace(b"old 5", b"old 05"), body.replace(b"=\n", b"\n", 1), b"old 5\n" + note):
        with pytest.raises(ProofInvalid):
            parse_request(bad)
