"""The steps of the tree search: what can be done at an open goal, each with the prior that it deserves there."""
# ruff: noqa: RUF001
# Lean's own symbols are not typing errors.

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from provenhive.search.laws.bench import FunctionInfo, GoalInfo, Lemma, OpenGoal
from provenhive.search.laws.relevance import constants_in
from provenhive.search.laws.sources import Retrieval, constants_of
from provenhive.spec_lang.core import ORDER, Binary, Call, Expr, Var
from provenhive.spec_lang.traverse import walk
from provenhive.spec_lang.types import DataType, IntType, SeqType, SubsetType, Type

_HIDDEN = re.compile(r"[^\s✝]+✝[¹²³⁰⁴⁵⁶⁷⁸⁹]*")
_TRUTH = re.compile(r"((?:[\w]+\.)+\w+(?: (?:↑?[\w✝¹²³⁰⁴⁵⁶⁷⁸⁹]+|\([^()]*\)))*) = Bool\.(?:true|false)")
_PREMISE = "(by first | omega | assumption | (apply Int.emod_nonneg <;> omega) | simp_all)"
_IDENTIFIER = re.compile(r"[a-z]\w*")
_ADVISED = 0.5
_WEIGHT = 2.0
_MOST_TRUTHS = 2
_MOST_PAIRS = 4
_MOST_INSTANCES = 6
_MOST_ARGUMENTS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """A tactic with its prior; ``renaming`` gives names to what has none, where the tactic speaks of it."""

    tactic: str
    prior: float
    renaming: str = ""

    def lines(self, finish: str) -> tuple[str, ...]:
        """Return the step as lines of a script: names first, then the tactic, then what closes easy goals."""
        step = f"{self.tactic} <;> (try ({finish}))" if finish else self.tactic
        return (self.renaming, step) if self.renaming else (step,)


@dataclass(frozen=True, slots=True)
class Advice:
    """What a source of premises says of a goal: ``premises`` chooses those for constants that the prover knows."""

    retrieval: Retrieval
    premises: Callable[[frozenset[str]], tuple[str, ...]]

    def steps(self, goal: OpenGoal) -> Iterator[Step]:
        """Yield the steps that use the source's premises."""
        for text in self.retrieval.scripts(constants_of(goal.target), self.premises(spoken_in(goal))):
            yield Step(text, _ADVISED)

    def weighed(self, goal: OpenGoal, steps: Iterable[Step]) -> Iterator[Step]:
        """Yield steps with more of a prior the more often such a tactic was the step on goals like this one."""
        often = self.retrieval.priors(constants_of(goal.target))
        for step in steps:
            used = often.get(_head(step.tactic), 0.0)
            yield Step(step.tactic, step.prior * (1.0 + _WEIGHT * used), step.renaming)


def spoken_in(goal: OpenGoal) -> frozenset[str]:
    """Return the constants that a goal, its hypotheses and the types of its variables speak of."""
    return constants_of(goal.text) - frozenset(goal.names)


