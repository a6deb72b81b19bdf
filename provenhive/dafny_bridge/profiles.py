"""How Dafny is called: limits, solver options, and the options that are always the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from provenhive.toolchain import Limits


@dataclass(frozen=True, slots=True)
class DafnyLimits:
    """What one verification may use.

    Attributes:
        procedure_seconds: the solver's time for each procedure.
        wall_seconds: the time of the whole run; past it the process group is killed.
        memory_mb: resident memory of Dafny and its solver together.
        output_bytes: what may be printed.
        resource_limit: the solver's deterministic resource limit for each procedure, if any.
    """

    procedure_seconds: int = 10
    wall_seconds: float = 120.0
    memory_mb: int = 3072
    output_bytes: int = 8_000_000
    resource_limit: int | None = None

    def process_limits(self) -> Limits:
        """Return the limits of the process group."""
        return Limits(
            wall_seconds=self.wall_seconds,
            memory_mb=self.memory_mb,
            output_bytes=self.output_bytes,
        )


@dataclass(frozen=True, slots=True)
class SolverProfile:
    """A way to run the solver. All profiles are sound; they differ in what they find in time.

    Attributes:
        name: what reports call it.
        solver_options: Z3 parameters, ``name=value``.
        seed: Z3's random seed, for measuring how stable a proof is.
    """

    name: str
    solver_options: tuple[str, ...] = ()
    seed: int | None = None

    def with_seed(self, seed: int) -> SolverProfile:
        """Return this profile under another random seed."""
        return replace(self, name=f"{self.name}#{seed}", seed=seed)

    def options(self) -> tuple[str, ...]:
        """Return the command-line options of Dafny 2.3."""
        seeds = () if self.seed is None else (f"smt.random_seed={self.seed}",)
        return tuple(f"/proverOpt:O:{option}" for option in (*self.solver_options, *seeds))


STOCK: Final = SolverProfile("stock")
"""Z3 as it comes."""

ARITH2: Final = SolverProfile("arith2", ("smt.arith.solver=2",))
"""Z3's older arithmetic: proves some of what the stock solver of 4.8.12 gives up on, and the reverse."""

RETRY_PROFILES: Final = (STOCK, ARITH2)
"""In the order in which they are worth trying."""

UNCOMPACTED_MODELS: Final = "/proverOpt:O:model.compact=false"
"""Keeps Z3 from folding function tables into ``else``, which would lose Boogie's states."""


def fixed_options(limits: DafnyLimits, profile: SolverProfile) -> tuple[str, ...]:
    """Return the options of every verification with Dafny 2.3, fresh or warm.

    ``/noCheating:1`` treats ``assume`` as ``assert``; ``/trace`` reports each procedure by name, time and
    number of obligations; ``/errorTrace:0`` leaves out the control-flow trace; ``/vcsCores:1`` is named
    because a server's default is another.
    """
    resource = () if limits.resource_limit is None else (f"/rlimit:{limits.resource_limit}",)
    return (
        "/nologo",
        "/compile:0",
        "/noCheating:1",
        "/trace",
        "/errorTrace:0",
        "/vcsCores:1",
        f"/timeLimit:{limits.procedure_seconds}",
        *resource,
        *profile.options(),
    )
