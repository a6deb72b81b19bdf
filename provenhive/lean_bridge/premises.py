"""Lemmas that a proof brings along: written as ``have`` at its start, compiled as theorems of their own.

A proof that stands alone states and proves its lemmas first. Left in place, each would be a hypothesis of everything
that follows, and a tactic that uses all hypotheses would rewrite the lemmas by each other. So the checker gets them as
premises: theorems in front of the theorem, each proved from those before it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from provenhive.lean_bridge.checker import Premise, Statement
from provenhive.lean_bridge.script import Branch, Leaf, Proof, ProofTerm, Script, Syntax
from provenhive.lean_bridge.script_tree import Block

_OWN: Final = re.compile(r"(lemma|law)_[A-Za-z0-9_]+")


def with_premises(statement: Statement, proof: Proof) -> tuple[Statement, Proof]:
    """Return the statement with the lemmas at the proof's start as premises, and what remains of the proof.

    A lemma is ``have lemma_… : … := by …`` (or ``law_…``); it must be closed: it may not speak of the theorem's
    variables.
    """
    if not isinstance(proof, Script):
        return statement, proof
    premises: list[Premise] = []
    items = proof.block.items
    while len(items) > 1 and (premise := _premise(items[0])) is not None:
        premises.append(premise)
        items = items[1:]
    if not premises:
        return statement, proof
    return replace(statement, premises=(*statement.premises, *premises)), Script(Block(items))


def _premise(item: Syntax) -> Premise | None:
    match item:
        case Branch(_, (Leaf("HAVE"), Leaf("IDENT", name), Leaf("COLON"), stated, Leaf("ASSIGN"), Branch("by", inner))):
            block = inner[-1]
            if _OWN.fullmatch(name) is None or not isinstance(block, Block):
                return None
            return Premise(name, "", ProofTerm(stated).text(0).strip(), Script(block))
        case _:
            return None
