"""Signed notes as C2SP signed-note v1.0.0 has them, with Ed25519 keys (https://c2sp.org/signed-note).

A note is text that ends in a newline, an empty line, and signature lines. Verifier keys ("vkeys") are the
published text form of public keys.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from provenhive.ledger.errors import LedgerUsageError, ProofInvalid

ED25519 = 0x01
COSIGNATURE_V1 = 0x04
_PUBLIC_BYTES = 32
_MAX_NOTE = 1_000_000
_MAX_SIGNATURES = 100
_SIGNATURE_LINE = re.compile(r"\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})")


@dataclass(frozen=True, slots=True)
class NoteSignature:
    """A signature line, not verified: the signer's name, its key's ID, the signature's bytes."""

    name: str
    key_id: bytes
    signature: bytes

    def line(self) -> str:
        """Return the line as it stands in a note, without its newline."""
        return f"\u2014 {self.name} {base64.b64encode(self.key_id + self.signature).decode()}"


@dataclass(frozen=True, slots=True)
class Note:
    """A note that is well-formed; its signatures have not been looked at."""

    text: str
    signatures: tuple[NoteSignature, ...]

    def encode(self) -> bytes:
        """Return the note's bytes."""
        lines = "".join(f"{signature.line()}\n" for signature in self.signatures)
        return f"{self.text}\n{lines}".encode()


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key under a name, for one type of signature."""

    name: str
    algorithm: int
    public: bytes

    @classmethod
    def parse(cls, vkey: str) -> Self:
        """Read a verifier key.

        Raises:
            LedgerUsageError: if it is not one for Ed25519 notes or cosignatures.
        """
        parts = vkey.split("+", 2)
        try:
            name, key_id, material = parts[0], parts[1], base64.b64decode(parts[2], validate=True)
        except (IndexError, binascii.Error, ValueError) as error:
            raise LedgerUsageError(f"{vkey!r} is not a verifier key") from error
        if len(material) != 1 + _PUBLIC_BYTES or material[0] not in (ED25519, COSIGNATURE_V1):
            raise LedgerUsageError(f"{vkey!r} is not an Ed25519 key for notes or cosignatures")
        key = cls(check_name(name), material[0], material[1:])
        if key.key_id.hex() != key_id:
            raise LedgerUsageError(f"{vkey!r}: the key ID should be {key.key_id.hex()}")
        return key

    @property
    def key_id(self) -> bytes:
        """The first four bytes of SHA-256 over name, newline, algorithm and key."""
        data = self.name.encode() + b"\n" + bytes([self.algorithm]) + self.public
        return hashlib.sha256(data).digest()[:4]

    def vkey(self) -> str:
        """Return the key's published text form."""
        material = base64.b64encode(bytes([self.algorithm]) + self.public).decode()
        return f"{self.name}+{self.key_id.hex()}+{material}"

    def made(self, signature: NoteSignature) -> bool:
        """Whether a signature line claims to be by this key."""
        return signature.name == self.name and signature.key_id == self.key_id

    def check(self, signature: bytes, message: bytes) -> None:
        """Verify raw signature bytes.

        Raises:
            ProofInvalid: if they are not this key's signature of the message.
        """
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except (InvalidSignature, ValueError) as error:
            raise ProofInvalid(f"the signature by {self.name} is wrong") from error


class NoteSigner:
    """A private key under a name, for one type of signature."""

    def __init__(self, name: str, key: Ed25519PrivateKey, algorithm: int = ED25519) -> None:
        self._key = key
        public = key.public_key().public_bytes_raw()
        self.verifier = VerifierKey(check_name(name), algorithm, public)

    def signature(self, message: bytes, prefix: bytes = b"") -> NoteSignature:
        """Return the line for a signature of ``message``, preceded in it by ``prefix``."""
        raw = prefix + self._key.sign(message)
        return NoteSignature(self.verifier.name, self.verifier.key_id, raw)


def check_name(name: str) -> str:
    """Return a key name if it is one.

    Raises:
        LedgerUsageError: if it is empty or contains white space, a plus or a control character.
    """
    if not name or "+" in name or any(c.isspace() or ord(c) < 0x20 for c in name):
        raise LedgerUsageError(f"{name!r} cannot name a log or a key")
    return name


def check_text(text: str) -> str:
    """Return a note's text if it can be one: it ends in a newline and has no other control character."""
    if not text.endswith("\n") or any(ord(c) < 0x20 and c != "\n" for c in text):
        raise LedgerUsageError("a note's text ends in a newline and has no other control characters")
    return text


def sign_note(text: str, signers: Sequence[NoteSigner]) -> Note:
    """Return a note over ``text`` signed by each signer."""
    data = check_text(text).encode()
    return Note(text, tuple(signer.signature(data) for signer in signers))


def parse_note(data: bytes) -> Note:
    """Read a note's bytes.

    Raises:
        ProofInvalid: if they are not a note.
    """
    if len(data) > _MAX_NOTE:
        raise ProofInvalid("the note is too long")
    try:
        whole = data.decode()
    except UnicodeDecodeError as error:
        raise ProofInvalid("the note is not UTF-8") from error
    if any(ord(c) < 0x20 and c != "\n" for c in whole):
        raise ProofInvalid("the note contains control characters")
    text, separator, signatures = whole.rpartition("\n\n")
    if not separator or not signatures.endswith("\n"):
        raise ProofInvalid("the note has no signatures")
    lines = signatures.removesuffix("\n").split("\n")
    if len(lines) > _MAX_SIGNATURES:
        raise ProofInvalid("the note has too many signatures")
    return Note(text + "\n", tuple(_parse_signature(line) for line in lines))


def _parse_signature(line: str) -> NoteSignature:
    match = _SIGNATURE_LINE.fullmatch(line)
    if match is None:
        raise ProofInvalid(f"{line!r} is not a signature line")
    raw = decode_base64(match[2])
    if len(raw) < 5:
        raise ProofInvalid(f"{line!r} has no signature in it")
    return NoteSignature(match[1], raw[:4], raw[4:])


def decode_base64(text: str) -> bytes:
    """Return the bytes of canonical standard base64.

    Raises:
        ProofInvalid: for any other text.
    """
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise ProofInvalid(f"bad base64: {text!r}") from error
    if base64.b64encode(raw).decode() != text:
        raise ProofInvalid(f"bad base64: {text!r} is not the canonical spelling")
    return raw


def verify_note(note: Note, keys: Sequence[VerifierKey]) -> tuple[VerifierKey, ...]:
    """Return the keys among ``keys`` that signed the note; lines by others are ignored.

    Raises:
        ProofInvalid: if a line by one of the keys is wrong, or there is no line by any of them.
    """
    found = list[VerifierKey]()
    for signature in note.signatures:
        for key in keys:
            if key.made(signature) and key not in found:
                key.check(signature.signature, note.text.encode())
                found.append(key)
    if not found:
        raise ProofInvalid("the note is not signed by a known key")
    return tuple(found)
