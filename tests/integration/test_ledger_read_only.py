"""Readers write nothing: a ledger in a place where nothing can be written is shown, verified, audited and judged."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from pathlib import Path

import pytest
from sample_repo import PROVENHIVE, copy_of

from provenhive.ledger import LedgerUnavailable, check_ledger, create_ledger, open_ledger
from provenhive.pipeline.project import open_log
from provenhive.records import RecordLog, TrustPolicy

# For the superuser nothing is read-only, unless these capabilities are taken away.
UNPRIVILEGED = [] if os.geteuid() else ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner"]
READING = [
    ("ledger", "log"),
    ("ledger", "show", "0"),
    ("ledger", "stats"),
    ("ledger", "diff", ".provenhive/ledger.db"),
    ("ledger", "stale"),
    ("ledger", "verify"),
    ("key", "list"),
    ("graph", "unused"),
    ("gate",),
    ("audit", "--sample", "1"),
]


def state_of(folder):
    return {
        path.relative_to(folder): (path.read_bytes() if path.is_file() else None, path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
    }


@pytest.fixture
def locked(proved_repository):
    """A copy of the repository that nothing can be written to, and a home for what its reader keeps."""
    with tempfile.TemporaryDirectory() as place:
        folder, home = Path(place, "bank"), Path(place, "home")
        sample = copy_of(proved_repository, folder)
        with sqlite3.connect(sample.database) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
        home.mkdir()
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o400)
        yield sample, home
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)


def run(sample, home, *arguments):
    given = {"HOME": str(home), "PROVENHIVE_CACHE": str(home / "cache"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [*UNPRIVILEGED, PROVENHIVE, *arguments],
        cwd=sample.folder, capture_output=True, text=True, timeout=900, env={**os.environ, **given}, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_a_ledger_that_nobody_can_write_to_is_read(locked, arguments):
    sample, home = locked
    before = state_of(sample.folder)
    written = subprocess.run([*UNPRIVILEGED, "touch", "new"], cwd=sample.folder, capture_output=True, check=False)
    assert written.returncode != 0
    completed = run(sample, home, *arguments)
    assert completed.returncode == 0, completed.stdout + completed.stderr
    assert state_of(sample.folder) == before


def test_readers_leave_the_bytes_as_they_are(sample):
    shutil.rmtree(sample.folder / ".git")
    for beside in sample.database.parent.glob("ledger.db-*"):
        assert beside.name == "ledger.db-shm" or not beside.read_bytes()
    before = sample.database.read_bytes()
    log = open_log(sample.project(), write=False)
    with log.ledger:
        assert log.standings() and log.origin and log.accepted_keys()
        with pytest.raises(LedgerUnavailable, match="readonly"):
            log.ledger.put_setting("origin", "another")
    assert check_ledger(sample.database).sound
    assert sample.database.read_bytes() == before


def test_a_reader_names_no_log(tmp_path):
    path = tmp_path / "log.db"
    create_ledger(path).close()
    policy = TrustPolicy(mode="unsigned")
    with open_ledger(path, read_only=True) as ledger:
        assert RecordLog(ledger, policy).origin == "unnamed"
    with open_ledger(path) as ledger:
        assert ledger.setting("origin") is None
        named = RecordLog(ledger, policy).origin
    with open_ledger(path, read_only=True) as ledger:
        assert RecordLog(ledger, policy).origin == named != "unnamed"
