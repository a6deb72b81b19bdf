"""Elaboration of operators; what ``+`` or ``<=`` means is told by the type of its operands."""

from __future__ import annotations

from collections.abc import Callable

from provenhive.spec_lang import core
from provenhive.spec_lang import syntax as syn
from provenhive.spec_lang.core import BinaryOp, UnaryOp
from provenhive.spec_lang.elaborate.context import Context, Scope, Typed
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.traverse import size
from provenhive.spec_lang.types import (
    BOOL,
    INT,
    CharType,
    IntType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    Type,
    VarType,
)

MAX_CHAIN = 24
_REPEATED = 12  # a middle operand of a chain up to this size is written twice, a bigger one is named

_LOGIC = {"&&": BinaryOp.AND, "||": BinaryOp.OR, "==>": BinaryOp.IMPLIES, "<==>": BinaryOp.IFF}
_NUMERIC = {"/": BinaryOp.DIV, "%": BinaryOp.MOD}
_OVERLOADED = {
    "+": (BinaryOp.ADD, BinaryOp.UNION),
    "-": (BinaryOp.SUB, BinaryOp.DIFFERENCE),
    "*": (BinaryOp.MUL, BinaryOp.INTERSECT),
}
_ORDER = {"<": BinaryOp.LT, "<=": BinaryOp.LE, ">": BinaryOp.GT, ">=": BinaryOp.GE}
_ASCENDING, _DESCENDING = frozenset({"==", "<", "<="}), frozenset({"==", ">", ">="})


def prefix(context: Context, scope: Scope, expr: syn.Prefix) -> Typed:
    """``-e`` and ``!e``; a minus before a literal makes a negative literal."""
    if expr.operator == "!":
        operand = context.check(scope, expr.operand, BOOL, "the operand of !")
        return Typed(BOOL, lambda: core.Unary(UnaryOp.NOT, operand.build(), span=expr.span))
    if isinstance(expr.operand, syn.Integer):
        value = -expr.operand.value
        return Typed(INT, lambda: core.IntLit(value, span=expr.span))
    operand = context.check(scope, expr.operand, INT, "the operand of -")
    return Typed(INT, lambda: core.Unary(UnaryOp.NEG, operand.build(), span=expr.span))


def infix(context: Context, scope: Scope, expr: syn.Infix) -> Typed:
    """Operators of two operands but the comparisons."""
    operator = expr.operator
    if operator in _LOGIC or operator in _NUMERIC:
        type_: Type = BOOL if operator in _LOGIC else INT
        op = _LOGIC.get(operator) or _NUMERIC[operator]
        what = f"an operand of {operator}"
        left, right = (context.check(scope, e, type_, what) for e in (expr.left, expr.right))
        return Typed(type_, lambda: core.Binary(op, left.build(), right.build(), span=expr.span))
    left, right = context.expr(scope, expr.left), context.expr(scope, expr.right)
    agree = context.expect(right.type, left.type, expr.right.span, f"the right operand of {operator}")
    if operator == "++":
        element = context.solver.fresh(expr.span, "the element type of this sequence")
        context.expect(left.type, SeqType(element), expr.left.span, "the left operand of ++")
        return Typed(left.type, lambda: core.Binary(BinaryOp.CONCAT, left.build(), right.build(), span=expr.span))
    chosen = _overloaded(context, expr, left.type) if agree else {}
    return Typed(left.type, lambda: core.Binary(chosen["op"], left.build(), right.build(), span=expr.span))


def _overloaded(context: Context, expr: syn.Infix, type_: Type) -> dict[str, BinaryOp]:
    """Choose between arithmetic and set operators when the type is known."""
    chosen: dict[str, BinaryOp] = {}
    numeric, collection = _OVERLOADED[expr.operator]

    def answer(found: Type) -> None:
        if isinstance(found, SetType | MultisetType):
            chosen["op"] = collection
            return
        chosen["op"] = numeric
        hint = "sequences are joined by ++" if isinstance(found, SeqType) and expr.operator == "+" else None
        if not _known_as(found, IntType):
            context.error(
                expr.left.span,
                "type",
                f"an operand of {expr.operator} has type {context.show(found)}",
                expected="int, a set or a multiset",
                hint=hint,
            )

    context.solver.when_known(type_, answer, lambda: None, default=INT)
    return chosen


def _known_as(found: Type, *classes: type) -> bool:
    """Say whether the type is of one of the classes, or is wrong for another reason already."""
    return isinstance(found, classes) or (isinstance(found, VarType) and found.name == "?")


