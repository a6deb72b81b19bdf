"""What a run established, as values, and as the one JSON document of ``--json``."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from provenhive.errors import ExitCode

NOT_REACHED = "not reached"
"""Why a unit has no verdict when a run ends before its time."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of a unit's candidates; ``repeated`` ones are an earlier candidate's twins and were not judged."""

    proposed: int = 0
    red_flagged: int = 0
    rejected: int = 0
    refuted: int = 0
    unknown: int = 0
    proved: int = 0
    repeated: int = 0


@dataclass(frozen=True, slots=True)
class TraceReport:
    """A step of a machine: the operation with parameters and results (empty for an initial state), and its state."""

    operation: str
    values: dict[str, str]
    state: dict[str, str]


def trace_line(step: TraceReport) -> str:
    """Return a step of a machine on one line: what happened, and the state that it led to."""
    state = ", ".join(f"{name} = {value}" for name, value in step.state.items())
    values = ", ".join(f"{name} = {value}" for name, value in step.values.items())
    return f"{step.operation}({values}): {state}" if step.operation else f"initially: {state}"


@dataclass(frozen=True, slots=True)
class ObligationReport:
    """An obligation with its verdict's word, who gave it, how long it took and why.

    ``trace`` leads a machine to a state in which it is false; ``ledger_index`` is the entry of what is proved.
    """

    id: str
    name: str
    kind: str
    verdict: str
    backend: str
    seconds: float
    reason: str = ""
    trace: tuple[TraceReport, ...] = ()
    ledger_index: int | None = None


@dataclass(frozen=True, slots=True)
class AgentCounts:
    """What became of one agent's candidates for a unit; ``tokens`` and ``cost`` are those of a language model.

    ``recalled`` are the tokens of recorded answers, which cost nothing again; ``ended`` says why a model was asked no
    more, if it was not the search that ended.
    """

    agent: str
    candidates: Counts
    tokens: int = 0
    cost: float = 0.0
    recalled: int = 0
    ended: str = ""


@dataclass(frozen=True, slots=True)
class Furthest:
    """The candidate that got furthest in a search that proved none: where it ended, its text, and what is open."""

    agent: str
    stage: str
    verdict: str
    candidate: str
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitReport:
    """A unit with its verdict's word and, when it is proved, its entry and artefacts; else what got ``furthest``.

    ``evidence`` has both sides, where provers disagree.
    """

    name: str
    verdict: str
    agent: str = ""
    candidates: Counts = Counts()
    seconds: float = 0.0
    ledger_index: int | None = None
    artifacts: tuple[str, ...] = ()
    reason: str = ""
    resumed: bool = False
    by_agent: tuple[AgentCounts, ...] = ()
    furthest: Furthest | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RunReport:
    """A whole run over one specification or a folder of them.

    ``digests`` holds id and digest of every obligation that the run was about, those of units included.
    """

    path: str
    digest: str
    obligations: tuple[ObligationReport, ...]
    units: tuple[UnitReport, ...]
    ledger_size: int
    ledger_root: str
    seconds: float
    trust: str = ""
    warnings: tuple[str, ...] = field(default=())
    digests: tuple[tuple[str, str], ...] = ()

    @property
    def all_proved(self) -> bool:
        """Whether every obligation and every unit is proved."""
        return all(o.verdict == "proved" for o in self.obligations) and all(u.verdict == "proved" for u in self.units)

    @property
    def exit_code(self) -> ExitCode:
        """The exit code of ``prove``."""
        return ExitCode.OK if self.all_proved else ExitCode.NOT_PROVED

    def document(self) -> dict[str, Any]:
        """Return the JSON document of ``--json`` (see docs/cli.md)."""
        return {
            "spec": {"path": self.path, "digest": self.digest},
            "obligations": [asdict(item) for item in self.obligations],
            "units": [asdict(item) for item in self.units],
            "ledger": {"size": self.ledger_size, "root": self.ledger_root, "trust": self.trust},
            "seconds": self.seconds,
            "warnings": list(self.warnings),
        }
