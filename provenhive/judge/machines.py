"""Judging machines: a short trace to a violation, or an induction over all reachable states that Lean checks.

1. A bounded search runs the machine by the evaluator: a goal that is false in a reachable state is refuted by the
   trace that leads there.
2. Each piece of the induction is proved by itself, which warm workers filter. A piece that is false is a
   counterexample to the induction: unless a trace is found, the goal may still be true of the states that are
   reachable, and the answer is ``Unknown`` with that counterexample.
3. The proofs of all pieces, those of the types and invariants that a property leans on included, are put together to
   one proof that the goals hold in every reachable state. Only the checker's word on it makes a ``Proved``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from provenhive.judge.ground import accepts
from provenhive.judge.lean_check import LeanJudgement, Seeker, checked
from provenhive.lean_bridge import render_names as names
from provenhive.lean_bridge.checker import Checker
from provenhive.lean_bridge.lean_tree import print_term
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.lean_bridge.render import Rendered, statement_of
from provenhive.lean_bridge.render_expr import Expressions
from provenhive.lean_bridge.render_machine import PieceProof, machine_theorem
from provenhive.lean_bridge.script import ScriptRefused, parse_proof
from provenhive.obligations.machines import MachineClaim, Piece, machine_claims
from provenhive.smt.reach import HASTY, Explorer, ReachLimits, Step, Violation
from provenhive.smt.refute import Counterexample, RefuteLimits, Refuter
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.show import show
from provenhive.spec_lang.traverse import walk
from provenhive.spec_lang.types import BoolType, DataType, Type
from provenhive.spec_lang.value_forms import show_value
from provenhive.verdicts import Refuted, TraceStep, Unknown, UnknownReason

_QUICK_SECONDS = 5.0
_MANY = 4
_FALSE_PIECE = RefuteLimits(enumerated=900, generated=100, models=2, seconds=2.5)


@dataclass(frozen=True, slots=True)
class MachineJudge:
    """Judges claims of machines. ``known`` keeps proofs of pieces: properties lean on those of the invariants."""

    program: Program
    evaluator: Evaluator
    checker: Checker
    workers: WorkerPool
    seek: Seeker
    known: dict[Piece, PieceProof] = field(default_factory=dict)
    limits: ReachLimits = field(default_factory=ReachLimits)

    def judge(self, machine: core.Machine, part: str) -> LeanJudgement:
        """Judge the claim ``part`` of a machine.

        Raises:
            NotRenderable: something in it has no form in Lean.
            InfrastructureError: the engine failed.
        """
        claim = next(c for c in machine_claims(self.program, machine) if c.part == part)
        refuted = self._trace(machine, claim, HASTY)
        if refuted is not None:
            return LeanJudgement(refuted, "evaluator")
        proofs: list[PieceProof] = []
        for piece in (*claim.assumed, *claim.pieces):
            found = self._proof(machine, piece)
            if not isinstance(found, PieceProof):
                return self._open(machine, claim, piece, found)
            proofs.append(found)
        return check_machine(self.checker, self.program, machine, claim, proofs)

    # --- traces ----------------------------------------------------------------------------------------------------

    def _trace(self, machine: core.Machine, claim: MachineClaim, limits: ReachLimits) -> Refuted | None:
        goals = tuple(dict.fromkeys(piece.goal for piece in claim.pieces))
        found = Explorer(self.evaluator, machine, limits).violation([goal.expr for goal in goals])
        if found is None:
            return None
        goal, last = goals[found.goal], found.steps[-1]
        when = f"after {last.operation}" if last.operation else "initially"
        return self._refuted(machine, found, f"{goal.subject} is false {when}: {show(goal.expr)}")

    def _refuted(self, machine: core.Machine, violation: Violation, explanation: str) -> Refuted:
        operations = {o.name: (*o.parameters, *o.results) for o in machine.operations}
        trace = tuple(
            TraceStep(
                step.operation,
                self._shown(operations.get(step.operation, ()), step.values),
                self._shown(machine.state, step.state),
            )
            for step in violation.steps
        )
        return Refuted(trace[-1].state, explanation, trace)

    def _shown(self, binders: Sequence[core.Binder], values: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
        return tuple(
            (b.name, show_value(values[b.name], erase(self.program, b.type), self.program))
            for b in binders
            if b.name in values
        )

    # --- pieces ----------------------------------------------------------------------------------------------------

    def _proof(self, machine: core.Machine, piece: Piece) -> PieceProof | Counterexample | None:
        """Return a proof of a piece, or values at which it is false, or nothing."""
        known = self.known.get(piece)
        if known is None:
            narrow = self._sought(machine, piece, wide=False)
            if not isinstance(narrow, PieceProof) and piece.further:
                narrow = self._sought(machine, piece, wide=True)
            if not isinstance(narrow, PieceProof):
                return narrow
            known = self.known[piece] = narrow
        return known

    def _sought(self, machine: core.Machine, piece: Piece, *, wide: bool) -> PieceProof | Counterexample | None:
        sequent = piece.sequent
        if wide:
            sequent = replace(sequent, hypotheses=(*sequent.hypotheses, *piece.further))
        name = f"{names.qualified(machine.name)}.piece"
        text = self._quick(name, sequent)
        if text is None:
            false = Refuter(self.evaluator).refute(sequent, _FALSE_PIECE)
            if false is not None:
                return false
            text = self.seek(name, sequent)
        return None if text is None else PieceProof(piece, text, wide)

    def _quick(self, name: str, sequent: Sequent) -> str | None:
        """Try what closes most pieces: the next state's variables are equal to something that is known."""
        rendered = statement_of(
            self.program, name=name, binders=sequent.binders, hypotheses=sequent.hypotheses, conclusion=sequent.goal
        )
        for text in quick_scripts(self.program, sequent, rendered):
            try:
                proof = parse_proof(text)
            except ScriptRefused:
                continue
            if accepts(self.workers, rendered.statement, proof, _QUICK_SECONDS):
                return text
        return None

    def _open(
        self, machine: core.Machine, claim: MachineClaim, piece: Piece, false: Counterexample | None
    ) -> LeanJudgement:
        """Say why a piece is not proved: a violation in a reachable state if one is found."""
        refuted = self._trace(machine, claim, self.limits)
        if refuted is not None:
            return LeanJudgement(refuted, "evaluator")
        if false is None:
            detail = f"{piece.phrase}: {show(piece.goal.expr)}: no counterexample and no proof found"
            return LeanJudgement(Unknown(UnknownReason.GAVE_UP, detail), "lean")
        if not piece.operation and piece in claim.pieces:
            first = Violation(0, (_initial(machine, false),))
            explanation = f"{piece.goal.subject} is false initially: {show(piece.goal.expr)}"
            return LeanJudgement(self._refuted(machine, first, explanation), "z3, evaluator")
        shown = ", ".join(f"{n} = {v}" for n, v in self._shown(piece.sequent.binders, false.values))
        lean_on = "" if piece in claim.pieces else "it leans on the invariants, and "
        detail = (
            f"not inductive: {lean_on}{piece.phrase} ({show(piece.goal.expr)}) does not follow from the invariants,"
            f" as in {shown}; no violation was found in a reachable state within {self.limits.steps} steps:"
            " if that state cannot be reached, an invariant that excludes it is missing"
        )
        return LeanJudgement(Unknown(UnknownReason.GAVE_UP, detail), "z3, evaluator")


