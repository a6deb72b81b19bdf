"""Compiles the core library once a machine.

Compiled modules lie in a cache folder named by a digest of the engine and of every source: what is there is complete
(it is written beside and moved there in one step) and never changes. A list beside the modules has the SHA-256 of
each; each process compares them once, before it uses any, and where something differs all is made again. Several
processes may ask at once: one compiles, the others wait for it. A module whose source and imports did not change is
taken from those compiled before, which are kept under the SHA-256 of their content too.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from provenhive.canonical import digest_bytes, digest_json
from provenhive.errors import InfrastructureError, ToolRun
from provenhive.lean_bridge.engine import Engine
from provenhive.lean_bridge.one_shot import check_file
from provenhive.resources import data_folder
from provenhive.toolchain import Limits
from provenhive.toolchain.environment import cache_folder as cache_folder

_LIMITS: Final = Limits(wall_seconds=1200, memory_mb=8192, output_bytes=8_000_000)
_IMPORT: Final = re.compile(r"^(?:public\s+)?(?:meta\s+)?import\s+(?:all\s+)?(?P<module>[A-Za-z_][\w.]*)", re.MULTILINE)
_COMMENT: Final = re.compile(r"/-.*?-/|--[^\n]*", re.DOTALL)
_LEANS_OWN: Final = ("Init", "Std", "Lean", "Lake")

_LIST: Final = "compiled.json"
_WHOLE: Final[set[Path]] = set()  # the folders that this process has compared with their lists

Progress = Callable[[str], None]
"""Called with a line for people before each module is compiled, and where compiled ones are not as they were."""


def _silent(_line: str) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True)
class LibrarySource:
    """Modules in a folder: the roots and whatever of the folder they import."""

    folder: Path
    roots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """Compiled modules.

    Attributes:
        folder: the folder that the engine finds them in.
        digest: names the engine and the sources they were made from.
        modules: the names of all modules, imported ones first.
        roots: the modules to import.
    """

    folder: Path
    digest: str
    modules: tuple[str, ...]
    roots: tuple[str, ...]

    @property
    def has_init(self) -> bool:
        """Whether it holds the module ``Init``, which sources import without saying so."""
        return "Init" in self.modules


def module_header(engine: Engine, library: Library | None, modules: tuple[str, ...] = ()) -> str:
    """Return the first lines of a source that imports the library, what the engine is to import, and ``modules``.

    Where neither the engine nor the library has ``Init``, the source starts with ``prelude``.
    """
    roots = library.roots if library is not None else ()
    implicit = engine.has_own_library or (library is not None and library.has_init)
    lines = [] if implicit else ["prelude"]
    imported = (*engine.imports, *roots, *modules)
    lines += [f"import {module}" for module in imported if not (implicit and module == "Init")]
    return "".join(f"{line}\n" for line in lines)


def core_library() -> LibrarySource:
    """Return the project's own library; its file ``manifest.json`` names the root modules.

    Raises:
        InfrastructureError: the installation lacks it.
    """
    folder = data_folder("lean")
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        roots = tuple(str(name) for name in manifest["roots"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InfrastructureError(f"the core library's manifest cannot be read: {error}") from error
    return LibrarySource(folder, roots)


def build_library(
    engine: Engine, source: LibrarySource, *, progress: Progress = _silent, cache: Path | None = None
) -> Library:
    """Return the compiled library, compiling it now if this machine has not done so, or has it in another state.

    With an engine that has Lean's own ``Init``, the modules under that name (and ``Std``, ``Lean``) are left out.

    Raises:
        InfrastructureError: a module is missing, or does not compile without an error.
    """
    sources = _read_modules(source, skip=_LEANS_OWN if engine.has_own_library else ())
    digest = digest_json(
        {"engine": engine.identity, "sources": [[name, digest_bytes(text)] for name, text in sources.items()]}
    )
    folder = (cache or cache_folder()) / "lean" / digest.removeprefix("sha256:")[:32]
    library = Library(folder, digest, tuple(sources), _importable(source, sources))
    if folder not in _WHOLE and _fault(folder):
        with _lock(folder):
            fault = _fault(folder)  # another process may have mended it
            if fault:
                if folder.exists():
                    progress(f"Lean's core library is not as it was compiled here ({fault}): it is made again")
                _compile_all(engine, source, library, progress)
    _WHOLE.add(folder)
    return library


def _fault(folder: Path) -> str:
    """Say what of a compiled library is not as it was written; empty if all is."""
    with contextlib.suppress(OSError, ValueError):
        listed, found = json.loads((folder / _LIST).read_bytes()), _digests(folder)
        if isinstance(listed, dict):
            return next((name for name in sorted({*listed, *found}) if listed.get(name) != found.get(name)), "")
    return "the list of its files, or one of them, cannot be read"


def _digests(folder: Path) -> dict[str, str]:
    """Return the digests of all files but the list, by their paths."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and file != folder / _LIST)
    return {file.relative_to(folder).as_posix(): digest_bytes(file.read_bytes()) for file in files}


