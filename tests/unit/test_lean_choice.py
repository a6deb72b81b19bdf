"""Settings and variables that choose a Lean: what wins, what is refused, what an engine's identity depends on."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from provenhive.errors import UserError
from provenhive.lean_bridge.engine import (
    ENGINE_VARIABLE,
    IMPORTS_VARIABLE,
    PROJECT_VARIABLE,
    find_engine,
    toolchain_engine,
)
from provenhive.lean_bridge.library import module_header
from provenhive.pipeline.lean_choice import use_lean
from provenhive.pipeline.project import find_project

VERSION = "Lean (version 4.35.0, x86_64-unknown-linux-gnu, commit eb6cafb7290e, Release)"


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in (ENGINE_VARIABLE, PROJECT_VARIABLE, IMPORTS_VARIABLE):
        monkeypatch.setenv(name, "")  # noted, so that whatever is set meanwhile is undone
        monkeypatch.delenv(name)
    return monkeypatch


def program(folder: Path, name: str, body: str) -> Path:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{body}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return file


def settings(folder: Path, text: str) -> None:
    (folder / "provenhive.toml").write_text(text)
    use_lean(find_project(folder))


def test_settings_choose_and_the_environment_wins(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    environment.setenv(ENGINE_VARIABLE, "named")
    settings(tmp_path, 'lean = "other"\nlean_project = "proofs"\nlean_imports = ["Mathlib", "Proofs.Extra"]\n')
    assert os.environ[ENGINE_VARIABLE] == "named"
    assert os.environ[PROJECT_VARIABLE] == str(tmp_path / "proofs")
    assert os.environ[IMPORTS_VARIABLE] == "Mathlib,Proofs.Extra"


def test_no_settings_change_nothing(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings(tmp_path, "")
    assert not {ENGINE_VARIABLE, PROJECT_VARIABLE, IMPORTS_VARIABLE} & os.environ.keys()


def test_a_project_and_its_modules_come_from_the_settings(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    programs, project = tmp_path / "bin", tmp_path / "proofs"
    programs.mkdir()
    project.mkdir()
    program(programs, "lean", f"echo '{VERSION}'")
    program(programs, "lake", 'echo "$PWD/.lake/build/lib"')
    environment.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    settings(tmp_path, 'lean_project = "proofs"\nlean_imports = ["Mathlib"]\n')
    engine = find_engine()
    assert (engine.imports, engine.search_path) == (("Mathlib",), (project / ".lake/build/lib",))
    assert module_header(engine, None) == "import Mathlib\n"
    (project / "lake-manifest.json").write_text("{}")
    toolchain_engine.cache_clear()
    assert find_engine().identity != engine.identity
    environment.setenv(IMPORTS_VARIABLE, "Mathlib,Other")
    assert find_engine().identity != engine.identity


@pytest.mark.parametrize("name", ["Mathlib\naxiom lie : False", "Mathlib open Lie", "mathlib", "../Lie", "A..B", "A.b"])
def test_what_is_no_name_of_a_module_never_gets_into_an_obligation(
    name: str, environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    environment.setenv(PROJECT_VARIABLE, str(tmp_path))
    environment.setenv(IMPORTS_VARIABLE, name)
    with pytest.raises(UserError, match="no name of a Lean module"):
        find_engine()


def test_modules_need_a_project_and_the_embedded_engine_takes_none(
    environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    environment.setenv(IMPORTS_VARIABLE, "Mathlib")
    with pytest.raises(UserError, match="no project to take them from"):
        find_engine()
    environment.setenv(PROJECT_VARIABLE, str(tmp_path))
    environment.setenv(ENGINE_VARIABLE, "embedded")
    with pytest.raises(UserError, match="takes no modules"):
        find_engine()
