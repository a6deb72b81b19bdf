"""The evaluator: the reference semantics of the language.

Exact: Euclidean division, unbounded integers, partial operations that raise outside of their domain, quantifiers over
derived finite ranges, and limits that raise instead of guessing. Specification functions are compiled to Python once
and remember their results.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from provenhive.spec_lang.codegen import Compiler
from provenhive.spec_lang.core import Binder, Expr, Function, Operation, Program, Unit
from provenhive.spec_lang.declared import constraint, constructor, erase
from provenhive.spec_lang.deep import call_deep
from provenhive.spec_lang.faults import EvaluationFault, Undefined
from provenhive.spec_lang.runtime import Runtime
from provenhive.spec_lang.traverse import free_variables
from provenhive.spec_lang.types import (
    BoolType,
    CharType,
    DataType,
    IntType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    SubsetType,
    TupleType,
    Type,
    VarType,
)
from provenhive.spec_lang.values import Data, Map, Multiset, Value

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
        self._compiler = Compiler(program, self.runtime, self._member)
        self._lock = threading.RLock()
        self._compiled: dict[tuple[int, tuple[str, ...]], tuple[Expr, Callable[..., Value]]] = {}
        self._predicates: dict[SubsetType, tuple[Type, Callable[..., Value]]] = {}
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
        with self._lock:
            raw = call_deep(self._compiler.compile_function, declared)
        return self.run(partial(self._checked_call, declared, raw), *arguments, fuel=fuel)

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
        with self._fuelled(fuel):
            return call_deep(self._refuelled(function, fuel), *arguments)

    def bind(self, name: str, implementation: Callable[..., Value]) -> None:
        """Make calls of a name that the program does not define go to ``implementation`` (a unit, a helper)."""
        with self._lock:
            self._compiler.bind(name, implementation)

    @contextmanager
    def _fuelled(self, fuel: int | None) -> Iterator[None]:
        with self._lock:
            outer = self.runtime.fuel[0]
            try:
                yield
            finally:
                self.runtime.fuel[0] = outer

    def _refuelled(self, function: Callable[..., Value], fuel: int | None) -> Callable[..., Value]:
        cell, amount = self.runtime.fuel, self.fuel if fuel is None else fuel

        def run(*arguments: Value) -> Value:
            cell[0] = amount
            return function(*arguments)

        return run

    def _checked_call(self, declared: Function, raw: Callable[..., Value], *arguments: Value) -> Value:
        for argument, parameter in zip(arguments, declared.parameters, strict=True):
            if not self._member(argument, parameter.type):
                raise Undefined(f"argument {parameter.name} of {declared.name} is not of type {parameter.type}")
        return raw(*arguments)

    # --- membership in declared types ---

    def inhabits(self, value: Value, type_: Type, *, fuel: int | None = None) -> bool:
        """Say whether the value has the shape of the declared type and satisfies all predicates in it.

        Raises:
            Undefined, Unbounded, OutOfFuel: if a predicate raises it.
        """
        return bool(self.run(self._member, value, type_, fuel=fuel))

    def _member(self, value: Value, type_: Type) -> bool:
        pending: list[tuple[Value, Type]] = [(value, type_)]
        while pending:
            current, declared = pending.pop()
            if isinstance(declared, SubsetType):
                base, predicate = self._predicate(declared)
                if not self._member(current, base) or not predicate(current):
                    return False
            elif not _has_shape(current, declared, self.program):
                return False
            else:
                pending.extend(_parts(current, declared, self.program))
        return True

    def _predicate(self, type_: SubsetType) -> tuple[Type, Callable[..., Value]]:
        known = self._predicates.get(type_)
        if known is None:
            found = constraint(self.program, type_)
            parameter = Binder(found.variable, erase(self.program, found.base))
            known = (found.base, call_deep(self._compiler.compile, found.predicate, (parameter,)))
            self._predicates[type_] = known
        return known

    # --- contracts ---

    def check_pre(self, contract: Contract, arguments: Sequence[Value], *, fuel: int | None = None) -> bool:
        """Say whether the arguments have their declared types and satisfy every ``requires``, read in order.

        Raises:
            Undefined, Unbounded, OutOfFuel: as ``evaluate``.
        """
        compiled = self._contract(contract)
        return bool(self.run(partial(compiled.pre, self._member), arguments, fuel=fuel))

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
        found: tuple[int, ...] = self.run(partial(compiled.post, self._member), arguments, results, fuel=fuel)
        return found

    def _contract(self, contract: Contract) -> _CompiledContract:
        known = self._contracts.get(id(contract))
        if known is None:
            inputs, outputs = contract.parameters, contract.results
            compiled = _CompiledContract(
                tuple(p.type for p in inputs),
                tuple(r.type for r in outputs),
                tuple(self.function(e, inputs) for e in contract.requires),
                tuple(self.function(e, inputs + outputs) for e in contract.ensures),
            )
            known = (contract, compiled)
            self._contracts[id(contract)] = known
        return known[1]


@dataclass(frozen=True, slots=True)
class _CompiledContract:
    inputs: tuple[Type, ...]
    outputs: tuple[Type, ...]
    requires: tuple[Callable[..., Value], ...]
    ensures: tuple[Callable[..., Value], ...]

    def pre(self, member: Callable[[Value, Type], bool], arguments: Sequence[Value]) -> bool:
        typed = zip(arguments, self.inputs, strict=True)
        return all(member(value, type_) for value, type_ in typed) and all(f(*arguments) for f in self.requires)

    def post(
        self, member: Callable[[Value, Type], bool], arguments: Sequence[Value], results: Sequence[Value]
    ) -> tuple[int, ...]:
        if not all(member(value, type_) for value, type_ in zip(results, self.outputs, strict=True)):
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


def _has_shape(value: Value, type_: Type, program: Program) -> bool:
    """Say whether the outermost shape of the value is that of the type."""
    match type_:
        case IntType() | BoolType():
            return isinstance(value, int)
        case CharType():
            return isinstance(value, str) and len(value) == 1
        case SeqType():
            return isinstance(value, tuple)
        case TupleType(items):
            return isinstance(value, tuple) and len(value) == len(items)
        case SetType():
            return isinstance(value, frozenset)
        case MultisetType():
            return isinstance(value, Multiset)
        case MapType():
            return isinstance(value, Map)
        case DataType():
            return isinstance(value, Data) and _is_made_by(value, type_, program)
        case _:
            return isinstance(type_, VarType)


def _is_made_by(value: Data, type_: DataType, program: Program) -> bool:
    try:
        return len(constructor(program, type_, value.constructor).fields) == len(value.fields)
    except KeyError:
        return False


def _parts(value: Value, type_: Type, program: Program) -> Iterator[tuple[Value, Type]]:
    """Yield the direct parts of a value with their declared types; parts of a plain type are left out."""
    match type_:
        case SeqType(element) | SetType(element) | MultisetType(element):
            yield from ((item, element) for item in value)
        case TupleType(items):
            yield from zip(value, items, strict=True)
        case MapType(key, item):
            yield from (pair for k, v in value.items() for pair in ((k, key), (v, item)))
        case DataType():
            fields = constructor(program, type_, value.constructor).fields
            yield from ((item, field.type) for item, field in zip(value.fields, fields, strict=True))
