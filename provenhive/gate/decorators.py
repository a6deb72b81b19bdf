"""Finds ``@provenhive.certified(...)`` in source text. Nothing is imported and nothing is run."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MAX_BYTES = 5_000_000
_NAME = "certified"
_PACKAGE = "provenhive"
_PASSED_OVER = frozenset({"__pycache__", "node_modules", "site-packages"})
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class SourceTree:
    """A Python file with its tree."""

    path: Path
    tree: ast.Module


@dataclass(frozen=True, slots=True)
class Decorated:
    """A decorated function; ``fault`` says why its claim cannot be read, and then ``unit`` is empty."""

    source: SourceTree
    function: FunctionNode | ast.ClassDef
    line: int
    unit: str = ""
    obligation: str | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Unparsable:
    """A file that mentions the decorator and is no Python of this version."""

    path: Path
    line: int
    fault: str


def find_decorated(root: Path, leave_out: Path) -> Iterator[Decorated | Unparsable]:
    """Yield the decorated functions below a folder, in order; hidden folders and virtual environments apart.

    ``leave_out`` is the folder of extracted code.
    """
    for path in _python_files(root, leave_out):
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b""
        if _NAME.encode() not in data or _PACKAGE.encode() not in data:
            continue
        try:
            tree = ast.parse(data, str(path))
        except (SyntaxError, ValueError, RecursionError) as error:
            yield Unparsable(path, getattr(error, "lineno", None) or 1, str(error))
            continue
        yield from _in_file(SourceTree(path, tree))


def _python_files(root: Path, leave_out: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if _is_looked_at(here / name, leave_out))
        yield from (here / n for n in sorted(names) if n.endswith(".py") and (here / n).is_file())


def _is_looked_at(folder: Path, leave_out: Path) -> bool:
    name = folder.name
    return not (
        name.startswith(".") or name in _PASSED_OVER or folder == leave_out or (folder / "pyvenv.cfg").is_file()
    )


def _in_file(source: SourceTree) -> Iterator[Decorated]:
    modules, functions = _bound(source.tree)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for decorator in node.decorator_list:
                called = decorator.func if isinstance(decorator, ast.Call) else decorator
                if _is_ours(called, modules, functions):
                    yield _read(source, node, decorator)


def _bound(tree: ast.Module) -> tuple[set[str], set[str]]:
    """Return the names under which a file has the package, and the decorator itself."""
    modules, functions = set[str](), set[str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules |= {a.asname or _PACKAGE for a in node.names if a.name.split(".")[0] == _PACKAGE}
        elif isinstance(node, ast.ImportFrom) and node.module in (_PACKAGE, f"{_PACKAGE}.binding"):
            functions |= {a.asname or a.name for a in node.names if a.name == _NAME}
    return modules, functions


def _is_ours(called: ast.expr, modules: set[str], functions: set[str]) -> bool:
    match called:
        case ast.Name(id=name):
            return name in functions
        case ast.Attribute(attr=attribute):
            base = called.value
            while isinstance(base, ast.Attribute):
                base = base.value
            return attribute == _NAME and isinstance(base, ast.Name) and base.id in modules
        case _:
            return False


def _read(source: SourceTree, node: FunctionNode | ast.ClassDef, decorator: ast.expr) -> Decorated:
    line = decorator.lineno
    if isinstance(node, ast.ClassDef):
        return Decorated(source, node, line, fault="it decorates a class; a unit is a function")
    if not isinstance(decorator, ast.Call):
        return Decorated(source, node, line, fault="it is not called with the unit's name")
    given = dict(zip(("unit", "obligation"), decorator.args, strict=False))
    given |= {keyword.arg: keyword.value for keyword in decorator.keywords if keyword.arg is not None}
    values = {name: value.value if isinstance(value, ast.Constant) else ... for name, value in given.items()}
    unit, obligation = values.get("unit"), values.get("obligation")
    readable = isinstance(unit, str) and isinstance(obligation, str | None) and set(values) <= {"unit", "obligation"}
    if not readable or len(decorator.args) + len(decorator.keywords) != len(values):
        return Decorated(source, node, line, fault="its arguments are not literals, a unit's name and a digest")
    return Decorated(source, node, line, str(unit), None if obligation is None else str(obligation))
