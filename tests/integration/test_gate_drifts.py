"""The gate on a sample repository: whatever drifts is refused with its own cause, and what agrees passes."""

from __future__ import annotations

import json
import sqlite3

import pytest
from ledger_samples import unit
from sample_repo import command, digests, git

from provenhive.gate.sarif import DESCRIPTIONS
from provenhive.ledger import open_ledger
from provenhive.records import generate_key, keys_of, load_key, load_policy, parse, policy_toml, public_of, seal
from provenhive.records.policy import TrustedKey


def of(report, cause):
    return [drift for drift in report.drifts if drift.cause.value == cause]


def test_what_agrees_passes_from_the_ledger_alone(sample):
    completed = command(sample.folder, "gate", "--base", "main", "--json", PATH="/usr/bin:/bin")
    document = json.loads(completed.stdout)
    assert completed.returncode == 0 and document["clean"] and document["drifts"] == []
    assert {p["state"] for p in document["propositions"]} == {"established"}
    kinds = ("satisfiable", "implements")
    expected = {f"{k}:bank.{u}": sample.known(f"{k}:bank.{u}").index for k in kinds for u in ("larger", "largest")}
    assert {p["id"]: p["entry"] for p in document["propositions"]} == expected
    assert (document["files"], document["functions"]) == (2, 2)
    assert document["base"] == git(sample.folder, "rev-parse", "main")
    assert [proof["size"] for proof in document["consistency"]] == [sample.size, sample.size]


# --- specifications --------------------------------------------------------------------------------------------------


def test_a_weakened_contract_is_shown_with_both_digests_and_its_diff(sample):
    before = digests(sample.folder)["larger"]
    sample.replace(sample.specification, "ensures r >= a && r >= b\n", "ensures r >= a\n")
    report = sample.report("main")
    changed = {drift.subject: drift for drift in of(report, "specification-changed")}
    # The third leans on the second.
    assert set(changed) == {"satisfiable:bank.larger", "implements:bank.larger", "implements:bank.largest"}
    drift = changed["implements:bank.larger"]
    assert [value for _, value in drift.sides] == [before, digests(sample.folder)["larger"]]
    assert "-  ensures r >= a && r >= b" in drift.diff and "+  ensures r >= a" in drift.diff
    assert drift.mend == "provenhive prove bank.hspec" and (drift.place.path, drift.place.line) == ("bank.hspec", 5)
    assert "-  ensures r >= a && r >= b" in changed["implements:bank.largest"].diff


def test_an_example_that_is_dropped_is_a_change(sample):
    sample.replace(sample.specification, "  example larger(2, 3) == 3\n", "")
    (drift,) = of(sample.report(), "specification-changed")
    assert drift.subject == "implements:bank.larger" and "-  example larger(2, 3) == 3" in drift.diff


def test_a_comment_and_layout_are_no_change(sample):
    sample.replace(sample.specification, "// What", "// Whatever\n// What")
    sample.replace(sample.specification, "a: int, b: int", "a:int,b:int")
    assert sample.causes("main") == []


def test_a_unit_that_nobody_proved(sample):
    text = sample.specification.read_text()
    sample.specification.write_text(text + "\nunit same(x: int) returns (r: int)\n  ensures r == x\n")
    missing = [(drift.cause.value, drift.subject) for drift in sample.report().drifts]
    assert missing == [("proof-missing", "satisfiable:bank.same"), ("proof-missing", "implements:bank.same")]


def test_a_specification_that_cannot_be_read_exits_2(sample):
    sample.replace(sample.specification, "r >= a &&", "r >= &&")
    completed = command(sample.folder, "gate")
    assert completed.returncode == 2 and "bank.hspec:6:" in completed.stdout
    assert "[specification-invalid]" in completed.stdout


# --- extracted files -------------------------------------------------------------------------------------------------


def test_an_edited_file_is_shown_as_a_diff_of_code(sample):
    sample.replace(sample.extracted("larger"), "    if b >= a:\n", "    if b > a:\n")
    (drift,) = sample.report().drifts
    assert drift.cause == "file-edited" and drift.place.path == "extracted/python/bank/larger.py"
    assert "-    if b >= a:" in drift.diff and "+    if b > a:" in drift.diff
    assert len({value for _, value in drift.sides}) == 2 and drift.mend == "provenhive extract bank.hspec"


