"""What a scheme has to implement: one call of a recursive function, its result in one variable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from provenhive.candidates.syntax import Block
from provenhive.search.agents.decision import Decider, Tree, conditions, leaves
from provenhive.search.agents.emitter import Methods
from provenhive.search.agents.simplify import simplify
from provenhive.search.agents.terms import calls_of, eq, size
from provenhive.search.agents.workbench import Scope, Workbench
from provenhive.spec_lang.core import Binder, Call, Expr, Function, Structural, Var
from provenhive.spec_lang.traverse import free_variables, substitute_variables
from provenhive.spec_lang.types import SeqType, Type


@dataclass(frozen=True, slots=True)
class Goal:
    """``result := function(parameters)``, where ``parameters`` are variables in scope.

    ``declared`` are the parameters' declared types. The block that a scheme makes is the last one of its method, so it
    may return.
    """

    bench: Workbench
    function: Function
    call: Call
    declared: tuple[Type, ...]
    result: Binder
    scope: Scope
    methods: Methods

    @property
    def parameters(self) -> tuple[Var, ...]:
        """The argument variables."""
        return tuple(a for a in self.call.arguments if isinstance(a, Var))

    @property
    def output(self) -> Var:
        """The result variable."""
        return self.bench.var(self.result)

    @property
    def facts(self) -> tuple[Expr, ...]:
        """What holds where the goal is to be reached."""
        return self.bench.requires_of(self.call, self.scope)

    def is_recursive_call(self, expr: Expr) -> bool:
        """Say whether the expression holds a call of the function."""
        return bool(calls_of(expr, self.function.name))

    def body(self) -> Expr:
        """Return the function's body over the parameters."""
        return self.bench.body_of(self.call, self.scope)

    def tree(self) -> Tree:
        """Return the body as a decision tree whose leaves hold the recursive calls."""
        return Decider(self.bench, self.is_recursive_call).decide(self.body())

    def recursive_calls(self) -> list[Call]:
        """Return the distinct recursive calls, over the parameters alone."""
        tree = self.tree()
        exprs = (*conditions(tree), *(leaf.value for leaf in leaves(tree)))
        return list(dict.fromkeys(call for expr in exprs for call in calls_of(expr, self.function.name)))

    def at(self, values: dict[str, Expr]) -> Call:
        """Return the function applied to the parameters with some of them replaced."""
        arguments = tuple(values.get(v.name, v) for v in self.parameters)
        return Call(self.function.name, self.call.type_arguments, arguments, self.call.type)

    def requires(self, values: dict[str, Expr]) -> tuple[Expr, ...]:
        """Return the function's preconditions for the parameters with some of them replaced."""
        if not values:
            return ()
        return tuple(
            simplify(substitute_variables(condition, values))
            for condition in self.bench.requires_of(self.call, self.scope)
            if any(name in values for name in free_variables(condition))
        )

    def measure(self, values: dict[str, Expr]) -> tuple[Expr, ...]:
        """Return what gets smaller with each call, for the parameters with some of them replaced."""
        recursion = self.function.recursion
        if recursion is None:
            return ()
        if isinstance(recursion, Structural):
            over: tuple[Expr, ...] = (self.parameters[recursion.parameter],)
        else:
            over = tuple(self.bench.instance(e, self.call, self.scope) for e in recursion.expressions)
        placed = (simplify(substitute_variables(e, values)) for e in over)
        return tuple(simplify(size(e)) if isinstance(e.type, SeqType) else e for e in placed)


Scheme = Callable[[Goal], Block | None]


def base_equation(goal: Goal) -> Expr:
    """Return ``result == function(parameters)``."""
    return eq(goal.output, goal.call)
