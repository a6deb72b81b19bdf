"""A run with a language model behind a real HTTP server is recorded, replayed offline, and compared with itself."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from model_server import ModelServer, Reply, model_server

from provenhive.pipeline.jobs import TRACE_FILE
from provenhive.search.scheduling.funnels import compared, funnel
from provenhive.search.scheduling.trace import read_trace

PROVENHIVE = str(Path(sys.executable).with_name("provenhive"))
SPECIFICATION = """\
module said

unit twice(x: int) returns (r: int)
  ensures r == 2 * x

unit clamp(x: int) returns (r: int)
  ensures r >= 0 && r >= x && (r == 0 || r == x)
"""
# What the model says to its first, second, … question: prose, a name that is not there, wrong code, right code.
ANSWERS = {
    "twice": ["I would double it.", "{ r := y; }", "{ r := x; }", "{ r := x + x; }"],
    "clamp": ["{ r := 0; }", "{ assume false; }", "{ r := if x > 0 then x else 0; }", "Done."],
}
SAMPLES = 4


@contextmanager
def serving() -> Iterator[tuple[ModelServer, list[tuple[str, int]]]]:
    """Answer by what is asked and nothing else; remember the questions."""
    asked: list[tuple[str, int]] = []

    def reply(question: Any) -> Reply:
        prompt, number = question["messages"][1]["content"], question["seed"] % SAMPLES
        unit = next(name for name in ANSWERS if f"{name}(x: int)" in prompt)
        asked.append((unit, number))
        message = {"role": "assistant", "content": ANSWERS[unit][number]}
        choices = [{"index": 0, "message": message, "finish_reason": "stop"}]
        return 200, {"choices": choices, "usage": {"prompt_tokens": 100, "completion_tokens": 10}}, {}

    with model_server(reply) as server:
        yield server, asked


def project(folder: Path, url: str, replay: str) -> Path:
    folder.mkdir()
    (folder / "said.hspec").write_text(SPECIFICATION)
    (folder / "provenhive.toml").write_text(
        f'agents = ["model"]\nreplay = "{replay}"\nseed = 0\n\n[llm.model]\nmodel = "small"\nbase_url = "{url}"\n'
        f"samples = {SAMPLES}\nprice_in = 1000.0\nprice_out = 1000.0\nretries = 0\n"
    )
    return folder


def prove(folder: Path) -> tuple[int, dict[str, Any]]:
    done = run(folder, "prove", "said.hspec", "--json")
    return done.returncode, json.loads(done.stdout)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [PROVENHIVE, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=900, check=False)


def models(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found = {}
    for unit in document["units"]:
        (found[unit["name"]],) = unit["by_agent"]
    return found


def trace(folder: Path) -> Path:
    return folder / ".provenhive" / TRACE_FILE


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("runs") / "recorded"
    with serving() as (server, asked):
        code, document = prove(project(folder, server.url, "record"))
        assert code == 0, document
        assert sorted(asked) == sorted(set(asked)), "no question is asked twice"
        url = server.url
    return folder, url, document


def replayed(recorded: tuple[Path, str, dict[str, Any]], folder: Path, url: str = "") -> Path:
    """Return a project that has the recorded answers and nothing else of the recorded run."""
    project(folder, url or recorded[1], "replay")
    shutil.copytree(recorded[0] / ".provenhive" / "answers", folder / ".provenhive" / "answers")
    return folder


def test_a_replay_without_a_server_has_the_same_funnels_and_costs_nothing(
    recorded: tuple[Path, str, dict[str, Any]], tmp_path: Path
) -> None:
    folder = replayed(recorded, tmp_path / "again")
    code, document = prove(folder)
    assert code == 0, document
    here, there = read_trace(trace(folder)), read_trace(trace(recorded[0]))
    assert compared(here, there) == ()
    ended = {place[2:] for place in funnel(there)}
    assert {("red flag", "rejected"), ("gate", "rejected"), ("fuzz", "refuted"), ("proof", "proved")} <= ended, ended
    candidates = [
        [(e.unit, e.candidate, e.verdict) for e in sorted(run, key=lambda e: e.unit)] for run in (here, there)
    ]
    assert candidates[0] == candidates[1], "not only the numbers are the same"
    paid, again = models(recorded[2]), models(document)
    for unit, row in paid.items():
        assert row["tokens"] > 0 and row["cost"] > 0 and row["recalled"] == 0
        assert (again[unit]["tokens"], again[unit]["cost"]) == (0, 0.0)
        assert again[unit]["recalled"] == row["tokens"]
        assert again[unit]["candidates"] == row["candidates"]
    same = run(folder, "trace", "--against", str(trace(recorded[0])))
    assert same.returncode == 0 and "the same funnels" in same.stdout


def test_a_replay_that_answers_otherwise_is_told_apart(
    recorded: tuple[Path, str, dict[str, Any]], tmp_path: Path
) -> None:
    folder = replayed(recorded, tmp_path / "changed")
    (right,) = [
        file
        for file in (folder / ".provenhive" / "answers").iterdir()
        if json.loads(file.read_text())["answer"]["text"] == "{ r := x + x; }"
    ]
    kept = json.loads(right.read_text())
    kept["answer"]["text"] = "{ r := x + 1; }"
    right.write_text(json.dumps(kept))
    code, document = prove(folder)
    assert code == 1, document
    differs = run(folder, "trace", "--against", str(trace(recorded[0])), "--json")
    assert differs.returncode == 1
    found = {(d["unit"], d["stage"], d["verdict"]): (d["here"], d["there"]) for d in json.loads(differs.stdout)}
    assert found["said.twice", "proof", "proved"] == (0, 1)
    assert all(unit == "said.twice" for unit, _, _ in found)
    # After its last recorded answer it asks what the recorded run, which had its proof by then, did not.
    model = models(document)["said.twice"]
    assert "differs from the recorded one" in model["ended"]
    assert any("said.twice: model is asked no more" in warning for warning in document["warnings"])
    assert models(document)["said.clamp"]["ended"] == ""


def test_another_providers_answers_are_not_taken(recorded: tuple[Path, str, dict[str, Any]], tmp_path: Path) -> None:
    folder = replayed(recorded, tmp_path / "elsewhere", "http://127.0.0.1:9/v1")
    code, document = prove(folder)
    assert code == 1
    for row in models(document).values():
        assert row["candidates"]["proposed"] == row["recalled"] == 0 and "is recorded" in row["ended"]
