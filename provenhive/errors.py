"""The error families of ProvenHive and the exit codes of its commands.

A *verdict* (proved, refuted, unknown, rejected) is a value and never an exception; an exception says that
somebody's input was wrong (``UserError``) or that a tool did not do its work (``InfrastructureError``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of every command."""

    OK = 0
    NOT_PROVED = 1
    USAGE = 2
    TOOL = 3
    INTERRUPTED = 130


class ProvenHiveError(Exception):
    """Base class of everything that ProvenHive raises on purpose."""

    exit_code: ExitCode = ExitCode.TOOL


class UserError(ProvenHiveError):
    """The specification, the configuration or the command line is wrong.

    ``close`` holds names that may have been meant, where a name was wrong.
    """

    exit_code = ExitCode.USAGE
    close: tuple[str, ...] = ()


@dataclass(frozen=True)
class ToolRun:
    """What was run and what came back: the evidence an infrastructure error carries."""

    command: tuple[str, ...]
    output: str
    exit_code: int | None = None


class InfrastructureError(ProvenHiveError):
    """A tool is missing, crashed, hung, or answered in a way that cannot be read.

    ``run`` holds the command and its captured output when a process was involved; ``remedy`` is the one
    command that would bring a missing tool, when there is one.
    """

    exit_code = ExitCode.TOOL

    def __init__(self, message: str, *, run: ToolRun | None = None, remedy: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.run = run
        self.remedy = remedy

    def __str__(self) -> str:
        parts = [self.message]
        if self.run is not None:
            parts.append(f"command: {' '.join(self.run.command)} (exit code {self.run.exit_code})")
            if self.run.output.strip():
                parts.append(self.run.output.rstrip()[-4000:])
        if self.remedy is not None:
            parts.append(f"to mend this: {self.remedy}")
        return "\n".join(parts)

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild_infrastructure_error, (type(self), self.message, self.run, self.remedy))


def _rebuild_infrastructure_error(
    kind: type[InfrastructureError], message: str, run: ToolRun | None, remedy: str | None
) -> InfrastructureError:
    """Rebuild a pickled error: keyword-only arguments need a helper."""
    return kind(message, run=run, remedy=remedy)
