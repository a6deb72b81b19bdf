"""Which Dafny judges: the 2.3 with warm servers, or a 4 of the user's own, both behind the same two calls."""

from __future__ import annotations

from provenhive.candidates.expression_printer import Dialect
from provenhive.dafny_bridge.dialect4 import options_of, run_dafny4
from provenhive.dafny_bridge.outcomes import DafnyRun
from provenhive.dafny_bridge.pool import ServerPool
from provenhive.dafny_bridge.profiles import STOCK, DafnyLimits, SolverProfile
from provenhive.dafny_bridge.runner import run_cli
from provenhive.dafny_bridge.server import warm_options


def run_fresh(
    text: str, dialect: Dialect, limits: DafnyLimits | None = None, profile: SolverProfile = STOCK
) -> DafnyRun:
    """Verify a program in a fresh process of the Dafny that its dialect is for.

    Raises:
        DafnyFailure: Dafny crashed, met a process limit, or its reports cannot be read or disagree.
        InfrastructureError: that Dafny is missing.
    """
    return run_dafny4(text, limits, profile) if dialect is Dialect.V4 else run_cli(text, limits, profile)


class QuickLooks:
    """Verifies while searching; what it says is no verdict. Dafny 4 has no such server: each look is a process."""

    def __init__(self, dialect: Dialect, servers: ServerPool, profile: SolverProfile = STOCK) -> None:
        """Bind the dialect, the servers, which start nothing before they are asked, and how the solver is run."""
        self.dialect = dialect
        self._servers = servers
        self._profile = profile

    def flags(self, limits: DafnyLimits) -> tuple[str, ...]:
        """Return the options that a look runs with: another answer may come with others.

        Raises:
            InfrastructureError: that Dafny is missing.
        """
        if self.dialect is Dialect.V4:
            return options_of(limits, self._profile)
        return warm_options(limits, self._profile, models=True)

    def verify(self, text: str, limits: DafnyLimits) -> DafnyRun:
        """Verify a program; with Dafny 2.3 the answer has the solver's models.

        Raises:
            DafnyFailure, InfrastructureError: as ``run_fresh``.
        """
        if self.dialect is Dialect.V4:
            return run_dafny4(text, limits, self._profile)
        return self._servers.verify(text, limits, self._profile, models=True)
