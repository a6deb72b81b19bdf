"""The Lean engine and the compiled core library for tests."""

from functools import cache

from provenhive.lean_bridge.engine import Engine, find_engine
from provenhive.lean_bridge.library import Library, build_library, core_library


@cache
def lean_engine() -> Engine:
    """The engine that the machine has."""
    return find_engine()


@cache
def lean_library() -> Library:
    """The compiled core library."""
    return build_library(lean_engine(), core_library())
