"""What can be wrong with a record, by cause."""

from __future__ import annotations

from provenhive.errors import ExitCode, ProvenHiveError, UserError


class RecordInvalid(ProvenHiveError):
    """An entry of the ledger is not a record that can be trusted; ``cause`` is a fixed word.

    Causes: ``not-json``, ``not-canonical``, ``schema``, ``subject``, ``signature``, ``unsigned``,
    ``unknown-key``, ``reference``, ``digest``, ``fork``, ``replayed``, ``too-large``, ``vote``; ``revoked``
    and ``stale`` for a certificate that would not hold if it were appended.
    """

    exit_code = ExitCode.NOT_PROVED

    def __init__(self, cause: str, message: str) -> None:
        super().__init__(cause, message)
        self.cause = cause
        self.message = message

    def __str__(self) -> str:
        return f"{self.message} ({self.cause})"


class SigningError(UserError):
    """A key cannot be read or used, or the trust policy does not accept it."""
