"""Induction over a number that a function counts down, with the function's equations at the numbers that matter.

A definition by a measure does not unfold by computation, and a simplifier that unfolds it does not know where to stop.
At ``k + 1`` the equation is stated once for each call that a goal makes there, its argument less one is told to be what
the induction hypothesis speaks of, and the conditions that arithmetic decides are taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from provenhive.search.laws.bench import Goal, GoalInfo
from provenhive.spec_lang.core import Binary, BinaryOp, Call, Expr, IntLit, Var
from provenhive.spec_lang.traverse import walk
from provenhive.spec_lang.types import IntType

_SIGNS = {BinaryOp.ADD: "+", BinaryOp.SUB: "-", BinaryOp.MUL: "*"}
_ZERO = "((0 : Nat) : Int)"
_NEXT = "((step + 1 : Nat) : Int)"
_THIS = "(step : Int)"
_MOST = 4

_Call = tuple[str, tuple[str, ...]]
"""The prover's name of a function, and the texts of its arguments."""


def stepwise(goal: Goal, info: GoalInfo, simplify: str, finish: Sequence[str]) -> Iterator[str]:
    """Yield scripts for the variables of a goal that are integers from a bound on, where such functions are applied.

    ``simplify`` is a tactic, ``finish`` tactics of which one has to finish a case.
    """
    names = {b.name: name for b, (name, _) in zip(goal.sequent.binders, info.variables, strict=True)}
    calls = tuple(dict.fromkeys(_calls(goal, info, names)))
    for binder, (name, type_) in zip(goal.sequent.binders, info.variables, strict=True):
        own = [(f, arguments) for f, arguments in calls if any(_speaks(a, name) for a in arguments)]
        if isinstance(type_, IntType) and binder.type != type_ and own:
            yield "\n".join(_script(name, own[:_MOST], simplify, finish))


def _script(name: str, calls: Sequence[_Call], simplify: str, finish: Sequence[str]) -> Iterator[str]:
    ends = f"(first {' '.join(f'| ({tactic})' for tactic in finish)})"
    yield f"obtain ⟨step, rfl⟩ : ∃ k : Nat, {name} = (k : Int) := ⟨Int.toNat {name}, by omega⟩"
    yield "induction step with"
    yield "| zero =>"
    alone = [(f, arguments) for f, arguments in calls if name in arguments]
    for number, (f, arguments) in enumerate(alone, 1):
        yield f"  have start{number} := {f}.eq_1 {_at(' '.join(arguments), name, _ZERO)}"
    yield f"  (try {simplify}) <;> {ends}"
    yield "| succ step ih =>"
    equations = []
    for number, (f, arguments) in enumerate(calls, 1):
        equation = f"next{number}"
        equations.append(equation)
        yield f"  have {equation} := {f}.eq_1 {_at(' '.join(arguments), name, _NEXT)}"
        for argument in arguments:
            if _speaks(argument, name):
                less = f"{_at(argument, name, _NEXT)} - 1 = {_at(argument, name, _THIS)}"
                yield f"  (try rw [show {less} by omega] at {equation})"
    yield "  (try have given := ih (by omega))"
    apart = " <;> ".join(f"(repeat' split at {equation}) <;> (try omega)" for equation in equations)
    # The hypothesis may have its sides the other way round than the goal's next step wants them.
    rewritten = " <;> ".join((*(f"(try rw [{fact}])" for fact in equations), "(try first | rw [given] | rw [← given])"))
    yield f"  {apart} <;> (first | ({rewritten} <;> {ends}) | ((try {simplify}) <;> {ends}))"


def _calls(goal: Goal, info: GoalInfo, names: Mapping[str, str]) -> Iterator[_Call]:
    """Yield the calls of functions by a measure: the prover's name, and arguments that are arithmetic."""
    measured = {f.declared: f.name for f in info.functions if f.by_measure}
    for expr in (goal.sequent.goal, *goal.sequent.hypotheses):
        for part in walk(expr):
            if isinstance(part, Call) and part.function in measured:
                arguments = tuple(text for a in part.arguments if (text := _text(a, names)) is not None)
                if len(arguments) == len(part.arguments):
                    yield measured[part.function], arguments


def _text(expr: Expr, names: Mapping[str, str]) -> str | None:
    match expr:
        case Var(name) if name in names:
            return names[name]
        case IntLit(value):
            return f"({value} : Int)"
        case Binary(op, left, right) if op in _SIGNS:
            a, b = _text(left, names), _text(right, names)
            return None if a is None or b is None else f"({a} {_SIGNS[op]} {b})"
    return None


def _speaks(text: str, name: str) -> bool:
    return re.search(rf"(?<![\w.]){re.escape(name)}(?![\w.'])", text) is not None


def _at(text: str, name: str, value: str) -> str:
    return re.sub(rf"(?<![\w.]){re.escape(name)}(?![\w.'])", lambda _: value, text)
