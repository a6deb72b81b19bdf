"""What is compared before a unit enters the ledger: how many inputs, which ones, and against what."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from judged_samples import CANDIDATES, SPECIFICATION

from provenhive.obligations import derive
from provenhive.pipeline.certificates import unit_certificate
from provenhive.pipeline.extracting import ExtractionJob, extract_unit
from provenhive.pipeline.outcome import Origin, UnitOutcome
from provenhive.pipeline.report import Counts
from provenhive.records import EntryRef, SpecificationRef
from provenhive.spec_lang.load import load_program
from provenhive.verdicts import ProverEvidence


def extraction(folder, specification, candidate, targets=("python",)):
    """Extract the one unit of a specification, or the last one, as a worker does for a proved candidate."""
    module = specification.split()[1]
    path = folder / f"{module}.hspec"
    path.write_text(specification)
    texts = candidate if isinstance(candidate, dict) else {f"{module}.unit": candidate}
    name = list(texts)[-1]
    return extract_unit(ExtractionJob(str(path), name, "sha256:1", "test", tuple(texts.items()), targets), print)


@pytest.mark.parametrize("targets", [("python", "javascript"), ("python", "csharp")])
def test_another_target_adds_no_inputs(tmp_path, targets):
    alone = extraction(tmp_path, SPECIFICATION, CANDIDATES)
    both = extraction(tmp_path, SPECIFICATION, CANDIDATES, targets)
    assert {a.target for a in both.artefacts} == set(targets)
    assert both.inputs == alone.inputs > 0


def test_a_certificate_says_of_each_file_on_how_many_inputs_it_was_run(tmp_path):
    found = extraction(tmp_path, SPECIFICATION, CANDIDATES, ("python", "javascript"))
    obligation = next(o for o in derive(load_program(tmp_path / "tiny.hspec")) if o.subject == "tiny.fourfold")
    outcome = UnitOutcome("", None, Counts(proposed=1, proved=1), 0.0, origin=Origin("a person"))
    outcome = replace(outcome, artefacts=found.artefacts, differential_runs=found.inputs)
    verdict = SimpleNamespace(evidence=(ProverEvidence("dafny", "0", (), ("tiny",), 0.0),))
    named = SpecificationRef(digest=f"sha256:{'0' * 64}", entry=EntryRef(index=0, leaf="0" * 64))
    certificate = unit_certificate(obligation, named, outcome, verdict, ())
    assert [(a.target, a.differential_runs) for a in certificate.artefacts] == [
        ("python", found.inputs),
        ("javascript", found.inputs),
    ]
