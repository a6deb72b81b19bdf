"""The pytest plugin, in pytest runs of its own, on repositories that are proved for real."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from xml.etree import ElementTree

import pytest
from sample_repo import Sample

from provenhive.pipeline.project import open_log
from provenhive.records import certificates_among

pytest_plugins = ["pytester"]
KINDS = ("satisfiable", "implements")
IMPLEMENTS = ("-m", "hspec(kind='implements')")


@pytest.fixture
def repository(sample, pytester, monkeypatch):
    """The sample in the folder of an own pytest run; no CI, whoever runs this."""
    monkeypatch.delenv("CI", raising=False)
    shutil.copytree(sample.folder, pytester.path, dirs_exist_ok=True)
    return Sample(pytester.path)


def run(pytester, *arguments):
    return pytester.runpytest_subprocess("-p", "no:cacheprovider", *arguments, timeout=900)


def properties(path):
    """Return the properties of every test in a JUnit file, by the test's name."""
    return {
        case.get("name"): {p.get("name"): p.get("value") for p in case.iter("property")}
        for case in ElementTree.parse(path).getroot().iter("testcase")  # noqa: S314  # our own file
    }


def test_pytest_finds_the_plugin_and_it_imports_nothing():
    code = (
        "import importlib.metadata as m, sys\n"
        "(entry,) = m.entry_points(group='pytest11', name='provenhive')\n"
        "before = set(sys.modules)\n"
        "import pytest\n"
        "pytest_itself = set(sys.modules)\n"
        "entry.load()\n"
        "print(sorted(n.split('.')[0] for n in set(sys.modules) - pytest_itself))\n"
    )
    completed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(re.findall(r"\w+", completed.stdout)) == {"provenhive"}


def test_specifications_are_collected_on_request_only(repository, pytester):
    assert run(pytester, "--collect-only", "-q").ret == pytest.ExitCode.NO_TESTS_COLLECTED
    named = run(pytester, "--collect-only", "-q", "bank.hspec", *IMPLEMENTS)
    named.stdout.fnmatch_lines(["bank.hspec::implements:bank.larger", "bank.hspec::implements:bank.largest"])
    (repository.folder / "pytest.ini").write_text("[pytest]\nprovenhive = ledger\n")
    by_ini = run(pytester, "--collect-only", "-q", "--strict-markers", "-k", "largest and implements")
    by_ini.stdout.fnmatch_lines(["bank.hspec::implements:bank.largest", "*1/5 tests collected*"])


def test_the_ledger_mode_believes_the_ledger_and_tells_junit(repository, pytester):
    result = run(pytester, "--provenhive=ledger", "--provenhive-base=main", "--junitxml=out.xml")
    result.assert_outcomes(passed=5)
    result.stdout.fnmatch_lines(["provenhive: 4 established; ledger: 5 entries, root *, signed: 1 of *"])
    found = properties(repository.folder / "out.xml")["implements:bank.largest"]
    assert found["provenhive.entry"] == str(repository.known("implements:bank.largest").index)
    assert found["provenhive.state"] == "established"
    assert re.fullmatch("sha256:[0-9a-f]{64}", found["provenhive.digest"])


def test_drifts_fail_as_assertions_do(repository, pytester):
    repository.replace(repository.specification, " && r >= c\n", "\n")
    repository.replace(repository.extracted("larger"), "b >= a", "b > a")
    repository.replace(repository.module, '"bank.largest")', '"bank.lorgest")')
    result = run(pytester, "--provenhive=ledger")
    result.assert_outcomes(passed=1, failed=4)
    result.stdout.fnmatch_lines(
        [
            "*best(): no specification here has the unit bank.lorgest [[]function-unproved[]]",
            "*the extracted file of bank.larger was edited [[]file-edited[]]",
            "*-    if b >= a:",
            "*implements:bank.largest: the specification is not the one that was proved [[]specification-changed[]]",
            "*-  ensures r >= a && r >= b && r >= c",
            "*to mend this: provenhive prove bank.hspec",
        ]
    )
    assert "Traceback" not in result.stdout.str()


def test_a_specification_that_cannot_be_read_is_an_error_with_its_place(repository, pytester):
    repository.replace(repository.specification, "r >= a &&", "r >= &&")
    result = run(pytester, "--provenhive=ledger")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*bank.hspec:6:*error*"])


def test_workers_prove_what_is_missing_and_nothing_twice(repository, pytester):
    """Two new units, the second built from the first: whichever worker comes first, each is proved once."""
    text = repository.specification.read_text()
    repository.specification.write_text(
        text + "\nunit double(x: int) returns (r: int)\n  ensures r == x + x\n"
        "\nunit fourfold(x: int) returns (r: int)\n  ensures r == 4 * x\n  built from double\n"
    )
    new = "(double or fourfold) and implements"
    run(pytester, "--provenhive=ledger", "-k", new).assert_outcomes(failed=2)
    result = run(pytester, "--provenhive=prove", "-n", "2", "-k", new, "--junitxml=out.xml")
    result.assert_outcomes(passed=2)
    log = open_log(repository.project(), write=False)
    with log.ledger:
        entered = [record.obligation.id for _, record in certificates_among(log.iterate(5))]
    assert sorted(entered) == sorted(f"{kind}:bank.{name}" for kind in KINDS for name in ("double", "fourfold"))
    assert entered.index("implements:bank.double") < entered.index("implements:bank.fourfold")
    assert set(properties(repository.folder / "out.xml")) == {"implements:bank.double", "implements:bank.fourfold"}
    assert repository.causes("main") == []


def test_prove_says_why_something_is_not_proved(repository, pytester):
    text = repository.specification.read_text()
    repository.specification.write_text(text + "\nunit never(x: int) returns (r: int)\n  ensures r > x && r < x\n")
    result = run(pytester, "--provenhive=prove", "-k", "satisfiable and (never or larger)")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*it is refuted: *not satisfiable*"])


def test_audit_proves_again(repository, pytester):
    result = run(pytester, "--provenhive=audit", "-k", "implements and larger", "--junitxml=out.xml")
    result.assert_outcomes(passed=1)
    assert properties(repository.folder / "out.xml")["implements:bank.larger"]["provenhive.state"] == "audited now"


def test_update_is_refused_on_ci(repository, pytester, monkeypatch):
    monkeypatch.setenv("CI", "true")
    result = run(pytester, "--provenhive-update")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*--provenhive-update is refused on CI*"])


def test_update_writes_files_again_and_pins_the_head(repository, pytester):
    original = repository.extracted("larger").read_text()
    repository.extracted("larger").write_text("# edited\n")
    repository.revoke_prover("another")
    (repository.folder / ".provenhive/pin").unlink()
    result = run(pytester, "--provenhive-update", *IMPLEMENTS)
    result.assert_outcomes(passed=2)
    assert repository.extracted("larger").read_text() == original
    assert (repository.folder / ".provenhive/pin").read_text().splitlines()[1] == "6"
    assert repository.causes("main") == []
