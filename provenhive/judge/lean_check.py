"""A proof passes the gate and the checker's five steps, or it proves nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from provenhive.judge.exhaustion import LIMITS
from provenhive.judge.ground_dafny import Agreement
from provenhive.lean_bridge.checker import Checker, FailedCheck, Statement
from provenhive.lean_bridge.premises import with_premises
from provenhive.lean_bridge.script import ScriptRefused, parse_proof
from provenhive.spec_lang.sequent import Sequent
from provenhive.verdicts import Proved, ProverEvidence, Unknown, UnknownReason, Verdict, _mint


class Seeker(Protocol):
    """Searches a proof: the text of a script for the theorem ``name`` that states the sequent, or ``None``."""

    def __call__(self, name: str, sequent: Sequent) -> str | None:
        """Search; whatever comes back is checked."""
        ...


@dataclass(frozen=True, slots=True)
class LeanJudgement:
    """A verdict with what was proved: the rendered statement and the proof's text, empty where there is none.

    ``agreements`` are those of an ``agrees`` obligation; ``short_of`` is the limit that kept Dafny from some of their
    cases, if one did.
    """

    verdict: Verdict
    backend: str
    statement: str = ""
    proof: str = ""
    agreements: tuple[Agreement, ...] = ()
    short_of: UnknownReason | None = None


def checked(checker: Checker, statement: Statement, text: str) -> LeanJudgement:
    """Return what comes of a proof's text: it passes the gate and the checker's five steps, or it is no proof.

    Lemmas at its start are premises of the theorem (``with_premises``), proved in the same module.

    Raises:
        StatementError: the statement does not compile.
        InfrastructureError: the engine failed.
    """
    try:
        proof = parse_proof(text)
    except ScriptRefused as refusal:
        return LeanJudgement(Unknown(UnknownReason.GAVE_UP, f"the proof is refused: {refusal}"), "lean")
    outcome = checker.check(*with_premises(statement, proof))
    if isinstance(outcome, FailedCheck):
        return LeanJudgement(_open(outcome), "lean")
    evidence = ProverEvidence(
        prover="lean",
        version=outcome.engine,
        flags=(f"maxHeartbeats={outcome.heartbeats}", f"library={outcome.library_digest}"),
        established=(outcome.name,),
        seconds=outcome.seconds,
        axioms=outcome.checked_axioms,
        text_digest=outcome.text_digest,
    )
    shown = f"{statement.preamble}{statement.context}theorem {statement.name} : {statement.proposition}\n"
    return LeanJudgement(Proved((evidence,), _mint), "lean", shown, text)


def _open(failed: FailedCheck) -> Unknown:
    if failed.limit is not None:
        reason = LIMITS.get(failed.limit, UnknownReason.RESOURCES)
        return Unknown(reason, f"{failed.step.value}: {failed.detail}")
    first = next((m.text for m in failed.messages if m.is_error), failed.detail)
    return Unknown(UnknownReason.GAVE_UP, f"{failed.step.value}: {' '.join(first.split())[:300]}")


def detail(verdict: Verdict) -> str:
    """Return why a verdict is open, in words."""
    return verdict.detail if isinstance(verdict, Unknown) else str(verdict)
