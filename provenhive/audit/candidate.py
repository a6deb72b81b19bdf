"""A unit's candidate proved again, and the second opinions that its certificate names with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from provenhive.audit.claims import CertificateJob, Diverges, RanOut
from provenhive.audit.limits import judge_settings
from provenhive.candidates.gate import gate_version
from provenhive.candidates.measures import candidate_size, reading_effort
from provenhive.canonical import digest_bytes
from provenhive.conditions.examining import Examination
from provenhive.dafny_bridge.render import Premises
from provenhive.errors import InfrastructureError
from provenhive.judge import Judgement, UnitJudge
from provenhive.judge.theorems import ConditionTheorems
from provenhive.lean_bridge.checker import Checker, StatementError
from provenhive.lean_bridge.render import NotRenderable
from provenhive.spec_lang.core import Program
from provenhive.verdicts import Proved, Rejected, Unknown, word


def check_candidate(
    job: CertificateJob, program: Program, premises: Premises, checker: Callable[[], Checker]
) -> list[str]:
    """Prove a candidate again; return remarks on what differs without contradicting the certificate.

    Raises:
        Diverges: it is not proved, or its conditions are not those, or not the theorems, that the certificate names, or
            it does not measure what a vote took it to.
        RanOut: a prover met a limit before it said so.
        InfrastructureError: a prover is missing or failed.
    """
    judge = UnitJudge(program, premises, judge_settings(job.runs))
    judgement = judge.judge(job.candidate, program.unit(job.obligation_name))
    if isinstance(judgement.verdict, Unknown) and judgement.verdict.reason.ran_out:
        raise RanOut("the candidate's proof", judgement.verdict)
    if not isinstance(judgement.verdict, Proved) or judgement.second is None:
        raise Diverges(f"the candidate is {word(judgement.verdict)} now: {judgement.verdict}{_gates(job, judgement)}")
    _measures(job, judgement)
    remarks = list(_conditions(job, judgement.second))
    _theorems(job, program, judgement, checker)
    given = digest_bytes(judgement.program_text.encode())
    if job.text_digests and given not in job.text_digests:
        remarks.append(
            f"the program around it is rendered differently now: {given}, then {', '.join(job.text_digests)}"
        )
    return remarks


def _gates(job: CertificateJob, judgement: Judgement) -> str:
    """Return that another gate let a candidate through that is refused now: it may have been honest then."""
    if not isinstance(judgement.verdict, Rejected) or job.gate == gate_version():
        return ""
    return f"; the gate that let it through was another one ({job.gate or 'unnamed'}; here is {gate_version()})"


def _measures(job: CertificateJob, judgement: Judgement) -> None:
    """Measure the candidate's tree again; that the vote follows from its measurements was looked at with the log."""
    if job.measured is None or judgement.candidate is None:
        return
    found = candidate_size(judgement.candidate), reading_effort(judgement.candidate)
    if found != job.measured:
        names = "its size and reading effort are"
        raise Diverges(f"vote: {names} {found[0]} and {found[1]}, the vote has {job.measured[0]} and {job.measured[1]}")


def _conditions(job: CertificateJob, second: Examination) -> Iterator[str]:
    """Compare the conditions with those of each solver's record; yield what a solver does not prove this time."""
    found = {outcome.condition.name: outcome for outcome in second.outcomes}
    for solver, version, total, open_ in job.conditions:
        if total != len(found):
            raise Diverges(f"the candidate has {len(found)} verification conditions, the certificate says {total}")
        foreign = [name for name in open_ if name not in found]
        if foreign:
            raise Diverges(f"the candidate has no verification condition '{foreign[0]}', which the certificate names")
        left = [name for name, o in found.items() if solver not in o.solvers and name not in open_]
        here = next((s.version for s in second.shares if s.solver == solver), "")
        if left:
            yield f"{solver} {here or '(not asked)'} does not prove {left[0]} now, which {solver} {version} proved"


def _theorems(job: CertificateJob, program: Program, judgement: Judgement, checker: Callable[[], Checker]) -> None:
    """The conditions that the certificate calls theorems, stated afresh, are proved by the proof that it carries."""
    names, statement_digest, proof = job.theorems
    if not names:
        return
    if judgement.candidate is None:
        raise InfrastructureError("a candidate that is proved was not understood")
    theorems = ConditionTheorems(program, judgement.candidate)
    try:
        judged = theorems.confirmed(checker(), names, proof)
    except NotRenderable as error:
        raise Diverges(f"what it calls theorems cannot be stated: {error}") from error
    except StatementError as error:
        raise Diverges(f"Lean does not accept the definitions of what it calls theorems: {error.message}") from error
    if isinstance(judged.verdict, Unknown) and judged.verdict.reason.ran_out:
        raise RanOut("the proof of what it calls theorems", judged.verdict)
    if not isinstance(judged.verdict, Proved):
        raise Diverges(f"what it calls theorems is not proved: {judged.verdict}")
    again = digest_bytes(judged.statement.encode())
    if again != statement_digest:
        raise Diverges(f"its theorems are stated as {again} now, the certificate says {statement_digest}")
