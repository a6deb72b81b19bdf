"""Ray behind the executor interface: one actor a worker, kept warm with its provers, replaced when it dies.

Work goes to an actor in batches, and answers come back as a stream, so that small work costs little more than its own
time; at most one batch is with an actor, which is all the back pressure there is need for. An actor that dies has its
unfinished work handed out again; the piece it was at counts as tried. Reports are made by this process alone, which
also is the only one that writes the ledger.

Source of the mechanism: Ray's documentation on actors, dynamic generators and fault tolerance.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from provenhive.errors import InfrastructureError
from provenhive.swarm.executor import Done, Lost, Progress, Report, Work
from provenhive.swarm.local import WorkerDied
from provenhive.swarm.ray_actor import Message, host_class

_TRIES = 2
_WAIT_SECONDS = 0.5


@dataclass(eq=False)
class _Host:
    """An actor with the work that is with it, in the order in which it does it, and the stream of its answers."""

    actor: Any
    open: dict[str, Work] = field(default_factory=dict)
    stream: Any = None


class RayExecutor:
    """At most ``size`` actors on a Ray cluster; without an address, a cluster of this machine alone is started.

    Not for use from several threads. ``resources`` are Ray's, for each actor, over one CPU: ``{"prover": 1}``.
    """

    def __init__(
        self, size: int, *, address: str | None = None, batch: int = 1, resources: dict[str, float] | None = None
    ) -> None:
        """Connect.

        Raises:
            InfrastructureError: Ray is not installed, or there is no cluster at the address.
            ValueError: ``size`` or ``batch`` is not positive.
        """
        if size < 1 or batch < 1:
            raise ValueError("an executor needs at least one worker and one piece of work at a time")
        self._ray = _import_ray()
        self._ours = not self._ray.is_initialized()
        if self._ours:
            self._connect(address, size)
        host = self._ray.remote(max_restarts=0, num_cpus=1, resources=resources)(host_class())
        self._make = host.remote
        self._size, self._batch = size, batch
        self._queue: deque[Work] = deque()
        self._tries: dict[str, int] = {}
        self._hosts: list[_Host] = []
        self._closed = False

    def _connect(self, address: str | None, size: int) -> None:
        where: dict[str, Any] = {"address": address} if address else {"address": "local", "num_cpus": size}
        if not address:
            where["include_dashboard"] = False
        try:
            self._ray.init(**where, log_to_driver=False, logging_level=logging.ERROR)
        except (ConnectionError, OSError, RuntimeError, ValueError) as error:
            raise InfrastructureError(f"Ray cannot be reached: {error}", remedy="ray start --head") from error

    @property
    def pids(self) -> tuple[int, ...]:
        """The actors' process ids, each on its own node."""
        return tuple(self._ray.get([host.actor.pid.remote() for host in self._hosts]))

    def submit(self, work: Work, *, urgent: bool = False) -> None:
        """Queue a piece of work, before all that waits if it is urgent."""
        if urgent:
            self._queue.appendleft(work)
        else:
            self._queue.append(work)

    def reports(self) -> Iterator[Report]:
        """Yield reports until nothing submitted is left."""
        while not self._closed:
            self._hand_out()
            streams = {host.stream: host for host in self._hosts if host.stream is not None}
            if not streams:
                return
            ready, _ = self._ray.wait(list(streams), num_returns=len(streams), timeout=0)
            if not ready:
                ready, _ = self._ray.wait(list(streams), num_returns=1, timeout=_WAIT_SECONDS)
            for stream in ready:
                yield from self._read(streams[stream])

    def _hand_out(self) -> None:
        while self._queue:
            idle = next((host for host in self._hosts if host.stream is None), None)
            if idle is None:
                if len(self._hosts) >= self._size:
                    return
                idle = _Host(self._make())
                self._hosts.append(idle)
            works = [self._queue.popleft() for _ in range(min(self._batch, len(self._queue)))]
            idle.open = {work.key: work for work in works}
            idle.stream = idle.actor.serve.options(num_returns="streaming").remote(works)

    def _read(self, host: _Host) -> Iterator[Report]:
        """Yield what one answer of an actor says; the end of its stream makes it idle."""
        try:
            messages: tuple[Message, ...] = self._ray.get(next(host.stream))
        except StopIteration:
            host.stream = None
            yield from (self._given_up(work, "ended without an answer") for work in host.open.values())
            host.open = {}
            return
        except self._ray.exceptions.RayActorError:
            yield from self._died(host)
            return
        except self._ray.exceptions.RayTaskError as error:
            yield from self._unsendable(host, error)
            return
        for key, kind, payload in messages:
            work = host.open.get(key)
            if work is None:
                continue  # answered before
            if kind == "progress":
                yield Progress(key, payload)
                continue
            del host.open[key]
            yield Done(key, payload) if kind == "done" else Lost(key, payload)

    def _died(self, host: _Host) -> Iterator[Report]:
        """Queue a dead actor's work again; the first unfinished piece, which it was at, may be what killed it."""
        self._hosts.remove(host)
        unfinished = list(host.open.values())
        if not unfinished or self._closed:
            return
        first, *rest = unfinished
        self._queue.extendleft(reversed(rest))
        self._tries[first.key] = self._tries.get(first.key, 0) + 1
        if self._tries[first.key] < _TRIES:
            self._queue.append(first)
        else:
            yield self._given_up(first, f"died {_TRIES} times")

    def _unsendable(self, host: _Host, error: Exception) -> Iterator[Report]:
        """The first unfinished piece has an answer that cannot travel; what came after it has to be done again."""
        host.stream = None
        unfinished = list(host.open.values())
        host.open = {}
        if unfinished:
            self._queue.extendleft(reversed(unfinished[1:]))
            yield Lost(unfinished[0].key, InfrastructureError(f"an answer could not be sent: {error}"))

    def _given_up(self, work: Work, how: str) -> Lost:
        return Lost(work.key, WorkerDied(f"the worker for {work.key} {how}"))

    def close(self) -> None:
        """Kill all actors, whose provers die with them, and leave the cluster."""
        if self._closed:
            return
        self._closed = True
        for host in self._hosts:
            with suppress(Exception):  # gone already, or the cluster is
                self._ray.kill(host.actor)
        self._hosts = []
        if self._ours:
            self._ray.shutdown()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _import_ray() -> Any:
    try:
        import ray
    except ImportError as error:
        raise InfrastructureError(
            "Ray is not installed", remedy="python -m pip install 'provenhive[cluster]'"
        ) from error
    return ray
