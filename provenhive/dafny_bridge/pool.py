"""A pool of warm servers for many threads."""

from __future__ import annotations

import threading
from types import TracebackType
from typing import Final, Self

from provenhive.dafny_bridge.outcomes import DafnyFailure, DafnyRun
from provenhive.dafny_bridge.profiles import STOCK, DafnyLimits, SolverProfile
from provenhive.dafny_bridge.runner import run_cli
from provenhive.dafny_bridge.server import RESERVED, WarmServer
from provenhive.errors import ProvenHiveError

_RECYCLE_REQUESTS: Final = 150
_RECYCLE_MEMORY_MB: Final = 500


class PoolClosed(ProvenHiveError):
    """The pool was closed before or while it worked on the request."""


class ServerPool:
    """At most ``size`` warm servers, started when first needed, shared by any number of threads.

    ``verify`` blocks while all servers are busy, so callers cannot pile up work faster than it is done.
    A server is replaced after ``recycle_requests`` requests or above ``recycle_memory_mb``, and after
    every failure. Use it as a context manager, or ``close`` it.
    """

    def __init__(
        self,
        size: int,
        *,
        recycle_requests: int = _RECYCLE_REQUESTS,
        recycle_memory_mb: int = _RECYCLE_MEMORY_MB,
    ) -> None:
        """Set the pool up; no process is started yet."""
        if size < 1:
            raise ValueError("a pool needs at least one server")
        self._places = threading.BoundedSemaphore(size)
        self._lock = threading.Lock()
        self._idle: list[WarmServer] = []
        self._busy: set[WarmServer] = set()
        self._closed = False
        self._recycle_requests = recycle_requests
        self._recycle_memory_mb = recycle_memory_mb
        self.started = 0

    def verify(
        self,
        text: str,
        limits: DafnyLimits | None = None,
        profile: SolverProfile = STOCK,
        *,
        models: bool = False,
    ) -> DafnyRun:
        """Verify ``text`` on the next free server; see ``WarmServer.verify``.

        A server that dies on a text after others is replaced and asked once more, so that what an
        earlier text left behind is not held against this one.

        Raises:
            DafnyFailure: a fresh server failed on this text, or a limit was met.
            PoolClosed: the pool is closed.
        """
        if RESERVED in text:
            return run_cli(text, limits, profile, models=models)
        with self._places:
            server = self._take()
            try:
                return self._ask(server, text, limits, profile, models)
            except DafnyFailure as error:
                if error.limit is not None or server.requests == 0:
                    raise
            return self._ask(self._take(fresh=True), text, limits, profile, models)

    def close(self) -> None:
        """End all servers, also those at work; their callers get ``PoolClosed``."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            for server in self._busy:
                server.kill()
        for server in idle:
            server.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _take(self, *, fresh: bool = False) -> WarmServer:
        """Return an idle server or a new one, marked busy."""
        with self._lock:
            if self._closed:
                raise PoolClosed("the pool of Dafny servers is closed")
            server = None if fresh or not self._idle else self._idle.pop()
            if server is None:
                server = WarmServer()
                self.started += 1
            self._busy.add(server)
            return server

    def _ask(
        self,
        server: WarmServer,
        text: str,
        limits: DafnyLimits | None,
        profile: SolverProfile,
        models: bool,
    ) -> DafnyRun:
        """Ask a server marked busy and put it back, or away if it is of no more use."""
        worn = True
        try:
            run = server.verify(text, limits, profile, models=models)
            worn = self._worn(server)
            return run
        except DafnyFailure as error:
            if self._closed:
                raise PoolClosed("the pool of Dafny servers was closed") from error
            raise
        finally:
            with self._lock:
                self._busy.discard(server)
                keep = not (worn or self._closed)
                if keep:
                    self._idle.append(server)
            if not keep:
                server.close()

    def _worn(self, server: WarmServer) -> bool:
        return (
            server.closed or server.requests >= self._recycle_requests or server.memory_mb() > self._recycle_memory_mb
        )
