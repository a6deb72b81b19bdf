"""The file's own schema lies: a view, a trigger or another table in it says something else than was written."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import ledger_samples as samples
import pytest

from provenhive.ledger import LedgerCorrupted, check_ledger, create_ledger, open_ledger
from provenhive.records import RecordLog, examination, examine, generate_key

VIEW = (
    "ALTER TABLE entry RENAME TO truth",
    "CREATE VIEW entry AS SELECT idx, nodes, data FROM truth",
)
CHANGING = (
    *VIEW,
    "CREATE TRIGGER put INSTEAD OF INSERT ON entry BEGIN INSERT INTO truth VALUES (new.idx, new.nodes, new.data); END",
)
LIES = [
    ("entry", VIEW),
    ("entry", CHANGING),
    ("forget", ("CREATE TRIGGER forget AFTER INSERT ON entry BEGIN DELETE FROM key_index; END",)),
    ("head", ("ALTER TABLE head RENAME TO top", "CREATE VIEW head AS SELECT * FROM top")),
    ("aside", ("CREATE TABLE aside (x)",)),
    ("by_data", ("CREATE INDEX by_data ON entry (data)",)),
    ("setting", ("DROP TABLE setting", "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT AS ('x')) STRICT")),
    (
        "entry_is_never_deleted",
        (
            "DROP TRIGGER entry_is_never_deleted",
            "CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry BEGIN SELECT 1; END",
        ),
    ),
]


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "log.db"
    with create_ledger(path) as ledger:
        for number in range(5):
            ledger.append(b"entry %d" % number, [f"k{number}"])
    return path


def run(path, *statements):
    with closing(sqlite3.connect(path)) as database:
        for statement in statements:
            database.execute(*statement if isinstance(statement, tuple) else (statement,))
        database.commit()


@pytest.mark.parametrize(("name", "statements"), LIES)
def test_a_schema_that_is_not_a_ledgers_is_refused_by_name(path, name, statements):
    run(path, *statements)
    for options in ({}, {"read_only": True}, {"create": True}):
        with pytest.raises(LedgerCorrupted, match=rf"'{name}'"):
            open_ledger(path, **options).close()
    report = check_ledger(path)
    assert {fault.cause for fault in report.faults} == {"wrong-schema"}
    assert any(name in fault.message for fault in report.faults)
    found = examine(path, samples.policy_for(generate_key())).findings
    assert {finding.cause for finding in found} == {"wrong-schema"}


def test_a_view_that_never_ends_is_not_read(path):
    numbers = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n)"
    endless = f"{numbers} SELECT i AS idx, '' AS nodes, '' AS data FROM n"  # noqa: S608
    run(path, "ALTER TABLE entry RENAME TO truth", f"CREATE VIEW entry AS {endless}")
    assert {fault.cause for fault in check_ledger(path).faults} == {"wrong-schema"}


def test_a_ledger_without_its_guards_is_read(path):
    """They keep from mistakes, and what is read leans on none of them."""
    run(path, "DROP TRIGGER entry_is_never_changed", "DROP TRIGGER entry_is_never_deleted")
    assert check_ledger(path).sound
    with open_ledger(path) as ledger:
        assert ledger.size == 5


def test_entries_that_change_between_two_readings(tmp_path, monkeypatch):
    """The tree is recomputed by one reading, the records are read by another: both have to be of one log."""
    path, other, key = tmp_path / "log.db", tmp_path / "other.db", generate_key()
    policy = samples.policy_for(key)
    for place, name in ((path, "first"), (other, "second")):
        with create_ledger(place) as ledger:
            log = RecordLog(ledger, policy, [key])
            specification = samples.specification()
            ref = log.add_specification(specification)
            log.add(samples.law(ref, specification.digest, name))
    assert examine(path, policy).findings == () == examine(other, policy).findings
    real = examination.check_ledger

    def and_replaced(location):
        report = real(location)
        other.replace(path)
        return report

    monkeypatch.setattr(examination, "check_ledger", and_replaced)
    assert {finding.cause for finding in examine(path, policy).findings} == {"wrong-head"}
