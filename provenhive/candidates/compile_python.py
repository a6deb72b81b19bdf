"""Candidates as Python functions, for running them in process.

Sandboxed by construction: the source is made from the candidate's tree, its names are numbered, nothing of the
candidate's text is in it, and the few names that it can see are the operations of the evaluator's runtime. Meaning is
the evaluator's: Euclidean division, checks of partial operations (``Undefined``), fuel for calls, turns of loops and
copied elements (``OutOfFuel``).

Parts (units of ``built from``) run through what the caller gives for them. With checks on, contracts of helpers,
assertions, invariants, measures and subset types of ghosts are tested as the code runs; a proposition whose quantifiers
have no finite range is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from provenhive.candidates import syntax
from provenhive.candidates.dynamic_checks import CheckFailed, CheckFailure, CheckKind, Checks, MissingPart
from provenhive.candidates.erasing import erase_ghosts
from provenhive.candidates.python_writer import PythonWriter
from provenhive.candidates.syntax import Candidate, HelperFunction, HelperMethod, MatchCase
from provenhive.spec_lang.codegen import Compiler
from provenhive.spec_lang.codegen_expr import FunctionWriter, Scope
from provenhive.spec_lang.codegen_static import declared_type
from provenhive.spec_lang.core import Binder, Expr, Function, Law, Module, Program, Unit
from provenhive.spec_lang.declared import constructors, erase
from provenhive.spec_lang.deep import call_deep
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.traverse import free_variables
from provenhive.spec_lang.types import NAT, DataType, IntType, Type
from provenhive.spec_lang.values import Value

__all__ = [
    "DEFAULT_FUEL",
    "CheckFailed",
    "CheckFailure",
    "CheckKind",
    "Compiled",
    "MissingPart",
    "Part",
    "compile_candidate",
]

DEFAULT_FUEL = 200_000

Part = Callable[..., tuple[Value, ...]]
"""A unit that a candidate is built from: arguments in, results out."""

_BUILTINS = {
    "len": len,
    "frozenset": frozenset,
    "range": range,
    "max": max,
    "min": min,
    "ord": ord,
    "TypeError": TypeError,
}


@dataclass(frozen=True, slots=True)
class Compiled:
    """A candidate that can be run. Not for several threads at once."""

    entry: Callable[..., tuple[Value, ...]]
    fuel_cell: list[int]
    checks: Checks

    def run(self, args: Sequence[Value], fuel: int = DEFAULT_FUEL) -> tuple[Value, ...]:
        """Return the results for arguments that satisfy the unit's ``requires``.

        Raises:
            Undefined: a partial operation was applied outside of its domain, or a value left its subset type.
            OutOfFuel: the limit on steps, depth or size was reached.
            Unbounded: a quantifier in code has no finite range.
            CheckFailed: with checks on, at the first check that fails.
            MissingPart: a part was called that nothing was given for.
        """
        self.checks.collecting = False
        return self._run(args, fuel)

    def collect(
        self, args: Sequence[Value], fuel: int = DEFAULT_FUEL
    ) -> tuple[tuple[Value, ...] | EvaluationFault, tuple[CheckFailure, ...]]:
        """Run to the end whatever checks fail; return the results, or what ended the run, and the failed checks."""
        self.checks.collecting = True
        self.checks.failed.clear()
        try:
            outcome: tuple[Value, ...] | EvaluationFault = self._run(args, fuel)
        except EvaluationFault as fault:
            outcome = fault
        return outcome, tuple(self.checks.known[number] for number in self.checks.failed)

    def _run(self, args: Sequence[Value], fuel: int) -> tuple[Value, ...]:
        def refuelled() -> tuple[Value, ...]:
            self.fuel_cell[0] = fuel
            return self.entry(*args)

        return call_deep(refuelled)


def compile_candidate(
    program: Program,
    unit: Unit,
    candidate: Candidate,
    *,
    checks: bool = False,
    parts: Mapping[str, Part] | None = None,
) -> Compiled:
    """Compile a candidate that has passed the gate.

    ``parts`` gives something to run for qualified names of units in ``built from``. With ``checks``, ghosts run too.
    """
    shown = candidate if checks else erase_ghosts(program, candidate)
    functions = tuple(_as_function(h) for h in shown.helpers if isinstance(h, HelperFunction))
    extended = Program((*program.modules, Module("", (), functions)))
    evaluator = Evaluator(extended)
    compiler = CandidateCompiler(extended, evaluator, unit, shown, parts or {}, checks)
    entry = call_deep(compiler.entry)
    return Compiled(entry, evaluator.runtime.fuel, compiler.checks)


def _as_function(helper: HelperFunction) -> Function:
    """Return a candidate's own function as one of the specification."""
    return Function(
        helper.name,
        helper.type_parameters,
        helper.parameters,
        helper.result,
        helper.requires,
        helper.body,
        None,
        span=helper.span,
    )


