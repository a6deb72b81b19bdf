"""A warm ``DafnyServer``: four times as fast as a process a text, and fit for searching only.

The protocol is that of Dafny's ``DafnyServer`` program: a verb, a base64 line of JSON, an end-of-message
line; the answer is text up to the server's own end-of-message mark. Three things make it safe to search
with: ``/verifySnapshots:0`` (its cache replays verdicts of other texts), a fresh file name for every
request, and a new process after any irregularity.
"""

from __future__ import annotations

import base64
import contextlib
import itertools
import json
import tempfile
import time
from pathlib import Path
from typing import Final

from provenhive.dafny_bridge.outcomes import DafnyFailure, DafnyRun, Origin
from provenhive.dafny_bridge.profiles import (
    STOCK,
    UNCOMPACTED_MODELS,
    DafnyLimits,
    SolverProfile,
    fixed_options,
)
from provenhive.dafny_bridge.reading import read_text
from provenhive.dafny_bridge.runner import settle, tool_identity
from provenhive.toolchain import Session, SessionError
from provenhive.toolchain.dafny_install import find_dafny2

_CLIENT_END: Final = "[[DAFNY-CLIENT: EOM]]"
_SERVER_END: Final = b"[[DAFNY-SERVER: EOM]]"
_SUCCESS: Final = "[SUCCESS]"
_NO_CACHE: Final = "/verifySnapshots:0"
RESERVED: Final = "[[DAFNY-"
"""Texts that contain this could forge an end of message: they are not sent to a server."""


def warm_options(limits: DafnyLimits, profile: SolverProfile = STOCK, *, models: bool = False) -> tuple[str, ...]:
    """Return the options of a request that can change its answer; the places of files are not among them."""
    return (*fixed_options(limits, profile), _NO_CACHE, *((UNCOMPACTED_MODELS,) if models else ()))


class WarmServer:
    """One server process. Not for use by two threads at the same time."""

    def __init__(self, limits: DafnyLimits | None = None) -> None:
        """Start the process.

        Raises:
            InfrastructureError: a program is missing.
            Interrupted: this process was told to stop.
        """
        self._dafny = find_dafny2()
        self._folder = tempfile.TemporaryDirectory(prefix="provenhive-server-")
        self._numbers = itertools.count(1)
        self.requests = 0
        try:
            self._session = Session(
                (str(self._dafny.mono), str(self._dafny.server)),
                limits=(limits or DafnyLimits()).process_limits(),
                cwd=Path(self._folder.name),
            )
        except BaseException:
            self._folder.cleanup()
            raise

    @property
    def pid(self) -> int:
        """The id of the server's process and process group."""
        return self._session.pid

    @property
    def closed(self) -> bool:
        """Whether the process has ended."""
        return self._session.closed

    def memory_mb(self) -> float:
        """Return the resident memory of the server and its solver."""
        return self._session.memory_mb()

    def verify(
        self,
        text: str,
        limits: DafnyLimits | None = None,
        profile: SolverProfile = STOCK,
        *,
        models: bool = False,
    ) -> DafnyRun:
        """Verify ``text``; see ``runner.run_cli``. After an error the server is closed.

        Raises:
            DafnyFailure: the server crashed, met a limit, or gave an answer that cannot be read.
            Interrupted: this process was told to stop.
        """
        if RESERVED in text:
            raise DafnyFailure(f"a text that contains '{RESERVED}' cannot be sent to a server")
        limits = limits or DafnyLimits()
        options = (*warm_options(limits, profile, models=models), f"/z3exe:{self._dafny.z3}")
        model = Path(self._folder.name) / "model.bvd"
        if models:
            model.unlink(missing_ok=True)
            options = (*options, f"/mv:{model}")
        filename = f"request{next(self._numbers)}.dfy"
        self._session.limits = limits.process_limits()
        started = time.monotonic()
        answer = self._exchange(filename, text, options)
        seconds = time.monotonic() - started
        printed = read_text(answer, filename)
        return DafnyRun(
            procedures=tuple(settle(p, printed, limits) for p in printed.procedures),
            diagnostics=printed.diagnostics,
            seconds=seconds,
            tool=tool_identity(self._dafny, options),
            command=self._session.command,
            origin=Origin.WARM,
            unread=printed.unread,
            model_text=_read_model(model) if models else None,
        )

    def close(self) -> None:
        """End the process; harmless if it has ended."""
        self._session.close(b"quit\n")
        self._folder.cleanup()

    def kill(self) -> None:
        """End the process at once, also from another thread than the one that waits for it."""
        self._session.kill()

    def _exchange(self, filename: str, text: str, options: tuple[str, ...]) -> str:
        """Send one request and return the printed text of its answer."""
        payload = json.dumps({"args": options, "filename": filename, "source": text, "sourceIsFile": False})
        encoded = base64.b64encode(payload.encode("utf-8")).decode("ascii")
        try:
            self._session.send(f"verify\n{encoded}\n{_CLIENT_END}\n".encode("ascii"))
            answer = self._session.read_until(_SERVER_END)
            self._session.read_line()
        except SessionError as error:
            self._folder.cleanup()
            raise DafnyFailure(f"the Dafny server failed: {error.message}", run=error.run, limit=error.limit) from error
        self.requests += 1
        printed, _, status = answer.decode("utf-8", "replace").rpartition("\n")
        if status.strip() != _SUCCESS:
            self.close()
            run = self._session.evidence()
            raise DafnyFailure(f"the Dafny server answered '{status.strip()}'", run=run)
        return printed


def _read_model(path: Path) -> str | None:
    with contextlib.suppress(FileNotFoundError):
        return path.read_text(encoding="utf-8", errors="replace")
    return None
