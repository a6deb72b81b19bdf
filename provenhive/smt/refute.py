"""Counterexamples to sequents: the evaluator on enumerated and generated values first, then Z3's models.

Whatever is returned was confirmed by the evaluator: all hypotheses are true there and the goal is false.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from provenhive.smt.solve import Answer, SmtLimits, models
from provenhive.spec_lang.core import Unit
from provenhive.spec_lang.enumeration import Enumeration
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.generate import Arguments, Generator, constants, instantiated
from provenhive.spec_lang.sequent import Sequent, negation
from provenhive.spec_lang.shrink import shrink
from provenhive.spec_lang.values import Value

_SMALL_SIZE = 5
_FUEL = 100_000


@dataclass(frozen=True, slots=True)
class RefuteLimits:
    """How much to try: enumerated and generated inputs, Z3's models, and seconds in all.

    ``faults`` says that inputs count at which the hypotheses are true and the goal has no value: for guesses, which
    nobody has shown to be well defined. ``shrinking`` bounds the tries to make a counterexample smaller. Seconds are of
    processor time.
    """

    enumerated: int = 3_000
    generated: int = 300
    models: int = 3
    seconds: float = 5.0
    smt: SmtLimits = field(default_factory=lambda: SmtLimits(1.5))
    seed: int = 0
    faults: bool = False
    shrinking: int = 500


@dataclass(frozen=True, slots=True)
class Counterexample:
    """Values of the binders at which the hypotheses hold and the goal does not, smallest found."""

    values: Mapping[str, Value]
    found_by: str
    tried: int


class Refuter:
    """Looks for counterexamples to the sequents of one program. Type parameters stand for ``int``."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._enumeration = Enumeration(evaluator)

    def refute(self, sequent: Sequent, limits: RefuteLimits | None = None) -> Counterexample | None:
        """Return a confirmed counterexample, or ``None`` if none was found (which says nothing).

        Raises:
            InfrastructureError: if Z3 fails.
        """
        limits = limits or RefuteLimits()
        claim = _as_unit(sequent)
        deadline = time.process_time() + limits.seconds
        for tried, (source, arguments) in enumerate(self._inputs(claim, limits, deadline), 1):
            if time.process_time() > deadline:
                return None
            if self.fails(claim, arguments, faults=limits.faults):
                small = self._shrunk(claim, arguments, limits)
                names = (p.name for p in claim.parameters)
                return Counterexample(dict(zip(names, small, strict=True)), source, tried)
        return None

    def _shrunk(self, claim: Unit, arguments: Arguments, limits: RefuteLimits) -> Arguments:
        types = [p.type for p in claim.parameters]

        def fails(smaller: Arguments) -> bool:
            return self.fails(claim, smaller, faults=limits.faults)

        return shrink(self._evaluator.program, types, arguments, fails, trials=limits.shrinking)

    def fails(self, claim: Unit, arguments: Arguments, *, faults: bool = False) -> bool:
        """Say whether the hypotheses are true and the goal is false there (or, with ``faults``, has no value)."""
        try:
            if not self._evaluator.check_pre(claim, arguments, fuel=_FUEL):
                return False
        except EvaluationFault:
            return False
        try:
            return bool(self._evaluator.check_post(claim, arguments, (), fuel=_FUEL))
        except EvaluationFault:
            return faults

    def _inputs(self, claim: Unit, limits: RefuteLimits, deadline: float) -> Iterator[tuple[str, Arguments]]:
        types = [p.type for p in claim.parameters]
        small = (a for size in range(_SMALL_SIZE + 1) for a in self._enumeration.tuples(types, size))
        yield from (("small scope", a) for a in islice(small, limits.enumerated // 3))
        yield from (("z3", a) for a in self._models(claim, limits, deadline))
        known = constants(self._evaluator.program, (*claim.requires, *claim.ensures))
        generator = Generator(self._evaluator, seed=limits.seed, known=known)
        generated = generator.stream(claim, corners=limits.generated // 2, trials=limits.generated * 4)
        yield from (("generated", a) for a in islice(generated, limits.generated))
        yield from (("small scope", a) for a in islice(small, limits.enumerated))

    def _models(self, claim: Unit, limits: RefuteLimits, deadline: float) -> Iterator[Arguments]:
        """Yield models of the hypotheses and the negated goal; Z3 gets at most a third of what time is left."""
        formulas = [*claim.requires, negation(claim.ensures[0])]
        seconds = min(limits.smt.seconds, (deadline - time.process_time()) / 3)
        if seconds <= 0:
            return
        answers = models(self._evaluator.program, claim.parameters, formulas, replace(limits.smt, seconds=seconds / 2))
        for solution in islice(answers, limits.models):
            if solution.answer is Answer.SAT and solution.values is not None:
                yield tuple(solution.values[p.name] for p in claim.parameters)


def _as_unit(sequent: Sequent) -> Unit:
    """Return the sequent as the contract of a unit without results: requires the hypotheses, ensures the goal."""
    claim = Unit("", sequent.type_parameters, sequent.binders, (), sequent.hypotheses, (sequent.goal,))
    return instantiated(claim)
