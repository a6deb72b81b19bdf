"""Atomic facts that must hold wherever a formula is true (or wherever it is false).

For ``forall x :: G ==> C`` the facts of its being false bound ``x``: an ``x`` outside of these bounds cannot make the
body false. Likewise for ``exists`` and being true. Only necessary conditions are collected, so nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
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


class FactFinder:
    """Collects facts; variables of inner quantifiers are renamed apart and remembered in ``inner``."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self.inner: set[str] = set()

    def of(self, expr: Expr, holds: bool, *, exact: bool = True, depth: int = 0) -> Iterator[Fact]:
        """Yield facts that hold wherever ``expr`` has the truth value ``holds``, in the order of reading."""
        match expr:
            case Unary(op=UnaryOp.NOT, operand=a):
                yield from self.of(a, not holds, exact=exact, depth=depth)
            case Binary(op=BinaryOp.AND, left=a, right=b) if holds:
                yield from self.of(a, True, exact=exact, depth=depth)
                yield from self.of(b, True, exact=exact, depth=depth)
            case Binary(op=BinaryOp.OR, left=a, right=b) if not holds:
                yield from self.of(a, False, exact=exact, depth=depth)
                yield from self.of(b, False, exact=exact, depth=depth)
            case Binary(op=BinaryOp.IMPLIES, left=a, right=b) if not holds:
                yield from self.of(a, True, exact=exact, depth=depth)
                yield from self.of(b, False, exact=exact, depth=depth)
            case Binary(op=op, left=a, right=b) if op in _NEGATED:
                yield Fact(op if holds else _NEGATED[op], a, b, id(expr) if exact else None, holds)
            case Binary(op=BinaryOp.SUBSET, left=a, right=b) if holds:
                yield Fact(BinaryOp.SUBSET, a, b, None, True)
            case _:
                yield from self._compound(expr, holds, depth)

    def _compound(self, expr: Expr, holds: bool, depth: int) -> Iterator[Fact]:
        match expr:
            case Let(name=name, value=value, body=body):
                yield from self.of(substitute_variables(body, {name: value}), holds, exact=False, depth=depth)
            case If(condition=c, then=a, otherwise=BoolLit(value=excluded)) if excluded is not holds:
                yield from self.of(c, True, exact=False, depth=depth)
                yield from self.of(a, holds, exact=False, depth=depth)
            case If(condition=c, then=BoolLit(value=excluded), otherwise=b) if excluded is not holds:
                yield from self.of(c, False, exact=False, depth=depth)
                yield from self.of(b, holds, exact=False, depth=depth)
            case Quantified(quantifier=quantifier) if (quantifier is Quantifier.EXISTS) == holds:
                renamed = self._apart(expr)
                yield from self.of_binders(renamed.binders)
                yield from self.of(renamed.body, holds, exact=False, depth=depth)
            case Call(function=name, arguments=arguments) if depth < _INLINE_DEPTH:
                inlined = _inlined(self._program.index.get(name), arguments)
                if inlined is not None:
                    yield from self.of(inlined, holds, exact=False, depth=depth + 1)

    def of_binders(self, binders: tuple[Binder, ...]) -> Iterator[Fact]:
        """Yield what the declared types of the binders say."""
        for binder in binders:
            declared = binder.type
            variable = Var(binder.name, erase(self._program, declared))
            while isinstance(declared, SubsetType):
                known = constraint(self._program, declared)
                predicate = substitute_variables(known.predicate, {known.variable: variable})
                yield from self.of(predicate, True, exact=False, depth=1)
                declared = known.base

    def _apart(self, expr: Quantified) -> Quantified:
        renaming: dict[str, Expr] = {}
        binders = []
        for binder in expr.binders:
            name = f"{binder.name}#{len(self.inner)}"
            self.inner.add(name)
            renaming[binder.name] = Var(name, erase(self._program, binder.type))
            binders.append(replace(binder, name=name))
        return replace(expr, binders=tuple(binders), body=substitute_variables(expr.body, renaming))


def _inlined(function: object, arguments: tuple[Expr, ...]) -> Expr | None:
    """Return the body of a function that does not call itself, with its parameters replaced."""
    if not isinstance(function, Function) or function.name in called_functions(function.body):
        return None
    binding = dict(zip((p.name for p in function.parameters), arguments, strict=True))
    return substitute_variables(function.body, binding)


def inequalities(facts: list[Fact]) -> list[Inequality]:
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


def mentions(expr: Expr, names: frozenset[str] | set[str]) -> bool:
    """Say whether a variable of one of the names occurs in the expression (names are unique in their scope)."""
    return any(isinstance(node, Var) and node.name in names for node in walk(expr))
