"""The agents that learn from failed proofs: more invariants, fewer invariants, lemmas of arithmetic.

Both start from candidates of other agents that ran correctly on all samples and that the prover did not accept.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.printer import print_candidate
from provenhive.candidates.rejection import Rejection
from provenhive.candidates.syntax import Candidate, HelperMethod, While
from provenhive.canonical import digest_bytes
from provenhive.search.agent import Feedback, Outcome, Proposal, Task
from provenhive.search.agents.arithmetic import division_lemmas, divisors, with_steps
from provenhive.search.agents.houdini import Houdini
from provenhive.search.agents.statements import all_statements, expand_statements
from provenhive.search.agents.tryout import Tryout
from provenhive.search.agents.workbench import Workbench

MOST = 4


class Invariants:
    """Proposes failed loops again with invariants guessed from traces, then without those that did not hold up."""

    name = "invariants"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield repaired candidates, for the latest failures first."""
        failed = _failed(feedback, self.name)
        if not failed:
            return
        bench = Workbench(task)
        houdini = Houdini(bench, Tryout(bench))
        for outcome in failed[:MOST]:
            candidate = _parsed(task, outcome)
            if candidate is None or not _has_loop(candidate):
                continue
            if outcome.proposal.agent == self.name:
                repaired = houdini.without(candidate, outcome.messages)
            else:
                repaired = houdini.strengthened(candidate)
            if repaired is not None:
                yield _proposal(bench, repaired, outcome, self.name)


class Arithmetic:
    """Proposes failed candidates again with facts about division, where they divide or add a divisor."""

    name = "arithmetic"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield repaired candidates."""
        over = divisors((*task.unit.requires, *task.unit.ensures))
        bench = Workbench(task)
        for outcome in _failed(feedback, self.name)[:MOST]:
            candidate = _parsed(task, outcome)
            if candidate is None or outcome.proposal.agent == self.name:
                continue
            body = expand_statements(candidate.body, lambda s: with_steps(s, over))
            if body != candidate.body:
                lemmas = division_lemmas() if over else ()
                repaired = Candidate(candidate.unit, body, (*candidate.helpers, *lemmas))
                yield _proposal(bench, repaired, outcome, self.name)


def _failed(feedback: Feedback, agent: str) -> list[Outcome]:
    """Return what the provers did not accept: own attempts first, then what was not tried yet.

    Candidates whose own claims were false in a run are among them: what they compute may be right.
    """
    open_ones = [
        o for o in feedback.outcomes if o.stage == "conditions" or (o.stage, o.verdict) == ("proof", "unknown")
    ]
    tried = {parent for o in open_ones if o.proposal.agent == agent for parent in o.proposal.parents}
    fresh = [o for o in open_ones if _digest(o) not in tried]
    return sorted(fresh, key=lambda o: o.proposal.agent != agent)


def _digest(outcome: Outcome) -> str:
    return digest_bytes(outcome.proposal.text.encode())


def _parsed(task: Task, outcome: Outcome) -> Candidate | None:
    candidate = parse_candidate(outcome.proposal.text, task.program, task.unit)
    return None if isinstance(candidate, Rejection) else candidate


def _has_loop(candidate: Candidate) -> bool:
    blocks = [candidate.body, *(h.body for h in candidate.helpers if isinstance(h, HelperMethod))]
    return any(isinstance(statement, While) for block in blocks for statement in all_statements(block))


def _proposal(bench: Workbench, repaired: Candidate, outcome: Outcome, agent: str) -> Proposal:
    text = print_candidate(repaired, bench.names)
    return Proposal(text, agent, outcome.proposal.aim, parents=(_digest(outcome),), seed=bench.task.seed)
