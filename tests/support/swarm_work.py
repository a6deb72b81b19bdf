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


class Unreadable(Exception):
    """An error that can be written and not be read again."""

    def __init__(self, first, second):
        super().__init__(f"{first} {second}")


class Uncopyable(Exception):
    """An error that cannot even be written."""

    def __reduce__(self):
        raise ValueError("this stays here")


class Stranger:
    """A value that no other process can make."""

    def __reduce__(self):
        return (_only_in, (os.getpid(),))


def _only_in(pid):
    if os.getpid() != pid:
        raise KeyError(pid)
    return Stranger()


def fail_unreadably(_, notify):
    raise Unreadable("first", "second")


def fail_uncopyably(_, notify):
    raise Uncopyable


def leave(_, notify):
    raise SystemExit(3)


def stranger(_, notify):
    return Stranger()


def assigned(_, notify):
    import ray

    return ray.get_runtime_context().get_assigned_resources()
