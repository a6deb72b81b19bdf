"""Counterexamples kept across runs: inputs on which some candidate failed, and that kill its family the next time.

A file of JSON lines. What it holds is only a hint of what to try: a line that cannot be read, or that does not fit
the unit any more, is left out, and a damaged file is written afresh with a warning. A folder that cannot be written to
costs the memory across runs, nothing else.
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from provenhive.spec_lang.core import Program, Unit
from provenhive.spec_lang.value_forms import ShapeError, from_json, to_json
from provenhive.spec_lang.values import Value

FILE_NAME = "counterexamples.jsonl"
KEPT_PER_UNIT = 200
MAX_LINE = 20_000

Arguments = tuple[Value, ...]
_Record = tuple[str, str, str]  # unit, parameter types, arguments as JSON text
_log = logging.getLogger(__name__)


class CounterexamplePool:
    """Failing inputs by unit. ``path`` is the file, or ``None`` to remember within the run only."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._records: dict[_Record, None] = {}
        self._read_up_to = 0
        self._file_read = 0
        self._load()

    @staticmethod
    def of_project(folder: Path) -> CounterexamplePool:
        """Return the pool of a project's ``.provenhive`` folder."""
        return CounterexamplePool(folder / FILE_NAME)

    def inputs(self, program: Program, unit: Unit) -> list[Arguments]:
        """Return the inputs that were kept for the unit, latest first, as far as they fit its parameters' types.

        Whether the precondition admits them is for the caller to check.
        """
        found: list[Arguments] = []
        signature = _signature(unit)
        for name, types, text in reversed(self._records):
            if (name, types) == signature:
                try:
                    found.append(_decode(program, unit, json.loads(text)))
                except (ShapeError, ValueError):
                    continue
        return found[:KEPT_PER_UNIT]

    def add(self, program: Program, unit: Unit, arguments: Arguments) -> bool:
        """Keep an input; say whether it was not known before."""
        encoded = [to_json(v, p.type, program) for v, p in zip(arguments, unit.parameters, strict=True)]
        try:
            text = json.dumps(encoded, ensure_ascii=True, separators=(",", ":"))
        except RecursionError:
            return False
        record = (*_signature(unit), text)
        if record in self._records or len(text) > MAX_LINE:
            return False
        self._records[record] = None
        self._append(record)
        return True

    def refresh(self) -> bool:
        """Take in what other processes have added since; say whether there was anything."""
        if self._path is None:
            return False
        try:
            with self._path.open("rb") as file:
                status = os.fstat(file.fileno())
                if status.st_ino != self._file_read:
                    # Another process has written it afresh: places in the old file mean nothing in this one.
                    self._file_read, self._read_up_to = status.st_ino, 0
                if status.st_size <= self._read_up_to:
                    return False
                file.seek(self._read_up_to)
                whole = file.read(status.st_size - self._read_up_to).rpartition(b"\n")[0]
        except OSError:
            return False  # nothing has been added yet
        self._read_up_to += len(whole) + 1 if whole else 0
        found = [record for record in map(_parse, whole.split(b"\n")) if record is not None]
        fresh = [record for record in found if record not in self._records]
        self._records.update(dict.fromkeys(fresh))
        return bool(fresh)

    # --- the file ---

    def _load(self) -> None:
        if self._path is None or not self._path.exists():
            return
        try:
            with ExitStack() as held:
                with suppress(OSError):  # a folder that cannot be written to has no lock, and nobody who appends
                    held.enter_context(_locked(self._path))
                self._read(self._path)
        except OSError as error:
            _log.warning("counterexamples cannot be read (%s): starting without them", error)

    def _read(self, path: Path) -> None:
        """Read the whole file, and mend it. The lock is held all the time: what others append in between would be lost.

        Raises:
            OSError: it cannot be read.
        """
        with path.open("rb") as file:
            lines = file.read().split(b"\n")
            self._file_read = os.fstat(file.fileno()).st_ino
        self._read_up_to = sum(map(len, lines)) + len(lines) - 1
        records = [_parse(line) for line in lines if line.strip()]
        self._records = {record: None for record in records if record is not None}
        if None in records or (lines and lines[-1]):
            _log.warning("%s is damaged: it is written afresh with the lines that can be read", path)
            self._rewrite(path)

    def _rewrite(self, path: Path) -> None:
        temporary = path.with_suffix(f".{os.getpid()}.tmp")
        data = b"".join(_line(record) for record in self._records)
        try:
            temporary.write_bytes(data)
            self._file_read, self._read_up_to = temporary.stat().st_ino, len(data)
            temporary.replace(path)
        except OSError as error:
            _log.warning("counterexamples cannot be kept (%s)", error)
            self._path = None

    def _append(self, record: _Record) -> None:
        if self._path is None:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with _locked(self._path), self._path.open("ab") as file:
                file.write(_line(record))
        except OSError as error:
            _log.warning("counterexamples cannot be kept (%s)", error)
            self._path = None


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the file's lock: other processes append to the same pool."""
    with path.with_suffix(".lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _signature(unit: Unit) -> tuple[str, str]:
    return unit.name, ", ".join(str(p.type) for p in unit.parameters)


def _line(record: _Record) -> bytes:
    unit, types, text = record
    return f'{{"unit":{json.dumps(unit)},"types":{json.dumps(types)},"arguments":{text}}}\n'.encode("ascii")


def _parse(line: bytes) -> _Record | None:
    try:
        data: Any = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or data.keys() != {"unit", "types", "arguments"}:
        return None
    unit, types, arguments = data["unit"], data["types"], data["arguments"]
    if not (isinstance(unit, str) and isinstance(types, str) and isinstance(arguments, list)):
        return None
    return unit, types, json.dumps(arguments, ensure_ascii=True, separators=(",", ":"))


def _decode(program: Program, unit: Unit, encoded: Any) -> Arguments:
    if not isinstance(encoded, list) or len(encoded) != len(unit.parameters):
        raise ShapeError("not the arguments of the unit")
    return tuple(from_json(item, p.type, program) for item, p in zip(encoded, unit.parameters, strict=True))
