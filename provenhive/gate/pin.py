"""Writes the pin: the signed head that later gates hold the ledger against."""

from __future__ import annotations

from pathlib import Path

from provenhive.errors import UserError
from provenhive.files import write_file
from provenhive.ledger import ProofInvalid
from provenhive.ledger.checkpoint import Checkpoint, check_checkpoint
from provenhive.pipeline.project import Project, open_log
from provenhive.records import RecordLog, TrustPolicy, load_key


def pins_are_signed(policy: TrustPolicy) -> bool:
    """Say whether pins under a policy are signed: always, unless it says that nothing is and names no key for them."""
    return policy.signed or bool(policy.log_keys)


def write_pin(project: Project) -> Path:
    """Sign the ledger's head with the project's key and write it to the pin file; return the file.

    Under an unsigned policy the pin is the bare text of the checkpoint.

    Raises:
        UserError: the key, the policy or the ledger is missing or cannot be used, or the file cannot be written.
        RecordInvalid: the log does not extend the last checkpoint that was kept.
        ProofInvalid: the head has not the cosignatures that the policy asks for; nothing is written.
    """
    path = project.path(project.settings.pin)
    open_log(project, write=False).ledger.close()  # it must be there
    log = open_log(project, write=True)  # the checkpoint is kept, and the log is named
    with log.ledger as ledger:
        if pins_are_signed(log.policy):
            note = log.checkpoint(load_key(project.path(project.settings.key)))
            _check_cosigned(log, note)
        else:
            note = Checkpoint(log.origin, ledger.head()).text().encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"the pin {path} cannot be written: {error.strerror or error}") from error
    write_file(path, note)
    return path


def _check_cosigned(log: RecordLog, note: bytes) -> None:
    """A pin that the next gate would not believe is not written."""
    try:
        check_checkpoint(note, log.checkpoints_at(log.ledger.size))
    except ProofInvalid as error:
        ways = "provenhive ledger witness request, and witness add with the answer"
        raise ProofInvalid(f"the pin is not written: {error}; have the kept checkpoint cosigned: {ways}") from error
