"""Goals that the engine prints, read back as expressions of the specification language.

The way back from Lean serves the search alone: it wants to test what is left open by evaluation, to generalise it and
to state it as a lemma. What is read is rendered afresh before anything is proved about it, so a misreading costs time
and no truth. Whatever has no counterpart in the language is ``Unreadable``.

The reader is an operator-precedence parser over Lean's printed terms (with full names, and without field notation),
followed by a typing pass from declared types downwards.
"""
# ruff: noqa: RUF001
# Lean's own symbols are not typing errors.

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import product
from typing import Final

from provenhive.errors import ProvenHiveError

_TOKEN: Final = re.compile(
    r"\s*(?P<token>[^\W\d][\w.'✝¹²³⁰⁴⁵⁶⁷⁸⁹!?]*|\d+|:=|=>|::|\+\+|&&|\|\||==|!=|[()\[\]{},:|+\-*/%=<>≤≥≠∈∉¬∧∨→↔∀∃↑!⟨⟩])"
)
_INFIX: Final = {
    "↔": (20, 21, 21),
    "→": (25, 26, 25),
    "∨": (30, 31, 30),
    "∧": (35, 36, 35),
    "||": (30, 30, 31),
    "&&": (35, 35, 36),
    "::": (67, 68, 67),
    "++": (65, 65, 66),
    "+": (65, 65, 66),
    "-": (65, 65, 66),
    **dict.fromkeys(("=", "≠", "<", "≤", ">", "≥", "∈", "∉", "==", "!="), (50, 51, 51)),
    **dict.fromkeys(("*", "/", "%"), (70, 70, 71)),
}
"""Operators with their precedence, and the least precedence of what stands on their left and right."""
_STOPS: Final = frozenset({")", "]", ",", "|", "then", "else", "with", "=>", ":", "⟩", ":="})


class Unreadable(ProvenHiveError):
    """A printed term that has no counterpart in the specification language."""


@dataclass(frozen=True, slots=True)
class Word:
    """An identifier or a number."""

    text: str


@dataclass(frozen=True, slots=True)
class Form:
    """A function, an operator or a bracket with its parts."""

    head: str
    parts: tuple[Raw, ...]


Raw = Word | Form


def parse_printed(text: str) -> Raw:
    """Parse a printed term. Raises ``Unreadable``."""
    reader = _Reader(_tokens(text))
    term = reader.term(0)
    if reader.rest:
        raise Unreadable(f"not read to the end: {text}")
    return term


def _tokens(text: str) -> list[str]:
    found: list[str] = []
    place = 0
    text = text.rstrip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise Unreadable(f"no token: {text[place : place + 20]}")
        found.append(match["token"])
        place = match.end()
    return found


