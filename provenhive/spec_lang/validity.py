"""What a declared type asks of a value beyond its erased type, as core expressions.

A subset type asks for its base and its predicate, a collection for its elements, a datatype for its fields. Datatypes
that are recursive and have something to ask for have a *validity function* in the program: a predicate that the
elaboration adds (``validity_functions``), whose name holds two underscores, which no name in a specification may.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from provenhive.spec_lang import core
from provenhive.spec_lang.core import BinaryOp, Binder, Expr, Program, Quantified, Quantifier, Var
from provenhive.spec_lang.declared import constraint as subset_constraint
from provenhive.spec_lang.declared import constructors, erase, type_variables
from provenhive.spec_lang.traverse import binders_within, free_names, free_variables, substitute_variables, walk
from provenhive.spec_lang.types import (
    BOOL,
    DataType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    SubsetType,
    TupleType,
    Type,
    VarType,
    children,
)

RESERVED = "__"
_TRUE = core.BoolLit(True)


def membership(program: Program, binder: Binder) -> tuple[Expr, ...]:
    """Return what the binder's declared type asks of the variable, as conjuncts; often none."""
    return constraint_clauses(program, binder.type, Var(binder.name, erase(program, binder.type), span=binder.span))


def constraint(program: Program, type_: Type, value: Expr) -> Expr:
    """Return what the declared type asks of ``value`` as one expression; ``true`` when it asks for nothing."""
    result: Expr = _TRUE
    for clause in constraint_clauses(program, type_, value):
        result = clause if result == _TRUE else core.Binary(BinaryOp.AND, result, clause)
    return result


def constraint_clauses(program: Program, type_: Type, value: Expr) -> tuple[Expr, ...]:
    """Return what the declared type asks of ``value``, as conjuncts in the order of dependence."""
    if not asks(program, type_):
        return ()
    match type_:
        case SubsetType():
            declared = subset_constraint(program, type_)
            base = constraint_clauses(program, declared.base, value)
            return (*base, _applied(declared.predicate, declared.variable, value))
        case SeqType(element) | SetType(element) | MultisetType(element):
            return (_for_all(program, element, value),)
        case MapType():
            return (_for_entries(program, type_, value),)
        case TupleType(items):
            return tuple(
                clause
                for i, item in enumerate(items)
                for clause in constraint_clauses(program, item, core.Project(value, i, span=value.span))
            )
        case DataType():
            return _of_data(program, type_, value)
        case _:
            return ()


def asks(program: Program, type_: Type) -> bool:
    """Say whether the declared type asks for more than its erased type, fields of datatypes included."""
    return _asks(program, type_, frozenset())


def _asks(program: Program, type_: Type, open_: frozenset[Type]) -> bool:
    if isinstance(type_, SubsetType):
        return True
    if isinstance(type_, DataType):
        if type_ in open_:
            return False
        inner = open_ | {type_}
        return any(_asks(program, f.type, inner) for c in constructors(program, type_) for f in c.fields)
    return any(_asks(program, part, open_) for part in children(type_))


def _applied(predicate: Expr, variable: str, value: Expr) -> Expr:
    """Put the value into a predicate; a compound value that is used more than once gets a name."""
    uses = sum(1 for node in walk(predicate) if isinstance(node, Var) and node.name == variable)
    if isinstance(value, Var | core.IntLit | core.BoolLit | core.CharLit) or uses <= 1:
        return substitute_variables(predicate, {variable: value})
    name = _fresh(variable, (predicate, value))
    return core.Let(name, value, substitute_variables(predicate, {variable: Var(name, value.type)}), span=value.span)


def _fresh(stem: str, exprs: Iterable[Expr]) -> str:
    taken = {name for expr in exprs for name in free_names(expr) | binders_within(expr)}
    number = 0
    name = stem
    while name in taken:
        number += 1
        name = f"{stem}_{number}"
    return name


