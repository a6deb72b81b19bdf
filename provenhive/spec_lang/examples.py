"""Do the examples of units hold what the contracts say? Found with the evaluator when a specification is loaded."""

from __future__ import annotations

from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program, Unit
from provenhive.spec_lang.diagnostics import Reporter
from provenhive.spec_lang.evaluate import RESULT_TYPE, Evaluator
from provenhive.spec_lang.faults import EvaluationFault, OutOfFuel, Unbounded, Undefined
from provenhive.spec_lang.show import show
from provenhive.spec_lang.values import Value

_FUEL = 100_000
_Row = tuple[Value, ...]


def check_examples(program: Program, reporter: Reporter) -> None:
    """Report every example of the main module that its own unit's contract, or an earlier example, does not allow.

    What cannot be evaluated (a quantifier without bounds, a value that takes too long) is passed over: the search
    meets it again.
    """
    units = [d for d in program.main.declarations if isinstance(d, Unit) and d.examples]
    evaluator = Evaluator(program, fuel=_FUEL) if units else None
    for unit in units:
        seen: dict[_Row, _Row] = {}
        for example in unit.examples:
            if evaluator is not None and example.span is not None:
                fault = _fault(evaluator, unit, example, seen)
                if fault is not None:
                    message, hint = fault
                    reporter.error(example.span, "example", message, hint=hint)


def _fault(
    evaluator: Evaluator, unit: Unit, example: core.Example, seen: dict[_Row, _Row]
) -> tuple[str, str | None] | None:
    """Return what is wrong with an example, and a way out; ``None`` if nothing is known to be."""
    try:
        arguments = tuple(evaluator.evaluate(e) for e in example.arguments)
        results = tuple(evaluator.evaluate(e) for e in example.results)
        if seen.setdefault(arguments, results) != results:
            return "an earlier example gives another result for the same arguments", None
        if not evaluator.check_pre(unit, arguments):
            return "the arguments do not meet what the unit requires", "an example shows a call that is allowed"
        failed = evaluator.check_post(unit, arguments, results)
    except (OutOfFuel, Unbounded):
        return None
    except Undefined as fault:
        return f"the example has no value: {fault.message}", None
    except EvaluationFault:
        return None
    if not failed:
        return None
    if failed == (RESULT_TYPE,):
        return "the result is outside of its type", None
    clause = show(unit.ensures[failed[0]], unit.name.rpartition(".")[0])
    return f"the result is not one that the unit ensures: {clause}", "mend the example or the contract"
