"""The search's bench on warm Lean workers, and the texts of the proofs that it finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from provenhive.errors import InfrastructureError
from provenhive.lean_bridge import render_names as names
from provenhive.lean_bridge.checker import Premise
from provenhive.lean_bridge.goals import Goal as PrintedGoal
from provenhive.lean_bridge.library_facts import library_facts
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.lean_bridge.premises import with_premises
from provenhive.lean_bridge.read_back import arithmetic_pairs
from provenhive.lean_bridge.read_goals import GoalReader
from provenhive.lean_bridge.render import NotRenderable, Rendered, statement_of
from provenhive.lean_bridge.render_family import Families, instance_of
from provenhive.lean_bridge.render_recursion import Recursion
from provenhive.lean_bridge.script import Script, ScriptRefused, leaves, parse_proof
from provenhive.lean_bridge.trial import Trial, try_proof
from provenhive.search.laws.bench import (
    Attempt,
    DatatypeInfo,
    FamilyInfo,
    FunctionInfo,
    Goal,
    GoalInfo,
    Lemma,
    NotStatable,
    OpenGoal,
    closure,
)
from provenhive.spec_lang import core
from provenhive.spec_lang.core import BinaryOp, Program
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.traverse import walk
from provenhive.spec_lang.types import substitute
from provenhive.toolchain import SessionError

_PATIENCE = 90.0  # seconds of the clock for one attempt: far more than its heartbeats take


@dataclass
class LeanBench:
    """Implements ``search.laws.ProofBench`` for one program."""

    program: Program
    workers: WorkerPool
    _rendered: dict[Goal, Rendered] = field(default_factory=dict)
    _reader: GoalReader | None = None
    _recursion: Recursion = field(init=False)

    def __post_init__(self) -> None:
        """Prepare what is known of the program's recursion."""
        self._recursion = Recursion(self.program, Families(self.program))

    def describe(self, goal: Goal) -> GoalInfo:
        """Describe a goal. Raises ``NotStatable``."""
        rendered = self._render(goal)
        declared = {names.qualified(name): d for name, d in self.program.index.items()}
        functions = [(name, position, declared[name]) for name, position in rendered.functions]
        library = library_facts(f"{rendered.statement.preamble}\n{rendered.statement.proposition}")
        return GoalInfo(
            rendered.variables,
            rendered.hypotheses,
            tuple(
                FunctionInfo(
                    d.name,
                    name,
                    position,
                    position is None and isinstance(d.recursion, core.Measure),
                    len(self._recursion.together(d)) > 1,
                )
                for name, position, d in functions
                if isinstance(d, core.Function)
            ),
            tuple(_datatype(name, declared[name]) for name in rendered.datatypes),
            (*rendered.unfoldings, *library.simplifiers),
            self._families(rendered, goal.sequent),
            library.closers,
            _alternatives(goal.sequent, rendered.hypotheses),
        )

    def _families(self, rendered: Rendered, sequent: Sequent) -> tuple[FamilyInfo, ...]:
        """Describe the families that a goal's variables, or what it says something of all of, are of."""
        bound = [e for e in walk(sequent.goal) if isinstance(e, core.Quantified)]
        types = [type_ for _, type_ in rendered.variables] + [b.type for e in bound for b in e.binders]
        found: dict[FamilyInfo, None] = {}
        for type_ in types:
            family = self._recursion.families.of_type(type_)
            if family is None:
                continue
            binding = next((b for s in family.shapes if (b := instance_of(s.type, type_)) is not None), {})
            shapes = tuple(substitute(shape.type, binding) for shape in family.shapes)
            single = ((n, f"{names.qualified(d.name)}.induct") for n, d in enumerate(family.datatypes))
            found[FamilyInfo(f"{names.qualified(family.name)}.joint", shapes, tuple(single))] = None
        return tuple(found)

    def attempt(self, goal: Goal, script: str, premises: tuple[Lemma, ...], effort: int) -> Attempt:
        """Try a script on a warm worker; ``effort`` is in the engine's heartbeats.

        Raises:
            NotStatable: a goal has no rendering.
            InfrastructureError: the engine failed.
        """
        statement = replace(self._render(goal).statement, premises=tuple(map(self._assumed, premises)))
        try:
            proof = parse_proof(f"by\n{_indented(script, 2)}")
            trial = try_proof(self.workers, statement, proof, heartbeats=effort, seconds=_PATIENCE)
        except ScriptRefused as refusal:
            return Attempt(False, (str(refusal),))
        except SessionError as error:
            if error.limit is None:
                raise
            return Attempt(False, (str(error.message),))
        return Attempt(
            trial.accepted,
            tuple(m.text for m in trial.messages),
            trial.used,
            tuple(self._open(printed, goal) for printed in _left(trial)),
        )

    def spent(self) -> float:
        """Return the seconds of processor time that the workers have used."""
        return self.workers.cpu_seconds()

    def text_of(self, script: str, lemmas: tuple[Lemma, ...]) -> str:
        """Return a proof that stands alone: the lemmas of its script are stated and proved at its start.

        Raises:
            NotStatable: a lemma has no rendering.
        """
        parts: dict[str, str] = {}
        for lemma in closure(lemmas):
            for name, text in lemma.brought:
                parts.setdefault(name, text)
            parts.setdefault(lemma.goal.name, self._stated(lemma))
        return "\n".join(("by", *parts.values(), _indented(script, 2)))

    def lemma_of(self, goal: Goal, text: str, law: str = "") -> Lemma:
        """Return what is proved, the law of this name or a lemma that was made up, as a lemma for others.

        Raises:
            NotStatable: the goal has no rendering.
            ScriptRefused: the proof's text is none.
        """
        statement, proof = with_premises(self._render(goal).statement, parse_proof(text))
        brought = tuple((p.name, _have(p.name, p.conclusion, p.proof.text(4))) for p in statement.premises)
        script = proof.text(0) if isinstance(proof, Script) else f"exact ({proof.text(0)})"
        return Lemma(goal, script, (), law, brought)

    def _stated(self, lemma: Lemma) -> str:
        """State and prove a lemma within a proof."""
        bound = self._bound(lemma.goal)
        intro = f"    intro {' '.join(bound)}\n" if bound else ""
        proposition = self._render(lemma.goal).statement.proposition
        return _have(lemma.goal.name, proposition, intro + _indented(lemma.script, 4))

    def _bound(self, goal: Goal) -> tuple[str, ...]:
        """Return the names that introduce what a goal binds: type parameters, each with two instances, come first."""
        rendered = self._render(goal)
        types = (name for p in goal.sequent.type_parameters for name in (names.variable(p, frozenset()), "_", "_"))
        return (*types, *(name for name, _ in rendered.variables), *rendered.hypotheses)

    def _assumed(self, lemma: Lemma) -> Premise:
        """Return a lemma as a premise whose proof nobody looks at."""
        statement = self._render(lemma.goal).statement
        return Premise(statement.name, statement.binders, statement.conclusion, parse_proof("by skip"))

    def _open(self, printed: PrintedGoal, goal: Goal) -> OpenGoal:
        if self._reader is None:
            self._reader = GoalReader(self.program)
        labels = tuple(name for group, _ in printed.hypotheses for name in group)
        read = self._reader.read(printed, goal.sequent.type_parameters)
        variables, sequent = ((), None) if read is None else read
        known = {*variables, *goal.sequent.type_parameters}
        facts = tuple((name, text) for group, text in printed.hypotheses for name in group if name not in known)
        pairs = arithmetic_pairs(printed.target, (text for _, text in facts))
        return OpenGoal(printed.text, printed.target, labels, facts, variables, sequent, pairs)

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


