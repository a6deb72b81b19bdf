"""Plans: many simulated runs of the same load on the same cluster, each with costs drawn anew from the record.

Each run first draws its own sample of the record's searches, with replacement, of the same size (bootstrap; Efron and
Tibshirani, An Introduction to the Bootstrap, 1993): the spread of the results then holds both what chance does to a run
and how little a short record says.
"""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass, fields, replace
from random import Random

from provenhive.errors import UserError
from provenhive.experiments.costs import Costs
from provenhive.experiments.simulation import Cluster, Figures, Load, simulate

# Student's t, two-sided 95 %, by degrees of freedom from 1.
_T = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131)
_T_LARGE = 2.13


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over simulated runs, the 95 % confidence interval of that mean, and the least and greatest of them."""

    mean: float
    low: float
    high: float
    least: float
    greatest: float


@dataclass(frozen=True, slots=True)
class Plan:
    """What simulated runs of a load on a cluster came to; ``figures`` by name, ``rate`` is searches a second."""

    cluster: Cluster
    load: Load
    runs: int
    figures: tuple[tuple[str, Estimate], ...]
    stages: tuple[tuple[str, float], ...]

    def __getitem__(self, name: str) -> Estimate:
        """Return the estimate of a figure.

        Raises:
            KeyError: there is no such figure.
        """
        return dict(self.figures)[name]


def plan(costs: Costs, cluster: Cluster, load: Load, *, runs: int = 10, seed: int = 0) -> Plan:
    """Simulate a load so many times; the same seed gives the same plan.

    Raises:
        UserError: fewer than two runs, which say nothing of their spread, or nothing to do.
    """
    if runs < 2 or load.searches < 1:
        raise UserError("a plan takes at least two simulated runs of at least one search")
    chance = Random(seed)  # noqa: S311
    found = [simulate(_drawn(costs, chance), cluster, load, chance.getrandbits(64)) for _ in range(runs)]
    names = [f.name for f in fields(Figures) if f.name != "stages"]
    figures = [(name, estimate([float(getattr(f, name)) for f in found])) for name in names]
    figures.append(("rate", estimate([f.searches / f.seconds for f in found])))
    stages = {stage: 0.0 for f in found for stage, _ in f.stages}
    for f in found:
        for stage, seconds in f.stages:
            stages[stage] += seconds / runs
    return Plan(cluster, load, runs, tuple(figures), tuple(sorted(stages.items())))


def _drawn(costs: Costs, chance: Random) -> Costs:
    """Draw searches with replacement, cold and warm ones apart: each worker of the record has a cold one."""
    cold = [s for s in costs.searches if s.first]
    warm = [s for s in costs.searches if not s.first]
    drawn = [chance.choice(kind) for kind in (cold, warm) for _ in kind]
    return replace(costs, searches=tuple(drawn))


def estimate(values: list[float]) -> Estimate:
    """Return the mean of at least two values with its 95 % confidence interval by Student's t."""
    mean = statistics.fmean(values)
    free = len(values) - 1
    quantile = _T[free - 1] if free <= len(_T) else _T_LARGE
    half = quantile * statistics.stdev(values) / math.sqrt(len(values))
    return Estimate(mean, mean - half, mean + half, min(values), max(values))
