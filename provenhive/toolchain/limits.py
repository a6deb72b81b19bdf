"""What a child process may use, and which limit it met."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class LimitHit(Enum):
    """The limit at which a process group was killed."""

    WALL = "wall-clock time"
    MEMORY = "memory"
    OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one run, or of one exchange with an interactive session.

    Attributes:
        wall_seconds: the time from start to end, however little of it the processor was busy.
        memory_mb: resident memory of the whole process group, sampled; ``None`` for no limit.
        output_bytes: standard output and standard error together.
        address_space_mb: ``RLIMIT_AS`` of each process. Off by default: mono and V8 reserve far more
            address space than they use, so the sampled limit is the one to rely on.
    """

    wall_seconds: float = 60.0
    memory_mb: int | None = 4096
    output_bytes: int = 16_000_000
    address_space_mb: int | None = None
