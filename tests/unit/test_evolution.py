"""MAP-Elites over syntax trees: the archive's rule, variation that keeps types, and what comes out of it."""

from __future__ import annotations

from itertools import islice
from random import Random

import pytest
from agent_support import right, task

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.search.agent import Feedback, Outcome, Proposal, Task
from provenhive.search.evolution.agent import Evolution, _Run
from provenhive.search.evolution.archive import Archive, Elite, Fitness, Stage, cell_of
from provenhive.search.evolution.sites import expressions, nodes, with_expression, with_node
from provenhive.search.evolution.variation import Variation
from provenhive.search.registry import agents, all_agents
from provenhive.spec_lang.core import IntLit

WORK = task("unit bigger(x: int, y: int) returns (r: int)\n  ensures r >= x && r >= y && (r == x || r == y)", "bigger")
NEAR = "{ if x <= y { r := y; } else { r := x + 1; } }"


def tree(text: str, work: Task = WORK) -> Candidate:
    found = parse_candidate(text, work.program, work.unit)
    assert isinstance(found, Candidate), found
    return found


def test_every_expression_can_be_put_back_and_replaced() -> None:
    candidate = tree("{ r := x; while r < y invariant r <= y || r == x decreases y - r { r := r + 1; } }")
    found = expressions(candidate)
    assert len(found) == 5
    for position, expr in enumerate(found):
        assert with_expression(candidate, position, expr) == candidate
        for path, node in nodes(expr):
            assert with_node(expr, path, node) == expr
    assert expressions(with_expression(candidate, 4, IntLit(7)))[4] == IntLit(7)


def test_children_keep_the_types_of_what_they_replace() -> None:
    parent, other = tree(NEAR), tree("{ r := if x <= y then y else x; }")
    material = [node for expr in (*expressions(parent), *expressions(other)) for _, node in nodes(expr)]
    variation = Variation(material, Random(3))
    children = [variation.child(parent, other) for _ in range(200)]
    assert len(set(children)) > 40
    for child in children:
        assert [e.type for e in expressions(child)] == [e.type for e in expressions(parent)]


def test_a_cell_keeps_its_fittest_and_kinds_do_not_compete() -> None:
    archive = Archive()
    small, looping = tree("{ r := x; }"), tree("{ r := x; while r < y decreases y - r { r := r + 1; } }")
    assert cell_of(small, 1) != cell_of(looping, 1) != cell_of(looping, 900)
    weak = Elite(small, "a", Fitness(Stage.RUNS, 0.4))
    assert archive.offer(cell_of(small, 1), weak)
    assert archive.offer(cell_of(looping, 9), Elite(looping, "b", Fitness(Stage.RUNS, 0.1)))
    assert archive.offer(cell_of(small, 1), Elite(small, "c", Fitness(Stage.PROOF, 0.2)))
    assert not archive.offer(cell_of(small, 1), weak)
    assert [e.text for e in archive.elites] == ["c", "b"]


def test_it_finds_what_is_right_the_same_for_the_same_seed() -> None:
    first, again = (list(islice(Evolution().propose(WORK, Feedback()), 1)) for _ in range(2))
    assert first == again
    assert right(WORK, first[0])
    assert len(first[0].parents) == 2


def test_feedback_gives_the_ancestors() -> None:
    refuted = Outcome(Proposal(NEAR, "somebody"), "fuzz", "refuted", ("an ensures does not hold",))
    found = next(Evolution().propose(WORK, Feedback((refuted,))))
    alone = next(Evolution().propose(WORK, Feedback()))
    assert found.text != alone.text
    assert right(WORK, found)


def ancestors(*outcomes: Outcome) -> dict[str, Fitness]:
    """Return the fitness of what a round starts from."""
    run = _Run(WORK, Feedback(outcomes))
    assert len(list(run._ancestors())) == len(outcomes)
    return {elite.text: elite.fitness for elite in run.archive.elites}


def failed(text: str, stage: str, share: float | None, *messages: str) -> Outcome:
    return Outcome(Proposal(text, "somebody"), stage, "unknown", messages, share=share)


OTHER = NEAR.replace("x + 1", "x + 2")


@pytest.mark.parametrize("stage", ["fuzz", "conditions", "proof"])
def test_fitness_is_the_share_that_was_passed_and_no_message_counts(stage: str) -> None:
    talkative = failed(NEAR, stage, 0.75, "one", "two", "three")
    silent = failed(OTHER, stage, 0.5)
    for order in ((talkative, silent), (silent, talkative)):
        assert [(text, fitness.share) for text, fitness in ancestors(*order).items()] == [(NEAR, 0.75)]


def test_a_later_stage_is_worth_more_than_any_share_of_an_earlier_one() -> None:
    stages = ("fuzz", "conditions", "proof")
    found = [ancestors(failed(NEAR, stage, share))[NEAR] for stage, share in zip(stages, (0.9, 0.6, 0.1), strict=True)]
    assert found == sorted(found)
    assert len({fitness.stage for fitness in found}) == 3


def test_it_is_asked_only_by_name() -> None:
    assert "evolution" in all_agents(())
    assert "evolution" not in [agent.name for agent in agents()]
    assert [agent.name for agent in agents(["evolution"])] == ["evolution"]
