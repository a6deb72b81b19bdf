"""A run that resumes a unit holds the unit's files against the disk: what is missing comes back, no edit is lost."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from judged_samples import CANDIDATES, SPECIFICATION

from provenhive.extraction.artefact import Artefact
from provenhive.obligations import Kind, derive, specification_digest
from provenhive.pipeline.certificates import implements_use, specification_record, unit_certificate
from provenhive.pipeline.extracting import ExtractionJob, extract_unit
from provenhive.pipeline.outcome import Origin, UnitOutcome
from provenhive.pipeline.project import find_project, open_log
from provenhive.pipeline.report import Counts
from provenhive.pipeline.restoring import restore, resumed_report
from provenhive.pipeline.shipping import packed
from provenhive.pipeline.unit_state import UnitState
from provenhive.pipeline.writing import write_artefacts
from provenhive.records import SpecificationRef
from provenhive.spec_lang.load import read_program
from provenhive.swarm.inline import InlineExecutor
from provenhive.verdicts import ProverEvidence

SAID = SimpleNamespace(evidence=(ProverEvidence("dafny", "0", (), ("tiny",), 0.0),))
FILE = "extracted/python/tiny/fourfold.py"


class Idle(InlineExecutor):
    """Takes no work."""

    def submit(self, work, *, urgent=False):
        raise AssertionError(f"{work.key} was handed out")


class Shop:
    """A project whose ledger says of both units that they are proved (no prover ran), with their files."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "provenhive.toml").write_text("targets = ['python']\n")
        self.project = find_project(folder)
        self.log = open_log(self.project, write=True)

    def enter(self, specification=SPECIFICATION, changed=lambda artefacts: artefacts):
        path = self.folder / "tiny.hspec"
        path.write_text(specification)
        self.path = str(path)
        program, self.texts = read_program(path)
        digest = specification_digest(program)
        entry = self.log.add_specification(specification_record(program, digest))
        self.states, uses = [], ()
        for obligation in derive(program):
            if obligation.kind is Kind.IMPLEMENTS:
                outcome = self.outcome(obligation, changed)
                named = SpecificationRef(digest=digest, entry=entry)
                record = unit_certificate(obligation, named, outcome, SAID, uses)
                reference = self.log.establish(record)
                uses = (implements_use(obligation.subject, obligation.digest, reference),)
                write_artefacts(self.project, outcome.artefacts, reference.index)
                unit = program.unit(obligation.subject)
                report = resumed_report(unit.name, reference.index, record)
                self.states.append(UnitState(program, self.path, unit, obligation, report=report))

    def outcome(self, obligation, changed):
        name = obligation.subject
        texts = tuple(CANDIDATES.items())[: list(CANDIDATES).index(name) + 1]
        job = ExtractionJob(self.path, name, obligation.digest, "a person", texts, ("python",))
        sent = InlineExecutor().provide(packed(self.texts))
        found = extract_unit(replace(job, specification=sent), print)
        whole = UnitOutcome(
            name, None, Counts(proposed=1, proved=1), 0.0, text=CANDIDATES[name], origin=Origin("a person")
        )
        return replace(whole, artefacts=changed(found.artefacts), differential_runs=found.inputs)

    def restore(self, executor=None, **settings):
        executor = executor or InlineExecutor()
        settings = self.project.settings.model_copy(update=settings)
        shipped = {self.path: executor.provide(packed(self.texts))}
        return restore(replace(self.project, settings=settings), self.log, executor, self.states, shipped)

    def artifacts(self):
        return [path for state in self.states for path in state.report.artifacts]


@pytest.fixture
def shop(tmp_path):
    shop = Shop(tmp_path)
    with shop.log.ledger:
        yield shop


def test_files_that_are_there_cost_nothing(shop):
    shop.enter()
    assert shop.restore(Idle()) == ()
    assert shop.artifacts() == ["python/tiny/twice.py", "python/tiny/fourfold.py"]


def test_a_missing_file_comes_back_as_it_was(shop):
    shop.enter()
    file = shop.folder / FILE
    before = file.read_bytes()
    file.unlink()
    assert shop.restore() == ()
    assert file.read_bytes() == before and b"Ledger entry: 2\n" in before
    assert shop.artifacts() == ["python/tiny/twice.py", "python/tiny/fourfold.py"]


def test_an_edited_file_is_kept_and_told(shop):
    shop.enter()
    file = shop.folder / FILE
    file.write_text(edited := file.read_text().replace("return", "return 1 +"))
    (warning,) = shop.restore(Idle())
    assert "tiny.fourfold" in warning and "edited" in warning
    assert file.read_text() == edited


def test_a_file_that_an_earlier_certificate_names_is_behind_and_no_edit(shop):
    shop.enter()
    file = shop.folder / FILE
    behind = file.read_bytes()
    shop.enter(SPECIFICATION.replace("4 * x", "x * 4"))
    newest = file.read_bytes()
    assert newest != behind
    file.write_bytes(behind)
    assert shop.restore() == ()
    assert file.read_bytes() == newest


def test_a_file_that_cannot_be_made_as_it_was_is_not_claimed_to_be_there(shop):
    shop.enter(changed=lambda artefacts: tuple(Artefact(a.target, a.path, f"{a.text}# more\n") for a in artefacts))
    (shop.folder / FILE).unlink()
    (warning,) = shop.restore()
    assert FILE.removeprefix("extracted/") in warning and "another version" in warning
    assert not (shop.folder / FILE).exists()
    assert shop.artifacts() == ["python/tiny/twice.py"]


def test_a_target_that_no_certificate_names_is_told_with_the_ways_out(shop):
    shop.enter()
    (warning,) = shop.restore(Idle(), targets=("python", "csharp"))
    assert warning.startswith("no csharp files: the ledger's certificates of tiny.twice, tiny.fourfold do not name any")
    assert "provenhive extract --target csharp" in warning and "provenhive revoke entry N" in warning
