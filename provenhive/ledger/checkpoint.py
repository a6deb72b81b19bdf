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
    HASH_SIZE,
    ConsistencyProof,
    Head,
    InclusionProof,
    verify_consistency,
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
_TIME_BYTES = 8


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
    timestamp = int.from_bytes(line.signature[:_TIME_BYTES], "big")
    if timestamp > 2**63 - 1:
        raise ProofInvalid(f"the cosignature by {witness.name} has no time")
    witness.check(line.signature[_TIME_BYTES:], _cosigned_message(note.text, timestamp))
    return timestamp


def _cosigned_message(text: str, timestamp: int) -> bytes:
    return f"cosignature/v1\ntime {timestamp}\n{text}".encode()


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
        last = self.heads.get(origin)
        if last is not None:
            if (proof.first, proof.second) != (last.size, head.size):
                raise ProofInvalid(f"a proof from {last.size} to {head.size} entries is needed")
            verify_consistency(proof, last.root, head.root)
        self.heads[origin] = head
        prefix = timestamp.to_bytes(_TIME_BYTES, "big")
        line = self._signer.signature(_cosigned_message(parsed.text, timestamp), prefix)
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
