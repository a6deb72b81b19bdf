"""No vote, however it goes, makes an unproved candidate win."""

from __future__ import annotations

import pytest
from agent_support import NothingWrong

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.printer import print_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.dafny_bridge import DafnyLimits
from provenhive.dafny_bridge.render import Premises
from provenhive.judge import JudgeSettings, UnitJudge
from provenhive.pipeline.choosing import choose, measure
from provenhive.search.agent import Feedback, Proposal, Task
from provenhive.search.choice.election import NotProved, Variant, elect, measured
from provenhive.search.choice.voting import NoSuchVariant, first_to_ahead_by
from provenhive.search.filter import Filter, Look, QuickAnswer
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text
from provenhive.verdicts import Proved, Refuted, Rejected, Unknown, UnknownReason, Verdict

PROGRAM = load_text("""module m

unit twice(x: nat) returns (r: nat)
  ensures r == 2 * x
""")
UNIT = PROGRAM.unit("m.twice")
SETTINGS = JudgeSettings(DafnyLimits(procedure_seconds=20))
SHORTEST_BUT_WRONG = "{ r := x; }"
LOOP = "{ r := 0; var i := 0; while i < x invariant i <= x && r == 2 * i { r := r + 2; i := i + 1; } }"
DIRECT = "{ r := x + x; }"


def tree(text: str) -> Candidate:
    found = parse_candidate(text, PROGRAM, UNIT)
    assert isinstance(found, Candidate), found
    return found


@pytest.mark.parametrize(
    "verdict", [Unknown(UnknownReason.TIME), Refuted((), "wrong"), Rejected("too-long", "long", red_flag=True)]
)
def test_only_a_proof_stands_for_election(verdict: Verdict) -> None:
    with pytest.raises(NotProved):
        Variant(verdict, SHORTEST_BUT_WRONG, tree(SHORTEST_BUT_WRONG), Proposal(SHORTEST_BUT_WRONG, "liar"))  # type: ignore[arg-type]


class Liar:
    """Proposes wrong code first; its word is that all of it is right."""

    name = "liar"

    def propose(self, task: Task, feedback: Feedback):
        for text in (SHORTEST_BUT_WRONG, LOOP, DIRECT):
            yield Proposal(text, self.name, aim="proved, believe me")


class Credulous:
    """Every look is promising; only the judge is real."""

    def __init__(self) -> None:
        self.judge_of_units = UnitJudge(PROGRAM, Premises(), SETTINGS)

    def look(self, candidate: Candidate, *, effort: int) -> Look:
        return Look(QuickAnswer.PROMISING)

    def judge(self, text: str) -> Verdict:
        return self.judge_of_units.judge(text, UNIT).verdict


def test_with_every_cheaper_stage_lying_the_wrong_candidate_cannot_win() -> None:
    result = Filter(Task(PROGRAM, UNIT), [Liar()], Credulous(), NothingWrong(), wanted=3).run()
    assert [v.proposal.text for v in result.variants] == [LOOP, DIRECT]
    assert isinstance(result.verdict, Proved)
    measurements = measure(PROGRAM, Evaluator(PROGRAM), result.variants, Premises(), SETTINGS, 0)
    chosen, vote = choose(result.variants, measurements, 3)
    assert chosen.proposal.text == DIRECT
    assert vote is not None
    assert vote.winner == chosen.digest
    assert all(m.stable == (True, True) for m in measurements)
    # The wrong one would win every vote but that of stability, and is not let near the urn.
    wrong = print_candidate(tree(SHORTEST_BUT_WRONG), UnitJudge(PROGRAM, Premises())._names)
    assert wrong not in {v.text for v in result.variants}
    election = elect(measurements)
    stuffed = [*election.ballots, *(type(election.ballots[0])("liar", "mine", "sha256:" + "0" * 64) for _ in range(9))]
    with pytest.raises(NoSuchVariant):
        first_to_ahead_by(99, [v.digest for v in result.variants], stuffed)
    assert measured(chosen, (1,), ()).size < measured(result.variants[0], (1,), ()).size
