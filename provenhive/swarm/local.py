"""Worker processes on this machine: started once, kept warm, replaced when they die, killed at once when asked."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Self

from provenhive.canonical import digest_bytes
from provenhive.errors import InfrastructureError
from provenhive.swarm.executor import Done, Lost, Progress, Report, Work
from provenhive.swarm.provisions import take

_TRIES = 2
_WATCH_SECONDS = 0.25
_CONTEXT = multiprocessing.get_context("spawn")
_LOG = logging.getLogger(__name__)


class WorkerDied(InfrastructureError):
    """A worker process ended without an answer, more often than work is tried."""


@dataclass(eq=False)
class _Worker:
    process: Any
    pipe: Connection
    work: Work | None = None
    since: float = 0.0
    holds: set[str] = field(default_factory=set)


@dataclass
class _Waiting:
    work: Work
    tries: int = field(default=0)


class LocalExecutor:
    """At most ``size`` worker processes. Not for use from several threads, but ``close`` may come from any.

    Workers make their temporary files in a folder of the executor's: they are killed, and cannot remove them.
    """

    def __init__(self, size: int) -> None:
        """Set up; workers start when there is work for them."""
        if size < 1:
            raise ValueError("an executor needs at least one worker")
        self._size = size
        self._queue: deque[_Waiting] = deque()
        self._tries: dict[str, int] = {}
        self._provisions: dict[str, bytes] = {}
        self._workers: list[_Worker] = []
        self._lock = threading.Lock()
        self._closed = False
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def provide(self, data: bytes) -> str:
        """Keep bytes for workers; return their digest."""
        digest = digest_bytes(data)
        self._provisions[digest] = data
        return digest

    def submit(self, work: Work, *, urgent: bool = False) -> None:
        """Queue a piece of work, before all that waits if it is urgent."""
        if urgent:
            self._queue.appendleft(_Waiting(work))
        else:
            self._queue.append(_Waiting(work))

    def reports(self) -> Iterator[Report]:
        """Yield reports until nothing submitted is left."""
        while not self._closed:
            self._hand_out()
            busy = {worker.pipe: worker for worker in self._workers if worker.work is not None}
            if not busy:
                return
            for pipe in wait(list(busy), timeout=0.5):
                yield from self._read(busy[pipe])  # type: ignore[index]  # wait returns what it was given

    def _hand_out(self) -> None:
        while self._queue:
            idle = next((w for w in self._workers if w.work is None), None)
            handed = time.monotonic()
            if idle is None:
                if len(self._workers) >= self._size:
                    return
                idle = self._start()
            waiting = self._queue.popleft()
            idle.work, idle.since = waiting.work, handed
            self._tries[waiting.work.key] = waiting.tries + 1
            try:
                self._send(idle, waiting.work)
            except (BrokenPipeError, ConnectionResetError):
                # It died while idle: the work has not been tried.
                self._queue.appendleft(waiting)
                self._discard(idle)

    def _send(self, worker: _Worker, work: Work) -> None:
        for digest in work.needs:
            if digest not in worker.holds:
                worker.pipe.send((digest, self._provisions[digest]))
                worker.holds.add(digest)
        worker.pipe.send(work)

    def _start(self) -> _Worker:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="provenhive-workers-", ignore_cleanup_errors=True)
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=_serve, args=(theirs, os.getpid(), self._folder.name), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        with self._lock:
            self._workers.append(worker)
        return worker

    def _read(self, worker: _Worker) -> Iterator[Report]:
        work = worker.work
        if work is None:
            return
        try:
            kind, payload, seconds = worker.pipe.recv()
        except (EOFError, ConnectionResetError, BrokenPipeError):
            self._discard(worker)
            if not self._closed:
                yield from self._again(work)
            return
        if kind == "progress":
            yield Progress(work.key, payload)
            return
        worker.work = None
        del self._tries[work.key]
        if kind == "lost":
            yield Lost(work.key, payload)
            return
        delay = max(0.0, time.monotonic() - worker.since - seconds)
        yield Done(work.key, payload, seconds, str(worker.process.pid), delay)

    def _again(self, work: Work) -> Iterator[Report]:
        """Queue the work of a dead worker once more, or give it up."""
        tries = self._tries[work.key]
        if tries < _TRIES:
            _LOG.warning("the worker for %s died; it is tried again", work.key)
            self._queue.append(_Waiting(work, tries))
        else:
            del self._tries[work.key]
            yield Lost(work.key, WorkerDied(f"the worker for {work.key} died {tries} times"))

    def _discard(self, worker: _Worker) -> None:
        with self._lock:
            if worker in self._workers:
                self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()

    def close(self) -> None:
        """Kill all workers; their provers die with them, and their temporary files go."""
        self._closed = True
        with self._lock:
            workers, self._workers = self._workers, []
        for worker in workers:
            worker.process.kill()
        for worker in workers:
            worker.process.join()
            worker.pipe.close()
        if self._folder is not None:
            self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _serve(pipe: Connection, parent: int, folder: str) -> None:
    """Run work until the other end closes. Ctrl-C is the main process's business."""
    tempfile.tempdir = folder
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def notify(payload: Any) -> None:
        pipe.send(("progress", payload, 0.0))

    while True:
        try:
            received: Work | tuple[str, bytes] = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        if isinstance(received, tuple):
            take(*received)
            continue
        started = time.monotonic()
        try:
            result = received.function(received.argument, notify)
            message = ("done", result, time.monotonic() - started)
        except Exception as error:  # noqa: BLE001  # the process edge: every failure travels to the main process
            message = ("lost", error, 0.0)
        _send(pipe, message)


def _end_with(parent: int) -> None:
    """End this process when its parent is gone, however it went; the toolchain's reaper then ends the provers."""
    while os.getppid() == parent:
        time.sleep(_WATCH_SECONDS)
    os._exit(1)


def _send(pipe: Connection, message: tuple[str, Any, float]) -> None:
    try:
        pipe.send(message)
    except (TypeError, AttributeError, ValueError) as error:
        lost = InfrastructureError(f"an answer could not be sent: {error}; it was {message[1]!r:.2000}")
        pipe.send(("lost", lost, 0.0))
