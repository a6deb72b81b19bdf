"""The gate of proofs: text in, a syntax tree of allowed forms out, and the text that is printed from the tree.

Only printed text is ever sent to Lean; the text that came in never is.
"""

from __future__ import annotations

import re

from provenhive.lean_bridge.script_lexer import ScriptRefused, tokens_of
from provenhive.lean_bridge.script_parser import parse_block, parse_term
from provenhive.lean_bridge.script_tree import Block, Branch, Leaf, Proof, ProofTerm, Script, Syntax, leaves, names
from provenhive.lean_bridge.script_words import Refusal

__all__ = [
    "CHANGED",
    "Block",
    "Branch",
    "Leaf",
    "Proof",
    "ProofTerm",
    "Refusal",
    "Script",
    "ScriptRefused",
    "Syntax",
    "leaves",
    "names",
    "parse_proof",
    "parse_script",
    "parse_term_proof",
]

CHANGED = "it is printed as another proof than it is read as"
"""The detail of the refusal of a text that the printer does not render faithfully."""

_BY = re.compile(r"\s*by(?=\s|$)")


def parse_script(text: str) -> Script:
    """Parse tactics, with or without ``by`` in front.

    Raises:
        ScriptRefused: the text says something that proofs may not say; its ``category`` says what.
    """
    lead = _BY.match(text)
    if lead is not None:
        blank = "".join(c if c == "\n" else " " for c in lead.group())
        text = blank + text[lead.end() :]
    script = Script(parse_block(text))
    _check_round_trip(script, Script(parse_block(script.text())))
    return script


def parse_term_proof(text: str) -> ProofTerm:
    """Parse a proof term. Raises ``ScriptRefused``."""
    proof = ProofTerm(parse_term(text))
    _check_round_trip(proof, ProofTerm(parse_term(proof.text())))
    return proof


def parse_proof(text: str) -> Proof:
    """Parse a proof: a script if it starts with ``by`` or reads as one, else a term.

    Raises:
        ScriptRefused: it is neither; the refusal is that of the reading that got further.
    """
    try:
        return parse_script(text)
    except ScriptRefused as as_script:
        other = as_script.category not in (Refusal.SYNTAX, Refusal.TACTIC) or as_script.detail == CHANGED
        if other or _reads_as_script(text):
            raise
        try:
            return parse_term_proof(text)
        except ScriptRefused as as_term:
            further = as_term.detail == CHANGED or (as_term.line, as_term.column) > (as_script.line, as_script.column)
            raise (as_term if further else as_script) from None


def _reads_as_script(text: str) -> bool:
    """Tell whether a text can only be meant as tactics: it starts with ``by`` or with a tactic's name."""
    if _BY.match(text) is not None:
        return True
    first = tokens_of(text)[:1]
    return bool(first) and first[0].kinds[0].startswith("T_")


def _check_round_trip(before: Proof, after: Proof) -> None:
    """What is sent must mean what was parsed: printing and parsing again gives the same tree."""
    if before != after:
        raise ScriptRefused(Refusal.SYNTAX, CHANGED)
