"""Compares the Dafny bridge's readings with the verdicts that Dafny's own tests expect.

Usage: python bench/dafny_conformance.py --repository DIR [--only TEXT] [--names FILE] [--out FILE [--resume]]
           [--disagreements FILE]

``DIR`` is the git directory of a clone of the ``dafny-lang/dafny`` repository with the tag ``v2.3.0``. The programs
are written to a temporary folder, each is verified where it lies with the options of its own test that can
change a verdict, and the answer is compared with the ``.expect`` file beside it. Nothing is kept but ``FILE``, which
holds one JSON object for each program. ``--disagreements`` writes the names of the programs that do not agree, for
``--names`` of another run; with ``--resume`` those of the rows that ``--out`` held before too.
"""

from __future__ import annotations

import argparse
import collections
import io
import json
import re
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from provenhive.dafny_bridge import DafnyFailure, DafnyLimits, DafnyRun, Diagnostic, Severity, Summary
from provenhive.dafny_bridge.reading import TextReport, read_text
from provenhive.dafny_bridge.runner import verify_file
from provenhive.toolchain import Limits, run

FIXED = (
    "/nologo",
    "/compile:0",
    "/trace",
    "/errorTrace:0",
    "/vcsCores:1",
    "/countVerificationErrors:1",
    "/useBaseNameForFileName",
)
# What prints, compiles or traces does not change a verdict; the rest of a test's options is kept.
DROPPED = re.compile(
    r"[-/](compile|dprint|print|rprint|printTooltips|env|spillTargetCode|compileTarget|compileVerbose|printMode"
    r"|traceCaching|tracePOs|errorTrace|optimize(?!Resolution)|proverWarnings|trace\b|verifySnapshots)"
)
UNSUITABLE = re.compile(r"[-/](noVerify|dafnyVerify:0|verifySnapshots)")


@dataclass(frozen=True)
class Test:
    """A program with the options and the report that its test expects."""

    file: Path
    name: str
    options: tuple[str, ...]
    expected: TextReport
    refused: bool


@dataclass(frozen=True)
class Row:
    """How one program came out. ``agreement`` is one of same, messages, counts, verdict, failure, skipped."""

    name: str
    agreement: str
    detail: str
    seconds: float = 0.0


def unpack(repository: Path, tag: str, into: Path) -> None:
    """Write the test programs of the tag into a folder."""
    archive = run(
        ("git", "--git-dir", str(repository), "archive", tag, "Test"),
        limits=Limits(output_bytes=500_000_000, wall_seconds=300),
    )
    if archive.exit_code != 0:
        raise archive.failure(f"the tag {tag} cannot be read")
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
        tar.extractall(into, filter="data")


def first_command(text: str) -> str | None:
    """Return the first command of the test that verifies the program itself."""
    commands = re.findall(r"^// RUN: *%dafny +(.*)$", text, re.MULTILINE)
    return next((c for c in commands if '"%s"' in c and not UNSUITABLE.search(c)), None)


def first_report(text: str) -> str:
    """Return the part of an expected output that the first command printed."""
    end = re.search(r"^(Dafny program verifier finished.*|\d+ \S+ errors detected in .*)$", text, re.MULTILINE)
    return text if end is None else text[: end.end()]


def read_test(file: Path, root: Path) -> Test | str:
    """Return the test of a program, or why it has none."""
    expect = file.with_name(file.name + ".expect")
    if not expect.is_file():
        return "no expected output"
    command = first_command(file.read_text("utf-8", "replace"))
    if command is None:
        return "its test does not verify it (server, snapshots, translation only)"
    options = tuple(w for w in command.partition('"%s"')[0].split() if not DROPPED.match(w))
    expected = expect.read_text("utf-8", "replace")
    report = read_text(first_report(expected), file.name)
    refused = report.summary is None
    if refused and not re.search(r"errors detected in", expected):
        return "its expected output has no verdict"
    return Test(file, str(file.relative_to(root)), options, report, refused)


def gist(diagnostic: Diagnostic) -> tuple[object, ...]:
    """What is compared of a message."""
    return diagnostic.position, diagnostic.message.strip()


