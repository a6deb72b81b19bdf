"""Dafny 4: the command line, and readers tested on the shapes that its documentation and tests show."""

import json
import stat
from pathlib import Path

import pytest

from provenhive.dafny_bridge import (
    ARITH2,
    STOCK,
    Category,
    DafnyFailure,
    DafnyLimits,
    Outcome,
    Position,
    Procedure,
    Related,
    Severity,
    Summary,
    raw_all_correct,
)
from provenhive.dafny_bridge.dialect4 import (
    read_console,
    read_csv_log,
    read_json_log,
    read_json_output,
    run_dafny4,
    verify_command,
    version_numbers,
)
from provenhive.errors import InfrastructureError
from provenhive.toolchain.dafny_install import Dafny4, find_dafny4


def dafny(version: str) -> Dafny4:
    return Dafny4(Path("/opt/dafny"), version, "PATH")


# --- command lines ---------------------------------------------------------------------------------


def test_the_command_line_of_a_recent_version():
    limits = DafnyLimits(procedure_seconds=7, resource_limit=1000)
    command = verify_command(dafny("4.11.0+abc"), limits, STOCK, "p.dfy", "log.json")
    assert command == (
        "/opt/dafny", "verify", "--cores", "1", "--verification-time-limit", "7",
        "--resource-limit", "1000", "--allow-warnings", "--json-output",
        "--log-format", "json;LogFileName=log.json", "p.dfy",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("version", "warnings", "output"),
    [
        ("4.2.0", False, "--show-snippets:false"),
        ("4.5.0", True, "--show-snippets:false"),
        ("4.10.1", True, "--show-snippets:false"),
        ("4.11.0", True, "--json-output"),
        ("5.0.0", True, "--json-output"),
    ],
)
def test_options_follow_the_version(version: str, warnings: bool, output: str):
    command = verify_command(dafny(version), DafnyLimits(), STOCK, "p.dfy", "l")
    assert ("--allow-warnings" in command) is warnings and output in command


def test_solver_options_pass_through_to_boogie():
    command = verify_command(dafny("4.11"), DafnyLimits(), ARITH2, "p.dfy", "l")
    assert command[command.index("--boogie") + 1] == "/proverOpt:O:smt.arith.solver=2"


def test_versions():
    assert version_numbers("4.11.0+build.1") == (4, 11, 0) and version_numbers("x") == ()


# --- console ---------------------------------------------------------------------------------------

FAILED = """\
program.dfy(13,0): Warning: module-level const declarations are always non-instance
program.dfy(14,17): Error: result of operation could not be proved to satisfy newtype constraint for 'byte'
   |
14 | const y: byte := 257
   |                  ^^^

program.dfy(17,16): Error: a precondition for this call could not be proved
   |
17 | method M1() { M0(); }
   |                 ^

program.dfy(16,35): Related location: this is the precondition that could not be proved
   |
16 | method M0() requires true requires false
   |                                    ^^^^^


Dafny program verifier finished with 1 verified, 2 errors
"""


def test_console_with_snippets():
    report = read_console(FAILED, "program.dfy")
    assert report.unread == () and report.summary == Summary(1, 2)
    warning, subset, precondition = report.diagnostics
    assert warning.severity is Severity.WARNING
    assert (subset.category, subset.position) == (Category.SUBSET, Position(14, 18))
    assert (precondition.category, precondition.position) == (Category.PRECONDITION, Position(17, 17))
    assert precondition.related == (Related(Position(16, 36), "this is the precondition that could not be proved"),)


