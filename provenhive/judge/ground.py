"""Ground terms for ``agrees``: the evaluator's values of a function, as theorems for Lean."""

from __future__ import annotations

from dataclasses import dataclass

from provenhive.lean_bridge import render_names as names
from provenhive.lean_bridge.checker import Statement, quick_check
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.lean_bridge.render import Rendered, ground_proofs, ground_statement, statement_of
from provenhive.lean_bridge.script import Proof, parse_proof
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binary, BinaryOp, Program, Unit
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.generate import Generator, instantiated
from provenhive.spec_lang.sequent import conjunction, negation
from provenhive.spec_lang.show import show
from provenhive.spec_lang.types import INT, Type, substitute
from provenhive.spec_lang.value_forms import literal
from provenhive.spec_lang.values import Value
from provenhive.toolchain import SessionError

_INPUTS = 30
_COMPARED = 6
_LARGEST = 200
_FUEL = 2_000
_SECONDS = 4.0


@dataclass(frozen=True, slots=True)
class Ground:
    """What came of the comparison: a statement with a proof that workers accepted, or the reason why there is none.

    ``differs`` says that the statement is that the evaluator's value is *not* the function's; ``equations`` are those
    that the statement is about, and ``shown`` is what they are in the specification's notation.
    """

    statement: Statement | None
    proof: str = ""
    equations: tuple[Binary, ...] = ()
    differs: bool = False
    reason: str = ""

    @property
    def shown(self) -> tuple[str, ...]:
        """The equations in the specification's notation."""
        return tuple(map(show, self.equations))


@dataclass(frozen=True, slots=True)
class GroundComparison:
    """Compares evaluator and Lean on generated arguments; type parameters stand for ``int``."""

    program: Program
    evaluator: Evaluator
    workers: WorkerPool

    def of(self, function: core.Function) -> Ground:
        """Compare a function's values.

        Raises:
            NotRenderable: something in it has no form in Lean.
            InfrastructureError: the engine failed.
        """
        equations = self.equations(function)
        if not equations:
            return Ground(None, reason="no arguments found at which the evaluator has a small value")
        name = f"{names.qualified(function.name)}.ground"
        agreed: list[tuple[Binary, str]] = []
        for equation in equations:
            rendered = ground_statement(self.program, name, equation.left, equation.right)
            proof = self._proof(rendered)
            if proof is not None:
                agreed.append((equation, proof))
                continue
            denied = statement_of(self.program, name=name, binders=(), hypotheses=(), conclusion=negation(equation))
            proof = self._proof(denied)
            if proof is not None:
                return Ground(denied.statement, proof, (equation,), differs=True)
        if not agreed:
            return Ground(None, reason="Lean computes none of the values in time")
        return self._joined(name, agreed)

    def _joined(self, name: str, agreed: list[tuple[Binary, str]]) -> Ground:
        whole = conjunction(e for e, _ in agreed)
        statement = statement_of(self.program, name=name, binders=(), hypotheses=(), conclusion=whole).statement
        lines = [f"  · {_indented(proof)}" for _, proof in agreed]
        # Conjunctions lean to the left.
        pattern = "?_"
        for _ in agreed[1:]:
            pattern = f"⟨{pattern}, ?_⟩"
        proof = agreed[0][1] if len(agreed) == 1 else "\n".join([f"refine {pattern}", *(line[2:] for line in lines)])
        return Ground(statement, proof, tuple(e for e, _ in agreed))

    def _proof(self, rendered: Rendered) -> str | None:
        for text in ground_proofs(rendered):
            if accepts(self.workers, rendered.statement, parse_proof(text), _SECONDS):
                return text
        return None

    def equations(self, function: core.Function) -> tuple[Binary, ...]:
        """Return the equations of ``ground_equations``."""
        return ground_equations(self.program, self.evaluator, function)


def ground_equations(program: Program, evaluator: Evaluator, function: core.Function) -> tuple[Binary, ...]:
    """Return ``f(arguments) == value`` for small generated arguments in the function's domain.

    Of all that were generated those come first whose values no other one has.
    """
    claim = instantiated(Unit("", function.type_parameters, function.parameters, (), function.requires, ()))
    binding: dict[str, Type] = dict.fromkeys(function.type_parameters, INT)
    result = erase(program, substitute(function.result, binding))
    first: dict[Value, Binary] = {}
    further: list[Binary] = []
    for row in Generator(evaluator, seed=1).inputs(claim, _INPUTS, size=3):
        try:
            value = evaluator.call(function.name, row, fuel=_FUEL)
        except EvaluationFault:
            continue
        types = [erase(program, p.type) for p in claim.parameters]
        arguments = tuple(literal(v, t, program) for v, t in zip(row, types, strict=True))
        call = core.Call(function.name, tuple(INT for _ in function.type_parameters), arguments, result)
        equation = Binary(BinaryOp.EQ, call, literal(value, result, program))
        if len(show(equation)) > _LARGEST or equation in further:
            continue
        if value in first:
            further.append(equation)
        else:
            first[value] = equation
    return (*first.values(), *further)[:_COMPARED]


def accepts(workers: WorkerPool, statement: Statement, proof: Proof, seconds: float) -> bool:
    """Say whether a warm worker takes a proof; one that runs into a limit does not.

    Raises:
        InfrastructureError: the engine failed.
    """
    try:
        return quick_check(workers, statement, proof, seconds=seconds).accepted
    except SessionError as error:
        if error.limit is None:
            raise
        return False


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")
