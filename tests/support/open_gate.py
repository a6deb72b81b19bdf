"""The gate switched off, for tests of what stands behind it: cheats are read as far as the language can say them.

What a cheat asks the verifier to believe is left out or becomes something to prove: attributes and ``decreases *`` are
dropped, ``assume`` and ``expect`` are read as ``assert``, a missing body as an empty one. Nothing is checked of ghosts,
of assignment before use, or of banned words. What syntax trees cannot hold (classes, modules, ``old``) stays unread.
"""

from __future__ import annotations

import dataclasses
from typing import Any
from unittest import mock

from provenhive.candidates import parser, raw, syntax_builder
from provenhive.candidates.bodies import helper, unit_body
from provenhive.candidates.environment import Environment
from provenhive.candidates.lexer import IDENT, RawToken, tokenize
from provenhive.candidates.names import Names, unmangle
from provenhive.candidates.rejection import GateCategory, GateRefusal, refuse
from provenhive.candidates.syntax import Candidate
from provenhive.spec_lang.core import Program, Unit

_BELIEVED = {"assume": "assert", "expect": "assert"}
_DROPPED = {"free"}


def read_unchecked(text: str, program: Program, unit: Unit) -> Candidate | None:
    """Return the candidate that a text would be without the gate; ``None`` if the language has no form for it."""
    names = Names(program)
    try:
        tokens = _weakened(list(tokenize(text)))
        if not tokens:
            return None
        with mock.patch.object(syntax_builder, "_need_body", lambda *_: None):
            read = _with_bodies(syntax_builder.build(parser._parse(tokens)))
        idents = frozenset(unmangle(t.text) for t in tokens if t.kind == IDENT)
        env = Environment(program, unit, read, names)
        body = unit_body(env, read.body, idents)
        return Candidate(unit.name, body, tuple(helper(env, h, idents) for h in read.helpers), span=read.span)
    except GateRefusal:
        return None


def _weakened(tokens: list[RawToken]) -> list[RawToken]:
    kept: list[RawToken] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        following = tokens[position + 1].text if position + 1 < len(tokens) else ""
        if token.text == "{" and following == ":":
            while tokens[position].text != "}":
                position += 1
        elif token.text == "decreases" and following == "*":
            position += 1
        elif token.text not in _DROPPED:
            kept.append(dataclasses.replace(token, text=_BELIEVED.get(token.text, token.text)))
        position += 1
    return kept


def _with_bodies(node: Any) -> Any:
    """Give statements and helpers without a body an empty one."""
    if isinstance(node, tuple):
        return tuple(_with_bodies(part) for part in node)
    if not dataclasses.is_dataclass(node) or not type(node).__module__.endswith("candidates.raw"):
        return node
    changed = {f.name: _with_bodies(getattr(node, f.name)) for f in dataclasses.fields(node) if f.name != "span"}
    if isinstance(node, raw.RawMethod | raw.RawWhile | raw.RawForall) and changed["body"] is None:
        changed["body"] = raw.RawBlock(node.span, ())
    if isinstance(node, raw.RawFunction) and changed["body"] is None:
        raise _no_meaning(node)
    return dataclasses.replace(node, **changed)


def _no_meaning(node: raw.RawFunction) -> GateRefusal:
    return refuse(GateCategory.MISSING_BODY, "a function without a body says nothing", node.span)
