"""A discrete-event simulation of ``provenhive prove`` on a cluster, with costs drawn from a measured run.

What it keeps of the program: one queue of work, one piece at a time with a worker, extraction before all that waits,
extraction only when the judge and the unit's specification have been found good, one main process that deals with one
report after the other and hands out the next work when it has dealt with the last, the ledger entered by it alone.
Workers of a node share its cores and its prover slots; who finds none free waits in line. A worker may die: it is
replaced, its work goes to the end of the queue, and is given up the second time.

What it leaves out: the time to hand work out, slower nodes, the network's limits, laws that units wait for.

Source of the method: A. M. Law, Simulation Modeling and Analysis, 5th edition, chapters 1 (next-event time advance) and
6 (empirical distributions).
"""

from __future__ import annotations

import heapq
import math
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from provenhive.experiments.costs import PROVER_STAGES, Costs, ModuleCosts, SearchCosts

_TRIES = 2
_SLICE = 1.0
"""Seconds after which a worker lets another one have its core, where there are more workers than cores."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Nodes that are alike. ``failures`` is how often an hour a worker dies."""

    nodes: int = 1
    cores: int = 1
    workers: int = 1
    provers: int = 1
    failures: float = 0.0

    def __post_init__(self) -> None:
        """Check.

        Raises:
            ValueError: a number makes no sense.
        """
        if min(self.nodes, self.cores, self.workers, self.provers) < 1 or not 0 <= self.failures < math.inf:
            raise ValueError("a cluster has at least one node, core, worker and prover slot, and no negative failures")


