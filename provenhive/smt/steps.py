"""Solutions of conditions, by the evaluator alone: what is determined is computed, the rest is tried from small values.

Made for the steps of machines, whose conditions mostly say what the next state is (``x' == e``, ``[e] ++ x' == x``).
Whatever is yielded meets every condition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binary, BinaryOp, Expr, Var
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.traverse import conjuncts, free_names
from provenhive.spec_lang.types import Type
from provenhive.spec_lang.values import Data, Value

Env = dict[str, Value]
Candidates = Callable[[str, Type, Mapping[str, Value]], Sequence[Value]]
_FUEL = 20_000


class _Contradiction(Exception):
    """The conditions cannot be met with what is known."""


class Solver:
    """Solves conditions of one program. ``candidates`` says what to try for a variable that nothing determines."""

    def __init__(self, evaluator: Evaluator, candidates: Candidates) -> None:
        self._evaluator = evaluator
        self._candidates = candidates
        self._names: dict[int, tuple[Expr, frozenset[str]]] = {}

    def solutions(
        self, conditions: Sequence[Expr], unknown: Sequence[core.Binder], env: Mapping[str, Value]
    ) -> Iterator[Env]:
        """Yield values of the unknown variables with those of ``env``; declared types of binders are respected."""
        parts = [part for condition in conditions for part in conjuncts(condition)]
        yield from self._solve(parts, tuple(unknown), dict(env))

    def holds(self, condition: Expr, env: Mapping[str, Value]) -> bool:
        """Say whether a condition has the value ``true``; where it is undefined it does not hold."""
        try:
            return self._evaluator.evaluate(condition, env, fuel=_FUEL) is True
        except EvaluationFault:
            return False

    def _solve(self, parts: list[Expr], unknown: tuple[core.Binder, ...], env: Env) -> Iterator[Env]:
        try:
            pending = self._propagated(parts, env)
        except _Contradiction:
            return
        open_ = [b for b in unknown if b.name not in env]
        if not all(self._inhabits(env[b.name], b.type) for b in unknown if b.name in env):
            return
        if not open_:
            yield env
            return
        first = open_[0]
        for value in self._candidates(first.name, first.type, env):
            yield from self._solve(list(pending), unknown, {**env, first.name: value})

    def _inhabits(self, value: Value, type_: Type) -> bool:
        try:
            return self._evaluator.inhabits(value, type_, fuel=_FUEL)
        except EvaluationFault:
            return False

    # --- what follows ----------------------------------------------------------------------------------------------

    def _propagated(self, parts: list[Expr], env: Env) -> list[Expr]:
        """Add to ``env`` what the conditions determine; return those that are left, all of them with open variables."""
        grown = True
        while grown:
            grown, left = False, []
            for part in parts:
                reduced = self._reduced(part, env)
                if reduced is None:
                    left.append(part)
                else:
                    grown = True
                    left.extend(reduced)
            parts = left
        return parts

    def _reduced(self, part: Expr, env: Env) -> list[Expr] | None:
        """Return what a condition comes to; ``None`` while it says nothing that can be used."""
        if self._known(part, env):
            if not self.holds(part, env):
                raise _Contradiction
            return []
        match part:
            case Binary(BinaryOp.AND, left, right):
                return [left, right]
            case Binary(BinaryOp.IMPLIES, left, right) if self._known(left, env):
                return [right] if self.holds(left, env) else []
            case Binary(BinaryOp.OR, left, right) if self._known(left, env):
                return [] if self.holds(left, env) else [right]
            case core.If(condition, then, otherwise) if self._known(condition, env):
                return [then] if self.holds(condition, env) else [otherwise]
            case Binary(BinaryOp.EQ | BinaryOp.IFF, left, right):
                for pattern, other in ((left, right), (right, left)):
                    if self._known(other, env):
                        return [] if self._unify(pattern, self._value(other, env), env) else None
                return None
            case Var(name):
                env[name] = True
                return []
            case core.Unary(core.UnaryOp.NOT, Var(name)):
                env[name] = False
                return []
            case _:
                return None

    def _known(self, expr: Expr, env: Env) -> bool:
        found = self._names.get(id(expr))
        if found is None:
            found = self._names[id(expr)] = (expr, free_names(expr))
        return found[1] <= env.keys()

    def _value(self, expr: Expr, env: Env) -> Value:
        try:
            return self._evaluator.evaluate(expr, env, fuel=_FUEL)
        except EvaluationFault as fault:
            raise _Contradiction from fault

    def _unify(self, pattern: Expr, value: Value, env: Env) -> bool:
        """Give open variables of a pattern their values; ``False`` if the pattern cannot be read backwards."""
        if self._known(pattern, env):
            if self._value(pattern, env) != value:
                raise _Contradiction
            return True
        match pattern:
            case Var(name):
                env[name] = value
                return True
            case core.SeqLit(items):
                return self._unify_all(items, value, env)
            case core.TupleLit(items):
                return self._unify_all(items, value, env)
            case core.Construct(constructor, arguments) if isinstance(value, Data):
                if value.constructor != constructor:
                    raise _Contradiction
                return self._unify_all(arguments, value.fields, env)
            case Binary(BinaryOp.CONCAT, left, right):
                return self._unify_joined(left, right, value, env)
            case _:
                return False

    def _unify_all(self, patterns: Sequence[Expr], values: Sequence[Value], env: Env) -> bool:
        if len(patterns) != len(values):
            raise _Contradiction
        read = [
            self._unify(p, v, env) for p, v in zip(patterns, values, strict=True)
        ]  # each of them, for what it gives
        return all(read)

    def _unify_joined(self, left: Expr, right: Expr, value: Value, env: Env) -> bool:
        for part, at_front in ((left, True), (right, False)):
            count = len(part.items) if isinstance(part, core.SeqLit) else None
            if count is None and self._known(part, env):
                count = len(self._value(part, env))
            if count is None:
                continue
            if count > len(value):
                raise _Contradiction
            cut = count if at_front else len(value) - count
            return self._unify_all((left, right), (value[:cut], value[cut:]), env)
        return False
