"""The judge: the only place where a ``Proved`` is made."""

from provenhive.judge.self_test import JudgeUnfit, lean_self_test, self_test
from provenhive.judge.units import Judgement, JudgeSettings, UnitJudge

__all__ = ["JudgeSettings", "JudgeUnfit", "Judgement", "UnitJudge", "lean_self_test", "self_test"]
