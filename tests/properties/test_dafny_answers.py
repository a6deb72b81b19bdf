"""No change to one of Dafny's three reports turns an unproved program into positive evidence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from provenhive.dafny_bridge import DafnyFailure, DafnyLimits, raw_all_correct
from provenhive.dafny_bridge.dialect4 import read_console, read_json_output
from provenhive.dafny_bridge.reading import read_text
from provenhive.dafny_bridge.runner import _combine
from provenhive.toolchain import Completed

CHECK = "Impl$$_2_Gate.__default.Check"
OTHER = "Impl$$_3_Sol.__default.Abs"
PIECES = [
    "",
    "Parsing program.dfy",
    "Coalescing blocks...",
    f"Verifying {CHECK} ...",
    f"Verifying {OTHER} ...",
    "  [0.1 s, 2 proof obligations]  verified",
    "  [0.1 s, 2 proof obligations]  error",
    "  [0.1 s, 2 proof obligations]  timed out",
    "program.dfy(3,4): Error: assertion violation",
    "program.dfy(3,4): Warning: note, this loop has no body",
    "program.dfy(3,4): Related location",
    "Dafny program verifier finished with 2 verified, 0 errors",
    "Dafny program verifier finished with 1 verified, 1 error",
    "1 parse errors detected in program.dfy",
    "Verification completed successfully!",
    "[SUCCESS] [[DAFNY-SERVER: EOM]]",
]
lines = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=30)), max_size=14)


def xml(*outcomes: tuple[str, str]) -> bytes:
    methods = "".join(
        f'<method name="{name}"><conclusion duration="0.1" outcome="{outcome}"/></method>' for name, outcome in outcomes
    )
    return f'<boogie version="2.3.0">{methods}</boogie>'.encode()


def completed(text: str, code: int, err: str = "") -> Completed:
    return Completed(("dafny",), code, text.encode(), err.encode(), 1.0, 1.0, None, 1.0)


def proves(text: str, code: int, report: bytes | None, err: str = "") -> bool:
    try:
        run = _combine(completed(text, code, err), report, DafnyLimits(), "program.dfy")
    except DafnyFailure:
        return False
    return raw_all_correct(run, ["Gate.Check"])


def printed(*procedures: tuple[str, str], last: str) -> str:
    body = "".join(f"Verifying {name} ...\n  [0.1 s, 2 proof obligations]  {status}\n" for name, status in procedures)
    return f"Parsing program.dfy\nCoalescing blocks...\n\n{body}\nDafny program verifier finished with {last}\n"


GOOD_TEXT = printed((CHECK, "verified"), (OTHER, "verified"), last="2 verified, 0 errors")
GOOD_XML = xml((CHECK, "correct"), (OTHER, "correct"))
BAD_TEXT = printed((CHECK, "verified"), (OTHER, "error"), last="1 verified, 1 error")
BAD_XML = xml((CHECK, "correct"), (OTHER, "errors"))


def test_the_three_reports_of_a_proof_are_evidence():
    assert proves(GOOD_TEXT, 0, GOOD_XML)
    assert not proves(BAD_TEXT, 4, BAD_XML)


@settings(max_examples=400, deadline=None)
@given(lines, st.sampled_from([0, 1, 2, 3, 4, -9]))
def test_no_printed_text_overrules_the_xml_report(text: list[str], code: int):
    for report in (BAD_XML, None, b"", xml((CHECK, "correct")), xml((OTHER, "correct"))):
        assert not proves("\n".join(text), code, report) or report == xml((CHECK, "correct"))
    assert not proves("\n".join(text), 4, GOOD_XML)


outcomes = st.sampled_from(["correct", "errors", "timedout", "outofresource", "inconclusive", "odd"])


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([CHECK, OTHER, "Impl$$_9_X.__default.Y"]), outcomes), max_size=5))
def test_no_xml_report_overrules_the_printed_text(procedures: list[tuple[str, str]]):
    assert not proves(BAD_TEXT, 0, xml(*procedures))
    agrees = sorted(procedures) == [(CHECK, "correct"), (OTHER, "correct")]
    assert proves(GOOD_TEXT, 0, xml(*procedures)) == agrees


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_every_added_or_lost_line_that_matters_takes_the_evidence_away(data: st.DataObject):
    rows = GOOD_TEXT.splitlines()
    place = data.draw(st.integers(0, len(rows)))
    extra = data.draw(st.sampled_from([p for p in PIECES[3:-2] if "Related" not in p]))
    assert not proves("\n".join([*rows[:place], extra, *rows[place:]]), 0, GOOD_XML)
    lost = data.draw(st.integers(0, len(rows) - 1))
    without = "\n".join(rows[:lost] + rows[lost + 1 :])
    matters = rows[lost].startswith(("Verifying", "  [", "Dafny"))
    assert proves(without, 0, GOOD_XML) != matters


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1).filter(lambda t: t.splitlines() and any(t.splitlines())))
def test_anything_on_standard_error_takes_the_evidence_away(err: str):
    assert not proves(GOOD_TEXT, 0, GOOD_XML, err)


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_the_readers_never_raise_on_text(text: str):
    for reader in (read_text, read_console):
        report = reader(text, "program.dfy")
        assert report.procedures == ()
    read_json_output(text, "program.dfy")
