"""Faults at chosen system calls of a program, by ``strace``."""

import shutil

SYSTEM_CALLS = ("pwrite64", "fsync", "fdatasync", "ftruncate", "openat", "unlink")


def require(tool):
    found = shutil.which(tool)
    assert found, f"this test needs {tool}: apt-get install {tool}"
    return found


def calls_of(trace):
    """Return the traced calls on the ledger's own files, as (name, ordinal among that name's calls)."""
    counts, found = {}, []
    for line in trace.read_text().splitlines():
        name = line.split("(")[0].split()[-1]
        if name in SYSTEM_CALLS:
            counts[name] = counts.get(name, 0) + 1
            if "log.db" in line:
                found.append((name, counts[name]))
    return found


def tracer(trace, *inject):
    """Return what is put before a command so that its calls are traced, and some of them fail."""
    return (
        require("strace"),
        "-f",
        "-qq",
        "-y",
        "-e",
        f"trace={','.join(SYSTEM_CALLS)}",
        *inject,
        "-o",
        str(trace),
    )