def quick_scripts(program: Program, sequent: Sequent, rendered: Rendered) -> Iterator[str]:
    """Yield scripts that close most pieces: linear arithmetic, simplification by what the step says, cases of
    conditionals and of variables that have few values."""
    known = f"simp_all [{', '.join(rendered.unfoldings)}]" if rendered.unfoldings else "simp_all"
    yield from ("omega", known, f"{known} <;> omega")
    split = f"subst_vars <;> (repeat' split) <;> (try {known}) <;> omega"
    yield from (split.replace(" <;> omega", f" <;> {known}"), split)
    few = [name for name, type_ in rendered.variables if _has_few_values(program, type_)]
    before = [name for name in few if not name.endswith("'")]
    if before:
        cases = " <;> ".join(f"cases {name}" for name in before[:_MANY])
        yield f"{cases} <;> {known}"
        yield f"{cases} <;> (try {known}) <;> (try (repeat' split)) <;> (try {known}) <;> omega"
    yield f"{known} <;> (repeat' split) <;> (try {known}) <;> omega"
    yield from _of_elements(program, sequent, known)


def _of_elements(program: Program, sequent: Sequent, known: str) -> Iterator[str]:
    """Yield scripts for what is said of all elements of a collection that the step changed at one place: an element
    is the one that was put there, or was there before."""
    if not isinstance(sequent.goal, core.Quantified):
        return
    last = f"(try {known}) <;> (try omega)"
    yield f"subst_vars <;> intros <;> rename_i held <;> (try {known}) <;> (try cases held) <;> {last}"
    facts = "Hive.FinMap.get_update_other, Hive.FinMap.get_update_same, Hive.FinMap.ofList"
    more = known.replace("]", f", {facts}]") if "[" in known else f"{known} [{facts}]"
    yield f"subst_vars <;> (try intros) <;> (try {more}) <;> (try omega)"
    expressions = Expressions(program)
    for place in dict.fromkeys(print_term(expressions.value(e)) for e in _places(sequent)):
        split = f"by_cases same : key = ({place})"
        for renamed in ("key held", "key"):
            yield f"subst_vars <;> intros <;> rename_i {renamed} <;> {split} <;> (try {more}) <;> (try omega)"