@pytest.mark.parametrize(
    ("message", "category"),
    [
        ("a postcondition could not be proved on this return path", Category.POSTCONDITION),
        ("this loop invariant could not be proved on entry", Category.INVARIANT_ENTRY),
        (
            "this invariant could not be proved to be maintained by the loop",
            Category.INVARIANT_MAINTAINED,
        ),
        ("assertion might not hold", Category.ASSERTION),
        ("assertion could not be proved", Category.ASSERTION),
        ("index out of range", Category.INDEX),
        ("possible division by zero", Category.DIVISION),
        ("decreases expression might not decrease", Category.TERMINATION),
        ("cannot prove termination; try supplying a decreases clause", Category.TERMINATION),
        ("function precondition could not be proved", Category.PRECONDITION),
        (
            "the calculation step between the previous line and this line could not be proved",
            Category.CALCULATION,
        ),
        (
            "Verification of 'Foo' timed out after 30 seconds."
            " (the limit can be increased using --verification-time-limit)",
            Category.TIME,
        ),
        ("Verification out of resource (L)", Category.RESOURCE),
    ],
)
def test_categories_of_the_newer_wording(message: str, category: Category):
    report = read_console(f"program.dfy(5,7): Error: {message}\n", "program.dfy")
    (error,) = report.diagnostics
    assert error.category is category and report.unread == ()


@pytest.mark.parametrize(
    ("line", "summary"),
    [
        ("finished with 3 verified, 0 errors", Summary(3, 0)),
        ("finished with 1 verified, 0 errors, 1 time out", Summary(1, 0, (("time out", 1),))),
        (
            "finished with 1 verified, 0 errors, 2 out of resource",
            Summary(1, 0, (("out of resource", 2),)),
        ),
        (
            "finished with 0 verified, 1 error, 3 solver exceptions",
            Summary(0, 1, (("solver exceptions", 3),)),
        ),
        ("finished with 5 assertions verified, 0 errors", Summary(5, 0)),
    ],
)
def test_last_lines(line: str, summary: Summary):
    report = read_console(f"\nDafny program verifier {line}\n", "program.dfy")
    assert report.summary == summary and report.unread == ()


@pytest.mark.parametrize(
    ("kind", "category"),
    [("parse", Category.PARSE), ("resolution/type", Category.RESOLUTION)],
)
def test_refusals(kind: str, category: Category):
    text = f"program.dfy(1,5): Error: odd\n1 {kind} errors detected in program.dfy\n"
    (error,) = read_console(text, "program.dfy").diagnostics
    assert error.category is category


def test_lines_of_no_known_shape_are_kept():
    assert read_console("Unhandled exception. System.Exception", "program.dfy").unread


# --- JSON lines ------------------------------------------------------------------------------------


def place(line: int, character: int, name: str = "program.dfy") -> dict[str, object]:
    start = {"pos": 3, "line": line, "character": character}
    return {"filename": name, "filePath": name, "uri": f"file:///{name}", "range": {"start": start, "end": start}}


def diagnostic(severity: int, message: str, source: str, /, **more: object) -> str:
    value = {
        "location": place(17, 16), "severity": severity, "arguments": [], "errorId": None,
        "defaultFormatMessage": message, "source": source, "relatedInformation": [], **more,
    }  # fmt: skip
    return json.dumps({"type": "diagnostic", "value": value})


def status(text: str) -> str:
    return json.dumps({"type": "status", "value": text})


def test_json_output():
    related = [
        {"location": place(16, 35), "arguments": [], "errorId": "",
         "defaultFormatMessage": "this is the precondition that could not be proved"}
    ]  # fmt: skip
    text = "\n".join(
        (
            diagnostic(2, "the '{0}' keyword is not allowed", "Parser", arguments=["static"]),
            diagnostic(1, "a precondition for this call could not be proved", "Verifier", relatedInformation=related),
            status("\nDafny program verifier finished with 1 verified, 2 errors\n"),
        )
    )
    report = read_json_output(text, "program.dfy")
    warning, error = report.diagnostics
    assert warning.message == "the 'static' keyword is not allowed"
    assert (error.category, error.position) == (Category.PRECONDITION, Position(17, 17))
    assert error.related[0].position == Position(16, 36)
    assert report.summary == Summary(1, 2) and report.unread == ()


