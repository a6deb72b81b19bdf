"""Building, walking and substituting core expressions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import reduce

from provenhive.spec_lang import traverse
from provenhive.spec_lang.core import (
    Binary,
    BinaryOp,
    Binder,
    BoolLit,
    Call,
    Case,
    Expr,
    Index,
    IntLit,
    Let,
    MatchData,
    MatchSeq,
    Quantified,
    Quantifier,
    SeqLit,
    Slice,
    Unary,
    UnaryOp,
    Var,
)
from provenhive.spec_lang.traverse import bound_in_parts, parts, walk
from provenhive.spec_lang.types import INT, SeqType, SubsetType, Type

TRUE = BoolLit(True)
FALSE = BoolLit(False)
ZERO = IntLit(0)
ONE = IntLit(1)


def int_lit(value: int) -> IntLit:
    """Return the literal."""
    return IntLit(value)


def int_var(name: str) -> Var:
    """Return an integer variable."""
    return Var(name, INT)


def binary(op: BinaryOp, left: Expr, right: Expr) -> Binary:
    """Return ``left op right``."""
    return Binary(op, left, right)


def add(left: Expr, right: Expr) -> Expr:
    """Return ``left + right``, without adding a literal zero."""
    if right == ZERO:
        return left
    return right if left == ZERO else Binary(BinaryOp.ADD, left, right)


def sub(left: Expr, right: Expr) -> Expr:
    """Return ``left - right``, without taking away a literal zero."""
    return left if right == ZERO else Binary(BinaryOp.SUB, left, right)


def eq(left: Expr, right: Expr) -> Expr:
    """Return ``left == right``."""
    return Binary(BinaryOp.EQ, left, right)


def ne(left: Expr, right: Expr) -> Expr:
    """Return ``left != right``."""
    return Binary(BinaryOp.NE, left, right)


def le(left: Expr, right: Expr) -> Expr:
    """Return ``left <= right``."""
    return Binary(BinaryOp.LE, left, right)


def lt(left: Expr, right: Expr) -> Expr:
    """Return ``left < right``."""
    return Binary(BinaryOp.LT, left, right)


def conj(*parts: Expr) -> Expr:
    """Return the conjunction of all parts; ``true`` when there is none."""
    kept = [part for part in parts if part != TRUE]
    return reduce(lambda a, b: Binary(BinaryOp.AND, a, b), kept) if kept else TRUE


def disj(*parts: Expr) -> Expr:
    """Return the disjunction of all parts; ``false`` when there is none."""
    kept = [part for part in parts if part != FALSE]
    return reduce(lambda a, b: Binary(BinaryOp.OR, a, b), kept) if kept else FALSE


def implies(left: Expr, right: Expr) -> Expr:
    """Return ``left ==> right``, or ``right`` where ``left`` is ``true``."""
    return right if left == TRUE else Binary(BinaryOp.IMPLIES, left, right)


_OPPOSITE = {
    BinaryOp.LT: BinaryOp.GE,
    BinaryOp.GE: BinaryOp.LT,
    BinaryOp.GT: BinaryOp.LE,
    BinaryOp.LE: BinaryOp.GT,
    BinaryOp.EQ: BinaryOp.NE,
    BinaryOp.NE: BinaryOp.EQ,
    BinaryOp.IN: BinaryOp.NOT_IN,
    BinaryOp.NOT_IN: BinaryOp.IN,
}


def negate(expr: Expr) -> Expr:
    """Return the negation, pushed inside where that reads better."""
    match expr:
        case BoolLit(value):
            return BoolLit(not value)
        case Unary(UnaryOp.NOT, operand):
            return operand
        case Binary(op, left, right) if op in _OPPOSITE:
            return Binary(_OPPOSITE[op], left, right)
        case Binary(BinaryOp.AND, left, right):
            return Binary(BinaryOp.OR, negate(left), negate(right))
        case Binary(BinaryOp.OR, left, right):
            return Binary(BinaryOp.AND, negate(left), negate(right))
        case _:
            return Unary(UnaryOp.NOT, expr)


def size(expr: Expr) -> Expr:
    """Return ``|expr|``."""
    return Unary(UnaryOp.SIZE, expr)


def index(collection: Expr, position: Expr) -> Expr:
    """Return ``collection[position]``."""
    return Index(collection, position)


def suffix(sequence: Expr, low: Expr) -> Expr:
    """Return ``sequence[low..]``."""
    return Slice(sequence, low, None)


def prefix(sequence: Expr, high: Expr) -> Expr:
    """Return ``sequence[..high]``."""
    return Slice(sequence, None, high)


def concat(left: Expr, right: Expr) -> Expr:
    """Return ``left ++ right``."""
    return Binary(BinaryOp.CONCAT, left, right)


def singleton(item: Expr) -> SeqLit:
    """Return ``[item]``."""
    return SeqLit((item,), item.type)


def element_type(type_: Type) -> Type | None:
    """Return the element type of a sequence type, else ``None``."""
    return type_.element if isinstance(type_, SeqType) else None


def variable(binder: Binder, erase: Callable[[Type], Type]) -> Var:
    """Return the variable that a binder declares."""
    return Var(binder.name, erase(binder.type))


def conjuncts(expr: Expr) -> tuple[Expr, ...]:
    """Return the parts of nested conjunctions, in order, without ``true``."""
    return tuple(part for part in traverse.conjuncts(expr) if part != TRUE)


def disjuncts(expr: Expr) -> tuple[Expr, ...]:
    """Return the parts of nested disjunctions, in order."""
    if isinstance(expr, Binary) and expr.op is BinaryOp.OR:
        return disjuncts(expr.left) + disjuncts(expr.right)
    return (expr,)


def rebuild(expr: Expr, change: Callable[[Expr], Expr]) -> Expr:
    """Return the node with ``change`` applied to each direct subexpression."""
    old = parts(expr)
    return traverse.rebuild(expr, tuple(map(change, old))) if old else expr


def calls_of(expr: Expr, function: str) -> list[Call]:
    """Return the distinct calls of a function inside the expression, in order of reading."""
    found = (term for term in walk(expr) if isinstance(term, Call) and term.function == function)
    return list(dict.fromkeys(found))


def mentions(expr: Expr, *names: str) -> bool:
    """Say whether one of the variables occurs (bound or free: no binder shadows)."""
    return any(isinstance(term, Var) and term.name in names for term in walk(expr))


def bound_names(expr: Expr) -> Iterator[str]:
    """Yield the names that are bound anywhere inside the expression."""
    for term in walk(expr):
        for names in bound_in_parts(term):
            yield from names


def replace(expr: Expr, table: Mapping[Expr, Expr]) -> Expr:
    """Replace whole subexpressions, outermost first."""
    if not table:
        return expr
    return table[expr] if expr in table else rebuild(expr, lambda e: replace(e, table))


def rename_binders(expr: Expr, fresh: Callable[[str], str]) -> Expr:
    """Give every bound variable a name from ``fresh``."""
    match expr:
        case Let(name, value, body):
            other = fresh(name)
            inner = _rename_variables(body, {name: other})
            return Let(other, rename_binders(value, fresh), rename_binders(inner, fresh))
        case MatchSeq(scrutinee, empty, head, tail, nonempty):
            first, rest = fresh(head), fresh(tail)
            inner = _rename_variables(nonempty, {head: first, tail: rest})
            return MatchSeq(
                rename_binders(scrutinee, fresh),
                rename_binders(empty, fresh),
                first,
                rest,
                rename_binders(inner, fresh),
            )
        case MatchData(scrutinee, cases):
            renamed = tuple(_rename_case(case, fresh) for case in cases)
            return MatchData(rename_binders(scrutinee, fresh), renamed)
        case Quantified(quantifier, binders, body):
            table = {binder.name: fresh(binder.name) for binder in binders}
            inner = _rename_variables(body, table)
            new = tuple(Binder(table[b.name], b.type) for b in binders)
            return Quantified(quantifier, new, rename_binders(inner, fresh))
        case _:
            return rebuild(expr, lambda e: rename_binders(e, fresh))


def _rename_case(case: Case, fresh: Callable[[str], str]) -> Case:
    table = {name: fresh(name) for name in case.variables}
    body = _rename_variables(case.body, table)
    return Case(case.constructor, tuple(table[name] for name in case.variables), rename_binders(body, fresh))


def _rename_variables(expr: Expr, table: Mapping[str, str]) -> Expr:
    if isinstance(expr, Var):
        return Var(table.get(expr.name, expr.name), expr.type)
    return rebuild(expr, lambda e: _rename_variables(e, table))


def is_nat(type_: Type) -> bool:
    """Say whether a declared type is ``nat``."""
    return isinstance(type_, SubsetType) and type_.name == "nat"


def forall(binders: tuple[Binder, ...], body: Expr) -> Quantified:
    """Return the universal quantification."""
    return Quantified(Quantifier.FORALL, binders, body)
