"""The lexer of candidates, and the checks of the raw text that come before any meaning is read into it.

Its rules follow Dafny's own lexer where the two overlap (comments nest, ``a'`` is one identifier, ``'"'`` one
character); what they do not share is refused: other bytes than printable ASCII, a carriage return that does not end
a line, lines that Dafny's preprocessor would take, verbatim strings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from provenhive.candidates.rejection import GateCategory, GateRefusal
from provenhive.spec_lang.span import Span

FILE = "candidate"
MAX_CHARACTERS = 40_000
MAX_NESTING = 80

IDENT, TEST, INT, CHAR, STRING = "IDENT", "DISCRIMINATOR", "NUMBER", "CHARACTER", "TEXT"


@dataclass(frozen=True, slots=True)
class RawToken:
    """A token: its kind (``IDENT``... or the text itself for words and signs), text, and place from 1."""

    kind: str
    text: str
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def span(self) -> Span:
        """The token's place."""
        return Span(FILE, self.line, self.column, self.end_line, self.end_column)


_SKIP = re.compile(r"[ \t\r\n]+|//[^\n]*")
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_']*\??")
_NUMBER = re.compile(r"0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|[0-9](?:_?[0-9])*")
_ESCAPE = r"\\(?:['\"\\0nrt]|u[0-9A-Fa-f]{4}|U\{[0-9A-Fa-f]{1,6}\})"
_CHAR = re.compile(rf"'(?:[^'\\\n\r]|{_ESCAPE})'")
_STRING = re.compile(rf'"(?:[^"\\\n\r]|{_ESCAPE})*"')
_UNTERMINATED_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*\\?\Z')
_SIGN = re.compile(
    r"<==>|==>|<==|-->|\.\.\.|:=|:\||::|:-|\.\.|==|!=|<=|>=|&&|\|\||=>|->|~>|<-|!in(?![A-Za-z0-9_'?])|!!|[-+*/%<>!|.,:;()\[\]{}&^@#~=$\\]"
)
_IDENTIFIER_PART = re.compile(r"[A-Za-z0-9_'?]")
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_PREPROCESSOR = re.compile(r"^[ \t]*#", re.MULTILINE)


def check_text(text: str) -> None:
    """Refuse text that is too long, empty, not plain ASCII, or meant for a preprocessor.

    Raises:
        GateRefusal: with the category and the place of the first offence.
    """
    if len(text) > MAX_CHARACTERS:
        raise GateRefusal(GateCategory.TOO_LONG, f"{len(text)} characters, at most {MAX_CHARACTERS} are read")
    if not text.strip():
        raise GateRefusal(GateCategory.EMPTY, "no text")
    for position, character in enumerate(text):
        if character > "~":
            raise _at(text, position, GateCategory.NON_ASCII, f"character U+{ord(character):04X}: only ASCII is read")
        lone_return = character == "\r" and text[position + 1 : position + 2] != "\n"
        if lone_return or (character < " " and character not in "\t\n\r"):
            raise _at(text, position, GateCategory.CONTROL_CHARACTER, f"control character {ord(character)}")
    found = _PREPROCESSOR.search(text)
    if found is not None:
        place = found.end() - 1
        raise _at(text, place, GateCategory.PREPROCESSOR, "a line that starts with '#' is for a preprocessor")


def first_character(text: str) -> tuple[int, int, str]:
    """Return line, column and character of what comes first behind comments and white space; ``""`` at the end.

    Raises:
        GateRefusal: ``cut-off`` for a comment that is not closed.
    """
    scanner = _Scanner(text)
    scanner.skip()
    return scanner.line, scanner.position - scanner.line_start + 1, text[scanner.position : scanner.position + 1]


def tokenize(text: str) -> list[RawToken]:
    """Split checked text into tokens; comments and white space are dropped.

    Raises:
        GateRefusal: ``lexical`` for what is no token, ``cut-off`` for what ends too early, ``unbalanced`` and
            ``nesting`` for brackets, ``real`` for a decimal fraction.
    """
    tokens = list(_Scanner(text).tokens())
    _check_brackets(tokens, text)
    return tokens


def _at(text: str, position: int, category: GateCategory, message: str) -> GateRefusal:
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    return GateRefusal(category, message, line, column)


