"""Process groups that cannot outlive this process.

Every child is the leader of its own session and process group, so it can be killed with all that it
started. Three things guard against orphans:

1. a registry of living groups, killed at interpreter exit and by the signal handlers of
   ``install_signal_handlers``;
2. a *reaper*: one small shell whose standard input is a pipe that only this process holds open. A child
   writes its own group into that pipe before it turns into the program asked for. When this process
   ends in whatever way, ``kill -9`` included, the pipe closes and the reaper kills what is left;
3. a child that cannot reach the pipe ends at once, so no program ever runs unregistered.

``PR_SET_PDEATHSIG`` would be shorter, but it fires when the *thread* that started the child ends, and it
does not reach grandchildren (a prover under mono).
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import IO, Any, Final

from provenhive.errors import ExitCode, InfrastructureError, ProvenHiveError

_SHELL: Final = "/bin/sh"

# Standard input: lines "+ group" and "- group"; at its end every group still listed is killed.
_REAPER_SCRIPT: Final = """
trap '' HUP INT QUIT TERM
live=' '
while read -r op group; do
  case $op in
    +) live="$live$group " ;;
    -) case $live in *" $group "*) live="${live%% $group *} ${live#* $group }" ;; esac ;;
  esac
done
for group in $live; do kill -s KILL -- "-$group"; done
"""

# Arguments: the reaper's pipe, the address space in kilobytes (0: no limit), the command.
_CHILD_SCRIPT: Final = """
echo "+ $$" >"$1" || exit 126
ulimit -c 0
[ "$2" = 0 ] || ulimit -v "$2" || exit 126
shift 2
exec "$@"
"""


class Interrupted(ProvenHiveError):
    """This process is shutting down: its children were killed and no others are started."""

    exit_code = ExitCode.INTERRUPTED


@dataclass(eq=False)
class Group:
    """A living process group: its leader and the command it runs."""

    process: subprocess.Popen[bytes]
    command: tuple[str, ...]
    _reaped: bool = field(default=False, repr=False)
    _lock: threading.RLock = field(default_factory=threading.RLock, repr=False)

    @property
    def pid(self) -> int:
        """The id of the leader, which is the id of the group too."""
        return self.process.pid

    def kill(self) -> None:
        """Kill the whole group. Harmless if it is gone already."""
        with self._lock:
            # An unreaped leader keeps its number, so the signal cannot hit a stranger.
            if not self._reaped:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(self.pid, signal.SIGKILL)

    def reap(self) -> tuple[int, float]:
        """Kill what is left of the group and wait for its leader.

        Returns:
            The exit code (negative for a signal) and the processor seconds of the leader and of
            those descendants that were waited for.
        """
        with self._lock:
            if self._reaped:
                return self.process.returncode, 0.0
            self.kill()
            # While the leader is unreaped its number, and so this entry, cannot be another's.
            _forget(self)
            _, status, usage = os.wait4(self.pid, 0)
            self._reaped = True
            self.process.returncode = os.waitstatus_to_exitcode(status)
        return self.process.returncode, usage.ru_utime + usage.ru_stime


@dataclass(eq=False)
class _Reaper:
    """The reaper process and both ends of the pipe it listens to."""

    process: subprocess.Popen[bytes]
    read_end: int
    write_end: int

    @property
    def pipe_path(self) -> str:
        """A path under which children reach the pipe without inheriting it."""
        return f"/proc/{os.getpid()}/fd/{self.write_end}"

    def tell(self, line: str) -> None:
        """Send one line; a reaper that died is noticed and replaced at the next start."""
        with contextlib.suppress(OSError):
            os.write(self.write_end, line.encode("ascii"))

    def close(self) -> None:
        """Close the pipe, upon which the reaper kills what is left and ends."""
        os.close(self.write_end)
        os.close(self.read_end)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=5)


_lock = threading.RLock()
_living: dict[int, Group] = {}
_reaper: _Reaper | None = None
_shutting_down = False


def _start_reaper() -> _Reaper:
    """Start a reaper and tell it of every group that is alive."""
    read_end, write_end = os.pipe()
    process = subprocess.Popen(
        (_SHELL, "-c", _REAPER_SCRIPT),
        stdin=read_end,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd="/",
    )
    # The read end stays open here: a child that opens the pipe never waits for a reader.
    reaper = _Reaper(process, read_end, write_end)
    for group in _living:
        reaper.tell(f"+ {group}\n")
    return reaper


def _living_reaper() -> _Reaper:
    """Return the reaper, started now if there is none or if it died."""
    global _reaper
    if _reaper is not None and _reaper.process.poll() is not None:
        _reaper.close()
        _reaper = None
    if _reaper is None:
        _reaper = _start_reaper()
    return _reaper


def _forget(group: Group) -> None:
    """Take a group that has ended off both lists."""
    with _lock:
        _living.pop(group.pid, None)
        if _reaper is not None:
            _reaper.tell(f"- {group.pid}\n")


def _program(command: Sequence[str], env: Mapping[str, str]) -> str:
    """Return the absolute path of the program, so that "not found" is told before anything runs."""
    found = shutil.which(command[0], path=env.get("PATH", os.defpath))
    if found is None:
        raise InfrastructureError(f"the program '{command[0]}' was not found")
    return str(Path(found).absolute())


def spawn(
    command: Sequence[str],
    *,
    env: Mapping[str, str],
    stdin: int | IO[Any],
    stdout: int | IO[Any],
    stderr: int | IO[Any],
    cwd: Path | None = None,
    address_space_mb: int | None = None,
) -> Group:
    """Start ``command`` as the leader of a registered process group.

    Raises:
        InfrastructureError: the program or the folder does not exist.
        Interrupted: this process is shutting down.
    """
    program = _program(command, env)
    kilobytes = 0 if address_space_mb is None else address_space_mb * 1024
    with _lock:
        if _shutting_down:
            raise Interrupted("interrupted: no further tool is started")
        wrapper = (_SHELL, "-c", _CHILD_SCRIPT, "sh", _living_reaper().pipe_path, str(kilobytes))
        try:
            process = subprocess.Popen(
                (*wrapper, program, *command[1:]),
                stdin=stdin,
                stdout=stdout,
                stderr=stderr,
                cwd=cwd,
                env=dict(env),
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            raise InfrastructureError(f"'{program}' could not be started: {error}") from error
        group = Group(process, (program, *command[1:]))
        _living[group.pid] = group
    if _shutting_down:
        # A signal handler ran between the check and the registration.
        group.reap()
        raise Interrupted("interrupted: no further tool is started")
    return group


def living_groups() -> tuple[int, ...]:
    """Return the ids of the process groups that are registered as alive."""
    with _lock:
        return tuple(sorted(_living))


def shutting_down() -> bool:
    """Tell whether children are being killed because this process was told to stop."""
    return _shutting_down


def kill_all() -> None:
    """Kill every living group and refuse to start others until ``allow_starts``."""
    global _shutting_down
    with _lock:
        _shutting_down = True
        groups = tuple(_living.values())
    # Without the lock: a thread that reaps holds its group and asks for the lock.
    for group in groups:
        group.kill()


def allow_starts() -> None:
    """Lift the ban of ``kill_all``, for a program that goes on after an interrupted job."""
    global _shutting_down
    with _lock:
        _shutting_down = False


def _on_signal(number: int, frame: FrameType | None) -> None:
    """Kill all children, then end as Python does: an exception in the main thread."""
    kill_all()
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    raise SystemExit(128 + number)


def install_signal_handlers() -> None:
    """Make SIGINT, SIGTERM and SIGHUP kill every child group at once. Call it from the main thread."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _on_signal)


def _at_exit() -> None:
    """Leave nothing behind when the interpreter ends."""
    global _reaper
    kill_all()
    with _lock:
        groups, reaper, _reaper = tuple(_living.values()), _reaper, None
    for group in groups:
        group.reap()
    if reaper is not None:
        reaper.close()


def _after_fork_in_child() -> None:
    """A forked copy owns none of its parent's children and must not hold their pipe open."""
    global _lock, _reaper, _shutting_down
    _lock = threading.RLock()
    for group in _living.values():
        # They are the parent's to end: neither kill nor reap reaches them from here.
        group._lock, group._reaped, group.process.returncode = threading.RLock(), True, 0
    _living.clear()
    _shutting_down = False
    if _reaper is not None:
        _reaper.process.returncode = 0
        os.close(_reaper.write_end)
        os.close(_reaper.read_end)
        _reaper = None


atexit.register(_at_exit)
os.register_at_fork(after_in_child=_after_fork_in_child)
