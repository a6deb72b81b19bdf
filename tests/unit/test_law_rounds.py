"""Open laws are held while others of their specification are under way, and tried again only after progress."""

from provenhive.obligations import Kind
from provenhive.pipeline.claims import ClaimDone
from provenhive.pipeline.law_rounds import LawRounds
from provenhive.pipeline.report import ObligationReport
from provenhive.verdicts import Unknown, UnknownReason


def came(name: str, word: str, kind: Kind = Kind.LAW) -> ClaimDone:
    """Return a worker's report of a claim with this word for its verdict; rounds look at no more of it."""
    report = ObligationReport(f"{kind.value}:{name}", name, kind.value, word, "lean", 0.1)
    return ClaimDone(report, Unknown(UnknownReason.GAVE_UP, ""))


def test_an_open_law_is_tried_again_when_another_part_proved_one():
    rounds = LawRounds()
    first, second = rounds.handed_out("a:b.hspec"), rounds.handed_out("a:b.hspec")
    assert first != second
    late = came("late", "unknown")
    assert rounds.holds(first, late)
    assert rounds.ended(first) == ((), False)
    assert not rounds.holds(second, came("lemma", "proved"))
    assert rounds.ended(second) == ((late,), True)
    again = rounds.handed_out("a:b.hspec")
    assert rounds.holds(again, late)
    assert rounds.ended(again) == ((late,), False)


def test_without_progress_an_open_law_is_open():
    rounds = LawRounds()
    first, second = rounds.handed_out("m"), rounds.handed_out("m")
    open_law = came("hard", "unknown")
    assert rounds.holds(second, open_law)
    assert rounds.ended(second) == ((), False)
    assert rounds.ended(first) == ((open_law,), False)


def test_what_is_decided_or_alone_or_no_law_is_not_held():
    rounds = LawRounds()
    alone = rounds.handed_out("alone")
    assert not rounds.holds(alone, came("hard", "unknown"))
    assert rounds.ended(alone) == ((), False)
    part, _ = rounds.handed_out("m"), rounds.handed_out("m")
    assert not rounds.holds(part, came("refuted", "refuted"))
    assert not rounds.holds(part, came("bounded", "unknown", Kind.INVARIANT))


def test_specifications_do_not_wait_for_each_other():
    rounds = LawRounds()
    parts = [rounds.handed_out("m"), rounds.handed_out("m")]
    rounds.handed_out("n")
    open_law = came("hard", "unknown")
    assert rounds.holds(parts[0], open_law)
    assert not rounds.holds(parts[1], came("lemma", "proved"))
    assert rounds.ended(parts[0]) == ((), False)
    assert rounds.ended(parts[1]) == ((open_law,), True)
