"""What the engine says, as values: messages of the command line and of the language server in one form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from provenhive.errors import InfrastructureError, ToolRun


class Severity(Enum):
    """How grave a message is."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class Message:
    """A message with its place; lines and columns count from 1. The text is data: nothing in it is believed."""

    severity: Severity
    text: str
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def is_error(self) -> bool:
        """Whether it is an error."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.severity.value}: {self.text}"


_LSP_SEVERITIES = {
    1: Severity.ERROR,
    2: Severity.WARNING,
    3: Severity.INFORMATION,
    4: Severity.INFORMATION,
}


def parse_command_line(output: str, run: ToolRun) -> tuple[Message, ...]:
    """Read what ``lean --json`` printed: one JSON object a line.

    Raises:
        InfrastructureError: a line is not a message.
    """
    messages = []
    for line in output.splitlines():
        if not line.strip():
            continue
        try:
            messages.append(_from_command_line(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise InfrastructureError(f"Lean's answer cannot be read: {line[:200]!r}", run=run) from error
    return tuple(messages)


def _from_command_line(value: Any) -> Message:
    start = value["pos"]
    end = value["endPos"] or start
    return Message(
        severity=Severity(value["severity"]),
        text=_text(value["data"]),
        line=int(start["line"]),
        column=int(start["column"]) + 1,
        end_line=int(end["line"]),
        end_column=int(end["column"]) + 1,
    )


def parse_diagnostic(value: Mapping[str, Any]) -> Message:
    """Read a diagnostic of the Language Server Protocol (3.17, ``Diagnostic``); its places count from 0.

    Raises:
        KeyError, TypeError, ValueError: it has another form.
    """
    place = value.get("fullRange") or value["range"]
    return Message(
        severity=_LSP_SEVERITIES[value.get("severity", 1)],
        text=_text(value["message"]),
        line=int(place["start"]["line"]) + 1,
        column=int(place["start"]["character"]) + 1,
        end_line=int(place["end"]["line"]) + 1,
        end_column=int(place["end"]["character"]) + 1,
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a message whose text is no text")
    return value
