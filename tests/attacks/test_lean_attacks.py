"""Every cheat in ``tests/attacks/lean``: what the gate says of it and, the gate left out, what the checker says.

``attack.toml``: ``gate`` is the category of the refusal, or ``accepted`` where the text is no more than a proof that
does not work; ``checker`` is the step at which the check ends when the raw text is compiled without a gate, or
``accepted`` where only the gate stands between the cheat and the statement; then ``why`` says what follows from that.
"""

import tomllib
from pathlib import Path

import pytest
from lean_support import lean_engine, lean_library

from provenhive.lean_bridge.checker import CheckedTheorem, Checker, FailedCheck, Statement
from provenhive.lean_bridge.script import Refusal, ScriptRefused, parse_proof

FOLDER = Path(__file__).parent / "lean"
ATTACKS = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


def _attack(name: str) -> tuple[dict[str, object], str]:
    folder = FOLDER / name
    with (folder / "attack.toml").open("rb") as file:
        return tomllib.load(file), (folder / "proof.txt").read_bytes().decode()


def _statement(attack: dict[str, object]) -> Statement:
    described = attack["statement"]
    assert isinstance(described, dict)
    return Statement("law", described["binders"], described["conclusion"], described.get("preamble", ""))


@pytest.mark.parametrize("name", ATTACKS)
def test_the_gate(name: str) -> None:
    attack, text = _attack(name)
    if attack["gate"] == "accepted":
        assert attack["why"]
        parse_proof(text)
        return
    with pytest.raises(ScriptRefused) as refused:
        parse_proof(text)
    assert refused.value.category is Refusal(attack["gate"])


@pytest.mark.slow
@pytest.mark.parametrize("name", ATTACKS)
def test_the_checker_without_the_gate(name: str) -> None:
    attack, text = _attack(name)
    result = Checker(lean_engine(), lean_library()).check_text(_statement(attack), text)
    if attack["checker"] == "accepted":
        assert attack["why"]
        assert isinstance(result, CheckedTheorem)
        return
    assert isinstance(result, FailedCheck)
    assert result.step.value == attack["checker"]


@pytest.mark.parametrize("name", [name for name in ATTACKS if _attack(name)[0]["gate"] == "accepted"])
def test_what_the_gate_accepts_the_checker_refuses(name: str) -> None:
    attack, text = _attack(name)
    result = Checker(lean_engine(), lean_library()).check(_statement(attack), parse_proof(text))
    assert isinstance(result, FailedCheck)


def test_every_category_is_attacked() -> None:
    unattackable = {Refusal.SIZE, Refusal.CONFIGURATION}  # these are in the tests of the gate
    assert {Refusal(_attack(name)[0]["gate"]) for name in ATTACKS if _attack(name)[0]["gate"] != "accepted"} == set(
        Refusal
    ) - unattackable
