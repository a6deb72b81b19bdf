"""Whole audits of a ledger that real provers filled: sound, interrupted, sampled, under other seeds."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import judged_samples as judged
import pytest

from provenhive.audit import AuditOptions, Begun, EntryAudit, audit
from provenhive.audit.auditor import Jobs
from provenhive.audit.claims import Divergence, Established, Run
from provenhive.audit.entry import _under_other_seeds, audit_certificate, audit_specification
from provenhive.audit.journal import Journal
from provenhive.dafny_bridge.render import Premises
from provenhive.errors import UserError
from provenhive.records import examine
from provenhive.spec_lang.load import load_program

PROVENHIVE = str(Path(sys.executable).with_name("provenhive"))


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return judged.tiny_project(tmp_path_factory.mktemp("tiny") / "project", targets=("python", "javascript"))


@pytest.fixture(scope="module")
def jobs(project):
    """What the audits of the three entries start from."""
    place, policy, open_log = judged.opened(project)
    log = open_log()
    with log.ledger:
        made = Jobs(examine(place, policy), log)
        return made.specification(log.entry(0).record), *(made.certificate(log.entry(i)) for i in (1, 2))


class Stop(Exception):
    """The user's patience ends."""


def run(project, folder, listener=lambda event: None, **options):
    return audit(*judged.opened(project), AuditOptions(jobs=1, folder=folder, **options), listener)


def test_an_interrupted_audit_goes_on_where_it_was(project, tmp_path):
    def stop_at_the_first(event):
        if isinstance(event, EntryAudit):
            raise Stop(event.index)

    with pytest.raises(Stop) as stopped:
        run(project, tmp_path, stop_at_the_first)
    (first,) = stopped.value.args
    (journal,) = (tmp_path / "audits").iterdir()
    begun = []
    report = run(project, tmp_path, begun.append)
    assert begun[0] == Begun(3, 2), "the specification and the first certificate had been established"
    assert report.sound and report.specifications == 1 and report.resumed_from
    assert {entry.index: entry.resumed for entry in report.entries} == {first: True, 3 - first: False}
    assert {entry.state for entry in report.entries} == {"holds"} and not any(e.remarks for e in report.entries)
    assert not journal.exists(), "the next audit starts from nothing"


