"""What is satisfiable, as theorems of Lean's kernel: the witness that the evaluator confirmed, seen by a second judge.

The theorem is the claim itself, rendered like every other statement; its proof is made from the witness and nothing
else, so that whoever has the witness can check it again. It passes the gate and the checker's numbered steps. What has
no form in Lean, or what Lean does not compute in time, is not confirmed, and nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from provenhive.judge.fresh import claim_of, read_witness
from provenhive.judge.ground import accepts
from provenhive.judge.ground_dafny import Agreement
from provenhive.judge.law_opinion import ROLE
from provenhive.judge.lean_check import checked
from provenhive.lean_bridge import render_names as names
from provenhive.lean_bridge.checker import Checker, Statement, StatementError
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.lean_bridge.render import NotRenderable
from provenhive.lean_bridge.render_existence import Existence, existence_statement
from provenhive.lean_bridge.script import ScriptRefused, parse_proof
from provenhive.lean_bridge.worker import PreambleError
from provenhive.obligations import Obligation
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.deep import call_deep
from provenhive.spec_lang.value_forms import ShapeError, literal
from provenhive.verdicts import Proved, ProverEvidence, Unknown, UnknownReason, Verdict

CONFIRMED = (Agreement(("evaluator", "lean"), 1),)
"""On how many witnesses who agrees, where Lean confirms one."""

_SECONDS = 4.0
_TOGETHER = 16


@dataclass(frozen=True, slots=True)
class Witnessed:
    """An existential claim, and the text of its witness (``fresh.witness_text``)."""

    obligation: Obligation
    witness: str


def existence(program: Program, claims: Sequence[Witnessed]) -> tuple[Statement, str]:
    """Return the statement that all claims hold, and its proof from their witnesses.

    Raises:
        NotRenderable: something in them has no form in Lean, or a text is no witness.
    """
    name = f"{names.qualified(claims[0].obligation.subject)}.witnessed"
    try:
        shown = tuple(_claim(program, claim) for claim in claims)
    except ShapeError as error:
        raise NotRenderable(f"not a witness: {error}") from error
    return call_deep(existence_statement, program, name, shown)


def _claim(program: Program, claim: Witnessed) -> Existence:
    unit = claim_of(claim.obligation)
    values = read_witness(program, claim.obligation, claim.witness)
    literals = tuple(literal(value, b.type, program) for value, b in zip(values, unit.parameters, strict=True))
    return Existence(unit.parameters, unit.requires, literals)


def witnessed(
    program: Program, claims: Sequence[Witnessed], checker: Checker, workers: WorkerPool
) -> dict[str, ProverEvidence]:
    """Return Lean's evidence by the obligations' ids, for those claims of a program that it confirms.

    Warm workers find those out; the checker sees several of them at a time.

    Raises:
        InfrastructureError: the engine failed.
    """
    likely = [claim for claim in claims if _accepted(program, claim, workers)]
    found: dict[str, ProverEvidence] = {}
    for start in range(0, len(likely), _TOGETHER):
        found |= _confirmed(program, likely[start : start + _TOGETHER], checker)
    return found


def _confirmed(program: Program, claims: Sequence[Witnessed], checker: Checker) -> dict[str, ProverEvidence]:
    """Check claims together, and in halves what is too much at once."""
    evidence = _checked(program, claims, checker)
    if evidence is not None:
        return {c.obligation.id: replace(evidence, established=(c.obligation.id,)) for c in claims}
    if len(claims) == 1:
        return {}
    half = len(claims) // 2
    return _confirmed(program, claims[:half], checker) | _confirmed(program, claims[half:], checker)


def confirm_witness(program: Program, claim: Witnessed, checker: Checker) -> Verdict:
    """Return Lean's verdict on one claim: proved if its witness makes it a theorem. Raises as ``witnessed``."""
    return _verdict(program, [claim], checker)


def _accepted(program: Program, claim: Witnessed, workers: WorkerPool) -> bool:
    try:
        statement, proof = existence(program, [claim])
        return accepts(workers, statement, parse_proof(proof), _SECONDS)
    except (NotRenderable, PreambleError, ScriptRefused):
        return False


def _checked(program: Program, claims: Sequence[Witnessed], checker: Checker) -> ProverEvidence | None:
    verdict = _verdict(program, claims, checker)
    if not isinstance(verdict, Proved):
        return None
    (evidence,) = verdict.evidence
    return replace(evidence, role=ROLE)


def _verdict(program: Program, claims: Sequence[Witnessed], checker: Checker) -> Verdict:
    try:
        return checked(checker, *existence(program, claims)).verdict
    except (NotRenderable, StatementError) as error:
        return Unknown(UnknownReason.GAVE_UP, str(error))