@dataclass(frozen=True, slots=True)
class _Procedure:
    """A body with its signature: the unit's or a helper's."""

    name: str
    parameters: tuple[Binder, ...]
    results: tuple[Binder, ...]
    requires: tuple[Expr, ...]
    ensures: tuple[Expr, ...]
    body: syntax.Block


class CandidateCompiler(Compiler):
    """Compiles the bodies of one candidate beside the functions that they call."""

    def __init__(
        self,
        program: Program,
        evaluator: Evaluator,
        unit: Unit,
        candidate: Candidate,
        parts: Mapping[str, Part],
        with_checks: bool,
    ) -> None:
        super().__init__(program, evaluator.runtime, evaluator.membership)
        self.with_checks = with_checks
        self.checks = Checks()
        self._namespace["__builtins__"] = dict(_BUILTINS)
        self._namespace["check"] = self.checks.test
        self._namespace["decrease"] = self.checks.decrease
        own = _Procedure(unit.name, unit.parameters, unit.results, unit.requires, unit.ensures, candidate.body)
        self.procedures = {unit.name: own}
        for helper in candidate.helpers:
            if isinstance(helper, HelperMethod):
                self.procedures[helper.name] = _procedure(helper)
        self._parts = parts
        self._methods: dict[str, str] = {}
        self._propositions: dict[int, tuple[Expr, str]] = {}
        self._unit = unit.name

    def entry(self) -> Callable[..., tuple[Value, ...]]:
        """Return the unit as a Python function."""
        return self._compiled(self._define_all)

    def _define_all(self) -> str:
        run = {name: procedure for name, procedure in self.procedures.items() if procedure.results}
        for name in run:
            self._methods[name] = self.fresh("m")
        for name, procedure in run.items():
            self.add_source(_BodyWriter(self, procedure).function(self._methods[name]))
        return self._methods[self._unit]

    def proposition(self, expr: Expr) -> str:
        """Return the name of a function of an expression's free variables that evaluates it."""
        known = self._propositions.get(id(expr))
        if known is None:
            parameters = tuple(Binder(name, type_) for name, type_ in free_variables(expr).items())
            known = (expr, self.define("p", parameters, expr))
            self._propositions[id(expr)] = known
        return known[1]

    def method(self, callee: str) -> str:
        """Return the Python name of a unit or helper with statements."""
        if callee in self._methods:
            return self._methods[callee]
        part = self._parts.get(callee) or _missing(callee)
        self._methods[callee] = self.constant(part)
        return self._methods[callee]

    def signature(self, callee: str) -> _Procedure:
        """Return the signature and contract of whatever is called; the body of what is not here is empty."""
        if callee in self.procedures:
            return self.procedures[callee]
        declared = self.program.index[callee]
        nothing = syntax.Block(())
        if isinstance(declared, Law):
            contract = (declared.requires, (declared.statement,))
            return _Procedure(callee, declared.parameters, (), *contract, nothing)
        unit = self.program.unit(callee)
        return _Procedure(callee, unit.parameters, unit.results, unit.requires, unit.ensures, nothing)


def _procedure(helper: HelperMethod) -> _Procedure:
    return _Procedure(helper.name, helper.parameters, helper.results, helper.requires, helper.ensures, helper.body)


def _missing(callee: str) -> Part:
    def call(*_: Value) -> tuple[Value, ...]:
        raise MissingPart(f"nothing is given to run for {callee}")

    return call


