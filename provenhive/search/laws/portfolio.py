"""Tactic scripts for a goal, most likely first: a *head* takes the goal apart, a *closer* finishes every part.

Heads: none, functional induction along every call of a recursive function on variables, induction on each variable of
an inductive type with and without the others generalised, two variables taken apart at once, induction on non-negative
integers, case distinctions. Closers: linear arithmetic, simplification with the definitions and lemmas, congruence
closure with case splits, conditionals and matches split, products multiplied out. What no closer finishes is left
open, simplified: from there the search goes on.
"""

# Lean's own symbols are not typing errors.

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from provenhive.search.laws.bench import Goal, GoalInfo, Lemma, OpenGoal
from provenhive.search.laws.joint import joint_of
from provenhive.search.laws.steps import Advice, StepMaker
from provenhive.search.laws.stepwise import stepwise
from provenhive.spec_lang.core import Binary, BinaryOp, Call, Expr, Var
from provenhive.spec_lang.traverse import walk
from provenhive.spec_lang.types import BoolType, DataType, IntType, SeqType

_RING = (
    *("Int.mul_add", "Int.add_mul", "Int.sub_mul", "Int.mul_sub", "Int.mul_comm", "Int.mul_left_comm"),
    *("Int.mul_assoc", "Int.neg_mul", "Int.mul_neg"),
)
_NEGATIONS = ("Int.neg_mul", "Int.mul_neg", "Int.neg_neg")
_NEGATED = f"(try simp only [{', '.join(_NEGATIONS)}])"
_SEQUENCES = ("Hive.get", "Hive.take", "Hive.drop", "Hive.update", "Hive.distinct")
_OUTWARD = "(try simp only [← Int.mul_assoc] at *)"
"""Products end in their numbers; associated to the left, a number is a factor of the whole, as arithmetic wants it."""
_SIGNS = "(first | (apply Int.mul_pos <;> omega) | (apply Int.mul_nonneg <;> omega))"
_AS_NATURAL = "obtain"
_GRIND = "grind -lia -linarith -ring"
_BOTH_WAYS = (
    "(first | (intros; omega) | (constructor <;> intro given <;> (repeat' cases given) <;> (try simp_all) <;> omega)"
    " | (constructor <;> rintro (given | given) <;> (try simp_all) <;> omega))"
)
"""An equivalence, one direction after the other, each possibility on its own, with what arithmetic says of it."""
_NOT_NEGATIVE = "simp_all [Int.add_nonneg, Int.mul_self_nonneg]"
_REMAINDER = "(rw [Int.mul_emod] <;> simp_all <;> omega)"
_MANY = 4
_FEW = 2
_APART = "(repeat' (first | (rename_i matched; split at matched) | split))"
"""What was matched last is taken apart before the goal: it may be a conditional, which the goal no longer shows."""


class Stage(Enum):
    """How much to try."""

    QUICK = "quick"
    PRODUCTS = "products"
    HEAVY = "heavy"


@dataclass(frozen=True, slots=True)
class Script:
    """A head and a closer with its alternatives; ``before`` are facts that the script puts into the context first."""

    head: str
    closers: tuple[str, ...]
    before: tuple[str, ...] = ()

    def text(self) -> str:
        """Return the script as the prover reads it."""
        if not self.closers:
            return "\n".join((*self.before, self.head))
        closer = self.closers[0] if len(self.closers) == 1 else f"(first {' '.join(f'| ({c})' for c in self.closers)})"
        last = f"{self.head} <;> ({closer})" if self.head else closer
        return "\n".join((*self.before, last))

    def variants(self) -> Iterator[Script]:
        """Yield shorter scripts, shortest first: one alternative alone, without the facts."""
        if len(self.closers) > 1:
            yield from (replace(self, closers=(closer,)) for closer in self.closers)
        if self.before:
            yield from (replace(self, before=self.before[:n] + self.before[n + 1 :]) for n in range(len(self.before)))


