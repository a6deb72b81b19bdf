"""A verifier in another language, written from the published specifications, reads what we publish."""

import base64
import json
import shutil
import subprocess
from pathlib import Path

import ledger_samples as samples
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from provenhive.ledger import ConsistencyProof, Draft, Head, create_ledger
from provenhive.ledger.checkpoint import Checkpoint, CheckpointPolicy, format_proof, sign_checkpoint
from provenhive.ledger.notes import COSIGNATURE_V1, NoteSigner
from provenhive.ledger.tiles import export_tiles
from provenhive.ledger.witness import Witness, format_request
from provenhive.records import note_signer

VERIFIER = Path(__file__).resolve().parents[1] / "support" / "verifier" / "verify.mjs"
WITNESS = NoteSigner("witness.example", Ed25519PrivateKey.generate(), COSIGNATURE_V1)
FIRST_TIME = 1_700_000_000


def run(folder, log_signer, *publics):
    node = shutil.which("node")
    assert node, "this test needs Node.js: apt-get install nodejs"
    command = [node, VERIFIER, folder, log_signer.verifier.vkey(), WITNESS.verifier.vkey(), *publics]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def publish(ledger, log_signer, policy, folder):
    """Write tiles, a cosigned checkpoint, inclusion proofs and consistency proofs for many sizes."""

    def note_at(size):
        return sign_checkpoint(Checkpoint(policy.origin, Head(size, ledger.root(size))), log_signer)

    size = ledger.size
    witness = Witness(WITNESS, [policy], {})
    note = witness.cosign(note_at(size), ConsistencyProof(0, size, ()), FIRST_TIME)
    export_tiles(ledger, note, folder)
    (folder / "proofs").mkdir()
    (folder / "requests").mkdir()
    sizes = sorted({0, 1, 2, 3, 255, 256, 257, size // 2, size - 1, size} & set(range(size + 1)))
    for old in sizes:
        (folder / "requests" / f"{old}.checkpoint").write_bytes(note_at(old))
        body = format_request(ledger.consistency_proof(old), note)
        (folder / "requests" / f"from-{old}").write_bytes(body)
        for index in sorted({0, 1, old // 2, old - 1} & set(range(old))):
            proof = format_proof(ledger.inclusion_proof(index, old), note_at(old))
            (folder / "proofs" / f"{index}-{old}.tlog-proof").write_bytes(proof)
    return sizes


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    folder = tmp_path_factory.mktemp("published")
    with create_ledger(folder / "log.db") as ledger:
        log = samples.filled_log(ledger, units=320)
        signer = note_signer(log._signers[0], log.origin)
        sizes = publish(ledger, signer, log.policy.checkpoints(log.origin), folder)
        yield folder, signer, log.policy.keys[0].public, ledger.head(), sizes


def test_our_log_is_accepted(published):
    folder, signer, public, head, sizes = published
    result = run(folder, signer, public)
    assert result.returncode == 0, result.stderr
    answer = json.loads(result.stdout)
    assert answer == {
        "size": 323,
        "root": head.root.hex(),
        "time": FIRST_TIME,
        "kinds": {
            "urn:provenhive:specification:v1": 1,
            "urn:provenhive:law:v1": 2,
            "urn:provenhive:certificate:v1": 320,
        },
        "proofs": len(list((folder / "proofs").iterdir())),
        "requests": len(sizes),
    }
    assert answer["proofs"] > 20


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 13, 256, 257, 1000])
def test_logs_of_many_sizes_are_accepted(tmp_path, size):
    signer = NoteSigner("example.org/plain", Ed25519PrivateKey.generate())
    with create_ledger(tmp_path / "log.db") as ledger:
        ledger.append_many(Draft(str(i).encode()) for i in range(size))
        publish(ledger, signer, CheckpointPolicy("example.org/plain", (signer.verifier,)), tmp_path)
        result = run(tmp_path, signer)
        assert result.returncode == 0, result.stderr
        assert json.loads(result.stdout)["root"] == ledger.root().hex()


def flip_last_hash(data):
    head, rest = data.split(b"\n\n", 1)
    lines = head.split(b"\n")
    raw = bytearray(base64.b64decode(lines[-1]))
    raw[0] ^= 1
    return b"\n".join([*lines[:-1], base64.b64encode(raw)]) + b"\n\n" + rest


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        ("checkpoint", lambda b: b.replace(b"\n323\n", b"\n322\n"), "checkpoint signature is wrong"),
        ("checkpoint", lambda b: b"\n".join(b.split(b"\n")[:-2]) + b"\n", "not cosigned"),
        ("tile/entries/000", lambda b: b.replace(b"payload", b"pAyload", 1), "does not match its tile"),
        ("tile/0/000", lambda b: b[32:] + b[:32], "does not match its tile"),
        ("tile/1/000.p/1", lambda b: bytes(32), "tile hash 1/0 is wrong"),
        ("proofs/161-323.tlog-proof", flip_last_hash, "inclusion does not lead to the root"),
        ("proofs/161-323.tlog-proof", lambda b: b.replace(b"index 161", b"index 160"), "inclusion"),
        ("requests/from-161", flip_last_hash, "consistency does not lead"),
        ("requests/256.checkpoint", lambda b: b.replace(b"\n256\n", b"\n255\n"), "signature is wrong"),
    ],
)
def test_the_verifier_can_refuse(published, name, change, message):
    folder, signer, public, _, _ = published
    path = folder / name
    data = path.read_bytes()
    assert change(data) != data
    path.write_bytes(change(data))
    try:
        result = run(folder, signer, public)
    finally:
        path.write_bytes(data)
    assert result.returncode == 1
    assert message in result.stderr


def test_entries_by_a_stranger_are_refused(published):
    folder, signer, _, _, _ = published
    stranger = Ed25519PrivateKey.generate().public_key().public_bytes_raw().hex()
    result = run(folder, signer, stranger)
    assert result.returncode == 1
    assert "entry 0 is not signed by a known key" in result.stderr
