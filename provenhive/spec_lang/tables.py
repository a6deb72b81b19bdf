"""Parsers' tables, made beforehand: computing them takes longer than everything else that a short command does.

``grammars/NAME.tables.json`` holds what Lark computes from ``grammars/NAME.lark``, with the digest of that text and
Lark's version. Where these are not the ones at hand the tables count for nothing and are computed. After a change of
a grammar: ``python -m provenhive.spec_lang.tables`` (or ``provenhive.candidates.parser``,
``provenhive.lean_bridge.script_parser``); a test compares each file with what the grammar gives.
"""

from __future__ import annotations

import io
import json
import pickle
from pathlib import Path
from typing import Any

import lark
from lark import Lark
from lark.grammar import Rule
from lark.lark import PostLex
from lark.lexer import Lexer, TerminalDef

from provenhive.canonical import digest_bytes
from provenhive.resources import data_folder


def load_tables(
    grammar: str, postlex: PostLex | None = None, *, name: str = "hspec", lexer: type[Lexer] | None = None
) -> Lark | None:
    """Return the parser of a grammar from its tables; ``None`` if there are none for this text and this Lark.

    ``lexer`` is a lexer of its own that the parser has.
    """
    try:
        document = json.loads(_file(name).read_text(encoding="utf-8"), object_pairs_hook=_numbered)
    except (OSError, ValueError):
        return None
    if not isinstance(document, dict) or document.get("of") != _origin(grammar):
        return None
    data, memo = document["data"], document["memo"]
    data["options"]["postlex"] = postlex
    if lexer is not None:
        data["options"]["lexer"] = data["parser"]["lexer_conf"]["lexer_type"] = lexer
    # Lark reads its own form from a pickle only; this one is made here, of plain values, and goes nowhere.
    return Lark.load(io.BytesIO(pickle.dumps({"data": data, "memo": memo})))


def tables_text(parser: Lark, grammar: str) -> str:
    """Return the file that holds the tables of a parser."""
    data, memo = parser.memo_serialize([TerminalDef, Rule])
    data = {**data, "options": _plain(data["options"])}
    data["parser"] = {**data["parser"], "lexer_conf": _plain(data["parser"]["lexer_conf"])}
    document = {"of": _origin(grammar), "data": data, "memo": memo}
    return json.dumps(document, sort_keys=True, separators=(",", ":")) + "\n"


def write_tables(parser: Lark, grammar: str, name: str) -> None:
    """Write the tables of a parser beside its grammar."""
    _file(name).write_text(tables_text(parser, grammar), encoding="utf-8")


def _file(name: str) -> Path:
    return Path(data_folder("grammars") / f"{name}.tables.json")


def _plain(options: dict[str, Any]) -> dict[str, Any]:
    """Return options without what is code: it is given again when tables are loaded."""
    return {key: None if isinstance(value, type | PostLex) else value for key, value in options.items()}


def _origin(grammar: str) -> dict[str, str]:
    return {"grammar": digest_bytes(grammar.encode()), "lark": lark.__version__}


def _numbered(pairs: list[tuple[str, Any]]) -> dict[Any, Any]:
    """Return an object, with numbers as keys where all of them are: JSON knows texts only."""
    if pairs and pairs[0][0].isdecimal() and all(key.isdecimal() for key, _ in pairs):
        return {int(key): value for key, value in pairs}
    return dict(pairs)


def main() -> None:
    """Write the tables beside the grammar."""
    from provenhive.spec_lang.parser import computed_grammar, grammar_text

    write_tables(computed_grammar(), grammar_text(), "hspec")


if __name__ == "__main__":
    main()
