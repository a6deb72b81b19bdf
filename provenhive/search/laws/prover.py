"""Proofs of laws: the portfolio first; then with lemmas; then tree search.

Lemmas come from four places: laws that were proved before, what the specification hints at, what an attempt leaves
open (``speculate``), and the shapes that laws of such functions often have (``conjecture``). Those of the last two are
tested by the evaluator and proved before use. What is found is shrunk. Budgets are processor time and the prover's own
steps, so that a busy machine proves what an idle one does.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from provenhive.obligations import lemma_name
from provenhive.search.laws.bench import (
    Attempt,
    Budget,
    FamilyInfo,
    Goal,
    GoalInfo,
    Lemma,
    NotStatable,
    OpenGoal,
    ProofBench,
    among,
    closure,
)
from provenhive.search.laws.conjecture import conjectures, never_negative, of_operations
from provenhive.search.laws.joint import Parts, conjunction_of, projection, read_off, wanted, with_companions
from provenhive.search.laws.portfolio import Script, Stage, continued, scripts, step_maker
from provenhive.search.laws.relevance import Chosen, Spoken, choose, functions_of, spoken_of
from provenhive.search.laws.rewriting import rewriting
from provenhive.search.laws.shrinking import Found, shrunk
from provenhive.search.laws.sources import Retrieval, constants_of
from provenhive.search.laws.speculate import speculate
from provenhive.search.laws.stating import anonymous
from provenhive.search.laws.steps import Advice, spoken_in
from provenhive.search.laws.tree import TreeSearch, worth
from provenhive.smt.refute import RefuteLimits, Refuter
from provenhive.spec_lang import core
from provenhive.spec_lang.core import ORDER, Binary, BinaryOp, Binder, Function, Program
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.traverse import walk

_TESTS: Final = RefuteLimits(enumerated=300, generated=40, models=0, seconds=2.0, faults=True, shrinking=0)
_QUICK: Final = 20_000
_HEAVY: Final = 60_000
_LEMMA_SECONDS: Final = 4.0
_TREE_SECONDS: Final = 8.0
_TREE_NODES: Final = 60
_MOST_LEMMAS: Final = 8
_MOST_STUCK: Final = 3
_MOST_GUESSES: Final = 4
_DEEPEST: Final = 2
_ROUNDS, _MOST_RANKED = 2, 12
_PART: Final = 8


@dataclass(frozen=True, slots=True)
class FoundProof:
    """A script that the bench accepted, with the lemmas that it names; each carries those that it uses in turn."""

    script: str
    lemmas: tuple[Lemma, ...]
    attempts: int
    seconds: float

    @property
    def all_lemmas(self) -> tuple[Lemma, ...]:
        """All lemmas, each behind those that it uses."""
        return closure(self.lemmas)


@dataclass
class LawProver:
    """Searches proofs for the laws of one program; what it learns about the functions it keeps from law to law."""

    program: Program
    bench: ProofBench
    evaluator: Evaluator
    retrieval: Retrieval | None = None
    attempts: int = 0
    proved: dict[Sequent, Lemma] = field(default_factory=dict)
    _stated: dict[str, bool] = field(default_factory=dict)  # foreign premises: whether the prover knows them
    _spoken: dict[str, Spoken] = field(default_factory=dict)  # by the names of goals
    _failed: dict[Sequent, int] = field(default_factory=dict)  # with how many lemmas at hand
    _false: set[Sequent] = field(default_factory=set)

    def prove(
        self, goal: Goal, seconds: float, known: Iterable[Lemma] = (), hints: Sequence[str] = ()
    ) -> FoundProof | None:
        """Search a proof.

        Args:
            goal: the goal.
            seconds: how much processor time to spend.
            known: lemmas that are proved already.
            hints: names of laws among them that the specification recommends, and tactics.

        Raises:
            NotStatable: the prover has no form for the goal.
            InfrastructureError: the prover is missing or failed.
        """
        started, before = time.monotonic(), self.attempts
        budget = Budget(self.bench, seconds)
        search = _Search(self, goal, self.bench.describe(goal), budget)
        known = tuple(known)
        hinted = self._hinted(goal, known, hints, budget)
        chosen = self._chosen(goal, known, hints)
        found = search.run(tuple(dict.fromkeys((*hinted, *chosen.close))), chosen.far)
        if found is None:
            return None
        script, lemmas = shrunk(found, search.accepts)
        return FoundProof(script, lemmas, self.attempts - before, time.monotonic() - started)

    # --- lemmas ----------------------------------------------------------------------------------------------------

    def _hinted(self, goal: Goal, known: tuple[Lemma, ...], hints: Sequence[str], budget: Budget) -> tuple[Lemma, ...]:
        """Prove laws that are recommended and not proved yet, each by itself."""
        missing = set(hints) - {lemma.law for lemma in known}
        laws = (d for n, d in self.program.index.items() if n in missing and isinstance(d, core.Law))
        stated = (Sequent(x.type_parameters, x.parameters, x.requires, x.statement) for x in laws)
        usable = (s for s in stated if s != goal.sequent and self._stands_beside(s, goal))
        proved = (self.lemma(s, known, budget.part(budget.left / 3), 0) for s in usable)
        return tuple(lemma for lemma in proved if lemma is not None)

    def _stands_beside(self, sequent: Sequent, goal: Goal) -> bool:
        """Say whether a lemma can be stated where a goal is: with no definitions but the goal's."""
        try:
            return self.spoken(Goal(lemma_name(sequent), sequent)).defined <= self.spoken(goal).defined
        except NotStatable:
            return False

    def _chosen(self, goal: Goal, known: Sequence[Lemma], hints: Sequence[str] = ()) -> Chosen:
        return choose(self.spoken(goal), [(lemma, self.spoken(lemma.goal)) for lemma in known], hints)

    def spoken(self, goal: Goal) -> Spoken:
        """Return what a goal speaks of. Raises ``NotStatable``."""
        if goal.name not in self._spoken:
            self._spoken[goal.name] = spoken_of(self.program, goal.sequent, self.bench.describe(goal))
        return self._spoken[goal.name]

    def lemma(self, sequent: Sequent, given: tuple[Lemma, ...], budget: Budget, depth: int) -> Lemma | None:
        """Prove a conjecture that survived its tests; what was proved is remembered, and what failed so far."""
        if sequent in self.proved:
            return self.proved[sequent]
        if sequent in self._false or self._failed.get(sequent, -1) >= len(given) + depth:
            return None
        goal = Goal(lemma_name(sequent), sequent)
        try:
            search = _Search(self, goal, self.bench.describe(goal), budget, depth)
            found = search.run(self._chosen(goal, given).close, thorough=False)
        except NotStatable:
            self._false.add(sequent)
            return None
        if found is None:
            self._failed[sequent] = len(given) + depth
            return None
        script, lemmas = shrunk(found, search.accepts)
        proved = self.proved[sequent] = Lemma(goal, script, lemmas)
        return proved

    def stated(self) -> tuple[Sequent, ...]:
        """Return what the laws of the program and of its imports state: nothing is taken for proved here."""
        laws = (d for d in self.program.index.values() if isinstance(d, core.Law))
        return tuple(Sequent(x.type_parameters, x.parameters, x.requires, x.statement) for x in laws)

    def plausible(self, sequent: Sequent) -> bool:
        """Test a conjecture: the evaluator finds no counterexample."""
        if sequent in self.proved:
            return True
        if sequent in self._false:
            return False
        if Refuter(self.evaluator).refute(sequent, _TESTS) is not None:
            self._false.add(sequent)
            return False
        return True

    def multiplies(self, sequent: Sequent) -> bool:
        """Say whether a sequent, or a function that it speaks of, multiplies what is no number."""
        exprs = (sequent.goal, *sequent.hypotheses, *(f.body for f in self.functions(sequent)))
        products = (e for expr in exprs for e in walk(expr) if isinstance(e, Binary) and e.op is BinaryOp.MUL)
        return any(not isinstance(e.left, core.IntLit) for e in products)

    def functions(self, sequent: Sequent) -> tuple[Function, ...]:
        """Return the functions that a sequent speaks of, with those that they call, in the order of the program."""
        return functions_of(self.program, sequent)


