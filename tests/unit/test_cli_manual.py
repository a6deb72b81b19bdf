"""docs/cli.md against the program: options, settings with their defaults, and environment variables."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer.main

from provenhive.cli.main import app
from provenhive.pipeline.project import Settings

ROOT = Path(__file__).resolve().parents[2]
MANUAL = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
ELSEWHERE = {"graph": "docs/graph.md", "report": "docs/graph.md"}


def section(name: str) -> str:
    """Return the part of the manual under the heading that names a command, and the page that it refers to."""
    parts = re.split(r"^## ", MANUAL, flags=re.MULTILINE)
    (found,) = (part for part in parts if name in part.splitlines()[0].split(", "))
    return found + ((ROOT / ELSEWHERE[name]).read_text(encoding="utf-8") if name in ELSEWHERE else "")


def options(command: Any) -> set[tuple[str, ...]]:
    """Return the options of a command and of those under it, each with its names; all have ``--help``."""
    own = {tuple(p.opts) for p in command.params if p.param_type_name == "option" and "--help" not in p.opts}
    return own.union(*map(options, getattr(command, "commands", {}).values()))


COMMANDS = typer.main.get_command(app).commands


def test_there_is_something_to_compare():
    assert {("--jobs", "-j"), ("--prover-seconds",)} <= options(COMMANDS["prove"])
    assert ("--since",) in options(COMMANDS["ledger"])


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_manual_names_every_option_where_the_command_is_described(name):
    named = set(OPTION.findall(section(name)))
    assert [names for names in options(COMMANDS[name]) if named.isdisjoint(names)] == []


@pytest.mark.parametrize("heading", [h for h in re.findall(r"^## (.*)$", MANUAL, re.MULTILINE) if h[0].islower()])
def test_the_manual_names_no_option_that_is_not_there(heading):
    names = heading.split(", ")
    text = re.split(r"^## ", MANUAL.split(f"## {heading}\n", 1)[1], flags=re.MULTILINE)[0]
    known = {o for name in names for option in options(COMMANDS[name]) for o in option}
    assert {o for o in OPTION.findall(text) if o not in known | {"--log-json"}} == set()


def test_the_manual_names_every_setting_with_its_default():
    (block,) = (b for b in re.findall(r"```\n(.*?)```", MANUAL, re.DOTALL) if "policy = " in b)
    assert set(re.findall(r"^(?:# )?\[?(\w+)(?: = |\.NAME\])", block, re.MULTILINE)) == set(Settings.model_fields)
    shown, default = Settings.model_validate(tomllib.loads(block)), Settings()
    differ = {name for name in Settings.model_fields if getattr(shown, name) != getattr(default, name)}
    assert all(getattr(default, name) is None for name in differ)


def test_the_manual_names_every_environment_variable():
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "provenhive").rglob("*.py"))
    read = {name for text in sources for name in re.findall(r"PROVENHIVE_[A-Z0-9_]+", text)}
    assert set(re.findall(r"^\| `(PROVENHIVE_\w+)` \|", MANUAL, re.MULTILINE)) == read
