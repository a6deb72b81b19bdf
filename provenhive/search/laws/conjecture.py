"""Lemmas made up from the types of functions: what such functions often satisfy, to be tested and proved before use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from provenhive.spec_lang.core import (
    Binary,
    BinaryOp,
    Binder,
    Call,
    Expr,
    Function,
    IntLit,
    Program,
    SeqLit,
    Unary,
    UnaryOp,
    Var,
)
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.types import INT, BoolType, IntType, SeqType, Type, substitute

_JOINS = {IntType: (BinaryOp.ADD, BinaryOp.MUL), BoolType: (BinaryOp.AND, BinaryOp.OR), SeqType: (BinaryOp.CONCAT,)}


@dataclass(frozen=True, slots=True)
class _F:
    """A function with its parameters as fresh binders of one generic type instance."""

    declared: Function
    binders: tuple[Binder, ...]
    types: tuple[Type, ...]
    result: Type
    binding: tuple[tuple[str, Type], ...]

    def call(self, *arguments: Expr) -> Expr:
        """Apply it."""
        return Call(self.declared.name, tuple(t for _, t in self.binding), arguments, self.result)

    def variables(self) -> list[Expr]:
        """Return its binders as variables."""
        return [Var(b.name, t) for b, t in zip(self.binders, self.types, strict=True)]


def conjectures(program: Program, functions: Sequence[Function], type_parameters: tuple[str, ...]) -> Iterator[Sequent]:
    """Yield conjectures about functions, in a fixed order; nothing says that they are true.

    ``type_parameters`` are those that the lemmas may speak of; a generic function is taken at the first of them, or at
    ``int``.
    """
    known = [_instance(program, f, type_parameters) for f in functions if not f.requires]
    for f in known:
        for position, type_ in enumerate(f.types):
            if isinstance(type_, SeqType):
                yield from _of_append(f, position, known, type_parameters)
    for f in known:
        yield from _accumulated(f, known, type_parameters)
    for f in known:
        yield from _of_images(f, known, type_parameters)
    yield from never_negative(program, functions, type_parameters)


def of_operations(
    program: Program, functions: Sequence[Function], type_parameters: tuple[str, ...]
) -> Iterator[Sequent]:
    """Yield conjectures about functions on two values of one type: what their value is, measured by other functions."""
    known = [_instance(program, f, type_parameters) for f in functions if not f.requires]
    for f in known:
        yield from _of_operation(f, known, type_parameters)


def never_negative(
    program: Program, functions: Sequence[Function], type_parameters: tuple[str, ...]
) -> Iterator[Sequent]:
    """Yield, for each recursive function to ``int``, that it is never negative."""
    for function in functions:
        f = _instance(program, function, type_parameters)
        if isinstance(f.result, IntType) and function.recursion is not None and not function.requires:
            yield Sequent(type_parameters, f.binders, (), Binary(BinaryOp.LE, IntLit(0), f.call(*f.variables())))


def _instance(program: Program, function: Function, type_parameters: tuple[str, ...]) -> _F:
    from provenhive.spec_lang.types import VarType

    at: Type = VarType(type_parameters[0]) if type_parameters else INT
    binding: dict[str, Type] = dict.fromkeys(function.type_parameters, at)
    binders = tuple(Binder(f"u{n}", substitute(p.type, binding)) for n, p in enumerate(function.parameters, 1))
    types = tuple(erase(program, b.type) for b in binders)
    result = erase(program, substitute(function.result, binding))
    return _F(function, binders, types, result, tuple(binding.items()))


def _equal(left: Expr, right: Expr) -> Expr:
    return Binary(BinaryOp.IFF if isinstance(left.type, BoolType) else BinaryOp.EQ, left, right)


def _of_append(f: _F, position: int, known: Sequence[_F], parameters: tuple[str, ...]) -> Iterator[Sequent]:
    """``f(xs ++ ys)`` from ``f(xs)`` and ``f(ys)``."""
    type_ = f.types[position]
    first, second = f.variables()[position], Var("more", type_)
    binders = (*f.binders, Binder("more", f.binders[position].type))

    def at(argument: Expr) -> Expr:
        arguments = f.variables()
        arguments[position] = argument
        return f.call(*arguments)

    whole, left, right = at(Binary(BinaryOp.CONCAT, first, second)), at(first), at(second)
    for op in _JOINS.get(type(f.result), ()):
        yield Sequent(parameters, binders, (), _equal(whole, Binary(op, left, right)))
        if op is BinaryOp.CONCAT:
            yield Sequent(parameters, binders, (), _equal(whole, Binary(op, right, left)))
    for g in known:
        if g.types == (f.result, f.result) and g.result == f.result and g.declared.name != f.declared.name:
            yield Sequent(parameters, binders, (), _equal(whole, g.call(left, right)))
    for other, state in enumerate(f.types):  # a fold: what the first part leaves is where the second part starts
        if other != position and state == f.result:
            for early, late in ((first, second), (second, first)):
                arguments = f.variables()
                arguments[position] = early
                inner = f.call(*arguments)
                arguments[position], arguments[other] = late, inner
                yield Sequent(parameters, binders, (), _equal(whole, f.call(*arguments)))


def _of_operation(f: _F, known: Sequence[_F], parameters: tuple[str, ...]) -> Iterator[Sequent]:
    """What is known of ``f(a, b)`` from what is known of ``a`` and of ``b``, for ``f`` on two values of a type."""
    if len(f.types) != 2 or set(f.types) != {f.result} or isinstance(f.result, IntType | BoolType):
        return
    for g in known:
        if g.types != (f.result,):
            continue
        whole, parts = g.call(f.call(*f.variables())), [g.call(v) for v in f.variables()]
        for op in _JOINS.get(type(g.result), ()):
            yield Sequent(parameters, f.binders, (), _equal(whole, Binary(op, *parts)))


def _accumulated(f: _F, known: Sequence[_F], parameters: tuple[str, ...]) -> Iterator[Sequent]:
    """``f(xs, acc)`` from ``acc`` and what starts from nothing, or what another function gives."""
    if f.declared.recursion is None:
        return
    variables = f.variables()
    for position, type_ in enumerate(f.types):
        if type_ != f.result or len(f.types) < 2:
            continue
        accumulator = variables[position]
        fresh: list[Expr] = []
        rest = [v for n, v in enumerate(variables) if n != position]
        fresh += [g.call(*rest) for g in known if g.types == tuple(v.type for v in rest) and g.result == f.result]
        if isinstance(type_, IntType):
            fresh += [_with(f, variables, position, IntLit(0)), _with(f, variables, position, IntLit(1))]
        elif isinstance(type_, SeqType):
            fresh.append(_with(f, variables, position, SeqLit((), type_.element)))
        for start in fresh:
            for op in _JOINS.get(type(type_), ()):
                for pair in ((start, accumulator), (accumulator, start)):
                    yield Sequent(parameters, f.binders, (), _equal(f.call(*variables), Binary(op, *pair)))


def _with(f: _F, variables: list[Expr], position: int, value: Expr) -> Expr:
    arguments = list(variables)
    arguments[position] = value
    return f.call(*arguments)


def _of_images(f: _F, known: Sequence[_F], parameters: tuple[str, ...]) -> Iterator[Sequent]:
    """What is the same of ``f(.., x)`` as of ``x`` (or of ``x`` with an element in front), for ``f`` into its own
    argument's type."""
    variables = f.variables()
    for position, type_ in enumerate(f.types):
        if type_ != f.result:
            continue
        image, plain = f.call(*variables), variables[position]
        if len(f.types) == 1:
            yield Sequent(parameters, f.binders, (), _equal(f.call(image), plain))
        grown = _grown(f, plain, variables, position)
        if isinstance(type_, SeqType):
            for base in (plain, *grown):
                size = Unary(UnaryOp.SIZE, base)
                yield Sequent(parameters, f.binders, (), _equal(Unary(UnaryOp.SIZE, image), size))
            member = Var("item", type_.element)
            binders = (*f.binders, Binder("item", type_.element))
            for base in (plain, *grown):
                inside = Binary(BinaryOp.IN, member, base)
                yield Sequent(parameters, binders, (), _equal(Binary(BinaryOp.IN, member, image), inside))
        for g in known:
            yield from _observed(f, g, image, (plain, *grown), parameters)


