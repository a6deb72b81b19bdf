"""Work for executors, importable by name in their workers."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from provenhive.errors import UserError


def square(number, notify):
    notify(f"squaring {number}")
    return number * number


def logged_square(argument, _notify):
    """Square, and leave a mark of every time that this was run."""
    number, folder = argument
    with (Path(folder) / f"{os.getpid()}").open("a") as file:
        file.write(f"{number}\n")
    return number * number


def fail(number, _notify):
    raise UserError(f"no {number}")


def die_once(path, _notify):
    if not Path(path).exists():
        Path(path).write_text("tried")
        os.kill(os.getpid(), signal.SIGKILL)
    return "second time"


def die(_argument, _notify):
    os._exit(3)


def lock(_argument, _notify):
    import threading

    return threading.Lock()


def read_back(digest, _notify):
    from provenhive.swarm.provisions import held

    return held(digest)


def niceness(_argument, _notify):
    return os.nice(0)
