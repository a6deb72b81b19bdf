"""What is known at a place of a candidate's body, and how that comes together where paths join."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from provenhive.conditions.condition import Defined, Fact, Free, Step
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Expr, Program, Var
from provenhive.spec_lang.declared import constructor, erase
from provenhive.spec_lang.sequent import negation
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.traverse import substitute_variables
from provenhive.spec_lang.types import BOOL, DataType, Type
from provenhive.spec_lang.wellformed import Condition as Asked
from provenhive.spec_lang.wellformed import Knowledge


@dataclass
class NameSupply:
    """Gives names that nothing in a candidate has."""

    taken: set[str]
    numbers: dict[str, int] = field(default_factory=dict)

    def fresh(self, stem: str) -> str:
        """Return ``stem`` with the next number behind it that makes a name of its own."""
        while True:
            self.numbers[stem] = self.numbers.get(stem, 0) + 1
            name = f"{stem}_{self.numbers[stem]}"
            if name not in self.taken:
                self.taken.add(name)
                return name


@dataclass(frozen=True, slots=True)
class State:
    """One place: the present name and declared type of each variable in scope, and the steps that lead here.

    ``declared`` holds the declared types of program variables, ``names`` the present version of each.
    """

    program: Program
    type_parameters: tuple[str, ...] = ()
    names: Mapping[str, Binder] = field(default_factory=dict)
    declared: Mapping[str, Type] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    exact: bool = True

    # --- reading ---------------------------------------------------------------------------------------------------

    def expr(self, expr: Expr) -> Expr:
        """Return an expression of the text over the present names."""
        binding: dict[str, Expr] = {
            name: Var(version.name, erase(self.program, version.type))
            for name, version in self.names.items()
            if version.name != name
        }
        return substitute_variables(expr, binding)

    def value(self, name: str) -> Var:
        """Return the present value of a variable."""
        version = self.names[name]
        return Var(version.name, erase(self.program, version.type))

    def knowledge(self) -> Knowledge:
        """Return what well-definedness is asked under; the facts are with the state."""
        binders = tuple(s.binder for s in self.steps if not isinstance(s, Fact))
        return Knowledge(self.program, self.type_parameters, binders)

    # --- going on --------------------------------------------------------------------------------------------------

    def fact(self, *exprs: Expr, derived: bool = False) -> State:
        """With facts over the present names."""
        new = tuple(Fact(expr, derived) for expr in exprs if expr != core.BoolLit(True))
        return replace(self, steps=(*self.steps, *new))

    def free(self, binder: Binder) -> State:
        """With a value that only its type is known of."""
        return replace(self, steps=(*self.steps, Free(binder)))

    def defined(self, binder: Binder, value: Expr) -> State:
        """With a name for a value."""
        return replace(self, steps=(*self.steps, Defined(binder, value)))

    def bound(self, variable: str, version: Binder, declared: Type) -> State:
        """With a variable of the text that has this version from now on."""
        names, types = {**self.names, variable: version}, {**self.declared, variable: declared}
        return replace(self, names=names, declared=types)

    def within(self, outer: State) -> State:
        """Forget the variables that ``outer`` does not have, and what a variable of the same name was inside."""
        names = {name: self.names.get(name, version) for name, version in outer.names.items()}
        return replace(self, names=names, declared=outer.declared)


def asked_steps(program: Program, state: State, asked: Asked) -> tuple[Step, ...]:
    """Return the steps behind ``state`` that a well-definedness condition brings: its variables and guards.

    A variable that a guard says the value of is a definition.
    """
    known = sum(1 for step in state.steps if not isinstance(step, Fact))
    inner = {binder.name: binder for binder in asked.sequent.binders[known:]}
    defined: dict[str, Defined] = {}
    facts: list[Step] = []
    for guard in asked.sequent.hypotheses:
        pairs, rest = _definitions(program, guard, inner)
        for name, value in pairs:
            defined[name] = Defined(Binder(name, erase(program, inner[name].type)), value)
        facts += (Fact(expr) for expr in rest)
    opened = tuple(defined.get(name) or Free(binder) for name, binder in inner.items())
    return (*opened, *facts)


def _definitions(
    program: Program, guard: Expr, inner: Mapping[str, Binder]
) -> tuple[tuple[tuple[str, Expr], ...], tuple[Expr, ...]]:
    """Take a guard apart: what it says the values of inner variables are, and what else it says."""
    match guard:
        case Binary(BinaryOp.EQ, Var(name), value) if name in inner:
            return ((name, value),), ()
        case Binary(BinaryOp.EQ, scrutinee, core.Construct(name, arguments, DataType() as type_)) if all(
            isinstance(a, Var) and a.name in inner for a in arguments
        ):
            return fields_of(program, scrutinee, name, type_, arguments), (core.Is(scrutinee, name),)
        case _:
            return (), (guard,)


def fields_of(
    program: Program, scrutinee: Expr, name: str, type_: DataType, variables: Sequence[Expr]
) -> tuple[tuple[str, Expr], ...]:
    """Return what the variables of a case stand for."""
    made = constructor(program, type_, name)
    return tuple(
        (variable.name, core.Destruct(scrutinee, made_field.name, erase(program, made_field.type)))
        for variable, made_field in zip(variables, made.fields, strict=True)
        if isinstance(variable, Var)
    )


# --- joining -------------------------------------------------------------------------------------------------------


def guarded(guard: Expr, steps: Iterable[Step]) -> Iterable[Step]:
    """Yield steps of one of two paths: facts hold only if it was taken; names may stand for anything otherwise."""
    for step in steps:
        if isinstance(step, Fact):
            if step.expr != guard:
                yield Fact(Binary(BinaryOp.IMPLIES, guard, step.expr), step.derived)
        else:
            yield step


def join(outer: State, guard: Expr, then: State | None, otherwise: State | None, supply: NameSupply) -> State | None:
    """Return the state behind two paths, of which ``guard`` tells which was taken; ``None`` is a path that ends."""
    if then is None or otherwise is None:
        only = otherwise if then is None else then
        return None if only is None else only.within(outer)
    common = _common(then.steps, otherwise.steps)
    opposite = negation(guard)
    steps = (
        *then.steps[:common],
        *guarded(guard, then.steps[common:]),
        *guarded(opposite, otherwise.steps[common:]),
    )
    exact = then.exact and otherwise.exact
    joined = replace(then.within(outer), steps=steps, exact=exact)
    for name in outer.names:
        first, second = then.names[name], otherwise.names[name]
        if first.name != second.name:
            type_ = first.type if first.type == second.type else erase(outer.program, first.type)
            version = Binder(supply.fresh(name), type_)
            value = core.If(guard, then.value(name), otherwise.value(name))
            joined = joined.defined(version, value).bound(name, version, outer.declared[name])
    return joined


def join_all(outer: State, states: Sequence[State], supply: NameSupply) -> State | None:
    """Return the state behind any number of paths, of which nothing tells which was taken."""
    if not states:
        return None
    joined = states[0].within(outer)
    for state in states[1:]:
        chooser = Binder(supply.fresh("path"), BOOL)
        opened = len(outer.steps)
        choice = (*outer.steps, Free(chooser))
        first = replace(joined, steps=(*choice, *joined.steps[opened:]))
        second = replace(state.within(outer), steps=(*choice, *state.steps[opened:]))
        merged = join(outer, Var(chooser.name, BOOL), first, second, supply)
        joined = merged if merged is not None else joined
    return joined


def _common(first: Sequence[Step], second: Sequence[Step]) -> int:
    count = 0
    for a, b in zip(first, second, strict=False):
        if a is not b:
            break
        count += 1
    return count


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is asked, for names and messages."""

    owner: str
    span: Span | None
