"""The axioms behind what the core library proves and defines, asked of the engine and held against a golden file."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from provenhive.lean_bridge.engine import find_engine
from provenhive.lean_bridge.lean_sources import declarations
from provenhive.lean_bridge.library import LibrarySource, build_library
from provenhive.lean_bridge.one_shot import check_file
from provenhive.resources import data_folder

PROVED_OR_DEFINED = {"theorem", "def", "abbrev", "instance"}
ALLOWED = {"propext", "Quot.sound", "Classical.choice"}
GOLDEN = Path(__file__).parent / "lean_axioms"
_ANSWER = re.compile(r"^'(?P<name>\S+)' (?:does not depend on any axioms|depends on axioms: \[(?P<axioms>[^\]]*)\])")


def _named(folder: Path, part: str) -> list[str]:
    """The full names of the public theorems, definitions and named instances in the sources."""
    files = sorted((folder / part).rglob("*.lean"))
    found = [d for file in files for d in declarations(file.read_text(encoding="utf-8"))]
    return [d.name for d in found if d.kind in PROVED_OR_DEFINED and d.name and not d.private]


@pytest.mark.parametrize(("part", "least"), [("Init", 2300), ("Hive", 80)])
def test_axioms_of_every_theorem_and_definition(part: str, least: int, tmp_path: Path) -> None:
    folder = Path(data_folder("lean"))
    names = _named(folder, part)
    engine = find_engine()
    library = build_library(engine, LibrarySource(folder, (part,)))
    file = tmp_path / "Axioms.lean"
    modules = [name for name in library.modules if name != "Init"]
    imports = "".join(f"import {name}\n" for name in modules)
    file.write_text(imports + "".join(f"#print axioms {name}\n" for name in names), encoding="utf-8")
    answer = check_file(engine, file, module_root=tmp_path, search_path=(library.folder,))
    assert answer.limit is None
    assert [str(m) for m in answer.messages if m.is_error] == []
    axioms: dict[str, list[str]] = {}
    for message in answer.messages:
        found = _ANSWER.match(message.text)
        assert found is not None, message.text
        axioms[found["name"]] = sorted(part.strip() for part in (found["axioms"] or "").split(",") if part.strip())
    assert len(axioms) == len(set(names)) > least
    assert {axiom for used in axioms.values() for axiom in used} <= ALLOWED
    golden = GOLDEN / f"{part.lower()}.txt"
    lines = [f"{name}: {', '.join(used) or '-'}\n" for name, used in sorted(axioms.items())]
    if os.environ.get("PROVENHIVE_GOLDEN") == "write":
        golden.write_text("".join(lines), encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == "".join(lines)
