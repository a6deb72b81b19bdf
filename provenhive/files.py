"""Files of users: text in UTF-8 that is read with an error that names the file, and written whole or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from provenhive.errors import UserError


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        UserError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"{path}: {error.strerror or error}") from error


def read_text(path: Path) -> str:
    """Return a file's text as its bytes have it: line ends and a byte order mark are the reader's matter.

    Raises:
        UserError: it cannot be read, or is not UTF-8.
    """
    try:
        return read_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise UserError(f"{path}: not a UTF-8 text: {error.reason} at byte {error.start}") from error


def write_file(path: Path, data: str | bytes) -> None:
    """Write a file in place of the one that is there, whole or not at all; it is on the disk when this returns.

    A link stays a link, and permissions stay as they are. What is no plain file (a terminal, a pipe) is written to.

    Raises:
        UserError: it cannot be written.
        BrokenPipeError: the reader of a pipe went away.
    """
    content = data.encode("utf-8") if isinstance(data, str) else data
    try:
        target = path.resolve()
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                file.write(content)
        else:
            _replace(target, content)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UserError(f"{path}: {error.strerror or error}") from error


def _replace(target: Path, content: bytes) -> None:
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
        _sync(target.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _sync(folder: Path) -> None:
    """Bring a folder's entries to the disk: until then a power failure can undo what was renamed in it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
