"""Closed propositions in core terms: for all binders, the hypotheses imply the goal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, BoolLit, Expr, Program, Quantified, Quantifier
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.validity import membership


@dataclass(frozen=True, slots=True)
class Sequent:
    """``forall binders :: hypotheses ==> goal``; the binders' types are declared ones and restrict their range."""

    type_parameters: tuple[str, ...]
    binders: tuple[Binder, ...]
    hypotheses: tuple[Expr, ...]
    goal: Expr


def explicit(program: Program, sequent: Sequent) -> Sequent:
    """Return the sequent with erased binders; what their declared types ask for stands first in the hypotheses."""
    types = tuple(clause for binder in sequent.binders for clause in membership(program, binder))
    binders = tuple(replace(binder, type=erase(program, binder.type)) for binder in sequent.binders)
    return replace(sequent, binders=binders, hypotheses=types + sequent.hypotheses)


def as_expression(sequent: Sequent) -> Expr:
    """Return the sequent as one quantified expression."""
    body = implication(sequent.hypotheses, sequent.goal)
    return Quantified(Quantifier.FORALL, sequent.binders, body) if sequent.binders else body


def conjunction(clauses: Iterable[Expr]) -> Expr:
    """Join by ``&&``; nothing is ``true``."""
    result: Expr | None = None
    for clause in clauses:
        result = clause if result is None else Binary(BinaryOp.AND, result, clause)
    return BoolLit(True) if result is None else result


def implication(hypotheses: Iterable[Expr], goal: Expr) -> Expr:
    """``hypotheses ==> goal``, or the goal alone."""
    given = tuple(hypotheses)
    return Binary(BinaryOp.IMPLIES, conjunction(given), goal) if given else goal


def negation(expr: Expr) -> Expr:
    """``!expr``."""
    if isinstance(expr, core.Unary) and expr.op is core.UnaryOp.NOT:
        return expr.operand
    return core.Unary(core.UnaryOp.NOT, expr, span=expr.span)
