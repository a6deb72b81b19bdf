"""Definite assignment: no variable is read, and no result returned, before it has a value.

The analysis is Java's (The Java Language Specification, chapter 16) without its rules for boolean operators: the
variables that have a value on every path to a place. After a statement that is never passed, every variable has one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from provenhive.candidates import syntax
from provenhive.candidates.rejection import GateCategory, refuse
from provenhive.candidates.statements import own_expressions
from provenhive.candidates.syntax import Block, Candidate, HelperMethod, Statement
from provenhive.spec_lang.core import Binder, BoolLit, Expr, Program, Var
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.traverse import walk

State = frozenset[str] | None
"""The variables without a value; ``None`` where control does not come."""


def check_assigned(program: Program, candidate: Candidate) -> None:
    """Refuse a candidate that reads a variable before it has a value, or ends before a result has one.

    Raises:
        GateRefusal: ``unassigned``.
    """
    _check_body(candidate.body, program.unit(candidate.unit).results)
    for helper in candidate.helpers:
        if isinstance(helper, HelperMethod):
            _check_body(helper.body, helper.results)


def _check_body(body: Block, results: tuple[Binder, ...]) -> None:
    names = tuple(binder.name for binder in results)
    flow = _Flow(names)
    end = flow.block(body, frozenset(names))
    flow.finish(end, body.span)


def _meet(a: State, b: State) -> State:
    """Return what has no value where two paths come together."""
    if a is None or b is None:
        return b if a is None else a
    return a | b


@dataclass
class _Flow:
    """Follows control through one body; ``breaks`` collects the states at the ``break`` of each open loop."""

    results: tuple[str, ...]
    breaks: list[State] = field(default_factory=list)

    def finish(self, state: State, span: Span | None) -> None:
        """Refuse an end of the body at which a result has no value."""
        missing = [name for name in self.results if state is not None and name in state]
        if missing:
            message = f"a path ends here on which '{missing[0]}' has no value"
            raise refuse(GateCategory.UNASSIGNED, message, span)

    def block(self, block: Block, state: State) -> State:
        """Return the state behind a block."""
        for statement in block.statements:
            state = self.statement(statement, state)
        return state

    def _read(self, exprs: tuple[Expr, ...], state: State) -> None:
        if not state:
            return
        for expr in exprs:
            for node in walk(expr):
                if isinstance(node, Var) and node.name in state:
                    raise refuse(GateCategory.UNASSIGNED, f"'{node.name}' has no value yet", node.span or expr.span)

    def statement(self, statement: Statement, state: State) -> State:
        """Return the state behind a statement."""
        self._read(own_expressions(statement), state)
        match statement:
            case Block():
                return self.block(statement, state)
            case syntax.Declare(binder, value):
                return _without(state, (binder.name,)) if value is not None else _with(state, binder.name)
            case syntax.Assign(targets=targets) | syntax.CallStatement(targets=targets):
                return _without(state, targets)
            case syntax.Return():
                self.finish(state, statement.span)
                return None
            case syntax.Break():
                self.breaks[-1] = _meet(self.breaks[-1], state)
                return None
            case syntax.IfStatement(_, then, otherwise):
                return _meet(self.block(then, state), state if otherwise is None else self.block(otherwise, state))
            case syntax.MatchStatement(cases=cases):
                return self._cases(cases, state)
            case syntax.While():
                return self._while(statement, state)
            case _:
                return self._proof(statement, state)

    def _cases(self, cases: tuple[syntax.MatchCase, ...], state: State) -> State:
        behind: State = None
        for case in cases:
            behind = _meet(behind, self.block(case.body, _without(state, case.variables)))
        return behind

    def _while(self, statement: syntax.While, state: State) -> State:
        self.breaks.append(None)
        self.block(statement.body, state)
        broken = self.breaks.pop()
        endless = isinstance(statement.condition, BoolLit) and statement.condition.value
        return broken if endless else _meet(state, broken)

    def _proof(self, statement: Statement, state: State) -> State:
        """Follow the proofs inside a statement; they change nothing behind it."""
        match statement:
            case syntax.Assert(by=Block() as by):
                self.block(by, state)
            case syntax.ForallStatement(body=body):
                self.block(body, state)
            case syntax.Calc(hints=hints):
                for hint in hints:
                    self.block(hint, state)
            case _:
                pass
        return state


def _without(state: State, names: tuple[str, ...]) -> State:
    return None if state is None else state - set(names)


def _with(state: State, name: str) -> State:
    return None if state is None else state | {name}
