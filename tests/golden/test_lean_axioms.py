"""The axioms behind every theorem of the core library, asked of the engine and compared with a golden file."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from provenhive.lean_bridge.engine import find_engine
from provenhive.lean_bridge.library import LibrarySource, build_library
from provenhive.lean_bridge.one_shot import check_file
from provenhive.resources import data_folder

ALLOWED = {"propext", "Quot.sound", "Classical.choice"}
GOLDEN = Path(__file__).parent / "lean_axioms"
_DECLARATION = re.compile(r"^(?:@\[[^\]]*\] )*(?:protected )?theorem (?P<name>[^\s({\[:]+)")
_ANSWER = re.compile(r"^'(?P<name>\S+)' (?:does not depend on any axioms|depends on axioms: \[(?P<axioms>[^\]]*)\])")


def _theorems(folder: Path, part: str) -> list[str]:
    """The full names of the theorems in the sources, by their namespaces."""
    names: list[str] = []
    for file in sorted((folder / part).rglob("*.lean")):
        scopes: list[str] = []
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("namespace "):
                scopes.append(line.split()[1])
            elif line.startswith("end ") and scopes and line.split()[1] == scopes[-1]:
                scopes.pop()
            elif found := _DECLARATION.match(line):
                names.append(".".join([*scopes, found["name"].removeprefix("_root_.").rstrip(".")]))
    return names


@pytest.mark.parametrize(("part", "least"), [("Init", 1000), ("Hive", 50)])
def test_axioms_of_every_theorem(part: str, least: int, tmp_path: Path) -> None:
    folder = Path(data_folder("lean"))
    names = _theorems(folder, part)
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
