"""Ray behind the executor interface: one actor a worker, kept warm with its provers, replaced when it dies.

Work goes to an actor in batches, bounded in number and bytes, and answers come back as a stream, so that small work
costs little more than its own time. Where work is small an actor has a second batch, so that it need not wait for the
next one; more is never with it, which is all the back pressure there is need for. What many works need is put into the
cluster's object store once, and fetched once by an actor. An actor that dies has its unfinished work handed out again;
the piece it was at counts as tried. Reports are made by this process alone, which also is the only one that writes the
ledger.

Source of the mechanism: Ray's documentation on actors, dynamic generators, objects and fault tolerance.
"""

from __future__ import annotations

import logging
import os
import pickle  # to and from this executor's own actors
import time
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from provenhive.canonical import digest_bytes
from provenhive.errors import InfrastructureError
from provenhive.swarm.executor import Done, Lost, Progress, Report, Resources, Work
from provenhive.swarm.local import WorkerDied
from provenhive.swarm.ray_actor import Host, Message

_TRIES = 2
_WAIT_SECONDS = 0.5
_BATCH_BYTES = 64_000
_NICENESS = "RAY_worker_niceness"
_LOG = logging.getLogger(__name__)


@dataclass(eq=False)
class _Batch:
    """Work that is with an actor, in the order in which it does it, and the stream of its answers."""

    open: dict[str, Work]
    stream: Any
    since: float


@dataclass(eq=False)
class _Host:
    """An actor with its batches, oldest first; ``label`` is a reference to its name."""

    actor: Any
    label: Any
    resources: Resources
    batches: deque[_Batch] = field(default_factory=deque)
    holds: set[str] = field(default_factory=set)
    name: str = ""


