"""How many inputs a failed candidate is right on is counted where an agent reads it, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from unit_job_support import Given, unit_job

from provenhive.pipeline.units import unit_search
from provenhive.search.agent import Agent
from provenhive.search.registry import Steady, agents

TEXT = """\
module near

unit sign(x: int) returns (r: int)
  ensures x > 0 ==> r == 1
  ensures x < 0 ==> r == -1
  ensures x == 0 ==> r == 0
"""


WRONG = "{ r := if x > 0 then 1 else 0; }"


class Comparing(Given):
    """Reads the shares of what failed."""

    compares_shares = True


@pytest.mark.parametrize(
    ("agent", "counted"),
    [(Given(WRONG), False), (Comparing(WRONG), True), (Steady(Given(WRONG)), False), (Steady(Comparing(WRONG)), True)],
)
def test_a_share_is_counted_where_an_agent_reads_it(agent: Agent, counted: bool, tmp_path: Path) -> None:
    job = unit_job(tmp_path, TEXT, "near.sign", candidates=5, seconds=60.0)
    (outcome,) = unit_search(job, [agent]).filter.run().outcomes
    assert (outcome.stage, outcome.verdict) == ("fuzz", "refuted")
    assert (outcome.share is not None) == counted
    assert outcome.share is None or 0 < outcome.share < 1


def test_evolution_reads_shares_and_the_agents_that_are_asked_unnamed_do_not() -> None:
    assert [agent.compares_shares for agent in agents(["evolution", "loops"]) if isinstance(agent, Steady)] == [
        True,
        False,
    ]
    assert not any(agent.compares_shares for agent in agents() if isinstance(agent, Steady))
