"""Typing of statements and helpers: raw trees to the syntax of candidates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from provenhive.candidates import environment, raw, syntax
from provenhive.candidates.environment import Environment, Scope, Signature, Variable
from provenhive.candidates.expressions import RULES, Builder, Checker, all_built, instantiate, match_cases
from provenhive.candidates.inference import Inference
from provenhive.candidates.names import unmangle
from provenhive.candidates.operators import OPERATOR_RULES
from provenhive.candidates.rejection import GateCategory, refuse
from provenhive.candidates.syntax import Block, HelperKind, Statement
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binder
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.types import BOOL, Type

MAX_LOOPS = 12
ALL_RULES = {**RULES, **OPERATOR_RULES}

Statements = Callable[[], tuple[Statement, ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands: its scope, what ``return`` gives, how many loops and whether a proof is around."""

    scope: Scope
    results: tuple[str, ...]
    loops: int = 0
    in_proof: bool = False

    def inner(self) -> Place:
        """Return the place inside a block here."""
        return Place(self.scope.inner(), self.results, self.loops, self.in_proof)

    def loop(self) -> Place:
        """Return the place inside a loop here."""
        return Place(self.scope.inner(), self.results, self.loops + 1, self.in_proof)

    def proof(self) -> Place:
        """Return the place inside a proof here: nothing leaves it, nothing outside changes."""
        return Place(self.scope.inner(proof=True), self.results, 0, True)


