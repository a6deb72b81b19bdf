"""Questions to Z3: in process, each in a context of its own, within limits, from any thread.

A model is decoded but not confirmed: whoever asks confirms it with the evaluator before calling it a witness.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import z3

from provenhive.errors import InfrastructureError
from provenhive.smt.checking import LimitMet, check, z3_errors
from provenhive.smt.decode import Undecodable, decode
from provenhive.smt.encode import Encoder
from provenhive.smt.sketch import Sketcher
from provenhive.smt.sorts import Unsupported
from provenhive.spec_lang.core import Binder, Expr, Program
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.deep import call_deep
from provenhive.spec_lang.faults import OutOfFuel
from provenhive.spec_lang.values import Value

_SKETCHES = (2, 4)
_NOT_DECODED = "the model cannot be decoded"


@dataclass(frozen=True, slots=True)
class SmtLimits:
    """Limits of one question. ``resources`` counts Z3's own steps: the same on every machine."""

    seconds: float = 2.0
    resources: int | None = None
    megabytes: int = 1024


class Answer(Enum):
    """What Z3 said."""

    SAT = "sat"
    UNSAT = "unsat"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Solution:
    """An answer; ``values`` is the decoded model of a satisfiable question, ``None`` if it could not be decoded."""

    answer: Answer
    seconds: float
    values: Mapping[str, Value] | None = None
    reason: str = ""


def solver_version() -> str:
    """Return Z3's version, as certificates name it."""
    return f"z3 {z3.get_version_string()}"


def solve(
    program: Program,
    variables: Sequence[Binder],
    formulas: Sequence[Expr],
    limits: SmtLimits | None = None,
    *,
    for_models: bool = False,
    fixed: Mapping[str, Value] | None = None,
) -> Solution:
    """Ask for values of the variables, of their declared types, that make all formulas true.

    ``fixed`` gives values to some of the variables beforehand. "Unsatisfiable" holds for the specification itself, as
    far as its functions are total, unless ``for_models`` is set.

    Raises:
        InfrastructureError: if Z3 fails.
    """
    found = next(models(program, variables, formulas, limits, for_models=for_models, fixed=fixed), None)
    if found is None:
        raise InfrastructureError("z3 gave no answer")
    return found


def models(
    program: Program,
    variables: Sequence[Binder],
    formulas: Sequence[Expr],
    limits: SmtLimits | None = None,
    *,
    for_models: bool = True,
    fixed: Mapping[str, Value] | None = None,
) -> Iterator[Solution]:
    """Yield answers with different models, until one is no model; ``limits`` are for each.

    With ``for_models``, small values are sketched where Z3 finds no model by itself; only an "unsatisfiable" that comes
    first says anything then.

    Raises:
        InfrastructureError: if Z3 fails.
    """
    limits = limits or SmtLimits()
    first = True
    for sketch in (None, *_SKETCHES) if for_models else (None,):
        session = _Session(program, variables, fixed or {}, limits, sketch=sketch, for_models=for_models)
        for solution in _answers(session, formulas):
            if sketch is None or solution.answer is Answer.SAT:
                yield solution
            if solution.answer is Answer.UNSAT and sketch is None:
                return
            if solution.values is not None:
                first = False
        if not first:
            return


def _answers(session: _Session, formulas: Sequence[Expr]) -> Iterator[Solution]:
    start = time.monotonic()
    try:
        with z3_errors():
            call_deep(session.state, formulas)
        while True:
            start = time.monotonic()
            with z3_errors():
                solution = session.next()
            yield solution
            if solution.answer is not Answer.SAT or solution.values is None:
                return
            with z3_errors():
                session.exclude()
    except (Unsupported, OutOfFuel, LimitMet) as error:
        yield Solution(Answer.UNKNOWN, time.monotonic() - start, reason=str(error))


class _Session:
    """One context with its solver."""

    def __init__(
        self,
        program: Program,
        variables: Sequence[Binder],
        fixed: Mapping[str, Value],
        limits: SmtLimits,
        *,
        sketch: int | None,
        for_models: bool,
    ) -> None:
        self._program = program
        self._sketch = sketch
        self._variables = variables
        self._fixed = fixed
        self._limits = limits
        self._for_models = for_models
        self._model: z3.ModelRef | None = None

    def state(self, formulas: Sequence[Expr]) -> None:
        """Translate everything and hand it to a solver."""
        self._context = z3.Context()
        # Python may collect this context's terms in any thread, while Z3 works in this one.
        z3.Z3_enable_concurrent_dec_ref(self._context.ref())
        self._encoder = Encoder(self._program, self._context, for_models=self._for_models)
        self._solver = z3.Solver(ctx=self._context)
        self._solver.set("timeout", max(1, int(self._limits.seconds * 1000)))
        self._solver.set("max_memory", self._limits.megabytes)
        if self._limits.resources is not None:
            self._solver.set("rlimit", self._limits.resources)
        self._constants: dict[str, z3.ExprRef] = {}
        env: dict[str, z3.ExprRef] = {}
        for binder in self._variables:
            if binder.name in self._fixed:
                erased = erase(self._program, binder.type)
                env[binder.name] = self._encoder.literal(self._fixed[binder.name], erased)
            else:
                env[binder.name] = self._constants[binder.name] = self._unknown(binder)
        for formula in formulas:
            self._solver.add(self._encoder.expr(formula, env))

    def _unknown(self, binder: Binder) -> z3.ExprRef:
        """Return a term for a variable whose value is asked for."""
        if self._sketch is None:
            constant = self._encoder.variable(binder.name, binder.type)
            self._solver.add(self._encoder.member(constant, binder.type))
            return constant
        sketcher = Sketcher(self._encoder, self._sketch, binder.name)
        term = sketcher.value(binder.type)
        self._solver.add(*sketcher.constraints)
        return term

    def next(self) -> Solution:
        """Ask for a model."""
        start = time.monotonic()
        said, reason = check(self._solver, self._limits.seconds)
        answer = Answer(said)
        seconds = time.monotonic() - start
        if answer is Answer.UNKNOWN:
            return Solution(answer, seconds, reason=reason)
        if answer is Answer.UNSAT:
            return Solution(answer, seconds)
        self._model = self._solver.model()
        try:
            return Solution(answer, seconds, call_deep(self._decoded))
        except (Undecodable, OutOfFuel) as error:
            return Solution(answer, seconds, reason=f"{_NOT_DECODED}: {error}")

    def _decoded(self) -> dict[str, Value]:
        model, values = self._model, dict(self._fixed)
        if model is None:
            raise Undecodable("there is no model")
        for binder in self._variables:
            if binder.name in self._constants:
                term = model.eval(self._constants[binder.name], model_completion=True)
                values[binder.name] = decode(model, term, erase(self._program, binder.type), self._encoder.sorts)
        return values

    def exclude(self) -> None:
        """Rule the last model out."""
        model = self._model
        if model is None:
            return
        differs = [c != model.eval(c, model_completion=True) for c in self._constants.values()]
        self._solver.add(z3.Or(*differs) if differs else z3.BoolVal(False, self._context))
