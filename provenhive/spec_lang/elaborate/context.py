"""What the elaboration of one declaration carries with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from provenhive.spec_lang import core
from provenhive.spec_lang import syntax as syn
from provenhive.spec_lang.diagnostics import Reporter, did_you_mean
from provenhive.spec_lang.elaborate.library import ERROR, Entity, Kind, Library, Names
from provenhive.spec_lang.elaborate.solver import Solver, is_open
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.types import DataType, Type, children

Scope = Mapping[str, Type]  # variables with their erased types
_WORD = re.compile(r"[A-Za-z]\w*")


@dataclass(frozen=True, slots=True)
class Typed:
    """An elaborated expression: its erased type, and the core expression once all types are known."""

    type: Type
    build: Callable[[], core.Expr]


@dataclass(frozen=True, slots=True)
class Lift:
    """The call of a unit in a system: its fresh results stand for it."""

    unit: str
    results: tuple[str, ...]
    types: tuple[Type, ...]
    arguments: tuple[Typed, ...]
    span: Span


@dataclass
class Context:
    """Tables, solver and fresh names for the expressions of one declaration.

    ``units`` holds the qualified names of units that may be called (in a plan or a system), ``machines`` those of the
    machines whose state may be read (in a system); ``lifts`` collects a system's calls of units.
    """

    library: Library
    names: Names
    reporter: Reporter
    elaborator: Callable[[Context, Scope, syn.Expression], Typed]
    type_parameters: tuple[str, ...]
    used: set[str]
    solver: Solver = field(default_factory=Solver)
    units: frozenset[str] = frozenset()
    machines: frozenset[str] = frozenset()
    lifts: list[Lift] | None = None
    poisoned: bool = False
    _faults: int = field(init=False)

    def __post_init__(self) -> None:
        self._faults = len(self.reporter.diagnostics)

    def error(
        self, span: Span, category: str, message: str, *, expected: str | None = None, hint: str | None = None
    ) -> None:
        """Report a fault."""
        self.reporter.error(span, category, message, expected=expected, hint=hint)

    def expr(self, scope: Scope, expr: syn.Expression) -> Typed:
        """Elaborate an expression."""
        return self.elaborator(self, scope, expr)

    def check(self, scope: Scope, expr: syn.Expression, expected: Type, what: str = "this expression") -> Typed:
        """Elaborate an expression and require a type."""
        typed = self.elaborator(self, scope, expr)
        self.expect(typed.type, expected, expr.span, what)
        return typed

    def bad(self, span: Span) -> Typed:
        """Return a stand-in for what is wrong: the error is reported, and nothing is ever built from it."""
        return Typed(ERROR, lambda: core.BoolLit(False, span=span))

    def is_constructor(self, name: syn.Name) -> bool:
        """Say whether the name can stand for a constructor."""
        return any(entity.kind is Kind.CONSTRUCTOR for entity in self.names.candidates(name))

    @property
    def faulty(self) -> bool:
        """Whether a fault was reported since this context was made, or something named here did not even parse."""
        return self.poisoned or len(self.reporter.diagnostics) > self._faults

    def excused(self, name: str) -> bool:
        """Say whether the name is that of a declaration with a syntax error, which has been reported."""
        found = name in self.names.broken
        self.poisoned = self.poisoned or found
        return found

    def fresh_name(self, base: str) -> str:
        """Return a variable name that stands nowhere in the declaration; ``base`` itself if that is free."""
        candidate, number = base, 0
        while candidate in self.used:
            number += 1
            candidate = f"{base}_{number}"
        self.used.add(candidate)
        return candidate

    def show(self, type_: Type) -> str:
        """Return the type for people: what is not known yet is ``_``."""
        return re.sub(r"\?\d*", "_", str(self.solver.resolve(type_)))

    def expect(self, found: Type, expected: Type, span: Span, what: str = "this expression") -> bool:
        """Unify; report a mismatch at ``span`` and say whether the types agree."""
        if self.solver.unify(found, expected):
            return True
        shown, wanted = self.show(found), self.show(expected)
        if shown == wanted:
            shown, wanted = str(self.solver.resolve(found)), str(self.solver.resolve(expected))
        self.error(span, "type", f"{what} has type {shown}", expected=f"type {wanted}")
        return False

    def resolve_name(self, name: syn.Name, kinds: Iterable[Kind], what: str) -> Entity | None:
        """Return the one visible declaration of these kinds that ``name`` stands for; report it if there is none."""
        wanted = tuple(kinds)
        found = self.names.candidates(name)
        fitting = [entity for entity in found if entity.kind in wanted]
        if len(fitting) == 1:
            return fitting[0]
        if not fitting and self.excused(name.text):
            return None
        if len(fitting) > 1:
            choices = ", ".join(sorted(entity.qualified for entity in fitting))
            self.error(name.span, "name", f"'{name}' is ambiguous", expected=f"one of {choices}")
        elif found:
            self.error(name.span, "name", f"'{name}' is a {found[0].kind.value}", expected=what)
        elif name.module is not None and not self.names.is_module(name.module):
            way_out = did_you_mean(name.module, self.names.imported) or f"add: import {name.module}"
            self.error(name.span, "name", f"no module '{name.module}' is imported", hint=way_out)
        else:
            hint = did_you_mean(name.text, self.names.visible(wanted))
            self.error(name.span, "name", f"there is no {what} '{name}'", hint=hint)
        return None

    def declare(self, scope: Scope, name: str, type_: Type, span: Span) -> Scope:
        """Return the scope with one variable more; report shadowing."""
        if name in scope:
            self.error(span, "name", f"'{name}' is already a variable here", hint="no name shadows another: rename it")
        if self.is_constructor(syn.Name(name, span=span)):
            self.error(span, "name", f"'{name}' is a constructor and cannot be a variable")
        if name.endswith("'"):
            self.error(span, "name", f"'{name}' ends in a prime", hint="a prime marks the next state of a machine")
        return {**scope, name: type_}

    def instantiate(self, type_parameters: tuple[str, ...], span: Span, what: str) -> dict[str, Type]:
        """Return a type to be found for each type parameter."""
        return {p: self.solver.fresh(span, f"the type argument {p} of {what}") for p in type_parameters}

    def final(self, type_: Type) -> Type:
        """Return the solved type; what is not known by now is an error that is reported by ``finish``."""
        return self.solver.resolve(type_)

    def finish(self) -> None:
        """Solve all that waits and report every type that nothing determines."""
        self.solver.finish()
        if self.faulty:
            return
        seen: set[Type] = set()
        for hole in self.solver.holes:
            open_parts = [t for t in _leaves(self.solver.resolve(hole.variable)) if is_open(t)]
            if open_parts and not seen.issuperset(open_parts):
                self.error(
                    hole.span,
                    "type",
                    f"{hole.what} cannot be inferred",
                    hint="compare it with something of a known type",
                )
            seen.update(open_parts)

    def data_type(self, declared: core.Datatype, binding: Mapping[str, Type]) -> DataType:
        """Return the datatype applied to the types that ``binding`` gives for its parameters."""
        return DataType(declared.name, tuple(binding.get(p, ERROR) for p in declared.type_parameters))


def _leaves(type_: Type) -> list[Type]:
    parts = children(type_)
    return [leaf for part in parts for leaf in _leaves(part)] if parts else [type_]


def words_of(reporter: Reporter, span: Span) -> set[str]:
    """Return all words in the lines of a declaration: names that a fresh variable must not take."""
    lines = reporter.source.lines()[span.line - 1 : span.end_line]
    return set(_WORD.findall("\n".join(lines)))