def _for_all(program: Program, element: Type, value: Expr) -> Expr:
    name = _fresh("element", (value,))
    variable = Var(name, erase(program, element))
    inside = core.Binary(BinaryOp.IN, variable, value)
    asked = constraint(program, element, variable)
    body = core.Binary(BinaryOp.IMPLIES, inside, asked)
    return Quantified(Quantifier.FORALL, (Binder(name, variable.type),), body, span=value.span)


def _for_entries(program: Program, type_: MapType, value: Expr) -> Expr:
    name = _fresh("key", (value,))
    variable = Var(name, erase(program, type_.key))
    inside = core.Binary(BinaryOp.IN, variable, value)
    clauses = (
        *constraint_clauses(program, type_.key, variable),
        *constraint_clauses(program, type_.value, core.Index(value, variable)),
    )
    body = core.Binary(BinaryOp.IMPLIES, inside, _joined(clauses))
    return Quantified(Quantifier.FORALL, (Binder(name, variable.type),), body, span=value.span)


def _joined(clauses: tuple[Expr, ...]) -> Expr:
    result = clauses[0] if clauses else _TRUE
    for clause in clauses[1:]:
        result = core.Binary(BinaryOp.AND, result, clause)
    return result


# --- datatypes -----------------------------------------------------------------------------------------------------


def _of_data(program: Program, type_: DataType, value: Expr) -> tuple[Expr, ...]:
    if is_recursive(program, type_):
        name = _validity_name(program, type_)
        arguments = tuple(map(VarType, sorted(type_variables(type_))))
        return (core.Call(name, arguments, (value,), BOOL, span=value.span),)
    made = constructors(program, type_)
    if len(made) == 1:
        return tuple(
            clause
            for field in made[0].fields
            for clause in constraint_clauses(
                program, field.type, core.Destruct(value, field.name, erase(program, field.type), span=value.span)
            )
        )
    return (_by_cases(program, type_, value),)


def _by_cases(program: Program, type_: DataType, value: Expr) -> Expr:
    taken = set(free_variables(value))
    cases = []
    for made in constructors(program, type_):
        names = tuple(_unused(field.name, taken) for field in made.fields)
        clauses = tuple(
            clause
            for name, field in zip(names, made.fields, strict=True)
            for clause in constraint_clauses(program, field.type, Var(name, erase(program, field.type)))
        )
        cases.append(core.Case(made.name, names, _joined(clauses)))
    return core.MatchData(value, tuple(cases), span=value.span)


def _unused(stem: str, taken: set[str]) -> str:
    number, name = 0, stem
    while name in taken:
        number += 1
        name = f"{stem}_{number}"
    return name


def is_recursive(program: Program, type_: DataType) -> bool:
    """Say whether values of the datatype hold values of the same datatype."""
    seen: set[str] = set()
    stack: list[Type] = [f.type for c in constructors(program, type_) for f in c.fields]
    while stack:
        current = stack.pop()
        if isinstance(current, DataType):
            if current.name == type_.name:
                return True
            if current.name not in seen:
                seen.add(current.name)
                stack += [f.type for c in constructors(program, current) for f in c.fields]
        elif isinstance(current, SubsetType) and current.name != "nat":
            stack.append(subset_constraint(program, current).base)
        stack += children(current)
    return False


def _mangled(type_: Type) -> str:
    return re.sub(r"_+", "_", re.sub(r"\W", "_", str(type_))).strip("_")


def validity_name(module: str, type_: DataType) -> str:
    """Return the qualified name of the validity function of a datatype that ``module`` mentions."""
    owner = type_.name.rpartition(".")[0]
    prefix = "" if owner == module else f"{owner}_"
    return f"{module}.valid{RESERVED}{prefix}{_mangled(type_)}"


def _validity_name(program: Program, type_: DataType) -> str:
    for module in program.modules:
        name = validity_name(module.name, type_)
        if name in program.index:
            return name
    raise KeyError(f"no validity function of {type_}")


