"""What Python would import in the place of a proved file: the gate names it. Python itself is asked what it prefers."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import os
import py_compile
import subprocess
import sys
from pathlib import Path

import pytest
from sample_repo import command, git

EVIL = "def larger(a, b):\n    return 'evil'\n"
EXTENSION = importlib.machinery.EXTENSION_SUFFIXES[0]
UNCHECKED, CHECKED = py_compile.PycInvalidationMode.UNCHECKED_HASH, py_compile.PycInvalidationMode.CHECKED_HASH
TIMED = py_compile.PycInvalidationMode.TIMESTAMP


def bank(sample):
    return sample.extracted("larger").parent


def put(path, text=EVIL):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def package(sample):
    return put(bank(sample) / "larger/__init__.py")


def compiled_package(sample):
    put(bank(sample) / "larger/evil.py")
    py_compile.compile(str(bank(sample) / "larger/evil.py"), cfile=str(bank(sample) / "larger/__init__.pyc"))
    (bank(sample) / "larger/evil.py").unlink()
    return bank(sample) / "larger/__init__.pyc"


def extension(sample):
    return put(bank(sample) / f"larger{EXTENSION}", "no shared object")


def extension_package(sample):
    return put(bank(sample) / f"larger/__init__{EXTENSION}", "no shared object")


def module_of_the_parent(sample):
    return put(bank(sample).with_name("bank.py"))


def bytecode_of_the_parent(sample):
    source = put(sample.folder / "evil.py")
    py_compile.compile(str(source), cfile=str(bank(sample).with_name("bank.pyc")))
    return bank(sample).with_name("bank.pyc")


def module_of_the_output_folder(sample):
    return put(sample.folder / "extracted.py")


def name_in_the_package(sample):
    return put(bank(sample) / "__init__.py", "class larger:\n    larger = staticmethod(lambda a, b: 'evil')\n")


def star_in_the_package(sample):
    put(bank(sample) / "evil.py", "class larger:\n    larger = staticmethod(lambda a, b: 'evil')\n")
    return put(bank(sample) / "__init__.py", "from .evil import *\n")


def names_made_up_by_the_package(sample):
    text = (
        "def __getattr__(name):\n    from types import SimpleNamespace as N\n    return N(larger=lambda a, b: 'evil')\n"
    )
    return put(bank(sample) / "__init__.py", text)


def bytecode(mode):
    """Put bytecode of another text where Python looks for that of the proved file."""

    def place(sample):
        file = sample.extracted("larger")
        right, times = file.read_bytes(), file.stat()
        file.write_text(EVIL)
        cached = py_compile.compile(str(file), invalidation_mode=mode)
        file.write_bytes(right)
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
        return Path(cached)

    return place


IMPORTED = [
    package,
    compiled_package,
    extension,
    extension_package,
    module_of_the_parent,
    bytecode_of_the_parent,
    module_of_the_output_folder,
    name_in_the_package,
    star_in_the_package,
    names_made_up_by_the_package,
    bytecode(UNCHECKED),
]


def imported(sample):
    """Return what Python says to an import of the proved module."""
    script = (
        f"import sys; sys.path.insert(0, {str(sample.folder)!r})\n"
        "from extracted.python.bank import larger\nprint(larger.larger(1, 2))\n"
    )
    return subprocess.run(
        [sys.executable, "-I", "-B", "-c", script], capture_output=True, text=True, timeout=60, check=False
    )


def test_the_proved_file_is_what_python_imports(sample):
    assert imported(sample).stdout == "2\n"


@pytest.mark.parametrize("place", IMPORTED)
def test_what_python_imports_in_the_place_of_a_proved_file(sample, place):
    found = place(sample)
    assert imported(sample).stdout != "2\n"
    drifts = [drift for drift in sample.report().drifts if drift.cause.value == "file-shadowed"]
    shown = found.relative_to(sample.folder).as_posix()
    assert drifts and all(shown in drift.message for drift in drifts)
    assert "extracted/python/bank/larger.py" in {drift.subject for drift in drifts}


def test_it_is_named_on_the_command_line_and_by_pytest(sample):
    package(sample)
    completed = command(sample.folder, "gate")
    assert completed.returncode == 1 and "[file-shadowed]" in completed.stdout
    assert "extracted/python/bank/larger/__init__.py" in completed.stdout
    collected = subprocess.run(
        [sys.executable, "-m", "pytest", "--provenhive=ledger", "-p", "no:cacheprovider", "-q", "bank.hspec"],
        cwd=sample.folder, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert collected.returncode == 1 and "[file-shadowed]" in collected.stdout


def test_bytecode_that_has_the_digest_of_the_proved_text(sample):
    """Python believes the digest in the bytecode, and that can be any text's."""
    cached = bytecode(CHECKED)(sample)
    data = bytearray(cached.read_bytes())
    data[8:16] = importlib.util.source_hash(sample.extracted("larger").read_bytes())
    cached.write_bytes(data)
    assert imported(sample).stdout == "evil\n"
    assert sample.causes() == ["file-shadowed"]


def test_bytecode_that_a_repository_has(sample):
    """Python believes it if it has the time of the file, which a checkout or an archive can set."""
    cached = py_compile.compile(str(sample.extracted("larger")), invalidation_mode=TIMED)
    assert sample.causes() == []
    git(sample.folder, "add", "--force", cached)
    assert sample.causes() == ["file-shadowed"]


# --- what Python passes over ------------------------------------------------------------------------------------------


def bytecode_beside(sample):
    put(sample.folder / "evil.py")
    py_compile.compile(str(sample.folder / "evil.py"), cfile=str(bank(sample) / "larger.pyc"))


def folder_without_a_package(sample):
    put(bank(sample) / "larger/other.py")


def empty_package(sample):
    put(bank(sample) / "__init__.py", '"""Proved."""\n\nfrom __future__ import annotations\n')


def module_beside_a_package(sample):
    empty_package(sample)
    module_of_the_parent(sample)


def package_that_names_the_module(sample):
    put(bank(sample) / "__init__.py", "from . import larger\nfrom . import largest\n__all__ = ['larger']\n")


@pytest.mark.parametrize(
    "place",
    [bytecode_beside, folder_without_a_package, empty_package, module_beside_a_package, package_that_names_the_module],
)
def test_what_python_passes_over_is_no_drift(sample, place):
    place(sample)
    assert imported(sample).stdout == "2\n"
    assert sample.causes() == []


# --- certified functions ----------------------------------------------------------------------------------------------


def test_a_package_in_the_place_of_a_module_with_certified_functions(sample):
    put(sample.folder / "shop/prices/__init__.py")
    (drift,) = sample.report().drifts
    assert (drift.cause, drift.subject) == ("file-shadowed", "shop/prices.py")
    assert "shop/prices/__init__.py" in drift.message


@pytest.mark.parametrize("rival", ["src/extracted.py", "src/extracted/__init__.py", "src/extracted/python.py"])
def test_a_module_elsewhere_that_an_import_can_lead_to(sample, rival):
    put(sample.folder / rival)
    assert sample.causes() == ["function-edited"]
