"""Text forms of each stage, pinned: surface trees, core, canonical text, obligations, diagnostics with positions.

To take over what the program says now, run with ``PROVENHIVE_UPDATE_GOLDEN=1`` and read the difference.
"""

import dataclasses
import json
import os
from enum import Enum
from pathlib import Path

import pytest

from provenhive.obligations import derive, show_obligations
from provenhive.spec_lang import core
from provenhive.spec_lang.diagnostics import SpecificationError
from provenhive.spec_lang.format import format_text
from provenhive.spec_lang.load import load_program
from provenhive.spec_lang.parser import parse_text
from provenhive.spec_lang.show import show_declared

FOLDER = Path(__file__).parent / "hspec"
GOOD = ("ledgerbook", "matching", "assembly")


def agree(name: str, text: str) -> None:
    path = FOLDER / name
    if os.environ.get("PROVENHIVE_UPDATE_GOLDEN") == "1":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def tree(node, indent: int = 0) -> str:
    """Show a tree with its places: one node a line."""
    pad = "  " * indent
    if dataclasses.is_dataclass(node):
        span = getattr(node, "span", None)
        place = f" @{span.line}:{span.column}-{span.end_line}:{span.end_column}" if span is not None else ""
        fields = [f for f in dataclasses.fields(node) if f.name != "span"]
        plain = [f"{f.name}={getattr(node, f.name)!r}" for f in fields if simple(getattr(node, f.name))]
        rest = [getattr(node, f.name) for f in fields if not simple(getattr(node, f.name))]
        head = f"{pad}{type(node).__name__}{place} {' '.join(plain)}".rstrip() + "\n"
        return head + "".join(tree(item, indent + 1) for item in rest)
    if isinstance(node, tuple):
        return f"{pad}({len(node)})\n" + "".join(tree(item, indent + 1) for item in node)
    return f"{pad}{node!r}\n"


def simple(value) -> bool:
    return value is None or isinstance(value, str | int | Enum) or value == ()


@pytest.mark.parametrize("name", GOOD)
def test_surface_trees(name):
    parsed = parse_text((FOLDER / f"{name}.hspec").read_text(encoding="utf-8"), f"{name}.hspec")
    agree(f"{name}.syntax", "".join(tree(declared) for declared in parsed.declarations))


@pytest.mark.parametrize("name", GOOD)
def test_core(name):
    program = load_program(FOLDER / f"{name}.hspec")
    shown = [show_declared(d, name) + recursion(d) for d in program.main.declarations]
    agree(f"{name}.core", "\n\n".join(shown) + "\n")


def recursion(declared) -> str:
    found = getattr(declared, "recursion", None)
    return f"\n// parameter {found.parameter} gets smaller" if isinstance(found, core.Structural) else ""


@pytest.mark.parametrize("name", GOOD)
def test_canonical_text(name):
    text = (FOLDER / f"{name}.hspec").read_text(encoding="utf-8")
    agree(f"{name}.formatted", format_text(text, f"{name}.hspec"))


@pytest.mark.parametrize("name", GOOD)
def test_obligations(name):
    program = load_program(FOLDER / f"{name}.hspec")
    agree(f"{name}.obligations", show_obligations(derive(program)))


def test_mistakes_all_in_one_run_at_their_places():
    with pytest.raises(SpecificationError) as caught:
        parse_and_load("mistakes")
    agree("mistakes.errors", caught.value.render() + "\n")
    shown = json.dumps(caught.value.to_json(), indent=1, ensure_ascii=False)
    agree("mistakes.json", shown + "\n")


def parse_and_load(name: str):
    from provenhive.spec_lang.load import load_text

    return load_text((FOLDER / f"{name}.hspec").read_text(encoding="utf-8"), f"{name}.hspec")
