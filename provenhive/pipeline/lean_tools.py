"""Lean as the jobs of a worker process use it: the compiled library, and warm workers that it keeps for all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from provenhive.lean_bridge.checker import Checker
from provenhive.lean_bridge.engine import Engine, EngineMissing, find_engine
from provenhive.lean_bridge.library import Library, build_library, core_library
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.pipeline.events import Note


def compiled_library(engine: Engine, notify: Callable[[Any], None]) -> Library:
    """Return the core library; where this machine has not compiled it yet, ``notify`` hears how far that is.

    Raises:
        InfrastructureError: it does not compile.
    """

    return build_library(engine, core_library(), progress=lambda line: notify(Note(line)))


def second_opinion(notify: Callable[[Any], None]) -> tuple[Checker, WorkerPool] | None:
    """Return what Lean needs to see again what others proved; ``None``, and a warning, where there is no Lean.

    Raises:
        InfrastructureError: an engine is there, or named, and does not work.
    """
    try:
        engine = find_engine()
    except EngineMissing as missing:
        text = f"{missing.message}: it gives no second opinion on what is proved without it; {missing.remedy}"
        notify(Note(text, warning=True))
        return None
    library = compiled_library(engine, notify)
    return Checker(engine, library), lean_workers(engine, library)


@cache
def lean_workers(engine: Engine, library: Library) -> WorkerPool:
    """Return the pool of this process, of one worker, started when it is first needed."""
    return WorkerPool(engine, library, size=1)
