"""Bytes that a worker was sent, by their digest: it needs no file of the machine that the run was started on."""

from __future__ import annotations

from provenhive.canonical import digest_bytes
from provenhive.errors import InfrastructureError

_HELD: dict[str, bytes] = {}


def take(digest: str, data: bytes) -> None:
    """Keep bytes in this process.

    Raises:
        InfrastructureError: they are not those of the digest.
    """
    if digest_bytes(data) != digest:
        raise InfrastructureError(f"what was sent as {digest} has another digest")
    _HELD[digest] = data


def held(digest: str) -> bytes:
    """Return bytes that this process was sent.

    Raises:
        InfrastructureError: it was not sent any of this digest.
    """
    if digest not in _HELD:
        raise InfrastructureError(f"a worker was not sent what it needs: {digest}")
    return _HELD[digest]
