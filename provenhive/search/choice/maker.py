"""The formulas of MAKER: how many votes make a long task come out without an error, and what they cost.

Source: E. Meyerson et al., *Solving a Million-Step LLM Task with Zero Errors*, arXiv 2511.09030, section 3 (scaling
laws of first-to-ahead-by-k voting under decomposition). A task has ``s`` steps, an agent does ``m`` of them at once and
each comes out right with probability ``p``; a subtask is decided when one answer is ``k`` votes ahead of every other.
The paper's worst case is taken: all wrong answers that could win differ from the right one in one step and agree.

What the formulas lean on, and what therefore limits them: votes are independent and drawn from one distribution, the
right answer is the likeliest (``p > 1/2``), and equal answers can be recognised. None of that is used to decide whether
code is correct: here votes choose between variants that are proved.
"""

from __future__ import annotations

import math

from provenhive.errors import UserError


class NoMajority(UserError):
    """The right answer is not the likeliest: no number of votes makes the task reliable."""


def p_right(p: float, m: int = 1) -> float:
    """Return the probability that one sample does all ``m`` steps of a subtask right: ``p**m`` (the paper's p_vote)."""
    _check(p, m)
    return p**m


def p_rival(p: float, m: int = 1) -> float:
    """Return the probability of the strongest wrong answer in the worst case, one step off: ``(1 - p) * p**(m - 1)``.

    This is the paper's p_alt.
    """
    _check(p, m)
    return (1 - p) * p ** (m - 1)


def p_sub(p: float, k: int, m: int = 1) -> float:
    """Return the probability that the vote on one subtask picks the right answer.

    The paper's p_sub: the gambler's ruin between right answer and rival, ``a**k / (a**k + b**k)`` with ``a = p**m`` and
    ``b = (1 - p) * p**(m - 1)``, which is ``1 / (1 + ((1 - p) / p)**k)`` whatever ``m`` is.

    Raises:
        UserError: a parameter is outside of its range.
    """
    _check(p, m)
    if k < 1:
        raise UserError("a vote needs a lead of at least 1")
    if p == 0:
        return 0.0
    return 1 / (1 + _power((1 - p) / p, k))


def p_full(p: float, k: int, s: int, m: int = 1) -> float:
    """Return the probability that the whole task comes out right: the paper's p_full, ``p_sub ** (s / m)``.

    Raises:
        UserError: a parameter is outside of its range.
    """
    if s < 1:
        raise UserError("a task has at least one step")
    _check(p, m)
    if k < 1:
        raise UserError("a vote needs a lead of at least 1")
    if p == 0:
        return 0.0
    return math.exp(-s / m * math.log1p(_power((1 - p) / p, k)))


def k_min(p: float, s: int, t: float = 0.95, m: int = 1) -> int:
    """Return the least lead ``k`` with which the whole task comes out right with probability ``t``.

    The paper's k_min, ``ceil(ln(t**(-m/s) - 1) / ln((1 - p) / p))``: it grows with the logarithm of ``s``.

    Raises:
        NoMajority: ``p`` is at most 1/2.
        UserError: another parameter is outside of its range.
    """
    _check(p, m)
    if not 0 < t < 1:
        raise UserError("the wanted probability lies between 0 and 1")
    if s < 1:
        raise UserError("a task has at least one step")
    if p <= 0.5:
        raise NoMajority(f"with a success rate of {p:g} the right answer is not the likeliest")
    if p == 1:
        return 1
    # expm1 keeps what t**(-m/s) - 1 would lose next to 1.
    wanted = math.log(math.expm1(-m / s * math.log(t)))
    return max(1, math.ceil(wanted / math.log((1 - p) / p)))


def expected_votes(p: float, k: int, m: int = 1) -> float:
    """Return the expected number of samples of one subtask until one answer is ``k`` ahead.

    The gambler's ruin's duration, ``k * (2 * p_sub - 1) / (a - b)``, with samples that fall on neither answer counted:
    they move nothing and are paid for.

    Raises:
        UserError: a parameter is outside of its range.
    """
    right, rival = p_right(p, m), p_rival(p, m)
    if math.isclose(right, rival, rel_tol=1e-12):
        if right == 0:
            raise UserError("neither answer ever comes")
        return k * k / (right + rival)
    return k * (2 * p_sub(p, k, m) - 1) / (right - rival)


def expected_cost(
    s: int, p: float, t: float = 0.95, m: int = 1, *, valid: float = 1.0, step_cost: float = 1.0
) -> float:
    """Return the expected cost of the whole task with the least sufficient lead.

    The paper's cost law: ``step_cost * m`` a sample, ``s / m`` subtasks, and only the share ``valid`` of the samples
    passes the red flags, so that the cost is about ``step_cost * s * k_min / (valid * p**(m - 1) * (2 * p - 1))``: for
    ``m = 1`` of the order of ``s * ln(s)``, and exponential in ``m``. The factor ``2 * p_sub - 1``, which the paper's
    approximation takes as 1, is kept.

    Raises:
        NoMajority: ``p`` is at most 1/2.
        UserError: another parameter is outside of its range.
    """
    if not 0 < valid <= 1:
        raise UserError("the share of valid answers lies above 0 and is at most 1")
    return step_cost * s * expected_votes(p, k_min(p, s, t, m), m) / valid


def _power(ratio: float, k: int) -> float:
    try:
        return float(ratio**k)
    except OverflowError:
        return math.inf


def _check(p: float, m: int) -> None:
    if not 0 <= p <= 1:
        raise UserError("a probability lies between 0 and 1")
    if m < 1:
        raise UserError("an agent does at least one step")