def _grown(f: _F, plain: Expr, variables: list[Expr], position: int) -> list[Expr]:
    if not isinstance(plain.type, SeqType):
        return []
    elements = [v for n, v in enumerate(variables) if n != position and v.type == plain.type.element]
    return [Binary(BinaryOp.CONCAT, SeqLit((e,), e.type), plain) for e in elements]


def _observed(f: _F, g: _F, image: Expr, bases: Sequence[Expr], parameters: tuple[str, ...]) -> Iterator[Sequent]:
    """``g`` of the image is ``g`` of the base; a predicate is kept."""
    for position, type_ in enumerate(g.types):
        if type_ != f.result:
            continue
        renamed = tuple(Binder(f"w{n}", b.type) for n, b in enumerate(g.binders, 1))
        arguments: list[Expr] = [Var(b.name, t) for b, t in zip(renamed, g.types, strict=True)]
        binders = (*f.binders, *(b for n, b in enumerate(renamed) if n != position))

        def at(argument: Expr, arguments: list[Expr] = arguments, position: int = position) -> Expr:
            full = list(arguments)
            full[position] = argument
            return g.call(*full)

        for base in bases:
            yield Sequent(parameters, binders, (), _equal(at(image), at(base)))
        if isinstance(g.result, BoolType):
            yield Sequent(parameters, binders, (at(bases[0]),), at(image))
