"""A pool of warm workers for many threads.

A worker keeps the preamble it was last used with; a caller gets an idle worker that has its preamble already, else a
worker not started yet, else the one idle for longest. Workers are ended and started again after many checks, when they
have grown, when they crashed and when a limit killed them.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final, Self

from provenhive.errors import InfrastructureError
from provenhive.lean_bridge.engine import Engine
from provenhive.lean_bridge.goals import Goal
from provenhive.lean_bridge.library import Library
from provenhive.lean_bridge.one_shot import DEFAULT_HEARTBEATS
from provenhive.lean_bridge.worker import CHECK_LIMITS, Answer, LeanWorker
from provenhive.toolchain import Limits, SessionError

RECYCLE_CHECKS: Final = 4000
RECYCLE_MB: Final = 1500
_LOOK_EVERY: Final = 25


@dataclass(frozen=True, slots=True)
class PoolStatistics:
    """What a pool has done so far."""

    checks: int
    starts: int
    crashes: int
    limits_hit: int
    recycled: int


@dataclass(slots=True)
class _Counts:
    checks: int = 0
    starts: int = 0
    crashes: int = 0
    limits_hit: int = 0
    recycled: int = 0


@dataclass(slots=True, eq=False)
class Lease:
    """The right to use one worker; ends with its ``with`` statement."""

    worker: LeanWorker
    _pool: WorkerPool
    _preamble: str

    def check(self, text: str, *, seconds: float | None = None) -> Answer:
        """Elaborate ``text`` behind the preamble; a worker that crashed is replaced and asked once more.

        Raises:
            SessionError: the engine crashed twice over the same text; its evidence is in the error.
            PreambleError: the preamble has errors.
        """
        try:
            return self._check_once(text, seconds)
        except SessionError as error:
            if error.limit is not None:
                raise
            self._pool.count(crashes=1)
            return self._check_once(text, seconds)

    def goals(self, line: int, column: int) -> tuple[Goal, ...]:
        """Return the goals at a place of the text last checked under this lease."""
        return self.worker.goals(line, column)

    def _check_once(self, text: str, seconds: float | None) -> Answer:
        if not self.worker.alive:
            self._pool.count(starts=1)
        self.worker.load(self._preamble)
        answer = self.worker.check(text, seconds=seconds)
        self._pool.count(checks=1, limits_hit=0 if answer.finished else 1)
        return answer


@dataclass(slots=True)
class _State:
    idle: list[LeanWorker] = field(default_factory=list)  # longest idle first
    lent: int = 0
    closed: bool = False


class WorkerPool:
    """A fixed number of workers, started when needed. Every method may be called from any thread."""

    def __init__(
        self,
        engine: Engine,
        library: Library | None,
        *,
        size: int = 2,
        limits: Limits = CHECK_LIMITS,
        heartbeats: int = DEFAULT_HEARTBEATS,
    ) -> None:
        """Prepare a pool of ``size`` workers; see ``LeanWorker`` for the other arguments."""
        if size < 1:
            raise ValueError("a pool needs a worker")
        self.engine = engine
        self.library = library
        self.size = size
        self._condition = threading.Condition()
        self._counts = _Counts()
        self._workers = tuple(LeanWorker(engine, library, limits=limits, heartbeats=heartbeats) for _ in range(size))
        self._state = _State(idle=list(self._workers))

    @contextmanager
    def lease(self, preamble: str) -> Iterator[Lease]:
        """Borrow a worker for several checks under one preamble; waits until one is free.

        Raises:
            InfrastructureError: the pool is closed.
        """
        worker = self._borrow(preamble if preamble.endswith("\n") else preamble + "\n")
        try:
            yield Lease(worker, self, preamble)
        except BaseException:
            worker.close()
            raise
        finally:
            self._give_back(worker)

    def check(self, preamble: str, text: str, *, seconds: float | None = None) -> Answer:
        """Elaborate ``text`` behind ``preamble`` on some worker. Raises as ``Lease.check``."""
        with self.lease(preamble) as lease:
            return lease.check(text, seconds=seconds)

    def statistics(self) -> PoolStatistics:
        """Return the counts so far."""
        with self._condition:
            c = self._counts
            return PoolStatistics(c.checks, c.starts, c.crashes, c.limits_hit, c.recycled)

    def cpu_seconds(self) -> float:
        """Return the processor time of all workers so far."""
        return sum(worker.cpu_seconds() for worker in self._workers)

    def count(self, *, checks: int = 0, starts: int = 0, crashes: int = 0, limits_hit: int = 0) -> None:
        """Add to the counts."""
        with self._condition:
            self._counts.checks += checks
            self._counts.starts += starts
            self._counts.crashes += crashes
            self._counts.limits_hit += limits_hit

    def close(self) -> None:
        """End all workers; those lent out end when they come back."""
        with self._condition:
            self._state.closed = True
            idle, self._state.idle = self._state.idle, []
            self._condition.notify_all()
        for worker in idle:
            worker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _borrow(self, preamble: str) -> LeanWorker:
        with self._condition:
            self._condition.wait_for(lambda: self._state.closed or bool(self._state.idle))
            if self._state.closed:
                raise InfrastructureError("the pool of Lean workers is closed")
            worker = self._best(preamble)
            self._state.idle.remove(worker)
            self._state.lent += 1
            return worker

    def _best(self, preamble: str) -> LeanWorker:
        idle = self._state.idle
        with_preamble = (w for w in reversed(idle) if w.preamble == preamble)
        not_started = (w for w in idle if not w.alive)
        return next(with_preamble, None) or next(not_started, None) or idle[0]

    def _give_back(self, worker: LeanWorker) -> None:
        self._recycle(worker)
        with self._condition:
            self._state.lent -= 1
            closed = self._state.closed
            if not closed:
                self._state.idle.append(worker)
            self._condition.notify()
        if closed:
            worker.close()

    def _recycle(self, worker: LeanWorker) -> None:
        """End a worker that has done much or grown; it starts again when it is needed."""
        if not worker.alive:
            return
        worn = worker.checks >= RECYCLE_CHECKS
        if not worn and worker.checks % _LOOK_EVERY == 0:
            worn = worker.memory_mb() > RECYCLE_MB
        if worn:
            worker.close()
            with self._condition:
                self._counts.recycled += 1
