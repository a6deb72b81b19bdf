"""The evolutionary group alone, on small units, judged by the real prover."""

from __future__ import annotations

from pathlib import Path

import pytest
from agent_table import outcomes

from provenhive.verdicts import Proved

SPECIFICATION = """module evolved

unit clamp(x: int, lo: int, hi: int) returns (r: int)
  requires lo <= hi
  ensures lo <= r <= hi
  ensures lo <= x <= hi ==> r == x
"""


@pytest.mark.slow
def test_a_small_unit_is_evolved_and_proved(tmp_path: Path) -> None:
    path = tmp_path / "evolved.hspec"
    path.write_text(SPECIFICATION)
    (outcome,) = outcomes([path], agents=("evolution",), seconds=240.0)
    assert isinstance(outcome.verdict, Proved), outcome.messages
    assert outcome.origin.agent == "evolution"
