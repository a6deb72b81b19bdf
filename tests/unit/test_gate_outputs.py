"""What the gate hands to others: SARIF, badges, the jobs for code hosts, and the manual."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pydantic import ValidationError
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from provenhive.errors import ExitCode
from provenhive.gate.badge import badge
from provenhive.gate.drift import Cause, Drift, GateReport, Place, Proposition, State
from provenhive.gate.sarif import DESCRIPTIONS, sarif

ROOT = Path(__file__).resolve().parents[2]
PROVED = Proposition(
    "implements:m.f", "implements", "m.f", "sha256:" + "0" * 64, Place("m.hspec", 3), State.ESTABLISHED
)
EDITED = Drift(
    Cause.FILE_EDITED,
    "extracted/python/m/f g.py",
    "the extracted file of m.f was edited",
    (("the certificate (entry 1)", "sha256:aa"), ("the file", "sha256:bb")),
    "--- as extracted\n+++ f g.py\n@@ -1 +1 @@\n-a\n+b",
    "provenhive extract m.hspec",
    Place("extracted/python/m/f g.py", 7),
    1,
)


def report(*drifts, trust="signed: 1 of 1 keys (this project)", notes=()):
    return GateReport(trust, 3, "ab" * 32, None, (PROVED,), drifts, notes=notes)


@pytest.mark.parametrize("drifts", [(), (EDITED,), tuple(Drift(cause, "s", "m") for cause in Cause)])
def test_sarif_is_what_its_schema_says(drifts):
    text = sarif(report(*drifts, notes=("no head is pinned",)))
    Sarif.model_validate_json(text)
    (run,) = json.loads(text)["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[r["ruleIndex"]] for r in run["results"]] == [drift.cause.value for drift in drifts]
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == "no head is pinned"


def test_the_schema_would_notice():
    document = json.loads(sarif(report(EDITED)))
    document["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(ValidationError):
        Sarif.model_validate(document)


def test_a_sarif_result_has_place_digests_and_a_way_out():
    (result,) = json.loads(sarif(report(EDITED)))["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "extracted/python/m/f%20g.py" and place["region"]["startLine"] == 7
    for part in ("sha256:aa", "sha256:bb", "+b", "to mend this: provenhive extract m.hspec"):
        assert part in result["message"]["text"]


def test_a_drift_reads_like_an_assertion():
    assert EDITED.render().splitlines() == [
        "extracted/python/m/f g.py:7: extracted/python/m/f g.py: the extracted file of m.f was edited [file-edited]",
        "    the certificate (entry 1)  sha256:aa",
        "    the file                   sha256:bb",
        "    --- as extracted",
        "    +++ f g.py",
        "    @@ -1 +1 @@",
        "    -a",
        "    +b",
        "    to mend this: provenhive extract m.hspec",
    ]


@pytest.mark.parametrize(
    ("found", "message"),
    [
        (report(), "1 proved"),
        (report(EDITED), "1 drift"),
        (report(trust="UNSIGNED (by explicit choice): nothing shows who made these entries"), "1 proved, unsigned"),
    ],
)
def test_badges_say_the_same_in_both_forms(found, message):
    document = json.loads(badge(found, as_json=True))
    assert (document["schemaVersion"], document["label"], document["message"]) == (1, "provenhive", message)
    assert document["isError"] is not found.clean
    picture = ElementTree.fromstring(badge(found, as_json=False))  # noqa: S314  # our own text
    assert picture.get("aria-label") == f"provenhive: {message}"


def test_exit_codes():
    assert report().exit_code == ExitCode.OK and report(EDITED).exit_code == ExitCode.NOT_PROVED
    assert report(EDITED, Drift(Cause.SPECIFICATION_INVALID, "m.hspec", "no")).exit_code == ExitCode.USAGE


def test_the_manual_and_the_rules_have_every_cause():
    named = set(re.findall(r"^\| `([a-z-]+)` \|", (ROOT / "docs/gate.md").read_text(), re.MULTILINE))
    assert {cause.value for cause in Cause} <= named and set(DESCRIPTIONS) == set(Cause)


def test_the_action_puts_no_input_into_its_script():
    text = (ROOT / "action.yml").read_text()
    scripts = re.findall(r"run: \|\n((?: {8,}.*\n)+)", text)
    assert len(scripts) == 2 and not any("${{" in script for script in scripts)
    assert "provenhive gate" in (ROOT / ".pre-commit-hooks.yaml").read_text()
    assert "provenhive gate" in (ROOT / "templates/gate.yml").read_text()
    options = set(re.findall(r"--[a-z]+", scripts[1]))
    manual = (ROOT / "docs/gate.md").read_text()
    assert {"--sarif", "--base"} <= options and all(option in manual for option in ("--sarif", "--base", "--badge"))
