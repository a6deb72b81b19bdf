"""Reads the core library's sources as text: what they declare, under which full name, and whether it is documented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

_DOC = "\x01"
_TOKEN = re.compile(r"/--|/-|--[^\n]*|\"(?:\\.|[^\"\\])*\"|'(?:\\[^\n]+?|[^\\\n])'|[\w!?']+", re.DOTALL)
_BLOCK_EDGE = re.compile(r"/-|-/")
_NAME = r"(?:«[^»\n]*»|[^\s:(){}\[\]«»|])+"
_COMMAND = re.compile(
    rf"^(?P<doc>{_DOC}\s*)?(?P<attributes>(?:@\[[^\]]*\]\s*)*)"
    r"(?P<modifiers>(?:(?:private|protected|noncomputable|unsafe|partial|nonrec|scoped|local)\s+)*)"
    r"(?:(?P<kind>theorem|lemma|def|abbrev|instance|class\s+inductive|class|structure|inductive|opaque|axiom)\b"
    rf"(?:[^\S\n]*\(priority[^)]*\))?(?:[^\S\n]+(?P<name>{_NAME}))?"
    rf"|(?P<scope>namespace|section|end)\b(?:[^\S\n]+(?P<of>{_NAME}))?)",
    re.MULTILINE,
)
_CONSTRUCTOR = re.compile(rf"(?P<doc>{_DOC}\s*)?\|[^\S\n]*(?P<name>{_NAME})")
_FIELD = re.compile(
    rf"^  (?P<doc>{_DOC}\s*)?[\[({{]?(?:protected )?(?P<name>[^\W\d][\w'!?]*)(?=[^\n]*:(?!=))", re.MULTILINE
)

_STATED = re.compile(r"[(\[{⦃⟨)\]}⦄⟩]|:=|\bwhere\b|^\s*\|", re.MULTILINE)

_PARTS: Final = {
    "inductive": ("constructor", _CONSTRUCTOR),
    "class inductive": ("constructor", _CONSTRUCTOR),
    "structure": ("field", _FIELD),
    "class": ("field", _FIELD),
}


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a source declares at one place.

    Attributes:
        kind: the keyword; ``constructor`` or ``field`` for the parts of a type.
        name: the full name; empty for an anonymous instance.
        place: where it starts in the source, its doc string included.
        documented: whether it has a doc string.
        private: whether no other module can name it.
        said: what stands between its name and what defines or proves it: binders and type; empty for parts of a type.
    """

    kind: str
    name: str
    place: int
    documented: bool
    private: bool
    said: str = ""


def masked(source: str) -> str:
    """Return a source of equal length whose comments and literals are blank; a mark begins each doc string."""
    out: list[str] = []
    place = 0
    while found := _TOKEN.search(source, place):
        opening = found.group()
        end = _end_of_block(source, found.start()) if opening in ("/-", "/--") else found.end()
        text = source[found.start() : end]
        if opening[0] in '"/' or opening.startswith("--") or (opening[0] == opening[-1] == "'"):
            text = re.sub(r"[^\n]", " ", text)
            text = _DOC + text[1:] if opening == "/--" else text
        out += [source[place : found.start()], text]
        place = end
    return "".join([*out, source[place:]])


def _end_of_block(source: str, start: int) -> int:
    depth = 0
    for found in _BLOCK_EDGE.finditer(source, start):
        depth += 1 if found.group() == "/-" else -1
        if depth == 0:
            return found.end()
    return len(source)


def declarations(source: str) -> Iterator[Declaration]:
    """Yield what a source declares, in its order; a type is followed by its constructors or fields."""
    text = masked(source)
    commands = list(_COMMAND.finditer(text))
    scopes: list[str] = []
    for command, following in zip_longest(commands, commands[1:]):
        if command["scope"] is None:
            end = following.start() if following else len(text)
            found = _declared(command, scopes, _said(text[command.end() : end]))
            yield found
            yield from _parts(found, text, command.end(), end)
        elif command["scope"] == "end":
            scopes.pop()
        else:
            scopes.append((command["of"] or "") if command["scope"] == "namespace" else "")


def _declared(command: re.Match[str], scopes: list[str], said: str) -> Declaration:
    kind, written = " ".join(command["kind"].split()), (command["name"] or "").rstrip(".")
    name = ".".join([*filter(None, scopes), written]) if written else ""
    if written.startswith("_root_."):
        name = written.removeprefix("_root_.")
    return Declaration(kind, name, command.start(), bool(command["doc"]), "private" in command["modifiers"], said)


def _said(text: str) -> str:
    """Return what stands before the first ``:=``, ``where`` or alternative that is in no brackets."""
    depth = 0
    for found in _STATED.finditer(text):
        mark = found.group()
        if mark in "([{⦃⟨":
            depth += 1
        elif mark in ")]}⦄⟩":
            depth -= 1
        elif depth == 0:
            return " ".join(text[: found.start()].split())
    return " ".join(text.split())


def _parts(whole: Declaration, text: str, start: int, end: int) -> Iterator[Declaration]:
    kind, pattern = _PARTS.get(whole.kind, ("", None))
    for found in pattern.finditer(text, start, end) if pattern else ():
        yield Declaration(kind, f"{whole.name}.{found['name']}", found.start(), bool(found["doc"]), whole.private)
