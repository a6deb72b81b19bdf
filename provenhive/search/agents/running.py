"""Running small expressions quickly: closures over environments, made once for each expression.

Agents try thousands of small expressions on sample inputs; compiling each would cost more than running it. Meaning is
the evaluator's, which is asked for calls, quantifiers and everything rare.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping

from provenhive.spec_lang.core import (
    Binary,
    BinaryOp,
    Binder,
    BoolLit,
    CharLit,
    Construct,
    Destruct,
    Expr,
    If,
    Index,
    IntLit,
    Is,
    MultisetLit,
    Program,
    Project,
    SeqLit,
    SetLit,
    Slice,
    TupleLit,
    Unary,
    UnaryOp,
    Var,
)
from provenhive.spec_lang.declared import constructor
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import Undefined
from provenhive.spec_lang.traverse import free_variables
from provenhive.spec_lang.types import DataType, SeqType
from provenhive.spec_lang.values import Data, Multiset, Value

Env = Mapping[str, Value]
Run = Callable[[Env], Value]

_PLAIN: dict[BinaryOp, Callable[[Value, Value], Value]] = {
    BinaryOp.ADD: operator.add,
    BinaryOp.SUB: operator.sub,
    BinaryOp.MUL: operator.mul,
    BinaryOp.LT: operator.lt,
    BinaryOp.LE: operator.le,
    BinaryOp.GT: operator.gt,
    BinaryOp.GE: operator.ge,
    BinaryOp.EQ: operator.eq,
    BinaryOp.NE: operator.ne,
    BinaryOp.IFF: operator.eq,
    BinaryOp.CONCAT: operator.add,
    BinaryOp.IN: lambda a, b: a in b,
    BinaryOp.NOT_IN: lambda a, b: a not in b,
    BinaryOp.DIFFERENCE: operator.sub,
    BinaryOp.INTERSECT: operator.and_,
    BinaryOp.SUBSET: operator.le,
    BinaryOp.UNION: lambda a, b: a + b if isinstance(a, Multiset) else a | b,
}


def divide(left: int, right: int) -> int:
    """Return the Euclidean quotient."""
    if right == 0:
        raise Undefined("division by zero")
    return left // right if right > 0 else -(left // -right)


def modulo(left: int, right: int) -> int:
    """Return the Euclidean remainder."""
    if right == 0:
        raise Undefined("division by zero")
    return left % abs(right)


class Runner:
    """Makes closures for the expressions of one program."""

    def __init__(self, program: Program, evaluator: Evaluator) -> None:
        self.program = program
        self.evaluator = evaluator
        self._made: dict[Expr, Run] = {}

    def run(self, expr: Expr) -> Run:
        """Return a function from environments to the expression's value.

        It raises ``EvaluationFault`` where the expression is undefined.
        """
        known = self._made.get(expr)
        if known is None:
            known = self._made[expr] = self._make(expr)
        return known

    def _make(self, expr: Expr) -> Run:
        match expr:
            case IntLit(value) | BoolLit(value) | CharLit(value):
                return lambda env: value
            case Var(name):
                return operator.itemgetter(name)
            case Binary(op, left, right):
                return self._binary(op, self.run(left), self.run(right))
            case If(condition, then, otherwise):
                c, t, o = self.run(condition), self.run(then), self.run(otherwise)
                return lambda env: t(env) if c(env) else o(env)
            case Unary(UnaryOp.NEG, operand):
                a = self.run(operand)
                return lambda env: -a(env)
            case Unary(UnaryOp.NOT, operand):
                a = self.run(operand)
                return lambda env: not a(env)
            case Unary(UnaryOp.SIZE, operand) if isinstance(operand.type, SeqType):
                a = self.run(operand)
                return lambda env: len(a(env))
            case Unary(UnaryOp.TO_MULTISET, operand):
                a = self.run(operand)
                return lambda env: Multiset.of(a(env))
            case Index() | Slice() if isinstance(_sequence(expr).type, SeqType):
                return self._access(expr)
            case _:
                return self._other(expr)

    def _binary(self, op: BinaryOp, left: Run, right: Run) -> Run:
        match op:
            case BinaryOp.AND:
                return lambda env: left(env) and right(env)
            case BinaryOp.OR:
                return lambda env: left(env) or right(env)
            case BinaryOp.IMPLIES:
                return lambda env: not left(env) or right(env)
            case BinaryOp.DIV:
                return lambda env: divide(left(env), right(env))
            case BinaryOp.MOD:
                return lambda env: modulo(left(env), right(env))
            case _:
                plain = _PLAIN[op]
                return lambda env: plain(left(env), right(env))

    def _access(self, expr: Index | Slice) -> Run:
        if isinstance(expr, Index):
            collection, position = self.run(expr.collection), self.run(expr.index)

            def item(env: Env) -> Value:
                items, at = collection(env), position(env)
                if not 0 <= at < len(items):
                    raise Undefined("index out of range")
                return items[at]

            return item
        sequence = self.run(expr.sequence)
        low = self.run(expr.low) if expr.low is not None else None
        high = self.run(expr.high) if expr.high is not None else None

        def cut(env: Env) -> Value:
            items = sequence(env)
            a = low(env) if low is not None else 0
            b = high(env) if high is not None else len(items)
            if not 0 <= a <= b <= len(items):
                raise Undefined("slice out of range")
            return items[a:b]

        return cut

    def _other(self, expr: Expr) -> Run:
        match expr:
            case SeqLit(items) | TupleLit(items):
                runs = tuple(map(self.run, items))
                return lambda env: tuple(run(env) for run in runs)
            case SetLit(items):
                runs = tuple(map(self.run, items))
                return lambda env: frozenset(run(env) for run in runs)
            case MultisetLit(items):
                runs = tuple(map(self.run, items))
                return lambda env: Multiset.of(run(env) for run in runs)
            case Project(value, position):
                whole = self.run(value)
                return lambda env: whole(env)[position]
            case Construct(name, arguments):
                runs = tuple(map(self.run, arguments))
                return lambda env: Data(name, tuple(run(env) for run in runs))
            case Is(value, name):
                whole = self.run(value)
                return lambda env: whole(env).constructor == name
            case Destruct(value, field):
                return self._field(self.run(value), value.type, field)
            case _:
                return self._evaluated(expr)

    def _field(self, whole: Run, type_: object, field: str) -> Run:
        if not isinstance(type_, DataType):
            raise TypeError("a destructor of what is not a datatype")

        def get(env: Env) -> Value:
            made = whole(env)
            fields = constructor(self.program, type_, made.constructor).fields
            for position, binder in enumerate(fields):
                if binder.name == field:
                    return made.fields[position]
            raise Undefined(f"{made.constructor} has no field {field}")

        return get

    def _evaluated(self, expr: Expr) -> Run:
        variables = tuple(free_variables(expr).items())
        compiled = self.evaluator.function(expr, tuple(Binder(name, type_) for name, type_ in variables))
        names = tuple(name for name, _ in variables)
        return lambda env: self.evaluator.run(compiled, *(env[name] for name in names), fuel=100_000)


def _sequence(expr: Index | Slice) -> Expr:
    return expr.collection if isinstance(expr, Index) else expr.sequence
