"""The wheel, installed outside the checkout, runs the main job."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A virtual environment with the wheel in it; its dependencies are those of the environment that runs the tests."""
    folder = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(folder, with_pip=True)
    python = folder / "bin/python"
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-deps", str(wheel)], check=True, capture_output=True)
    query = [python, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"]
    site = Path(subprocess.run(query, check=True, capture_output=True, text=True).stdout.strip())
    # Behind the environment's own packages, and without the editable link to the checkout.
    dependencies = Path(sysconfig.get_paths()["purelib"])
    shared = site / "shared"
    shared.mkdir()
    for entry in dependencies.iterdir():
        if "provenhive" not in entry.name.lower() and entry.suffix != ".pth":
            (shared / entry.name).symlink_to(entry)
    (site / "shared.pth").write_text(f"{shared}\n")
    return folder


def test_the_wheel_carries_the_data_folders(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in ("grammars/hspec.lark", "grammars/dafny.lark", "lean/manifest.json", "examples/std.hspec"):
        assert f"provenhive/_data/{wanted}" in names


def test_the_installed_wheel_proves_and_extracts(installed, tmp_path):
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    provenhive = str(installed / "bin/provenhive")
    located = subprocess.run(
        [installed / "bin/python", "-c", "import provenhive; print(provenhive.__file__)"],
        cwd=tmp_path,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    assert str(installed) in located.stdout
    subprocess.run([provenhive, "init", "."], cwd=tmp_path, env=environment, check=True, capture_output=True)
    completed = subprocess.run(
        [provenhive, "prove", "first.hspec", "--json"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    document = json.loads(completed.stdout)
    assert {u["name"]: u["verdict"] for u in document["units"]} == {"first.sum": "proved", "first.maximum": "proved"}
    for arguments in (["report", "-o", "run.html"], ["graph", "export", "-o", "graph.html"]):
        subprocess.run([provenhive, *arguments], cwd=tmp_path, env=environment, check=True, capture_output=True)
    for page in ("run.html", "graph.html"):
        assert "first.maximum" in (tmp_path / page).read_text()
    code = "import sys; sys.path.insert(0, 'extracted/python/first'); import maximum; print(maximum.maximum(3, 8))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert ran.stdout == "8\n"
