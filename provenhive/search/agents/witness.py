"""The agent of searches: look for a witness, stop at the first, and say what to answer with and without one.

Where a contract says, under some condition on the results, that something holds for all values of a range, loops run
through the range and leave at the first value for which it does not hold. What the results are then, and what they are
when the range is used up, is found among small expressions, judged on samples by the contract.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, product

from provenhive.candidates.syntax import Assign, Block, Declare, Return, While
from provenhive.search.agent import Feedback, Proposal, Task
from provenhive.search.agents.contract import ensured
from provenhive.search.agents.decision import Tree
from provenhive.search.agents.emitter import Emitter
from provenhive.search.agents.grammar import Grammar, atoms, vocabulary
from provenhive.search.agents.insertion import Helpers
from provenhive.search.agents.ranges import Range, ranged
from provenhive.search.agents.running import Env
from provenhive.search.agents.simplify import simplify
from provenhive.search.agents.stepping import Walk, moves
from provenhive.search.agents.storing import store
from provenhive.search.agents.terms import (
    ONE,
    ZERO,
    add,
    conj,
    forall,
    implies,
    index,
    int_lit,
    int_var,
    le,
    lt,
    mentions,
    ne,
    negate,
    prefix,
    rename_binders,
    size,
    sub,
)
from provenhive.search.agents.tryout import Tryout
from provenhive.search.agents.workbench import Workbench
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Expr, Quantified, Quantifier, Unary, UnaryOp, Var
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.traverse import free_variables, substitute_variables, walk
from provenhive.spec_lang.types import INT, IntType, SeqType
from provenhive.spec_lang.values import Value

MAX_LEVELS = 3


@dataclass(frozen=True, slots=True)
class Level:
    """One loop: its range, and the variable that runs."""

    over: Range
    counter: Var
    downward: bool = False

    @property
    def value(self) -> Expr:
        """What the binder is in this round."""
        return self.counter if self.over.sequence is None else index(self.over.sequence, self.counter)


@dataclass(frozen=True, slots=True)
class Plan:
    """Nested loops, and what holds of the values that they run through until the search ends."""

    levels: tuple[Level, ...]
    holds: Expr


class Witness:
    """Proposes loops that end at the first witness."""

    name = "search"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield one candidate for each range of the contract that can be searched."""
        bench = Workbench(task)
        plans = list(islice(_Plans(bench).found(), 8))
        if not plans:
            return
        tryout = Tryout(bench)
        for plan in plans:
            text = _Search(bench, tryout, plan).text()
            if text is not None:
                yield Proposal(text, self.name, "iterative", seed=task.seed)