class RayExecutor:
    """At most ``size`` actors on a Ray cluster; without an address, a cluster of this machine alone is started.

    Not for use from several threads. ``batch`` is how many works an actor gets at once at most: more than one is for
    work that takes less than a second. An actor has one CPU and the resources of its first work; work that asks for
    others goes to an actor of its own, for which an idle one of another kind makes room. ``environment`` are variables
    that workers get on every node of a cluster that was there before.
    """

    def __init__(
        self, size: int, *, address: str | None = None, batch: int = 1, environment: Mapping[str, str] | None = None
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
            self._connect(address, size, dict(environment or {}))
        self._actor = self._ray.remote(max_restarts=0, num_cpus=1)(Host)
        self._size, self._batch = size, batch
        self._queue: deque[Work] = deque()
        self._tries: dict[str, int] = {}
        self._provisions: dict[str, Any] = {}
        self._hosts: list[_Host] = []
        self._closed = False

    def _connect(self, address: str | None, size: int, environment: dict[str, str]) -> None:
        where: dict[str, Any] = {"address": "local", "num_cpus": size, "include_dashboard": False}
        if address:  # the processes of a cluster of our own inherit the environment
            where = {"address": address, "runtime_env": {"env_vars": environment}}
        try:
            with _own_priority():
                self._ray.init(**where, log_to_driver=False, logging_level=logging.ERROR)
        except (ConnectionError, OSError, RuntimeError, ValueError) as error:
            raise InfrastructureError(f"Ray cannot be reached: {error}", remedy="ray start --head") from error

    @property
    def pids(self) -> tuple[int, ...]:
        """The actors' process ids, each on its own node."""
        return tuple(int(self._name(host).rpartition(":")[2]) for host in self._hosts)

    def _name(self, host: _Host) -> str:
        if not host.name:
            host.name = self._ray.get(host.label)
        return host.name

    def provide(self, data: bytes) -> str:
        """Put bytes into the cluster's object store; return their digest."""
        digest = digest_bytes(data)
        if digest not in self._provisions:
            self._provisions[digest] = self._ray.put(data)
        return digest

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
            # An actor's batches are read in order: a dead one's answers that arrived count before its death does.
            streams = {host.batches[0].stream: host for host in self._hosts if host.batches}
            if not streams:
                return
            ready, _ = self._ray.wait(list(streams), num_returns=len(streams), timeout=0)
            if not ready:
                ready, _ = self._ray.wait(list(streams), num_returns=1, timeout=_WAIT_SECONDS)
            for stream in ready:
                yield from self._read(streams[stream])

    def _hand_out(self) -> None:
        while self._queue:
            host = self._free(self._queue[0].resources)
            if host is None:
                return
            works, packed = self._packed(host.resources)
            needed = {digest: self._provisions[digest] for work in works for digest in work.needs}
            fresh = {digest: reference for digest, reference in needed.items() if digest not in host.holds}
            host.holds.update(fresh)
            stream = host.actor.serve.options(num_returns="streaming").remote(packed, fresh)
            host.batches.append(_Batch({work.key: work for work in works}, stream, time.monotonic()))

    def _free(self, resources: Resources) -> _Host | None:
        """Return the actor to get the next batch: an idle one, one more, or one that is at its only batch."""
        alike = [host for host in self._hosts if host.resources == resources]
        best = min(alike, key=lambda host: len(host.batches), default=None)
        if best is not None and not best.batches:
            return best
        idle = next((host for host in self._hosts if not host.batches), None)
        if len(self._hosts) >= self._size and idle is not None:
            self._end(idle)
        if len(self._hosts) < self._size:
            return self._start(resources)
        ahead = 2 if self._batch > 1 else 1
        return best if best is not None and len(best.batches) < ahead else None

    def _start(self, resources: Resources) -> _Host:
        self._tell_if_too_much(resources)
        amounts = dict(resources)
        memory = {"memory": amounts.pop("memory")} if "memory" in amounts else {}
        actor = self._actor.options(**memory, resources=amounts).remote()
        host = _Host(actor, actor.name.remote(), resources)
        self._hosts.append(host)
        return host

    def _tell_if_too_much(self, resources: Resources) -> None:
        """Say so if no node has as much: the work waits, for a node may come that has."""
        nodes = [node["Resources"] for node in self._ray.nodes() if node["Alive"]] if resources else []
        for name, amount in resources:
            most = max((node.get(name, 0.0) for node in nodes), default=0.0)
            if amount > most:
                _LOG.warning(
                    "no node of the cluster has %s %g (the most is %g): work waits for one", name, amount, most
                )

    def _end(self, host: _Host) -> None:
        """Kill an actor, its provers with it."""
        self._hosts.remove(host)
        with suppress(Exception):  # gone already, or the cluster is
            self._ray.kill(host.actor)

    def _packed(self, resources: Resources) -> tuple[list[Work], bytes]:
        """Take a batch from the queue: near the end a smaller one, so that all actors end at about the same time."""
        most = min(self._batch, -(-len(self._queue) // (2 * self._size)))
        works: list[Work] = []
        while self._queue and len(works) < most and self._queue[0].resources == resources:
            works.append(self._queue.popleft())
        packed = pickle.dumps(works)
        while len(packed) > _BATCH_BYTES and len(works) > 1:
            kept = max(1, len(works) * _BATCH_BYTES // len(packed))
            self._queue.extendleft(reversed(works[kept:]))
            works = works[:kept]
            packed = pickle.dumps(works)
        return works, packed

    def _read(self, host: _Host) -> Iterator[Report]:
        """Yield what one answer of an actor says; the end of a stream is the end of its batch."""
        batch = host.batches[0]
        try:
            messages: tuple[Message, ...] = self._ray.get(next(batch.stream))
        except StopIteration:
            host.batches.popleft()
            yield from (self._given_up(work, "ended without an answer") for work in batch.open.values())
            return
        except self._ray.exceptions.RayTaskError as error:
            yield from self._failed(host, error)
            return
        except self._ray.exceptions.RayError as error:
            # The actor is gone, out of memory, its node lost, or its answer: whatever it was, it is not trusted on.
            yield from self._died(host, error)
            return
        for key, kind, payload, seconds in messages:
            work = batch.open.get(key)
            if work is None:
                continue  # answered before
            try:
                content = pickle.loads(payload)  # noqa: S301  # from this executor's own actor
            except Exception as error:  # noqa: BLE001  # what travels may name anything
                kind, content = (
                    "lost",
                    InfrastructureError(f"an answer cannot be read: {type(error).__name__}: {error}"),
                )
            if kind == "progress":
                yield Progress(key, content)
                continue
            del batch.open[key]
            delay = max(0.0, time.monotonic() - batch.since - seconds)
            yield Done(key, content, seconds, self._name(host), delay) if kind == "done" else Lost(key, content)

    def _died(self, host: _Host, error: Exception) -> Iterator[Report]:
        """Queue a dead actor's work again; the first unfinished piece, which it was at, may be what killed it."""
        self._end(host)
        unfinished = [work for batch in host.batches for work in batch.open.values()]
        if not unfinished or self._closed:
            return
        first, *rest = unfinished
        self._queue.extendleft(reversed(rest))
        self._tries[first.key] = self._tries.get(first.key, 0) + 1
        if self._tries[first.key] < _TRIES:
            said = str(error).partition("\n")[0]
            _LOG.warning("the worker for %s died (%s: %s); it is tried again", first.key, type(error).__name__, said)
            self._queue.append(first)
        else:
            yield self._given_up(first, f"died {_TRIES} times")

    def _failed(self, host: _Host, error: Exception) -> Iterator[Report]:
        """A batch ended in an error of its own (what it names cannot be imported there): its first piece has it."""
        batch = host.batches.popleft()
        unfinished = list(batch.open.values())
        if unfinished:
            self._queue.extendleft(reversed(unfinished[1:]))
            yield Lost(unfinished[0].key, InfrastructureError(f"a worker could not do its work: {error}"))

    def _given_up(self, work: Work, how: str) -> Lost:
        return Lost(work.key, WorkerDied(f"the worker for {work.key} {how}"))

    def close(self) -> None:
        """Kill all actors, whose provers die with them, and leave the cluster."""
        if self._closed:
            return
        self._closed = True
        for host in list(self._hosts):
            self._end(host)
        if self._ours:
            self._ray.shutdown()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@contextmanager
def _own_priority() -> Iterator[None]:
    """Let Ray start workers with this process's own priority, unless the user says otherwise: it lowers it else."""
    if _NICENESS in os.environ:
        yield
        return
    os.environ[_NICENESS] = "0"
    try:
        yield
    finally:
        del os.environ[_NICENESS]


def _import_ray() -> Any:
    try:
        import ray
    except ImportError as error:
        raise InfrastructureError(
            "Ray is not installed", remedy="python -m pip install 'provenhive[cluster]'"
        ) from error
    return ray
