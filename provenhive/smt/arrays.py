"""Operations on sets and multisets as arrays; what arrays can do by themselves is preferred to quantifiers."""

from __future__ import annotations

from collections.abc import Sequence

import z3

from provenhive.smt.sorts import Unsupported
from provenhive.spec_lang.core import BinaryOp


def on_sets(op: BinaryOp, left: z3.ExprRef, right: z3.ExprRef) -> z3.ExprRef:
    """Return the operation on two sets."""
    match op:
        case BinaryOp.UNION:
            return z3.SetUnion(left, right)
        case BinaryOp.INTERSECT:
            return z3.SetIntersect(left, right)
        case BinaryOp.DIFFERENCE:
            return z3.SetDifference(left, right)
        case BinaryOp.SUBSET:
            return z3.IsSubset(left, right)
        case _:
            raise Unsupported(f"operator {op.value}")


def on_multisets(op: BinaryOp, left: z3.ExprRef, right: z3.ExprRef, item: z3.ExprRef) -> z3.ExprRef:
    """Return the operation on two multisets; ``item`` is a variable to bind."""
    a, b = left[item], right[item]
    match op:
        case BinaryOp.UNION:
            return z3.Map((a + b).decl(), left, right)
        case BinaryOp.INTERSECT:
            return z3.Lambda([item], z3.If(a <= b, a, b))
        case BinaryOp.DIFFERENCE:
            return z3.Lambda([item], z3.If(a <= b, a - a, a - b))
        case BinaryOp.SUBSET:
            return z3.ForAll([item], a <= b)
        case _:
            raise Unsupported(f"operator {op.value}")


def with_items(whole: z3.ExprRef, items: Sequence[z3.ExprRef], *, counted: bool) -> z3.ExprRef:
    """Return the set or multiset with the items put in."""
    for item in items:
        held = whole[item] + 1 if counted else z3.BoolVal(True, whole.ctx)
        whole = z3.Store(whole, item, held)
    return whole


def without_items(whole: z3.ExprRef, items: Sequence[z3.ExprRef]) -> z3.ExprRef:
    """Return the set without the items."""
    for item in items:
        whole = z3.Store(whole, item, z3.BoolVal(False, whole.ctx))
    return whole
