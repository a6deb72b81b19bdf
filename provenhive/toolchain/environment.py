"""The environment that tools run in: small, fixed, and free of what could steer a prover."""

from __future__ import annotations

import os
from typing import Final

_KEPT: Final = ("HOME", "PATH", "TMPDIR", "USER")


def clean_environment(**extra: str) -> dict[str, str]:
    """Return the environment for a child: what a program needs to run, and ``extra``.

    Variables such as ``MONO_ENV_OPTIONS``, ``LD_PRELOAD`` or ``NODE_OPTIONS`` would let the caller's shell
    change what a tool does, so nothing is inherited but the home, the search path and the temporary folder.
    """
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {"PATH": os.defpath, **kept, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", **extra}
