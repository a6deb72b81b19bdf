"""Judging by Lean: laws, totality, invariants, refinements, and that evaluator and kernel agree.

What is to be proved is refuted first: the evaluator on enumerated and generated values and on Z3's models. What
survives goes to a search for a proof, whose result is a text like any other: it passes the gate (``script``) and the
checker's five steps in fresh processes. Only that makes a ``Proved``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from provenhive.judge.agreement import AgreementJudge
from provenhive.judge.blame import blame
from provenhive.judge.ground import accepts
from provenhive.judge.ground_dafny import DafnyGround
from provenhive.judge.lean_check import LeanJudgement, Seeker, checked, detail
from provenhive.judge.machines import MachineJudge
from provenhive.lean_bridge import render_names as names
from provenhive.lean_bridge.checker import Checker, Statement, StatementError
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.lean_bridge.render import (
    NotRenderable,
    equation_proofs,
    equation_statement,
    joined_proof,
    joined_statement,
    statement_of,
)
from provenhive.lean_bridge.render_machine import PieceProof
from provenhive.lean_bridge.script import parse_proof
from provenhive.lean_bridge.worker import PreambleError
from provenhive.obligations import Kind, Obligation
from provenhive.obligations.machines import Piece
from provenhive.obligations.refinement import MAX_PATHS
from provenhive.smt.refute import RefuteLimits, Refuter
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binder, Program
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.show import show
from provenhive.spec_lang.types import INT, Type, substitute
from provenhive.spec_lang.value_forms import show_value
from provenhive.verdicts import Proved, Refuted, Unknown, UnknownReason

KINDS = frozenset({Kind.LAW, Kind.TOTAL, Kind.INVARIANT, Kind.REFINES, Kind.AGREES})
"""The kinds of obligations that Lean judges."""

_QUICK_SECONDS = 10.0
_HASTY = RefuteLimits(enumerated=900, generated=60, models=1, seconds=1.5)


@dataclass(frozen=True, slots=True)
class LeanJudge:
    """Judges the obligations of one program that are Lean's.

    ``workers`` filter proofs before the checker sees them; what they say is no verdict. Without ``dafny`` no agreement
    is judged. ``complete`` puts in front of a given proof those of the laws that it names.
    """

    program: Program
    evaluator: Evaluator
    checker: Checker
    workers: WorkerPool
    seek: Seeker
    refuting: RefuteLimits = field(default_factory=RefuteLimits)
    dafny: DafnyGround | None = None
    complete: Callable[[str], str] = str
    known_pieces: dict[Piece, PieceProof] = field(default_factory=dict, repr=False, compare=False)

    def judge(self, obligation: Obligation) -> LeanJudgement:
        """Judge an obligation of one of ``KINDS``.

        Raises:
            InfrastructureError: the engine failed, or two provers contradict each other.
        """
        try:
            match obligation.kind, self.program.index[obligation.subject]:
                case Kind.LAW, core.Law() as law:
                    return self._law(obligation, law)
                case Kind.TOTAL, core.Function() as function:
                    return self._total(function)
                case Kind.AGREES, core.Function() as function:
                    return self._agrees(function)
                case Kind.INVARIANT, core.Machine() as machine:
                    return self._machine(obligation, machine)
                case Kind.REFINES, _:
                    return self._sequents(obligation)
                case _:
                    return LeanJudgement(Unknown(UnknownReason.NO_JUDGE), "")
        except NotRenderable as error:
            return LeanJudgement(Unknown(UnknownReason.GAVE_UP, f"it has no form in Lean: {error}"), "lean")
        except (PreambleError, StatementError) as error:
            said = " ".join((error.run.output if error.run is not None else error.message).split())[:300]
            return LeanJudgement(
                Unknown(UnknownReason.GAVE_UP, f"Lean does not accept the definitions: {said}"), "lean"
            )

    # --- laws, invariants, refinements -----------------------------------------------------------------------------

    def _law(self, obligation: Obligation, law: core.Law) -> LeanJudgement:
        sequent = obligation.sequents[0]
        refuted = self._refuted(sequent, "the law is false", _HASTY)
        if refuted is not None:
            return LeanJudgement(refuted, "z3, evaluator")
        name = names.qualified(law.name)
        statement = _state(self.program, name, sequent)
        remark = ""
        if law.proof is not None:
            given = checked(self.checker, statement, self.complete(law.proof))
            if isinstance(given.verdict, Proved):
                return given
            remark = f"the given proof fails ({detail(given.verdict)}); "
        return self._searched(name, sequent, statement, "the law is false", remark)

    def _sequents(self, obligation: Obligation) -> LeanJudgement:
        """All sequents have to hold; the first that does not is named."""
        if not obligation.sequents:
            reason = f"the plan has more than {MAX_PATHS} ways through it: they cannot be looked at one by one"
            return LeanJudgement(Unknown(UnknownReason.GAVE_UP, reason), "")
        name = f"{names.qualified(obligation.subject)}.claim"
        whole, parts = joined_statement(self.program, name=name, sequents=obligation.sequents)
        proofs: list[str] = []
        for position, sequent in enumerate(obligation.sequents):
            phrase = obligation.phrases[position]
            false = f"{phrase}: {show(sequent.goal)} does not follow{blame(self.program, obligation, sequent)}"
            refuted = self._refuted(sequent, false, _HASTY)
            if refuted is not None:
                return LeanJudgement(refuted, "z3, evaluator")
            proof = self.seek(parts[position].statement.name, sequent)
            if proof is None:
                return self._not_found(sequent, false, f"{phrase}: {show(sequent.goal)}: ")
            proofs.append(proof)
        if len(proofs) == 1:
            return checked(self.checker, parts[0].statement, proofs[0])
        return checked(self.checker, whole.statement, joined_proof(parts, obligation.sequents, proofs))

    def _machine(self, obligation: Obligation, machine: core.Machine) -> LeanJudgement:
        judge = MachineJudge(self.program, self.evaluator, self.checker, self.workers, self.seek, self.known_pieces)
        return judge.judge(machine, obligation.part)

    def _searched(self, name: str, sequent: Sequent, statement: Statement, false: str, remark: str) -> LeanJudgement:
        """Search a proof; where there is none, look for a counterexample with patience."""
        proof = self.seek(name, sequent)
        if proof is None:
            return self._not_found(sequent, false, remark)
        return checked(self.checker, statement, proof)

    def _not_found(self, sequent: Sequent, false: str, remark: str) -> LeanJudgement:
        refuted = self._refuted(sequent, false, self.refuting)
        if refuted is not None:
            return LeanJudgement(refuted, "z3, evaluator")
        return LeanJudgement(Unknown(UnknownReason.GAVE_UP, f"{remark}no counterexample and no proof found"), "lean")

    def _refuted(self, sequent: Sequent, explanation: str, limits: RefuteLimits) -> Refuted | None:
        found = Refuter(self.evaluator).refute(sequent, limits)
        if found is None:
            return None
        return Refuted(self._shown(_ground(sequent.type_parameters, sequent.binders), found.values), explanation)

    def _shown(self, binders: Sequence[Binder], env: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
        return tuple((b.name, show_value(env[b.name], b.type, self.program)) for b in binders if b.name in env)

    # --- functions -------------------------------------------------------------------------------------------------

    def _total(self, function: core.Function) -> LeanJudgement:
        """Lean accepts the definition, and in its domain the function has its body's value."""
        statement = equation_statement(self.program, function).statement
        open_ = LeanJudgement(Unknown(UnknownReason.GAVE_UP, "Lean does not accept the recursion"), "lean")
        for text in equation_proofs(self.program, function):
            # Apart, the statement's ``match`` is another constant than the definition's, equal by ``rfl``.
            closed = f"{text} <;> rfl"
            if accepts(self.workers, statement, parse_proof(closed), _QUICK_SECONDS):
                open_ = checked(self.checker, statement, closed)
            if isinstance(open_.verdict, Proved):
                break
        return open_

    def prepare(self, obligations: Sequence[Obligation]) -> None:
        """Do at once what several obligations need, where that is cheaper than one by one. Raises as ``judge`` does."""
        agreeing = [self.program.index[o.subject] for o in obligations if o.kind is Kind.AGREES]
        functions = tuple(f for f in agreeing if isinstance(f, core.Function))
        judge = self._agreement_judge()
        if judge is not None and len(functions) > 1:
            judge.prepare(functions)

    def _agrees(self, function: core.Function) -> LeanJudgement:
        judge = self._agreement_judge()
        if judge is None:
            return LeanJudgement(Unknown(UnknownReason.NO_JUDGE, "Dafny is not asked here"), "")
        return judge.judge(function)

    def _agreement_judge(self) -> AgreementJudge | None:
        if self.dafny is None:
            return None
        return AgreementJudge(self.program, self.evaluator, self.checker, self.workers, self.dafny)


