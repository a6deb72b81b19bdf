"""A warm Lean: the engine's own language-server worker, which elaborates again only what changed.

The document is a *preamble* (imports and trusted definitions, elaborated once) followed by the text to check. Every
check replaces the text behind the preamble.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final, Self

from provenhive.errors import InfrastructureError, ToolRun
from provenhive.lean_bridge.canary import require_whole
from provenhive.lean_bridge.engine import Engine
from provenhive.lean_bridge.goals import Goal, parse_goal
from provenhive.lean_bridge.library import Library
from provenhive.lean_bridge.lsp import LspConnection, ProtocolError
from provenhive.lean_bridge.messages import Message, Severity, parse_diagnostic
from provenhive.lean_bridge.one_shot import DEFAULT_HEARTBEATS, STRICT
from provenhive.toolchain import LimitHit, Limits, Session, SessionError

CHECK_LIMITS: Final = Limits(wall_seconds=30, memory_mb=3072, output_bytes=64_000_000)
_START_SECONDS: Final = 120.0
_URI: Final = "file:///Obligation.lean"
_FAR: Final = 10_000_000
_REPLY_MODIFIED: Final = -32801


class PreambleError(InfrastructureError):
    """The preamble, which the project itself wrote, has errors."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine said of one text.

    ``messages`` have their places counted from the first line of the text. ``limit`` tells that the worker was killed
    at a limit before it was done: then nothing is known of the text.
    """

    messages: tuple[Message, ...]
    seconds: float
    limit: LimitHit | None = None

    @property
    def errors(self) -> tuple[Message, ...]:
        """The errors among the messages."""
        return tuple(m for m in self.messages if m.is_error)

    @property
    def finished(self) -> bool:
        """Whether the whole text was elaborated."""
        return self.limit is None


class LeanWorker:
    """One worker process with one document. Not for use by two threads at the same time."""

    def __init__(
        self,
        engine: Engine,
        library: Library | None,
        *,
        limits: Limits = CHECK_LIMITS,
        heartbeats: int = DEFAULT_HEARTBEATS,
    ) -> None:
        """Prepare a worker; the process starts with the first preamble.

        Args:
            engine: the engine.
            library: compiled modules that preambles may import.
            limits: ``wall_seconds`` for each check, ``memory_mb`` throughout.
            heartbeats: ``maxHeartbeats``, the engine's deterministic limit for one declaration.
        """
        self._engine = engine
        self._library = library
        self._limits = limits
        self._heartbeats = heartbeats
        self._session: Session | None = None
        self._connection: LspConnection | None = None
        self._version = 0
        self._preamble: str | None = None
        self._preamble_lines = 0
        self._past_cpu_seconds = 0.0  # of processes that ended
        self.checks = 0  # since the process started

    # --- life ------------------------------------------------------------------------------------------------

    @property
    def preamble(self) -> str | None:
        """The preamble that is loaded, or ``None``."""
        return self._preamble if self.alive else None

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._session is not None and not self._session.closed

    @property
    def pid(self) -> int | None:
        """The id of the process."""
        return self._session.pid if self._session is not None and self.alive else None

    def memory_mb(self) -> float:
        """Resident memory of the process now."""
        return self._session.memory_mb() if self._session is not None and self.alive else 0.0

    def cpu_seconds(self) -> float:
        """Processor time of all processes of this worker so far."""
        return self._past_cpu_seconds + (self._session.cpu_seconds() if self._session is not None else 0.0)

    def close(self) -> None:
        """End the process."""
        if self._session is not None:
            self._past_cpu_seconds += self._session.cpu_seconds()
            self._session.close()
        self._session = self._connection = self._preamble = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- documents -------------------------------------------------------------------------------------------

    def load(self, preamble: str, *, seconds: float = _START_SECONDS) -> None:
        """Make ``preamble`` the document's beginning; nothing happens if it is already.

        Raises:
            PreambleError: it has errors.
            InfrastructureError: the engine does not start, crashed or hung, or is broken.
        """
        preamble = preamble if preamble.endswith("\n") else preamble + "\n"
        if self.preamble == preamble:
            return
        deadline = time.monotonic() + seconds
        if self.alive and self._preamble is not None and _imports(self._preamble) == _imports(preamble):
            self._change({"text": preamble}, deadline)
        else:
            self._start(preamble, deadline)
        messages = self._wait(deadline)
        if any(m.is_error for m in messages):
            text = "\n".join(str(m) for m in messages)
            self.close()
            require_whole(self._engine, self._library, "".join(f"{line}\n" for line in _imports(preamble)))
            raise PreambleError("a preamble does not compile", run=ToolRun(self._engine.command, text))
        self._preamble = preamble
        self._preamble_lines = preamble.count("\n")

    def check(self, text: str, *, seconds: float | None = None) -> Answer:
        """Elaborate ``text`` behind the preamble.

        Args:
            text: declarations.
            seconds: the time limit; that of the worker's limits by default.

        Raises:
            SessionError: the process ended by itself (a crash); a fresh ``load`` starts another.
            InfrastructureError: no preamble is loaded, or the answer cannot be read.
        """
        if self.preamble is None:
            raise InfrastructureError("a Lean worker was asked before it had a preamble")
        started = time.monotonic()
        deadline = started + (self._limits.wall_seconds if seconds is None else seconds)
        start = {"line": self._preamble_lines, "character": 0}
        try:
            self._change({"range": {"start": start, "end": {"line": _FAR, "character": 0}}, "text": text}, deadline)
            messages = self._wait(deadline)
        except SessionError as error:
            if error.limit is None:
                raise
            return Answer((), time.monotonic() - started, error.limit)
        self.checks += 1
        return Answer(self._relative(messages), time.monotonic() - started)

    def goals(self, line: int, column: int, *, seconds: float = 10.0) -> tuple[Goal, ...]:
        """Return the goals at a place of the text last checked; lines and columns count from 1.

        Raises:
            SessionError: the process ended, or did not answer in time.
            ProtocolError: the answer cannot be read.
        """
        deadline = time.monotonic() + seconds
        position = {"line": self._preamble_lines + line - 1, "character": column - 1}
        params = {"textDocument": {"uri": _URI}, "position": position}
        result = self._request("$/lean/plainGoal", params, deadline)
        if result is None:
            return ()
        try:
            return tuple(parse_goal(str(text)) for text in result["goals"])
        except (KeyError, TypeError) as error:
            raise ProtocolError(f"the Lean server's goals cannot be read: {result!r:.200}") from error

    # --- protocol --------------------------------------------------------------------------------------------

    def _start(self, preamble: str, deadline: float) -> None:
        self.close()
        search_path = (self._library.folder,) if self._library is not None else ()
        self._session = Session(
            (
                *self._engine.command,
                "--worker",
                "-Dserver.reportDelayMs=0",
                f"-DmaxHeartbeats={self._heartbeats}",
                *(f"-D{name}={value}" for name, value in STRICT),
                _URI,
            ),
            limits=self._limits,
            env=self._engine.environment(search_path),
            cwd=self._engine.folder,
        )
        self._connection = LspConnection(self._session)
        self._version = 1
        self.checks = 0
        self._connection.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, deadline=deadline)
        document = {"uri": _URI, "languageId": "lean4", "version": 1, "text": preamble}
        self._connection.notify("textDocument/didOpen", {"textDocument": document}, deadline=deadline)

    def _connected(self) -> LspConnection:
        if self._connection is None or not self.alive:
            raise InfrastructureError("the Lean worker is not running")
        return self._connection

    def _change(self, change: dict[str, Any], deadline: float) -> None:
        self._version += 1
        document = {"uri": _URI, "version": self._version}
        params = {"textDocument": document, "contentChanges": [change]}
        self._connected().notify("textDocument/didChange", params, deadline=deadline)

    def _wait(self, deadline: float) -> tuple[Message, ...]:
        """Wait until the present version is elaborated and return what was said of it."""
        wanted = self._connected().ask(
            "textDocument/waitForDiagnostics", {"uri": _URI, "version": self._version}, deadline=deadline
        )
        diagnostics: list[dict[str, Any]] | None = None
        while True:
            message = self._connected().receive(deadline=deadline)
            if message.get("method") == "textDocument/publishDiagnostics":
                diagnostics = self._published(message, diagnostics)
            elif message.get("id") == wanted:
                self._result(message)
                if diagnostics is None:
                    raise ProtocolError("the Lean server said nothing of the text that it was given")
                return self._read(diagnostics)

    def _published(self, message: dict[str, Any], before: list[dict[str, Any]] | None) -> list[dict[str, Any]] | None:
        """Return the diagnostics of the present version after a notification: each replaces those before it."""
        try:
            params = message["params"]
            if params.get("version") != self._version:
                return before
            return (
                [*(before or ()), *params["diagnostics"]]
                if params.get("isIncremental")
                else list(params["diagnostics"])
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ProtocolError(f"diagnostics cannot be read: {message!r:.200}") from error

    def _read(self, diagnostics: list[dict[str, Any]]) -> tuple[Message, ...]:
        try:
            return tuple(parse_diagnostic(value) for value in diagnostics)
        except (KeyError, TypeError, ValueError) as error:
            raise ProtocolError(f"diagnostics cannot be read: {diagnostics!r:.400}") from error

    def _request(self, method: str, params: dict[str, Any], deadline: float) -> Any:
        number = self._connected().ask(method, params, deadline=deadline)
        while True:
            message = self._connected().receive(deadline=deadline)
            if message.get("id") == number:
                return self._result(message)

    @staticmethod
    def _result(message: dict[str, Any]) -> Any:
        if "error" in message:
            raise ProtocolError(f"the Lean server refused a request: {message['error']!r:.400}")
        return message.get("result")

    def _relative(self, messages: tuple[Message, ...]) -> tuple[Message, ...]:
        """Count places from the first line of the text; an error in the preamble now means a broken worker."""
        relative = []
        for m in messages:
            line = m.line - self._preamble_lines
            if line < 1 and m.severity is Severity.ERROR:
                self.close()
                raise InfrastructureError(f"a preamble that compiled has an error now: {m}")
            if line >= 1:
                relative.append(
                    Message(m.severity, m.text, line, m.column, m.end_line - self._preamble_lines, m.end_column)
                )
        return tuple(relative)


def _imports(preamble: str) -> tuple[str, ...]:
    """Return the header of a preamble: changing it needs a fresh process."""
    lines = (line.strip() for line in preamble.splitlines())
    return tuple(line for line in lines if line.startswith(("import ", "prelude", "module", "public import ")))