class _Reader:
    """A recursive descent over tokens."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._place = 0

    @property
    def rest(self) -> bool:
        """Whether tokens are left."""
        return self._place < len(self._tokens)

    @property
    def next(self) -> str:
        return self._tokens[self._place] if self.rest else ""

    def take(self, wanted: str = "") -> str:
        """Take the next token, which must be the wanted one."""
        token = self.next
        if not token or (wanted and token != wanted):
            raise Unreadable(f"'{wanted}' expected, '{token}' found")
        self._place += 1
        return token

    def term(self, least: int) -> Raw:
        """Read a term whose operators bind at least so strongly."""
        left = self._prefix()
        while self.next in _INFIX:
            precedence, _, right = _INFIX[self.next]
            if precedence < least:
                break
            operator = self.take()
            left = Form(operator, (left, self.term(right)))
        return left

    def _prefix(self) -> Raw:
        match self.next:
            case "¬" | "!" as sign:
                self.take()
                return Form("¬", (self.term(40 if sign == "¬" else 100),))
            case "-":
                self.take()
                return Form("neg", (self.term(75),))
            case "if":
                return self._conditional()
            case "match":
                return self._match()
            case "∀" | "∃" | "fun":
                raise Unreadable("a binder")
            case _:
                return self._application()

    def _conditional(self) -> Raw:
        self.take("if")
        condition = self.term(0)
        self.take("then")
        then = self.term(0)
        self.take("else")
        return Form("if", (condition, then, self.term(0)))

    def _match(self) -> Raw:
        self.take("match")
        scrutinee = self.term(0)
        self.take("with")
        arms: list[Raw] = []
        while self.next == "|":
            self.take()
            pattern = self.term(0)
            self.take("=>")
            arms.append(Form("arm", (pattern, self.term(0))))
        return Form("match", (scrutinee, *arms))

    def _application(self) -> Raw:
        head = self._atom()
        arguments: list[Raw] = []
        while self.rest and self.next not in _STOPS and self.next not in _INFIX and self.next not in ("¬", "!"):
            arguments.append(self._atom())
        if not arguments:
            return head
        if not isinstance(head, Word):
            raise Unreadable("a function that is no name")
        return Form(head.text, tuple(arguments))

    def _atom(self) -> Raw:
        match self.take():
            case "(":
                inner = self.term(0)
                if self.next == ",":
                    return self._sequence("tuple", ")", inner)
                if self.next == ":":
                    self.take()
                    self.term(0)
                self.take(")")
                return inner
            case "[":
                if self.next == "]":
                    self.take()
                    return Form("list", ())
                return self._sequence("list", "]", self.term(0))
            case "↑":
                return Form("↑", (self._atom(),))
            case token if token[0].isalnum() or token[0] == "_" or token[0].isalpha():
                return Word(token)
            case token:
                raise Unreadable(f"'{token}' begins no term")

    def _sequence(self, head: str, end: str, first: Raw) -> Raw:
        items = [first]
        while self.next == ",":
            self.take()
            items.append(self.term(0))
        self.take(end)
        return Form(head, tuple(items))


def printed(raw: Raw) -> str:
    """Return the text of a term that was parsed, in brackets where it is no single word.

    Raises:
        Unreadable: it is a conditional or a match.
    """
    if isinstance(raw, Word):
        return raw.text
    inner = [printed(part) for part in raw.parts]
    match raw.head, len(inner):
        case "neg", 1:
            return f"(-{inner[0]})"
        case (("¬" | "↑"), 1):
            return f"({raw.head}{inner[0]})"
        case "list", _:
            return f"[{', '.join(inner)}]"
        case head, 2 if head in _INFIX:
            return f"({inner[0]} {head} {inner[1]})"
        case (("if" | "match" | "arm" | "tuple"), _):
            raise Unreadable("a term that is not printed again")
        case head, _:
            return f"({' '.join((head, *inner))})"


def arithmetic_pairs(target: str, facts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return pairs of terms that stand as arguments of the same function, at the same place, in the target and in
    the target or a fact, where one of them is a sum or a product: they may be equal, and only arithmetic knows."""
    try:
        wanted = _arguments(parse_printed(target))
    except Unreadable:
        return ()
    known = list(wanted)
    for fact in facts:
        with suppress(Unreadable):
            known += _arguments(parse_printed(fact))
    found: dict[tuple[str, str], None] = {}
    for (place, left), (other, right) in product(wanted, known):
        if place == other and left != right and _is_sum(left):
            with suppress(Unreadable):
                found[printed(left), printed(right)] = None
    return tuple(found)


def _arguments(raw: Raw) -> list[tuple[tuple[str, int], Raw]]:
    """Return the arguments of applied names, each with the name and its position."""
    found: list[tuple[tuple[str, int], Raw]] = []
    pending = [raw]
    while pending:
        current = pending.pop()
        if isinstance(current, Form):
            pending += current.parts
            if "." in current.head:
                found += [((current.head, n), part) for n, part in enumerate(current.parts)]
    return found


def _is_sum(raw: Raw) -> bool:
    return isinstance(raw, Form) and raw.head in ("+", "-", "*")
