"""A fresh process of Dafny 2.3 for one text: the only kind of run that a final verdict may rest on.

Three reports are compared: the exit code, Boogie's XML, and the printed text. Where they contradict each
other the answer is a ``DafnyFailure``, never an outcome.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from provenhive.dafny_bridge.outcomes import (
    DafnyFailure,
    DafnyRun,
    Origin,
    Outcome,
    Procedure,
    Severity,
    ToolIdentity,
)
from provenhive.dafny_bridge.profiles import (
    STOCK,
    UNCOMPACTED_MODELS,
    DafnyLimits,
    SolverProfile,
    fixed_options,
)
from provenhive.dafny_bridge.reading import TextReport, read_text
from provenhive.dafny_bridge.xml_report import read_xml
from provenhive.toolchain import Completed, run
from provenhive.toolchain.dafny_install import Dafny2, find_dafny2

_FILENAME: Final = "program.dfy"
_XML: Final = "report.xml"
_MODEL: Final = "model.bvd"
_EXIT_VERIFIED: Final = 0
_EXIT_REJECTED: Final = 2
_EXIT_ERRORS: Final = 4


def tool_identity(dafny: Dafny2, options: tuple[str, ...]) -> ToolIdentity:
    """Return what a certificate says of the tools that answered."""
    return ToolIdentity("dafny", dafny.version, "z3", dafny.z3_version, options)


def run_cli(
    text: str,
    limits: DafnyLimits | None = None,
    profile: SolverProfile = STOCK,
    *,
    models: bool = False,
) -> DafnyRun:
    """Verify ``text`` in a fresh process.

    Args:
        text: a Dafny 2.3 program.
        limits: what the run may use.
        profile: how the solver is run.
        models: whether to ask for counterexample models (``DafnyRun.model_text``).

    Raises:
        DafnyFailure: Dafny crashed, met a process limit, or its reports cannot be read or disagree.
        InfrastructureError: a program is missing.
        Interrupted: this process was told to stop.
    """
    limits = limits or DafnyLimits()
    options = fixed_options(limits, profile)
    if models:
        options = (*options, UNCOMPACTED_MODELS, f"/mv:{_MODEL}")
    with tempfile.TemporaryDirectory(prefix="provenhive-dafny-") as name:
        file = Path(name) / _FILENAME
        file.write_text(text, encoding="utf-8", newline="")
        return verify_file(file, options, limits)


def verify_file(file: Path, options: tuple[str, ...], limits: DafnyLimits) -> DafnyRun:
    """Verify a file where it lies, with the options given: for measuring Dafny, not for judging.

    ``run_cli`` is the way to a verdict: it takes a text and fixes the options. ``options`` must hold
    ``/trace`` and ``/compile:0``, and may hold ``/mv:model.bvd``. Raises as ``run_cli`` does.
    """
    dafny = find_dafny2()
    with tempfile.TemporaryDirectory(prefix="provenhive-report-") as name:
        reports = Path(name)
        placed = tuple(o.replace(f"/mv:{_MODEL}", f"/mv:{reports / _MODEL}") for o in options)
        command = (str(dafny.mono), str(dafny.dafny), *placed, f"/z3exe:{dafny.z3}")
        completed = run(
            (*command, f"/xml:{reports / _XML}", file.name),
            limits=limits.process_limits(),
            cwd=file.parent,
        )
        xml = _read_if_there(reports / _XML)
        model_text = _read_if_there(reports / _MODEL)
    answer = _combine(completed, xml, limits, file.name)
    return replace(
        answer,
        tool=tool_identity(dafny, options),
        model_text=None if model_text is None else model_text.decode("utf-8", "replace"),
    )


def _read_if_there(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _failure(completed: Completed, message: str) -> DafnyFailure:
    return DafnyFailure(message, run=completed.tool_run(), limit=completed.limit)


def _combine(completed: Completed, xml: bytes | None, limits: DafnyLimits, filename: str) -> DafnyRun:
    """Compare the three reports and return what they agree on."""
    if completed.limit is not None:
        raise _failure(completed, f"Dafny was killed at its limit: {completed.limit.value}")
    if completed.exit_code not in (_EXIT_VERIFIED, _EXIT_REJECTED, _EXIT_ERRORS):
        raise _failure(completed, f"Dafny crashed with exit code {completed.exit_code}")
    if xml is None:
        raise _failure(completed, "Dafny wrote no XML report")
    try:
        structured = read_xml(xml)
    except DafnyFailure as error:
        raise _failure(completed, error.message) from error
    printed = read_text(completed.out, filename)
    contradiction = _contradiction(completed.exit_code, printed, structured.procedures)
    if contradiction is not None:
        raise _failure(completed, contradiction)
    obligations = {p.name: p.obligations for p in printed.procedures}
    procedures = (replace(p, obligations=obligations.get(p.name)) for p in structured.procedures)
    return DafnyRun(
        procedures=tuple(settle(p, printed, limits) for p in procedures),
        diagnostics=printed.diagnostics,
        seconds=completed.seconds,
        tool=ToolIdentity("dafny", structured.version, "", "", ()),
        command=completed.command,
        origin=Origin.FRESH,
        exit_code=completed.exit_code,
        summary=printed.summary,
        unread=(*printed.unread, *completed.err.splitlines()),
    )


def _contradiction(exit_code: int, printed: TextReport, structured: tuple[Procedure, ...]) -> str | None:
    """Return how the reports contradict each other, ``None`` if they do not."""
    rejected = exit_code == _EXIT_REJECTED
    errors = sum(d.severity is Severity.ERROR for d in printed.diagnostics)
    said = [(p.name, p.outcome) for p in printed.procedures]
    if rejected and (printed.summary is not None or structured or errors == 0):
        return "Dafny refused the text without saying why"
    if not rejected and printed.summary is None:
        return "Dafny ended without its last line"
    if sorted(said, key=str) != sorted(((p.name, p.outcome) for p in structured), key=str):
        return "Dafny's printed and XML reports disagree"
    correct = sum(p.outcome is Outcome.CORRECT for p in structured)
    if printed.summary is not None and printed.summary.verified != correct:
        return "Dafny's last line disagrees with its procedures"
    return None


def settle(procedure: Procedure, printed: TextReport, limits: DafnyLimits) -> Procedure:
    """Name the limit behind an outcome of "errors" that is none.

    Boogie reports ``errors`` when Z3 answers ``unknown`` at its time limit or when its resources run out;
    in the latter case no error is printed at all.
    """
    if procedure.outcome is not Outcome.ERRORS:
        return procedure
    explained = any(d.procedure == procedure.name and d.severity is Severity.ERROR for d in printed.diagnostics)
    if procedure.seconds is not None and procedure.seconds >= limits.procedure_seconds:
        return replace(procedure, outcome=Outcome.TIMED_OUT)
    if explained:
        return procedure
    limited = limits.resource_limit is not None
    return replace(procedure, outcome=Outcome.OUT_OF_RESOURCE if limited else Outcome.INCONCLUSIVE)
