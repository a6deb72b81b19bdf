"""Keeps every entry within the ledger's limit: the longest texts of a record move into ``blob`` entries."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

from provenhive.canonical import canonical_json
from provenhive.records.base import ChunkedText, EntryRef, InlineText
from provenhive.records.kinds import Record

CHUNK_BYTES = 40_000
"""A piece's length as JSON: base64 makes a third more of it, and the envelope and signatures add theirs."""


def pieces(text: str) -> Iterator[str]:
    """Cut a text into pieces whose JSON form is at most ``CHUNK_BYTES`` long."""
    start = 0
    while start < len(text):
        length = min(CHUNK_BYTES, len(text) - start)
        while len(canonical_json(text[start : start + length])) > CHUNK_BYTES:
            length = length * 3 // 4
        yield text[start : start + length]
        start += length


def chunked(text: str, put: Callable[[str], EntryRef]) -> ChunkedText:
    """Store a text piece by piece with ``put`` and return the reference to it."""
    data = text.encode()
    refs = tuple(put(piece) for piece in pieces(text))
    return ChunkedText(sha256=hashlib.sha256(data).hexdigest(), size=len(data), chunks=refs)


def without_longest_text(record: Record, put: Callable[[str], EntryRef]) -> Record | None:
    """Return the record with its longest inline text moved out by ``put``, or None if there is none to move."""
    longest = max(_inline_texts(record), key=lambda text: len(text.text), default=None)
    if longest is None or not longest.text:
        return None
    moved = chunked(longest.text, put)
    changed: Record = _replaced(record, longest, moved)
    return changed


def _inline_texts(value: Any) -> Iterator[InlineText]:
    if isinstance(value, InlineText):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _inline_texts(item)
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            yield from _inline_texts(getattr(value, name))


def _replaced(value: Any, old: InlineText, new: ChunkedText) -> Any:
    """Return a copy of a model in which each inline text equal to ``old`` is ``new``."""
    if isinstance(value, InlineText):
        return new if value == old else value
    if isinstance(value, tuple):
        return tuple(_replaced(item, old, new) for item in value)
    if hasattr(type(value), "model_fields"):
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        changed = {name: _replaced(item, old, new) for name, item in fields.items()}
        return value.model_copy(update=changed)
    return value
