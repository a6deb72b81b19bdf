"""What can be told of an expression's declared type without evaluating it: saves checks in generated code."""

from __future__ import annotations

from collections.abc import Mapping

from provenhive.spec_lang.core import (
    Binary,
    BinaryOp,
    Call,
    Construct,
    Destruct,
    Expr,
    If,
    Index,
    IntLit,
    Program,
    Project,
    SeqLit,
    Slice,
    Unary,
    UnaryOp,
    Update,
    Var,
)
from provenhive.spec_lang.declared import constructors, is_constrained
from provenhive.spec_lang.types import NAT, DataType, SeqType, TupleType, Type, substitute

Known = Mapping[str, Type]  # variables with the declared types that their values are known to have


def satisfies(program: Program, expr: Expr, required: Type, known: Known) -> bool:
    """Say whether the value of ``expr`` certainly belongs to the declared type, whenever it is defined."""
    if not is_constrained(program, required):
        return True
    if isinstance(expr, If):
        return all(satisfies(program, branch, required, known) for branch in (expr.then, expr.otherwise))
    if required == NAT and _is_natural(program, expr, known):
        return True
    if isinstance(required, SeqType) and _sequence_satisfies(program, expr, required, known):
        return True
    return declared_type(program, expr, known) == required


def _is_natural(program: Program, expr: Expr, known: Known) -> bool:
    match expr:
        case IntLit(value=value):
            return value >= 0
        case Unary(op=UnaryOp.SIZE) | Binary(op=BinaryOp.MOD):
            return True
        case Binary(op=BinaryOp.ADD | BinaryOp.MUL | BinaryOp.DIV, left=a, right=b):
            return satisfies(program, a, NAT, known) and satisfies(program, b, NAT, known)
        case _:
            return False


def _sequence_satisfies(program: Program, expr: Expr, required: SeqType, known: Known) -> bool:
    match expr:
        case SeqLit(items=items):
            return all(satisfies(program, item, required.element, known) for item in items)
        case Binary(op=BinaryOp.CONCAT, left=a, right=b):
            return satisfies(program, a, required, known) and satisfies(program, b, required, known)
        case Slice(sequence=a):
            return satisfies(program, a, required, known)
        case Update(collection=a, value=b):
            return satisfies(program, a, required, known) and satisfies(program, b, required.element, known)
        case _:
            return False


def declared_type(program: Program, expr: Expr, known: Known) -> Type | None:
    """Return a declared type that the value of ``expr`` certainly has; ``None`` if nothing better is known."""
    match expr:
        case Var(name=name):
            return known.get(name)
        case Call(function=name, type_arguments=arguments):
            declaration = program.index.get(name)
            result = getattr(declaration, "result", None)
            parameters = getattr(declaration, "type_parameters", ())
            return None if result is None else substitute(result, dict(zip(parameters, arguments, strict=True)))
        case Slice(sequence=a):
            return declared_type(program, a, known)
        case Index(collection=a):
            whole = declared_type(program, a, known)
            return whole.element if isinstance(whole, SeqType) else None
        case Project(value=a, index=position):
            whole = declared_type(program, a, known)
            return whole.items[position] if isinstance(whole, TupleType) else None
        case Destruct(value=a, field=field):
            whole = declared_type(program, a, known) or a.type
            return field_type(program, whole, field)
        case Construct(type=type_):
            return type_
        case _:
            return None


def field_type(program: Program, whole: Type, field: str) -> Type | None:
    """Return the declared type of a destructor's result, when all constructors that have the field agree on it."""
    if not isinstance(whole, DataType):
        return None
    found = {f.type for c in constructors(program, whole) for f in c.fields if f.name == field}
    return found.pop() if len(found) == 1 else None
