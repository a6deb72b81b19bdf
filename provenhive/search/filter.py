"""The filter: proposals of all agents against the cheapest test first, until one is proved or the budget is spent.

Stages (design, section 4): red flags and gate, repeats (the same but for names), fuzz, conditions, a quick look by a
warm prover, the judge. Agents are asked one proposal at a time, as a bandit over groups says, or in turns; outcomes go
back to them as feedback for the next round. What a quick look could not settle waits until everything cheaper has been
tried, and then gets more time by successive halving. If nothing is proved by then, the judge is asked about the nearest
of what failed in a quick look: a warm prover's answer may depend on what it was asked before.
"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Protocol

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.names import Names
from provenhive.candidates.printer import print_candidate
from provenhive.candidates.rejection import Rejection
from provenhive.candidates.syntax import Candidate
from provenhive.canonical import digest_bytes
from provenhive.search.agent import Agent, Feedback, Learner, Outcome, Proposal, Task
from provenhive.search.choice.election import Variant
from provenhive.search.scheduling.halving import RUNGS, better_half
from provenhive.search.scheduling.likeness import alpha_form, is_plain
from provenhive.search.scheduling.trace import TraceEvent, trace_event
from provenhive.search.scheduling.turns import GAINS, InTurns, Turns, price_of
from provenhive.search.tree.puct import furthest
from provenhive.search.weighing import OwnFailure, Weighed
from provenhive.verdicts import Proved, Refuted, Rejected, Unknown, UnknownReason, Verdict, word

MAX_ROUNDS = 4
APPEALS = 3
"""How many candidates that a quick look failed are judged where nothing else is left."""


class QuickAnswer(Enum):
    """What a warm prover's quick look says, no verdict; what is dropped crashed it, or cannot be asked."""

    PROMISING = "promising"
    OPEN = "open"
    FAILED = "failed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Look:
    """A quick look with the prover's messages, each with its place in the candidate's canonical text.

    ``refuted`` is a counterexample that the evaluator confirmed.
    """

    answer: QuickAnswer
    messages: tuple[str, ...] = ()
    refuted: Refuted | None = None


class Prover(Protocol):
    """What the filter asks of provers; the judge's answer is the only one that counts."""

    def look(self, candidate: Candidate, *, effort: int) -> Look:
        """Look at a candidate on a warm prover; each ``effort`` from 0 to ``RUNGS`` gets about twice the time."""
        ...

    def judge(self, text: str) -> Verdict:
        """Judge a candidate's text."""
        ...


class Fuzzer(Protocol):
    """Runs candidates against their contract."""

    def test(self, candidate: Candidate) -> Refuted | OwnFailure | None:
        """Return a confirmed counterexample, to the contract or to a claim of the candidate's own, if one was found."""
        ...


class Conditions(Protocol):
    """Looks at the verification conditions of candidates, in process."""

    def weigh(self, candidate: Candidate) -> Weighed:
        """Say what the conditions say of a candidate that survived fuzzing."""
        ...


@dataclass(frozen=True, slots=True)
class Budget:
    """What a unit may cost; ``prover_seconds`` are those that provers work for it, in looks and judgements."""

    candidates: int = 400
    seconds: float = 90.0
    prover_seconds: float = math.inf


@dataclass(frozen=True, slots=True)
class StageCounts:
    """How many candidates ended at which stage; ``repeated`` ones were dropped unjudged."""

    proposed: int = 0
    red_flagged: int = 0
    rejected: int = 0
    repeated: int = 0
    refuted: int = 0
    unknown: int = 0
    proved: int = 0


