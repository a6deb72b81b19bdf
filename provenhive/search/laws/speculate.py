"""Lemmas from what a proof attempt leaves open, in the manner of Boyer and Moore's waterfall.

A stuck subgoal of an induction is first *cross-fertilised* (an equation among its hypotheses is used against the
direction in which the simplifier used it), then *generalised* (terms that stand on both sides become variables), and
its hypotheses are dropped. R. S. Boyer, J S. Moore: A Computational Logic, chapters X to XII; A. Ireland, A. Bundy:
Productive Use of Failure in Inductive Proof (1996). What comes out is a guess: it is tested and proved before use.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Expr, Var
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.traverse import free_variables, parts, rebuild, size, walk
from provenhive.spec_lang.types import BoolType

_MOST_SIZE = 60
_MOST_TERMS = 3


def speculate(stuck: Sequent) -> Iterator[Sequent]:
    """Yield conjectures whose truth would help with a stuck goal, most general first."""
    goals = list(dict.fromkeys((*_fertilised(stuck), stuck.goal)))
    made: list[Sequent] = []
    for goal in goals:
        for general, renaming in _generalised(goal):
            conditions = tuple(_replaced(h, renaming) for h in stuck.hypotheses if not _is_equation(h))
            made.append(_closed(stuck, (), general))
            if conditions:
                made.append(_closed(stuck, conditions, general))
    made.sort(key=lambda s: (len(s.hypotheses) > 0, -sum(b.name.startswith("g") for b in s.binders), size(s.goal)))
    seen: set[Sequent] = set()
    for sequent in made:
        if sequent not in seen and size(sequent.goal) <= _MOST_SIZE and _says_something(sequent.goal):
            seen.add(sequent)
            yield sequent


def _fertilised(stuck: Sequent) -> Iterator[Expr]:
    """Use the equations among the hypotheses in both directions, all at once and one at a time."""
    equations = [h for h in stuck.hypotheses if isinstance(h, Binary) and _is_equation(h)]
    back = stuck.goal
    for equation in equations:
        back = _put(back, equation.right, equation.left)
    yield back
    for equation in equations:
        if not isinstance(equation.right, Var):
            yield _put(stuck.goal, equation.right, equation.left)
        yield _put(stuck.goal, equation.left, equation.right)


def _is_equation(expr: Expr) -> bool:
    return isinstance(expr, Binary) and expr.op in (BinaryOp.EQ, BinaryOp.IFF)


def _put(expr: Expr, old: Expr, new: Expr) -> Expr:
    return _replaced(expr, {old: new})


def _replaced(expr: Expr, renaming: Mapping[Expr, Expr]) -> Expr:
    if expr in renaming:
        return renaming[expr]
    inner = tuple(_replaced(part, renaming) for part in parts(expr))
    return rebuild(expr, inner) if inner else expr


def _generalised(goal: Expr) -> Iterator[tuple[Expr, Mapping[Expr, Expr]]]:
    """Yield the goal with terms replaced by variables: all that stand there more than once, each alone, none."""
    repeated = _candidates(goal)
    whole = dict(zip(repeated, _variables(repeated), strict=True))
    if len(repeated) > 1:
        yield _replaced(goal, whole), whole
    for term in repeated:
        yield _replaced(goal, {term: whole[term]}), {term: whole[term]}
    yield goal, {}


def _candidates(goal: Expr) -> tuple[Expr, ...]:
    """Return maximal calls that stand in a goal more than once, and those inside of other calls that stand once."""
    counted: dict[Expr, int] = {}
    nested: dict[Expr, None] = {}
    for expr in walk(goal):
        inside_call = isinstance(expr, core.Call)
        for part in parts(expr):
            if isinstance(part, core.Call) and not isinstance(part.type, BoolType) and _is_closed(part, goal):
                counted[part] = counted.get(part, 0) + 1
                if inside_call or isinstance(expr, Binary):
                    nested[part] = None
    repeated = [e for e, count in counted.items() if count > 1]
    maximal = [e for e in repeated if not any(e is not o and e in _inner(o) for o in repeated)]
    once = [e for e in nested if e not in repeated and not any(e in _inner(r) for r in repeated)]
    return (*maximal[:_MOST_TERMS], *(e for e in once if any(isinstance(p, Var) for p in parts(e))))[: _MOST_TERMS + 1]


def _inner(expr: Expr) -> frozenset[Expr]:
    return frozenset(part for part in walk(expr) if part is not expr)


def _is_closed(expr: Expr, goal: Expr) -> bool:
    """Say whether a term has no variable that the goal binds inside."""
    return set(free_variables(expr)) <= set(free_variables(goal))


def _variables(terms: tuple[Expr, ...]) -> list[Expr]:
    return [Var(f"g{number}", term.type) for number, term in enumerate(terms, 1)]


def _closed(stuck: Sequent, hypotheses: tuple[Expr, ...], goal: Expr) -> Sequent:
    """Bind the variables that are left; hypotheses that share none with the goal are dropped."""
    spoken = free_variables(goal)
    kept = tuple(h for h in hypotheses if set(free_variables(h)) & set(spoken))
    for hypothesis in kept:
        spoken = {**spoken, **free_variables(hypothesis)}
    declared = {b.name: b for b in stuck.binders}
    binders = tuple(declared.get(name, Binder(name, type_)) for name, type_ in spoken.items())
    return Sequent(stuck.type_parameters, binders, kept, goal)


def _says_something(goal: Expr) -> bool:
    """Say whether a goal speaks of a function, and not of the same on both sides."""
    if isinstance(goal, Binary) and goal.left == goal.right:
        return False
    if isinstance(goal, Binary) and goal.op is BinaryOp.EQ and isinstance(goal.left, Var):
        return False
    return any(isinstance(part, core.Call) for part in walk(goal))
