"""Typed enumeration of small expressions, smallest first, without those that behave the same on the samples.

Observational equivalence (Albarghouthi, Gulwani, Kincaid, "Recursive program synthesis", 2013; Udupa et al.,
"TRANSIT", 2013): of expressions with equal values on all sample environments only the first is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, product

from provenhive.search.agents.ranges import bounds
from provenhive.search.agents.running import Env, Run, Runner
from provenhive.search.agents.simplify import from_linear, isolated, simplify
from provenhive.search.agents.terms import add, conjuncts, index, int_lit, prefix, singleton, size, sub, suffix
from provenhive.search.agents.workbench import Workbench
from provenhive.spec_lang.core import (
    ORDER,
    Binary,
    BinaryOp,
    BoolLit,
    Call,
    CharLit,
    Construct,
    Destruct,
    Expr,
    Function,
    Index,
    IntLit,
    Is,
    MapLit,
    MultisetLit,
    Project,
    SeqLit,
    SetLit,
    Slice,
    TupleLit,
    Unary,
    Update,
    Var,
)
from provenhive.spec_lang.declared import constructors
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.traverse import free_variables, walk
from provenhive.spec_lang.types import (
    BOOL,
    INT,
    BoolType,
    DataType,
    IntType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    TupleType,
    Type,
)
from provenhive.spec_lang.values import Value

UNDEFINED = object()
MOST_PHRASES = 12
LIMIT = 400  # expressions of one type and size


@dataclass(frozen=True, slots=True)
class Term:
    """An expression with its closure."""

    expr: Expr
    run: Run

    def on(self, env: Env) -> Value:
        """Return the value, or ``UNDEFINED``."""
        try:
            return self.run(env)
        except EvaluationFault:
            return UNDEFINED


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What expressions are made from."""

    variables: tuple[Var, ...]
    literals: tuple[Expr, ...]
    operators: frozenset[BinaryOp]
    functions: tuple[Function, ...]
    slices: bool
    phrases: tuple[Expr, ...] = ()  # what the contract says of the variables alone


def vocabulary(bench: Workbench, variables: Iterable[Var], said: Sequence[Expr]) -> Vocabulary:
    """Return the vocabulary of a contract: its variables, literals, operators and executable functions."""
    literals: dict[Expr, None] = {int_lit(0): None, int_lit(1): None}
    operators = {BinaryOp.ADD, BinaryOp.SUB}
    functions: dict[str, Function] = {}
    slices = False
    pending = list(said)
    while pending:
        for term in walk(pending.pop()):
            match term:
                case IntLit(value):
                    literals[int_lit(value)] = None
                case CharLit(value):
                    literals[CharLit(value)] = None
                case Binary(BinaryOp.MUL | BinaryOp.DIV | BinaryOp.MOD as op):
                    operators.add(op)
                case Slice():
                    slices = True
                case Call(name) if name not in functions:
                    function = bench.function(name)
                    if function is not None:
                        functions[name] = function
                        pending.append(function.body)
                case _:
                    continue
    if BinaryOp.MUL in operators:
        operators |= {BinaryOp.DIV, BinaryOp.MOD}
    elif operators & {BinaryOp.DIV, BinaryOp.MOD}:
        operators.add(BinaryOp.MUL)
    slices = slices or any(isinstance(r.type, SeqType) for r in map(bench.var, bench.unit.results))
    usable = tuple(f for f in functions.values() if bench.executable(f.body) and not f.type_parameters)
    held = tuple(variables)
    names = frozenset(v.name for v in held)
    phrases = _phrases(bench, names, said) + _shares(bench, names, said) + _nearest(bench, names, said)
    return Vocabulary(held, tuple(literals), frozenset(operators), usable, slices, phrases)


def _phrases(bench: Workbench, names: frozenset[str], said: Sequence[Expr]) -> tuple[Expr, ...]:
    """Return the terms of the contract that have no other variables than these and that code can compute."""
    found: dict[Expr, None] = {}
    for whole in said:
        for node in walk(whole):
            if isinstance(node, Call | Binary | Index | Slice | Unary) and not isinstance(node.type, BoolType):
                inside = free_variables(node).keys()
                if inside and inside <= names and bench.executable(node):
                    found[node] = None
    return tuple(found)[:MOST_PHRASES]