def comparison(context: Context, scope: Scope, expr: syn.Comparison) -> Typed:
    """One comparison or a chain, which is the conjunction of its neighbours' comparisons."""
    _check_chain(context, expr)
    operands = tuple(context.expr(scope, operand) for operand in expr.operands)
    links = [
        _link(context, operator, expr.operands[i : i + 2], operands[i : i + 2], expr.span)
        for i, operator in enumerate(expr.operators)
    ]
    if len(links) == 1:
        return Typed(BOOL, lambda: links[0](operands[0].build(), operands[1].build()))
    return Typed(BOOL, lambda: _chain(context, expr.span, links, [operand.build() for operand in operands]))


def _check_chain(context: Context, expr: syn.Comparison) -> None:
    if len(expr.operators) == 1:
        return
    used = frozenset(expr.operators)
    if not (used <= _ASCENDING or used <= _DESCENDING):
        context.error(
            expr.span,
            "syntax",
            f"the comparisons {' '.join(expr.operators)} do not make a chain",
            expected="== with < and <=, or == with > and >=",
            hint="join the parts by &&, or put parentheses",
        )
    if len(expr.operators) > MAX_CHAIN:
        context.error(expr.span, "limit", f"a chain of more than {MAX_CHAIN} comparisons", hint="join parts by &&")


def _chain(
    context: Context, span: Span, links: list[Callable[[core.Expr, core.Expr], core.Expr]], built: list[core.Expr]
) -> core.Expr:
    """Join the links by &&; a big operand in the middle gets a name, so that it is written once."""
    named: list[tuple[str, core.Expr]] = []
    for i in range(1, len(built) - 1):
        if size(built[i]) > _REPEATED:
            name = context.fresh_name("middle")
            named.append((name, built[i]))
            built[i] = core.Var(name, built[i].type, span=built[i].span)
    result = links[0](built[0], built[1])
    for i, link in enumerate(links[1:], start=1):
        result = core.Binary(BinaryOp.AND, result, link(built[i], built[i + 1]), span=span)
    for name, value in reversed(named):
        result = core.Let(name, value, result, span=span)
    return result


def _link(
    context: Context, operator: str, written: tuple[syn.Expression, ...], operands: tuple[Typed, ...], span: Span
) -> Callable[[core.Expr, core.Expr], core.Expr]:
    left, right = operands
    if operator in ("in", "!in"):
        _membership(context, written, left.type, right.type)
        member = BinaryOp.IN if operator == "in" else BinaryOp.NOT_IN
        return lambda a, b: core.Binary(member, a, b, span=span)
    agree = context.expect(right.type, left.type, written[1].span, f"the right operand of {operator}")
    if operator in ("==", "!="):
        equality = BinaryOp.EQ if operator == "==" else BinaryOp.NE
        return lambda a, b: core.Binary(equality, a, b, span=span)
    subset = _order(context, operator, written[0].span, left.type) if agree else {}
    return lambda a, b: _ordered(operator, subset.get("subset", False), a, b, span)


def _ordered(operator: str, subset: bool, left: core.Expr, right: core.Expr, span: Span) -> core.Expr:
    if not subset:
        return core.Binary(_ORDER[operator], left, right, span=span)
    if operator == ">=":
        left, right = right, left
    return core.Binary(BinaryOp.SUBSET, left, right, span=span)


def _order(context: Context, operator: str, span: Span, type_: Type) -> dict[str, bool]:
    chosen: dict[str, bool] = {}

    def answer(found: Type) -> None:
        if isinstance(found, SetType | MultisetType):
            chosen["subset"] = True
            if operator in ("<", ">"):
                context.error(
                    span, "type", f"{operator} does not compare sets", hint=f"write a {operator}= b && a != b"
                )
        elif not _known_as(found, IntType, CharType):
            shown = context.show(found)
            context.error(
                span, "type", f"an operand of {operator} has type {shown}", expected="int, char, a set or a multiset"
            )

    context.solver.when_known(type_, answer, lambda: None, default=INT)
    return chosen


def _membership(context: Context, written: tuple[syn.Expression, ...], element: Type, collection: Type) -> None:
    def answer(found: Type) -> None:
        match found:
            case SeqType(inner) | SetType(inner) | MultisetType(inner) | MapType(inner, _):
                context.expect(element, inner, written[0].span, "the left operand of in")
            case _ if not _known_as(found):
                shown = context.show(found)
                context.error(
                    written[1].span,
                    "type",
                    f"the right operand of in has type {shown}",
                    expected="a sequence, set, multiset or map",
                )
            case _:
                return

    def give_up() -> None:
        context.error(written[1].span, "type", "the type of this collection cannot be inferred")

    context.solver.when_known(collection, answer, give_up)
