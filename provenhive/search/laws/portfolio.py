"""Tactic scripts for a goal, most likely first: a *head* takes the goal apart, a *closer* finishes every part.

Heads: none, functional induction along every call of a recursive function on variables, induction on each variable of
an inductive type with and without the others generalised, induction on non-negative integers, case distinctions.
Closers: linear arithmetic, simplification with the definitions and lemmas, both, with products multiplied out, with
conditionals split.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from provenhive.search.laws.bench import Goal, GoalInfo
from provenhive.spec_lang.core import Call, Expr, Var
from provenhive.spec_lang.traverse import walk
from provenhive.spec_lang.types import BoolType, DataType, IntType, SeqType

_RING = (
    *("Int.mul_add", "Int.add_mul", "Int.sub_mul", "Int.mul_sub", "Int.mul_comm", "Int.mul_left_comm"),
    *("Int.mul_assoc", "Int.neg_mul", "Int.mul_neg"),
)
_SEQUENCES = ("Hive.get", "Hive.take", "Hive.drop", "Hive.update", "Hive.distinct")
_MANY = 4


@dataclass(frozen=True, slots=True)
class Script:
    """A head and a closer with its alternatives; ``before`` are facts that the script puts into the context first."""

    head: str
    closers: tuple[str, ...]
    before: tuple[str, ...] = ()

    def text(self) -> str:
        """Return the script as the prover reads it."""
        closer = self.closers[0] if len(self.closers) == 1 else f"(first {' '.join(f'| ({c})' for c in self.closers)})"
        last = f"{self.head} <;> {closer}" if self.head else closer
        return "\n".join((*self.before, last))


def scripts(
    goal: Goal, info: GoalInfo, lemmas: Sequence[str] = (), facts: Sequence[str] = (), *, thorough: bool = True
) -> Iterator[Script]:
    """Yield scripts for a goal.

    Args:
        goal: the goal.
        info: its description.
        lemmas: names of theorems to simplify with.
        facts: terms of facts to put into the context first.
        thorough: whether to go through the expensive half too.
    """
    before = tuple(f"have fact{n} := {fact}" for n, fact in enumerate(facts, 1))
    plain, heavy = _closers(info, lemmas)
    yield Script("", ("omega",), before)
    yield Script("", plain, before)
    first = list(_heads(goal, info))
    for head in first:
        yield Script(head, plain, before)
    yield Script("", heavy, before)
    for head in first:
        yield Script(head, heavy, before)
    if thorough:
        for head in _more_heads(info):
            yield Script(head, plain, before)
            yield Script(head, heavy, before)


def _closers(info: GoalInfo, lemmas: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    measured = {f.name for f in info.functions if f.by_measure}
    tame = _simp([*(u for u in info.unfoldings if u not in measured), *lemmas])
    known = _simp([*info.unfoldings, *lemmas])
    slices = _simp([*(u for u in info.unfoldings if u not in measured), *lemmas, *_SEQUENCES])
    ring = _simp([*(u for u in info.unfoldings if u not in measured), *lemmas, *_RING])
    plain = ["omega", f"{tame}; done", f"{tame} <;> omega"]
    heavy = [
        f"{tame} <;> (repeat' split) <;> {_all(tame)} <;> omega",
        f"{ring} <;> omega",
        f"(repeat' split) <;> {_all(tame)} <;> omega",
        f"{slices} <;> omega",
        f"{tame} <;> constructor <;> intros <;> {_all(tame)} <;> omega",
    ]
    if measured:
        unfold = " ".join(sorted(measured))
        plain += [f"unfold {unfold} <;> (repeat' split) <;> {_all(tame)} <;> omega"]
        heavy += [f"unfold {unfold} <;> (repeat' split) <;> {_all(ring)} <;> omega", f"{known} <;> omega"]
    return tuple(plain), tuple(heavy)


def _all(simp: str) -> str:
    return f"(try {simp})"


def _simp(names: Sequence[str]) -> str:
    unique = tuple(dict.fromkeys(names))
    return f"simp_all [{', '.join(unique)}]" if unique else "simp_all"


def _heads(goal: Goal, info: GoalInfo) -> Iterator[str]:
    names = {b.name: name for b, (name, _) in zip(goal.sequent.binders, info.variables, strict=True)}
    inductive = [name for name, type_ in info.variables if isinstance(type_, SeqType | DataType)]
    for name in inductive:
        yield f"induction {name}"
    seen: set[str] = set()
    for call in _calls((goal.sequent.goal, *goal.sequent.hypotheses)):
        function = next((f for f in info.functions if f.declared == call.function), None)
        if function is None or (function.recursive is None and not function.by_measure):
            continue
        arguments = [names.get(a.name) if isinstance(a, Var) else None for a in call.arguments]
        given = [a for a in arguments if a is not None]
        text = f"fun_induction {function.name} {' '.join(given)}"
        if len(given) == len(arguments) and len(set(given)) == len(given) and text not in seen:
            seen.add(text)
            yield text
    for name in inductive:
        others = [other for other, _ in info.variables if other != name]
        if others:
            yield f"induction {name} generalizing {' '.join(others)}"


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
    for name in inductive:
        for other in inductive:
            if other != name:
                yield f"induction {name} generalizing {other} <;> cases {other}"
    integers = [name for name, type_ in info.variables if isinstance(type_, IntType)]
    for name in integers:
        for other in inductive:
            yield f"induction {other} generalizing {name} <;> by_cases is_zero : {name} = 0"
        yield f"generalize measured : Int.toNat {name} = steps\ninduction steps generalizing {name}"