def premise_name(law: str) -> str:
    """Return the name of a law as a lemma within proofs."""
    return f"law_{'_'.join(names.qualified(law).split('.'))}"


def brought_names(text: str) -> tuple[str, ...]:
    """Return the names that the text of a proof states and proves something under, wherever in it.

    Raises:
        ScriptRefused: the text is no proof.
    """
    proof = parse_proof(text)
    tokens = leaves(proof.block if isinstance(proof, Script) else proof.term)
    named = (after.text for have, after in pairwise(tokens) if have.kind == "HAVE" and after.kind == "IDENT")
    return tuple(dict.fromkeys(named))


def _have(name: str, proposition: str, script: str) -> str:
    return f"  have {name} : {proposition} := by\n{script}"


def _alternatives(sequent: Sequent, hypotheses: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the hypotheses that are disjunctions, or become ones when what they speak of is unfolded."""
    count = len(sequent.hypotheses)
    named = zip(hypotheses[len(hypotheses) - count :], sequent.hypotheses, strict=True) if count else ()
    return tuple(name for name, h in named if isinstance(h, core.Binary) and h.op in (BinaryOp.IN, BinaryOp.OR))


def _left(trial: Trial) -> tuple[PrintedGoal, ...]:
    """Return the goals that are left open, if that is all that is wrong."""
    errors = [m for m in trial.messages if m.is_error]
    return trial.goals if trial.goals and all(m.text.startswith("unsolved goals") for m in errors) else ()


def _datatype(name: str, declared: core.Declaration) -> DatatypeInfo:
    if not isinstance(declared, core.Datatype):
        raise InfrastructureError(f"{name} is rendered as a datatype and is none")
    constructors = ((names.own_constructor(c.name), tuple(f.name for f in c.fields)) for c in declared.constructors)
    return DatatypeInfo(name, tuple(constructors))


def _indented(text: str, by: int) -> str:
    return "\n".join(" " * by + line for line in text.split("\n"))