def scripts(
    goal: Goal, info: GoalInfo, lemmas: Sequence[str] = (), facts: Sequence[str] = (), stage: Stage = Stage.QUICK
) -> Iterator[Script]:
    """Yield scripts for a goal.

    Args:
        goal: the goal.
        info: its description.
        lemmas: names of theorems to simplify with.
        facts: terms of facts to put into the context first.
        stage: what is quick, what multiplies out, or the rest.
    """
    before = (
        *_normalised(goal),
        *_signs(goal, info, stage),
        *(f"have fact{n} := {fact}" for n, fact in enumerate(facts, 1)),
    )
    heads = ["", *_heads(goal, info)]
    if stage is Stage.QUICK:
        yield from _stepwise(goal, info, lemmas, before)
        both = _both_ways(info, lemmas) if _is_equivalence(goal.sequent.goal) else ()
        yield from (Script(head, (*both, *_quick(info, lemmas, head)), before) for head in heads)
        return
    if stage is Stage.PRODUCTS:
        yield from (Script(head, _products(info, lemmas, head), before) for head in heads)
        return
    closers = _heavy(info, lemmas)
    yield from (Script(head, closers, before) for head in heads)
    quick = _quick(info, lemmas)
    for head in _more_heads(info):
        yield Script(head, quick, before)
        yield Script(head, closers, before)


def _normalised(goal: Goal) -> tuple[str, ...]:
    """Turn ``>`` around first, where it stands: the simplifier loses induction hypotheses in which it does so late."""
    exprs = (goal.sequent.goal, *goal.sequent.hypotheses)
    turned = any(isinstance(e, Binary) and e.op in (BinaryOp.GE, BinaryOp.GT) for expr in exprs for e in walk(expr))
    return ("try simp only [ge_iff_le, gt_iff_lt] at *",) if turned else ()


def _stepwise(goal: Goal, info: GoalInfo, lemmas: Sequence[str], before: tuple[str, ...]) -> Iterator[Script]:
    simp, _, _ = _simplifiers(info, lemmas)
    ring = f"{_try(_with('simp only', _RING))} <;> omega"
    finish = ("rfl", "omega", "simp only [Int.mul_assoc]", ring, f"{_try(simp)} <;> omega", f"{_try(simp)} <;> {ring}")
    yield from (Script(text, (), before) for text in stepwise(goal, info, simp, finish))


def _signs(goal: Goal, info: GoalInfo, stage: Stage) -> tuple[str, ...]:
    """State the signs of products of two variables, for arithmetic that takes a product for something unknown."""
    if stage is Stage.QUICK:
        return ()
    names = {b.name: name for b, (name, _) in zip(goal.sequent.binders, info.variables, strict=True)}
    exprs = (goal.sequent.goal, *goal.sequent.hypotheses)
    products = (e for expr in exprs for e in walk(expr) if isinstance(e, Binary) and e.op is BinaryOp.MUL)
    pairs = [(e.left.name, e.right.name) for e in products if isinstance(e.left, Var) and isinstance(e.right, Var)]
    known = [(names[a], names[b]) for a, b in dict.fromkeys(pairs) if a in names and b in names and a != b]
    return tuple(f"have sign{n} := Hive.sign_mul {a} {b}" for n, (a, b) in enumerate(known[:_FEW], 1))


def _simplifiers(info: GoalInfo, lemmas: Sequence[str]) -> tuple[str, str, list[str]]:
    """Return the simplifier, the congruence closer and the measured functions."""
    known = _known(info, lemmas)
    return _simp(known), _with(_GRIND, known), sorted({f.name for f in info.functions if f.by_measure})


def _known(info: GoalInfo, lemmas: Sequence[str] = ()) -> list[str]:
    """Return what a simplifier may unfold and rewrite with; definitions by a measure have no end."""
    measured = {f.name for f in info.functions if f.by_measure}
    return [*(u for u in info.unfoldings if u not in measured), *lemmas]


def _quick(info: GoalInfo, lemmas: Sequence[str], head: str = "") -> tuple[str, ...]:
    """Return the closers of the quick stage; the last two leave open what they do not finish.

    Definitions by a measure are unfolded, once or twice, where no functional induction has done it.
    """
    simp, grind, measured = _simplifiers(info, lemmas)
    with_negations = _simp([*_known(info, lemmas), "imp_false"])
    plain = [
        f"{simp} <;> omega",
        f"{_try(simp)} <;> (repeat' split) <;> {_try(simp)} <;> omega",
        f"{_try(simp)} <;> (repeat' split) <;> (first | ({simp} <;> omega) | {_matched(simp)})",
        f"{_try(simp)} <;> {_SIGNS}",
        f"{_try(simp)} <;> {grind}",
    ]
    apart = f" <;> {_APART} <;> {_try(with_negations)}" * 2
    plain.append(f"{_try(simp)}{apart} <;> intros <;> {_try(with_negations)} <;> omega")
    plain += [f"{_try(simp)} <;> {closer}" for closer in info.closers]
    if info.alternatives:
        apart = " <;> ".join(f"(try rcases {name} with {name} | {name})" for name in info.alternatives)
        plain.append(f"{_try(simp)} <;> {apart} <;> {_try(simp)} <;> (repeat' split) <;> {_try(simp)} <;> omega")
    left = f"{_try(simp)} <;> (try omega)"
    if not _is_unfolded(measured, head):
        return ("omega", *plain, left)
    unfold = f"unfold {' '.join(measured)} <;> (repeat' split)"
    twice = f"{unfold} <;> {_try(simp)} <;> {_try(unfold)} <;> {_try(simp)} <;> omega"
    return ("omega", plain[0], twice, *plain[1:], f"{unfold} <;> {left}", left)


