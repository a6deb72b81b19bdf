"""Rewriting to simpler equal expressions: linear arithmetic, slices of slices, known sizes, truth values.

Simplified and original agree wherever the original is well defined.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from provenhive.search.agents.terms import (
    FALSE,
    TRUE,
    ZERO,
    add,
    mentions,
    negate,
    rebuild,
    size,
    sub,
)
from provenhive.spec_lang.core import (
    MIRRORED,
    Binary,
    BinaryOp,
    BoolLit,
    CharLit,
    Construct,
    Destruct,
    Expr,
    If,
    Index,
    IntLit,
    Is,
    Project,
    SeqLit,
    Slice,
    TupleLit,
    Unary,
    UnaryOp,
    Var,
)
from provenhive.spec_lang.types import IntType, SeqType

Linear = tuple[dict[Expr, int], int]
_COMPARISONS = {
    BinaryOp.LT: lambda d: d < 0,
    BinaryOp.LE: lambda d: d <= 0,
    BinaryOp.GT: lambda d: d > 0,
    BinaryOp.GE: lambda d: d >= 0,
    BinaryOp.EQ: lambda d: d == 0,
    BinaryOp.NE: lambda d: d != 0,
}


def simplify(expr: Expr) -> Expr:
    """Return an equal expression in simpler form."""
    return _rules(rebuild(expr, simplify))


def _rules(expr: Expr) -> Expr:
    match expr:
        case Binary():
            return _binary(expr)
        case Unary(UnaryOp.SIZE, operand) if isinstance(operand.type, SeqType):
            return _size(operand)
        case Unary(UnaryOp.NOT, operand):
            return negate(operand)
        case Unary(UnaryOp.NEG, IntLit(value)):
            return IntLit(-value)
        case Slice():
            return _slice(expr)
        case Index(collection, position) if isinstance(collection.type, SeqType):
            return _index(collection, position)
        case If(condition, then, otherwise):
            return _if(condition, then, otherwise)
        case Project(TupleLit(items), position):
            return items[position]
        case Is(Construct(made), constructor):
            return BoolLit(made == constructor)
        case _:
            return expr


def _if(condition: Expr, then: Expr, otherwise: Expr) -> Expr:
    if condition == TRUE or then == otherwise:
        return then
    if condition == FALSE:
        return otherwise
    match then, otherwise:
        case BoolLit(True), BoolLit(False):
            return condition
        case BoolLit(False), BoolLit(True):
            return negate(condition)
        case _:
            return If(condition, then, otherwise)


# --- linear arithmetic ---------------------------------------------------------------------------------------------


def linear(expr: Expr) -> Linear:
    """Return coefficients of the atoms and the constant of an integer expression."""
    match expr:
        case IntLit(value):
            return {}, value
        case Unary(UnaryOp.NEG, operand):
            return _scale(linear(operand), -1)
        case Binary(BinaryOp.ADD, left, right):
            return _plus(linear(left), linear(right), 1)
        case Binary(BinaryOp.SUB, left, right):
            return _plus(linear(left), linear(right), -1)
        case Binary(BinaryOp.MUL, IntLit(value), other) | Binary(BinaryOp.MUL, other, IntLit(value)):
            return _scale(linear(other), value)
        case _:
            return {expr: 1}, 0


def _scale(form: Linear, factor: int) -> Linear:
    return {atom: c * factor for atom, c in form[0].items() if c * factor}, form[1] * factor


def _plus(left: Linear, right: Linear, factor: int) -> Linear:
    atoms = dict(left[0])
    for atom, c in right[0].items():
        atoms[atom] = atoms.get(atom, 0) + factor * c
    return {atom: c for atom, c in atoms.items() if c}, left[1] + factor * right[1]


def isolated(left: Expr, right: Expr, names: Collection[str]) -> Iterator[tuple[Var, Linear, int]]:
    """Yield each named variable that stands alone in ``left - right``, with what a multiple of it is where they meet.

    That multiple, which is positive, comes last.
    """
    atoms, constant = linear(Binary(BinaryOp.SUB, left, right))
    for atom, factor in atoms.items():
        if isinstance(atom, Var) and atom.name in names:
            sign = 1 if factor > 0 else -1
            others = {other: -sign * c for other, c in atoms.items() if other != atom}
            if not any(mentions(other, atom.name) for other in others):
                yield atom, (others, -sign * constant), abs(factor)


def from_linear(form: Linear) -> Expr:
    """Return an expression for coefficients and constant, positive terms first."""
    atoms, constant = form
    result: Expr = ZERO
    for atom, c in atoms.items():
        if c > 0:
            result = add(result, _times(c, atom))
    if constant > 0 or not atoms:
        result = add(result, IntLit(constant))
    for atom, c in atoms.items():
        if c < 0:
            result = Unary(UnaryOp.NEG, atom) if result == ZERO and c == -1 else sub(result, _times(-c, atom))
    return sub(result, IntLit(-constant)) if constant < 0 and atoms else result


def _times(factor: int, atom: Expr) -> Expr:
    return atom if factor == 1 else Binary(BinaryOp.MUL, IntLit(factor), atom)


def difference(left: Expr, right: Expr) -> int | None:
    """Return ``left - right`` when it is the same number for all values of the variables."""
    atoms, constant = _plus(linear(left), linear(right), -1)
    return None if atoms else constant


def _sum(expr: Binary) -> Expr:
    return from_linear(linear(expr)) if _saves(expr) else expr


def _saves(expr: Binary) -> bool:
    """Say whether collecting terms makes the sum shorter; else it stays as it was written."""
    atoms, constant = linear(expr)
    return len(atoms) + bool(constant) < _terms(expr) or (not atoms)


def _terms(expr: Expr) -> int:
    if isinstance(expr, Binary) and expr.op in (BinaryOp.ADD, BinaryOp.SUB):
        return _terms(expr.left) + _terms(expr.right)
    return 1


# --- operators -----------------------------------------------------------------------------------------------------


def _binary(expr: Binary) -> Expr:
    op, left, right = expr.op, expr.left, expr.right
    match op:
        case BinaryOp.ADD | BinaryOp.SUB:
            return _sum(expr)
        case BinaryOp.MUL:
            return _product(left, right)
        case BinaryOp.AND | BinaryOp.OR | BinaryOp.IMPLIES | BinaryOp.IFF:
            return _logic(op, left, right)
        case BinaryOp.CONCAT:
            return _concat(left, right)
        case BinaryOp.EQ | BinaryOp.NE | BinaryOp.LT | BinaryOp.LE | BinaryOp.GT | BinaryOp.GE:
            return _compare(op, left, right)
        case BinaryOp.IN | BinaryOp.NOT_IN if isinstance(right, SeqLit) and not right.items:
            return BoolLit(op is BinaryOp.NOT_IN)
        case _:
            return expr


def _product(left: Expr, right: Expr) -> Expr:
    match left, right:
        case (IntLit(a), IntLit(b)):
            return IntLit(a * b)
        case (IntLit(1), other) | (other, IntLit(1)):
            return other
        case (IntLit(0), _) | (_, IntLit(0)):
            return ZERO
        case _:
            return Binary(BinaryOp.MUL, left, right)


def _logic(op: BinaryOp, left: Expr, right: Expr) -> Expr:
    match op, left, right:
        case (BinaryOp.AND, BoolLit(True), other) | (BinaryOp.AND, other, BoolLit(True)):
            return other
        case (BinaryOp.OR, BoolLit(False), other) | (BinaryOp.OR, other, BoolLit(False)):
            return other
        case (BinaryOp.AND, BoolLit(False), _) | (BinaryOp.AND, _, BoolLit(False)):
            return FALSE
        case (BinaryOp.OR, BoolLit(True), _) | (BinaryOp.OR, _, BoolLit(True)):
            return TRUE
        case (BinaryOp.IMPLIES | BinaryOp.IFF, BoolLit(True), other):
            return other
        case BinaryOp.IFF, other, BoolLit(True):
            return other
        case (BinaryOp.IMPLIES, BoolLit(False), _) | (BinaryOp.IMPLIES, _, BoolLit(True)):
            return TRUE
        case _:
            return left if op in (BinaryOp.AND, BinaryOp.OR) and left == right else Binary(op, left, right)


def _concat(left: Expr, right: Expr) -> Expr:
    match left, right:
        case SeqLit(()), other:
            return other
        case other, SeqLit(()):
            return other
        case SeqLit(a, element), SeqLit(b):
            return SeqLit(a + b, element)
        case _:
            return Binary(BinaryOp.CONCAT, left, right)


def _compare(op: BinaryOp, left: Expr, right: Expr) -> Expr:
    if isinstance(left.type, IntType):
        return _compare_integers(op, left, right)
    if op in (BinaryOp.EQ, BinaryOp.NE):
        if left == right:
            return BoolLit(op is BinaryOp.EQ)
        if isinstance(left, BoolLit | CharLit) and type(left) is type(right):
            return BoolLit((left == right) == (op is BinaryOp.EQ))
        for literal, other in ((left, right), (right, left)):
            if isinstance(literal, SeqLit) and not literal.items:
                return _compare_integers(op, _size(other), ZERO)
    return Binary(op, left, right)


def _compare_integers(op: BinaryOp, left: Expr, right: Expr) -> Expr:
    atoms, constant = _plus(linear(left), linear(right), -1)
    if not atoms:
        return BoolLit(_COMPARISONS[op](constant))
    if _terms(left) + _terms(right) <= 2 or len(atoms) + bool(constant) >= _terms(left) + _terms(right):
        return Binary(op, left, right)
    positive: Linear = {a: c for a, c in atoms.items() if c > 0}, max(constant, 0)
    negative: Linear = {a: -c for a, c in atoms.items() if c < 0}, max(-constant, 0)
    return _pretty(op, from_linear(positive), from_linear(negative))


def _pretty(op: BinaryOp, left: Expr, right: Expr) -> Expr:
    """Turn ``|xs| > i`` into ``i < |xs|``: a variable reads better on the left."""
    if isinstance(right, Var) and not isinstance(left, Var):
        return Binary(MIRRORED.get(op, op), right, left)
    return Binary(op, left, right)


# --- sequences -----------------------------------------------------------------------------------------------------


def _size(sequence: Expr) -> Expr:
    match sequence:
        case SeqLit(items):
            return IntLit(len(items))
        case Slice(base, low, high):
            end = high if high is not None else size(base)
            return simplify(sub(end, low if low is not None else ZERO))
        case Binary(BinaryOp.CONCAT, left, right):
            return simplify(add(size(left), size(right)))
        case _:
            return size(sequence)


def _index(collection: Expr, position: Expr) -> Expr:
    match collection, position:
        case SeqLit(items), IntLit(value) if 0 <= value < len(items):
            return items[value]
        case Slice(base, low, _), _:
            return _index(base, simplify(add(low, position)) if low is not None else position)
        case _:
            return Index(collection, position)


def _slice(expr: Slice) -> Expr:
    base, low, high = expr.sequence, expr.low, expr.high
    if isinstance(base, Slice):
        start = base.low if base.low is not None else ZERO
        top = simplify(add(start, high)) if high is not None else base.high
        return _slice(Slice(base.sequence, simplify(add(start, low if low is not None else ZERO)), top))
    if low == ZERO:
        low = None
    if high is not None and difference(high, _size(base)) == 0:
        high = None
    if low is None and high is None:
        return base
    if difference(low if low is not None else ZERO, high if high is not None else _size(base)) == 0:
        element = base.type
        return SeqLit((), element.element) if isinstance(element, SeqType) else expr
    return Slice(base, low, high)


def destruct(value: Expr, field: str, known: Expr) -> Expr:
    """Return the destructor applied to ``value``; ``known`` carries the type of the result."""
    return Destruct(value, field, known.type)