def errors(report: TextReport | DafnyRun) -> collections.Counter[tuple[object, ...]]:
    """Return the errors of a report as a multiset."""
    return collections.Counter(gist(d) for d in report.diagnostics if d.severity is Severity.ERROR)


def shown(messages: collections.Counter[tuple[object, ...]]) -> str:
    """Return the first few of some messages."""
    return str(sorted(map(str, messages))[:4])


def verdict(summary: Summary | None) -> str:
    """Return the verdict that a last line stands for."""
    if summary is None:
        return "refused"
    return "not verified" if summary.errors or summary.others else "verified"


def judge(test: Test, seconds: int) -> Row:
    """Verify one program and say how far the answer agrees."""
    limits = DafnyLimits(procedure_seconds=seconds, wall_seconds=600, memory_mb=6000, output_bytes=40_000_000)
    try:
        answer = verify_file(test.file, (*FIXED, f"/timeLimit:{seconds}", *test.options), limits)
    except DafnyFailure as failure:
        return Row(test.name, "failure", str(failure)[:600])
    expected, found = test.expected.summary, answer.summary
    missing, extra = errors(test.expected) - errors(answer), errors(answer) - errors(test.expected)
    detail = f"expected {expected}, found {found}; missing {shown(missing)}; extra {shown(extra)}"
    if verdict(expected) != verdict(found):
        level = "verdict"
    elif expected != found:
        level = "counts"
    elif missing or extra:
        level = "messages"
    else:
        level, detail = "same", ""
    if answer.unread:
        detail += f"; unread {answer.unread[:3]}"
        level = "messages" if level == "same" else level
    return Row(test.name, level, detail, answer.seconds)


def kept_rows(chosen: argparse.Namespace) -> list[Row]:
    """Return the rows of an earlier run that this one goes on with."""
    if not chosen.resume or chosen.out is None or not chosen.out.is_file():
        return []
    return [Row(**json.loads(line)) for line in chosen.out.read_text().splitlines()]


def chosen_files(root: Path, chosen: argparse.Namespace) -> list[Path]:
    """Return the programs to run, small ones first."""
    names = {str(f.relative_to(root)) for f in root.rglob("*.dfy") if chosen.only in str(f)}
    if chosen.names is not None:
        names &= set(chosen.names.read_text().split())
    names -= {row.name for row in kept_rows(chosen)}
    return sorted((root / name for name in names), key=lambda file: (file.stat().st_size, file))


def disagreeing(rows: list[Row]) -> list[str]:
    """Return the names of the programs that were run and do not agree in everything."""
    return [row.name for row in rows if row.agreement not in ("same", "skipped")]


def main() -> int:
    """Run the comparison and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--repository", type=Path, required=True)
    parser.add_argument("--tag", default="v2.3.0")
    parser.add_argument("--only", default="")
    parser.add_argument("--names", type=Path, help="a file of names to run instead of all")
    parser.add_argument("--resume", action="store_true", help="leave out what --out already holds")
    parser.add_argument("--seconds", type=int, default=60, help="the solver's time for each procedure")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--disagreements", type=Path, help="write the names of what does not agree, for --names")
    chosen = parser.parse_args()
    rows = kept_rows(chosen)
    with tempfile.TemporaryDirectory(prefix="provenhive-conformance-") as name:
        root = Path(name)
        unpack(chosen.repository, chosen.tag, root)
        for file in chosen_files(root / "Test", chosen):
            test = read_test(file, root / "Test")
            name = str(file.relative_to(root / "Test"))
            row = Row(name, "skipped", test) if isinstance(test, str) else judge(test, chosen.seconds)
            rows.append(row)
            if row.agreement != "same":
                print(f"{row.agreement:9} {row.name}: {row.detail}", flush=True)
            if chosen.out is not None:
                with chosen.out.open("a") as out:
                    out.write(json.dumps(row.__dict__) + "\n")
    for level, count in collections.Counter(row.agreement for row in rows).most_common():
        print(f"{count:5} {level}")
    if chosen.disagreements is not None:
        chosen.disagreements.write_text("".join(f"{name}\n" for name in disagreeing(rows)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
