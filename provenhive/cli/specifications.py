"""``provenhive check`` and ``provenhive fmt``: the commands that read specifications and prove nothing."""

from __future__ import annotations

import difflib
from pathlib import Path

from provenhive.cli.console import out, print_json, specification_files
from provenhive.errors import ExitCode
from provenhive.files import read_text, write_file
from provenhive.obligations import derive
from provenhive.spec_lang.diagnostics import Diagnostic, SpecificationError
from provenhive.spec_lang.format import format_text
from provenhive.spec_lang.load import load_program


def check(path: Path, *, as_json: bool) -> int:
    """Read every specification at ``path``; report all faults of all files, or what there is to prove."""
    faults: list[Diagnostic] = []
    files = []
    for file in specification_files(path):
        try:
            program = load_program(file)
        except SpecificationError as error:
            faults.extend(error.diagnostics)
            continue
        obligations = derive(program)
        files.append((str(file), program.main.name, obligations))
    if faults:
        raise SpecificationError(faults)
    if as_json:
        document = [
            {
                "path": p,
                "module": m,
                "obligations": [{"id": o.id, "kind": o.kind.value, "digest": o.digest} for o in os],
            }
            for p, m, os in files
        ]
        print_json({"files": document})
    else:
        for file_path, module, obligations in files:
            out.print(f"{file_path}: module {module}, {len(obligations)} obligations", markup=False)
    return ExitCode.OK


def fmt(path: Path, *, check_only: bool, diff: bool) -> int:
    """Rewrite specifications in canonical form; with ``check_only`` or ``diff`` only say what would change."""
    changed = 0
    for file in specification_files(path):
        text = read_text(file)
        formatted = format_text(text, str(file))
        if formatted == text:
            continue
        changed += 1
        if diff:
            lines = difflib.unified_diff(text.splitlines(True), formatted.splitlines(True), str(file), str(file))
            out.print("".join(lines), markup=False, end="")
        elif check_only:
            out.print(f"would reformat {file}", markup=False)
        else:
            write_file(file, formatted)
            out.print(f"reformatted {file}", markup=False)
    return ExitCode.NOT_PROVED if changed and (check_only or diff) else ExitCode.OK
