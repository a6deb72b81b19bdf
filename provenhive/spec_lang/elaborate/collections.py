"""Elaboration of collections: displays, sizes, indices, slices, updates, conversions, tuples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from provenhive.spec_lang import core
from provenhive.spec_lang import syntax as syn
from provenhive.spec_lang.core import UnaryOp
from provenhive.spec_lang.elaborate.context import Context, Scope, Typed
from provenhive.spec_lang.elaborate.library import ERROR
from provenhive.spec_lang.types import CHAR, INT, STRING, MapType, MultisetType, SeqType, SetType, TupleType, Type

MAX_UPDATES = 24

_Display = Callable[[tuple[core.Expr, ...], Type, syn.Display], core.Expr]
_DISPLAYS: dict[str, tuple[Callable[[Type], Type], _Display]] = {
    "seq": (SeqType, lambda items, element, e: core.SeqLit(items, element, span=e.span)),
    "set": (SetType, lambda items, element, e: core.SetLit(items, element, span=e.span)),
    "multiset": (MultisetType, lambda items, element, e: core.MultisetLit(items, element, span=e.span)),
}


def text(_context: Context, _scope: Scope, expr: syn.Text) -> Typed:
    """A string is a sequence of characters."""

    def build() -> core.Expr:
        return core.SeqLit(tuple(core.CharLit(c, span=expr.span) for c in expr.value), CHAR, span=expr.span)

    return Typed(STRING, build)


def display(context: Context, scope: Scope, expr: syn.Display) -> Typed:
    """``[a, b]``, ``{a, b}``, ``multiset{a, b}``."""
    wrap, make = _DISPLAYS[expr.kind]
    element: Type = context.solver.fresh(expr.span, f"the element type of this {expr.kind}")
    items = tuple(context.check(scope, item, element, "this item") for item in expr.items)
    return Typed(wrap(element), lambda: make(tuple(i.build() for i in items), context.final(element), expr))


def map_display(context: Context, scope: Scope, expr: syn.MapDisplay) -> Typed:
    """``map[k := v]``."""
    key: Type = context.solver.fresh(expr.span, "the key type of this map")
    value: Type = context.solver.fresh(expr.span, "the value type of this map")
    entries = tuple(
        (context.check(scope, k, key, "this key"), context.check(scope, v, value, "this value"))
        for k, v in expr.entries
    )

    def build() -> core.Expr:
        built = tuple((k.build(), v.build()) for k, v in entries)
        return core.MapLit(built, context.final(key), context.final(value), span=expr.span)

    return Typed(MapType(key, value), build)


def tuple_display(context: Context, scope: Scope, expr: syn.TupleDisplay) -> Typed:
    """``(a, b)``."""
    items = tuple(context.expr(scope, item) for item in expr.items)
    type_ = TupleType(tuple(item.type for item in items))
    if context.solver.too_big(type_):
        context.error(expr.span, "limit", "the type of this tuple is too big")
        return context.bad(expr.span)
    return Typed(type_, lambda: core.TupleLit(tuple(i.build() for i in items), span=expr.span))


def conversion(context: Context, scope: Scope, expr: syn.Conversion) -> Typed:
    """``multiset(xs)`` and ``set(xs)``."""
    element = context.solver.fresh(expr.span, "the element type of this sequence")
    value = context.check(scope, expr.value, SeqType(element), f"the argument of {expr.kind}")
    if expr.kind == "multiset":
        return Typed(MultisetType(element), lambda: core.Unary(UnaryOp.TO_MULTISET, value.build(), span=expr.span))
    return Typed(SetType(element), lambda: core.Unary(UnaryOp.TO_SET, value.build(), span=expr.span))


def size(context: Context, scope: Scope, expr: syn.Size) -> Typed:
    """``|xs|``."""
    value = context.expr(scope, expr.value)

    def answer(found: Type) -> None:
        if not isinstance(found, SeqType | SetType | MultisetType | MapType) and found != ERROR:
            shown = context.show(found)
            context.error(
                expr.value.span, "type", f"| | is taken of type {shown}", expected="a sequence, set, multiset or map"
            )

    context.solver.when_known(value.type, answer, lambda: _unknown(context, expr.value))
    return Typed(INT, lambda: core.Unary(UnaryOp.SIZE, value.build(), span=expr.span))


def index(context: Context, scope: Scope, expr: syn.IndexOf) -> Typed:
    """``xs[i]``, ``m[k]``, and how often an element is in a multiset."""
    value, position = context.expr(scope, expr.value), context.expr(scope, expr.index)
    result = context.solver.fresh(expr.span, "the type of this element")

    def answer(found: Type) -> None:
        match found:
            case SeqType(element):
                context.expect(position.type, INT, expr.index.span, "this index")
                context.solver.unify(result, element)
            case MapType(key, item):
                context.expect(position.type, key, expr.index.span, "this key")
                context.solver.unify(result, item)
            case MultisetType(element):
                context.expect(position.type, element, expr.index.span, "this element")
                context.solver.unify(result, INT)
            case _:
                _not_indexed(context, expr.value, found)
                context.solver.unify(result, ERROR)

    context.solver.when_known(value.type, answer, lambda: _unknown(context, expr.value))
    return Typed(result, lambda: core.Index(value.build(), position.build(), span=expr.span))


def slice_of(context: Context, scope: Scope, expr: syn.SliceOf) -> Typed:
    """``xs[i..j]``."""
    element = context.solver.fresh(expr.span, "the element type of this sequence")
    value = context.check(scope, expr.value, SeqType(element), "what is sliced")
    low, high = (
        None if end is None else context.check(scope, end, INT, "the end of a slice") for end in (expr.low, expr.high)
    )

    def build() -> core.Expr:
        first, last = (None if end is None else end.build() for end in (low, high))
        return core.Slice(value.build(), first, last, span=expr.span)

    return Typed(value.type, build)


@dataclass(frozen=True, slots=True)
class _Entry:
    key: Typed
    value: Typed


def update(context: Context, scope: Scope, expr: syn.UpdateOf) -> Typed:
    """``xs[i := v]`` of a sequence or map."""
    whole = context.expr(scope, expr.value)
    entries = [_Entry(context.expr(scope, k), context.expr(scope, v)) for k, v in expr.entries]
    if len(entries) > MAX_UPDATES:
        context.error(expr.span, "limit", f"more than {MAX_UPDATES} updates at once")

    def answer(found: Type) -> None:
        match found:
            case SeqType(element):
                key: Type = INT
                item: Type = element
            case MapType(key, item):
                pass
            case _:
                _not_indexed(context, expr.value, found)
                return
        for (k, v), entry in zip(expr.entries, entries, strict=True):
            context.expect(entry.key.type, key, k.span, "this index")
            context.expect(entry.value.type, item, v.span, "this value")

    def build() -> core.Expr:
        result = whole.build()
        for entry in entries:
            result = core.Update(result, entry.key.build(), entry.value.build(), span=expr.span)
        return result

    context.solver.when_known(whole.type, answer, lambda: _unknown(context, expr.value))
    return Typed(whole.type, build)


def _unknown(context: Context, expr: syn.Expression) -> None:
    context.error(expr.span, "type", "the type of this collection cannot be inferred", hint="give its variable a type")


def _not_indexed(context: Context, expr: syn.Expression, found: Type) -> None:
    if found != ERROR:
        shown = context.show(found)
        context.error(expr.span, "type", f"a value of type {shown} has no elements by index", expected="a seq or map")
