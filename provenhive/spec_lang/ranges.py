"""Finite ranges for the variables of a quantifier, derived from its body and the declared types of its binders."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from provenhive.spec_lang.core import (
    MIRRORED,
    Binary,
    BinaryOp,
    Binder,
    Construct,
    Expr,
    Program,
    Quantified,
    Quantifier,
    SeqLit,
    TupleLit,
    Var,
)
from provenhive.spec_lang.declared import constructors, erase
from provenhive.spec_lang.facts import Fact, FactFinder, Facts, inequalities, mentions
from provenhive.spec_lang.linear import Inequality, Linear, eliminate
from provenhive.spec_lang.types import (
    CHAR,
    INT,
    BoolType,
    DataType,
    SetType,
    TupleType,
    Type,
)
from provenhive.spec_lang.values import Data, Value

MAX_FINITE = 4096


@dataclass(frozen=True, slots=True)
class Bound:
    """``form / divisor``, to be rounded towards the inside of the range; the divisor is positive."""

    form: Linear
    divisor: int


@dataclass(frozen=True, slots=True)
class IntRange:
    """All integers between the largest of ``lows`` and the smallest of ``highs``."""

    lows: tuple[Bound, ...]
    highs: tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class Exactly:
    """The value of one expression."""

    value: Expr


@dataclass(frozen=True, slots=True)
class Quotient:
    """The integer solutions of ``factor * x == product``; no finite range when both are 0."""

    factor: Expr
    product: Expr


@dataclass(frozen=True, slots=True)
class Matching:
    """The parts at ``path`` of the values of ``source`` (the elements of a collection, or just its value).

    A step of the path is a constructor (``None`` for tuples and sequences), the number of parts, and a position.
    """

    source: Expr
    elements: bool
    path: tuple[tuple[str | None, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Subsets:
    """All subsets of a set."""

    of: Expr


@dataclass(frozen=True, slots=True)
class CharRange:
    """Characters from the largest of ``lows`` (with an offset in code points) to the smallest of ``highs``."""

    lows: tuple[tuple[Expr, int], ...]
    highs: tuple[tuple[Expr, int], ...]


@dataclass(frozen=True, slots=True)
class Finite:
    """All values of a finite type."""

    values: tuple[Value, ...]


Domain = IntRange | Exactly | Quotient | Matching | Subsets | CharRange | Finite


@dataclass(frozen=True, slots=True)
class Loop:
    """One variable with the domains known for it, best first; each contains all values that matter.

    ``settled`` are identities of formulas in the body that are true (or false) for all values of the first domain,
    given the values of the outer loops.
    """

    binder: Binder
    domains: tuple[Domain, ...]
    settled: tuple[tuple[int, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Nests of loops, outermost loop first, that together reach all values that matter.

    ``unbounded`` names variables without a domain; then there are no nests.
    """

    nests: tuple[tuple[Loop, ...], ...]
    unbounded: tuple[str, ...] = ()


def plan(program: Program, quantified: Quantified) -> Plan:
    """Return how to enumerate the binders of a quantifier.

    Disjunctions are split into a nest for each case only where one nest cannot be found without that.
    """
    first = _plan(program, quantified, split=False)
    return _plan(program, quantified, split=True) if first.unbounded else first


def _plan(program: Program, quantified: Quantified, *, split: bool) -> Plan:
    finder = FactFinder(program, split=split)
    wanted = quantified.quantifier is Quantifier.EXISTS
    cases = [a + b for a in finder.of_binders(quantified.binders) for b in finder.of(quantified.body, wanted)]
    nests = []
    for facts in cases:
        planner = _Planner(program, quantified, facts, finder.inner)
        nest = planner.nest()
        if nest is None:
            return Plan((), planner.stuck)
        nests.append(nest)
    return Plan(tuple(nests))


