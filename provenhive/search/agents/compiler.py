"""Specification functions as methods: each recursive function gets a method with ``ensures r == f(...)``.

Each method is proved by itself, so a failure blames one function, and another scheme can be tried for it alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from provenhive.candidates.syntax import Block, Helper, HelperKind, HelperMethod
from provenhive.search.agents.accumulate import accumulating_loop
from provenhive.search.agents.backward import backward_loop
from provenhive.search.agents.goal import Goal, Scheme
from provenhive.search.agents.mirror import mirrored
from provenhive.search.agents.quantifiers import quantifier_method
from provenhive.search.agents.terms import eq
from provenhive.search.agents.upward import upward_loop
from provenhive.search.agents.workbench import Scope, Workbench
from provenhive.spec_lang.core import Binder, Call, Expr, Function, Quantified, Var
from provenhive.spec_lang.types import VarType

DIRECT = "direct"
LOOPS: tuple[tuple[str, Scheme], ...] = (
    ("upward", upward_loop),
    ("accumulate", accumulating_loop),
    ("backward", backward_loop),
)


class Compiler:
    """Makes methods on demand. ``choices`` names the scheme for a function; the first that applies is the default."""

    def __init__(self, bench: Workbench, choices: Mapping[str, str] | None = None) -> None:
        self.bench = bench
        self.choices = dict(choices or {})
        self.used: dict[str, str] = {}  # function -> scheme
        self.stuck = False  # a quantifier without a range stands in the code
        self._helpers: dict[str, HelperMethod] = {}
        self._methods: dict[str, str | None] = {}
        self._quantified: dict[Expr, tuple[str, tuple[Var, ...]] | None] = {}
        self._names = bench.scope((*bench.unit.parameters, *bench.unit.results))

    @property
    def helpers(self) -> tuple[Helper, ...]:
        """All methods so far, in the order of first use."""
        return tuple(self._helpers.values())

    # --- functions -------------------------------------------------------------------------------------------------

    def schemes(self, goal: Goal, method: str | None) -> list[tuple[str, Scheme]]:
        """Return the schemes to try, by preference; recursion needs a method of its own."""
        options = list(LOOPS)
        if method is not None:
            options.append(("mirror", mirrored(method)))
        wanted = self.choices.get(goal.function.name)
        return [option for option in options if wanted is None or option[0] == wanted]

    def build(self, goal: Goal, method: str | None) -> Block | None:
        """Return the body of the first scheme that applies, and remember which it was."""
        for name, scheme in self.schemes(goal, method):
            block = scheme(replace(goal, scope=goal.scope.copy()))
            if block is not None:
                self.used[goal.function.name] = name
                return block
        return None

    def for_function(self, name: str) -> str | None:
        """Return the method that computes a function; ``None``: call the function itself."""
        if name in self._methods:
            return self._methods[name]
        self._methods[name] = None  # while it is being made, what leads back here calls the function itself
        function = self.bench.function(name)
        if function is None or self.choices.get(name) == DIRECT or not self.bench.is_recursive(name):
            return None
        method = self._names.fresh("Compute" + _camel(self.bench.bare(name)))
        helper = self._helper(function, method)
        if helper is not None:
            self._methods[name] = method
            self._helpers[method] = helper
        return self._methods[name]

    def _helper(self, function: Function, method: str) -> HelperMethod | None:
        scope = self.bench.scope(function.parameters)
        result = Binder(scope.fresh("r"), function.result)
        goal = self.goal(function, result, scope)
        block = self.build(goal, method)
        if block is None:
            return None
        return HelperMethod(
            HelperKind.METHOD,
            method,
            function.type_parameters,
            function.parameters,
            (result,),
            function.requires,
            (eq(goal.output, goal.call),),
            goal.measure({}),
            block,
        )

    def goal(self, function: Function, result: Binder, scope: Scope) -> Goal:
        """Return the goal of computing a function of its own parameters."""
        arguments = tuple(self.bench.var(p) for p in function.parameters)
        types = tuple(VarType(name) for name in function.type_parameters)
        call = Call(function.name, types, arguments, self.bench.erased(function.result))
        declared = tuple(p.type for p in function.parameters)
        return Goal(self.bench, function, call, declared, result, scope, self)

    # --- quantifiers -----------------------------------------------------------------------------------------------

    def for_quantified(self, expr: Quantified, facts: tuple[Expr, ...]) -> Call | None:
        """Return a call of the method that decides a quantified expression, or ``None`` when it has no bounds."""
        if expr not in self._quantified:
            self._quantified[expr] = None
            made = quantifier_method(self.bench, expr, facts, self, self._names)
            if made is not None:
                self._helpers[made.method.name] = made.method
                self._quantified[expr] = (made.method.name, made.arguments)
        found = self._quantified[expr]
        if found is None:
            self.stuck = True
            return None
        return Call(found[0], (), found[1], expr.type)


def _camel(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in name.split("_"))
