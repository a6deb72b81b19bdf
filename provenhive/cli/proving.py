"""``provenhive prove`` and ``provenhive extract``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import get_args

from provenhive.cli.console import err, out, print_json, specification_files
from provenhive.cli.progress import Display, print_report
from provenhive.errors import ExitCode, UserError
from provenhive.files import write_file
from provenhive.pipeline.event_log import EventLog
from provenhive.pipeline.events import Listener
from provenhive.pipeline.extract import extract_all
from provenhive.pipeline.lean_choice import VARIABLES, use_lean
from provenhive.pipeline.metrics import render_metrics
from provenhive.pipeline.project import Project, find_project, open_log
from provenhive.pipeline.prove import prove as run_prove
from provenhive.pipeline.report import RunReport
from provenhive.pipeline.runs import save_run
from provenhive.search.scheduling.turns import Schedule
from provenhive.swarm import Executor
from provenhive.toolchain.groups import install_signal_handlers


@dataclass(frozen=True, slots=True)
class Choices:
    """What the command line chose over the settings file."""

    ledger: str | None = None
    output: str | None = None
    jobs: int | None = None
    agents: tuple[str, ...] | None = None
    unit_seconds: int | None = None
    prover_seconds: int | None = None
    candidates: int | None = None
    seed: int | None = None
    targets: tuple[str, ...] | None = None
    variants: int | None = None
    executor: str | None = None
    ray_address: str | None = None
    schedule: str | None = None

    def project(self) -> Project:
        """Return the project that the command runs in, with these choices."""
        found = find_project(Path.cwd(), ledger=self.ledger, output=self.output)
        wanted = {
            "jobs": self.jobs,
            "agents": self.agents,
            "unit_seconds": self.unit_seconds,
            "prover_seconds": self.prover_seconds,
            "candidates": self.candidates,
            "seed": self.seed,
            "targets": self.targets,
            "variants": self.variants,
            "executor": self.executor,
            "ray_address": self.ray_address,
            "schedule": self.schedule,
        }
        if self.executor not in (None, "local", "ray"):
            raise UserError(f"there is no executor '{self.executor}'; there are local and ray")
        if self.schedule not in (None, *get_args(Schedule)):
            raise UserError(f"there is no schedule '{self.schedule}'; there are {' and '.join(get_args(Schedule))}")
        changes = {name: value for name, value in wanted.items() if value is not None}
        return Project(found.root, found.settings.model_copy(update=changes))


@dataclass(frozen=True, slots=True)
class Records:
    """Files that a run writes about itself: figures for Prometheus, events as JSON lines."""

    metrics: Path | None = None
    log_json: Path | None = None

    def listening(self, display: Display) -> AbstractContextManager[Listener]:
        """Return who hears of events: the display, and the log where one is wanted."""
        return nullcontext(display) if self.log_json is None else EventLog(self.log_json, display)

    def measured(self, report: RunReport) -> None:
        """Write the metrics where they are wanted. Raises ``UserError`` if the file cannot be written."""
        if self.metrics is not None:
            write_file(self.metrics, render_metrics(report))


def prove(path: Path, choices: Choices, records: Records, *, as_json: bool) -> int:
    """Prove the specifications at ``path`` with a live display, then print the table or the document."""
    install_signal_handlers()
    files = specification_files(path)
    project = choices.project()
    log = open_log(project, write=True)
    with (
        log.ledger,
        _executor(project) as executor,
        Display(err) as display,
        records.listening(display) as listener,
    ):
        stopped = partial(_keep_stopped, project, files, records)
        report = run_prove(files, str(path), project, log, listener, executor=executor, stopped=stopped)
    save_run(project, files, report)
    records.measured(report)
    if as_json:
        print_json(report.document())
    else:
        print_report(report, out)
    return report.exit_code


def _keep_stopped(
    project: Project, files: Sequence[Path], records: Records, report: RunReport, error: BaseException
) -> None:
    """Keep the record of a run that did not come to its end; that this fails is no more than worth a note."""
    try:
        save_run(project, files, report, error)
        records.measured(report)
    except UserError as fault:
        err.print(f"no record of the run is kept: {fault}", markup=False)


def _executor(project: Project) -> AbstractContextManager[Executor | None]:
    """Return Ray's workers where the project asks for them; else nothing, for ``prove`` starts its own."""
    settings = project.settings
    if settings.executor == "local":
        return nullcontext()
    from provenhive.swarm.ray_executor import RayExecutor

    use_lean(project)  # before Ray starts: its workers have the environment that it was started in
    chosen = {name: os.environ[name] for name in VARIABLES if name in os.environ}
    jobs = settings.jobs or os.cpu_count() or 1
    return RayExecutor(jobs, address=settings.ray_address or None, environment=chosen)


def extract(path: Path, choices: Choices, *, as_json: bool) -> int:
    """Write the code that the ledger holds for the specifications at ``path``."""
    install_signal_handlers()
    files = specification_files(path)
    project = choices.project()
    log = open_log(project, write=False)
    with log.ledger:
        written, missing = extract_all(files, project, log)
    if as_json:
        print_json({"written": list(written), "missing": list(missing)})
    else:
        for name in written:
            out.print(f"wrote {name}", markup=False)
        for name in missing:
            out.print(f"not in the ledger: {name}; prove it first", markup=False)
    return ExitCode.NOT_PROVED if missing else ExitCode.OK
