"""The interface of all executors: work goes in, reports come out, in the order in which they happen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

Notify = Callable[[Any], None]
Function = Callable[[Any, Notify], Any]
"""What a worker runs: the work's argument and a way to report progress in, a picklable result out."""


Resources = tuple[tuple[str, float], ...]
"""Amounts by name, in the names' order."""


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of work: ``key`` names it in the reports, ``function`` is importable by name in a worker.

    ``needs`` are digests of bytes that the executor was provided with; they are with the worker before it starts.
    ``resources`` are what the work takes of a cluster's node, by Ray's names, over one CPU: ``memory`` in bytes, or a
    resource of the user's own. A cluster gives the work to no node that has not as much left; workers of this machine
    alone do not ask for it.
    """

    key: str
    function: Function
    argument: Any
    needs: tuple[str, ...] = ()
    resources: Resources = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """The work is under way and says so."""

    key: str
    payload: Any


@dataclass(frozen=True, slots=True)
class Done:
    """The work has returned ``result`` after ``seconds`` in the worker of this name.

    ``delay`` is what went by beside them since the work was handed out: a worker that starts, transport, waiting for
    the main process, and other work of the same batch.
    """

    key: str
    result: Any
    seconds: float = 0.0
    worker: str = ""
    delay: float = 0.0


@dataclass(frozen=True, slots=True)
class Lost:
    """The work raised ``error``, or its worker died every time it was tried (``error`` says so)."""

    key: str
    error: BaseException


Report = Progress | Done | Lost


class Executor(Protocol):
    """Runs work somewhere else. Every work that was submitted is reported ``Done`` or ``Lost`` exactly once."""

    def provide(self, data: bytes) -> str:
        """Keep bytes for workers, which get them once each; return the digest that ``Work.needs`` names them by."""
        ...

    def submit(self, work: Work, *, urgent: bool = False) -> None:
        """Queue a piece of work, before all that waits if it is urgent; never blocks."""
        ...

    def reports(self) -> Iterator[Report]:
        """Yield reports until nothing submitted is left; work may be submitted while this runs."""
        ...

    def close(self) -> None:
        """Stop at once: kill what runs, forget what waits. Safe to call twice."""
        ...
