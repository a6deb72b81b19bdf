"""Compiles a Dafny 2.3 program to source text in another language. Nothing is executed.

``/spillTargetCode:3`` writes the target's source without running it, and ends with exit code 3 even when
all went well; ``/compile:1`` would run the program's ``Main``. Verification is left out: what is compiled
here has been proved before, and the judge keeps the two texts together.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from provenhive.dafny_bridge.outcomes import DafnyFailure, Diagnostic, Severity, ToolIdentity
from provenhive.dafny_bridge.profiles import DafnyLimits
from provenhive.dafny_bridge.reading import read_text
from provenhive.errors import ProvenHiveError
from provenhive.toolchain import Completed, run
from provenhive.toolchain.dafny_install import find_dafny2


class Target(Enum):
    """The languages that Dafny 2.3 compiles to; the value is its own name for each."""

    JAVASCRIPT = "js"
    CSHARP = "cs"
    GO = "go"


@dataclass(frozen=True, slots=True)
class CompiledProgram:
    """Source text in a target language, its runtime included.

    Attributes:
        target: the language.
        files: pairs of relative path and content, sorted by path.
        tool: the compiler.
    """

    target: Target
    files: tuple[tuple[str, str], ...]
    tool: ToolIdentity

    @property
    def text(self) -> str:
        """The only file's content. Raises ``ValueError`` if there are several."""
        ((_, content),) = self.files
        return content


class NotCompilable(ProvenHiveError):
    """Dafny refuses to compile the program; ``diagnostics`` say why."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("Dafny cannot compile: " + "; ".join(d.message for d in diagnostics))
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[object, ...]:
        return (NotCompilable, (self.diagnostics,))


_FILENAME: Final = "program.dfy"
_WRITTEN: Final = "Compiled program written to "
_REFUSALS: Final = (2, 3)


def compile_program(text: str, target: Target, limits: DafnyLimits | None = None) -> CompiledProgram:
    """Compile ``text``, which must have been verified, to source text.

    Raises:
        NotCompilable: a part of the program has no executable meaning, or the text is not accepted.
        DafnyFailure: Dafny crashed, met a limit, or wrote nothing.
    """
    dafny = find_dafny2()
    options = (
        "/nologo",
        "/compile:0",
        "/noVerify",
        "/spillTargetCode:3",
        f"/compileTarget:{target.value}",
    )
    with tempfile.TemporaryDirectory(prefix="provenhive-compile-") as name:
        folder = Path(name)
        (folder / _FILENAME).write_text(text, encoding="utf-8", newline="")
        completed = run(
            (str(dafny.mono), str(dafny.dafny), *options, _FILENAME),
            limits=(limits or DafnyLimits()).process_limits(),
            cwd=folder,
        )
        files = _written_files(folder)
    _require_success(completed, files)
    tool = ToolIdentity("dafny", dafny.version, "", "", options)
    return CompiledProgram(target, files, tool)


def compile_js(text: str, limits: DafnyLimits | None = None) -> str:
    """Return the program as one JavaScript text; see ``compile_program``."""
    return compile_program(text, Target.JAVASCRIPT, limits).text


def _written_files(folder: Path) -> tuple[tuple[str, str], ...]:
    paths = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != _FILENAME)
    return tuple((str(p.relative_to(folder)), p.read_text(encoding="utf-8-sig")) for p in paths)


def _require_success(completed: Completed, files: tuple[tuple[str, str], ...]) -> None:
    """Raise unless the text was compiled whole."""
    if completed.limit is None and completed.exit_code in (0, *_REFUSALS):
        errors = _errors(completed)
        if errors:
            raise NotCompilable(errors)
        whole = _WRITTEN in completed.out and "partially compiled" not in completed.out
        if completed.exit_code in (0, 3) and whole and files:
            return
    raise DafnyFailure("Dafny did not compile the program", run=completed.tool_run(), limit=completed.limit)


def _errors(completed: Completed) -> tuple[Diagnostic, ...]:
    report = read_text(completed.out, _FILENAME)
    return tuple(d for d in report.diagnostics if d.severity is Severity.ERROR)