def _shares(bench: Workbench, names: frozenset[str], said: Sequence[Expr]) -> tuple[Expr, ...]:
    """Return where linear comparisons bound a multiple of a result: the bound divided, rounded down and up."""
    results = {binder.name for binder in bench.unit.results} - names
    found: dict[Expr, None] = {}
    for node in (node for whole in said for node in walk(whole)):
        if not (isinstance(node, Binary) and node.op in ORDER | {BinaryOp.EQ} and isinstance(node.left.type, IntType)):
            continue
        for _, (others, constant), factor in isolated(node.left, node.right, results):
            known = all(free_variables(other).keys() <= names and bench.executable(other) for other in others)
            for rounding in (0, factor - 1) if factor > 1 and known else ():
                bound = from_linear((others, constant + rounding))
                found[Binary(BinaryOp.DIV, bound, int_lit(factor))] = None
    return tuple(found)[:MOST_PHRASES]


def _nearest(bench: Workbench, names: frozenset[str], said: Sequence[Expr]) -> tuple[Expr, ...]:
    """Return, for ``result % m == c`` and a bound of the result, the nearest such numbers above and below the bound."""
    parts = tuple(part for whole in said for part in conjuncts(whole))
    found: dict[Expr, None] = {}
    for part in parts:
        match part:
            case Binary(BinaryOp.EQ, Binary(BinaryOp.MOD, Var(name), modulus), rest) if name not in names:
                lows = [bound for bound, _ in bounds(parts, name, lower=True)]
                highs = [sub(bound, int_lit(1)) for bound, _ in bounds(parts, name, lower=False)]
                for bound in (*lows, *highs):
                    if all(free_variables(e).keys() <= names and bench.executable(e) for e in (bound, modulus, rest)):
                        found[add(bound, Binary(BinaryOp.MOD, sub(rest, bound), modulus))] = None
                        found[sub(bound, Binary(BinaryOp.MOD, sub(bound, rest), modulus))] = None
            case _:
                continue
    return tuple(map(simplify, found))[:MOST_PHRASES]


