"""The Lean library and the warm workers that a worker process of a run keeps for all its jobs."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from provenhive.lean_bridge.engine import Engine
from provenhive.lean_bridge.library import Library, build_library, core_library
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.pipeline.events import Note


def compiled_library(engine: Engine, notify: Callable[[Any], None]) -> Library:
    """Return the core library; where this machine has not compiled it yet, ``notify`` hears how far that is.

    Raises:
        InfrastructureError: it does not compile.
    """

    def progress(module: str, number: int, of: int) -> None:
        notify(Note(f"Lean's core library, compiled once on this machine: {module} ({number} of {of})"))

    return build_library(engine, core_library(), progress=progress)


@cache
def lean_workers(engine: Engine, library: Library) -> WorkerPool:
    """Return the pool of this process, of one worker, started when it is first needed."""
    return WorkerPool(engine, library, size=1)
