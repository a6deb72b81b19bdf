"""The agent of recursive sketches: a relational contract met by recursion along one parameter.

The body of each case is a conditional expression over the case's parts and the results of the unit's own calls on
smaller inputs. What those calls return is taken from the sketch itself, on samples from small to large
(Albarghouthi, Gulwani, Kincaid, "Recursive program synthesis", 2013, with the contract in place of examples).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product

from provenhive.candidates.syntax import Assert, Block, Declare, IfStatement, MatchCase, MatchStatement, Statement
from provenhive.search.agent import Feedback, Proposal, Task
from provenhive.search.agents.contract import ensured
from provenhive.search.agents.decision import Leaf, Tree, map_tree
from provenhive.search.agents.emitter import Emitter
from provenhive.search.agents.grammar import Grammar, Vocabulary, atoms, vocabulary
from provenhive.search.agents.hints import HeadLemma, Hints
from provenhive.search.agents.insertion import Helpers
from provenhive.search.agents.running import Env
from provenhive.search.agents.sampling import Arguments
from provenhive.search.agents.simplify import simplify
from provenhive.search.agents.skeletons import Case, Skeleton, rebuilt, skeletons
from provenhive.search.agents.slices import put_together
from provenhive.search.agents.stepping import Walk, moves
from provenhive.search.agents.tryout import Tryout
from provenhive.search.agents.workbench import Scope, Workbench
from provenhive.spec_lang.core import Binder, Call, Expr, Var
from provenhive.spec_lang.faults import Undefined
from provenhive.spec_lang.traverse import substitute_variables
from provenhive.spec_lang.types import DataType
from provenhive.spec_lang.values import Value

ROUNDS = 5


class _Partial(dict[str, Value]):
    """An environment in which some variables have no value: the unit may not be called there."""

    def __missing__(self, key: str) -> Value:
        raise Undefined(f"{key} has no value here")


class Recursion:
    """Proposes recursive bodies."""

    name = "recursion"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield a few candidates for each parameter to recurse along."""
        bench = Workbench(task)
        if len(bench.unit.results) != 1:
            return
        tryout = Tryout(bench)
        for skeleton in skeletons(bench, bench.scope((*bench.unit.parameters, *bench.unit.results))):
            for text in islice(_Search(bench, tryout, skeleton).candidates(), 3):
                yield Proposal(text, self.name, "recursive", seed=task.seed)


