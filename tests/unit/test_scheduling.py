"""Scheduling: turns and bandit, halving, sameness up to names, kept failures, the trace, shared counterexamples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from agent_support import NothingWrong, task

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.names import Names
from provenhive.candidates.printer import print_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.cli.proving import Choices
from provenhive.errors import UserError
from provenhive.pipeline.units import counts_of
from provenhive.search.agent import Feedback, Proposal, Task
from provenhive.search.filter import Budget, Filter, Look, QuickAnswer
from provenhive.search.fuzz import UnitFuzzer
from provenhive.search.pool import CounterexamplePool
from provenhive.search.scheduling.halving import RUNGS, better_half
from provenhive.search.scheduling.likeness import alpha_form
from provenhive.search.scheduling.looks import FailedLooks
from provenhive.search.scheduling.trace import TraceEvent, read_trace, trace_dot, trace_writer
from provenhive.search.scheduling.turns import GAINS, Bandit, Group, InTurns, price_of
from provenhive.spec_lang.values import Data
from provenhive.verdicts import Unknown, UnknownReason, Verdict

WORK = task("datatype Cell = Cell(a: int, b: int)\n\nunit f(x: int, c: Cell) returns (r: int)\n  ensures r > x", "f")


def form(text: str) -> str:
    found = parse_candidate(text, WORK.program, WORK.unit)
    assert isinstance(found, Candidate), found
    return alpha_form(found, print_candidate(found, Names(WORK.program)))


def test_candidates_that_differ_in_their_own_names_are_the_same() -> None:
    one = "{ var i := x; r := H(i); } method H(n: int) returns (m: int) ensures m > n { m := n + 1; }"
    two = "{ var k := x; r := Up(k); } method Up(u: int) returns (v: int) ensures v > u { v := u + 1; }"
    assert form(one) == form(two)
    assert form("{ var i := x; var k := 1; r := i + k; }") != form("{ var i := x; var k := 1; r := i + i; }")
    assert form("{ var a := x; r := a + c.a; }") != form("{ var b := x; r := b + c.b; }")
    assert form("{ r := x; }") != form("{ r := c.a; }")


def test_turns_are_the_order_of_preference_again_and_again() -> None:
    turns = InTurns()
    assert [turns.pick((0, 1, 2)) for _ in range(6)] == [0, 1, 2, 0, 1, 2]
    assert [turns.pick((0, 2)) for _ in range(3)] == [0, 2, 0]


def test_a_bandit_goes_to_the_group_that_pays() -> None:
    bandit = Bandit([Group("weak"), Group("strong"), Group("strong"), Group("dear", 4.0)])
    asked = [0, 0, 0, 0]
    for _ in range(200):
        agent = bandit.pick((0, 1, 2, 3))
        asked[agent] += 1
        bandit.pay(agent, (0.1, 0.8, 0.8, 0.8)[agent])
    assert asked[1] + asked[2] > 2 * asked[0]
    assert asked[1] + asked[2] > 2 * asked[3]
    assert abs(asked[1] - asked[2]) <= 1  # in turns within the group
    assert asked[0] >= 1


def test_a_bandit_does_not_go_where_candidates_die_early() -> None:
    bandit, asked = Bandit([Group("far"), Group("early")]), [0, 0]
    for _ in range(200):
        agent = bandit.pick((0, 1))
        asked[agent] += 1
        bandit.pay(agent, GAINS[("proof", "gate")[agent]])
    assert asked[0] > 4 * asked[1]


def test_what_is_dear_is_asked_when_the_cheap_bring_little() -> None:
    def asked_first(gain: float) -> int:
        bandit = Bandit([Group("cheap"), Group("dear", 3.0)])
        for count in range(1000):
            if bandit.pick((0, 1)) == 1:
                return count
            bandit.pay(0, gain)
        return 1000

    assert 3 < asked_first(0.2) < asked_first(0.6) < 1000


def test_a_bandit_over_one_group_takes_turns() -> None:
    bandit, turns = Bandit([Group("symbolic")] * 4), InTurns()
    for able in [(0, 1, 2, 3)] * 9 + [(1, 3)] * 5:
        agent = bandit.pick(able)
        assert agent == turns.pick(able)
        bandit.pay(agent, 0.2 * agent)


def test_the_bandit_chooses_by_default_and_the_command_line_can_say_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Choices().project().settings.schedule == "bandit"
    assert Choices(schedule="turns").project().settings.schedule == "turns"
    with pytest.raises(UserError, match="there is no schedule 'luck'; there are turns and bandit"):
        Choices(schedule="luck").project()


def test_longer_looks_are_charged_to_the_group_whose_candidates_they_are_for() -> None:
    bandit = Bandit([Group("open"), Group("shut")])
    for agent in (0, 1):
        bandit.pay(agent, GAINS["waiting"])
    assert bandit.pick((0, 1)) == 0
    bandit.settle(0, 0.1, price_of(1) + price_of(2))
    assert bandit.pick((0, 1)) == 1
    assert [price_of(effort) for effort in range(RUNGS + 1)] == [0.0, 2.0, 4.0, 8.0]


def test_the_better_half_is_kept() -> None:
    assert better_half([3, 1, 2], lambda n: (n,)) == ([1, 2], [3])
    assert better_half([], lambda n: (n,)) == ([], [])


class Three:
    name = "three"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        if not feedback.outcomes:
            for number in (1, 2, 3):
                yield Proposal(f"{{ r := x + {number}; }}", self.name)
            yield Proposal("{ var unused := 4; r := x + 1; }", self.name)
            yield Proposal("{ var idle := 4; r := x + 1; }", self.name)


class NeverSure:
    """Leaves everything open, and remembers how long it was to look at what."""

    def __init__(self) -> None:
        self.looks: list[int] = []

    def look(self, candidate: Candidate, *, effort: int) -> Look:
        self.looks.append(effort)
        return Look(QuickAnswer.OPEN, ("timed out",))

    def judge(self, text: str) -> Verdict:
        raise AssertionError(text)


def test_what_stays_open_gets_more_time_in_ever_smaller_company() -> None:
    prover = NeverSure()
    events: list[TraceEvent] = []
    result = Filter(WORK, [Three()], prover, NothingWrong(), observe=events.append).run()
    assert [prover.looks.count(effort) for effort in range(RUNGS + 1)] == [4, 4, 2, 1]
    assert (result.counts.proposed, result.counts.repeated, result.counts.unknown) == (5, 1, 4)
    told = counts_of(result.counts)
    assert (told.proposed, told.red_flagged, told.repeated, told.unknown) == (5, 0, 1, 4)  # a repeat is no red flag
    assert isinstance(result.verdict, Unknown)
    assert result.verdict.reason is UnknownReason.NO_CANDIDATE
    assert result.verdict.detail == "timed out"
    assert [event.stage for event in events] == ["repeated", *["proof"] * 4]
    assert events[0].parents[0] in {event.candidate for event in events[1:]}


class One:
    """Says one thing, and nothing again."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self._text = name, text

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        if not feedback.outcomes:
            yield Proposal(self._text, self.name)


