"""Documents that are laid out in a given width: Wadler, "A prettier printer" (2003), in the strict form of Lindig,
"Strictly pretty" (2000)."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH = 110


@dataclass(frozen=True, slots=True)
class Text:
    """Text without a line end."""

    text: str


@dataclass(frozen=True, slots=True)
class Raw:
    """Text that may have line ends and is printed as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line end in a broken group, ``flat`` in a flat one; a ``hard`` one breaks every group around it."""

    flat: str = " "
    hard: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One text in a broken group, another in a flat one."""

    broken: str
    flat: str


@dataclass(frozen=True, slots=True)
class Concat:
    """Documents one after the other."""

    items: tuple[Doc, ...]


@dataclass(frozen=True, slots=True)
class Nest:
    """A document whose lines, after the first, are indented more."""

    indent: int
    body: Doc


@dataclass(frozen=True, slots=True)
class Group:
    """Printed flat if it fits on the line, else broken at all its own lines."""

    body: Doc


@dataclass(frozen=True, slots=True)
class Force:
    """Nothing, but it breaks every group around it: the end of a ``//`` comment."""


Doc = Text | Raw | Line | Choice | Concat | Nest | Group | Force

LINE = Line()
SOFT = Line("")
HARD = Line(hard=True)
NOTHING = Text("")


def concat(*items: Doc | str) -> Doc:
    """Join documents and texts."""
    return Concat(tuple(Text(item) if isinstance(item, str) else item for item in items))


def join(separator: Doc, items: list[Doc]) -> Doc:
    """Join documents with a separator between them."""
    joined: list[Doc] = []
    for item in items:
        if joined:
            joined.append(separator)
        joined.append(item)
    return Concat(tuple(joined))


def render(document: Doc, width: int = WIDTH) -> str:
    """Return the text of a document; no line has trailing blanks."""
    out: list[str] = []
    column = 0
    stack: list[tuple[int, bool, Doc]] = [(0, False, document)]
    while stack:
        indent, flat, doc = stack.pop()
        match doc:
            case Text(text):
                out.append(text)
                column += len(text)
            case Raw(text):
                out.append(text)
                column = len(text) - text.rfind("\n") - 1 if "\n" in text else column + len(text)
            case Line(text, hard) if flat and not hard:
                out.append(text)
                column += len(text)
            case Line():
                out.append("\n" + " " * indent)
                column = indent
            case Choice(broken, text):
                out.append(text if flat else broken)
                column += len(out[-1])
            case Concat(items):
                stack.extend((indent, flat, item) for item in reversed(items))
            case Nest(more, body):
                stack.append((indent + more, flat, body))
            case Force():
                continue
            case Group(body):
                stack.append((indent, flat or _fits(width - column, body, stack), body))
    return _trim("".join(out))


def _fits(room: int, body: Doc, rest: list[tuple[int, bool, Doc]]) -> bool:
    """Say whether the flat document, and what follows it up to the next possible line end, fits into ``room``."""
    stack: list[tuple[bool, Doc]] = [(True, body)]
    following = len(rest)
    while room >= 0:
        if not stack:
            if following == 0:
                return True
            following -= 1
            stack.append((rest[following][1], rest[following][2]))
        flat, doc = stack.pop()
        match doc:
            case Text(text):
                room -= len(text)
            case Raw(text):
                if "\n" in text:
                    return not flat
                room -= len(text)
            case Line(_, True):
                return not flat
            case Line(text):
                if not flat:
                    return True
                room -= len(text)
            case Choice(broken, text):
                room -= len(text if flat else broken)
            case Concat(items):
                stack.extend((flat, item) for item in reversed(items))
            case Nest(_, inner):
                stack.append((flat, inner))
            case Group(inner):
                stack.append((flat, inner))
            case Force():
                if flat:
                    return False
    return False


def _trim(text: str) -> str:
    return "\n".join(line.rstrip(" ") for line in text.split("\n"))
