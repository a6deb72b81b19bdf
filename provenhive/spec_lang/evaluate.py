"""The evaluator: the reference semantics of the language.

Exact: Euclidean division, unbounded integers, partial operations that raise outside of their domain, quantifiers over
derived finite ranges, and limits that raise instead of guessing. Specification functions are compiled to Python once
and remember their results.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from provenhive.spec_lang.codegen import Compiler
from provenhive.spec_lang.core import Binder, Expr, Function, Operation, Program, Unit
from provenhive.spec_lang.deep import call_deep, call_in_deep_thread
from provenhive.spec_lang.faults import EvaluationFault, Undefined
from provenhive.spec_lang.membership import Check, Membership
from provenhive.spec_lang.runtime import Runtime
from provenhive.spec_lang.traverse import free_variables
from provenhive.spec_lang.types import Type
from provenhive.spec_lang.values import Value

DEFAULT_FUEL = 2_000_000
RESULT_TYPE = -1  # in the answer of ``check_post``: a result is not of its declared type
MAX_EXPRESSIONS = 20_000

Contract = Unit | Operation


class Evaluator:
    """Evaluates expressions and contracts of one program. May be used by several threads, one at a time.

    ``fuel`` limits the steps of each question: calls of functions, values tried by quantifiers, elements copied.
    """

    def __init__(self, program: Program, *, fuel: int = DEFAULT_FUEL) -> None:
        self.program = program
        self.fuel = fuel
        self.runtime = Runtime()
        self._membership = Membership(program, self._compile_predicate)
        self._compiler = Compiler(program, self.runtime, self._membership.check)
        self._lock = threading.RLock()
        self._compiled: dict[tuple[int, tuple[str, ...]], tuple[Expr, Callable[..., Value]]] = {}
        self._calls: dict[str, Callable[..., Value]] = {}
        self._contracts: dict[int, tuple[Contract, _CompiledContract]] = {}

    # --- expressions ---

    def evaluate(self, expr: Expr, env: Mapping[str, Value] | None = None, *, fuel: int | None = None) -> Value:
        """Return the value of the expression; ``env`` gives the values of its free variables.

        Raises:
            Undefined: if a well-definedness condition is violated.
            Unbounded: if a quantifier has no finite range.
            OutOfFuel: if the limit on steps, depth or size was reached.
            EvaluationFault: if a free variable has no value.
        """
        env = {} if env is None else env
        variables = tuple(free_variables(expr).items())
        missing = [name for name, _ in variables if name not in env]
        if missing:
            raise EvaluationFault(f"no value is given for {', '.join(missing)}", expr.span)
        function = self.function(expr, tuple(Binder(name, type_) for name, type_ in variables))
        return self.run(function, *(env[name] for name, _ in variables), fuel=fuel)

    def call(self, function: str | Function, arguments: Sequence[Value], *, fuel: int | None = None) -> Value:
        """Return the value of a specification function, after checking its arguments' declared types.

        Raises:
            Undefined, Unbounded, OutOfFuel: as ``evaluate``.
        """
        declared = self.program.function(function) if isinstance(function, str) else function
        return self.run(self._checked(declared), *arguments, fuel=fuel)

    def function(self, expr: Expr, parameters: tuple[Binder, ...]) -> Callable[..., Value]:
        """Return the expression compiled to a raw function of the parameters (for ``run``)."""
        key = (id(expr), tuple(p.name for p in parameters))
        with self._lock:
            known = self._compiled.get(key)
            if known is None:
                if len(self._compiled) >= MAX_EXPRESSIONS:
                    self._compiled.clear()
                # Holding the expression keeps its identity from being given to another one.
                known = (expr, call_deep(self._compiler.compile, expr, parameters))
                self._compiled[key] = known
            return known[1]

    def run(self, function: Callable[..., Value], *arguments: Value, fuel: int | None = None) -> Value:
        """Return what a raw function gives, with fresh fuel and as much depth as needed."""
        cell, amount = self.runtime.fuel, self.fuel if fuel is None else fuel
        with self._lock:
            outer, cell[0] = cell[0], amount
            try:
                return function(*arguments)
            except RecursionError:
                cell[0] = amount
                return call_in_deep_thread(function, *arguments)
            finally:
                cell[0] = outer

    def bind(self, name: str, implementation: Callable[..., Value]) -> None:
        """Make calls of a name that the program does not define go to ``implementation`` (a unit, a helper)."""
        with self._lock:
            self._compiler.bind(name, implementation)

    def _compile_predicate(self, expr: Expr, parameters: tuple[Binder, ...]) -> Callable[..., Value]:
        return call_deep(self._compiler.compile, expr, parameters)

    def _checked(self, declared: Function) -> Callable[..., Value]:
        """Return a specification function that checks its arguments' declared types."""
        with self._lock:
            known = self._calls.get(declared.name)
            if known is None:
                raw = call_deep(self._compiler.compile_function, declared)
                checks = tuple((p, self.membership(p.type)) for p in declared.parameters)
                known = self._calls[declared.name] = partial(_call_checked, declared.name, raw, checks)
            return known

    # --- membership in declared types ---

    def inhabits(self, value: Value, type_: Type, *, fuel: int | None = None) -> bool:
        """Say whether the value has the shape of the declared type and satisfies all predicates in it.

        Raises:
            Undefined, Unbounded, OutOfFuel: if a predicate raises it.
        """
        return bool(self.run(self._membership.member, value, type_, fuel=fuel))

    def membership(self, type_: Type) -> Check:
        """Return a raw check of membership in the type (for ``run``)."""
        return self._membership.check(type_)

    # --- contracts ---

    def check_pre(self, contract: Contract, arguments: Sequence[Value], *, fuel: int | None = None) -> bool:
        """Say whether the arguments have their declared types and satisfy every ``requires``, read in order.

        Raises:
            Undefined, Unbounded, OutOfFuel: as ``evaluate``.
        """
        compiled = self._contract(contract)
        return bool(self.run(compiled.pre, arguments, fuel=fuel))

    def check_post(
        self, contract: Contract, arguments: Sequence[Value], results: Sequence[Value], *, fuel: int | None = None
    ) -> tuple[int, ...]:
        """Return the positions of the ``ensures`` that fail, in order; empty when the contract is met.

        ``RESULT_TYPE`` alone stands for a result outside of its declared type. An ``ensures`` that is undefined after
        an earlier one has failed is passed over: the earlier one guards it.

        Raises:
            Undefined, Unbounded, OutOfFuel: as ``evaluate``, when nothing had failed before.
        """
        compiled = self._contract(contract)
        found: tuple[int, ...] = self.run(compiled.post, arguments, results, fuel=fuel)
        return found

    def _contract(self, contract: Contract) -> _CompiledContract:
        known = self._contracts.get(id(contract))
        if known is None:
            inputs, outputs = contract.parameters, contract.results
            compiled = _CompiledContract(
                tuple(self.membership(p.type) for p in inputs),
                tuple(self.membership(r.type) for r in outputs),
                tuple(self.function(e, inputs) for e in contract.requires),
                tuple(self.function(e, inputs + outputs) for e in contract.ensures),
            )
            known = (contract, compiled)
            self._contracts[id(contract)] = known
        return known[1]


