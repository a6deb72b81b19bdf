"""Loops from relational contracts: replace a constant of the postcondition by a variable (Dijkstra, Gries).

The contract with ``xs`` replaced by ``xs[..k]``, or with a number ``n`` replaced by ``k``, is the invariant; the step
from ``k`` to ``k + 1`` is found among small conditional expressions, judged on samples by the contract itself. See
Gries, "The Science of Programming", chapter 16; Furia and Meyer, "Inferring loop invariants using postconditions",
2010.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from provenhive.candidates.syntax import Assert, Assign, Declare, Statement, While
from provenhive.search.agent import Feedback, Proposal, Task
from provenhive.search.agents.contract import ensured
from provenhive.search.agents.decision import Leaf, Tree, leaves
from provenhive.search.agents.emitter import Emitter
from provenhive.search.agents.grammar import Grammar, Term, atoms, vocabulary
from provenhive.search.agents.insertion import Helpers
from provenhive.search.agents.running import Env
from provenhive.search.agents.sampling import Arguments
from provenhive.search.agents.simplify import simplify
from provenhive.search.agents.stepping import Walk, moves
from provenhive.search.agents.storing import store
from provenhive.search.agents.terms import (
    add,
    concat,
    conj,
    eq,
    index,
    int_lit,
    int_var,
    le,
    lt,
    mentions,
    prefix,
    rename_binders,
    replace,
    singleton,
    size,
    sub,
)
from provenhive.search.agents.tryout import Tryout
from provenhive.search.agents.workbench import Scope, Workbench
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Expr, Index, Quantified, SetLit, TupleLit, Var
from provenhive.spec_lang.traverse import substitute_variables, walk
from provenhive.spec_lang.types import INT, BoolType, IntType, SeqType, SetType
from provenhive.spec_lang.values import Value

ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Shrink:
    """Which parameters the loop runs along: sequences of one length, or one number."""

    parameters: tuple[Var, ...]
    counter: Var

    @property
    def limit(self) -> Expr:
        """Where the loop ends."""
        first = self.parameters[0]
        return size(first) if isinstance(first.type, SeqType) else first

    def at(self, counter: Expr) -> dict[str, Expr]:
        """Return what stands for the parameters at a value of the counter."""
        return {p.name: prefix(p, counter) if isinstance(p.type, SeqType) else counter for p in self.parameters}

    @property
    def items(self) -> tuple[Expr, ...]:
        """The elements that the next round takes in."""
        return tuple(index(p, self.counter) for p in self.parameters if isinstance(p.type, SeqType))


def shrinks(bench: Workbench, scope: Scope) -> Iterator[Shrink]:
    """Yield the ways to run along the parameters."""
    variables = [bench.var(p) for p in bench.unit.parameters]
    sequences = [v for v in variables if isinstance(v.type, SeqType)]
    counter = int_var(scope.fresh("k"))
    for sequence in sequences:
        yield Shrink((sequence,), counter)
    if len(sequences) > 1:
        yield Shrink(tuple(sequences), counter)
    for variable in variables:
        if isinstance(variable.type, IntType):
            yield Shrink((variable,), counter)


class PrefixLoops:
    """Proposes loops whose invariant is the contract for a prefix of the input."""

    name = "prefix-loops"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield a few loops for each way to run along the parameters."""
        bench = Workbench(task)
        tryout = Tryout(bench)
        scope = bench.scope((*bench.unit.parameters, *bench.unit.results))
        for shrink in shrinks(bench, scope):
            for text in islice(_Search(bench, tryout, scope, shrink).candidates(), 3):
                yield Proposal(text, self.name, "iterative", seed=task.seed)