class BodyChecker:
    """Types the statements of one body."""

    def __init__(self, checker: Checker) -> None:
        self.checker = checker
        self.env = checker.env
        self.inference: Inference = checker.inference

    def block(self, block: raw.RawBlock, place: Place) -> Callable[[], Block]:
        """Type a block in a place of its own."""
        statements = [self.statement(statement, place) for statement in block.statements]
        return lambda: Block(tuple(s for build in statements for s in build()), span=block.span)

    def statement(self, statement: raw.RawStatement, place: Place) -> Statements:
        """Type a statement; what is declared comes into the scope of ``place``."""
        match statement:
            case raw.RawBlock():
                return _single(self.block(statement, place.inner()))
            case raw.RawDeclare():
                return self._declare(statement, place)
            case raw.RawAssign():
                return self._assign(statement, place)
            case raw.RawCallStatement(span, call):
                return _single(self._call(call, (), place, span))
            case raw.RawReturn():
                return self._return(statement, place)
            case raw.RawBreak(span):
                if not place.loops:
                    raise refuse(GateCategory.CONTROL_FLOW, "'break' outside of a loop", span)
                return _single(lambda: syntax.Break(span=span))
            case raw.RawIfStatement():
                return _single(self._if(statement, place))
            case raw.RawWhile():
                return _single(self._while(statement, place))
            case raw.RawMatchStatement():
                return _single(self._match(statement, place))
            case raw.RawAssert():
                return _single(self._assert(statement, place))
            case raw.RawForall():
                return _single(self._forall(statement, place))
            case raw.RawCalc():
                return _single(self._calc(statement, place))

    # --- variables and calls ---------------------------------------------------------------------------------------

    def _declare(self, statement: raw.RawDeclare, place: Place) -> Statements:
        span, binders = statement.span, statement.binders
        call = self._method_call(statement.values)
        if call is not None:
            return self._declare_from_call(statement, *call, place)
        if statement.values and len(statement.values) != len(binders):
            raise refuse(GateCategory.ASSIGNMENT, f"{len(binders)} variables, {len(statement.values)} values", span)
        typed = [self.checker.infer(value, place.scope) for value in statement.values]
        declared: list[tuple[Callable[[], Binder], Builder | None]] = []
        for position, binder in enumerate(binders):
            type_, build = self.checker.bind(binder, place.scope, mutable=True)
            if typed:
                self.inference.unify(type_, typed[position].type, statement.values[position].span)
            declared.append((build, typed[position].build if typed else None))
        ghost = statement.ghost
        return lambda: tuple(
            syntax.Declare(binder(), value and value(), ghost, span=span) for binder, value in declared
        )

    def _declare_from_call(
        self, statement: raw.RawDeclare, call: raw.RawCall, signature: Signature, place: Place
    ) -> Statements:
        """Type ``var a, b := M(x);`` as declarations without values, then the call."""
        span = statement.span
        arguments, results = self._arguments(call, signature, len(statement.binders), place, span)
        declared: list[Callable[[], Binder]] = []
        for binder, result in zip(statement.binders, results, strict=True):
            type_, build = self.checker.bind(binder, place.scope, mutable=True)
            self.inference.unify(type_, result, binder.span)
            declared.append(build)
        targets = tuple(unmangle(binder.name.text) for binder in statement.binders)
        ghost = statement.ghost or signature.kind is environment.Callable.GHOST

        def build_all() -> tuple[Statement, ...]:
            declarations = tuple(syntax.Declare(build(), None, ghost, span=span) for build in declared)
            called = syntax.CallStatement(targets, signature.name, all_built(arguments), span=span)
            return (*declarations, called)

        return build_all

    def _assign(self, statement: raw.RawAssign, place: Place) -> Statements:
        span = statement.span
        targets = [self._target(ident, place) for ident in statement.targets]
        names = tuple(target.name for target in targets)
        if len(set(names)) != len(names):
            raise refuse(GateCategory.ASSIGNMENT, "a variable is assigned twice in one statement", span)
        call = self._method_call(statement.values)
        if call is not None:
            return _single(self._call(call[0], tuple(targets), place, span))
        return _single(self._assignment(targets, statement.values, place, span))

    def _assignment(
        self, targets: Sequence[Variable], values: Sequence[raw.RawExpr], place: Place, span: Span
    ) -> Callable[[], Statement]:
        if len(targets) != len(values):
            raise refuse(GateCategory.ASSIGNMENT, f"{len(targets)} variables, {len(values)} values", span)
        builders = self.checker.check_all(values, [target.type for target in targets], place.scope)
        names = tuple(target.name for target in targets)
        return lambda: syntax.Assign(names, all_built(builders), span=span)

    def _target(self, ident: raw.Ident, place: Place) -> Variable:
        """Return the variable that is assigned.

        Raises:
            GateRefusal: if there is none, or it cannot change here.
        """
        variable = place.scope.find(unmangle(ident.text))
        if variable is None:
            raise refuse(GateCategory.UNKNOWN_NAME, f"there is no variable '{ident.text}' here", ident.span)
        if not variable.mutable:
            raise refuse(GateCategory.ASSIGNMENT, f"'{ident.text}' cannot be assigned", ident.span)
        if variable.level != place.scope.level:
            message = f"'{ident.text}' is declared outside of this proof, which changes nothing"
            raise refuse(GateCategory.ASSIGNMENT, message, ident.span)
        return variable

    def _method_call(self, values: Sequence[raw.RawExpr]) -> tuple[raw.RawCall, Signature] | None:
        """Return the call of a method or lemma that is the only value, if it is one."""
        if len(values) != 1 or not isinstance(values[0], raw.RawCall):
            return None
        signature = self.env.signature(values[0].name, values[0].span)
        if signature is None or signature.kind is environment.Callable.FUNCTION:
            return None
        return values[0], signature

    def _call(
        self, call: raw.RawCall, targets: tuple[Variable, ...], place: Place, span: Span
    ) -> Callable[[], Statement]:
        if place.scope.find(unmangle(call.name)) is not None:
            raise refuse(GateCategory.CALL, f"'{call.name}' is a variable: it cannot be called", span)
        signature = self.env.signature(call.name, span)
        if signature is None:
            raise refuse(GateCategory.UNKNOWN_NAME, f"there is no method or lemma '{call.name}'", span)
        if signature.kind is environment.Callable.FUNCTION:
            raise refuse(GateCategory.CALL, f"'{call.name}' is a function: a statement cannot call it", span)
        arguments, results = self._arguments(call, signature, len(targets), place, span)
        for target, result in zip(targets, results, strict=True):
            self.inference.unify(target.type, result, span, f"'{target.name}'")
        names = tuple(target.name for target in targets)
        return lambda: syntax.CallStatement(names, signature.name, all_built(arguments), span=span)

    def _arguments(
        self, call: raw.RawCall, signature: Signature, targets: int, place: Place, span: Span
    ) -> tuple[list[Builder], list[Type]]:
        if targets != len(signature.results):
            message = f"'{call.name}' returns {len(signature.results)} results, {targets} are taken"
            raise refuse(GateCategory.CALL, message, span)
        _, parameters, results = instantiate(self.checker, signature, len(call.arguments), span)
        return self.checker.check_all(call.arguments, parameters, place.scope), results

    def _return(self, statement: raw.RawReturn, place: Place) -> Statements:
        span = statement.span
        if place.in_proof:
            raise refuse(GateCategory.CONTROL_FLOW, "'return' inside of a proof", span)
        if not statement.values:
            return _single(lambda: syntax.Return(span=span))
        targets = tuple(v for name in place.results if (v := place.scope.find(name)) is not None)
        call = self._method_call(statement.values)
        if call is not None:
            made = self._call(call[0], targets, place, span)
        elif [_name_of(value) for value in statement.values] == [target.name for target in targets]:
            return _single(lambda: syntax.Return(span=span))
        else:
            made = self._assignment(targets, statement.values, place, span)
        return lambda: (made(), syntax.Return(span=span))

    # --- control ---------------------------------------------------------------------------------------------------

    def _if(self, statement: raw.RawIfStatement, place: Place) -> Callable[[], Statement]:
        condition = self.checker.check(statement.condition, BOOL, place.scope, "a condition")
        then = self.block(statement.then, place.inner())
        otherwise = self._otherwise(statement.otherwise, place)
        return lambda: syntax.IfStatement(condition(), then(), otherwise and otherwise(), span=statement.span)

    def _otherwise(
        self, otherwise: raw.RawBlock | raw.RawIfStatement | None, place: Place
    ) -> Callable[[], Block] | None:
        if otherwise is None:
            return None
        if isinstance(otherwise, raw.RawBlock):
            return self.block(otherwise, place.inner())
        chained = self._if(otherwise, place)
        return lambda: Block((chained(),), span=otherwise.span)

    def _while(self, statement: raw.RawWhile, place: Place) -> Callable[[], Statement]:
        if place.loops == MAX_LOOPS:
            raise refuse(GateCategory.NESTING, f"loops nest deeper than {MAX_LOOPS}", statement.span)
        condition = self.checker.check(statement.condition, BOOL, place.scope, "a condition")
        invariants = [self.checker.check(e, BOOL, place.scope, "an invariant") for e in statement.invariants]
        decreases = [self.checker.infer(e, place.scope).build for e in statement.decreases]
        body = self.block(statement.body, place.loop())
        return lambda: syntax.While(
            condition(), all_built(invariants), all_built(decreases), body(), span=statement.span
        )

    def _match(self, statement: raw.RawMatchStatement, place: Place) -> Callable[[], Statement]:
        scrutinee = self.checker.infer(statement.scrutinee, place.scope)
        patterns = [case.pattern for case in statement.cases]
        order, bound = match_cases(self.checker, scrutinee.type, patterns, place.scope, statement.span)
        bodies = []
        for case, (_, _, inner) in zip(statement.cases, bound, strict=True):
            bodies.append(self.block(case.body, Place(inner.inner(), place.results, place.loops, place.in_proof)))

        def build() -> Statement:
            cases = [
                syntax.MatchCase(name, variables, body(), span=case.span)
                for case, (name, variables, _), body in zip(statement.cases, bound, bodies, strict=True)
            ]
            cases.sort(key=lambda case: order[case.constructor])
            return syntax.MatchStatement(scrutinee.build(), tuple(cases), span=statement.span)

        return build

    # --- proofs ----------------------------------------------------------------------------------------------------

    def _assert(self, statement: raw.RawAssert, place: Place) -> Callable[[], Statement]:
        condition = self.checker.check(statement.condition, BOOL, place.scope, "an assertion")
        by = None if statement.by is None else self.block(statement.by, place.proof())
        return lambda: syntax.Assert(condition(), by and by(), span=statement.span)

    def _forall(self, statement: raw.RawForall, place: Place) -> Callable[[], Statement]:
        inner = place.proof()
        binders, range_ = self.checker.domain(statement.domain, inner.scope)
        ensures = [self.checker.check(e, BOOL, inner.scope, "what is ensured") for e in statement.ensures]
        body = self.block(statement.body, inner.inner())
        always = core.BoolLit(True)
        return lambda: syntax.ForallStatement(
            all_built(binders), range_() if range_ else always, all_built(ensures), body(), span=statement.span
        )

    def _calc(self, statement: raw.RawCalc, place: Place) -> Callable[[], Statement]:
        type_ = self.inference.fresh()
        lines = [self.checker.check(line, type_, place.scope, "a line of the calculation") for line in statement.lines]
        hints = [self.block(hint, place.proof()) for hint in statement.hints]
        return lambda: syntax.Calc(all_built(lines), all_built(hints), span=statement.span)


