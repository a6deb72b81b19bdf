"""Where an interrupted audit goes on: what it had established, kept on this machine until it is finished.

A journal is believed as far as the machine is: it lies in the user's own cache folder, never beside the ledger,
because a ledger travels and a stranger's journal must not travel with it. It is of one audit only: of one head, under
one policy, by this very program (the digest of its files), with these provers and options. An entry counts as done only
if its leaf hash and all that its audit starts from are the same. What diverged is never kept: it is looked at again.
"""

from __future__ import annotations

import fcntl
import json
import os
import stat
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, Self, TextIO

from provenhive.audit.claims import Established, Stability
from provenhive.canonical import digest_bytes, digest_json
from provenhive.errors import UserError
from provenhive.resources import FOLDERS, data_folder


class Journal:
    """What one audit has established so far; opened by one process at a time."""

    def __init__(self, file: TextIO, path: Path, lines: list[dict[str, Any]]) -> None:
        self._file = file
        self._path = path
        self._done = {str(line["entry"]): line for line in lines if "entry" in line}
        self.header: Mapping[str, Any] = lines[0] if lines and "entry" not in lines[0] else {}

    @classmethod
    def open(cls, folder: Path, identity: Mapping[str, Any], header: Mapping[str, Any], *, fresh: bool) -> Self:
        """Open the journal of the audit with this identity; a new one begins with ``header``, an old one keeps its own.

        Raises:
            UserError: it cannot be kept there, others could have written it, or the same audit is running now.
        """
        path = folder / "audits" / f"{digest_json(identity).removeprefix('sha256:')[:40]}.jsonl"
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
        except OSError as error:
            raise UserError(f"the audit's journal {path} cannot be used: {error}") from error
        with ExitStack() as undo:
            file = undo.enter_context(os.fdopen(handle, "a+", encoding="utf-8"))
            _lock_for_us(path, handle)
            if fresh:
                file.truncate(0)
            file.seek(0)
            journal = cls(file, path, _read(file.read()))
            if not journal.header:
                file.truncate(0)
                journal = cls(file, path, [dict(header)])
                journal._write(header)
            undo.pop_all()
        return journal

    @property
    def size(self) -> int:
        """How many entries have been established."""
        return len(self._done)

    def established(self, leaf: str, job: str) -> Established | None:
        """Return what was established of the entry with this leaf hash from this job's digest, or None."""
        line = self._done.get(leaf)
        if line is None or line.get("job") != job:
            return None
        stability = line["stability"]
        if stability is not None:
            stability = Stability(**{**stability, "failures": tuple(stability["failures"])})
        return Established(tuple(line["remarks"]), stability)

    def add(self, leaf: str, job: str, established: Established) -> None:
        """Keep that an entry holds, durably."""
        line = {"entry": leaf, "job": job, **asdict(established)}
        self._done[leaf] = line
        self._write(line)

    def _write(self, line: Mapping[str, Any]) -> None:
        self._file.write(json.dumps(line) + "\n")
        self._file.flush()
        os.fsync(self._file.fileno())

    def finish(self) -> None:
        """The audit has come to its end: forget all of it, so that the next one starts from nothing."""
        self._path.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file and leave the journal for the next run."""
        self._file.close()


def _lock_for_us(path: Path, handle: int) -> None:
    try:
        _only_ours(path, os.fstat(handle))
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise UserError(f"this very audit is running already, in another process ({path})") from error
    except OSError as error:
        raise UserError(f"the audit's journal {path} cannot be used: {error}") from error


def _only_ours(path: Path, status: os.stat_result) -> None:
    for found in (status, path.parent.stat()):
        if found.st_uid != os.geteuid() or found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            raise UserError(f"{path}: others may write to it or its folder; remove it and run the audit again")


def _read(text: str) -> list[dict[str, Any]]:
    """Return the whole lines of a journal; the last one may have been cut off."""
    lines = list[dict[str, Any]]()
    for line in text.splitlines(keepends=True):
        try:
            value = json.loads(line) if line.endswith("\n") else None
        except ValueError:
            value = None
        if not isinstance(value, dict):
            break
        lines.append(value)
    return lines


@cache
def program_digest() -> str:
    """Return the digest of everything that this program consists of: its modules, its grammars, its libraries."""
    package = Path(__file__).resolve().parents[1]
    files = {f"package/{p.relative_to(package)}": p for p in package.rglob("*.py")}
    for name in FOLDERS:
        folder = data_folder(name)
        files |= {f"{name}/{p.relative_to(folder)}": p for p in folder.rglob("*") if p.is_file()}
    return digest_json({name: digest_bytes(path.read_bytes()) for name, path in sorted(files.items())})
