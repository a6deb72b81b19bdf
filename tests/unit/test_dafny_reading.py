"""Reading what Dafny 2.3 prints and writes: every known shape, and nothing but known shapes."""

import pytest

from provenhive.dafny_bridge import (
    Category,
    DafnyFailure,
    DafnyRun,
    Diagnostic,
    Origin,
    Outcome,
    Position,
    Procedure,
    Related,
    Severity,
    Summary,
    ToolIdentity,
    raw_all_correct,
    raw_objections,
)
from provenhive.dafny_bridge.reading import TextReport, read_text
from provenhive.dafny_bridge.xml_report import read_xml

ABS = "Impl$$_module.__default.Abs"


def read(*lines: str) -> TextReport:
    return read_text("\n".join(lines), "f.dfy")


def verifying(*lines: str) -> TextReport:
    return read("Coalescing blocks...", f"Verifying {ABS} ...", *lines)


def only_error(report: TextReport) -> Diagnostic:
    assert report.unread == ()
    (found,) = (d for d in report.diagnostics if d.severity is Severity.ERROR)
    return found


NOISE = """
[TRACE] Using prover: /usr/bin/z3
Parsing f.dfy
Coalescing blocks...
Inlining...

Running abstract interpretation...
  [0.037883 s]
Prover error: line 18 column 28: unknown parameter 'model_compress'
Legal parameters are:
  auto_config (bool) (default: true)
  timeout (unsigned int) (default: 4294967295)
  dot_proof_file (string) (default: proof.dot)
  unicode (bool)
Verification completed successfully!
"""


def test_noise_says_nothing():
    assert read_text(NOISE, "f.dfy") == TextReport((), (), None, ())


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("verified", Outcome.CORRECT),
        ("error", Outcome.ERRORS),
        ("errors", Outcome.ERRORS),
        ("timed out", Outcome.TIMED_OUT),
        ("out of resource", Outcome.OUT_OF_RESOURCE),
        ("out of memory", Outcome.OUT_OF_MEMORY),
        ("inconclusive", Outcome.INCONCLUSIVE),
    ],
)
def test_every_status_word(status: str, outcome: Outcome):
    report = verifying(f"  [1.25 s, 11 proof obligations]  {status}")
    assert report.procedures == (Procedure(ABS, outcome, 1.25, 11),) and report.unread == ()


def test_a_status_without_seconds_is_that_of_a_server():
    assert verifying("  [1 proof obligation]  verified").procedures[0].seconds is None


@pytest.mark.parametrize(
    "lines",
    [
        ("  [1 proof obligation]  splendid",),
        ("  [1 proof obligation]  verified", "  [1 proof obligation]  verified"),
        (),
        ("verified",),
    ],
)
def test_an_unknown_second_or_missing_status_is_unread(lines: tuple[str, ...]):
    assert verifying(*lines).unread


def test_a_status_for_nothing_is_unread():
    assert read("  [1 proof obligation]  verified").unread
    assert read("  [1 proof obligation]  verified").procedures == ()


STATED = "  [0.1 s, 1 proof obligation]  error"


