"""Judging what a specification claims of itself: well-defined by Z3 and Dafny, satisfiable by a witness.

* ``well-defined``: every condition is valid for Z3 (its negation unsatisfiable on the exact translation), or Dafny,
  given the declaration itself, reports it well-formed. A model is a refutation only when the evaluator confirms it.
* ``satisfiable``: values are found, by enumeration, at random or by Z3, and the evaluator confirms each clause on them.
  "Not satisfiable" is reported when Z3 refutes the exact translation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from provenhive.canonical import digest_bytes
from provenhive.dafny_bridge import DafnyFailure, DafnyLimits, raw_objections, run_cli
from provenhive.dafny_bridge.closure import closure_of_declaration
from provenhive.dafny_bridge.render import CANARY, NotRenderable, Premises, render_specification
from provenhive.errors import UserError
from provenhive.obligations import Kind, Obligation, Witness
from provenhive.smt.solve import Answer, SmtLimits, models, solve, solver_version
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binder, Expr, Program
from provenhive.spec_lang.enumeration import Enumeration
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.generate import Generator, NoValue
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.show import show
from provenhive.spec_lang.traverse import substitute_types
from provenhive.spec_lang.types import INT, Type, substitute
from provenhive.spec_lang.value_forms import show_value
from provenhive.spec_lang.values import Value
from provenhive.verdicts import Proved, ProverEvidence, Refuted, Unknown, UnknownReason, Verdict, _mint

_MODELS = 12
_ENUMERATED = 3_000
_RANDOM = 600
_FUEL = 200_000


@dataclass(frozen=True, slots=True)
class SpecificationJudge:
    """Judges obligations of one program that neither Lean nor a candidate is needed for."""

    program: Program
    evaluator: Evaluator
    premises: Premises
    limits: DafnyLimits
    smt: SmtLimits = field(default_factory=lambda: SmtLimits(seconds=5.0))

    def judge(self, obligation: Obligation) -> tuple[Verdict, str]:
        """Return the verdict and the backend that gave it.

        Raises:
            InfrastructureError: a prover is missing or failed.
        """
        match obligation.kind:
            case Kind.WELL_DEFINED:
                return self._well_defined(obligation)
            case Kind.SATISFIABLE if obligation.witness is not None:
                return self._satisfiable(obligation.witness), "z3, evaluator"
            case _:
                return Unknown(UnknownReason.NO_JUDGE), ""

    # --- well-defined ----------------------------------------------------------------------------------------------

    def _well_defined(self, obligation: Obligation) -> tuple[Verdict, str]:
        seconds = 0.0
        open_phrase = ""
        for position, sequent in enumerate(obligation.sequents):
            ground = ground_sequent(sequent)
            negated = core.Unary(core.UnaryOp.NOT, ground.goal)
            answer = solve(self.program, ground.binders, (*ground.hypotheses, negated), self.smt)
            seconds += answer.seconds
            if answer.answer is Answer.UNSAT and not sequent.type_parameters:
                continue
            phrase = obligation.phrases[position] if position < len(obligation.phrases) else "condition"
            refuted = self._counterexample(ground, phrase)
            if refuted is not None:
                return refuted, "z3, evaluator"
            open_phrase = open_phrase or f"{phrase}: {show(sequent.goal)}"
        if not open_phrase:
            evidence = ProverEvidence("z3", solver_version(), (), (obligation.id,), seconds, fresh_process=False)
            return Proved((evidence,), _mint), "z3"
        return self._dafny(obligation, open_phrase), "dafny"

    def _counterexample(self, sequent: Sequent, phrase: str) -> Refuted | None:
        """Look for values on which the hypotheses hold and the goal is false, as the evaluator sees it."""
        negated = core.Unary(core.UnaryOp.NOT, sequent.goal)
        for env in self._values(sequent.binders, (*sequent.hypotheses, negated)):
            if self._holds((*sequent.hypotheses, negated), env):
                return Refuted(self._shown(sequent.binders, env), f"not well defined: {phrase}")
        return None

    def _dafny(self, obligation: Obligation, open_phrase: str) -> Verdict:
        declared = self.program.index[obligation.subject]
        try:
            text = render_specification(self.program, closure_of_declaration(self.program, declared), self.premises)
            if not isinstance(declared, core.Function | core.Subset | core.Datatype):
                return Unknown(UnknownReason.GAVE_UP, f"z3 cannot decide {open_phrase}")
            run = run_cli(text, self.limits)
        except (NotRenderable, UserError) as error:
            return Unknown(UnknownReason.PREMISE, str(error))
        except DafnyFailure as failure:
            if failure.limit is None:
                raise
            return Unknown(UnknownReason.TIME, failure.message)
        objections = raw_objections(run, (CANARY,))
        if objections:
            return Unknown(UnknownReason.GAVE_UP, f"z3 cannot decide {open_phrase}; Dafny: {objections[0]}")
        evidence = ProverEvidence(
            prover=run.tool.name,
            version=f"{run.tool.version} with {run.tool.prover} {run.tool.prover_version}",
            flags=run.tool.options,
            established=tuple(sorted({p.dafny_name for p in run.procedures})),
            seconds=run.seconds,
            text_digest=digest_bytes(text.encode()),
        )
        return Proved((evidence,), _mint)

    # --- satisfiable -----------------------------------------------------------------------------------------------

    def _satisfiable(self, witness: Witness) -> Verdict:
        binding: dict[str, Type] = dict.fromkeys(witness.type_parameters, INT)
        binders = tuple(Binder(b.name, substitute(b.type, binding)) for b in witness.binders)
        conditions = tuple(substitute_types(c, binding) for c in witness.conditions)
        for env in self._values(binders, conditions):
            if self._holds(conditions, env) and self._typed(binders, env):
                shown = ", ".join(f"{name} = {value}" for name, value in self._shown(binders, env))
                evidence = ProverEvidence("evaluator", "1", (), (shown or "no variables",), 0.0, fresh_process=False)
                return Proved((evidence,), _mint)
        exact = solve(self.program, binders, conditions, self.smt)
        if exact.answer is Answer.UNSAT:
            return Refuted((), f"not satisfiable: {solver_version()} shows that no values meet all clauses")
        return Unknown(UnknownReason.GAVE_UP, "no values were found that meet all clauses, nor that there are none")

    # --- values ----------------------------------------------------------------------------------------------------

    def _values(self, binders: Sequence[Binder], conditions: Sequence[Expr]) -> Iterator[Mapping[str, Value]]:
        """Yield values to try: small ones, models of Z3, random ones."""
        names = [b.name for b in binders]
        types = [b.type for b in binders]
        try:
            enumeration = Enumeration(self.evaluator)
            small = (row for size in range(4) for row in enumeration.tuples(types, size))
            for row in islice(small, _ENUMERATED):
                yield dict(zip(names, row, strict=True))
            for solution in islice(models(self.program, binders, conditions, self.smt), _MODELS):
                if solution.values is not None:
                    yield solution.values
            generator = Generator(self.evaluator)
            for _ in range(_RANDOM):
                yield dict(zip(names, generator.arguments(types), strict=True))
        except NoValue:
            return

    def _holds(self, conditions: Sequence[Expr], env: Mapping[str, Value]) -> bool:
        try:
            return all(self.evaluator.evaluate(c, env, fuel=_FUEL) is True for c in conditions)
        except EvaluationFault:
            return False

    def _typed(self, binders: Sequence[Binder], env: Mapping[str, Value]) -> bool:
        return all(self.evaluator.inhabits(env[b.name], b.type) for b in binders)

    def _shown(self, binders: Sequence[Binder], env: Mapping[str, Value]) -> tuple[tuple[str, str], ...]:
        return tuple((b.name, show_value(env[b.name], b.type, self.program)) for b in binders)


def ground_sequent(sequent: Sequent) -> Sequent:
    """Return the sequent with its type parameters taken to be ``int``: good for counterexamples, not for proofs."""
    if not sequent.type_parameters:
        return sequent
    binding: dict[str, Type] = dict.fromkeys(sequent.type_parameters, INT)
    return Sequent(
        (),
        tuple(Binder(b.name, substitute(b.type, binding)) for b in sequent.binders),
        tuple(substitute_types(h, binding) for h in sequent.hypotheses),
        substitute_types(sequent.goal, binding),
    )
