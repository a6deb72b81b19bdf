"""The only door to other programs: running them, talking to them, finding them.

No other package imports ``subprocess``. Everything started here runs in its own process group, within
limits, with its output drained, and ends with this process.
"""

from provenhive.toolchain.environment import clean_environment
from provenhive.toolchain.groups import (
    Interrupted,
    allow_starts,
    install_signal_handlers,
    kill_all,
    living_groups,
)
from provenhive.toolchain.limits import LimitHit, Limits
from provenhive.toolchain.run import Completed, run
from provenhive.toolchain.session import Session, SessionError

__all__ = [
    "Completed",
    "Interrupted",
    "LimitHit",
    "Limits",
    "Session",
    "SessionError",
    "allow_starts",
    "clean_environment",
    "install_signal_handlers",
    "kill_all",
    "living_groups",
    "run",
]
