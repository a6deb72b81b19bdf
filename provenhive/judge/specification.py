"""Judging what a specification claims of itself: well-defined by Z3 and Dafny, satisfiable by a witness.

* ``well-defined``: every condition is valid for Z3 (its negation unsatisfiable on the exact translation), or Dafny,
  given the declaration itself, reports it well-formed. A refutation needs values that the evaluator confirms.
* ``satisfiable``: a witness is found, and the evaluator confirms every clause on it. "Not satisfiable" is reported when
  Z3 refutes the exact translation, and, for a unit, when an admitted input is found that no output is allowed for.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from provenhive import __version__
from provenhive.candidates.expression_printer import Dialect
from provenhive.canonical import digest_bytes
from provenhive.dafny_bridge import DafnyFailure, DafnyLimits, DafnyRun, raw_objections
from provenhive.dafny_bridge.closure import closure_of_declaration
from provenhive.dafny_bridge.engines import run_fresh
from provenhive.dafny_bridge.render import (
    CANARY,
    SPECIFIED_CONTRACT,
    Premises,
    render_specification,
    specified_name,
)
from provenhive.errors import UserError
from provenhive.judge.exhaustion import LIMITS, why_open
from provenhive.judge.fresh import Question, are_valid, establish_fresh, is_witness, witness_text
from provenhive.obligations import Kind, Obligation, Witness
from provenhive.smt.checking import ran_out
from provenhive.smt.prove import Status, prove
from provenhive.smt.satisfiable import Satisfiability, SatisfiableOutcome, check_contract, find_witness
from provenhive.smt.solve import SmtLimits, solver_version
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binder, Program
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.generate import instantiated
from provenhive.spec_lang.load import SpecificationText
from provenhive.spec_lang.show import show
from provenhive.spec_lang.types import INT, Type, substitute
from provenhive.spec_lang.value_forms import show_value
from provenhive.spec_lang.values import Value
from provenhive.verdicts import Proved, ProverEvidence, Refuted, Unknown, UnknownReason, Verdict, _mint


@dataclass(frozen=True, slots=True)
class SpecificationJudgement:
    """A verdict with the backend that gave it, and the witness of what is satisfiable, as a text and as shown."""

    verdict: Verdict
    backend: str
    witness: str = ""
    shown: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SpecificationJudge:
    """Judges obligations of one program that need neither Lean nor a candidate."""

    program: Program
    evaluator: Evaluator
    premises: Premises
    limits: DafnyLimits
    smt: SmtLimits = field(default_factory=lambda: SmtLimits(seconds=4.0))
    dialect: Dialect = Dialect.V2

    def judge(self, obligation: Obligation) -> tuple[Verdict, str]:
        """Return the verdict and the backend that gave it.

        Raises:
            InfrastructureError: a prover is missing or failed.
        """
        judged = self.judged(obligation)
        return judged.verdict, judged.backend

    def judged(self, obligation: Obligation) -> SpecificationJudgement:
        """Judge an obligation. Raises as ``judge``."""
        match obligation.kind:
            case Kind.WELL_DEFINED:
                return SpecificationJudgement(*self._well_defined(obligation))
            case Kind.SATISFIABLE if obligation.witness is not None:
                return self._satisfiable(obligation, obligation.witness)
            case _:
                return SpecificationJudgement(Unknown(UnknownReason.NO_JUDGE), "")

    # --- well-defined ----------------------------------------------------------------------------------------------

    def _well_defined(self, obligation: Obligation) -> tuple[Verdict, str]:
        seconds = 0.0
        open_phrase, short = "", False
        for position, sequent in enumerate(obligation.sequents):
            phrase = obligation.phrases[position] if position < len(obligation.phrases) else "condition"
            found = prove(self.evaluator, sequent, self.smt)
            seconds += found.seconds
            if found.status is Status.REFUTED and found.counterexample is not None:
                shown = self._shown(_ground(sequent.type_parameters, sequent.binders), found.counterexample)
                return Refuted(shown, f"not well defined: {phrase}"), "z3, evaluator"
            if found.status is Status.OPEN:
                open_phrase = open_phrase or f"{phrase}: {show(sequent.goal)}"
                short = short or ran_out(found.reason)
        if not open_phrase:
            evidence = ProverEvidence("z3", solver_version(), (), (obligation.id,), seconds, fresh_process=False)
            return Proved((evidence,), _mint), "z3"
        verdict = self._dafny(obligation, open_phrase)
        if short and isinstance(verdict, Unknown) and verdict.reason is UnknownReason.GAVE_UP:
            verdict = replace(verdict, reason=UnknownReason.TIME)  # one of the two was not done with it
        return verdict, "dafny"

    def _dafny(self, obligation: Obligation, open_phrase: str) -> Verdict:
        declared = self.program.index[obligation.subject]
        if not isinstance(declared, core.Function | core.Subset | core.Unit):
            return Unknown(UnknownReason.GAVE_UP, f"z3 cannot decide {open_phrase}")
        needed = closure_of_declaration(self.program, declared)
        contract = declared if isinstance(declared, core.Unit) else None
        try:
            text = render_specification(self.program, needed, self.premises, self.dialect, contract=contract)
            run = run_fresh(text, self.dialect, self.limits)
        except UserError as error:
            return Unknown(UnknownReason.PREMISE, str(error))
        except DafnyFailure as failure:
            if failure.limit is None:
                raise
            return Unknown(LIMITS.get(failure.limit, UnknownReason.RESOURCES), failure.message)
        own = SPECIFIED_CONTRACT if contract is not None else specified_name(self.program, declared.name)
        objections = raw_objections(run, (CANARY,), (own,))
        if objections:
            return Unknown(why_open(run.procedures), f"z3 cannot decide {open_phrase}; Dafny: {objections[0]}")
        return Proved((_evidence(run, text),), _mint)

    # --- satisfiable -----------------------------------------------------------------------------------------------

    def _satisfiable(self, obligation: Obligation, witness: Witness) -> SpecificationJudgement:
        declared = self.program.index[obligation.subject]
        outcome = self._witness(declared, witness)
        binders = _ground(witness.type_parameters, witness.binders)
        verdict: Verdict
        if outcome.infeasible is not None and isinstance(declared, core.Unit):
            values = self._shown(instantiated(declared).parameters, outcome.infeasible.arguments)
            explanation = f"not satisfiable: no output is allowed for this input ({outcome.infeasible.shown_by})"
            verdict = Refuted(values, explanation)
        elif outcome.status is Satisfiability.SATISFIABLE and outcome.witness is not None:
            shown = self._shown(binders, outcome.witness)
            established = (", ".join(f"{name} = {value}" for name, value in shown) or "no variables",)
            evidence = ProverEvidence("evaluator", __version__, (), established, outcome.seconds, fresh_process=False)
            text = witness_text(self.program, obligation, outcome.witness)
            return SpecificationJudgement(Proved((evidence,), _mint), "z3, evaluator", text, shown)
        elif outcome.status is Satisfiability.UNSATISFIABLE:
            verdict = Refuted((), f"not satisfiable: {outcome.reason} ({solver_version()})")
        else:
            verdict = Unknown(UnknownReason.GAVE_UP, outcome.reason)
        return SpecificationJudgement(verdict, "z3, evaluator")

    def _witness(self, declared: core.Declaration, witness: Witness) -> SatisfiableOutcome:
        if isinstance(declared, core.Unit):
            return check_contract(self.evaluator, declared)
        return find_witness(
            self.evaluator, witness.binders, witness.conditions, type_parameters=witness.type_parameters
        )

    def _shown(self, binders: Sequence[Binder], env: Mapping[str, Value]) -> tuple[tuple[str, str], ...]:
        return tuple((b.name, show_value(env[b.name], b.type, self.program)) for b in binders if b.name in env)


def established_afresh(
    texts: SpecificationText, found: Sequence[tuple[Obligation, SpecificationJudgement]]
) -> dict[str, SpecificationJudgement]:
    """Return judgements by the obligations' ids: what was proved in process alone is asked of a fresh process again,
    and open if that does not affirm it.

    Raises:
        InfrastructureError: the fresh process failed.
    """
    questions = [Question(o.id, o.digest, j.witness) for o, j in found if _in_process_alone(j.verdict)]
    affirmed = establish_fresh(texts, questions)
    final: dict[str, SpecificationJudgement] = {}
    for obligation, judged in found:
        verdict = judged.verdict
        if isinstance(verdict, Proved) and _in_process_alone(verdict):
            if obligation.id in affirmed:
                verdict = Proved((affirmed[obligation.id], *verdict.evidence), _mint)
            else:
                verdict = Unknown(UnknownReason.GAVE_UP, "a fresh process does not confirm it")
        final[obligation.id] = replace(judged, verdict=verdict)
    return final


def _in_process_alone(verdict: Verdict) -> bool:
    return isinstance(verdict, Proved) and not any(e.fresh_process for e in verdict.evidence)


def confirm_specification(judge: SpecificationJudge, obligation: Obligation, witness: str) -> Verdict:
    """Judge an obligation by what its certificate says: the witness of what is satisfiable, else by judging it again.

    Raises:
        InfrastructureError: a prover is missing or failed.
    """
    started = time.monotonic()
    if obligation.kind is not Kind.SATISFIABLE:
        if obligation.kind is Kind.WELL_DEFINED and are_valid(judge.evaluator, obligation, judge.smt.seconds):
            evidence = ProverEvidence("z3", solver_version(), (), (obligation.id,), time.monotonic() - started)
            return Proved((evidence,), _mint)
        return judge.judge(obligation)[0]
    if not is_witness(judge.evaluator, obligation, witness):
        return Unknown(UnknownReason.GAVE_UP, "the evaluator does not find its conditions true at the witness")
    evidence = ProverEvidence("evaluator", __version__, (), (obligation.id,), time.monotonic() - started)
    return Proved((evidence,), _mint)


def _ground(type_parameters: Sequence[str], binders: Sequence[Binder]) -> tuple[Binder, ...]:
    """Return binders with type parameters taken to be ``int``, as the searches for values take them."""
    binding: dict[str, Type] = dict.fromkeys(type_parameters, INT)
    return tuple(Binder(b.name, substitute(b.type, binding)) for b in binders)


def _evidence(run: DafnyRun, text: str) -> ProverEvidence:
    return ProverEvidence(
        prover=run.tool.name,
        version=f"{run.tool.version} with {run.tool.prover} {run.tool.prover_version}",
        flags=run.tool.options,
        established=tuple(sorted({p.dafny_name for p in run.procedures})),
        seconds=run.seconds,
        text_digest=digest_bytes(text.encode()),
    )
