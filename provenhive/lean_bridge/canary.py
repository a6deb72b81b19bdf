"""Whether an engine and the modules that it imports are whole: asked where a text of the project's own has errors."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from provenhive.errors import InfrastructureError, ToolRun
from provenhive.lean_bridge.engine import Engine
from provenhive.lean_bridge.library import Library
from provenhive.lean_bridge.one_shot import check_file

_TRIVIAL: Final = "theorem canary : ∀ (p : Prop), p → p := fun _ h => h\n"
"""It needs nothing of any library."""


def require_whole(engine: Engine, library: Library | None, header: str) -> None:
    """Have the engine compile a trivial theorem, in a fresh process, under the imports of a text.

    Raises:
        InfrastructureError: it does not: the engine or a module is broken, and nothing is known of the text.
    """
    with tempfile.TemporaryDirectory(prefix="provenhive-lean-") as folder:
        source = Path(folder) / "Canary.lean"
        source.write_text(header + _TRIVIAL, encoding="utf-8")
        modules = (library.folder,) if library is not None else ()
        done = check_file(engine, source, module_root=Path(folder), search_path=modules)
    if done.has_errors:
        said = "\n".join(map(str, done.messages)) or f"a limit was met: {done.limit}"
        raise InfrastructureError(
            "Lean does not compile a trivial theorem: the engine is broken, or a module that it imports",
            run=ToolRun(done.command, said, done.exit_code),
            remedy=f"run 'lake build' in {engine.folder}" if engine.imports else None,
        )