class _Search:
    def __init__(self, bench: Workbench, tryout: Tryout, skeleton: Skeleton) -> None:
        self.bench = bench
        self.tryout = tryout
        self.skeleton = skeleton
        self.result = bench.var(bench.unit.results[0])
        self.helpers = Helpers(bench, tryout)
        self.scope: Scope = bench.scope((*bench.unit.parameters, *bench.unit.results))
        self.scope.take(*(p.variable.name for case in skeleton.cases for p in case.parts))
        self.others = tuple(v for v in map(bench.var, bench.unit.parameters) if v != skeleton.parameter)
        self.grammars = {id(case): self._grammar(case) for case in skeleton.cases}
        self.walks = {id(case): self._walk(case) for case in skeleton.cases}
        self._solved: dict[Arguments, Value | None] = {}

    def _answer(self, part: Var) -> Var:
        """Return the variable that stands for the unit's result on a smaller input."""
        return Var(f"{self.result.name}'{part.name}", self.result.type)

    def _variables(self, case: Case) -> tuple[Var, ...]:
        answers = tuple(self._answer(part) for part in case.smaller)
        own = () if case.parts else (self.skeleton.parameter,)
        return (*answers, *(p.variable for p in case.parts), *self.others, *own)

    def _grammar(self, case: Case) -> Grammar:
        said = (*self.bench.unit.requires, *self.bench.unit.ensures)
        words: Vocabulary = vocabulary(self.bench, self._variables(case), said)
        grammar = Grammar(self.bench, self.tryout.runner, words, self._rough(case))
        grammar.grow({self.result.type})
        if case.constructor is not None and isinstance(self.skeleton.parameter.type, DataType) and case.parts:
            whole = grammar.accept(rebuilt(case, self.skeleton.parameter.type))
            if whole is not None:
                grammar.levels[0].setdefault(whole.expr.type, []).append(whole)
        grammar.grow({self.result.type})
        return grammar

    def _rough(self, case: Case) -> list[Env]:
        """Return environments with random parts and answers, to tell expressions apart by."""
        binders = [Binder(v.name, v.type) for v in self._variables(case)]
        value = self.tryout.sampler.value
        return [{b.name: value(b.type, 2) for b in binders} for _ in range(40)]

    def _walk(self, case: Case) -> Walk:
        grammar = self.grammars[id(case)]
        options = moves([grammar.of_type(self.result.type)])
        return Walk(options, lambda env, values: self.tryout.meets(self._whole(env), values))

    def _whole(self, env: Env) -> Arguments:
        return tuple(env[p.name] for p in self.bench.unit.parameters)

    # --- search ----------------------------------------------------------------------------------------------------

    def candidates(self) -> Iterator[str]:
        """Yield candidates' texts: those that also do on samples that were not used to find them."""
        todo = self.tryout.samples
        for _ in range(ROUNDS):
            if any(self._solve(arguments) is None for arguments in todo):
                return
            todo = []
            options = [list(islice(self._solutions(case), 2)) for case in self.skeleton.cases]
            for trees in product(*options):
                text = self._text(trees)
                failing = self.tryout.failures(text)
                if not failing:
                    yield text
                    yield self._text(trees, hinted=True)
                todo = todo or failing[:8]
            if not todo:
                return

    def _solutions(self, case: Case) -> Iterator[Tree]:
        walk = self.walks[id(case)]
        if not walk.states:  # no input gets here: anything will do
            return iter([Leaf(walk.any_move.expr)])
        return walk.solutions(atoms(self.grammars[id(case)], self._tests(walk)), depth=4)

    def _tests(self, walk: Walk) -> list[Expr]:
        plain = [p for p in ensured(self.bench, self.scope, unfold=True) if not self.bench.costly(p)]
        found: dict[Expr, None] = {}
        for move in walk.useful():
            values: Mapping[str, Expr] = {self.result.name: move.expr}
            found.update((simplify(substitute_variables(part, values)), None) for part in plain)
        return list(found)

    def _solve(self, arguments: Arguments) -> Value | None:
        """Return the sketch's result for an input: the first expression's that meets the contract."""
        if arguments not in self._solved:
            self._solved[arguments] = None
            self._solved[arguments] = self._visit(arguments)
        return self._solved[arguments]

    def _visit(self, arguments: Arguments) -> Value | None:
        position = self.skeleton.position
        case, parts = self.skeleton.case_of(arguments[position])
        env = _Partial(self.tryout.env(arguments) | parts)
        for part in case.smaller:
            smaller = (*arguments[:position], parts[part.name], *arguments[position + 1 :])
            if self.tryout.admits(smaller):
                answer = self._solve(smaller)
                if answer is None:
                    return None
                env[self._answer(part).name] = answer
        values = self.walks[id(case)].state(env)
        return None if values is None else values[0]

    # --- text ------------------------------------------------------------------------------------------------------

    def _text(self, trees: tuple[Tree, ...], *, hinted: bool = False) -> str:
        self.helpers.begin()
        hints = Hints(self.bench, self.tryout, self.skeleton) if hinted else None
        heads = hints.heads() if hints else []
        pairs = zip(self.skeleton.cases, trees, strict=True)
        blocks = [self._case_block(case, tree, *self._hinted(hints, heads, case)) for case, tree in pairs]
        first = self.skeleton.cases[0]
        statement: Statement
        if first.constructor is not None:
            matched = tuple(
                MatchCase(c.constructor or "", tuple(p.variable.name for p in c.parts), block)
                for c, block in zip(self.skeleton.cases, blocks, strict=True)
            )
            statement = MatchStatement(self.skeleton.parameter, matched)
        else:
            statement = IfStatement(first.test or self.result, blocks[0], blocks[1])
        return self.bench.text((statement,), (*(head.method for head in heads), *self.helpers.needed(())))

    def _hinted(
        self, hints: Hints | None, heads: list[HeadLemma], case: Case
    ) -> tuple[list[Statement], list[Statement]]:
        """Return the hints for the start and for the end of a case."""
        if hints is None:
            return [], []
        start = [*hints.head_calls(heads, case), *hints.memberships(case, self.walks[id(case)].states)]
        return start, hints.results(self.result)

    def _case_block(self, case: Case, tree: Tree, start: list[Statement], end: list[Statement]) -> Block:
        emitter = Emitter(self.bench, self.bench.scope(), self.helpers)
        emitter.scope.take(*(v.name for v in (*self._variables(case), *self.others, self.result)))
        for part in case.parts:
            if part.access != part.variable:
                emitter.emit(Declare(Binder(part.variable.name, part.variable.type), part.access))
                emitter.emit(*map(Assert, put_together(part.access)))
        emitter.emit(*start)
        calls: dict[str, Expr] = {self._answer(part).name: self._call(part) for part in case.smaller}
        emitter.tree(
            map_tree(tree, lambda e: substitute_variables(e, calls)),
            lambda inner, value: inner.assign(self.result.name, value),
        )
        emitter.emit(*end)
        return emitter.block()

    def _call(self, part: Var) -> Call:
        variables = list(map(self.bench.var, self.bench.unit.parameters))
        variables[self.skeleton.position] = part
        return Call(self.bench.unit.name, (), tuple(variables), self.result.type)
