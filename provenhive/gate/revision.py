"""Files as another git revision has them: what the main branch said before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from provenhive.errors import InfrastructureError, UserError
from provenhive.toolchain import Limits, run

_LIMITS = Limits(wall_seconds=30.0)
_LAST_COMMITS = 20
_REMEDY = "in a shallow clone fetch the revision first: git fetch origin BRANCH"


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, by its full name, seen from a folder of the repository; ``name`` is what the user called it."""

    folder: Path
    name: str
    commit: str

    @classmethod
    def find(cls, folder: Path, name: str) -> Revision:
        """Return the commit that ``name`` stands for in the repository of ``folder``.

        Raises:
            UserError: there is no such revision, or no repository.
            InfrastructureError: git is missing.
        """
        # After --end-of-options nothing is an option, whatever a name begins with.
        arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        found = run(("git", *arguments), cwd=folder, limits=_LIMITS)
        commit = found.out.strip()
        if found.exit_code != 0 or not commit:
            detail = found.err.strip()
            raise UserError(f"git knows no revision '{name}' here{': ' + detail if detail else ''}; {_REMEDY}")
        return cls(folder, name, commit)

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file, its path relative to the folder; ``None`` if the revision has none.

        Raises:
            InfrastructureError: git failed.
        """
        listed = run(("git", "ls-tree", "-z", self.commit, "--", path), cwd=self.folder, limits=_LIMITS)
        if listed.exit_code != 0:
            raise listed.failure(f"git cannot list {path} at {self.name}")
        mode, _, rest = listed.out.partition(" ")
        if not rest or not mode.startswith("100"):
            return None  # nothing there, or no plain file
        object_id = rest.split("\t", 1)[0].split(" ")[1]
        found = run(("git", "cat-file", "blob", object_id), cwd=self.folder, limits=_LIMITS)
        if found.exit_code != 0:
            raise found.failure(f"git cannot read {path} at {self.name}")
        return found.stdout

    def read_text(self, path: str) -> str | None:
        """Return a file as text.

        Raises:
            UserError: it is not UTF-8.
            InfrastructureError: git failed.
        """
        data = self.read(path)
        try:
            return None if data is None else data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise UserError(f"{path} at {self.name}: {error}") from error


def tracks_anything(folder: Path) -> bool:
    """Whether a repository has a file in a folder; where git cannot say that, it counts as if it had one."""
    if not any((above / ".git").exists() for above in (folder, *folder.parents)):
        return False
    try:
        listed = run(("git", "ls-files", "-z", "--", "."), cwd=folder, limits=_LIMITS)
    except InfrastructureError:
        return True
    return listed.exit_code != 0 or bool(listed.stdout)


def versions_of(folder: Path, path: str, base: Revision | None) -> Iterator[bytes]:
    """Yield what git has had at a path relative to a folder: at the base, then in the last commits that changed it.

    Raises:
        InfrastructureError: git is missing, or failed on what it has.
    """
    if base is not None and (data := base.read(path)) is not None:
        yield data
    limit = f"--max-count={_LAST_COMMITS}"
    listed = run(("git", "--literal-pathspecs", "log", limit, "--format=%H", "--", path), cwd=folder, limits=_LIMITS)
    for commit in listed.out.split() if listed.exit_code == 0 else ():
        data = Revision(folder, commit, commit).read(path)
        if data is not None:
            yield data
