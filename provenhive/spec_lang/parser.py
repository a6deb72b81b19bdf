"""Text to surface syntax trees: Lark's LALR(1) parser, one run a declaration, so that all syntax errors come out.

The parser keeps its own stack and the trees are built bottom-up without recursion: text of any depth is read, and what
is nested deeper than ``MAX_DEPTH`` is refused with a diagnostic.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from lark import Lark, Token
from lark.exceptions import UnexpectedCharacters, UnexpectedEOF, UnexpectedToken
from lark.lark import PostLex

from provenhive.resources import data_folder
from provenhive.spec_lang.diagnostics import Reporter, Source
from provenhive.spec_lang.expectations import describe_expected, describe_found
from provenhive.spec_lang.scanner import MAX_CHARACTERS, Chunk, scan
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.syntax import DeclarationSyntax, File
from provenhive.spec_lang.tables import load_tables
from provenhive.spec_lang.tree_builder import TreeBuilder

_OPENING = {"_LPAR", "_CALL", "_LBRACK", "_INDEX", "LBRACE", "_MULTISET_OPEN", "_MAP_OPEN"}
_CLOSING = {"RPAR", "RSQB", "RBRACE"}
_DECLARED = re.compile(r"(?:datatype|type|function|predicate|law|unit|machine|system|[=|])\s+([A-Za-z]\w*)")


class _LetFilter(PostLex):
    """Tells the ``in`` that ends the value of a ``let`` from membership: it is the first at the same bracket depth."""

    always_accept = ("IN",)

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        open_lets = [0]
        for token in stream:
            if token.type in _OPENING:
                open_lets.append(0)
            elif token.type in _CLOSING and len(open_lets) > 1:
                open_lets.pop()
            elif token.type == "_LET":
                open_lets[-1] += 1
            elif token.type == "IN" and open_lets[-1]:
                open_lets[-1] -= 1
                token = Token.new_borrow_pos("LET_IN", token.value, token)
            yield token


@functools.cache
def grammar() -> Lark:
    """Return the parser of a chunk of declarations (made once per process)."""
    return load_tables(grammar_text(), _LetFilter()) or computed_grammar()


def grammar_text() -> str:
    """Return the grammar."""
    return (data_folder("grammars") / "hspec.lark").read_text(encoding="utf-8")


def computed_grammar() -> Lark:
    """Return the parser, its tables computed from the grammar."""
    return Lark(
        grammar_text(),
        parser="lalr",
        lexer="contextual",
        postlex=_LetFilter(),
        propagate_positions=True,
        maybe_placeholders=True,
    )


def normalise(text: str) -> str:
    """Return the text without byte order mark and with ``\\n`` for every line end."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def parse_file(reporter: Reporter) -> File:
    """Parse the reporter's source; every fault goes to the reporter, and declarations without fault come out."""
    source = reporter.source
    if len(source.text) > MAX_CHARACTERS:
        place = Span(source.file, 1, 1, 1, 1)
        reporter.error(
            place, "limit", f"the file has more than {MAX_CHARACTERS} characters", hint="split it into modules"
        )
        return File(source.file, ())
    pieces = scan(reporter)
    builder = TreeBuilder(reporter, pieces.proofs)
    declarations: list[DeclarationSyntax] = []
    broken: set[str] = set()
    for chunk in pieces.chunks:
        found = _parse_chunk(chunk, reporter, builder)
        declarations.extend(found)
        if not found:
            broken.update(_DECLARED.findall(chunk.text))
    return File(source.file, tuple(declarations), pieces.comments, frozenset(broken))


def parse_text(text: str, file: str = "<text>") -> File:
    """Parse a whole file.

    Raises:
        SpecificationError: if there is any syntax error; it holds all of them.
    """
    reporter = Reporter(Source(file, normalise(text)))
    parsed = parse_file(reporter)
    reporter.raise_if_any()
    return parsed


def _parse_chunk(chunk: Chunk, reporter: Reporter, builder: TreeBuilder) -> tuple[DeclarationSyntax, ...]:
    file, offset = reporter.source.file, chunk.line - 1
    try:
        tree = grammar().parse(chunk.text)
    except UnexpectedToken as error:
        _report_token(error, reporter, offset)
        return ()
    except UnexpectedCharacters as error:
        _report_character(error, chunk, reporter, offset)
        return ()
    except UnexpectedEOF as error:  # an end of input without a token to hang it on
        place = Span(file, offset + max(error.line, 1), 1, offset + max(error.line, 1), 1)
        reporter.error(place, "syntax", "the text ends too early")
        return ()
    return builder.build(tree, offset)


def _report_token(error: UnexpectedToken, reporter: Reporter, offset: int) -> None:
    token = error.token
    last = reporter.source.text.count("\n") + 1
    line = offset + (token.line or 1)
    column = token.column or 1
    end_line = min(offset + (token.end_line or token.line or 1), last)
    if token.type == "$END":  # just behind the last token
        end_column = token.end_column or column
        place = Span(reporter.source.file, end_line, end_column, end_line, end_column)
    else:
        place = Span(reporter.source.file, line, column, end_line, token.end_column or column + 1)
    accepts = set(error.accepts or error.expected)
    expected, hint = describe_expected(accepts, token)
    reporter.error(place, "syntax", f"unexpected {describe_found(token)}", expected=expected, hint=hint)


def _report_character(error: UnexpectedCharacters, chunk: Chunk, reporter: Reporter, offset: int) -> None:
    line, column = offset + (error.line or 1), error.column or 1
    place = Span(reporter.source.file, line, column, line, column + 1)
    position = error.pos_in_stream or 0
    character = chunk.text[position : position + 1]
    expected, _ = describe_expected(set(error.allowed or ()), None)
    if character == '"':
        reporter.error(place, "syntax", "this string does not end on its line, or has an unknown escape", expected='"')
    elif character == "'":
        reporter.error(
            place, "syntax", "this is not a character literal", expected="one character or escape, as in 'a'"
        )
    else:
        hint = "there are no semicolons: a clause ends where the next begins" if character == ";" else None
        reporter.error(place, "syntax", f"unexpected character {character!r}", expected=expected, hint=hint)
