"""S-expressions of SMT-LIB and SyGuS-IF: text to trees in which every node knows its place.

Source: The SMT-LIB Standard 2.6, section 3.1 (lexicon) and 3.2 (S-expressions); SyGuS-IF 2.1, section 2.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from provenhive.spec_lang.diagnostics import Reporter, Source, SpecificationError
from provenhive.spec_lang.span import Span

MAX_CHARACTERS = 1_000_000
MAX_NESTING = 100
MAX_DIGITS = 1_000

_TOKEN = re.compile(
    r"""(?P<space>[ \t\r\n]+|;[^\n]*)
      | (?P<open>\()
      | (?P<close>\))
      | (?P<string>"(?:[^"]|"")*")
      | (?P<quoted>\|[^|\\]*\|)
      | (?P<binary>\#(?:x[0-9A-Fa-f]+|b[01]+)(?![^\s()";|]))
      | (?P<decimal>[0-9]+\.[0-9]+(?![^\s()";|]))
      | (?P<numeral>-?[0-9]+(?![^\s()";|]))
      | (?P<keyword>:[A-Za-z0-9~!@$%^&*_+=<>.?/-]+)
      | (?P<symbol>[A-Za-z~!@$%^&*_+=<>.?/-][A-Za-z0-9~!@$%^&*_+=<>.?/-]*)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Atom:
    """A token: its kind (``symbol``, ``numeral``, ``decimal``, ``string``, ``binary``, ``keyword``) and text.

    ``|x|`` is the symbol ``x``. A numeral may have a sign, as in the first version of SyGuS-IF.
    """

    kind: str
    text: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Group:
    """``( ... )``."""

    items: tuple[Sexpr, ...]
    span: Span = field(compare=False)


Sexpr = Atom | Group


class Places:
    """Where the characters of a text stand: offsets to lines and columns."""

    def __init__(self, source: Source) -> None:
        """Note where each line begins."""
        self._file = source.file
        self._starts = [0, *(m.end() for m in re.finditer("\n", source.text))]

    def span(self, start: int, end: int) -> Span:
        """Return the place of a piece of the text."""
        return Span(self._file, *self._place(start), *self._place(end))

    def _place(self, offset: int) -> tuple[int, int]:
        low, high = 0, len(self._starts)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._starts[middle] <= offset else (low, middle)
        return low + 1, offset - self._starts[low] + 1


def refuse(
    source: Source, span: Span, message: str, category: str = "syntax", hint: str | None = None
) -> SpecificationError:
    """Return the error that says what is wrong at a place, for the caller to raise."""
    reporter = Reporter(source)
    reporter.error(span, category, message, hint=hint)
    return SpecificationError(reporter.diagnostics)


def read(source: Source) -> tuple[Sexpr, ...]:
    """Return the S-expressions of a text.

    Raises:
        SpecificationError: a character that begins no token, parentheses that do not match, a text or a nesting
            beyond the limits; with its place.
    """
    places = Places(source)
    if len(source.text) > MAX_CHARACTERS:
        raise refuse(source, places.span(0, 1), f"the text has more than {MAX_CHARACTERS:,} characters", "limit")
    done: list[Sexpr] = []
    open_: list[tuple[int, list[Sexpr]]] = []
    for kind, start, end in _tokens(source, places):
        here = open_[-1][1] if open_ else done
        if kind == "open":
            if len(open_) == MAX_NESTING:
                raise refuse(source, places.span(start, end), f"more than {MAX_NESTING} levels of nesting", "limit")
            open_.append((start, []))
        elif kind == "close":
            if not open_:
                raise refuse(source, places.span(start, end), "this parenthesis closes nothing")
            begun, items = open_.pop()
            (open_[-1][1] if open_ else done).append(Group(tuple(items), places.span(begun, end)))
        else:
            here.append(_atom(source, kind, source.text[start:end], places.span(start, end)))
    if open_:
        raise refuse(source, places.span(open_[-1][0], open_[-1][0] + 1), "this parenthesis is never closed")
    return tuple(done)


def _tokens(source: Source, places: Places) -> Iterator[tuple[str, int, int]]:
    """Yield kind, start and end of every token that means something."""
    position = 0
    while position < len(source.text):
        found = _TOKEN.match(source.text, position)
        if found is None:
            raise refuse(source, places.span(position, position + 1), _why_not(source.text[position]))
        if found.lastgroup != "space":
            yield str(found.lastgroup), position, found.end()
        position = found.end()


def _why_not(character: str) -> str:
    if character == '"':
        return "this text is never closed"
    if character == "|":
        return "this quoted symbol is never closed, or holds a backslash"
    return f"no word of SyGuS-IF begins with {character!a}, or goes on as this one does"


def _atom(source: Source, kind: str, text: str, span: Span) -> Atom:
    if kind == "numeral" and len(text) > MAX_DIGITS:
        raise refuse(source, span, f"a number of more than {MAX_DIGITS:,} digits", "limit")
    if kind == "quoted":
        return Atom("symbol", text[1:-1], span)
    return Atom(kind, text, span)
