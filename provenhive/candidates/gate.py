"""The gate: text of a candidate in, a typed candidate or the reason for refusing it out.

The steps, each in a module of its own:

1. raw text: code fences, length, ASCII, control characters, lines for a preprocessor (``parser``, ``lexer``)
2. tokens, brackets, and with them text that was cut off (``lexer``)
3. the unit's own signature (``parser``)
4. banned words and signs, each with its category (``bans``)
5. the allow-list grammar (``grammars/dafny.lark``, ``parser``, ``syntax_builder``)
6. names and types (``environment``, ``expressions``, ``operators``, ``bodies``)
7. ghost and compiled code apart (``ghostness``), no variable read before it has a value (``assigned``)

What comes out is a tree; a judge prints it and never sees the text.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from provenhive.candidates import raw
from provenhive.candidates.assigned import check_assigned
from provenhive.candidates.bodies import helper, unit_body
from provenhive.candidates.environment import Environment
from provenhive.candidates.ghostness import settle_ghosts
from provenhive.candidates.names import Names, unmangle
from provenhive.candidates.parser import parse_raw
from provenhive.candidates.rejection import GateRefusal, Rejection
from provenhive.candidates.syntax import Candidate
from provenhive.canonical import digest_bytes, digest_json
from provenhive.resources import data_folder
from provenhive.spec_lang.core import Program, Unit
from provenhive.spec_lang.deep import call_deep


@cache
def gate_version() -> str:
    """Return the gate's version, as certificates name it: the digest of the grammar and of all modules of this package.

    Whatever changes what the gate accepts changes one of these files, so nobody has to remember to raise a number.
    """
    files = [data_folder("grammars") / "dafny.lark", *Path(__file__).parent.glob("*.py")]
    return digest_json({file.name: digest_bytes(file.read_bytes()) for file in files})


def parse_candidate(text: str, program: Program, unit: Unit) -> Candidate | Rejection:
    """Read a candidate for ``unit``; every text gets one or the other.

    Returns:
        The typed candidate, its nodes with their places in ``text`` (file ``candidate``), or the first reason to
        refuse it.
    """
    try:
        return call_deep(_parse, text, program, unit)
    except GateRefusal as refusal:
        return refusal.rejection


def _parse(text: str, program: Program, unit: Unit) -> Candidate:
    names = Names(program)
    read, words = parse_raw(text, names.dafny(unit.name))
    idents = frozenset(map(unmangle, words))
    env = Environment(program, unit, read, names)
    body = unit_body(env, read.body, idents)
    helpers = tuple(helper(env, declared, idents) for declared in read.helpers)
    candidate = Candidate(unit.name, body, helpers, span=read.span)
    undecided = {h.name.text for h in read.helpers if isinstance(h, raw.RawFunction) and h.ghost is None}
    candidate = settle_ghosts(program, candidate, frozenset(map(unmangle, undecided)))
    check_assigned(program, candidate)
    return candidate