class Noted(InTurns):
    """Turns that note what is paid."""

    def __init__(self) -> None:
        super().__init__()
        self.paid: list[tuple[int, float]] = []
        self.settled: list[tuple[int, float, float]] = []

    def pay(self, agent: int, gain: float) -> None:
        self.paid.append((agent, gain))

    def settle(self, agent: int, gain: float, cost: float) -> None:
        self.settled.append((agent, round(gain, 9), cost))


def test_each_agent_is_paid_for_its_own_candidates() -> None:
    turns = Noted()
    agents = [One("waits", "{ r := x + 1; }"), One("fails", "{ nothing }")]
    Filter(WORK, agents, NeverSure(), NothingWrong(), turns=turns).run()
    assert turns.paid == [(0, GAINS["waiting"]), (1, GAINS["gate"])]
    assert turns.settled == [(0, 0.0, 2.0), (0, 0.0, 4.0), (0, 0.0, 8.0), (0, 0.1, 0.0)]


def test_what_is_looked_at_by_half_time_is_not_paid_to_who_was_asked_last() -> None:
    turns = Noted()
    agents = [One("waits", "{ r := x + 1; }"), One("fails", "{ nothing }")]
    search = Filter(WORK, agents, NeverSure(), NothingWrong(), turns=turns)
    search._elapsed = lambda: 50.0 if search._counts.rejected else 0.0  # type: ignore[method-assign]
    search.run()
    assert turns.paid == [(0, GAINS["waiting"]), (1, GAINS["gate"])]


