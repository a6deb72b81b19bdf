"""The inputs on which the candidates of a unit are tried: chosen once, used for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice

from provenhive.search.pool import CounterexamplePool
from provenhive.spec_lang.core import Expr, Unit
from provenhive.spec_lang.enumeration import Enumeration
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.generate import Generator, admits, constants
from provenhive.spec_lang.values import Value, size_of

Arguments = tuple[Value, ...]
Results = tuple[Value, ...]
Models = Callable[[Unit], Iterable[Arguments]]
"""Solver-made inputs that satisfy the unit's precondition (they are checked again)."""

_ENUMERATED_SIZE = 4
_GIVEN_UP_AFTER = 3
_ENUMERATED_TRIED = 20_000


class Source(Enum):
    """Where an input came from."""

    POOL = "counterexample pool"
    EXAMPLE = "example"
    ENUMERATED = "small scope"
    GENERATED = "boundary and random"
    MODEL = "solver model"
    SHRUNK = "shrunk failure"


@dataclass(slots=True)
class Input:
    """One input, with what is known of results for it: the answer of ``check_post`` for each result seen."""

    arguments: Arguments
    source: Source
    expected: Results | None = None  # of an example
    judged: dict[Results, tuple[int, ...]] = field(default_factory=dict)
    kills: int = 0
    exhausted: int = 0  # candidates that ran out of fuel on it

    @property
    def too_heavy(self) -> bool:
        """Say whether the input is not worth trying again: running on it, or judging, takes too long."""
        return self.exhausted >= _GIVEN_UP_AFTER

    def give_up(self) -> None:
        """Note that no result for this input can be judged in reasonable time."""
        self.exhausted = _GIVEN_UP_AFTER


@dataclass(frozen=True, slots=True)
class InputPlan:
    """How many inputs of each source to prepare."""

    enumerated: int = 80
    generated: int = 160
    models: int = 4
    size: int = 7


def prepare_inputs(
    evaluator: Evaluator,
    unit: Unit,
    *,
    pool: CounterexamplePool | None = None,
    models: Models | None = None,
    plan: InputPlan | None = None,
    seed: int = 0,
) -> list[Input]:
    """Return different inputs that the unit's precondition admits; the unit has no type parameters left."""
    plan = plan or InputPlan()
    found: dict[Arguments, Input] = {}
    for source, inputs in _sources(evaluator, unit, pool, models, plan, seed):
        for arguments in inputs:
            if arguments not in found and admits(evaluator, unit, arguments):
                found[arguments] = Input(arguments, source)
    _add_expectations(evaluator, unit, found)
    return sorted(found.values(), key=_order)


def _order(tried: Input) -> tuple[bool, int]:
    """What failed before and examples first, then from small to large."""
    first = tried.source in (Source.POOL, Source.EXAMPLE)
    return (not first, 0 if first else size_of(tried.arguments))


def _sources(
    evaluator: Evaluator,
    unit: Unit,
    pool: CounterexamplePool | None,
    models: Models | None,
    plan: InputPlan,
    seed: int,
) -> Iterator[tuple[Source, Iterable[Arguments]]]:
    if pool is not None:
        yield Source.POOL, pool.inputs(evaluator.program, unit)
    yield Source.EXAMPLE, (arguments for arguments, _ in example_values(evaluator, unit))
    yield Source.ENUMERATED, islice(_small_scope(evaluator, unit), plan.enumerated)
    known = constants(evaluator.program, (*unit.requires, *unit.ensures))
    generator = Generator(evaluator, seed=seed, known=known)
    yield Source.GENERATED, generator.inputs(unit, plan.generated, size=plan.size)
    if models is not None and plan.models:
        yield Source.MODEL, islice(models(unit), plan.models)


def _small_scope(evaluator: Evaluator, unit: Unit) -> Iterator[Arguments]:
    """Yield admitted inputs by size, within a number of trials."""
    enumeration = Enumeration(evaluator)
    types = [p.type for p in unit.parameters]
    candidates = (a for size in range(_ENUMERATED_SIZE + 1) for a in enumeration.tuples(types, size))
    return (a for a in islice(candidates, _ENUMERATED_TRIED) if admits(evaluator, unit, a))


def example_values(evaluator: Evaluator, unit: Unit) -> list[tuple[Arguments, Results]]:
    """Return the arguments and results of the unit's examples, as far as they can be evaluated."""

    def values(exprs: Sequence[Expr]) -> tuple[Value, ...]:
        return tuple(evaluator.evaluate(e) for e in exprs)

    found = []
    for example in unit.examples:
        try:
            found.append((values(example.arguments), values(example.results)))
        except EvaluationFault:
            continue
    return found


def _add_expectations(evaluator: Evaluator, unit: Unit, found: dict[Arguments, Input]) -> None:
    for arguments, results in example_values(evaluator, unit):
        if arguments in found:
            found[arguments].expected = results
