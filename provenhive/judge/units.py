"""Judging candidates for units: Dafny in a fresh process, under a statement that no candidate can touch.

The steps, each named in the code below:

1. The candidate's text passes the gate, whoever may have checked it before.
2. What the gate understood is printed from its tree and read again, and must come back the same: only that is sent.
3. The program is rendered around it: the specification first, the judge's own ``Gate.Check``, the candidate last.
4. Dafny runs on it in a fresh process with the judge's flags; no warm server's word counts.
5. The answer must name ``Gate.Check`` and the candidate's body as correct, and nothing as anything else.
6. Only then the verdict ``Proved`` is made.
7. It stands if the verification conditions that are computed in process, by other code and for other solvers, are not
   refuted. If they are, the provers disagree: that is ``Unknown``, with the evidence of both.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from provenhive.candidates.expression_printer import Dialect, InexpressibleError
from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.names import Names
from provenhive.candidates.printer import print_candidate
from provenhive.candidates.rejection import Rejection
from provenhive.candidates.syntax import Candidate
from provenhive.canonical import digest_bytes
from provenhive.conditions.examining import Examination, ExamineLimits, Examiner
from provenhive.dafny_bridge import (
    RETRY_PROFILES,
    DafnyFailure,
    DafnyLimits,
    DafnyRun,
    Diagnostic,
    Origin,
    SolverProfile,
    raw_objections,
)
from provenhive.dafny_bridge.engines import run_fresh
from provenhive.dafny_bridge.render import DafnyProgram, NotRenderable, Premises, render
from provenhive.errors import InfrastructureError
from provenhive.judge.exhaustion import why_open
from provenhive.judge.failed_runs import unjudged
from provenhive.judge.second_opinion import contradiction
from provenhive.spec_lang.core import Program, Unit
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.verdicts import Proved, ProverEvidence, Rejected, Unknown, UnknownReason, Verdict, _mint


@dataclass(frozen=True, slots=True)
class JudgeSettings:
    """Limits of one proof, the solver profiles to try in order while the answer is not definite, and which Dafny.

    ``conditions`` limits the second opinion.
    """

    limits: DafnyLimits = field(default_factory=lambda: DafnyLimits(procedure_seconds=20))
    profiles: tuple[SolverProfile, ...] = RETRY_PROFILES
    dialect: Dialect = Dialect.V2
    conditions: ExamineLimits = field(default_factory=ExamineLimits)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with what it was reached on.

    Attributes:
        verdict: the verdict.
        candidate: what the gate understood; ``None`` if it refused.
        text: the candidate's canonical text, printed from the tree.
        program_text: the program that Dafny was given; empty if it was not asked.
        messages: what Dafny objected to, each with its place in ``text``.
        second: what the conditions computed in process say; ``None`` if Dafny proved nothing to compare with.
    """

    verdict: Verdict
    candidate: Candidate | None = None
    text: str = ""
    program_text: str = ""
    messages: tuple[str, ...] = ()
    second: Examination | None = None


class UnitJudge:
    """Judges candidates for the units of one program."""

    def __init__(self, program: Program, premises: Premises, settings: JudgeSettings | None = None) -> None:
        """Bind the program, what may be taken as given, and the limits."""
        self.program = program
        self.premises = premises
        self.settings = settings or JudgeSettings()
        self._names = Names(program)
        self._examiner = Examiner(program, Evaluator(program), self.settings.conditions)

    def judge(self, text: str, unit: Unit) -> Judgement:
        """Judge a candidate's text for ``unit``.

        Raises:
            InfrastructureError: Dafny or a solver is missing, or it fails on more than this candidate.
        """
        # 1. The gate.
        candidate = parse_candidate(text, self.program, unit)
        if isinstance(candidate, Rejection):
            return Judgement(candidate.verdict())
        # 2. Only what was understood goes on.
        canonical = print_candidate(candidate, self._names)
        candidate = self._understood(canonical, candidate, unit)
        # 3. The program around it.
        try:
            rendered = render(self.program, candidate, self.premises, self.settings.dialect)
        except (NotRenderable, InexpressibleError) as error:
            return Judgement(Unknown(UnknownReason.PREMISE, str(error)), candidate, canonical)
        # 4.-6.
        verdict, run = self._prove(rendered)
        messages = () if run is None else tuple(explain(d, rendered) for d in run.errors)
        if not isinstance(verdict, Proved):
            return Judgement(verdict, candidate, canonical, rendered.text, messages)
        # 7. The second opinion.
        second = self._examiner.examine(candidate)
        against = contradiction(verdict, second)
        return Judgement(against or verdict, candidate, canonical, rendered.text, messages, second)

    def _understood(self, canonical: str, candidate: Candidate, unit: Unit) -> Candidate:
        """Read the printed candidate again; a difference is a fault of ours, and nobody's proof."""
        again = parse_candidate(canonical, self.program, unit)
        if isinstance(again, Rejection):
            raise InfrastructureError(
                f"the gate refuses what it printed itself: {again.category.value}: {again.message}"
            )
        if print_candidate(again, self._names) != canonical:
            raise InfrastructureError("a candidate changes when it is printed and read again")
        return again

    def _prove(self, rendered: DafnyProgram) -> tuple[Verdict, DafnyRun | None]:
        verdict: Verdict = Unknown(UnknownReason.GAVE_UP)
        run: DafnyRun | None = None
        for profile in self.settings.profiles:
            verdict, run = self._attempt(rendered, profile)
            retry = isinstance(verdict, Unknown) and verdict.reason in (UnknownReason.TIME, UnknownReason.RESOURCES)
            if not retry:
                break
        return verdict, run

    def _attempt(self, rendered: DafnyProgram, profile: SolverProfile) -> tuple[Verdict, DafnyRun | None]:
        # 4. A fresh process.
        try:
            run = run_fresh(rendered.text, self.settings.dialect, self.settings.limits, profile)
        except DafnyFailure as failure:
            return unjudged(failure, self.settings.dialect, self.settings.limits), None
        # 5. Positive evidence.
        objections = raw_objections(run, rendered.required)
        if run.origin is not Origin.FRESH:
            objections = (*objections, "the answer does not come from a fresh process")
        if objections:
            return self._open(run, objections), run
        # 6. The verdict.
        return Proved((_evidence(run, rendered),), _mint), run

    def _open(self, run: DafnyRun, objections: tuple[str, ...]) -> Verdict:
        if not run.accepted:
            # The gate let through what Dafny's resolver refuses: no proof, and no fault of the tools.
            detail = "; ".join(d.message for d in run.errors)
            return Rejected("dafny-resolution", detail)
        return Unknown(why_open(run.procedures), "; ".join(objections[:5]))


def _evidence(run: DafnyRun, rendered: DafnyProgram) -> ProverEvidence:
    tool = run.tool
    return ProverEvidence(
        prover=tool.name,
        version=f"{tool.version} with {tool.prover} {tool.prover_version}",
        flags=tool.options,
        established=tuple(sorted({p.dafny_name for p in run.procedures})),
        seconds=run.seconds,
        text_digest=digest_bytes(rendered.text.encode()),
    )


def explain(diagnostic: Diagnostic, rendered: DafnyProgram) -> str:
    """Return a message of Dafny with its place in the candidate's own text."""
    places = [diagnostic.position, *(related.position for related in diagnostic.related)]
    spans = [rendered.origin(p.line, p.column) for p in places if p is not None]
    where = ", ".join(f"{s.line}:{s.column}" for s in spans if s is not None)
    return f"{diagnostic.category.value} at {where or '?'}: {diagnostic.message}"
