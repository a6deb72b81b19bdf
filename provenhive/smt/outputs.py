"""Outputs that a contract is likely to allow: what it says the result is, values made of the input, small values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, permutations, product

from provenhive.spec_lang.core import Binary, BinaryOp, Expr, Unit, Var
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.enumeration import Enumeration
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.traverse import conjuncts, free_variables
from provenhive.spec_lang.types import INT, SeqType, Type
from provenhive.spec_lang.values import Value, sort_key

_PERMUTATIONS = 2_000
_COMBINATIONS = 2_000
_SMALL_SIZE = 6
Arguments = tuple[Value, ...]


def determined_results(unit: Unit) -> tuple[Expr, ...] | None:
    """Return, for each result, an expression over the parameters that the contract says it equals, if it does."""
    names = {r.name for r in unit.results}
    found: dict[str, Expr] = {}
    for ensure in unit.ensures:
        for part in conjuncts(ensure):
            if not isinstance(part, Binary) or part.op not in (BinaryOp.EQ, BinaryOp.IFF):
                continue
            for side, other in ((part.left, part.right), (part.right, part.left)):
                if isinstance(side, Var) and side.name in names and not names & free_variables(other).keys():
                    found.setdefault(side.name, other)
    return tuple(found[r.name] for r in unit.results) if found.keys() == names else None


def likely_outputs(evaluator: Evaluator, unit: Unit, arguments: Arguments) -> Iterator[tuple[Value, ...]]:
    """Yield tuples of results to try for an input, likely ones first; the unit has no type parameters left."""
    inputs = [erase(evaluator.program, p.type) for p in unit.parameters]
    outputs = [erase(evaluator.program, r.type) for r in unit.results]
    made = [list(islice(_made_of(arguments, inputs, type_), _PERMUTATIONS)) for type_ in outputs]
    yield from islice(product(*made), _COMBINATIONS)
    enumeration = Enumeration(evaluator)
    for size in range(_SMALL_SIZE + 1):
        yield from enumeration.tuples(outputs, size)


def _made_of(arguments: Arguments, types: Sequence[Type], wanted: Type) -> Iterator[Value]:
    """Yield values of a type made of the arguments' own parts."""

    def of_type(type_: Type) -> list[Value]:
        return [value for value, kind in zip(arguments, types, strict=True) if kind == type_]

    yield from dict.fromkeys((*of_type(wanted), *(item for whole in of_type(SeqType(wanted)) for item in whole)))
    if wanted == INT:
        yield from (len(value) for value in arguments if isinstance(value, tuple))
    if isinstance(wanted, SeqType):
        sequences, loose = of_type(wanted), of_type(wanted.element)
        everything = (*(item for whole in sequences for item in whole), *loose)
        for items in (everything, *sequences):
            ordered = sorted(items, key=sort_key)
            yield from dict.fromkeys(islice(permutations(ordered), _PERMUTATIONS))
