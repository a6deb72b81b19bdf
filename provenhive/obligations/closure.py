"""What a declaration's meaning depends on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenhive.obligations.model import Witness
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binder, Expr
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.traverse import walk
from provenhive.spec_lang.types import DataType, SubsetType, Type, children


def declared_names(types: Iterable[Type]) -> Iterator[str]:
    """Yield the qualified names of all declared types, at any depth."""
    stack = list(types)
    while stack:
        current = stack.pop()
        if isinstance(current, DataType | SubsetType) and current.name != "nat":
            yield current.name
        stack.extend(children(current))


def mentioned(exprs: Iterable[Expr]) -> Iterator[str]:
    """Yield the qualified names of all functions, units and declared types in expressions."""
    for expr in exprs:
        for node in walk(expr):
            match node:
                case core.Call(function, type_arguments, _, type_):
                    yield function
                    yield from declared_names((*type_arguments, type_))
                case core.Quantified(_, binders, _):
                    yield from declared_names(binder.type for binder in binders)
                case core.Var(_, type_) | core.Construct(_, _, type_) | core.Destruct(_, _, type_):
                    yield from declared_names((type_,))
                case core.SeqLit(_, element) | core.SetLit(_, element) | core.MultisetLit(_, element):
                    yield from declared_names((element,))
                case core.MapLit(_, key, value):
                    yield from declared_names((key, value))
                case _:
                    continue


def of_sequent(sequent: Sequent) -> Iterator[str]:
    """Yield what a sequent mentions."""
    yield from declared_names(binder.type for binder in sequent.binders)
    yield from mentioned((*sequent.hypotheses, sequent.goal))


def of_witness(witness: Witness) -> Iterator[str]:
    """Yield what an existential claim mentions."""
    yield from declared_names(binder.type for binder in witness.binders)
    yield from mentioned(witness.conditions)


def dependencies(declared: core.Declaration) -> frozenset[str]:
    """Return the names of the declarations that this one mentions itself (validity functions apart)."""
    return frozenset(_dependencies(declared)) - {declared.name}


def _dependencies(declared: core.Declaration) -> Iterator[str]:
    match declared:
        case core.Datatype(_, _, constructors):
            yield from _of_binders(field for c in constructors for field in c.fields)
        case core.Subset(_, _, binder, predicate):
            yield from _of_binders((binder,))
            yield from mentioned((predicate,))
        case core.Function(_, _, parameters, result, requires, body):
            yield from _of_binders(parameters)
            yield from declared_names((result,))
            yield from mentioned((*requires, body))
            if isinstance(declared.recursion, core.Measure):
                yield from mentioned(declared.recursion.expressions)
        case core.Law(_, _, parameters, requires, statement):
            yield from _of_binders(parameters)
            yield from mentioned((*requires, statement))
        case core.Unit():
            yield from _of_unit(declared)
        case core.Machine():
            yield from _of_machine(declared)
        case core.System(_, parameters, built_from, steps, guarantees):
            yield from _of_binders((*parameters, *(b for step in steps for b in step.results)))
            yield from built_from
            yield from (step.unit for step in steps)
            yield from mentioned((*guarantees, *(a for step in steps for a in step.arguments)))


def _of_binders(binders: Iterable[Binder]) -> Iterator[str]:
    return declared_names(binder.type for binder in binders)


def of_contract(unit: core.Unit) -> Iterator[str]:
    """Yield what callers of a unit have to understand."""
    yield from _of_binders((*unit.parameters, *unit.results))
    yield from mentioned((*unit.requires, *unit.ensures))


def _of_unit(unit: core.Unit) -> Iterator[str]:
    yield from of_contract(unit)
    yield from mentioned(unit.decreases)
    yield from mentioned(value for example in unit.examples for value in (*example.arguments, *example.results))
    yield from unit.built_from
    yield from unit.uses
    if unit.plan is not None:
        yield from mentioned((unit.plan,))


def _of_machine(machine: core.Machine) -> Iterator[str]:
    yield from _of_binders(machine.state)
    yield from mentioned((*machine.invariants, *machine.initially, *(p.statement for p in machine.properties)))
    for operation in machine.operations:
        yield from _of_binders((*operation.parameters, *operation.results))
        yield from mentioned((*operation.requires, *operation.ensures))


def seen_by_others(declared: core.Declaration) -> frozenset[str]:
    """Return the names that others have to know who lean on the declaration.

    A unit leads to what its contract mentions only: how it is built is not part of what others lean on.
    """
    return frozenset(of_contract(declared)) if isinstance(declared, core.Unit) else dependencies(declared)
