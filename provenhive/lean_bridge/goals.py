"""Goals as the engine prints them, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from provenhive.lean_bridge.messages import Message

_UNSOLVED: Final = "unsolved goals\n"


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal as the engine prints it: hypotheses in order (names, type) and the target."""

    hypotheses: tuple[tuple[tuple[str, ...], str], ...]
    target: str
    case: str = ""
    text: str = ""


def parse_goal(text: str) -> Goal:
    """Read a goal as Lean prints it: ``case`` line, hypotheses ``names : type``, ``⊢ target``; lines that start with a
    space go on with the line before."""
    logical: list[str] = []
    for line in text.splitlines():
        if line.startswith(" ") and logical:
            logical[-1] += " " + line.strip()
        else:
            logical.append(line)
    case, target, hypotheses = "", "", []
    for line in logical:
        if line.startswith("case "):
            case = line.removeprefix("case ").strip()
        elif line.startswith("⊢"):
            target = line.removeprefix("⊢").strip()
        else:
            names, _, type_ = line.partition(" : ")
            hypotheses.append((tuple(names.split()), type_.strip()))
    return Goal(tuple(hypotheses), target, case, text)


def unsolved_goals(messages: Iterable[Message]) -> tuple[Goal, ...]:
    """Return the goals that the engine reports as left open: those of a script that ends too early."""
    found: list[Goal] = []
    for message in messages:
        if message.is_error and message.text.startswith(_UNSOLVED):
            parts = message.text.removeprefix(_UNSOLVED).split("\n\n")
            found += [parse_goal(part) for part in parts if part.strip()]
    return tuple(found)
