"""Cuts a file into declarations before it is parsed, so that a fault in one does not hide the faults of the others.

Declaration keywords are reserved: one that stands first on its line starts a declaration. Comments are collected for
the printer, and the raw text of ``proof lean { ... }`` is kept aside; both are blanked in the text that is parsed.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping
from dataclasses import dataclass

from provenhive.spec_lang.diagnostics import Reporter
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.syntax import Comment

DECLARATION_WORDS = (
    "module",
    "import",
    "datatype",
    "type",
    "function",
    "predicate",
    "law",
    "unit",
    "machine",
    "system",
)
MAX_CHARACTERS = 1_000_000

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*[\s\S]*?\*/)
      | (?P<open_comment>/\*)
      | (?P<proof>proof[ \t\n]+lean[ \t\n]*\{)
      | (?P<string>"(?:[^"\\\n]|\\.)*")
      | (?P<char>(?<![\w'])'(?:[^'\\\n]|\\[^\n]|\\u\{[0-9A-Fa-f]*\})')
      | (?P<word>[A-Za-z_][\w']*)
      | (?P<newline>\n)
      | (?P<space>[ \t]+)
      | (?P<other>[\s\S])""",
    re.VERBOSE,
)
_NOT_NEWLINE = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of text that holds whole declarations; ``line`` is the number of its first line."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Scan:
    """A file in pieces. ``proofs`` maps the line and column of the opening brace to the text between the braces."""

    chunks: tuple[Chunk, ...]
    comments: tuple[Comment, ...]
    proofs: Mapping[tuple[int, int], str]


class _Scanner:
    def __init__(self, reporter: Reporter) -> None:
        self.reporter = reporter
        self.text = reporter.source.text
        self.file = reporter.source.file
        self.line_starts = [0, *(m.end() for m in re.finditer("\n", self.text))]
        self.masked: list[str] = []
        self.starts: list[int] = []
        self.comments: list[Comment] = []
        self.proofs: dict[tuple[int, int], str] = {}

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        row = bisect.bisect_right(self.line_starts, offset) - 1
        return row + 1, offset - self.line_starts[row] + 1

    def span(self, start: int, end: int) -> Span:
        return Span(self.file, *self.place(start), *self.place(end))

    def run(self) -> Scan:
        position, fresh_line, stray = 0, True, None
        while position < len(self.text):
            found = _TOKEN.match(self.text, position)
            if found is None:  # the last alternative takes any character
                break
            kind, start, position = found.lastgroup or "", position, found.end()
            if kind == "newline":
                fresh_line = True
            if kind in ("comment", "open_comment"):
                position = self._comment(kind, start, position)
                continue
            if kind == "proof":
                position = self._proof(start, position)
            else:
                self.masked.append(found.group())
            if kind in ("newline", "space"):
                continue
            if fresh_line and found.group() in DECLARATION_WORDS:
                self.starts.append(self.line_starts[self.place(start)[0] - 1])
            elif not self.starts and stray is None:
                stray = self.span(start, found.end())
            fresh_line = False
        if stray is not None:
            self.reporter.error(
                stray,
                "syntax",
                "this is not the start of a declaration",
                expected="one of " + ", ".join(DECLARATION_WORDS),
            )
        return Scan(self._chunks(), tuple(self.comments), self.proofs)

    def _comment(self, kind: str, start: int, end: int) -> int:
        if kind == "open_comment":
            self.reporter.error(
                self.span(start, end), "syntax", "the comment that starts here never ends", expected="*/"
            )
            end = len(self.text)
        else:
            before = self.text[self.line_starts[self.place(start)[0] - 1] : start]
            own_line = not before.strip()
            self.comments.append(Comment(self.text[start:end], own_line, span=self.span(start, end)))
        self.masked.append(_NOT_NEWLINE.sub(" ", self.text[start:end]))
        return end

    def _proof(self, start: int, opened: int) -> int:
        """Blank the text of a proof up to its closing brace; return the offset of that brace."""
        depth, position = 1, opened
        for brace in re.finditer(r"[{}]", self.text[opened:]):
            depth += 1 if brace.group() == "{" else -1
            if depth == 0:
                position = opened + brace.start()
                break
        else:
            self.reporter.error(
                self.span(opened - 1, opened), "syntax", "the braces of this proof do not balance", expected="}"
            )
            position = self._next_declaration(opened)
        self.proofs[self.place(opened - 1)] = self.text[opened:position]
        self.masked.append(self.text[start:opened] + _NOT_NEWLINE.sub(" ", self.text[opened:position]))
        if depth:
            self.masked.append("}")
        return position

    def _next_declaration(self, start: int) -> int:
        found = re.compile(rf"\n[ \t]*(?={'|'.join(DECLARATION_WORDS)}\b)").search(self.text, start)
        return found.start() if found else len(self.text)

    def _chunks(self) -> tuple[Chunk, ...]:
        masked = "".join(self.masked)
        ends = [*self.starts, len(masked)][1:]
        return tuple(
            Chunk(masked[start:end], self.place(start)[0]) for start, end in zip(self.starts, ends, strict=True)
        )


def scan(reporter: Reporter) -> Scan:
    """Cut the reporter's source into chunks; faults of comments, proofs and stray text go to the reporter."""
    return _Scanner(reporter).run()
