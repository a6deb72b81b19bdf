"""What a warm prover fails is no verdict: the judge is asked about the nearest before a search gives up."""

from __future__ import annotations

from collections.abc import Iterator

from agent_support import NothingWrong, task

from provenhive.candidates.syntax import Candidate
from provenhive.dafny_bridge import DafnyLimits
from provenhive.dafny_bridge.render import Premises
from provenhive.judge import JudgeSettings, UnitJudge
from provenhive.search.agent import Feedback, Proposal, Task
from provenhive.search.filter import Filter, Look, QuickAnswer
from provenhive.verdicts import Proved, Verdict

WORK = task("unit larger(x: int) returns (r: int)\n  ensures r > x", "larger")


class Distrustful:
    """No look is promising; the judge is real."""

    def __init__(self) -> None:
        self.judge_of_units = UnitJudge(WORK.program, Premises(), JudgeSettings(DafnyLimits(procedure_seconds=20)))
        self.judged = 0

    def look(self, candidate: Candidate, *, effort: int) -> Look:
        return Look(QuickAnswer.FAILED, ("a postcondition might not hold",))

    def judge(self, text: str) -> Verdict:
        self.judged += 1
        return self.judge_of_units.judge(text, WORK.unit).verdict


class Says:
    name = "says"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        if not feedback.outcomes:
            for text in ("{ r := x; }", "{ r := x + 1; }", "{ r := x + 2; }"):
                yield Proposal(text, self.name)


def test_what_quick_looks_fail_is_proved_by_the_judge() -> None:
    prover = Distrustful()
    result = Filter(WORK, [Says()], prover, NothingWrong()).run()
    assert isinstance(result.verdict, Proved)
    assert "r := x + 1;" in result.text
    assert prover.judged == 2
    counts = result.counts
    assert (counts.proposed, counts.unknown, counts.proved) == (3, 2, 1)
    assert [o.verdict for o in result.outcomes] == ["unknown"] * 4 + ["proved"]
