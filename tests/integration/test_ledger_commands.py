"""``provenhive ledger``, ``key`` and ``witness``, without a prover: what they print and how they exit."""

import json
import re
import shutil
from pathlib import Path

import ledger_samples as samples
import pytest
from typer.testing import CliRunner

from provenhive.cli.main import app
from provenhive.gate.pin import write_pin
from provenhive.ledger import ProofInvalid, create_ledger, open_ledger
from provenhive.ledger.checkpoint import Checkpoint, sign_checkpoint
from provenhive.pipeline.project import find_project
from provenhive.records import (
    RecordLog,
    TrustPolicy,
    generate_key,
    keyid_of,
    load_key,
    note_signer,
    policy_toml,
    public_of,
    save_key,
    seal,
)

KEY = ".provenhive/key.pem"
POLICY = ".provenhive/policy.toml"
LEDGER = ".provenhive/ledger.db"


def project(folder, *, units=3, policy=None, key=None):
    """A project with a specification, two laws and some units that use them, signed by its key."""
    (folder / ".provenhive").mkdir(parents=True)
    key = key or generate_key()
    save_key(key, folder / KEY)
    policy = policy or samples.policy_for(key)
    (folder / POLICY).write_text(policy_toml(policy))
    with create_ledger(folder / LEDGER) as ledger:
        samples.fill(RecordLog(ledger, policy, [key] if policy.signed else []), units)
    return folder


@pytest.fixture
def here(tmp_path, monkeypatch):
    folder = project(tmp_path / "here")
    monkeypatch.chdir(folder)
    return folder


def run(*arguments, code=0):
    result = CliRunner().invoke(app, [str(a) for a in arguments])
    assert result.exit_code == code, (result.output, result.exception)
    return result.stdout if code == 0 else result.output


def document(*arguments, code=0):
    return json.loads(run(*arguments, "--json", code=code))


def head(folder):
    with open_ledger(folder / LEDGER) as ledger:
        return ledger.head()


# Reading ----------------------------------------------------------------------------------------------------


def test_log_lists_entries_by_kind_and_number(here):
    listed = document("ledger", "log")
    assert [entry["kind"] for entry in listed["entries"]] == ["specification", "law", "law"] + ["certificate"] * 3
    assert listed["root"] == head(here).root.hex() and listed["trust"].startswith("signed")
    assert [entry["index"] for entry in document("ledger", "log", "--kind", "certificate", "-n", "2")["entries"]] == [
        4,
        5,
    ]
    assert "there are specification, certificate" in run("ledger", "log", "--kind", "nonsense", code=2)
    assert run("ledger", "log").count("\n") == 7


def test_show_by_index_and_by_hash_with_its_text(here):
    shown = document("ledger", "show", "3")
    assert shown["texts"] == {"candidate": "{ r := x; }"} and shown["standing"]["state"] == "holds"
    assert document("ledger", "show", shown["leaf"][:9])["index"] == 3
    assert "by trivial" in run("ledger", "show", "1")
    for wrong in ("6", "ffffff", "unit"):
        assert "there is no entry" in run("ledger", "show", wrong, code=2)


def test_stats_count_what_is_there(here):
    found = document("ledger", "stats")
    assert found["kinds"]["certificate"]["entries"] == 3 and found["entries"] == 6
    assert found["bytes"] == sum(kind["bytes"] for kind in found["kinds"].values())
    assert found["agents"] == {"constructive": 3} and found["provers"] == {"dafny 2.3.0.10506": 3, "lean 4.35.0": 2}
    assert found["stages"]["proposed"] == 27 and found["stages"]["proved"] == 6
    assert found["obligations"] == {"established": 5, "fallen": 0} and found["standings"] == {"holds": 5}
    assert "constructive" in run("ledger", "stats")


def test_a_proof_verifies_against_the_right_root_only(here, tmp_path):
    for number, arguments in enumerate((["--index", "2"], ["--since", "4"])):
        proof = tmp_path / f"{number}.json"
        proof.write_text(run("ledger", "prove", *arguments))
        assert document("ledger", "verify", proof, "--root", head(here).root.hex())["valid"]
        assert not document("ledger", "verify", proof, "--root", "00" * 32, code=1)["valid"]
    (tmp_path / "no.json").write_text("{}")
    assert "not a proof" in run("ledger", "verify", tmp_path / "no.json", code=2)
    assert "say which" in run("ledger", "prove", code=2)


