"""The registry: names, plug-ins, and faults that stay with the agent that has them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from itertools import islice

import pytest
from agent_support import task

from provenhive.errors import InfrastructureError, UserError
from provenhive.search.agent import Agent, Feedback, Proposal, Task
from provenhive.search.registry import GROUP, Steady, UnknownAgent, agents, all_agents

WORK = task("unit f(x: int) returns (r: int)\n  ensures r == x", "f")


class Plugged:
    """A plug-in for the tests below."""

    name = "plugged"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        yield Proposal("{ r := x; }", self.name)


class Nameless:
    """Not an agent."""


class Faulty:
    """Fails after its first proposal."""

    name = "faulty"

    def __init__(self, fault: Exception) -> None:
        self.fault = fault

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        yield Proposal("{ r := x; }", self.name)
        raise self.fault


def point(value: str) -> EntryPoint:
    return EntryPoint("some", value, GROUP)


def test_built_in_agents_have_distinct_names_and_follow_the_protocol() -> None:
    found: dict[str, Agent] = all_agents(())
    assert len(found) >= 10
    assert all(name == agent.name for name, agent in found.items())


def test_plug_ins_come_after_the_built_in_ones() -> None:
    found = all_agents([point(f"{__name__}:Plugged")])
    assert list(found)[-1] == "plugged"


@pytest.mark.parametrize("value", [f"{__name__}:Nameless", f"{__name__}:nothing", "no.such.module:Agent"])
def test_what_is_no_agent_is_named_in_the_error(value: str) -> None:
    with pytest.raises(UserError, match="some"):
        all_agents([point(value)])


def test_a_name_may_not_be_taken_twice() -> None:
    with pytest.raises(UserError, match="plugged"):
        all_agents([point(f"{__name__}:Plugged")] * 2)


def test_agents_are_found_by_name_in_the_order_asked_for() -> None:
    assert [agent.name for agent in agents(["sygus", "loops"])] == ["sygus", "loops"]


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(UnknownAgent, match="nobody"):
        agents(["loops", "nobody"])


def test_a_fault_ends_the_agents_own_proposals_only(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        found = list(Steady(Faulty(ZeroDivisionError("oh"))).propose(WORK, Feedback()))
    assert len(found) == 1
    assert "faulty failed on m.f" in caplog.text


def test_a_broken_tool_is_not_hidden() -> None:
    stream = Steady(Faulty(InfrastructureError("broken"))).propose(WORK, Feedback())
    list(islice(stream, 1))
    with pytest.raises(InfrastructureError, match="broken"):
        next(stream)
