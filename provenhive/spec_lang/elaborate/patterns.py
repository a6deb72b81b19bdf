"""Patterns: typed, with the variables that they bind."""

from __future__ import annotations

from dataclasses import dataclass, field

from provenhive.spec_lang import core
from provenhive.spec_lang import syntax as syn
from provenhive.spec_lang.elaborate.context import Context
from provenhive.spec_lang.elaborate.library import Kind
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.types import BOOL, CHAR, INT, STRING, SeqType, TupleType, Type, substitute

MAX_ITEMS = 32


@dataclass(frozen=True, slots=True)
class Wild:
    """Fits everything."""


@dataclass(frozen=True, slots=True)
class Bind:
    """Fits everything and names it."""

    name: str


@dataclass(frozen=True, slots=True)
class Made:
    """Fits values made by a constructor."""

    constructor: str
    arguments: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Literal:
    """Fits one value of type ``int``, ``bool``, ``char`` or ``string``."""

    value: core.Expr


@dataclass(frozen=True, slots=True)
class Nil:
    """Fits the empty sequence."""


@dataclass(frozen=True, slots=True)
class Cons:
    """Fits a sequence that is not empty."""

    head: Shape
    tail: Shape


@dataclass(frozen=True, slots=True)
class Tuple:
    """Fits tuples item by item."""

    items: tuple[Shape, ...]


Shape = Wild | Bind | Made | Literal | Nil | Cons | Tuple


@dataclass(frozen=True, slots=True)
class TypedPattern:
    """A pattern, the variables that it binds with their erased types, and where it stands."""

    shape: Shape
    span: Span
    variables: dict[str, tuple[Type, Span]] = field(default_factory=dict)


def elaborate_pattern(context: Context, pattern: syn.Pattern, type_: Type) -> TypedPattern:
    """Type a pattern that is matched with values of ``type_``."""
    variables: dict[str, tuple[Type, Span]] = {}
    shape = _Elaborator(context, variables).shape(pattern, type_)
    return TypedPattern(shape, pattern.span, variables)


@dataclass
class _Elaborator:
    context: Context
    variables: dict[str, tuple[Type, Span]]

    def shape(self, pattern: syn.Pattern, type_: Type) -> Shape:
        match pattern:
            case syn.WildcardPattern():
                return Wild()
            case syn.NamePattern(name):
                return self._name(pattern, name, type_)
            case syn.ConstructorPattern(name, arguments):
                return self._made(name, arguments, type_, pattern.span)
            case syn.TuplePattern(items):
                return self._tuple(items, type_, pattern.span)
            case syn.SeqPattern() | syn.ConsPattern():
                return self._sequence(pattern, type_)
            case _:
                return self._literal(pattern, type_)

    def _fits(self, found: Type, type_: Type, span: Span) -> None:
        self.context.expect(found, type_, span, "this pattern")

    def _name(self, pattern: syn.NamePattern, name: syn.Name, type_: Type) -> Shape:
        if name.module is not None or self.context.is_constructor(name):
            return self._made(name, (), type_, pattern.span)
        if name.text[0].isupper():
            self.context.resolve_name(name, (Kind.CONSTRUCTOR,), "constructor")
        if name.text in self.variables:
            self.context.error(pattern.span, "name", f"'{name}' stands twice in this pattern")
        self.variables[name.text] = (type_, pattern.span)
        return Bind(name.text)

    def _made(self, name: syn.Name, arguments: tuple[syn.Pattern, ...], type_: Type, span: Span) -> Shape:
        entity = self.context.resolve_name(name, (Kind.CONSTRUCTOR,), "constructor")
        found = self.context.library.constructors.get(entity.qualified) if entity is not None else None
        if found is None:
            for argument in arguments:
                self.shape(argument, self.context.solver.fresh(span, "the type of this pattern"))
            return Wild()
        declared, constructor = found
        bound = self.context.instantiate(declared.type_parameters, span, f"'{name}'")
        self._fits(self.context.data_type(declared, bound), type_, span)
        wanted = len(constructor.fields)
        if len(arguments) != wanted:
            self.context.error(
                span,
                "type",
                f"'{name}' is matched with {len(arguments)} field{'s' if len(arguments) != 1 else ''}",
                expected=f"{wanted} field{'s' if wanted != 1 else ''}",
            )
        types = [substitute(self.context.library.erase(f.type), bound) for f in constructor.fields]
        shapes = [self.shape(a, t) for a, t in zip(arguments, types, strict=False)]
        shapes += [Wild()] * (wanted - len(shapes))
        return Made(constructor.name, tuple(shapes))

    def _tuple(self, items: tuple[syn.Pattern, ...], type_: Type, span: Span) -> Shape:
        types = tuple(self.context.solver.fresh(item.span, "the type of this pattern") for item in items)
        self._fits(TupleType(types), type_, span)
        return Tuple(tuple(self.shape(item, t) for item, t in zip(items, types, strict=True)))

    def _sequence(self, pattern: syn.SeqPattern | syn.ConsPattern, type_: Type) -> Shape:
        element = self.context.solver.fresh(pattern.span, "the element type of this pattern")
        self._fits(SeqType(element), type_, pattern.span)
        if isinstance(pattern, syn.ConsPattern):
            return Cons(self.shape(pattern.head, element), self.shape(pattern.tail, type_))
        if len(pattern.items) > MAX_ITEMS:
            self.context.error(pattern.span, "limit", f"a pattern of more than {MAX_ITEMS} items")
            return Wild()
        shapes = [self.shape(item, element) for item in pattern.items]
        result: Shape = Nil()
        for shape in reversed(shapes):
            result = Cons(shape, result)
        return result

    def _literal(self, pattern: syn.Pattern, type_: Type) -> Shape:
        span = pattern.span
        match pattern:
            case syn.IntPattern(number):
                literal: core.Expr = core.IntLit(number, span=span)
                self._fits(INT, type_, span)
            case syn.BoolPattern(truth):
                literal = core.BoolLit(truth, span=span)
                self._fits(BOOL, type_, span)
            case syn.CharPattern(character):
                literal = core.CharLit(character, span=span)
                self._fits(CHAR, type_, span)
            case syn.TextPattern(text):
                literal = core.SeqLit(tuple(core.CharLit(c, span=span) for c in text), CHAR, span=span)
                self._fits(STRING, type_, span)
            case _:
                return Wild()
        return Literal(literal)
