"""Counterexamples shared by processes: what one adds while another reads and mends the file is not lost."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from agent_support import task

from provenhive.search import pool as module
from provenhive.search.pool import CounterexamplePool

WORK = task("unit twice(x: int) returns (r: int)\n  ensures r == 2 * x", "twice")


def kept(pool: CounterexamplePool) -> list[Any]:
    return pool.inputs(WORK.program, WORK.unit)


def test_what_is_added_while_a_damaged_file_is_mended_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "pool.jsonl"
    other = CounterexamplePool(path)
    other.add(WORK.program, WORK.unit, (1,))
    with path.open("ab") as file:
        file.write(b"{damaged\n")
    adding = threading.Thread(target=other.add, args=(WORK.program, WORK.unit, (2,)))
    honest = module._parse

    def meanwhile(line: bytes) -> Any:
        """Let the other one add as soon as the file has been read; it has to wait for the lock, or is done soon."""
        if not adding.ident:
            adding.start()
            adding.join(1)
        return honest(line)

    monkeypatch.setattr(module, "_parse", meanwhile)
    CounterexamplePool(path)
    adding.join()
    monkeypatch.undo()
    assert sorted(kept(CounterexamplePool(path))) == [(1,), (2,)]


def test_a_file_that_was_written_afresh_is_read_from_its_start(tmp_path: Path) -> None:
    path = tmp_path / "pool.jsonl"
    first = CounterexamplePool(path)
    first.add(WORK.program, WORK.unit, (1,))
    with path.open("ab") as file:
        file.write(b"{damaged, and longer than what comes after it" + b"." * 500 + b"\n")
    reader = CounterexamplePool(tmp_path / "absent.jsonl")
    reader._path = path
    assert reader.refresh()
    second = CounterexamplePool(path)
    second.add(WORK.program, WORK.unit, (3,))
    assert reader.refresh(), "the file is shorter than what was read of the old one"
    assert sorted(kept(reader)) == [(1,), (3,)]
