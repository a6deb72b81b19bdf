"""Loops that count up from the base case of a recursion along one number.

The loop keeps ``result == f(k)``; where the recursion reaches back further than one, as in Fibonacci's, a window of
variables holds ``f(k), f(k + 1), ...``.
"""

from __future__ import annotations

from provenhive.candidates.syntax import Assign, Block, Declare, IfStatement, Return, While
from provenhive.search.agents.backward import is_nested, moving_position
from provenhive.search.agents.decision import Leaf, Tree, branch, leaves, map_tree
from provenhive.search.agents.emitter import Emitter
from provenhive.search.agents.goal import Goal
from provenhive.search.agents.simplify import difference, simplify
from provenhive.search.agents.terms import add, calls_of, conj, eq, int_lit, int_var, le, lt, replace, sub
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Call, Expr, Var
from provenhive.spec_lang.traverse import free_variables, substitute_variables, walk
from provenhive.spec_lang.types import INT, IntType


def upward_loop(goal: Goal) -> Block | None:
    """Return a loop that counts up to a number parameter, with a window as wide as the recursion reaches back."""
    calls = goal.recursive_calls()
    position = moving_position(goal, calls)
    if position is None or any(is_nested(goal, call) for call in calls):
        return None
    parameter = goal.parameters[position]
    if not isinstance(parameter.type, IntType):
        return None
    backs = {difference(parameter, call.arguments[position]) for call in calls}
    widths = [back for back in backs if back is not None and back > 0]
    if not widths or len(widths) != len(backs) or max(widths) > 4:
        return None
    base = _first_base(goal, parameter)
    return None if base is None else _Upward(goal, parameter, position, max(widths), base).build()


def _first_base(goal: Goal, parameter: Var) -> int | None:
    """Return the least number from which the recursion is well founded: the base case's number."""
    tree = goal.tree()
    for value in (0, 1, 2, -1, 3, 4, 5):
        placed = map_tree(tree, lambda e: simplify(substitute_variables(e, {parameter.name: int_lit(value)})))  # noqa: B023
        if not any(goal.is_recursive_call(leaf.value) for leaf in leaves(placed)):
            return value
    return None


