"""A slow, obvious evaluator: the yardstick for the fast one, in tests and benchmarks.

It walks the tree, remembers nothing, and tries a quantified variable at every value of a small scope: integers from
``-window`` to ``window``, characters of ``CHARACTERS``, collections and datatypes built from few of these. Every value
of the scope is tried, so a body that is undefined anywhere in it makes the quantifier undefined. Its answers for
quantifiers are right where nothing outside of the scope matters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product

from provenhive.spec_lang import core
from provenhive.spec_lang.core import BinaryOp, Expr, Program, UnaryOp
from provenhive.spec_lang.declared import constraint, constructor, constructors
from provenhive.spec_lang.faults import EvaluationFault, Undefined
from provenhive.spec_lang.traverse import substitute_types
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
    substitute,
)
from provenhive.spec_lang.values import Data, Map, Multiset, Value

CHARACTERS = "abz 0"
Env = Mapping[str, Value]

_STRICT: Mapping[BinaryOp, Callable[[Value, Value], Value]] = {
    BinaryOp.ADD: lambda a, b: a + b,
    BinaryOp.SUB: lambda a, b: a - b,
    BinaryOp.MUL: lambda a, b: a * b,
    BinaryOp.LT: lambda a, b: a < b,
    BinaryOp.LE: lambda a, b: a <= b,
    BinaryOp.GT: lambda a, b: a > b,
    BinaryOp.GE: lambda a, b: a >= b,
    BinaryOp.EQ: lambda a, b: a == b,
    BinaryOp.NE: lambda a, b: a != b,
    BinaryOp.IFF: lambda a, b: a == b,
    BinaryOp.CONCAT: lambda a, b: a + b,
    BinaryOp.UNION: lambda a, b: a + b if isinstance(a, Multiset) else a | b,
    BinaryOp.INTERSECT: lambda a, b: a & b,
    BinaryOp.DIFFERENCE: lambda a, b: a - b,
    BinaryOp.SUBSET: lambda a, b: a <= b,
    BinaryOp.IN: lambda a, b: a in b,
    BinaryOp.NOT_IN: lambda a, b: a not in b,
}


class Reference:
    """Evaluates expressions of one program, slowly."""

    def __init__(self, program: Program, *, window: int = 6, length: int = 2) -> None:
        self.program = program
        self.window = window
        self.length = length

    def evaluate(self, expr: Expr, env: Env) -> Value:
        """Return the value of the expression.

        Raises:
            Undefined: if a well-definedness condition is violated.
            EvaluationFault: if the scope of a quantified variable's type is not known.
        """
        match expr:
            case core.IntLit(value=value) | core.BoolLit(value=value) | core.CharLit(value=value):
                return value
            case core.Var(name=name):
                return env[name]
            case core.If(condition=condition, then=then, otherwise=otherwise):
                return self.evaluate(then if self.evaluate(condition, env) else otherwise, env)
            case core.Let(name=name, value=value, body=body):
                return self.evaluate(body, {**env, name: self.evaluate(value, env)})
            case core.Unary():
                return self._unary(expr, env)
            case core.Binary():
                return self._binary(expr, env)
            case core.Call():
                return self._call(expr, env)
            case core.Quantified():
                return self._quantified(expr, env)
            case core.MatchData() | core.MatchSeq():
                return self._match(expr, env)
            case core.Construct() | core.Destruct() | core.Is():
                return self._data(expr, env)
            case _:
                return self._collection(expr, env)

    def _all(self, items: tuple[Expr, ...], env: Env) -> tuple[Value, ...]:
        return tuple(self.evaluate(item, env) for item in items)

    def _unary(self, expr: core.Unary, env: Env) -> Value:
        value = self.evaluate(expr.operand, env)
        match expr.op:
            case UnaryOp.NEG:
                return -value
            case UnaryOp.NOT:
                return not value
            case UnaryOp.SIZE:
                return value.size if isinstance(value, Multiset) else len(value)
            case UnaryOp.TO_MULTISET:
                return Multiset.of(value)
            case UnaryOp.TO_SET:
                return frozenset(value)
            case UnaryOp.KEYS:
                return value.keys()

    def _binary(self, expr: core.Binary, env: Env) -> Value:
        left = self.evaluate(expr.left, env)
        match expr.op:
            case BinaryOp.AND:
                return left and self.evaluate(expr.right, env)
            case BinaryOp.OR:
                return left or self.evaluate(expr.right, env)
            case BinaryOp.IMPLIES:
                return not left or self.evaluate(expr.right, env)
        right = self.evaluate(expr.right, env)
        if expr.op not in (BinaryOp.DIV, BinaryOp.MOD):
            return _STRICT[expr.op](left, right)
        if right == 0:
            raise Undefined("division by zero", expr.span)
        remainder = left % abs(right)
        return remainder if expr.op is BinaryOp.MOD else (left - remainder) // right

    def _call(self, expr: core.Call, env: Env) -> Value:
        function = self.program.function(expr.function)
        binding = dict(zip(function.type_parameters, expr.type_arguments, strict=True))
        inner = {}
        for parameter, argument in zip(function.parameters, expr.arguments, strict=True):
            value = self.evaluate(argument, env)
            self._require(self.member(value, substitute(parameter.type, binding)), expr)
            inner[parameter.name] = value
        for condition in function.requires:
            self._require(self.evaluate(substitute_types(condition, binding), inner), expr)
        result = self.evaluate(substitute_types(function.body, binding), inner)
        self._require(self.member(result, substitute(function.result, binding)), expr)
        return result

    def _require(self, holds: Value, expr: Expr) -> None:
        if not holds:
            raise Undefined("a value is outside of its domain", expr.span)

    def _match(self, expr: core.MatchData | core.MatchSeq, env: Env) -> Value:
        value = self.evaluate(expr.scrutinee, env)
        if isinstance(expr, core.MatchSeq):
            if not value:
                return self.evaluate(expr.empty, env)
            return self.evaluate(expr.nonempty, {**env, expr.head: value[0], expr.tail: value[1:]})
        case = next(case for case in expr.cases if case.constructor == value.constructor)
        return self.evaluate(case.body, {**env, **dict(zip(case.variables, value.fields, strict=True))})

    def _data(self, expr: core.Construct | core.Destruct | core.Is, env: Env) -> Value:
        if isinstance(expr, core.Construct):
            fields = constructor(self.program, expr.type, expr.constructor).fields
            values = self._all(expr.arguments, env)
            self._require(all(self.member(v, f.type) for v, f in zip(values, fields, strict=True)), expr)
            return Data(expr.constructor, values)
        value = self.evaluate(expr.value, env)
        if isinstance(expr, core.Is):
            return value.constructor == expr.constructor
        whole = expr.value.type
        names = [f.name for f in constructor(self.program, _data_type(whole), value.constructor).fields]
        self._require(expr.field in names, expr)
        return value.fields[names.index(expr.field)]

    def _collection(self, expr: Expr, env: Env) -> Value:
        match expr:
            case core.SeqLit(items=items) | core.TupleLit(items=items):
                return self._all(items, env)
            case core.SetLit(items=items):
                return frozenset(self._all(items, env))
            case core.MultisetLit(items=items):
                return Multiset.of(self._all(items, env))
            case core.MapLit(entries=entries):
                return Map([(self.evaluate(k, env), self.evaluate(v, env)) for k, v in entries])
            case core.Project(value=value, index=index):
                return self.evaluate(value, env)[index]
            case core.Index() | core.Update():
                return self._access(expr, env)
            case core.Slice(sequence=sequence, low=low, high=high):
                whole = self.evaluate(sequence, env)
                start = 0 if low is None else self.evaluate(low, env)
                end = len(whole) if high is None else self.evaluate(high, env)
                self._require(0 <= start <= end <= len(whole), expr)
                return whole[start:end]
            case _:
                raise TypeError(f"not an expression: {expr!r}")

    def _access(self, expr: core.Index | core.Update, env: Env) -> Value:
        whole, index = self.evaluate(expr.collection, env), self.evaluate(expr.index, env)
        if isinstance(expr, core.Update):
            value = self.evaluate(expr.value, env)
            if isinstance(whole, Map):
                return whole.set(index, value)
            self._require(0 <= index < len(whole), expr)
            return (*whole[:index], value, *whole[index + 1 :])
        if isinstance(whole, Multiset):
            return whole.count(index)
        self._require(index in whole if isinstance(whole, Map) else 0 <= index < len(whole), expr)
        return whole[index]

    # --- quantifiers and declared types ---

    def _quantified(self, expr: core.Quantified, env: Env) -> bool:
        scopes = [list(self.scope(binder.type)) for binder in expr.binders]
        names = [binder.name for binder in expr.binders]
        found = [self.evaluate(expr.body, {**env, **dict(zip(names, v, strict=True))}) for v in product(*scopes)]
        return all(found) if expr.quantifier is core.Quantifier.FORALL else any(found)

    def scope(self, type_: Type, depth: int = 2) -> Iterator[Value]:
        """Yield the values of the declared type that quantifiers try."""
        match type_:
            case IntType():
                yield from range(-self.window, self.window + 1)
            case BoolType():
                yield from (False, True)
            case CharType():
                yield from CHARACTERS
            case SeqType(element):
                for length in range(self.length + 1):
                    yield from product(list(self.scope(element, depth)), repeat=length)
            case TupleType(items):
                yield from product(*(list(self.scope(item, depth)) for item in items))
            case SetType(element):
                yield from {frozenset(items) for items in self.scope(SeqType(element), depth)}
            case SubsetType():
                base = constraint(self.program, type_).base
                yield from (value for value in self.scope(base, depth) if self.member(value, type_))
            case DataType():
                yield from self._data_scope(type_, depth)
            case _:
                raise EvaluationFault(f"the scope of type {type_} is not known")

    def _data_scope(self, type_: DataType, depth: int) -> Iterator[Value]:
        if depth < 0:
            return
        for declared in constructors(self.program, type_):
            for fields in product(*(list(self.scope(f.type, depth - 1)) for f in declared.fields)):
                yield Data(declared.name, fields)

    def member(self, value: Value, type_: Type) -> bool:
        """Say whether a value of the right shape satisfies the predicates of its declared type."""
        match type_:
            case SubsetType():
                known = constraint(self.program, type_)
                holds = self.member(value, known.base)
                return holds and bool(self.evaluate(known.predicate, {known.variable: value}))
            case SeqType(element) | SetType(element) | MultisetType(element):
                return all(self.member(item, element) for item in value)
            case TupleType(items):
                return all(self.member(v, t) for v, t in zip(value, items, strict=True))
            case MapType(key, item):
                return all(self.member(k, key) and self.member(v, item) for k, v in value.items())
            case DataType():
                fields = constructor(self.program, type_, value.constructor).fields
                return all(self.member(v, f.type) for v, f in zip(value.fields, fields, strict=True))
            case _:
                return True


def _data_type(type_: Type) -> DataType:
    if not isinstance(type_, DataType):
        raise TypeError(f"not a datatype: {type_}")
    return type_
