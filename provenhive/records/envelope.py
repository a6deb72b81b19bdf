"""The bytes of an entry: an in-toto Statement v1 in a DSSE envelope, both in RFC 8785 canonical JSON.

Every entry has exactly one byte form: reading demands that writing what was read gives the same bytes again, so
white space, duplicate or unknown fields, other number or base64 spellings are all refused.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from pydantic import Field, ValidationError
from securesystemslib.dsse import Envelope
from securesystemslib.signer import CryptoSigner, Signature

from provenhive.canonical import CanonicalError, canonical_json
from provenhive.ledger import MAX_ENTRY_BYTES
from provenhive.records.base import HexHash, Model, Name
from provenhive.records.errors import RecordInvalid
from provenhive.records.kinds import KINDS, SCHEMA_VERSION, Record, subjects_of

PAYLOAD_TYPE = "application/vnd.in-toto+json"
STATEMENT_TYPE = "https://in-toto.io/Statement/v1"

_T = TypeVar("_T", bound=Model)


class _Signature(Model):
    keyid: HexHash
    sig: str


class _Envelope(Model):
    payload: str
    payloadType: Literal["application/vnd.in-toto+json"]  # noqa: N815 (the name is DSSE's)
    signatures: tuple[_Signature, ...]


class _SubjectDigest(Model):
    sha256: HexHash


class _Subject(Model):
    name: Name
    digest: _SubjectDigest


class _Statement(Model):
    type: Literal["https://in-toto.io/Statement/v1"] = Field(alias="_type")
    subject: tuple[_Subject, ...] = Field(min_length=1)
    predicateType: str  # noqa: N815 (the name is in-toto's)
    predicate: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ParsedEnvelope:
    """An entry that is well-formed; its signatures have not been looked at."""

    record: Record
    payload: bytes
    signatures: tuple[tuple[str, bytes], ...]


def predicate_type(kind: str) -> str:
    """Return the URI that names a kind of record and the version of its schema."""
    return f"urn:provenhive:{kind}:v{SCHEMA_VERSION}"


def statement_bytes(record: Record) -> bytes:
    """Return the canonical bytes of the in-toto statement that says what a record says.

    Raises:
        RecordInvalid: if a text in it has no JSON form (a lone surrogate).
    """
    statement = {
        "_type": STATEMENT_TYPE,
        "subject": [{"name": n, "digest": {"sha256": d}} for n, d in subjects_of(record)],
        "predicateType": predicate_type(record.kind),
        "predicate": record.model_dump(mode="json"),
    }
    try:
        return canonical_json(statement)
    except CanonicalError as error:
        raise RecordInvalid("not-canonical", str(error)) from error


def seal(record: Record, signers: Sequence[CryptoSigner]) -> bytes:
    """Return the entry for a record, signed by each signer (by none only where the caller chose so).

    Raises:
        RecordInvalid: if the entry would be longer than the ledger takes.
    """
    envelope = Envelope(statement_bytes(record), PAYLOAD_TYPE, {})
    for signer in signers:
        envelope.sign(signer)
    entry = _envelope_bytes(envelope)
    if len(entry) > MAX_ENTRY_BYTES:
        raise RecordInvalid("too-large", f"a {record.kind} of {len(entry)} bytes: an entry has up to {MAX_ENTRY_BYTES}")
    return entry


def parse(entry: bytes) -> ParsedEnvelope:
    """Read an entry's bytes into a record.

    Raises:
        RecordInvalid: ``not-json``, ``schema``, ``not-canonical`` or ``subject``, whichever comes first.
    """
    envelope = _validated(_Envelope, entry, "the envelope")
    payload = _decode_base64(envelope.payload)
    signatures = tuple((s.keyid, _decode_base64(s.sig)) for s in envelope.signatures)
    if len({keyid for keyid, _ in signatures}) != len(signatures):
        raise RecordInvalid("schema", "a key has signed the envelope twice")
    if canonical_json(envelope.model_dump(mode="json")) != entry:
        raise RecordInvalid("not-canonical", "the envelope is not in canonical form")
    return ParsedEnvelope(_parse_statement(payload), payload, signatures)


def parse_accepted(entry: bytes, kinds: Collection[str]) -> ParsedEnvelope | None:
    """Read an entry that ``parse`` has accepted before: its form is not checked again; ``None`` if of other kinds."""
    envelope = json.loads(entry)
    payload = base64.b64decode(envelope["payload"])
    statement = json.loads(payload)
    model = next((KINDS[k] for k in kinds if predicate_type(k) == statement["predicateType"]), None)
    if model is None:
        return None
    record = model.model_validate_json(json.dumps(statement["predicate"]))
    signatures = tuple((s["keyid"], base64.b64decode(s["sig"])) for s in envelope["signatures"])
    return ParsedEnvelope(record, payload, signatures)


def as_dsse(parsed: ParsedEnvelope) -> Envelope:
    """Return the envelope as securesystemslib has it, for verification."""
    signatures = {keyid: Signature(keyid, raw.hex()) for keyid, raw in parsed.signatures}
    return Envelope(parsed.payload, PAYLOAD_TYPE, signatures)


def _parse_statement(payload: bytes) -> Record:
    statement = _validated(_Statement, payload, "the statement")
    model = next((m for k, m in KINDS.items() if predicate_type(k) == statement.predicateType), None)
    if model is None:
        raise RecordInvalid("schema", f"an unknown kind of record: {statement.predicateType}")
    predicate = json.dumps(statement.predicate).encode()
    record = _validated(model, predicate, f"the {model.kind}")
    claimed = tuple((s.name, s.digest.sha256) for s in statement.subject)
    if claimed != subjects_of(record):
        raise RecordInvalid("subject", f"the subjects are not those of the {record.kind}")
    if statement_bytes(record) != payload:
        raise RecordInvalid("not-canonical", "the statement is not in canonical form")
    return record


def _validated(model: type[_T], data: bytes, what: str) -> _T:
    try:
        return model.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        cause = "not-json" if first["type"] == "json_invalid" else "schema"
        where = ".".join(str(part) for part in first["loc"])
        raise RecordInvalid(cause, f"{what}: {where}: {first['msg']}") from error


def _decode_base64(text: str) -> bytes:
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise RecordInvalid("not-canonical", f"bad base64: {error}") from error
    if base64.b64encode(raw).decode() != text:
        raise RecordInvalid("not-canonical", "bad base64: not the canonical spelling")
    return raw


def _envelope_bytes(envelope: Envelope) -> bytes:
    signatures = [
        {"keyid": s.keyid, "sig": base64.b64encode(bytes.fromhex(s.signature)).decode()}
        for s in envelope.signatures.values()
    ]
    return canonical_json(
        {
            "payload": base64.b64encode(envelope.payload).decode(),
            "payloadType": envelope.payload_type,
            "signatures": signatures,
        }
    )
