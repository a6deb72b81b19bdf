"""The building blocks of every record: strict frozen models, digests, unbounded integers, long texts."""

from __future__ import annotations

import re
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    model_validator,
)

from provenhive.canonical import digest_bytes

_DECIMAL = re.compile(r"-?[1-9][0-9]*|0")


class Model(BaseModel):
    """A frozen value: no unknown fields, no conversions, no defaults hidden from the canonical form."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False, defer_build=True)


def _parse_decimal(value: Any) -> Any:
    if isinstance(value, str):
        if not _DECIMAL.fullmatch(value):
            raise ValueError("not a decimal integer")
        return int(value)
    return value


Digest = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]
"""``sha256:`` and 64 lower-case hexadecimal digits."""

HexHash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 hash or an Ed25519 public key as 64 lower-case hexadecimal digits."""

Count = Annotated[int, Field(ge=0, le=2**53 - 1)]
"""A number of things, exact in every JSON reader."""

BigInt = Annotated[int, BeforeValidator(_parse_decimal), PlainSerializer(str, return_type=str)]
"""An unbounded integer: a decimal string in JSON (RFC 8785 has no integers beyond 2**53)."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=400)]
"""A non-empty name or path."""

Moment = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
"""A time of the recording machine's clock, RFC 3339 in UTC. Informative: nothing depends on it."""


class EntryRef(Model):
    """Another entry of the same log, by index and by leaf hash."""

    index: Count
    leaf: HexHash


class InlineText(Model):
    """A text carried in the record itself."""

    text: str


class ChunkedText(Model):
    """A text too long for one entry: its digest, its length in bytes, the ``blob`` entries that hold it."""

    sha256: HexHash
    size: Count
    chunks: tuple[EntryRef, ...] = Field(min_length=1)


Text = InlineText | ChunkedText


def text_digest(text: Text) -> str:
    """Return the digest of a text's UTF-8 bytes."""
    if isinstance(text, InlineText):
        return digest_bytes(text.text.encode())
    return f"sha256:{text.sha256}"


class DigestedText(Model):
    """A text and its digest, which must agree."""

    digest: Digest
    text: Text

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the text with its digest."""
        inline = InlineText(text=text)
        return cls(digest=text_digest(inline), text=inline)

    @model_validator(mode="after")
    def _digest_is_of_the_text(self) -> Self:
        if text_digest(self.text) != self.digest:
            raise ValueError("the digest is not that of the text")
        return self
