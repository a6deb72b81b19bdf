"""Something to run for a unit of ``built from`` before it has a proved body: its contract, executed.

Where the contract says what the result is (``r == e``), that is the result; otherwise small values are searched for one
that the contract admits. What cannot be found that way is out of reach (``OutOfFuel``), never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, permutations

from provenhive.candidates.compile_python import Part
from provenhive.spec_lang.core import Binary, BinaryOp, Expr, Unit, Var
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.enumeration import Enumeration
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import OutOfFuel, Undefined
from provenhive.spec_lang.generate import instantiated
from provenhive.spec_lang.traverse import conjuncts, free_variables
from provenhive.spec_lang.types import SeqType, Type
from provenhive.spec_lang.values import Value, sort_key

_SEARCHED_SIZE = 6
_SEARCHED = 20_000
_PERMUTATIONS = 5_000


def part_from_contract(evaluator: Evaluator, unit: Unit) -> Part:
    """Return a callable that computes results which the contract admits.

    It raises ``Undefined`` outside of the precondition, and ``OutOfFuel`` when no result is found.
    """
    plain = instantiated(unit)
    defined = determined_results(plain)
    enumeration = Enumeration(evaluator)
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
        inputs = [erase(evaluator.program, p.type) for p in plain.parameters]
        types = [erase(evaluator.program, r.type) for r in plain.results]
        if len(types) == 1:
            yield from ((value,) for value in _arrangements(arguments, inputs, types[0]))
        small = (r for size in range(_SEARCHED_SIZE + 1) for r in enumeration.tuples(types, size))
        yield from islice(small, _SEARCHED)

    return run


def _arrangements(arguments: tuple[Value, ...], types: Sequence[Type], wanted: Type) -> Iterator[Value]:
    """Yield values made of the arguments' own parts: the likely results of contracts about elements."""

    def of_type(type_: Type) -> list[Value]:
        return [value for value, kind in zip(arguments, types, strict=True) if kind == type_]

    yield from dict.fromkeys((*of_type(wanted), *(item for whole in of_type(SeqType(wanted)) for item in whole)))
    if isinstance(wanted, SeqType):
        sequences, loose = of_type(wanted), of_type(wanted.element)
        everything = (*(item for whole in sequences for item in whole), *loose)
        for items in (everything, *sequences):
            ordered = sorted(items, key=sort_key)
            yield from dict.fromkeys(islice(permutations(ordered), _PERMUTATIONS))


def determined_results(unit: Unit) -> tuple[Expr, ...] | None:
    """Return, for each result, an expression over the parameters that the contract says it equals, if it does."""
    names = {r.name for r in unit.results}
    found: dict[str, Expr] = {}
    for ensure in unit.ensures:
        for part in conjuncts(ensure):
            if not isinstance(part, Binary) or part.op is not BinaryOp.EQ:
                continue
            for side, other in ((part.left, part.right), (part.right, part.left)):
                if isinstance(side, Var) and side.name in names and not names & free_variables(other).keys():
                    found.setdefault(side.name, other)
    return tuple(found[r.name] for r in unit.results) if found.keys() == names else None
