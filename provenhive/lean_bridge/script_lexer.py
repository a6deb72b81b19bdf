"""Tokens of proof texts.

Positions count from 1 in Unicode code points, as Lean's columns do. Every character that is not in the alphabet of
proofs is refused here, and so is every word that Lean reads as a command or that is a known cheat.
"""
# ruff: noqa: RUF001
# Lean's own symbols are not typing errors.

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from provenhive.errors import ProvenHiveError
from provenhive.lean_bridge.script_words import (
    CONFIG_ITEMS,
    KEYWORDS,
    REFUSED_SEGMENTS,
    REFUSED_TACTICS,
    REFUSED_WORDS,
    RESERVED_ROOTS,
    SOFT_KEYWORDS,
    TACTIC_WORDS,
    Refusal,
)

MAX_CHARACTERS: Final = 65_536
MAX_TOKENS: Final = 20_000


class ScriptRefused(ProvenHiveError):
    """A proof text says something that proofs may not say.

    ``category`` is the reason; ``line`` and ``column`` (from 1) are the place in the text.
    """

    def __init__(self, category: Refusal, detail: str, line: int = 1, column: int = 1) -> None:
        super().__init__(category, detail, line, column)
        self.category = category
        self.detail = detail
        self.line = line
        self.column = column

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.category.value}: {self.detail}"


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A token: what it may be in the grammar, most special first, its text, its place.

    ``starts_line`` says that it is the first of its line.
    """

    kinds: tuple[str, ...]
    text: str
    line: int
    column: int
    starts_line: bool


_LETTER = r"A-Za-z_α-κμ-ωΑ-ΟΡΤ-Ω"
_SUBSCRIPT = r"₀-₉ₐ-ₜ"
_SEGMENT = rf"[{_LETTER}](?:[{_LETTER}0-9'{_SUBSCRIPT}]|[!?](?![=]))*"
_NAME = rf"{_SEGMENT}(?:\.{_SEGMENT})*"

_SPELLINGS: Final = {
    "->": "→",
    "<->": "↔",
    "/\\": "∧",
    "\\/": "∨",
    "<=": "≤",
    ">=": "≥",
    "↦": "=>",
    "<-": "←",
}
"""Other spellings of a symbol, printed the one way."""

_OPERATORS: Final = r"→ ↔ ∧ ∨ = ≠ == != < > ≤ ≥ ∈ ∉ ⊆ ⊂ ∪ ∩ \ + / % ^ ++ :: ∘ && || ▸ × ∣ <| |> ≍ ≈ &&& ||| ^^^ >>> <<<"

_SYMBOLS: Final[dict[str, tuple[str, ...]]] = {
    "(": ("LPAR",),
    ")": ("RPAR",),
    "⟨": ("LANGLE",),
    "⟩": ("RANGLE",),
    "[": ("LBRACK",),
    "]": ("RBRACK",),
    "{": ("LBRACE",),
    "}": ("RBRACE",),
    "‹": ("LQUOTE",),
    "›": ("RQUOTE",),
    ",": ("COMMA",),
    ":": ("COLON",),
    ":=": ("ASSIGN",),
    "=>": ("ARROW",),
    "|": ("BAR",),
    "//": ("SUBTYPE",),
    "@": ("AT_SIGN",),
    "·": ("CDOT",),
    "<;>": ("SEQ",),
    ";": ("SEMICOLON",),
    "←": ("LARROW",),
    "⊢": ("TURNSTILE",),
    "*": ("STAR",),
    "-": ("MINUS",),
    "¬": ("PREFIX",),
    "!": ("PREFIX",),
    "↑": ("PREFIX",),
    "∀": ("FORALL",),
    "∃": ("EXISTS",),
    "λ": ("FUN",),
    "..": ("ELLIPSIS",),
    "_": ("HOLE",),
    "?_": ("SYNTHETIC",),
    **dict.fromkeys(_OPERATORS.split(), ("BINOP",)),
}
_OPEN_TO_CLOSE: Final = {"(": ")", "⟨": "⟩", "[": "]", "{": "}", "‹": "›"}
_MEMBER_AFTER = frozenset({"IDENT", "RPAR", "RANGLE", "RBRACK", "INDEX_CLOSE", "PROJ", "RQUOTE", "DOT_IDENT"})
"""Kinds of tokens after which ``.1``, ``.name`` and ``[`` without a space belong to the token."""

_TAKES_OPTIONS = frozenset({"T_BARE", "T_SIMP", "T_RW", "CONFIG"})

_symbol_pattern = "|".join(re.escape(s) for s in sorted({*_SYMBOLS, *_SPELLINGS}, key=len, reverse=True))
_TOKEN = re.compile(
    rf"""
      (?P<space>[ ]+)
    | (?P<newline>\r?\n)
    | (?P<doc>/-[-!])
    | (?P<attribute>@[ ]*\[)
    | (?P<comment>/-)
    | (?P<line_comment>--[^\n\r]*)
    | (?P<string>"(?:[^"\\\n]|\\["\\ntr]|\\u[0-9a-fA-F]{{4}})*")
    | (?P<char>'(?:[^'\\\n]|\\['"\\ntr]|\\u[0-9a-fA-F]{{4}})')
    | (?P<config>[+-][A-Za-z][A-Za-z0-9]*(?![\w'.]))
    | (?P<synthetic>\?{_SEGMENT})
    | (?P<member>\.(?:[0-9]+(?![\w])|{_NAME}))
    | (?P<pipe>\|>\.{_NAME})
    | (?P<number>[0-9]+(?![\w]))
    | (?P<focus>\.(?=[ ]))
    | (?P<hole>_(?![\w'.!?]))
    | (?P<name>{_NAME})
    | (?P<symbol>{_symbol_pattern})
    """,
    re.VERBOSE,
)
_PRINTABLE_IN_STRING = re.compile(rf"[ -~{_LETTER}{_SUBSCRIPT}]*")


class _Lexer:
    """One pass over a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._position = 0
        self._line = 1
        self._line_start = 0
        self._starts_line = True
        self._brackets: list[tuple[str, Lexeme]] = []
        self._after_space = True
        self.tokens: list[Lexeme] = []

    def refuse(self, category: Refusal, detail: str) -> ScriptRefused:
        """Return the refusal at the present place."""
        return ScriptRefused(category, detail, self._line, self._position - self._line_start + 1)

    def run(self) -> tuple[Lexeme, ...]:
        """Read the whole text."""
        while self._position < len(self._text):
            match = _TOKEN.match(self._text, self._position)
            if match is None:
                raise self._no_token()
            self._take(match.lastgroup or "", match)
            if len(self.tokens) > MAX_TOKENS:
                raise self.refuse(Refusal.SIZE, f"more than {MAX_TOKENS} tokens")
        if self._brackets:
            opened = self._brackets[-1][1]
            raise ScriptRefused(Refusal.SYNTAX, f"'{opened.text}' is never closed", opened.line, opened.column)
        return tuple(self.tokens)

    def _no_token(self) -> ScriptRefused:
        character = self._text[self._position]
        category = {
            "«": Refusal.ESCAPED_NAME,
            "»": Refusal.ESCAPED_NAME,
            "`": Refusal.QUOTATION,
            "#": Refusal.COMMAND,
            "$": Refusal.QUOTATION,
        }.get(character, Refusal.CHARACTER)
        if character in "\"'.?0123456789":
            category = Refusal.SYNTAX
        return self.refuse(category, f"unexpected character {character!r} (U+{ord(character):04X})")

    def _take(self, group: str, match: re.Match[str]) -> None:
        text = match.group()
        if group == "newline":
            self._position = match.end()
            self._line += 1
            self._line_start = self._position
            self._starts_line = self._after_space = True
            return
        if group in ("space", "line_comment"):
            self._position = match.end()
            self._after_space = True
            return
        if group == "comment":
            self._skip_comment()
            return
        kinds, text = self._classify(group, text)
        self._emit(kinds, text)
        self._position = self._position + self._consumed

    _consumed = 0

    def _classify(self, group: str, text: str) -> tuple[tuple[str, ...], str]:
        """Return what the token may be and its text; sets how many characters it takes."""
        self._consumed = len(text)
        match group:
            case "doc":
                raise self.refuse(Refusal.COMMAND, "a documentation comment")
            case "attribute":
                raise self.refuse(Refusal.ATTRIBUTE, "an attribute")
            case "string" | "char":
                return self._quoted(group, text)
            case "config":
                return self._config(text)
            case "member":
                return self._member(text)
            case "pipe":
                self._check_name(text[3:])
                return ("PROJ",), " " + text
            case "number":
                return ("NUM",), text
            case "focus":
                return ("CDOT",), "·"
            case "synthetic":
                self._check_name(text[1:])
                return ("SYNTHETIC",), text
            case "hole":
                return ("HOLE",), text
            case "name":
                return self._name(text)
            case _:
                return self._symbol(text)

    def _skip_comment(self) -> None:
        """Skip a block comment; comments nest."""
        start, depth = self.refuse(Refusal.SYNTAX, "this comment is never closed"), 0
        for match in re.compile(r"/-|-/|\n").finditer(self._text, self._position):
            mark = match.group()
            if mark == "\n":
                self._line += 1
                self._line_start = match.end()
                self._starts_line = True
                continue
            depth += 1 if mark == "/-" else -1
            if depth == 0:
                self._position = match.end()
                self._after_space = True
                return
        raise start

    def _quoted(self, group: str, text: str) -> tuple[tuple[str, ...], str]:
        if _PRINTABLE_IN_STRING.fullmatch(text) is None:
            raise self.refuse(Refusal.CHARACTER, "a character in quotes that has to be written as \\uXXXX")
        return ("STRING",) if group == "string" else ("CHAR",), text

    def _config(self, text: str) -> tuple[tuple[str, ...], str]:
        """``+name`` is an option behind a tactic that takes options, elsewhere an operator and a name."""
        previous = self.tokens[-1].kinds[0] if self.tokens else ""
        if previous not in _TAKES_OPTIONS or not self._after_space:
            return self._symbol(text[0])
        if text[1:] not in CONFIG_ITEMS:
            category = Refusal.NATIVE if text[1:] == "native" else Refusal.CONFIGURATION
            raise self.refuse(category, f"the option '{text}' may not be set")
        return ("CONFIG",), text

    def _member(self, text: str) -> tuple[tuple[str, ...], str]:
        previous = self.tokens[-1].kinds if self.tokens and not self._after_space else ()
        if not text[1:].isdigit():
            self._check_name(text[1:])
        if _MEMBER_AFTER.intersection(previous):
            return ("PROJ",), text
        if text[1:].isdigit() or "NUM" in previous:
            raise self.refuse(Refusal.SYNTAX, f"unexpected '{text}'")
        return ("DOT_IDENT",), text

    def _name(self, text: str) -> tuple[tuple[str, ...], str]:
        keyword = KEYWORDS.get(text)
        if keyword is not None:
            return (keyword,), {"forall": "∀", "λ": "fun"}.get(text, text)
        self._check_name(text)
        tactic = TACTIC_WORDS.get(text)
        soft = SOFT_KEYWORDS.get(text)
        special = (tactic,) if tactic else (soft,) if soft else ()
        return (*special, "IDENT"), text

    def _check_name(self, name: str) -> None:
        """Refuse names that are keywords of Lean, reserved, or cheats."""
        parts = name.split(".")
        category = REFUSED_WORDS.get(name) or REFUSED_WORDS.get(parts[0]) or RESERVED_ROOTS.get(parts[0])
        for part in parts:
            category = category or REFUSED_SEGMENTS.get(part)
        if category is None and len(parts) > 1 and any(part.startswith("_") for part in parts):
            category = Refusal.RESERVED_NAME
        if category is not None:
            raise self.refuse(category, f"'{name}' may not stand in a proof")

    def _symbol(self, text: str) -> tuple[tuple[str, ...], str]:
        self._consumed = len(text)
        text = _SPELLINGS.get(text, text)
        if text in _OPEN_TO_CLOSE or text in _OPEN_TO_CLOSE.values():
            return self._bracket(text)
        return _SYMBOLS[text], {"λ": "fun"}.get(text, text)

    def _bracket(self, text: str) -> tuple[tuple[str, ...], str]:
        if text in _OPEN_TO_CLOSE:
            return self._opening(text)
        if not self._brackets or _OPEN_TO_CLOSE[self._brackets[-1][1].text] != text:
            raise self.refuse(Refusal.SYNTAX, f"'{text}' closes nothing")
        if self._brackets[-1][0] == "INDEX_OPEN":
            rest = self._text[self._position + 1 : self._position + 2]
            if rest in ("!", "?", "'"):
                self._consumed = 2
                text += rest
            return ("INDEX_CLOSE_BY" if rest == "'" else "INDEX_CLOSE",), text
        return _SYMBOLS[text], text

    def _opening(self, text: str) -> tuple[tuple[str, ...], str]:
        previous = self.tokens[-1].kinds if self.tokens and not self._after_space else ()
        if text == "[" and _MEMBER_AFTER.intersection(previous):
            return ("INDEX_OPEN",), text
        return _SYMBOLS[text], text

    def _emit(self, kinds: tuple[str, ...], text: str) -> None:
        column = self._position - self._line_start + 1
        token = Lexeme(kinds, text, self._line, column, self._starts_line)
        self.tokens.append(token)
        self._starts_line = self._after_space = False
        if kinds[0] in ("LPAR", "LANGLE", "LBRACK", "LBRACE", "LQUOTE", "INDEX_OPEN"):
            self._brackets.append((kinds[0], token))
        elif kinds[0] in ("RPAR", "RANGLE", "RBRACK", "RBRACE", "RQUOTE", "INDEX_CLOSE", "INDEX_CLOSE_BY"):
            self._brackets.pop()


def tokens_of(text: str) -> tuple[Lexeme, ...]:
    """Return the tokens of a proof text, comments left out.

    Raises:
        ScriptRefused: for any character, word or name that no proof may hold.
    """
    if len(text) > MAX_CHARACTERS:
        raise ScriptRefused(Refusal.SIZE, f"longer than {MAX_CHARACTERS} characters")
    return _Lexer(text).run()


def tactic_refusal(word: str) -> Refusal:
    """Return the category of a word that stands where a tactic must and is none of the allowed ones."""
    return REFUSED_WORDS.get(word) or REFUSED_TACTICS.get(word) or Refusal.TACTIC
