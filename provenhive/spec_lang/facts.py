"""Atomic facts that must hold wherever a formula is true (or wherever it is false).

For ``forall x :: G ==> C`` the facts of its being false bound ``x``: an ``x`` outside of these bounds cannot make the
body false. Likewise for ``exists`` and being true. Only necessary conditions are collected, so nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from provenhive.spec_lang.core import (
    Binary,
    BinaryOp,
    Binder,
    BoolLit,
    Call,
    Expr,
    Function,
    If,
    IntLit,
    Let,
    Program,
    Quantified,
    Quantifier,
    Unary,
    UnaryOp,
    Var,
)
from provenhive.spec_lang.declared import constraint, erase
from provenhive.spec_lang.linear import Inequality, Linear, combine, linear
from provenhive.spec_lang.traverse import called_functions, substitute_variables, walk
from provenhive.spec_lang.types import INT, SubsetType

_INLINE_DEPTH = 3
_MAX_CASES = 16
_NEGATED = {
    BinaryOp.LT: BinaryOp.GE,
    BinaryOp.GE: BinaryOp.LT,
    BinaryOp.GT: BinaryOp.LE,
    BinaryOp.LE: BinaryOp.GT,
    BinaryOp.EQ: BinaryOp.NE,
    BinaryOp.NE: BinaryOp.EQ,
    BinaryOp.IN: BinaryOp.NOT_IN,
    BinaryOp.NOT_IN: BinaryOp.IN,
}


@dataclass(frozen=True, slots=True)
class Fact:
    """``operator`` relates the two operands. ``source`` identifies the node of the body that says exactly this with
    truth value ``holds``; it is ``None`` for a fact that is implied only."""

    operator: BinaryOp
    left: Expr
    right: Expr
    source: int | None
    holds: bool


Facts = tuple[Fact, ...]
Cases = tuple[Facts, ...]
"""Cases of which at least one applies, each with facts that hold in it."""

_ANYTHING: Cases = ((),)


class FactFinder:
    """Collects facts; variables of inner quantifiers are renamed apart and remembered in ``inner``.

    With ``split``, disjunctions make several cases; without, they tell nothing.
    """

    def __init__(self, program: Program, *, split: bool) -> None:
        self._program = program
        self._split = split
        self.inner: dict[str, Binder] = {}

    def of(self, expr: Expr, holds: bool, *, exact: bool = True, depth: int = 0) -> Cases:
        """Return the cases in which ``expr`` has the truth value ``holds``; facts are in the order of reading."""
        match expr:
            case BoolLit(value=value):
                return _ANYTHING if value is holds else ()
            case Unary(op=UnaryOp.NOT, operand=a):
                return self.of(a, not holds, exact=exact, depth=depth)
            case Binary(op=BinaryOp.AND, left=a, right=b):
                return self._pair((a, holds), (b, holds), exact, depth, both=holds)
            case Binary(op=BinaryOp.OR, left=a, right=b):
                return self._pair((a, holds), (b, holds), exact, depth, both=not holds)
            case Binary(op=BinaryOp.IMPLIES, left=a, right=b):
                return self._pair((a, not holds), (b, holds), exact, depth, both=not holds)
            case Binary(op=BinaryOp.IFF, left=a, right=b):
                return self._either(
                    lambda: self._pair((a, True), (b, holds), exact, depth, both=True),
                    lambda: self._pair((a, False), (b, not holds), exact, depth, both=True),
                )
            case Binary(op=op, left=a, right=b) if op in _NEGATED:
                return ((Fact(op if holds else _NEGATED[op], a, b, id(expr) if exact else None, holds),),)
            case Binary(op=BinaryOp.SUBSET, left=a, right=b) if holds:
                return ((Fact(BinaryOp.SUBSET, a, b, None, True),),)
            case _:
                return self._compound(expr, holds, depth)

    def _pair(
        self, first: tuple[Expr, bool], second: tuple[Expr, bool], exact: bool, depth: int, *, both: bool
    ) -> Cases:
        """Two formulas with their truth values: both hold, or at least one does."""

        def left() -> Cases:
            return self.of(*first, exact=exact, depth=depth)

        def right() -> Cases:
            return self.of(*second, exact=exact, depth=depth)

        return _cross(left(), right()) if both else self._either(left, right)

    def _either(self, left: Callable[[], Cases], right: Callable[[], Cases]) -> Cases:
        if not self._split:
            return _ANYTHING
        cases = left() + right()
        return cases if len(cases) <= _MAX_CASES else _ANYTHING

    def _compound(self, expr: Expr, holds: bool, depth: int) -> Cases:
        match expr:
            case Let(name=name, value=value, body=body):
                return self.of(substitute_variables(body, {name: value}), holds, exact=False, depth=depth)
            case If(condition=c, then=a, otherwise=b):
                return self._if(c, a, b, holds, depth)
            case Quantified(quantifier=quantifier) if (quantifier is Quantifier.EXISTS) == holds:
                renamed = self._apart(expr)
                return _cross(self.of_binders(renamed.binders), self.of(renamed.body, holds, exact=False, depth=depth))
            case Call(function=name, arguments=arguments) if depth < _INLINE_DEPTH:
                inlined = _inlined(self._program.index.get(name), arguments)
                return _ANYTHING if inlined is None else self.of(inlined, holds, exact=False, depth=depth + 1)
            case _:
                return _ANYTHING

    def _if(self, condition: Expr, then: Expr, otherwise: Expr, holds: bool, depth: int) -> Cases:
        def first() -> Cases:
            return self._pair((condition, True), (then, holds), False, depth, both=True)

        def second() -> Cases:
            return self._pair((condition, False), (otherwise, holds), False, depth, both=True)

        if isinstance(otherwise, BoolLit) and otherwise.value is not holds:
            return first()
        if isinstance(then, BoolLit) and then.value is not holds:
            return second()
        return self._either(first, second)

    def of_binders(self, binders: tuple[Binder, ...]) -> Cases:
        """Return what the declared types of the binders say."""
        cases = _ANYTHING
        for binder in binders:
            declared = binder.type
            variable = Var(binder.name, erase(self._program, declared))
            while isinstance(declared, SubsetType):
                known = constraint(self._program, declared)
                predicate = substitute_variables(known.predicate, {known.variable: variable})
                cases = _cross(cases, self.of(predicate, True, exact=False, depth=1))
                declared = known.base
        return cases

    def _apart(self, expr: Quantified) -> Quantified:
        renaming: dict[str, Expr] = {}
        binders = []
        for binder in expr.binders:
            renamed = replace(binder, name=f"{binder.name}#{len(self.inner)}")
            self.inner[renamed.name] = renamed
            renaming[binder.name] = Var(renamed.name, erase(self._program, binder.type))
            binders.append(renamed)
        return replace(expr, binders=tuple(binders), body=substitute_variables(expr.body, renaming))


def _cross(left: Cases, right: Cases) -> Cases:
    """Return the cases of both; when they are too many, only what the left side says."""
    if len(left) * len(right) > _MAX_CASES:
        return left
    return tuple(a + b for a in left for b in right)


def _inlined(function: object, arguments: tuple[Expr, ...]) -> Expr | None:
    """Return the body of a function that does not call itself, with its parameters replaced."""
    if not isinstance(function, Function) or function.name in called_functions(function.body):
        return None
    binding = dict(zip((p.name for p in function.parameters), arguments, strict=True))
    return substitute_variables(function.body, binding)


def inequalities(facts: Facts) -> list[Inequality]:
    """Return the linear content of the integer facts, with what is always true of their non-linear atoms."""
    found = [item for fact in facts for item in _of_fact(fact)]
    atoms = {atom for item in found for atom, _ in item.form.terms}
    return found + [Inequality(form, frozenset()) for atom in atoms for form in _always(atom, found)]


def _of_fact(fact: Fact) -> Iterator[Inequality]:
    if fact.left.type != INT or fact.operator in (BinaryOp.IN, BinaryOp.NOT_IN, BinaryOp.NE):
        return
    left, right = linear(fact.left), linear(fact.right)
    sources = frozenset() if fact.source is None else frozenset({fact.source})
    one = Linear((), 1)
    match fact.operator:
        case BinaryOp.LE:
            yield Inequality(combine(right, 1, left, -1), sources)
        case BinaryOp.LT:
            yield Inequality(combine(combine(right, 1, left, -1), 1, one, -1), sources)
        case BinaryOp.GE:
            yield Inequality(combine(left, 1, right, -1), sources)
        case BinaryOp.GT:
            yield Inequality(combine(combine(left, 1, right, -1), 1, one, -1), sources)
        case BinaryOp.EQ:
            yield Inequality(combine(left, 1, right, -1), frozenset())
            yield Inequality(combine(right, 1, left, -1), frozenset())


def _always(atom: Expr, known: list[Inequality]) -> Iterator[Linear]:
    """Yield linear forms that are never negative, for a product, quotient, remainder or size."""
    itself = Linear(((atom, 1),), 0)
    match atom:
        case Unary(op=UnaryOp.SIZE):
            yield itself
        case Binary(op=BinaryOp.MUL, left=a, right=b) if a == b:
            yield combine(itself, 1, linear(a), -1)
            yield combine(itself, 1, linear(a), 1)
        case Binary(op=BinaryOp.MUL, left=a, right=b) if _is_positive(a, known) and _is_positive(b, known):
            yield combine(itself, 1, linear(a), -1)
            yield combine(itself, 1, linear(b), -1)
        case Binary(op=BinaryOp.DIV, left=a, right=IntLit(value=d)) if d > 0:
            remainder = combine(linear(a), 1, itself, -d)
            yield remainder
            yield combine(Linear((), d - 1), 1, remainder, -1)
        case Binary(op=BinaryOp.MOD, right=IntLit(value=d)) if d > 0:
            yield itself
            yield combine(Linear((), d - 1), 1, itself, -1)


def _is_positive(expr: Expr, known: list[Inequality]) -> bool:
    """Say whether a single inequality already tells that the expression is at least 1."""
    return any(item.form.terms == ((expr, 1),) and item.form.constant <= -1 for item in known)


def mentions(expr: Expr, names: Collection[str]) -> bool:
    """Say whether a variable of one of the names occurs in the expression (names are unique in their scope)."""
    return any(isinstance(node, Var) and node.name in names for node in walk(expr))
