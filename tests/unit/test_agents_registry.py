"""The registry: names, plug-ins, and faults that stay with the agent that has them."""

from __future__ import annotations

import logging
import signal
import time
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from itertools import islice
from threading import Thread

import pytest
from agent_support import task

from provenhive.errors import InfrastructureError, UserError
from provenhive.search.agent import Agent, Feedback, Proposal, Task
from provenhive.search.registry import BUILT_IN, GROUP, PATIENCE, Steady, UnknownAgent, agents, all_agents, groups_of

WORK = task("unit f(x: int) returns (r: int)\n  ensures r == x", "f")


class Plugged:
    """A plug-in for the tests below."""

    name = "plugged"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        yield Proposal("{ r := x; }", self.name)


class Mine:
    """Says nothing under some name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        yield from ()


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


class Endless:
    """Proposes once, and computes for ever."""

    name = "endless"

    def propose(self, _task: Task, _feedback: Feedback) -> Iterator[Proposal]:
        yield Proposal("{ r := 1; }", self.name)
        number = 0
        while True:
            try:
                number += 1
            except Exception:  # noqa: BLE001 - an agent may take its end for a fault of its own
                number = 0


def test_an_agent_that_computes_for_ever_is_stopped(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        found = list(Steady(Endless(), 0.2).propose(WORK, Feedback()))
    assert [proposal.text for proposal in found] == ["{ r := 1; }"]
    assert "endless took more than 0.2 s" in caplog.text


def test_the_bound_is_on_a_proposal_and_ends_with_it() -> None:
    stream = Steady(Endless(), 0.2).propose(WORK, Feedback())
    next(stream)
    until = time.process_time() + 0.4
    while time.process_time() < until:
        pass
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    assert list(stream) == []


def test_a_thread_of_its_own_has_no_such_clock_and_goes_on() -> None:
    found: list[Proposal] = []
    other = Thread(target=lambda: found.append(next(Steady(Endless(), 0.2).propose(WORK, Feedback()))))
    other.start()
    other.join()
    assert len(found) == 1


def test_every_agent_that_works_without_being_named_is_bounded() -> None:
    names = {make().name for make in BUILT_IN}
    bounded = {agent.name for agent in agents() if isinstance(agent, Steady) and agent.seconds == PATIENCE}
    assert bounded == names


def test_symbolic_agents_are_one_group_and_the_others_one_each() -> None:
    asked = [*all_agents(()).values(), Mine("small"), Mine("plug-in")]
    groups = {agent.name: group for agent, group in zip(asked, groups_of(asked, ["small"]), strict=True)}
    alone = {name for name, group in groups.items() if group.name == name}
    assert alone == {"librarian", "evolution", "small", "plug-in"}
    assert {group.name for name, group in groups.items() if name not in alone} == {"symbolic"}
    costs = [groups[name].cost for name in ("loops", "librarian", "plug-in", "evolution", "small")]
    assert costs[0] == costs[1] == costs[2] < costs[3] < costs[4]
