"""The environment that tools run in: small, fixed, and free of what could steer a prover; and the cache folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

CACHE_VARIABLE: Final = "PROVENHIVE_CACHE"
_KEPT: Final = ("HOME", "PATH", "TMPDIR", "USER")


def clean_environment(**extra: str) -> dict[str, str]:
    """Return the environment for a child: what a program needs to run, and ``extra``.

    Variables such as ``MONO_ENV_OPTIONS``, ``LD_PRELOAD`` or ``NODE_OPTIONS`` would let the caller's shell
    change what a tool does, so nothing is inherited but the home, the search path and the temporary folder.
    """
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {"PATH": os.defpath, **kept, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", **extra}


def cache_folder() -> Path:
    """Return the folder for what is made once a machine (``PROVENHIVE_CACHE``, else the user's cache folder)."""
    named = os.environ.get(CACHE_VARIABLE)
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "provenhive"
