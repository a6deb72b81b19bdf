"""Loops for linear recursion: tail calls, and tail calls under an associative operator.

``f(x) = if c(x) then b(x) else h(x) op f(n(x))`` becomes a loop that keeps ``acc op f(now) == f(x)``: recursion
introduction read backwards (Burstall and Darlington, "A transformation system for developing recursive programs",
1977; Wadler's "tail recursion modulo an operator"). No lemma is needed: each round unfolds ``f`` once.
"""

from __future__ import annotations

from dataclasses import dataclass

from provenhive.candidates.syntax import Assert, Assign, Block, Declare, Return, Statement, While
from provenhive.search.agents.decision import Branch, Leaf, Tree, conditions, leaves, map_conditions, map_tree
from provenhive.search.agents.emitter import Emitter
from provenhive.search.agents.goal import Goal
from provenhive.search.agents.simplify import simplify
from provenhive.search.agents.terms import FALSE, TRUE, calls_of, conj, eq, negate
from provenhive.search.agents.views import State, depends_on, make_state
from provenhive.spec_lang.core import (
    Binary,
    BinaryOp,
    Binder,
    Call,
    Expr,
    IntLit,
    MultisetLit,
    SeqLit,
    SetLit,
    Unary,
    UnaryOp,
    Var,
)
from provenhive.spec_lang.traverse import substitute_variables
from provenhive.spec_lang.types import MultisetType, SeqType, SetType, SubsetType, Type

_OPERATORS = frozenset(
    {BinaryOp.ADD, BinaryOp.MUL, BinaryOp.CONCAT, BinaryOp.UNION, BinaryOp.AND, BinaryOp.OR, BinaryOp.INTERSECT}
)


@dataclass(frozen=True, slots=True)
class Tail:
    """``before op call op after``."""

    before: Expr | None
    call: Call
    after: Expr | None


def unit_of(op: BinaryOp, type_: Type) -> Expr | None:
    """Return the neutral element of an operator at a type."""
    match op, type_:
        case BinaryOp.ADD, _:
            return IntLit(0)
        case BinaryOp.MUL, _:
            return IntLit(1)
        case BinaryOp.CONCAT, SeqType(element):
            return SeqLit((), element)
        case BinaryOp.UNION, SetType(element):
            return SetLit((), element)
        case BinaryOp.UNION, MultisetType(element):
            return MultisetLit((), element)
        case BinaryOp.AND, _:
            return TRUE
        case BinaryOp.OR, _:
            return FALSE
        case _:
            return None


def split(expr: Expr, op: BinaryOp, function: str) -> Tail | None:
    """Write an expression with one recursive call as ``before op call op after``, or return ``None``."""
    if isinstance(expr, Call) and expr.function == function:
        return None if any(calls_of(a, function) for a in expr.arguments) else Tail(None, expr, None)
    if not isinstance(expr, Binary):
        return None
    left, right = expr.left, expr.right
    if expr.op is BinaryOp.SUB and op is BinaryOp.ADD and not calls_of(right, function):
        return split(Binary(op, left, Unary(UnaryOp.NEG, right)), op, function)
    if expr.op is not op or (calls_of(left, function) and calls_of(right, function)):
        return None
    if calls_of(right, function):
        inner = split(right, op, function)
        return inner and Tail(_join(op, left, inner.before), inner.call, inner.after)
    inner = split(left, op, function)
    if inner is None:
        return None
    if op is BinaryOp.CONCAT:
        return Tail(inner.before, inner.call, _join(op, inner.after, right))
    return Tail(_join(op, inner.before, right), inner.call, None)


def _join(op: BinaryOp, left: Expr | None, right: Expr | None) -> Expr | None:
    if left is None or right is None:
        return left if right is None else right
    return simplify(Binary(op, left, right))


def operator_of(goal: Goal, tree: Tree) -> BinaryOp | None:
    """Return the operator under which all leaves are tail calls; ``EQ`` stands for plain tail calls."""
    recursive = [leaf.value for leaf in leaves(tree) if goal.is_recursive_call(leaf.value)]
    if not recursive or any(goal.is_recursive_call(condition) for condition in conditions(tree)):
        return None
    for op in (BinaryOp.EQ, *sorted(_OPERATORS, key=lambda o: o.value)):
        if all(split(value, op, goal.function.name) for value in recursive):
            return op
    return None


def accumulating_loop(goal: Goal) -> Block | None:
    """Return a forward loop for linear recursion, or ``None`` when the function is of another kind."""
    tree = goal.tree()
    op = operator_of(goal, tree)
    state = make_state(goal)
    if op is None or state is None:
        return None
    return _Loop(goal, op, state).build(tree)


