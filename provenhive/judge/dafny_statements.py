"""Dafny asked about the specification itself: which of several lemmas it proves, in one fresh process.

A lemma counts as proved on positive evidence only: its body is named once and correct, so is all else that is named
after it, and nothing in the answer that belongs to no lemma is anything but correct. Where Dafny objects to the
declarations themselves, no lemma counts: an unsound definition would prove them all.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from provenhive.candidates.expression_printer import Dialect
from provenhive.canonical import digest_bytes
from provenhive.dafny_bridge import DafnyFailure, DafnyLimits, DafnyRun, Origin, Outcome, Severity
from provenhive.dafny_bridge.engines import run_fresh
from provenhive.dafny_bridge.outcomes import Category
from provenhive.dafny_bridge.render_statements import StatementProgram
from provenhive.dafny_bridge.runner import run_cli
from provenhive.judge.exhaustion import LIMITS, why_open
from provenhive.verdicts import ProverEvidence, UnknownReason

_HARMLESS = frozenset({Category.TRIGGER, Category.TOOLTIP})


@dataclass(frozen=True, slots=True)
class Answers:
    """Which lemmas Dafny proved, in the order of the program; ``run`` is ``None`` if a limit ended it.

    ``objection`` says why none of them counts, where something stands against all of them; ``short_of`` is a limit that
    kept Dafny from an answer on some.
    """

    proved: tuple[bool, ...]
    run: DafnyRun | None = None
    evidence: ProverEvidence | None = None
    objection: str = ""
    short_of: UnknownReason | None = None

    def evidence_for(self, *lemmas: str) -> ProverEvidence:
        """Return the run as the evidence for these lemmas.

        Raises:
            ValueError: there was no answer.
        """
        if self.evidence is None:
            raise ValueError("there was no answer")
        return replace(self.evidence, established=lemmas)


def ask(
    statements: StatementProgram, limits: DafnyLimits, dialect: Dialect = Dialect.V2, *, models: bool = False
) -> Answers:
    """Run Dafny on the statements; with ``models`` (2.3 only) it also reports what it tried where a proof fails.

    Raises:
        InfrastructureError: Dafny is missing, crashed, or answered in a way that cannot be read.
    """
    try:
        if models and dialect is Dialect.V2:
            run = run_cli(statements.text, limits, models=True)
        else:
            run = run_fresh(statements.text, dialect, limits)
    except DafnyFailure as failure:
        if failure.limit is None:
            raise
        reason = LIMITS.get(failure.limit, UnknownReason.RESOURCES)
        return Answers(tuple(False for _ in statements.lemmas), objection=failure.message, short_of=reason)
    objection = _objection(run, statements)
    proved = tuple(not objection and _is_proved(run, lemma) for lemma in statements.lemmas)
    return Answers(proved, run, _evidence(run, statements), objection, _short_of(run))


def _objection(run: DafnyRun, statements: StatementProgram) -> str:
    """Return what stands against every lemma; empty if nothing does."""
    if run.origin is not Origin.FRESH:
        return "the answer does not come from a fresh process"
    if not run.accepted or run.summary is None:
        return next((d.message for d in run.errors), "Dafny refuses the program")
    bodies = Counter(p.dafny_name for p in run.procedures if p.kind == "Impl")
    for name in statements.required:
        if bodies[name] != 1:
            return f"'{name}' is not reported once"
    lemmas = frozenset(statements.lemmas)
    own = {p.name for p in run.procedures if p.dafny_name in lemmas}
    for procedure in run.procedures:
        if procedure.name not in own and procedure.outcome is not Outcome.CORRECT:
            return f"'{procedure.dafny_name}' is {procedure.outcome.value}"
    for said in run.diagnostics:
        inside = said.position is not None and said.position.line >= statements.first_line
        if said.category in _HARMLESS or (inside and said.severity is Severity.ERROR):
            continue
        return f"{said.severity.value}: {said.message}"
    return f"unreadable line: {run.unread[0]}" if run.unread else ""


def _short_of(run: DafnyRun) -> UnknownReason | None:
    """Return a limit at which the solver stopped on some procedure, whatever became of the others."""
    reasons = (why_open([procedure]) for procedure in run.procedures)
    return next((reason for reason in reasons if reason.ran_out), None)


def _is_proved(run: DafnyRun, lemma: str) -> bool:
    about = [p for p in run.procedures if p.dafny_name == lemma]
    bodies = sum(p.kind == "Impl" for p in about)
    return bodies == 1 and all(p.outcome is Outcome.CORRECT for p in about)


def _evidence(run: DafnyRun, statements: StatementProgram) -> ProverEvidence:
    return ProverEvidence(
        prover=run.tool.name,
        version=f"{run.tool.version} with {run.tool.prover} {run.tool.prover_version}",
        flags=run.tool.options,
        established=statements.lemmas,
        seconds=run.seconds,
        text_digest=digest_bytes(statements.text.encode()),
    )
