"""What the search for proofs needs of a prover: goals described, scripts tried. It filters, and gives no verdicts."""

from __future__ import annotations

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
    that its recursion takes apart; ``by_measure`` says that it recurses in another way.
    """

    declared: str
    name: str
    recursive: int | None
    by_measure: bool


@dataclass(frozen=True, slots=True)
class DatatypeInfo:
    """A datatype with its constructors, each with the names of its fields."""

    name: str
    constructors: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class GoalInfo:
    """A goal as the prover states it.

    ``variables`` stand in the order of the goal's binders, each with the prover's name and its erased type;
    ``unfoldings`` are the definitions that a simplifier should know.
    """

    variables: tuple[tuple[str, Type], ...]
    hypotheses: tuple[str, ...]
    functions: tuple[FunctionInfo, ...]
    datatypes: tuple[DatatypeInfo, ...]
    unfoldings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lemma:
    """A goal that was proved, with its script."""

    goal: Goal
    script: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """What the prover said to a script."""

    accepted: bool
    messages: tuple[str, ...]


class ProofBench(Protocol):
    """Tries scripts. Implementations are deterministic but for time limits."""

    def describe(self, goal: Goal) -> GoalInfo:
        """Describe a goal. Raises ``NotStatable``."""
        ...

    def attempt(self, goal: Goal, script: str, premises: tuple[Lemma, ...], seconds: float) -> Attempt:
        """Try a script; it may use the premises by their goals' names.

        Raises:
            NotStatable: the prover has no form for the goal or a premise.
            InfrastructureError: the prover is missing or failed.
        """
        ...