def _importable(source: LibrarySource, sources: dict[str, bytes]) -> tuple[str, ...]:
    """The roots that are modules of the compiled library; others come with the engine and need no import."""
    return tuple(root for root in source.roots if root in sources)


def _module_path(name: str) -> Path:
    return Path(*name.split("."))


def _read_modules(source: LibrarySource, *, skip: tuple[str, ...]) -> dict[str, bytes]:
    """Return the sources that the roots need, imported ones first."""
    found: dict[str, bytes] = {}
    open_modules: list[str] = []

    def visit(name: str) -> None:
        if name in found or name.split(".")[0] in skip:
            return
        if name in open_modules:
            raise InfrastructureError(f"the modules {' -> '.join([*open_modules, name])} import one another")
        text = _read(source.folder, name)
        open_modules.append(name)
        for imported in _imports(text):
            visit(imported)
        open_modules.pop()
        found[name] = text

    for root in source.roots:
        visit(root)
    return found


def _read(folder: Path, name: str) -> bytes:
    path = (folder / _module_path(name)).with_suffix(".lean")
    try:
        return path.read_bytes()
    except OSError as error:
        raise InfrastructureError(f"the module '{name}' of the core library is missing ({path})") from error


def _imports(text: bytes) -> list[str]:
    """Return the modules that a source imports; one without ``prelude`` imports ``Init``."""
    bare = _COMMENT.sub("", text.decode("utf-8", "replace"))
    named = [match["module"] for match in _IMPORT.finditer(bare)]
    return named if bare.lstrip().removeprefix("module").lstrip().startswith("prelude") else ["Init", *named]


@contextlib.contextmanager
def _lock(folder: Path) -> Iterator[None]:
    """Hold the one right on this machine to make a folder."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with folder.with_suffix(".lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
    except OSError as error:
        raise InfrastructureError(f"the cache folder '{folder.parent}' cannot be written: {error}") from error


def _compile_all(engine: Engine, source: LibrarySource, library: Library, progress: Progress) -> None:
    """Compile every module into a folder beside the final one, then move it there."""
    temporary = Path(tempfile.mkdtemp(prefix="building-", dir=library.folder.parent))
    store = library.folder.parent / "modules"
    store.mkdir(exist_ok=True)
    digests: dict[str, str] = {}
    try:
        for number, name in enumerate(library.modules, start=1):
            text = _read(source.folder, name)
            imported = sorted(digests.get(other, other) for other in _imports(text))
            digests[name] = digest_json([engine.identity, name, digest_bytes(text), imported])
            key = digests[name].removeprefix("sha256:")[:32]
            compiled = (temporary / _module_path(name)).with_suffix(".olean")
            if not _take(store, key, compiled):
                of = len(library.modules)
                progress(f"Lean's core library, compiled once on this machine: {name} ({number} of {of})")
                _compile(engine, source.folder, name, temporary)
                _keep(store, key, compiled)
        (temporary / _LIST).write_text(json.dumps(_digests(temporary), indent=1), encoding="utf-8")
        _replace(library.folder, temporary)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _replace(folder: Path, complete: Path) -> None:
    """Put a folder in the place of another, if there is one."""
    if folder.exists():
        aside = complete.with_name(f"{complete.name}-before")
        folder.rename(aside)
        shutil.rmtree(aside, ignore_errors=True)
    complete.rename(folder)


def _take(store: Path, key: str, compiled: Path) -> bool:
    """Copy a module compiled before to where it is wanted; tell whether there was one that is as it was."""
    for kept in store.glob(f"{key}-*.olean"):
        content = kept.read_bytes()
        if kept.name == _kept_name(key, content):
            compiled.parent.mkdir(parents=True, exist_ok=True)
            compiled.write_bytes(content)
            return True
        kept.unlink(missing_ok=True)
    return False


def _keep(store: Path, key: str, compiled: Path) -> None:
    """Keep a compiled module for libraries to come; in one step, as another process may look."""
    content = compiled.read_bytes()
    beside = store / f"{key}.{os.getpid()}"
    beside.write_bytes(content)
    beside.replace(store / _kept_name(key, content))


def _kept_name(key: str, content: bytes) -> str:
    return f"{key}-{digest_bytes(content).removeprefix('sha256:')}.olean"


def _compile(engine: Engine, folder: Path, name: str, into: Path) -> None:
    relative = _module_path(name)
    done = check_file(
        engine,
        (folder / relative).with_suffix(".lean"),
        module_root=folder,
        olean=(into / relative).with_suffix(".olean"),
        search_path=(into,),
        limits=_LIMITS,
    )
    if done.has_errors:
        errors = "\n".join(str(m) for m in done.messages if m.is_error)
        raise InfrastructureError(
            f"the module '{name}' of the core library does not compile",
            run=ToolRun(done.command, errors, done.exit_code),
        )
