"""Dafny 4's targets: ``dafny translate`` writes source text, ``dafny run`` builds and runs a program with a ``Main``.

Source of the command lines: the Dafny reference manual, section "Using Dafny From the Command Line". What goes
in has been proved before, so it is not verified again.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Final

from provenhive.dafny_bridge.compilation import NotCompilable
from provenhive.dafny_bridge.dialect4 import ALLOW_WARNINGS_SINCE, read_console, version_numbers
from provenhive.dafny_bridge.outcomes import DafnyFailure, Severity
from provenhive.dafny_bridge.profiles import DafnyLimits
from provenhive.toolchain import Completed, clean_environment, run
from provenhive.toolchain.dafny_install import Dafny4, find_dafny4
from provenhive.toolchain.node_install import ensure_bignumber

_FILENAME: Final = "program.dfy"
_OUTPUT: Final = "translated/program"
_REFUSED: Final = (2, 3)


class Target4(Enum):
    """The languages that Dafny 4 translates to and this project offers; the value is its own name for each."""

    CSHARP = "cs"
    GO = "go"
    JAVA = "java"
    JAVASCRIPT = "js"
    PYTHON = "py"


def _allowance(dafny: Dafny4) -> tuple[str, ...]:
    """From 4.5 mere warnings stop a translation unless they are allowed; before, the option does not exist."""
    return ("--allow-warnings",) if version_numbers(dafny.version) >= ALLOW_WARNINGS_SINCE else ()


def translate_command(dafny: Dafny4, target: Target4, filename: str, output: str) -> tuple[str, ...]:
    """Return the command line that writes the program, runtime included, at ``output`` and beside it."""
    options = ("--no-verify", *_allowance(dafny), "--include-runtime", "--output", output)
    return (str(dafny.dafny), "translate", target.value, *options, filename)


def run_command(dafny: Dafny4, target: Target4, filename: str) -> tuple[str, ...]:
    """Return the command line that builds the program by the target's own toolchain and runs its ``Main``."""
    return (str(dafny.dafny), "run", f"--target:{target.value}", "--no-verify", *_allowance(dafny), filename)


def translate(text: str, target: Target4, limits: DafnyLimits | None = None) -> tuple[tuple[str, str], ...]:
    """Return the files, pairs of relative path and content, of a program in the dialect of Dafny 4.

    Raises:
        NotCompilable: a part of the program has no executable meaning, or the text is not accepted.
        DafnyFailure: Dafny crashed, met a limit, or wrote nothing.
        InfrastructureError: there is no Dafny 4.
    """
    dafny = find_dafny4()
    with tempfile.TemporaryDirectory(prefix="provenhive-translate-") as name:
        folder = Path(name)
        command = translate_command(dafny, target, _FILENAME, _OUTPUT)
        completed = _started(text, command, folder, limits, clean_environment())
        files = _written(folder)
    if not files:
        raise DafnyFailure("Dafny translated nothing", run=completed.tool_run(), limit=completed.limit)
    return files


def run_program(text: str, target: Target4, limits: DafnyLimits | None = None) -> tuple[str, ...]:
    """Build and run a program in the dialect of Dafny 4; return the lines that it and Dafny printed.

    Raises:
        NotCompilable, DafnyFailure, InfrastructureError: as ``translate``; also if the target's toolchain is missing.
    """
    command = run_command(find_dafny4(), target, _FILENAME)
    # Node.js takes the program from its standard input, beside which no package is found.
    packages = {"NODE_PATH": str(ensure_bignumber().folder)} if target is Target4.JAVASCRIPT else {}
    with tempfile.TemporaryDirectory(prefix="provenhive-run-") as name:
        completed = _started(text, command, Path(name), limits, clean_environment(**packages))
    return tuple(completed.out.splitlines())


def _started(
    text: str, command: tuple[str, ...], folder: Path, limits: DafnyLimits | None, environment: Mapping[str, str]
) -> Completed:
    (folder / _FILENAME).write_text(text, encoding="utf-8", newline="")
    completed = run(command, limits=(limits or DafnyLimits()).process_limits(), cwd=folder, env=environment)
    if completed.limit is None and completed.exit_code == 0:
        return completed
    errors = tuple(d for d in read_console(completed.out, _FILENAME).diagnostics if d.severity is Severity.ERROR)
    if completed.limit is None and completed.exit_code in _REFUSED and errors:
        raise NotCompilable(errors)
    raise DafnyFailure("Dafny did not compile the program", run=completed.tool_run(), limit=completed.limit)


def _written(folder: Path) -> tuple[tuple[str, str], ...]:
    """Return what was written beside the program; Dafny's own translation records are left out."""
    root = folder / Path(_OUTPUT).parent
    paths = sorted(p for p in root.rglob("*") if p.is_file() and p.suffix != ".dtr")
    return tuple((str(p.relative_to(root)), p.read_text(encoding="utf-8-sig")) for p in paths)
