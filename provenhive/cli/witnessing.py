"""``provenhive ledger checkpoint`` and ``provenhive witness``: signed heads, and who attests that they only grow."""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from provenhive.cli.console import err, out, print_json
from provenhive.cli.exchange import newest_checkpoint, writing
from provenhive.errors import ExitCode, UserError
from provenhive.files import read_bytes, write_file
from provenhive.ledger import Head, LedgerUsageError, ProofInvalid
from provenhive.ledger.checkpoint import CheckedCheckpoint, Checkpoint, CheckpointPolicy, check_checkpoint
from provenhive.ledger.notes import COSIGNATURE_V1, NoteSigner, VerifierKey, parse_note
from provenhive.ledger.witness import Witness, add_cosignatures, format_request, parse_request
from provenhive.pipeline.project import Project, open_log
from provenhive.records import RecordLog, load_key, note_signer


def sign(project: Project, output: Path | None, *, as_json: bool) -> int:
    """Sign a checkpoint of the head, keep it with the log, and print it or write it to a file."""
    with writing(project) as records:
        key = load_key(project.path(project.settings.key))
        note = records.checkpoint(key)
        vkey = note_signer(key, records.origin).verifier.vkey()
        trust = records.policy.describe()
    if output is not None:
        write_file(output, note)
    if as_json:
        where = None if output is None else str(output)
        print_json({**_document(note), "vkey": vkey, "output": where, "trust": trust})
    elif output is None:
        out.file.write(note.decode())
        err.print(trust, markup=False)
    else:
        size = Checkpoint.of_note(note).head.size
        out.print(f"{output}: a checkpoint of {size} entries; verifier key {vkey}; {trust}", markup=False)
    return ExitCode.OK


def _document(note: bytes) -> dict[str, Any]:
    checkpoint = Checkpoint.of_note(note)
    return {
        "origin": checkpoint.origin,
        "size": checkpoint.head.size,
        "root": checkpoint.head.root.hex(),
        "signed_by": [f"{line.name}+{line.key_id.hex()}" for line in parse_note(note).signatures],
        "note": note.decode(),
    }


def show(project: Project, size: int | None, *, as_json: bool) -> int:
    """Show the newest kept checkpoint, or the one of a size, verified."""
    records = open_log(project, write=False)
    with records.ledger as ledger:
        kept = ledger.stored_checkpoint(size)
        if kept is None:
            which = "" if size is None else f" of {size} entries"
            raise UserError(f"no checkpoint{which} is kept; make one: provenhive ledger checkpoint sign")
        problem, checked = _checked(records, kept[1])
    return _say(kept[1], problem, checked, records.policy.describe(), as_json=as_json, whole=True)


def verify(project: Project, file: Path, *, as_json: bool) -> int:
    """Check a checkpoint from elsewhere: its signatures and cosignatures, and that the log extends it."""
    note = read_bytes(file)
    records = open_log(project, write=False)
    with records.ledger:
        problem, checked = _checked(records, note)
    return _say(note, problem, checked, records.policy.describe(), as_json=as_json, whole=False)


def _checked(records: RecordLog, note: bytes) -> tuple[str | None, CheckedCheckpoint | None]:
    """Return what is wrong with a checkpoint, or what it says."""
    try:
        head = Checkpoint.of_note(note).head
        checked = check_checkpoint(note, records.checkpoints_at(min(head.size, records.ledger.size)))
        size = records.ledger.size
        if head.size > size:
            return f"fork: the log has {size} entries, the checkpoint states {head.size}", None
        if (root := records.ledger.root(head.size)) != head.root:
            return f"fork: the log's first {head.size} entries have the root {root.hex()}, not {head.root.hex()}", None
    except ProofInvalid as error:
        return str(error), None
    return None, checked


def _say(
    note: bytes,
    problem: str | None,
    checked: CheckedCheckpoint | None,
    trust: str,
    *,
    as_json: bool,
    whole: bool,
) -> int:
    cosigned = () if checked is None else checked.cosigned
    if as_json:
        document = _document(note) if checked is not None else {}
        witnesses = [{"name": c.name, "time": c.timestamp} for c in cosigned]
        print_json({"valid": problem is None, "reason": problem, **document, "cosigned": witnesses, "trust": trust})
        return ExitCode.OK if problem is None else ExitCode.NOT_PROVED
    if whole:
        out.file.write(note.decode())
    if checked is not None:
        by = ", ".join(c.name for c in cosigned) or "no known witness"
        size = checked.checkpoint.head.size
        out.print(f"valid: the log extends its {size} entries; cosigned by {by}; {trust}", markup=False)
    else:
        out.print(f"NOT valid: {problem}; {trust}", markup=False)
    return ExitCode.OK if problem is None else ExitCode.NOT_PROVED


