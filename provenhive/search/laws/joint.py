"""Laws about datatypes that hold one another, proved together with what they say of the types in between.

An induction over ``Node(value: int, children: seq<Rose>)`` needs to know something of the children. What it is follows
from the functions: where ``size`` calls ``sizes`` for the children and ``sizes`` calls ``size``, a law about ``size``
has a *companion* about ``sizes``. A law and its companions, one for each type of the family, are one conjunction, and
the induction over all types at once proves it. Companions that cannot be made so are read off the goals that are left
open without them. All are guesses: the evaluator tests each, and the conjunction is proved before it is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce

from provenhive.search.laws.bench import FamilyInfo
from provenhive.spec_lang import core
from provenhive.spec_lang.core import ORDER, Binary, BinaryOp, Binder, Expr, Function, IntLit, Program, Quantified, Var
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.traverse import called_functions, free_variables, parts, rebuild
from provenhive.spec_lang.types import Type, substitute

Parts = tuple[Sequent | None, ...]
"""What is said of each shape of a family; ``None`` says nothing. The first binder is of the shape's type."""

_MAIN = "part"


def wanted(sequent: Sequent, families: Sequence[FamilyInfo]) -> Iterator[tuple[FamilyInfo, int, Binder]]:
    """Yield the binders of a sequent that range over a shape of a family, each with the shape's position."""
    for binder in sequent.binders:
        for family in families:
            if binder.type in family.shapes:
                yield family, family.shapes.index(binder.type), binder


def with_companions(
    program: Program, sequent: Sequent, family: FamilyInfo, position: int, binder: Binder
) -> tuple[tuple[Sequent, ...], ...]:
    """Return for each shape what may be said of it, most likely first: for the binder's own shape the law itself."""
    own = (_first(sequent, binder),)
    return tuple(
        own if number == position else tuple(_companions(program, sequent, binder, shape))
        for number, shape in enumerate(family.shapes)
    )


def conjunction_of(parts_: Parts, family: FamilyInfo, type_parameters: tuple[str, ...]) -> Sequent:
    """Return the closed sequent that says all parts."""
    said: list[Expr] = [
        Quantified(core.Quantifier.FORALL, (Binder(_MAIN, shape),), core.BoolLit(True))
        if part is None
        else Quantified(core.Quantifier.FORALL, part.binders, _implied(part))
        for part, shape in zip(parts_, family.shapes, strict=True)
    ]
    whole: Expr = reduce(lambda right, left: Binary(BinaryOp.AND, left, right), reversed(said[:-1]), said[-1])
    return Sequent(type_parameters, (), (), whole)


def joint_of(sequent: Sequent, families: Sequence[FamilyInfo]) -> FamilyInfo | None:
    """Return the family of all of whose shapes a conjunction speaks, in their order."""
    if sequent.binders:
        return None
    firsts: list[Type] = []
    rest = sequent.goal
    while isinstance(rest, Binary) and rest.op is BinaryOp.AND and isinstance(rest.left, Quantified):
        firsts.append(rest.left.binders[0].type)
        rest = rest.right
    if not isinstance(rest, Quantified):
        return None
    firsts.append(rest.binders[0].type)
    return next((family for family in families if family.shapes == tuple(firsts)), None)


def read_off(sequents: Sequence[Sequent], shape: Type) -> Iterator[Sequent]:
    """Yield what goals left open say of values of a shape: hypotheses are dropped, other variables stay bound."""
    for sequent in sequents:
        for binder in sequent.binders:
            if binder.type == shape and binder.name in free_variables(sequent.goal):
                spoken = free_variables(sequent.goal)
                binders = tuple(b for b in sequent.binders if b.name in spoken)
                yield _first(replace(sequent, binders=binders, hypotheses=()), binder)


def projection(position: int, count: int) -> str:
    """Return how a part of a conjunction of so many is taken out of it."""
    return ".2" * position + (".1" if position < count - 1 else "")