@pytest.mark.parametrize("line", ['{}"""; import os; """', "0", "0{}", "not yet written", '{}\r"""\rimport os\r"""'])
def test_the_line_that_no_digest_covers_can_say_nothing_else(sample, line):
    file, right = sample.extracted("larger"), sample.known("implements:bank.larger").index
    before, after = (f"Ledger entry: {said}\n".encode() for said in (right, line.format(right)))
    assert file.read_bytes().count(before) == 1
    file.write_bytes(file.read_bytes().replace(before, after))
    assert sample.causes() == ["file-edited"]


def test_a_missing_file(sample):
    sample.extracted("largest").unlink()
    (drift,) = sample.report().drifts
    assert (drift.cause, drift.subject) == ("file-missing", "extracted/python/bank/largest.py")
    assert command(sample.folder, "extract", "bank.hspec").returncode == 0
    assert sample.causes() == []


def test_a_file_that_claims_to_be_proved(sample):
    text = sample.extracted("larger").read_text()
    sample.extracted("smaller").write_text(text.replace("larger", "smaller"))
    (drift,) = sample.report().drifts
    assert (drift.cause, drift.subject) == ("file-unknown", "extracted/python/bank/smaller.py")


def test_a_file_edited_by_hand_whose_specification_has_drifted_too(sample):
    sample.replace(sample.specification, "ensures r >= a && r >= b\n", "ensures r >= a\n")
    sample.replace(sample.extracted("larger"), "    if b >= a:\n", "    if b > a:\n")
    report = sample.report()
    assert "implements:bank.larger" in {drift.subject for drift in of(report, "specification-changed")}
    (edited,) = of(report, "file-edited")
    assert of(report, "file-unknown") == [] and edited.subject == "extracted/python/bank/larger.py"
    assert "-    if b >= a:" in edited.diff and "+    if b > a:" in edited.diff
    assert edited.mend == "provenhive prove bank.hspec" and edited.entry == sample.known("implements:bank.larger").index


def test_the_line_that_no_digest_covers_is_read_in_files_of_units_that_are_gone(sample):
    text = sample.specification.read_text()
    sample.specification.write_text(text[: text.index("unit largest")])
    sample.replace(sample.module, "bank.largest", "bank.larger")
    assert not {"file-edited", "file-unknown"} & set(sample.causes())
    entry = sample.known("implements:bank.largest").index
    sample.replace(sample.extracted("largest"), f"entry: {entry}\n", f'entry: {entry}"""; import os; """\n')
    (drift,) = of(sample.report(), "file-edited")
    assert drift.mend == "rm extracted/python/bank/largest.py" and "names another ledger entry" in drift.message


# --- certified functions ---------------------------------------------------------------------------------------------


def test_a_decorator_that_names_another_contract(sample):
    right = digests(sample.folder)["larger"]
    wrong = "sha256:" + "0" * 64
    sample.replace(sample.module, right, wrong)
    (drift,) = sample.report().drifts
    assert drift.cause == "function-digest" and [value for _, value in drift.sides] == [wrong, right]
    assert drift.place.path == "shop/prices.py" and right in drift.mend


@pytest.mark.parametrize(
    ("before", "after", "cause"),
    [
        ("    if b >= a:\n", "    if b > a:\n", "function-edited"),
        (
            "return proved.largest(first, second, third)",
            "return proved.largest(first, third, second)",
            "function-edited",
        ),
        ("return proved.largest(first, second, third)", "return max(first, second, third)", "function-edited"),
        ("import largest as proved", "import larger as proved", "function-edited"),
        ("import provenhive\n", "import provenhive\nimport math as proved\n", "function-edited"),
        ("proved.largest(first, second, third)", "proved._largest(first, second, third)", "function-edited"),
        ('"bank.largest")', '"bank.smallest")', "function-unproved"),
        ('("bank.largest")', '("bank." + "largest")', "function-unreadable"),
        ("def best(", "def best(:", "function-unreadable"),
    ],
)
def test_a_certified_function_that_is_not_the_proved_code(sample, before, after, cause):
    sample.replace(sample.module, before, after)
    (drift,) = sample.report().drifts
    assert drift.cause.value == cause and drift.place.path == "shop/prices.py"


