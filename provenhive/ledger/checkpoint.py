"""Checkpoints (C2SP tlog-checkpoint), witness cosignatures (tlog-cosignature v1), offline proofs (tlog-proof v1).

A checkpoint is a signed note that states a log's origin, size and root. A witness adds a timestamped signature
after it has checked that the log only ever grew.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from provenhive.ledger.errors import LedgerUsageError, ProofInvalid
from provenhive.ledger.merkle import (
    EMPTY_ROOT,
    HASH_SIZE,
    Head,
    InclusionProof,
    verify_inclusion,
)
from provenhive.ledger.notes import (
    COSIGNATURE_V1,
    ED25519,
    Note,
    NoteSignature,
    NoteSigner,
    VerifierKey,
    decode_base64,
    parse_note,
    sign_note,
    verify_note,
)

_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")
_PROOF_HEADER = "c2sp.org/tlog-proof@v1"
_MAX_PATH = 64
TIME_BYTES = 8


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The statement that the log ``origin`` has the given head."""

    origin: str
    head: Head
    extensions: tuple[str, ...] = ()

    def text(self) -> str:
        """Return the note text."""
        root = base64.b64encode(self.head.root).decode()
        return "\n".join([self.origin, str(self.head.size), root, *self.extensions]) + "\n"

    @classmethod
    def of_note(cls, note: bytes) -> Self:
        """Return what a signed note states; its signatures are not looked at.

        Raises:
            ProofInvalid: if it is not a checkpoint.
        """
        return cls.parse(parse_note(note).text)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a note text.

        Raises:
            ProofInvalid: if it is not a checkpoint.
        """
        lines = text.removesuffix("\n").split("\n")
        if len(lines) < 3 or not all(lines):
            raise ProofInvalid("a checkpoint has at least three lines, none of them empty")
        if not _SIZE.fullmatch(lines[1]):
            raise ProofInvalid(f"{lines[1]!r} is not the size of a log")
        root = decode_base64(lines[2])
        if len(root) != HASH_SIZE:
            raise ProofInvalid(f"the root has {len(root)} bytes")
        if lines[1] == "0" and root != EMPTY_ROOT:
            raise ProofInvalid("an empty log has the root of the empty tree")
        return cls(lines[0], Head(int(lines[1]), root), tuple(lines[3:]))


@dataclass(frozen=True, slots=True)
class Cosigned:
    """A witness's statement: at ``timestamp`` (POSIX) this was the largest consistent head it had seen."""

    name: str
    timestamp: int


@dataclass(frozen=True, slots=True)
class CheckpointPolicy:
    """Which checkpoints to believe: of one origin, signed by a log key, cosigned by enough witnesses."""

    origin: str
    log_keys: tuple[VerifierKey, ...]
    witnesses: tuple[VerifierKey, ...] = ()
    witness_threshold: int = 0


@dataclass(frozen=True, slots=True)
class CheckedCheckpoint:
    """A checkpoint whose signatures satisfy a policy, with the witnesses that cosigned it."""

    checkpoint: Checkpoint
    cosigned: tuple[Cosigned, ...]
    note: bytes


def sign_checkpoint(checkpoint: Checkpoint, signer: NoteSigner) -> bytes:
    """Return the signed note for a checkpoint; the signer's name is the origin.

    Raises:
        LedgerUsageError: if the names differ or the key is a witness's.
    """
    if signer.verifier.name != checkpoint.origin or signer.verifier.algorithm != ED25519:
        raise LedgerUsageError(f"{signer.verifier.name} is not the log key of {checkpoint.origin}")
    return sign_note(checkpoint.text(), [signer]).encode()


