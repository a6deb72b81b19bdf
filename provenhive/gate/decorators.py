"""Finds ``@provenhive.certified(...)`` in source text. Nothing is imported and nothing is run.

A claim that cannot be followed by reading is said to be unreadable, and not passed over: a star import of the package,
the decorator under another name or used as anything else than a decorator, a file that is too long.
"""

from __future__ import annotations

import ast
import io
import os
import tokenize
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from provenhive.gate.revision import tracks_anything

MAX_BYTES = 5_000_000
_NAME = "certified"
_PACKAGE = "provenhive"
_BINDING = "binding"
_PASSED_OVER = frozenset({"__pycache__", "node_modules", "site-packages"})
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class SourceTree:
    """A Python file with its tree and its bytes."""

    path: Path
    tree: ast.Module
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Decorated:
    """A decorated function; ``fault`` says why its claim cannot be read, and then ``unit`` is empty.

    ``decorator`` is the one that claims, ``others`` are those that the function has besides.
    """

    source: SourceTree
    function: FunctionNode | ast.ClassDef
    decorator: ast.expr
    others: tuple[ast.expr, ...] = ()
    unit: str = ""
    obligation: str | None = None
    fault: str = ""

    @property
    def line(self) -> int:
        """Where the claim is."""
        return self.decorator.lineno


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A place of a file that mentions the decorator in a way that cannot be followed."""

    path: Path
    line: int
    fault: str


def find_decorated(root: Path) -> Iterator[Decorated | Unreadable]:
    """Yield the decorated functions below a folder, in order; hidden folders and virtual environments apart."""
    for path in _python_files(root):
        data = path.read_bytes()
        if not _mentions(data):
            continue
        if len(data) > MAX_BYTES:
            yield Unreadable(path, 1, f"the file mentions the decorator and has more than {MAX_BYTES} bytes")
            continue
        try:
            tree = ast.parse(data, str(path))
        except (SyntaxError, ValueError, RecursionError) as error:
            line = getattr(error, "lineno", None) or 1
            yield Unreadable(path, line, f"the file cannot be read as Python: {error}")
            continue
        yield from _File(SourceTree(path, tree, data)).claims()


def _mentions(data: bytes) -> bool:
    """Whether a file can have the decorator: Python reads some letters that are not ASCII as those that are."""
    words = (_NAME, _PACKAGE)
    if all(word.encode() in data for word in words):
        return True
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        if encoding in ("utf-8", "utf-8-sig") and data.isascii():
            return False
        text = unicodedata.normalize("NFKC", data.decode(encoding))
    except (SyntaxError, LookupError, UnicodeDecodeError):
        return False  # Python cannot read it
    return all(word in text for word in words)


def _python_files(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if _is_looked_at(here / name))
        yield from (here / n for n in sorted(names) if n.endswith(".py") and (here / n).is_file())


def _is_looked_at(folder: Path) -> bool:
    name = folder.name
    return not (name.startswith(".") or name in _PASSED_OVER or _is_environment(folder))


def _is_environment(folder: Path) -> bool:
    """Whether a folder is a virtual environment that somebody made, and none that a repository has in it."""
    programs = ("bin/python", "Scripts")
    made = (folder / "pyvenv.cfg").is_file() and any(os.path.lexists(folder / name) for name in programs)
    return made and not tracks_anything(folder)


class _File:
    """One file: under which names it has the package and the decorator, and what it does with them."""

    def __init__(self, source: SourceTree) -> None:
        self._source = source
        self._modules = set[str]()
        self._functions = set[str]()
        self._stars: list[int] = []
        for node in ast.walk(source.tree):
            self._take(node)

    def claims(self) -> Iterator[Decorated | Unreadable]:
        """Yield what is decorated, and the places that cannot be followed."""
        path = self._source.path
        yield from (Unreadable(path, line, "it imports all of provenhive: import it by name") for line in self._stars)
        read = set[int]()
        for node in ast.walk(self._source.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                called = {id(d): d.func if isinstance(d, ast.Call) else d for d in node.decorator_list}
                ours = [d for d in node.decorator_list if self._is_ours(called[id(d)])]
                read |= {id(called[id(d)]) for d in ours}
                others = tuple(d for d in node.decorator_list if d not in ours)
                yield from (_read(self._source, node, decorator, others) for decorator in ours)
        for node in ast.walk(self._source.tree):
            if isinstance(node, ast.expr) and id(node) not in read and self._is_ours(node):
                yield Unreadable(path, node.lineno, "it uses the decorator in another way than to decorate a function")
            elif (named := _renamed(node)) is not None and self._is_package(named):
                yield Unreadable(path, named.lineno, "it gives provenhive another name: import it under that name")

    def _take(self, node: ast.AST) -> None:
        match node:
            case ast.Import(names=names):
                self._modules |= {a.asname or _PACKAGE for a in names if a.name.split(".")[0] == _PACKAGE}
            case ast.ImportFrom(module=module) if module in (_PACKAGE, f"{_PACKAGE}.{_BINDING}"):
                self._functions |= {a.asname or a.name for a in node.names if a.name == _NAME}
                self._modules |= {a.asname or a.name for a in node.names if a.name == _BINDING}
                self._stars += [node.lineno for a in node.names if a.name == "*"]

    def _is_ours(self, called: ast.expr) -> bool:
        match called:
            case ast.Name(id=name, ctx=ast.Load()):
                return name in self._functions
            case ast.Attribute(attr=attribute, ctx=ast.Load()):
                base = called.value
                while isinstance(base, ast.Attribute):
                    base = base.value
                return attribute == _NAME and isinstance(base, ast.Name) and base.id in self._modules
            case _:
                return False

    def _is_package(self, expr: ast.expr) -> bool:
        if isinstance(expr, ast.Attribute) and expr.attr == _BINDING:
            expr = expr.value
        return isinstance(expr, ast.Name) and expr.id in self._modules


def _renamed(node: ast.AST) -> ast.expr | None:
    """Return what an assignment gives a name to."""
    match node:
        case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value) | ast.NamedExpr(value=value):
            return value
        case _:
            return None


def _read(
    source: SourceTree, node: FunctionNode | ast.ClassDef, decorator: ast.expr, others: tuple[ast.expr, ...]
) -> Decorated:
    if isinstance(node, ast.ClassDef):
        return Decorated(source, node, decorator, fault="it decorates a class; a unit is a function")
    if not isinstance(decorator, ast.Call):
        return Decorated(source, node, decorator, fault="it is not called with the unit's name")
    given = dict(zip(("unit", "obligation"), decorator.args, strict=False))
    given |= {keyword.arg: keyword.value for keyword in decorator.keywords if keyword.arg is not None}
    values = {name: value.value if isinstance(value, ast.Constant) else ... for name, value in given.items()}
    unit, obligation = values.get("unit"), values.get("obligation")
    readable = isinstance(unit, str) and isinstance(obligation, str | None) and set(values) <= {"unit", "obligation"}
    if not readable or len(decorator.args) + len(decorator.keywords) != len(values):
        return Decorated(source, node, decorator, fault="its arguments are not literals, a unit's name and a digest")
    return Decorated(source, node, decorator, others, str(unit), None if obligation is None else str(obligation))
