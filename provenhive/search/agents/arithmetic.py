"""Lemmas of division and modulo that solvers do not find by themselves, proved once and for all by induction."""

from __future__ import annotations

from collections.abc import Iterator

from provenhive.candidates.syntax import (
    Assert,
    Assign,
    Block,
    CallStatement,
    Declare,
    HelperKind,
    HelperMethod,
    IfStatement,
    Statement,
)
from provenhive.search.agents.simplify import linear
from provenhive.search.agents.terms import ONE, ZERO, add, eq, int_lit, int_var, le, lt, sub
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Expr, IntLit, Var
from provenhive.spec_lang.traverse import walk
from provenhive.spec_lang.types import INT

AT_LEAST, UNIQUE, STEP = "ProductAtLeast", "DivisionUnique", "DivisionStep"


def _mul(left: Expr, right: Expr) -> Expr:
    return Binary(BinaryOp.MUL, left, right)


def _div(left: Expr, right: Expr) -> Expr:
    return Binary(BinaryOp.DIV, left, right)


def _mod(left: Expr, right: Expr) -> Expr:
    return Binary(BinaryOp.MOD, left, right)


def _lemma(
    name: str, names: str, requires: tuple[Expr, ...], ensures: tuple[Expr, ...], measure: str, *body: Statement
) -> HelperMethod:
    parameters = tuple(Binder(n, INT) for n in names)
    decreases = (int_var(measure),) if measure else ()
    return HelperMethod(HelperKind.LEMMA, name, (), parameters, (), requires, ensures, decreases, Block(body))


def division_lemmas() -> tuple[HelperMethod, ...]:
    """Return the lemmas: a positive multiple is no smaller; quotient and remainder are unique; one divisor more."""
    return (_at_least(), _unique(), _step())


def _at_least() -> HelperMethod:
    k, d = int_var("k"), int_var("d")
    less = sub(k, ONE)
    inner = Block((CallStatement((), AT_LEAST, (less, d), ghost=True), Assert(eq(_mul(k, d), add(_mul(less, d), d)))))
    return _lemma(
        AT_LEAST,
        "kd",
        (le(ONE, k), lt(ZERO, d)),
        (le(d, _mul(k, d)),),
        "k",
        IfStatement(lt(ONE, k), inner, None),
    )


def _unique() -> HelperMethod:
    n, d, q, m = map(int_var, "ndqm")
    other, rest = int_var("other"), int_var("rest")

    def apart(high: Var, low: Var) -> Block:
        gap = sub(high, low)
        spread = eq(_mul(gap, d), sub(_mul(high, d), _mul(low, d)))
        return Block((CallStatement((), AT_LEAST, (gap, d), ghost=True), Assert(spread)))

    otherwise = Block((IfStatement(lt(other, q), apart(q, other), None),))
    return _lemma(
        UNIQUE,
        "ndqm",
        (lt(ZERO, d), le(ZERO, m), lt(m, d), eq(n, add(_mul(q, d), m))),
        (eq(q, _div(n, d)), eq(m, _mod(n, d))),
        "",
        Declare(Binder(other.name, INT), _div(n, d), ghost=True),
        Declare(Binder(rest.name, INT), _mod(n, d), ghost=True),
        Assert(eq(n, add(_mul(other, d), rest))),
        IfStatement(lt(q, other), apart(other, q), otherwise),
    )


def _step() -> HelperMethod:
    n, d = int_var("n"), int_var("d")
    q, m = _div(n, d), _mod(n, d)
    said: list[Expr] = []
    body: list[Statement] = [Assert(eq(n, add(_mul(q, d), m)))]
    for sign in (1, -1):
        moved = Binary(BinaryOp.ADD if sign > 0 else BinaryOp.SUB, n, d)
        more = add(q, int_lit(1)) if sign > 0 else sub(q, ONE)
        said += [eq(_mod(moved, d), m), eq(_div(moved, d), more)]
        body += [
            Assert(eq(moved, add(_mul(more, d), m))),
            CallStatement((), UNIQUE, (moved, d, more, m), ghost=True),
        ]
    return _lemma(STEP, "nd", (lt(ZERO, d),), tuple(said), "", *body)


def divisors(exprs: tuple[Expr, ...]) -> list[Var]:
    """Return the variables that something is divided by."""
    found = (
        node.right
        for expr in exprs
        for node in walk(expr)
        if isinstance(node, Binary) and node.op in (BinaryOp.DIV, BinaryOp.MOD) and not isinstance(node.right, IntLit)
    )
    return list(dict.fromkeys(divisor for divisor in found if isinstance(divisor, Var)))


def with_steps(statement: Statement, over: list[Var]) -> Iterator[Statement]:
    """Yield the statement with what helps before it.

    A call of the lemma where an assignment adds or takes away a divisor; the equation of division where it divides.
    """
    if isinstance(statement, Assign):
        for value in statement.values:
            yield from _steps(value, over)
            yield from (Assert(equation) for equation in _division_equations(value))
    yield statement


def _steps(value: Expr, over: list[Var]) -> Iterator[Statement]:
    atoms, constant = linear(value)
    for divisor in over:
        if abs(atoms.get(divisor, 0)) == 1 and not constant:
            for atom in atoms:
                if atom != divisor:
                    call = CallStatement((), STEP, (atom, divisor), ghost=True)
                    yield IfStatement(lt(ZERO, divisor), Block((call,)), None)


def _division_equations(value: Expr) -> Iterator[Expr]:
    for node in walk(value):
        if isinstance(node, Binary) and node.op in (BinaryOp.DIV, BinaryOp.MOD) and not isinstance(node.right, IntLit):
            n, d = node.left, node.right
            yield eq(n, add(_mul(_div(n, d), d), _mod(n, d)))
            yield eq(_mul(add(_div(n, d), ONE), d), add(_mul(_div(n, d), d), d))
