"""Reading a contract: what each result is said to be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from provenhive.search.agents.simplify import from_linear, isolated, simplify
from provenhive.search.agents.terms import FALSE, TRUE, conj, conjuncts, implies, mentions, negate
from provenhive.search.agents.workbench import Scope, Workbench
from provenhive.spec_lang.core import (
    Binary,
    BinaryOp,
    Binder,
    BoolLit,
    Call,
    Construct,
    Destruct,
    Expr,
    If,
    IntLit,
    Is,
    Let,
    Project,
    TupleLit,
    Unary,
    UnaryOp,
    Var,
)
from provenhive.spec_lang.declared import constructors
from provenhive.spec_lang.traverse import substitute_variables
from provenhive.spec_lang.types import BoolType, DataType, IntType, TupleType


@dataclass(frozen=True, slots=True)
class Piece:
    """``condition ==> result == value``."""

    condition: Expr
    value: Expr


@dataclass(frozen=True, slots=True)
class Definition:
    """A result with its pieces; the pieces' values mention no result that is defined later."""

    result: Binder
    pieces: tuple[Piece, ...]

    @property
    def total(self) -> bool:
        """Whether a piece holds always."""
        return any(piece.condition == TRUE for piece in self.pieces)

    def value(self) -> Expr:
        """Return one expression; the last piece is taken to cover what the others leave."""
        always = [piece.value for piece in self.pieces if piece.condition == TRUE]
        if always:
            return always[0]
        value = self.pieces[-1].value
        for piece in reversed(self.pieces[:-1]):
            value = If(piece.condition, piece.value, value)
        return value


def ensured(bench: Workbench, scope: Scope, *, unfold: bool = False) -> tuple[Expr, ...]:
    """Return the conjuncts of the unit's postconditions; with ``unfold`` non-recursive predicates are opened."""
    found = [part for condition in bench.unit.ensures for part in conjuncts(condition)]
    return tuple(opened for part in found for opened in (_open(bench, scope, part) if unfold else (part,)))


def _open(bench: Workbench, scope: Scope, expr: Expr) -> tuple[Expr, ...]:
    if isinstance(expr, Call) and bench.function(expr.function) and not bench.is_recursive(expr.function):
        body = bench.body_of(expr, scope)
        return tuple(inner for part in conjuncts(body) for inner in _open(bench, scope, part))
    return (expr,)


def definitions(bench: Workbench, scope: Scope, *, unfold: bool = False) -> dict[str, Definition]:
    """Return the results that the contract defines outright, in an order in which they can be computed."""
    results = {binder.name: binder for binder in bench.unit.results}
    pieces: dict[str, list[Piece]] = {name: [] for name in results}
    for part in ensured(bench, scope, unfold=unfold):
        for name, piece in _pieces(bench, part, results):
            pieces[name].append(piece)
    _add_assembled(bench, results, ensured(bench, scope, unfold=unfold), pieces)
    return _ordered(results, pieces)


def _ordered(results: dict[str, Binder], pieces: dict[str, list[Piece]]) -> dict[str, Definition]:
    done: dict[str, Definition] = {}
    while True:
        unknown = set(results) - set(done)
        for name in [n for n in results if n in unknown]:
            usable = tuple(
                p for p in pieces[name] if not mentions(p.value, *unknown) and not mentions(p.condition, *unknown)
            )
            if usable:
                done[name] = Definition(results[name], usable)
                break
        else:
            return done


def _pieces(bench: Workbench, expr: Expr, results: dict[str, Binder]) -> Iterator[tuple[str, Piece]]:
    """Yield what a conjunct says of results."""
    match expr:
        case Binary(BinaryOp.IMPLIES, condition, body):
            for part in conjuncts(body):
                for name, piece in _pieces(bench, part, results):
                    yield name, Piece(conj(condition, piece.condition), piece.value)
        case If(condition, then, otherwise):
            yield from _pieces(bench, implies(condition, then), results)
            yield from _pieces(bench, implies(negate(condition), otherwise), results)
        case Let(name, value, body):
            yield from _pieces(bench, simplify(substitute_variables(body, {name: value})), results)
        case Binary(BinaryOp.EQ | BinaryOp.IFF, left, right):
            for side, other in ((left, right), (right, left)):
                if isinstance(side, Var) and side.name in results and not mentions(other, side.name):
                    yield side.name, Piece(TRUE, other)
                solved = _solved(left, right, results) if side is left else None
                if solved is not None:
                    yield solved[0], Piece(TRUE, solved[1])
                if isinstance(side, TupleLit):
                    yield from _tuple_pieces(side, other, results)
                if isinstance(side, Unary) and side.op is UnaryOp.NOT:
                    yield from _pieces(bench, Binary(BinaryOp.IFF, side.operand, negate(other)), results)
        case Var(name) if name in results and isinstance(expr.type, BoolType):
            yield name, Piece(TRUE, BoolLit(True))
        case Unary(UnaryOp.NOT, Var(name)) if name in results:
            yield name, Piece(TRUE, BoolLit(False))
        case _:
            return


