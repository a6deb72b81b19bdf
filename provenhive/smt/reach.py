"""Reachable states of machines, breadth first within bounds: what is violated there comes with a shortest trace.

Everything is computed by the evaluator; parameters and what operations leave open are tried from small values, from
the constants of the machine, and from parts of the state. A violation that is found is one; that none is found says
nothing.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from provenhive.smt.steps import Env, Solver
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Expr, Program
from provenhive.spec_lang.declared import constructors, erase
from provenhive.spec_lang.enumeration import Enumeration
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.generate import constants
from provenhive.spec_lang.shrink import smaller_values
from provenhive.spec_lang.types import INT, DataType, MapType, MultisetType, SeqType, SetType, TupleType, Type
from provenhive.spec_lang.values import Data, Map, Multiset, Value

_SMALL_SIZE = 3
_FUEL = 20_000


@dataclass(frozen=True, slots=True)
class ReachLimits:
    """How far to go: steps, states in all, solutions tried for one operation in one state, candidates, seconds."""

    steps: int = 12
    states: int = 1_500
    solutions: int = 48
    candidates: int = 14
    seconds: float = 6.0


HASTY = ReachLimits(steps=6, states=150, solutions=24, candidates=8, seconds=1.5)


@dataclass(frozen=True, slots=True)
class Step:
    """A state and how it came about: ``operation`` is empty for an initial state."""

    operation: str
    values: Mapping[str, Value]  # parameters and results
    state: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Violation:
    """A goal, by its position, that does not hold in the last state of a trace."""

    goal: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class _Node:
    step: Step
    parent: _Node | None

    def trace(self) -> tuple[Step, ...]:
        steps, node = [self.step], self.parent
        while node is not None:
            steps.append(node.step)
            node = node.parent
        return tuple(reversed(steps))


class Explorer:
    """Explores the reachable states of one machine."""

    def __init__(self, evaluator: Evaluator, machine: core.Machine, limits: ReachLimits | None = None) -> None:
        self._evaluator = evaluator
        self._program = evaluator.program
        self._machine = machine
        self._limits = limits or ReachLimits()
        self._solver = Solver(evaluator, self._candidates)
        self._small = _Small(evaluator, self._limits.candidates)
        self._integers = _integers_of(self._program, machine)
        self._deadline = 0.0
        self.states = 0
        self.complete = False

    def violation(self, goals: Sequence[Expr]) -> Violation | None:
        """Return a shortest trace found to a state in which one of the goals is false; ``complete`` says afterwards
        whether all steps from all states seen were looked at, among the values that were tried."""
        self._deadline = time.monotonic() + self._limits.seconds
        seen: set[tuple[Value, ...]] = set()
        queue: deque[tuple[_Node, int]] = deque()
        for node, depth in self._fresh(self._initial(), None, 0, seen):
            found = self._violated(goals, node)
            if found is not None:
                return found
            queue.append((node, depth))
        while queue and not self._spent(len(seen)):
            node, depth = queue.popleft()
            if depth >= self._limits.steps:
                break
            for successor, deeper in self._fresh(self._successors(node.step.state), node, depth + 1, seen):
                found = self._violated(goals, successor)
                if found is not None:
                    return found
                queue.append((successor, deeper))
        self.states, self.complete = len(seen), not queue
        return None

    def _spent(self, states: int) -> bool:
        return states >= self._limits.states or time.monotonic() > self._deadline

    def _fresh(
        self, steps: Iterator[Step], parent: _Node | None, depth: int, seen: set[tuple[Value, ...]]
    ) -> Iterator[tuple[_Node, int]]:
        for step in steps:
            key = tuple(_key(v) for v in step.state.values())
            if key not in seen:
                seen.add(key)
                yield _Node(step, parent), depth
            if self._spent(len(seen)):
                return

    def _violated(self, goals: Sequence[Expr], node: _Node) -> Violation | None:
        for position, goal in enumerate(goals):
            if self._is_false(goal, node.step.state):
                return Violation(position, node.trace())
        return None

    def _is_false(self, goal: Expr, state: Mapping[str, Value]) -> bool:
        try:
            return self._evaluator.evaluate(goal, state, fuel=_FUEL) is False
        except EvaluationFault:
            return False

    # --- steps -----------------------------------------------------------------------------------------------------

    def _initial(self) -> Iterator[Step]:
        binders = self._bare(self._machine.state)
        found = self._solver.solutions(self._machine.initially, binders, {})
        for env in islice(found, self._limits.solutions):
            yield Step("", {}, {b.name: env[b.name] for b in binders})

    def _successors(self, state: Mapping[str, Value]) -> Iterator[Step]:
        after = tuple(core.Binder(f"{b.name}'", b.type) for b in self._bare(self._machine.state))
        for operation in self._machine.operations:
            spoken = (*operation.parameters, *operation.results)
            conditions = (*operation.requires, *operation.ensures)
            found = self._solver.solutions(conditions, (*operation.parameters, *operation.results, *after), state)
            for env in islice(found, self._limits.solutions):
                values = {b.name: env[b.name] for b in spoken}
                yield Step(operation.name, values, {b.name[:-1]: env[b.name] for b in after})

    def _bare(self, binders: Sequence[core.Binder]) -> tuple[core.Binder, ...]:
        return tuple(core.Binder(b.name, erase(self._program, b.type)) for b in binders)

    # --- candidates ------------------------------------------------------------------------------------------------

    def _candidates(self, name: str, type_: Type, env: Env | Mapping[str, Value]) -> Sequence[Value]:
        """Return values to try: as it was, parts of the state, neighbours, constants, small values."""
        plain = erase(self._program, type_)
        found: dict[Value, None] = {}
        if name.endswith("'") and name[:-1] in env:
            old = env[name[:-1]]
            found[old] = None
            found.update(dict.fromkeys(islice(smaller_values(self._program, plain, old), self._limits.candidates)))
        for binder in self._bare(self._machine.state):
            if binder.name in env:
                found.update(dict.fromkeys(islice(_inside(self._program, env[binder.name], binder.type, plain), 6)))
        if plain == INT:
            near = [value + d for value in tuple(found) for d in (1, -1)]
            found.update(dict.fromkeys((*near, *self._integers)))
        room = max(4, self._limits.candidates - len(found) // 2)
        found.update(dict.fromkeys(islice(self._small.of(type_), room)))
        return list(found)


class _Small:
    """Small values of types, made once."""

    def __init__(self, evaluator: Evaluator, count: int) -> None:
        self._enumeration = Enumeration(evaluator)
        self._count = count
        self._made: dict[Type, tuple[Value, ...]] = {}

    def of(self, type_: Type) -> tuple[Value, ...]:
        if type_ not in self._made:
            self._made[type_] = tuple(islice(self._enumeration.up_to(type_, _SMALL_SIZE), self._count))
        return self._made[type_]


def _integers_of(program: Program, machine: core.Machine) -> tuple[int, ...]:
    """Return the integers that stand in a machine and in functions that it calls, with their neighbours."""
    exprs = [*machine.initially, *machine.invariants, *(p.statement for p in machine.properties)]
    for operation in machine.operations:
        exprs += [*operation.requires, *operation.ensures]
    near = {n + d: None for n in constants(program, exprs).integers for d in (0, 1, -1)}
    return tuple(sorted(near, key=abs))[:24]


def _key(value: Value) -> Value:
    """Return what a value is known by: ``True`` and 1 are different."""
    return (bool, value) if isinstance(value, bool) else value


def _inside(program: Program, value: Value, type_: Type, wanted: Type) -> Iterator[Value]:
    """Yield the parts of a value that have the wanted type."""
    if type_ == wanted:
        yield value
    match type_:
        case SeqType(element) | SetType(element):
            items: Sequence[tuple[Value, Type]] = [(item, element) for item in value]
        case MultisetType(element) if isinstance(value, Multiset):
            items = [(item, element) for item in dict.fromkeys(value)]
        case MapType(key, item) if isinstance(value, Map):
            items = [(k, key) for k in value] + [(value[k], item) for k in value]
        case TupleType(types):
            items = list(zip(value, types, strict=True))
        case DataType() if isinstance(value, Data):
            made = next(c for c in constructors(program, type_) if c.name == value.constructor)
            items = [(v, erase(program, f.type)) for v, f in zip(value.fields, made.fields, strict=True)]
        case _:
            return
    for part, part_type in items:
        yield from _inside(program, part, part_type, wanted)