@pytest.mark.parametrize(
    ("message", "category", "code"),
    [
        ("Error: assertion violation", Category.ASSERTION, None),
        (
            "Error BP5003: A postcondition might not hold on this return path.",
            Category.POSTCONDITION,
            "BP5003",
        ),
        (
            "Error BP5002: A precondition for this call might not hold.",
            Category.PRECONDITION,
            "BP5002",
        ),
        (
            "Error BP5004: This loop invariant might not hold on entry.",
            Category.INVARIANT_ENTRY,
            "BP5004",
        ),
        (
            "Error BP5005: This loop invariant might not be maintained by the loop.",
            Category.INVARIANT_MAINTAINED,
            "BP5005",
        ),
        ("Error: possible violation of function precondition", Category.PRECONDITION, None),
        ("Error: index out of range", Category.INDEX, None),
        ("Error: range expression must be well-formed (lower bound)", Category.INDEX, None),
        ("Error: possible division by zero", Category.DIVISION, None),
        (
            "Error: cannot prove termination; try supplying a decreases clause",
            Category.TERMINATION,
            None,
        ),
        (
            "Error: failure to decrease termination measure",
            Category.TERMINATION,
            None,
        ),
        ("Error: decreases expression must be bounded below by 0", Category.TERMINATION, None),
        ("Error: decreases expression might not decrease", Category.TERMINATION, None),
        (
            "Error: value does not satisfy the subset constraints of 'nat'",
            Category.SUBSET,
            None,
        ),
        (
            "Error: the calculation step between the previous line and this line might not hold",
            Category.CALCULATION,
            None,
        ),
        (
            "Error: cannot establish the existence of LHS values that satisfy the such-that predicate",
            Category.WITNESS,
            None,
        ),
        ("Error: target object may be null", Category.NULL, None),
        ("Error: call may violate context's modifies clause", Category.FRAME, None),
        ("Error: insufficient reads clause to read field", Category.FRAME, None),
        (
            "Error: destructor 'v' can only be applied to datatype values constructed by 'Some'",
            Category.DESTRUCTOR,
            None,
        ),
        ("Error: something never heard of", Category.OTHER, None),
    ],
)
def test_categories_of_errors(message: str, category: Category, code: str | None):
    error = only_error(verifying(STATED, f"f.dfy(5,29): {message}"))
    assert (error.category, error.code) == (category, code)
    assert error.position == Position(5, 30) and error.procedure == ABS
    assert message.endswith(error.message)


def test_related_places_belong_to_the_error_before():
    error = only_error(
        verifying(
            STATED,
            "f.dfy(5,29): Error BP5003: A postcondition might not hold on this return path.",
            "f.dfy(2,12): Related location: This is the postcondition that might not hold.",
            "f.dfy(1,0): Related location",
            "f.dfy(9,9): Related message: loop invariant violation",
            "Execution trace:",
            "    (0,0): anon0",
            "    f.dfy(7,2): anon15_LoopHead",
        )
    )
    assert error.related == (
        Related(Position(2, 13), "This is the postcondition that might not hold."),
        Related(Position(1, 1), ""),
        Related(Position(9, 10), "loop invariant violation"),
    )


@pytest.mark.parametrize(
    ("line", "category"),
    [
        (f"Verification of '{ABS}' timed out after 3 seconds", Category.TIME),
        ("Timed out on: assertion violation", Category.TIME),
        ("Timed out on BP5005: This loop invariant might not be maintained.", Category.TIME),
        (f"Verification out of resource ({ABS})", Category.RESOURCE),
        (f"Verification out of memory ({ABS})", Category.MEMORY),
        (f"Verification inconclusive ({ABS})", Category.INCONCLUSIVE),
    ],
)
def test_limits_are_errors(line: str, category: Category):
    status = "  [3.0 s, 1 proof obligation]  inconclusive"
    assert only_error(verifying(status, f"f.dfy(1,7): {line}")).category is category


def test_places_in_other_files_are_no_positions():
    report = verifying(STATED, "(0,-1): Error: odd", "DafnyPrelude.bpl(3,4): Error: odd")
    assert [d.position for d in report.diagnostics] == [None, None]


@pytest.mark.parametrize(
    ("message", "end", "category"),
    [
        ("closeparen expected", "1 parse errors detected in f.dfy", Category.PARSE),
        ("unresolved identifier: zz", "2 resolution/type errors detected in f.dfy", Category.RESOLUTION),
        ("invalid UpdateStmt", None, Category.PARSE),
        ("unresolved identifier: zz", None, Category.RESOLUTION),
        ("Call to a lemma has no body", None, Category.BODYLESS),
    ],
)
def test_refusals(message: str, end: str | None, category: Category):
    lines = [f"f.dfy(1,10): Error: {message}", *([end] if end else [])]
    error = only_error(read(*lines))
    assert error.category is category and error.procedure is None


