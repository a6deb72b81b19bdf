"""C# and Go: what Dafny's own compilers write for the proved bodies, where the target's toolchain is there to check it.

These files are source text for a project of the user's own, with Dafny's runtime inside, under a header that says
where they come from. They are checked by a ``Main`` that prints the unit's results on generated inputs: built by the
target's own compiler, it must print what the JavaScript of the same program prints, which was compared with the
evaluator.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from provenhive.candidates.syntax import Candidate
from provenhive.dafny_bridge.compilation import NotCompilable, Target, compile_program
from provenhive.dafny_bridge.render import Premises
from provenhive.dafny_bridge.render_executable import render_executable, with_main
from provenhive.errors import InfrastructureError
from provenhive.extraction.artefact import Artefact, NotExtractable, Provenance, pending_line
from provenhive.extraction.differential import ExtractionDiffers, Row
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.toolchain import Limits, clean_environment, run
from provenhive.toolchain.node_install import ensure_bignumber, find_node

_LIMITS = Limits(wall_seconds=180, memory_mb=3072)
Files = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Language:
    """A target: Dafny's name for it, and how a program's files are built and run in a folder."""

    dafny: Target
    execute: Callable[[Files, Path], str]
    remedy: str


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


def _execute_javascript(files: Files, folder: Path) -> str:
    _write(files, folder)
    package = ensure_bignumber()
    command = (str(find_node().program), "--stack-size=3900", files[0][0])
    return _run(command, folder, NODE_PATH=str(package.folder))


LANGUAGES = {
    "csharp": _Language(Target.CSHARP, _execute_csharp, "apt-get install -y mono-mcs"),
    "go": _Language(Target.GO, _execute_go, "apt-get install -y golang-go"),
}


def extract_by_dafny(
    program: Program,
    unit: core.Unit,
    bodies: Mapping[str, Candidate],
    premises: Premises,
    provenance: Provenance,
    target: str,
    inputs: Sequence[Row],
) -> tuple[Artefact, ...]:
    """Return the files of a unit for ``target`` (``csharp`` or ``go``), checked on ``inputs``.

    Raises:
        NotExtractable: Dafny refuses to compile the code for the target.
        ExtractionDiffers: the target computes something else.
        InfrastructureError: the target's toolchain is missing or failed.
    """
    language = LANGUAGES[target]
    executable = render_executable(program, unit, bodies, premises, boundary=False)
    checked = with_main(program, unit, executable, inputs)
    try:
        files = compile_program(executable.text, language.dafny).files
        theirs = _printed(compile_program(checked, language.dafny).files, language.execute, language.remedy)
        ours = _printed(compile_program(checked, Target.JAVASCRIPT).files, _execute_javascript, "")
    except NotCompilable as error:
        raise NotExtractable(f"{unit.name}: {error}") from error
    for row, (expected, found) in enumerate(zip(ours, theirs, strict=False)):
        if expected != found:
            raise ExtractionDiffers(f"{target}: {unit.name}, input {row}: prints {found}, JavaScript prints {expected}")
    if len(ours) != len(theirs) or len(ours) != len(inputs):
        raise ExtractionDiffers(f"{target}: {unit.name} answered {len(theirs)} of {len(inputs)} calls")
    module, name = unit.name.rsplit(".", 1)
    header = _header(unit, provenance)
    return tuple(
        Artefact(target, f"{target}/{module}/{name}/{Path(path).name if target == 'csharp' else path}", header + text)
        for path, text in files
    )


def _printed(files: Files, execute: Callable[[Files, Path], str], remedy: str) -> list[str]:
    with tempfile.TemporaryDirectory(prefix="provenhive-target-") as folder:
        try:
            return execute(files, Path(folder)).splitlines()
        except InfrastructureError as error:
            if error.remedy is None and remedy:
                raise InfrastructureError(error.message, run=error.run, remedy=remedy) from error
            raise


def _header(unit: core.Unit, provenance: Provenance) -> str:
    return (
        f"// {unit.name}: verified code, extracted from {provenance.specification} by Dafny's compiler\n"
        f"// Obligation: {provenance.obligation_digest}\n"
        f"// Candidate:  {provenance.candidate_digest} (agent: {provenance.agent})\n"
        f"// {pending_line()}\n"
        f"// Made by {provenance.producer}. Do not edit. The precondition is the caller's to keep.\n"
    )