def test_the_command_says_what_was_sampled_and_how_to_draw_it_again(project, tmp_path):
    arguments = [PROVENHIVE, "audit", "--sample", "1", "--sample-seed", "3", "--seeds", "1", "-j", "1", "--json"]
    environment = {**os.environ, "PROVENHIVE_CACHE": str(tmp_path)}
    result = subprocess.run(arguments, cwd=project.root, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    document = json.loads(result.stdout)
    assert document["sound"] and document["sample_seed"] == "3"
    (held,) = [entry for entry in document["entries"] if entry["state"] == "holds"]
    (left,) = [entry for entry in document["entries"] if entry["state"] == "not sampled"]
    assert held["stability"]["seeds"] == held["stability"]["proved"] == 1 and left["stability"] is None
    assert document["brittle"] == [] and document["first_divergence"] is None


def test_nobody_can_foresee_a_sample(project, tmp_path):
    """Without a seed of the user's the sample does not follow from the ledger, whose writer would know it."""
    drawn = set()

    def stop(event):
        raise Stop

    for number in range(6):
        folder = tmp_path / str(number)
        with pytest.raises(Stop):
            run(project, folder, stop, sample=1)
        (journal,) = (folder / "audits").iterdir()
        drawn.add(json.loads(journal.read_text().splitlines()[0])["seed"])
    assert len(drawn) == 6


# Each claim of a certificate is compared ----------------------------------------------------------------------


def diverges(job):
    outcome = audit_certificate(job, None)
    assert isinstance(outcome, Divergence), outcome
    return outcome.text


def test_a_specification_that_is_not_what_its_entry_says(jobs):
    specification = jobs[0]
    assert audit_specification(specification, None) == Established()
    outcome = audit_specification(replace(specification, digest="sha256:" + "0" * 64), None)
    assert isinstance(outcome, Divergence) and "has the digest sha256:" in outcome.text


def test_a_contract_changed_by_one_character(jobs):
    files = tuple((path, text.replace("x + x", "x + 2 * x")) for path, text in jobs[1].files)
    assert "the specification's text has the digest" in diverges(replace(jobs[1], files=files))


def test_a_vote_on_what_the_candidate_does_not_measure(jobs):
    """``{ r := 2 * x; }`` is an assignment of a product; a vote that took it for less is found by its own text."""
    assert audit_certificate(replace(jobs[1], measured=(4, 0)), None) == Established()
    assert "vote: its size and reading effort are 4 and 0, the vote has 3 and 0" in diverges(
        replace(jobs[1], measured=(3, 0))
    )


def test_a_certificate_of_another_obligation(jobs):
    assert "the certificate says" in diverges(replace(jobs[1], obligation_digest=jobs[2].obligation_digest))
    assert "has no obligation" in diverges(replace(jobs[1], obligation_id="implements:tiny.thrice"))
    assert "says tiny.fourfold (implements)" in diverges(replace(jobs[1], obligation_name="tiny.fourfold"))


def test_what_a_unit_leans_on_is_what_its_specification_says(jobs):
    assert "names no matching entry" in diverges(replace(jobs[2], uses=()))
    other = (("implements", "tiny.twice", jobs[2].obligation_digest),)
    assert "names no matching entry" in diverges(replace(jobs[2], uses=other))
    # A law that nobody allowed: were it given to the candidate as a lemma, it could prove anything.
    more = (*jobs[2].uses, ("law", "tiny.false", jobs[1].obligation_digest))
    assert "does not let it lean on" in diverges(replace(jobs[2], uses=more))


@pytest.mark.parametrize(
    ("candidate", "word"),
    [("{ r := 3 * x; }", "unknown"), ("{ assume false; r := x; }", "rejected"), ("{ r := 2 * x;", "rejected")],
)
def test_a_candidate_that_does_not_prove_it(jobs, candidate, word):
    assert f"the candidate is {word} now" in diverges(replace(jobs[1], candidate=candidate))


def test_a_contract_that_nothing_meets(jobs):
    text = "module tiny\n\nunit f(x: int) returns (r: int)\n  requires x < 0 && x > 0\n  ensures r == 1 && r == 2\n"
    program_job = empty_contract(jobs[1], text)
    assert "not satisfiable" in diverges(program_job)


def empty_contract(job, text):
    from provenhive.obligations import Kind, derive, specification_digest
    from provenhive.spec_lang.load import load_text

    program = load_text(text, "tiny.hspec")
    (obligation,) = (o for o in derive(program) if o.kind is Kind.IMPLEMENTS)
    return replace(
        job,
        files=(("tiny.hspec", text),),
        specification_digest=specification_digest(program),
        obligation_id=obligation.id,
        obligation_name=obligation.subject,
        obligation_digest=obligation.digest,
        candidate="{ r := 1; }",
        artefacts=(),
        text_digests=(),
    )


@pytest.mark.parametrize("target", ["python", "javascript"])
def test_an_extracted_file_with_another_digest(jobs, target):
    """For a unit built from others too: its files hold their code."""
    forged = tuple((t, path, "0" * 64 if t == target else sha) for t, path, sha in jobs[2].artefacts if t == target)
    text = diverges(replace(jobs[2], artefacts=forged))
    assert f"{target}/tiny/fourfold" in text and "written again has the digest" in text


def test_a_file_too_many_and_a_target_that_is_none(jobs):
    python = tuple(a for a in jobs[1].artefacts if a[0] == "python")
    more = (*python, ("python", "python/tiny/evil.py", "0" * 64))
    assert "evil.py" in diverges(replace(jobs[1], artefacts=more))
    assert "no extraction to 'cobol'" in diverges(replace(jobs[1], artefacts=(("cobol", "x.cob", "0" * 64),)))


def test_code_of_a_part_that_nobody_named(jobs):
    python = tuple(a for a in jobs[2].artefacts if a[0] == "python")
    assert "names no certificate" in diverges(replace(jobs[2], artefacts=python, parts=()))


def test_what_cannot_be_compared_is_said(jobs):
    """Another compiler's files, a program rendered differently, parts that have fallen: remarks, not silence."""
    javascript = tuple(a for a in jobs[2].artefacts if a[0] == "javascript")
    job = replace(
        jobs[2],
        artefacts=javascript,
        runs=(Run("judge", "dafny", "2.2 with z3 9"),),
        text_digests=("sha256:" + "0" * 64,),
        fallen=("tiny.twice of entry 1",),
    )
    outcome = audit_certificate(job, None)
    assert isinstance(outcome, Established)
    rendered, compiler, fallen = outcome.remarks
    assert "rendered differently" in rendered and "2.2 with z3 9 wrote them" in compiler
    assert "does not stand any more: tiny.twice of entry 1" in fallen


def test_brittleness_counts_what_other_seeds_do_not_prove(jobs, project):
    program = load_program(project.root / "tiny.hspec")
    wrong = replace(jobs[1], seeds=1, candidate="{ r := 3 * x; }")
    found = _under_other_seeds(wrong, program, Premises())
    assert (found.seeds, found.proved, found.brittle) == (1, 0, True) and found.failures[0].startswith(
        "seed 1: unknown"
    )


# The journal ----------------------------------------------------------------------------------------------------


def opened(folder, identity="one", **options):
    return Journal.open(folder, {"audit": identity}, {"began": "now", "seed": "s"}, **{"fresh": False, **options})


def test_a_journal_is_of_one_audit_and_one_entry(tmp_path):
    journal = opened(tmp_path)
    journal.add("leaf", "job", Established(("a remark",)))
    journal.close()
    again = opened(tmp_path)
    assert again.established("leaf", "job") == Established(("a remark",))
    assert again.established("leaf", "another job") is None and again.established("another leaf", "job") is None
    again.close()
    for other in (opened(tmp_path, "two"), opened(tmp_path, fresh=True)):
        assert other.established("leaf", "job") is None
        other.close()


def test_a_line_that_was_cut_off_is_forgotten(tmp_path):
    journal = opened(tmp_path)
    journal.add("one", "job", Established())
    journal.add("two", "job", Established())
    journal.close()
    (path,) = (tmp_path / "audits").iterdir()
    path.write_text(path.read_text()[:-5])
    again = opened(tmp_path)
    assert again.established("one", "job") is not None and again.established("two", "job") is None
    again.close()


def test_a_journal_that_others_could_have_written_is_refused(tmp_path):
    opened(tmp_path).close()
    (path,) = (tmp_path / "audits").iterdir()
    path.chmod(0o666)
    with pytest.raises(UserError, match="others may write"):
        opened(tmp_path)
    path.unlink()
    shutil.copy(__file__, tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UserError, match="cannot be used"):
        opened(tmp_path)


def test_the_same_audit_runs_once_at_a_time(tmp_path):
    journal = opened(tmp_path)
    with pytest.raises(UserError, match="running already"):
        opened(tmp_path)
    journal.close()