class _Search:
    def __init__(self, bench: Workbench, tryout: Tryout, scope: Scope, shrink: Shrink) -> None:
        self.bench = bench
        self.tryout = tryout
        self.scope = scope
        self.shrink = shrink
        self.results = tuple(bench.var(r) for r in bench.unit.results)
        self.helpers = Helpers(bench, tryout)
        self.start = self._start()

    # --- states ----------------------------------------------------------------------------------------------------

    def _limit(self, env: Env) -> int:
        value = env[self.shrink.parameters[0].name]
        return len(value) if isinstance(value, tuple) else int(value)

    def _arguments_at(self, env: Env, k: int) -> tuple[Value, ...]:
        shrunk = {p.name for p in self.shrink.parameters}
        return tuple(
            (env[p.name][:k] if isinstance(env[p.name], tuple) else k) if p.name in shrunk else env[p.name]
            for p in self.bench.unit.parameters
        )

    def _start(self) -> int | None:
        """Return the least counter at which the preconditions hold for all samples."""
        envs = [self.tryout.env(arguments) for arguments in self.tryout.samples]
        for start in (0, 1, 2):
            if all(
                self.tryout.admits(self._arguments_at(env, k))
                for env in envs
                for k in range(start, max(start, self._limit(env)) + 1)
                if k <= self._limit(env)
            ) and all(self._limit(env) >= start for env in envs):
                return start
        return None

    def _accepts(self, env: Env, values: tuple[Value, ...]) -> bool:
        return self.tryout.meets(self._arguments_at(env, env[self.shrink.counter.name] + 1), values)

    # --- search ----------------------------------------------------------------------------------------------------

    def candidates(self) -> Iterator[str]:
        """Yield candidates' texts."""
        if self.start is None:
            return
        first = self._first()
        if first is None:
            return
        todo = list(self.tryout.samples)
        for _ in range(ROUNDS):
            failing: list[Arguments] = []
            for step in self._steps(first, todo):
                text = self._text(first, step)
                failing = failing or self.tryout.failures(text)
                if not failing:
                    yield text
            if not failing:
                return
            todo.extend(failing[:8])

    def _grammar(self, variables: tuple[Var, ...], samples: Sequence[Env], extra: tuple[Expr, ...]) -> Grammar:
        said = (*self.bench.unit.requires, *self.bench.unit.ensures)
        grammar = Grammar(self.bench, self.tryout.runner, vocabulary(self.bench, variables, said), samples)
        grammar.grow({r.type for r in self.results})
        for expr in extra:
            term = grammar.accept(expr)
            if term is not None:
                grammar.levels[0].setdefault(expr.type, []).insert(0, term)
        grammar.grow({r.type for r in self.results})
        for expr in self._harvest() if self.shrink.counter in variables else ():
            term = grammar.accept(expr)
            if term is not None:
                grammar.levels[1].setdefault(expr.type, []).insert(0, term)
        return grammar

    def _harvest(self) -> Iterator[Expr]:
        """Yield what the contract says of an index for the counter, and of a result's element for the next one."""
        for part in ensured(self.bench, self.scope, unfold=True):
            for node in walk(part):
                if isinstance(node, Quantified):
                    yield from self._instances(node)

    def _instances(self, node: Quantified) -> Iterator[Expr]:
        counter = self.shrink.counter
        indices = {b.name: counter for b in node.binders if self.bench.erased(b.type) == INT}
        for inner in walk(node.body):
            if isinstance(inner, Quantified | Var) or not mentions(inner, *(b.name for b in node.binders)):
                continue
            if mentions(inner, *indices):
                yield simplify(substitute_variables(inner, indices))
            for item in self.shrink.items:
                places = {i: item for i in walk(inner) if self._is_place(i, node, item)}
                if places:
                    yield simplify(replace(inner, places))

    def _is_place(self, expr: Expr, node: Quantified, item: Expr) -> bool:
        """Say whether an expression is an element that the quantifier speaks of, of the item's type."""
        names = [b.name for b in node.binders]
        element = isinstance(expr, Index) and expr.collection in self.results and mentions(expr.index, *names)
        return expr.type == item.type and (element or (isinstance(expr, Var) and expr.name in names))

    def _pools(self, grammar: Grammar, helpers: list[Term]) -> list[list[Term]]:
        pools = []
        for result in self.results:
            pool = [*grammar.of_type(result.type), *(t for t in helpers if t.expr.type == result.type)]
            longer = map(grammar.accept, self._longer(result, grammar) if result in grammar.words.variables else ())
            pool.extend(term for term in longer if term is not None)
            pools.append(pool)
        return pools

    def _longer(self, result: Var, grammar: Grammar) -> Iterator[Expr]:
        """Yield the result with something added that is too large for the grammar's next level."""
        match result.type:
            case IntType():
                yield from (add(result, term.expr) for term in grammar.of_type(INT))
            case SeqType(element):
                for term in grammar.of_type(element):
                    yield concat(result, singleton(term.expr))
                    yield concat(singleton(term.expr), result)
            case SetType(element):
                for term in grammar.of_type(element):
                    yield Binary(BinaryOp.UNION, result, SetLit((term.expr,), element))
            case _:
                return

    def _first(self) -> Tree | None:
        """Return the results before the first round."""
        start = self.start or 0
        envs = [self.tryout.env(arguments) for arguments in self.tryout.samples]
        shrunk = self.shrink.parameters
        items = tuple(index(p, int_lit(n)) for p in shrunk if isinstance(p.type, SeqType) for n in range(start))
        fixed = tuple(v for v in map(self.bench.var, self.bench.unit.parameters) if v not in shrunk)
        grammar = self._grammar(fixed, envs, items)
        options = moves(self._pools(grammar, []), 2000)
        walk = Walk(options, lambda env, values: self.tryout.meets(self._arguments_at(env, start), values))
        for env in envs:
            if walk.state(env) is None:
                return None
        return walk.solve(atoms(grammar))

    def _steps(self, first: Tree, inputs: list[Arguments]) -> Iterator[Tree]:
        samples = self._rough_states()
        counter = self.shrink.counter
        shrunk = self.shrink.parameters
        fixed = tuple(v for v in map(self.bench.var, self.bench.unit.parameters) if v not in shrunk)
        variables = (*self.results, *fixed, counter)
        grammar = self._grammar(variables, samples, (*self.shrink.items, *self._marked()))
        helpers = self.helpers.terms(grammar)
        options = moves(self._pools(grammar, helpers))
        walk = Walk(options, self._accepts)
        for arguments in inputs:
            if not self._follow(walk, self.tryout.env(arguments), first):
                return
        yield from walk.solutions(atoms(grammar, self._tests(walk)))

    def _marked(self) -> tuple[Expr, ...]:
        """Return the elements that integer results point at, and the last ones of result sequences."""
        lasts = tuple(index(r, sub(size(r), int_lit(1))) for r in self.results if isinstance(r.type, SeqType))
        numbers = [r for r in self.results if isinstance(r.type, IntType)]
        sequences = [p for p in self.shrink.parameters if isinstance(p.type, SeqType)]
        return (*(index(p, r) for p in sequences for r in numbers), *lasts)

    def _tests(self, walk: Walk) -> list[Expr]:
        """Return what the contract says of the next counter with the results of likely moves: the best conditions."""
        counter = self.shrink.counter
        following = self.shrink.at(add(counter, int_lit(1)))
        parts = [
            simplify(substitute_variables(part, following)) for part in ensured(self.bench, self.scope, unfold=True)
        ]
        plain = [part for part in parts if not self.bench.costly(part)]
        found: dict[Expr, None] = {}
        for move in walk.useful():
            values = {r.name: term.expr for r, term in zip(self.results, move.terms, strict=True)}
            if not any(self.bench.costly(value) for value in values.values()):
                found.update((simplify(substitute_variables(part, values)), None) for part in plain)
        found.update((expr, None) for expr in self._harvest() if isinstance(expr.type, BoolType))
        return [expr for expr in found if not self.bench.costly(expr)]

    def _follow(self, walk: Walk, env: Env, first: Tree) -> bool:
        values = self._run(first, env)
        for k in range(self.start or 0, min(self._limit(env), 12)):
            if values is None:
                return False
            state = {**env, self.shrink.counter.name: k, **self._named(values)}
            values = walk.state(state)
        return values is not None

    def _rough_states(self) -> list[Env]:
        """Return states with random results, to tell expressions apart by."""
        states: list[Env] = []
        for arguments in self.tryout.samples:
            env = self.tryout.env(arguments)
            for k in range(self.start or 0, min(self._limit(env), 4)):
                values = tuple(self.tryout.sampler.value(r.type, 3) for r in self.bench.unit.results)
                states.append({**env, self.shrink.counter.name: k, **self._named(values)})
        return states[-60:]

    def _named(self, values: tuple[Value, ...]) -> dict[str, Value]:
        return {r.name: value for r, value in zip(self.results, values, strict=True)}

    def _run(self, tree: Tree, env: Env) -> tuple[Value, ...] | None:
        while not isinstance(tree, Leaf):
            tree = tree.then if self.tryout.holds(tree.condition, env) else tree.otherwise
        value = Term(tree.value, self.tryout.runner.run(tree.value)).on(env)
        return value if isinstance(tree.value, TupleLit) and len(self.results) > 1 else (value,)

    # --- text ------------------------------------------------------------------------------------------------------

    def _text(self, first: Tree, step: Tree) -> str:
        self.helpers.begin()
        scope = self.bench.scope((*self.bench.unit.parameters, *self.bench.unit.results))
        scope.take(self.shrink.counter.name)
        top = Emitter(self.bench, scope, self.helpers, self.bench.unit.requires)
        top.tree(first, self._store)
        counter = self.shrink.counter
        top.emit(Declare(Binder(counter.name, INT), int_lit(self.start or 0)))
        body = Emitter(self.bench, scope, self.helpers)
        body.emit(*self._growth())
        body.tree(step, self._store)
        body.emit(Assign((counter.name,), (add(counter, int_lit(1)),)))
        limit = self.shrink.limit
        loop = While(lt(counter, limit), self._invariants(scope), (sub(limit, counter),), body.block())
        top.emit(loop, *self._closing())
        used = tuple(leaf.value for tree in (first, step) for leaf in leaves(tree))
        return self.bench.text(top.statements, self.helpers.needed(used))

    def _store(self, emitter: Emitter, value: Expr) -> None:
        store(emitter, self.results, value)

    def _growth(self) -> list[Statement]:
        counter = self.shrink.counter
        following = add(counter, int_lit(1))
        return [
            Assert(eq(prefix(p, following), concat(prefix(p, counter), singleton(index(p, counter)))))
            for p in self.shrink.parameters
            if isinstance(p.type, SeqType)
        ]

    def _closing(self) -> list[Statement]:
        counter = self.shrink.counter
        return [Assert(eq(prefix(p, counter), p)) for p in self.shrink.parameters if isinstance(p.type, SeqType)]

    def _invariants(self, scope: Scope) -> tuple[Expr, ...]:
        counter = self.shrink.counter
        bounds = conj(le(int_lit(self.start or 0), counter), le(counter, self.shrink.limit))
        at = self.shrink.at(counter)
        kept = (
            simplify(substitute_variables(rename_binders(part, scope.fresh), at)) for part in ensured(self.bench, scope)
        )
        return (bounds, *(part for part in kept if mentions(part, counter.name, *(r.name for r in self.results))))
