"""The provers as the filter sees them: a warm server for quick looks, the judge for verdicts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from provenhive.candidates.expression_printer import Dialect, InexpressibleError
from provenhive.candidates.syntax import Candidate
from provenhive.dafny_bridge import DafnyFailure, DafnyLimits, DafnyRun, Outcome, raw_objections
from provenhive.dafny_bridge.arguments import suggested_arguments
from provenhive.dafny_bridge.engines import QuickLooks
from provenhive.dafny_bridge.render import DafnyProgram, NotRenderable, Premises, render
from provenhive.judge import Judgement, UnitJudge
from provenhive.judge.units import explain
from provenhive.search.filter import Look, QuickAnswer
from provenhive.search.scheduling.looks import FailedLooks
from provenhive.spec_lang.core import Unit
from provenhive.spec_lang.generate import instantiated
from provenhive.spec_lang.values import Value
from provenhive.toolchain.dafny_install import find_dafny2, find_dafny4
from provenhive.verdicts import Refuted, Unknown, UnknownReason, Verdict

LOOKS = tuple(DafnyLimits(procedure_seconds=seconds, wall_seconds=30 + 4 * seconds) for seconds in (4, 8, 15, 30))
_OPEN = frozenset({Outcome.TIMED_OUT, Outcome.OUT_OF_RESOURCE, Outcome.OUT_OF_MEMORY, Outcome.INCONCLUSIVE})


@dataclass
class WarmProver:
    """Implements ``search.filter.Prover`` for one unit; ``judgements`` holds the judge's answer to each text.

    ``confirm`` gets the inputs that the models behind a failed look suggest, and returns a counterexample to the
    candidate if the evaluator confirms that one of them is. ``failed`` remembers failed looks of ``tool``.
    ``warn`` is told of candidates on which the judge's prover crashed.
    """

    judge_of_units: UnitJudge
    unit: Unit
    premises: Premises
    looks: QuickLooks
    confirm: Callable[[Candidate, tuple[tuple[Value, ...], ...]], Refuted | None] = lambda candidate, inputs: None
    failed: FailedLooks = field(default_factory=FailedLooks)
    tool: str = ""
    judgements: dict[str, Judgement] = field(default_factory=dict)
    warn: Callable[[str], None] = lambda message: None

    def look(self, candidate: Candidate, *, effort: int) -> Look:
        """Verify the flat program on a warm server; what it says is a hint and no verdict."""
        try:
            rendered = render(self.judge_of_units.program, candidate, self.premises, self.looks.dialect, flat=True)
        except (NotRenderable, InexpressibleError) as error:
            return Look(QuickAnswer.DROPPED, (str(error),))
        limits = LOOKS[effort]
        key = FailedLooks.key(rendered.text, self.tool, self.looks.flags(limits))
        known = self.failed.messages(key)
        if known is not None:
            return Look(QuickAnswer.FAILED, known)
        try:
            run = self.looks.verify(rendered.text, limits)
        except DafnyFailure as failure:
            # A limit says nothing about this text; what a server died on is dropped (docs/decisions.md, 13).
            return Look(QuickAnswer.DROPPED if failure.limit is None else QuickAnswer.OPEN, (failure.message,))
        look = _read(run, rendered)
        if look.answer is QuickAnswer.PROMISING:
            return look
        look = self._with_counterexample(look, run, candidate)
        if look.answer is QuickAnswer.FAILED and look.refuted is None:
            self.failed.add(key, look.messages)
        return look

    def _with_counterexample(self, look: Look, run: DafnyRun, candidate: Candidate) -> Look:
        try:
            inputs = suggested_arguments(run, self.judge_of_units.program, instantiated(self.unit))
        except DafnyFailure:
            return look  # a model that cannot be read suggests nothing
        refuted = self.confirm(candidate, inputs) if inputs else None
        if refuted is None:
            return look
        return Look(QuickAnswer.FAILED, (*look.messages, refuted.explanation), refuted)

    def judge(self, text: str) -> Verdict:
        """Ask the judge."""
        self.judgements[text] = judgement = self.judge_of_units.judge(text, self.unit)
        verdict = judgement.verdict
        if isinstance(verdict, Unknown) and verdict.reason is UnknownReason.CRASHED:
            self.warn(f"warning: a candidate of {self.unit.name} is dropped: {verdict.detail}")
        return verdict


def tool_of(dialect: Dialect) -> str:
    """Return what verifies while searching, with its versions.

    Raises:
        InfrastructureError: it is missing.
    """
    if dialect is Dialect.V4:
        return f"dafny {find_dafny4().version}"
    found = find_dafny2()
    return f"dafny {found.version} z3 {found.z3_version}"


def _read(run: DafnyRun, rendered: DafnyProgram) -> Look:
    if not raw_objections(run, rendered.required):
        return Look(QuickAnswer.PROMISING)
    outcomes = {procedure.outcome for procedure in run.procedures}
    messages = tuple(explain(d, rendered) for d in run.errors)
    if outcomes & _OPEN and Outcome.ERRORS not in outcomes and run.accepted:
        return Look(QuickAnswer.OPEN, messages)
    return Look(QuickAnswer.FAILED, messages)