# Witnesses --------------------------------------------------------------------------------------------------


def request(project: Project, old: int, *, as_json: bool) -> int:
    """Print the body of an ``add-checkpoint`` request for a witness that last saw ``old`` entries."""
    with writing(project) as records:
        note = newest_checkpoint(project, records, sign=True)
        size = Checkpoint.of_note(note).head.size
        body = format_request(records.ledger.consistency_proof(old, size), note)
        trust = records.policy.describe()
    if as_json:
        print_json({"old": old, "size": size, "request": body.decode(), "trust": trust})
    else:
        out.file.write(body.decode())
        err.print(trust, markup=False)
    return ExitCode.OK


def witness_signer(key: Path, name: str) -> NoteSigner:
    """Return what cosigns under a witness's name with a private key file."""
    private = load_pem_private_key(load_key(key).private_bytes, None)
    if not isinstance(private, Ed25519PrivateKey):
        raise UserError(f"{key} holds a key of another kind than Ed25519")
    return NoteSigner(name, private, COSIGNATURE_V1)


def vkey(key: Path, name: str, *, log: bool, as_json: bool) -> int:
    """Print the verifier key under which others know a witness (or a log) with this private key."""
    found = note_signer(load_key(key), name).verifier if log else witness_signer(key, name).verifier
    if as_json:
        print_json({"vkey": found.vkey(), "name": name, "type": "log" if log else "witness"})
    else:
        out.print(found.vkey(), markup=False)
    return ExitCode.OK


def cosign(body: Path, key: Path, name: str, log_vkey: str, state: Path, *, as_json: bool) -> int:
    """As a witness: check that a log only grew since the last time, cosign its checkpoint, remember its head.

    ``state`` is the witness's whole memory, a JSON file; the new head is on the disk before the cosignature is shown.
    From reading it to writing it no other process may do the same: two that had read one head would cosign two forks.
    """
    log_key = VerifierKey.parse(log_vkey)
    asked = read_bytes(body)
    with _alone(state):
        heads = _heads(state)
        witness = Witness(witness_signer(key, name), [CheckpointPolicy(log_key.name, (log_key,))], heads)
        try:
            proof, note = parse_request(asked)
            cosigned = witness.cosign(note, proof, int(time.time()))
        except ProofInvalid as error:
            return _refused(error, log_key.name, heads.get(log_key.name), as_json=as_json)
        document = {origin: {"size": head.size, "root": head.root.hex()} for origin, head in witness.heads.items()}
        write_file(state, json.dumps(document, indent=2).encode())
    if as_json:
        print_json({"valid": True, **_document(cosigned)})
    else:
        out.file.write(cosigned.decode())
    return ExitCode.OK


def _refused(error: ProofInvalid, origin: str, known: Head | None, *, as_json: bool) -> int:
    if as_json:
        print_json({"valid": False, "reason": str(error), "seen": None if known is None else known.size})
    else:
        seen = "nothing" if known is None else f"{known.size} entries"
        out.print(f"NOT cosigned: {error}; this witness has seen {seen} of {origin}", markup=False)
    return ExitCode.NOT_PROVED


@contextmanager
def _alone(state: Path) -> Iterator[None]:
    """Hold the lock of a witness's memory; the kernel lets go of it when the process ends.

    The lock is a file of its own, since the memory is replaced whenever it is written.

    Raises:
        UserError: it cannot be made.
    """
    target = state.resolve()
    path = target.with_name(f".{target.name}.lock")
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise UserError(f"{path}: {error.strerror or error}") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _heads(state: Path) -> dict[str, Head]:
    if not state.exists():
        return {}
    try:
        known = json.loads(read_bytes(state))
        return {origin: Head(int(h["size"]), bytes.fromhex(h["root"])) for origin, h in known.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError(f"{state} is no witness's memory: {error}") from error


def add(project: Project, cosigned: Path, *, as_json: bool) -> int:
    """Take the cosignatures of the policy's witnesses from a cosigned checkpoint into the kept one."""
    theirs = read_bytes(cosigned)
    with writing(project) as records:
        size = Checkpoint.of_note(theirs).head.size
        kept = records.ledger.stored_checkpoint(size)
        if kept is None:
            raise UserError(f"no checkpoint of {size} entries is kept here")
        try:
            witnesses = tuple(VerifierKey.parse(vkey) for vkey in records.policy.witnesses)
        except LedgerUsageError as error:
            raise UserError(f"the policy's witnesses: {error}") from error
        note = add_cosignatures(kept[1], theirs, witnesses)
        records.ledger.put_checkpoint(size, note)
        problem, checked = _checked(records, note)
    return _say(note, problem, checked, records.policy.describe(), as_json=as_json, whole=True)
