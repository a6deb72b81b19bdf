"""``provenhive import sygus``: the files, what is written for them, and what was refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from provenhive.cli.console import err, out, print_json
from provenhive.errors import ExitCode, UserError
from provenhive.files import read_text, write_file
from provenhive.imports.names import Names
from provenhive.imports.sygus_units import Imported, import_sygus
from provenhive.spec_lang.diagnostics import Diagnostic, Source, SpecificationError
from provenhive.spec_lang.load import SUFFIX
from provenhive.spec_lang.parser import normalise


def import_files(paths: Sequence[Path], folder: Path, *, force: bool, as_json: bool) -> int:
    """Write a module for each file that can be read as one; report the faults of all others.

    Raises:
        UserError: a file cannot be read or written, or something else is in its place.
    """
    names = Names()
    faults: list[Diagnostic] = []
    written: list[tuple[Path, Path, Imported]] = []
    for path in _files(paths):
        try:
            imported = import_sygus(_read(path), names.fresh(path.stem))
        except SpecificationError as error:
            faults.extend(error.diagnostics)
            continue
        written.append((path, _write(imported, folder, force), imported))
    if as_json:
        _print_document(written, faults)
        return ExitCode.USAGE if faults else ExitCode.OK
    for path, target, imported in written:
        out.print(f"{path}: wrote {target} ({', '.join(imported.units)})", markup=False)
        for note in imported.notes:
            err.print(f"{path}: note: {note}", markup=False)
    if faults:
        raise SpecificationError(faults)
    return ExitCode.OK


def _print_document(written: Sequence[tuple[Path, Path, Imported]], faults: Sequence[Diagnostic]) -> None:
    imported = [
        {"file": str(path), "written": str(target), "units": list(made.units), "notes": list(made.notes)}
        for path, target, made in written
    ]
    print_json({"imported": imported, "diagnostics": [fault.to_json() for fault in faults]})


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield files, and the ``.sl`` files of folders in the order of their names."""
    for path in paths:
        if path.is_dir():
            found = sorted(path.rglob("*.sl"))
            if not found:
                raise UserError(f"{path}: no .sl file in this folder")
            yield from found
        else:
            yield path


def _read(path: Path) -> Source:
    return Source(str(path), normalise(read_text(path)))


def _write(imported: Imported, folder: Path, force: bool) -> Path:
    """Write a module, whole or not at all; what differs and is there stays unless ``force`` is given."""
    target = folder / f"{imported.module}{SUFFIX}"
    try:
        if target.exists() and not force and target.read_bytes() != imported.text.encode():
            raise UserError(f"{target}: there is another file of this name; --force replaces it")
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"{target}: {error.strerror or error}") from error
    write_file(target, imported.text)
    return target
