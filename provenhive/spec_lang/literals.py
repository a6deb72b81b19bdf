"""Character and string literals: their escapes, read and written."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]+)\}|(.))")
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "'": "'", '"': '"', "\\": "\\"}
_WRITTEN = {"\n": r"\n", "\t": r"\t", "\r": r"\r", "\0": r"\0", "\\": "\\\\"}


def decode_quoted(literal: str) -> str:
    """Return the characters that a quoted literal stands for.

    Raises:
        ValueError: if an escape names no Unicode scalar value.
    """
    return _ESCAPE.sub(_decode, literal[1:-1])


def _decode(found: re.Match[str]) -> str:
    if found.group(1) is None:
        return _NAMED[found.group(2)]
    code = int(found.group(1), 16)
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        raise ValueError(f"\\u{{{found.group(1)}}} is no Unicode character")
    return chr(code)


def encode_char(character: str) -> str:
    """Return the literal of one character, quotes included."""
    return "'" + ("\\'" if character == "'" else _written(character)) + "'"


def encode_text(text: str) -> str:
    """Return the literal of a string, quotes included."""
    return '"' + "".join('\\"' if c == '"' else _written(c) for c in text) + '"'


def _written(character: str) -> str:
    if character in _WRITTEN:
        return _WRITTEN[character]
    return character if character.isprintable() else f"\\u{{{ord(character):x}}}"
