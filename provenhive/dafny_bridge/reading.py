"""Reads the text that Dafny 2.3 prints, on the command line and from a server.

The format is that of Boogie's ``ConsolePrinter`` and ``ExecutionEngine`` with ``/trace``. Every line must
be of a known shape; what is not is kept in ``unread``, and a positive reading requires that to be empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from provenhive.dafny_bridge.categories import category_of, warning_category
from provenhive.dafny_bridge.outcomes import (
    Category,
    Diagnostic,
    Outcome,
    Position,
    Procedure,
    Related,
    Severity,
    Summary,
)

_NOISE: Final = re.compile(
    r"\s*$|\[TRACE\] |Parsing |Coalescing blocks\.\.\.$|Inlining\.\.\.$|Execution trace:$"
    r"|Running abstract interpretation\.\.\.$|  \[\d+\.\d+ s\]\s*$|    \S*\(-?\d+,-?\d+\): \S+$"
    r"|Linearising +\[\d+(?:\.\d+)? s\]\s*$"  # Boogie says so when it took more than half a second
    r"|Prover error: line \d+ column \d+: unknown parameter 'model_compress'$"
    r"|Verification completed successfully!$|Verification failed\.?$"
)
_LEGAL_PARAMETERS: Final = "Legal parameters are:"
_LEGAL_PARAMETER: Final = re.compile(r"  [a-z0-9_.]+ \([a-z ]+\)")
_VERIFYING: Final = re.compile(r"Verifying (\S+) \.\.\.$")
_STATUS: Final = re.compile(r"  \[(?:(\d+(?:\.\d+)?) s, )?(\d+) proof obligations?\]  ([a-z][a-z ]*?)\s*$")
_PLACED: Final = re.compile(r"(?P<file>[^()\s][^()]*|)\((?P<line>-?\d+),(?P<column>-?\d+)\): (?P<rest>.*)$")
_MESSAGE: Final = re.compile(r"(?P<kind>Error|Warning|Info)(?: (?P<code>BP\d+))?: (?P<text>.*)$")
_RELATED: Final = re.compile(r"Related (?:location|message)(?:: (?P<text>.*))?$")
_LIMIT: Final = re.compile(
    r"Verification (?:of '(?P<name>[^']+)' timed out|(?:out of|inconclusive)).*$|Timed out on\b.*$"
)
_UNPLACED_ERROR: Final = re.compile(r"(?:\*\*\* )?Error: (?P<text>.*)$")
_SUMMARY: Final = re.compile(
    r"Dafny program verifier finished with (\d+) verified, (\d+) errors?((?:, \d+ [a-z ]+?)*)$"
)
_REJECTED: Final = re.compile(r"\d+ (parse|resolution/type) errors? detected in ")
_STATUS_WORDS: Final = {
    "verified": Outcome.CORRECT,
    "error": Outcome.ERRORS,
    "errors": Outcome.ERRORS,
    "timed out": Outcome.TIMED_OUT,
    "out of resource": Outcome.OUT_OF_RESOURCE,
    "out of memory": Outcome.OUT_OF_MEMORY,
    "inconclusive": Outcome.INCONCLUSIVE,
}


@dataclass(frozen=True, slots=True)
class TextReport:
    """What the printed text says.

    Attributes:
        procedures: in order of verification.
        diagnostics: in order of printing.
        summary: the last line's counts, ``None`` if there is no such line.
        unread: lines of no known shape, and statuses of no known word.
    """

    procedures: tuple[Procedure, ...]
    diagnostics: tuple[Diagnostic, ...]
    summary: Summary | None
    unread: tuple[str, ...]


@dataclass
class _Reader:
    """The state of one pass over the lines."""

    filename: str
    procedures: list[Procedure] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    summary: Summary | None = None
    rejected: str | None = None
    pending: str | None = None
    verifying: bool = False
    in_parameters: bool = False

    def line(self, line: str) -> None:
        """Read one line."""
        if self.in_parameters and _LEGAL_PARAMETER.match(line):
            return
        self.in_parameters = line == _LEGAL_PARAMETERS
        if self.in_parameters or self._procedure(line) or self._placed(line) or self._ending(line):
            return
        if _NOISE.match(line):
            self.verifying = self.verifying or line.startswith("Coalescing")
        elif (error := _UNPLACED_ERROR.match(line)) is not None:
            self._add(Severity.ERROR, error["text"], None, None)
        elif not self._continues(line):
            self.unread.append(line)

    def _procedure(self, line: str) -> bool:
        if (start := _VERIFYING.match(line)) is not None:
            if self.pending is not None:
                self.unread.append(f"no status for {self.pending}")
            self.pending, self.verifying = start[1], True
            return True
        status = _STATUS.match(line)
        if status is None or self.pending is None:
            return False
        outcome = _STATUS_WORDS.get(status[3])
        if outcome is None:
            return False
        seconds = None if status[1] is None else float(status[1])
        self.procedures.append(Procedure(self.pending, outcome, seconds, int(status[2])))
        self.pending = None
        return True

    def _placed(self, line: str) -> bool:
        placed = _PLACED.match(line)
        if placed is None:
            return False
        position = self._position(placed)
        rest = placed["rest"]
        if (message := _MESSAGE.match(rest)) is not None:
            self._add(Severity(message["kind"].lower()), message["text"], position, message["code"])
        elif (related := _RELATED.match(rest)) is not None and self.diagnostics:
            last = self.diagnostics[-1]
            extra = Related(position, related["text"] or "")
            self.diagnostics[-1] = replace(last, related=(*last.related, extra))
        elif _LIMIT.match(rest):
            self._add(Severity.ERROR, rest, position, None)
        else:
            return False
        return True

    def _position(self, placed: re.Match[str]) -> Position | None:
        line, column = int(placed["line"]), int(placed["column"])
        if placed["file"] != self.filename or line < 1 or column < 0:
            return None
        return Position(line, column + 1)

    def _add(self, severity: Severity, text: str, position: Position | None, code: str | None) -> None:
        procedure = None
        if self.verifying and severity is Severity.ERROR:
            category = category_of(text, code)
            procedure = self.procedures[-1].name if self.procedures else None
        elif severity is Severity.ERROR:
            category = early_category(text)
        elif severity is Severity.WARNING:
            category = warning_category(text)
        else:
            category = Category.TOOLTIP
        self.diagnostics.append(Diagnostic(severity, category, text, position, code=code, procedure=procedure))

    def _ending(self, line: str) -> bool:
        if (end := _SUMMARY.match(line)) is not None and self.summary is None:
            others = tuple((what, int(n)) for n, what in re.findall(r", (\d+) ([a-z ]+)", end[3]))
            self.summary = Summary(int(end[1]), int(end[2]), others)
            return True
        if (rejected := _REJECTED.match(line)) is not None:
            self.rejected = rejected[1]
            return True
        return False

    def _continues(self, line: str) -> bool:
        """Append an indented line to the tooltip or warning it belongs to."""
        if not line.startswith(" ") or not self.diagnostics:
            return False
        last = self.diagnostics[-1]
        if last.severity is Severity.ERROR:
            return False
        self.diagnostics[-1] = replace(last, message=f"{last.message}\n{line.strip()}")
        return True

    def report(self) -> TextReport:
        """Return what was read."""
        if self.pending is not None:
            self.unread.append(f"no status for {self.pending}")
        if self.rejected is not None:
            if self.summary is not None or self.procedures:
                self.unread.append(f"{self.rejected} errors, and yet outcomes")
            early = Category.PARSE if self.rejected == "parse" else Category.RESOLUTION
            self.diagnostics = [
                replace(d, category=early) if d.severity is Severity.ERROR else d for d in self.diagnostics
            ]
        return TextReport(tuple(self.procedures), tuple(self.diagnostics), self.summary, tuple(self.unread))


_PARSE_WORDING: Final = re.compile(
    r".* expected$|invalid [A-Z]\w*$|this symbol not expected in |EOF in |invalid character"
)


def early_category(text: str) -> Category:
    """Tell a syntax error from one of names and types by the parser generator's wording."""
    if "has no body" in text:
        return Category.BODYLESS
    return Category.PARSE if _PARSE_WORDING.match(text) else Category.RESOLUTION


def read_text(text: str, filename: str) -> TextReport:
    """Read what Dafny 2.3 printed about the file ``filename``. Never raises: see ``TextReport.unread``."""
    reader = _Reader(filename)
    for line in text.splitlines():
        reader.line(line)
    return reader.report()
