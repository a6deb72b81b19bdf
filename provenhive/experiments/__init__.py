"""Runs that are planned before they are made: costs read from a run's event log, and a simulation that scales them."""

from provenhive.experiments.costs import Costs, ModuleCosts, SearchCosts, read_costs
from provenhive.experiments.planning import Estimate, Plan, plan
from provenhive.experiments.simulation import Cluster, Figures, Load, simulate

__all__ = [
    "Cluster",
    "Costs",
    "Estimate",
    "Figures",
    "Load",
    "ModuleCosts",
    "Plan",
    "SearchCosts",
    "plan",
    "read_costs",
    "simulate",
]
