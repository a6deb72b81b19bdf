"""What all agents need to know about a task: functions with their bodies, names that are free, types, costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from provenhive.candidates.names import Names, mangle
from provenhive.candidates.printer import print_candidate
from provenhive.candidates.syntax import Block, Candidate, Helper, Statement
from provenhive.search.agent import Task
from provenhive.search.agents.simplify import simplify
from provenhive.search.agents.terms import bound_names, rename_binders
from provenhive.spec_lang.core import (
    Binder,
    Call,
    Expr,
    Function,
    Quantified,
    Unit,
    Var,
)
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.traverse import called_functions, substitute_types, substitute_variables, walk
from provenhive.spec_lang.types import Type


class Scope:
    """The names of one method: each fresh name is handed out once."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)

    def take(self, *names: str) -> None:
        """Mark names as used."""
        self._taken.update(names)

    def copy(self) -> Scope:
        """Return a scope with the same names taken."""
        return Scope(self._taken)

    def taken(self, name: str) -> bool:
        """Say whether the name is used."""
        return name in self._taken

    def take_bound(self, expr: Expr) -> None:
        """Mark the names that an expression binds as used."""
        self._taken.update(bound_names(expr))

    def fresh(self, stem: str) -> str:
        """Return ``stem``, with a number when it is taken."""
        name, number = stem, 1
        while name in self._taken or mangle(name) != name:
            number += 1
            name = f"{stem}{number}"
        self._taken.add(name)
        return name


class Workbench:
    """A task with the questions that agents ask about it."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.program = task.program
        self.unit: Unit = task.unit
        self.names = Names(task.program)
        self._costly: dict[str, bool] = {}

    @cached_property
    def reserved(self) -> frozenset[str]:
        """Names that no variable may have: what the program declares, bare or as Dafny sees it."""
        bare = {name.rsplit(".", 1)[-1] for name in self.program.index}
        return frozenset(bare | {self.names.dafny(name) for name in self.program.index})

    def scope(self, binders: Iterable[Binder] = ()) -> Scope:
        """Return a scope in which the program's names and the given variables are taken."""
        return Scope(self.reserved | {binder.name for binder in binders})

    def erased(self, type_: Type) -> Type:
        """Return the erased type."""
        return erase(self.program, type_)

    def var(self, binder: Binder) -> Var:
        """Return a binder's variable, with its erased type."""
        return Var(binder.name, self.erased(binder.type))

    def function(self, name: str) -> Function | None:
        """Return a specification function, or ``None`` for anything else (a unit, a helper)."""
        found = self.program.index.get(name)
        return found if isinstance(found, Function) else None

    # --- functions -------------------------------------------------------------------------------------------------

    def is_recursive(self, name: str) -> bool:
        """Say whether the function calls itself, directly or through others."""
        seen: set[str] = set()
        pending = list(self._callees(name))
        while pending:
            callee = pending.pop()
            if callee == name:
                return True
            if callee not in seen:
                seen.add(callee)
                pending.extend(self._callees(callee))
        return False

    def _callees(self, name: str) -> frozenset[str]:
        function = self.function(name)
        return called_functions(function.body) if function else frozenset()

    def costly(self, expr: Expr) -> bool:
        """Say whether evaluating the expression as it stands recurses or runs through a quantifier."""
        return any(self._costly_node(term) for term in walk(expr))

    def _costly_node(self, term: Expr) -> bool:
        if isinstance(term, Quantified):
            return True
        return isinstance(term, Call) and (self.is_method(term.function) or self.costly_function(term.function))

    def is_method(self, name: str) -> bool:
        """Say whether calls of the name are calls of a method: a unit, or a helper of the candidate."""
        return self.function(name) is None

    def costly_function(self, name: str) -> bool:
        """Say whether a call of the function recurses or runs through a quantifier."""
        if name not in self._costly:
            self._costly[name] = False
            function = self.function(name)
            self._costly[name] = function is not None and (self.is_recursive(name) or self.costly(function.body))
        return self._costly[name]

    def executable(self, expr: Expr) -> bool:
        """Say whether the expression can stand in code as it is: no quantifier, here or in what it calls."""
        seen: set[str] = set()
        pending = [expr]
        while pending:
            for term in walk(pending.pop()):
                if isinstance(term, Quantified):
                    return False
                if isinstance(term, Call) and term.function not in seen:
                    seen.add(term.function)
                    function = self.function(term.function)
                    if function is None:
                        return False
                    pending.append(function.body)
        return True

    def body_of(self, call: Call, scope: Scope) -> Expr:
        """Return the function's body for these arguments, with its bound variables renamed to fresh ones."""
        return self.instance(self.program.function(call.function).body, call, scope)

    def requires_of(self, call: Call, scope: Scope) -> tuple[Expr, ...]:
        """Return the function's preconditions for these arguments."""
        function = self.program.function(call.function)
        return tuple(self.instance(condition, call, scope) for condition in function.requires)

    def instance(self, expr: Expr, call: Call, scope: Scope) -> Expr:
        """Return an expression over the function's parameters, for the arguments of a call."""
        function = self.program.function(call.function)
        types: Mapping[str, Type] = dict(zip(function.type_parameters, call.type_arguments, strict=False))
        typed = substitute_types(expr, types)
        renamed = rename_binders(typed, scope.fresh)
        values = {p.name: a for p, a in zip(function.parameters, call.arguments, strict=True)}
        return simplify(substitute_variables(renamed, values))

    # --- candidates ------------------------------------------------------------------------------------------------

    def text(self, statements: Iterable[Statement], helpers: Iterable[Helper] = ()) -> str:
        """Return a candidate's text."""
        candidate = Candidate(self.unit.name, Block(tuple(statements)), tuple(helpers))
        return print_candidate(candidate, self.names)

    def bare(self, name: str) -> str:
        """Return the last part of a qualified name."""
        return name.rsplit(".", 1)[-1]
