"""Inputs that nobody designed for: each command says what is wrong, exits as the manual has it, and breaks nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from graph_samples import Shop
from typer.testing import CliRunner

from provenhive.cli.main import app
from provenhive.errors import UserError
from provenhive.pipeline.certificates import specification_record

PROVENHIVE = str(Path(sys.executable).with_name("provenhive"))
TOTAL = "implements:shop.total"
DEEP = 100_000
JUNK = {
    "empty": b"",
    "binary": bytes(range(256)) * 40,
    "text": b"not what was asked for\n",
    "latin": "Größe\n".encode("latin-1"),
    "deep": b"[" * DEEP,
    "object": b'{"a":' * DEEP,
    "number": b"9" * 100_000,
    "folder": None,
    "missing": b"",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    shop = Shop(tmp_path_factory.mktemp("made"))
    shop.certify(TOTAL)
    shop.finish_run()
    return shop.folder


@pytest.fixture
def here(made, tmp_path, monkeypatch):
    folder = tmp_path / "here"
    shutil.copytree(made, folder)
    monkeypatch.chdir(folder)
    return folder


def run(*arguments):
    result = CliRunner().invoke(app, [str(a) for a in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def put(path, name):
    """Put junk in the place of a file."""
    if path.exists():
        path.unlink()
    if JUNK[name] is None:
        path.mkdir()
    elif name != "missing":
        path.write_bytes(JUNK[name])
        path.chmod(0o600)


READERS = [
    ("ledger", "log", "--ledger"),
    ("ledger", "verify"),
    ("ledger", "verify", "--checkpoint"),
    ("ledger", "checkpoint", "verify"),
    ("ledger", "diff"),
    ("ledger", "merge"),
    ("ledger", "import"),
    ("witness", "add"),
    ("witness", "vkey", "--name", "w", "--key"),
    ("key", "trust", "--name", "w"),
    ("import", "sygus"),
    ("check",),
    ("fmt",),
    ("graph", "unused", "--spec"),
]


@pytest.mark.parametrize("name", JUNK)
@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_junk_where_a_file_is_expected(here, name, command):
    before = {p: p.read_bytes() for p in here.rglob("*") if p.is_file() and p.suffix in (".toml", ".pem", ".hspec")}
    put(here / "junk", name)
    result = run(*command, "junk")
    legal = {0, 1, 2, 3} if name == "empty" else {1, 2, 3}
    assert result.exit_code in legal and (result.output.strip() or result.exit_code == 0)
    assert "Traceback" not in result.output and len(result.output) < 5_000
    assert before == {path: path.read_bytes() for path in before}
    assert not [p.name for p in here.rglob("*") if p.suffix in (".part", ".tmp")]


STATE = {
    ".provenhive/last-run.json": [("report",), ("graph", "unused")],
    ".provenhive/trace.jsonl": [("trace",)],
    ".provenhive/policy.toml": [("ledger", "log"), ("gate",), ("key", "policy"), ("prove", "shop.hspec")],
    ".provenhive/key.pem": [("ledger", "checkpoint", "sign"), ("prove", "shop.hspec")],
    ".provenhive/pin": [("gate",)],
    ".provenhive/ledger.db": [("ledger", "log"), ("graph", "unused"), ("report", "--json")],
    "provenhive.toml": [("ledger", "log"), ("prove", "shop.hspec"), ("report",)],
}


@pytest.mark.parametrize("name", ["binary", "text", "deep", "number", "folder"])
@pytest.mark.parametrize("file", STATE)
def test_junk_in_a_projects_own_files(here, file, name):
    put(here / file, name)
    for command in STATE[file]:
        result = run(*command)
        assert result.exit_code in (1, 2, 3) and Path(file).name.partition(".")[0] in result.output, command
        assert "Traceback" not in result.output and len(result.output) < 8_000


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("jobs = 0", "jobs: "),
        ("nope = 1", "nope: "),
        ('jobs = "many"', "jobs: "),
        ("seed = " + "9" * 5_000, "4300 digits"),
        ('ledger = "https://example.org/x"', "a ledger is a path"),
        ('executor = "mainframe"', "executor: "),
    ],
)
def test_settings_that_cannot_be_meant(here, text, said):
    (here / "provenhive.toml").write_text(text)
    result = run("prove", "shop.hspec")
    assert result.exit_code == 2 and said in result.output


@pytest.mark.parametrize("place", ["folder", "missing/page", "shop.hspec/page"])
def test_outputs_that_cannot_be_written(here, place):
    (here / "folder").mkdir()
    for command in (("report", "-o"), ("gate", "--sarif"), ("gate", "--badge"), ("graph", "export", "-o")):
        result = run(*command, place)
        assert result.exit_code == 2 and place in result.output, command
    assert sorted(p.name for p in here.iterdir()) == [".provenhive", "base.hspec", "folder", "shop.hspec"]


def test_a_specification_of_windows_is_read_and_formatted(here):
    text = "\ufeffmodule small\r\n\r\nunit a(x: int) returns (r: int)\r\n  ensures r == x\r\n"
    (here / "small.hspec").write_bytes(text.encode())
    assert run("check", "small.hspec").exit_code == 0
    assert run("fmt", "--check", "small.hspec").exit_code == 1
    assert run("fmt", "small.hspec").exit_code == 0
    assert (here / "small.hspec").read_bytes() == text.removeprefix("\ufeff").replace("\r\n", "\n").encode()
    assert run("fmt", "--check", "small.hspec").exit_code == 0


@pytest.mark.parametrize("body", ["(" * 10_000 + "1" + ")" * 10_000, "9" * 100_000, "-" * 20_000 + "1"])
def test_deep_and_huge_expressions_are_judged_or_refused(here, body):
    (here / "small.hspec").write_text(f"module small\n\nfunction f(): int = {body}\n")
    result = run("check", "small.hspec")
    assert result.exit_code in (0, 2) and len(result.output) < 5_000


def test_names_beyond_ascii_are_refused_where_they_stand(here):
    (here / "small.hspec").write_text("module small\n\nfunction größe(): int = 1\n", encoding="utf-8")
    result = run("check", "small.hspec")
    assert result.exit_code == 2 and "small.hspec:3:12" in result.output


def test_a_specification_that_changes_while_it_is_proved_is_not_entered(here):
    shop = Shop.__new__(Shop)
    shop.folder, shop.path = here, here / "shop.hspec"
    shop.reload()
    from provenhive.obligations import specification_digest

    digest = specification_digest(shop.program)
    assert specification_record(shop.program, digest).digest == digest
    shop.path.write_text(shop.path.read_text().replace("a + 1", "a + 2"))
    with pytest.raises(UserError, match="changed while it was being proved"):
        specification_record(shop.program, digest)


def test_names_of_files_that_are_no_text_and_terminals_that_know_ascii_only(here):
    name = os.fsdecode(b"sm\xffll.hspec")
    (here / name).write_text("module small\n\nfunction f(): int = nowhere\n")
    found = subprocess.run(
        [PROVENHIVE, "check", name],
        cwd=here,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "TERM": "dumb"},
    )
    assert found.returncode == 2 and b"Traceback" not in found.stderr and b"nowhere" in found.stderr
    assert b"\x1b" not in found.stderr


def test_output_that_nobody_reads_to_its_end(here):
    found = subprocess.run(
        ["bash", "-c", f"{PROVENHIVE} graph export --format json | head -c 1; echo ${{PIPESTATUS[0]}}"],
        cwd=here,
        capture_output=True,
        check=False,
    )
    assert found.stderr == b"" and found.stdout.endswith(b"0\n")


def test_a_full_disk_is_a_tool_failure_and_leaves_the_old_file(here, monkeypatch):
    from provenhive import files

    (here / "page.html").write_text("old")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    result = run("report", "-o", "page.html")
    assert result.exit_code == 2 and "No space left" in result.output
    assert (here / "page.html").read_text() == "old"


def test_errors_are_documents_where_json_is_asked_for(here):
    for command in (("check", "none", "--json"), ("gate", "none", "--json"), ("ledger", "show", "none", "--json")):
        result = run(*command)
        assert result.exit_code == 2 and json.loads(result.stdout)["error"]["message"]
