"""Typing of operators and collections: the rules whose meaning depends on the operands' types."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from provenhive.candidates import raw
from provenhive.candidates.environment import Scope
from provenhive.candidates.expressions import Checker, Rule, Typed, all_built, registering
from provenhive.candidates.inference import is_unknown
from provenhive.candidates.rejection import GateCategory, refuse
from provenhive.spec_lang import core
from provenhive.spec_lang.core import BinaryOp, Expr, UnaryOp
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.types import (
    BOOL,
    INT,
    CharType,
    IntType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    TupleType,
    Type,
)

OPERATOR_RULES: dict[type, Rule] = {}
rule = registering(OPERATOR_RULES)

_LOGIC = {"&&": BinaryOp.AND, "||": BinaryOp.OR, "==>": BinaryOp.IMPLIES, "<==>": BinaryOp.IFF}
_COLLECTIONS = (SetType, MultisetType)
_ARITHMETIC = {"+": BinaryOp.ADD, "-": BinaryOp.SUB, "*": BinaryOp.MUL, "/": BinaryOp.DIV, "%": BinaryOp.MOD}
_ON_COLLECTIONS = {"+": BinaryOp.UNION, "-": BinaryOp.DIFFERENCE, "*": BinaryOp.INTERSECT, "<=": BinaryOp.SUBSET}
_RELATIONS = {
    "==": BinaryOp.EQ,
    "!=": BinaryOp.NE,
    "<": BinaryOp.LT,
    "<=": BinaryOp.LE,
    ">": BinaryOp.GT,
    ">=": BinaryOp.GE,
    "in": BinaryOp.IN,
    "!in": BinaryOp.NOT_IN,
}
_ASCENDING, _DESCENDING = {"==", "<", "<="}, {"==", ">", ">="}


@rule(raw.RawUnary)
def _unary(checker: Checker, expr: raw.RawUnary, scope: Scope) -> Typed:
    span = expr.span
    if expr.sign in "-!":
        type_: Type = INT if expr.sign == "-" else BOOL
        op = UnaryOp.NEG if expr.sign == "-" else UnaryOp.NOT
        operand = checker.check(expr.operand, type_, scope, f"operand of '{expr.sign}'")
        return Typed(type_, lambda: core.Unary(op, operand(), span=span))
    if expr.sign == "multiset":
        element = checker.inference.fresh()
        operand = checker.check(expr.operand, SeqType(element), scope, "'multiset' is of a sequence")
        return Typed(MultisetType(element), lambda: core.Unary(UnaryOp.TO_MULTISET, operand(), span=span))
    sized = checker.infer(expr.operand, scope)
    _require(checker, sized.type, (SeqType, SetType, MultisetType, MapType), "'| |' is of a collection", span)
    return Typed(INT, lambda: core.Unary(UnaryOp.SIZE, sized.build(), span=span))


def _require(
    checker: Checker, type_: Type, kinds: tuple[type, ...], what: str, span: Span, *, default_int: bool = False
) -> None:
    """Wish that a type is of one of these kinds."""

    def wish() -> bool:
        head = checker.inference.head(type_)
        if is_unknown(head):
            return False
        if not isinstance(head, kinds):
            raise refuse(GateCategory.TYPE, f"{what}, found {checker.inference.show(head)}", span)
        return True

    checker.inference.wish(wish, type_ if default_int else None)


@rule(raw.RawBinary)
def _binary(checker: Checker, expr: raw.RawBinary, scope: Scope) -> Typed:
    span = expr.span
    if expr.sign in _LOGIC:
        op = _LOGIC[expr.sign]
        left = checker.check(expr.left, BOOL, scope, f"operand of '{expr.sign}'")
        right = checker.check(expr.right, BOOL, scope, f"operand of '{expr.sign}'")
        return Typed(BOOL, lambda: core.Binary(op, left(), right(), span=span))
    first = checker.infer(expr.left, scope)
    second = checker.check(expr.right, first.type, scope, f"both operands of '{expr.sign}' have one type")
    kinds: tuple[type, ...] = (IntType,)
    if expr.sign in _ON_COLLECTIONS:
        kinds = (IntType, SeqType, *_COLLECTIONS) if expr.sign == "+" else (IntType, *_COLLECTIONS)
    _require(checker, first.type, kinds, f"'{expr.sign}' is not of this type", span, default_int=True)
    return Typed(
        first.type, lambda: core.Binary(_sum_sign(checker, expr.sign, first.type), first.build(), second(), span=span)
    )


def _sum_sign(checker: Checker, sign: str, type_: Type) -> BinaryOp:
    """Return what ``+ - * / %`` means on operands of a type."""
    head = checker.inference.head(type_)
    if isinstance(head, SeqType):
        return BinaryOp.CONCAT
    return (_ON_COLLECTIONS if isinstance(head, _COLLECTIONS) else _ARITHMETIC)[sign]


# --- relations -----------------------------------------------------------------------------------------------------


@rule(raw.Chain)
def _chain(checker: Checker, expr: raw.Chain, scope: Scope) -> Typed:
    """Type ``a <= b < c``, which means ``a <= b && b < c``."""
    if len(expr.signs) > 1 and not (set(expr.signs) <= _ASCENDING or set(expr.signs) <= _DESCENDING):
        message = "a chain goes one way: with '<', '<=', '==' or with '>', '>=', '=='"
        raise refuse(GateCategory.GRAMMAR, message, expr.span)
    operands = [checker.infer(operand, scope) for operand in expr.operands]
    links = [_link(checker, sign, operands[i], operands[i + 1], expr) for i, sign in enumerate(expr.signs)]

    def build() -> Expr:
        whole = links[0]()
        for link in links[1:]:
            whole = core.Binary(BinaryOp.AND, whole, link(), span=expr.span)
        return whole

    return Typed(BOOL, build)


def _link(checker: Checker, sign: str, left: Typed, right: Typed, expr: raw.Chain) -> Callable[[], Expr]:
    span = expr.span
    if sign in {"in", "!in"}:
        _wish_member(checker, left.type, right.type, span)
    else:
        checker.inference.unify(left.type, right.type, span, f"both operands of '{sign}' have one type")
    if sign in {"<", ">", ">="}:
        kinds = (IntType, CharType)
        _require(checker, left.type, kinds, f"'{sign}' orders numbers and characters", span, default_int=True)
    elif sign == "<=":
        kinds_with_sets = (IntType, CharType, *_COLLECTIONS)
        _require(checker, left.type, kinds_with_sets, "'<=' is not of this type", span, default_int=True)

    def build() -> Expr:
        on_sets = sign == "<=" and isinstance(checker.inference.head(left.type), _COLLECTIONS)
        op = BinaryOp.SUBSET if on_sets else _RELATIONS[sign]
        return core.Binary(op, left.build(), right.build(), span=span)

    return build


def _wish_member(checker: Checker, item: Type, collection: Type, span: Span) -> None:
    def wish() -> bool:
        match checker.inference.head(collection):
            case SeqType(element) | SetType(element) | MultisetType(element) | MapType(element, _):
                checker.inference.unify(element, item, span, "what is looked for in a collection")
                return True
            case head if is_unknown(head):
                return False
            case head:
                raise refuse(GateCategory.TYPE, f"'in' is of a collection, found {checker.inference.show(head)}", span)

    checker.inference.wish(wish)


# --- collections ---------------------------------------------------------------------------------------------------


@rule(raw.Display)
def _display(checker: Checker, expr: raw.Display, scope: Scope) -> Typed:
    if expr.kind == "tuple":
        items = [checker.infer(item, scope) for item in expr.items]
        builders = [item.build for item in items]
        whole = TupleType(tuple(item.type for item in items))
        return Typed(whole, lambda: core.TupleLit(all_built(builders), span=expr.span))
    element = checker.inference.fresh()
    builders = checker.check_all(expr.items, [element] * len(expr.items), scope)
    type_, make = _DISPLAYS[expr.kind]
    return Typed(
        type_(element), lambda: make(all_built(builders), checker.inference.known(element, expr.span), expr.span)
    )


def _seq_lit(items: Sequence[Expr], element: Type, span: Span) -> Expr:
    return core.SeqLit(tuple(items), element, span=span)


def _set_lit(items: Sequence[Expr], element: Type, span: Span) -> Expr:
    return core.SetLit(tuple(items), element, span=span)


def _multiset_lit(items: Sequence[Expr], element: Type, span: Span) -> Expr:
    return core.MultisetLit(tuple(items), element, span=span)


_DISPLAYS: dict[str, tuple[Callable[[Type], Type], Callable[[Sequence[Expr], Type, Span], Expr]]] = {
    "seq": (SeqType, _seq_lit),
    "set": (SetType, _set_lit),
    "multiset": (MultisetType, _multiset_lit),
}


@rule(raw.MapDisplay)
def _map_display(checker: Checker, expr: raw.MapDisplay, scope: Scope) -> Typed:
    inference = checker.inference
    key, value = inference.fresh(), inference.fresh()
    entries = [(checker.check(k, key, scope), checker.check(v, value, scope)) for k, v in expr.entries]

    def build() -> Expr:
        built = tuple((k(), v()) for k, v in entries)
        return core.MapLit(built, inference.known(key, expr.span), inference.known(value, expr.span), span=expr.span)

    return Typed(MapType(key, value), build)


@rule(raw.RawIndex)
def _index(checker: Checker, expr: raw.RawIndex, scope: Scope) -> Typed:
    collection, index = checker.infer(expr.value, scope), checker.infer(expr.index, scope)
    inference = checker.inference
    result = inference.fresh()

    def wish() -> bool:
        match inference.head(collection.type):
            case SeqType(element):
                key: Type = INT
            case MapType(key, element):
                pass
            case MultisetType(key):
                element = INT
            case head if is_unknown(head):
                return False
            case head:
                raise refuse(GateCategory.TYPE, f"{inference.show(head)} has no items", expr.span)
        inference.unify(key, index.type, expr.index.span, "an index")
        inference.unify(result, element, expr.span)
        return True

    inference.wish(wish)
    return Typed(result, lambda: core.Index(collection.build(), index.build(), span=expr.span))


@rule(raw.RawSlice)
def _slice(checker: Checker, expr: raw.RawSlice, scope: Scope) -> Typed:
    type_ = SeqType(checker.inference.fresh())
    sequence = checker.check(expr.value, type_, scope, "a slice is of a sequence")
    low = None if expr.low is None else checker.check(expr.low, INT, scope, "an end of a slice")
    high = None if expr.high is None else checker.check(expr.high, INT, scope, "an end of a slice")

    def build() -> Expr:
        return core.Slice(sequence(), low and low(), high and high(), span=expr.span)

    return Typed(type_, build)


@rule(raw.RawUpdate)
def _update(checker: Checker, expr: raw.RawUpdate, scope: Scope) -> Typed:
    inference = checker.inference
    collection = checker.infer(expr.value, scope)
    index, item = checker.infer(expr.index, scope), checker.infer(expr.item, scope)

    def wish() -> bool:
        match inference.head(collection.type):
            case SeqType(element):
                key: Type = INT
            case MapType(key, element):
                pass
            case head if is_unknown(head):
                return False
            case head:
                raise refuse(GateCategory.TYPE, f"{inference.show(head)} cannot be updated at an index", expr.span)
        inference.unify(key, index.type, expr.index.span, "an index")
        inference.unify(element, item.type, expr.item.span, "the item that is put in")
        return True

    inference.wish(wish)
    return Typed(collection.type, lambda: core.Update(collection.build(), index.build(), item.build(), span=expr.span))


@rule(raw.Comprehension)
def _comprehension(checker: Checker, expr: raw.Comprehension, scope: Scope) -> Typed:
    """Type ``set x | x in xs``, the one comprehension that the language has: the set of a sequence's items."""
    collection = checker.infer(_comprehended(expr), scope)
    inference = checker.inference
    element = inference.fresh()
    if expr.domain.binders[0].type is not None:
        inference.unify(element, checker.binder_type(expr.domain.binders[0])[0], expr.span)

    def wish() -> bool:
        match inference.head(collection.type):
            case SeqType(found) | SetType(found):
                inference.unify(element, found, expr.span)
                return True
            case head if is_unknown(head):
                return False
            case head:
                raise refuse(GateCategory.TYPE, f"no set is made of {inference.show(head)} this way", expr.span)

    inference.wish(wish)

    def build() -> Expr:
        inner = collection.build()
        if isinstance(inference.head(collection.type), SetType):
            return inner
        return core.Unary(UnaryOp.TO_SET, inner, span=expr.span)

    return Typed(SetType(element), build)


def _comprehended(expr: raw.Comprehension) -> raw.RawExpr:
    """Return ``xs`` of ``set x | x in xs``.

    Raises:
        GateRefusal: ``grammar`` for any other comprehension.
    """
    binder, range_ = expr.domain.binders[0].name.text, expr.domain.range
    simple = isinstance(range_, raw.Chain) and range_.signs == ("in",) and _is_name(range_.operands[0], binder)
    if len(expr.domain.binders) != 1 or not simple or not (expr.term is None or _is_name(expr.term, binder)):
        message = "the one comprehension of the language is 'set x | x in xs'"
        raise refuse(GateCategory.GRAMMAR, message, expr.span)
    return range_.operands[1] if isinstance(range_, raw.Chain) else expr


def _is_name(expr: raw.RawExpr, text: str) -> bool:
    return isinstance(expr, raw.Name) and expr.text == text
