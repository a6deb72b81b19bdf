"""Compiled modules in the cache that are not those that were written there: noticed, and compiled again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lean_support import lean_engine

from provenhive.lean_bridge.library import Library, LibrarySource, build_library
from provenhive.lean_bridge.one_shot import check_file

SOURCES = {
    "Seed/Logic.lean": "prelude\ninductive Truth : Prop where\n  | intro : Truth\n",
    "Seed.lean": "prelude\nimport Seed.Logic\ntheorem easy : Truth := Truth.intro\n",
}
LIE = "prelude\ninductive Truth : Prop where\n  | intro : Truth\naxiom anything (p : Prop) : p\n"


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> tuple[LibrarySource, Path, bytes]:
    """Sources, a cache in which they are compiled, and a module that lies under the name of one of them."""
    folder = tmp_path_factory.mktemp("seed")
    for name, text in {**SOURCES, "lie/Seed/Logic.lean": LIE}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    source = LibrarySource(folder, ("Seed",))
    build_library(lean_engine(), source, cache=folder / "cache")
    lie = folder / "lie.olean"
    check_file(lean_engine(), folder / "lie/Seed/Logic.lean", module_root=folder / "lie", olean=lie)
    return source, folder / "cache", lie.read_bytes()


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def replaced(folder: Path, lie: bytes) -> None:
    (folder / "Seed/Logic.olean").write_bytes(lie)


def truncated(folder: Path, _lie: bytes) -> None:
    file = folder / "Seed/Logic.olean"
    file.write_bytes(file.read_bytes()[:-1])


def removed(folder: Path, _lie: bytes) -> None:
    (folder / "Seed/Logic.olean").unlink()


def added(folder: Path, lie: bytes) -> None:
    (folder / "Obligation").mkdir()
    (folder / "Obligation/Statement.olean").write_bytes(lie)


def unlisted(folder: Path, lie: bytes) -> None:
    replaced(folder, lie)
    (folder / "compiled.json").unlink(missing_ok=True)


def listed_as_something_else(folder: Path, lie: bytes) -> None:
    replaced(folder, lie)
    (folder / "compiled.json").write_text(json.dumps(["Seed/Logic.olean"]))


@pytest.mark.parametrize("store", ["kept", "tampered", "gone"])
@pytest.mark.parametrize("tamper", [replaced, truncated, removed, added, unlisted, listed_as_something_else])
def test_what_was_changed_in_the_cache_is_noticed_and_made_again(
    seed: tuple[LibrarySource, Path, bytes], tmp_path: Path, tamper: Callable[[Path, bytes], None], store: str
) -> None:
    source, cache, lie = seed
    shutil.copytree(cache, tmp_path / "cache")
    whole = build_library(lean_engine(), source, cache=cache)
    copied = tmp_path / "cache" / "lean" / whole.folder.name
    modules = copied.parent / "modules"
    tamper(copied, lie)
    if store == "gone":
        shutil.rmtree(modules)
    elif store == "tampered":
        for file in modules.iterdir():
            file.write_bytes(lie)
    said: list[str] = []
    again: Library = build_library(lean_engine(), source, cache=tmp_path / "cache", progress=said.append)
    assert again.folder == copied and files_of(copied) == files_of(whole.folder)
    assert "not as it was compiled" in said[0]
    compiled = [line.split(": ")[1] for line in said[1:]]
    assert compiled == ([] if store == "kept" else ["Seed.Logic (1 of 2)", "Seed (2 of 2)"])
    assert files_of(modules) == files_of(cache / "lean" / "modules")
    assert {f.name for f in copied.parent.iterdir() if f.is_dir()} == {copied.name, "modules"}


def test_a_cache_that_is_whole_is_used_as_it_is(seed: tuple[LibrarySource, Path, bytes], tmp_path: Path) -> None:
    source, cache, _ = seed
    shutil.copytree(cache, tmp_path / "cache")
    said: list[str] = []
    build_library(lean_engine(), source, cache=tmp_path / "cache", progress=said.append)
    assert said == []
