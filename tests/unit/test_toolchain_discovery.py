"""The survey of engines: what is there is found with its version, what is not is named with a remedy."""

import dataclasses
import json
import os
import shlex
import stat
import tomllib
from pathlib import Path

import pytest

from provenhive.cli.doctor import doctor
from provenhive.errors import ExitCode, InfrastructureError
from provenhive.toolchain.dafny_install import find_dafny2, find_dafny4, z3_version
from provenhive.toolchain.discovery import embedded_lean_library, find_lean, pip_command, survey
from provenhive.toolchain.node_install import node_cache

PYPROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


def script(folder: Path, name: str, body: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def fresh_finders():
    find_dafny2.cache_clear()
    find_dafny4.cache_clear()
    yield
    find_dafny2.cache_clear()
    find_dafny4.cache_clear()


def table() -> dict[str, object]:
    return {engine.name: engine for engine in survey()}


def test_the_table_names_every_engine_once_with_a_remedy():
    engines = survey()
    names = [engine.name for engine in engines]
    assert len(set(names)) == len(names) >= 13
    for engine in engines:
        assert engine.remedy and engine.purpose
        assert (engine.problem is None) == (engine.version is not None) == (engine.path is not None)
        assert engine.found == (engine.problem is None)
        assert dataclasses.is_dataclass(engine) and not hasattr(engine, "__dict__")


def test_the_dafny_that_is_to_judge_is_required():
    runs_dafny2 = {"Dafny 2.3", "Dafny server 2.3", "mono", "Z3 program"}
    for dafny4, engines in ((False, survey()), (True, survey(dafny4=True))):
        assert [e.required for e in engines] == sorted((e.required for e in engines), reverse=True)
        required = {engine.name for engine in engines if engine.required}
        assert required & {*runs_dafny2, "Dafny 4"} == ({"Dafny 4"} if dafny4 else runs_dafny2)


def test_the_doctor_asks_for_the_dafny_of_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fresh_finders: None
):
    (tmp_path / "none").mkdir()
    monkeypatch.setenv("PROVENHIVE_DAFNY2", str(tmp_path / "none"))
    monkeypatch.setenv("PROVENHIVE_DAFNY", str(script(tmp_path, "dafny", "echo 4.11.0")))
    monkeypatch.chdir(tmp_path)
    settings = tmp_path / "provenhive.toml"
    codes = {}
    for text in ("", 'dafny = "4"'):
        settings.write_text(text)
        codes[text] = doctor(as_json=True, setup=False)
        (dafny,) = (e for e in json.loads(capsys.readouterr().out)["engines"] if e["name"] == "Dafny 2.3")
        assert not dafny["found"] and dafny["required"] is (text == "")
    assert codes == {"": ExitCode.TOOL, 'dafny = "4"': ExitCode.OK}


def test_a_missing_python_package_is_brought_in_the_version_that_the_project_asks_for():
    project = tomllib.loads(PYPROJECT.read_text())["project"]
    (solver,) = (text for text in project["dependencies"] if text.startswith("z3-solver"))
    (lean,) = project["optional-dependencies"]["lean"]
    remedies = {engine.name: shlex.split(engine.remedy) for engine in survey()}
    assert remedies["Z3 library"] == ["pip", "install", solver]
    assert remedies["Lean, embedded"] == ["pip", "install", lean]
    *command, asked = remedies["cvc5 library"]
    assert command == ["pip", "install"] and sorted(asked.removeprefix("cvc5").split(",")) == ["<1.5", ">=1.4.2"]
    assert pip_command("no-such-package") == "pip install no-such-package"


def test_what_the_tests_themselves_need_is_found():
    found = {engine.name: engine for engine in survey()}
    for name in ("Dafny 2.3", "Dafny server 2.3", "mono", "Z3 program", "Z3 library", "cvc5 library", "Node.js"):
        assert found[name].found, found[name]
    assert found["Dafny 2.3"].version is not None and found["Dafny 2.3"].version.startswith("2.3.0")
    assert found["Z3 program"].path != str(Path(os.environ.get("VIRTUAL_ENV", "/nowhere")) / "bin" / "z3")


def test_with_an_empty_path_nothing_is_found_and_nothing_is_raised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh_finders: None
):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("NODE_PATH", str(tmp_path))
    monkeypatch.delenv("PROVENHIVE_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("PROVENHIVE_DAFNY2", str(tmp_path))
    missing = {engine.name: engine for engine in survey() if not engine.found}
    assert {"Dafny 2.3", "mono", "Node.js", "bignumber.js", "Dafny 4", "Go", "Lean toolchain"} <= set(missing)
    assert missing["Dafny 2.3"].remedy == "apt-get install -y dafny"
    assert str(tmp_path) in missing["bignumber.js"].remedy


def test_node_packages_are_kept_in_the_cache_folder_that_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
    monkeypatch.setenv("PROVENHIVE_CACHE", str(tmp_path / "named"))
    assert node_cache() == tmp_path / "named/node"
    monkeypatch.delenv("PROVENHIVE_CACHE")
    assert node_cache() == tmp_path / "other/provenhive/node"


@pytest.mark.parametrize("body", ["echo 'Lean (version 4.35.0, x86_64)'", "echo Lean; exit 1", "sleep 0"])
def test_a_named_lean_is_asked_for_its_version(body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    program = script(tmp_path, "mylean", body)
    monkeypatch.setenv("PROVENHIVE_LEAN", str(program))
    assert find_lean() == (program, "PROVENHIVE_LEAN")
    (lean,) = (engine for engine in survey() if engine.name == "Lean toolchain")
    assert (lean.version == "4.35.0") == ("4.35.0" in body)
    assert lean.found == (lean.version is not None)


def test_a_lean_that_is_not_there_is_an_error(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PROVENHIVE_LEAN", "no-such-lean")
    with pytest.raises(InfrastructureError, match="no-such-lean"):
        find_lean()


@pytest.mark.parametrize(
    ("answer", "good"),
    [
        ("echo 4.11.0", True),
        ("echo 4.11.0+fcb2042d6d043a2634f0854338c08feeaaaf4ae2", True),
        ("echo Dafny 4.9.1", True),
        ("echo Dafny 2.3.0.10506", False),
        ("echo 3.13.1.50302", False),
        ("echo 4.11.0; exit 2", False),
        ("echo nonsense", False),
    ],
)
def test_a_dafny_4_is_known_by_its_answer(
    answer: str, good: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh_finders: None
):
    monkeypatch.setenv("PROVENHIVE_DAFNY", str(script(tmp_path, "dafny", answer)))
    if good:
        assert find_dafny4().version.startswith("4.") and find_dafny4().how == "PROVENHIVE_DAFNY"
    else:
        with pytest.raises(InfrastructureError, match="not a Dafny 4"):
            find_dafny4()


def test_a_named_z3_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh_finders: None):
    fake = script(tmp_path, "z3", "echo Z3 version 9.9.9 - 64 bit")
    monkeypatch.setenv("PROVENHIVE_Z3", str(fake))
    assert (find_dafny2().z3, find_dafny2().z3_version) == (fake, "9.9.9")


def test_what_is_no_z3_is_refused(tmp_path: Path):
    with pytest.raises(InfrastructureError, match="does not answer as Z3"):
        z3_version(script(tmp_path, "z3", "echo hello"))


def test_the_embedded_lean_library_is_a_file():
    library = embedded_lean_library()
    assert library.is_file() and library.name.startswith("libleanshared")
