"""What a run says of itself as structured logs: one JSON object a line, each with its time and the run's id."""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from provenhive.errors import UserError
from provenhive.pipeline.events import Event, Listener


class EventLog:
    """Writes each event to a file before it hands it on; the last line says how the run ended.

    A line is ``{"time", "run", "event", ...}`` with the fields of the event; ``time`` is UTC by ISO 8601. Lines are
    added to a file that is there, so that one file can hold many runs.
    """

    def __init__(self, path: Path, listener: Listener) -> None:
        """Bind the file, which is opened on entry, and who else listens."""
        self.run = uuid.uuid4().hex
        self._path = path
        self._listener = listener
        self._file: TextIO | None = None

    def __enter__(self) -> Self:
        try:
            self._file = self._path.open("a", encoding="utf-8")
        except OSError as error:
            raise UserError(f"{self._path}: {error.strerror or error}") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._write("Ended", {"error": None if kind is None else kind.__name__})
            self._file.close()

    def __call__(self, event: Event) -> None:
        """Take an event."""
        self._write(type(event).__name__, asdict(event))
        self._listener(event)

    def _write(self, event: str, body: dict[str, Any]) -> None:
        if self._file is None:
            raise RuntimeError("an event log takes events while it is open")
        line = {"time": datetime.now(UTC).isoformat(), "run": self.run, "event": event, **body}
        self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._file.flush()
