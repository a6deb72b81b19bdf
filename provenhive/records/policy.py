"""Whom to believe: the trust policy file, and the verification of signatures under it.

The file is TOML::

    version = 1
    mode = "signed"
    threshold = 1

    [[keys]]
    name = "build server"
    public = "3b6a27bc…"

``mode = "unsigned"`` accepts entries without signatures; every result then says so.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, ValidationError, model_validator
from securesystemslib.exceptions import UnverifiedSignatureError
from securesystemslib.signer import Key

from provenhive.errors import UserError
from provenhive.files import read_text
from provenhive.ledger import LedgerUsageError
from provenhive.ledger.checkpoint import CheckpointPolicy
from provenhive.ledger.notes import ED25519, VerifierKey
from provenhive.records.base import Count, HexHash, Model, Name
from provenhive.records.envelope import ParsedEnvelope, as_dsse
from provenhive.records.errors import RecordInvalid
from provenhive.records.keys import public_key


class PolicyError(UserError):
    """The trust policy file is missing or says something that cannot be meant."""


class TrustedKey(Model):
    """A key that signs entries, optionally only those with indices ``first_index .. last_index``."""

    name: Name
    public: HexHash
    first_index: Count = 0
    last_index: Count | None = None

    @property
    def keyid(self) -> str:
        """The identifier derived from the key."""
        return str(public_key(self.public).keyid)

    def covers(self, index: int) -> bool:
        """Whether the key is accepted for the entry ``index``."""
        return self.first_index <= index and (self.last_index is None or index <= self.last_index)


class PinnedHead(Model):
    """A head that the log must extend."""

    size: Count
    root: HexHash


class TrustPolicy(Model):
    """What a reader accepts.

    ``threshold`` keys must have signed an entry. ``follow_rotations`` accepts keys that an accepted key
    introduced by a ``key`` entry. ``origin`` names the log whose checkpoints are accepted, ``log_keys`` and
    ``witnesses`` are verifier keys (vkeys) in C2SP signed-note form, of which ``witness_threshold`` witnesses
    must have cosigned a checkpoint. ``pinned`` is a head that the log must be consistent with.
    """

    version: Literal[1] = 1
    mode: Literal["signed", "unsigned"]
    threshold: int = Field(default=1, ge=1)
    follow_rotations: bool = True
    keys: tuple[TrustedKey, ...] = ()
    origin: Name | None = None
    log_keys: tuple[Name, ...] = ()
    witnesses: tuple[Name, ...] = ()
    witness_threshold: Count = 0
    pinned: PinnedHead | None = None

    @model_validator(mode="after")
    def _can_be_met(self) -> Self:
        if len({key.public for key in self.keys}) != len(self.keys):
            raise ValueError("a key is listed twice")
        if self.mode == "signed" and len(self.keys) < self.threshold:
            raise ValueError("fewer keys than signatures are asked for")
        if len(set(self.witnesses)) < self.witness_threshold:
            raise ValueError("fewer witnesses than cosignatures are asked for")
        return self

    @property
    def signed(self) -> bool:
        """Whether entries must be signed."""
        return self.mode == "signed"

    def checkpoints(self, origin: str, entry_keys: Sequence[str] | None = None) -> CheckpointPolicy:
        """Return which checkpoints of the log ``origin`` to believe: by the log keys, else by any key for entries.

        ``entry_keys`` (public keys in hexadecimal) stand in for the policy's own keys where rotations were followed.

        Raises:
            PolicyError: if a verifier key cannot be read.
        """
        publics = [key.public for key in self.keys] if entry_keys is None else entry_keys
        try:
            log_keys = tuple(VerifierKey.parse(vkey) for vkey in self.log_keys) or tuple(
                VerifierKey(origin, ED25519, bytes.fromhex(public)) for public in publics
            )
            witnesses = tuple(VerifierKey.parse(vkey) for vkey in self.witnesses)
        except LedgerUsageError as error:
            raise PolicyError(str(error)) from error
        return CheckpointPolicy(origin, log_keys, witnesses, self.witness_threshold)

    def describe(self) -> str:
        """Return the one line that every output shows."""
        if not self.signed:
            return "UNSIGNED (by explicit choice): nothing shows who made these entries"
        names = ", ".join(key.name for key in self.keys)
        return f"signed: {self.threshold} of {len(self.keys)} keys ({names})"


def unsigned_policy() -> TrustPolicy:
    """Return the policy that accepts unsigned entries; to be used on the user's explicit choice only."""
    return TrustPolicy(mode="unsigned")


def load_policy(path: Path) -> TrustPolicy:
    """Read a trust policy file.

    Raises:
        PolicyError: naming the field that is wrong.
    """
    try:
        text = read_text(path)
    except UserError as error:
        raise PolicyError(f"the trust policy cannot be read: {error}") from error
    return parse_policy(text, str(path))


