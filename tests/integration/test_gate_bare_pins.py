"""Pins that nobody signed: believed only under a policy that chose so, said in every output, and held all the same."""

from __future__ import annotations

import json

import pytest
from sample_repo import command, git

from provenhive.gate.badge import badge
from provenhive.gate.pin import write_pin
from provenhive.ledger.checkpoint import Checkpoint
from provenhive.records import load_policy, parse, seal

PIN, POLICY, KEY = ".provenhive/pin", ".provenhive/policy.toml", ".provenhive/key.pem"


def choose_unsigned(sample, more="", *, named=True):
    origin = f'origin = "{load_policy(sample.folder / POLICY).origin}"\n' if named else ""
    (sample.folder / POLICY).write_text(f'version = 1\nmode = "unsigned"\n{origin}{more}')


@pytest.fixture
def unsigned(sample):
    """The repository after its owner has chosen to sign nothing, with a bare pin on the main branch."""
    choose_unsigned(sample, named=False)
    (sample.folder / KEY).unlink()
    write_pin(sample.project())
    git(sample.folder, "commit", "--quiet", "--all", "-m", "Unsigned")
    return sample


def test_a_bare_pin_is_believed_where_that_was_chosen_and_every_output_says_so(unsigned):
    pin = (unsigned.folder / PIN).read_text()
    assert Checkpoint.parse(pin).head.size == unsigned.size and "—" not in pin
    report = unsigned.report("main")
    assert report.clean and [proof.size for proof in report.consistency] == [unsigned.size] * 2
    assert "UNSIGNED" in report.summary() and "unsigned" in badge(report, as_json=True).lower()
    completed = command(unsigned.folder, "gate", "--base", "main", "--json")
    document = json.loads(completed.stdout)
    assert completed.returncode == 0 and "UNSIGNED" in document["ledger"]["trust"]
    for whose in ("the pin at main", "the work tree's pin"):
        assert any(note.startswith(f"{whose} is not signed") for note in document["notes"])


def test_a_bare_pin_is_nothing_under_a_policy_that_asks_for_signatures(sample):
    note = (sample.folder / PIN).read_text()
    (sample.folder / PIN).write_text(note.partition("\n\n")[0] + "\n")
    assert sample.causes() == ["pin-invalid"]
    git(sample.folder, "commit", "--quiet", "--all", "-m", "Bare")
    assert sample.causes("main") == ["pin-invalid"] * 2


def test_a_merge_request_cannot_choose_to_go_unsigned(sample):
    choose_unsigned(sample)
    write_pin(sample.project())
    assert sample.causes() == []
    report = sample.report("main")
    assert [drift.cause.value for drift in report.drifts] == ["pin-invalid"] and "UNSIGNED" not in report.trust
    assert any("trust policy differs" in note for note in report.notes)


def anew(sample, origin=None, *, drop=0):
    """Write a history of which only the last entry is another one, with an equally bare pin."""
    entries, kept = sample.entries()
    last = parse(entries[-1]).record.model_copy(update={"recorded_at": "2020-01-01T00:00:00Z"})
    sample.write_ledger_anew(entries[:-1] if drop else [*entries[:-1], seal(last, [])], origin or kept)


def test_a_forked_history_is_detected_from_a_bare_pin(unsigned):
    anew(unsigned)
    assert "head-forked" in unsigned.causes()
    (unsigned.folder / PIN).unlink()
    write_pin(unsigned.project())
    assert unsigned.causes() == []  # nothing in the work tree tells: the base does
    (drift,) = unsigned.report("main").drifts
    assert drift.cause == "head-forked" and len({value for _, value in drift.sides}) == 2


def test_a_history_that_was_cut_off_is_detected_from_a_bare_pin(unsigned):
    anew(unsigned, drop=1)
    (unsigned.folder / PIN).unlink()
    write_pin(unsigned.project())
    assert set(unsigned.causes("main")) == {"head-rolled-back", "pin-rolled-back"}


def test_a_forked_history_cannot_hide_behind_another_name_of_the_log(unsigned):
    anew(unsigned, "provenhive.local/another")
    assert unsigned.causes() == ["pin-invalid", "head-forked"]
    before = (unsigned.folder / PIN).read_bytes()
    assert command(unsigned.folder, "gate", "--pin").returncode == 1
    assert (unsigned.folder / PIN).read_bytes() == before


@pytest.mark.parametrize("text", ["", "x\n", "name\n-1\nAAAA\n", "name\n5\nAAAA\n", "\0\n5\n\xff", "5\n" * 100_000])
def test_what_is_no_checkpoint_is_no_pin(unsigned, text):
    (unsigned.folder / PIN).write_bytes(text.encode("latin-1"))
    assert unsigned.causes() == ["pin-invalid"]


def test_an_unsigned_policy_that_names_keys_for_checkpoints_has_signed_pins(sample):
    vkey = json.loads(command(sample.folder, "ledger", "checkpoint", "sign", "--json").stdout)["vkey"]
    choose_unsigned(sample, f'log_keys = ["{vkey}"]\n')
    bare = Checkpoint.of_note((sample.folder / PIN).read_bytes()).text()
    write_pin(sample.project())
    assert sample.causes() == []
    (sample.folder / PIN).write_text(bare)
    assert sample.causes() == ["pin-invalid"]