def _solved(left: Expr, right: Expr, results: dict[str, Binder]) -> tuple[str, Expr] | None:
    """Solve a linear equation for a result that it determines, unless it stands alone on a side already."""
    if not isinstance(left.type, IntType):
        return None
    if any(isinstance(side, Var) and side.name in results for side in (left, right)):
        return None
    for variable, multiple, factor in isolated(left, right, results):
        rest = from_linear(multiple)
        return variable.name, rest if factor == 1 else Binary(BinaryOp.DIV, rest, IntLit(factor))
    return None


def _tuple_pieces(side: TupleLit, other: Expr, results: dict[str, Binder]) -> Iterator[tuple[str, Piece]]:
    for position, item in enumerate(side.items):
        if isinstance(item, Var) and item.name in results:
            yield item.name, Piece(TRUE, simplify(Project(other, position)))


def _add_assembled(
    bench: Workbench, results: dict[str, Binder], parts: tuple[Expr, ...], pieces: dict[str, list[Piece]]
) -> None:
    """Define a record or tuple result from equations for each of its parts."""
    for name, binder in results.items():
        if any(piece.condition == TRUE for piece in pieces[name]):
            continue
        variable = bench.var(binder)
        match variable.type:
            case TupleType(items):
                fields = [Project(variable, position) for position in range(len(items))]
                values = [_equated(field, parts) for field in fields]
                if all(value is not None for value in values):
                    pieces[name].append(Piece(TRUE, TupleLit(tuple(v for v in values if v is not None))))
            case DataType() as type_:
                _add_records(bench, variable, type_, parts, pieces[name])
            case _:
                continue


def _add_records(bench: Workbench, variable: Var, type_: DataType, parts: tuple[Expr, ...], found: list[Piece]) -> None:
    options = constructors(bench.program, type_)
    for option in options:
        said = Is(variable, option.name)
        for condition, inner in _guarded(parts):
            if len(options) > 1 and said not in inner:
                continue
            fields = [Destruct(variable, f.name, bench.erased(f.type)) for f in option.fields]
            values = [_equated(field, (*inner, *parts)) for field in fields]
            if all(value is not None for value in values):
                made = Construct(option.name, tuple(v for v in values if v is not None), type_)
                found.append(Piece(condition, made))


def _guarded(parts: tuple[Expr, ...]) -> Iterator[tuple[Expr, tuple[Expr, ...]]]:
    """Yield each condition under which the contract says something, with all that it says there."""
    table: dict[Expr, list[Expr]] = {TRUE: []}
    for part in parts:
        match part:
            case Binary(BinaryOp.IMPLIES, condition, body):
                table.setdefault(condition, []).extend(conjuncts(body))
            case If(condition, then, otherwise):
                table.setdefault(condition, []).extend(conjuncts(then))
                table.setdefault(negate(condition), []).extend(conjuncts(otherwise))
            case _:
                table[TRUE].append(part)
    for condition, inner in table.items():
        yield condition, tuple(inner)


def _equated(term: Expr, parts: tuple[Expr, ...]) -> Expr | None:
    """Return what an equation among the parts says that the term is."""
    for part in parts:
        match part:
            case Binary(BinaryOp.EQ | BinaryOp.IFF, left, right) if left == term:
                return right
            case Binary(BinaryOp.EQ | BinaryOp.IFF, left, right) if right == term:
                return left
            case _ if part == term:
                return TRUE
            case _ if part == negate(term) and isinstance(term.type, BoolType):
                return FALSE
            case _:
                continue
    return None
