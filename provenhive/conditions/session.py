"""Questions to the solvers: each condition as the unsatisfiability of what is known with the negated goal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import z3

from provenhive.conditions.condition import Condition, Defined, Fact, Free, needed_steps
from provenhive.conditions.encoding import FUEL, FuelEncoder
from provenhive.smt.checking import LimitMet, check, z3_errors
from provenhive.smt.decode import Undecodable, decode
from provenhive.smt.sorts import Unsupported
from provenhive.spec_lang.core import Binder, Program
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.deep import call_deep
from provenhive.spec_lang.faults import OutOfFuel
from provenhive.spec_lang.values import Value

_SPOILT = ("stop", "timeout", "cancel", "mem")
"""In a reason for "unknown": the context was interrupted or holds much memory, and is not used again."""


@dataclass(frozen=True, slots=True)
class ConditionLimits:
    """Limits of one condition. ``resources`` are Z3's own steps; the seconds only bound what those do not count."""

    resources: int = 500_000
    seconds: float = 8.0
    fuel: int = FUEL
    megabytes: int = 1024


@dataclass(frozen=True, slots=True)
class Asked:
    """Z3's answer to one condition: ``unsat`` (it holds), ``sat`` or ``unknown``.

    ``models`` are values of the free variables that may violate it; nothing has confirmed them. ``text`` is the
    question in SMT-LIB for another solver, empty where the condition has no faithful form.
    """

    answer: str
    reason: str = ""
    models: tuple[Mapping[str, Value], ...] = ()
    text: str = ""


@dataclass
class Session:
    """Asks Z3 the conditions of one program, in process."""

    program: Program
    limits: ConditionLimits = field(default_factory=ConditionLimits)
    models: int = 2

    def __post_init__(self) -> None:
        """Open a context."""
        self._open()

    def _open(self) -> None:
        self._context = z3.Context()
        # Python may collect this context's terms in any thread, while Z3 works in this one.
        z3.Z3_enable_concurrent_dec_ref(self._context.ref())
        self._encoder = FuelEncoder(self.program, self._context, self.limits.fuel)

    def ask(self, condition: Condition) -> Asked:
        """Ask whether a condition holds.

        Raises:
            InfrastructureError: Z3 fails.
        """
        try:
            with z3_errors():
                return self._asked(condition)
        except LimitMet as limit:
            self._open()
            return Asked("unknown", str(limit))

    def _asked(self, condition: Condition) -> Asked:
        try:
            solver, constants = call_deep(self._state, condition)
        except (Unsupported, OutOfFuel) as error:
            return Asked("unknown", str(error))
        text = solver.to_smt2()
        answer, reason = check(solver, self.limits.seconds)
        if answer == "unsat":
            return Asked(answer, text=text)
        models = tuple(self._models(condition, solver, constants, answer))
        if any(word in reason for word in _SPOILT):
            self._open()
        return Asked(answer, reason, models, text)

    def _state(self, condition: Condition) -> tuple[z3.Solver, dict[str, z3.ExprRef]]:
        """Translate a condition; return the solver with it, and the terms of its free variables."""
        encoder = self._encoder
        encoder.begin()
        env: dict[str, z3.ExprRef] = {}
        constants: dict[str, z3.ExprRef] = {}
        formulas: list[z3.BoolRef] = []
        for step in needed_steps(condition):
            match step:
                case Free(binder):
                    env[binder.name] = constants[binder.name] = encoder.variable(binder.name, binder.type)
                    formulas.append(encoder.member(env[binder.name], binder.type))
                case Defined(binder, value):
                    env[binder.name] = encoder.expr(value, env)
                case Fact(expr, derived):
                    formulas += self._fact(expr, env, derived)
        formulas.append(z3.Not(encoder.formula(condition.goal, env)))
        formulas += encoder.take_axioms()
        solver = z3.Solver(ctx=self._context)
        solver.set("timeout", max(1, int(self.limits.seconds * 1000)))
        solver.set("rlimit", self.limits.resources)
        solver.set("max_memory", self.limits.megabytes)
        solver.add(*formulas)
        return solver, constants

    def _fact(self, expr: object, env: Mapping[str, z3.ExprRef], derived: bool) -> list[z3.BoolRef]:
        """Return a fact; one that nothing depends on is left out where it has no form."""
        try:
            return [self._encoder.formula(expr, env)]  # type: ignore[arg-type]
        except Unsupported:
            if derived:
                return []
            raise

    def _models(
        self, condition: Condition, solver: z3.Solver, constants: Mapping[str, z3.ExprRef], answer: str
    ) -> Iterator[Mapping[str, Value]]:
        """Yield decoded models, each different from those before."""
        binders = [s.binder for s in condition.steps if isinstance(s, Free) and s.binder.name in constants]
        try:
            for _ in range(self.models):
                model = solver.model()
                yield call_deep(self._decoded, model, binders, constants)
                if answer != "sat":
                    return
                differs = [c != model.eval(c, model_completion=True) for c in constants.values()]
                if not differs:
                    return
                solver.add(z3.Or(*differs))
                answer, _ = check(solver, self.limits.seconds)
                if answer == "unsat":
                    return
        except (Undecodable, OutOfFuel):
            return
        except z3.Z3Exception:  # what was found before it counts
            self._open()

    def _decoded(
        self, model: z3.ModelRef, binders: list[Binder], constants: Mapping[str, z3.ExprRef]
    ) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for binder in binders:
            term = model.eval(constants[binder.name], model_completion=True)
            values[binder.name] = decode(model, term, erase(self.program, binder.type), self._encoder.sorts)
        return values
