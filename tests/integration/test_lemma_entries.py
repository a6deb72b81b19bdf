"""A lemma that the search made up is a law of its own: stated as one, proved, entered, audited, used again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import judged_samples as judged
import pytest

from provenhive.audit.auditor import Jobs
from provenhive.audit.claims import CertificateJob, Divergence, Established
from provenhive.audit.entry import audit_certificate
from provenhive.obligations import Kind, derive, read_companion
from provenhive.obligations.companion import companion_text
from provenhive.pipeline.project import find_project, open_log, prepare
from provenhive.pipeline.prove import prove
from provenhive.records import LawCertificate, LemmaCertificate, examine
from provenhive.spec_lang.load import SpecificationText, load_specification
from provenhive.swarm import InlineExecutor

TEXT = """\
module quest

function product(xs: seq<int>): int = match xs { [] => 1, x :: rest => x * product(rest) }

function rev(xs: seq<int>): seq<int> = match xs { [] => [], x :: rest => rev(rest) ++ [x] }

law turned(xs: seq<int>): product(rev(xs)) == product(xs)
"""
MORE = "\nlaw back(xs: seq<int>, y: int): product(rev(xs) ++ [y]) == y * product(rev(xs))\n"
SAID = "product(v0_ ++ [v1_]) == v1_ * product(v0_)"
FALSE = "product(v0_ ++ [v1_]) == v1_ + product(v0_)"


def run(folder: Path, text: str, only: str) -> None:
    (folder / "quest.hspec").write_text(text)
    project = find_project(folder)
    log = open_log(project, write=True)
    with log.ledger, pytest.MonkeyPatch.context() as patched:
        for test in ("_fitness", "_lean_fitness"):  # other tests ask whether the judge is fit
            patched.setattr(f"provenhive.pipeline.fitness.{test}", lambda *_: 0.0)
        path = folder / "quest.hspec"
        wanted = frozenset({f"law:quest.{only}"})
        report = prove([path], ".", project, log, lambda _: None, executor=InlineExecutor(), only=wanted)
    (judged,) = (o for o in report.obligations if o.id in wanted)
    assert judged.verdict == "proved", judged


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lemmas")
    (folder / "provenhive.toml").write_text("opinion_seconds = 0\njobs = 1\n")
    prepare(find_project(folder))
    run(folder, TEXT, "turned")
    return folder


def certificates(folder: Path) -> list[tuple[int, LawCertificate]]:
    log = open_log(find_project(folder), write=False)
    with log.ledger:
        return [(k.index, k.record) for k in log.iterate() if isinstance(k.record, LawCertificate)]


@pytest.fixture
def jobs(folder: Path) -> dict[str, CertificateJob]:
    """What the audits of the certificates start from, by the obligation's kind of entry."""
    place, policy, opened = judged.opened(find_project(folder))
    log = opened()
    with log.ledger:
        made = Jobs(examine(place, policy), log)
        entries = [k for k in log.iterate() if isinstance(k.record, LawCertificate)]
        return {k.record.kind: made.certificate(k) for k in entries}


def test_the_lemma_enters_before_the_law_that_names_it(folder: Path) -> None:
    found = certificates(folder)
    lemmas = {index: r for index, r in found if isinstance(r, LemmaCertificate)}
    ((place, law),) = [(index, r) for index, r in found if r.obligation.name == "quest.turned"]
    assert lemmas and all(index < place for index in lemmas)
    assert {use.entry.index for use in law.uses} == set(lemmas)
    for record in lemmas.values():
        assert record.obligation.kind == Kind.LAW.value
        assert record.specification == law.specification, "what the user wrote stays recognisable"
        texts = SpecificationText("quest.hspec", TEXT)
        companion = read_companion(texts, load_specification(texts), record.companion.text.text)
        assert companion.obligation.digest == record.obligation.digest
        assert "++" in record.companion.text.text


def test_the_audit_proves_both_again(jobs: dict[str, CertificateJob]) -> None:
    assert set(jobs) == {"law", "lemma"}
    for job in jobs.values():
        assert audit_certificate(job, None) == Established(), job.obligation_id


def diverges(job: CertificateJob) -> str:
    outcome = audit_certificate(job, None)
    assert isinstance(outcome, Divergence), outcome
    return outcome.text


def with_law(job: CertificateJob, statement: str) -> CertificateJob:
    """Let the certificate say something else in all its words; only the proof is what it was."""
    files = dict(job.files)
    texts = SpecificationText(job.root, files[job.root])
    wanted = f"law other(v0_: seq<int>, v1_: int):\n  {statement}\n"
    other = load_specification(replace(texts, text=f"{texts.text}\n{wanted}"))
    (law,) = (o for o in derive(other) if o.subject == "quest.other")
    text = companion_text("quest", law.sequents[0])
    own = read_companion(texts, load_specification(texts), text).obligation
    return replace(
        job,
        companion=text,
        obligation_id=own.id,
        obligation_name=own.subject,
        obligation_digest=own.digest,
    )


def test_a_lemma_whose_text_was_changed_is_refused(jobs: dict[str, CertificateJob]) -> None:
    job = jobs["lemma"]
    assert SAID in job.companion
    for other in (f"v0_ == [] || {SAID}", f"|v0_| >= 0 && {SAID}", FALSE):
        text = job.companion.replace(SAID, other)
        assert "is not the text that this law has" in diverges(replace(job, companion=text))


def test_another_lemma_under_its_own_name_is_refused(jobs: dict[str, CertificateJob]) -> None:
    job = jobs["lemma"]
    changed = with_law(job, FALSE)
    own_words = replace(job, companion=changed.companion)
    assert "has no obligation" in diverges(own_words)
    assert "what it carries does not prove it" in diverges(changed)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", "it is not one law"),
        ("function more(n: int): int = n\n", "it is not one law"),
        ("law turned(xs: seq<int>): true\n", "it is not correct"),
        ("import std\n", "it is not one law"),
        ("law lemma_000000000000(x: int):\n  x == x\n", "is not the text that this law has"),
    ],
)
def test_what_is_no_lemma_is_refused(jobs: dict[str, CertificateJob], text: str, cause: str) -> None:
    assert cause in diverges(replace(jobs["lemma"], companion=text))


def test_a_second_law_or_a_comment_behind_it_is_refused(jobs: dict[str, CertificateJob]) -> None:
    job = jobs["lemma"]
    assert "it is not one law" in diverges(replace(job, companion=f"{job.companion}law b(x: int): x == x\n"))
    assert "is not the text" in diverges(replace(job, companion=f"{job.companion}// harmless\n"))


def test_a_later_run_uses_the_lemma_of_the_ledger(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("provenhive.search.laws.prover._Search._speculate", lambda *_: None)
    monkeypatch.setattr("provenhive.search.laws.prover._Search._conjecture", lambda *_: None)
    monkeypatch.setattr("provenhive.pipeline.laws._PROVED", {})
    monkeypatch.setattr("provenhive.pipeline.lemmas._JUDGED", {})
    before = {index for index, _ in certificates(folder)}
    lemmas = {index for index, r in certificates(folder) if isinstance(r, LemmaCertificate)}
    run(folder, TEXT + MORE, "back")
    (law,) = [r for index, r in certificates(folder) if index not in before]
    named = {use.entry.index for use in law.uses}
    assert named & lemmas, json.dumps([use.name for use in law.uses])