def _single(build: Callable[[], Statement]) -> Statements:
    return lambda: (build(),)


def _name_of(expr: raw.RawExpr) -> str | None:
    return unmangle(expr.text) if isinstance(expr, raw.Name) else None


# --- bodies and helpers --------------------------------------------------------------------------------------------


def unit_body(env: Environment, body: raw.RawBlock, idents: frozenset[str]) -> Block:
    """Type the body of the unit.

    Raises:
        GateRefusal: at the first fault.
    """
    checker = Checker(env, env.unit.type_parameters, idents, ALL_RULES)
    scope = Scope()
    for binder in (*env.unit.parameters, *env.unit.results):
        mutable = binder in env.unit.results
        scope.variables[binder.name] = Variable(binder.name, env.erased(binder.type), mutable, 0)
    results = tuple(binder.name for binder in env.unit.results)
    build = BodyChecker(checker).block(body, Place(scope.inner(), results))
    checker.inference.settle()
    return build()


def helper(env: Environment, declared: raw.RawMethod | raw.RawFunction, idents: frozenset[str]) -> syntax.Helper:
    """Type a helper. A function whose text does not say so is a ghost here; ``gate`` decides.

    Raises:
        GateRefusal: at the first fault.
    """
    type_parameters = env.type_parameters(declared.type_parameters)
    checker = Checker(env, type_parameters, idents, ALL_RULES)
    if isinstance(declared, raw.RawFunction):
        return _function(checker, declared)
    return _method(checker, declared)


