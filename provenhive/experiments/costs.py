"""What work cost in a run, from its event log (``provenhive prove --log-json``): the distributions of a simulation.

The log's ``WorkDone`` lines say of each piece of work how long a worker and the main process had to do with it, and of
each unit's search where its seconds went. Nothing is fitted to a formula: a simulation draws from what was measured.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from provenhive.errors import UserError
from provenhive.files import read_text

PROVER_STAGES = frozenset({"look", "judge"})


@dataclass(frozen=True, slots=True)
class SearchCosts:
    """A unit's search: its stages with seconds, in order; and what followed if it was ``proved``.

    ``handling`` is the main process's time for the search, ``entering`` that for the entry into the ledger, after
    ``extraction`` in a worker. ``first`` says that the worker had no prover warm before.
    """

    stages: tuple[tuple[str, float], ...]
    handling: float
    proved: bool
    first: bool
    extraction: float | None = None
    entering: float = 0.0

    @property
    def seconds(self) -> float:
        """The time of the search in its worker."""
        return sum(seconds for _, seconds in self.stages)


@dataclass(frozen=True, slots=True)
class ModuleCosts:
    """A specification: seconds for its own obligations, for each piece of Lean's work, and how many units it has."""

    specification: float
    laws: tuple[float, ...]
    units: int
    handling: float


@dataclass(frozen=True, slots=True)
class Costs:
    """The costs of a run. ``starts`` are the delays of workers' first works, ``delays`` those of all others.

    ``seconds`` and ``workers`` are those of the run itself.
    """

    self_test: float
    modules: tuple[ModuleCosts, ...]
    searches: tuple[SearchCosts, ...]
    starts: tuple[float, ...]
    delays: tuple[float, ...]
    seconds: float
    workers: int


def read_costs(path: Path, run: str | None = None) -> Costs:
    """Read the costs of a run from an event log: of the last one in it that ended, or of the one with this id.

    Raises:
        UserError: the file cannot be read, is no event log, or has no such run with searches in it.
    """
    lines = tuple(_lines(path))
    ended = [line["run"] for line in lines if line["event"] == "Ended" and line.get("error") is None]
    wanted = run if run is not None else ended[-1] if ended else None
    own = [line for line in lines if line["run"] == wanted]
    if not own or wanted not in ended:
        raise UserError(f"{path}: no run {run or 'that ended'} in this log; 'provenhive prove --log-json' writes one")
    try:
        return _costs(own)
    except (KeyError, TypeError, ValueError) as error:
        raise UserError(f"{path}: not an event log of this version: {error!r}") from error


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(read_text(path).splitlines(), 1):
        try:
            found = json.loads(line)
            if not {"time", "run", "event"} <= found.keys():
                raise ValueError("no event")
        except (ValueError, AttributeError) as error:
            raise UserError(f"{path}:{number}: this is no line of an event log: {error}") from error
        yield found


def _costs(lines: Iterable[dict[str, Any]]) -> Costs:
    own = list(lines)
    works = [line for line in own if line["event"] == "WorkDone"]
    by_key = {line["key"]: line for line in works}
    paths = {line["key"].partition(":")[2]: line["path"] for line in works if _kind(line) == "search"}
    searches = tuple(_searches(works, by_key))
    if not searches:
        raise ValueError("no unit was searched for in this run")
    firsts = {worker: line for line in reversed(works) for worker in (line["worker"],)}
    modules = tuple(_module(path, works, list(paths.values()).count(path)) for path in dict.fromkeys(paths.values()))
    later = tuple(float(line["delay"]) for line in works if line is not firsts[line["worker"]])
    times = [datetime.fromisoformat(line["time"]) for line in own if line["event"] in ("Started", "Ended")]
    return Costs(
        self_test=sum(float(line["seconds"]) for line in works if _kind(line) == "self-test"),
        modules=modules,
        searches=searches,
        starts=tuple(float(line["delay"]) for line in firsts.values()),
        delays=later or (0.0,),
        seconds=(times[-1] - times[0]).total_seconds(),
        workers=len(firsts),
    )


def _kind(line: dict[str, Any]) -> str:
    kind: str = line["key"].partition(":")[0]
    return kind


def _searches(works: list[dict[str, Any]], by_key: dict[str, dict[str, Any]]) -> Iterator[SearchCosts]:
    warm: set[str] = set()
    for line in works:
        if _kind(line) != "search":
            continue
        stages = tuple((str(stage), float(seconds)) for stage, seconds in line["stages"])
        rest = float(line["seconds"]) - sum(seconds for _, seconds in stages)
        extracted = by_key.get("extract:" + line["key"].partition(":")[2])
        yield SearchCosts(
            stages=(("rest", max(0.0, rest)), *stages),
            handling=float(line["handling"]),
            proved=bool(line["proved"]),
            first=line["worker"] not in warm,
            extraction=None if extracted is None else float(extracted["seconds"]),
            entering=0.0 if extracted is None else float(extracted["handling"]),
        )
        warm.add(line["worker"])


def _module(path: str, works: list[dict[str, Any]], units: int) -> ModuleCosts:
    mine = [line for line in works if line["path"] == path]
    lean = tuple(float(line["seconds"]) for line in mine if _kind(line) == "lean")
    own = [line for line in mine if _kind(line) == "specification"]
    handling = sum(float(line["handling"]) for line in mine if _kind(line) in ("specification", "lean"))
    return ModuleCosts(sum(float(line["seconds"]) for line in own), lean, units, handling)