@pytest.mark.parametrize(
    ("line", "category"),
    [
        ("f.dfy(1,17): Warning: note, this loop has no body", Category.BODYLESS),
        ("f.dfy(1,17): Warning: /!\\ No terms found to trigger on.", Category.TRIGGER),
        ("f.dfy(1,17): Warning: something else", Category.OTHER),
        ("f.dfy(1,17): Info: decreases n - k", Category.TOOLTIP),
    ],
)
def test_warnings_and_tooltips(line: str, category: Category):
    (found,) = read(line).diagnostics
    assert found.category is category


def test_a_tooltip_may_go_on_over_lines_but_an_error_may_not():
    assert read("f.dfy(1,1): Info: Selected triggers:", "   {f(x)}").unread == ()
    assert verifying(STATED, "f.dfy(1,1): Error: odd", "   more").unread == ("   more",)


@pytest.mark.parametrize(
    ("line", "summary"),
    [
        ("Dafny program verifier finished with 1 verified, 0 errors", Summary(1, 0)),
        ("Dafny program verifier finished with 0 verified, 1 error", Summary(0, 1)),
        (
            "Dafny program verifier finished with 0 verified, 0 errors, 1 time out",
            Summary(0, 0, (("time out", 1),)),
        ),
        (
            "Dafny program verifier finished with 3 verified, 2 errors, 4 time outs, 1 inconclusive",
            Summary(3, 2, (("time outs", 4), ("inconclusive", 1))),
        ),
    ],
)
def test_last_lines(line: str, summary: Summary):
    report = read(line)
    assert report.summary == summary and report.unread == ()


def test_a_second_last_line_is_unread():
    line = "Dafny program verifier finished with 1 verified, 0 errors"
    assert read(line, line).unread == (line,)


@pytest.mark.parametrize(
    "line",
    [
        "Advisory: Impl$$_module.__default.IsP SKIPPED because of internal error: odd",
        "*** Encountered internal translation error - re-running Boogie to get better debug information",
        "Fatal Error: ProverException: odd",
        "Prover error: line 3753 column 7: push canceled",
        "Prover error: line 18 column 28: unknown parameter 'smt.arith.solver'",
        "[FATAL] Assumption failed.",
        "Everything is fine",
        "1 name resolution errors detected in x__module.bpl",
    ],
)
def test_lines_of_no_known_shape_are_kept(line: str):
    assert read(line).unread == (line,)


@pytest.mark.parametrize(
    ("name", "kind", "plain"),
    [
        ("Impl$$_module.__default.Abs", "Impl", "Abs"),
        ("Impl$$_5_Gate.__default.Check", "Impl", "Gate.Check"),
        ("CheckWellformed$$_1_Gate__x.__default.F__q", "CheckWellformed", "Gate_x.F_q"),
        ("Impl$$_3_Sol.C.F___k_qx", "Impl", "Sol.C.F_'?x"),
        ("Impl$$_module.Tree.size", "Impl", "Tree.size"),
        ("Gate.Check (correctness)", "Impl", "Gate.Check"),
        ("Gate.F (well-formedness)", "CheckWellformed", "Gate.F"),
        ("Gate.F (override check)", "override check", "Gate.F"),
    ],
)
def test_names(name: str, kind: str, plain: str):
    procedure = Procedure(name, Outcome.CORRECT)
    assert (procedure.kind, procedure.dafny_name) == (kind, plain)


# --- XML -------------------------------------------------------------------------------------------


def xml(*methods: str) -> bytes:
    body = "".join(methods)
    return f'\ufeff<?xml version="1.0"?><boogie version="2.3.0.10506">{body}</boogie>'.encode()


def method(outcome: str, name: str = ABS) -> str:
    return f'<method name="{name}"><conclusion duration="0.5" outcome="{outcome}" /></method>'