def _parameters(checker: Checker, binders: tuple[raw.RawBinder, ...], scope: Scope, *, mutable: bool) -> list[Binder]:
    return [checker.bind(binder, scope, mutable=mutable)[1]() for binder in binders]


def _function(checker: Checker, declared: raw.RawFunction) -> syntax.HelperFunction:
    env, scope = checker.env, Scope()
    parameters = _parameters(checker, declared.parameters, scope, mutable=False)
    result = env.type_of(declared.result, checker.type_parameters)
    requires = [checker.check(e, BOOL, scope, "a precondition") for e in declared.clauses.requires]
    decreases = [checker.infer(e, scope).build for e in declared.clauses.decreases]
    body = checker.check(declared.body, env.erased(result), scope.inner(), "the function's result")
    checker.inference.settle()
    return syntax.HelperFunction(
        ghost=declared.ghost is not False,
        name=unmangle(declared.name.text),
        type_parameters=checker.type_parameters,
        parameters=tuple(parameters),
        result=result,
        requires=all_built(requires),
        decreases=all_built(decreases),
        body=body(),
        span=declared.span,
    )


def _method(checker: Checker, declared: raw.RawMethod) -> syntax.HelperMethod:
    scope = Scope()
    parameters = _parameters(checker, declared.parameters, scope, mutable=False)
    requires = [checker.check(e, BOOL, scope, "a precondition") for e in declared.clauses.requires]
    decreases = [checker.infer(e, scope).build for e in declared.clauses.decreases]
    results = _parameters(checker, declared.results, scope, mutable=True)
    ensures = [checker.check(e, BOOL, scope, "a postcondition") for e in declared.clauses.ensures]
    names = tuple(binder.name for binder in results)
    body = BodyChecker(checker).block(declared.body, Place(scope.inner(), names))
    checker.inference.settle()
    return syntax.HelperMethod(
        kind=HelperKind(declared.kind),
        name=unmangle(declared.name.text),
        type_parameters=checker.type_parameters,
        parameters=tuple(parameters),
        results=tuple(results),
        requires=all_built(requires),
        ensures=all_built(ensures),
        decreases=all_built(decreases),
        body=body(),
        induction_off=declared.induction_off,
        span=declared.span,
    )
