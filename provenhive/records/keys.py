"""Ed25519 signing keys: creation, storage in files that only their owner reads, loading."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from securesystemslib.signer import CryptoSigner, SSlibKey

from provenhive.ledger.notes import NoteSigner
from provenhive.records.errors import SigningError


def generate_key() -> CryptoSigner:
    """Return a signer with a fresh Ed25519 key."""
    return CryptoSigner.generate_ed25519()


def public_of(signer: CryptoSigner) -> str:
    """Return a signer's public key, 32 bytes in hexadecimal."""
    return str(signer.public_key.keyval["public"])


def keyid_of(signer: CryptoSigner) -> str:
    """Return the identifier under which a signer's signatures are filed."""
    return str(signer.public_key.keyid)


def note_signer(signer: CryptoSigner, origin: str) -> NoteSigner:
    """Return what signs the checkpoints of the log ``origin`` with a signer's key."""
    private = load_pem_private_key(signer.private_bytes, None)
    if not isinstance(private, Ed25519PrivateKey):
        raise SigningError("checkpoints are signed with Ed25519 keys")
    return NoteSigner(origin, private)


def public_key(public: str) -> SSlibKey:
    """Return the verification key for a public key in hexadecimal; its ``keyid`` is derived from it.

    Raises:
        SigningError: if these are not the bytes of an Ed25519 public key.
    """
    try:
        raw = bytes.fromhex(public)
        return SSlibKey.from_crypto(Ed25519PublicKey.from_public_bytes(raw))
    except ValueError as error:
        raise SigningError(f"{public!r} is no Ed25519 public key: {error}") from error


def save_key(signer: CryptoSigner, path: Path) -> None:
    """Write a private key (PEM, PKCS #8) to a file that only its owner may read; never over another file.

    The file is there whole or not at all. What it is written to before that is named so that the patterns which keep
    keys out of a repository hold it too.

    Raises:
        SigningError: if the file is there already or cannot be written.
    """
    try:
        handle, part = tempfile.mkstemp(path.suffix, f"{path.stem}.", path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(signer.private_bytes)
                file.flush()
                os.fsync(file.fileno())
            os.link(part, path)
        finally:
            Path(part).unlink()
    except OSError as error:
        raise SigningError(f"the key cannot be written to {path}: {error}") from error


def load_key(path: Path) -> CryptoSigner:
    """Read a private key.

    Raises:
        SigningError: if it is missing, not an Ed25519 key, or readable by others than its owner.
    """
    try:
        mode = path.stat().st_mode
        data = path.read_bytes()
    except OSError as error:
        raise SigningError(f"the key {path} cannot be read: {error}") from error
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise SigningError(f"the key {path} is open to others: chmod 600 {path}")
    try:
        private = load_pem_private_key(data, None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise SigningError(f"{path} holds no private key: {error}") from error
    if not isinstance(private, Ed25519PrivateKey):
        raise SigningError(f"{path} holds a key of another kind than Ed25519")
    return CryptoSigner(private)