class _BodyWriter(PythonWriter):
    """Writes one procedure."""

    def __init__(self, compiler: CandidateCompiler, procedure: _Procedure) -> None:
        super().__init__()
        self.compiler = compiler
        self.procedure = procedure
        self.visible = Scope.of(compiler, (*procedure.parameters, *procedure.results))
        self.expressions = FunctionWriter(compiler, self.visible)
        self.declared: dict[str, Type] = {binder.name: binder.type for binder in procedure.results}

    def function(self, name: str) -> list[str]:
        """Return the source of the procedure."""
        parameters = ", ".join(self.visible.names[binder.name] for binder in self.procedure.parameters)
        self.lines = [f"def {name}({parameters}):"]
        self._spend()
        self._check_all(CheckKind.REQUIRES, self.procedure.requires, self.procedure.name)
        self.block(self.procedure.body)
        self.leave()
        return self.lines

    def _spend(self) -> None:
        self.write("F[0] -= 1")
        self.write("if F[0] < 0: out_of_fuel()")

    # --- variables -------------------------------------------------------------------------------------------------

    @contextmanager
    def scope(self) -> Iterator[None]:
        """Open a scope."""
        before, declared = self.visible, self.declared
        self.declared = dict(declared)
        yield
        self.visible, self.declared = before, declared

    def declare(self, binder: Binder) -> None:
        """Bring a variable into scope."""
        self.visible = self.visible.bind(self.compiler, {binder.name: binder.type})
        self.declared[binder.name] = binder.type

    def assign(self, targets: tuple[str, ...], values: tuple[Expr, ...]) -> None:
        """Write an assignment: all values are computed before any variable changes."""
        if len(targets) == 1:
            self._store(self.visible.names[targets[0]], targets[0], values[0])
            return
        temporary = [self.compiler.fresh("t") for _ in targets]
        for name, target, value in zip(temporary, targets, values, strict=True):
            self._store(name, target, value)
        names = ", ".join(self.visible.names[target] for target in targets)
        self.write(f"{names} = {', '.join(temporary)}")

    def _store(self, name: str, target: str, value: Expr) -> None:
        required = (self.declared[target], f"{target} is given a value outside of its type")
        self.expressions.block(value, self.visible, self.lines, self.depth, name + " = {}", required)

    def condition(self, expr: Expr) -> str:
        """Return the source of a condition."""
        return self.expressions.expr(expr, self.visible)

    # --- calls -----------------------------------------------------------------------------------------------------

    def call(self, statement: syntax.CallStatement) -> None:
        """Write a call; a lemma without results is not run, its contract is checked."""
        callee = self.compiler.signature(statement.callee)
        if not callee.results:
            self._lemma(callee, statement)
            return
        arguments = [self._argument(p, a, callee) for p, a in zip(callee.parameters, statement.arguments, strict=True)]
        made = f"{self.compiler.method(statement.callee)}({', '.join(arguments)})"
        if self.compiler.with_checks and statement.callee not in self.compiler.procedures:
            self._checked_part(callee, statement, arguments)
            return
        self._take(statement.targets, callee, made)

    def _argument(self, parameter: Binder, argument: Expr, callee: _Procedure) -> str:
        message = f"argument {parameter.name} of {callee.name} is not of its type"
        return self.expressions.given(argument, self.visible, parameter.type, message, 0)

    def _take(self, targets: tuple[str, ...], callee: _Procedure, made: str) -> None:
        """Write the assignment of a call's results; what goes into a narrower variable is checked."""
        names = [self.visible.names[target] for target in targets]
        self.write(f"{', '.join(names)}, = {made}" if len(names) == 1 else f"{', '.join(names)} = {made}")
        for target, name, result in zip(targets, names, callee.results, strict=True):
            declared = self.declared[target]
            if declared != result.type and declared != erase(self.compiler.program, declared):
                site = self.expressions.site(f"{target} is given a value outside of its type", None)
                check = "R.natural" if declared == NAT else "R.member"
                rest = "" if declared == NAT else f", {self.compiler.checker(declared)}"
                self.write(f"{check}({name}{rest}, {site})")

    def _checked_part(self, callee: _Procedure, statement: syntax.CallStatement, arguments: list[str]) -> None:
        """Write the call of a part, its contract checked around it."""
        passed = [self.compiler.fresh("a") for _ in arguments]
        for name, argument in zip(passed, arguments, strict=True):
            self.write(f"{name} = {argument}")
        inputs = Scope(dict(zip((p.name for p in callee.parameters), passed, strict=True)))
        self._check_all(CheckKind.REQUIRES, callee.requires, callee.name, inputs)
        self._take(statement.targets, callee, f"{self.compiler.method(statement.callee)}({', '.join(passed)})")
        outputs = {r.name: self.visible.names[t] for r, t in zip(callee.results, statement.targets, strict=True)}
        both = Scope({**inputs.names, **outputs})
        self._check_all(CheckKind.ENSURES, callee.ensures, callee.name, both)

    def _lemma(self, callee: _Procedure, statement: syntax.CallStatement) -> None:
        names: dict[str, str] = {}
        for parameter, argument in zip(callee.parameters, statement.arguments, strict=True):
            names[parameter.name] = self.compiler.fresh("a")
            self.write(f"{names[parameter.name]} = {self.expressions.expr(argument, self.visible)}")
        scope = Scope(names)
        self._check_all(CheckKind.REQUIRES, callee.requires, callee.name, scope)
        self._check_all(CheckKind.ENSURES, callee.ensures, callee.name, scope)

    def leave(self) -> None:
        """Write the return of the results."""
        self._check_all(CheckKind.ENSURES, self.procedure.ensures, self.procedure.name)
        results = "".join(f"{self.visible.names[binder.name]}, " for binder in self.procedure.results)
        self.write(f"return ({results})")

    # --- matches ---------------------------------------------------------------------------------------------------

    def subject(self, expr: Expr) -> str:
        """Return the name of what a match inspects."""
        name = self.compiler.fresh("s")
        self.expressions.block(expr, self.visible, self.lines, self.depth, name + " = {}")
        return name

    def case_test(self, subject: str, case: MatchCase, scrutinee: Expr) -> str:
        """Return the condition under which a case is taken."""
        return f'{subject}.constructor == "{case.constructor}"'

    def case_variables(self, subject: str, case: MatchCase, scrutinee: Expr) -> None:
        """Take the fields apart."""
        whole = declared_type(self.compiler.program, scrutinee, self.visible.known) or scrutinee.type
        if not isinstance(whole, DataType):
            raise TypeError("match on what is not a datatype")
        fields = next(c for c in constructors(self.compiler.program, whole) if c.name == case.constructor).fields
        types = {name: field.type for name, field in zip(case.variables, fields, strict=True)}
        self.visible = self.visible.bind(self.compiler, types)
        if case.variables:
            targets = "".join(f"{self.visible.names[name]}, " for name in case.variables)
            self.write(f"{targets.rstrip()} = {subject}.fields")

    # --- loops and checks ------------------------------------------------------------------------------------------

    def loop_turn(self) -> None:
        """Take fuel for a turn."""
        self._spend()

    def while_(self, statement: syntax.While) -> None:
        """Write a loop, with its invariants and measure checked if that is asked for."""
        if not self.compiler.with_checks:
            super().while_(statement)
            return
        owner = self.procedure.name
        self._check_all(CheckKind.INVARIANT_ENTRY, statement.invariants, owner)
        measures = tuple(e for e in statement.decreases if isinstance(e.type, IntType))
        measured = bool(measures) and len(measures) == len(statement.decreases)
        self.write(f"while {self.condition(statement.condition)}:")
        with self.indented():
            self.loop_turn()
            before = self._measure(measures) if measured else ""
            self.block(statement.body)
            self._check_all(CheckKind.INVARIANT_KEPT, statement.invariants, owner)
            if measured:
                number = self._enter(CheckKind.DECREASES, measures[0], owner)
                self.write(f"decrease({number}, {before}, {self._measure(measures)})")

    def _measure(self, measures: tuple[Expr, ...]) -> str:
        name = self.compiler.fresh("d")
        values = "".join(f"{self.expressions.expr(e, self.visible)}, " for e in measures)
        self.write(f"{name} = ({values})")
        return name

    def ghost(self, statement: syntax.Statement) -> None:
        """Check an assertion; proofs are passed over."""
        if isinstance(statement, syntax.Assert):
            self._check_all(CheckKind.ASSERT, (statement.condition,), self.procedure.name)

    def _enter(self, kind: CheckKind, expr: Expr, owner: str) -> int:
        return self.compiler.checks.enter(CheckFailure(kind, expr, owner))

    def _check_all(
        self,
        kind: CheckKind,
        propositions: tuple[Expr, ...],
        owner: str,
        scope: Scope | None = None,
    ) -> None:
        """Write checks of propositions over the variables in ``scope`` (what is visible here, if none is given)."""
        if not self.compiler.with_checks:
            return
        visible = self.visible if scope is None else scope
        for proposition in propositions:
            number = self._enter(kind, proposition, owner)
            name = self.compiler.proposition(proposition)
            values = "".join(f", {text}" for text in self.expressions.arguments(proposition, visible))
            self.write(f"check({number}, {name}{values})")
