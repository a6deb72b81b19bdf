"""Names of extracted Python: readable, never a keyword, never one that the module needs for itself."""

from __future__ import annotations

import ast
import builtins
import inspect
import keyword
from functools import cache

from provenhive.extraction import python_support

_NEEDED = frozenset(
    {
        "Any",
        "Generic",
        "TypeVar",
        "Union",
        "annotations",
        "dataclass",
        "self",
        "cls",
        "Callable",
        "Iterable",
        "Iterator",
        "Mapping",
        "Sequence",
        "AbstractSet",
    }
)


@cache
def support_source() -> dict[str, str]:
    """Return the source of each definition of the support file, in its order."""
    text = inspect.getsource(python_support)
    found: dict[str, str] = {}
    for node in ast.parse(text).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found[name] = ast.get_source_segment(text, node) or ""
            case ast.Assign(targets=[ast.Name(id=name)]):
                found[name] = ast.get_source_segment(text, node) or ""
            case _:
                pass
    return found


@cache
def names_in(text: str) -> frozenset[str]:
    """Return all names that a piece of Python refers to, those of annotations included."""
    return frozenset(node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name))


@cache
def reserved() -> frozenset[str]:
    """Return the names that nothing of a specification may take."""
    words = {*keyword.kwlist, *keyword.softkwlist}
    dunder = {name for name in dir(builtins) if name.startswith("__")}
    return frozenset(words | dunder | _NEEDED | support_source().keys())


class Allocator:
    """Gives out names that are not taken; ``given`` holds those of allocators made from it too."""

    def __init__(self, taken: frozenset[str] = frozenset(), given: set[str] | None = None) -> None:
        """Start with names that are in use already."""
        self._taken = set(taken)
        self.given: set[str] = set() if given is None else given

    def name(self, wanted: str) -> str:
        """Return a Python name like ``wanted`` and take it."""
        plain = wanted.replace("'", "_prime").replace("?", "_q")
        while plain in reserved() or plain in self._taken:
            plain += "_"
        self._taken.add(plain)
        self.given.add(plain)
        return plain

    def inner(self) -> Allocator:
        """Return an allocator for the names inside of a function, which may not hide those outside."""
        return Allocator(frozenset(self._taken), self.given)
