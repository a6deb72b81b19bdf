"""Extracted files, their provenance, and the digest that certificates carry.

A file names the ledger entry of its certificate, and the certificate names the file's digest; so the digest leaves out
the one line that names the entry.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from provenhive.canonical import digest_bytes
from provenhive.errors import ProvenHiveError

LEDGER_LINE = "Ledger entry:"
_PENDING = "not yet written"
_ENTRY = re.compile(rf"^(.*{re.escape(LEDGER_LINE)} )(.*)$", re.MULTILINE)


class NotExtractable(ProvenHiveError):
    """The unit's code has no executable form in the target."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What an extracted file says of where it comes from."""

    specification: str  # path as the user gave it
    obligation_digest: str
    candidate_digest: str
    agent: str
    producer: str


@dataclass(frozen=True, slots=True)
class Artefact:
    """An extracted file: its target, its path under the output folder, and its text with the entry still pending."""

    target: str
    path: str
    text: str

    @property
    def digest(self) -> str:
        """The digest that the certificate carries."""
        return artefact_digest(self.text)

    def with_entry(self, index: int) -> Artefact:
        """Return the file naming its ledger entry."""
        return Artefact(self.target, self.path, _ENTRY.sub(rf"\g<1>{index}", self.text, count=1))


def pending_line() -> str:
    """Return the line that is to name the ledger entry."""
    return f"{LEDGER_LINE} {_PENDING}"


def artefact_digest(text: str) -> str:
    """Return the SHA-256 of a file's text with what its first ledger line names left out."""
    return digest_bytes(_ENTRY.sub(r"\g<1>", text, count=1).encode("utf-8"))
