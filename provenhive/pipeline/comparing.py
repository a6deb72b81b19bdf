"""The inputs on which extracted code is compared, and the results that it has to give for them.

The results are those of the verified candidate, run in process. The evaluator is asked whether the contract allows
them: a candidate that the evaluator contradicts is not extracted, whatever the provers said. A unit of which no input
could be run is not extracted either: there is nothing to compare with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from provenhive.candidates.compile_python import Part, compile_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.extraction.differential import ExtractionDiffers, NotCompared, Row, shown_call, shown_values
from provenhive.search.inputs import example_values
from provenhive.smt.satisfiable import check_contract, precondition_models
from provenhive.smt.solve import SmtLimits
from provenhive.spec_lang.core import Program, Unit
from provenhive.spec_lang.evaluate import RESULT_TYPE, Evaluator
from provenhive.spec_lang.faults import EvaluationFault, OutOfFuel, Unbounded
from provenhive.spec_lang.generate import Generator, admits, constants, instantiated
from provenhive.spec_lang.show import show

_GENERATED = 40
_NEAR = 16
_MODELS = 4
_MODEL_SECONDS = 0.4
_FUEL = 300_000
_LITTLE_FUEL = 10_000
_POST_FUEL = 100_000
Run = Callable[[Row, int], Row]
Compared = tuple[tuple[Row, ...], tuple[Row, ...]]
"""Inputs, and the results for each of them."""


def rows_to_compare(evaluator: Evaluator, unit: Unit, bodies: Mapping[str, Candidate]) -> Compared:
    """Return inputs that the precondition admits, and what the verified candidate of ``bodies`` computes for them.

    Raises:
        ExtractionDiffers: the evaluator contradicts the candidate.
        NotCompared: no input was found, or the candidate takes too long on all of them.
        InfrastructureError: Z3 failed.
    """
    plain = instantiated(unit)
    run = _candidate(evaluator.program, unit, bodies)
    rows = _rows(evaluator, plain)
    if not rows:
        raise NotCompared(f"{unit.name}: no input was found that 'requires' admits; an example of the unit is one")
    # Deep recursion on a large input, which an example or a model may be, says nothing of the results: such an input
    # is taken only if there is no other.
    found = _computed(evaluator, plain, run, rows) or _computed(evaluator, plain, run, dict.fromkeys(rows, _FUEL))
    if not found:
        raise NotCompared(
            f"{unit.name}: it takes too long on each of {len(rows)} inputs; a small example of the unit is another"
        )
    return tuple(found), tuple(found.values())


def _rows(evaluator: Evaluator, unit: Unit) -> dict[Row, int]:
    """Return different inputs, each with the fuel to run it with."""
    rows = dict.fromkeys(Generator(evaluator, seed=1).inputs(unit, _GENERATED), _FUEL)
    for row in _telling(evaluator, unit):
        rows.setdefault(row, _LITTLE_FUEL)
    if not rows:
        witness = check_contract(evaluator, unit).witness
        if witness is not None:
            rows[tuple(witness[binder.name] for binder in unit.parameters)] = _FUEL
    return rows


def _telling(evaluator: Evaluator, unit: Unit) -> Iterator[Row]:
    """Yield the inputs of examples, some near what the contract's literals say, and models of the precondition."""
    yield from (row for row, _ in example_values(evaluator, unit) if admits(evaluator, unit, row))
    known = constants(evaluator.program, (*unit.requires, *unit.ensures))
    yield from Generator(evaluator, seed=1, known=known).inputs(unit, _NEAR)
    if unit.requires:
        yield from islice(precondition_models(evaluator, unit, limits=SmtLimits(_MODEL_SECONDS)), _MODELS)


def _computed(evaluator: Evaluator, unit: Unit, run: Run, rows: Mapping[Row, int]) -> dict[Row, Row]:
    """Return the results for the inputs on which the candidate ends in time."""
    found: dict[Row, Row] = {}
    for row, fuel in rows.items():
        try:
            results = run(row, fuel)
        except (OutOfFuel, Unbounded):
            continue  # too large to compare, and no answer to compare with
        except EvaluationFault as fault:
            call = shown_call(evaluator.program, unit, row)
            raise ExtractionDiffers(f"it is proved, and the evaluator stops {call}: {fault.message}") from fault
        _check(evaluator, unit, row, results)
        found[row] = results
    return found


def _check(evaluator: Evaluator, unit: Unit, row: Row, results: Row) -> None:
    """Ask the evaluator whether the contract allows the results; what takes too long to evaluate is not held against
    them."""
    fault = ""
    try:
        failed = evaluator.check_post(unit, row, results, fuel=_POST_FUEL)
        if failed:
            names = ("a result is not of its type" if n == RESULT_TYPE else show(unit.ensures[n]) for n in failed)
            fault = f"'ensures' does not hold: {'; '.join(names)}"
    except (OutOfFuel, Unbounded):
        return
    except EvaluationFault as error:
        fault = f"'ensures' has no value: {error.message}"
    if fault:
        call = shown_call(evaluator.program, unit, row)
        given = shown_values(evaluator.program, results, unit.results)
        raise ExtractionDiffers(f"it is proved, and the evaluator contradicts {call} = {given}: {fault}")


def _candidate(program: Program, unit: Unit, bodies: Mapping[str, Candidate]) -> Run:
    """Return the candidate, which calls those of its parts, as a function of an input and its fuel."""
    parts: dict[str, Part] = {}
    for name, body in bodies.items():
        if name != unit.name:
            parts[name] = _part(compile_candidate(program, program.unit(name), body, parts=parts).run)
    return compile_candidate(program, unit, bodies[unit.name], parts=parts).run


def _part(run: Run) -> Part:
    return lambda *arguments: run(arguments, _FUEL)