@pytest.mark.parametrize(
    ("word", "outcome"),
    [
        ("correct", Outcome.CORRECT),
        ("errors", Outcome.ERRORS),
        ("timedout", Outcome.TIMED_OUT),
        ("outofresource", Outcome.OUT_OF_RESOURCE),
        ("outofmemory", Outcome.OUT_OF_MEMORY),
        ("inconclusive", Outcome.INCONCLUSIVE),
    ],
)
def test_every_xml_outcome(word: str, outcome: Outcome):
    report = read_xml(xml(method(word)))
    assert report.version == "2.3.0.10506"
    assert report.procedures == (Procedure(ABS, outcome, 0.5),)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<boogie>",
        b"\xff\xfe",
        b"<other/>",
        xml(method("reachedbound")),
        xml(method("Correct")),
        xml(f'<method name="{ABS}"/>'),
        xml(f'<method name="{ABS}"><conclusion/></method>'),
        xml(
            f'<method name="{ABS}">{"<conclusion outcome=" + chr(34) + "correct" + chr(34) + "/>"}'
            f"{'<conclusion outcome=' + chr(34) + 'errors' + chr(34) + '/>'}</method>"
        ),
    ],
)
def test_an_unreadable_xml_report_is_a_failure(data: bytes):
    with pytest.raises(DafnyFailure):
        read_xml(data)


# --- positive evidence -----------------------------------------------------------------------------

CHECK = Procedure("Impl$$_2_Gate.__default.Check", Outcome.CORRECT, 0.1, 2)
OTHER = Procedure("Impl$$_3_Sol.__default.Abs", Outcome.CORRECT, 0.1, 2)
TOOL = ToolIdentity("dafny", "2.3.0", "z3", "4.8.12", ())


def fresh(*procedures: Procedure, **changes: object) -> DafnyRun:
    values: dict[str, object] = {
        "procedures": procedures,
        "diagnostics": (),
        "seconds": 1.0,
        "tool": TOOL,
        "command": ("dafny",),
        "origin": Origin.FRESH,
        "exit_code": 0,
        "summary": Summary(len(procedures), 0),
    }
    return DafnyRun(**{**values, **changes})  # type: ignore[arg-type]


def test_positive_evidence():
    run = fresh(CHECK, OTHER)
    assert raw_objections(run, ["Gate.Check"]) == () and raw_all_correct(run, ["Gate.Check"])
    assert raw_all_correct(run, ["Gate.Check", "Sol.Abs"])


def bad(outcome: Outcome) -> Procedure:
    return Procedure("Impl$$_3_Sol.__default.Other", outcome, 0.1, 1)


def message(severity: Severity, category: Category) -> tuple[Diagnostic, ...]:
    return (Diagnostic(severity, category, "text"),)


@pytest.mark.parametrize(
    "run",
    [
        fresh(),
        fresh(OTHER),
        fresh(Procedure("CheckWellformed$$_2_Gate.__default.Check", Outcome.CORRECT)),
        fresh(CHECK, Procedure("Impl$$_5_Gate.__default.Check", Outcome.CORRECT)),
        *(fresh(CHECK, bad(outcome)) for outcome in Outcome if outcome is not Outcome.CORRECT),
        fresh(CHECK, exit_code=4),
        fresh(CHECK, exit_code=None),
        fresh(CHECK, summary=None),
        fresh(CHECK, summary=Summary(2, 0)),
        fresh(CHECK, summary=Summary(0, 0)),
        fresh(CHECK, summary=Summary(1, 1)),
        fresh(CHECK, summary=Summary(1, 0, (("time out", 1),))),
        fresh(CHECK, unread=("odd",)),
        fresh(CHECK, diagnostics=message(Severity.ERROR, Category.ASSERTION)),
        fresh(CHECK, diagnostics=message(Severity.WARNING, Category.BODYLESS)),
        fresh(CHECK, diagnostics=message(Severity.WARNING, Category.OTHER)),
        fresh(CHECK, summary=Summary(0, 0), exact_counts=False),
        fresh(CHECK, summary=Summary(2, 1), exact_counts=False),
    ],
)
def test_whatever_is_less_is_no_evidence(run: DafnyRun):
    assert not raw_all_correct(run, ["Gate.Check"])


def test_requiring_nothing_proves_nothing():
    assert not raw_all_correct(fresh(CHECK), [])


def test_warnings_about_triggers_and_tooltips_do_no_harm():
    harmless = message(Severity.WARNING, Category.TRIGGER) + message(Severity.INFO, Category.TOOLTIP)
    assert raw_all_correct(fresh(CHECK, diagnostics=harmless), ["Gate.Check"])
