"""Runs of a candidate on suggested inputs, with its own assertions, invariants and measures checked on the way."""

from __future__ import annotations

from collections.abc import Sequence

from provenhive.candidates.compile_python import CheckFailed, compile_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.spec_lang.core import Program, Unit
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import EvaluationFault, Undefined
from provenhive.spec_lang.generate import instantiated
from provenhive.spec_lang.value_forms import show_value
from provenhive.spec_lang.values import Value

_FUEL = 20_000

FailedRun = tuple[tuple[tuple[str, str], ...], str]
"""The arguments in ``.hspec`` notation, and what went wrong."""


def failing_run(
    program: Program,
    evaluator: Evaluator,
    unit: Unit,
    candidate: Candidate,
    inputs: Sequence[tuple[Value, ...]],
) -> FailedRun | None:
    """Return the first run that breaks the contract or a check of the candidate's own, ``None`` if there is none.

    Inputs that the precondition does not admit are left out, and so are units that are built from others: what those
    return is not known here. Type parameters stand for ``int``.
    """
    if unit.built_from:
        return None
    plain = instantiated(unit)
    compiled = compile_candidate(program, unit, candidate, checks=True)
    for arguments in inputs:
        if not _admits(evaluator, plain, arguments):
            continue
        reason = ""
        try:
            results = compiled.run(arguments, _FUEL)
            failed = evaluator.check_post(plain, arguments, results, fuel=_FUEL)
            reason = "the result does not meet the contract" if failed else ""
        except (CheckFailed, Undefined) as fault:
            reason = str(fault)
        except NameError:
            reason = "a variable is read before it has a value"
        except EvaluationFault:
            continue
        if reason:
            return tuple(
                (p.name, show_value(v, p.type, program)) for p, v in zip(plain.parameters, arguments, strict=True)
            ), reason
    return None


def _admits(evaluator: Evaluator, unit: Unit, arguments: tuple[Value, ...]) -> bool:
    try:
        return evaluator.check_pre(unit, arguments, fuel=_FUEL)
    except EvaluationFault:
        return False
