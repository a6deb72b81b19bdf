"""Interactive sessions with a tool, byte-exact, over a socket that pexpect reads.

A pseudo-terminal would echo, translate line ends and cut long lines, so the child's standard input and
output are one end of a socket pair and ``pexpect.socket_pexpect.SocketSpawn`` reads the other.
"""

from __future__ import annotations

import contextlib
import re
import selectors
import socket
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self, cast

import pexpect
from pexpect.socket_pexpect import SocketSpawn

from provenhive.errors import InfrastructureError, ToolRun
from provenhive.toolchain.environment import clean_environment
from provenhive.toolchain.groups import Interrupted, shutting_down, spawn
from provenhive.toolchain.limits import LimitHit, Limits
from provenhive.toolchain.memory import cpu_seconds, group_rss_mb

_SLICE_SECONDS: Final = 0.2
_TAIL_BYTES: Final = 65536
_FAREWELL_SECONDS: Final = 1.0


class SessionError(InfrastructureError):
    """The session ended: the tool died, hung, flooded, or grew too large. Its group is killed.

    ``limit`` names the limit that fired; ``None`` means that the tool ended by itself.
    """

    def __init__(self, message: str, *, run: ToolRun | None = None, limit: LimitHit | None = None) -> None:
        super().__init__(message, run=run)
        self.limit = limit

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild_session_error, (self.message, self.run, self.limit))


def _rebuild_session_error(message: str, run: ToolRun | None, limit: LimitHit | None) -> SessionError:
    return SessionError(message, run=run, limit=limit)


if TYPE_CHECKING:
    _BytesSpawn = SocketSpawn[bytes]
else:
    _BytesSpawn = SocketSpawn


class _FloodError(Exception):
    """More output than allowed came in while a request was being written."""


class _CountingSpawn(_BytesSpawn):
    """A socket reader that counts what came in since the last request, and that can write the while."""

    received = 0
    most = 0
    tail = b""
    early = b""

    def read_nonblocking(self, size: int = 1, timeout: float | None = -1) -> bytes:
        if self.early:
            data, self.early = self.early[:size], self.early[size:]
            return data
        return self._counted(super().read_nonblocking(size, timeout))

    def send_all(self, data: bytes, deadline: float) -> None:
        """Write ``data``; what the tool says meanwhile is kept, so that neither side blocks the other.

        Raises:
            TimeoutError: the tool does not read.
            _FloodError: it wrote more than ``most`` bytes.
            OSError: it is gone.
        """
        unsent = memoryview(data)
        events = selectors.EVENT_READ | selectors.EVENT_WRITE
        self.socket.setblocking(False)
        with selectors.DefaultSelector() as selector:
            selector.register(self.socket, events)
            while unsent:
                ready = selector.select(max(deadline - time.monotonic(), 0.0))
                if not ready:
                    raise TimeoutError
                if ready[0][1] & selectors.EVENT_READ:
                    self._receive_early()
                if ready[0][1] & selectors.EVENT_WRITE:
                    unsent = unsent[self.socket.send(unsent[:_TAIL_BYTES]) :]

    def _receive_early(self) -> None:
        data = self.socket.recv(_TAIL_BYTES)
        if not data:
            raise ConnectionResetError("end of output")
        self.early += self._counted(data)
        if self.received > self.most:
            raise _FloodError

    def _counted(self, data: bytes) -> bytes:
        self.received += len(data)
        self.tail = (self.tail + data)[-_TAIL_BYTES:]
        return data


class _Tail(threading.Thread):
    """Drains standard error and keeps its end."""

    def __init__(self, group_process: subprocess.Popen[bytes]) -> None:
        super().__init__(daemon=True, name=f"stderr of {group_process.pid}")
        self._stream = group_process.stderr
        self.tail = b""

    def run(self) -> None:
        """Read to the end of the stream."""
        if self._stream is None:
            return
        with self._stream as stream:
            while data := stream.read1(_TAIL_BYTES):  # type: ignore[attr-defined]
                self.tail = (self.tail + data)[-_TAIL_BYTES:]