class _Plans:
    """Finds what can be searched for."""

    def __init__(self, bench: Workbench) -> None:
        self.bench = bench
        self.scope = bench.scope((*bench.unit.parameters, *bench.unit.results))
        self.results = tuple(r.name for r in bench.unit.results)

    def found(self) -> Iterator[Plan]:
        """Yield the plans."""
        for part in ensured(self.bench, self.scope, unfold=True):
            for universal in self._universals(part):
                yield from self._plans(universal)

    def _universals(self, part: Expr) -> Iterator[Quantified]:
        """Yield what a conjunct says of all values of a range."""
        for node in walk(part):
            match node:
                case Quantified(Quantifier.FORALL):
                    yield node
                case Quantified(Quantifier.EXISTS, binders, body):
                    yield Quantified(Quantifier.FORALL, binders, negate(body))
                case Binary(BinaryOp.IN | BinaryOp.NOT_IN, item, collection) if isinstance(collection.type, SeqType):
                    i = self.scope.fresh("i")
                    there = conj(le(ZERO, int_var(i)), lt(int_var(i), size(collection)))
                    yield forall((Binder(i, INT),), implies(there, ne(index(collection, int_var(i)), item)))
                case _:
                    continue

    def _plans(self, universal: Quantified) -> Iterator[Plan]:
        clean = rename_binders(universal, self.scope.fresh)
        levels: list[Level] = []
        inner: Expr = clean
        while isinstance(inner, Quantified) and len(levels) < MAX_LEVELS:
            found = ranged(self.bench, inner)
            if found is None:
                return
            levels.append(Level(found[0], int_var(self.scope.fresh("k"))))
            inner = found[1]
        if self.bench.costly(inner) or mentions(inner, *self.results) or not self._closed(universal):
            return
        for bounded in self._bounded(tuple(levels)):
            yield Plan(bounded, inner)

    def _closed(self, universal: Quantified) -> bool:
        """Say whether it speaks of nothing but parameters and results: it may stand under another quantifier."""
        known = {b.name for b in (*self.bench.unit.parameters, *self.bench.unit.results)}
        return free_variables(universal).keys() <= known

    def _bounded(self, levels: tuple[Level, ...]) -> Iterator[tuple[Level, ...]]:
        """Put the ends of the inputs for ends of ranges that are results."""
        yield from product(*(self._ends(level, first=not n) for n, level in enumerate(levels)))

    def _ends(self, level: Level, *, first: bool) -> list[Level]:
        over = level.over
        if over.sequence is not None:
            return [] if mentions(over.sequence, *self.results) else [level]
        below, above = mentions(over.low, *self.results), mentions(over.high, *self.results)
        if not below and not above:
            return [level]
        if not first or (below and above):
            return []
        if below:
            return [replace(level, over=replace(over, low=low), downward=True) for low in (ZERO, ONE)]
        variables = [self.bench.var(p) for p in self.bench.unit.parameters]
        ends: list[Expr] = [size(v) for v in variables if isinstance(v.type, SeqType)]
        ends += [v for v in variables if isinstance(v.type, IntType)]
        return [replace(level, over=replace(over, high=end)) for end in ends]


