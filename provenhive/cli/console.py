"""What every command shares: output for people and for programs, and errors with exit codes."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typer

from provenhive.cli.lazy_console import lazy_console
from provenhive.errors import ExitCode, InfrastructureError, ProvenHiveError, UserError
from provenhive.pipeline.lean_choice import use_lean
from provenhive.pipeline.project import Project, find_project
from provenhive.spec_lang.diagnostics import SpecificationError
from provenhive.toolchain.groups import Interrupted

_INTERRUPTED = "interrupted: what was proved before is in the ledger"
out = lazy_console()
err = lazy_console(stderr=True)


def print_json(document: Any) -> None:
    """Print one JSON document on standard output."""
    sys.stdout.write(json.dumps(document, indent=2, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def guarded(command: Callable[[], int], *, as_json: bool = False) -> None:
    """Run a command's body and leave with its exit code; known errors are shown without a trace.

    Raises:
        typer.Exit: always.
    """
    try:
        code = command()
    except KeyboardInterrupt:
        _show(Interrupted("what was proved before is in the ledger"), {}, _INTERRUPTED, as_json)
        code = ExitCode.INTERRUPTED
    except SpecificationError as error:
        _show(error, {"diagnostics": error.to_json()}, error.render(colour=err.is_terminal), as_json)
        code = error.exit_code
    except ProvenHiveError as error:
        kind = "tool failure" if error.exit_code == ExitCode.TOOL else "error"
        _show(error, {}, f"{kind}: {error}", as_json)
        code = error.exit_code
    except RecursionError:
        _show(UserError("what was read is nested too deeply"), {}, "error: what was read is nested too deeply", as_json)
        code = ExitCode.USAGE
    except BrokenPipeError:
        # The reader of our output went away, as `head` does: nothing to say, and nobody to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = ExitCode.OK
    except OSError as error:
        # The machine's trouble, such as a full disk, where nobody knew better what it means.
        where = f"{error.filename}: " if error.filename else ""
        failure = InfrastructureError(f"{where}{error.strerror or error}")
        _show(failure, {}, f"tool failure: {failure}", as_json)
        code = ExitCode.TOOL
    raise typer.Exit(int(code))


def _show(error: ProvenHiveError, extra: dict[str, Any], text: str, as_json: bool) -> None:
    if as_json:
        document = {"error": {"kind": type(error).__name__, "message": str(error), **extra}}
        if isinstance(error, UserError) and error.close:
            document["error"]["close"] = list(error.close)
        if isinstance(error, InfrastructureError) and error.remedy:
            document["error"]["remedy"] = error.remedy
        print_json(document)
    else:
        err.print(text, markup=False)


def specification_files(path: Path) -> tuple[Path, ...]:
    """Return the ``.hspec`` files at a path: itself, or all below a folder, in order of their names.

    Raises:
        UserError: there is no such path, or nothing in it.
    """
    if path.is_file():
        return (path,)
    if not path.is_dir():
        raise UserError(f"{path}: no such file or folder")
    found = tuple(sorted(p for p in path.rglob("*.hspec") if not any(part.startswith(".") for part in p.parts[1:])))
    if not found:
        raise UserError(f"{path}: no .hspec file in this folder")
    return found


@contextmanager
def stop_signals(event: threading.Event) -> Iterator[None]:
    """Let SIGTERM stop the command as Ctrl-C does, and set ``event`` on either."""

    def stop(_number: int, _frame: object) -> None:
        event.set()
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def project_here(ledger: str | None) -> Project:
    """Return the project that the command runs in, with the ledger of the command line."""
    project = find_project(Path.cwd(), ledger=ledger)
    use_lean(project)
    return project