@dataclass
class Grammar:
    """Expressions by type, in the order of their size."""

    bench: Workbench
    runner: Runner
    words: Vocabulary
    samples: Sequence[Env]
    levels: list[dict[Type, list[Term]]] = field(default_factory=list)
    _seen: set[tuple[Type, tuple[Value, ...]]] = field(default_factory=set)
    _known: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Learn which variables the samples have."""
        self._known = frozenset(self.samples[0]) if self.samples else frozenset()

    def grow(self, wanted: Iterable[Type] = ()) -> None:
        """Add the expressions that are one step larger."""
        level: dict[Type, list[Term]] = {}
        candidates = self._next(set(wanted)) if self.levels else self._first(wanted)
        for expr in candidates:
            bucket = level.setdefault(expr.type, [])
            if len(bucket) < LIMIT:
                term = self.accept(simplify(expr))
                if term is not None:
                    bucket.append(term)
        self.levels.append(level)

    def accept(self, expr: Expr) -> Term | None:
        """Return the expression as a term if no earlier one behaves the same on the samples."""
        if not self.speaks(expr):
            return None
        term = Term(expr, self.runner.run(expr))
        values = tuple(term.on(env) for env in self.samples)
        if values and all(value is UNDEFINED for value in values):
            return None
        key = (expr.type, tuple(map(_comparable, values)))
        if key in self._seen:
            return None
        self._seen.add(key)
        return term

    def speaks(self, expr: Expr) -> bool:
        """Say whether the expression has no other variables than the samples."""
        return not self.samples or free_variables(expr).keys() <= self._known

    def of_type(self, type_: Type, depth: int | None = None) -> list[Term]:
        """Return the expressions of a type, of the first ``depth`` levels if given."""
        return [term for level in self.levels[:depth] for term in level.get(type_, ())]

    # --- production ------------------------------------------------------------------------------------------------

    def _first(self, wanted: Iterable[Type]) -> Iterator[Expr]:
        variables = self.words.variables
        yield from variables
        yield from self.words.phrases
        yield from self.words.literals
        yield from (BoolLit(True), BoolLit(False))
        for variable in variables:
            yield from self._inside(variable, 2)
        for type_ in dict.fromkeys([*(variable.type for variable in variables), *wanted]):
            yield from self._empties(type_)

    def _empties(self, type_: Type) -> Iterator[Expr]:
        """Yield the values of a type that have no parts."""
        match type_:
            case SeqType(element):
                yield SeqLit((), element)
            case SetType(element):
                yield SetLit((), element)
            case MultisetType(element):
                yield MultisetLit((), element)
            case MapType(key, value):
                yield MapLit((), key, value)
            case DataType():
                options = constructors(self.bench.program, type_)
                yield from (Construct(o.name, (), type_) for o in options if not o.fields)
            case _:
                return

    def _inside(self, whole: Expr, depth: int) -> Iterator[Expr]:
        """Yield the parts that a value of the expression's type always has."""
        parts: list[Expr] = []
        match whole.type:
            case SeqType() | SetType() | MultisetType():
                parts = [size(whole)]
            case TupleType(items):
                parts = [Project(whole, position) for position in range(len(items))]
            case DataType() as type_:
                options = constructors(self.bench.program, type_)
                yield from (Is(whole, option.name) for option in options[:-1])
                record = () if self._is_recursive(type_) else options
                parts = [Destruct(whole, f.name, self.bench.erased(f.type)) for o in record for f in o.fields]
                yield from (Construct(o.name, (), type_) for o in options if not o.fields)
            case _:
                return
        for part in parts:
            yield part
            if depth > 1:
                yield from self._inside(part, depth - 1)

    def _is_recursive(self, type_: DataType) -> bool:
        return any(f.type == type_ for o in constructors(self.bench.program, type_) for f in o.fields)

    def _next(self, wanted: set[Type]) -> Iterator[Expr]:
        newest = self.levels[-1]
        yield from self._integers(newest)
        yield from self._maps(newest)
        yield from self._sequences(newest, wanted)
        yield from self._collections(newest)
        yield from self._calls(newest)
        yield from self._constructions(newest, wanted)

    def _pairs(self, left: Type, right: Type, newest: dict[Type, list[Term]]) -> Iterator[tuple[Expr, Expr]]:
        """Yield pairs of which at least one is from the newest level."""
        fresh_left, fresh_right = newest.get(left, []), newest.get(right, [])
        for a, b in product(fresh_left, self.of_type(right)):
            yield a.expr, b.expr
        fresh = set(map(id, fresh_left)) if left == right else set()
        for a, b in product(self.of_type(left), fresh_right):
            if id(a) not in fresh:
                yield a.expr, b.expr

    def _integers(self, newest: dict[Type, list[Term]]) -> Iterator[Expr]:
        for op in sorted(self.words.operators, key=lambda o: o.value):
            for a, b in self._pairs(INT, INT, newest):
                yield Binary(op, a, b)

    def _sequences(self, newest: dict[Type, list[Term]], wanted: set[Type]) -> Iterator[Expr]:
        for type_ in self._types(SeqType) | {t for t in wanted if isinstance(t, SeqType)}:
            if not isinstance(type_, SeqType):
                continue
            for xs, i in self._pairs(type_, INT, newest):
                yield index(xs, i)
            for xs, x in self._pairs(type_, type_.element, newest):
                yield Binary(BinaryOp.CONCAT, xs, singleton(x))
                yield Binary(BinaryOp.CONCAT, singleton(x), xs)
            for a, b in self._pairs(type_, type_, newest):
                yield Binary(BinaryOp.CONCAT, a, b)
            for item in newest.get(type_.element, []):
                yield singleton(item.expr)
            if self.words.slices:
                for xs, i in self._pairs(type_, INT, newest):
                    yield prefix(xs, i)
                    yield suffix(xs, i)

    def _collections(self, newest: dict[Type, list[Term]]) -> Iterator[Expr]:
        for type_ in self._types(SetType) | self._types(MultisetType):
            if not isinstance(type_, SetType | MultisetType):
                continue
            make = SetLit if isinstance(type_, SetType) else MultisetLit
            for s, x in self._pairs(type_, type_.element, newest):
                yield Binary(BinaryOp.UNION, s, make((x,), type_.element))
                yield Binary(BinaryOp.DIFFERENCE, s, make((x,), type_.element))
            for a, b in self._pairs(type_, type_, newest):
                for op in (BinaryOp.UNION, BinaryOp.INTERSECT, BinaryOp.DIFFERENCE):
                    yield Binary(op, a, b)

    def _maps(self, newest: dict[Type, list[Term]]) -> Iterator[Expr]:
        for type_ in self._types(MapType):
            if isinstance(type_, MapType):
                for m, k in self._pairs(type_, type_.key, newest):
                    yield index(m, k)
                    for v in self.of_type(type_.value, 1)[:12]:
                        yield Update(m, k, v.expr)

    def _calls(self, newest: dict[Type, list[Term]]) -> Iterator[Expr]:
        for function in self.words.functions:
            types = [self.bench.erased(p.type) for p in function.parameters]
            for arguments in self._choices(types, newest):
                yield Call(function.name, (), arguments, self.bench.erased(function.result))

    def _constructions(self, newest: dict[Type, list[Term]], wanted: set[Type]) -> Iterator[Expr]:
        for type_ in self._types(DataType) | wanted:
            if isinstance(type_, DataType):
                for option in constructors(self.bench.program, type_):
                    types = [self.bench.erased(f.type) for f in option.fields]
                    for arguments in self._choices(types, newest) if types else ():
                        yield Construct(option.name, arguments, type_)
            if isinstance(type_, TupleType):
                yield from map(TupleLit, self._choices(list(type_.items), newest))

    def _choices(self, types: list[Type], newest: dict[Type, list[Term]]) -> Iterator[tuple[Expr, ...]]:
        """Yield argument lists with at least one argument from the newest level, not too many."""
        fresh = {id(t) for terms in newest.values() for t in terms}
        pools = [self.of_type(type_)[:25] for type_ in types]
        for chosen in islice(product(*pools), 20_000):
            if any(id(t) in fresh for t in chosen):
                yield tuple(t.expr for t in chosen)

    def _types(self, kind: type) -> set[Type]:
        return {type_ for level in self.levels for type_ in level if isinstance(type_, kind)}


