"""Dafny 4 as the judge and as a translator.

The program that speaks here says what Dafny 4's documentation shows; what is under test is what the project asks of
it and what it makes of the answers. No Dafny 4 can be installed where these tests run.
"""

import json
import stat
from pathlib import Path

import pytest

from provenhive.audit.claims import CertificateJob, Divergence, Established, Run
from provenhive.audit.entry import audit_certificate
from provenhive.candidates.expression_printer import Dialect
from provenhive.candidates.gate import parse_candidate
from provenhive.dafny_bridge import DafnyFailure, DafnyLimits, ServerPool
from provenhive.dafny_bridge.compilation import NotCompilable
from provenhive.dafny_bridge.engines import QuickLooks
from provenhive.dafny_bridge.render import Premises
from provenhive.dafny_bridge.translation4 import Target4, run_command, run_program, translate, translate_command
from provenhive.extraction.artefact import NotExtractable, Provenance
from provenhive.extraction.dafny_targets import LANGUAGES, extract_by_dafny
from provenhive.extraction.differential import ExtractionDiffers
from provenhive.judge import JudgeSettings, UnitJudge
from provenhive.obligations import Kind, derive, specification_digest
from provenhive.pipeline.project import parse_settings
from provenhive.spec_lang.load import load_text
from provenhive.toolchain.dafny_install import Dafny4, find_dafny2, find_dafny4
from provenhive.verdicts import Proved, Rejected, Unknown

SPECIFICATION = "module m\n\nunit low(x: int) returns (r: int)\n  ensures r <= x && r <= 0\n"
PROGRAM = load_text(SPECIFICATION, "m.hspec")
UNIT = PROGRAM.unit("m.low")
TEXT = "{ if x < 0 { r := x; } else { r := 0; } }"
PROVENANCE = Provenance("m.hspec", "sha256:1", "sha256:2", "test", "provenhive")