def test_json_errors_of_the_early_phases():
    text = "\n".join(
        (
            diagnostic(1, "invalid AssertStmt", "Parser"),
            diagnostic(1, "unresolved identifier: z", "Resolver"),
            diagnostic(4, "Selected triggers: {f(x)}", "Rewriter"),
        )
    )
    found = [d.category for d in read_json_output(text, "program.dfy").diagnostics]
    assert found == [Category.PARSE, Category.RESOLUTION, Category.TOOLTIP]


@pytest.mark.parametrize("line", ["no json", "[]", '{"type": "exception", "value": "crash"}', '{"type": "status"}'])
def test_other_json_lines_are_kept(line: str):
    assert read_json_output(line, "program.dfy").unread == (line,)


@pytest.mark.parametrize("change", [{"severity": 9}, {"location": None}, {"relatedInformation": 3}])
def test_a_json_message_of_another_form_is_a_failure(change: dict[str, object]):
    with pytest.raises(DafnyFailure):
        read_json_output(diagnostic(1, "odd", "Verifier", **change), "program.dfy")


# --- logs ------------------------------------------------------------------------------------------


def scope(name: str, outcome: str, *batches: str) -> dict[str, object]:
    assertion = {"filename": "program.dfy", "line": 1, "col": 1, "description": "always holds"}
    results = [
        {"vcNum": n, "outcome": b, "runTime": "00:00:01.5000000", "resourceCount": 9, "assertions": [assertion] * 2}
        for n, b in enumerate(batches, 1)
    ]
    return {"name": name, "outcome": outcome, "runTime": "00:00:01", "resourceCount": 9, "vcResults": results}


def log(*scopes: dict[str, object]) -> str:
    return json.dumps({"verificationResults": list(scopes)})


def test_json_log():
    text = log(
        scope("Gate.Check (correctness)", "Correct", "Valid", "Valid"),
        scope("F (well-formedness)", "Errors", "Valid", "Invalid"),
    )
    assert read_json_log(text) == (
        Procedure("Gate.Check (correctness)", Outcome.CORRECT, 3.0, 4),
        Procedure("F (well-formedness)", Outcome.ERRORS, 3.0, 4),
    )


@pytest.mark.parametrize("batches", [(), ("Invalid",), ("Valid", "TimeOut"), ("valid",)])
def test_correct_without_valid_batches_is_inconclusive(batches: tuple[str, ...]):
    (procedure,) = read_json_log(log(scope("M (correctness)", "Correct", *batches)))
    assert procedure.outcome is Outcome.INCONCLUSIVE


@pytest.mark.parametrize(
    ("word", "outcome"),
    [
        ("Errors", Outcome.ERRORS),
        ("TimedOut", Outcome.TIMED_OUT),
        ("OutOfResource", Outcome.OUT_OF_RESOURCE),
        ("OutOfMemory", Outcome.OUT_OF_MEMORY),
        ("Inconclusive", Outcome.INCONCLUSIVE),
    ],
)
def test_every_outcome_of_the_log(word: str, outcome: Outcome):
    assert read_json_log(log(scope("M (correctness)", word, "Valid")))[0].outcome is outcome


@pytest.mark.parametrize("text", ["", "{}", "[]", log(scope("M", "SolverException", "Valid")), log({"name": "M"})])
def test_an_unreadable_log_is_a_failure(text: str):
    with pytest.raises(DafnyFailure):
        read_json_log(text)


HEAD = "TestResult.DisplayName,TestResult.Outcome,TestResult.Duration,TestResult.ResourceCount,RandomSeed\n"


def test_csv_log():
    text = HEAD + (
        "M (correctness) (assertion batch 2),Failed,00:00:02.5,100,unknown\n"
        "M (correctness) (assertion batch 1),Passed,00:01:00.5,100,unknown\n"
        "Lib.F (well-formedness),Passed,00:00:00.1234567,5,unknown\n"
    )
    assert read_csv_log(text) == (
        Procedure("M (correctness)", Outcome.ERRORS, 63.0),
        Procedure("Lib.F (well-formedness)", Outcome.CORRECT, 0.1234567),
    )


