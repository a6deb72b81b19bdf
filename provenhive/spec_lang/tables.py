"""The parser's tables, made beforehand: computing them takes longer than everything else that a short command does.

``grammars/hspec.tables.json`` holds what Lark computes from ``grammars/hspec.lark``, with the digest of that text and
Lark's version. Where these are not the ones at hand the tables count for nothing and are computed. After a change of
the grammar: ``python -m provenhive.spec_lang.tables``; a test compares the file with what the grammar gives.
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
from lark.lexer import TerminalDef

from provenhive.canonical import digest_bytes
from provenhive.resources import data_folder

_FILE = "hspec.tables.json"


def load_tables(grammar: str, postlex: PostLex) -> Lark | None:
    """Return the parser of a grammar from its tables; ``None`` if there are none for this text and this Lark."""
    try:
        document = json.loads(
            (data_folder("grammars") / _FILE).read_text(encoding="utf-8"), object_pairs_hook=_numbered
        )
    except (OSError, ValueError):
        return None
    if not isinstance(document, dict) or document.get("of") != _origin(grammar):
        return None
    data, memo = document["data"], document["memo"]
    data["options"]["postlex"] = postlex
    # Lark reads its own form from a pickle only; this one is made here, of plain values, and goes nowhere.
    return Lark.load(io.BytesIO(pickle.dumps({"data": data, "memo": memo})))


def tables_text(parser: Lark, grammar: str) -> str:
    """Return the file that holds the tables of a parser."""
    data, memo = parser.memo_serialize([TerminalDef, Rule])
    options = {**data["options"], "postlex": None}
    document = {"of": _origin(grammar), "data": {**data, "options": options}, "memo": memo}
    return json.dumps(document, sort_keys=True, separators=(",", ":")) + "\n"


def _origin(grammar: str) -> dict[str, str]:
    return {"grammar": digest_bytes(grammar.encode()), "lark": lark.__version__}


def _numbered(pairs: list[tuple[str, Any]]) -> dict[Any, Any]:
    """Return an object, with numbers as keys where all of them are: JSON knows texts only."""
    if pairs and all(key.isdecimal() for key, _ in pairs):
        return {int(key): value for key, value in pairs}
    return dict(pairs)


def main() -> None:
    """Write the tables beside the grammar."""
    from provenhive.spec_lang.parser import computed_grammar, grammar_text

    text = grammar_text()
    Path(data_folder("grammars") / _FILE).write_text(tables_text(computed_grammar(), text), encoding="utf-8")


if __name__ == "__main__":
    main()
