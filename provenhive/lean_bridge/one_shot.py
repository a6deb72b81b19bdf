"""One process, one file: the slow way to ask the engine, used where nothing may be left over from before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from provenhive.errors import InfrastructureError
from provenhive.lean_bridge.engine import Engine, run_lean
from provenhive.lean_bridge.messages import Message, parse_command_line
from provenhive.toolchain import LimitHit, Limits

DEFAULT_LIMITS: Final = Limits(wall_seconds=120, memory_mb=4096, output_bytes=4_000_000)
DEFAULT_HEARTBEATS: Final = 200_000
STRICT: Final = (
    ("autoImplicit", "false"),
    ("relaxedAutoImplicit", "false"),
    ("linter.all", "false"),
    ("linter.unusedVariables", "false"),
)
"""Options for obligations: an unknown name is an error and no variable of its own, and no opinions on style come among
the engine's answers."""


@dataclass(frozen=True, slots=True)
class OneShot:
    """What one run of the engine said of a file.

    ``limit`` is the limit that ended the run early; then ``messages`` are those that came before.
    """

    messages: tuple[Message, ...]
    exit_code: int
    seconds: float
    limit: LimitHit | None
    command: tuple[str, ...]

    @property
    def has_errors(self) -> bool:
        """Whether the file has errors, or was not read to its end."""
        return self.limit is not None or self.exit_code != 0 or any(m.is_error for m in self.messages)


def check_file(
    engine: Engine,
    source: Path,
    *,
    module_root: Path,
    olean: Path | None = None,
    search_path: tuple[Path, ...] = (),
    limits: Limits = DEFAULT_LIMITS,
    heartbeats: int = DEFAULT_HEARTBEATS,
    options: tuple[tuple[str, str], ...] = (),
) -> OneShot:
    """Have the engine read one file, and write its compiled module to ``olean`` if one is named.

    Args:
        engine: the engine.
        source: the file, below ``module_root``.
        module_root: the folder that module names are relative to.
        olean: where to write the compiled module.
        search_path: folders with the compiled modules that the file imports.
        limits: time, memory and output of the process.
        heartbeats: ``maxHeartbeats``, the engine's own deterministic limit for one declaration.
        options: further ``-D`` options.

    Raises:
        InfrastructureError: the engine crashed, or its answer cannot be read.
    """
    source, module_root = source.absolute(), module_root.absolute()
    defines = (("maxHeartbeats", str(heartbeats)), *options)
    arguments = ["--json", f"--root={module_root}", *(f"-D{name}={value}" for name, value in defines)]
    if olean is not None:
        olean.parent.mkdir(parents=True, exist_ok=True)
        arguments.append(f"-o{olean.absolute()}")
    done = run_lean(engine, (*arguments, str(source)), search_path=search_path, cwd=module_root, limits=limits)
    if done.limit is None and done.exit_code not in (0, 1):
        raise done.failure("the Lean engine crashed")
    output = done.out if done.limit is None else done.out.rpartition("\n")[0]
    messages = parse_command_line(output, done.tool_run())
    if done.limit is None and done.exit_code == 1 and not any(m.is_error for m in messages):
        raise done.failure("the Lean engine failed without saying why")
    if done.exit_code == 0 and olean is not None and not olean.is_file():
        raise InfrastructureError("the Lean engine wrote no compiled module", run=done.tool_run())
    return OneShot(messages, done.exit_code, done.seconds, done.limit, done.command)
