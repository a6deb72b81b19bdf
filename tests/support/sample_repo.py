"""A git repository whose code is proved: specification, ledger, pinned head, extracted files, certified functions.

It is proved once, by the real provers, and copied for every case.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from provenhive.gate.check import Gate
from provenhive.ledger import create_ledger, open_ledger
from provenhive.obligations import Kind, derive
from provenhive.pipeline.project import find_project, open_log
from provenhive.records import (
    PRODUCER,
    RevocationRecord,
    RevokedEntry,
    RevokedProver,
    certificates_among,
    keys_of,
    now,
    parse,
    reference,
)
from provenhive.spec_lang.load import load_program

PROVENHIVE = str(Path(sys.executable).with_name("provenhive"))
SPECIFICATION = """\
module bank

// What the till does with two offers, and with three.

unit larger(a: int, b: int) returns (r: int)
  ensures r >= a && r >= b
  ensures r == a || r == b
  example larger(2, 3) == 3

unit largest(a: int, b: int, c: int) returns (r: int)
  ensures r >= a && r >= b && r >= c
  ensures r == a || r == b || r == c
  built from larger
"""
SETTINGS = 'targets = ["python"]\nunit_seconds = 200\nprocedure_seconds = 60\n'
FUNCTIONS = '''\
"""What the shop calls."""

import provenhive
from extracted.python.bank import largest as proved


@provenhive.certified("bank.larger", "{larger}")
{code}

@provenhive.certified("bank.largest")
def best(first, second, third):
    """Hand on to the extracted code."""
    return proved.largest(first, second, third)
'''


def command(folder, *arguments, **environment):
    return subprocess.run(
        [PROVENHIVE, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=900,
        env={**os.environ, **environment},
        check=False,
    )


def git(folder, *arguments):
    identity = ["-c", "user.name=Sample", "-c", "user.email=sample@example.org", "-c", "init.defaultBranch=main"]
    return subprocess.run(
        ["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True, timeout=60
    ).stdout.strip()


@dataclass(frozen=True)
class Sample:
    """A copy of the repository."""

    folder: Path

    @property
    def database(self):
        return self.folder / ".provenhive/ledger.db"

    @property
    def specification(self):
        return self.folder / "bank.hspec"

    @property
    def module(self):
        return self.folder / "shop/prices.py"

    def extracted(self, unit):
        return self.folder / f"extracted/python/bank/{unit}.py"

    def replace(self, path, before, after):
        text = path.read_text()
        assert before in text
        path.write_text(text.replace(before, after, 1))

    def project(self):
        return find_project(self.folder)

    def report(self, base=None):
        """Return the gate's report over the whole repository."""
        return Gate.open(self.project(), base).report(sorted(self.folder.glob("*.hspec")), whole=True)

    def causes(self, base=None):
        return [drift.cause.value for drift in self.report(base).drifts]

    def append(self, record):
        log = open_log(self.project(), write=True)
        with log.ledger:
            return log.add(record)

    def revoke(self, known):
        target = RevokedEntry(entry=reference(known))
        self.append(RevocationRecord(producer=PRODUCER, recorded_at=now(), target=target, reason="found wanting"))

    def revoke_prover(self, name):
        target = RevokedProver(name=name)
        self.append(RevocationRecord(producer=PRODUCER, recorded_at=now(), target=target, reason="it is unsound"))

    def known(self, obligation_id):
        """Return the newest certificate of a proposition, with its place."""
        log = open_log(self.project(), write=False)
        with log.ledger:
            found = [k for k, record in certificates_among(log.iterate()) if record.obligation.id == obligation_id]
        return found[-1]

    @property
    def size(self):
        with open_ledger(self.database, read_only=True) as ledger:
            return ledger.size

    def entries(self):
        with open_ledger(self.database, read_only=True) as ledger:
            return [entry.data for entry in ledger.iterate()], ledger.setting("origin")

    def write_ledger_anew(self, entries, origin):
        """Put a ledger of these entries in the place of the one that is there, its tree and indices right."""
        for path in self.database.parent.glob("ledger.db*"):
            path.unlink()
        with create_ledger(self.database) as ledger:
            if origin is not None:
                ledger.put_setting("origin", origin)
            for data in entries:
                ledger.append(data, keys_of(parse(data).record))


def digests(folder):
    """Return the digests of the units' obligations, by the units' bare names."""
    program = load_program(folder / "bank.hspec")
    found = {o.subject: o.digest for o in derive(program) if o.kind is Kind.IMPLEMENTS}
    return {name.removeprefix("bank."): digest for name, digest in found.items()}


def proved_sample(shared: Path) -> Path:
    """Return the repository below a folder that all test processes share, made by whoever comes first."""
    folder, done = shared / "sample", shared / "sample-done"
    with (shared / "sample-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            _make(folder)
            done.touch()
    return folder


def copy_of(original: Path, folder: Path) -> Sample:
    shutil.copytree(original, folder)
    return Sample(folder)


def _make(folder: Path) -> None:
    folder.mkdir()
    (folder / "provenhive.toml").write_text(SETTINGS)
    (folder / "bank.hspec").write_text(SPECIFICATION)
    completed = command(folder, "prove", "bank.hspec")
    assert completed.returncode == 0, completed.stdout + completed.stderr
    (folder / "shop").mkdir()
    (folder / "shop/prices.py").write_text(_functions(folder))
    completed = command(folder, "gate", "--pin")
    assert completed.returncode == 0, completed.stdout + completed.stderr
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Proved")


def _functions(folder):
    """Return a module whose first function repeats the extracted code, and whose second hands on to it."""
    text = (folder / "extracted/python/bank/larger.py").read_text()
    head, mark, code = text.partition("def larger(")
    helpers = head.partition('"""\n\nfrom __future__ import annotations\n')[2]
    body = FUNCTIONS.format(larger=digests(folder)["larger"], code=mark + code)
    start = body.index("import provenhive")
    return (
        body[:start]
        + "from typing import Any\n\n"
        + body[start:].replace(
            "\n\n\n@provenhive", "\n" + helpers.replace("\nfrom typing import Any\n", "") + "@provenhive", 1
        )
    )
