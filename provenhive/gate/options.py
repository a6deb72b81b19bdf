"""The modes of the pytest plugin. Imported with every start of pytest: nothing heavy may be imported here."""

from __future__ import annotations

import pytest

MODES = ("ledger", "prove", "audit")


def mode_of(config: pytest.Config) -> str:
    """Return the mode; empty if specifications are collected only where they are named."""
    if config.getoption("provenhive_update"):
        return "prove"
    return str(config.getoption("provenhive") or config.getini("provenhive"))
