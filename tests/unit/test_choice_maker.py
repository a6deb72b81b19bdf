"""The formulas of MAKER against the figures that the paper prints, and against the process that they describe."""

from __future__ import annotations

import math
import random

import pytest

from provenhive.errors import UserError
from provenhive.search.choice.maker import (
    NoMajority,
    expected_cost,
    expected_votes,
    k_min,
    p_full,
    p_right,
    p_rival,
    p_sub,
)

STEPS = 2**20 - 1
TABLE = [
    (0.3571, 29),
    (0.0040, 4),
    (0.0022, 3),
    (0.0018, 3),
    (0.1839, 12),
    (0.0358, 6),
    (0.2342, 15),
    (0.0569, 6),
    (0.0393, 6),
]


@pytest.mark.parametrize(("error", "least"), TABLE)
def test_the_published_leads(error: float, least: int) -> None:
    assert k_min(1 - error, STEPS, 0.95) == least
    assert p_full(1 - error, least, STEPS) >= 0.95 > p_full(1 - error, least - 1, STEPS)


@pytest.mark.parametrize("m", [1, 2, 5])
def test_the_vote_is_the_gamblers_ruin_of_the_right_answer_and_its_rival(m: int) -> None:
    right, rival = p_right(0.8, m), p_rival(0.8, m)
    assert p_sub(0.8, 4, m) == pytest.approx(right**4 / (right**4 + rival**4))
    assert p_full(0.8, 4, 100, m) == pytest.approx(p_sub(0.8, 4, m) ** (100 / m))


def test_formulas_agree_with_the_votes_that_they_describe() -> None:
    chance = random.Random(5)
    p, k, runs = 0.7, 3, 4000
    won = drawn = 0
    for _ in range(runs):
        lead = 0
        while abs(lead) < k:
            lead += 1 if chance.random() < p else -1
            drawn += 1
        won += lead > 0
    assert won / runs == pytest.approx(p_sub(p, k), abs=0.02)
    assert drawn / runs == pytest.approx(expected_votes(p, k), rel=0.05)


def test_a_fair_coin_takes_k_squared_votes() -> None:
    assert expected_votes(0.5, 7) == pytest.approx(49)


def test_cost_grows_with_s_ln_s_and_exponentially_with_the_steps_of_an_agent() -> None:
    small, large = expected_cost(2**10, 0.99), expected_cost(2**20, 0.99)
    assert 2**10 < large / small < 2**10 * math.log(2**20) / math.log(2**10) * 1.3
    by_agent = [expected_cost(1000, 0.9, m=m) for m in (1, 10, 40)]
    assert by_agent[1] > 2 * by_agent[0]
    assert by_agent[2] > 10 * by_agent[1]
    assert expected_cost(100, 0.9, valid=0.5) == pytest.approx(2 * expected_cost(100, 0.9))


def test_limits() -> None:
    assert k_min(1.0, STEPS) == 1
    assert p_full(0.0, 3, 10) == p_sub(0.0, 3) == 0.0
    assert p_sub(1e-300, 9) == 0.0
    with pytest.raises(NoMajority):
        k_min(0.5, STEPS)
    for wrong in (
        lambda: k_min(0.9, 0),
        lambda: k_min(0.9, 9, 1.0),
        lambda: p_sub(1.1, 3),
        lambda: p_sub(0.9, 0),
        lambda: p_full(0.9, 0, 9),
        lambda: p_right(0.9, 0),
        lambda: expected_cost(9, 0.9, valid=0.0),
    ):
        with pytest.raises(UserError):
            wrong()
