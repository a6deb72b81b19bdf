"""Ways to recurse along one parameter: the cases, what each has in hand, and what it may call itself on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from provenhive.search.agents.simplify import simplify
from provenhive.search.agents.terms import ONE, ZERO, eq, index, int_lit, size, sub, suffix
from provenhive.search.agents.workbench import Scope, Workbench
from provenhive.spec_lang.core import Construct, Expr, Var
from provenhive.spec_lang.declared import constructors
from provenhive.spec_lang.types import DataType, IntType, SeqType
from provenhive.spec_lang.values import Data, Value


@dataclass(frozen=True, slots=True)
class Part:
    """Something that a case has in hand: a name for it, and how code gets at it."""

    variable: Var
    access: Expr


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its test (or constructor), the parts in hand, and which parts are smaller inputs."""

    constructor: str | None
    test: Expr | None
    parts: tuple[Part, ...]
    smaller: tuple[Var, ...]


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Recursion along ``parameter``, position ``position`` of the unit."""

    parameter: Var
    position: int
    cases: tuple[Case, ...]

    def case_of(self, value: Value) -> tuple[Case, dict[str, Value]]:
        """Return the case that a value falls into, with the values of its parts."""
        if isinstance(value, Data):
            case = next(c for c in self.cases if c.constructor == value.constructor)
            return case, {p.variable.name: v for p, v in zip(case.parts, value.fields, strict=True)}
        base, step = self.cases
        if isinstance(value, tuple):
            names = [p.variable.name for p in step.parts]
            return (step, dict(zip(names, (value[0], value[1:]), strict=True))) if value else (base, {})
        return (step, {step.parts[0].variable.name: value - 1}) if value > 0 else (base, {})


def skeletons(bench: Workbench, scope: Scope) -> Iterator[Skeleton]:
    """Yield the skeletons of a unit: along datatypes first, then sequences, then numbers."""
    variables = [bench.var(p) for p in bench.unit.parameters]
    for kind in (DataType, SeqType, IntType):
        for position, variable in enumerate(variables):
            if isinstance(variable.type, kind):
                found = _cases(bench, scope, variable)
                if found:
                    yield Skeleton(variable, position, found)


def _cases(bench: Workbench, scope: Scope, variable: Var) -> tuple[Case, ...]:
    match variable.type:
        case DataType() as type_:
            found = tuple(
                _constructor_case(bench, scope, variable, type_, o.name) for o in constructors(bench.program, type_)
            )
            return found if any(case.smaller for case in found) else ()
        case SeqType(element):
            head = Var(scope.fresh("head"), element)
            tail = Var(scope.fresh("tail"), variable.type)
            parts = (Part(head, index(variable, ZERO)), Part(tail, suffix(variable, ONE)))
            return (Case(None, eq(size(variable), ZERO), (), ()), Case(None, None, parts, (tail,)))
        case _:
            less = Var(scope.fresh("less"), variable.type)
            before = Part(less, simplify(sub(variable, int_lit(1))))
            return (Case(None, simplify(eq(variable, ZERO)), (), ()), Case(None, None, (before,), (less,)))


def _constructor_case(bench: Workbench, scope: Scope, variable: Var, type_: DataType, name: str) -> Case:
    option = next(o for o in constructors(bench.program, type_) if o.name == name)
    fields = tuple(Var(scope.fresh(f.name), bench.erased(f.type)) for f in option.fields)
    parts = tuple(Part(field, field) for field in fields)
    return Case(name, None, parts, tuple(field for field in fields if field.type == type_))


def rebuilt(case: Case, type_: DataType) -> Expr:
    """Return the value that a constructor's case has in hand, put together again."""
    return Construct(case.constructor or "", tuple(p.variable for p in case.parts), type_)
