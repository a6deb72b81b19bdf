"""How a loop represents what a recursive function passes on: an index into a sequence, or a variable.

Where each recursive call passes a suffix of a sequence parameter, the loop keeps an index instead of a copy; the same
for prefixes and for windows; anything else is a variable of the parameter's type.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto

from provenhive.candidates.syntax import Declare
from provenhive.search.agents.goal import Goal
from provenhive.search.agents.simplify import simplify
from provenhive.search.agents.terms import ZERO, add, eq, int_var, le, mentions, prefix, size, suffix
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Expr, Slice, Var
from provenhive.spec_lang.traverse import substitute_variables
from provenhive.spec_lang.types import INT, SeqType, Type


class Kind(Enum):
    """How a parameter is represented."""

    FIXED = auto()
    SUFFIX = auto()
    PREFIX = auto()
    WINDOW = auto()
    PLAIN = auto()


@dataclass(frozen=True, slots=True)
class View:
    """One parameter in the loop: the variables that stand for it and its current value in terms of them."""

    parameter: Var
    kind: Kind
    variables: tuple[Binder, ...]
    initial: tuple[Expr, ...]
    current: Expr
    invariants: tuple[Expr, ...] = field(default=())

    def hints(self, argument: Expr, state: dict[str, Expr]) -> tuple[Expr, ...]:
        """Return the equations of slices that a step leans on, where Dafny does not see them by itself."""
        if self.kind not in (Kind.PREFIX, Kind.WINDOW) or not isinstance(argument, Slice):
            return ()
        given = (argument.low, argument.high)
        low, high = (None if end is None else simplify(substitute_variables(end, state)) for end in given)
        if self.kind is Kind.PREFIX:
            before = Slice(self.current, low, high)
            return (eq(before, simplify(before)),)
        return self._window_hints(low, high)

    def _window_hints(self, low: Expr | None, high: Expr | None) -> tuple[Expr, ...]:
        """Cut the end off first, then the start: Dafny holds ``xs[lo..hi]`` as ``xs[..hi][lo..]``."""
        whole = self.parameter
        lo, hi = (int_var(binder.name) for binder in self.variables)
        end: Expr = hi if high is None else simplify(add(lo, high))
        found: list[Expr] = []
        if high is not None:
            found.append(eq(prefix(prefix(whole, hi), end), prefix(whole, end)))
            found.append(eq(prefix(suffix(prefix(whole, hi), lo), high), suffix(prefix(whole, end), lo)))
        if low is not None:
            start = simplify(add(lo, low))
            found.append(eq(suffix(suffix(prefix(whole, end), lo), low), suffix(prefix(whole, end), start)))
        return tuple(found)

    def step(self, argument: Expr, state: dict[str, Expr]) -> tuple[Expr, ...]:
        """Return the new values of ``variables`` for what the recursive call passes (over the parameters)."""

        def now(expr: Expr) -> Expr:
            return simplify(substitute_variables(expr, state))

        match self.kind, argument:
            case (Kind.FIXED, _):
                return ()
            case (Kind.PLAIN, _):
                return (now(argument),)
            case (_, Slice(_, low, high)):
                skipped = now(low) if low is not None else ZERO
                lows = simplify(add(int_var(self.variables[0].name), skipped))
                if self.kind is Kind.SUFFIX:
                    return (lows,)
                if self.kind is Kind.PREFIX:
                    return (now(high if high is not None else size(self.parameter)),)
                kept = now(high) if high is not None else None
                start = int_var(self.variables[0].name)
                return (lows, simplify(add(start, kept)) if kept is not None else int_var(self.variables[1].name))
            case _:
                return tuple(int_var(binder.name) for binder in self.variables)


def kind_of(parameter: Var, arguments: Iterable[Expr]) -> Kind:
    """Return how to represent a parameter, from what the recursive calls pass for it."""
    kinds = {_kind(parameter, argument) for argument in arguments} - {Kind.FIXED}
    if not kinds:
        return Kind.FIXED
    if Kind.PLAIN in kinds:
        return Kind.PLAIN
    return kinds.pop() if len(kinds) == 1 else Kind.WINDOW


def _kind(parameter: Var, argument: Expr) -> Kind:
    match argument:
        case Var(name) if name == parameter.name:
            return Kind.FIXED
        case Slice(Var(name), low, high) if name == parameter.name:
            if low is None:
                return Kind.PREFIX
            return Kind.SUFFIX if high is None else Kind.WINDOW
        case _:
            return Kind.PLAIN


def make_view(goal: Goal, parameter: Var, declared: Type, kind: Kind) -> View:
    """Return the view of a parameter."""
    fresh = goal.scope.fresh
    whole = size(parameter)
    match kind:
        case Kind.FIXED:
            return View(parameter, kind, (), (), parameter)
        case Kind.SUFFIX:
            i = int_var(fresh(_index_stem(goal)))
            bounds = _between(ZERO, i, whole)
            return View(parameter, kind, (Binder(i.name, INT),), (ZERO,), Slice(parameter, i, None), bounds)
        case Kind.PREFIX:
            k = int_var(fresh("k"))
            bounds = _between(ZERO, k, whole)
            return View(parameter, kind, (Binder(k.name, INT),), (whole,), Slice(parameter, None, k), bounds)
        case Kind.WINDOW:
            lo, hi = int_var(fresh("lo")), int_var(fresh("hi"))
            bounds = (Binary(BinaryOp.AND, Binary(BinaryOp.AND, le(ZERO, lo), le(lo, hi)), le(hi, whole)),)
            binders = (Binder(lo.name, INT), Binder(hi.name, INT))
            return View(parameter, kind, binders, (ZERO, whole), Slice(parameter, lo, hi), bounds)
        case Kind.PLAIN:
            name = fresh(_plain_stem(parameter))
            return View(parameter, kind, (Binder(name, declared),), (parameter,), Var(name, parameter.type))


def _index_stem(goal: Goal) -> str:
    """Return the first usual name of an index that is not taken."""
    return next((stem for stem in ("i", "j", "k") if not goal.scope.taken(stem)), "i")


def _plain_stem(parameter: Var) -> str:
    return "rest" if isinstance(parameter.type, SeqType) else f"{parameter.name}_now"


def _between(low: Expr, middle: Expr, high: Expr) -> tuple[Expr, ...]:
    return (Binary(BinaryOp.AND, le(low, middle), le(middle, high)),)


@dataclass(frozen=True, slots=True)
class State:
    """All parameters in the loop."""

    views: tuple[View, ...]

    @property
    def current(self) -> dict[str, Expr]:
        """The current value of each parameter that changes."""
        return {v.parameter.name: v.current for v in self.views if v.kind is not Kind.FIXED}

    def declarations(self) -> list[Declare]:
        """Return the declarations with the initial values."""
        return [
            Declare(binder, value)
            for view in self.views
            for binder, value in zip(view.variables, view.initial, strict=True)
        ]

    def invariants(self) -> tuple[Expr, ...]:
        """Return the bounds of the indices."""
        return tuple(condition for view in self.views for condition in view.invariants)

    def hints(self, arguments: tuple[Expr, ...]) -> list[Expr]:
        """Return what has to be seen about slices for a recursive call with these arguments."""
        pairs = zip(self.views, arguments, strict=True)
        return [hint for view, argument in pairs for hint in view.hints(argument, self.current)]

    def whole(self) -> list[Expr]:
        """Return that prefixes and windows start out as the whole sequence."""
        cut = (Kind.PREFIX, Kind.WINDOW)
        views = [view for view in self.views if view.kind in cut]
        return [eq(view.parameter, view.current) for view in views]

    def step(self, arguments: tuple[Expr, ...]) -> list[tuple[str, Expr]]:
        """Return the assignments that a recursive call with these arguments (over the parameters) stands for."""
        changes: list[tuple[str, Expr]] = []
        for view, argument in zip(self.views, arguments, strict=True):
            for binder, value in zip(view.variables, view.step(argument, self.current), strict=True):
                if not (isinstance(value, Var) and value.name == binder.name):
                    changes.append((binder.name, value))
        return changes


def make_state(goal: Goal) -> State | None:
    """Return the loop's representation of the parameters; ``None`` when nothing changes."""
    calls = goal.recursive_calls()
    views = []
    for position, (parameter, declared) in enumerate(zip(goal.parameters, goal.declared, strict=True)):
        kind = kind_of(parameter, [call.arguments[position] for call in calls])
        views.append(make_view(goal, parameter, declared, kind))
    return State(tuple(views)) if any(view.kind is not Kind.FIXED for view in views) else None


def depends_on(changes: list[tuple[str, Expr]]) -> bool:
    """Say whether a later assignment reads what an earlier one writes, so that they have to be simultaneous."""
    return any(
        mentions(value, name) for position, (name, _) in enumerate(changes) for _, value in changes[position + 1 :]
    )
