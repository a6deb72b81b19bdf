"""Claims of a specification judged again by what their certificates carry: nothing is searched for.

The statement is rendered afresh from the specification; the proof, or the witness, is the certificate's. Where a
decision procedure gave the answer there is nothing to carry, and it is asked again.
"""

from __future__ import annotations

from collections.abc import Callable

from provenhive.judge.ground import ground_equations
from provenhive.judge.ground_dafny import DafnyGround
from provenhive.judge.lean import KINDS, confirm_law
from provenhive.judge.lean_check import checked
from provenhive.judge.machines import confirm_machine
from provenhive.judge.specification import SpecificationJudge, confirm_specification
from provenhive.lean_bridge import render_names as names
from provenhive.lean_bridge.checker import Checker, StatementError
from provenhive.lean_bridge.render import NotRenderable, equation_statement, joined_statement, statement_of
from provenhive.obligations import Kind, Obligation
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
) -> Verdict:
    """Judge a claim by its certificate's ``proof``; ``cases`` are the ground cases of an agreement, as shown.

    Raises:
        InfrastructureError: a prover is missing or failed.
    """
    if obligation.kind not in KINDS:
        return confirm_specification(judge, obligation, proof)
    try:
        return _by_lean(judge, checker(), obligation, proof, cases)
    except NotRenderable as error:
        return Unknown(UnknownReason.GAVE_UP, f"it has no form in Lean: {error}")
    except StatementError as error:
        return Unknown(UnknownReason.GAVE_UP, f"Lean does not accept the definitions: {error.message}")


def _by_lean(
    judge: SpecificationJudge, checker: Checker, obligation: Obligation, proof: str, cases: tuple[str, ...]
) -> Verdict:
    program = judge.program
    match obligation.kind, program.index[obligation.subject]:
        case Kind.LAW, core.Law():
            return confirm_law(checker, program, obligation, proof).verdict
        case Kind.TOTAL, core.Function() as function:
            return checked(checker, equation_statement(program, function).statement, proof).verdict
        case Kind.INVARIANT, core.Machine() as machine:
            return confirm_machine(checker, program, machine, obligation.part, proof).verdict
        case Kind.REFINES, _:
            return confirm_parts(checker, program, obligation, proof)
        case Kind.AGREES, core.Function() as function:
            return _agrees(judge, checker, function, proof, cases)
        case _:
            return Unknown(UnknownReason.NO_JUDGE)


def confirm_parts(checker: Checker, program: core.Program, obligation: Obligation, proof: str) -> Verdict:
    """Judge an obligation with any number of sequents by one proof of them all."""
    if not obligation.sequents:
        return Unknown(UnknownReason.GAVE_UP, "there is nothing that its proof could be of")
    name = f"{names.qualified(obligation.subject)}.claim"
    whole, parts = joined_statement(program, name=name, sequents=obligation.sequents)
    rendered = parts[0] if len(parts) == 1 else whole
    return checked(checker, rendered.statement, proof).verdict


def _agrees(
    judge: SpecificationJudge, checker: Checker, function: core.Function, proof: str, cases: tuple[str, ...]
) -> Verdict:
    """The cases are equations that the evaluator makes again, the proof is one of them all; Dafny is asked again."""
    made = {show(e): e for e in ground_equations(judge.program, judge.evaluator, function)}
    foreign = [case for case in cases if case not in made]
    if foreign or not cases:
        return Unknown(UnknownReason.GAVE_UP, f"the evaluator does not say {foreign[0] if foreign else 'anything'}")
    statement = statement_of(
        judge.program,
        name=f"{names.qualified(function.name)}.ground",
        binders=(),
        hypotheses=(),
        conclusion=conjunction(made[case] for case in cases),
    ).statement
    verdict = checked(checker, statement, proof).verdict
    if not isinstance(verdict, Proved):
        return verdict
    computed = DafnyGround(judge.program, judge.premises).of([made[case] for case in cases])
    return verdict if computed.equations else Unknown(UnknownReason.GAVE_UP, computed.reason)