def parse_policy(text: str, where: str) -> TrustPolicy:
    """Read the text of a trust policy; ``where`` is what errors call it.

    Raises:
        PolicyError: naming the field that is wrong.
    """
    try:
        return TrustPolicy.model_validate_json(json.dumps(tomllib.loads(text)))
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc'])) or 'the policy'}: {fault['msg']}"
            for fault in error.errors(include_url=False)
        )
        raise PolicyError(f"{where}: {faults}") from error
    except (ValueError, TypeError, RecursionError) as error:
        raise PolicyError(f"{where}: {error}") from error


def policy_toml(policy: TrustPolicy) -> str:
    """Return the file that ``load_policy`` reads back as the same policy."""
    lines, tables = [], []
    for name, value in policy.model_dump(mode="json", exclude_none=True).items():
        if name == "keys":
            for key in value:
                tables += ["", "[[keys]]", *(f"{k} = {json.dumps(v)}" for k, v in key.items())]
        elif name == "pinned":
            tables += ["", "[pinned]", *(f"{k} = {json.dumps(v)}" for k, v in value.items())]
        else:
            lines.append(f"{name} = {json.dumps(value)}")
    return "\n".join([*lines, *tables]) + "\n"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The outcome of a signature check that did not fail: which accepted keys signed."""

    keyids: tuple[str, ...]

    @property
    def signed(self) -> bool:
        """Whether anybody did."""
        return bool(self.keyids)


@dataclass
class KeyRing:
    """The keys accepted at a point of the log, each for ranges of entries: the policy's, and rotations on top."""

    policy: TrustPolicy
    _keys: dict[str, tuple[Key, tuple[TrustedKey, ...]]]

    @classmethod
    def of(cls, policy: TrustPolicy) -> Self:
        """Return the ring that the policy alone gives."""
        ring = cls(policy, {})
        for trusted in policy.keys:
            ring.accept(trusted)
        return ring

    def accept(self, trusted: TrustedKey) -> None:
        """Add a key, or a further range for it."""
        key = public_key(trusted.public)
        _, ranges = self._keys.get(str(key.keyid), (key, ()))
        self._keys[str(key.keyid)] = (key, (*ranges, trusted))

    def retire(self, keyid: str, last_index: int) -> None:
        """Stop accepting a key for entries after ``last_index``."""
        if keyid in self._keys:
            key, ranges = self._keys[keyid]
            kept = (
                old
                if old.last_index is not None and old.last_index <= last_index
                else old.model_copy(update={"last_index": last_index})
                for old in ranges
            )
            self._keys[keyid] = (key, tuple(kept))

    def accepts(self, keyid: str, index: int) -> bool:
        """Whether the key may sign the entry ``index``."""
        return keyid in self._keys and any(trusted.covers(index) for trusted in self._keys[keyid][1])

    def accepted(self) -> tuple[TrustedKey, ...]:
        """Return every key with each range of entries that it is accepted for."""
        return tuple(trusted for _, ranges in self._keys.values() for trusted in ranges)

    def checkpoints(self, origin: str, size: int) -> CheckpointPolicy:
        """Return which checkpoints at ``size`` to believe: by the log keys, else by keys that sign entries there."""
        last = max(size - 1, 0)
        publics = [t.public for t in self.accepted() if t.covers(size) or t.covers(last)]
        return self.policy.checkpoints(origin, tuple(dict.fromkeys(publics)))

    def check(self, parsed: ParsedEnvelope, index: int) -> Acceptance:
        """Check an envelope's signatures as entry ``index``.

        1. A signature by a known key must verify. 2. It counts if the key is accepted for this index.
        3. Unless the policy is unsigned, enough must count.

        Raises:
            RecordInvalid: ``signature``, ``unknown-key`` or ``unsigned``.
        """
        envelope, counted = as_dsse(parsed), list[str]()
        pae = envelope.pae()
        for keyid, signature in envelope.signatures.items():
            if keyid not in self._keys:
                continue
            key, ranges = self._keys[keyid]
            try:
                key.verify_signature(signature, pae)  # 1
            except UnverifiedSignatureError as error:
                raise RecordInvalid(
                    "signature", f"entry {index}: the signature by {ranges[0].name} is wrong"
                ) from error
            if self.accepts(keyid, index):  # 2
                counted.append(keyid)
        if self.policy.signed and len(counted) < self.policy.threshold:  # 3
            raise _too_few(parsed, index, len(counted), self.policy.threshold)
        return Acceptance(tuple(counted))


def _too_few(parsed: ParsedEnvelope, index: int, counted: int, threshold: int) -> RecordInvalid:
    if not parsed.signatures:
        return RecordInvalid("unsigned", f"entry {index} is not signed")
    return RecordInvalid(
        "unknown-key",
        f"entry {index} has {counted} signatures by accepted keys, the policy asks for {threshold};"
        f" signed by {', '.join(keyid for keyid, _ in parsed.signatures)}",
    )
