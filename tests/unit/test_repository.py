"""Rules about the tree as a whole that no other tool enforces."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TRACKED = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\n")
MODULES = [ROOT / name for name in TRACKED if name.startswith("provenhive/") and name.endswith(".py")]
OTHERS = [ROOT / name for name in TRACKED if name.startswith(("tests/", "bench/", "scripts/")) and name.endswith(".py")]


def test_there_is_something_to_look_at():
    assert len(MODULES) > 100


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_modules_stay_under_500_lines_and_guard_nothing_by_assert(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 500
    assert not any(isinstance(node, ast.Assert) for node in ast.walk(ast.parse(text)))


def test_tests_and_benchmarks_stay_under_500_lines():
    assert len(OTHERS) > 100
    assert {p.name: n for p in OTHERS if p.exists() and (n := p.read_text(encoding="utf-8").count("\n")) > 500} == {}


def test_only_the_judge_can_mint_a_proof():
    users = {path.relative_to(ROOT).parts[1] for path in MODULES if re.search(r"\b_mint\b", path.read_text())}
    assert users == {"verdicts.py", "judge"}


def test_no_test_is_skipped_or_expected_to_fail():
    forbidden = re.compile(r"pytest\.(skip|importorskip|xfail)|mark\.(skip|skipif|xfail)")
    tests = [ROOT / name for name in TRACKED if name.startswith("tests/") and name.endswith(".py")]
    assert [p.name for p in tests if p != Path(__file__) and forbidden.search(p.read_text())] == []


def test_the_packages_that_the_code_imports_are_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = [d for group in project["optional-dependencies"].values() for d in group]
    declared = {re.split(r"[\[<>=]", d)[0].lower().replace("-", "_") for d in (*project["dependencies"], *extras)}
    names = {"z3": "z3_solver", "rfc8785": "rfc8785"}
    imported = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                imported.add(node.module.split(".")[0])
    import sys

    third_party = {n for n in imported if n not in sys.stdlib_module_names and n != "provenhive"}
    assert {names.get(n, n).lower() for n in third_party} <= declared


def test_the_manual_names_every_command():
    from provenhive.cli.main import app, ledger_app

    manual = (ROOT / "docs/cli.md").read_text()
    for command in (*app.registered_commands, *ledger_app.registered_commands):
        name = command.name or command.callback.__name__
        assert re.search(rf"\b{name}\b", manual), name