def check_checkpoint(note: bytes, policy: CheckpointPolicy) -> CheckedCheckpoint:
    """Verify a checkpoint under a policy.

    1. It is signed by a log key. 2. Its origin is the expected one. 3. Lines by known witnesses are right, and
    there are enough of them.

    Raises:
        ProofInvalid: naming the first of these that fails.
    """
    parsed = parse_note(note)
    verify_note(parsed, policy.log_keys)  # 1
    checkpoint = Checkpoint.parse(parsed.text)
    if checkpoint.origin != policy.origin:  # 2
        raise ProofInvalid(f"the checkpoint is of the log {checkpoint.origin!r}, not of {policy.origin!r}")
    cosigned = cosignatures(parsed, policy.witnesses)  # 3
    if len(cosigned) < policy.witness_threshold:
        raise ProofInvalid(f"{len(cosigned)} known witnesses cosigned the checkpoint, {policy.witness_threshold} must")
    return CheckedCheckpoint(checkpoint, cosigned, note)


def cosignatures(note: Note, witnesses: Sequence[VerifierKey]) -> tuple[Cosigned, ...]:
    """Return the cosignatures by known witnesses, one a witness.

    Raises:
        ProofInvalid: if a line by one of them is wrong.
    """
    found: dict[str, Cosigned] = {}
    for signature in note.signatures:
        for witness in witnesses:
            if witness.made(signature):
                timestamp = _check_cosignature(note, signature, witness)
                found.setdefault(witness.vkey(), Cosigned(witness.name, timestamp))
    return tuple(found.values())


def _check_cosignature(note: Note, line: NoteSignature, witness: VerifierKey) -> int:
    if witness.algorithm != COSIGNATURE_V1:
        raise LedgerUsageError(f"the key of {witness.name} is not a witness's")
    timestamp = int.from_bytes(line.signature[:TIME_BYTES], "big")
    if timestamp > 2**63 - 1:
        raise ProofInvalid(f"the cosignature by {witness.name} has no time")
    witness.check(line.signature[TIME_BYTES:], cosigned_message(note.text, timestamp))
    return timestamp


def cosigned_message(text: str, timestamp: int) -> bytes:
    """Return what a witness signs: a header, the time, and the whole note text."""
    return f"cosignature/v1\ntime {timestamp}\n{text}".encode()


def format_proof(proof: InclusionProof, note: bytes) -> bytes:
    """Return a self-contained inclusion proof with its checkpoint (C2SP tlog-proof v1)."""
    path = [base64.b64encode(node).decode() for node in proof.path]
    lines = [_PROOF_HEADER, f"index {proof.index}", *path, "", ""]
    return "\n".join(lines).encode() + note


def parse_proof(data: bytes) -> tuple[InclusionProof, bytes]:
    """Read a tlog-proof; return the proof (its size is the checkpoint's) and the checkpoint's note.

    Raises:
        ProofInvalid: if it is malformed. Nothing is verified.
    """
    header, separator, note = data.partition(b"\n\n")
    try:
        lines = header.decode("ascii").split("\n")
    except UnicodeDecodeError as error:
        raise ProofInvalid("the proof is not text") from error
    if not separator or lines.pop(0) != _PROOF_HEADER:
        raise ProofInvalid("not a tlog-proof of version 1")
    if lines and lines[0].startswith("extra "):
        decode_base64(lines.pop(0).removeprefix("extra "))
    index = re.fullmatch(r"index (0|[1-9][0-9]{0,18})", lines.pop(0)) if lines else None
    if index is None or len(lines) > _MAX_PATH:
        raise ProofInvalid("the proof has no index, or too many hashes")
    path = tuple(decode_base64(line) for line in lines)
    size = Checkpoint.parse(parse_note(note).text).head.size
    return InclusionProof(int(index[1]), size, path), note


def verify_proof(data: bytes, leaf: bytes, policy: CheckpointPolicy) -> CheckedCheckpoint:
    """Verify a tlog-proof for a leaf hash; return the checkpoint that the entry is included in.

    Raises:
        ProofInvalid: naming what fails.
    """
    proof, note = parse_proof(data)
    checked = check_checkpoint(note, policy)
    verify_inclusion(leaf, proof, checked.checkpoint.head.root)
    return checked
