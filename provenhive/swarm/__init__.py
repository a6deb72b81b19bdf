"""Spreading work: one executor interface, worker processes on this machine behind it."""

from provenhive.swarm.executor import Done, Executor, Lost, Progress, Report, Work
from provenhive.swarm.inline import InlineExecutor
from provenhive.swarm.local import LocalExecutor

__all__ = ["Done", "Executor", "InlineExecutor", "LocalExecutor", "Lost", "Progress", "Report", "Work"]
