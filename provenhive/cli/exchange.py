"""``provenhive ledger export|import|merge|reindex``: the log as static files, and other logs' entries in this one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from provenhive.cli.console import out, print_json
from provenhive.errors import ExitCode, UserError
from provenhive.files import read_bytes
from provenhive.ledger import LedgerUsageError, open_ledger
from provenhive.ledger.checkpoint import CheckedCheckpoint, Checkpoint, CheckpointPolicy, check_checkpoint
from provenhive.ledger.notes import VerifierKey
from provenhive.ledger.tiles import TileLog, Tiles, export_tiles
from provenhive.pipeline.project import Project, open_log
from provenhive.records import EntryRef, RecordLog, TrustPolicy, import_published, load_key
from provenhive.records import merge as merge_log


@contextmanager
def writing(project: Project) -> Iterator[RecordLog]:
    """Open the project's ledger, which must be there, with the signing key."""
    open_log(project, write=False).ledger.close()
    records = open_log(project, write=True)
    with records.ledger:
        yield records


def newest_checkpoint(project: Project, records: RecordLog, *, sign: bool) -> bytes:
    """Return a checkpoint of the log's head: the kept one if it is that, else one signed now.

    Raises:
        UserError: there is none, and none is to be signed.
    """
    kept = records.ledger.stored_checkpoint()
    if kept is not None and Checkpoint.of_note(kept[1]).head == records.ledger.head():
        return kept[1]
    if not sign:
        raise UserError("no checkpoint of the head is kept; make one: provenhive ledger checkpoint sign")
    return records.checkpoint(load_key(project.path(project.settings.key)))


def export(project: Project, folder: Path, *, as_json: bool) -> int:
    """Write the log as C2SP tlog-tiles, with a checkpoint of its head (signed now unless one is kept)."""
    with writing(project) as records:
        checkpoint = export_tiles(records.ledger, newest_checkpoint(project, records, sign=True), folder)
        trust = records.policy.describe()
    head = checkpoint.head
    if as_json:
        print_json(
            {
                "folder": str(folder),
                "origin": checkpoint.origin,
                "size": head.size,
                "root": head.root.hex(),
                "trust": trust,
            }
        )
    else:
        out.print(
            f"{folder}: {head.size} entries of {checkpoint.origin}, root {head.root.hex()}; {trust}", markup=False
        )
    return ExitCode.OK


def import_(project: Project, folder: Path, vkeys: Sequence[str], *, as_json: bool) -> int:
    """Continue the log with a published one that extends it.

    Raises:
        ProofInvalid: the published log does not extend this one, or its checkpoint is not signed as it must be.
        RecordInvalid: the policy does not accept an entry.
    """
    published = Tiles(folder)
    records = open_log(project, write=True)
    with records.ledger as ledger:
        with ledger.transaction():
            if ledger.size == 0 and records.policy.origin is None and ledger.setting("origin") is None:
                ledger.put_setting("origin", published.checkpoint.origin)
            if vkeys:
                published = TileLog(folder, _accepted(records.policy, records.origin, vkeys))
            added = import_published(records, published)
        head = ledger.head()
        trust = records.policy.describe()
    if as_json:
        print_json({"added": len(added), "size": head.size, "root": head.root.hex(), "trust": trust})
    else:
        out.print(f"{len(added)} entries added; {head.size} entries, root {head.root.hex()}; {trust}", markup=False)
    return ExitCode.OK


def merge(project: Project, other: str, checkpoint: Path | None, vkeys: Sequence[str], *, as_json: bool) -> int:
    """Append the entries of another log, with a record that says which log and where they are.

    ``other`` is a folder of tiles, or a ledger with a kept or a given ``checkpoint`` of its head. The checkpoint must
    be signed by one of ``vkeys``, else by a key that this project's policy accepts.
    """
    with writing(project) as records:
        before = records.ledger.size
        ref = _merge(records, other, checkpoint, vkeys)
        head = records.ledger.head()
        trust = records.policy.describe()
    added = max(head.size - before - 1, 0)
    if as_json:
        print_json({"added": added, "record": ref.index, "size": head.size, "root": head.root.hex(), "trust": trust})
    else:
        out.print(
            f"{added} entries added, the merge is entry {ref.index}; root {head.root.hex()}; {trust}", markup=False
        )
    return ExitCode.OK


def _merge(records: RecordLog, other: str, checkpoint: Path | None, vkeys: Sequence[str]) -> EntryRef:
    if Path(other).is_dir():
        note = read_bytes(Path(other) / "checkpoint")
        tiles = TileLog(Path(other), _accepted(records.policy, Checkpoint.of_note(note).origin, vkeys))
        return merge_log(records, tiles.entries(), tiles.checked)
    with open_ledger(other, read_only=True) as there:
        kept = there.stored_checkpoint()
        if checkpoint is None and kept is None:
            raise UserError(f"{other} keeps no checkpoint; sign one there, or give one (--checkpoint FILE)")
        note = read_bytes(checkpoint) if checkpoint is not None else kept[1] if kept is not None else b""
        checked: CheckedCheckpoint = check_checkpoint(
            note, _accepted(records.policy, Checkpoint.of_note(note).origin, vkeys)
        )
        entries: Iterable[bytes] = (entry.data for entry in there.iterate(0, checked.checkpoint.head.size))
        return merge_log(records, entries, checked)


def _accepted(policy: TrustPolicy, origin: str, vkeys: Sequence[str]) -> CheckpointPolicy:
    """Return which checkpoints of another log to believe: by the keys named, else by those of the policy."""
    if not vkeys:
        return policy.model_copy(update={"log_keys": ()}).checkpoints(origin)
    try:
        return CheckpointPolicy(origin, tuple(VerifierKey.parse(vkey) for vkey in vkeys))
    except LedgerUsageError as error:
        raise UserError(f"{error}; a verifier key looks like example.org/log+1a2b3c4d+AbC…") from error


def reindex(project: Project, *, as_json: bool) -> int:
    """File every entry again under the keys of its record, as after damage to the index."""
    with writing(project) as records:
        records.rebuild_index()
        size, trust = records.ledger.size, records.policy.describe()
    if as_json:
        print_json({"entries": size, "trust": trust})
    else:
        out.print(f"{size} entries are filed again; {trust}", markup=False)
    return ExitCode.OK
