"""What Dafny's own compilers write for the proved bodies, where the target's toolchain is there to check it.

Dafny 2.3 writes C# and Go; Dafny 4 writes C#, Go, Java, JavaScript and Python (targets ``dafny4-java`` and so on).
These files are source text for a project of the user's own, with Dafny's runtime inside, under a header that says
where they come from. They are checked by a ``Main`` that compares the unit's results on generated inputs with the
values that the evaluator computed: built by the target's own toolchain, it must say ``SAME`` to each. Beside the unit's
method there is ``Checked``, which calls it only where the precondition holds, if Dafny can compile that.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from provenhive.candidates.expression_printer import Dialect
from provenhive.candidates.syntax import Candidate
from provenhive.dafny_bridge.compilation import NotCompilable, Target, compile_program
from provenhive.dafny_bridge.render import Premises
from provenhive.dafny_bridge.render_executable import (
    CHECKED,
    DIFFERS,
    SAME,
    ExecutableProgram,
    render_executable,
    with_main,
)
from provenhive.dafny_bridge.translation4 import Target4, run_program, translate
from provenhive.errors import InfrastructureError
from provenhive.extraction.artefact import Artefact, NotExtractable, Provenance, pending_line
from provenhive.extraction.contract_text import contract_lines
from provenhive.extraction.differential import ExtractionDiffers, Row
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.toolchain import Limits, clean_environment, run

_LIMITS = Limits(wall_seconds=180, memory_mb=3072)
_COMMENTS = {".cs": "//", ".go": "//", ".java": "//", ".js": "//", ".py": "#"}
Files = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Language:
    """A target: its Dafny's dialect, what writes a program's files, and what builds a program and runs its ``Main``.

    The Go that Dafny 2.3 writes refers to the witness of each subset type, so there it must be a compiled one.
    """

    dialect: Dialect
    files: Callable[[str], Files]
    checked: Callable[[str], list[str]]
    ghost_witnesses: bool = True


def _run(command: tuple[str, ...], folder: Path, **variables: str) -> str:
    completed = run(command, limits=_LIMITS, cwd=folder, env=clean_environment(**variables))
    if completed.exit_code != 0 or completed.limit is not None:
        raise completed.failure("the extracted program could not be built or run")
    return completed.out


def _write(files: Files, folder: Path) -> None:
    for name, text in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def _execute_csharp(files: Files, folder: Path) -> str:
    _write(files, folder)
    sources = tuple(name for name, _ in files if name.endswith(".cs"))
    _run(("mcs", "-nowarn:0162,0164,0168,0219", "-r:System.Numerics.dll", "-out:check.exe", *sources), folder)
    return _run(("mono", "check.exe"), folder)


def _execute_go(files: Files, folder: Path) -> str:
    _write(files, folder)
    root = next((folder / name).parents[1] for name, _ in files if name.endswith("src/program.go"))
    variables = {"GO111MODULE": "off", "GOPATH": str(root), "GOCACHE": str(folder / "cache"), "HOME": str(folder)}
    return _run(("go", "run", str(root / "src/program.go")), root / "src", **variables)


_NOTHING = {
    Target.CSHARP: (("nothing.cs", "class Nothing { static void Main() { } }\n"),),
    Target.GO: (("nothing-go/src/program.go", "package main\nfunc main() { }\n"),),
}
"""A program that each toolchain accepts, if it works at all."""


def _by_dafny2(target: Target, execute: Callable[[Files, Path], str], remedy: str) -> _Language:
    def written(text: str) -> Files:
        return compile_program(text, target).files

    def executed(files: Files) -> str:
        with tempfile.TemporaryDirectory(prefix="provenhive-target-") as folder:
            return execute(files, Path(folder))

    def checked(text: str) -> list[str]:
        files = written(text)
        try:
            return executed(files).splitlines()
        except InfrastructureError as error:
            try:
                executed(_NOTHING[target])
            except InfrastructureError as missing:
                raise InfrastructureError(missing.message, run=missing.run, remedy=remedy) from error
            raise NotExtractable(
                f"{target.name.lower()}: what Dafny wrote is not accepted, or fails\n{error}"
            ) from error

    return _Language(Dialect.V2, written, checked, ghost_witnesses=target is not Target.GO)


def _by_dafny4(target: Target4) -> _Language:
    def checked(text: str) -> list[str]:
        return [line for line in run_program(text, target) if line.startswith((SAME, DIFFERS))]

    return _Language(Dialect.V4, partial(translate, target=target), checked)


LANGUAGES = {
    "csharp": _by_dafny2(Target.CSHARP, _execute_csharp, "apt-get install -y mono-mcs"),
    "go": _by_dafny2(Target.GO, _execute_go, "apt-get install -y golang-go"),
    **{f"dafny4-{target.name.lower()}": _by_dafny4(target) for target in Target4},
}


def extract_by_dafny(
    program: Program,
    unit: core.Unit,
    bodies: Mapping[str, Candidate],
    premises: Premises,
    provenance: Provenance,
    target: str,
    inputs: Sequence[Row],
    expected: Sequence[Row],
) -> tuple[Artefact, ...]:
    """Return the files of a unit for ``target``, a key of ``LANGUAGES``, checked on ``inputs`` against ``expected``.

    Raises:
        NotExtractable: Dafny refuses to compile the code for the target.
        ExtractionDiffers: the target computes something else.
        InfrastructureError: the target's toolchain is missing or failed.
    """
    language = LANGUAGES[target]
    executable, files = _compiled(program, unit, bodies, premises, language)
    try:
        said = language.checked(with_main(program, unit, executable, inputs, expected, language.dialect))
    except NotCompilable as error:
        raise NotExtractable(f"{unit.name}: {error}") from error
    for row, line in enumerate(said):
        if line != SAME:
            raise ExtractionDiffers(f"{target}: {unit.name}, input {row}: {line}, the evaluator has {expected[row]}")
    if len(said) != len(inputs):
        raise ExtractionDiffers(f"{target}: {unit.name} answered {len(said)} of {len(inputs)} calls")
    return _artefacts(unit, provenance, target, executable, files)


def files_by_dafny(
    program: Program,
    unit: core.Unit,
    bodies: Mapping[str, Candidate],
    premises: Premises,
    provenance: Provenance,
    target: str,
) -> tuple[Artefact, ...]:
    """Return the files that ``extract_by_dafny`` writes, without running them: needs Dafny, no other toolchain.

    Raises:
        NotExtractable, InfrastructureError: as there.
    """
    executable, files = _compiled(program, unit, bodies, premises, LANGUAGES[target])
    return _artefacts(unit, provenance, target, executable, files)


def _compiled(
    program: Program, unit: core.Unit, bodies: Mapping[str, Candidate], premises: Premises, language: _Language
) -> tuple[ExecutableProgram, Files]:
    """Compile a unit, with a check of its precondition where there is one that Dafny can compile."""
    refusal = ""
    for boundary in (True, False):
        executable = render_executable(
            program,
            unit,
            bodies,
            premises,
            language.dialect,
            boundary=boundary,
            checked=boundary,
            ghost_witnesses=language.ghost_witnesses,
        )
        try:
            return executable, language.files(executable.text)
        except NotCompilable as error:
            refusal = str(error)
    raise NotExtractable(f"{unit.name}: {refusal}")


def _artefacts(
    unit: core.Unit, provenance: Provenance, target: str, executable: ExecutableProgram, files: Files
) -> tuple[Artefact, ...]:
    module, name = unit.name.rsplit(".", 1)
    header = _header(unit, provenance, executable)
    return tuple(
        Artefact(
            target,
            f"{target}/{module}/{name}/{Path(path).name if target == 'csharp' else path}",
            _under_header(header, path, text),
        )
        for path, text in files
    )


def _under_header(header: str, path: str, text: str) -> str:
    """Put the header before a source file in its language's comments; build files stay as they are."""
    mark = _COMMENTS.get(Path(path).suffix)
    return text if mark is None else "".join(f"{mark} {line}\n" for line in header.splitlines()) + text


