"""Linear integer forms over core expressions, and Fourier-Motzkin elimination on them.

Used to derive finite ranges for quantified variables: the real relaxation never loses an integer solution, so a range
derived here contains every value that satisfies the constraints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from provenhive.spec_lang.core import Binary, BinaryOp, Expr, IntLit, Unary, UnaryOp

MAX_CONSTRAINTS = 200


@dataclass(frozen=True, slots=True)
class Linear:
    """``constant`` plus the sum of coefficients times atoms; an atom is an expression that is not linear itself."""

    terms: tuple[tuple[Expr, int], ...]
    constant: int

    def coefficient(self, atom: Expr) -> int:
        """Return the atom's coefficient, 0 if it does not occur."""
        for candidate, factor in self.terms:
            if candidate == atom:
                return factor
        return 0

    def without(self, atom: Expr) -> Linear:
        """Return the form with the atom's term left out."""
        return Linear(tuple(term for term in self.terms if term[0] != atom), self.constant)


def combine(left: Linear, factor: int, right: Linear, other: int) -> Linear:
    """Return ``factor * left + other * right``."""
    sums: dict[Expr, int] = {}
    for form, times in ((left, factor), (right, other)):
        for atom, coefficient in form.terms:
            sums[atom] = sums.get(atom, 0) + times * coefficient
    terms = tuple((atom, value) for atom, value in sums.items() if value)
    return Linear(terms, factor * left.constant + other * right.constant)


def linear(expr: Expr) -> Linear:
    """Return the linear form of an integer expression."""
    match expr:
        case IntLit(value=value):
            return Linear((), value)
        case Unary(op=UnaryOp.NEG, operand=a):
            return combine(linear(a), -1, _ZERO, 0)
        case Binary(op=BinaryOp.ADD, left=a, right=b):
            return combine(linear(a), 1, linear(b), 1)
        case Binary(op=BinaryOp.SUB, left=a, right=b):
            return combine(linear(a), 1, linear(b), -1)
        case Binary(op=BinaryOp.MUL, left=a, right=b):
            return _product(expr, linear(a), linear(b))
        case _:
            return Linear(((expr, 1),), 0)


_ZERO = Linear((), 0)


def _product(expr: Expr, left: Linear, right: Linear) -> Linear:
    if not left.terms:
        return combine(right, left.constant, _ZERO, 0)
    if not right.terms:
        return combine(left, right.constant, _ZERO, 0)
    return Linear(((expr, 1),), 0)


@dataclass(frozen=True, slots=True)
class Inequality:
    """``form >= 0``. ``sources`` are the identities of the atomic formulas it was made from."""

    form: Linear
    sources: frozenset[int]


def eliminate(system: Iterable[Inequality], is_open: Callable[[Expr], bool]) -> list[Inequality]:
    """Return consequences of the system in which no atom is open (Fourier-Motzkin)."""
    current = list(system)
    while True:
        atom = next((a for item in current for a, _ in item.form.terms if is_open(a)), None)
        if atom is None:
            return current
        current = _eliminate_one(current, atom)


def _eliminate_one(system: list[Inequality], atom: Expr) -> list[Inequality]:
    lower = [item for item in system if item.form.coefficient(atom) > 0]
    upper = [item for item in system if item.form.coefficient(atom) < 0]
    result = [item for item in system if item.form.coefficient(atom) == 0]
    for low in lower:
        for high in upper:
            if len(result) >= MAX_CONSTRAINTS:
                return result
            form = combine(low.form, -high.form.coefficient(atom), high.form, low.form.coefficient(atom))
            if form.terms:
                result.append(Inequality(form, low.sources | high.sources))
    return result
