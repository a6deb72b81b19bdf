"""What is wrong with a specification: diagnostics with places, and the one error that carries them all."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

from provenhive.errors import UserError
from provenhive.spec_lang.span import Span

MAX_DIAGNOSTICS = 100
_LINE = 160
_MESSAGE = 600
_PICTURES = {c: 0x2400 + c for c in range(32) if c != 9} | {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
_RED, _BLUE, _BOLD, _RESET = "\x1b[31m", "\x1b[34m", "\x1b[1m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: where, what was found, what was expected, and a way out when one is obvious.

    ``category`` is a stable word (``syntax``, ``name``, ``type``, ``match``, ``recursion``, ``declaration``,
    ``import``, ``limit``); ``source_line`` is the text of the line of ``span``.
    """

    span: Span
    category: str
    message: str
    expected: str | None = None
    hint: str | None = None
    source_line: str = ""

    def to_json(self) -> dict[str, object]:
        """Return the diagnostic as a JSON object."""
        return {
            "file": self.span.file,
            "line": self.span.line,
            "column": self.span.column,
            "end_line": self.span.end_line,
            "end_column": self.span.end_column,
            "category": self.category,
            "message": self.message,
            "expected": self.expected,
            "hint": self.hint,
            "source_line": self._shown()[0],
        }

    def render(self, *, colour: bool = False) -> str:
        """Return the diagnostic for people: place, message, source line with a caret, expectation, way out."""
        red, blue, bold, reset = (_RED, _BLUE, _BOLD, _RESET) if colour else ("", "", "", "")
        number = str(self.span.line)
        gutter = " " * len(number)
        shown, cut = self._shown()
        lines = [
            f"{bold}{self.span}: {red}error{reset}{bold}: {self.message}{reset}",
            f" {blue}{number} |{reset} {shown}".rstrip(),
            f" {blue}{gutter} |{reset} {self._padding(shown, cut)}{red}{self._carets(shown, cut)}{reset}",
        ]
        if self.expected is not None:
            lines.append(f" {blue}{gutter} ={reset} expected: {self.expected}")
        if self.hint is not None:
            lines.append(f" {blue}{gutter} ={reset} {self.hint}")
        return "\n".join(lines)

    def _shown(self) -> tuple[str, int]:
        """Return the source line, of a long one what is around the fault, and by how much it is moved to the left.

        What would be a command to a terminal is shown as the picture of it.
        """
        line = self.source_line
        cut = 0 if len(line) <= _LINE else max(0, min(self.span.column - 1 - _LINE // 3, len(line) - _LINE))
        before, after = "…" if cut else "", "…" if cut + _LINE < len(line) else ""
        return before + line[cut : cut + _LINE].translate(_PICTURES) + after, cut - len(before)

    def _padding(self, shown: str, cut: int) -> str:
        """Return what stands left of the caret: tabs stay tabs, so that the caret lines up."""
        return "".join("\t" if c == "\t" else " " for c in shown[: self.span.column - 1 - cut])

    def _carets(self, shown: str, cut: int) -> str:
        end = self.span.end_column - cut if self.span.end_line == self.span.line else len(shown) + 1
        return "^" * max(1, min(end, len(shown) + 1) - (self.span.column - cut))


class SpecificationError(UserError):
    """A specification that cannot be read: every fault of the file that was found, in the order of the text."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__(self.render())

    def render(self, *, colour: bool = False) -> str:
        """Return all diagnostics for people."""
        count = len(self.diagnostics)
        total = f"{count} error{'s' if count != 1 else ''}"
        return "\n\n".join([d.render(colour=colour) for d in self.diagnostics] + [total])

    def to_json(self) -> list[dict[str, object]]:
        """Return all diagnostics as JSON objects."""
        return [d.to_json() for d in self.diagnostics]

    def __reduce__(self) -> tuple[type[SpecificationError], tuple[tuple[Diagnostic, ...]]]:
        return (SpecificationError, (self.diagnostics,))


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text (line ends normalised to ``\\n``) and the name that diagnostics show."""

    file: str
    text: str

    def lines(self) -> list[str]:
        """Return the lines without their ends."""
        return self.text.split("\n")


@dataclass
class Reporter:
    """Collects the diagnostics of one file."""

    source: Source
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _lines: list[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._lines = self.source.lines()

    def error(
        self, span: Span, category: str, message: str, *, expected: str | None = None, hint: str | None = None
    ) -> None:
        """Note a fault; the same fault at the same place counts once, and what exceeds the limit is dropped."""
        line = self._lines[span.line - 1] if 0 < span.line <= len(self._lines) else ""
        found = Diagnostic(span, category, _short(message), expected, hint, line)
        if found not in self.diagnostics and len(self.diagnostics) < MAX_DIAGNOSTICS:
            self.diagnostics.append(found)

    def raise_if_any(self) -> None:
        """Raise all that was noted, in the order of the text.

        Raises:
            SpecificationError: if there is any diagnostic.
        """
        if self.diagnostics:
            raise SpecificationError(sorted(self.diagnostics, key=lambda d: (d.span, d.message)))


def _short(message: str) -> str:
    """Return a message, the middle of a very long one (it quotes the file) left out."""
    half = _MESSAGE // 2
    return message if len(message) <= _MESSAGE else f"{message[:half]} … {message[-half:]}"


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """Return a hint that names the known word closest to ``name``, if one is close."""
    close = difflib.get_close_matches(name, sorted(set(known)), n=1, cutoff=0.6)
    return f"did you mean '{close[0]}'?" if close else None
