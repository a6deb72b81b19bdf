"""Expressions as decision trees: conditions first, then leaves without choices that matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from provenhive.search.agents.simplify import simplify
from provenhive.search.agents.terms import FALSE, ONE, TRUE, ZERO, eq, index, negate, rebuild, size, suffix
from provenhive.search.agents.workbench import Workbench
from provenhive.spec_lang.core import (
    Binary,
    BinaryOp,
    Construct,
    Destruct,
    Expr,
    If,
    Is,
    Let,
    MatchData,
    MatchSeq,
    Quantified,
    Unary,
    UnaryOp,
)
from provenhive.spec_lang.declared import constructor
from provenhive.spec_lang.traverse import parts, substitute_variables
from provenhive.spec_lang.types import DataType


@dataclass(frozen=True, slots=True)
class Leaf:
    """No more choices."""

    value: Expr


@dataclass(frozen=True, slots=True)
class Branch:
    """A choice."""

    condition: Expr
    then: Tree
    otherwise: Tree


Tree = Leaf | Branch
Interesting = Callable[[Expr], bool]


def branch(condition: Expr, then: Tree, otherwise: Tree) -> Tree:
    """Return the choice, or one side of it when the condition is known or does not matter."""
    if condition == TRUE or then == otherwise:
        return then
    return otherwise if condition == FALSE else Branch(condition, then, otherwise)


def leaves(tree: Tree) -> Iterator[Leaf]:
    """Yield the leaves from left to right."""
    if isinstance(tree, Leaf):
        yield tree
    else:
        yield from leaves(tree.then)
        yield from leaves(tree.otherwise)


def conditions(tree: Tree) -> Iterator[Expr]:
    """Yield all conditions, outermost first."""
    if isinstance(tree, Branch):
        yield tree.condition
        yield from conditions(tree.then)
        yield from conditions(tree.otherwise)


def map_tree(tree: Tree, change: Callable[[Expr], Expr]) -> Tree:
    """Return the tree with all expressions changed, known conditions resolved."""
    if isinstance(tree, Leaf):
        return Leaf(change(tree.value))
    return branch(change(tree.condition), map_tree(tree.then, change), map_tree(tree.otherwise, change))


def map_conditions(tree: Tree, change: Callable[[Expr], Expr]) -> Tree:
    """Return the tree with its conditions changed and its leaves as they are."""
    if isinstance(tree, Leaf):
        return tree
    return branch(change(tree.condition), map_conditions(tree.then, change), map_conditions(tree.otherwise, change))


def prune(tree: Tree, known: frozenset[Expr] = frozenset()) -> Tree:
    """Drop choices that an enclosing choice has made already."""
    if isinstance(tree, Leaf):
        return tree
    condition = tree.condition
    if condition in known:
        return prune(tree.then, known)
    if negate(condition) in known:
        return prune(tree.otherwise, known)
    then = prune(tree.then, known | {condition})
    return branch(condition, then, prune(tree.otherwise, known | {negate(condition)}))


class Decider:
    """Turns expressions into trees; only what is ``interesting`` (say, holds a recursive call) is taken apart."""

    def __init__(self, bench: Workbench, interesting: Interesting) -> None:
        self._bench = bench
        self._interesting = interesting

    def decide(self, expr: Expr) -> Tree:
        """Return the pruned decision tree of an expression."""
        return prune(self._tree(expr, top=True))

    def _tree(self, expr: Expr, *, top: bool = False) -> Tree:
        match expr:
            case If(condition, then, otherwise) if top or self._interesting(expr):
                return self._choice(condition, self._tree(then, top=top), self._tree(otherwise, top=top))
            case Let(name, value, body) if top or self._interesting(expr):
                return self._tree(simplify(substitute_variables(body, {name: value})), top=top)
            case MatchSeq(scrutinee, empty, head, tail, nonempty) if top or self._interesting(expr):
                values = {head: simplify(index(scrutinee, ZERO)), tail: simplify(suffix(scrutinee, ONE))}
                body = simplify(substitute_variables(nonempty, values))
                condition = simplify(eq(size(scrutinee), ZERO))
                return self._choice(condition, self._tree(empty, top=top), self._tree(body, top=top))
            case MatchData() if top or self._interesting(expr):
                return self._data(expr, top)
            case _ if not self._interesting(expr):
                return Leaf(expr)
            case Binary(BinaryOp.AND | BinaryOp.OR | BinaryOp.IMPLIES) | Unary(UnaryOp.NOT):
                return self._boolean(expr)
            case Quantified():
                return Leaf(expr)
            case _:
                return self._product(expr)

    def _choice(self, condition: Expr, then: Tree, otherwise: Tree) -> Tree:
        """Return a choice by a condition that may itself be a choice."""
        if not self._interesting(condition):
            return branch(simplify(condition), then, otherwise)
        return self._graft(self._tree(condition), then, otherwise)

    def _graft(self, condition: Tree, then: Tree, otherwise: Tree) -> Tree:
        if isinstance(condition, Leaf):
            return branch(simplify(condition.value), then, otherwise)
        return branch(
            condition.condition,
            self._graft(condition.then, then, otherwise),
            self._graft(condition.otherwise, then, otherwise),
        )

    def _data(self, expr: MatchData, top: bool) -> Tree:
        result: Tree | None = None
        for case in reversed(expr.cases):
            values = self._fields(expr.scrutinee, case.constructor, case.variables)
            body = self._tree(simplify(substitute_variables(case.body, values)), top=top)
            condition = simplify(Is(expr.scrutinee, case.constructor))
            result = body if result is None else self._choice(condition, body, result)
        if result is None:
            raise ValueError("a match without cases")
        return result

    def _fields(self, scrutinee: Expr, name: str, variables: tuple[str, ...]) -> dict[str, Expr]:
        if isinstance(scrutinee, Construct) and scrutinee.constructor == name:
            return dict(zip(variables, scrutinee.arguments, strict=True))
        if not isinstance(scrutinee.type, DataType):
            raise TypeError("a match on what is not a datatype")
        fields = constructor(self._bench.program, scrutinee.type, name).fields
        return {
            variable: Destruct(scrutinee, field.name, self._bench.erased(field.type))
            for variable, field in zip(variables, fields, strict=True)
        }

    def _boolean(self, expr: Expr) -> Tree:
        """Short-circuit: the side without recursion is asked first."""
        match expr:
            case Unary(UnaryOp.NOT, operand):
                return map_tree(self._tree(operand), lambda e: simplify(negate(e)))
            case Binary(BinaryOp.IMPLIES, left, right):
                return self._either(negate(left), right, BinaryOp.OR)
            case Binary(op, left, right):
                return self._either(left, right, op)
            case _:
                raise TypeError("not a connective")

    def _either(self, left: Expr, right: Expr, op: BinaryOp) -> Tree:
        if self._interesting(left) and self._interesting(right):
            return Leaf(Binary(op, left, right))
        first, second = (right, left) if self._interesting(left) else (left, right)
        rest = self._tree(second)
        if op is BinaryOp.AND:
            return branch(simplify(first), rest, Leaf(FALSE))
        return branch(simplify(first), Leaf(TRUE), rest)

    def _product(self, expr: Expr) -> Tree:
        """Lift the choices of the operands over the operator."""
        trees = [self._tree(part) if self._interesting(part) else Leaf(part) for part in parts(expr)]
        return self._combine(expr, trees, [])

    def _combine(self, expr: Expr, trees: list[Tree], chosen: list[Expr]) -> Tree:
        if len(chosen) == len(trees):
            iterator = iter(chosen)
            return Leaf(simplify(rebuild(expr, lambda _: next(iterator))))
        return self._spread(trees[len(chosen)], lambda leaf: self._combine(expr, trees, [*chosen, leaf]))

    def _spread(self, tree: Tree, rest: Callable[[Expr], Tree]) -> Tree:
        if isinstance(tree, Leaf):
            return rest(tree.value)
        return branch(tree.condition, self._spread(tree.then, rest), self._spread(tree.otherwise, rest))
