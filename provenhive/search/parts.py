"""Something to run for a unit of ``built from`` before it has a proved body: its contract, executed.

Where the contract says what the result is (``r == e``), that is the result; otherwise small values are searched for one
that the contract admits. What cannot be found that way is out of reach (``OutOfFuel``), never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from provenhive.candidates.compile_python import Part
from provenhive.smt.outputs import determined_results, likely_outputs
from provenhive.spec_lang.core import Unit
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import OutOfFuel, Undefined
from provenhive.spec_lang.generate import instantiated
from provenhive.spec_lang.values import Value

_SEARCHED = 20_000


def part_from_contract(evaluator: Evaluator, unit: Unit) -> Part:
    """Return a callable that computes results which the contract admits.

    It raises ``Undefined`` outside of the precondition, and ``OutOfFuel`` when no result is found.
    """
    plain = instantiated(unit)
    defined = determined_results(plain)
    remembered: dict[tuple[Value, ...], tuple[Value, ...]] = {}

    def run(*arguments: Value) -> tuple[Value, ...]:
        if arguments not in remembered:
            if not evaluator.check_pre(plain, arguments):
                raise Undefined(f"the precondition of {unit.name} does not hold")
            remembered[arguments] = found(arguments)
        return remembered[arguments]

    def found(arguments: tuple[Value, ...]) -> tuple[Value, ...]:
        for results in candidates(arguments):
            if not evaluator.check_post(plain, arguments, results):
                return results
        raise OutOfFuel(f"no result of {unit.name} was found that its contract admits")

    def candidates(arguments: tuple[Value, ...]) -> Iterator[tuple[Value, ...]]:
        if defined is not None:
            env = dict(zip((p.name for p in plain.parameters), arguments, strict=True))
            yield tuple(evaluator.evaluate(expr, env) for expr in defined)
            return
        yield from islice(likely_outputs(evaluator, plain, arguments), _SEARCHED)

    return run
