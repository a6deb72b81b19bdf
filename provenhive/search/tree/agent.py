"""The agent of the tree search: failed candidates are repaired and taken apart, the most promising first.

It learns each verdict as it falls, so that the next change is chosen knowing the last one's fate.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.printer import print_candidate
from provenhive.candidates.rejection import Rejection
from provenhive.canonical import digest_bytes
from provenhive.search.agent import Feedback, Outcome, Proposal, Task
from provenhive.search.tree.decompositions import decompositions
from provenhive.search.tree.puct import Move, Tree
from provenhive.search.tree.repairs import Tools, repairs


@dataclass(frozen=True, slots=True)
class TreeBudget:
    """What one round may cost: candidates and seconds. What provers may cost is the filter's budget."""

    candidates: int = 60
    seconds: float = 120.0


class TreeSearch:
    """Proposes changes of what failed, whoever made it."""

    name = "tree"

    def __init__(self, budget: TreeBudget | None = None) -> None:
        self._budget = budget or TreeBudget()
        self._tree: Tree | None = None

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield changes of failed candidates, chosen one at a time; none before something has failed."""
        failed = [o for o in feedback.outcomes if o.stage in ("fuzz", "conditions", "proof") and o.verdict != "proved"]
        if not failed:
            return
        tools = Tools(task)
        tree = self._tree = Tree(
            lambda outcome: _moves(tools, outcome), lambda candidate: print_candidate(candidate, tools.bench.names)
        )
        for outcome in failed:
            tree.learn(outcome)
        started = time.monotonic()
        for _ in range(self._budget.candidates):
            found = tree.next() if time.monotonic() - started < self._budget.seconds else None
            if found is None:
                return
            node, move = found
            parent = node.parent.text if node.parent is not None else ""
            yield Proposal(node.text, self.name, move.label, parents=(digest_bytes(parent.encode()),), seed=task.seed)

    def learn(self, outcome: Outcome) -> None:
        """Take the verdict of a candidate of this search, or of another agent's that may be worth repairing."""
        if self._tree is not None and (outcome.proposal.agent == self.name or outcome.stage in ("conditions", "proof")):
            self._tree.learn(outcome)


def _moves(tools: Tools, outcome: Outcome) -> Sequence[Move]:
    """Return the changes of a failed candidate; none if it cannot be read."""
    candidate = parse_candidate(outcome.proposal.text, tools.task.program, tools.task.unit)
    if isinstance(candidate, Rejection):
        return ()
    return [*repairs(tools, candidate, outcome), *decompositions(tools, candidate, outcome)]
