"""Tree search over tactic steps, guided by PUCT.

A node is a script that the prover ran, with the goals that it leaves open; an edge is a step at the first of them,
followed by an attempt to close what the step makes. Priors come from the kind of the step and the shape of the goal,
values from how many goals are left and how large they are. Selection: C. D. Rosin, Multi-armed bandits with episode
context (2011), in the form of D. Silver et al., Mastering the game of Go without human knowledge (2017):
``Q + c * P * sqrt(N) / (1 + n)``.
"""
# Lean's own symbols are not typing errors.

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from provenhive.search.laws.bench import Attempt, Budget, OpenGoal
from provenhive.search.laws.steps import Step, StepMaker

_EXPLORATION = 1.4
_DEEPEST = 7
_LONGEST = 4_000

Run = Callable[[str], Attempt]


@dataclass
class Node:
    """A script with what it leaves open; ``children`` are the steps at its first goal, tried or not."""

    lines: tuple[str, ...]
    open: tuple[OpenGoal, ...]
    value: float
    steps: tuple[Step, ...] = ()
    children: dict[int, Node | None] = field(default_factory=dict)  # by the step's number; None for a dead end
    visits: int = 0
    total: float = 0.0

    @property
    def mean(self) -> float:
        """The mean value of the visits."""
        return self.total / self.visits if self.visits else self.value


@dataclass(frozen=True, slots=True)
class TreeResult:
    """The script of a proof, and its last attempt's premises; the most promising open goals where there is none."""

    script: str | None
    used: frozenset[str]
    open: tuple[OpenGoal, ...]


class TreeSearch:
    """Searches from one goal."""

    def __init__(self, run: Run, maker: StepMaker, budget: Budget, nodes: int) -> None:
        """Prepare a search of at most so many nodes within the budget."""
        self._run = run
        self._maker = maker
        self._budget = budget
        self._nodes = nodes
        self._seen: set[tuple[str, ...]] = set()
        self._found: tuple[str, frozenset[str]] | None = None
        self._best: tuple[float, tuple[OpenGoal, ...]] = (-1.0, ())

    def search(self, start: Sequence[OpenGoal]) -> TreeResult:
        """Search from the goals that an empty script leaves open."""
        root = self._node((), tuple(start))
        while self._nodes > 0 and not self._budget.over and self._found is None:
            before = self._nodes
            self._visit(root, 0)
            if before == self._nodes:
                break  # every step is tried
        script, used = self._found if self._found is not None else (None, frozenset[str]())
        return TreeResult(script, used, self._best[1])

    def _visit(self, node: Node, depth: int) -> float:
        """Descend, try one step, and carry its value upwards."""
        number = self._select(node)
        if number is None or depth >= _DEEPEST:
            value = 0.0
        elif number in node.children:
            child = node.children[number]
            value = 0.0 if child is None else self._visit(child, depth + 1)
        else:
            child = node.children[number] = self._try(node, node.steps[number])
            value = 0.0 if child is None else child.value
        node.visits += 1
        node.total += value
        return value

    def _select(self, node: Node) -> int | None:
        best, score = None, -math.inf
        for number, step in enumerate(node.steps):
            tried = node.children.get(number)
            if number in node.children and (tried is None or self._is_spent(tried)):
                continue
            visits = tried.visits if tried is not None else 0
            worth = tried.mean if tried is not None else node.value
            current = worth + _EXPLORATION * step.prior * math.sqrt(node.visits + 1) / (1 + visits)
            if current > score:
                best, score = number, current
        return best

    def _is_spent(self, node: Node) -> bool:
        return all(n in node.children and self._spent_child(node.children[n]) for n in range(len(node.steps)))

    def _spent_child(self, child: Node | None) -> bool:
        return child is None or self._is_spent(child)

    def _try(self, node: Node, step: Step) -> Node | None:
        self._nodes -= 1
        lines = (*node.lines, *step.lines(self._maker.finish))
        if sum(map(len, lines)) > _LONGEST:
            return None
        attempt = self._run("\n".join(lines))
        if attempt.accepted:
            self._found = "\n".join(lines), attempt.used
            return Node(lines, (), 1.0)
        shown = tuple(goal.text for goal in attempt.open)
        if not attempt.open or shown in self._seen:
            return None  # the step does not apply, or leads where another way led
        return self._node(lines, attempt.open)

    def _node(self, lines: tuple[str, ...], open_goals: tuple[OpenGoal, ...]) -> Node:
        self._seen.add(tuple(goal.text for goal in open_goals))
        value = worth(open_goals)
        if lines and value > self._best[0]:
            self._best = value, open_goals
        steps = tuple(self._maker.steps(open_goals[0], len(lines))) if open_goals else ()
        return Node(lines, open_goals, value, _normalised(steps))


def worth(open_goals: Sequence[OpenGoal]) -> float:
    """Estimate how near to a proof some open goals are: 1 for none, less the more and the larger they are."""
    burden = sum(1.0 + len(goal.target) / 80 for goal in open_goals)
    return 1.0 / (1.0 + burden)


def _normalised(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    whole = sum(step.prior for step in steps)
    return tuple(Step(s.tactic, s.prior / whole, s.renaming) for s in steps) if whole else ()
