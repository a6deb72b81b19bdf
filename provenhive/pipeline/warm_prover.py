"""The provers as the filter sees them: a warm server for quick looks, the judge for verdicts."""

from __future__ import annotations

from dataclasses import dataclass

from provenhive.candidates.expression_printer import InexpressibleError
from provenhive.candidates.syntax import Candidate
from provenhive.dafny_bridge import DafnyFailure, DafnyLimits, DafnyRun, Outcome, ServerPool, raw_objections
from provenhive.dafny_bridge.render import DafnyProgram, NotRenderable, Premises, render
from provenhive.judge import Judgement, UnitJudge
from provenhive.judge.units import explain
from provenhive.search.filter import Look, QuickAnswer
from provenhive.spec_lang.core import Unit
from provenhive.verdicts import Verdict

HASTY = DafnyLimits(procedure_seconds=4, wall_seconds=30)
PATIENT = DafnyLimits(procedure_seconds=15, wall_seconds=90)
_OPEN = frozenset({Outcome.TIMED_OUT, Outcome.OUT_OF_RESOURCE, Outcome.OUT_OF_MEMORY, Outcome.INCONCLUSIVE})


@dataclass
class WarmProver:
    """Implements ``search.filter.Prover`` for one unit; ``last`` is the judge's latest judgement."""

    judge_of_units: UnitJudge
    unit: Unit
    premises: Premises
    servers: ServerPool
    last: Judgement | None = None

    def look(self, candidate: Candidate, *, patient: bool) -> Look:
        """Verify the flat program on a warm server; what it says is a hint and no verdict."""
        try:
            rendered = render(self.judge_of_units.program, candidate, self.premises, flat=True)
        except (NotRenderable, InexpressibleError) as error:
            return Look(QuickAnswer.FAILED, (str(error),))
        try:
            run = self.servers.verify(rendered.text, PATIENT if patient else HASTY)
        except DafnyFailure as failure:
            # A server that ran into a limit or died on this text says nothing about it; a fresh run still may.
            return Look(QuickAnswer.OPEN if failure.limit is not None else QuickAnswer.FAILED, (failure.message,))
        return _read(run, rendered)

    def judge(self, text: str) -> Verdict:
        """Ask the judge."""
        self.last = self.judge_of_units.judge(text, self.unit)
        return self.last.verdict


def _read(run: DafnyRun, rendered: DafnyProgram) -> Look:
    if not raw_objections(run, rendered.required):
        return Look(QuickAnswer.PROMISING)
    outcomes = {procedure.outcome for procedure in run.procedures}
    messages = tuple(explain(d, rendered) for d in run.errors)
    if outcomes & _OPEN and Outcome.ERRORS not in outcomes and run.accepted:
        return Look(QuickAnswer.OPEN, messages)
    return Look(QuickAnswer.FAILED, messages)
