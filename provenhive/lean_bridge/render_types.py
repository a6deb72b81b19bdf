"""Types of the language as Lean types, and what declared types say beyond their shape.

``int`` is ``Int``, ``seq`` is ``List``, ``char`` is ``Char``; a subset type is its base type, and what it demands is a
hypothesis wherever a value of it is bound. Type parameters stand for types with decidable equality and an element.
"""
# ruff: noqa: RUF001
# Lean's own symbols are not typing errors.

from __future__ import annotations

from collections.abc import Callable

from provenhive.errors import UserError
from provenhive.lean_bridge import render_names as names
from provenhive.lean_bridge.lean_tree import (
    Apply,
    Binder,
    Lambda,
    Name,
    Operator,
    Quantifier,
    Term,
)
from provenhive.lean_bridge.lean_tree import Project as ProjectTerm
from provenhive.spec_lang.core import Expr, Program, Project, Var
from provenhive.spec_lang.declared import constraint, erase
from provenhive.spec_lang.traverse import free_variables, fresh_name, substitute_variables
from provenhive.spec_lang.types import (
    BOOL,
    CHAR,
    INT,
    BoolType,
    CharType,
    DataType,
    IntType,
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


class NotRenderable(UserError):
    """A construct has no rendering in Lean; what it stands in is not judged by Lean."""


_BASIC = {INT: "Int", BOOL: "Bool", CHAR: "Char"}


def type_parameter(name: str) -> str:
    """Return the Lean name of a type parameter."""
    return names.variable(name, frozenset())


def render_type(program: Program, type_: Type) -> Term:
    """Return the Lean type of the values of a type; subset types are their bases."""
    match type_:
        case IntType() | BoolType() | CharType():
            return Name(_BASIC[type_])
        case SeqType(element):
            return Apply(Name("List"), (render_type(program, element),))
        case SetType(element):
            return Apply(Name("Hive.FinSet"), (render_type(program, element),))
        case MultisetType(element):
            return Apply(Name("Hive.MultiSet"), (render_type(program, element),))
        case MapType(key, value):
            return Apply(Name("Hive.FinMap"), (render_type(program, key), render_type(program, value)))
        case TupleType(items):
            parts = [render_type(program, item) for item in items]
            whole = parts[-1]
            for part in reversed(parts[:-1]):
                whole = Operator("×", part, whole)
            return whole
        case DataType(name, arguments):
            return Apply(Name(names.qualified(name)), tuple(render_type(program, a) for a in arguments))
        case SubsetType():
            return render_type(program, erase(program, type_))
        case VarType(name):
            return Name(type_parameter(name))


def type_binders(parameters: tuple[str, ...]) -> tuple[Binder, ...]:
    """Return the binders of type parameters with the instances that go with them."""
    binders: list[Binder] = []
    for parameter in parameters:
        own = Name(type_parameter(parameter))
        binders.append(Binder(own.text, Name("Type"), "{}"))
        binders.append(Binder("", Apply(Name("DecidableEq"), (own,)), "[]"))
        binders.append(Binder("", Apply(Name("Inhabited"), (own,)), "[]"))
    return tuple(binders)


def tuple_path(index: int, count: int) -> tuple[int, ...]:
    """Return the projections that lead to an item of a tuple of ``count`` items."""
    return (2,) * index if index == count - 1 else ((2,) * index + (1,))


class Validity:
    """Says of a value what its declared type demands.

    ``prop`` renders a boolean expression of the language as a proposition. ``spoken`` holds the datatypes whose
    ``Valid`` was spoken of so far.
    """

    def __init__(self, program: Program, prop: Callable[[Expr], Term]) -> None:
        self._program = program
        self._prop = prop
        self._demanding: dict[str, bool] = {}
        self.spoken: set[str] = set()

    def demands(self, type_: Type, *, generic: bool = False) -> bool:
        """Tell whether the declared type, or a field of a datatype in it, demands anything.

        ``generic`` says that type parameters do: inside ``Valid``, where each has a predicate.
        """
        if isinstance(type_, SubsetType) or (generic and isinstance(type_, VarType)):
            return True
        if isinstance(type_, DataType) and self._datatype_demands(type_.name):
            return True
        return any(self.demands(part, generic=generic) for part in children(type_))

    def _datatype_demands(self, name: str) -> bool:
        if name not in self._demanding:
            self._demanding[name] = False  # for fields of the datatype itself
            fields = [f.type for c in self._program.datatype(name).constructors for f in c.fields]
            self._demanding[name] = any(self.demands(type_) for type_ in fields)
        return self._demanding[name]

    def of(self, type_: Type, expr: Expr, value: Term, *, generic: bool = False) -> tuple[Term, ...]:
        """Return the demands on a value: ``expr`` is it in the language, ``value`` in Lean."""
        if not self.demands(type_, generic=generic):
            return ()
        match type_:
            case SubsetType():
                known = constraint(self._program, type_)
                predicate = substitute_variables(known.predicate, {known.variable: expr})
                return (*self.of(known.base, expr, value, generic=generic), self._prop(predicate))
            case SeqType(element) | SetType(element) | MultisetType(element):
                return (self._each(type_, element, expr, value, generic=generic),)
            case TupleType(items):
                return self._items(items, expr, value, generic=generic)
            case DataType(name, arguments):
                self.spoken.add(name)
                predicates = tuple(self.predicate(a, generic=generic) for a in arguments)
                return (Apply(Name(names.validity(name)), (*predicates, value)),)
            case VarType(name):
                return (Apply(Name(valid_parameter(name)), (value,)),)
            case _:
                raise NotRenderable(f"a value of type {type_} demands what has no rendering in Lean")

    def predicate(self, type_: Type, *, generic: bool) -> Term:
        """Return the demands as a function from values to propositions."""
        if generic and isinstance(type_, VarType):
            return Name(valid_parameter(type_.name))
        variable = "v"
        demands = self.of(type_, Var(variable, erase(self._program, type_)), Name(variable), generic=generic)
        return Lambda((Binder(variable if demands else "_", render_type(self._program, type_)),), conjunction(demands))

    def _each(self, type_: Type, element: Type, expr: Expr, value: Term, *, generic: bool) -> Term:
        inner = fresh_name("e", set(free_variables(expr)))
        demands = self.of(element, Var(inner, erase(self._program, element)), Name(inner), generic=generic)
        binder = Binder(inner, render_type(self._program, element))
        member: Term = Operator("∈", Name(inner), value)
        if not isinstance(type_, SeqType):
            kind = "Hive.FinSet" if isinstance(type_, SetType) else "Hive.MultiSet"
            member = Apply(Name(f"{kind}.Mem"), (Name(inner), value))
        return Quantifier("∀", (binder,), Operator("→", member, conjunction(demands)))

    def _items(self, items: tuple[Type, ...], expr: Expr, value: Term, *, generic: bool) -> tuple[Term, ...]:
        found: list[Term] = []
        for index, item in enumerate(items):
            part = ProjectTerm(value, tuple_path(index, len(items)))
            found += self.of(item, Project(expr, index), part, generic=generic)
        return tuple(found)


def valid_parameter(name: str) -> str:
    """Return the name of the predicate that stands for what a type argument demands."""
    return f"valid_{type_parameter(name)}"


def conjunction(parts: tuple[Term, ...]) -> Term:
    """Return the conjunction of propositions, ``True`` for none."""
    if not parts:
        return Name("True")
    whole = parts[-1]
    for part in reversed(parts[:-1]):
        whole = Operator("∧", part, whole)
    return whole
