"""``provenhive import``: problems of other tools, one command a format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import_app = typer.Typer(help="Read problems of other tools as specifications.", no_args_is_help=True)


@import_app.callback()
def imports() -> None:
    """Read problems of other tools as specifications."""


@import_app.command()
def sygus(
    files: Annotated[list[Path], typer.Argument(help="SyGuS-IF files (.sl), or folders of them.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the .hspec files.")] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document instead.")] = False,
) -> None:
    """Write SyGuS-IF problems of linear integer arithmetic as modules, with a unit for what each asks."""
    from provenhive.cli.console import guarded
    from provenhive.cli.importing import import_files

    guarded(lambda: import_files(tuple(files), output, force=force, as_json=json), as_json=json)