@dataclass(frozen=True, slots=True)
class StepMaker:
    """Makes steps for the goals of one theorem: ``simplify`` and ``finish`` are its simplifier and its closer."""

    simplify: str
    congruence: str
    finish: str
    functions: tuple[FunctionInfo, ...]
    lemmas: tuple[Lemma, ...]
    info: GoalInfo
    advice: Advice | None = None

    def steps(self, goal: OpenGoal, depth: int) -> Iterator[Step]:
        """Yield the steps that apply to a goal."""
        if self.advice is None:
            yield from self._own_steps(goal, depth)
        else:
            yield from self.advice.weighed(goal, (*self._own_steps(goal, depth), *self.advice.steps(goal)))

    def _own_steps(self, goal: OpenGoal, depth: int) -> Iterator[Step]:
        renaming, names = _visible(goal, depth)
        target = _rename(goal.target, names)
        yield Step(self.simplify, 0.9)
        yield Step(self.congruence, 0.6)
        if "if " in target or "match " in target:
            yield Step("split", 1.2)
        if " if " in goal.text or "match " in goal.text:
            yield Step("(repeat' split)", 0.4)
        yield from self._by_shape(target)
        yield from self._by_hypothesis(goal, names, renaming)
        yield from self._by_variable(goal, names, renaming)
        yield from self._by_lemma(goal, names, renaming)

    def _by_shape(self, target: str) -> Iterator[Step]:
        if " ↔ " in target or " ∧ " in target:
            yield Step("constructor", 0.6)
        if "→" in target or target.startswith("∀"):
            yield Step("intros", 1.0)
        if " ∨ " in target:
            yield Step("left", 0.2)
            yield Step("right", 0.2)
        for function in self.functions:
            if function.name in target:
                yield Step(f"unfold {function.name}", 0.4 if function.by_measure else 0.15)

    def _by_hypothesis(self, goal: OpenGoal, names: dict[str, str], renaming: str) -> Iterator[Step]:
        """Use implications whose premise is arithmetic or at hand, as induction hypotheses often are."""
        for label, fact in goal.facts:
            name = names.get(label, label)
            if premises := _premises(fact):
                given = " ".join([_PREMISE] * premises)
                yield Step(f"(have fact_{name} := {name} {given}; {self.simplify})", 0.8, renaming)
                yield Step(f"have fact_{name} := {name} {given}", 0.5, renaming)
            if " ∧ " in fact or " ∨ " in fact or fact.startswith("∃"):
                yield Step(f"cases {name}", 0.4, renaming)
        for left, right in _pairs(goal, names):
            yield Step(f"(have same : ({left} : Int) = {right} := by omega; rw [same])", 0.7, renaming)
        for number, truth in enumerate(_truths(goal, names)):
            yield Step(f"cases truth{number} : {truth}", 0.5, renaming)

    def block(self, goal: OpenGoal, depth: int, closer: str, *, by_cases: bool = False) -> str:
        """Return a block that closes a goal with what its hypotheses imply and the lemmas' bounds, if that does it."""
        renaming, names = _visible(goal, depth)
        lines = [renaming] if renaming else []
        for label, fact in goal.facts:
            if premises := _premises(fact):
                name = names.get(label, label)
                lines.append(f"try have fact_{name} := {name} {' '.join([_PREMISE] * premises)}")
        for number, lemma in enumerate(self.lemmas):
            if _is_bound(lemma):
                lines += [
                    f"have bound{number}_{n} := {lemma.goal.name} {arguments}"
                    for n, arguments in enumerate(_instances(lemma, goal, names))
                ]
        for number, (left, right) in enumerate(_pairs(goal, names)):
            lines.append(f"try (have same{number} : ({left} : Int) = {right} := by omega; rw [same{number}])")
        truths = [f"cases truth{n} : {truth}" for n, truth in enumerate(_truths(goal, names))]
        taken = [f"cases {name}" for name in _taken_apart(goal, names)] if by_cases else []
        lines.append(" <;> ".join((*taken, *truths, closer)))
        return "· " + "\n  ".join(lines)

    def _by_variable(self, goal: OpenGoal, names: dict[str, str], renaming: str) -> Iterator[Step]:
        if goal.sequent is None:
            return
        own = dict(zip((b.name for b in goal.sequent.binders), _variables(goal, names), strict=False))
        calls = [e for e in walk(goal.sequent.goal) if isinstance(e, Call)]
        for binder in goal.sequent.binders:
            name = own.get(binder.name)
            if name is None or not isinstance(binder.type, SeqType | DataType):
                continue
            needed = sum(Var(binder.name, binder.type) in call.arguments for call in calls)
            yield Step(f"cases {name}", 0.3 + 0.1 * min(needed, 3), renaming)
            induction = self.info.induction(name, binder.type)
            yield Step(induction, 0.2 + 0.1 * min(needed, 3), renaming)
            others = " ".join(n for b, n in own.items() if b != binder.name)
            if others:
                yield Step(f"{induction} generalizing {others}", 0.15, renaming)

    def _by_lemma(self, goal: OpenGoal, names: dict[str, str], renaming: str) -> Iterator[Step]:
        spoken = _functions(goal)
        signs = constants_in(goal.sequent) if goal.sequent is not None else frozenset[str]()
        for lemma in self.lemmas:
            sequent = lemma.goal.sequent
            own = {e.function for e in walk(sequent.goal) if isinstance(e, Call)}
            shared = spoken & own
            if not shared and (own or signs.isdisjoint(constants_in(sequent))):
                continue
            prior = 0.3 + 0.1 * len(shared)
            yield Step(f"rw [{lemma.goal.name}]", prior)
            yield Step(f"rw [← {lemma.goal.name}]", prior / 2)
            yield Step(f"apply {lemma.goal.name}", prior / 2)
            for arguments in _instances(lemma, goal, names):
                fact = f"have fact_{lemma.goal.name} := {lemma.goal.name} {arguments}".rstrip()
                yield Step(f"({fact}; {self.simplify})", prior / 2, renaming)
                yield Step(fact, prior / 3, renaming)