@dataclass(frozen=True, slots=True)
class UnitResult:
    """How the search for a unit ended; ``text`` and ``proposal`` are those of the candidate that was proved first.

    ``by_agent`` splits ``counts`` by who proposed; ``variants`` are all that were proved, in that order. ``furthest``
    is what got furthest when the search ended, proved or not; ``prover_seconds`` is what provers worked for it all.
    """

    verdict: Verdict
    counts: StageCounts
    seconds: float
    text: str = ""
    proposal: Proposal | None = None
    outcomes: tuple[Outcome, ...] = ()
    by_agent: tuple[tuple[str, StageCounts], ...] = ()
    variants: tuple[Variant, ...] = ()
    furthest: Outcome | None = None
    prover_seconds: float = 0.0


@dataclass
class _Waiting:
    proposal: Proposal
    candidate: Candidate
    text: str
    asked: int
    look: Look | None = None
    sure: bool = False
    doubts: tuple[str, ...] = ()
    share: float | None = None


@dataclass
class Filter:
    """One unit's search. It goes on until ``wanted`` different candidates are proved, or nothing is left to try."""

    task: Task
    agents: Sequence[Agent]
    prover: Prover
    fuzzer: Fuzzer
    budget: Budget = field(default_factory=Budget)
    notify: Callable[[StageCounts, str], None] = lambda counts, stage: None
    cancelled: Callable[[], bool] = lambda: False
    conditions: Conditions | None = None
    wanted: int = 1
    turns: Turns = field(default_factory=InTurns)
    behaviour: Callable[[Candidate], str] | None = None
    inputs_passed: Callable[[Candidate], float] | None = None
    observe: Callable[[TraceEvent], None] = lambda event: None

    def __post_init__(self) -> None:
        """Start with nothing seen."""
        self._names = Names(self.task.program)
        self._started = time.monotonic()
        self._counts = StageCounts()
        self._by_agent: dict[str, StageCounts] = {}
        self._seen: dict[str, Proposal] = {}
        self._outcomes: list[Outcome] = []
        self._open: list[_Waiting] = []
        self._failed: list[_Waiting] = []
        self._doubtful: deque[_Waiting] = deque()
        self._variants: list[Variant] = []
        self._stage = "waiting"
        self._asked = 0
        self._behaviours: set[str] = set()
        self._prover_seconds = 0.0
        self._looked_longer = self._appealed = False

    def run(self) -> UnitResult:
        """Search until enough candidates are proved, the agents have no more to say, or the budget is spent.

        Raises:
            InfrastructureError: a prover is missing or crashed.
        """
        for _ in range(MAX_ROUNDS):
            before = len(self._outcomes)
            proved = self._round()
            if proved is not None:
                return proved
            if self._variants or self._spent() or len(self._outcomes) == before:
                break
        if (appealed := self._appeals()) is not None:
            return appealed
        self._end()
        return self._best() or self._result(self._unproved())

    def _end(self) -> None:
        """Give up what still waits: a search whose budget ends tells what it has."""
        waiting = (*self._open, *self._doubtful)
        self._open = []
        self._doubtful.clear()
        for candidate in waiting:
            self._give_up(candidate)

    # --- one round -------------------------------------------------------------------------------------------------

    def _round(self) -> UnitResult | None:
        for proposal in self._proposals():
            if self._spent():
                return None
            proved = self._consider(proposal)
            self.turns.pay(self._asked, GAINS[self._stage])
            proved = proved or self._before_it_is_late()
            if proved is not None:
                return proved
        return self._halving() or self._doubts()

    def _before_it_is_late(self) -> UnitResult | None:
        """Look again at what is left by half-time, once: agents may have more to propose than there is time for."""
        if self._elapsed() < self.budget.seconds / 2:
            return None
        proved = None
        if self._open and not self._looked_longer:
            self._looked_longer = True
            proved = self._halving()
        if proved is None and self._failed and not self._appealed:
            self._appealed = True
            proved = self._appeals()
        return proved

    def _appeals(self) -> UnitResult | None:
        """Have the nearest of what failed in quick looks judged, if nothing is proved."""
        for waiting in sorted(self._failed, key=_openness)[:APPEALS]:
            if self._variants or self._late():
                return None
            self._failed.remove(waiting)
            self._count("unknown", waiting.proposal, -1)
            if (proved := self._judge(waiting)) is not None:
                return proved
        return None

    def _halving(self) -> UnitResult | None:
        """Look longer at what the quick looks left open: at all of it, then at the better half of the rest."""
        waiting, self._open = self._open, []
        for effort in range(1, RUNGS + 1):
            for candidate in waiting:
                if self._spent():
                    self._open.append(candidate)
                elif (proved := self._look_again(candidate, effort)) is not None:
                    return proved
            waiting, dropped = better_half(self._open, _openness)
            self._open = []
            for candidate in dropped if effort < RUNGS else (*waiting, *dropped):
                self._give_up(candidate)
        return None

    def _doubts(self) -> UnitResult | None:
        """Look at what its conditions made doubtful, when nothing else is left."""
        while self._doubtful and not self._spent():
            proved = self._look_again(self._doubtful.popleft(), 0)
            if proved is not None:
                return proved
        return self._halving() if self._open else None

    def _look_again(self, waiting: _Waiting, effort: int) -> UnitResult | None:
        """Look at what has waited, and settle what its group was paid for it: for provers' time, gained or not."""
        self._stage = "waiting"
        proved = self._look(waiting, effort)
        self._settle(waiting, price_of(effort))
        return proved

    def _settle(self, waiting: _Waiting, price: float = 0.0) -> None:
        self.turns.settle(waiting.asked, GAINS[self._stage] - GAINS["waiting"], price)

    def _proposals(self) -> Iterator[Proposal]:
        """Take proposals, from one agent at a time, until all have said what they had to say."""
        feedback = Feedback(tuple(self._outcomes))
        streams = {position: agent.propose(self.task, feedback) for position, agent in enumerate(self.agents)}
        while streams:
            position = self.turns.pick(tuple(streams))
            proposal = next(streams[position], None)
            if proposal is None:
                del streams[position]
                continue
            self._stage, self._asked = "waiting", position
            yield proposal

    def _elapsed(self) -> float:
        return time.monotonic() - self._started

    def _spent(self) -> bool:
        return self._counts.proposed >= self.budget.candidates or self._late()

    def _late(self) -> bool:
        over = self._elapsed() > self.budget.seconds
        return over or self._prover_seconds >= self.budget.prover_seconds or self.cancelled()

    # --- one proposal ----------------------------------------------------------------------------------------------

    def _consider(self, proposal: Proposal) -> UnitResult | None:
        self._count("proposed", proposal)
        if proposal.red_flag:
            self._reject(proposal, Rejected("discarded", proposal.red_flag, red_flag=True))
            return None
        candidate = parse_candidate(proposal.text, self.task.program, self.task.unit)
        if isinstance(candidate, Rejection):
            self._reject(proposal, candidate.verdict())
            return None
        text = print_candidate(candidate, self._names)
        form = alpha_form(candidate, text)
        if form in self._seen:
            self._repeated(proposal, self._seen[form])
            return None
        self._seen[form] = proposal
        waiting = _Waiting(proposal, candidate, text, self._asked)
        self._say(f"{proposal.agent}: running")
        match self.fuzzer.test(candidate):
            case Refuted() as refuted:
                self._refuted(waiting, "fuzz", refuted, (refuted.explanation,))
                return None
            case OwnFailure() as failure:
                self._refuted(waiting, "conditions", failure.refuted, (failure.message,))
                return None
        if self._stands_for_others(waiting):
            return self._look(waiting, 0) if self._weighed(waiting) else None
        waiting.doubts = ("it computes what an earlier candidate computes",)
        self._doubtful.append(waiting)
        return None

    def _stands_for_others(self, waiting: _Waiting) -> bool:
        """Say whether nothing known computes the same on the inputs tried; else it waits until all else is done."""
        if self.behaviour is None or self.wanted > 1 or not is_plain(waiting.candidate):
            return True
        seen = self.behaviour(waiting.candidate)
        fresh = seen not in self._behaviours
        self._behaviours.add(seen)
        return fresh

    def _weighed(self, waiting: _Waiting) -> bool:
        """Say whether a candidate's conditions leave it a chance now."""
        if self.conditions is None:
            return True
        self._say(f"{waiting.proposal.agent}: weighing")
        weighed = self.conditions.weigh(waiting.candidate)
        waiting.share = weighed.share
        if weighed.refuted is not None:
            self._refuted(waiting, "fuzz", weighed.refuted, weighed.messages)
            return False
        if weighed.hopeless is not None:
            self._refuted(waiting, "conditions", weighed.hopeless.refuted, weighed.messages)
            return False
        if weighed.doubtful:
            waiting.doubts = weighed.messages
            self._doubtful.append(waiting)
            return False
        waiting.sure = weighed.proved
        return True

    def _repeated(self, proposal: Proposal, first: Proposal) -> None:
        """Drop what is the same but for names as an earlier candidate, whose verdict is this one's too."""
        self._count("repeated", proposal)
        self._stage = "repeated"
        twin = Outcome(replace(proposal, parents=(digest_bytes(first.text.encode()),)), "repeated", "repeated")
        for agent in self.agents:
            if isinstance(agent, Learner):
                agent.learn(twin)
        self.observe(trace_event(self.task.unit.name, twin, self._elapsed()))

    def _reject(self, proposal: Proposal, verdict: Rejected) -> None:
        self._count("red_flagged" if verdict.red_flag else "rejected", proposal)
        self._learn(proposal, "red flag" if verdict.red_flag else "gate", verdict, (verdict.detail,))

    def _look(self, waiting: _Waiting, effort: int) -> UnitResult | None:
        """Look at a candidate, and have it judged if that is promising, or if its conditions are all proved."""
        if waiting.sure:
            return self._judge(waiting)
        self._say(f"{waiting.proposal.agent}: proving")
        with self._prover_at_work():
            look = waiting.look = self.prover.look(waiting.candidate, effort=effort)
        match look.answer:
            case QuickAnswer.OPEN:
                self._open.append(waiting)
                return None
            case QuickAnswer.PROMISING:
                return self._judge(waiting)
            case _ if look.refuted is not None:
                self._refuted(waiting, "proof", look.refuted, look.messages)
                return None
            case _:
                if look.answer is QuickAnswer.FAILED:
                    self._failed.append(waiting)
                self._count("unknown", waiting.proposal)
                self._learn(waiting.proposal, "proof", Unknown(UnknownReason.GAVE_UP), look.messages, waiting.share)
                return None

    def _give_up(self, waiting: _Waiting) -> None:
        """Note what stayed open: it is unknown, and agents may make something of its messages."""
        self._count("unknown", waiting.proposal)
        stage, messages = ("conditions", waiting.doubts) if waiting.look is None else ("proof", waiting.look.messages)
        self._learn(waiting.proposal, stage, Unknown(UnknownReason.TIME), messages, waiting.share)
        self._settle(waiting)

    def _judge(self, waiting: _Waiting) -> UnitResult | None:
        self._say(f"{waiting.proposal.agent}: judged")
        with self._prover_at_work():
            verdict = self.prover.judge(waiting.text)
        match verdict:
            case Proved():
                self._count("proved", waiting.proposal)
                self._learn(waiting.proposal, "proof", verdict, share=1.0)
                self._variants.append(Variant(verdict, waiting.text, waiting.candidate, waiting.proposal))
                return self._best() if len(self._variants) >= self.wanted else None
            case Rejected():
                self._reject(waiting.proposal, verdict)
            case Refuted() | Unknown():
                self._count("unknown", waiting.proposal)
                feedback = verdict.feedback if isinstance(verdict, Unknown) else ()
                self._learn(waiting.proposal, "proof", verdict, feedback, waiting.share)
                if isinstance(verdict, Unknown) and verdict.reason is UnknownReason.DISAGREEMENT:
                    return self._result(verdict)
        return None

    @contextmanager
    def _prover_at_work(self) -> Iterator[None]:
        started = time.monotonic()
        yield
        self._prover_seconds += time.monotonic() - started

    # --- book-keeping ----------------------------------------------------------------------------------------------

    def _count(self, stage: str, proposal: Proposal, by: int = 1) -> None:
        self._counts = _counted(self._counts, stage, by)
        self._by_agent[proposal.agent] = _counted(self._by_agent.get(proposal.agent, StageCounts()), stage, by)

    def _refuted(self, waiting: _Waiting, stage: str, refuted: Refuted, messages: tuple[str, ...]) -> None:
        self._count("refuted", waiting.proposal)
        share = waiting.share
        if stage == "fuzz" and self.inputs_passed is not None:
            share = self.inputs_passed(waiting.candidate)
        self._learn(waiting.proposal, stage, refuted, messages, share, refuted.counterexample)

    def _say(self, stage: str) -> None:
        self.notify(self._counts, stage)

    def _learn(
        self,
        proposal: Proposal,
        stage: str,
        verdict: Verdict,
        messages: tuple[str, ...] = (),
        share: float | None = None,
        counterexample: tuple[tuple[str, str], ...] = (),
    ) -> None:
        outcome = Outcome(proposal, stage, word(verdict), messages, counterexample, share)
        self._outcomes.append(outcome)
        self._stage = "proved" if isinstance(verdict, Proved) else stage
        for agent in self.agents:
            if isinstance(agent, Learner):
                agent.learn(outcome)
        self.observe(trace_event(self.task.unit.name, outcome, self._elapsed()))

    def _unproved(self) -> Unknown:
        if not self._counts.proposed:
            return Unknown(UnknownReason.NO_CANDIDATE, "no agent has a proposal for this contract")
        best = furthest([o for o in self._outcomes if o.messages and _is_open(o)])
        asked = any(o.stage == "proof" for o in self._outcomes)
        nothing = "a prover was asked, and gave no reason" if asked else "no candidate reached a prover"
        detail = "; ".join(best.messages[:2]) if best is not None else nothing
        return Unknown(UnknownReason.BUDGET if self._spent() else UnknownReason.NO_CANDIDATE, detail)

    def _best(self) -> UnitResult | None:
        """Return the result for what is proved so far; ``None`` if nothing is."""
        return self._result(self._variants[0].verdict, self._variants[0]) if self._variants else None

    def _result(self, verdict: Verdict, first: Variant | None = None) -> UnitResult:
        seconds = self._elapsed()
        outcomes, by_agent = tuple(self._outcomes), tuple(self._by_agent.items())
        if first is None:
            ended = UnitResult(verdict, self._counts, seconds, outcomes=outcomes, by_agent=by_agent)
        else:
            variants = tuple(self._variants)
            ended = UnitResult(verdict, self._counts, seconds, first.text, first.proposal, outcomes, by_agent, variants)
        return replace(ended, furthest=furthest(outcomes), prover_seconds=self._prover_seconds)


def _is_open(outcome: Outcome) -> bool:
    """Say whether a candidate computes the right thing, as far as anybody knows, and is not proved."""
    return outcome.stage == "conditions" or (outcome.stage == "proof" and outcome.verdict == "unknown")


def _openness(waiting: _Waiting) -> tuple[int, ...]:
    """Rank what a look did not settle: few messages first, then short texts."""
    return (0 if waiting.look is None else len(waiting.look.messages), len(waiting.text))


def _counted(counts: StageCounts, stage: str, by: int) -> StageCounts:
    return replace(counts, **{stage: getattr(counts, stage) + by})