class _Planner:
    def __init__(self, program: Program, quantified: Quantified, facts: Facts, inner: dict[str, Binder]) -> None:
        self._program = program
        self._quantified = quantified
        self._facts = facts
        self._system = inequalities(facts)
        self._holds = {fact.source: fact.holds for fact in facts if fact.source is not None}
        self._inner = inner
        self.stuck: tuple[str, ...] = ()

    def nest(self) -> tuple[Loop, ...] | None:
        """Return loops over all binders, over variables of inner quantifiers too where these help."""
        waiting = list(self._quantified.binders)
        helpers = list(self._inner.values())
        loops: list[Loop] = []
        while waiting:
            loop = self._next(waiting, helpers)
            if loop is None:
                self.stuck = tuple(b.name for b in waiting)
                return None
            loops.append(loop)
            waiting = [b for b in waiting if b.name != loop.binder.name]
            helpers = [b for b in helpers if b.name != loop.binder.name]
        return tuple(loops)

    def _next(self, waiting: list[Binder], helpers: list[Binder]) -> Loop | None:
        open_names = {b.name for b in (*waiting, *helpers)}
        for binder in (*waiting, *helpers):
            loop = self._loop(binder, open_names)
            if loop is not None:
                return loop
        return None

    def _loop(self, binder: Binder, open_names: set[str]) -> Loop | None:
        """Return the loop over one variable, given that all variables not in ``open_names`` have their values."""
        variable = Var(binder.name, erase(self._program, binder.type))
        domains = [d for fact in self._facts if (d := self._from_fact(fact, variable, open_names)) is not None]
        domains.sort(key=lambda domain: not isinstance(domain, Exactly))
        interval, settled = self._interval(variable, open_names)
        if domains:
            settled = ()
        if interval is not None:
            domains.append(interval)
        values = finite_values(self._program, variable.type)
        if values is not None:
            domains.append(Finite(values))
        return Loop(binder, tuple(domains), settled) if domains else None

    # --- domains from one fact ---

    def _from_fact(self, fact: Fact, variable: Var, open_names: set[str]) -> Domain | None:
        match fact.operator:
            case BinaryOp.EQ:
                return self._from_equality(fact, variable, open_names)
            case BinaryOp.IN if not mentions(fact.right, open_names):
                path = _path(fact.left, variable)
                return None if path is None else Matching(fact.right, True, path)
            case BinaryOp.SUBSET if fact.left == variable and isinstance(variable.type, SetType):
                return None if mentions(fact.right, open_names) else Subsets(fact.right)
            case _:
                return None

    def _from_equality(self, fact: Fact, variable: Var, open_names: set[str]) -> Domain | None:
        for side, other in ((fact.left, fact.right), (fact.right, fact.left)):
            if mentions(other, open_names):
                continue
            if side == variable:
                return Exactly(other)
            path = _path(side, variable)
            if path is not None:
                return Matching(other, False, path)
            factor = _cofactor(side, variable)
            if factor is not None and not mentions(factor, open_names):
                return Quotient(factor, other)
        return None

    # --- intervals ---

    def _interval(self, variable: Var, open_names: set[str]) -> tuple[Domain | None, tuple[tuple[int, bool], ...]]:
        if variable.type == CHAR:
            return self._char_interval(variable, open_names), ()
        if variable.type != INT:
            return None, ()

        def is_open(atom: Expr) -> bool:
            return atom != variable and mentions(atom, open_names)

        direct = [
            item
            for item in self._system
            if item.form.coefficient(variable) and not any(is_open(atom) for atom, _ in item.form.terms)
        ]
        lows, highs = _bounds(direct, variable)
        settled = tuple(
            (source, self._holds[source]) for item in direct for source in item.sources if source in self._holds
        )
        if not (lows and highs):
            derived_lows, derived_highs = _bounds(eliminate(self._system, is_open), variable)
            lows, highs = lows or derived_lows, highs or derived_highs
        return (IntRange(lows, highs), settled) if lows and highs else (None, ())

    def _char_interval(self, variable: Var, open_names: set[str]) -> CharRange | None:
        lows: list[tuple[Expr, int]] = []
        highs: list[tuple[Expr, int]] = []
        for fact in self._facts:
            ways = ((fact.operator, fact.left, fact.right), (MIRRORED.get(fact.operator), fact.right, fact.left))
            for operator, a, b in ways:
                if a != variable or mentions(b, open_names):
                    continue
                if operator in (BinaryOp.GE, BinaryOp.GT):
                    lows.append((b, int(operator is BinaryOp.GT)))
                elif operator in (BinaryOp.LE, BinaryOp.LT):
                    highs.append((b, -int(operator is BinaryOp.LT)))
        return CharRange(tuple(lows), tuple(highs)) if highs else None