def _head(tactic: str) -> str:
    """Return the name of the first tactic in a step."""
    found = _IDENTIFIER.search(tactic)
    return found[0] if found else ""


def _premises(fact: str) -> int:
    """Count the premises of an implication; 0 for one that is quantified, or none."""
    if fact.startswith(("∀", "∃")):
        return 0
    depth = found = 0
    for character in fact:
        depth += (character in "([{") - (character in ")]}")
        if character in "↔∧∨" and depth == 0 and not found:
            return 0
        found += character == "→" and depth == 0
    return found


def _truths(goal: OpenGoal, names: dict[str, str]) -> list[str]:
    """Return the boolean terms that a goal compares with a truth value."""
    found = dict.fromkeys(_rename(match, names) for match in _TRUTH.findall(goal.target))
    return [term for term in found if "✝" not in term][:_MOST_TRUTHS]


def _taken_apart(goal: OpenGoal, names: dict[str, str]) -> list[str]:
    """Return the variables of inductive types that functions are applied to in a goal, most often applied first."""
    if goal.sequent is None:
        return []
    applied = [a for e in walk(goal.sequent.goal) if isinstance(e, Call) for a in e.arguments if isinstance(a, Var)]
    own = dict(zip((b.name for b in goal.sequent.binders), _variables(goal, names), strict=False))
    counted = {a.name: applied.count(a) for a in applied if isinstance(a.type, SeqType | DataType)}
    return [own[name] for name in sorted(counted, key=lambda n: -counted[n]) if name in own][:_MOST_TRUTHS]


def _pairs(goal: OpenGoal, names: dict[str, str]) -> list[tuple[str, str]]:
    """Return the integer terms that may be equal."""
    return [(_rename(left, names), _rename(right, names)) for left, right in goal.pairs][:_MOST_PAIRS]


def _is_bound(lemma: Lemma) -> bool:
    """Say whether a lemma is an unconditional inequality: of use to arithmetic only as instances."""
    sequent = lemma.goal.sequent
    return not sequent.hypotheses and isinstance(sequent.goal, Binary) and sequent.goal.op in ORDER


def _visible(goal: OpenGoal, depth: int) -> tuple[str, dict[str, str]]:
    """Return a ``rename_i`` that names what is hidden, and the names: hidden names are not to be spoken of."""
    hidden = [name for name in goal.names if _HIDDEN.fullmatch(name)]
    names = {name: f"n{depth}_{number}" for number, name in enumerate(hidden, 1)}
    return (f"rename_i {' '.join(names.values())}" if names else ""), names


def _rename(text: str, names: dict[str, str]) -> str:
    return _HIDDEN.sub(lambda match: names.get(match.group(), match.group()), text)


def _variables(goal: OpenGoal, names: dict[str, str]) -> Sequence[str]:
    """Return the prover's names of the variables that the read goal binds, in order."""
    return [names.get(name, name) for name in goal.variables]


def _functions(goal: OpenGoal) -> frozenset[str]:
    if goal.sequent is None:
        return frozenset()
    exprs: tuple[Expr, ...] = (goal.sequent.goal, *goal.sequent.hypotheses)
    return frozenset(e.function for expr in exprs for e in walk(expr) if isinstance(e, Call))


def _instances(lemma: Lemma, goal: OpenGoal, names: dict[str, str]) -> Iterator[str]:
    """Yield arguments for a lemma: variables of the goal of the types that it wants."""
    if goal.sequent is None:
        return
    have: list[tuple[str, Type]] = list(
        zip(_variables(goal, names), (b.type for b in goal.sequent.binders), strict=False)
    )
    wanted = [binder.type for binder in lemma.goal.sequent.binders]
    if len(wanted) > _MOST_ARGUMENTS:
        return
    found: list[tuple[str, ...]] = [()]
    for type_ in wanted:
        found = [(*before, name) for before in found for name, own in have if _fits(type_, own)]
    yield from (" ".join(arguments) for arguments in found[:_MOST_INSTANCES])


def _fits(wanted: Type, own: Type) -> bool:
    return type(wanted) is type(own) or (isinstance(own, IntType) and isinstance(wanted, SubsetType))