def test_a_certified_function_runs_as_it_is(sample, monkeypatch):
    monkeypatch.syspath_prepend(str(sample.folder))
    namespace = {}
    exec(compile(sample.module.read_text(), "prices", "exec"), namespace)  # noqa: S102
    assert namespace["larger"](4, 3) == 4 and namespace["best"](1, 9, 2) == 9
    assert namespace["best"].__provenhive__.unit == "bank.largest"


# --- revocation ------------------------------------------------------------------------------------------------------


def test_a_revoked_certificate_and_what_leaned_on_it(sample):
    part, whole = (sample.known(f"implements:bank.{name}") for name in ("larger", "largest"))
    sample.revoke(part)
    report = sample.report("main")
    (revoked,), (stale,) = of(report, "proof-revoked"), of(report, "proof-stale")
    assert revoked.subject == "implements:bank.larger" and "found wanting" in revoked.message
    assert stale.subject == "implements:bank.largest"
    assert [who for who, _ in stale.sides] == [f"entry {i}" for i in (whole.index, part.index, sample.size - 1)]


def test_a_prover_found_unsound(sample):
    sample.revoke_prover(sample.known("implements:bank.larger").record.provers[0].name)
    assert [d.subject for d in of(sample.report(), "proof-revoked")] == [
        "implements:bank.larger",
        "implements:bank.largest",
    ]


# --- the ledger and its head -----------------------------------------------------------------------------------------


def test_a_ledger_cut_off_behind_an_entry(sample):
    entries, origin = sample.entries()
    sample.write_ledger_anew(entries[:-1], origin)
    drift = of(sample.report("main"), "head-rolled-back")[0]
    assert f"{len(entries)} entries" in drift.sides[0][1] and f"{len(entries) - 1} entries" in drift.sides[1][1]
    assert set(sample.causes("main")) == {"head-rolled-back"}


def forge(sample):
    """Write the history anew with the true key: the last certificate is another one, and the head is pinned again."""
    entries, origin = sample.entries()
    signer = load_key(sample.folder / ".provenhive/key.pem")
    last = parse(entries[-1]).record.model_copy(update={"recorded_at": "2020-01-01T00:00:00Z"})
    sample.write_ledger_anew([*entries[:-1], seal(last, [signer])], origin)
    (sample.folder / ".provenhive/pin").unlink()
    assert command(sample.folder, "gate", "--pin").returncode == 0


def test_history_written_anew_with_the_true_key_is_caught_by_the_base(sample):
    forge(sample)
    assert sample.causes() == []  # nothing here tells: this is why there is a base
    (drift,) = sample.report("main").drifts
    assert drift.cause == "head-forked" and len({value for _, value in drift.sides}) == 2


def append_signed_by(sample, *signers):
    record = unit(*_specification(sample), name="forged")
    with open_ledger(sample.database) as ledger:
        ledger.append(seal(record, signers), keys_of(record))


def _specification(sample):
    named = sample.known("implements:bank.larger").record.specification
    return named.entry, named.digest


def test_an_entry_that_nobody_signed(sample):
    append_signed_by(sample)
    (drift,) = sample.report().drifts
    assert (drift.cause, drift.entry) == ("signature-missing", sample.size - 1)


def test_an_entry_signed_by_a_stranger(sample):
    append_signed_by(sample, generate_key())
    (drift,) = sample.report().drifts
    assert (drift.cause, drift.entry) == ("signature-unknown", sample.size - 1)