class _Upward:
    """The parts of one loop over a number."""

    def __init__(self, goal: Goal, parameter: Var, position: int, width: int, base: int) -> None:
        self.goal = goal
        self.parameter = parameter
        self.position = position
        self.width = width
        self.base = base
        self.counter = int_var(goal.scope.fresh("k"))
        extra = [Var(goal.scope.fresh("next"), goal.output.type) for _ in range(width - 1)]
        self.window = [goal.output, *extra]

    def build(self) -> Block | None:
        goal = self.goal
        firsts = [self._value(int_lit(self.base + offset)) for offset in range(self.width)]
        if any(goal.is_recursive_call(leaf.value) for first in firsts for leaf in leaves(first)):
            return None
        top = Emitter(goal.bench, goal.scope, goal.methods, goal.facts)
        self._below_base(top)
        top.emit(Declare(Binder(self.counter.name, INT), int_lit(self.base)))
        for variable, first in zip(self.window, firsts, strict=True):
            if variable != goal.output:
                top.emit(Declare(Binder(variable.name, variable.type), None))
            top.tree(first, lambda emitter, value, name=variable.name: emitter.assign(name, value))  # type: ignore[misc]
        top.emit(self._while())
        return top.block()

    def _below_base(self, top: Emitter) -> None:
        """Answer at once for numbers below the base case, where the parameter can be that small."""
        if self.base == 0 and self.goal.declared[self.position] != INT:
            return
        low = lt(self.parameter, int_lit(self.base))
        inner = top.child()
        tree = _assume_below(self.goal.tree(), self.parameter, self.base)
        if any(self.goal.is_recursive_call(leaf.value) for leaf in leaves(tree)):
            return
        inner.tree(tree, lambda emitter, value: emitter.assign(self.goal.result.name, value))
        inner.emit(Return())
        top.emit(IfStatement(low, inner.block(), None))

    def _value(self, number: Expr) -> Tree:
        values = {self.parameter.name: number}
        return map_tree(self.goal.tree(), lambda e: simplify(substitute_variables(e, values)))

    def _while(self) -> While:
        goal, k, n = self.goal, self.counter, self.parameter
        kept = [eq(variable, goal.at({n.name: add(k, int_lit(offset))})) for offset, variable in enumerate(self.window)]
        low = le(int_lit(self.base), k)
        here: dict[str, Expr] = {n.name: k}
        invariants = (conj(low, le(k, n)), *goal.requires(here), *kept)
        body = Emitter(goal.bench, goal.scope, goal.methods, (*goal.facts, low, lt(k, n)))
        body.tree(self._next_tree(), self._shift)
        body.emit(Assign((k.name,), (add(k, int_lit(1)),)))
        return While(lt(k, n), invariants, (sub(n, k),), body.block())

    def _next_tree(self) -> Tree:
        """Return the function's value one beyond the window, in terms of the window."""
        ahead = add(self.counter, int_lit(self.width))
        limit = self.base + self.width

        def step(expr: Expr) -> Expr:
            table: dict[Expr, Expr] = {}
            for call in calls_of(expr, self.goal.function.name):
                back = difference(self.parameter, call.arguments[self.position]) or 0
                table[call] = self.window[self.width - back]
            return simplify(substitute_variables(replace(expr, table), {self.parameter.name: ahead}))

        return _assume_at_least(map_tree(self.goal.tree(), step), self.counter, limit - self.width)

    def _shift(self, emitter: Emitter, value: Expr) -> None:
        new = emitter.value(value)
        names = tuple(variable.name for variable in self.window)
        values = (*self.window[1:], new)
        emitter.emit(Assign(names, values))


def _assume_at_least(tree: Tree, variable: Var, low: int) -> Tree:
    """Resolve comparisons of ``variable + a`` with numbers, given ``variable >= low``."""
    if isinstance(tree, Leaf):
        return tree
    known = _known(tree.condition, variable, low)
    then = _assume_at_least(tree.then, variable, low)
    otherwise = _assume_at_least(tree.otherwise, variable, low)
    if known is None:
        return branch(tree.condition, then, otherwise)
    return then if known else otherwise


def _known(condition: Expr, variable: Var, low: int) -> bool | None:
    if not isinstance(condition, Binary) or set(free_variables(condition)) != {variable.name}:
        return None
    if any(isinstance(term, Call) for term in walk(condition)):
        return None
    gap = difference(condition.left, add(condition.right, variable))
    if gap is None:
        return None
    least = gap + low
    match condition.op:
        case BinaryOp.EQ | BinaryOp.LE if least > 0:
            return False
        case BinaryOp.LT if least >= 0:
            return False
        case BinaryOp.NE | BinaryOp.GT if least > 0:
            return True
        case BinaryOp.GE if least >= 0:
            return True
        case _:
            return None


def _assume_below(tree: Tree, variable: Var, bound: int) -> Tree:
    """Resolve comparisons of the variable with numbers, given ``variable < bound``."""
    if isinstance(tree, Leaf):
        return tree
    then, otherwise = _assume_below(tree.then, variable, bound), _assume_below(tree.otherwise, variable, bound)
    gap = None
    if isinstance(tree.condition, Binary):
        gap = difference(sub(tree.condition.left, variable), tree.condition.right)
        if gap is not None and tree.condition.op in (BinaryOp.LE, BinaryOp.LT):
            most = bound - 1 + gap
            if (most <= 0 and tree.condition.op is BinaryOp.LE) or most < 0:
                return then
        if gap is not None and tree.condition.op is BinaryOp.EQ and bound - 1 + gap < 0:
            return otherwise
    return branch(tree.condition, then, otherwise)
