"""Type inference for candidates: unification with constraints that wait until enough is known.

First-order unification after Robinson (1965). A type that is not known yet is a ``VarType`` whose name starts with
``?``, which no declared type parameter can. Operators that mean different things at different types (``+``, ``<=``,
``xs[i]``) leave a *wish*: a function that is asked again until it can decide.
"""

from __future__ import annotations

from collections.abc import Callable

from provenhive.candidates.rejection import GateCategory, refuse
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.types import (
    INT,
    DataType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    TupleType,
    Type,
    VarType,
    children,
    with_children,
)

MAX_TYPE_SIZE = 200

Wish = Callable[[], bool]
"""Settles something and returns ``True``, or returns ``False`` because too little is known yet."""


def is_unknown(type_: Type) -> bool:
    """Say whether the type is a variable of the inference."""
    return isinstance(type_, VarType) and type_.name.startswith("?")


class Inference:
    """The unknowns of one body, what is known of them, and the wishes that wait."""

    def __init__(self) -> None:
        self._known: dict[str, Type] = {}
        self._count = 0
        self._wishes: list[tuple[Wish, Type | None]] = []

    def fresh(self) -> Type:
        """Return a new unknown."""
        self._count += 1
        return VarType(f"?{self._count}")

    def head(self, type_: Type) -> Type:
        """Return the type with its outermost constructor known, if it is."""
        while isinstance(type_, VarType) and type_.name in self._known:
            type_ = self._known[type_.name]
        return type_

    def resolve(self, type_: Type, span: Span) -> Type:
        """Return the type with all that is known filled in.

        Raises:
            GateRefusal: ``nesting`` if the type has more than ``MAX_TYPE_SIZE`` parts.
        """
        self.check_size(type_, span)
        return self._filled(type_)

    def known(self, type_: Type, span: Span) -> Type:
        """Return the resolved type.

        Raises:
            GateRefusal: ``type`` if part of it is still unknown.
        """
        resolved = self.resolve(type_, span)
        if _holds_unknown(resolved):
            raise refuse(GateCategory.TYPE, f"this type cannot be inferred: {self.show(resolved)}; write it", span)
        return resolved

    def _filled(self, type_: Type) -> Type:
        type_ = self.head(type_)
        parts = children(type_)
        return with_children(type_, tuple(map(self._filled, parts))) if parts else type_

    def check_size(self, type_: Type, span: Span) -> None:
        """Refuse a type that is too big: types double with each use of a variable and could fill the memory."""
        pending, size = [type_], 0
        while pending:
            size += 1
            if size > MAX_TYPE_SIZE:
                raise refuse(GateCategory.NESTING, f"a type of more than {MAX_TYPE_SIZE} parts", span)
            pending.extend(children(self.head(pending.pop())))

    def show(self, type_: Type) -> str:
        """Return the type as people write it; unknown parts are ``?``."""
        filled = self._filled(type_)
        return str(_blurred(filled))

    def unify(self, expected: Type, found: Type, span: Span, what: str = "") -> None:
        """Make both types equal.

        Raises:
            GateRefusal: ``type`` if they cannot be.
        """
        if not self._unify(expected, found, span):
            subject = f"{what}: " if what else ""
            message = f"{subject}expected {self.show(expected)}, found {self.show(found)}"
            raise refuse(GateCategory.TYPE, message, span)

    def _unify(self, a: Type, b: Type, span: Span) -> bool:
        pending = [(a, b)]
        while pending:
            left, right = (self.head(side) for side in pending.pop())
            if left is right or left == right:
                continue
            if is_unknown(left):
                if not self._bind(left, right, span):
                    return False
            elif is_unknown(right):
                if not self._bind(right, left, span):
                    return False
            elif _same_shape(left, right):
                pending.extend(zip(children(left), children(right), strict=True))
            else:
                return False
        return True

    def _bind(self, unknown: Type, type_: Type, span: Span) -> bool:
        """Record what an unknown is; ``False`` if the type would contain itself."""
        self.check_size(type_, span)
        if not isinstance(unknown, VarType) or self._occurs(unknown, type_):
            return False
        self._known[unknown.name] = type_
        return True

    def _occurs(self, unknown: VarType, type_: Type) -> bool:
        pending = [type_]
        while pending:
            current = self.head(pending.pop())
            if current == unknown:
                return True
            pending.extend(children(current))
        return False

    # --- wishes ----------------------------------------------------------------------------------------------------

    def wish(self, wish: Wish, default_to_int: Type | None = None) -> None:
        """Try to settle ``wish`` now, else later; an unknown ``default_to_int`` becomes ``int`` in the end."""
        if not wish():
            self._wishes.append((wish, default_to_int))

    def settle(self) -> None:
        """Settle all wishes. What stays open is found when the types are asked for with ``known``."""
        while self._round():
            pass
        while self._default():
            while self._round():
                pass

    def _round(self) -> bool:
        open_ = [(wish, default) for wish, default in self._wishes if not wish()]
        progress = len(open_) < len(self._wishes)
        self._wishes = open_
        return progress

    def _default(self) -> bool:
        for _, unknown in self._wishes:
            if unknown is not None and is_unknown(self.head(unknown)):
                head = self.head(unknown)
                if isinstance(head, VarType):
                    self._known[head.name] = INT
                    return True
        return False


def _same_shape(a: Type, b: Type) -> bool:
    match a, b:
        case (
            (SeqType(), SeqType()) | (SetType(), SetType()) | (MultisetType(), MultisetType()) | (MapType(), MapType())
        ):
            return True
        case TupleType(), TupleType():
            return len(a.items) == len(b.items)
        case DataType(), DataType():
            return a.name == b.name
        case _:
            return False


def _holds_unknown(type_: Type) -> bool:
    return is_unknown(type_) or any(map(_holds_unknown, children(type_)))


def _blurred(type_: Type) -> Type:
    if is_unknown(type_):
        return VarType("?")
    parts = children(type_)
    return with_children(type_, tuple(map(_blurred, parts))) if parts else type_