def test_a_tlog_proof_is_checked_under_the_policy(here, tmp_path):
    assert "checkpoint sign" in run("ledger", "prove", "--index", "2", "--tlog", code=2)
    run("ledger", "checkpoint", "sign")
    proof, entry = tmp_path / "proof", tmp_path / "entry"
    proof.write_text(run("ledger", "prove", "--index", "2", "--tlog"))
    with open_ledger(here / LEDGER) as ledger:
        entry.write_bytes(ledger.get(2).data)
    assert document("ledger", "verify", proof)["valid"]
    assert document("ledger", "verify", proof, "--entry", entry)["valid"]
    entry.write_bytes(entry.read_bytes() + b" ")
    assert "root" in document("ledger", "verify", proof, "--entry", entry, code=1)["reason"]


def test_verify_names_what_is_wrong(here):
    assert document("ledger", "verify")["faults"] == []
    stranger = generate_key()
    with open_ledger(here / LEDGER) as ledger:
        RecordLog(ledger, samples.policy_for(stranger), [stranger]).add(samples.specification("other"))
    (fault,) = document("ledger", "verify", code=1)["faults"]
    assert (fault["cause"], fault["index"]) == ("unknown-key", 6)
    assert "NOT SOUND" in run("ledger", "verify", code=1)
    assert "unknown-key" in run("ledger", "log", code=1)


