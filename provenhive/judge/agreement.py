"""``agrees``: evaluator, Lean's kernel and Dafny give a function the same values on the same ground terms.

The evaluator computes the values. Lean proves the equations in one theorem, checked in fresh processes; Dafny proves
them as lemmas in a fresh process. A term that one of the provers does not compute is open for that prover, and is not
counted. A prover that proves the opposite of the evaluator's value stops everything.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from provenhive.judge.ground import Ground, GroundComparison
from provenhive.judge.ground_dafny import Agreement, Computed, DafnyGround, ProversDisagree
from provenhive.judge.lean_check import LeanJudgement, checked
from provenhive.lean_bridge.checker import CheckedTheorem, Checker
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.lean_bridge.script import parse_proof
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binary, Program
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.verdicts import Proved, ProverEvidence, Unknown, UnknownReason, _mint

BACKEND = "evaluator, lean, dafny"
_LEAN, _DAFNY = ("evaluator", "lean"), ("evaluator", "dafny")
ALL = ("evaluator", "lean", "dafny")


@dataclass(frozen=True, slots=True)
class AgreementJudge:
    """Judges the ``agrees`` obligations of one program."""

    program: Program
    evaluator: Evaluator
    checker: Checker
    workers: WorkerPool
    dafny: DafnyGround

    def prepare(self, functions: tuple[core.Function, ...]) -> None:
        """Ask Dafny about several functions in one process. Raises as ``judge`` does."""
        comparison = GroundComparison(self.program, self.evaluator, self.workers)
        equations = [e for function in functions for e in comparison.equations(function)]
        if equations:
            self.dafny.prepare(equations)

    def judge(self, function: core.Function) -> LeanJudgement:
        """Compare a function's values.

        Raises:
            ProversDisagree: a prover proves that a value is not the evaluator's.
            NotRenderable: something in it has no form in Lean.
            InfrastructureError: a tool failed.
        """
        started = time.monotonic()
        comparison = GroundComparison(self.program, self.evaluator, self.workers)
        ground = comparison.of(function)
        if ground.statement is None:
            return _open(ground.reason)
        if ground.differs:
            return self._differs(function, ground)
        computed = self.dafny.of(comparison.equations(function))
        judged = checked(self.checker, ground.statement, ground.proof)
        if not isinstance(judged.verdict, Proved):
            return replace(judged, backend=BACKEND)
        agreements = counts(ground.equations, computed)
        if agreements[0].evaluators != ALL:
            return _open(computed.reason or "Dafny and Lean compute none of the values both")
        seconds = time.monotonic() - started
        evaluated = ProverEvidence("evaluator", "1", (), ground.shown, seconds, fresh_process=False)
        evidence = (*judged.verdict.evidence, *computed.evidence, evaluated)
        return replace(judged, verdict=Proved(evidence, _mint), backend=BACKEND, agreements=agreements)

    def _differs(self, function: core.Function, ground: Ground) -> LeanJudgement:
        if ground.statement is None:
            return _open(ground.reason)
        outcome = self.checker.check(ground.statement, parse_proof(ground.proof))
        if isinstance(outcome, CheckedTheorem):
            theorem = f"theorem {outcome.name} : {outcome.proposition} := by\n{ground.proof}"
            raise ProversDisagree(
                f"evaluator and Lean disagree about {function.name}: the evaluator says {ground.shown[0]};"
                f" Lean's kernel proves that it is not:\n{ground.statement.preamble}{theorem}"
            )
        return _open(f"open: {ground.shown[0]}")


def counts(by_lean: tuple[Binary, ...], computed: Computed) -> tuple[Agreement, ...]:
    """Count the terms by who computed them, those of all three first; each term counts once."""
    both = computed.equations.intersection(by_lean)
    counts = (
        Agreement(ALL, len(both)),
        Agreement(_LEAN, len(by_lean) - len(both)),
        Agreement(_DAFNY, len(computed.equations) - len(both)),
    )
    return tuple(a for a in counts if a.cases)


def _open(reason: str) -> LeanJudgement:
    return LeanJudgement(Unknown(UnknownReason.GAVE_UP, reason), BACKEND)
