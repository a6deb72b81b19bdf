"""The pytest plugin: every proposition of an ``.hspec`` file is a test.

pytest loads this module in every project of an environment that has ProvenHive, so it imports nothing until there is
a specification to collect. Collection is off unless ``--provenhive`` or the ini option ``provenhive`` switches it on,
or a specification is named on the command line. See docs/gate.md.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from provenhive.gate.options import MODES, mode_of

if TYPE_CHECKING:
    from provenhive.gate.collecting import SpecificationFile

SUFFIX = ".hspec"
_MARKER = "hspec(kind, module, subject): a proposition of a specification, with the kind of its obligation"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("provenhive", "specifications, and the proofs that they hold")
    group.addoption(
        "--provenhive",
        choices=MODES,
        help="collect .hspec files: 'ledger' believes what the ledger proves, 'prove' proves what is missing and enters"
        " it, 'audit' proves everything again",
    )
    group.addoption("--provenhive-base", metavar="REV", help="git revision whose trust policy and pinned head count")
    group.addoption(
        "--provenhive-update",
        action="store_true",
        help="prove what is missing, write extracted files again, and pin the head if all agrees; never on CI",
    )
    parser.addini("provenhive", "what --provenhive is by default: ledger, prove or audit", default="")


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker and refuse what cannot be meant.

    Raises:
        pytest.UsageError: an unknown mode in the ini file, or an update on CI.
    """
    config.addinivalue_line("markers", _MARKER)
    ini = config.getini("provenhive")
    if ini and ini not in MODES:
        raise pytest.UsageError(f"the ini option 'provenhive' is {ini!r}; it is one of {', '.join(MODES)}")
    if config.getoption("provenhive_update"):
        if config.getoption("provenhive") not in (None, "prove"):
            raise pytest.UsageError("--provenhive-update proves what is missing: it goes with --provenhive=prove only")
        if os.environ.get("CI", "").lower() not in ("", "0", "false"):
            raise pytest.UsageError(
                "--provenhive-update is refused on CI (the variable CI is set): what a gate checks it must not change;"
                " run it on your machine and commit what it wrote"
            )


def pytest_report_header(config: pytest.Config) -> str | None:
    """Say which mode is on."""
    mode = mode_of(config)
    return f"provenhive: {mode}" if mode else None


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> SpecificationFile | None:
    """Collect a specification."""
    if file_path.suffix != SUFFIX or not (mode_of(parent.config) or parent.session.isinitpath(file_path)):
        return None
    from provenhive.gate.collecting import SpecificationFile

    return SpecificationFile.from_parent(parent, path=file_path)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what the ledger was that all this rests on, and whom it was believed from."""
    reports = [r for group in terminalreporter.stats.values() for r in group if isinstance(r, pytest.TestReport)]
    found = [dict(report.user_properties) for report in reports if report.when == "call"]
    states: dict[str, int] = {}
    for properties in found:
        if "provenhive.state" in properties:
            state = str(properties["provenhive.state"])
            states[state] = states.get(state, 0) + 1
    for ledger in dict.fromkeys(str(p["provenhive.ledger"]) for p in found if "provenhive.ledger" in p):
        counts = ", ".join(f"{count} {state}" for state, count in sorted(states.items()))
        terminalreporter.write_line(f"provenhive: {counts}; {ledger}")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """After an update that went well, pin the ledgers' heads: once, not in every worker."""
    if session.config.getoption("provenhive_update") and exitstatus == 0 and not hasattr(session.config, "workerinput"):
        from provenhive.gate.collecting import pin_projects

        pin_projects(session)