@pytest.mark.parametrize("candidates", [2, 5])  # the fifth is a repeat
def test_what_is_open_when_the_budget_ends_is_told(candidates: int) -> None:
    events: list[TraceEvent] = []
    prover = NeverSure()
    result = Filter(WORK, [Three()], prover, NothingWrong(), Budget(candidates=candidates), observe=events.append).run()
    open_ = min(candidates, 4)
    assert prover.looks == [0] * open_
    assert (result.counts.proposed, result.counts.unknown) == (candidates, open_)
    assert result.furthest is not None and result.furthest.messages == ("timed out",)
    assert [event.stage for event in events if event.stage != "repeated"] == ["proof"] * open_
    assert isinstance(result.verdict, Unknown)
    assert (result.verdict.reason, result.verdict.detail) == (UnknownReason.BUDGET, "timed out")


class Strict:
    """Fails quick looks, with fewer messages the more is added, and proves nothing."""

    def __init__(self, answer: QuickAnswer = QuickAnswer.FAILED) -> None:
        self.answer = answer
        self.judged: list[str] = []

    def look(self, candidate: Candidate, *, effort: int) -> Look:
        text = print_candidate(candidate, Names(WORK.program))
        return Look(self.answer, ("no",) * (5 - text.count("+ 3") - 2 * text.count("+ 2")))

    def judge(self, text: str) -> Verdict:
        self.judged += [line.strip() for line in text.split("\n") if "r :=" in line]
        return Unknown(UnknownReason.GAVE_UP, "no", ("no",))


@pytest.mark.parametrize("budget", [Budget(), Budget(candidates=5)])
def test_the_judge_is_asked_about_the_nearest_of_what_quick_looks_failed(budget: Budget) -> None:
    prover = Strict()
    result = Filter(WORK, [Three()], prover, NothingWrong(), budget).run()
    assert prover.judged == ["r := x + 2;", "r := x + 3;", "r := x + 1;"]
    assert isinstance(result.verdict, Unknown)
    assert (result.counts.proposed, result.counts.unknown, result.counts.repeated) == (5, 4, 1)


def test_the_judge_is_not_asked_about_what_crashed_a_prover_or_when_time_is_up() -> None:
    dropped, late = Strict(QuickAnswer.DROPPED), Strict()
    Filter(WORK, [Three()], dropped, NothingWrong()).run()
    result = Filter(WORK, [Three()], late, NothingWrong(), Budget(prover_seconds=1e-9)).run()
    assert result.counts.unknown == 1  # the first look has used it up
    assert not dropped.judged and not late.judged


def test_the_judge_is_asked_by_half_time_while_agents_go_on() -> None:
    prover, seen = Strict(), []

    class Late(One):
        def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
            seen.append(list(prover.judged))
            yield from super().propose(task, feedback)

    agents = [One("fails", "{ r := x + 1; }"), Late("goes on", "{ r := x + 3; }")]
    search = Filter(WORK, agents, prover, NothingWrong(), Budget(seconds=90.0))
    search._elapsed = lambda: 50.0  # type: ignore[method-assign]
    search.run()
    assert seen[0] == ["r := x + 1;"]
    assert prover.judged == ["r := x + 1;", "r := x + 3;"]


def test_what_longer_looks_had_no_time_for_is_told() -> None:
    class Cancelled(NeverSure):
        def cancelled(self) -> bool:
            return 1 in self.looks

    prover, events = Cancelled(), []
    search = Filter(WORK, [Three()], prover, NothingWrong(), observe=events.append, cancelled=prover.cancelled)
    result = search.run()
    assert prover.looks.count(1) == 1
    assert (result.counts.proposed, result.counts.repeated, result.counts.unknown) == (5, 1, 4)
    assert [event.stage for event in events].count("proof") == 4


