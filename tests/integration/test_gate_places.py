"""Files where the settings of the base have them."""

from __future__ import annotations

import shutil

import pytest
from sample_repo import git

# --- a merge request that leads the gate elsewhere -------------------------------------------------------------------


@pytest.fixture
def moved(sample):
    """The repository with pristine copies in another output folder."""
    with (sample.folder / "provenhive.toml").open("a") as settings:
        settings.write('output = "moved"\n')
    shutil.copytree(sample.folder / "extracted", sample.folder / "moved")
    sample.replace(sample.module, "from extracted.", "from moved.")
    return sample


def test_an_output_folder_that_moves_is_noted(moved):
    report = moved.report("main")
    assert report.clean and any("output is moved, at main it is extracted" in note for note in report.notes)
    shutil.rmtree(moved.folder / "extracted")
    assert moved.causes("main") == []


def test_what_a_moved_output_folder_leaves_behind_is_not_edited(moved):
    moved.replace(moved.extracted("larger"), "    if b >= a:\n", "    if b > a:\n")
    (drift,) = moved.report("main").drifts
    assert (drift.cause, drift.subject) == ("file-edited", "extracted/python/bank/larger.py")
    assert "-    if b >= a:" in drift.diff and "provenhive.toml" in drift.mend
    text = moved.extracted("larger").read_text()
    moved.extracted("larger").write_text("\n".join(line for line in text.splitlines() if "Ledger entry" not in line))
    assert moved.causes("main") == ["file-edited"]
    moved.extracted("larger").unlink()
    moved.extracted("smaller").write_text(text)
    assert moved.causes("main") == ["file-unknown"]


def test_what_is_left_behind_is_no_link_to_something_else(moved):
    evil = moved.folder / "evil"
    shutil.move(moved.folder / "extracted/python", evil)
    (moved.folder / "extracted/python").symlink_to(evil)
    assert moved.causes("main") == []
    (evil / "bank/larger.py").write_text("larger = min\n")
    assert moved.causes("main") == ["file-edited"]


def test_a_folder_with_certified_functions_cannot_pass_for_the_output_folder(sample):
    with (sample.folder / "provenhive.toml").open("a") as settings:
        settings.write('output = "shop"\n')
    shutil.copytree(sample.folder / "extracted/python", sample.folder / "shop/python")
    sample.replace(sample.module, "    if b >= a:\n", "    if b > a:\n")
    assert "function-edited" in sample.causes("main")


@pytest.mark.parametrize("name", ["ledger", "policy", "pin"])
def test_a_setting_that_leads_elsewhere_is_noted(sample, name):
    before = {"ledger": "ledger.db", "policy": "policy.toml", "pin": "pin"}[name]
    shutil.copy(sample.folder / ".provenhive" / before, sample.folder / "other")
    with (sample.folder / "provenhive.toml").open("a") as settings:
        settings.write(f'{name} = "other"\n')
    report = sample.report("main")
    assert report.clean
    assert f"the setting {name} is other, at main it is .provenhive/{before}: review it" in report.notes