def _header(unit: core.Unit, provenance: Provenance, executable: ExecutableProgram) -> str:
    method = f"{executable.module}.{executable.method}"
    # The contract stands below the line of the entry, which is the first of its form in the file.
    return (
        f"{unit.name}: verified code, extracted from {provenance.specification} by Dafny's compiler\n"
        f"Obligation: {provenance.obligation_digest}\n"
        f"Candidate:  {provenance.candidate_digest} (agent: {provenance.agent})\n"
        f"{pending_line()}\n"
        f"Made by {provenance.producer}. Do not edit: the merge gate compares this file with its certificate.\n"
        f"\nContract of {method} (these are Dafny's names: the target writes some letters of them differently):\n"
        + "".join(f"  {line}\n" for line in contract_lines(unit))
        + "".join(f"{line}\n" for line in _boundary(method, executable))
    )


def _boundary(method: str, executable: ExecutableProgram) -> tuple[str, ...]:
    """Say who keeps the precondition."""
    if executable.checked:
        return (
            f"Call {executable.module}.{CHECKED}: its first result says whether the arguments meet 'requires' and what",
            "their types ask for; if they do not, the other results mean nothing.",
            f"{method} itself checks nothing: there the precondition is the caller's to keep.",
        )
    return ("Dafny cannot compile a check of the precondition: it is the caller's to keep.",)