def test_a_merge_request_cannot_choose_whom_to_believe(sample):
    stranger = generate_key()
    append_signed_by(sample, stranger)
    path = sample.folder / ".provenhive/policy.toml"
    policy = load_policy(path)
    further = TrustedKey(name="stranger", public=public_of(stranger))
    path.write_text(policy_toml(policy.model_copy(update={"keys": (*policy.keys, further)})))
    assert sample.causes() == []
    report = sample.report("main")
    assert [drift.cause.value for drift in report.drifts] == ["signature-unknown"]
    assert any("trust policy" in note for note in report.notes)
    path.write_text('version = 1\nmode = "unsigned"\n')
    assert sample.causes("main") == ["signature-unknown"]


def change(sample, statement, *arguments):
    with sqlite3.connect(sample.database) as database:
        database.execute("drop trigger if exists entry_is_never_changed")
        assert database.execute(statement, arguments).rowcount == 1
    database.close()


def test_a_tampered_entry(sample):
    with sqlite3.connect(sample.database) as database:
        data = bytes(database.execute("select data from entry where idx = 1").fetchone()[0])
    database.close()
    change(sample, "update entry set data = ? where idx = 1", data.replace(b"payload", b"paylOad", 1))
    report = sample.report("main")
    assert {drift.cause.value for drift in report.drifts} == {"ledger-tampered"}
    assert any(drift.entry == 1 and "wrong-leaf" in drift.message for drift in report.drifts)


def test_a_forged_row_of_the_index_proves_nothing(sample):
    sample.replace(sample.specification, "ensures r >= a && r >= b\n", "ensures r >= a\n")
    key = f"obligation:{digests(sample.folder)['larger']}"
    change(sample, "insert into key_index (key, idx) values (?, 1)", key)
    report = sample.report()
    assert [drift.cause.value for drift in report.drifts] == ["ledger-tampered"] and "wrong-index" in str(report.drifts)
    assert {p.state.value for p in report.propositions} == {"unknown"}


def test_a_missing_ledger(sample):
    sample.database.unlink()
    assert sample.causes() == ["ledger-missing"]


# --- the pin ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spoil", "cause"),
    [
        (lambda pin: pin.unlink(), "pin-missing"),
        (lambda pin: pin.write_text("3\n"), "pin-invalid"),
        (lambda pin: pin.write_bytes(pin.read_bytes().replace(b"\n5\n", b"\n4\n")), "pin-invalid"),
        (lambda pin: pin.write_bytes(pin.read_bytes()[:-6] + b"AAA=\n"), "pin-invalid"),
    ],
)
def test_a_spoilt_pin(sample, spoil, cause):
    spoil(sample.folder / ".provenhive/pin")
    assert sample.causes("main") == [cause]
    assert command(sample.folder, "gate", "--base", "main", "--pin").returncode == 0
    assert sample.causes("main") == []


def test_a_pin_that_goes_back(sample):
    before = (sample.folder / ".provenhive/pin").read_bytes()
    sample.revoke_prover("another")
    assert command(sample.folder, "gate", "--pin").returncode == 0
    git(sample.folder, "commit", "--quiet", "--all", "-m", "Pinned")
    assert sample.causes("main") == []
    (sample.folder / ".provenhive/pin").write_bytes(before)
    assert sample.causes() == [] and sample.causes("main") == ["pin-rolled-back"]


def test_nothing_is_pinned_while_something_drifts(sample):
    sample.extracted("larger").unlink()
    sample.revoke_prover("another")
    pin = sample.folder / ".provenhive/pin"
    before = pin.read_bytes()
    assert command(sample.folder, "gate", "--pin").returncode == 1 and pin.read_bytes() == before
    pin.unlink()  # what is missing hides nothing else
    assert set(sample.causes("main")) == {"pin-missing", "file-missing"}
    assert command(sample.folder, "gate", "--base", "main", "--pin").returncode == 1 and not pin.exists()


# --- usage -----------------------------------------------------------------------------------------------------------


def test_a_base_that_git_does_not_know(sample):
    for name in ("nowhere", "--output=x"):
        completed = command(sample.folder, "gate", f"--base={name}")
        assert completed.returncode == 2 and "git knows no revision" in completed.stderr
    assert not (sample.folder / "x^{commit}").exists()


def test_every_cause_is_described():
    from provenhive.gate.drift import Cause

    assert set(DESCRIPTIONS) == set(Cause)
