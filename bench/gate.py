"""A clean pass of the merge gate, from the ledger alone, next to an interpreter that does nothing.

    python bench/gate.py [--runs N] [--repository FOLDER]

The repository is the sample of ``tests/support/sample_repo.py``, proved once at the start; ``--repository`` takes one
that is there. Every figure is for a whole process, in seconds: the median of the runs, the least and the most, and the
median of what the processors worked for it, which other work on the machine changes little. The lines take turns. The
first round makes the bytecode and the file cache warm and does not count. The exit code is 1 if the median of the gate
is not under two seconds.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GATE = "from provenhive.cli.main import run; run()"  # of this checkout, not what an environment has installed
LINES = {
    "python -c pass": ["pass"],
    "import of the command line": ["import provenhive.cli.main"],
    "import of the gate": ["import provenhive.gate.check"],
    "provenhive gate": [GATE, "gate"],
    "provenhive gate --base main": [GATE, "gate", "--base", "main"],
}
ASKED = 2.0


def worked():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def seconds(folder, arguments):
    """Return how long a process took, and how long processors worked for it."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    before, start = worked(), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    took = time.perf_counter() - start
    if done.returncode != 0:
        raise SystemExit(f"{arguments} failed: {done.stdout}{done.stderr}")
    return took, worked() - before


def measure(folder, runs):
    taken = {name: [] for name in LINES}
    for number in range(runs + 1):
        for name, arguments in LINES.items():
            took = seconds(folder, arguments)
            if number:
                taken[name].append(took)
    print("| process | median, s | least | most | processors, s |\n|---|---|---|---|---|")
    for name, found in taken.items():
        took, work = zip(*found, strict=True)
        figures = statistics.median(took), min(took), max(took), statistics.median(work)
        print(f"| `{name}` |" + "|".join(f" {figure:.2f} " for figure in figures) + "|")
    gates = (found for name, found in taken.items() if name.startswith("provenhive"))
    return max(statistics.median(took for took, _ in found) for found in gates)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--repository", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = options.repository
        if folder is None:
            sys.path[:0] = [str(ROOT), str(ROOT / "tests/support")]
            from sample_repo import proved_sample

            folder = proved_sample(Path(name))
        return int(measure(folder, options.runs) >= ASKED)


if __name__ == "__main__":
    sys.exit(main())
