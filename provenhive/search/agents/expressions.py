"""The agent of enumeration: conditional expressions over the contract's own vocabulary, checked on samples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenhive.search.agent import Feedback, Proposal, Task
from provenhive.search.agents.contract import ensured
from provenhive.search.agents.decision import Leaf, Tree, leaves
from provenhive.search.agents.emitter import Emitter
from provenhive.search.agents.grammar import UNDEFINED, Grammar, Term, atoms, vocabulary
from provenhive.search.agents.insertion import Helpers
from provenhive.search.agents.running import Env
from provenhive.search.agents.sampling import Arguments
from provenhive.search.agents.simplify import simplify
from provenhive.search.agents.stepping import Walk, moves
from provenhive.search.agents.storing import store
from provenhive.search.agents.tryout import Tryout
from provenhive.search.agents.workbench import Workbench
from provenhive.spec_lang.core import Expr
from provenhive.spec_lang.traverse import called_functions, substitute_variables
from provenhive.spec_lang.values import Value

ROUNDS = 6
MORE = 300


class Expressions:
    """Proposes conditional expressions, small ones first."""

    name = "enumeration"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield at most one candidate for each size of expressions."""
        search = _Search(Workbench(task))
        for depth in (1, 2):
            for tree in search.trees(depth):
                yield Proposal(search.text(tree), self.name, "expression", seed=task.seed)


class _Search:
    def __init__(self, bench: Workbench) -> None:
        self.bench = bench
        self.tryout = Tryout(bench)
        self.helpers = Helpers(bench, self.tryout)
        self.parameters = tuple(bench.var(p) for p in bench.unit.parameters)
        self.results = tuple(bench.var(r) for r in bench.unit.results)
        self.scope = bench.scope((*bench.unit.parameters, *bench.unit.results))

    def trees(self, depth: int) -> Iterator[Tree]:
        """Yield decision trees that meet the contract on all samples, refined by counterexamples."""
        samples = list(self.tryout.samples)
        further = self.tryout.more(MORE)
        for _ in range(ROUNDS):
            tree = self._tree(samples, depth)
            if tree is None:
                return
            failing = [arguments for arguments in further if not self._right(tree, arguments)]
            if not failing:
                yield tree
                return
            samples.extend(failing[:8])

    def _tree(self, samples: list[Arguments], depth: int) -> Tree | None:
        envs = [self.tryout.env(arguments) for arguments in samples]
        grammar = self._grammar(envs, depth)
        helpers = self.helpers.terms(grammar)
        pools = [[*grammar.of_type(r.type), *(t for t in helpers if t.expr.type == r.type)] for r in self.results]
        walk = Walk(moves(pools), lambda env, values: self.tryout.meets(self._arguments(env), values))
        for env in envs:
            if walk.state(env) is None:
                return None
        return walk.solve(atoms(grammar, self._tests(walk)), depth=4)

    def _grammar(self, envs: Sequence[Env], depth: int) -> Grammar:
        said = (*self.bench.unit.requires, *self.bench.unit.ensures)
        grammar = Grammar(self.bench, self.tryout.runner, vocabulary(self.bench, self.parameters, said), envs)
        for _ in range(depth):
            grammar.grow({r.type for r in self.results})
        return grammar

    def _arguments(self, env: Env) -> Arguments:
        return tuple(env[p.name] for p in self.parameters)

    def _tests(self, walk: Walk) -> list[Expr]:
        """Return what the contract says of likely results."""
        said = ensured(self.bench, self.scope, unfold=True)
        plain = [part for part in said if not self.bench.costly(part)]
        found: dict[Expr, None] = {}
        for move in walk.useful():
            values: dict[str, Expr] = {r.name: t.expr for r, t in zip(self.results, move.terms, strict=True)}
            if not any(self.bench.costly(value) for value in values.values()):
                found.update((simplify(substitute_variables(part, values)), None) for part in plain)
        return list(found)

    def _right(self, tree: Tree, arguments: Arguments) -> bool:
        env = self.tryout.env(arguments)
        while not isinstance(tree, Leaf):
            tree = tree.then if self.tryout.holds(tree.condition, env) else tree.otherwise
        if any(self.bench.is_method(name) for name in called_functions(tree.value)):
            return True
        value: Value = Term(tree.value, self.tryout.runner.run(tree.value)).on(env)
        if value is UNDEFINED:
            return False
        return self.tryout.meets(arguments, value if len(self.results) > 1 else (value,))

    def text(self, tree: Tree) -> str:
        """Return the candidate's text."""
        self.helpers.begin()
        emitter = Emitter(self.bench, self.scope, self.helpers, self.bench.unit.requires)
        emitter.tree(tree, self._store)
        return self.bench.text(emitter.statements, self.helpers.needed(leaf.value for leaf in leaves(tree)))

    def _store(self, emitter: Emitter, value: Expr) -> None:
        store(emitter, self.results, value)