@dataclass
class _Search:
    """The search for one proof. ``stuck`` are open goals with the scripts that left them, most promising first."""

    prover: LawProver
    goal: Goal
    info: GoalInfo
    budget: Budget
    depth: int = 0
    stuck: list[tuple[float, Script, tuple[OpenGoal, ...]]] = field(default_factory=list)

    def run(self, known: tuple[Lemma, ...], far: tuple[Lemma, ...] = (), *, thorough: bool = True) -> Found | None:
        """Search with growing effort; lemmas that are ``far`` come in when the close ones do not do it."""
        found = self._portfolio((), Stage.QUICK)
        if found is None and self.prover.multiplies(self.goal.sequent):
            found = self._portfolio((), Stage.PRODUCTS)
        if found is None and known:
            found = self._portfolio(known, Stage.QUICK)
        if found is None and thorough:
            found = self._aside()._retrieved(known)
        if found is None and self.depth < _DEEPEST:
            found = self._joint(known)
        if found is None:
            found = self._continue(known)
        if found is None and far:
            found = self._aside()._beside((*known, *far))
        if found is None and self.depth < _DEEPEST:
            found = self._speculate(known)
        if found is None and not thorough:
            return None
        functions = self.prover.functions(self.goal.sequent)
        if found is None:
            found = self._conjecture(known, of_operations(self.prover.program, functions, self._types))
        if found is None:
            found = self._portfolio(known, Stage.HEAVY) if known else None
        if found is None:
            found = self._portfolio((), Stage.HEAVY)
        if found is None:
            stated = (s for s in self.prover.stated() if set(self.prover.functions(s)) <= set(functions))
            found = self._conjecture(known, (*stated, *conjectures(self.prover.program, functions, self._types)))
        return found if found is not None else self._tree(known, far)

    def _aside(self) -> _Search:
        """Return a search of the same goal for a part of the time, for what costs much and seldom helps."""
        return _Search(self.prover, self.goal, self.info, self.budget.part(self.budget.left / _PART), self.depth)

    def _beside(self, lemmas: tuple[Lemma, ...]) -> Found | None:
        """Search with more lemmas: the more there are, the slower a simplifier is."""
        return self._portfolio(lemmas, Stage.QUICK) or self._continue(lemmas)

    def _portfolio(self, lemmas: tuple[Lemma, ...], stage: Stage) -> Found | None:
        for script in scripts(self.goal, self.info, rewriting(lemmas), stage=stage):
            if self.budget.over:
                return None
            found = self._attempt(script, lemmas, stage)
            if found is not None:
                return found
        return None

    # --- premises from elsewhere -------------------------------------------------------------------------------------

    def _retrieved(self, known: tuple[Lemma, ...]) -> Found | None:
        """Try what a source of premises knows: its own scripts first, then the portfolio with the premises."""
        if self.prover.retrieval is None:
            return None
        start = self._ask("skip", (), _QUICK)
        constants = frozenset[str]().union(*(constants_of(g.target) for g in start.open))
        premises = self._foreign(frozenset[str]().union(*map(spoken_in, start.open)))
        for text in self.prover.retrieval.scripts(constants, premises):
            if self.budget.over:
                return None
            attempt = self._ask(text, known, _QUICK)
            if attempt.accepted:
                return Found(text, None, among(known, attempt.used), known)
        for script in scripts(self.goal, self.info, (*rewriting(known), *premises)) if premises else ():
            if self.budget.over:
                return None
            found = self._attempt(script, known)
            if found is not None:
                return found
        return None

    def _foreign(self, constants: frozenset[str]) -> tuple[str, ...]:
        """Return the best foreign premises that the prover has: one that it does not know spoils a whole script."""
        if self.prover.retrieval is None:
            return ()
        known = self.prover._stated
        ranked = [p.name for p in self.prover.retrieval.premises(constants, _MOST_RANKED)]
        asked = [name for name in ranked if name not in known]
        if asked and self._are_there(asked):
            known.update(dict.fromkeys(asked, True))
        known.update({name: self._are_there([name]) for name in asked if name not in known})
        return tuple(name for name in ranked if known[name])[:_MOST_LEMMAS]

    def _are_there(self, names: Sequence[str]) -> bool:
        """Say whether the prover has all these theorems."""
        attempt = self._ask("\n".join(f"have known := @{name}" for name in names), (), _QUICK)
        return attempt.accepted or bool(attempt.open)

    # --- types that hold one another ---------------------------------------------------------------------------------

    def _joint(self, known: tuple[Lemma, ...]) -> Found | None:
        """Prove the goal together with its companions for the other types of a family."""
        sequent = self.goal.sequent
        for family, position, binder in wanted(sequent, self.info.families):
            options = with_companions(self.prover.program, sequent, family, position, binder)
            parts = tuple(next((s for s in option if self.prover.plausible(s)), None) for option in options)
            for _ in range(_ROUNDS):
                if self.budget.over:
                    return None
                joint = conjunction_of(parts, family, sequent.type_parameters)
                lemma = self.prover.lemma(joint, known, self.budget.part(2 * _LEMMA_SECONDS), self.depth + 1)
                if lemma is not None:
                    return self._part_of(lemma, position, len(parts), binder)
                better = self._more(joint, parts, family, known)
                if better == parts:
                    break
                parts = better
        return None

    def _part_of(self, lemma: Lemma, position: int, count: int, binder: Binder) -> Found | None:
        """Take the goal out of a conjunction."""
        names = {b.name: name for b, (name, _) in zip(self.goal.sequent.binders, self.info.variables, strict=True)}
        others = [name for own, name in names.items() if own != binder.name]
        arguments = " ".join((names[binder.name], *others, *self.info.hypotheses))
        text = f"exact {lemma.goal.name}{projection(position, count)} {arguments}"
        for script in (text, f"have all := {lemma.goal.name}{projection(position, count)}\nsimp_all"):
            attempt = self._ask(script, (lemma,), _QUICK)
            if attempt.accepted:
                return Found(script, None, (lemma,), (lemma,))
        return None

    def _more(self, joint: Sequent, parts: Parts, family: FamilyInfo, known: tuple[Lemma, ...]) -> Parts:
        """Say of shapes of which nothing is said yet what is left open without it."""
        goal = Goal(lemma_name(joint), joint)
        info = self.prover.bench.describe(goal)
        left: list[Sequent] = []
        for script in scripts(goal, info, rewriting(known)):
            if script.head.startswith("apply"):
                attempt = self.prover.bench.attempt(goal, script.text(), known, _QUICK)
                left = [g.sequent for g in attempt.open if g.sequent is not None]
                break
        found = list(parts)
        for number, (part, shape) in enumerate(zip(parts, family.shapes, strict=True)):
            if part is None:
                guesses = map(anonymous, read_off(left, shape))
                found[number] = next((s for s in guesses if self.prover.plausible(s)), None)
        return tuple(found)

    def _continue(self, known: tuple[Lemma, ...]) -> Found | None:
        """Close what promising attempts leave open, goal by goal, with what has no name before it is there."""
        lemmas = tuple(dict.fromkeys((*self._bounds(), *known)))
        products = self.prover.multiplies(self.goal.sequent)
        ways = [(script, left, by_cases) for by_cases in (False, True) for _, script, left in self._promising()]
        for script, left, by_cases in ways:
            if self.budget.over:
                return None
            text = continued(script, left, self.info, lemmas, products=products, by_cases=by_cases)
            attempt = self._ask(text, lemmas, _HEAVY)
            if attempt.accepted:
                return Found(text, None, among(lemmas, attempt.used), lemmas)
        return None

    def _promising(self) -> list[tuple[float, Script, tuple[OpenGoal, ...]]]:
        """Return the attempts that left the least, each kind of remainder once."""
        found: dict[tuple[str, ...], tuple[float, Script, tuple[OpenGoal, ...]]] = {}
        for attempt in sorted((s for s in self.stuck if s[1].head), key=lambda s: -s[0]):
            found.setdefault(tuple(sorted(goal.target for goal in attempt[2])), attempt)
        return list(found.values())[:_MOST_STUCK]

    def _bounds(self) -> tuple[Lemma, ...]:
        """Prove that functions are never negative, where a goal is about order and they are recursive."""
        goal = self.goal.sequent.goal
        if self.depth or not any(isinstance(e, Binary) and e.op in ORDER for e in walk(goal)):
            return ()
        functions = [f for f in self.prover.functions(self.goal.sequent) if f.recursion is not None]
        found = []
        for sequent in map(
            anonymous, never_negative(self.prover.program, functions, self.goal.sequent.type_parameters)
        ):
            if not self.budget.over and self.prover.plausible(sequent):
                lemma = self.prover.lemma(sequent, (), self.budget.part(_LEMMA_SECONDS), _DEEPEST)
                found += [lemma] if lemma is not None else []
        return tuple(found)

    def _attempt(self, script: Script, lemmas: tuple[Lemma, ...], stage: Stage = Stage.QUICK) -> Found | None:
        attempt = self._ask(script.text(), lemmas, _HEAVY if stage is Stage.HEAVY else _QUICK)
        if attempt.accepted:
            return Found(script.text(), script, among(lemmas, attempt.used), lemmas)
        if attempt.open:
            self.stuck.append((worth(attempt.open), script, attempt.open))
        return None

    def _ask(self, text: str, lemmas: tuple[Lemma, ...], effort: int) -> Attempt:
        self.prover.attempts += 1
        return self.prover.bench.attempt(self.goal, text, lemmas, effort)

    def accepts(self, text: str, lemmas: tuple[Lemma, ...]) -> bool:
        """Say whether a script proves the goal with these lemmas, with much effort."""
        return self._ask(text, lemmas, _HEAVY).accepted

    # --- lemmas ----------------------------------------------------------------------------------------------------

    def _speculate(self, known: tuple[Lemma, ...]) -> Found | None:
        """Prove what promising attempts leave open, generalised, and go on from there."""
        own = anonymous(self.goal.sequent)
        tried: set[Sequent] = {own}
        lemmas = known
        for _, script, left in self._promising():
            grown = False
            for guess in self._guesses(left, tried):
                if self.budget.over:
                    return None
                lemma = self.prover.lemma(guess, lemmas, self.budget.part(_LEMMA_SECONDS), self.depth + 1)
                if lemma is not None and lemma not in lemmas:
                    lemmas, grown = (lemma, *lemmas), True
                    if len(left) == 1:
                        break
            if grown:
                found = self._with_lemmas(script, lemmas)
                if found is not None:
                    return found
        return self._portfolio(lemmas, Stage.QUICK) if lemmas != known else None

    def _guesses(self, left: Sequence[OpenGoal], tried: set[Sequent]) -> Iterator[Sequent]:
        """Yield conjectures that survive the evaluator, a few for each open goal."""
        for goal in left[:_MOST_STUCK]:
            if goal.sequent is None:
                continue
            number = 0
            for guess in map(anonymous, speculate(goal.sequent)):
                if guess in tried or number >= _MOST_GUESSES:
                    continue
                tried.add(guess)
                if self.prover.plausible(guess):
                    number += 1
                    yield guess
                    if guess in self.prover.proved:
                        break

    def _with_lemmas(self, script: Script, lemmas: tuple[Lemma, ...]) -> Found | None:
        """Try a head again with lemmas."""
        for again in scripts(self.goal, self.info, rewriting(lemmas)):
            if again.head == script.head:
                return self._attempt(again, lemmas)
        return None

    @property
    def _types(self) -> tuple[str, ...]:
        return self.goal.sequent.type_parameters[:1]

    def _conjecture(self, known: tuple[Lemma, ...], made_up: Iterable[Sequent]) -> Found | None:
        """Prove what such functions often satisfy, in two rounds, and try the portfolio with what was proved."""
        own = anonymous(self.goal.sequent)
        wanted = [s for s in dict.fromkeys(map(anonymous, made_up)) if s != own and self.prover.plausible(s)]
        lemmas: tuple[Lemma, ...] = known
        for _ in range(2):
            before = lemmas
            for sequent in wanted:
                if self.budget.over or len(lemmas) >= len(known) + _MOST_LEMMAS:
                    break
                lemma = self.prover.lemma(sequent, lemmas, self.budget.part(_LEMMA_SECONDS), _DEEPEST)
                if lemma is not None and lemma not in lemmas:
                    lemmas = (*lemmas, lemma)
            if lemmas == before:
                return None
            found = self._portfolio(lemmas, Stage.QUICK)
            if found is None and self.prover.multiplies(self.goal.sequent):
                found = self._portfolio(lemmas, Stage.PRODUCTS)
            if found is not None:
                return found
        return None

    # --- tree search -----------------------------------------------------------------------------------------------

    def _tree(self, known: tuple[Lemma, ...], far: tuple[Lemma, ...]) -> Found | None:
        made_up = tuple(x for x in self.prover.proved.values() if x not in known)
        close = (*known, *self.prover._chosen(self.goal, made_up).close[:_MOST_LEMMAS])
        lemmas = (*close, *far)
        start = self._ask("skip", (), _QUICK)
        advice = None if self.prover.retrieval is None else Advice(self.prover.retrieval, self._foreign)
        maker = step_maker(self.info, lemmas, rewriting(close), advice)

        def run(text: str) -> Attempt:
            return self._ask(text, lemmas, _QUICK)

        tree = TreeSearch(run, maker, self.budget.part(_TREE_SECONDS), _TREE_NODES)
        result = tree.search(start.open)
        if result.script is None:
            return None
        return Found(result.script, None, among(lemmas, result.used), lemmas)
