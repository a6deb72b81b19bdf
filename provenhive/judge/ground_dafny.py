"""Ground terms for ``agrees``, Dafny's side: which equations between a call and its value Dafny proves.

A case that Dafny does not prove is open, however simple it looks; Dafny may only have unfolded too little. Such a case
is put a second time, denied: if Dafny proves that the two sides differ, evaluator and Dafny contradict each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from provenhive.candidates.expression_printer import Dialect, InexpressibleError
from provenhive.dafny_bridge import DafnyLimits
from provenhive.dafny_bridge.render import NotRenderable, Premises
from provenhive.dafny_bridge.render_statements import StatementProgram, render_cases
from provenhive.errors import InfrastructureError, ToolRun
from provenhive.judge.dafny_statements import Answers, ask
from provenhive.spec_lang.core import Binary, Program
from provenhive.spec_lang.show import show
from provenhive.verdicts import ProverEvidence, UnknownReason

CASE_LIMITS = DafnyLimits(procedure_seconds=5, wall_seconds=300.0)


class ProversDisagree(InfrastructureError):
    """Two of the provers, or a prover and the evaluator, establish the opposite of each other: ``sides`` say what."""

    def __init__(self, *sides: str, run: ToolRun | None = None, remedy: str | None = None) -> None:
        super().__init__("\n".join(sides), run=run, remedy=remedy)
        self.sides = sides


@dataclass(frozen=True, slots=True)
class Agreement:
    """On how many ground terms the named evaluators gave one value of a function."""

    evaluators: tuple[str, ...]
    cases: int


@dataclass(frozen=True, slots=True)
class Computed:
    """Which equations Dafny proved, with the runs that say so; ``reason`` says why others are open, ``short_of`` is the
    limit that kept Dafny from some of them, if one did."""

    equations: frozenset[Binary]
    evidence: tuple[ProverEvidence, ...] = ()
    reason: str = ""
    short_of: UnknownReason | None = None


@dataclass
class DafnyGround:
    """Asks Dafny about equations; those put together to ``prepare`` cost one process."""

    program: Program
    premises: Premises
    limits: DafnyLimits = CASE_LIMITS
    dialect: Dialect = Dialect.V2
    _known: dict[Binary, ProverEvidence] = field(default_factory=dict, repr=False)
    _asked: set[Binary] = field(default_factory=set, repr=False)
    _short_of: UnknownReason | None = field(default=None, repr=False)

    def prepare(self, equations: Sequence[Binary]) -> str:
        """Ask about equations at once; return what stands against all of them, empty if nothing does.

        Raises:
            ProversDisagree: Dafny proves that the two sides of one differ.
            InfrastructureError: Dafny is missing, crashed, or answered in a way that cannot be read.
        """
        statements = self._rendered(equations, denied=False)
        if isinstance(statements, str):
            return statements
        answers = ask(statements, self.limits, self.dialect)
        self._short_of = answers.short_of
        if answers.objection:
            return answers.objection
        self._note(equations, statements, answers)
        self._deny([e for e in equations if e not in self._known])
        self._asked.update(equations)
        return ""

    def of(self, equations: Sequence[Binary]) -> Computed:
        """Return which of the equations Dafny proves. Raises as ``prepare`` does."""
        reason = "" if self._asked.issuperset(equations) else self.prepare(equations)
        proved = [e for e in equations if e in self._known]
        evidence = tuple(dict.fromkeys(self._known[e] for e in proved))
        if not reason and len(proved) < len(equations):
            reason = f"Dafny does not compute {show(next(e for e in equations if e not in self._known))}"
        return Computed(frozenset(proved), evidence, reason, self._short_of if reason else None)

    def _rendered(self, equations: Sequence[Binary], *, denied: bool) -> StatementProgram | str:
        try:
            return render_cases(self.program, equations, self.premises, self.dialect, denied=denied)
        except (NotRenderable, InexpressibleError) as error:
            return f"it has no form in Dafny: {error}"

    def _note(self, equations: Sequence[Binary], statements: StatementProgram, answers: Answers) -> None:
        proved = [lemma for lemma, yes in zip(statements.lemmas, answers.proved, strict=True) if yes]
        evidence = answers.evidence_for(*proved) if proved else None
        for equation, yes in zip(equations, answers.proved, strict=True):
            if yes and evidence is not None:
                self._known[equation] = evidence

    def _deny(self, equations: Sequence[Binary]) -> None:
        """Put open cases the other way round."""
        statements = self._rendered(equations, denied=True) if equations else ""
        if isinstance(statements, str):
            return
        answers = ask(statements, self.limits, self.dialect)
        for equation, lemma, yes in zip(equations, statements.lemmas, answers.proved, strict=True):
            if yes:
                raise ProversDisagree(
                    f"the evaluator says {show(equation)}; Dafny proves that it is not:"
                    f" {lemma} is correct in\n{statements.text}"
                )
