"""Candidates weighed by their conditions: what is killed, what waits, what stops the search."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.conditions.examining import Examiner
from provenhive.search.agent import Feedback, Proposal, Task
from provenhive.search.filter import Budget, Filter, Look, QuickAnswer
from provenhive.search.fuzz import UnitFuzzer
from provenhive.search.weighing import ConditionFilter
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text
from provenhive.verdicts import Refuted, Unknown, UnknownReason, Verdict

PROGRAM = load_text(
    """
module weighing

unit far(x: int) returns (r: int)
  ensures r == x + 1

unit count(n: nat) returns (r: int)
  ensures r == n

unit pick<T>(x: T, y: T, n: int) returns (r: T)
  ensures r == x
""",
    "weighing.hspec",
)
EVALUATOR = Evaluator(PROGRAM)
# Wrong on one input that no generator of small values tries.
RARE = "{ if x == 7351042 { r := 0; } else { r := x + 1; } }"
RARE_PICK = "{ if n == 7351042 { r := y; } else { r := x; } }"
ASSERTS = "{ r := x + 1; assert x != 9182736; }"
WEAK = "{ r := 0; var i: int := 0; while i < n invariant r <= n decreases n - i { r := r + 1; i := i + 1; } }"
STRONG = "{ r := 0; while r < n invariant r <= n { r := r + 1; } }"


def read(unit: str, text: str) -> Candidate:
    candidate = parse_candidate(text, PROGRAM, PROGRAM.unit(f"weighing.{unit}"))
    assert isinstance(candidate, Candidate), candidate
    return candidate


@dataclass
class Fuzzing:
    fuzzer: UnitFuzzer

    def test(self, candidate: Candidate) -> Refuted | None:
        failure = self.fuzzer.fuzz(candidate).failure
        return None if failure is None else self.fuzzer.explain(failure)

    def confirm(self, candidate: Candidate, inputs: tuple[tuple[object, ...], ...]) -> Refuted | None:
        added = [arguments for arguments in inputs if self.fuzzer.add_input(arguments)]
        return self.test(candidate) if added else None


@dataclass
class Asked:
    """Stands where provers do: notes what it is asked and proves nothing."""

    verdict: Verdict = field(default_factory=lambda: Unknown(UnknownReason.GAVE_UP))
    answer: QuickAnswer = QuickAnswer.FAILED
    looked: list[Candidate] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    judged: list[str] = field(default_factory=list)

    def look(self, candidate: Candidate, **_: object) -> Look:
        self.looked.append(candidate)
        self.order.append("look")
        return Look(self.answer)

    def judge(self, text: str) -> Verdict:
        self.order.append("judge")
        self.judged.append(text)
        return self.verdict


@dataclass(frozen=True)
class Says:
    texts: tuple[str, ...]
    name: str = "says"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        yield from (Proposal(text, self.name) for text in self.texts)


def search(unit: str, *texts: str, asked: Asked) -> object:
    declared = PROGRAM.unit(f"weighing.{unit}")
    fuzzing = Fuzzing(UnitFuzzer(PROGRAM, declared, evaluator=EVALUATOR, use_solver=False))
    conditions = ConditionFilter(PROGRAM, EVALUATOR, fuzzing.confirm)
    task = Task(PROGRAM, declared, 0)
    return Filter(task, (Says(texts),), asked, fuzzing, conditions=conditions).run()


def test_a_rare_failure_is_found_and_kills_before_a_prover_is_asked() -> None:
    asked = Asked()
    result = search("far", RARE, asked=asked)
    assert result.counts.refuted == 1
    assert not asked.looked
    assert ("x", "7351042") in result.outcomes[0].counterexample


def test_a_model_is_an_input_of_a_polymorphic_unit_too() -> None:
    asked = Asked()
    result = search("pick", RARE_PICK, asked=asked)
    assert not asked.order
    assert result.outcomes[0].stage == "fuzz"
    assert ("n", "7351042") in result.outcomes[0].counterexample


def test_the_second_opinion_runs_a_polymorphic_candidate_on_what_models_suggest() -> None:
    found = Examiner(PROGRAM, EVALUATOR).examine(read("pick", RARE_PICK))
    assert found.inputs
    assert found.failure is not None
    arguments, reason = found.failure
    assert dict(arguments)["n"] == "7351042" and "ensures of weighing.pick" in reason
    right = Examiner(PROGRAM, EVALUATOR).examine(read("pick", "{ r := x; }"))
    assert right.proved and right.failure is None


def test_an_assertion_that_no_proof_gets_past_is_told_with_its_place() -> None:
    asked = Asked()
    result = search("far", ASSERTS, asked=asked)
    assert not asked.looked
    assert result.counts.refuted == 1
    assert result.outcomes[0].stage == "conditions"  # what it computes is right, what it claims is not
    assert result.outcomes[0].counterexample
    assert any(m.startswith("assertion at 1:15: ") and "9182736" in m for m in result.outcomes[0].messages)


def test_what_its_invariants_do_not_carry_waits_for_the_others() -> None:
    asked = Asked()
    search("count", WEAK, STRONG, asked=asked)
    assert asked.order[:2] == ["judge", "look"]
    assert len(read("count", asked.judged[0]).body.statements) == 2
    assert [len(c.body.statements) for c in asked.looked][:1] == [3]


def test_what_its_conditions_prove_needs_no_quick_look() -> None:
    asked = Asked()
    search("far", "{ r := x + 1; }", asked=asked)
    assert asked.order == ["judge"]


def test_what_a_prover_left_open_without_a_word_did_reach_it() -> None:
    result = search("far", "{ r := x + 1 + 0 * x * x; }", asked=Asked(answer=QuickAnswer.OPEN))
    judged = search("far", "{ r := x + 1; }", asked=Asked())
    assert judged.verdict.detail == "a prover was asked, and gave no reason"
    assert result.counts.unknown == judged.counts.unknown == 1


def test_a_disagreement_ends_the_search() -> None:
    verdict = Unknown(UnknownReason.DISAGREEMENT, "one says so, the other not", ("one", "other"))
    asked = Asked(verdict, QuickAnswer.PROMISING)
    result = search("far", "{ r := x + 1; }", "{ r := 1 + x; }", asked=asked)
    assert result.verdict is verdict
    assert asked.order == ["judge"]
    assert result.outcomes[-1].messages == ("one", "other")
    assert result.furthest.messages == ("one", "other")


@dataclass
class Dawdles:
    """Proposes one text, takes the time of the whole budget over the next, and goes on for ever."""

    text: str
    seconds: float
    name: str = "dawdles"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        yield Proposal(self.text, self.name)
        for number in count():
            time.sleep(self.seconds * 0.6)
            yield Proposal(f"{{ r := x + {number + 2}; }}", self.name)


@dataclass
class Slow(Asked):
    """Settles nothing at the first look, and everything at a longer one."""

    efforts: list[int] = field(default_factory=list)

    def look(self, candidate: Candidate, *, effort: int = 0, **_: object) -> Look:
        self.efforts.append(effort)
        return Look(QuickAnswer.PROMISING if effort else QuickAnswer.OPEN)


def test_what_is_open_gets_its_longer_look_before_others_have_used_up_the_time() -> None:
    declared = PROGRAM.unit("weighing.far")
    fuzzing = Fuzzing(UnitFuzzer(PROGRAM, declared, evaluator=EVALUATOR, use_solver=False))
    prover = Slow(Unknown(UnknownReason.DISAGREEMENT, "it was asked", ("one", "other")))
    task = Task(PROGRAM, declared, 0)
    assert fuzzing.fuzzer.inputs  # prepared before the clock starts
    search = Filter(task, (Dawdles("{ r := x + 1; }", 1.0),), prover, fuzzing, Budget(seconds=1.0))
    assert search.run().verdict is prover.verdict
    assert prover.efforts == [0, 1]


def test_feedback_has_the_share_of_conditions_that_are_proved_and_of_inputs_that_are_right() -> None:
    declared = PROGRAM.unit("weighing.count")
    fuzzing = Fuzzing(UnitFuzzer(PROGRAM, declared, evaluator=EVALUATOR, use_solver=False))
    far, near = "{ r := 0 - 1; }", "{ r := if n > 4 then n else 4; }"
    search = Filter(
        Task(PROGRAM, declared, 0),
        [Says((far, near, WEAK, STRONG))],
        Asked(),
        fuzzing,
        conditions=ConditionFilter(PROGRAM, EVALUATOR),
        inputs_passed=fuzzing.fuzzer.passed,
    )
    told = {outcome.proposal.text: outcome for outcome in search.run().outcomes}
    assert [told[text].stage for text in (far, near, WEAK, STRONG)] == ["fuzz", "fuzz", "proof", "proof"]
    assert [told[text].share for text in (far, STRONG)] == [0.0, 1.0]
    assert told[far].share < told[near].share < 1.0
    assert 0.0 < told[WEAK].share == ConditionFilter(PROGRAM, EVALUATOR).weigh(read("count", WEAK)).share < 1.0


def test_weighing_leaves_nothing_in_memory() -> None:
    evaluator = Evaluator(PROGRAM)
    weigher, sizes = ConditionFilter(PROGRAM, evaluator), set()
    for number in range(4):
        assert weigher.weigh(read("far", f"{{ r := x + 1; assert x != {1000 + number}; }}")).hopeless
        sizes.add((len(evaluator._compiled), len(evaluator._compiler._namespace), len(evaluator.runtime.sites)))
    assert len(sizes) == 1, sizes


def test_weighing_says_nothing_against_a_right_candidate() -> None:
    weighed = ConditionFilter(PROGRAM, EVALUATOR).weigh(read("count", STRONG))
    assert weighed.refuted is None
    assert not weighed.hopeless
    assert not weighed.doubtful
    assert weighed.proved
