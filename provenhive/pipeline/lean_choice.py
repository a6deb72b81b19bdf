"""Which Lean a project's settings ask for, handed to this process and the workers that it starts."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from provenhive.lean_bridge.engine import ENGINE_VARIABLE, IMPORTS_VARIABLE, PROJECT_VARIABLE
from provenhive.pipeline.project import Project

if TYPE_CHECKING:
    from provenhive.pipeline.dojo import Traced

PREMISES_VARIABLE = "PROVENHIVE_LEAN_PREMISES"
VARIABLES = (ENGINE_VARIABLE, PROJECT_VARIABLE, IMPORTS_VARIABLE, PREMISES_VARIABLE)
"""What the choice of a Lean travels in: to this machine's workers as it is, to a cluster's by their executor."""


def use_lean(project: Project) -> None:
    """Set the environment that engines are found by; what the user's own environment says stands."""
    settings = project.settings
    folder = str(project.path(settings.lean_project)) if settings.lean_project else ""
    chosen = {
        ENGINE_VARIABLE: settings.lean,
        PROJECT_VARIABLE: folder,
        IMPORTS_VARIABLE: ",".join(settings.lean_imports),
        PREMISES_VARIABLE: str(project.path(settings.lean_premises)) if settings.lean_premises else "",
    }
    for name, value in chosen.items():
        if value:
            os.environ.setdefault(name, value)


def chosen_premises() -> Traced:
    """Return the premises and tactics of the file that was chosen; without one, the core library's theorems.

    Raises:
        UserError: the file is missing, or is none of premises.
        InfrastructureError: the core library cannot be read.
    """
    from provenhive.pipeline.dojo import read_source  # every command comes by this module, few search for proofs

    file = os.environ.get(PREMISES_VARIABLE, "")
    return read_source(Path(file)) if file else _core_premises()


@cache
def _core_premises() -> Traced:
    from provenhive.lean_bridge.library_theorems import library_theorems
    from provenhive.pipeline.dojo import Traced
    from provenhive.search.laws.sources import ForeignPremise

    return Traced(tuple(ForeignPremise(t.name, t.statement, t.module) for t in library_theorems()), ())
