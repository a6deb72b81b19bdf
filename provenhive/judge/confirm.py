"""Claims of a specification judged again by what their certificates carry: nothing is searched for.

The statement is rendered afresh from the specification; the proof, or the witness, is the certificate's. Where a
decision procedure gave the answer there is nothing to carry, and it is asked again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from provenhive.judge.agreement import ALL, counts
from provenhive.judge.existence import CONFIRMED, Witnessed, confirm_witness
from provenhive.judge.ground import ground_equations
from provenhive.judge.ground_dafny import DafnyGround
from provenhive.judge.lean import KINDS, confirm_law
from provenhive.judge.lean_check import LeanJudgement, checked
from provenhive.judge.machines import confirm_machine
from provenhive.judge.specification import SpecificationJudge, confirm_specification
from provenhive.lean_bridge import render_names as names
from provenhive.lean_bridge.checker import Checker, StatementError
from provenhive.lean_bridge.render import NotRenderable, equation_statement, joined_statement, statement_of
from provenhive.obligations import Kind, Obligation, show_obligation
from provenhive.spec_lang import core
from provenhive.spec_lang.sequent import conjunction
from provenhive.spec_lang.show import show
from provenhive.verdicts import Proved, Unknown, UnknownReason, Verdict


def confirm_claim(
    judge: SpecificationJudge,
    checker: Callable[[], Checker],
    obligation: Obligation,
    proof: str,
    cases: tuple[str, ...] = (),
    *,
    by_lean: bool = False,
    ground: DafnyGround | None = None,
) -> LeanJudgement:
    """Judge a claim by its certificate's ``proof``; ``cases`` are the ground cases of an agreement, as shown.

    ``by_lean`` asks Lean too whether a witness is one; ``ground`` asks Dafny about the cases, by default within its
    usual limits. What is proved comes with the statement as it is rendered now, and an agreement with its counts.

    Raises:
        InfrastructureError: a prover is missing or failed, or two contradict each other.
    """
    if obligation.kind not in KINDS:
        found = LeanJudgement(confirm_specification(judge, obligation, proof), "", show_obligation(obligation))
        if by_lean and isinstance(found.verdict, Proved) and obligation.kind is Kind.SATISFIABLE:
            seen = confirm_witness(judge.program, Witnessed(obligation, proof), checker())
            if isinstance(seen, Unknown) and seen.reason.ran_out:
                return LeanJudgement(seen, "lean")
            return replace(found, agreements=CONFIRMED if isinstance(seen, Proved) else ())
        return found
    try:
        ground = ground or DafnyGround(judge.program, judge.premises)
        return _by_lean(judge, checker(), obligation, proof, cases, ground)
    except NotRenderable as error:
        return _open(f"it has no form in Lean: {error}")
    except StatementError as error:
        return _open(f"Lean does not accept the definitions: {error.message}")


def _open(reason: str) -> LeanJudgement:
    return LeanJudgement(Unknown(UnknownReason.GAVE_UP, reason), "")


def _by_lean(
    judge: SpecificationJudge,
    checker: Checker,
    obligation: Obligation,
    proof: str,
    cases: tuple[str, ...],
    ground: DafnyGround,
) -> LeanJudgement:
    program = judge.program
    match obligation.kind, program.index[obligation.subject]:
        case Kind.LAW, core.Law():
            return confirm_law(checker, program, obligation, proof)
        case Kind.TOTAL, core.Function() as function:
            return checked(checker, equation_statement(program, function).statement, proof)
        case Kind.INVARIANT, core.Machine() as machine:
            return confirm_machine(checker, program, machine, obligation.part, proof)
        case Kind.REFINES, _:
            return parts_by(checker, program, obligation, proof)
        case Kind.AGREES, core.Function() as function:
            return _agrees(judge, checker, function, proof, cases, ground)
        case _:
            return LeanJudgement(Unknown(UnknownReason.NO_JUDGE), "")


def confirm_parts(checker: Checker, program: core.Program, obligation: Obligation, proof: str) -> Verdict:
    """Judge an obligation with any number of sequents by one proof of them all."""
    return parts_by(checker, program, obligation, proof).verdict


def parts_by(checker: Checker, program: core.Program, obligation: Obligation, proof: str) -> LeanJudgement:
    """Do as ``confirm_parts``; what is proved comes with its statement."""
    if not obligation.sequents:
        return _open("there is nothing that its proof could be of")
    name = f"{names.qualified(obligation.subject)}.claim"
    whole, parts = joined_statement(program, name=name, sequents=obligation.sequents)
    rendered = parts[0] if len(parts) == 1 else whole
    return checked(checker, rendered.statement, proof)


def _agrees(
    judge: SpecificationJudge,
    checker: Checker,
    function: core.Function,
    proof: str,
    cases: tuple[str, ...],
    ground: DafnyGround,
) -> LeanJudgement:
    """The cases are equations that the evaluator makes again, the proof is one of them all; Dafny is asked again, about
    every equation that the evaluator makes."""
    made = {show(e): e for e in ground_equations(judge.program, judge.evaluator, function)}
    foreign = [case for case in cases if case not in made]
    if foreign or not cases or len(set(cases)) != len(cases):
        return _open(f"the evaluator does not say {foreign[0] if foreign else 'so many things'}")
    statement = statement_of(
        judge.program,
        name=f"{names.qualified(function.name)}.ground",
        binders=(),
        hypotheses=(),
        conclusion=conjunction(made[case] for case in cases),
    ).statement
    judged = checked(checker, statement, proof)
    if not isinstance(judged.verdict, Proved):
        return judged
    computed = ground.of(list(made.values()))
    agreements = counts(tuple(made[case] for case in cases), computed)
    if agreements[0].evaluators != ALL:
        reason = computed.reason or "Dafny computes none of the values that Lean computes"
        return LeanJudgement(Unknown(computed.short_of or UnknownReason.GAVE_UP, reason), "dafny")
    return replace(judged, agreements=agreements, short_of=computed.short_of)
