"""Whose turn it is: agents in turns, or a bandit that sends the work where it pays."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Schedule = Literal["turns", "bandit"]


class Turns(Protocol):
    """Picks the agent to ask next. Agents are known by their position."""

    def pick(self, able: Sequence[int]) -> int:
        """Return one of the agents that have more to say."""
        ...

    def pay(self, agent: int, gain: float, cost: float) -> None:
        """Note how far a candidate of the agent got (from 0 to 1), and what that cost."""
        ...


class InTurns:
    """One proposal of each agent after the other, in the order of preference."""

    def __init__(self) -> None:
        self._turn = 0
        self._last: dict[int, int] = {}

    def pick(self, able: Sequence[int]) -> int:
        """Return the agent that has waited longest."""
        self._turn += 1
        chosen = min(able, key=lambda agent: (self._last.get(agent, 0), agent))
        self._last[chosen] = self._turn
        return chosen

    def pay(self, agent: int, gain: float, cost: float) -> None:
        """Change nothing."""


@dataclass(slots=True)
class _Arm:
    """What one agent has brought."""

    pulls: int = 0
    gain: float = 0.0
    cost: float = 0.0


class Bandit:
    """Upper confidence bounds on gain for cost.

    UCB1 (P. Auer, N. Cesa-Bianchi, P. Fischer, *Finite-time analysis of the multiarmed bandit problem*, 2002) with each
    bound divided by the arm's mean cost, as in the budgeted bandits of L. Tran-Thanh et al. (*Knapsack based optimal
    policies for budget-limited multi-armed bandits*, 2012). Every agent is asked once before any is asked twice. No
    chance is involved: the same gains and costs make the same picks.
    """

    def __init__(self) -> None:
        self._arms: dict[int, _Arm] = {}

    def pick(self, able: Sequence[int]) -> int:
        """Return the agent with the highest bound; equal ones in the order of preference."""
        for agent in able:
            if agent not in self._arms:
                self._arms[agent] = _Arm()
                return agent
        total = sum(arm.pulls for arm in self._arms.values())
        return max(able, key=lambda agent: (self._bound(self._arms[agent], total), -agent))

    def pay(self, agent: int, gain: float, cost: float) -> None:
        """Note a gain from 0 to 1 and its cost, which is above 0."""
        arm = self._arms.setdefault(agent, _Arm())
        arm.pulls += 1
        arm.gain += gain
        arm.cost += cost

    def _bound(self, arm: _Arm, total: int) -> float:
        if not arm.pulls:
            return math.inf
        bonus = math.sqrt(2 * math.log(max(total, 2)) / arm.pulls)
        return (arm.gain / arm.pulls + bonus) / (arm.cost / arm.pulls)


def turns_of(schedule: Schedule) -> Turns:
    """Return a fresh picker of the named kind."""
    return Bandit() if schedule == "bandit" else InTurns()


GAINS = {
    "red flag": 0.0,
    "gate": 0.0,
    "repeated": 0.0,
    "fuzz": 0.2,
    "conditions": 0.4,
    "waiting": 0.5,
    "proof": 0.6,
    "proved": 1.0,
}
"""How far a candidate got, by the stage at which it ended."""

COSTS = {
    "red flag": 0.01,
    "gate": 0.02,
    "repeated": 0.02,
    "fuzz": 0.05,
    "conditions": 0.2,
    "waiting": 1.0,
    "proof": 1.0,
    "proved": 3.0,
}
"""What a stage costs, in quick looks of a warm prover: orders of magnitude, so that no clock decides."""
