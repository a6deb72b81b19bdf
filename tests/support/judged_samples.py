"""Ledgers that real provers filled: hand-written candidates, judged by the judge, extracted, entered as ``prove`` does.

No agent searches here, so a test that needs a certificate that truly holds waits for the provers only.
"""

from provenhive.dafny_bridge.render import Premises
from provenhive.judge import UnitJudge
from provenhive.judge.theorems import with_theorems
from provenhive.obligations import Kind, derive, specification_digest
from provenhive.pipeline.certificates import implements_use, specification_record, unit_certificate
from provenhive.pipeline.extracting import ExtractionJob, extract_unit
from provenhive.pipeline.outcome import Origin, UnitOutcome
from provenhive.pipeline.project import find_project, location, open_log, prepare
from provenhive.pipeline.report import Counts
from provenhive.pipeline.twice import proved_twice
from provenhive.pipeline.units import condition_counts
from provenhive.records import SpecificationRef, load_policy, reference
from provenhive.spec_lang.load import load_program
from provenhive.verdicts import Proved

SPECIFICATION = """\
module tiny

unit twice(x: int) returns (r: int)
  ensures r == x + x

unit fourfold(x: int) returns (r: int)
  ensures r == 4 * x
  built from twice
"""
CANDIDATES = {
    "tiny.twice": "{ r := 2 * x; }",
    "tiny.fourfold": "{ var y: int := twice(x); r := twice(y); }",
}


def tiny_project(folder, targets=("python",)):
    """Make a project in ``folder`` whose ledger holds the specification (0) and both units (1, 2)."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "provenhive.toml").write_text(f"targets = [{', '.join(repr(t) for t in targets)}]\n")
    (folder / "tiny.hspec").write_text(SPECIFICATION)
    project = find_project(folder)
    prepare(project)
    log = open_log(project, write=True)
    with log.ledger:
        for name in CANDIDATES:
            enter(project, log, folder / "tiny.hspec", name, CANDIDATES)
    return project


def enter(project, log, path, name, candidates):
    """Judge a unit's candidate, extract it, and enter its certificate; its parts are in the ledger already."""
    program = load_program(path)
    obligations = {o.subject: o for o in derive(program) if o.kind is Kind.IMPLEMENTS}
    unit = program.unit(name)
    judged = UnitJudge(program, Premises()).judge(candidates[name], unit)
    assert isinstance(judged.verdict, Proved), judged
    own = {part: candidates[part] for part in (*unit.built_from, name)}
    job = ExtractionJob(
        str(path), name, obligations[name].digest, "a person", tuple(own.items()), project.settings.targets
    )
    extraction = extract_unit(job, lambda event: None)
    theorems = proved_twice(program, judged, 1.0, lambda event: None)
    outcome = UnitOutcome(
        name,
        with_theorems(judged.verdict, theorems),
        Counts(proposed=1, proved=1),
        1.0,
        text=candidates[name],
        origin=Origin("a person"),
        artefacts=extraction.artefacts,
        differential_runs=extraction.inputs,
        conditions=condition_counts(judged.second, theorems),
        theorems=theorems,
    )
    digest = specification_digest(program)
    specification = SpecificationRef(digest=digest, entry=log.add_specification(specification_record(program, digest)))
    uses = []
    for part in unit.built_from:
        known = log.established(obligations[part].digest)
        uses.append(implements_use(part, obligations[part].digest, reference(known)))
    return log.establish(unit_certificate(obligations[name], specification, outcome, outcome.verdict, uses))


def opened(project):
    """Return what an audit of the project's ledger takes: where it is, whom to believe, how to open it."""
    policy = load_policy(project.path(project.settings.policy))
    return location(project), policy, lambda: open_log(project, write=False)
