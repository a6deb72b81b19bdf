"""Measures of recursion: when one call is smaller than another.

Numbers and the sizes of collections compare as numbers: a term gets smaller when it was positive and is less now. That
is what both provers can use: Dafny asks for less and for a bound, and natural numbers made from integers get smaller
just then. A datatype's term is a parameter; it gets smaller when a part of it, as matches take it apart, is passed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import zip_longest

from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Expr, Program, UnaryOp, Var
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.traverse import called_functions, substitute_types, substitute_variables
from provenhive.spec_lang.types import IntType, MapType, MultisetType, SeqType, SetType, Type

_ZERO = core.IntLit(0)
Whole = Callable[[str], tuple[str, bool] | None]


def is_size(type_: Type) -> bool:
    """Say whether a term of this type is measured by its size."""
    return isinstance(type_, SeqType | SetType | MultisetType | MapType)


def is_numeric(type_: Type) -> bool:
    """Say whether a term of this type is measured by a number."""
    return isinstance(type_, IntType) or is_size(type_)


def as_number(term: Expr) -> Expr:
    """Return the number that measures a term."""
    return core.Unary(UnaryOp.SIZE, term, span=term.span) if is_size(term.type) else term


def terms_of(declared: core.Function | core.Unit) -> tuple[Expr, ...]:
    """Return the terms of a declaration's measure."""
    if isinstance(declared, core.Unit):
        return declared.decreases
    return declared.recursion.expressions if isinstance(declared.recursion, core.Measure) else ()


def same_recursion(program: Program, caller: str, callee: str) -> bool:
    """Say whether the functions call each other, directly or through others."""
    return caller == callee or (_reaches(program, callee, caller) and _reaches(program, caller, callee))


def _reaches(program: Program, start: str, goal: str) -> bool:
    seen: set[str] = set()
    stack = [start]
    while stack:
        name = stack.pop()
        if name in seen:
            continue
        seen.add(name)
        declared = program.index.get(name)
        if isinstance(declared, core.Function):
            called = core_calls(declared)
            if goal in called:
                return True
            stack += called
    return False


def core_calls(function: core.Function) -> set[str]:
    """Return the functions that a function calls."""
    return {name for expr in (*function.requires, function.body) for name in called_functions(expr)}


def decrease(program: Program, caller: core.Function | core.Unit, call: core.Call, whole: Whole) -> Expr | None:
    """Return what has to hold for the call to be smaller than its caller; ``None`` if it is no recursive call.

    ``whole`` says which parameter of the caller a variable is a part of, and whether it is a strict part.
    """
    callee = program.index.get(call.function)
    if not isinstance(callee, core.Function | core.Unit) or not same_recursion(program, caller.name, callee.name):
        return None
    values = {p.name: a for p, a in zip(callee.parameters, call.arguments, strict=True)}
    binding = dict(zip(callee.type_parameters, call.type_arguments, strict=False))
    types = {name: erase(program, type_) for name, type_ in binding.items()}
    later = [substitute_variables(substitute_types(term, types), values) for term in terms_of(callee)]
    pairs = list(zip_longest(terms_of(caller), later))
    numeric = _numeric_positions(program, caller)
    return _smaller([(*pair, numeric(i)) for i, pair in enumerate(pairs)], whole)


def repeats(program: Program, caller: core.Function | core.Unit, call: core.Call) -> Expr | None:
    """Return when the call is its caller's own call again; ``None`` if it calls something else."""
    if call.function != caller.name:
        return None
    pairs = zip(caller.parameters, call.arguments, strict=True)
    return same_arguments(program, pairs)


def same_arguments(program: Program, pairs: Iterable[tuple[Binder, Expr]]) -> Expr | None:
    """Return when parameters are passed on as they are; ``None`` if that makes no sense for their types."""
    same: Expr = core.BoolLit(True)
    for parameter, argument in pairs:
        own = Var(parameter.name, erase(program, parameter.type))
        if own.type != argument.type:
            return None
        same = _both(same, Binary(BinaryOp.EQ, argument, own))
    return same


def _numeric_positions(program: Program, caller: core.Function | core.Unit) -> Callable[[int], bool]:
    """A position is compared by numbers only if it is so throughout the recursion: the two orders do not mix."""
    family: list[core.Function | core.Unit] = [caller]
    if isinstance(caller, core.Function):
        functions = (other for other in program.index.values() if isinstance(other, core.Function))
        family += (other for other in functions if same_recursion(program, caller.name, other.name))
    terms = [terms_of(member) for member in family]
    return lambda i: all(i < len(t) and is_numeric(t[i].type) for t in terms)


def _smaller(rows: list[tuple[Expr | None, Expr | None, bool]], whole: Whole) -> Expr:
    """Compare lexicographically, from the last term to the first."""
    result: Expr = core.BoolLit(False)
    for before, after, numeric in reversed(rows):
        if before is None or after is None:
            return core.BoolLit(False)
        less, equal = _by_number(before, after) if numeric else _by_rank(before, after, whole)
        result = _either(less, _both(equal, result))
    return result


def _by_number(before: Expr, after: Expr) -> tuple[Expr, Expr]:
    old, new = as_number(before), as_number(after)
    positive = Binary(BinaryOp.LT, _ZERO, old)
    return Binary(BinaryOp.AND, positive, Binary(BinaryOp.LT, new, old)), Binary(BinaryOp.EQ, new, old)


def _by_rank(before: Expr, after: Expr, whole: Whole) -> tuple[Expr, Expr]:
    found = whole(after.name) if isinstance(after, Var) else None
    if not isinstance(before, Var) or found is None or found[0] != before.name:
        return core.BoolLit(False), core.BoolLit(False)
    return core.BoolLit(found[1]), core.BoolLit(not found[1])


def _both(left: Expr, right: Expr) -> Expr:
    if core.BoolLit(False) in (left, right):
        return core.BoolLit(False)
    return (
        right
        if left == core.BoolLit(True)
        else left
        if right == core.BoolLit(True)
        else Binary(BinaryOp.AND, left, right)
    )


def _either(left: Expr, right: Expr) -> Expr:
    if core.BoolLit(True) in (left, right):
        return core.BoolLit(True)
    return (
        right
        if left == core.BoolLit(False)
        else left
        if right == core.BoolLit(False)
        else Binary(BinaryOp.OR, left, right)
    )
