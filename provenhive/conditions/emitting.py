"""Conditions as they are found: well-definedness of expressions, membership in declared types, goals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from provenhive.conditions.condition import Condition, Defined, Fact, Kind
from provenhive.conditions.contracts import Contracts
from provenhive.conditions.state import NameSupply, State, asked_steps
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binder, Expr, Program, Var
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.traverse import conjuncts
from provenhive.spec_lang.types import Type
from provenhive.spec_lang.wellformed import Condition as Asked
from provenhive.spec_lang.wellformed import conditions_of, fits

MEASURE_PHRASE = "the measure gets smaller"  # as ``wellformed`` says it


class Emitter:
    """Collects the conditions of one procedure."""

    def __init__(self, program: Program, contracts: Contracts, owner: str, supply: NameSupply) -> None:
        self.program = program
        self.contracts = contracts
        self.owner = owner
        self.supply = supply
        self.conditions: list[Condition] = []
        self._numbers: Counter[Kind] = Counter()

    def condition(
        self,
        state: State,
        kind: Kind,
        goal: Expr,
        phrase: str,
        span: Span | None,
        *,
        decidable: bool = True,
        repeats: Expr | None = None,
    ) -> None:
        """Note that something has to hold in a state, unless it is a fact there already."""
        if goal == core.BoolLit(True) or any(isinstance(s, Fact) and s.expr == goal for s in state.steps):
            return
        self._numbers[kind] += 1
        name = f"{self.owner.rpartition('.')[2]}: {kind.value} {self._numbers[kind]}"
        types, steps, exact = state.type_parameters, state.steps, state.exact
        self.conditions.append(
            Condition(name, self.owner, kind, phrase, span, types, steps, goal, exact, decidable, repeats)
        )

    def goals(self, state: State, kind: Kind, goal: Expr, phrase: str, span: Span | None) -> None:
        """Note that each conjunct of a proposition has to hold, those before it being known."""
        for part in conjuncts(goal):
            self.condition(state, kind, part, phrase, span)
            state = state.fact(part)

    def asked(self, state: State, asked: Iterable[Asked], kind: Kind = Kind.WELL_DEFINED) -> None:
        """Note conditions under which expressions over the present names have values."""
        for one in asked:
            inner = replace(state, steps=(*state.steps, *asked_steps(self.program, state, one)))
            decidable = one.phrase != MEASURE_PHRASE
            own = Kind.MEASURE if not decidable else Kind.MEMBER if one.phrase.startswith("the value is a") else kind
            self.condition(inner, own, one.goal, one.phrase, one.span, decidable=decidable, repeats=one.repeats)

    def well_defined(self, state: State, expr: Expr) -> Expr:
        """Note when an expression of the text has a value; return it over the present names."""
        present = state.expr(expr)
        self.asked(state, conditions_of(present, state.knowledge()))
        return present

    def member(self, state: State, value: Expr, type_: Type) -> None:
        """Note that a value has to belong to a declared type."""
        self.asked(state, fits(value, type_, state.knowledge()), Kind.MEMBER)

    def clauses(self, state: State, clauses: Iterable[Expr]) -> State:
        """Note when clauses, read in turn, have values; return the state in which they hold."""
        for clause in clauses:
            state = state.fact(self.well_defined(state, clause))
        return state

    def assign(self, state: State, variable: str, value: Expr, declared: Type) -> State:
        """Give a variable a value over the present names; it has to belong to its declared type."""
        self.member(state, value, declared)
        version = Binder(self.supply.fresh(variable), declared)
        return state.defined(version, value).bound(variable, version, declared)

    def named(self, state: State, stem: str, value: Expr) -> tuple[State, Expr]:
        """Return a state with a name for a value, and the name; what is short stands for itself."""
        if isinstance(value, Var | core.IntLit | core.BoolLit | core.CharLit):
            return state, value
        version = Binder(self.supply.fresh(stem), value.type)
        return state.defined(version, value), Var(version.name, value.type)

    def havoc(self, state: State, variables: Iterable[str]) -> State:
        """Forget the values of variables; their declared types are still known."""
        for variable in variables:
            declared = state.declared[variable]
            version = Binder(self.supply.fresh(variable), declared)
            state = state.free(version).bound(variable, version, declared)
        return state

    def meaning(self, state: State, name: str) -> Expr | None:
        """Return what a name stands for in a state, where that is known."""
        found = (s.value for s in state.steps if isinstance(s, Defined) and s.binder.name == name)
        return next(found, None)

    def erased(self, type_: Type) -> Type:
        """Return a type without subset types."""
        return erase(self.program, type_)