class _Loop:
    """The parts of one loop."""

    def __init__(self, goal: Goal, op: BinaryOp, state: State) -> None:
        self.goal = goal
        self.op = op
        self.state = state
        self.before: Var | None = None
        self.after: Var | None = None
        self.top = Emitter(goal.bench, goal.scope, goal.methods, goal.facts)

    def build(self, tree: Tree) -> Block:
        tails = [split(leaf.value, self.op, self.goal.function.name) for leaf in leaves(tree)]
        self._declare_accumulators([tail for tail in tails if tail])
        self.top.emit(*self.state.declarations(), *map(Assert, self.state.whole()))
        guards, bases, rest = self._peel(tree)
        condition = conj(*(self._now(guard) for guard in guards))
        if not guards or self.goal.bench.costly(condition):
            guards, bases, rest, condition = [], [], tree, TRUE
        body = Emitter(self.goal.bench, self.goal.scope, self.goal.methods, self._inside)
        body.tree(map_conditions(rest, self._now), self._leaf)
        self.top.emit(self._while(condition, body.block()))
        if guards:
            self._finish(guards, bases)
        return self.top.block()

    @property
    def _inside(self) -> tuple[Expr, ...]:
        """What holds in the loop's body."""
        return (*self.goal.facts, *self.state.invariants(), *self.goal.requires(self.state.current))

    def _while(self, condition: Expr, body: Block) -> While:
        goal, state = self.goal, self.state
        here = self._combine(goal.at(state.current))
        invariants = (*state.invariants(), *goal.requires(state.current), eq(here, goal.call))
        return While(condition, invariants, goal.measure(state.current), body)

    def _declare_accumulators(self, tails: list[Tail]) -> None:
        unit = unit_of(self.op, self.goal.output.type)
        if unit is None:
            return
        if any(tail.before is not None for tail in tails):
            self.before = self._accumulator(unit)
        if any(tail.after is not None for tail in tails):
            self.after = self._accumulator(unit) if self.before is None else self._extra(unit)

    def _accumulator(self, unit: Expr) -> Var:
        """Use the result variable itself where partial results belong to its type."""
        declared = self.goal.result.type
        if isinstance(declared, SubsetType) and declared.name != "nat":
            return self._extra(unit)
        self.top.emit(Assign((self.goal.result.name,), (unit,)))
        return self.goal.output

    def _extra(self, unit: Expr) -> Var:
        name = self.goal.scope.fresh("gathered")
        self.top.emit(Declare(Binder(name, self.goal.output.type), unit))
        return Var(name, self.goal.output.type)

    def _now(self, expr: Expr) -> Expr:
        return simplify(substitute_variables(expr, self.state.current))

    def _combine(self, value: Expr) -> Expr:
        """Return ``before op value op after``."""
        if self.before is not None:
            value = simplify(Binary(self.op, self.before, value))
        if self.after is not None:
            value = simplify(Binary(self.op, value, self.after))
        return value

    def _peel(self, tree: Tree) -> tuple[list[Expr], list[Expr], Tree]:
        """Take off the choices with a base case on one side: they make the guard."""
        guards: list[Expr] = []
        bases: list[Expr] = []
        while isinstance(tree, Branch):
            then, otherwise = tree.then, tree.otherwise
            if isinstance(then, Leaf) and not self.goal.is_recursive_call(then.value):
                guards.append(negate(tree.condition))
                bases.append(then.value)
                tree = otherwise
            elif isinstance(otherwise, Leaf) and not self.goal.is_recursive_call(otherwise.value):
                guards.append(tree.condition)
                bases.append(otherwise.value)
                tree = then
            else:
                break
        return guards, bases, tree

    def _leaf(self, emitter: Emitter, value: Expr) -> None:
        tail = split(value, self.op, self.goal.function.name)
        if tail is None:
            self._base(emitter, value)
            emitter.emit(Return())
            return
        emitter.emit(*map(Assert, self.state.hints(tail.call.arguments)))
        changes: list[tuple[str, Expr]] = []
        if tail.before is not None and self.before is not None:
            grown = Binary(self.op, self.before, emitter.value(self._now(tail.before)))
            changes.append((self.before.name, simplify(grown)))
        if tail.after is not None and self.after is not None:
            grown = Binary(self.op, emitter.value(self._now(tail.after)), self.after)
            changes.append((self.after.name, simplify(grown)))
        changes += [(name, emitter.value(new)) for name, new in self.state.step(tail.call.arguments)]
        emitter.emit(*assignments(changes))

    def _base(self, emitter: Emitter, value: Expr) -> None:
        emitter.assign(self.goal.result.name, self._combine(self._now(value)))

    def _finish(self, guards: list[Expr], bases: list[Expr]) -> None:
        tree: Tree = Leaf(bases[-1])
        for guard, base in zip(reversed(guards[:-1]), reversed(bases[:-1]), strict=True):
            tree = Branch(negate(guard), Leaf(base), tree)
        placed = map_tree(tree, self._now)
        self.top.tree(placed, lambda emitter, value: emitter.assign(self.goal.result.name, self._combine(value)))


def assignments(changes: list[tuple[str, Expr]]) -> list[Statement]:
    """Return one assignment after the other, or a simultaneous one where that makes a difference."""
    if not changes:
        return []
    if depends_on(changes):
        return [Assign(tuple(name for name, _ in changes), tuple(value for _, value in changes))]
    return [Assign((name,), (value,)) for name, value in changes]
