"""The command line: one function a command, bodies elsewhere, so that ``--help`` imports no prover."""

from __future__ import annotations

import gc
import io
import sys
from pathlib import Path
from typing import Annotated

import typer

from provenhive import __version__
from provenhive.cli.graph_app import graph_app
from provenhive.cli.import_app import import_app
from provenhive.cli.key_app import key_app, witness_app
from provenhive.cli.ledger_app import ledger_app

app = typer.Typer(
    name="provenhive",
    help="Proves code against small formal specifications, and keeps the evidence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(ledger_app, name="ledger")
app.add_typer(key_app, name="key")
app.add_typer(witness_app, name="witness")
app.add_typer(graph_app, name="graph")
app.add_typer(import_app, name="import")

_COLLECTIONS = (50_000, 20, 20)
"""Objects between collections of garbage: imports make many that stay, and looking through them again takes long."""

PathArgument = Annotated[Path, typer.Argument(help="An .hspec file, or a folder of them.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document instead.")]
LedgerOption = Annotated[str | None, typer.Option("--ledger", help="Ledger file or URL (else from provenhive.toml).")]
OutputOption = Annotated[str | None, typer.Option("--output", help="Folder for extracted code.")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"provenhive {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Proves code against small formal specifications, and keeps the evidence."""


@app.command()
def init(path: Annotated[Path, typer.Argument(help="Folder of the new project.")] = Path()) -> None:
    """Make a project: settings, a first specification, a signing key."""
    from provenhive.cli.console import guarded
    from provenhive.cli.projects import init as body

    guarded(lambda: body(path))


@app.command()
def check(path: PathArgument, json: Json = False) -> None:
    """Read specifications; report every fault, or what there is to prove."""
    from provenhive.cli.console import guarded
    from provenhive.cli.specifications import check as body

    guarded(lambda: body(path, as_json=json), as_json=json)


@app.command()
def fmt(
    path: PathArgument,
    check_only: Annotated[bool, typer.Option("--check", help="Change nothing; exit 1 if something would.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Change nothing; print what would.")] = False,
) -> None:
    """Rewrite specifications in canonical form."""
    from provenhive.cli.console import guarded
    from provenhive.cli.specifications import fmt as body

    guarded(lambda: body(path, check_only=check_only, diff=diff))


@app.command()
def prove(
    path: PathArgument,
    json: Json = False,
    ledger: LedgerOption = None,
    output: OutputOption = None,
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Worker processes (else one a core).")] = None,
    agents: Annotated[str | None, typer.Option(help="Agents to ask, with commas between (else all).")] = None,
    unit_seconds: Annotated[int | None, typer.Option(min=1, help="Time for one unit's search.")] = None,
    prover_seconds: Annotated[int | None, typer.Option(min=1, help="Time of provers for one unit's search.")] = None,
    candidates: Annotated[int | None, typer.Option(min=1, help="Candidates for one unit.")] = None,
    seed: Annotated[int | None, typer.Option(help="Seed of all random choices.")] = None,
    target: Annotated[list[str] | None, typer.Option(help="Target of extraction (may be repeated).")] = None,
    variants: Annotated[int | None, typer.Option(min=1, help="Proved variants to vote on (else the first).")] = None,
    executor: Annotated[str | None, typer.Option(help="Where work is done: local (the default) or ray.")] = None,
    ray_address: Annotated[str | None, typer.Option(help="The Ray cluster (else one on this machine).")] = None,
    schedule: Annotated[str | None, typer.Option(help="Who is asked next: bandit (the default) or turns.")] = None,
    metrics: Annotated[Path | None, typer.Option(help="Write the run's figures in Prometheus' text format.")] = None,
    log_json: Annotated[Path | None, typer.Option(help="Add one JSON object an event to this file.")] = None,
) -> None:
    """Prove specifications: obligations judged, units implemented, code extracted."""
    from provenhive.cli.console import guarded
    from provenhive.cli.proving import Choices, Records
    from provenhive.cli.proving import prove as body

    named = tuple(agents.split(",")) if agents else None
    targets = tuple(target) if target else None
    choices = Choices(
        ledger,
        output,
        jobs,
        named,
        unit_seconds,
        prover_seconds,
        candidates,
        seed,
        targets,
        variants,
        executor,
        ray_address,
        schedule,
    )
    guarded(lambda: body(path, choices, Records(metrics, log_json), as_json=json), as_json=json)


@app.command()
def extract(
    path: PathArgument,
    json: Json = False,
    ledger: LedgerOption = None,
    output: OutputOption = None,
    target: Annotated[list[str] | None, typer.Option(help="Target of extraction (may be repeated).")] = None,
) -> None:
    """Write the code of what the ledger holds for these specifications."""
    from provenhive.cli.console import guarded
    from provenhive.cli.proving import Choices
    from provenhive.cli.proving import extract as body

    choices = Choices(ledger=ledger, output=output, targets=tuple(target) if target else None)
    guarded(lambda: body(path, choices, as_json=json), as_json=json)


@app.command()
def audit(
    json: Json = False,
    ledger: LedgerOption = None,
    sample: Annotated[int | None, typer.Option(min=1, help="Prove only this many entries again.")] = None,
    sample_seed: Annotated[str | None, typer.Option(help="Draw the same sample again.")] = None,
    seeds: Annotated[int, typer.Option(min=0, help="Prove each unit under so many other random seeds too.")] = 0,
    checkpoint: Annotated[
        list[Path] | None, typer.Option(help="A signed checkpoint that the log must extend (may be repeated).")
    ] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget what an interrupted audit had established.")] = False,
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Worker processes (else one a core).")] = None,
) -> None:
    """Establish everything in a ledger again, from its bytes and the provers alone."""
    from provenhive.audit import AuditOptions
    from provenhive.cli.auditing import audit as body
    from provenhive.cli.console import guarded

    options = AuditOptions(jobs, sample, sample_seed, seeds, fresh=fresh)
    guarded(lambda: body(ledger, options, tuple(checkpoint or ()), as_json=json), as_json=json)


@app.command()
def gate(
    path: Annotated[Path | None, typer.Argument(help="An .hspec file, or a folder (else the whole project).")] = None,
    base: Annotated[str | None, typer.Option(help="Git revision whose trust policy and pinned head count.")] = None,
    json: Json = False,
    sarif: Annotated[Path | None, typer.Option(help="Write a SARIF 2.1.0 file for code hosts.")] = None,
    badge: Annotated[Path | None, typer.Option(help="Write a status badge: .svg, or .json for shields.io.")] = None,
    pin: Annotated[bool, typer.Option("--pin", help="If all agrees, pin the ledger's head for later gates.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Refuse a merge in which specification, proof, code and ledger have drifted apart."""
    from provenhive.cli.console import guarded
    from provenhive.cli.gating import Outputs
    from provenhive.cli.gating import gate as body

    guarded(lambda: body(path, base, ledger, Outputs(sarif, badge, pin), as_json=json), as_json=json)


@app.command()
def report(
    json: Json = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write (else provenhive-report.html).")
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """Write one HTML page about the last run."""
    from provenhive.cli.console import guarded
    from provenhive.cli.reporting import report as body

    guarded(lambda: body(output, ledger, as_json=json), as_json=json)


@app.command()
def trace(
    json: Json = False,
    dot: Annotated[Path | None, typer.Option(help="Write a Graphviz drawing of all candidates.")] = None,
    mermaid: Annotated[Path | None, typer.Option(help="Write a Mermaid drawing of all candidates.")] = None,
    against: Annotated[Path | None, typer.Option(help="Compare with the trace of another run.")] = None,
) -> None:
    """Show how far each agent's candidates got in the last run."""
    from provenhive.cli.console import guarded
    from provenhive.cli.tracing import trace as body

    guarded(lambda: body(dot, mermaid, against, as_json=json), as_json=json)


@app.command()
def simulate(
    log: Annotated[Path, typer.Argument(help="The event log of a run (prove --log-json): what work costs.")],
    agents: Annotated[int, typer.Option(min=1, help="Searches to plan: agents, each at one unit.")],
    nodes: Annotated[int, typer.Option(min=1, help="Nodes of the cluster.")] = 1,
    cores: Annotated[int, typer.Option(min=1, help="Cores of a node.")] = 1,
    workers: Annotated[int | None, typer.Option(min=1, help="Workers of a node (else one a core).")] = None,
    provers: Annotated[int | None, typer.Option(min=1, help="Provers at once on a node (else one a worker).")] = None,
    failures: Annotated[float, typer.Option(min=0, help="How often an hour a worker dies.")] = 0.0,
    runs: Annotated[int, typer.Option(min=2, help="Simulated runs: more of them narrow the intervals.")] = 10,
    seed: Annotated[int, typer.Option(help="Seed of all random choices.")] = 0,
    run: Annotated[str | None, typer.Option("--run", help="Which run of the log (else the last).")] = None,
    json: Json = False,
) -> None:
    """Plan a run that does not fit here: how long it takes on a cluster, and what it waits for."""
    from provenhive.cli.console import guarded
    from provenhive.cli.simulating import simulate as body
    from provenhive.experiments import Cluster

    each = cores if workers is None else workers
    cluster = Cluster(nodes, cores, each, each if provers is None else provers, failures)
    guarded(lambda: body(log, run, cluster, agents, runs, seed, as_json=json), as_json=json)


@app.command()
def doctor(
    json: Json = False,
    setup: Annotated[bool, typer.Option("--setup", help="Prepare what can be prepared without asking.")] = False,
) -> None:
    """Show the engines that were found, and what brings the others."""
    from provenhive.cli.console import guarded
    from provenhive.cli.doctor import doctor as body

    guarded(lambda: body(as_json=json, setup=setup), as_json=json)


def run() -> None:
    """Run the command line."""
    gc.set_threshold(*_COLLECTIONS)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # names of files may hold bytes that are no text
    app()