def _call_checked(
    name: str, raw: Callable[..., Value], checks: tuple[tuple[Binder, Check], ...], *arguments: Value
) -> Value:
    for argument, (parameter, check) in zip(arguments, checks, strict=True):
        if not check(argument):
            raise Undefined(f"argument {parameter.name} of {name} is not of type {parameter.type}")
    return raw(*arguments)


@dataclass(frozen=True, slots=True)
class _CompiledContract:
    inputs: tuple[Check, ...]
    outputs: tuple[Check, ...]
    requires: tuple[Callable[..., Value], ...]
    ensures: tuple[Callable[..., Value], ...]

    def pre(self, arguments: Sequence[Value]) -> bool:
        for check, value in zip(self.inputs, arguments, strict=True):
            if not check(value):
                return False
        return all(condition(*arguments) for condition in self.requires)

    def post(self, arguments: Sequence[Value], results: Sequence[Value]) -> tuple[int, ...]:
        for check, value in zip(self.outputs, results, strict=True):
            if not check(value):
                return (RESULT_TYPE,)
        failed: list[int] = []
        for position, ensure in enumerate(self.ensures):
            try:
                if not ensure(*arguments, *results):
                    failed.append(position)
            except EvaluationFault:
                if not failed:
                    raise
        return tuple(failed)
