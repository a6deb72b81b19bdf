"""Dafny's opinion on laws that Lean has judged: a second, independent prover for the same statement.

Dafny gets the law as a lemma with nothing but its own induction, and little time. Where it proves it too, the
certificate says so. Where it does not, that says nothing: it refutes a law only by values that the evaluator confirms.
Where one side proves what the other refutes, everything stops, with both pieces of evidence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from provenhive.candidates.expression_printer import Dialect, InexpressibleError
from provenhive.dafny_bridge import DafnyFailure, DafnyLimits, DafnyRun
from provenhive.dafny_bridge.arguments import suggested_arguments
from provenhive.dafny_bridge.characters import tells_characters_apart
from provenhive.dafny_bridge.render import NotRenderable, Premises
from provenhive.dafny_bridge.render_statements import StatementProgram, render_laws
from provenhive.judge.dafny_statements import Answers, ask
from provenhive.judge.ground_dafny import ProversDisagree
from provenhive.smt.refute import Refuter
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program, Unit
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.generate import instantiated
from provenhive.spec_lang.show import show
from provenhive.spec_lang.value_forms import show_value
from provenhive.verdicts import Proved, ProverEvidence, Refuted, Verdict, _mint

ROLE: Final = "second-opinion"
_STARTING_SECONDS: Final = 30.0


def with_opinion(verdict: Proved, evidence: ProverEvidence) -> Proved:
    """Return a verdict with another prover's evidence beside what it rests on."""
    return Proved((*verdict.evidence, replace(evidence, role=ROLE)), _mint)


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """Asks Dafny about laws of one program; ``seconds`` is what the solver gets for each."""

    program: Program
    evaluator: Evaluator
    premises: Premises
    seconds: int
    dialect: Dialect = Dialect.V2

    def on(self, judged: Mapping[str, Verdict]) -> dict[str, Verdict]:
        """Return the verdicts on laws, by name, with Dafny's evidence added to what it proves too.

        Raises:
            ProversDisagree: Dafny proves what the evaluator refutes, or finds values that refute what Lean proves.
            InfrastructureError: Dafny is missing, crashed, or answered in a way that cannot be read.
        """
        result = dict(judged)
        named = [self.program.law(n) for n, verdict in judged.items() if isinstance(verdict, Proved | Refuted)]
        laws = [law for law in named if self._speaks_of_the_same(law)]
        for batch, statements, answers in self._asked(laws):
            for law, lemma, proved in zip(batch, statements.lemmas, answers.proved, strict=True):
                if proved:
                    verdict = self._agreed(law, judged[law.name], lemma, statements, answers)
                    result[law.name] = verdict
                elif answers.run is not None and isinstance(judged[law.name], Proved):
                    self._confront(law, answers.run)
        return result

    def _asked(self, laws: Sequence[core.Law]) -> list[tuple[Sequence[core.Law], StatementProgram, Answers]]:
        """Ask about all laws in one process; each alone if something stands against all of them."""
        statements = self._rendered(laws) if laws else None
        answers = None if statements is None else ask(statements, self._limits(len(laws)), self.dialect, models=True)
        if statements is not None and answers is not None:
            if not answers.objection:
                return [(laws, statements, answers)]
            if answers.run is None:
                return []  # all its time is used up
        return [entry for law in laws for entry in self._asked([law])] if len(laws) > 1 else []

    def _speaks_of_the_same(self, law: core.Law) -> bool:
        return self.dialect is not Dialect.V2 or not tells_characters_apart(self.program, law)

    def _limits(self, laws: int) -> DafnyLimits:
        wall = _STARTING_SECONDS + 2.0 * self.seconds * laws
        return DafnyLimits(procedure_seconds=self.seconds, wall_seconds=wall)

    def _rendered(self, laws: Sequence[core.Law]) -> StatementProgram | None:
        try:
            return render_laws(self.program, laws, self.premises, self.dialect)
        except (NotRenderable, InexpressibleError):
            return None

    def _agreed(
        self, law: core.Law, verdict: Verdict, lemma: str, statements: StatementProgram, answers: Answers
    ) -> Verdict:
        if isinstance(verdict, Proved):
            return with_opinion(verdict, answers.evidence_for(lemma))
        values = ", ".join(f"{n} = {v}" for n, v in verdict.counterexample) if isinstance(verdict, Refuted) else ""
        raise ProversDisagree(
            f"the evaluator refutes the law {law.name} ({values}); Dafny proves it:"
            f" {lemma} is correct in\n{statements.text}"
        )

    def _confront(self, law: core.Law, run: DafnyRun) -> None:
        """Try the values that Dafny's models suggest: if one refutes the law, its proof is not to be believed."""
        claim = instantiated(Unit(law.name, law.type_parameters, law.parameters, (), law.requires, (law.statement,)))
        try:
            suggested = suggested_arguments(run, self.program, claim)
        except DafnyFailure:
            return  # a model that cannot be read suggests nothing
        refuter = Refuter(self.evaluator)
        for arguments in suggested:
            if all(map(self.evaluator.inhabits, arguments, (p.type for p in claim.parameters))) and refuter.fails(
                claim, arguments
            ):
                shown = ", ".join(
                    f"{p.name} = {show_value(v, p.type, self.program)}"
                    for p, v in zip(claim.parameters, arguments, strict=True)
                )
                raise ProversDisagree(
                    f"Lean proves the law {law.name}: {show(law.statement)}; the evaluator refutes it at {shown},"
                    " values from a model of Dafny's solver"
                )
