"""Finds Dafny: the 2.3 of Debian that runs under mono, and a Dafny 4 of the user's own."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from provenhive.errors import InfrastructureError
from provenhive.toolchain.limits import Limits
from provenhive.toolchain.run import run

DAFNY2_REMEDY: Final = "apt-get install -y dafny"
DAFNY_VARIABLE: Final = "PROVENHIVE_DAFNY"
DAFNY2_VARIABLE: Final = "PROVENHIVE_DAFNY2"
Z3_VARIABLE: Final = "PROVENHIVE_Z3"
DAFNY4_REMEDY: Final = f"install Dafny 4 and put it on PATH, or set {DAFNY_VARIABLE} to the program"
_DAFNY2_FOLDERS: Final = ("/usr/lib/dafny", "/usr/local/lib/dafny")
_PROBE_LIMITS: Final = Limits(wall_seconds=60, memory_mb=2048)


@dataclass(frozen=True, slots=True)
class Dafny2:
    """A Dafny 2.3 with the programs that it needs.

    Attributes:
        mono: the runtime.
        dafny: ``Dafny.exe``.
        server: ``DafnyServer.exe``.
        z3: the solver, always passed explicitly so that no search path decides.
        version: Dafny's version.
        z3_version: the solver's version.
        how: how it was found.
    """

    mono: Path
    dafny: Path
    server: Path
    z3: Path
    version: str
    z3_version: str
    how: str


@dataclass(frozen=True, slots=True)
class Dafny4:
    """A Dafny with the ``dafny verify`` command line.

    Attributes:
        dafny: the program.
        version: its version.
        how: how it was found.
    """

    dafny: Path
    version: str
    how: str


def z3_version(z3: Path) -> str:
    """Return the version a Z3 program reports. Raises ``InfrastructureError`` if it reports none."""
    answer = run((str(z3), "--version"), limits=_PROBE_LIMITS)
    found = re.search(r"Z3 version (\S+)", answer.out)
    if found is None:
        raise answer.failure(f"'{z3}' does not answer as Z3")
    return found[1]


def _dafny2_folder() -> tuple[Path, str]:
    """Return the folder of ``Dafny.exe`` and how it was found."""
    named = os.environ.get(DAFNY2_VARIABLE)
    if named is not None:
        return Path(named), DAFNY2_VARIABLE
    for folder in _DAFNY2_FOLDERS:
        if (Path(folder) / "Dafny.exe").is_file():
            return Path(folder), "system package"
    raise InfrastructureError("Dafny 2.3 is not installed", remedy=DAFNY2_REMEDY)


def _system_z3() -> Path:
    """Return the Z3 for Dafny 2.3: the one named, else the system's own, else the first on the path.

    The system's comes before the path because the z3-solver wheel puts a much later Z3 into the
    environment's folder of programs.
    """
    named = os.environ.get(Z3_VARIABLE)
    for candidate in (named, "/usr/bin/z3", "/usr/local/bin/z3", shutil.which("z3")):
        if candidate is not None and os.access(candidate, os.X_OK):
            return Path(candidate)
    raise InfrastructureError("no Z3 program was found for Dafny", remedy="apt-get install -y z3")


def _dafny2_version(mono: Path, dafny: Path) -> str:
    """Ask Dafny for its version: its banner is the only place that tells it."""
    answer = run((str(mono), str(dafny), "/compile:0", "/dafnyVerify:0", "stdin.dfy"), limits=_PROBE_LIMITS)
    found = re.search(r"^Dafny (\d+(?:\.\d+)+)", answer.out, re.MULTILINE)
    if found is None:
        raise answer.failure("Dafny.exe does not answer as Dafny", remedy=DAFNY2_REMEDY)
    return found[1]


@lru_cache(maxsize=1)
def find_dafny2() -> Dafny2:
    """Return the installed Dafny 2.3. The answer is remembered for the life of the process.

    Raises:
        InfrastructureError: Dafny, mono or Z3 is missing or does not answer; ``remedy`` brings it.
    """
    folder, how = _dafny2_folder()
    dafny, server = folder / "Dafny.exe", folder / "DafnyServer.exe"
    for program in (dafny, server):
        if not program.is_file():
            raise InfrastructureError(f"'{program}' is missing", remedy=DAFNY2_REMEDY)
    mono = shutil.which("mono") or shutil.which("cli")
    if mono is None:
        raise InfrastructureError("mono, which runs Dafny 2.3, is missing", remedy="apt-get install -y mono-runtime")
    z3 = _system_z3()
    return Dafny2(
        mono=Path(mono),
        dafny=dafny,
        server=server,
        z3=z3,
        version=_dafny2_version(Path(mono), dafny),
        z3_version=z3_version(z3),
        how=how,
    )


@lru_cache(maxsize=1)
def find_dafny4() -> Dafny4:
    """Return a Dafny 4 named by ``PROVENHIVE_DAFNY`` or found on the path.

    Raises:
        InfrastructureError: there is none, or the one named is an earlier Dafny.
    """
    named = os.environ.get(DAFNY_VARIABLE)
    program = shutil.which(named or "dafny")
    if program is None:
        raise InfrastructureError("no Dafny 4 was found", remedy=DAFNY4_REMEDY)
    answer = run((program, "--version"), limits=_PROBE_LIMITS)
    found = re.match(r"\s*(?:Dafny )?([4-9]\.\d+(?:\.\d+)*\S*)\s*$", answer.out)
    if answer.exit_code != 0 or found is None:
        raise answer.failure(f"'{program}' is not a Dafny 4", remedy=DAFNY4_REMEDY)
    return Dafny4(Path(program), found[1], DAFNY_VARIABLE if named else "PATH")
