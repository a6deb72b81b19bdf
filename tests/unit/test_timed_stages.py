"""A stopwatch around a search changes nothing about who is told what."""

from __future__ import annotations

from provenhive.pipeline.stages import Stages, TimedAgent
from provenhive.search.agent import Outcome, Proposal


class _Silent:
    name = "silent"

    def propose(self, task, feedback):
        yield from ()


class _Listening(_Silent):
    name = "listening"

    def __init__(self):
        self.heard = []

    def learn(self, outcome):
        self.heard.append(outcome)


def test_an_agent_that_learns_hears_each_verdict():
    agent, outcome = _Listening(), Outcome(Proposal("{ r := 0; }", "another", "direct"), "fuzz", "refuted")
    timed = TimedAgent(agent, Stages())
    timed.learn(outcome)
    assert agent.heard == [outcome]


def test_an_agent_that_does_not_learn_is_told_nothing():
    outcome = Outcome(Proposal("{ r := 0; }", "another", "direct"), "fuzz", "refuted")
    TimedAgent(_Silent(), Stages()).learn(outcome)
