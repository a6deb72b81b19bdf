"""Failed looks kept by content, tool and flags, so that no run pays for them twice.

Only failures are kept. What looked promising is looked at and judged afresh every time: no proof ever comes from here.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Sequence
from pathlib import Path

from provenhive.canonical import digest_json

FILE_NAME = "failed-looks.jsonl"
KEPT = 20_000
_log = logging.getLogger(__name__)


class FailedLooks:
    """A file of JSON lines, shared by processes: a line is appended at once, and read when the next run starts."""

    def __init__(self, path: Path | None = None) -> None:
        """Read what is kept; without a path nothing outlives the object."""
        self._path = path
        self._known: dict[str, tuple[str, ...]] = {}
        self.recalled = 0
        for key, messages in _read(path):
            self._known[key] = messages

    @staticmethod
    def key(text: str, tool: str, flags: Sequence[str]) -> str:
        """Return the key of a look: what was looked at, by which tool, with which flags, limits among them."""
        return digest_json({"flags": list(flags), "text": text, "tool": tool})

    def messages(self, key: str) -> tuple[str, ...] | None:
        """Return what a failed look said; ``None`` if none is known."""
        found = self._known.get(key)
        self.recalled += found is not None
        return found

    def add(self, key: str, messages: tuple[str, ...]) -> None:
        """Keep a failed look. A file that cannot be written to costs the memory, nothing else."""
        if key in self._known:
            return
        self._known[key] = messages
        if self._path is None:
            return
        line = json.dumps({"key": key, "messages": messages}).encode() + b"\n"
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
            try:
                os.write(file, line)
            finally:
                os.close(file)
        except OSError as error:
            _log.warning("failed looks cannot be kept (%s)", error)
            self._path = None


def _read(path: Path | None) -> list[tuple[str, tuple[str, ...]]]:
    """Return the latest lines that can be read; a damaged line is left out."""
    if path is None or not path.is_file():
        return []
    try:
        lines = path.read_bytes().split(b"\n")[-KEPT:]
    except OSError as error:
        _log.warning("failed looks cannot be read (%s)", error)
        return []
    found = []
    for line in lines:
        try:
            data = json.loads(line)
            found.append((str(data["key"]), tuple(map(str, data["messages"]))))
        except (ValueError, KeyError, TypeError):
            continue
    return found
