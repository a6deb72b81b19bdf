"""The wheel, installed outside the checkout with what it asks for and nothing else, runs the main job."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
EXTRA = "lean"  # the engine that needs no toolchain; all else that the main job imports has to come without an extra


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def requirements_of(wheel: Path) -> list[Requirement]:
    (described,) = metadata.Distribution.discover(name="provenhive", path=[str(wheel)])
    return [Requirement(text) for text in described.requires or ()]


def wanted(requirements: list[Requirement], extras: set[str]) -> Iterator[Requirement]:
    """Yield those requirements that are there with some extras, and none."""
    for requirement in requirements:
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in (*extras, "")):
            yield requirement


def closure(wheel: Path) -> dict[str, metadata.Distribution]:
    """Return the distributions that an installer would bring with the wheel, as this environment has them."""
    found: dict[str, metadata.Distribution] = {}
    seen: set[str] = set()
    todo = list(wanted(requirements_of(wheel), {EXTRA}))
    while todo:
        requirement = todo.pop()
        if str(requirement) in seen:
            continue
        seen.add(str(requirement))
        distribution = metadata.distribution(requirement.name)
        assert requirement.specifier.contains(distribution.version, prereleases=True), requirement
        found[requirement.name.lower()] = distribution
        todo += wanted([Requirement(text) for text in distribution.requires or ()], set(requirement.extras))
    return found


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A virtual environment with the wheel and what it requires, linked from the environment that runs the tests."""
    folder = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(folder, with_pip=True)
    python = folder / "bin/python"
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-deps", str(wheel)], check=True, capture_output=True)
    query = [python, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"]
    site = Path(subprocess.run(query, check=True, capture_output=True, text=True).stdout.strip())
    source = Path(sysconfig.get_paths()["purelib"])
    for distribution in closure(wheel).values():
        for name in {file.parts[0] for file in distribution.files or ()} - {"..", "__pycache__"}:
            if not (site / name).exists():
                (site / name).symlink_to(source / name)
    return folder


def test_the_wheel_carries_the_data_folders(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("grammars", "lean", "dafny", "examples"):
        listed = subprocess.run(["git", "ls-files", folder], cwd=ROOT, check=True, capture_output=True, text=True)
        files = listed.stdout.splitlines()
        assert files
        assert [file for file in files if f"provenhive/_data/{file}" not in names] == []


def test_every_requirement_of_the_wheel_says_from_which_version_on(wheel):
    requirements = [r for r in requirements_of(wheel) if r.name != "provenhive"]
    assert len(requirements) > 10
    lowest = {"==", ">=", "~="}
    assert [str(r) for r in requirements if lowest.isdisjoint(s.operator for s in r.specifier)] == []


def one_unit(wheel: Path) -> str:
    """Return the shipped example of sequences as far as its first unit."""
    text = zipfile.ZipFile(wheel).read("provenhive/_data/examples/sequences.hspec").decode()
    before, first, *_ = text.split("\nunit ")
    return f"{before}\nunit {first}"


def test_the_installed_wheel_proves_and_extracts_with_what_it_requires(wheel, installed, tmp_path):
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    provenhive = str(installed / "bin/provenhive")
    for module, there in (("provenhive", True), ("hypothesis", False), ("hatchling", False)):
        question = f"import importlib.util; print(importlib.util.find_spec({module!r}))"
        command = [installed / "bin/python", "-c", question]
        located = subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True)
        assert (str(installed) in located.stdout) is there, located.stdout
    subprocess.run([provenhive, "init", "."], cwd=tmp_path, env=environment, check=True, capture_output=True)
    (tmp_path / "sequences.hspec").write_text(one_unit(wheel))
    completed = subprocess.run(
        [provenhive, "prove", ".", "--json"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    document = json.loads(completed.stdout)
    units = {"first.sum", "first.maximum", "sequences.total"}
    assert {u["name"]: u["verdict"] for u in document["units"]} == dict.fromkeys(units, "proved")
    for arguments in (["report", "-o", "run.html"], ["graph", "export", "-o", "graph.html"]):
        subprocess.run([provenhive, *arguments], cwd=tmp_path, env=environment, check=True, capture_output=True)
    for page in ("run.html", "graph.html"):
        assert "first.maximum" in (tmp_path / page).read_text()
    code = "import sys; sys.path.insert(0, 'extracted/python/first'); import maximum; print(maximum.maximum(3, 8))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert ran.stdout == "8\n"