def _products(info: GoalInfo, lemmas: Sequence[str], head: str = "") -> tuple[str, ...]:
    """Return the closers that multiply out."""
    simp, _, measured = _simplifiers(info, lemmas)
    ring = f"{_try(simp)} <;> {_try(_with('simp_all', _RING))} <;> {_OUTWARD} <;> omega"
    if not _is_unfolded(measured, head):
        signs = (
            f"(try simp only [{', '.join((*_known(info), *_NEGATIONS))}]) <;> (repeat' split) <;> {_NEGATED} <;> omega"
        )
        return (ring, signs, f"{_try(simp)} <;> {_NOT_NEGATIVE}", _REMAINDER)
    return (f"unfold {' '.join(measured)} <;> (repeat' split) <;> {ring}",)


def _both_ways(info: GoalInfo, lemmas: Sequence[str]) -> tuple[str, ...]:
    simp, _, _ = _simplifiers(info, lemmas)
    return (f"{_try(simp)} <;> (repeat' split) <;> {_try(simp)} <;> {_BOTH_WAYS}",)


def _is_equivalence(goal: Expr) -> bool:
    return isinstance(goal, Binary) and (goal.op is BinaryOp.IFF or isinstance(goal.left.type, BoolType))


def _is_unfolded(measured: Sequence[str], head: str) -> bool:
    return bool(measured) and (head == "" or head.startswith(_AS_NATURAL))


def _heavy(info: GoalInfo, lemmas: Sequence[str]) -> tuple[str, ...]:
    simp, grind, _ = _simplifiers(info, lemmas)
    known = _known(info, lemmas)
    ring, slices = _simp([*known, *_RING]), _simp([*known, *_SEQUENCES])
    closers = [
        f"{ring} <;> {_OUTWARD} <;> omega",
        f"(repeat' split) <;> {_try(ring)} <;> {_OUTWARD} <;> omega",
        f"{slices} <;> omega",
        f"{_try(slices)} <;> (repeat' split) <;> {_try(slices)} <;> omega",
        f"{simp} <;> constructor <;> intros <;> {_try(simp)} <;> omega",
        grind,
        f"(repeat' split) <;> {grind}",
    ]
    return (*closers, f"{_try(ring)} <;> (try omega)")


def _try(tactic: str) -> str:
    return f"(try {tactic})"


def _matched(simp: str) -> str:
    """Split the equation that a split match leaves behind: what was matched may be a conditional."""
    return f"(rename_i matched; split at matched <;> {_try(simp)} <;> omega)"


def _simp(names: Sequence[str]) -> str:
    return _with("simp_all", names)


def _with(tactic: str, names: Sequence[str]) -> str:
    unique = tuple(dict.fromkeys(names))
    return f"{tactic} [{', '.join(unique)}]" if unique else tactic


def _heads(goal: Goal, info: GoalInfo) -> Iterator[str]:
    inductive = [name for name, type_ in info.variables if isinstance(type_, SeqType | DataType)]
    rest = {name: [other for other, _ in info.variables if other != name] for name in inductive}
    family = joint_of(goal.sequent, info.families)
    if family is not None:
        yield f"apply {family.joint} <;> intros"
    types = dict(info.variables)
    for name in inductive:
        yield info.induction(name, types[name])
    yield from _functional(goal, info)
    for name in inductive:
        if rest[name]:
            yield f"{info.induction(name, types[name])} generalizing {' '.join(rest[name])}"


