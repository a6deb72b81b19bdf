"""Obligations of decomposition: the contracts of the parts imply the contract of the whole.

A plan is read from left to right. Each call of a unit stands for results of which its ``ensures`` are all that is
known; its ``requires`` have to follow from what is known there. What the plan returns has to meet each ``ensures`` of
the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from provenhive.spec_lang import core
from provenhive.spec_lang.core import BinaryOp, Binder, Expr, Program, Var
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.measures import decrease
from provenhive.spec_lang.sequent import implication, negation
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.traverse import (
    binders_within,
    free_names,
    parts,
    rebuild,
    substitute_types,
    substitute_variables,
    transform,
    walk,
)
from provenhive.spec_lang.types import TupleType, Type, VarType, children, substitute
from provenhive.spec_lang.validity import constraint_clauses
from provenhive.spec_lang.wellformed import (
    Condition,
    Knowledge,
    branches,
    conditions_of,
    fits,
    own_conditions,
    without_trivial,
)

MAX_PATHS = 256


@dataclass(frozen=True, slots=True)
class PartClaim:
    """Some of what has to hold: a clause of the whole, or what the calls of one part ask for."""

    part: str
    conditions: tuple[Condition, ...]


class TooManyPaths(Exception):
    """A plan branches more often than can be looked at one by one."""


@dataclass
class _Plan:
    program: Program
    unit: core.Unit
    used: set[str]
    calls: dict[str, list[Condition]] = field(default_factory=dict)
    defined: list[Condition] = field(default_factory=list)
    ending: list[Condition] = field(default_factory=list)
    paths: int = 0

    def unit_calls(self, expr: Expr) -> bool:
        """Say whether a unit is called somewhere within."""
        return any(
            isinstance(node, core.Call) and isinstance(self.program.index.get(node.function), core.Unit)
            for node in walk(expr)
        )

    def read(self, expr: Expr, known: Knowledge) -> Iterator[tuple[Expr, Knowledge]]:
        """Yield each way through ``expr``: its value without calls of units, and what is known then."""
        if not self.unit_calls(expr):
            self.defined.extend(conditions_of(expr, known))
            yield expr, known.after(expr)
            return
        match expr:
            case core.If(condition, then, otherwise):
                for test, inner in self.read(condition, known):
                    yield from self.read(then, inner.given(test))
                    yield from self.read(otherwise, inner.given(negation(test)))
            case core.Binary(BinaryOp.AND, left, right):
                yield from self.read(core.If(left, right, core.BoolLit(False), span=expr.span), known)
            case core.Binary(BinaryOp.OR, left, right):
                yield from self.read(core.If(left, core.BoolLit(True), right, span=expr.span), known)
            case core.Binary(BinaryOp.IMPLIES, left, right):
                yield from self.read(core.If(left, right, core.BoolLit(True), span=expr.span), known)
            case core.Let() | core.MatchData() | core.MatchSeq():
                yield from self._branching(expr, known)
            case _:
                yield from self._strict(expr, known)

    def _branching(self, expr: Expr, known: Knowledge) -> Iterator[tuple[Expr, Knowledge]]:
        first, *rest = parts(expr)
        for value, inner in self.read(first, known):
            if isinstance(expr, core.Let) and _is_plain(value):
                yield from self.read(_inlined(expr.body, expr.name, value), inner)
                continue
            for body, inside in branches(rebuild(expr, (value, *rest)), inner):
                self._count()
                yield from self.read(body, inside)

    def _strict(self, expr: Expr, known: Knowledge) -> Iterator[tuple[Expr, Knowledge]]:
        for values, inner in self._all(parts(expr), known):
            whole = rebuild(expr, values)
            if isinstance(whole, core.Call) and isinstance(self.program.index.get(whole.function), core.Unit):
                yield self._call(whole, inner)
            else:
                self.defined.extend(own_conditions(whole, inner))
                yield whole, inner.after(whole)

    def _all(self, exprs: tuple[Expr, ...], known: Knowledge) -> Iterator[tuple[tuple[Expr, ...], Knowledge]]:
        if not exprs:
            yield (), known
            return
        for value, inner in self.read(exprs[0], known):
            for rest, last in self._all(exprs[1:], inner):
                self._count()
                yield (value, *rest), last

    def _count(self) -> None:
        self.paths += 1
        if self.paths > MAX_PATHS:
            raise TooManyPaths

    def _call(self, call: core.Call, known: Knowledge) -> tuple[Expr, Knowledge]:
        """A call of a unit: its requires are asked for, its ensures are known of fresh results."""
        callee = self.program.unit(call.function)
        bare = callee.name.rpartition(".")[2]
        asked = self.calls.setdefault(bare, [])
        asked.extend(own_conditions(call, replace(known, recursion=())))
        ended = decrease(self.program, self.unit, call, known.whole) if callee.name == self.unit.name else None
        if ended is not None:
            self.ending.append(known.condition(ended, "the measure gets smaller", call.span))
        binding = dict(zip(callee.type_parameters, call.type_arguments, strict=True))
        results = tuple(self._result(bare, b, binding) for b in callee.results)
        values: dict[str, Expr] = {p.name: a for p, a in zip(callee.parameters, call.arguments, strict=True)}
        variables = tuple(Var(r.name, erase(self.program, r.type), span=call.span) for r in results)
        values |= {b.name: v for b, v in zip(callee.results, variables, strict=True)}
        types = {name: erase(self.program, type_) for name, type_ in binding.items()}
        facts = (substitute_variables(substitute_types(e, types), values) for e in callee.ensures)
        after = known.binding(*results).given(*facts)
        return variables[0] if len(variables) == 1 else core.TupleLit(variables, span=call.span), after

    def _result(self, bare: str, binder: Binder, binding: dict[str, Type]) -> Binder:
        name, number = f"{bare}_{binder.name}", 0
        while name in self.used:
            number += 1
            name = f"{bare}_{binder.name}_{number}"
        self.used.add(name)
        return Binder(name, substitute(binder.type, binding))


def plan_claims(program: Program, unit: core.Unit) -> tuple[PartClaim, ...] | None:
    """Return what the plan of a unit has to meet, clause by clause; ``None`` if it branches too much to be read."""
    if unit.plan is None:
        return ()
    names = {b.name for b in (*unit.parameters, *unit.results)}
    plan = _Plan(program, unit, names | set(binders_within(unit.plan)) | set(free_names(unit.plan)))
    known = Knowledge(program, unit.type_parameters, unit.parameters).given(*unit.requires)
    known = replace(known, parts=tuple((p.name, p.name, False) for p in unit.parameters))
    try:
        ways = list(plan.read(unit.plan, known))
    except TooManyPaths:
        return None
    claims = [_ensures(unit, i, clause, ways) for i, clause in enumerate(unit.ensures, start=1)]
    typed = tuple(c for value, inner in ways for c in _results_fit(unit, value, inner))
    claims += [PartClaim(f"requires of {bare}", tuple(asked)) for bare, asked in plan.calls.items() if asked]
    claims.append(PartClaim("decreases", tuple(plan.ending)))
    claims.append(PartClaim("types of results", typed))
    claims.append(PartClaim("plan is defined", tuple(plan.defined)))
    first = len(unit.ensures)
    rest = (replace(claim, conditions=tuple(without_trivial(claim.conditions))) for claim in claims[first:])
    return (*claims[:first], *(claim for claim in rest if claim.conditions))


def _is_plain(value: Expr) -> bool:
    """Say whether the value is a variable or a tuple of variables, which needs no name."""
    items = value.items if isinstance(value, core.TupleLit) else (value,)
    return all(isinstance(item, Var) for item in items)


def _inlined(body: Expr, name: str, value: Expr) -> Expr:
    """Put a plain value in the place of a variable; items of its tuples are taken at once."""

    def take(node: Expr) -> Expr:
        if isinstance(node, core.Project) and isinstance(node.value, core.TupleLit) and _is_plain(node.value):
            return node.value.items[node.index]
        if isinstance(node, core.Let) and _is_plain(node.value):
            return _inlined(node.body, node.name, node.value)
        return node

    return transform(substitute_variables(body, {name: value}), take)


def _components(unit: core.Unit, value: Expr) -> tuple[Expr, ...]:
    if len(unit.results) == 1:
        return (value,)
    if isinstance(value, core.TupleLit):
        return value.items
    return tuple(core.Project(value, i, span=value.span) for i in range(len(unit.results)))


def _ensures(unit: core.Unit, number: int, clause: Expr, ways: list[tuple[Expr, Knowledge]]) -> PartClaim:
    conditions = []
    for value, known in ways:
        values = {b.name: v for b, v in zip(unit.results, _components(unit, value), strict=True)}
        goal = substitute_variables(clause, values)
        conditions.append(known.condition(goal, f"'ensures' {number}", clause.span))
    return PartClaim(f"ensures {number}", tuple(conditions))


def _results_fit(unit: core.Unit, value: Expr, known: Knowledge) -> Iterator[Condition]:
    for binder, component in zip(unit.results, _components(unit, value), strict=True):
        yield from fits(component, binder.type, known)


def system_claims(program: Program, system: core.System) -> Iterator[PartClaim]:
    """Yield what a system has to meet: each guarantee, and that it asks of its units what they can do."""
    known = Knowledge(program, (), system.parameters)
    for name in system.built_from:
        machine = program.index.get(name)
        if isinstance(machine, core.Machine):
            known = _with_machine(program, known, machine)
    calls = []
    for step in system.steps:
        call, known = _step(program, step, known)
        calls.append((step, call))
    for number, guarantee in enumerate(system.guarantees, start=1):
        defined = tuple(without_trivial(_guarded(program, guarantee, calls, known)))
        if defined:
            yield PartClaim(f"guarantee {number} is defined", defined)
        yield PartClaim(f"guarantee {number}", (known.condition(guarantee, f"guarantee {number}", guarantee.span),))


_Calls = list[tuple[core.Step, core.Call]]


def _guarded(program: Program, guarantee: Expr, calls: _Calls, known: Knowledge) -> Iterator[Condition]:
    """Yield the conditions of a guarantee with its calls of units in place, so that what guards them counts."""
    results: dict[str, Expr] = {}
    for step, call in calls:
        for i, binder in enumerate(step.results):
            single = len(step.results) == 1
            results[binder.name] = call if single else core.Project(call, i, span=call.span)
    whole = guarantee
    for _ in calls:  # arguments may hold results of earlier calls
        whole = transform(whole, lambda e: results.get(e.name, e) if isinstance(e, Var) else e)
    for condition in conditions_of(whole, known):
        back = _Back(program, calls)
        sequent = condition.sequent
        hypotheses = tuple(dict.fromkeys(back.change(e) for e in sequent.hypotheses))
        yield replace(condition, sequent=replace(sequent, hypotheses=hypotheses, goal=back.change(sequent.goal)))


@dataclass(frozen=True, slots=True)
class _Back:
    """Puts results back into the places of the calls, innermost calls first."""

    program: Program
    calls: _Calls

    def change(self, expr: Expr) -> Expr:
        return transform(expr, self._one)

    def _one(self, node: Expr) -> Expr:
        if isinstance(node, core.Project) and isinstance(node.value, core.TupleLit) and _is_plain(node.value):
            return node.value.items[node.index]
        for step, call in self.calls:
            if node == call:
                variables = tuple(Var(b.name, erase(self.program, b.type), span=node.span) for b in step.results)
                return variables[0] if len(variables) == 1 else core.TupleLit(variables, span=node.span)
        return node


def _with_machine(program: Program, known: Knowledge, machine: core.Machine) -> Knowledge:
    """Add the state of a machine, by the names that systems use, with all that holds in reachable states."""
    bare = machine.name.rpartition(".")[2]
    binders = tuple(replace(b, name=f"{bare}.{b.name}") for b in machine.state)
    values: dict[str, Expr] = {b.name: Var(f"{bare}.{b.name}", erase(program, b.type)) for b in machine.state}
    facts = (*machine.invariants, *(p.statement for p in machine.properties))
    return known.binding(*binders).given(*(substitute_variables(e, values) for e in facts))


def _step(program: Program, step: core.Step, known: Knowledge) -> tuple[core.Call, Knowledge]:
    """Return the call of a step, and what is known with it: if its requires hold, so do its ensures."""
    callee = program.unit(step.unit)
    types = _type_arguments(program, callee, step)
    erased = {name: erase(program, type_) for name, type_ in types.items()}
    results = tuple(erase(program, b.type) for b in step.results)
    whole: Type = results[0] if len(results) == 1 else TupleType(results)
    call = core.Call(step.unit, tuple(types[p] for p in callee.type_parameters), step.arguments, whole, span=step.span)
    values: dict[str, Expr] = {p.name: a for p, a in zip(callee.parameters, step.arguments, strict=True)}
    for declared, result in zip(callee.results, step.results, strict=True):
        values[declared.name] = Var(result.name, erase(program, result.type), span=step.span)
    asked = [_instance(e, erased, values) for e in callee.requires]
    for parameter, argument in zip(callee.parameters, step.arguments, strict=True):
        asked += constraint_clauses(program, substitute(parameter.type, types), argument)
    facts = (implication(asked, _instance(e, erased, values)) for e in callee.ensures)
    return call, known.binding(*step.results).given(*facts)


def _instance(expr: Expr, types: dict[str, Type], values: dict[str, Expr]) -> Expr:
    return substitute_variables(substitute_types(expr, types), values)


def _type_arguments(program: Program, callee: core.Unit, step: core.Step) -> dict[str, Type]:
    """Find the type arguments of a step by matching declared with actual types."""
    found: dict[str, Type] = {}
    pairs = [(erase(program, p.type), a.type) for p, a in zip(callee.parameters, step.arguments, strict=True)]
    pairs += [
        (erase(program, d.type), erase(program, r.type)) for d, r in zip(callee.results, step.results, strict=True)
    ]
    while pairs:
        _match(*pairs.pop(), found, pairs)
    return found


def _match(declared: Type, actual: Type, found: dict[str, Type], pairs: list[tuple[Type, Type]]) -> None:
    if isinstance(declared, VarType):
        found.setdefault(declared.name, actual)
    else:
        pairs.extend(zip(children(declared), children(actual), strict=True))


def first_span(conditions: tuple[Condition, ...]) -> Span | None:
    """Return the first place that is known."""
    return next((c.span for c in conditions if c.span is not None), None)
