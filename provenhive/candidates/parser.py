"""Candidate text to raw tree: raw checks, tokens, red flags, banned constructs, grammar, in this order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedToken
from lark.lexer import Lexer

from provenhive.candidates.bans import BANNED_WORDS, check_bans
from provenhive.candidates.lexer import CHAR, IDENT, INT, STRING, TEST, RawToken, check_text, first_character, tokenize
from provenhive.candidates.raw import RawCandidate
from provenhive.candidates.rejection import GateCategory, GateRefusal, refuse
from provenhive.candidates.syntax_builder import build
from provenhive.resources import data_folder
from provenhive.spec_lang.tables import load_tables, write_tables

_FENCE = re.compile(r"^[ \t]*(```|~~~)", re.MULTILINE)
_HELPER_WORDS = frozenset({"method", "lemma", "function", "predicate", "ghost"})
_DISPLAYED = {
    IDENT: "a name",
    TEST: "a test",
    INT: "a number",
    CHAR: "a character",
    STRING: "a string",
    "$END": "the end",
}
_MAX_EXPECTED = 12


class TokenFeed(Lexer):
    """Hands the tokens of ``lexer.tokenize`` to Lark, keywords and signs under the names of the grammar."""

    def __init__(self, lexer_conf: Any) -> None:
        """Learn the names of the grammar's words and signs."""
        self._names = {terminal.pattern.value: terminal.name for terminal in lexer_conf.terminals}

    def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[Token]:
        """Yield the tokens, which stand in the place of the text."""
        tokens: Sequence[RawToken] = lexer_state
        for token in tokens:
            yield self._lark_token(token)

    def _lark_token(self, token: RawToken) -> Token:
        kind = self._names.get(token.text, token.kind) if token.kind not in {CHAR, STRING} else token.kind
        return Token(
            kind,
            token.text,
            line=token.line,
            column=token.column,
            end_line=token.end_line,
            end_column=token.end_column,
        )


def grammar_text() -> str:
    """Return the grammar of candidates."""
    return (data_folder("grammars") / "dafny.lark").read_text(encoding="ascii")


def computed_grammar() -> Lark:
    """Return the parser, its tables computed from the grammar."""
    return Lark(grammar_text(), parser="lalr", lexer=TokenFeed, propagate_positions=True, maybe_placeholders=True)


@cache
def _grammar() -> Lark:
    return load_tables(grammar_text(), name="dafny", lexer=TokenFeed) or computed_grammar()


@cache
def keywords() -> frozenset[str]:
    """Return the words that the grammar keeps for itself."""
    return frozenset(t.pattern.value for t in _grammar().terminals if t.pattern and t.pattern.value.isalpha())


def parse_raw(text: str, unit_identifier: str) -> tuple[RawCandidate, frozenset[str]]:
    """Read a candidate for the unit with this Dafny identifier; return it with all identifiers of its text.

    Raises:
        GateRefusal: at the first reason to refuse.
    """
    fence = _FENCE.search(text)
    if fence is not None:
        message = "the text holds a code fence: the candidate alone was asked for"
        raise GateRefusal(GateCategory.WRONG_FORM, message, text.count("\n", 0, fence.start()) + 1)
    check_text(text)
    _check_start(text, unit_identifier)
    tokens = tokenize(text)
    _check_signature(tokens, unit_identifier)
    _check_prose(tokens)
    check_bans(tokens)
    return build(_parse(tokens)), frozenset(token.text for token in tokens if token.kind == IDENT)


def _check_start(text: str, unit: str) -> None:
    """Refuse a text that does not start with the body's brace, before its tokens are looked at."""
    line, column, found = first_character(text)
    if not found:
        raise GateRefusal(GateCategory.EMPTY, "nothing but comments")
    if found != "{":
        stated = re.search(rf"\b(method|lemma|function|predicate)\b[^(]*\b{re.escape(unit)}\b", text)
        category = GateCategory.WRONG_FORM if stated is None else GateCategory.SIGNATURE
        message = "a candidate is the unit's body, from '{' to '}', then helpers"
        raise GateRefusal(category, f"{message}; this starts with {found!r}", line, column)


def _check_signature(tokens: Sequence[RawToken], unit: str) -> None:
    """Refuse a text that states the unit's own signature: it belongs to the specification."""
    for position, token in enumerate(tokens[:-1]):
        if token.text in {"method", "lemma", "function", "predicate"} and _declared_name(tokens, position) == unit:
            message = f"the signature of '{unit}' is given: write its body, from '{{' to '}}', then helpers"
            raise refuse(GateCategory.SIGNATURE, message, token.span)


def _declared_name(tokens: Sequence[RawToken], position: int) -> str:
    """Return the name behind a keyword of declaration, attributes and a second keyword skipped."""
    position += 1
    while position < len(tokens) and tokens[position].text in {"method", "{"}:
        if tokens[position].text == "{":
            while position < len(tokens) and tokens[position].text != "}":
                position += 1
        position += 1
    return tokens[position].text if position < len(tokens) else ""


def _check_prose(tokens: Sequence[RawToken]) -> None:
    """Refuse a text with prose behind the body."""
    depth = 0
    for before, token in pairwise(tokens):
        depth += {"{": 1, "}": -1}.get(before.text, 0)
        if depth == 0:
            if token.kind == IDENT and token.text not in _HELPER_WORDS | BANNED_WORDS.keys():
                message = f"'{token.text}' where a helper or the end was expected"
                raise refuse(GateCategory.WRONG_FORM, message, token.span)
            return


def _parse(tokens: Sequence[RawToken]) -> Tree[Token]:
    try:
        return _grammar().parse(tokens)  # type: ignore[arg-type, unused-ignore]
    except UnexpectedToken as error:
        raise _unexpected(error, tokens[-1]) from None


def _unexpected(error: UnexpectedToken, last: RawToken) -> GateRefusal:
    token: Token = error.token
    at_end = token.type == "$END"
    found = "the end of the text" if at_end else f"'{token}'"
    expected = _expected(error.accepts or set())
    message = f"unexpected {found}; expected {expected}"
    if at_end:
        return GateRefusal(GateCategory.GRAMMAR, message, last.end_line, last.end_column)
    category = GateCategory.LAMBDA if token == "=>" else GateCategory.GRAMMAR  # noqa: S105 - a token of the language
    return GateRefusal(category, message, token.line or 1, token.column or 1)


def _expected(accepts: set[str]) -> str:
    shown = {t.name: f"'{t.pattern.value}'" for t in _grammar().terminals if t.pattern}
    names = sorted(shown.get(name, _DISPLAYED.get(name, name)) for name in accepts)
    if len(names) > _MAX_EXPECTED:
        names = [*names[:_MAX_EXPECTED], "..."]
    return ", ".join(names) if names else "nothing more"


if __name__ == "__main__":
    write_tables(computed_grammar(), grammar_text(), "dafny")
