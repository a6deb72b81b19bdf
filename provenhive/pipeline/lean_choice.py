"""Which Lean a project's settings ask for, handed to this process and the workers that it starts."""

from __future__ import annotations

import os
from pathlib import Path

from provenhive.lean_bridge.engine import ENGINE_VARIABLE, IMPORTS_VARIABLE, PROJECT_VARIABLE
from provenhive.pipeline.dojo import Traced, read_source
from provenhive.pipeline.project import Project

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


def chosen_premises() -> Traced | None:
    """Return the premises and tactics of the file that was chosen, or ``None``. Raises ``UserError``."""
    file = os.environ.get(PREMISES_VARIABLE, "")
    return read_source(Path(file)) if file else None