def test_a_missing_ledger_is_bad_usage(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "policy" in run("ledger", "log", code=2)


def commands_below(group, path):
    """The commands of a group of the command line, with what leads to them."""
    found = [
        [*path, command.name or command.callback.__name__.replace("_", "-")] for command in group.registered_commands
    ]
    return found + [c for g in group.registered_groups for c in commands_below(g.typer_instance, [*path, g.name])]


def test_the_unsigned_mode_is_seen_everywhere(tmp_path, monkeypatch):
    folder = project(tmp_path / "loose", policy=TrustPolicy(mode="unsigned", origin=samples.ORIGIN))
    monkeypatch.chdir(folder)
    commands = [
        ["ledger", "log"], ["ledger", "stats"], ["ledger", "verify"], ["ledger", "show", "1"], ["ledger", "stale"],
        ["ledger", "diff", "--since", "6"], ["key", "policy"], ["key", "list"],
        ["ledger", "revoke", "entry", "1", "--reason", "why", "--dry-run"], ["ledger", "diff", folder / LEDGER],
        ["ledger", "prove", "--index", "1"], ["ledger", "prove", "--since", "2"], ["ledger", "reindex"],
        ["ledger", "checkpoint", "sign"], ["ledger", "prove", "--index", "1", "--tlog"], ["witness", "request"],
        ["ledger", "export", tmp_path / "tiles"], ["ledger", "verify", tmp_path / "proof"],
        ["ledger", "import", tmp_path / "tiles", "--log-key", "{vkey}"],
    ]  # fmt: skip
    (tmp_path / "proof").write_text(run("ledger", "prove", "--index", "1"))
    vkey = document("ledger", "checkpoint", "sign")["vkey"]
    for command in commands:
        assert "UNSIGNED" in json.dumps(document(*(vkey if word == "{vkey}" else word for word in command))), command
    told = {" ".join(map(str, command)) for command in commands}
    others = {"ledger merge", "ledger checkpoint show", "ledger checkpoint verify", "witness add"}  # they need two logs
    keys = {"witness vkey", "witness cosign"}  # they look at no log
    revoking = {f"ledger revoke {what}" for what in ("key", "prover", "obligation")}  # as of an entry
    named = {" ".join(c) for c in commands_below(app, []) if c[0] in ("ledger", "witness")}
    assert {name for name in named if not any(t.startswith(name) for t in told)} == others | keys | revoking
    assert "there is no key to rotate" in run("key", "rotate", code=2)


# Two logs ---------------------------------------------------------------------------------------------------


def test_diff_of_two_heads(here):
    assert document("ledger", "diff", "--since", "6")["added"] == []
    run("ledger", "revoke", "entry", "1", "--reason", "unsound")
    found = document("ledger", "diff", "--since", "6", code=1)
    assert [item["kind"] for item in found["added"]] == ["revocation"]
    assert [(item["index"], before, after["state"]) for item, before, after in found["changed"]] == [
        (1, "holds", "revoked"),
        *((i, "holds", "stale") for i in (2, 3, 4, 5)),
    ]
    assert document("ledger", "diff", "--since", "2", "--until", "2")["added"] == []
    assert "no heads" in run("ledger", "diff", "--since", "9", code=2)
    assert "compare with" in run("ledger", "diff", code=2)


def test_diff_of_two_ledgers(here, tmp_path):
    shutil.copytree(here, tmp_path / "there")
    there = tmp_path / "there" / LEDGER
    assert document("ledger", "diff", there)["relation"] == "equal"
    run("ledger", "revoke", "entry", "1", "--reason", "unsound")
    assert document("ledger", "diff", there, code=1)["relation"] == "here is longer"
    shutil.copyfile(there, tmp_path / "before.db")
    with open_ledger(there) as ledger:
        RecordLog(ledger, samples.policy_for(load_key(here / KEY)), [load_key(here / KEY)]).add(
            samples.specification("x")
        )
    found = document("ledger", "diff", there, code=1)
    assert (found["relation"], found["common"]) == ("forked", 6)
    assert [item["what"] for item in found["there"]] == ["x.hspec"]
    assert "+ " in run("ledger", "diff", there, code=1)


def test_export_and_import_continue_a_log(here, tmp_path, monkeypatch):
    copy = tmp_path / "copy"
    shutil.copytree(here, copy)
    run("ledger", "revoke", "entry", "1", "--reason", "unsound")
    assert document("ledger", "export", tmp_path / "tiles")["size"] == 7
    expected = head(here)
    monkeypatch.chdir(copy)
    assert document("ledger", "import", tmp_path / "tiles")["added"] == 1
    assert head(copy) == expected
    assert document("ledger", "stale", code=1)["open"]
    assert document("ledger", "import", tmp_path / "tiles")["added"] == 0


def test_import_into_an_empty_project(here, tmp_path, monkeypatch):
    run("ledger", "export", tmp_path / "tiles")
    (tmp_path / "new/.provenhive").mkdir(parents=True)
    shutil.copy(here / POLICY, tmp_path / "new" / POLICY)
    shutil.copy(here / KEY, tmp_path / "new" / KEY)
    monkeypatch.chdir(tmp_path / "new")
    assert document("ledger", "import", tmp_path / "tiles")["added"] == 6
    assert head(tmp_path / "new") == head(here)


def test_a_log_that_strangers_signed_is_not_imported(here, tmp_path, monkeypatch):
    other = project(tmp_path / "other", units=1)
    monkeypatch.chdir(other)
    run("ledger", "export", tmp_path / "tiles")
    monkeypatch.chdir(here)
    before = head(here)
    result = CliRunner().invoke(app, ["ledger", "import", str(tmp_path / "tiles")])
    assert result.exit_code != 0 and "Traceback" not in result.output
    assert head(here) == before


def test_merge_brings_another_teams_entries(here, tmp_path, monkeypatch):
    key = load_key(here / KEY)
    other = project(tmp_path / "other", units=5, key=key, policy=samples.policy_for(key, origin="example.org/other"))
    monkeypatch.chdir(other)
    run("ledger", "export", tmp_path / "tiles")
    monkeypatch.chdir(here)
    merged = document("ledger", "merge", tmp_path / "tiles")
    assert merged["added"] == 2, "three of the five units, the laws and the specification are here already"
    assert document("ledger", "merge", tmp_path / "tiles")["size"] == merged["size"]
    assert document("ledger", "verify")["faults"] == []
    assert "0 entries added" in run("ledger", "merge", other / LEDGER)


def test_a_merge_needs_a_checkpoint_that_is_believed(here, tmp_path, monkeypatch):
    other = project(tmp_path / "other", units=1)
    assert "keeps no checkpoint" in run("ledger", "merge", other / LEDGER, code=2)
    monkeypatch.chdir(other)
    vkey = document("ledger", "checkpoint", "sign")["vkey"]
    monkeypatch.chdir(here)
    before = head(here)
    assert "not signed by a known key" in run("ledger", "merge", other / LEDGER, code=1)
    # Its log key is believed now; the keys of its entries still are not.
    assert "unknown-key" in run("ledger", "merge", other / LEDGER, "--log-key", vkey, code=1)
    assert head(here) == before
    assert "verifier key" in run("ledger", "merge", other / LEDGER, "--log-key", "nonsense", code=2)


def test_a_key_that_another_log_has_revoked_is_revoked_here_before_the_merge(here, tmp_path, monkeypatch):
    stolen = generate_key()
    other = project(tmp_path / "other", key=stolen, policy=samples.policy_for(stolen, origin="example.org/other"))
    monkeypatch.chdir(other)
    run("ledger", "revoke", "key", keyid_of(stolen), "--from", "3", "--reason", "stolen")
    run("ledger", "export", tmp_path / "tiles")
    monkeypatch.chdir(here)
    (here / POLICY).write_text(policy_toml(samples.policy_for(load_key(here / KEY), stolen)))
    before = head(here)
    refused = " ".join(run("ledger", "merge", tmp_path / "tiles", code=1).split())
    assert head(here) == before
    way_out = re.search(r"provenhive (ledger revoke key \w+ --from \d+)", refused)
    run(*way_out[1].split(), "--reason", "stolen from others")
    assert document("ledger", "merge", tmp_path / "tiles")["added"] == 7
    assert document("ledger", "verify")["faults"] == []


# Checkpoints and witnesses ----------------------------------------------------------------------------------


def test_checkpoints_are_signed_shown_and_compared(here, tmp_path):
    assert "no checkpoint" in run("ledger", "checkpoint", "show", code=2)
    run("ledger", "checkpoint", "sign", "-o", tmp_path / "early")
    assert document("ledger", "checkpoint", "show")["size"] == 6
    run("ledger", "revoke", "entry", "1", "--reason", "unsound")
    assert document("ledger", "checkpoint", "verify", tmp_path / "early")["valid"]
    assert document("ledger", "verify", "--checkpoint", tmp_path / "early")["faults"] == []
    assert "valid: the log extends its 6 entries" in run("ledger", "checkpoint", "show", "--size", "6")


def test_a_log_that_was_rewritten_does_not_extend_the_old_checkpoint(here, tmp_path):
    run("ledger", "checkpoint", "sign", "-o", tmp_path / "early")
    (here / LEDGER).unlink()
    key = load_key(here / KEY)
    with create_ledger(here / LEDGER) as ledger:
        samples.fill(RecordLog(ledger, samples.policy_for(key), [key]), 4)
    # Equal records signed by the same key are equal bytes: only the fourth unit, entry 6, is another.
    assert document("ledger", "checkpoint", "verify", tmp_path / "early")["valid"]
    (here / LEDGER).unlink()
    with create_ledger(here / LEDGER) as ledger:
        log = RecordLog(ledger, samples.policy_for(key), [key])
        log.add(samples.specification("another"))
        samples.fill(log, 4)
    assert "fork" in document("ledger", "checkpoint", "verify", tmp_path / "early", code=1)["reason"]
    assert "fork" in [
        f["cause"] for f in document("ledger", "verify", "--checkpoint", tmp_path / "early", code=1)["faults"]
    ]


def test_a_witness_cosigns_growth_and_nothing_else(here, tmp_path):
    run("key", "create", tmp_path / "w.pem")
    vkey = document("witness", "vkey", "--key", tmp_path / "w.pem", "--name", "w.example")["vkey"]
    log_vkey = document("ledger", "checkpoint", "sign")["vkey"]
    common = ["--key", tmp_path / "w.pem", "--name", "w.example", "--log-key", log_vkey, "--state", tmp_path / "memory"]
    (tmp_path / "r0").write_text(run("witness", "request"))
    (tmp_path / "c0").write_text(run("witness", "cosign", tmp_path / "r0", *common))
    # Asked again from nothing, it says what it has seen.
    assert document("witness", "cosign", tmp_path / "r0", *common, code=1)["seen"] == 6
    policy = samples.policy_for(load_key(here / KEY), witnesses=(vkey,), witness_threshold=1)
    (here / POLICY).write_text(policy_toml(policy))
    assert not document("ledger", "checkpoint", "show", code=1)["valid"], "it is not cosigned yet"
    assert [c["name"] for c in document("witness", "add", tmp_path / "c0")["cosigned"]] == ["w.example"]
    assert document("ledger", "checkpoint", "show")["valid"]
    # The head is the same: what is signed again is what was cosigned.
    run("ledger", "checkpoint", "sign")
    assert document("ledger", "checkpoint", "show")["valid"]
    run("ledger", "revoke", "entry", "1", "--reason", "unsound")
    run("ledger", "checkpoint", "sign")
    assert document("ledger", "verify")["faults"] == [], "witnesses come after the checkpoint is kept"
    with pytest.raises(ProofInvalid, match="the pin is not written: 0 known witnesses"):
        write_pin(find_project(here))
    assert not (here / ".provenhive/pin").exists()
    (tmp_path / "r6").write_text(run("witness", "request", "--old", "6"))
    (tmp_path / "c6").write_text(run("witness", "cosign", tmp_path / "r6", *common))
    assert Checkpoint.of_note((tmp_path / "c6").read_bytes()).head == head(here)
    assert json.loads((tmp_path / "memory").read_text())[samples.ORIGIN]["size"] == 7


# Keys -------------------------------------------------------------------------------------------------------


def test_a_rotated_key_signs_and_the_old_one_does_not(here):
    before = document("key", "list")["keys"]
    rotated = document("key", "rotate", "--reason", "yearly")
    keys = {key["keyid"]: key for key in document("key", "list")["keys"]}
    assert keys[rotated["keyid"]]["here"] and keys[rotated["keyid"]]["by"] == "rotation"
    assert not keys[before[0]["keyid"]]["accepted_now"]
    assert document("ledger", "revoke", "entry", "1", "--reason", "unsound")["revocation"] == 8
    # What was signed before and after the rotation, checkpoints included, is good under the policy as it was.
    run("ledger", "checkpoint", "sign")
    assert document("ledger", "verify")["faults"] == [] and document("ledger", "checkpoint", "show")["valid"]
    old = load_key(Path(rotated["former"]))
    with open_ledger(here / LEDGER) as ledger:
        ledger.append(seal(samples.specification("late"), [old]))
    assert next(f["cause"] for f in document("ledger", "verify", code=1)["faults"]) == "unknown-key"


def test_a_log_goes_on_where_it_was_published_after_a_rotation(here, tmp_path, monkeypatch):
    """The copy knows the keys of its own size; what is published is signed by the key that came later."""
    shutil.copytree(here, tmp_path / "copy")
    document("key", "rotate", "--reason", "yearly")
    run("ledger", "revoke", "entry", "1", "--reason", "unsound")
    run("ledger", "export", tmp_path / "tiles")
    published = head(here)
    monkeypatch.chdir(tmp_path / "copy")
    note = (tmp_path / "tiles/checkpoint").read_bytes()
    stranger = note_signer(generate_key(), samples.ORIGIN)
    (tmp_path / "tiles/checkpoint").write_bytes(sign_checkpoint(Checkpoint.of_note(note), stranger))
    kept = head(tmp_path / "copy")
    assert "not signed by a known key" in run("ledger", "import", tmp_path / "tiles", code=1)
    assert head(tmp_path / "copy") == kept
    (tmp_path / "tiles/checkpoint").write_bytes(note)
    assert document("ledger", "import", tmp_path / "tiles")["added"] == published.size - kept.size
    assert head(tmp_path / "copy") == published and document("ledger", "verify")["faults"] == []


def test_private_keys_stay_out_of_git(here):
    former = Path(document("key", "rotate")["former"])
    patterns = (here / ".provenhive/.gitignore").read_text().split()
    assert former.match(patterns[0]) and (here / KEY).match(patterns[0]) and former.stat().st_mode & 0o77 == 0


def test_an_interrupted_rotation_is_finished(here):
    """Both entries are written, the files are not exchanged yet."""
    before = (here / KEY).read_bytes()
    done = document("key", "rotate")
    (here / KEY).replace(here / ".provenhive/key.pem.next")
    (here / KEY).write_bytes(before)
    (here / KEY).chmod(0o600)
    again = document("key", "rotate")
    assert again["keyid"] == done["keyid"] and again["accepted_by"] is None and again["retired_by"] is None
    assert head(here).size == 8


def test_a_colleagues_key_comes_and_goes(here, tmp_path):
    public = document("key", "create", tmp_path / "theirs.pem")["public"]
    run("key", "accept", public, "--name", "Ada", "--reason", "joins")
    keys = {key["name"]: key for key in document("key", "list")["keys"]}
    assert keys["Ada"]["accepted_now"] and keys["Ada"]["first_index"] == 7
    assert "accepted already" in run("key", "accept", public, "--name", "Ada", "--reason", "joins", code=2)
    run("key", "retire", keys["Ada"]["keyid"][:10], "--reason", "leaves")
    assert not {key["name"]: key for key in document("key", "list")["keys"]}["Ada"]["accepted_now"]
    own = keys["key 0"]["keyid"]
    assert "nobody could write" in run("key", "retire", own, "--reason", "oops", code=2)
    assert "64 hexadecimal digits" in run("key", "accept", "abc", "--name", "x", "--reason", "y", code=2)


def test_the_policy_file_is_changed_by_command(here):
    public = public_of(generate_key())
    assert len(document("key", "trust", public, "--name", "build server", "--from", "3")["keys"]) == 2
    assert "already" in run("key", "trust", public, "--name", "again", code=2)
    pinned = document("key", "pin")["pinned"]
    assert pinned == {"size": 6, "root": head(here).root.hex()}
    (here / LEDGER).unlink()
    key = load_key(here / KEY)
    with create_ledger(here / LEDGER) as ledger:
        samples.fill(RecordLog(ledger, samples.policy_for(key), [key]), 1)
    assert "fork" in run("ledger", "log", code=1)


# Revocations ------------------------------------------------------------------------------------------------


def test_a_dry_run_writes_nothing(here):
    before = head(here)
    found = document("ledger", "revoke", "prover", "lean", "--reason", "unsound", "--dry-run")
    assert found["revocation"] is None and [c["state"] for c in found["changed"]] == ["revoked"] * 2 + ["stale"] * 3
    assert head(here) == before and document("ledger", "stale")["entries"] == []


@pytest.mark.parametrize(
    ("target", "states"),
    [
        (["entry", "2"], {2: "revoked", 3: "stale", 4: "stale", 5: "stale"}),
        (["obligation", "u1"], {4: "revoked"}),
        (["obligation", "demo.second/law"], {2: "revoked", 3: "stale", 4: "stale", 5: "stale"}),
        (["prover", "dafny", "--matching", "2.3"], {3: "revoked", 4: "revoked", 5: "revoked"}),
        (["prover", "dafny", "--version", "2.3.0.10506"], {3: "revoked", 4: "revoked", 5: "revoked"}),
    ],
)
def test_what_is_revoked_takes_with_it_what_leans_on_it(here, target, states):
    revoked = document("ledger", "revoke", *target, "--reason", "unsound")
    assert {change["index"]: change["state"] for change in revoked["changed"]} == states
    listed = document("ledger", "stale", code=1)
    assert {entry["index"]: entry["standing"] for entry in listed["entries"]} == states
    assert all(entry["because"][-1] == revoked["revocation"] for entry in listed["entries"])
    assert len(listed["open"]) == len(states)
    assert "open again" in run("ledger", "stale", code=1)
    assert document("ledger", "verify")["faults"] == [], "a revocation is no fault of the log"


def test_a_stolen_key_is_revoked_from_an_entry_on(here):
    keyid = document("key", "list")["keys"][0]["keyid"]
    run("key", "rotate", "--reason", "stolen")
    found = document("ledger", "revoke", "key", keyid[:12], "--from", "4", "--reason", "stolen")
    assert {change["index"]: change["state"] for change in found["changed"]} == {4: "revoked", 5: "revoked"}


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (["entry", "0"], "only certificates"),
        (["entry", "99"], "there is no entry"),
        (["obligation", "nobody"], "no certificate is for"),
        (["prover", "coq"], "the log has dafny: 2.3.0.10506; lean: 4.35.0"),
        (["prover", "dafny", "--version", "9"], "no certificate was judged by 9"),
        (["prover", "dafny", "--matching", "z9"], "no version of dafny"),
        (["key", "00"], "0 keys"),
    ],
)
def test_what_is_not_there_cannot_be_revoked(here, target, message):
    before = head(here)
    assert message in run("ledger", "revoke", *target, "--reason", "why", code=2)
    assert head(here) == before


def test_a_revocation_needs_a_reason(here):
    assert "1 to 400" in run("ledger", "revoke", "entry", "1", "--reason", "", code=2)


def test_a_damaged_index_is_filed_again(here):
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(here / LEDGER)) as database:
        database.execute("DELETE FROM key_index WHERE idx = 2")
        database.commit()
    assert {f["cause"] for f in document("ledger", "verify", code=1)["faults"]} == {"wrong-index"}
    assert document("ledger", "reindex")["entries"] == 6
    assert document("ledger", "verify")["faults"] == []