def _bounds(system: list[Inequality], variable: Var) -> tuple[tuple[Bound, ...], tuple[Bound, ...]]:
    """Solve inequalities for the variable: ``c*x + r >= 0`` is ``x >= -r/c`` or ``x <= r/-c``."""
    lows: dict[Bound, None] = {}
    highs: dict[Bound, None] = {}
    for item in system:
        factor = item.form.coefficient(variable)
        rest = item.form.without(variable)
        if factor > 0:
            negated = Linear(tuple((atom, -c) for atom, c in rest.terms), -rest.constant)
            lows[Bound(negated, factor)] = None
        elif factor < 0:
            highs[Bound(rest, -factor)] = None
    return _tightest(lows, 1), _tightest(highs, -1)


def _tightest(bounds: dict[Bound, None], direction: int) -> tuple[Bound, ...]:
    """Keep one of several constant bounds: the largest, or the smallest when ``direction`` is -1."""
    constants = [b for b in bounds if not b.form.terms and b.divisor == 1]
    if len(constants) < 2:
        return tuple(bounds)
    best = max(constants, key=lambda b: direction * b.form.constant)
    return (best, *(b for b in bounds if b not in constants))


def _path(pattern: Expr, variable: Var) -> tuple[tuple[str | None, int, int], ...] | None:
    """Return the way to the variable inside a pattern of constructors, tuples and sequences."""
    if pattern == variable:
        return ()
    match pattern:
        case Construct(constructor=name, arguments=items):
            head: str | None = name
        case TupleLit(items=items) | SeqLit(items=items):
            head = None
        case _:
            return None
    for position, item in enumerate(items):
        inner = _path(item, variable)
        if inner is not None:
            return ((head, len(items), position), *inner)
    return None


def _cofactor(expr: Expr, variable: Var) -> Expr | None:
    match expr:
        case Binary(op=BinaryOp.MUL, left=a, right=b) if a == variable:
            return b
        case Binary(op=BinaryOp.MUL, left=a, right=b) if b == variable:
            return a
        case _:
            return None


def finite_values(program: Program, type_: Type, seen: frozenset[Type] = frozenset()) -> tuple[Value, ...] | None:
    """Return all values of an erased type that has at most ``MAX_FINITE``; ``None`` for other types."""
    match type_:
        case BoolType():
            return (False, True)
        case TupleType(items):
            return _all_tuples([finite_values(program, item, seen) for item in items])
        case SetType(element):
            inner = finite_values(program, element, seen)
            return None if inner is None or 2 ** len(inner) > MAX_FINITE else all_subsets(inner)
        case DataType() if type_ not in seen:
            return _finite_data(program, type_, seen | {type_})
        case _:
            return None


def _finite_data(program: Program, type_: DataType, seen: frozenset[Type]) -> tuple[Value, ...] | None:
    found: list[Value] = []
    for declared in constructors(program, type_):
        fields = [finite_values(program, erase(program, f.type), seen) for f in declared.fields]
        choices = _all_tuples(fields)
        if choices is None or len(found) + len(choices) > MAX_FINITE:
            return None
        found.extend(Data(declared.name, choice) for choice in choices)
    return tuple(found)


def _all_tuples(parts: list[tuple[Value, ...] | None]) -> tuple[Value, ...] | None:
    count = 1
    known: list[tuple[Value, ...]] = []
    for part in parts:
        if part is None:
            return None
        known.append(part)
        count *= len(part)
        if count > MAX_FINITE:
            return None
    return tuple(product(*known))


def all_subsets(items: tuple[Value, ...]) -> tuple[frozenset[Value], ...]:
    """Return all subsets of distinct items, smallest index sets first."""
    subsets: list[frozenset[Value]] = [frozenset()]
    for item in items:
        subsets.extend([subset | {item} for subset in subsets])
    return tuple(subsets)
