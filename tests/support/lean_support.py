"""The Lean engine and the compiled core library for tests."""

from functools import cache

from provenhive.lean_bridge.engine import Engine, find_engine
from provenhive.lean_bridge.library import Library, LibrarySource, build_library, core_library
from provenhive.resources import data_folder


@cache
def lean_engine() -> Engine:
    """The engine that the machine has."""
    return find_engine()


@cache
def lean_library() -> Library:
    """The compiled core library."""
    if (data_folder("lean") / "manifest.json").is_file():
        return build_library(lean_engine(), core_library())
    return build_library(lean_engine(), LibrarySource(data_folder("lean"), ("Init.Tactics",)))
