"""The search's bench on warm Lean workers, and the texts of the proofs that it finds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from provenhive.errors import InfrastructureError
from provenhive.lean_bridge import render_names as names
from provenhive.lean_bridge.checker import Premise, quick_check
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.lean_bridge.render import NotRenderable, Rendered, statement_of
from provenhive.lean_bridge.script import ScriptRefused, parse_proof
from provenhive.lean_bridge.worker import PreambleError
from provenhive.search.laws.bench import (
    Attempt,
    DatatypeInfo,
    FunctionInfo,
    Goal,
    GoalInfo,
    Lemma,
    NotStatable,
)
from provenhive.search.laws.prover import FoundProof
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.toolchain import SessionError


@dataclass
class LeanBench:
    """Implements ``search.laws.ProofBench`` for one program."""

    program: Program
    workers: WorkerPool
    _rendered: dict[Goal, Rendered] = field(default_factory=dict)

    def describe(self, goal: Goal) -> GoalInfo:
        """Describe a goal. Raises ``NotStatable``."""
        rendered = self._render(goal)
        declared = {names.qualified(name): d for name, d in self.program.index.items()}
        functions = [(name, position, declared[name]) for name, position in rendered.functions]
        return GoalInfo(
            rendered.variables,
            rendered.hypotheses,
            tuple(
                FunctionInfo(d.name, name, position, isinstance(d.recursion, core.Measure))
                for name, position, d in functions
                if isinstance(d, core.Function)
            ),
            tuple(_datatype(name, declared[name]) for name in rendered.datatypes),
            rendered.unfoldings,
        )

    def attempt(self, goal: Goal, script: str, premises: tuple[Lemma, ...], seconds: float) -> Attempt:
        """Try a script on a warm worker.

        Raises:
            NotStatable: a goal has no rendering.
            InfrastructureError: the engine failed.
        """
        statement = replace(self._render(goal).statement, premises=tuple(map(self._premise, premises)))
        try:
            answer = quick_check(self.workers, statement, parse_proof(f"by\n{_indented(script, 2)}"), seconds=seconds)
        except ScriptRefused as refusal:
            return Attempt(False, (str(refusal),))
        except PreambleError:
            if not premises:
                raise  # the definitions themselves
            return Attempt(False, ("a lemma does not go through",))
        except SessionError as error:
            if error.limit is None:
                raise
            return Attempt(False, (str(error.message),))
        return Attempt(answer.accepted, tuple(m.text for m in answer.messages))

    def text(self, found: FoundProof) -> str:
        """Return a proof that stands alone: its lemmas are stated and proved within it.

        Raises:
            NotStatable: a lemma has no rendering.
        """
        parts = ["by"]
        for lemma in found.lemmas:
            open_sequent = replace(lemma.goal.sequent, type_parameters=())
            rendered = self._render(Goal(lemma.goal.name, open_sequent))
            bound = [*(name for name, _ in rendered.variables), *rendered.hypotheses]
            parts.append(f"  have {lemma.goal.name} : {rendered.statement.proposition} := by")
            if bound:
                parts.append(f"    intro {' '.join(bound)}")
            parts.append(_indented(lemma.script, 4))
        parts.append(_indented(found.script, 2))
        return "\n".join(parts)

    def _premise(self, lemma: Lemma) -> Premise:
        statement = self._render(lemma.goal).statement
        return Premise(
            statement.name, statement.binders, statement.conclusion, parse_proof(f"by\n{_indented(lemma.script, 2)}")
        )

    def _render(self, goal: Goal) -> Rendered:
        known = self._rendered.get(goal)
        if known is None:
            sequent = goal.sequent
            try:
                known = statement_of(
                    self.program,
                    name=goal.name,
                    binders=sequent.binders,
                    hypotheses=sequent.hypotheses,
                    conclusion=sequent.goal,
                    type_parameters=sequent.type_parameters,
                )
            except NotRenderable as error:
                raise NotStatable(str(error)) from error
            self._rendered[goal] = known
        return known


def _datatype(name: str, declared: core.Declaration) -> DatatypeInfo:
    if not isinstance(declared, core.Datatype):
        raise InfrastructureError(f"{name} is rendered as a datatype and is none")
    constructors = ((names.own_constructor(c.name), tuple(f.name for f in c.fields)) for c in declared.constructors)
    return DatatypeInfo(name, tuple(constructors))


def _indented(text: str, by: int) -> str:
    return "\n".join(" " * by + line for line in text.split("\n"))
