"""The set-up script, with stubs for what it calls: what it installs on machines that lack one thing or another."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SETUP = Path(__file__).resolve().parents[2] / "scripts" / "setup"
PRESENT = ("dafny", "node", "npm")
PYTHON = """\
case "$1 $2" in
  "-c import ensurepip") exit {ensurepip} ;;
  "-m venv")
    mkdir -p "$3/bin"
    printf '#!/bin/sh\\n' | tee "$3/bin/python" > "$3/bin/provenhive"
    chmod +x "$3/bin"/* ;;
esac
"""


def installed(tmp_path: Path, *, ensurepip: bool, present: tuple[str, ...] = PRESENT) -> list[str]:
    """Run the script in a tree of its own and return the packages that it had installed."""
    programs, root = tmp_path / "programs", tmp_path / "tree"
    (root / "scripts").mkdir(parents=True)
    shutil.copy(SETUP, root / "scripts")
    programs.mkdir()
    stubs = {"apt-get": f'echo "$@" >> {tmp_path}/asked', "sudo": 'exec "$@"', **dict.fromkeys(present, "")}
    stubs["python3"] = PYTHON.format(ensurepip=0 if ensurepip else 1)
    for name, body in stubs.items():
        (programs / name).write_text(f"#!/bin/sh\n{body}\n")
        (programs / name).chmod(0o755)
    for name in ("bash", "sh", "env", "dirname", "id", "mkdir", "tee", "chmod"):
        (programs / name).symlink_to(str(shutil.which(name)))
    subprocess.run([root / "scripts/setup"], env={"PATH": str(programs)}, check=True, capture_output=True)
    assert (root / ".venv/bin/provenhive").is_file()
    asked = (tmp_path / "asked").read_text().splitlines() if (tmp_path / "asked").exists() else []
    return [word for line in asked if " install " in f" {line} " for word in line.split() if word[0] not in "-i"]


def test_a_machine_that_has_all_gets_nothing(tmp_path):
    assert installed(tmp_path, ensurepip=True) == []


def test_a_python_without_venv_gets_it(tmp_path):
    assert installed(tmp_path, ensurepip=False) == ["python3-venv"]


@pytest.mark.parametrize(("lacks", "package"), [("dafny", "dafny"), ("node", "nodejs"), ("npm", "npm")])
def test_what_a_machine_lacks_is_installed(lacks, package, tmp_path):
    present = tuple(name for name in PRESENT if name != lacks)
    assert installed(tmp_path, ensurepip=True, present=present) == [package]
