"""``provenhive doctor``: which engines are here, how they were found, and what brings those that are not."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from rich.table import Table

from provenhive.candidates.expression_printer import Dialect
from provenhive.cli.console import err, out, print_json
from provenhive.errors import ExitCode
from provenhive.pipeline.project import find_project
from provenhive.toolchain.discovery import survey
from provenhive.toolchain.node_install import ensure_bignumber


def doctor(*, as_json: bool, setup: bool) -> int:
    """Report every engine; with ``setup`` prepare what can be prepared without asking.

    What is required is what the project that the command runs in needs: its settings choose the Dafny.
    """
    if setup:
        package = ensure_bignumber()
        err.print(f"bignumber.js {package.version} is ready", markup=False)
    engines = survey(dafny4=find_project(Path.cwd()).settings.dafny is Dialect.V4)
    missing = [engine for engine in engines if engine.required and not engine.found]
    if as_json:
        print_json({"engines": [{**asdict(engine), "found": engine.found} for engine in engines]})
    else:
        table = Table(box=None, pad_edge=False, header_style="bold")
        for column in ("engine", "version", "found", "for"):
            table.add_column(column, overflow="fold")
        for engine in engines:
            state = engine.how or "" if engine.found else ("MISSING" if engine.required else "not here (optional)")
            table.add_row(engine.name, engine.version or "-", state, engine.purpose)
        out.print(table)
        for engine in engines:
            if not engine.found:
                out.print(f"{engine.name}: {engine.problem}; to bring it: {engine.remedy}", markup=False)
    return ExitCode.TOOL if missing else ExitCode.OK
