"""Finds Node.js and the one package that programs compiled by Dafny 2.3 need, and installs that package."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from provenhive.errors import InfrastructureError
from provenhive.toolchain.environment import cache_folder
from provenhive.toolchain.limits import Limits
from provenhive.toolchain.run import run

NODE_REMEDY: Final = "apt-get install -y nodejs npm"
PACKAGE: Final = "bignumber.js"
_MAJOR: Final = "9"
_INSTALL_LIMITS: Final = Limits(wall_seconds=300, memory_mb=2048)


@dataclass(frozen=True, slots=True)
class Node:
    """Node.js: the program and its version."""

    program: Path
    version: str


@dataclass(frozen=True, slots=True)
class NodePackage:
    """An installed package: the ``node_modules`` folder that holds it, its version, how it was found."""

    folder: Path
    version: str
    how: str


def find_node() -> Node:
    """Return Node.js. Raises ``InfrastructureError`` with the command that brings it."""
    program = shutil.which("node") or shutil.which("nodejs")
    if program is None:
        raise InfrastructureError("Node.js is not installed", remedy=NODE_REMEDY)
    answer = run((program, "--version"), limits=Limits(wall_seconds=60))
    version = answer.out.strip()
    if answer.exit_code != 0 or not version.startswith("v"):
        raise answer.failure(f"'{program}' does not answer as Node.js", remedy=NODE_REMEDY)
    return Node(Path(program), version.removeprefix("v"))


def node_cache() -> Path:
    """Return the folder that this project installs Node packages into."""
    return cache_folder() / "node"


def install_command() -> tuple[str, ...]:
    """Return the command that installs the package into the project's cache folder."""
    return (
        "npm",
        "install",
        "--prefix",
        str(node_cache()),
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        f"{PACKAGE}@{_MAJOR}",
    )


def find_bignumber() -> NodePackage:
    """Return ``bignumber.js`` from ``NODE_PATH`` or from the project's cache folder.

    Raises:
        InfrastructureError: neither has a version that Dafny's runtime was tried with.
    """
    named = [Path(part) for part in os.environ.get("NODE_PATH", "").split(os.pathsep) if part]
    places = [(folder, "NODE_PATH") for folder in named]
    for folder, how in (*places, (node_cache() / "node_modules", "cache")):
        version = _version_in(folder)
        if version is not None and version.split(".")[0] == _MAJOR:
            return NodePackage(folder.absolute(), version, how)
    raise InfrastructureError(
        f"the Node package {PACKAGE} (version {_MAJOR}) is not installed",
        remedy=" ".join(install_command()),
    )


def ensure_bignumber() -> NodePackage:
    """Return ``bignumber.js``, installed now with npm if it is not there.

    Raises:
        InfrastructureError: npm is missing or failed; the error carries its output.
    """
    try:
        return find_bignumber()
    except InfrastructureError as missing:
        if shutil.which("npm") is None:
            raise InfrastructureError("npm is not installed", remedy=NODE_REMEDY) from missing
    node_cache().mkdir(parents=True, exist_ok=True)
    # npm needs the user's own settings: where packages come from, proxies, certificates.
    completed = run(install_command(), limits=_INSTALL_LIMITS, env=dict(os.environ))
    if completed.exit_code != 0:
        raise completed.failure(f"npm could not install {PACKAGE}")
    return find_bignumber()


def _version_in(folder: Path) -> str | None:
    try:
        described = json.loads((folder / PACKAGE / "package.json").read_bytes())
    except (OSError, ValueError):
        return None
    version = described.get("version") if isinstance(described, dict) else None
    return version if isinstance(version, str) else None