def _first(sequent: Sequent, binder: Binder) -> Sequent:
    others = tuple(b for b in sequent.binders if b.name != binder.name)
    return replace(sequent, binders=(binder, *others))


def _implied(part: Sequent) -> Expr:
    return reduce(
        lambda goal, hypothesis: Binary(BinaryOp.IMPLIES, hypothesis, goal), reversed(part.hypotheses), part.goal
    )


def _companions(program: Program, sequent: Sequent, binder: Binder, shape: Type) -> Iterator[Sequent]:
    """Yield what a law says with each function replaced by the one that does the same for another shape."""
    main = Var(binder.name, shape)
    moved = [_moved(program, e, Var(binder.name, binder.type), main) for e in (sequent.goal, *sequent.hypotheses)]
    said = [e for e in moved if e is not None]
    if len(said) < len(moved) or all(e == old for e, old in zip(said, (sequent.goal,), strict=False)):
        return
    others = tuple(b for b in sequent.binders if b.name != binder.name)
    goal, *hypotheses = said
    for variant in dict.fromkeys((goal, _from_nothing(goal))):
        yield Sequent(sequent.type_parameters, (Binder(binder.name, shape), *others), tuple(hypotheses), variant)


def _from_nothing(goal: Expr) -> Expr:
    """Bounds of what has parts may be bounds of no parts at all: compare with 0."""
    if not isinstance(goal, Binary) or goal.op not in ORDER:
        return goal
    sides = (IntLit(0) if isinstance(side, IntLit) else side for side in (goal.left, goal.right))
    left, right = sides
    op = {BinaryOp.GT: BinaryOp.GE, BinaryOp.LT: BinaryOp.LE}.get(goal.op, goal.op)
    return Binary(op, left, right)


def _moved(program: Program, expr: Expr, old: Var, new: Var) -> Expr | None:
    """Put a variable of another shape into an expression; ``None`` if no function takes it there."""
    if expr == old:
        return new
    before = parts(expr)
    after: list[Expr] = []
    for part in before:
        moved = _moved(program, part, old, new)
        if moved is None:
            return None
        after.append(moved)
    changed = [n for n, (a, b) in enumerate(zip(before, after, strict=True)) if a.type != b.type]
    if isinstance(expr, core.Call) and changed:
        return _sibling_call(program, expr, tuple(after), changed)
    equality = isinstance(expr, Binary) and expr.op in (BinaryOp.EQ, BinaryOp.NE)
    if changed and not (equality and after[0].type == after[1].type):
        return None
    return rebuild(expr, tuple(after)) if after else expr


def _sibling_call(program: Program, call: core.Call, arguments: tuple[Expr, ...], changed: list[int]) -> Expr | None:
    """Call the function of the same recursion that takes such arguments."""
    types = tuple(argument.type for argument in arguments)
    for sibling in _siblings(program, call.function):
        binding = dict(zip(sibling.type_parameters, call.type_arguments, strict=False))
        if len(binding) < len(sibling.type_parameters):
            continue
        if tuple(erase(program, substitute(p.type, binding)) for p in sibling.parameters) == types:
            result = erase(program, substitute(sibling.result, binding))
            if result == call.type or any(call.arguments[n].type == call.type for n in changed):
                return core.Call(sibling.name, call.type_arguments, arguments, result)
    return None


def _siblings(program: Program, function: str) -> Iterator[Function]:
    """Yield the other functions that call a function and are called by it, directly or not."""
    for name in sorted(_reached(program, function)):
        if name != function and function in _reached(program, name):
            yield program.function(name)


def _reached(program: Program, function: str) -> frozenset[str]:
    found: set[str] = set()
    waiting = [function]
    while waiting:
        called = called_functions(program.function(waiting.pop()).body) - found
        found |= called
        waiting += sorted(called)
    return frozenset(found)
