"""Loops from the far end of a sequence to its front: any recursion along one sequence.

The value of ``f`` on a suffix is computed from its value on the next shorter one; the loop keeps
``result == f(xs[i..])``.
"""

from __future__ import annotations

from provenhive.candidates.syntax import Assign, Block, Declare, While
from provenhive.search.agents.decision import Branch, Leaf, Tree, branch, leaves, map_tree
from provenhive.search.agents.emitter import Emitter
from provenhive.search.agents.goal import Goal
from provenhive.search.agents.simplify import simplify
from provenhive.search.agents.terms import (
    ZERO,
    calls_of,
    conj,
    eq,
    int_lit,
    int_var,
    le,
    lt,
    replace,
    size,
    sub,
)
from provenhive.search.agents.views import Kind, kind_of
from provenhive.spec_lang.core import Binder, Call, Expr, IntLit, Slice, Var
from provenhive.spec_lang.traverse import substitute_variables
from provenhive.spec_lang.types import INT


def backward_loop(goal: Goal) -> Block | None:
    """Return a loop from the end of a sequence to its front, or ``None`` when the recursion is not along suffixes."""
    calls = goal.recursive_calls()
    position = moving_position(goal, calls)
    if position is None or any(is_nested(goal, call) for call in calls):
        return None
    parameter = goal.parameters[position]
    steps = {_skipped(parameter, call.arguments[position]) for call in calls}
    if steps != {1}:
        return None
    return _Backward(goal, parameter).build()


def moving_position(goal: Goal, calls: list[Call]) -> int | None:
    """Return the position of the only parameter that recursive calls change, if it is only one."""
    moving = [
        position
        for position, parameter in enumerate(goal.parameters)
        if kind_of(parameter, [call.arguments[position] for call in calls]) is not Kind.FIXED
    ]
    return moving[0] if len(moving) == 1 else None


def is_nested(goal: Goal, call: Call) -> bool:
    """Say whether an argument of a recursive call holds another one."""
    return any(calls_of(argument, goal.function.name) for argument in call.arguments)


def _skipped(parameter: Var, argument: Expr) -> int | None:
    match argument:
        case Slice(Var(name), IntLit(value), None) if name == parameter.name:
            return value
        case _:
            return None


class _Backward:
    """The parts of one loop over a sequence."""

    def __init__(self, goal: Goal, parameter: Var) -> None:
        self.goal = goal
        self.parameter = parameter
        self.index = int_var(goal.scope.fresh("i"))

    def _at(self, low: Expr) -> dict[str, Expr]:
        return {self.parameter.name: Slice(self.parameter, low, None)}

    def build(self) -> Block | None:
        goal = self.goal
        partial = bool(goal.requires(self._at(self.index)))
        length = size(self.parameter)
        start = sub(length, int_lit(1)) if partial else length
        first = self._value_at(start)
        if first is None:
            return None
        top = Emitter(goal.bench, goal.scope, goal.methods, goal.facts)
        top.emit(Declare(Binder(self.index.name, INT), start))
        top.tree(first, lambda emitter, value: emitter.assign(goal.result.name, value))
        top.emit(self._while(partial))
        return top.block()

    def _value_at(self, start: Expr) -> Tree | None:
        """Return the function's value at the far end, where there is no recursive call left."""
        values = self._at(start)
        tree = map_tree(self.goal.tree(), lambda e: simplify(substitute_variables(e, values)))
        tree = _without_impossible(tree, self.parameter)
        return None if any(self.goal.is_recursive_call(leaf.value) for leaf in leaves(tree)) else tree

    def _while(self, partial: bool) -> While:
        goal, i = self.goal, self.index
        length = size(self.parameter)
        bounds = conj(le(ZERO, i), lt(i, length) if partial else le(i, length))
        invariants = (bounds, *goal.requires(self._at(i)), eq(goal.output, goal.at(self._at(i))))
        inside = (*goal.facts, le(ZERO, i), lt(i, length))
        body = Emitter(goal.bench, goal.scope, goal.methods, inside)
        body.emit(Assign((i.name,), (sub(i, int_lit(1)),)))
        tree = map_tree(goal.tree(), self._step)
        tree = _within_bounds(tree, self.parameter, i)
        body.tree(tree, lambda emitter, value: emitter.assign(goal.result.name, value))
        return While(lt(ZERO, i), invariants, (i,), body.block())

    def _step(self, expr: Expr) -> Expr:
        """Put the current suffix for the parameter and the result for the recursive call."""
        table: dict[Expr, Expr] = dict.fromkeys(calls_of(expr, self.goal.function.name), self.goal.output)
        return simplify(substitute_variables(replace(expr, table), self._at(self.index)))


def _without_impossible(tree: Tree, parameter: Var) -> Tree:
    """Drop branches that need an empty sequence after all: the parameter has an element here."""
    if isinstance(tree, Leaf):
        return tree
    if tree.condition == simplify(eq(size(parameter), ZERO)):
        return _without_impossible(tree.otherwise, parameter)
    return branch(
        tree.condition,
        _without_impossible(tree.then, parameter),
        _without_impossible(tree.otherwise, parameter),
    )


def _within_bounds(tree: Tree, parameter: Var, index: Var) -> Tree:
    """Drop branches for an index at the end: the loop body has an element at the index."""
    if isinstance(tree, Leaf):
        return tree
    at_end = {eq(index, size(parameter)), eq(size(parameter), index)}
    if tree.condition in at_end:
        return _within_bounds(tree.otherwise, parameter, index)
    return Branch(
        tree.condition,
        _within_bounds(tree.then, parameter, index),
        _within_bounds(tree.otherwise, parameter, index),
    )