def _comparable(value: Value) -> Value:
    """Keep truth values apart from the numbers 0 and 1."""
    return ("bool", value) if isinstance(value, bool) else value


def atoms(grammar: Grammar, extra: Iterable[Expr] = (), depth: int = 1, limit: int = 600) -> list[Term]:
    """Return conditions, small ones first: ``extra`` ones, truth values, comparisons and memberships."""
    wanted = (*filter(grammar.speaks, extra), *islice(_conditions(grammar, depth), limit))
    found: list[Term] = []
    seen: set[tuple[Value, ...]] = set()
    for expr in sorted(dict.fromkeys(map(simplify, wanted)), key=lambda e: sum(1 for _ in walk(e))):
        term = Term(expr, grammar.runner.run(expr))
        values = tuple(term.on(env) for env in grammar.samples)
        if not values or not (values in seen or all(v == values[0] for v in values)):
            seen.add(values)
            found.append(term)
    return found


def _conditions(grammar: Grammar, depth: int) -> Iterator[Expr]:
    for term in grammar.of_type(BOOL, depth):
        if not isinstance(term.expr, BoolLit):
            yield term.expr
    types = {type_ for level in grammar.levels[:depth] for type_ in level}
    for type_ in sorted(types, key=str):
        terms = [t.expr for t in grammar.of_type(type_, depth)][:40]
        ordered = isinstance(type_, IntType) or str(type_) == "char"
        for position, left in enumerate(terms):
            for right in terms[position + 1 :]:
                yield from _compared(left, right, ordered)
        if isinstance(type_, SeqType | SetType | MultisetType):
            for item, whole in product(grammar.of_type(type_.element, depth)[:20], terms[:12]):
                yield Binary(BinaryOp.IN, item.expr, whole)


def _compared(left: Expr, right: Expr, ordered: bool) -> Iterator[Expr]:
    if isinstance(left.type, BoolType):
        return
    if ordered:
        yield Binary(BinaryOp.LE, left, right)
        yield Binary(BinaryOp.LT, left, right)
    yield Binary(BinaryOp.EQ, left, right)