def confirm_law(checker: Checker, program: Program, obligation: Obligation, proof: str) -> LeanJudgement:
    """Judge a law by the given proof alone, with its statement rendered afresh.

    Raises:
        InfrastructureError: the engine failed.
    """
    if obligation.kind is not Kind.LAW:
        return LeanJudgement(Unknown(UnknownReason.NO_JUDGE), "")
    try:
        statement = _state(program, names.qualified(obligation.subject), obligation.sequents[0])
    except NotRenderable as error:
        return LeanJudgement(Unknown(UnknownReason.GAVE_UP, f"it has no form in Lean: {error}"), "lean")
    return checked(checker, statement, proof)


def _state(program: Program, name: str, sequent: Sequent) -> Statement:
    return statement_of(
        program,
        name=name,
        binders=sequent.binders,
        hypotheses=sequent.hypotheses,
        conclusion=sequent.goal,
        type_parameters=sequent.type_parameters,
    ).statement


def _ground(type_parameters: Sequence[str], binders: Sequence[Binder]) -> tuple[Binder, ...]:
    """Return binders with type parameters taken to be ``int``, as the searches for values take them."""
    binding: dict[str, Type] = dict.fromkeys(type_parameters, INT)
    return tuple(Binder(b.name, substitute(b.type, binding)) for b in binders)
