"""Measures of methods, lemmas and loops: what makes one smaller than another.

Integers get smaller below a positive or zero value, sequences by length, sets and multisets by inclusion, values of a
datatype when a part is taken. Each is well-founded, and a position is compared in one way throughout; measures compare
lexicographically (Leino, "Dafny: an automatic program verifier for functional correctness", LPAR 2010).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from provenhive.candidates import syntax
from provenhive.candidates.statements import statements_of
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Expr, Program, Unary, UnaryOp, Var
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.types import (
    BOOL,
    INT,
    CharType,
    DataType,
    IntType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    Type,
    VarType,
)

_FALSE, _TRUE, _ZERO = core.BoolLit(False), core.BoolLit(True), core.IntLit(0)
_ORDERED = (IntType, SeqType, SetType, MultisetType, DataType)
Meaning = Callable[[str], Expr | None]
"""What a name stands for, where that is known."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What makes one measure smaller than another; not ``decidable`` if it is only enough for that."""

    goal: Expr
    decidable: bool


def default_measure(program: Program, parameters: Sequence[Binder]) -> tuple[Expr, ...]:
    """Return the measure of a procedure that states none: its parameters, as Dafny has it."""
    variables = (Var(p.name, erase(program, p.type)) for p in parameters)
    return tuple(v for v in variables if not isinstance(v.type, VarType | MapType))


def loop_measure(condition: Expr) -> tuple[Expr, ...]:
    """Return a measure for a loop that states none: the distance of what its condition compares; empty if there is
    none."""
    for part in _conjuncts(condition):
        if isinstance(part, Binary) and part.left.type == INT:
            match part.op:
                case BinaryOp.LT | BinaryOp.LE:
                    return (Binary(BinaryOp.SUB, part.right, part.left),)
                case BinaryOp.GT | BinaryOp.GE:
                    return (Binary(BinaryOp.SUB, part.left, part.right),)
                case BinaryOp.NE:
                    up, down = Binary(BinaryOp.SUB, part.right, part.left), Binary(BinaryOp.SUB, part.left, part.right)
                    return (core.If(Binary(BinaryOp.LE, part.left, part.right), up, down),)
                case _:
                    continue
    return ()


def _conjuncts(expr: Expr) -> Iterable[Expr]:
    if isinstance(expr, Binary) and expr.op is BinaryOp.AND:
        yield from _conjuncts(expr.left)
        yield from _conjuncts(expr.right)
    else:
        yield expr


def smaller(before: Sequence[Expr], after: Sequence[Expr], meaning: Meaning, *, stated: bool) -> Comparison:
    """Return what makes ``after`` smaller than ``before``.

    A measure that goes on where the other has ended is smaller, all else being equal. ``stated`` says that both
    measures are written in the text.
    """
    pairs = []
    for old, new in zip(before, after, strict=False):
        if old.type != new.type:
            break
        pairs.append((old, new))
    ended = len(pairs) == len(before) < len(after)
    goal: Expr = _TRUE if ended else _FALSE
    for old, new in reversed(pairs):
        less, equal = _compared(old, new, meaning)
        goal = _or(less, _and(equal, goal))
    plain = all(isinstance(old.type, IntType) for old, _ in pairs) and len(pairs) == max(len(before), len(after))
    return Comparison(goal, stated and plain and bool(pairs))


def not_larger(before: Sequence[Expr], after: Sequence[Expr]) -> Expr | None:
    """Return that integer measures have not grown; ``None`` for others."""
    if not before or any(term.type != INT for term in before):
        return None
    goal: Expr = _TRUE
    for old, new in reversed(list(zip(before, after, strict=True))):
        goal = _or(Binary(BinaryOp.LT, new, old), _and(Binary(BinaryOp.EQ, new, old), goal))
    return goal


def _compared(old: Expr, new: Expr, meaning: Meaning) -> tuple[Expr, Expr]:
    """Return when ``new`` is less than ``old``, and when it counts as the same."""
    same = Binary(BinaryOp.EQ, new, old)
    match old.type:
        case IntType():
            return Binary(BinaryOp.AND, Binary(BinaryOp.LE, _ZERO, old), Binary(BinaryOp.LT, new, old)), same
        case SeqType():
            return Binary(BinaryOp.LT, Unary(UnaryOp.SIZE, new), Unary(UnaryOp.SIZE, old)), _same_size(old, new)
        case SetType() | MultisetType():
            return Binary(BinaryOp.AND, Binary(BinaryOp.SUBSET, new, old), Binary(BinaryOp.NE, new, old)), same
        case DataType():
            return core.BoolLit(_is_part(new, old, meaning)), same
        case _:
            return _FALSE, same


def _same_size(old: Expr, new: Expr) -> Expr:
    return Binary(BinaryOp.EQ, Unary(UnaryOp.SIZE, new), Unary(UnaryOp.SIZE, old))


def _is_part(new: Expr, old: Expr, meaning: Meaning) -> bool:
    """Say whether ``new`` was taken out of ``old``, a variable, by one destructor or more."""
    taken = False
    current: Expr | None = new
    for _ in range(1_000):
        match current:
            case core.Destruct(value):
                current, taken = value, True
            case Var(name) if isinstance(old, Var) and name == old.name:
                return taken
            case Var(name):
                current = meaning(name)
            case _:
                return False
    return False


def _and(left: Expr, right: Expr) -> Expr:
    if _FALSE in (left, right):
        return _FALSE
    return right if left == _TRUE else left if right == _TRUE else Binary(BinaryOp.AND, left, right)


def _or(left: Expr, right: Expr) -> Expr:
    if _TRUE in (left, right):
        return _TRUE
    return right if left == _FALSE else left if right == _FALSE else Binary(BinaryOp.OR, left, right)


# --- what a loop changes -------------------------------------------------------------------------------------------


def assigned_in(block: syntax.Block) -> frozenset[str]:
    """Return the variables that the statements of a block assign."""
    names: set[str] = set()
    for statement in statements_of(block):
        match statement:
            case syntax.Assign(targets=targets) | syntax.CallStatement(targets=targets):
                names.update(targets)
            case _:
                continue
    return frozenset(names)


def direction(block: syntax.Block, name: str) -> int:
    """Return 1 if the variable only ever grows by constants in the block, -1 if it only shrinks, else 0."""
    steps = [step for s in statements_of(block) for step in _steps(s, name)]
    if steps and all(step is not None and step >= 0 for step in steps):
        return 1
    return -1 if steps and all(step is not None and step <= 0 for step in steps) else 0


def _steps(statement: syntax.Statement, name: str) -> Iterable[int | None]:
    match statement:
        case syntax.Assign(targets, values):
            yield from (_step(v, name) for t, v in zip(targets, values, strict=True) if t == name)
        case syntax.CallStatement(targets=targets) if name in targets:
            yield None
        case _:
            return


def _step(value: Expr, name: str) -> int | None:
    match value:
        case Binary(BinaryOp.ADD, Var(variable), core.IntLit(by)) if variable == name:
            return by
        case Binary(BinaryOp.SUB, Var(variable), core.IntLit(by)) if variable == name:
            return -by
        case _:
            return None


def is_orderable(type_: Type) -> bool:
    """Say whether values of an erased type can be compared as measures."""
    return isinstance(type_, _ORDERED) or type_ == BOOL or isinstance(type_, CharType)
