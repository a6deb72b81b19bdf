"""What declarations say about types: erasure, the predicates of subset types, the fields of constructors."""

from __future__ import annotations

from dataclasses import dataclass

from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Constructor, Expr, IntLit, Program, Var
from provenhive.spec_lang.traverse import substitute_types
from provenhive.spec_lang.types import (
    INT,
    NAT,
    DataType,
    SubsetType,
    Type,
    VarType,
    children,
    substitute,
    with_children,
)

_NAT_BINDER = Binder("n", INT)
_NAT_PREDICATE = Binary(BinaryOp.LE, IntLit(0), Var("n", INT))


@dataclass(frozen=True, slots=True)
class Constraint:
    """A subset type taken apart: the declared base type, the variable and the predicate over it."""

    base: Type
    variable: str
    predicate: Expr


def constraint(program: Program, type_: SubsetType) -> Constraint:
    """Return the base and predicate of a subset type, its type arguments filled in; ``KeyError`` if undeclared."""
    if type_ == NAT:
        return Constraint(INT, _NAT_BINDER.name, _NAT_PREDICATE)
    declared = program.subset(type_.name)
    binding = dict(zip(declared.type_parameters, type_.arguments, strict=True))
    predicate = declared.predicate
    if binding:
        erased = {name: erase(program, argument) for name, argument in binding.items()}
        predicate = substitute_types(predicate, erased)
    return Constraint(substitute(declared.binder.type, binding), declared.binder.name, predicate)


def erase(program: Program, type_: Type) -> Type:
    """Return the type with every subset type replaced by its base, at all depths."""
    if isinstance(type_, SubsetType):
        if type_ == NAT:
            return INT
        declared = program.subset(type_.name)
        binding = dict(zip(declared.type_parameters, type_.arguments, strict=True))
        return erase(program, substitute(declared.binder.type, binding))
    parts = children(type_)
    return type_ if not parts else with_children(type_, tuple(erase(program, part) for part in parts))


def is_constrained(program: Program, type_: Type) -> bool:
    """Say whether membership in the declared type asks for more than the shape of the value.

    The fields of datatypes may be constrained too, but a value that was ever made satisfies its fields' types; only
    the type itself and its arguments count here.
    """
    if isinstance(type_, SubsetType):
        return True
    return any(is_constrained(program, part) for part in children(type_))


def constructors(program: Program, type_: DataType) -> tuple[Constructor, ...]:
    """Return the constructors with their declared field types, type arguments filled in."""
    declared = program.datatype(type_.name)
    if not declared.type_parameters:
        return declared.constructors
    binding = dict(zip(declared.type_parameters, type_.arguments, strict=True))
    return tuple(
        Constructor(c.name, tuple(Binder(f.name, substitute(f.type, binding)) for f in c.fields))
        for c in declared.constructors
    )


def constructor(program: Program, type_: DataType, name: str) -> Constructor:
    """Return one constructor as ``constructors`` gives it; ``KeyError`` if the datatype has none of that name."""
    for candidate in constructors(program, type_):
        if candidate.name == name:
            return candidate
    raise KeyError(f"{type_.name}.{name}")


def type_variables(type_: Type) -> frozenset[str]:
    """Return the names of the type parameters in the type."""
    if isinstance(type_, VarType):
        return frozenset({type_.name})
    return frozenset().union(*(type_variables(part) for part in children(type_)))
