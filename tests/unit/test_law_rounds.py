"""Open laws are held while others of their specification are under way, and tried again only after progress."""

from provenhive.obligations import Kind
from provenhive.pipeline.claims import ClaimDone
from provenhive.pipeline.law_rounds import LawRounds, Round, imported_paths
from provenhive.pipeline.report import ObligationReport
from provenhive.spec_lang.load import load_program
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
    assert rounds.ended(first) == ()
    assert not rounds.holds(second, came("lemma", "proved"))
    assert rounds.ended(second) == (Round("a:b.hspec", (late,), True),)
    again = rounds.handed_out("a:b.hspec")
    assert rounds.holds(again, late)
    assert rounds.ended(again) == (Round("a:b.hspec", (late,), False),)


def test_without_progress_an_open_law_is_open():
    rounds = LawRounds()
    first, second = rounds.handed_out("m"), rounds.handed_out("m")
    open_law = came("hard", "unknown")
    assert rounds.holds(second, open_law)
    assert rounds.ended(second) == ()
    assert rounds.ended(first) == (Round("m", (open_law,), False),)


def test_what_is_decided_or_alone_or_no_law_is_not_held():
    rounds = LawRounds()
    alone = rounds.handed_out("alone")
    assert not rounds.holds(alone, came("hard", "unknown"))
    assert rounds.ended(alone) == ()
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
    assert rounds.ended(parts[0]) == ()
    assert rounds.ended(parts[1]) == (Round("m", (open_law,), True),)


def test_a_law_waits_for_those_of_the_specifications_that_it_imports():
    rounds = LawRounds(leans_on={"laws": frozenset({"std"})})
    lower, upper = rounds.handed_out("std"), rounds.handed_out("laws")
    open_law = came("sort_ascending", "unknown")
    assert rounds.holds(upper, open_law)
    assert rounds.ended(upper) == ()
    assert not rounds.holds(lower, came("insert_ascending", "proved"))
    assert rounds.ended(lower) == (Round("laws", (open_law,), True),)
    again = rounds.handed_out("laws")
    assert rounds.holds(again, open_law)
    assert rounds.ended(again) == (Round("laws", (open_law,), False),)


def test_a_law_does_not_wait_for_those_that_import_it():
    rounds = LawRounds(leans_on={"laws": frozenset({"std"})})
    lower, upper = rounds.handed_out("std"), rounds.handed_out("laws")
    assert not rounds.holds(lower, came("hard", "unknown"))
    assert rounds.ended(lower) == ()
    assert not rounds.holds(upper, came("other", "proved"))
    assert rounds.ended(upper) == ()


def test_what_a_program_imports_is_found_by_the_modules(tmp_path):
    (tmp_path / "low.hspec").write_text("module low\nfunction one(): int = 1\n", encoding="utf-8")
    (tmp_path / "high.hspec").write_text(
        "module high\nimport low\nfunction two(): int = low.one() + 1\n", encoding="utf-8"
    )
    programs = [(name, load_program(tmp_path / f"{name}.hspec")) for name in ("high", "low")]
    assert imported_paths(programs) == {"high": frozenset({"low"}), "low": frozenset()}
