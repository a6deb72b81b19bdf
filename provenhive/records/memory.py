"""What this machine has verified of logs before, so that who only reads need not verify every signature each time.

A head stands for the bytes of all entries under it. That all of them were accepted, under one policy and by one version
of this code, is kept as the head alone; no entry is ever taken from here. A reader hashes the entries that it finds,
and where they have that head, it need not look at their signatures and their form again. What proves, gates or audits
does not use this.
"""

from __future__ import annotations

import json
import os
import stat
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from provenhive.canonical import digest_bytes, digest_json
from provenhive.errors import UserError
from provenhive.files import write_file
from provenhive.ledger import Head
from provenhive.records.policy import TrustPolicy

_PACKAGES = ("pydantic", "securesystemslib", "cryptography", "rfc8785")


@dataclass(frozen=True, slots=True)
class AcceptedHeads:
    """Heads all of whose entries were accepted, a file each log and policy, in a folder of the user's own."""

    folder: Path

    def recall(self, location: str, policy: TrustPolicy) -> Head | None:
        """Return the head up to which a log was accepted under a policy; ``None`` if nothing is kept that counts.

        A file that others than its owner can write, or that cannot be read, counts for nothing.
        """
        path = self._path(location, policy)
        try:
            if not _only_ours(self.folder) or not _only_ours(path):
                return None
            kept = json.loads(path.read_text(encoding="utf-8"))
            return Head(int(kept["size"]), bytes.fromhex(kept["root"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, location: str, policy: TrustPolicy, head: Head) -> None:
        """Keep that everything under a head was accepted; where that cannot be written, the next reader verifies."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_file(self._path(location, policy), json.dumps({"size": head.size, "root": head.root.hex()}))
        except (OSError, UserError):
            return

    def _path(self, location: str, policy: TrustPolicy) -> Path:
        name = digest_json([location, policy.model_dump(mode="json"), _code()]).removeprefix("sha256:")
        return self.folder / f"{name}.json"


def _only_ours(path: Path) -> bool:
    found = path.stat()
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


@cache
def _code() -> str:
    """Return the digest of what decides that an entry is accepted."""
    package = Path(__file__).resolve().parents[1]
    files = [package / "canonical.py", *(package / "ledger").glob("*.py"), *(package / "records").glob("*.py")]
    digests = {str(p.relative_to(package)): digest_bytes(p.read_bytes()) for p in files}
    return digest_json([digests, {name: version(name) for name in _PACKAGES}])
