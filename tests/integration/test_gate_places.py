"""Files where the settings of the base have them, and what git remembers of an edited one."""

from __future__ import annotations

import shutil

import pytest
from sample_repo import git

from provenhive.canonical import digest_bytes
from provenhive.records import Artefact

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


# --- what git remembers ----------------------------------------------------------------------------------------------

SCRIPT = """\
// bank.larger: proved, then extracted.
// Ledger entry: {}
export function larger(a, b) {{
  return b >= a ? b : a;
}}
"""


@pytest.fixture
def script(sample):
    """A JavaScript file that a certificate names: it stands for what Dafny's compiler writes."""
    known = sample.known("implements:bank.larger")
    sha256 = digest_bytes(SCRIPT.format("").encode()).removeprefix("sha256:")
    further = Artefact(target="javascript", path="javascript/bank/larger.js", sha256=sha256)
    ref = sample.append(known.record.model_copy(update={"artefacts": (*known.record.artefacts, further)}))
    file = sample.folder / "extracted" / further.path
    file.parent.mkdir(parents=True)
    file.write_text(SCRIPT.format(ref.index))
    assert sample.causes("main") == []
    return file


def edit(sample, file):
    sample.replace(file, "b >= a ? b", "b > a ? b")


def edited(sample, base=None):
    (drift,) = sample.report(base).drifts
    assert (drift.cause, drift.subject) == ("file-edited", "extracted/javascript/bank/larger.js")
    assert len({value for _, value in drift.sides}) == 2
    return drift


def test_an_edited_script_is_shown_as_a_diff_from_git(sample, script):
    git(sample.folder, "add", ".")
    git(sample.folder, "commit", "--quiet", "-m", "A script")
    edit(sample, script)
    drift = edited(sample)
    assert "-  return b >= a ? b : a;" in drift.diff and "+  return b > a ? b : a;" in drift.diff
    assert "Ledger entry: " not in [line[1:] for line in drift.diff.splitlines() if line[0] in "+-"]
    git(sample.folder, "commit", "--quiet", "--all", "-m", "Edited")
    assert edited(sample).diff == drift.diff  # from an earlier commit
    assert edited(sample, "main~1").diff == drift.diff


def test_an_edited_script_that_git_does_not_have(sample, script):
    edit(sample, script)
    assert edited(sample).diff == ""
    git(sample.folder, "add", ".")
    git(sample.folder, "commit", "--quiet", "-m", "Edited before it was entered")
    assert edited(sample, "main").diff == ""
    shutil.rmtree(sample.folder / ".git")
    assert edited(sample).diff == ""
