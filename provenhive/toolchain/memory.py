"""Memory and processor time of processes, read from ``/proc`` (see proc(5), ``/proc/pid/stat``)."""

from __future__ import annotations

import os
import resource
from pathlib import Path

_PAGE_BYTES = resource.getpagesize()
_MB = 1024 * 1024
# Fields of /proc/pid/stat counted from the one after the parenthesised command name.
_PGRP_FIELD = 2
_TIME_FIELDS = slice(11, 13)  # in user mode and in the kernel
_RSS_FIELD = 21
_TICKS = os.sysconf("SC_CLK_TCK")


def _stat_fields(folder: Path) -> list[bytes] | None:
    """Return the fields after the command name, or ``None`` if the process is gone."""
    try:
        text = (folder / "stat").read_bytes()
    except OSError:
        return None
    return text[text.rfind(b")") + 2 :].split()


def group_rss_mb(group: int) -> float:
    """Return the resident memory in megabytes of every process in the process group ``group``.

    Pages that two processes share count twice, so the sum errs on the high side.
    """
    wanted = b"%d" % group
    pages = 0
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        fields = _stat_fields(folder)
        if fields is not None and fields[_PGRP_FIELD] == wanted:
            pages += int(fields[_RSS_FIELD])
    return pages * _PAGE_BYTES / _MB


def cpu_seconds(pid: int) -> float:
    """Return the processor time that a process has used so far, all threads together; 0 if it is gone."""
    fields = _stat_fields(Path(f"/proc/{pid}"))
    return 0.0 if fields is None else sum(map(int, fields[_TIME_FIELDS])) / _TICKS


def group_members(group: int) -> tuple[int, ...]:
    """Return the ids of the processes in the group that still run (zombies left out)."""
    wanted = b"%d" % group
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            fields = _stat_fields(folder)
            if fields is not None and fields[_PGRP_FIELD] == wanted and fields[0] not in b"ZX":
                found.append(int(folder.name))
    return tuple(sorted(found))
