"""What changed, as a diff: contracts between two versions of a specification, code between two texts."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import PurePath

from provenhive.obligations.closure import dependencies, seen_by_others
from provenhive.spec_lang import syntax as syn
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.diagnostics import SpecificationError
from provenhive.spec_lang.format import show_declaration
from provenhive.spec_lang.parser import parse_text

MAX_LINES = 80
Files = Iterable[tuple[str, str]]


def contract_diff(subject: str, mentioned: Iterable[str], before: Files, after: Files, names: tuple[str, str]) -> str:
    """Return how the declarations that a proposition is about differ, in canonical text without comments.

    ``mentioned`` are the qualified names that it leads to, ``names`` what the two sides are called.
    """
    old, new = _declarations(before), _declarations(after)
    wanted = [subject, *sorted(set(mentioned) - {subject})]
    changed = [name for name in wanted if old.get(name) != new.get(name)]
    parts = (text_diff(old.get(n, ""), new.get(n, ""), (f"{n} ({names[0]})", f"{n} ({names[1]})")) for n in changed)
    return "\n".join(parts)


def text_diff(before: str, after: str, names: tuple[str, str]) -> str:
    """Return a unified diff, cut off where it gets too long to read."""
    lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), *names, lineterm="", n=2))
    if len(lines) > MAX_LINES:
        lines = [*lines[:MAX_LINES], f"... {len(lines) - MAX_LINES} lines more"]
    return "\n".join(lines)


def reach(program: Program, subject: str) -> frozenset[str]:
    """Return the names of all declarations that the meaning of a declaration leads to, itself among them."""
    found = {subject}
    stack = list(dependencies(program.index[subject])) if subject in program.index else []
    while stack:
        name = stack.pop()
        if name in program.index and name not in found:
            found.add(name)
            stack.extend(seen_by_others(program.index[name]))
    return frozenset(found)


def _declarations(files: Files) -> dict[str, str]:
    """Return the canonical text of every declaration, by qualified name; a file that does not parse has none."""
    found: dict[str, str] = {}
    for path, text in files:
        try:
            parsed = parse_text(text, path)
        except SpecificationError:
            continue
        headers = [d.name for d in parsed.declarations if isinstance(d, syn.ModuleHeader)]
        module = headers[0] if headers else PurePath(path).stem
        for declared in parsed.declarations:
            if not isinstance(declared, syn.ModuleHeader | syn.Import):
                found[f"{module}.{declared.name}"] = show_declaration(declared)
    return found
