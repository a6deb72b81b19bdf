"""Consoles that need no library for plain lines: most of what commands print where nobody watches."""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from rich.console import Console


class _LazyConsole:
    """Prints plain texts itself where the stream is no terminal, and leaves everything else to Rich."""

    def __init__(self, *, stderr: bool) -> None:
        self._stderr = stderr

    @cached_property
    def _rich(self) -> Console:
        from rich.console import Console

        return Console(stderr=self._stderr, highlight=False, soft_wrap=True)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._rich, name)

    def print(self, *objects: Any, **options: Any) -> None:
        """Print as Rich's console does."""
        stream = sys.stderr if self._stderr else sys.stdout
        plain = len(objects) == 1 and isinstance(objects[0], str) and options == {"markup": False}
        if plain and "_rich" not in self.__dict__ and not stream.isatty():
            stream.write(objects[0] + "\n")
            stream.flush()
        else:
            self._rich.print(*objects, **options)


def lazy_console(*, stderr: bool = False) -> Console:
    """Return a console for standard output, or standard error, as it is when something is printed."""
    return cast("Console", _LazyConsole(stderr=stderr))
