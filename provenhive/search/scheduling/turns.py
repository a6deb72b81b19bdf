"""Whose turn it is: agents in turns, or a bandit that sends the work to the groups of agents where it pays."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Schedule = Literal["turns", "bandit"]


@dataclass(frozen=True, slots=True)
class Group:
    """A group of agents: its name, and what one candidate of it costs, made and looked at quickly.

    Costs are orders of magnitude, so that no clock decides: 1 is a symbolic candidate.
    """

    name: str
    cost: float = 1.0


class Turns(Protocol):
    """Picks the agent to ask next. Agents are known by their position."""

    def pick(self, able: Sequence[int]) -> int:
        """Return one of the agents that have more to say."""
        ...

    def pay(self, agent: int, gain: float) -> None:
        """Note how far a candidate of the agent got (from 0 to 1)."""
        ...

    def settle(self, agent: int, gain: float, cost: float) -> None:
        """Correct what was paid for a candidate that waited: what it gained beyond that, and what longer looks cost."""
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

    def pay(self, agent: int, gain: float) -> None:
        """Change nothing."""

    def settle(self, agent: int, gain: float, cost: float) -> None:
        """Change nothing."""


@dataclass(slots=True)
class _Arm:
    """What one group has brought."""

    price: float
    candidates: int = 0
    gain: float = 0.0
    longer: float = 0.0


class Bandit:
    """Upper confidence bounds on gain for cost, over groups; within a group agents take turns.

    UCB1 (P. Auer, N. Cesa-Bianchi, P. Fischer, *Finite-time analysis of the multiarmed bandit problem*, 2002) with each
    bound divided by the mean cost of the group's candidates, as in the budgeted bandits of L. Tran-Thanh et al.
    (*Knapsack based optimal policies for budget-limited multi-armed bandits*, 2012). Each group starts as if one
    candidate had gained ``PRIOR``: what is dear to ask is not asked before the cheap ones have shown what they bring.
    The stages' costs are left out: a candidate costs more because it gets further, and divided by that, work would go
    where candidates die early. No chance is involved: the same outcomes make the same picks.
    """

    def __init__(self, groups: Sequence[Group]) -> None:
        """Start with nothing paid; ``groups`` has each agent's group."""
        self._names = [group.name for group in groups]
        self._arms = {group.name: _Arm(group.cost) for group in groups}
        self._within = {group.name: InTurns() for group in groups}

    def pick(self, able: Sequence[int]) -> int:
        """Return the next agent of the group with the highest bound; equal ones in the order of preference."""
        names = list(dict.fromkeys(self._names[agent] for agent in able))
        total = sum(arm.candidates for arm in self._arms.values()) + 1
        best = max(names, key=lambda name: self._bound(self._arms[name], total))
        return self._within[best].pick([agent for agent in able if self._names[agent] == best])

    def pay(self, agent: int, gain: float) -> None:
        """Note a candidate of the agent's group."""
        arm = self._arms[self._names[agent]]
        arm.candidates += 1
        arm.gain += gain

    def settle(self, agent: int, gain: float, cost: float) -> None:
        """Correct the account of the agent's group."""
        arm = self._arms[self._names[agent]]
        arm.gain += gain
        arm.longer += cost

    def _bound(self, arm: _Arm, total: int) -> float:
        count = arm.candidates + 1
        bonus = math.sqrt(2 * math.log(max(total, 2)) / count)
        return ((arm.gain + PRIOR) / count + bonus) / (arm.price + arm.longer / count)


def turns_of(schedule: Schedule, groups: Sequence[Group]) -> Turns:
    """Return a fresh picker of the named kind among agents of these groups."""
    return Bandit(groups) if schedule == "bandit" else InTurns()


PRIOR = 0.5
"""What a group is taken to gain before anything of it was tried."""

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
"""How far a candidate got, by the stage at which it ended, or at which it waits."""


def price_of(effort: int) -> float:
    """Return what a longer look costs, in quick ones: each takes about twice the time of the one before."""
    return float(2**effort) if effort else 0.0
