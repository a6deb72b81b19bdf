"""Verification conditions that Lean's kernel proves as theorems: what Dafny and the solvers accept, proved twice.

The conditions are computed here again from the candidate's tree, each is a closed proposition over typed expressions,
and the renderer that renders laws renders them. Any number of them is one statement, their conjunction; its proof
passes the gate and the checker's numbered steps in fresh processes like every other. What has no form in Lean is not
among them. A theorem that the evaluator has found violated stops the unit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from provenhive.candidates.syntax import Candidate
from provenhive.conditions.condition import Condition, as_sequent, show_condition
from provenhive.conditions.examining import Examination, Status
from provenhive.conditions.generate import conditions_of_candidate, with_functions
from provenhive.errors import InfrastructureError
from provenhive.judge.ground_dafny import ProversDisagree
from provenhive.judge.law_opinion import ROLE, with_opinion
from provenhive.judge.lean_check import LeanJudgement, checked
from provenhive.lean_bridge import render_names as names
from provenhive.lean_bridge.checker import Checker, Statement
from provenhive.lean_bridge.render import NotRenderable, Rendered, joined_proof, joined_statement, statement_of
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.deep import call_deep
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.traverse import calls
from provenhive.verdicts import Proved, ProverEvidence


@dataclass(frozen=True, slots=True)
class Theorems:
    """Conditions by name, in the order of the candidate's text, that are theorems: of which text, by which proof."""

    names: tuple[str, ...]
    statement: str
    proof: str
    evidence: ProverEvidence


@dataclass(frozen=True, slots=True)
class Stated:
    """Conditions of one candidate as statements for Lean.

    ``whole`` is the conjunction, ``parts`` the conditions one by one; all speak of the definitions of ``whole``.
    """

    names: tuple[str, ...]
    sequents: tuple[Sequent, ...]
    whole: Rendered
    parts: tuple[Rendered, ...]

    @property
    def statement(self) -> Statement:
        """What is to be proved: the conjunction, or the only condition."""
        return self.parts[0].statement if len(self.parts) == 1 else self.whole.statement

    def proof(self, proofs: Sequence[str]) -> str:
        """Return the proof of the statement from those of its parts."""
        return proofs[0] if len(self.parts) == 1 else joined_proof(self.parts, self.sequents, proofs)


@dataclass(frozen=True, slots=True)
class ConditionTheorems:
    """The conditions of one candidate that has passed the gate, for Lean."""

    program: Program
    candidate: Candidate

    def conditions(self) -> tuple[Condition, ...]:
        """Return all conditions."""
        return conditions_of_candidate(self.program, self.candidate)

    def renderable(self, *, own: bool = True) -> tuple[str, ...]:
        """Return the names of the conditions that have a form in Lean; ``own`` functions of the candidate included."""
        extended = with_functions(self.program, self.candidate)
        theirs = {name for name in extended.index if name not in self.program.index}
        found: list[str] = []
        for condition in self.conditions():
            sequent = as_sequent(self.program, condition)
            if not own and any(calls(e) & theirs for e in (*sequent.hypotheses, sequent.goal)):
                continue
            try:
                call_deep(_alone, extended, sequent)
            except NotRenderable:
                continue
            found.append(condition.name)
        return tuple(found)

    def stated(self, wanted: Sequence[str]) -> Stated:
        """Render conditions by name.

        Raises:
            NotRenderable: there is no such condition, it is named twice, or it has no form in Lean.
        """
        known = {c.name: c for c in self.conditions()}
        unknown = [name for name in wanted if name not in known]
        if unknown or not wanted or len(set(wanted)) != len(wanted):
            raise NotRenderable(f"there is no condition '{unknown[0]}'" if unknown else "not names of conditions")
        sequents = tuple(as_sequent(self.program, known[name]) for name in wanted)
        extended = with_functions(self.program, self.candidate)
        stem = f"{names.qualified(self.candidate.unit)}.conditions"
        whole, parts = call_deep(_joined, extended, stem, sequents)
        base = whole.statement
        shared = tuple(
            replace(part, statement=replace(part.statement, preamble=base.preamble, context=base.context))
            for part in parts
        )
        return Stated(tuple(wanted), sequents, whole, shared)

    def confirmed(self, checker: Checker, wanted: Sequence[str], proof: str) -> LeanJudgement:
        """Judge by a proof that the named conditions are theorems; everything else is rendered afresh.

        Raises:
            NotRenderable: they cannot be stated.
            StatementError: Lean does not accept the definitions.
            InfrastructureError: the engine failed.
        """
        return checked(checker, self.stated(wanted).statement, proof)

    def established(
        self, checker: Checker, proofs: Mapping[str, str], second: Examination | None = None
    ) -> Theorems | None:
        """Return as theorems the conditions with these proofs, if all of them are; the checker's word alone counts.

        Raises:
            ProversDisagree: the evaluator found one of them violated (``second``).
            NotRenderable, StatementError, InfrastructureError: as ``confirmed``.
        """
        if not proofs:
            return None
        ordered = tuple(c.name for c in self.conditions() if c.name in proofs)
        if len(ordered) != len(proofs):
            raise InfrastructureError(f"there are proofs of what is no condition of {self.candidate.unit}")
        stated = self.stated(ordered)
        judged = checked(checker, stated.statement, stated.proof([proofs[name] for name in ordered]))
        if not isinstance(judged.verdict, Proved):
            return None
        _confront(ordered, judged, second)
        (evidence,) = judged.verdict.evidence
        return Theorems(ordered, judged.statement, judged.proof, replace(evidence, role=ROLE))


def with_theorems(verdict: Proved, theorems: Theorems | None) -> Proved:
    """Return the verdict with Lean's evidence on conditions beside what it rests on."""
    return verdict if theorems is None else with_opinion(verdict, theorems.evidence)


def _confront(proved: Sequence[str], judged: LeanJudgement, second: Examination | None) -> None:
    """Stop if the evaluator found false what Lean's kernel proved."""
    for outcome in () if second is None else (*second.of(Status.REFUTED), *second.of(Status.VIOLATED)):
        if outcome.condition.name in proved:
            values = ", ".join(f"{name} = {value}" for name, value in outcome.counterexample)
            raise ProversDisagree(
                f"the evaluator finds a condition false with {values}:\n{show_condition(outcome.condition).rstrip()}",
                f"Lean's kernel proves it in\n{judged.statement}",
            )


def _alone(program: Program, sequent: Sequent) -> Rendered:
    return statement_of(
        program,
        name="Condition",
        binders=sequent.binders,
        hypotheses=sequent.hypotheses,
        conclusion=sequent.goal,
        type_parameters=sequent.type_parameters,
    )


def _joined(program: Program, name: str, sequents: Sequence[Sequent]) -> tuple[Rendered, tuple[Rendered, ...]]:
    return joined_statement(program, name=name, sequents=sequents)
