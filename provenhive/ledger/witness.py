"""Witnesses: what they check before they cosign, and the request that is put to them (C2SP tlog-witness)."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence

from provenhive.ledger.checkpoint import (
    TIME_BYTES,
    Checkpoint,
    CheckpointPolicy,
    check_checkpoint,
    cosignatures,
    cosigned_message,
)
from provenhive.ledger.errors import LedgerUsageError, ProofInvalid
from provenhive.ledger.merkle import EMPTY_ROOT, ConsistencyProof, Head, verify_consistency
from provenhive.ledger.notes import COSIGNATURE_V1, Note, NoteSigner, VerifierKey, decode_base64, parse_note

_MAX_PATH = 63


def format_request(proof: ConsistencyProof, note: bytes) -> bytes:
    """Return the body of an ``add-checkpoint`` request: the proof from the witness's last size, the checkpoint."""
    path = [base64.b64encode(node).decode() for node in proof.path]
    return "\n".join([f"old {proof.first}", *path, "", ""]).encode() + note


def parse_request(body: bytes) -> tuple[ConsistencyProof, bytes]:
    """Read the body of an ``add-checkpoint`` request; return the proof and the checkpoint's note, unverified.

    Raises:
        ProofInvalid: if it is malformed.
    """
    header, separator, note = body.partition(b"\n\n")
    lines = header.decode("ascii", errors="replace").split("\n")
    old = re.fullmatch(r"old (0|[1-9][0-9]{0,18})", lines[0])
    if not separator or old is None or len(lines) - 1 > _MAX_PATH:
        raise ProofInvalid("not an add-checkpoint request")
    path = tuple(decode_base64(line) for line in lines[1:])
    return ConsistencyProof(int(old[1]), Checkpoint.of_note(note).head.size, path), note


class Witness:
    """Cosigns the checkpoints of logs it knows, as long as each extends the last one it cosigned.

    ``heads`` is the whole of its memory; a caller that keeps it durably keeps the promise durably.
    """

    def __init__(self, signer: NoteSigner, policies: Sequence[CheckpointPolicy], heads: dict[str, Head]) -> None:
        if signer.verifier.algorithm != COSIGNATURE_V1:
            raise LedgerUsageError(f"the key of {signer.verifier.name} is not a witness's")
        self._signer = signer
        self._policies = {policy.origin: policy for policy in policies}
        self.heads = heads

    def cosign(self, note: bytes, proof: ConsistencyProof, timestamp: int) -> bytes:
        """Return the note with a cosignature added, after checking that it extends the last head.

        Raises:
            ProofInvalid: if the log is unknown, its signature wrong, or the proof does not lead from the last
                head that was cosigned to this one.
        """
        parsed = parse_note(note)
        origin = parsed.text.split("\n", 1)[0]
        policy = self._policies.get(origin)
        if policy is None:
            raise ProofInvalid(f"{origin!r} is not a log that this witness knows")
        head = check_checkpoint(note, policy).checkpoint.head
        last = self.heads.get(origin, Head(0, EMPTY_ROOT))
        if (proof.first, proof.second) != (last.size, head.size):
            raise ProofInvalid(f"a proof from {last.size} to {head.size} entries is needed")
        verify_consistency(proof, last.root, head.root)
        self.heads[origin] = head
        prefix = timestamp.to_bytes(TIME_BYTES, "big")
        line = self._signer.signature(cosigned_message(parsed.text, timestamp), prefix)
        return Note(parsed.text, (*parsed.signatures, line)).encode()


def add_cosignatures(note: bytes, cosigned: bytes, witnesses: Sequence[VerifierKey]) -> bytes:
    """Return ``note`` with the valid lines of ``witnesses`` from another copy of the same checkpoint.

    Raises:
        ProofInvalid: if the other copy states something else, or a line is wrong.
    """
    ours, theirs = parse_note(note), parse_note(cosigned)
    if ours.text != theirs.text:
        raise ProofInvalid("the cosigned note is another checkpoint")
    cosignatures(theirs, witnesses)
    lines = [
        line
        for line in theirs.signatures
        if line not in ours.signatures and any(witness.made(line) for witness in witnesses)
    ]
    return Note(ours.text, (*ours.signatures, *lines)).encode()
