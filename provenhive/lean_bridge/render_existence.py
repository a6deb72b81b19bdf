"""Existential claims for Lean, with their proof from a witness.

"There are values of these types that meet these conditions" is stated as: it is not the case that all such values lead
to a contradiction. This way what a type demands of its values is stated as everywhere else, as a hypothesis.
"""
# Lean's own symbols are not typing errors.

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from provenhive.lean_bridge.checker import Statement
from provenhive.lean_bridge.lean_tree import print_term
from provenhive.lean_bridge.render import Rendered, ground_proofs, joined_statement, proof_of_each
from provenhive.lean_bridge.render_decl import Declarations
from provenhive.spec_lang.core import Binder, BoolLit, Expr, Program
from provenhive.spec_lang.sequent import Sequent


@dataclass(frozen=True, slots=True)
class Existence:
    """A claim and its witness: ``values`` are ground expressions, one for each of ``binders``."""

    binders: tuple[Binder, ...]
    conditions: tuple[Expr, ...]
    values: tuple[Expr, ...]


def existence_statement(program: Program, name: str, claims: Sequence[Existence]) -> tuple[Statement, str]:
    """Render that all claims hold; return the statement and a proof that tries the kernel's and the simplifier's ways
    on each condition in turn.

    Raises:
        NotRenderable: something in them has no form in Lean.
    """
    sequents = tuple(Sequent((), c.binders, c.conditions, BoolLit(False)) for c in claims)
    whole, parts = joined_statement(program, name=name, sequents=sequents)
    terms = Declarations(program).expressions
    blocks = [
        _proof(rendered, [print_term(terms.value(value)) for value in claim.values])
        for rendered, claim in zip(parts, claims, strict=True)
    ]
    conclusion = " ∧ ".join(f"¬ ({rendered.statement.proposition})" for rendered in parts)
    statement = replace(whole.statement, conclusion=conclusion)
    if len(blocks) == 1:
        return statement, "\n".join(["by", *(f"  {line}" for line in blocks[0])])
    return statement, proof_of_each(blocks)


def _proof(rendered: Rendered, values: Sequence[str]) -> list[str]:
    applied = " ".join(["h", *(f"({value})" for value in values), *("?_" for _ in rendered.hypotheses)])
    ways = " | ".join(f"({'; '.join((*text.splitlines(), 'done'))})" for text in ground_proofs(rendered))
    return ["intro h", f"refine {applied}", *([f"all_goals first | {ways}"] if rendered.hypotheses else [])]