class _Search:
    """Finds the answers for one plan and writes the loops."""

    def __init__(self, bench: Workbench, tryout: Tryout, plan: Plan) -> None:
        self.bench = bench
        self.tryout = tryout
        self.plan = plan
        self.results = tuple(bench.var(r) for r in bench.unit.results)
        self.parameters = tuple(bench.var(p) for p in bench.unit.parameters)

    def text(self) -> str | None:
        """Return the candidate's text, or ``None`` when no answers are found."""
        hits: list[Env] = []
        misses: list[Env] = []
        for arguments in (*self.tryout.samples, *self.tryout.more(40)):
            env = self.tryout.env(arguments)
            try:
                hit = self._first(env, self.plan.levels)
            except (EvaluationFault, TypeError):
                return None
            (misses if hit is None else hits).append(env if hit is None else hit)
        if not hits:
            return None
        counters = tuple(level.counter for level in self.plan.levels)
        with_witness = self._answer(hits, (*counters, *self.parameters))
        if with_witness is None:
            return None
        without = self._answer(misses, self.parameters) if misses else with_witness
        return None if without is None else self._write(with_witness, without)

    def _first(self, env: Env, levels: tuple[Level, ...]) -> Env | None:
        """Return the environment at the first witness."""
        if not levels:
            return None if self.tryout.runner.run(self.plan.holds)(env) else env
        level = levels[0]
        for position in self._range(level, env):
            inner = {**env, level.counter.name: position}
            inner[level.over.binder.name] = self.tryout.runner.run(level.value)(inner)
            hit = self._first(inner, levels[1:])
            if hit is not None:
                return hit
        return None

    def _range(self, level: Level, env: Env) -> Iterator[Value]:
        run = self.tryout.runner.run
        if level.over.sequence is not None:
            return iter(range(len(run(level.over.sequence)(env))))
        low, high = run(level.over.low)(env), min(run(level.over.high)(env), 200)
        return iter(range(high - 1, low - 1, -1) if level.downward else range(low, high))

    def _answer(self, envs: list[Env], variables: tuple[Var, ...]) -> Tree | None:
        said = (*self.bench.unit.requires, *self.bench.unit.ensures)
        words = vocabulary(self.bench, variables, said)
        for depth in (1, 2):
            grammar = Grammar(self.bench, self.tryout.runner, words, envs[:60])
            for _ in range(depth):
                grammar.grow({r.type for r in self.results})
            options = moves([grammar.of_type(r.type) for r in self.results], 3000)
            accept = Walk(options, lambda env, values: self.tryout.meets(self._arguments(env), values))
            if all(accept.state(env) is not None for env in envs[:60]):
                return accept.solve(atoms(grammar), depth=1)
        return None

    def _arguments(self, env: Env) -> tuple[Value, ...]:
        return tuple(env[p.name] for p in self.parameters)

    # --- text ------------------------------------------------------------------------------------------------------

    def _write(self, with_witness: Tree, without: Tree) -> str:
        scope = self.bench.scope((*self.bench.unit.parameters, *self.bench.unit.results))
        scope.take(*(level.counter.name for level in self.plan.levels))
        helpers = Helpers(self.bench, self.tryout)
        top = Emitter(self.bench, scope, helpers, self.bench.unit.requires)
        self._loop(top, 0, {}, with_witness)
        top.tree(without, lambda emitter, value: store(emitter, self.results, value))
        return self.bench.text(top.statements, helpers.needed(()))

    def _loop(self, emitter: Emitter, depth: int, values: dict[str, Expr], found: Tree) -> None:
        if depth == len(self.plan.levels):
            stop = emitter.child()
            stop.tree(found, lambda inner, value: store(inner, self.results, value))
            stop.emit(Return())
            test = simplify(negate(substitute_variables(self.plan.holds, values)))
            emitter.choice(test, stop.block(), Block(()))
            return
        level = self.plan.levels[depth]
        k = level.counter
        low, high = (simplify(substitute_variables(e, values)) for e in self._ends(level))
        start, step = (high, -1) if level.downward else (low, 1)
        emitter.emit(Declare(Binder(k.name, INT), start))
        body = emitter.child()
        if level.downward:
            body.emit(Assign((k.name,), (sub(k, int_lit(1)),)))
        value = simplify(substitute_variables(level.value, values))
        self._loop(body, depth + 1, {**values, level.over.binder.name: value}, found)
        if not level.downward:
            body.emit(Assign((k.name,), (add(k, int_lit(step)),)))
        upper = le(k, high) if low == ZERO and _is_size(high) else Binary(BinaryOp.OR, le(k, high), le(k, low))
        bounds = conj(le(low, k), upper)
        guard, measure = (lt(low, k), sub(k, low)) if level.downward else (lt(k, high), sub(high, k))
        invariants = (bounds, self._so_far(emitter, depth, values))
        emitter.emit(While(guard, invariants, (measure,), body.block()))

    def _ends(self, level: Level) -> tuple[Expr, Expr]:
        if level.over.sequence is not None:
            return ZERO, size(level.over.sequence)
        return level.over.low, level.over.high

    def _so_far(self, emitter: Emitter, depth: int, values: dict[str, Expr]) -> Expr:
        """Return that there was no witness so far, at this level and below."""
        fact = self.plan.holds
        for number in range(len(self.plan.levels) - 1, depth - 1, -1):
            level = self.plan.levels[number]
            bound = self.bench.var(level.over.binder)
            low, high = self._ends(level)
            if level.over.sequence is not None:
                seen = prefix(level.over.sequence, level.counter) if number == depth else level.over.sequence
                place: Expr = Binary(BinaryOp.IN, bound, seen)
            elif number != depth:
                place = conj(le(low, bound), lt(bound, high))
            elif level.downward:
                place = conj(le(level.counter, bound), lt(bound, high))
            else:
                place = conj(le(low, bound), lt(bound, level.counter))
            fact = forall((level.over.binder,), implies(place, fact))
        return simplify(substitute_variables(rename_binders(fact, emitter.scope.fresh), values))


def _is_size(expr: Expr) -> bool:
    return isinstance(expr, Unary) and expr.op is UnaryOp.SIZE
