"""Recursion that mirrors the specification: a method that calls itself where the function does."""

from __future__ import annotations

from collections.abc import Callable

from provenhive.candidates.syntax import Block
from provenhive.search.agents.emitter import Emitter, Methods
from provenhive.search.agents.goal import Goal
from provenhive.spec_lang.core import Call, Expr, Quantified


class _WithItself:
    """The methods of the candidate, and the one that is being written."""

    def __init__(self, inner: Methods, function: str, method: str) -> None:
        self._inner = inner
        self._function = function
        self._method = method

    def for_function(self, name: str) -> str | None:
        return self._method if name == self._function else self._inner.for_function(name)

    def for_quantified(self, expr: Quantified, facts: tuple[Expr, ...]) -> Call | None:
        return self._inner.for_quantified(expr, facts)


def mirrored(method: str) -> Callable[[Goal], Block]:
    """Return the scheme of a recursive method of that name."""

    def build(goal: Goal) -> Block:
        methods = _WithItself(goal.methods, goal.function.name, method)
        emitter = Emitter(goal.bench, goal.scope, methods, goal.facts)
        emitter.assign(goal.result.name, goal.body())
        return emitter.block()

    return build
