"""``provenhive ledger``: commands and options; bodies are elsewhere, so that ``--help`` imports nothing heavy."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ledger_app = typer.Typer(help="Read the ledger, prove what it says, exchange it, revoke.", no_args_is_help=True)
checkpoint_app = typer.Typer(help="Signed heads of the log (C2SP tlog-checkpoint).", no_args_is_help=True)
revoke_app = typer.Typer(help="Withdraw what entries lean on; nothing is deleted.", no_args_is_help=True)
ledger_app.add_typer(checkpoint_app, name="checkpoint")
ledger_app.add_typer(revoke_app, name="revoke")

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document instead.")]
LedgerOption = Annotated[str | None, typer.Option("--ledger", help="Ledger file or URL (else from provenhive.toml).")]
LogKeys = Annotated[
    list[str] | None,
    typer.Option("--log-key", help="Verifier key of the other log (may be repeated; else the policy's)."),
]
Reason = Annotated[str, typer.Option("--reason", help="Why, for those who read the log.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Write nothing; show what would fall.")]
KeyFile = Annotated[Path, typer.Option("--key", help="The private key's file.")]


@ledger_app.command("log")
def log_(
    json: Json = False,
    ledger: LedgerOption = None,
    kind: Annotated[str | None, typer.Option(help="Only entries of this kind.")] = None,
    last: Annotated[int | None, typer.Option("--last", "-n", min=1, help="Only so many, the newest.")] = None,
) -> None:
    """List the entries, each with its standing."""
    from provenhive.cli import ledger as bodies
    from provenhive.cli.console import guarded, project_here

    guarded(lambda: bodies.log(project_here(ledger), kind, last, as_json=json), as_json=json)


@ledger_app.command()
def show(
    entry: Annotated[str, typer.Argument(help="Index, or the beginning of the leaf hash.")],
    json: Json = False,
    ledger: LedgerOption = None,
) -> None:
    """Show one entry, its signature checked, with the code or the proof in it."""
    from provenhive.cli import ledger as bodies
    from provenhive.cli.console import guarded, project_here

    guarded(lambda: bodies.show(project_here(ledger), entry, as_json=json), as_json=json)


@ledger_app.command()
def prove(
    index: Annotated[int | None, typer.Option(min=0, help="The entry to prove included.")] = None,
    since: Annotated[int | None, typer.Option(min=0, help="The earlier size to prove consistent.")] = None,
    tlog: Annotated[bool, typer.Option("--tlog", help="Print a C2SP tlog-proof with the kept checkpoint.")] = False,
    json: Json = False,
    ledger: LedgerOption = None,
) -> None:
    """Print a proof of inclusion or consistency, as JSON or as a tlog-proof."""
    from provenhive.cli import ledger as bodies
    from provenhive.cli.console import guarded, project_here

    guarded(lambda: bodies.prove(project_here(ledger), index, since, tlog=tlog, as_json=json), as_json=json)


@ledger_app.command()
def verify(
    proof: Annotated[Path | None, typer.Argument(help="A proof file (else the whole log is checked).")] = None,
    trusted_root: Annotated[str | None, typer.Option("--root", help="The root that you trust, in hexadecimal.")] = None,
    entry: Annotated[Path | None, typer.Option(help="For a tlog-proof: the entry's bytes (else this log's).")] = None,
    checkpoint: Annotated[
        list[Path] | None, typer.Option(help="A signed checkpoint that the log must extend (may be repeated).")
    ] = None,
    json: Json = False,
    ledger: LedgerOption = None,
) -> None:
    """Check a proof; or of the whole log everything that needs no prover."""
    from provenhive.cli import ledger as bodies
    from provenhive.cli.console import guarded, project_here

    notes = tuple(checkpoint or ())
    guarded(lambda: bodies.verify(project_here(ledger), proof, trusted_root, entry, notes, as_json=json), as_json=json)


@ledger_app.command()
def stats(json: Json = False, ledger: LedgerOption = None) -> None:
    """Count entries by kind, agents, provers, candidates by stage, bytes."""
    from provenhive.cli import ledger as bodies
    from provenhive.cli.console import guarded, project_here

    guarded(lambda: bodies.stats(project_here(ledger), as_json=json), as_json=json)


@ledger_app.command()
def diff(
    other: Annotated[str | None, typer.Argument(help="Another ledger: a file or URL.")] = None,
    since: Annotated[int | None, typer.Option(min=0, help="An earlier size of this log.")] = None,
    until: Annotated[int | None, typer.Option(min=0, help="A later size (else the head).")] = None,
    json: Json = False,
    ledger: LedgerOption = None,
) -> None:
    """Compare the log with another, or two heads of it; exit code 1 if they differ."""
    from provenhive.cli import ledger as bodies
    from provenhive.cli.console import guarded, project_here

    guarded(lambda: bodies.diff(project_here(ledger), other, since, until, as_json=json), as_json=json)


@ledger_app.command()
def stale(json: Json = False, ledger: LedgerOption = None) -> None:
    """List certificates that do not hold any more; exit code 1 if that leaves something open."""
    from provenhive.cli import ledger as bodies
    from provenhive.cli.console import guarded, project_here

    guarded(lambda: bodies.stale(project_here(ledger), as_json=json), as_json=json)


@ledger_app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="Where the tiles go; any file server can publish it.")],
    json: Json = False,
    ledger: LedgerOption = None,
) -> None:
    """Write the log as static files (C2SP tlog-tiles) with a signed checkpoint."""
    from provenhive.cli import exchange as bodies
    from provenhive.cli.console import guarded, project_here

    guarded(lambda: bodies.export(project_here(ledger), folder, as_json=json), as_json=json)


@ledger_app.command("import")
def import_(
    folder: Annotated[Path, typer.Argument(help="A folder of tiles that continues this log.")],
    log_key: LogKeys = None,
    json: Json = False,
    ledger: LedgerOption = None,
) -> None:
    """Continue the log with a published one that extends it; every entry is verified first."""
    from provenhive.cli import exchange as bodies
    from provenhive.cli.console import guarded, project_here

    keys = tuple(log_key or ())
    guarded(lambda: bodies.import_(project_here(ledger), folder, keys, as_json=json), as_json=json)


@ledger_app.command()
def merge(
    other: Annotated[str, typer.Argument(help="Another log: a folder of tiles, a ledger file or URL.")],
    checkpoint: Annotated[Path | None, typer.Option(help="A signed checkpoint of it (else the one it keeps).")] = None,
    log_key: LogKeys = None,
    json: Json = False,
    ledger: LedgerOption = None,
) -> None:
    """Append the entries of another log that are not here, and a record of where each of its entries is."""
    from provenhive.cli import exchange as bodies
    from provenhive.cli.console import guarded, project_here

    keys = tuple(log_key or ())
    guarded(lambda: bodies.merge(project_here(ledger), other, checkpoint, keys, as_json=json), as_json=json)


@ledger_app.command()
def reindex(json: Json = False, ledger: LedgerOption = None) -> None:
    """File every entry again under its keys, after damage to the index."""
    from provenhive.cli import exchange as bodies
    from provenhive.cli.console import guarded, project_here

    guarded(lambda: bodies.reindex(project_here(ledger), as_json=json), as_json=json)


# Checkpoints ------------------------------------------------------------------------------------------------


@checkpoint_app.command("sign")
def checkpoint_sign(
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write it to a file.")] = None,
    json: Json = False,
    ledger: LedgerOption = None,
) -> None:
    """Sign the head and keep the checkpoint with the log."""
    from provenhive.cli import witnessing as bodies
    from provenhive.cli.console import guarded, project_here

    guarded(lambda: bodies.sign(project_here(ledger), output, as_json=json), as_json=json)


@checkpoint_app.command("show")
def checkpoint_show(
    size: Annotated[int | None, typer.Option(min=0, help="The one of this size (else the newest).")] = None,
    json: Json = False,
    ledger: LedgerOption = None,
) -> None:
    """Show a kept checkpoint, verified, with its witnesses."""
    from provenhive.cli import witnessing as bodies
    from provenhive.cli.console import guarded, project_here

    guarded(lambda: bodies.show(project_here(ledger), size, as_json=json), as_json=json)


@checkpoint_app.command("verify")
def checkpoint_verify(file: Path, json: Json = False, ledger: LedgerOption = None) -> None:
    """Check a checkpoint from elsewhere: signatures, witnesses, and that the log extends it."""
    from provenhive.cli import witnessing as bodies
    from provenhive.cli.console import guarded, project_here

    guarded(lambda: bodies.verify(project_here(ledger), file, as_json=json), as_json=json)


# Revocations ------------------------------------------------------------------------------------------------


@revoke_app.command("entry")
def revoke_entry(
    entry: Annotated[str, typer.Argument(help="Index, or the beginning of the leaf hash.")],
    reason: Reason,
    dry_run: DryRun = False,
    json: Json = False,
    ledger: LedgerOption = None,
) -> None:
    """Revoke one certificate."""
    from provenhive.cli import revoking as bodies
    from provenhive.cli.console import guarded, project_here

    wanted = bodies.Wanted("entry", entry, reason, dry_run=dry_run)
    guarded(lambda: bodies.revoke(project_here(ledger), wanted, as_json=json), as_json=json)


@revoke_app.command("obligation")
def revoke_obligation(
    name: Annotated[str, typer.Argument(help="The obligation's name, id or digest.")],
    reason: Reason,
    dry_run: DryRun = False,
    json: Json = False,
    ledger: LedgerOption = None,
) -> None:
    """Withdraw a proposition: every certificate for it, earlier and later ones."""
    from provenhive.cli import revoking as bodies
    from provenhive.cli.console import guarded, project_here

    wanted = bodies.Wanted("obligation", name, reason, dry_run=dry_run)
    guarded(lambda: bodies.revoke(project_here(ledger), wanted, as_json=json), as_json=json)


@revoke_app.command("prover")
def revoke_prover(
    name: Annotated[str, typer.Argument(help="The judge's name, as 'ledger stats' shows it.")],
    reason: Reason,
    version: Annotated[list[str] | None, typer.Option(help="A version (may be repeated; else all there are).")] = None,
    matching: Annotated[str | None, typer.Option(help="Every version in the log that holds this text.")] = None,
    dry_run: DryRun = False,
    json: Json = False,
    ledger: LedgerOption = None,
) -> None:
    """Revoke what a prover judged that was found unsound."""
    from provenhive.cli import revoking as bodies
    from provenhive.cli.console import guarded, project_here

    wanted = bodies.Wanted("prover", name, reason, tuple(version or ()), matching, dry_run=dry_run)
    guarded(lambda: bodies.revoke(project_here(ledger), wanted, as_json=json), as_json=json)


@revoke_app.command("key")
def revoke_key(
    keyid: Annotated[str, typer.Argument(help="The key's identifier, or its beginning.")],
    reason: Reason,
    from_index: Annotated[int, typer.Option("--from", min=0, help="From this entry on.")] = 0,
    dry_run: DryRun = False,
    json: Json = False,
    ledger: LedgerOption = None,
) -> None:
    """Revoke what a key signed, as after its theft."""
    from provenhive.cli import revoking as bodies
    from provenhive.cli.console import guarded, project_here

    wanted = bodies.Wanted("key", keyid, reason, first_index=from_index, dry_run=dry_run)
    guarded(lambda: bodies.revoke(project_here(ledger), wanted, as_json=json), as_json=json)