def _places(sequent: Sequent) -> Iterator[core.Expr]:
    """Yield the expressions at which collections are changed: keys of updated maps, elements of displays."""
    for hypothesis in sequent.hypotheses:
        for part in walk(hypothesis):
            if isinstance(part, core.Update):
                yield part.index
            elif isinstance(part, core.SetLit | core.MultisetLit):
                yield from part.items


def _has_few_values(program: Program, type_: Type) -> bool:
    """Tell whether values of the type are told apart by a constructor alone."""
    if isinstance(type_, DataType):
        return all(not c.fields for c in program.datatype(type_.name).constructors)
    return isinstance(type_, BoolType)


def check_machine(
    checker: Checker, program: Program, machine: core.Machine, claim: MachineClaim, proofs: Sequence[PieceProof]
) -> LeanJudgement:
    """Check the induction with given proofs of all pieces, in order; what is proved keeps them as one text.

    Raises:
        NotRenderable: something in it has no form in Lean.
        InfrastructureError: the engine failed.
    """
    try:
        statement, script = machine_theorem(program, machine, claim, proofs)
    except ScriptRefused as refusal:
        return LeanJudgement(Unknown(UnknownReason.GAVE_UP, f"the proof of a piece is refused: {refusal}"), "lean")
    found = checked(checker, statement, script)
    return replace(found, proof=pieces_text(proofs)) if found.proof else found


def pieces_text(proofs: Sequence[PieceProof]) -> str:
    """Return the proofs of pieces as one text: JSON, a list of proofs, each with whether it is a wide one."""
    return json.dumps([[proof.text, proof.wide] for proof in proofs], ensure_ascii=False)


def piece_texts(proof: str) -> tuple[str, ...]:
    """Return the proofs that ``pieces_text`` made one text of."""
    return tuple(text for text, _ in json.loads(proof))


def confirm_machine(checker: Checker, program: Program, machine: core.Machine, part: str, proof: str) -> LeanJudgement:
    """Judge a claim by the proofs of its pieces that ``pieces_text`` made a text of; all else is rendered afresh.

    Raises:
        NotRenderable: something in it has no form in Lean.
        InfrastructureError: the engine failed.
    """
    claim = next((c for c in machine_claims(program, machine) if c.part == part), None)
    try:
        given = json.loads(proof)
        texts = [(str(text), wide is True) for text, wide in given]
    except (ValueError, TypeError) as error:
        return LeanJudgement(Unknown(UnknownReason.GAVE_UP, f"the proofs of the pieces cannot be read: {error}"), "")
    pieces = (*claim.assumed, *claim.pieces) if claim is not None else ()
    if claim is None or len(pieces) != len(texts):
        return LeanJudgement(Unknown(UnknownReason.GAVE_UP, "there is not one proof for each piece"), "")
    proofs = [PieceProof(piece, text, wide) for piece, (text, wide) in zip(pieces, texts, strict=True)]
    return check_machine(checker, program, machine, claim, proofs)


def _initial(machine: core.Machine, found: Counterexample) -> Step:
    return Step("", {}, {b.name: found.values[b.name] for b in machine.state})
