"""Runs one command to its end, within limits, and never leaves a part of it behind."""

from __future__ import annotations

import os
import selectors
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from provenhive.errors import InfrastructureError, ToolRun
from provenhive.toolchain.environment import clean_environment
from provenhive.toolchain.groups import Group, Interrupted, shutting_down, spawn
from provenhive.toolchain.limits import LimitHit, Limits
from provenhive.toolchain.memory import group_rss_mb

_CHUNK: Final = 65536
_SAMPLE_SECONDS: Final = 0.2
_DRAIN_SECONDS: Final = 1.0


@dataclass(frozen=True, slots=True)
class Completed:
    """What came of one command.

    Attributes:
        command: the command as it was run, with the absolute path of the program.
        exit_code: the exit code; negative for the signal that ended the process.
        stdout: standard output, cut off at the output limit.
        stderr: standard error, likewise.
        seconds: wall-clock time.
        cpu_seconds: processor time of the leader and its waited-for descendants.
        limit: the limit at which the group was killed, or ``None``.
        peak_memory_mb: the largest resident memory of the whole group in five samples a second.
    """

    command: tuple[str, ...]
    exit_code: int
    stdout: bytes
    stderr: bytes
    seconds: float
    cpu_seconds: float
    limit: LimitHit | None
    peak_memory_mb: float

    @property
    def out(self) -> str:
        """Standard output as text; undecodable bytes become replacement characters."""
        return self.stdout.decode("utf-8", "replace")

    @property
    def err(self) -> str:
        """Standard error as text; undecodable bytes become replacement characters."""
        return self.stderr.decode("utf-8", "replace")

    def tool_run(self) -> ToolRun:
        """Return the evidence that an ``InfrastructureError`` carries."""
        return ToolRun(self.command, self.out + self.err, self.exit_code)

    def failure(self, message: str, *, remedy: str | None = None) -> InfrastructureError:
        """Return an error that says ``message`` and which limit fired, with the captured output."""
        fired = "" if self.limit is None else f" (killed at its limit: {self.limit.value})"
        return InfrastructureError(message + fired, run=self.tool_run(), remedy=remedy)


class _Pump:
    """Feeds and drains one child without ever blocking on a pipe."""

    def __init__(self, group: Group, limits: Limits, stdin: bytes) -> None:
        self._group = group
        self._limits = limits
        self._unsent = memoryview(stdin)
        self._collected: dict[str, bytearray] = {"stdout": bytearray(), "stderr": bytearray()}
        self._selector = selectors.DefaultSelector()
        self._exited = False
        self.limit: LimitHit | None = None
        self.peak_memory_mb = 0.0

    def output(self, name: str) -> bytes:
        """Return what ``stdout`` or ``stderr`` has brought so far."""
        return bytes(self._collected[name])

    def pump(self) -> None:
        """Return when the leader has ended or a limit has fired; the group may still have members."""
        started = time.monotonic()
        pidfd = os.pidfd_open(self._group.pid)
        try:
            self._register(pidfd)
            next_sample = started
            while not self._exited and self.limit is None:
                now = time.monotonic()
                if now - started >= self._limits.wall_seconds:
                    self.limit = LimitHit.WALL
                    return
                if now >= next_sample:
                    self._sample_memory()
                    next_sample = now + _SAMPLE_SECONDS
                left = started + self._limits.wall_seconds - now
                self._step(min(left, next_sample - now))
        finally:
            os.close(pidfd)

    def drain(self) -> None:
        """Collect what is still in the pipes of a group that has been killed."""
        deadline = time.monotonic() + _DRAIN_SECONDS
        while any(key.data in self._collected for key in self._selector.get_map().values()):
            left = deadline - time.monotonic()
            if left <= 0:
                return
            self._step(left)

    def close(self) -> None:
        """Close the pipes."""
        self._selector.close()
        process = self._group.process
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                stream.close()

    def _register(self, pidfd: int) -> None:
        process = self._group.process
        self._selector.register(pidfd, selectors.EVENT_READ, "exit")
        for name, stream in (("stdout", process.stdout), ("stderr", process.stderr)):
            if stream is not None:
                os.set_blocking(stream.fileno(), False)
                self._selector.register(stream, selectors.EVENT_READ, name)
        if process.stdin is not None:
            os.set_blocking(process.stdin.fileno(), False)
            self._selector.register(process.stdin, selectors.EVENT_WRITE, "stdin")

    def _step(self, timeout: float) -> None:
        for key, _ in self._selector.select(max(timeout, 0.0)):
            if key.data == "exit":
                self._exited = True
                self._selector.unregister(key.fd)
            elif key.data == "stdin":
                self._feed(key.fd)
            else:
                self._read(key.fd, key.data)

    def _feed(self, fd: int) -> None:
        try:
            self._unsent = self._unsent[os.write(fd, self._unsent[:_CHUNK]) :]
        except BlockingIOError:
            return
        except BrokenPipeError:
            self._unsent = memoryview(b"")
        if not self._unsent:
            stdin = self._group.process.stdin
            self._selector.unregister(fd)
            if stdin is not None:
                stdin.close()

    def _read(self, fd: int, name: str) -> None:
        try:
            data = os.read(fd, _CHUNK)
        except BlockingIOError:
            return
        if not data:
            self._selector.unregister(fd)
            return
        left = self._limits.output_bytes - sum(map(len, self._collected.values()))
        self._collected[name] += data[: max(left, 0)]
        if len(data) > left:
            self.limit = self.limit or LimitHit.OUTPUT

    def _sample_memory(self) -> None:
        used = group_rss_mb(self._group.pid)
        self.peak_memory_mb = max(self.peak_memory_mb, used)
        if self._limits.memory_mb is not None and used > self._limits.memory_mb:
            self.limit = LimitHit.MEMORY


def run(
    command: Sequence[str],
    *,
    limits: Limits | None = None,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdin: bytes = b"",
) -> Completed:
    """Run ``command`` in its own process group until it ends or meets a limit.

    Both outputs are drained as they come. At the end, at a limit, and on any exception (Ctrl-C
    included) the whole group is killed, so that nothing the command started stays behind.

    Args:
        command: the program (a name on ``PATH`` or a path) and its arguments; no shell reads it.
        limits: what the command may use.
        cwd: the working folder.
        env: the whole environment; a clean one by default.
        stdin: the bytes of standard input.

    Raises:
        InfrastructureError: the program cannot be started.
        Interrupted: this process was told to stop while the command ran.
    """
    limits = limits or Limits()
    started = time.monotonic()
    group = spawn(
        command,
        env=clean_environment() if env is None else env,
        stdin=subprocess.PIPE if stdin else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=cwd,
        address_space_mb=limits.address_space_mb,
    )
    pump = _Pump(group, limits, stdin)
    try:
        pump.pump()
        group.kill()
        pump.drain()
    finally:
        exit_code, cpu_seconds = group.reap()
        pump.close()
    completed = Completed(
        command=group.command,
        exit_code=exit_code,
        stdout=pump.output("stdout"),
        stderr=pump.output("stderr"),
        seconds=time.monotonic() - started,
        cpu_seconds=cpu_seconds,
        limit=pump.limit,
        peak_memory_mb=pump.peak_memory_mb,
    )
    if shutting_down():
        raise Interrupted(f"interrupted while '{group.command[0]}' ran")
    return completed