class Session:
    """One running tool that is asked and answers. Not for use by two threads at the same time.

    Every wait has a time limit, watches the memory of the whole process group and counts the output
    since the last ``send``; whichever limit fires first kills the group and raises ``SessionError``.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        limits: Limits | None = None,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
    ) -> None:
        """Start the tool.

        Args:
            command: the program and its arguments.
            limits: ``wall_seconds`` and ``output_bytes`` apply to each exchange, ``memory_mb`` throughout.
            cwd: the working folder.
            env: the whole environment; a clean one by default.

        Raises:
            InfrastructureError: the program cannot be started.
            Interrupted: this process is shutting down.
        """
        self.limits = limits or Limits()
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                self._group = spawn(
                    command,
                    env=clean_environment() if env is None else env,
                    stdin=theirs.fileno(),
                    stdout=theirs.fileno(),
                    stderr=subprocess.PIPE,
                    cwd=cwd,
                    address_space_mb=self.limits.address_space_mb,
                )
        except BaseException:
            ours.close()
            raise
        self._socket = ours
        self._spawn = _CountingSpawn(ours, maxread=_TAIL_BYTES)
        self._spawn.delayafterread = None  # pexpect would sleep after every read, for the sake of terminals
        self._errors = _Tail(self._group.process)
        self._errors.start()
        self._closed = False
        self.peak_memory_mb = 0.0
        self.started = time.monotonic()

    @property
    def command(self) -> tuple[str, ...]:
        """The command as it runs."""
        return self._group.command

    @property
    def pid(self) -> int:
        """The id of the process and of its group."""
        return self._group.pid

    @property
    def closed(self) -> bool:
        """Whether the session has ended."""
        return self._closed

    def memory_mb(self) -> float:
        """Return the resident memory of the whole group now."""
        used = group_rss_mb(self.pid)
        self.peak_memory_mb = max(self.peak_memory_mb, used)
        return used

    def cpu_seconds(self) -> float:
        """Return the processor time that the program itself has used so far."""
        return cpu_seconds(self.pid)

    def send(self, data: bytes, *, timeout: float | None = None) -> None:
        """Write ``data`` and begin a fresh exchange (the output count starts anew).

        Raises:
            SessionError: the tool is gone or does not read.
        """
        self._require_open()
        self._spawn.received = 0
        self._spawn.most = self.limits.output_bytes
        seconds = self.limits.wall_seconds if timeout is None else timeout
        try:
            self._spawn.send_all(data, time.monotonic() + seconds)
        except _FloodError:
            raise self._end("the tool flooded its output", LimitHit.OUTPUT) from None
        except TimeoutError:
            raise self._end("the tool stopped reading its input", LimitHit.WALL) from None
        except OSError as error:
            raise self._end(f"the tool closed its input ({error})") from error

    def read_line(self, *, timeout: float | None = None) -> bytes:
        """Return the next line without its line end (``\\n`` or ``\\r\\n``). Raises ``SessionError``."""
        return self.read_until(b"\n", timeout=timeout).removesuffix(b"\r")

    def read_until(self, marker: bytes, *, timeout: float | None = None) -> bytes:
        """Return what comes before ``marker``, which is consumed. Raises ``SessionError``."""
        self._wait(re.compile(re.escape(marker)), timeout)
        return self._spawn.before or b""

    def read_exactly(self, count: int, *, timeout: float | None = None) -> bytes:
        """Return the next ``count`` bytes. Raises ``SessionError``."""
        if count == 0:
            return b""
        self._wait(re.compile(rb"\A(?s:.){%d}" % count), timeout)
        return cast(bytes, self._spawn.after)

    def close(self, farewell: bytes = b"") -> None:
        """End the tool: ``farewell`` first if there is one, then the whole group is killed."""
        if self._closed:
            return
        if farewell:
            with contextlib.suppress(OSError, pexpect.EOF, pexpect.TIMEOUT):
                self._socket.settimeout(_FAREWELL_SECONDS)
                self._socket.sendall(farewell)
                self._spawn.expect(pexpect.EOF, timeout=_FAREWELL_SECONDS)
        self._release()

    def kill(self) -> None:
        """Kill the group; a thread that waits for an answer gets a ``SessionError``."""
        self._group.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def evidence(self) -> ToolRun:
        """Return the command and the end of what it said."""
        text = (self._spawn.tail + self._errors.tail).decode("utf-8", "replace")
        return ToolRun(self.command, text, self._group.process.returncode)

    def _wait(self, pattern: re.Pattern[bytes], timeout: float | None) -> None:
        """Wait for ``pattern`` in slices, looking at the limits between them."""
        self._require_open()
        deadline = time.monotonic() + (self.limits.wall_seconds if timeout is None else timeout)
        try:
            while True:
                left = deadline - time.monotonic()
                if left <= 0:
                    raise self._end("the tool did not answer in time", LimitHit.WALL)
                try:
                    self._spawn.expect(pattern, timeout=min(left, _SLICE_SECONDS))
                except pexpect.TIMEOUT:
                    self._look_at_limits()
                    continue
                self._look_at_output()
                return
        except (pexpect.EOF, OSError):
            raise self._end("the tool ended before it answered") from None
        except BaseException:
            self._release()
            raise

    def _look_at_limits(self) -> None:
        self._look_at_output()
        if self.limits.memory_mb is not None and self.memory_mb() > self.limits.memory_mb:
            raise self._end("the tool grew too large", LimitHit.MEMORY)

    def _look_at_output(self) -> None:
        if self._spawn.received > self.limits.output_bytes:
            raise self._end("the tool flooded its output", LimitHit.OUTPUT)

    def _require_open(self) -> None:
        if self._closed:
            raise SessionError("the session has ended", run=self.evidence())

    def _end(self, message: str, limit: LimitHit | None = None) -> Exception:
        """Kill the group and return what to raise."""
        self._release()
        if shutting_down():
            return Interrupted(f"interrupted while '{self.command[0]}' ran")
        fired = "" if limit is None else f" (killed at its limit: {limit.value})"
        return SessionError(message + fired, run=self.evidence(), limit=limit)

    def _release(self) -> None:
        if self._closed:
            return
        self._closed = True
        self._group.reap()
        self._socket.close()
        self._errors.join(timeout=_FAREWELL_SECONDS)
