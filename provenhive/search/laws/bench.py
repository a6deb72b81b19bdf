"""What the search for proofs needs of a prover: goals described, scripts tried. It filters, and gives no verdicts."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Protocol

from provenhive.errors import ProvenHiveError
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.types import Type


class NotStatable(ProvenHiveError):
    """The prover has no form for a goal."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A proposition to prove; ``name`` consists of letters, digits, ``_`` and dots."""

    name: str
    sequent: Sequent


@dataclass(frozen=True, slots=True)
class FunctionInfo:
    """A function that a goal speaks of.

    ``declared`` is its name in the specification, ``name`` the prover's, ``recursive`` the position of the parameter
    that its recursion takes apart; ``by_measure`` says that it recurses in another way, ``mutual`` that it does so
    together with others.
    """

    declared: str
    name: str
    recursive: int | None
    by_measure: bool
    mutual: bool = False


@dataclass(frozen=True, slots=True)
class DatatypeInfo:
    """A datatype with its constructors, each with the names of its fields."""

    name: str
    constructors: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class FamilyInfo:
    """Types that hold one another, at the types that a goal has them at.

    ``joint`` is the prover's principle that proves something of all ``shapes`` together, in their order; ``single``
    has, for a shape by its position, the principle for that shape alone.
    """

    joint: str
    shapes: tuple[Type, ...]
    single: tuple[tuple[int, str], ...]

    def principle(self, type_: Type) -> str:
        """Return the principle for values of a type alone, empty if there is none."""
        return next((name for position, name in self.single if self.shapes[position] == type_), "")


@dataclass(frozen=True, slots=True)
class GoalInfo:
    """A goal as the prover states it.

    ``variables`` stand in the order of the goal's binders, each with the prover's name and its erased type;
    ``unfoldings`` are the definitions and theorems that a simplifier should know; ``closers`` are tactics that finish
    some goals about such operations, ``alternatives`` those of the hypotheses that say that one of several holds.
    """

    variables: tuple[tuple[str, Type], ...]
    hypotheses: tuple[str, ...]
    functions: tuple[FunctionInfo, ...]
    datatypes: tuple[DatatypeInfo, ...]
    unfoldings: tuple[str, ...]
    families: tuple[FamilyInfo, ...] = ()
    closers: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()

    def induction(self, variable: str, type_: Type) -> str:
        """Return the tactic of an induction over a variable."""
        principle = next((name for family in self.families if (name := family.principle(type_))), "")
        return f"induction {variable} using {principle}" if principle else f"induction {variable}"


@dataclass(frozen=True, slots=True)
class Lemma:
    """A goal that was proved: its script, and the lemmas that the script uses by name.

    ``law`` is the law of the specification that it is; empty for one that was made up. ``brought`` are lemmas that came
    with the proof as text: names, and the prover's text that states and proves each.
    """

    goal: Goal
    script: str
    uses: tuple[Lemma, ...] = ()
    law: str = ""
    brought: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OpenGoal:
    """What a script leaves open, as the prover prints it.

    ``names`` are its variables and hypotheses in order, ``facts`` the hypotheses with what they say. ``sequent`` is
    what the goal says in the specification's language, if it can be said there, and ``variables`` are those that it
    binds, in its order. ``pairs`` are integer terms that would make two calls the same if they were equal.
    """

    text: str
    target: str
    names: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    variables: tuple[str, ...]
    sequent: Sequent | None
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """What the prover said to a script: ``used`` are the premises that an accepted one needs."""

    accepted: bool
    messages: tuple[str, ...] = ()
    used: frozenset[str] = frozenset()
    open: tuple[OpenGoal, ...] = ()


class ProofBench(Protocol):
    """Tries scripts. Implementations are deterministic but for limits of time far beyond the usual."""

    def describe(self, goal: Goal) -> GoalInfo:
        """Describe a goal. Raises ``NotStatable``."""
        ...

    def attempt(self, goal: Goal, script: str, premises: tuple[Lemma, ...], effort: int) -> Attempt:
        """Try a script; it may use the premises by their goals' names. ``effort`` is counted in the prover's own steps.

        Raises:
            NotStatable: the prover has no form for the goal or a premise.
            InfrastructureError: the prover is missing or failed.
        """
        ...

    def spent(self) -> float:
        """Return the seconds of processor time that the prover has used so far."""
        ...


class Budget:
    """Seconds of processor time: the prover's and this process's own, so that a busy machine takes nothing away."""

    def __init__(self, bench: ProofBench, seconds: float, parent: Budget | None = None) -> None:
        """Start counting."""
        self._bench = bench
        self._parent = parent
        self._end = self._now() + seconds

    def _now(self) -> float:
        return self._bench.spent() + time.process_time()

    @property
    def left(self) -> float:
        """Seconds left; not below 0."""
        left = max(0.0, self._end - self._now())
        return left if self._parent is None else min(left, self._parent.left)

    @property
    def over(self) -> bool:
        """Whether nothing is left."""
        return self.left <= 0.0

    def part(self, seconds: float) -> Budget:
        """Return a budget within this one."""
        return Budget(self._bench, min(seconds, self.left), self)


def closure(lemmas: tuple[Lemma, ...]) -> tuple[Lemma, ...]:
    """Return the lemmas with all that they use, each behind those that it uses."""
    found: dict[str, Lemma] = {}

    def visit(lemma: Lemma) -> None:
        if lemma.goal.name not in found:
            for used in lemma.uses:
                visit(used)
            found[lemma.goal.name] = lemma

    for lemma in lemmas:
        visit(lemma)
    return tuple(found.values())


def names_of(lemmas: tuple[Lemma, ...]) -> frozenset[str]:
    """Return the names by which scripts use lemmas."""
    return frozenset(x.goal.name for x in lemmas)


def among(lemmas: tuple[Lemma, ...], used: frozenset[str]) -> tuple[Lemma, ...]:
    """Return those of the lemmas whose names are among ``used``."""
    return tuple(x for x in lemmas if x.goal.name in used)
