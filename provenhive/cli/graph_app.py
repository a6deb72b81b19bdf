"""``provenhive graph``: the commands and their options; bodies are in ``cli.graphs``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

graph_app = typer.Typer(help="Ask the knowledge graph, or write it down.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document instead.")]
LedgerOption = Annotated[str | None, typer.Option("--ledger", help="Ledger file or URL (else from provenhive.toml).")]
Name = Annotated[
    str, typer.Argument(metavar="NAME", help="A declaration, an obligation's id, or the number of a ledger entry.")
]
Specification = Annotated[
    Path | None,
    typer.Option("--spec", help="An .hspec file or folder (else what was proved last, else the whole project)."),
]
Depth = Annotated[int | None, typer.Option("--depth", min=1, help="Show the tree down to this depth.")]


class Format(StrEnum):
    """What a graph is written as."""

    GRAPHML = "graphml"
    DOT = "dot"
    MERMAID = "mermaid"
    HTML = "html"
    JSON = "json"


@graph_app.command()
def why(
    name: Name, json: Json = False, spec: Specification = None, ledger: LedgerOption = None, depth: Depth = None
) -> None:
    """Show what something leans on: definitions, parts, laws, and the proofs in the ledger."""
    from provenhive.cli import graphs
    from provenhive.cli.console import guarded

    guarded(lambda: graphs.why(name, graphs.Source(spec, ledger), depth, as_json=json), as_json=json)


@graph_app.command()
def impact(
    name: Name, json: Json = False, spec: Specification = None, ledger: LedgerOption = None, depth: Depth = None
) -> None:
    """Show what leans on something: all that a change of it touches."""
    from provenhive.cli import graphs
    from provenhive.cli.console import guarded

    guarded(lambda: graphs.impact(name, graphs.Source(spec, ledger), depth, as_json=json), as_json=json)


@graph_app.command()
def unused(
    json: Json = False,
    spec: Specification = None,
    ledger: LedgerOption = None,
    imported: Annotated[bool, typer.Option("--imported", help="Look into imported modules, too.")] = False,
) -> None:
    """Show definitions that no unit leans on, laws that no unit uses, and stray certificates."""
    from provenhive.cli import graphs
    from provenhive.cli.console import guarded

    guarded(lambda: graphs.unused(graphs.Source(spec, ledger), imported=imported, as_json=json), as_json=json)


@graph_app.command()
def cycles(json: Json = False, spec: Specification = None, ledger: LedgerOption = None) -> None:
    """Show what leads round in a circle; exit 1 if proofs do."""
    from provenhive.cli import graphs
    from provenhive.cli.console import guarded

    guarded(lambda: graphs.cycles(graphs.Source(spec, ledger), as_json=json), as_json=json)


@graph_app.command()
def path(
    start: Annotated[str, typer.Argument(metavar="A", help="Where to start: see NAME of 'why'.")],
    end: Annotated[str, typer.Argument(metavar="B", help="Where to end.")],
    json: Json = False,
    spec: Specification = None,
    ledger: LedgerOption = None,
) -> None:
    """Show how one thing leans on another; exit 1 if neither does on the other."""
    from provenhive.cli import graphs
    from provenhive.cli.console import guarded

    guarded(lambda: graphs.path(start, end, graphs.Source(spec, ledger), as_json=json), as_json=json)


@graph_app.command()
def export(
    form: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.HTML,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write (else standard output).")] = None,
    around: Annotated[str | None, typer.Option(help="Only what this leans on, and what leans on it.")] = None,
    declarations: Annotated[bool, typer.Option("--declarations", help="Leave obligations and evidence out.")] = False,
    imported: Annotated[bool, typer.Option("--imported", help="All of imported modules, needed or not.")] = False,
    spec: Specification = None,
    ledger: LedgerOption = None,
    json: Annotated[bool, typer.Option("--json", help="Say in JSON what was written (with --output).")] = False,
) -> None:
    """Write the graph as GraphML, DOT, Mermaid, JSON, or one self-contained HTML page."""
    from provenhive.cli import graphs
    from provenhive.cli.console import guarded

    choice = graphs.Selection(form.value, around, declarations, imported)
    guarded(lambda: graphs.export(choice, output, graphs.Source(spec, ledger), as_json=json), as_json=json)
