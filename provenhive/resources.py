"""Finds the data folders ``grammars``, ``lean``, ``dafny`` and ``examples`` in a wheel and in a checkout."""

from __future__ import annotations

from pathlib import Path

from provenhive.errors import InfrastructureError

FOLDERS = ("grammars", "lean", "dafny", "examples")


def data_folder(name: str) -> Path:
    """Return the folder ``name`` (one of ``FOLDERS``).

    An installed wheel carries the folders under ``provenhive/_data``; a checkout has them beside the package.

    Raises:
        InfrastructureError: if neither place has it, which means a damaged installation.
    """
    package = Path(__file__).resolve().parent
    for candidate in (package / "_data" / name, package.parent / name):
        if name in FOLDERS and candidate.is_dir():
            return candidate
    raise InfrastructureError(
        f"the data folder '{name}' is missing from this installation",
        remedy="pip install --force-reinstall provenhive",
    )
