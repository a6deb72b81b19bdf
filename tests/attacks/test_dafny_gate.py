"""The gate against the corpus of cheats, and against honest candidates: it must refuse the ones and read the others."""

import json
from functools import cache
from pathlib import Path

import pytest

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.names import Names
from provenhive.candidates.printer import print_candidate
from provenhive.candidates.rejection import RED_FLAGS, GateCategory, Rejection
from provenhive.candidates.syntax import Candidate
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.load import load_program
from provenhive.verdicts import Rejected

HERE = Path(__file__).parent
CHEATS = sorted(path for path in (HERE / "dafny").iterdir() if path.is_dir())
HONEST = sorted((HERE / "honest").glob("*.txt"))


@cache
def attacked() -> Program:
    return load_program(HERE / "dafny" / "spec.hspec")


@cache
def served() -> Program:
    return load_program(HERE / "honest" / "honest.hspec")


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8")  # as it is: no line end is translated


@pytest.mark.parametrize("folder", CHEATS, ids=lambda path: path.name)
def test_cheat_is_refused_with_its_category(folder: Path) -> None:
    expected = json.loads((folder / "expected.json").read_text())
    unit = attacked().unit(f"spec.{expected['unit']}")
    answer = parse_candidate(text_of(folder / "candidate.txt"), attacked(), unit)
    assert isinstance(answer, Rejection)
    assert answer.category is GateCategory(expected["category"]), answer
    assert answer.line >= 1
    assert answer.column >= 1


@pytest.mark.parametrize("folder", [f for f in CHEATS if (f / "program.dfy").exists()], ids=lambda path: path.name)
def test_whole_program_is_refused(folder: Path) -> None:
    expected = json.loads((folder / "expected.json").read_text())
    answer = parse_candidate(text_of(folder / "program.dfy"), attacked(), attacked().unit("spec.abs"))
    assert isinstance(answer, Rejection)
    assert answer.category is GateCategory(expected["program_category"]), answer


@pytest.mark.parametrize("path", HONEST, ids=lambda path: path.stem)
def test_honest_candidate_is_read_and_printed_back(path: Path) -> None:
    text = text_of(path)
    unit = served().unit("honest." + text.splitlines()[0].removeprefix("// unit: "))
    read = parse_candidate(text, served(), unit)
    assert isinstance(read, Candidate), read
    printed = print_candidate(read, Names(served()))
    assert parse_candidate(printed, served(), unit) == read


def test_corpora_are_large() -> None:
    assert len(CHEATS) >= 120
    assert len(HONEST) >= 40
    assert sum((folder / "program.dfy").exists() for folder in CHEATS) == 72


def test_every_category_has_a_cheat() -> None:
    seen = {json.loads((folder / "expected.json").read_text())["category"] for folder in CHEATS}
    assert seen == {category.value for category in GateCategory}


def test_refusal_of_a_body_that_would_be_read_without_the_cheat() -> None:
    """The corpus shows the defence, not a gate that refuses everything: without the cheat the same body is read."""
    unit = attacked().unit("spec.abs")
    body = "{ %s y := x; }"
    assert isinstance(parse_candidate(body % "", attacked(), unit), Candidate)
    for cheat in ("assume false;", "var z :| z > z;", "print x;", "var a := new int[1];", "expect true;"):
        assert isinstance(parse_candidate(body % cheat, attacked(), unit), Rejection), cheat


def test_red_flags_are_told_from_refusals() -> None:
    unit = attacked().unit("spec.abs")
    flagged = parse_candidate("```\n{ y := x; }\n```", attacked(), unit)
    refused = parse_candidate("{ assume false; y := x; }", attacked(), unit)
    assert isinstance(flagged, Rejection)
    assert isinstance(refused, Rejection)
    assert flagged.verdict() == Rejected("wrong-form", flagged.verdict().detail, red_flag=True)
    assert refused.verdict().category == "assume"
    assert refused.verdict().detail.startswith("1:3: ")
    assert not refused.red_flag
    assert {category for category in GateCategory if category in RED_FLAGS} == RED_FLAGS


def test_each_prefix_and_each_damaged_honest_text_gets_an_answer() -> None:
    """Whatever is cut off or damaged is answered by a candidate or a refusal, never by an exception."""
    for path in HONEST[::7]:
        text = text_of(path)
        unit = served().unit("honest." + text.splitlines()[0].removeprefix("// unit: "))
        for cut in range(0, len(text), 11):
            for damaged in (text[:cut], text[cut:], text[:cut] + "}" + text[cut:], text[:cut] + '"' + text[cut:]):
                assert isinstance(parse_candidate(damaged, served(), unit), Candidate | Rejection)
