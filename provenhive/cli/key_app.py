"""``provenhive key`` and ``provenhive witness``: commands and options; bodies are elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from provenhive.cli.ledger_app import Json, KeyFile, LedgerOption, Reason

key_app = typer.Typer(help="Signing keys, their rotation, and the trust policy.", no_args_is_help=True)
witness_app = typer.Typer(help="Attest that a log only grows (C2SP tlog-witness).", no_args_is_help=True)

PublicArgument = Annotated[str, typer.Argument(help="The public key: 64 hexadecimal digits.")]
NameOption = Annotated[str, typer.Option("--name", help="What people call the key.")]
WitnessName = Annotated[str, typer.Option("--name", help="The witness's name, such as witness.example.org.")]


@key_app.command("create")
def key_create(path: Path, json: Json = False) -> None:
    """Make a signing key in a file of its own."""
    from provenhive.cli import keys as bodies
    from provenhive.cli.console import guarded

    guarded(lambda: bodies.create(path, as_json=json), as_json=json)


@key_app.command("list")
def key_list(json: Json = False, ledger: LedgerOption = None) -> None:
    """List the keys that are accepted, and for which entries."""
    from provenhive.cli import keys as bodies
    from provenhive.cli.console import guarded, project_here

    guarded(lambda: bodies.list_(project_here(ledger), as_json=json), as_json=json)


@key_app.command("rotate")
def key_rotate(
    reason: Reason = "rotation", name: NameOption = "this project", json: Json = False, ledger: LedgerOption = None
) -> None:
    """Replace the project's signing key; the log accepts the new one and retires the old one."""
    from provenhive.cli import keys as bodies
    from provenhive.cli.console import guarded, project_here

    guarded(lambda: bodies.rotate(project_here(ledger), name, reason, as_json=json), as_json=json)


@key_app.command("accept")
def key_accept(
    public: PublicArgument, name: NameOption, reason: Reason, json: Json = False, ledger: LedgerOption = None
) -> None:
    """Accept a further key from the next entry on, by an entry of the log."""
    from provenhive.cli import keys as bodies
    from provenhive.cli.console import guarded, project_here

    guarded(lambda: bodies.accept(project_here(ledger), public, name, reason, as_json=json), as_json=json)


@key_app.command("retire")
def key_retire(
    keyid: Annotated[str, typer.Argument(help="The key's identifier, or its beginning.")],
    reason: Reason,
    json: Json = False,
    ledger: LedgerOption = None,
) -> None:
    """Accept a key no longer from the next entry on; what it signed stays good."""
    from provenhive.cli import keys as bodies
    from provenhive.cli.console import guarded, project_here

    guarded(lambda: bodies.retire(project_here(ledger), keyid, reason, as_json=json), as_json=json)


@key_app.command("trust")
def key_trust(
    public: PublicArgument,
    name: NameOption,
    first: Annotated[int, typer.Option("--from", min=0, help="From this entry on.")] = 0,
    json: Json = False,
) -> None:
    """Add a key to the trust policy file."""
    from provenhive.cli import keys as bodies
    from provenhive.cli.console import guarded, project_here

    guarded(lambda: bodies.trust(project_here(None), public, name, first, as_json=json), as_json=json)


@key_app.command("policy")
def key_policy(json: Json = False) -> None:
    """Show the trust policy: whom this project believes."""
    from provenhive.cli import keys as bodies
    from provenhive.cli.console import guarded, project_here

    guarded(lambda: bodies.show_policy(project_here(None), as_json=json), as_json=json)


@key_app.command("pin")
def key_pin(json: Json = False, ledger: LedgerOption = None) -> None:
    """Write the log's head into the trust policy: only its continuations are accepted from now on."""
    from provenhive.cli import keys as bodies
    from provenhive.cli.console import guarded, project_here

    guarded(lambda: bodies.pin(project_here(ledger), as_json=json), as_json=json)


# Witnesses --------------------------------------------------------------------------------------------------


@witness_app.command("request")
def witness_request(
    old: Annotated[int, typer.Option("--old", min=0, help="The size that the witness saw last.")] = 0,
    json: Json = False,
    ledger: LedgerOption = None,
) -> None:
    """Print the add-checkpoint request for a witness."""
    from provenhive.cli import witnessing as bodies
    from provenhive.cli.console import guarded, project_here

    guarded(lambda: bodies.request(project_here(ledger), old, as_json=json), as_json=json)


@witness_app.command("cosign")
def witness_cosign(
    request: Annotated[Path, typer.Argument(help="The add-checkpoint request.")],
    key: KeyFile,
    name: WitnessName,
    log_key: Annotated[str, typer.Option("--log-key", help="The log's verifier key.")],
    state: Annotated[Path, typer.Option("--state", help="The witness's memory: a JSON file.")],
    json: Json = False,
) -> None:
    """As a witness: cosign a log's checkpoint if it extends the last one seen."""
    from provenhive.cli import witnessing as bodies
    from provenhive.cli.console import guarded

    guarded(lambda: bodies.cosign(request, key, name, log_key, state, as_json=json), as_json=json)


@witness_app.command("add")
def witness_add(
    cosigned: Annotated[Path, typer.Argument(help="The checkpoint as a witness gave it back.")],
    json: Json = False,
    ledger: LedgerOption = None,
) -> None:
    """Take a witness's cosignature into the kept checkpoint."""
    from provenhive.cli import witnessing as bodies
    from provenhive.cli.console import guarded, project_here

    guarded(lambda: bodies.add(project_here(ledger), cosigned, as_json=json), as_json=json)


@witness_app.command("vkey")
def witness_vkey(
    key: KeyFile,
    name: Annotated[str, typer.Option("--name", help="The witness's (or the log's) name.")],
    log: Annotated[bool, typer.Option("--log", help="The key of a log, not of a witness.")] = False,
    json: Json = False,
) -> None:
    """Print the verifier key that others name in their trust policies."""
    from provenhive.cli import witnessing as bodies
    from provenhive.cli.console import guarded

    guarded(lambda: bodies.vkey(key, name, log=log, as_json=json), as_json=json)