def validity_functions(program: Program, module: str, mentioned: Iterable[Type]) -> tuple[core.Function, ...]:
    """Return the validity functions that the types mentioned in ``module`` need and ``program`` does not have yet."""
    wanted: dict[DataType, str] = {}
    stack = list(mentioned)
    seen: set[Type] = set()
    while stack:
        current = stack.pop()
        if current in seen:
            continue
        seen.add(current)
        stack += children(current)
        match current:
            case SubsetType() if current.name != "nat":
                stack.append(subset_constraint(program, current).base)
            case DataType():
                stack += [f.type for c in constructors(program, current) for f in c.fields]
                if asks(program, current) and is_recursive(program, current):
                    wanted[current] = validity_name(module, current)
            case _:
                continue
    known = {t for t in wanted for m in program.modules if validity_name(m.name, t) in program.index}
    return _define(program, module, {t: name for t, name in wanted.items() if t not in known})


def _define(program: Program, module: str, wanted: Mapping[DataType, str]) -> tuple[core.Function, ...]:
    """Write the functions: their names have to be in the program while their bodies are made."""
    headers = {t: _header(program, t, name) for t, name in wanted.items()}
    last = program.modules[-1]
    extended = replace(last, declarations=(*last.declarations, *headers.values()))
    inside = Program((*program.modules[:-1], extended))
    made = []
    for type_, header in sorted(headers.items(), key=lambda item: item[1].name):
        body = _by_cases(inside, type_, Var("value", erase(program, type_)))
        made.append(replace(header, body=body, recursion=_recursion(header, body, set(wanted.values()))))
    return tuple(made)


def _header(program: Program, type_: DataType, name: str) -> core.Function:
    value = Binder("value", erase(program, type_))
    return core.Function(name, tuple(sorted(type_variables(type_))), (value,), BOOL, (), _TRUE, None, True)


def _recursion(header: core.Function, body: Expr, family: set[str]) -> core.Structural | core.Measure:
    """Structural when the function calls itself on fields only; through a collection or another function, by rank."""
    below = {
        node.function
        for q in walk(body)
        if isinstance(q, Quantified)
        for node in walk(q)
        if isinstance(node, core.Call)
    }
    others = {node.function for node in walk(body) if isinstance(node, core.Call)} - {header.name}
    if header.name in below or not others.isdisjoint(family):
        return core.Measure((Var("value", header.parameters[0].type),))
    return core.Structural(0)


def mentioned_types(module: core.Module) -> tuple[Type, ...]:
    """Return the declared types of all binders in a module."""
    return tuple(dict.fromkeys(t for declared in module.declarations for t in _declared_types(declared)))


def _declared_types(declared: core.Declaration) -> Iterable[Type]:
    match declared:
        case core.Datatype(name, type_parameters, made):
            yield DataType(name, tuple(map(VarType, type_parameters)))
            yield from (f.type for c in made for f in c.fields)
        case core.Subset(_, _, binder, predicate):
            yield binder.type
            yield from _quantified((predicate,))
        case core.Function(_, _, parameters, result, requires, body):
            yield result
            yield from _binders(parameters)
            yield from _quantified((*requires, body))
        case core.Law(_, _, parameters, requires, statement):
            yield from _binders(parameters)
            yield from _quantified((*requires, statement))
        case core.Unit():
            yield from _binders((*declared.parameters, *declared.results))
            yield from _quantified((*declared.requires, *declared.ensures, *declared.decreases))
            yield from _quantified(() if declared.plan is None else (declared.plan,))
        case core.Machine():
            yield from _of_machine(declared)
        case core.System(_, parameters, _, steps, guarantees):
            yield from _binders((*parameters, *(b for step in steps for b in step.results)))
            yield from _quantified(guarantees)


def _of_machine(machine: core.Machine) -> Iterable[Type]:
    yield from _binders(machine.state)
    yield from _quantified((*machine.invariants, *machine.initially, *(p.statement for p in machine.properties)))
    for operation in machine.operations:
        yield from _binders((*operation.parameters, *operation.results))
        yield from _quantified((*operation.requires, *operation.ensures))


def _binders(binders: Iterable[Binder]) -> Iterable[Type]:
    return (binder.type for binder in binders)


def _quantified(exprs: Iterable[Expr]) -> Iterable[Type]:
    return (b.type for e in exprs for node in walk(e) if isinstance(node, Quantified) for b in node.binders)
