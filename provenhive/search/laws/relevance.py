"""Which of the proved lemmas a goal gets.

Only those that the prover can state beside it: a lemma about a function or a datatype that the goal's definitions lack
would be an unknown name there. First come the laws of the goal's functions. Then come those without functions that
share constants with it (constructors, operators), rare ones counting most, as in ``sources``.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from provenhive.search.laws.bench import GoalInfo, Lemma
from provenhive.spec_lang import core
from provenhive.spec_lang.core import LOGIC, MIRRORED, Binary, BinaryOp, Expr, Function, Program
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.traverse import called_functions, walk

_MOST_CLOSE: Final = 16
_MOST_FAR: Final = 8
_PLAIN: Final = LOGIC | {BinaryOp.EQ, BinaryOp.NE}
_SAME: Final = {BinaryOp.GT: MIRRORED[BinaryOp.GT], BinaryOp.GE: MIRRORED[BinaryOp.GE], BinaryOp.NOT_IN: BinaryOp.IN}
_COLLECTIONS: Final = core.SetLit | core.MultisetLit | core.MapLit | core.Index | core.Slice | core.Update


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a proposition speaks of.

    ``functions`` are those that it reaches, ``defined`` is what the prover has to define before it can state it, and
    ``constants`` what it names or writes with a sign.
    """

    functions: frozenset[str]
    defined: frozenset[str]
    constants: frozenset[str]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Lemmas for a goal, the best first: ``close`` ones are about its functions, ``far`` ones share constants."""

    close: tuple[Lemma, ...]
    far: tuple[Lemma, ...]


def spoken_of(program: Program, sequent: Sequent, info: GoalInfo) -> Spoken:
    """Return what a sequent speaks of; ``info`` describes it."""
    defined = (*(f.name for f in info.functions), *(d.name for d in info.datatypes))
    functions = frozenset(f.name for f in functions_of(program, sequent))
    return Spoken(functions, frozenset(defined), constants_in(sequent))


def choose(goal: Spoken, known: Sequence[tuple[Lemma, Spoken]], hints: Collection[str] = ()) -> Chosen:
    """Choose lemmas for a goal; laws that are hinted at come first."""
    frequency = Counter(constant for _, spoken in known for constant in spoken.constants)
    close: list[tuple[float, int, Lemma]] = []
    far: list[tuple[float, int, Lemma]] = []
    for number, (lemma, spoken) in enumerate(known):
        if not spoken.defined <= goal.defined:
            continue
        if lemma.law in hints:
            close.append((-math.inf, -number, lemma))
        elif spoken.functions:
            close.append((-len(spoken.functions), -number, lemma))
        elif shared := goal.constants & spoken.constants:
            weight = {c: math.log(1 + len(known) / frequency[c]) for c in spoken.constants}
            score = sum(weight[c] for c in shared) / (1.0 + sum(weight.values()))
            far.append((-score, -number, lemma))
    return Chosen(_best(close, _MOST_CLOSE), _best(far, _MOST_FAR))


def _best(scored: list[tuple[float, int, Lemma]], most: int) -> tuple[Lemma, ...]:
    return tuple(lemma for _, _, lemma in sorted(scored, key=lambda s: s[:2])[:most])


def functions_of(program: Program, sequent: Sequent) -> tuple[Function, ...]:
    """Return the functions that a sequent speaks of, with those that they call, in the order of the program."""
    names = {n for e in (sequent.goal, *sequent.hypotheses) for n in called_functions(e)}
    waiting = list(names)
    while waiting:
        declared = program.index.get(waiting.pop())
        if isinstance(declared, Function):
            more = called_functions(declared.body) - names
            names |= more
            waiting += sorted(more)
    declared_in_order = (d for m in program.modules for d in m.declarations)
    return tuple(d for d in declared_in_order if isinstance(d, Function) and d.name in names)


def constants_in(sequent: Sequent) -> frozenset[str]:
    """Return what a sequent speaks of by name or sign; not what nearly all do: equality and logic."""
    return frozenset(c for e in (sequent.goal, *sequent.hypotheses) for part in walk(e) for c in _constants(part))


def _constants(part: Expr) -> Iterator[str]:
    match part:
        case core.Call(function=name):
            yield name
        case core.Construct(constructor=name) | core.Is(constructor=name):
            yield name
        case Binary(op=op) if op not in _PLAIN:
            yield _SAME.get(op, op).value
        case core.Unary(op=unary) if unary is not core.UnaryOp.NOT:
            yield unary.value
        case _ if isinstance(part, _COLLECTIONS):
            yield type(part).__name__
