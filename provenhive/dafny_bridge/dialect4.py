"""Dafny 4: its command line, and readers for what ``dafny verify`` prints and logs.

What is read: the console text, the same as JSON lines (``--json-output``, from 4.11), and the verification
logs (``--log-format json`` and ``csv``). The log names each procedure and its proof batches; the console
has the messages and the counts. As with 2.3, only both together are an answer.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from provenhive.dafny_bridge.categories import category_of, warning_category
from provenhive.dafny_bridge.outcomes import (
    Category,
    DafnyFailure,
    DafnyRun,
    Diagnostic,
    Origin,
    Outcome,
    Position,
    Procedure,
    Related,
    Severity,
    Summary,
    ToolIdentity,
)
from provenhive.dafny_bridge.profiles import STOCK, DafnyLimits, SolverProfile
from provenhive.dafny_bridge.reading import TextReport, early_category
from provenhive.toolchain import Completed, run
from provenhive.toolchain.dafny_install import Dafny4, find_dafny4

_FILENAME: Final = "program.dfy"
_LOG: Final = "log.json"
_JSON_OUTPUT_SINCE: Final = (4, 11)
ALLOW_WARNINGS_SINCE: Final = (4, 5)
_EXIT_CODES: Final = (0, 2, 4)

_SUMMARY: Final = re.compile(
    r"Dafny program verifier finished with (\d+)(?: assertions)? verified, (\d+) errors?"
    r"((?:, \d+ [a-z ]+?)*)$"
)
_REJECTED: Final = re.compile(r"\d+ (parse|resolution/type) errors? detected in ")
_PLACED: Final = re.compile(r"(?P<file>[^()]*)\((?P<line>\d+),(?P<column>\d+)\): (?P<rest>.*)$")
_MESSAGE: Final = re.compile(r"(?P<kind>Error|Warning|Info): (?P<text>.*)$")
_RELATED: Final = re.compile(r"Related location(?:: (?P<text>.*))?$")
_LOOSE_RELATED: Final = re.compile(r" *Related message: (?P<text>.*)$")
_SNIPPET: Final = re.compile(r"\s*\d* *\|(?: .*)?$")
_NO_ERRORS: Final = re.compile(r"\s*$|Dafny program verifier did not attempt verification$")
_SEVERITIES: Final = {1: Severity.ERROR, 2: Severity.WARNING, 4: Severity.INFO}
_VC_OUTCOMES: Final = {
    "Correct": Outcome.CORRECT,
    "Errors": Outcome.ERRORS,
    "TimedOut": Outcome.TIMED_OUT,
    "OutOfResource": Outcome.OUT_OF_RESOURCE,
    "OutOfMemory": Outcome.OUT_OF_MEMORY,
    "Inconclusive": Outcome.INCONCLUSIVE,
}
_CSV_OUTCOMES: Final = {"Passed": Outcome.CORRECT, "Failed": Outcome.ERRORS}
_BATCH: Final = re.compile(r"(?P<name>.*) \(assertion batch \d+\)$")


def version_numbers(version: str) -> tuple[int, ...]:
    """Return the leading numbers of a version: ``4.11.0+build`` gives ``(4, 11, 0)``."""
    found = re.match(r"\d+(?:\.\d+)*", version)
    return () if found is None else tuple(map(int, found[0].split(".")))


def verify_command(
    dafny: Dafny4, limits: DafnyLimits, profile: SolverProfile, filename: str, log: str
) -> tuple[str, ...]:
    """Return the command line of ``dafny verify`` for the version at hand.

    From 4.5 mere warnings make the exit code 2 unless they are allowed; they are read from the output.
    """
    version = version_numbers(dafny.version)
    resource = () if limits.resource_limit is None else ("--resource-limit", str(limits.resource_limit))
    warnings = ("--allow-warnings",) if version >= ALLOW_WARNINGS_SINCE else ()
    output = ("--json-output",) if version >= _JSON_OUTPUT_SINCE else ("--show-snippets:false",)
    solver = tuple(part for option in profile.options() for part in ("--boogie", option))
    return (
        str(dafny.dafny),
        "verify",
        "--cores",
        "1",
        "--verification-time-limit",
        str(limits.procedure_seconds),
        *resource,
        *warnings,
        *output,
        "--log-format",
        f"json;LogFileName={log}",
        *solver,
        filename,
    )


def options_of(limits: DafnyLimits, profile: SolverProfile = STOCK) -> tuple[str, ...]:
    """Return the options that ``run_dafny4`` gives the Dafny 4 of this machine.

    Raises:
        InfrastructureError: there is no Dafny 4.
    """
    return verify_command(find_dafny4(), limits, profile, _FILENAME, _LOG)[1:-1]


# --- the console -----------------------------------------------------------------------------------


def read_console(text: str, filename: str) -> TextReport:
    """Read the console text of ``dafny verify``, with or without source snippets."""
    diagnostics: list[Diagnostic] = []
    unread: list[str] = []
    summary, rejected = None, None
    for line in text.splitlines():
        if (end := _SUMMARY.match(line)) is not None:
            summary = _summary(end)
        elif (refusal := _REJECTED.match(line)) is not None:
            rejected = refusal[1]
        elif not (_diagnostic_line(line, filename, diagnostics) or _is_noise(line)):
            unread.append(line)
    return TextReport((), _categorised(diagnostics, rejected), summary, tuple(unread))


def _is_noise(line: str) -> bool:
    return bool(_NO_ERRORS.match(line) or _SNIPPET.match(line))


def _diagnostic_line(line: str, filename: str, diagnostics: list[Diagnostic]) -> bool:
    placed = _PLACED.match(line)
    if placed is None:
        loose = _LOOSE_RELATED.match(line)
        return loose is not None and _relate(diagnostics, Related(None, loose["text"]))
    position = None
    if placed["file"] == filename:
        position = Position(int(placed["line"]), int(placed["column"]) + 1)
    if (message := _MESSAGE.match(placed["rest"])) is not None:
        severity = Severity(message["kind"].lower())
        diagnostics.append(_diagnostic(severity, message["text"], position))
        return True
    related = _RELATED.match(placed["rest"])
    return related is not None and _relate(diagnostics, Related(position, related["text"] or ""))


def _relate(diagnostics: list[Diagnostic], related: Related) -> bool:
    """Add a related place to the last diagnostic; tell whether there is one."""
    if not diagnostics:
        return False
    diagnostics[-1] = replace(diagnostics[-1], related=(*diagnostics[-1].related, related))
    return True


def _diagnostic(
    severity: Severity, text: str, position: Position | None, related: tuple[Related, ...] = ()
) -> Diagnostic:
    if severity is Severity.ERROR:
        category = category_of(text, None)
    elif severity is Severity.WARNING:
        category = warning_category(text)
    else:
        category = Category.TOOLTIP
    return Diagnostic(severity, category, text, position, related)


def _summary(end: re.Match[str]) -> Summary:
    others = tuple((what, int(count)) for count, what in re.findall(r", (\d+) ([a-z ]+)", end[3]))
    return Summary(int(end[1]), int(end[2]), others)


def _categorised(diagnostics: Iterable[Diagnostic], rejected: str | None) -> tuple[Diagnostic, ...]:
    """Give the errors of a refused text the category of the phase that refused it."""
    if rejected is None:
        return tuple(diagnostics)
    early = Category.PARSE if rejected == "parse" else Category.RESOLUTION
    return tuple(replace(d, category=early) if d.severity is Severity.ERROR else d for d in diagnostics)


# --- JSON lines ------------------------------------------------------------------------------------


def read_json_output(text: str, filename: str) -> TextReport:
    """Read what ``dafny verify --json-output`` prints: one JSON object a line."""
    diagnostics: list[Diagnostic] = []
    unread: list[str] = []
    summary, rejected = None, None
    for line in filter(None, map(str.strip, text.splitlines())):
        kind, value = _json_line(line)
        if kind == "diagnostic":
            diagnostics.append(_json_diagnostic(value, filename))
        elif kind == "status":
            report = read_console(str(value), filename)
            summary = report.summary or summary
            found = _REJECTED.search(str(value))
            rejected = rejected if found is None else found[1]
            unread += report.unread
        else:
            unread.append(line)
    return TextReport((), _categorised(diagnostics, rejected), summary, tuple(unread))


def _json_line(line: str) -> tuple[str, Any]:
    try:
        data = json.loads(line)
        return str(data["type"]), data["value"]
    except (ValueError, KeyError, TypeError):
        return "", None


def _json_diagnostic(value: Any, filename: str) -> Diagnostic:
    try:
        severity = _SEVERITIES[value["severity"]]
        related = tuple(
            Related(_json_position(other["location"], filename), _json_message(other))
            for other in value["relatedInformation"]
        )
        position = _json_position(value["location"], filename)
        found = _diagnostic(severity, _json_message(value), position, related)
        if severity is Severity.ERROR and value["source"] != "Verifier":
            early = Category.PARSE if value["source"] == "Parser" else early_category(found.message)
            found = replace(found, category=early)
        return found
    except (KeyError, TypeError) as error:
        raise DafnyFailure(f"Dafny printed a message of an unknown form: {value!r:.300}") from error


def _json_message(value: Any) -> str:
    text = str(value["defaultFormatMessage"])
    for number, argument in enumerate(value.get("arguments", ())):
        text = text.replace(f"{{{number}}}", str(argument))
    return text


def _json_position(location: Any, filename: str) -> Position | None:
    if Path(location["filename"]).name != filename:
        return None
    start = location["range"]["start"]
    return Position(int(start["line"]), int(start["character"]) + 1)


# --- the logs --------------------------------------------------------------------------------------


def read_json_log(text: str) -> tuple[Procedure, ...]:
    """Read the log of ``--log-format json``.

    Dafny's own total of a procedure without batches is "Correct"; here it is ``INCONCLUSIVE``, because
    nothing was proved.

    Raises:
        DafnyFailure: the log is not of this form, or has an outcome of an unknown word.
    """
    try:
        return tuple(map(_scope, json.loads(text)["verificationResults"]))
    except (ValueError, KeyError, TypeError) as error:
        raise DafnyFailure(f"Dafny's log cannot be read: {error!r}") from error


def _scope(entry: Any) -> Procedure:
    batches = entry["vcResults"]
    outcome = _VC_OUTCOMES[entry["outcome"]]
    if outcome is Outcome.CORRECT and not all(b["outcome"] == "Valid" for b in batches or [{"outcome": ""}]):
        outcome = Outcome.INCONCLUSIVE
    return Procedure(
        name=str(entry["name"]),
        outcome=outcome,
        seconds=sum(_seconds(str(batch["runTime"])) for batch in batches),
        obligations=sum(len(batch["assertions"]) for batch in batches),
    )


def _seconds(span: str) -> float:
    """Return the seconds of a .NET time span (``[d.]hh:mm:ss[.fffffff]``)."""
    found = re.fullmatch(r"(?:(\d+)\.)?(\d+):(\d+):(\d+(?:\.\d+)?)", span)
    if found is None:
        raise DafnyFailure(f"Dafny's log has the unreadable time '{span}'")
    days, hours, minutes = (int(part or 0) for part in found.groups()[:3])
    return ((days * 24 + hours) * 60 + minutes) * 60 + float(found[4])


def read_csv_log(text: str) -> tuple[Procedure, ...]:
    """Read the log of ``--log-format csv``; the batches of a procedure are joined.

    Raises:
        DafnyFailure: a line is not of this form.
    """
    joined: dict[str, Procedure] = {}
    for line in text.splitlines()[1:]:
        fields = line.rsplit(",", 4)
        if len(fields) != 5 or fields[1] not in _CSV_OUTCOMES:
            raise DafnyFailure(f"Dafny's log has the unreadable line '{line}'")
        batch = _BATCH.match(fields[0])
        name = fields[0] if batch is None else batch["name"]
        found = Procedure(name, _CSV_OUTCOMES[fields[1]], _seconds(fields[2]))
        before = joined.get(name)
        if before is not None:
            worst = before.outcome if before.outcome is not Outcome.CORRECT else found.outcome
            found = replace(found, outcome=worst, seconds=(before.seconds or 0) + (found.seconds or 0))
        joined[name] = found
    return tuple(joined.values())


# --- a run -----------------------------------------------------------------------------------------


def run_dafny4(text: str, limits: DafnyLimits | None = None, profile: SolverProfile = STOCK) -> DafnyRun:
    """Verify ``text``, a program in the dialect of Dafny 4, in a fresh process.

    Raises:
        DafnyFailure: Dafny crashed, met a process limit, or its reports cannot be read or disagree.
        InfrastructureError: there is no Dafny 4.
        Interrupted: this process was told to stop.
    """
    limits = limits or DafnyLimits()
    dafny = find_dafny4()
    command = verify_command(dafny, limits, profile, _FILENAME, _LOG)
    with tempfile.TemporaryDirectory(prefix="provenhive-dafny4-") as name:
        folder = Path(name)
        (folder / _FILENAME).write_text(text, encoding="utf-8", newline="")
        completed = run(command, limits=limits.process_limits(), cwd=folder)
        log = folder / _LOG
        logged = log.read_text(encoding="utf-8") if log.is_file() else None
    tool = ToolIdentity("dafny", dafny.version, "z3", "bundled", command[1:-1])
    return combine(completed, logged, tool)


def combine(completed: Completed, logged: str | None, tool: ToolIdentity) -> DafnyRun:
    """Join the console and the log of a run.

    Raises:
        DafnyFailure: one of them is missing or unreadable, or they disagree.
    """
    if completed.limit is not None:
        raise _failure(completed, f"Dafny was killed at its limit: {completed.limit.value}")
    if completed.exit_code not in _EXIT_CODES:
        raise _failure(completed, f"Dafny crashed with exit code {completed.exit_code}")
    read = read_json_output if "--json-output" in completed.command else read_console
    try:
        printed = read(completed.out, _FILENAME)
        procedures = () if logged is None else read_json_log(logged)
    except DafnyFailure as error:
        raise _failure(completed, error.message) from error
    if printed.summary is None and not any(d.severity is Severity.ERROR for d in printed.diagnostics):
        raise _failure(completed, "Dafny ended without its last line")
    if printed.summary is not None and logged is None:
        raise _failure(completed, "Dafny wrote no log")
    return DafnyRun(
        procedures=procedures,
        diagnostics=printed.diagnostics,
        seconds=completed.seconds,
        tool=tool,
        command=completed.command,
        origin=Origin.FRESH,
        exit_code=completed.exit_code,
        summary=printed.summary,
        exact_counts=False,
        unread=(*printed.unread, *completed.err.splitlines()),
    )


def _failure(completed: Completed, message: str) -> DafnyFailure:
    return DafnyFailure(message, run=completed.tool_run(), limit=completed.limit)
