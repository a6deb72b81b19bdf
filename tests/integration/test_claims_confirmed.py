"""Claims without Lean: found in process, affirmed by a fresh process, confirmed by what a certificate carries alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenhive.dafny_bridge import DafnyLimits
from provenhive.dafny_bridge.render import Premises
from provenhive.errors import InfrastructureError
from provenhive.judge.fresh import Question, establish_fresh, witness_text
from provenhive.judge.specification import SpecificationJudge, confirm_specification, established_afresh
from provenhive.obligations import Kind, derive
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_program, read_program
from provenhive.verdicts import Proved, Unknown

TEXT = """module claims
function first(xs: seq<int>): int requires |xs| > 0 = xs[0]
unit second(xs: seq<int>) returns (r: int)
  requires |xs| > 1
  ensures r == xs[1]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "claims.hspec"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_claims_enter_with_a_fresh_process_and_stand_on_what_they_carry(path: Path) -> None:
    program = load_program(path)
    judge = SpecificationJudge(program, Evaluator(program), Premises(), DafnyLimits())
    kinds = (Kind.WELL_DEFINED, Kind.SATISFIABLE)
    found = [(o, judge.judged(o)) for o in derive(program) if o.kind in kinds]
    assert {o.kind for o, _ in found} == set(kinds)
    final = established_afresh(read_program(path)[1], found)
    for obligation, _ in found:
        verdict = final[obligation.id].verdict
        assert isinstance(verdict, Proved), verdict
        assert any(e.fresh_process and e.text_digest for e in verdict.evidence)
        again = confirm_specification(judge, obligation, final[obligation.id].witness)
        assert isinstance(again, Proved), obligation.id
        if obligation.kind is Kind.SATISFIABLE:
            wrong = witness_text(program, obligation, {"xs": (1, 2), "r": 1})
            for forged in (wrong, "[]", '["x", 1]', "nonsense", ""):
                assert isinstance(confirm_specification(judge, obligation, forged), Unknown), forged


def test_a_fresh_process_affirms_nothing_that_is_not_so(path: Path) -> None:
    program, texts = read_program(path)
    claim = next(o for o in derive(program) if o.kind is Kind.SATISFIABLE)
    false = witness_text(program, claim, {"xs": (1, 2), "r": 1})
    true = witness_text(program, claim, {"xs": (1, 1), "r": 1})
    assert establish_fresh(texts, [Question(claim.id, claim.digest, false)]) == {}
    assert set(establish_fresh(texts, [Question(claim.id, claim.digest, true)])) == {claim.id}
    changed = path.with_name("changed.hspec")
    changed.write_text(TEXT.replace("xs[1]", "xs[0]"), encoding="utf-8")
    with pytest.raises(InfrastructureError):
        establish_fresh(read_program(changed)[1], [Question(claim.id, claim.digest, true)])
