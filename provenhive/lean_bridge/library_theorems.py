"""The theorems of the core library as its sources state them, read once for each state of the sources.

Another Lean may have other theorems under ``Init``, so whoever proposes one of these has to ask the engine for it.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from provenhive.canonical import digest_bytes, digest_json
from provenhive.errors import InfrastructureError
from provenhive.lean_bridge import lean_sources
from provenhive.lean_bridge.library import cache_folder, core_library

_READERS: Final = (Path(__file__), Path(lean_sources.__file__))


@dataclass(frozen=True, slots=True)
class LibraryTheorem:
    """A theorem that scripts may name: its full name, its binders and statement as written, and its module."""

    name: str
    statement: str
    module: str


@cache
def library_theorems() -> tuple[LibraryTheorem, ...]:
    """Return the public theorems of the core library, in the order of its sources' names; not what tactics alone use.

    Raises:
        InfrastructureError: the installation lacks the library, or it cannot be read.
    """
    folder = core_library().folder
    try:
        sources = {p.relative_to(folder): p.read_bytes() for p in sorted(folder.rglob("*.lean"))}
        kept = cache_folder() / "lean" / f"theorems-{_digest(sources).removeprefix('sha256:')[:32]}.json"
    except OSError as error:
        raise InfrastructureError(f"the core library cannot be read: {error}") from error
    found = _kept(kept)
    if found is None:
        found = tuple(theorem for path, text in sources.items() for theorem in _read(path, text))
        _keep(kept, found)
    return found


def _digest(sources: dict[Path, bytes]) -> str:
    """Name the sources and what reads them."""
    readers = [digest_bytes(reader.read_bytes()) for reader in _READERS]
    return digest_json([readers, [[str(path), digest_bytes(text)] for path, text in sources.items()]])


def _read(path: Path, text: bytes) -> Iterator[LibraryTheorem]:
    module = ".".join(path.with_suffix("").parts)
    for declared in lean_sources.declarations(text.decode("utf-8")):
        is_theorem = declared.kind in ("theorem", "lemma") and not declared.private
        if is_theorem and declared.name and not declared.name.startswith("Lean.") and "«" not in declared.name:
            yield LibraryTheorem(declared.name, declared.said, module)


def _kept(file: Path) -> tuple[LibraryTheorem, ...] | None:
    """Return what the cache holds, ``None`` if that is nothing of use: it is made again then."""
    try:
        return tuple(LibraryTheorem(*map(str, entry)) for entry in json.loads(file.read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def _keep(file: Path, theorems: tuple[LibraryTheorem, ...]) -> None:
    """Write the cache's file in one step; a cache that cannot be written costs only time."""
    beside = file.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps([[t.name, t.statement, t.module] for t in theorems]), encoding="utf-8")
        beside.replace(file)
