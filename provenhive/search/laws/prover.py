"""Proofs of laws: the portfolio first, then lemmas that are made up, tested by the evaluator, proved and used.

Deterministic but for the clock: budgets are in seconds.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from provenhive.search.laws.bench import Goal, GoalInfo, Lemma, NotStatable, ProofBench
from provenhive.search.laws.conjecture import conjectures
from provenhive.search.laws.portfolio import Script, scripts
from provenhive.smt.refute import RefuteLimits, Refuter
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binder, Expr, Function, Program, Var
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.traverse import called_functions, substitute_variables

_TESTS = RefuteLimits(enumerated=300, generated=40, models=0, seconds=0.6)
_LEMMA_SECONDS = 5.0
_ATTEMPT_SECONDS = 6.0
_MOST_LEMMAS = 8


@dataclass(frozen=True, slots=True)
class FoundProof:
    """A script that the bench accepted, with the lemmas that it uses, each proved with those before it."""

    script: str
    lemmas: tuple[Lemma, ...]
    attempts: int
    seconds: float


@dataclass
class LawProver:
    """Searches proofs for the laws of one program; what it learns about the functions it keeps from law to law."""

    program: Program
    bench: ProofBench
    evaluator: Evaluator
    attempts: int = 0
    _proved: dict[Sequent, Lemma | None] = field(default_factory=dict)
    _false: set[Sequent] = field(default_factory=set)
    _numbers: dict[Sequent, int] = field(default_factory=dict)

    def prove(self, goal: Goal, seconds: float, known: Iterable[Lemma] = ()) -> FoundProof | None:
        """Search a proof; ``known`` are lemmas that are proved already.

        Raises:
            NotStatable: the prover has no form for the goal.
            InfrastructureError: the prover is missing or failed.
        """
        started, before = time.monotonic(), self.attempts
        deadline = started + seconds
        info = self.bench.describe(goal)
        found = self._search(goal, info, (), deadline, thorough=False)
        lemmas: tuple[Lemma, ...] = ()
        if found is None:
            for lemmas in self._lemmas(goal, tuple(known), started + seconds * 0.6):
                found = self._search(goal, info, lemmas, deadline, thorough=False)
                if found is not None:
                    break
        if found is None:
            found = self._search(goal, info, lemmas, deadline, thorough=True)
        if found is None:
            return None
        script, used = self._shrunk(goal, found, lemmas, deadline)
        return FoundProof(script.text(), used, self.attempts - before, time.monotonic() - started)

    def _search(
        self, goal: Goal, info: GoalInfo, lemmas: tuple[Lemma, ...], deadline: float, *, thorough: bool
    ) -> Script | None:
        names = tuple(lemma.goal.name for lemma in lemmas)
        for script in scripts(goal, info, names, thorough=thorough):
            if time.monotonic() > deadline:
                return None
            if self._accepts(goal, script, lemmas, deadline):
                return script
        return None

    def _accepts(self, goal: Goal, script: Script, lemmas: tuple[Lemma, ...], deadline: float) -> bool:
        self.attempts += 1
        seconds = max(0.5, min(_ATTEMPT_SECONDS, deadline - time.monotonic()))
        return self.bench.attempt(goal, script.text(), lemmas, seconds).accepted

    # --- lemmas ----------------------------------------------------------------------------------------------------

    def _lemmas(self, goal: Goal, known: tuple[Lemma, ...], deadline: float) -> Iterator[tuple[Lemma, ...]]:
        """Yield growing sets of proved lemmas about the goal's functions."""
        functions = self._functions(goal.sequent)
        reached = {f.name for f in functions}
        given = [k for k in known if {f.name for f in self._functions(k.goal.sequent)} <= reached]
        found: list[Lemma] = given[:_MOST_LEMMAS]
        if found:
            yield tuple(found)
        own = _anonymous(goal.sequent)
        made_up = conjectures(self.program, functions, goal.sequent.type_parameters[:1])
        wanted = [s for s in dict.fromkeys(made_up) if _anonymous(s) != own and self._plausible(s)]
        for _ in range(2):
            grown = False
            for sequent in wanted:
                if time.monotonic() > deadline or len(found) >= _MOST_LEMMAS:
                    break
                if any(lemma.goal.sequent == sequent for lemma in found):
                    continue
                lemma = self._lemma(sequent, tuple(found), deadline)
                if lemma is not None:
                    found.append(lemma)
                    grown = True
            if not grown:
                return
            yield tuple(found)

    def _lemma(self, sequent: Sequent, given: tuple[Lemma, ...], deadline: float) -> Lemma | None:
        """Prove a conjecture, without other lemmas if possible; lemmas that need none are remembered."""
        if self._proved.get(sequent) is not None:
            return self._proved[sequent]
        goal = Goal(f"lemma{self._number(sequent)}", sequent)
        until = min(deadline, time.monotonic() + _LEMMA_SECONDS)
        try:
            info = self.bench.describe(goal)
        except NotStatable:
            self._false.add(sequent)
            return None
        if sequent not in self._proved:
            self._proved[sequent] = None
            script = self._search(goal, info, (), until, thorough=False)
            if script is not None:
                lemma = Lemma(goal, script.text())
                self._proved[sequent] = lemma
                return lemma
        reached = set(self._functions(sequent))
        given = tuple(lemma for lemma in given if reached.issuperset(self._functions(lemma.goal.sequent)))
        script = self._search(goal, info, given, until, thorough=False) if given else None
        if script is None:
            return None
        return Lemma(goal, self._shrunk(goal, script, given, until)[0].text())

    def _number(self, sequent: Sequent) -> int:
        return self._numbers.setdefault(sequent, len(self._numbers) + 1)

    def _plausible(self, sequent: Sequent) -> bool:
        """Test a conjecture: the evaluator finds no counterexample."""
        if sequent in self._proved:
            return True
        if sequent in self._false:
            return False
        if Refuter(self.evaluator).refute(sequent, _TESTS) is not None:
            self._false.add(sequent)
            return False
        return True

    def _functions(self, sequent: Sequent) -> tuple[Function, ...]:
        """Return the functions that a sequent speaks of, with those that they call, in the order of the program."""
        names = {n for e in (sequent.goal, *sequent.hypotheses) for n in called_functions(e)}
        waiting = list(names)
        while waiting:
            declared = self.program.index.get(waiting.pop())
            if isinstance(declared, core.Function):
                new = called_functions(declared.body) - names
                names |= new
                waiting += sorted(new)
        declared_in_order = (d for m in self.program.modules for d in m.declarations)
        return tuple(d for d in declared_in_order if isinstance(d, core.Function) and d.name in names)

    # --- shrinking -------------------------------------------------------------------------------------------------

    def _shrunk(
        self, goal: Goal, script: Script, lemmas: tuple[Lemma, ...], deadline: float
    ) -> tuple[Script, tuple[Lemma, ...]]:
        """Leave out lemmas and alternatives that are not needed; stops at the deadline with what it has."""
        for lemma in reversed(lemmas):
            fewer = tuple(x for x in lemmas if x is not lemma)
            # A later lemma may have been proved with an earlier one.
            if time.monotonic() > deadline or any(_names(lemma.goal.name, x.script) for x in fewer):
                continue
            less = _without(script, lemma.goal.name)
            if self._accepts(goal, less, fewer, deadline):
                script, lemmas = less, fewer
        for closer in script.closers:
            single = Script(script.head, (closer,), script.before)
            if (
                len(script.closers) > 1
                and time.monotonic() < deadline
                and self._accepts(goal, single, lemmas, deadline)
            ):
                return single, lemmas
        return script, lemmas


def _anonymous(sequent: Sequent) -> Sequent:
    """Return the sequent with its binders named by position, so that it can be compared."""
    plain: dict[str, Expr] = {}
    binders: list[Binder] = []
    for number, binder in enumerate(sequent.binders):
        binders.append(Binder(f"v{number}'", binder.type))
        plain[binder.name] = Var(f"v{number}'", binder.type)
    hypotheses = tuple(substitute_variables(h, plain) for h in sequent.hypotheses)
    return Sequent(sequent.type_parameters, tuple(binders), hypotheses, substitute_variables(sequent.goal, plain))


def _names(name: str, script: str) -> bool:
    return name in script.replace(",", " ").replace("]", " ").replace("[", " ").split()


def _without(script: Script, name: str) -> Script:
    def drop(text: str) -> str:
        return (
            text.replace(f", {name}]", "]")
            .replace(f", {name},", ",")
            .replace(f"[{name}, ", "[")
            .replace(f" [{name}]", "")
        )

    return Script(script.head, tuple(map(drop, script.closers)), script.before)