@pytest.mark.parametrize("line", ["M,Skipped,00:00:01,1,x", "M,Passed", "M,Passed,soon,1,x"])
def test_an_unreadable_csv_log_is_a_failure(line: str):
    with pytest.raises(DafnyFailure):
        read_csv_log(HEAD + line)


# --- a whole run, through a program that speaks like Dafny 4 ----------------------------------------


@pytest.fixture
def speaker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Install a program that prints and logs what a test tells it to."""

    def install(console: str, logged: str | None, code: int, version: str = "4.11.0") -> None:
        (tmp_path / "console").write_text(console)
        copy = "true"
        if logged is not None:
            (tmp_path / "log").write_text(logged)
            copy = f"cp '{tmp_path}/log' log.json"
        program = tmp_path / "dafny4"
        program.write_text(
            f'#!/bin/sh\nif [ "$1" = --version ]; then echo {version}; exit 0; fi\n'
            f"cat '{tmp_path}/console'; {copy}; exit {code}\n"
        )
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PROVENHIVE_DAFNY", str(program))
        find_dafny4.cache_clear()

    yield install
    find_dafny4.cache_clear()


GOOD = status("\nDafny program verifier finished with 1 verified, 0 errors\n")
LOG = log(scope("Abs (correctness)", "Correct", "Valid"))


def test_a_run_that_proves(speaker):
    speaker(GOOD, LOG, 0)
    run = run_dafny4("method Abs() {}")
    assert raw_all_correct(run, ["Abs"]) and run.tool.version == "4.11.0"


def test_a_run_of_an_older_version_is_read_as_text(speaker):
    speaker("\nDafny program verifier finished with 1 verified, 0 errors\n", LOG, 0, "4.3.0")
    assert raw_all_correct(run_dafny4("method Abs() {}"), ["Abs"])


@pytest.mark.parametrize(
    ("console", "logged", "code"),
    [
        (GOOD, log(), 0),
        (GOOD, log(scope("Abs (well-formedness)", "Correct", "Valid")), 0),
        (GOOD, log(scope("Abs (correctness)", "Correct")), 0),
        (GOOD, log(scope("Abs (correctness)", "TimedOut", "TimeOut")), 0),
        (GOOD, LOG, 4),
        (GOOD + "\nodd", LOG, 0),
        (status("\nDafny program verifier finished with 0 verified, 0 errors\n"), LOG, 0),
        (status("\nDafny program verifier finished with 1 verified, 0 errors, 1 out of resource\n"), LOG, 0),
        (diagnostic(1, "assertion could not be proved", "Verifier") + "\n" + GOOD, LOG, 0),
        (diagnostic(2, "assume statement has no {:axiom}", "Verifier") + "\n" + GOOD, LOG, 0),
    ],
)
def test_a_run_that_says_less_proves_nothing(speaker, console: str, logged: str, code: int):
    speaker(console, logged, code)
    assert not raw_all_correct(run_dafny4("method Abs() {}"), ["Abs"])


@pytest.mark.parametrize(
    ("console", "logged", "code"),
    [
        (GOOD, None, 0),
        (GOOD, "odd", 0),
        ("", LOG, 0),
        (GOOD, LOG, 1),
        (GOOD, LOG, 134),
    ],
)
def test_a_run_that_cannot_be_read_is_a_failure(speaker, console: str, logged: str | None, code: int):
    speaker(console, logged, code)
    with pytest.raises(DafnyFailure):
        run_dafny4("method Abs() {}")


def test_another_dafny_is_not_taken_for_a_dafny_4(speaker):
    speaker(GOOD, LOG, 0, "2.3.0")
    with pytest.raises(InfrastructureError, match="not a Dafny 4") as caught:
        run_dafny4("method Abs() {}")
    assert caught.value.remedy is not None and "PROVENHIVE_DAFNY" in caught.value.remedy