@dataclass(frozen=True, slots=True)
class Load:
    """What is to be done: so many searches, in specifications of which each is like one of the record's."""

    searches: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What came out of one simulated run. Shares are of the makespan; lengths of queues are means over it.

    ``stages`` are the seconds of all searches by stage; ``given_up`` counts work that lost its worker twice, which ends
    a real run.
    """

    seconds: float
    searches: int
    proved: int
    workers_busy: float
    cores_busy: float
    provers_busy: float
    main_busy: float
    queue: float
    reports_waiting: float
    provers_waiting: float
    died: int
    given_up: int
    stages: tuple[tuple[str, float], ...]


Segments = tuple[tuple[bool, float], ...]
"""Seconds of work, each with whether a prover does it."""


@dataclass(eq=False, slots=True)
class _Work:
    kind: str
    segments: Segments
    handling: float
    module: int
    search: SearchCosts | None = None
    tries: int = 0

    @property
    def seconds(self) -> float:
        return sum(seconds for _, seconds in self.segments)


@dataclass(eq=False, slots=True)
class _Node:
    cores: int
    provers: int
    waiting_for_prover: deque[_Worker] = field(default_factory=deque)
    waiting_for_core: deque[_Worker] = field(default_factory=deque)


@dataclass(eq=False, slots=True)
class _Worker:
    node: _Node
    started: bool = False
    warm: bool = False
    work: _Work | None = None
    left: list[tuple[bool, float]] = field(default_factory=list)
    holds_prover: bool = False
    doomed: bool = False
    since: float = 0.0


def segments_of(stages: Sequence[tuple[str, float]]) -> Segments:
    """Return stages as segments: what lies between calls of provers becomes one."""
    found: list[tuple[bool, float]] = []
    for stage, seconds in stages:
        proving = stage in PROVER_STAGES
        if found and found[-1][0] is proving:
            found[-1] = (proving, found[-1][1] + seconds)
        elif seconds > 0:
            found.append((proving, seconds))
    return tuple(found)


def simulate(costs: Costs, cluster: Cluster, load: Load, seed: int) -> Figures:
    """Simulate one run; the same seed gives the same figures."""
    return _Simulation(costs, cluster, load, Random(seed)).run()  # noqa: S311


class _Simulation:
    def __init__(self, costs: Costs, cluster: Cluster, load: Load, chance: Random) -> None:
        self._costs, self._cluster, self._load, self._chance = costs, cluster, load, chance
        self._cold = [s for s in costs.searches if s.first] or list(costs.searches)
        self._warm = [s for s in costs.searches if not s.first] or self._cold
        self._cut = {id(s): segments_of(s.stages) for s in costs.searches}
        self._shared = cluster.workers > cluster.cores or cluster.workers > cluster.provers
        nodes = [_Node(cluster.cores, cluster.provers) for _ in range(cluster.nodes)]
        self._idle = deque(_Worker(node) for _ in range(cluster.workers) for node in nodes)
        self._events: list[tuple[float, int, _Worker]] = []
        self._number = 0
        self._queue: deque[_Work] = deque()
        self._main_free = 0.0
        self._judged: set[int] = set()
        self._fit = False
        self._held: dict[int, list[SearchCosts]] = {}
        self._busy = self._proving = self._main = self._waited = self._queued = self._prover_wait = 0.0
        self._changed = 0.0
        self._done = self._proved = self._died = self._given_up = 0
        self._stages: dict[str, float] = {}

    # --- the run -------------------------------------------------------------------------------------------------

    def run(self) -> Figures:
        self._queue.extend(self._all_work())
        self._hand_out(0.0)
        while self._events:
            now, _, worker = heapq.heappop(self._events)
            self._advance(worker, now)
        makespan = max(self._main_free, 1e-9)
        cluster = self._cluster
        workers = cluster.nodes * cluster.workers
        return Figures(
            seconds=makespan,
            searches=self._done,
            proved=self._proved,
            workers_busy=self._busy / makespan / workers,
            cores_busy=self._busy / makespan / (cluster.nodes * cluster.cores),
            provers_busy=self._proving / makespan / (cluster.nodes * cluster.provers),
            main_busy=self._main / makespan,
            queue=self._queued / makespan,
            reports_waiting=self._waited / makespan,
            provers_waiting=self._prover_wait / makespan,
            died=self._died,
            given_up=self._given_up,
            stages=tuple(sorted(self._stages.items())),
        )

    def _all_work(self) -> Iterator[_Work]:
        """Yield the work in the order of ``prove``: the judge's test, specifications with their laws, searches."""
        yield _Work("self-test", ((True, self._costs.self_test),), 0.0, -1)
        modules: list[int] = []
        left = self._load.searches
        while left > 0:
            module = self._chance.choice(self._costs.modules)
            number, units = len(modules), min(left, module.units)
            modules.append(units)
            left -= units
            yield _Work("specification", ((True, module.specification),), self._handling(module), number)
            for seconds in module.laws:
                yield _Work("lean", ((False, seconds),), self._handling(module), number)
        for number, units in enumerate(modules):
            for _ in range(units):
                yield _Work("search", (), 0.0, number)

    @staticmethod
    def _handling(module: ModuleCosts) -> float:
        return module.handling / (1 + len(module.laws))

    def _hand_out(self, now: float) -> None:
        """Give work to idle workers; a search is drawn when it starts, for it costs more where no prover is warm."""
        self._count_queue(now)
        while self._queue and self._idle:
            worker, work = self._idle.popleft(), self._queue.popleft()
            if work.kind == "search" and work.search is None:
                search = self._chance.choice(self._warm if worker.warm else self._cold)
                work.search, work.segments, work.handling = search, self._cut[id(search)], search.handling
                worker.warm = True
            delay = self._chance.choice(self._costs.delays if worker.started else self._costs.starts)
            worker.work, worker.started = work, True
            self._begin(worker, now + delay)

    def _begin(self, worker: _Worker, now: float) -> None:
        work = worker.work
        if work is None:
            raise RuntimeError("a worker begins nothing")
        worker.left, worker.since = list(reversed(work.segments)), now
        life = self._chance.expovariate(self._cluster.failures / 3600) if self._cluster.failures else math.inf
        worker.doomed = life < work.seconds
        if worker.doomed:
            worker.left = _first(worker.left, life)
        if not self._shared:
            for proving, seconds in worker.left:
                self._count(proving, seconds)
            total = sum(seconds for _, seconds in worker.left)
            worker.left = []
            self._at(now + total, worker)
        else:
            self._at(now, worker)

    def _at(self, time: float, worker: _Worker) -> None:
        self._number += 1
        heapq.heappush(self._events, (time, self._number, worker))

    # --- cores and provers of a node -----------------------------------------------------------------------------

    def _advance(self, worker: _Worker, now: float) -> None:
        """Go on with a worker whose slice, or whose whole work, has ended."""
        if not self._shared:
            self._ended(worker, now)
            return
        node = worker.node
        if worker.since < 0:  # it had a core
            worker.since = 0.0
            node.cores += 1
        if worker.holds_prover and not (worker.left and worker.left[-1][0]):
            worker.holds_prover = False
            node.provers += 1
        if worker.left:
            proving = worker.left[-1][0] and not worker.holds_prover
            (node.waiting_for_prover if proving else node.waiting_for_core).append(worker)
            worker.since = now
        else:
            self._ended(worker, now)
        self._serve(node, now)

    def _serve(self, node: _Node, now: float) -> None:
        while node.provers and node.waiting_for_prover:
            worker = node.waiting_for_prover.popleft()
            self._prover_wait += now - worker.since
            node.provers -= 1
            worker.holds_prover = True
            node.waiting_for_core.append(worker)
        while node.cores and node.waiting_for_core:
            worker = node.waiting_for_core.popleft()
            node.cores -= 1
            proving, seconds = worker.left.pop()
            part = min(seconds, _SLICE) if node.waiting_for_core else seconds
            if part < seconds:
                worker.left.append((proving, seconds - part))
            self._count(proving, part)
            worker.since = -1.0
            self._at(now + part, worker)

    def _count(self, proving: bool, seconds: float) -> None:
        self._busy += seconds
        if proving:
            self._proving += seconds

    # --- the main process ----------------------------------------------------------------------------------------

    def _ended(self, worker: _Worker, now: float) -> None:
        work, worker.work = worker.work, None
        if work is None:
            raise RuntimeError("a worker ends nothing")
        begun = max(now, self._main_free)
        self._waited += begun - now
        if worker.doomed:
            worker.doomed = worker.started = worker.warm = False
            self._main_free = begun
            self._died_with(work, now)
        else:
            self._main += work.handling
            self._main_free = begun + work.handling
            self._dealt_with(work)
        self._idle.append(worker)
        self._hand_out(self._main_free)

    def _died_with(self, work: _Work, now: float) -> None:
        """Put a dead worker's work to the end of the queue, or give it up."""
        self._died += 1
        work.tries += 1
        self._count_queue(now)
        if work.tries < _TRIES:
            self._queue.append(work)
        else:
            self._given_up += 1

    def _dealt_with(self, work: _Work) -> None:
        if work.kind == "self-test":
            self._fit = True
            for module in sorted(self._judged):
                self._extract_held(module)
        elif work.kind == "specification":
            self._judged.add(work.module)
            self._extract_held(work.module)
        elif work.kind == "extract":
            self._proved += 1
        elif work.kind == "search" and work.search is not None:
            self._done += 1
            for stage, seconds in work.search.stages:
                self._stages[stage] = self._stages.get(stage, 0.0) + seconds
            if work.search.extraction is not None:
                self._held.setdefault(work.module, []).append(work.search)
                self._extract_held(work.module)

    def _extract_held(self, module: int) -> None:
        """Hand out extraction, before all that waits, where the judge and the specification are found good."""
        if not self._fit or module not in self._judged:
            return
        for search in self._held.pop(module, ()):
            seconds = ((False, search.extraction or 0.0),)
            self._queue.appendleft(_Work("extract", seconds, search.entering, module, search))

    def _count_queue(self, now: float) -> None:
        self._queued += len(self._queue) * max(0.0, now - self._changed)
        self._changed = max(now, self._changed)


def _first(left: list[tuple[bool, float]], seconds: float) -> list[tuple[bool, float]]:
    """Return what of the segments, last first, is done within some seconds."""
    found: list[tuple[bool, float]] = []
    for proving, length in reversed(left):
        part = min(length, seconds)
        seconds -= part
        found.append((proving, part))
        if seconds <= 0:
            break
    return found[::-1]