class _Scanner:
    """A cursor over the text that knows its line and column."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.line = 1
        self.line_start = 0

    def tokens(self) -> list[RawToken]:
        """Return all tokens."""
        found: list[RawToken] = []
        self.skip()
        while self.position < len(self.text):
            found.append(self._token(found[-1].text if found else ""))
            self.skip()
        return found

    def _refuse(self, category: GateCategory, message: str) -> GateRefusal:
        return GateRefusal(category, message, self.line, self.position - self.line_start + 1)

    def _advance(self, end: int) -> None:
        breaks = self.text.count("\n", self.position, end)
        if breaks:
            self.line += breaks
            self.line_start = self.text.rfind("\n", self.position, end) + 1
        self.position = end

    def skip(self) -> None:
        """Go past white space and comments."""
        while True:
            found = _SKIP.match(self.text, self.position)
            if found is not None:
                self._advance(found.end())
            elif self.text.startswith("/*", self.position):
                self._advance(self._comment_end())
            else:
                return

    def _comment_end(self) -> int:
        """Return the place behind a comment; comments nest."""
        depth, position = 0, self.position
        while True:
            if self.text.startswith("/*", position):
                depth, position = depth + 1, position + 2
            elif self.text.startswith("*/", position):
                depth, position = depth - 1, position + 2
                if depth == 0:
                    return position
            elif position >= len(self.text):
                raise self._refuse(GateCategory.CUT_OFF, "this comment is not closed")
            else:
                position += 1

    def _token(self, before: str) -> RawToken:
        character = self.text[self.position]
        if character == "_" or character.isalpha():
            return self._word()
        if character.isdigit():
            return self._number(before)
        if character == "'":
            return self._literal(CHAR, _CHAR)
        if character == '"':
            return self._literal(STRING, _STRING)
        found = _SIGN.match(self.text, self.position)
        if found is None:
            raise self._refuse(GateCategory.LEXICAL, f"unexpected character {character!r}")
        if self.text.startswith('@"', self.position):
            raise self._refuse(GateCategory.LEXICAL, "verbatim strings are not read")
        return self._make(found.group(), found.end())

    def _make(self, kind: str, end: int) -> RawToken:
        text = self.text[self.position : end]
        line, column = self.line, self.position - self.line_start + 1
        self._advance(end)
        return RawToken(kind, text, line, column, self.line, self.position - self.line_start + 1)

    def _word(self) -> RawToken:
        found = _WORD.match(self.text, self.position)
        end = found.end() if found is not None else self.position + 1
        if _IDENTIFIER_PART.match(self.text, end):
            raise self._refuse(GateCategory.LEXICAL, "'?' stands only at the end of a test such as 'Some?'")
        word = self.text[self.position : end]
        if word.startswith("_") and word != "_":
            raise self._refuse(GateCategory.RESERVED_NAME, f"'{word}': names do not start with an underscore")
        return self._make(TEST if word.endswith("?") else IDENT, end)

    def _number(self, before: str) -> RawToken:
        found = _NUMBER.match(self.text, self.position)
        end = found.end() if found is not None else self.position + 1
        if _IDENTIFIER_PART.match(self.text, end):
            raise self._refuse(GateCategory.LEXICAL, "a number runs into a name")
        fraction = self.text[end : end + 1] == "." and self.text[end + 1 : end + 2].isdigit()
        if fraction and before != ".":
            raise self._refuse(GateCategory.REAL, "decimal fractions are not part of the language")
        return self._make(INT, end)

    def _literal(self, kind: str, pattern: re.Pattern[str]) -> RawToken:
        found = pattern.match(self.text, self.position)
        if found is not None:
            return self._make(kind, found.end())
        if kind is STRING and _UNTERMINATED_STRING.match(self.text, self.position):
            raise self._refuse(GateCategory.CUT_OFF, "this string is not closed")
        raise self._refuse(GateCategory.LEXICAL, "a character or string literal that is not well formed")


def _check_brackets(tokens: list[RawToken], text: str) -> None:
    opened: list[RawToken] = []
    for token in tokens:
        if token.kind in _CLOSING:
            opened.append(token)
            if len(opened) > MAX_NESTING:
                message = f"brackets nest deeper than {MAX_NESTING}"
                raise GateRefusal(GateCategory.NESTING, message, token.line, token.column)
        elif token.kind in {")", "]", "}"}:
            if not opened or _CLOSING[opened[-1].kind] != token.kind:
                message = f"'{token.text}' closes nothing" if not opened else _mismatch(token, opened[-1])
                raise GateRefusal(GateCategory.UNBALANCED, message, token.line, token.column)
            opened.pop()
    if opened:
        last = opened[-1]
        message = f"the text ends before the '{last.text}' of this place is closed"
        raise GateRefusal(GateCategory.CUT_OFF, message, last.line, last.column)


def _mismatch(found: RawToken, opened: RawToken) -> str:
    return f"'{found.text}' where '{_CLOSING[opened.kind]}' closes the '{opened.text}' of line {opened.line}"


_SIMPLE_ESCAPES = {"0": "\0", "n": "\n", "r": "\r", "t": "\t", "'": "'", '"': '"', "\\": "\\"}
_ONE_ESCAPE = re.compile(_ESCAPE)


def literal_characters(token: RawToken) -> str:
    """Return the characters that a ``CHAR`` or ``STRING`` token stands for.

    Raises:
        GateRefusal: ``lexical`` for a code that is no Unicode character of its own.
    """

    def replace(found: re.Match[str]) -> str:
        escape = found.group()[1:]
        if escape[0] not in "uU":
            return _SIMPLE_ESCAPES[escape]
        code = int(escape.strip("uU{}"), 16)
        if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            raise GateRefusal(GateCategory.LEXICAL, f"no character has the code {code:X}", token.line, token.column)
        return chr(code)

    return _ONE_ESCAPE.sub(replace, token.text[1:-1])
