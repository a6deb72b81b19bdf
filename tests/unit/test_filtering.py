"""One candidate as one task: the stages that need no prover, in any process that was given the specification."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenhive.pipeline.filtering import FilterTask, filter_candidate
from provenhive.pipeline.shipping import packed
from provenhive.spec_lang.load import read_program
from provenhive.swarm import Done, LocalExecutor, Work

TEXT = """module m
unit count(n: nat) returns (r: nat)
  ensures r == 2 * n
"""
LOOP = "{{ r := 0; var k: int := 0; while k < n invariant {0} decreases n - k {{ r := r + 2; k := k + 1; }} }}"
CANDIDATES = {
    "{ r := 2 * n; }": "passed",
    "{ r := 2 * n + 1; }": "fuzz",
    LOOP.format("0 <= k && k <= n && r == 2 * k"): "passed",
    LOOP.format("0 <= k && k <= n && r == k"): "conditions",
    "{ assume false; r := 0; }": "gate",
}


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Where each candidate ended, in another process."""
    path: Path = tmp_path_factory.mktemp("filtering") / "m.hspec"
    path.write_text(TEXT, encoding="utf-8")
    with LocalExecutor(1) as executor:
        digest = executor.provide(packed(read_program(path)[1]))
        for text in CANDIDATES:
            executor.submit(Work(text, filter_candidate, FilterTask(digest, "m.count", text), (digest,)))
        return {report.key: report.result.stage for report in executor.reports() if isinstance(report, Done)}


@pytest.mark.parametrize(("text", "stage"), CANDIDATES.items())
def test_a_candidate_ends_at_the_first_stage_that_tells_against_it(
    stages: dict[str, str], text: str, stage: str
) -> None:
    assert stages[text] == stage
