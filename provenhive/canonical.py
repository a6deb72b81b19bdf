"""Canonical bytes and digests: RFC 8785 (JSON Canonicalization Scheme) and SHA-256."""

from __future__ import annotations

import hashlib
from typing import Any

import rfc8785

from provenhive.errors import ProvenHiveError


class CanonicalError(ProvenHiveError):
    """The value has no canonical JSON form (a float that is not finite, an integer beyond 2**53, a cycle)."""


def canonical_json(value: Any) -> bytes:
    """Return the RFC 8785 bytes of a JSON value.

    Integers beyond 2**53 - 1 have no canonical form: callers encode unbounded integers as strings.

    Raises:
        CanonicalError: if the value is not canonicalizable.
    """
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, RecursionError) as error:
        raise CanonicalError(f"no canonical JSON form: {error}") from error


def digest_bytes(data: bytes) -> str:
    """Return ``sha256:`` followed by the lower-case hexadecimal SHA-256 of ``data``."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def digest_json(value: Any) -> str:
    """Return the digest of the canonical JSON bytes of ``value``."""
    return digest_bytes(canonical_json(value))