def test_what_waits_without_a_look_when_the_budget_ends_is_told() -> None:
    fuzzer, prover, events = UnitFuzzer(WORK.program, WORK.unit), NeverSure(), []
    search = Filter(
        WORK, [Alike()], prover, NothingWrong(), Budget(candidates=2), behaviour=fuzzer.behaviour, observe=events.append
    )
    result = search.run()
    assert prover.looks == [0]
    assert (result.counts.proposed, result.counts.unknown) == (2, 2)
    same = ("conditions", "unknown", "it computes what an earlier candidate computes")
    assert [(e.stage, e.verdict, e.message) for e in events] == [("proof", "unknown", "timed out"), same]
    assert result.furthest is not None and result.furthest.messages == ("timed out",)


class Alike:
    name = "alike"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        if not feedback.outcomes:
            for text in ("{ r := x + 1; }", "{ r := 1 + x; }", "{ r := x + 2; }", "{ r := x + 1; assert r > x; }"):
                yield Proposal(text, self.name)


def test_what_computes_the_same_waits_until_all_else_is_tried() -> None:
    order: list[str] = []

    class Noting(NeverSure):
        def look(self, candidate: Candidate, *, effort: int) -> Look:
            order.append(print_candidate(candidate, Names(WORK.program)).split("\n")[1].strip())
            return Look(QuickAnswer.DROPPED, ("no",))

    fuzzer = UnitFuzzer(WORK.program, WORK.unit)
    Filter(WORK, [Alike()], Noting(), NothingWrong(), behaviour=fuzzer.behaviour).run()
    assert order == ["r := x + 1;", "r := x + 2;", "r := x + 1;", "r := 1 + x;"]


def test_what_computes_the_same_is_known_after_other_inputs_came_first() -> None:
    fuzzer = UnitFuzzer(WORK.program, WORK.unit)

    def behaviour(text: str) -> str:
        found = parse_candidate(text, WORK.program, WORK.unit)
        assert isinstance(found, Candidate), found
        return fuzzer.behaviour(found)

    before = behaviour("{ r := x + 1; }")
    assert fuzzer.add_input((123456, Data("Cell", (1, 2))))
    assert behaviour("{ r := 1 + x; }") == before != behaviour("{ r := x + 2; }")


def test_failed_looks_outlive_the_run_and_a_damaged_line_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "looks.jsonl"
    flags = ("/timeLimit:4", "/noCheating:1")
    key, other = FailedLooks.key("text", "dafny 2", flags), FailedLooks.key("text", "dafny 4", flags)
    assert len({key, other, FailedLooks.key("text", "dafny 2", flags[:1])}) == 3
    FailedLooks(path).add(key, ("it fails",))
    with path.open("ab") as file:
        file.write(b'{"key": 4\n')
    again = FailedLooks(path)
    assert again.messages(key) == ("it fails",)
    assert again.messages(other) is None
    assert again.recalled == 1


def test_a_trace_is_read_back_and_drawn(tmp_path: Path) -> None:
    path = tmp_path / "trace.jsonl"
    first = TraceEvent("m.f", 0.5, "loops", "short", "sha256:a", (), "proof", "unknown", 'an "invariant"')
    second = TraceEvent("m.f", 0.9, "invariants", "", "sha256:b", ("sha256:a", "sha256:z"), "proof", "proved")
    write = trace_writer(path)
    write(first)
    write(second)
    assert read_trace(path) == (first, second)
    drawn = trace_dot((first, second))
    assert "u0c0 -> u0c1;" in drawn
    assert drawn.count("->") == 1
    path.write_text('{"unit": 1}\n')
    with pytest.raises(UserError, match=r"trace\.jsonl:1"):
        read_trace(path)


def test_counterexamples_of_another_process_arrive_within_the_run(tmp_path: Path) -> None:
    path = tmp_path / "pool" / "counterexamples.jsonl"
    work = task("unit f(x: int) returns (r: int)\n  ensures r > x", "f")
    here, there = CounterexamplePool(path), CounterexamplePool(path)
    assert not here.refresh()
    there.add(work.program, work.unit, (7,))
    assert here.refresh()
    assert here.inputs(work.program, work.unit) == [(7,)]
    assert not here.refresh()
    here.add(work.program, work.unit, (8,))
    there.add(work.program, work.unit, (9,))
    assert here.refresh()
    assert here.inputs(work.program, work.unit)[0] == (9,)
