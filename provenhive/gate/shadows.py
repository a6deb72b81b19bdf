"""What Python would import in the place of a file. All by looking at folders: nothing is imported and nothing is run.

1. In a folder Python takes a package of the name first, then a compiled extension, then the source text.
2. A folder without ``__init__`` gives way to any module of its name beside it.
3. A package's own names go before the modules in it.
4. For the text Python takes the bytecode in ``__pycache__`` if that bears the text's digest, or its time. Both can be
   given to bytecode of another text. An import by itself leaves the time, and no repository has it.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from provenhive.gate.drift import Cause, Drift, Place

_INIT = "__init__"
_COMPILED = frozenset({"so", "pyd", "fwork"})
_HASH_BASED = 1
_EVERYTHING = ("*", "__getattr__", "__path__")


def is_package(folder: Path) -> bool:
    """Whether a folder is a package by an ``__init__`` of its own."""
    return bool(_inits(folder))


def rivals(folder: Path, name: str) -> Iterator[Path]:
    """Yield what Python imports from a folder before ``name.py`` (step 1)."""
    yield from _inits(folder / name)
    yield from (folder / n for n in _names(folder) if _is_compiled(n, name))


def in_the_way(folder: Path, parts: Sequence[str]) -> Iterator[Path]:
    """Yield the modules in a folder that take the place of folders on the way to ``parts`` (steps 1, 2)."""
    for name in parts:
        here = folder / name
        if not is_package(here):
            beside = [folder / f"{name}.py", folder / f"{name}.pyc"]
            compiled = [folder / n for n in _names(folder) if _is_compiled(n, name)]
            yield from (path for path in (*compiled, *beside) if path.is_file())
        folder = here


def binds(package: Path, name: str, *, openly: bool) -> Path | None:
    """Return the ``__init__`` that gives ``name`` to something else than the module of that name (step 3), or None.

    With ``openly`` only what it binds by that very name counts, not what it might.
    """
    compiled = [package / n for n in _names(package) if n == f"{_INIT}.pyc" or _is_compiled(n, _INIT)]
    source = package / f"{_INIT}.py"
    if compiled and (not source.is_file() or any(path.suffix != ".pyc" for path in compiled)):
        return compiled[0]
    try:
        tree = ast.parse(source.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, SyntaxError, ValueError, RecursionError):
        return source
    taken = {bound for node in ast.walk(tree) for bound in _bound(node, name)}
    return source if taken & {name, *(() if openly else _EVERYTHING)} else None


def believed_bytecode(file: Path, tracked: Callable[[Path], bool]) -> Iterator[Path]:
    """Yield bytecode that Python can take for a file's text though it is of another text (step 4)."""
    folder = file.parent / "__pycache__"
    for name in _names(folder):
        if name.startswith(f"{file.stem}.") and name.endswith(".pyc"):
            path = folder / name
            if _bears_a_digest(path) or tracked(folder):
                yield path


def shadow_of(file: Path, top: Path, own: Path, tracked: Callable[[Path], bool]) -> Path | None:
    """Return what Python would import in the place of a file, or None.

    ``top`` is the folder above which no import leads; in what is below ``own`` packages have nothing but modules.
    ``tracked`` says whether git tracks anything in a folder.
    """
    folders = [folder for folder in file.parents if folder.is_relative_to(top)]
    found = list(rivals(file.parent, file.stem))
    found += in_the_way(folders[-1], file.parent.relative_to(folders[-1]).parts) if folders else ()
    found += believed_bytecode(file, tracked)
    name = file.stem
    for folder in file.parents:
        if folder == own or not folder.is_relative_to(own):
            break
        taking = binds(folder, name, openly=False)
        found += [] if taking is None else [taking]
        found += believed_bytecode(folder / f"{_INIT}.py", tracked)
        name = folder.name
    return found[0] if found else None


def shadowed(what: str, file: str, shadow: str, entry: int | None = None) -> Drift:
    """Return the drift of a file, ``what`` it is and its path, whose place is taken by another path."""
    message = f"Python does not import {what}, but what {shadow} makes of that name"
    return Drift(Cause.FILE_SHADOWED, file, message, (), "", f"rm {shadow}", Place(shadow), entry)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError:
        return []


def _inits(package: Path) -> list[Path]:
    return [package / n for n in _names(package) if n in (f"{_INIT}.py", f"{_INIT}.pyc") or _is_compiled(n, _INIT)]


def _is_compiled(file_name: str, module: str) -> bool:
    """Whether a file's name is that of an extension for a module, with or without a tag of the interpreter."""
    stem, *tags = file_name.split(".")
    return stem == module and 1 <= len(tags) <= 2 and tags[-1] in _COMPILED


def _bound(node: ast.AST, name: str) -> Iterator[str]:
    """Yield the names that a node of a package binds, the module ``name`` apart when it is given its own name."""
    match node:
        case ast.ImportFrom(module=None, level=1):
            yield from (a.asname or a.name for a in node.names if (a.name, a.asname or name) != (name, name))
        case ast.Import() | ast.ImportFrom():
            first = isinstance(node, ast.Import)
            yield from (a.asname or (a.name.split(".")[0] if first else a.name) for a in node.names)
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            yield node.name
        case ast.Name(id=bound, ctx=ast.Store() | ast.Del()):
            yield bound
        case (
            ast.ExceptHandler(name=str() as bound)
            | ast.MatchAs(name=str() as bound)
            | ast.MatchStar(name=str() as bound)
        ):
            yield bound
        case ast.MatchMapping(rest=str() as bound):
            yield bound
        case _:
            return


def _bears_a_digest(path: Path) -> bool:
    """Whether bytecode is for a text by its digest, and not by its time (PEP 552); what cannot be read counts."""
    try:
        with path.open("rb") as file:
            head = file.read(8)
    except OSError:
        return True
    return bool(int.from_bytes(head[4:8], "little") & _HASH_BASED)
