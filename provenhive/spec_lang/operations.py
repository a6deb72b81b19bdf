"""Operations of machines as units: the state and the parameters go in, the next state and the results come out.

An operation may take for granted that it starts in a reachable state: that invariants and properties hold there is
another claim. The unit of the operation ``withdraw`` of ``Account`` is called ``Account_withdraw``, its result for the
next state of ``balance`` is ``new_balance``; a name that is taken gets a number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from provenhive.spec_lang import core
from provenhive.spec_lang.core import Expr, Var
from provenhive.spec_lang.traverse import binders_within, free_names, transform


def operation_units(machine: core.Machine, taken: Collection[str]) -> tuple[core.Unit, ...]:
    """Return the unit of each operation; ``taken`` are the qualified names that they may not have."""
    used = set(taken)
    found: list[core.Unit] = []
    for operation in machine.operations:
        name = _unused(f"{machine.name}_{operation.name}", used)
        used.add(name)
        found.append(_unit(machine, operation, name))
    return tuple(found)


def _unit(machine: core.Machine, operation: core.Operation, name: str) -> core.Unit:
    used = set(_names(machine, operation))
    renamed: dict[str, str] = {}
    for binder in machine.state:
        renamed[f"{binder.name}'"] = _unused(f"new_{binder.name}", used)
        used.add(renamed[f"{binder.name}'"])
    after = tuple(replace(b, name=renamed[f"{b.name}'"]) for b in machine.state)
    holds = (*machine.invariants, *(p.statement for p in machine.properties))
    return core.Unit(
        name,
        (),
        (*machine.state, *operation.parameters),
        (*after, *operation.results),
        (*holds, *operation.requires),
        tuple(_rename(e, renamed) for e in operation.ensures),
        span=operation.span,
    )


def _names(machine: core.Machine, operation: core.Operation) -> Iterator[str]:
    """Yield all names of variables that are spoken of, bound ones included."""
    yield from (b.name for b in (*machine.state, *operation.parameters, *operation.results))
    exprs: Iterable[Expr] = (
        *machine.invariants,
        *(p.statement for p in machine.properties),
        *operation.requires,
        *operation.ensures,
    )
    for expr in exprs:
        yield from free_names(expr)
        yield from binders_within(expr)


def _rename(expr: Expr, names: dict[str, str]) -> Expr:
    def one(node: Expr) -> Expr:
        return replace(node, name=names[node.name]) if isinstance(node, Var) and node.name in names else node

    return transform(expr, one)


def _unused(stem: str, taken: Collection[str]) -> str:
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem}_{number}"
    return name
