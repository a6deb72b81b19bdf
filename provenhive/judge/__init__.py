"""The judge: the only place where a ``Proved`` is made."""

from provenhive.judge.self_test import JudgeUnfit, self_test
from provenhive.judge.units import Judgement, JudgeSettings, UnitJudge

__all__ = ["JudgeSettings", "JudgeUnfit", "Judgement", "UnitJudge", "self_test"]