@pytest.fixture
def speaker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Install a program that prints and writes what a test tells it to, and notes what it was asked."""

    def install(script: str, version: str = "4.11.0") -> Path:
        program = tmp_path / "dafny4"
        program.write_text(
            f'#!/bin/sh\nif [ "$1" = --version ]; then echo {version}; exit 0; fi\n'
            f"echo \"$@\" > '{tmp_path}/asked'\ncp program.dfy '{tmp_path}/given.dfy'\n{script}\n"
        )
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PROVENHIVE_DAFNY", str(program))
        find_dafny4.cache_clear()
        return tmp_path

    yield install
    find_dafny4.cache_clear()


def verifier(*correct: str, count: int) -> str:
    batch = {
        "vcNum": 1, "outcome": "Valid", "runTime": "00:00:01", "resourceCount": 9,
        "assertions": [{"filename": "program.dfy", "line": 1, "col": 1, "description": "d"}],
    }  # fmt: skip
    scopes = [
        {"name": f"{n} (correctness)", "outcome": "Correct", "runTime": "00:00:01", "resourceCount": 9,
         "vcResults": [batch]}
        for n in correct
    ]  # fmt: skip
    said = {"type": "status", "value": f"\nDafny program verifier finished with {count} verified, 0 errors\n"}
    log, line = json.dumps({"verificationResults": scopes}), json.dumps(said)
    return f"cat > log.json <<'END'\n{log}\nEND\ncat <<'END'\n{line}\nEND"


def judge() -> UnitJudge:
    return UnitJudge(PROGRAM, Premises(), JudgeSettings(dialect=Dialect.V4))


def test_the_judge_asks_dafny_4_in_its_own_dialect(speaker):
    folder = speaker(verifier("Gate.Check", "Sol.low", count=2))
    judgement = judge().judge(TEXT, UNIT)
    assert isinstance(judgement.verdict, Proved)
    assert judgement.verdict.evidence[0].version.startswith("4.11.0")
    assert (folder / "asked").read_text().startswith("verify ")
    assert (folder / "given.dfy").read_text() == judgement.program_text


@pytest.mark.parametrize("named", [("Sol.low",), ("Gate.Check",), ()])
def test_a_procedure_that_is_not_named_is_not_proved(speaker, named: tuple[str, ...]):
    speaker(verifier(*named, count=2))
    assert isinstance(judge().judge(TEXT, UNIT).verdict, Unknown)


def test_the_gate_stands_before_dafny_4_too(speaker):
    folder = speaker(verifier("Gate.Check", "Sol.low", count=2))
    assert isinstance(judge().judge("{ assume false; }", UNIT).verdict, Rejected)
    assert not (folder / "asked").exists()


@pytest.fixture
def no_dafny_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PROVENHIVE_DAFNY2", str(tmp_path / "none"))
    find_dafny2.cache_clear()
    yield
    find_dafny2.cache_clear()


def certificate(*, artefacts: tuple[tuple[str, str, str], ...] = ()) -> CertificateJob:
    """What Dafny 4 judged, as its certificate has it."""
    (of,) = (o for o in derive(PROGRAM) if o.kind is Kind.IMPLEMENTS)
    flags = ("verify", "--cores", "1", "--verification-time-limit", "20")
    return CertificateJob(
        kind="certificate",
        obligation_id=of.id,
        obligation_kind=of.kind.value,
        obligation_name=of.subject,
        obligation_digest=of.digest,
        specification_digest=specification_digest(PROGRAM),
        root="m.hspec",
        files=(("m.hspec", SPECIFICATION),),
        candidate=TEXT,
        agent="test",
        producer="test",
        proof="",
        uses=(),
        artefacts=artefacts,
        runs=(Run("judge", "dafny", "4.11.0 with z3 bundled", flags, 1.0),),
    )


@pytest.mark.usefixtures("no_dafny_2")
def test_what_dafny_4_judged_it_judges_again(speaker):
    folder = speaker(verifier("Gate.Check", "Sol.low", count=2))
    assert audit_certificate(certificate(), None) == Established()
    assert (folder / "asked").read_text().startswith("verify ")
    (folder / "asked").unlink()
    speaker(verifier("Gate.Check", count=2))
    assert isinstance(audit_certificate(certificate(), None), Divergence)


@pytest.mark.usefixtures("no_dafny_2")
def test_files_of_dafny_2_beside_a_judge_of_dafny_4_are_not_compared(speaker):
    """The certificate names the Dafny that judged, and not the one that compiled."""
    speaker(verifier("Gate.Check", "Sol.low", count=2))
    outcome = audit_certificate(certificate(artefacts=(("javascript", "javascript/m/low.js", "0" * 64),)), None)
    assert isinstance(outcome, Established) and "does not say which Dafny 2.3 wrote them" in outcome.remarks[-1]


def test_files_of_dafny_4_are_written_again(speaker):
    speaker(f'{TRANSLATES}\nif [ "$1" = verify ]; then\n{verifier("Gate.Check", "Sol.low", count=2)}\nfi')
    named = (("dafny4-python", "dafny4-python/m/low/program-py/module_.py", "0" * 64),)
    outcome = audit_certificate(certificate(artefacts=named), None)
    assert isinstance(outcome, Divergence) and "written again has the digest" in outcome.text


def test_a_quick_look_is_a_process_of_its_own(speaker):
    speaker(verifier("Sol.low", count=1))
    with ServerPool(1) as servers:
        run = QuickLooks(Dialect.V4, servers).verify("method low() {}", DafnyLimits())
        assert servers.started == 0
    assert [p.dafny_name for p in run.procedures] == ["Sol.low"]


def test_the_setting():
    assert parse_settings('dafny = "4"', "provenhive.toml").dafny is Dialect.V4
    assert parse_settings("", "provenhive.toml").dafny is Dialect.V2


def test_the_setting_chooses_who_writes_javascript():
    assert parse_settings("", "provenhive.toml").extracted == ("python", "javascript")
    chosen = parse_settings('dafny = "4"\ntargets = ["javascript", "go"]', "provenhive.toml").extracted
    assert chosen == ("dafny4-javascript", "go") and set(chosen) <= set(LANGUAGES)


def test_command_lines_follow_the_version():
    old, recent = Dafny4(Path("/opt/dafny"), "4.4.0", "PATH"), Dafny4(Path("/opt/dafny"), "4.11.0", "PATH")
    assert translate_command(recent, Target4.PYTHON, "p.dfy", "out/p") == (
        "/opt/dafny", "translate", "py", "--no-verify", "--allow-warnings", "--include-runtime",
        "--output", "out/p", "p.dfy",
    )  # fmt: skip
    assert "--allow-warnings" not in translate_command(old, Target4.JAVA, "p.dfy", "out/p")
    assert run_command(old, Target4.GO, "p.dfy") == ("/opt/dafny", "run", "--target:go", "--no-verify", "p.dfy")


TRANSLATES = """\
if [ "$1" = translate ]; then mkdir -p translated/program-py; echo 'low = 1' > translated/program-py/module_.py
echo x > translated/program-py.dtr; fi"""


def test_translation_returns_what_was_written(speaker):
    speaker(TRANSLATES)
    assert translate("method Main() {}", Target4.PYTHON) == (("program-py/module_.py", "low = 1\n"),)


@pytest.mark.parametrize("script", ["exit 0", "exit 134", "sleep 30"])
def test_a_translation_that_did_not_happen_is_a_failure(speaker, script: str):
    speaker(script)
    with pytest.raises(DafnyFailure):
        translate("method Main() {}", Target4.PYTHON, DafnyLimits(wall_seconds=1))


def test_what_cannot_be_compiled_says_why(speaker):
    speaker("echo 'program.dfy(3,1): Error: this has no meaning here'; exit 3")
    with pytest.raises(NotCompilable, match="no meaning"):
        run_program("method Main() {}", Target4.JAVA)


def extract(target: str):
    bodies = {UNIT.name: parse_candidate(TEXT, PROGRAM, UNIT)}
    return extract_by_dafny(PROGRAM, UNIT, bodies, Premises(), PROVENANCE, target, [(1,), (-2,)], [(0,), (-2,)])


def said(*lines: str) -> str:
    text = "\n".join(("", "Dafny program verifier did not attempt verification", *lines))
    return f'{TRANSLATES}\nif [ "$1" = run ]; then cat <<END\n{text}\nEND\nfi'


def test_a_target_of_dafny_4_is_written_and_compared(speaker):
    speaker(said("SAME", "SAME"))
    (artefact,) = extract("dafny4-python")
    assert artefact.path == "dafny4-python/m/low/program-py/module_.py"
    text = artefact.with_entry(7).text
    assert text.startswith("# m.low: verified code") and "# Ledger entry: 7" in text and text.endswith("low = 1\n")


def test_javascript_of_dafny_4_runs_with_the_package_that_it_needs(speaker, tmp_path, monkeypatch):
    package = tmp_path / "packages/bignumber.js/package.json"
    package.parent.mkdir(parents=True)
    package.write_text('{"version": "9.1.2"}')
    monkeypatch.setenv("NODE_PATH", str(tmp_path / "packages"))
    noted = f'[ "$1" = run ] && echo "$NODE_PATH" > "{tmp_path}/node_path"'
    speaker(f"{said('SAME', 'SAME')}\n{noted}; exit 0")
    assert extract("dafny4-javascript")
    assert (tmp_path / "node_path").read_text().strip() == str(tmp_path / "packages")


@pytest.mark.parametrize("lines", [("SAME", "DIFFERS 5"), ("SAME",), (), ("SAME", "SAME", "SAME")])
def test_a_target_that_differs_or_is_silent_blocks(speaker, lines: tuple[str, ...]):
    speaker(said(*lines))
    with pytest.raises(ExtractionDiffers):
        extract("dafny4-python")


def test_a_refusal_to_compile_is_no_extraction(speaker):
    speaker("echo 'program.dfy(3,1): Error: this has no meaning here'; exit 3")
    with pytest.raises(NotExtractable, match="no meaning"):
        extract("dafny4-java")
