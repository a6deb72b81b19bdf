"""Statements as steps: a body is walked forwards, path by path joined again, and conditions are noted on the way.

Assignments give a variable another name, paths join in conditional values, a loop is cut at its invariants, a call is
replaced by its contract: weakest preconditions (Dijkstra, "Guarded commands, nondeterminacy and formal derivation of
programs", 1975) in the passive form of Barnett and Leino ("Weakest-precondition of unstructured programs", PASTE 2005).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from provenhive.candidates import syntax
from provenhive.candidates.syntax import Block, Statement
from provenhive.conditions.condition import Kind
from provenhive.conditions.contracts import Contract, type_binding
from provenhive.conditions.emitting import Emitter
from provenhive.conditions.state import State, fields_of, join, join_all
from provenhive.conditions.termination import assigned_in, direction, loop_measure, not_larger, smaller
from provenhive.errors import InfrastructureError
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Expr, Quantified, Quantifier, Var
from provenhive.spec_lang.declared import constructors
from provenhive.spec_lang.measures import same_arguments
from provenhive.spec_lang.sequent import conjunction, implication, negation
from provenhive.spec_lang.traverse import substitute_variables
from provenhive.spec_lang.types import BOOL, INT, DataType

Behind = State | None
"""The state behind a statement; ``None`` where control does not come."""


class Walker:
    """Walks the body of one procedure."""

    def __init__(self, emitter: Emitter, contract: Contract) -> None:
        self.emitter = emitter
        self.contract = contract
        self.supply = emitter.supply
        self._breaks: list[list[State]] = []

    def body(self, block: Block, state: State) -> None:
        """Walk a whole body: what the contract promises has to hold at every end."""
        end = self.block(block, state)
        if end is not None:
            self._leave(end, block)

    def block(self, block: Block, state: Behind) -> Behind:
        """Walk a block; what it declares is forgotten behind it."""
        outer = state
        for statement in block.statements:
            if state is None:
                return None
            state = self.statement(statement, state)
        return None if state is None or outer is None else state.within(outer)

    def statement(self, statement: Statement, state: State) -> Behind:
        """Walk one statement."""
        match statement:
            case Block():
                return self.block(statement, state)
            case syntax.Declare():
                return self._declare(statement, state)
            case syntax.Assign():
                return self._assign(statement, state)
            case syntax.CallStatement():
                return self._call(statement, state)
            case syntax.IfStatement():
                return self._if(statement, state)
            case syntax.MatchStatement():
                return self._match(statement, state)
            case syntax.While():
                return self._while(statement, state)
            case syntax.Return():
                self._leave(state, statement)
                return None
            case syntax.Break():
                self._breaks[-1].append(state)
                return None
            case _:
                return self._proof(statement, state)

    # --- ends ------------------------------------------------------------------------------------------------------

    def _leave(self, state: State, end: core.Node) -> None:
        """Note what has to hold where the procedure ends; inside of proofs nothing ends."""
        for result in self.contract.results:
            self.emitter.member(state, state.value(result.name), result.type)
        for number, clause in enumerate(self.contract.ensures, 1):
            goal = state.expr(clause)
            phrase = f"'ensures' number {number} of {self.contract.name.rpartition('.')[2]}"
            self.emitter.goals(state, Kind.POSTCONDITION, goal, phrase, end.span)
            state = state.fact(goal)

    # --- variables -------------------------------------------------------------------------------------------------

    def _declare(self, statement: syntax.Declare, state: State) -> State:
        binder = statement.binder
        if statement.value is None:
            # It may hold anything of its shape until it is assigned: nothing is promised before.
            version = Binder(self.supply.fresh(binder.name), self.emitter.erased(binder.type))
            return state.free(version).bound(binder.name, version, binder.type)
        value = self.emitter.well_defined(state, statement.value)
        return self.emitter.assign(state, binder.name, value, binder.type)

    def _assign(self, statement: syntax.Assign, state: State) -> State:
        values = [self.emitter.well_defined(state, value) for value in statement.values]
        for target, value in zip(statement.targets, values, strict=True):
            state = self.emitter.assign(state, target, value, state.declared[target])
        return state

    # --- calls -----------------------------------------------------------------------------------------------------

    def _call(self, statement: syntax.CallStatement, state: State) -> State:
        called = self.emitter.contracts.of(statement.callee)
        given = [self.emitter.well_defined(state, argument) for argument in statement.arguments]
        for binder in statement.declares:
            version = Binder(self.supply.fresh(binder.name), self.emitter.erased(binder.type))
            state = state.free(version).bound(binder.name, version, binder.type)
        targets = [self.emitter.erased(state.declared[target]) for target in statement.targets]
        contract = called.instance(self.emitter.program, type_binding(self.emitter.program, called, given, targets))
        arguments: dict[str, Expr] = {}
        for parameter, argument in zip(contract.parameters, given, strict=True):
            self.emitter.member(state, argument, parameter.type)
            state, arguments[parameter.name] = self.emitter.named(state, parameter.name, argument)
        self._require(statement, contract, arguments, state)
        return self._promised(statement, contract, arguments, state)

    def _require(
        self, statement: syntax.CallStatement, contract: Contract, arguments: dict[str, Expr], state: State
    ) -> None:
        """Note the preconditions of a call, and that a recursive one is smaller."""
        callee = contract.name.rpartition(".")[2]
        before = state
        for clause in contract.requires:
            goal = substitute_variables(clause, arguments)
            self.emitter.goals(state, Kind.PRECONDITION, goal, f"'requires' of {callee}", statement.span)
            state = state.fact(goal)
        if self.emitter.contracts.recursive(self.contract.name, contract.name):
            after = [substitute_variables(term, arguments) for term in contract.measure]
            stated = self.contract.stated and contract.stated
            compared = smaller(
                self.contract.measure, after, lambda name: self.emitter.meaning(before, name), stated=stated
            )
            own = contract.name == self.contract.name
            passed = ((p, arguments[p.name]) for p in contract.parameters)
            self.emitter.condition(
                state,
                Kind.MEASURE,
                compared.goal,
                f"the call of {callee} is smaller",
                statement.span,
                decidable=compared.decidable,
                repeats=same_arguments(self.emitter.program, passed) if own else None,
            )

    def _promised(
        self, statement: syntax.CallStatement, contract: Contract, arguments: dict[str, Expr], state: State
    ) -> State:
        """Return the state behind a call: its results are whatever its contract admits."""
        returned: dict[str, Expr] = {}
        for target, result in zip(statement.targets, contract.results, strict=True):
            version = Binder(self.supply.fresh(target), result.type)
            state = state.free(version)
            returned[result.name] = Var(version.name, self.emitter.erased(result.type))
        binding = {**arguments, **returned}
        state = state.fact(*(substitute_variables(clause, binding) for clause in contract.ensures))
        for target, result in zip(statement.targets, contract.results, strict=True):
            state = self.emitter.assign(state, target, returned[result.name], state.declared[target])
        return state

    # --- branches --------------------------------------------------------------------------------------------------

    def _if(self, statement: syntax.IfStatement, state: State) -> Behind:
        condition = self.emitter.well_defined(state, statement.condition)
        state, guard = self.emitter.named(state, "taken", condition)
        then = self.block(statement.then, state.fact(guard))
        otherwise: Behind = state.fact(negation(guard))
        if statement.otherwise is not None:
            otherwise = self.block(statement.otherwise, otherwise)
        return join(state, guard, then, otherwise, self.supply)

    def _match(self, statement: syntax.MatchStatement, state: State) -> Behind:
        scrutinee = self.emitter.well_defined(state, statement.scrutinee)
        state, whole = self.emitter.named(state, "matched", scrutinee)
        if not isinstance(whole.type, DataType):
            raise InfrastructureError("a match of what is no datatype passed the gate")
        return self._cases(statement.cases, whole, whole.type, state)

    def _cases(self, cases: Sequence[syntax.MatchCase], whole: Expr, type_: DataType, state: State) -> Behind:
        """Walk the first case and, where it does not apply, the others."""
        case, *others = cases
        guard = core.Is(whole, case.constructor)
        inner = self._opened(case, whole, type_, state.fact(guard))
        then = self.block(case.body, inner)
        if not others:
            return None if then is None else then.within(state)
        otherwise = self._cases(others, whole, type_, state.fact(negation(guard)))
        return join(state, guard, then, otherwise, self.supply)

    def _opened(self, case: syntax.MatchCase, whole: Expr, type_: DataType, state: State) -> State:
        """Return the state inside a case, its variables standing for the fields."""
        program = self.emitter.program
        declared = state.knowledge().declared(whole)
        made = constructors(program, declared if isinstance(declared, DataType) else type_)
        fields = next(c for c in made if c.name == case.constructor).fields
        variables = [Var(n, self.emitter.erased(f.type)) for n, f in zip(case.variables, fields, strict=True)]
        values = fields_of(program, whole, case.constructor, type_, variables)
        for (name, value), field in zip(values, fields, strict=True):
            version = Binder(self.supply.fresh(name), field.type)
            state = state.defined(version, value).bound(name, version, field.type)
        return state

    # --- loops -----------------------------------------------------------------------------------------------------

    def _while(self, statement: syntax.While, state: State) -> Behind:
        entry = state
        for number, invariant in enumerate(statement.invariants, 1):
            goal = entry.expr(invariant)
            self.emitter.goals(entry, Kind.INVARIANT_ENTRY, goal, f"invariant {number} before the loop", invariant.span)
            entry = entry.fact(goal)
        changed = sorted(assigned_in(statement.body) & state.names.keys())
        head = replace(self.emitter.havoc(state, changed), exact=False)
        head = self._drift(statement, changed, state, head)
        head = self.emitter.clauses(head, statement.invariants)
        head, measure = self._measured(statement, state, head)
        condition = self.emitter.well_defined(head, statement.condition)
        head, guard = self.emitter.named(head, "turn", condition)
        self._breaks.append([])
        end = self.block(statement.body, head.fact(guard))
        if end is not None:
            self._turned(statement, end, measure)
        breaks = self._breaks.pop()
        behind = head.fact(negation(guard))
        ended = [] if condition == core.BoolLit(True) else [behind]
        return join_all(head, [*ended, *breaks], self.supply)

    def _drift(self, statement: syntax.While, changed: list[str], before: State, head: State) -> State:
        """Add what holds at the head of any such loop: a variable that only grows has not become smaller."""
        for name in changed:
            way = direction(statement.body, name) if head.value(name).type == INT else 0
            if way:
                low, high = (before.value(name), head.value(name))[:: 1 if way > 0 else -1]
                head = head.fact(Binary(BinaryOp.LE, low, high))
        return head

    def _measured(
        self, statement: syntax.While, before: State, head: State
    ) -> tuple[State, tuple[tuple[Expr, ...], bool]]:
        """Return the head with names for the measure there, and the measure; turns so far have not made it larger."""
        stated = bool(statement.decreases)
        terms = statement.decreases or loop_measure(statement.condition)
        named: list[Expr] = []
        for term in terms:
            value = self.emitter.well_defined(head, term) if stated else head.expr(term)
            head, name = self.emitter.named(head, "measure", value)
            named.append(name)
        kept = not_larger([before.expr(term) for term in terms], named)
        if kept is not None:
            head = head.fact(kept, derived=True)
        return head, (tuple(named), stated)

    def _turned(self, statement: syntax.While, end: State, measure: tuple[tuple[Expr, ...], bool]) -> None:
        """Note what has to hold when a turn of the loop is over."""
        before, stated = measure
        for number, invariant in enumerate(statement.invariants, 1):
            goal = end.expr(invariant)
            self.emitter.goals(end, Kind.INVARIANT_KEPT, goal, f"invariant {number} after a turn", invariant.span)
            end = end.fact(goal)
        terms = statement.decreases or loop_measure(statement.condition)
        after = [end.expr(term) for term in terms]
        compared = smaller(before, after, lambda name: self.emitter.meaning(end, name), stated=stated)
        span = statement.decreases[0].span if stated else statement.span
        phrase = "the loop's measure gets smaller"
        self.emitter.condition(end, Kind.MEASURE, compared.goal, phrase, span, decidable=compared.decidable)

    # --- proofs ----------------------------------------------------------------------------------------------------

    def _proof(self, statement: Statement, state: State) -> State:
        match statement:
            case syntax.Assert():
                return self._assert(statement, state)
            case syntax.ForallStatement():
                return self._forall(statement, state)
            case syntax.Calc():
                return self._calc(statement, state)
            case _:
                raise InfrastructureError(f"a statement of an unknown kind: {type(statement).__name__}")

    def _assert(self, statement: syntax.Assert, state: State) -> State:
        goal = self.emitter.well_defined(state, statement.condition)
        inner: Behind = state
        if statement.by is not None:
            inner = self.block(statement.by, state)
        if inner is not None:
            self.emitter.goals(inner, Kind.ASSERT, goal, "the assertion", statement.span)
        return state.fact(goal)

    def _forall(self, statement: syntax.ForallStatement, state: State) -> State:
        inner = state
        for binder in statement.binders:
            version = Binder(self.supply.fresh(binder.name), binder.type)
            inner = inner.free(version).bound(binder.name, version, binder.type)
        inner = inner.fact(self.emitter.well_defined(inner, statement.range))
        for clause in statement.ensures:
            self.emitter.well_defined(inner, clause)
        end = self.block(statement.body, inner)
        if end is not None:
            for clause in statement.ensures:
                self.emitter.goals(end, Kind.FORALL, end.expr(clause), "'ensures' of the forall", clause.span)
        range_ = () if statement.range == core.BoolLit(True) else (statement.range,)
        body = implication(range_, conjunction(statement.ensures))
        return state.fact(state.expr(Quantified(Quantifier.FORALL, statement.binders, body)))

    def _calc(self, statement: syntax.Calc, state: State) -> State:
        lines = [self.emitter.well_defined(state, line) for line in statement.lines]
        for number, hint in enumerate(statement.hints):
            inner = self.block(hint, state)
            if inner is not None:
                step = _equal(lines[number], lines[number + 1])
                self.emitter.condition(inner, Kind.STEP, step, f"step {number + 1}", statement.lines[number].span)
        return state.fact(_equal(lines[0], lines[-1])) if len(lines) > 1 else state


def _equal(left: Expr, right: Expr) -> Expr:
    return Binary(BinaryOp.IFF if left.type == BOOL else BinaryOp.EQ, left, right)