def _functional(goal: Goal, info: GoalInfo) -> Iterator[str]:
    """Yield functional inductions: the case distinctions and the recursive calls of a function that is called."""
    names = {b.name: name for b, (name, _) in zip(goal.sequent.binders, info.variables, strict=True)}
    seen: set[str] = set()
    for call in _calls((goal.sequent.goal, *goal.sequent.hypotheses)):
        function = next((f for f in info.functions if f.declared == call.function), None)
        if function is None or function.mutual or (function.recursive is None and not function.by_measure):
            continue
        arguments = [names.get(a.name) if isinstance(a, Var) else None for a in call.arguments]
        given = [a for a in arguments if a is not None]
        text = f"fun_induction {function.name} {' '.join(given)}"
        if len(given) == len(arguments) and len(set(given)) == len(given) and text not in seen:
            seen.add(text)
            yield text
    yield from _by_naturals(goal, info, names)


def _by_naturals(goal: Goal, info: GoalInfo, names: dict[str, str]) -> Iterator[str]:
    """Yield inductions over integers that are known not to be negative, as natural numbers."""
    calls = list(_calls((goal.sequent.goal, *goal.sequent.hypotheses)))
    measured = {f.declared for f in info.functions if f.by_measure}
    counted = {a.name for c in calls if c.function in measured for a in c.arguments if isinstance(a, Var)}
    for binder, (name, type_) in zip(goal.sequent.binders, info.variables, strict=True):
        if not isinstance(type_, IntType) or binder.name not in counted or names.get(binder.name) != name:
            continue
        others = [other for other, _ in info.variables if other != name]
        as_natural = f"{_AS_NATURAL} ⟨steps, rfl⟩ : ∃ k : Nat, {name} = (k : Int) := ⟨Int.toNat {name}, by omega⟩"
        yield f"{as_natural}\ninduction steps"
        if others:
            yield f"{as_natural}\ninduction steps generalizing {' '.join(others)}"


def _calls(exprs: Sequence[Expr]) -> Iterator[Call]:
    for expr in exprs:
        for part in walk(expr):
            if isinstance(part, Call):
                yield part


def _more_heads(info: GoalInfo) -> Iterator[str]:
    inductive = [name for name, type_ in info.variables if isinstance(type_, SeqType | DataType)]
    small = [name for name, type_ in info.variables if isinstance(type_, BoolType)]
    if small and len(small) <= _MANY:
        yield " <;> ".join(f"cases {name}" for name in small)
    for name in inductive:
        yield f"cases {name}"
    types = dict(info.variables)
    for name in inductive:
        for other in inductive:
            if other != name:
                yield f"{info.induction(name, types[name])} generalizing {other} <;> cases {other}"
    for name in inductive if 2 < len(inductive) <= _MANY else ():
        others = [other for other in inductive if other != name]
        taken = " <;> ".join(f"cases {other}" for other in others)
        yield f"{info.induction(name, types[name])} generalizing {' '.join(others)} <;> {taken}"
    integers = [name for name, type_ in info.variables if isinstance(type_, IntType)]
    for name in integers:
        for other in inductive:
            yield f"{info.induction(other, types[other])} generalizing {name} <;> by_cases is_zero : {name} = 0"
        yield f"generalize measured : Int.toNat {name} = steps\ninduction steps generalizing {name}"


def continued(
    script: Script,
    left: Sequence[OpenGoal],
    info: GoalInfo,
    lemmas: tuple[Lemma, ...],
    *,
    products: bool,
    by_cases: bool,
) -> str:
    """Return the script with a block for each goal that it leaves open.

    The blocks use what the portfolio cannot name: induction hypotheses with their premises, instances of bounds, the
    truth values that a goal speaks of; ``by_cases`` takes apart the variables that functions are applied to.
    """
    maker = step_maker(info, lemmas, ())
    closers = [c for c in _quick(info, ()) if not c.endswith("(try omega)")]
    closers += _products(info, (), "induction") if products else ()
    closer = f"(first {' '.join(f'| ({c})' for c in closers)})"
    blocks = [maker.block(goal, number, closer, by_cases=by_cases) for number, goal in enumerate(left)]
    return "\n".join((script.text(), *blocks))


def step_maker(
    info: GoalInfo, lemmas: tuple[Lemma, ...], rewriting: Sequence[str], advice: Advice | None = None
) -> StepMaker:
    """Return what makes steps for the tree search of a goal."""
    simp, grind, _ = _simplifiers(info, rewriting)
    ring = _products(info, rewriting)[0]
    finish = f"first | omega | ({simp} <;> omega) | ({_try(simp)} <;> {grind}) | ({ring})"
    return StepMaker(simp, grind, finish, info.functions, lemmas, info, advice)
