"""Laws that stay open are tried again when others that they can lean on have been proved.

The obligations of a run are handed out in parts that do not see each other's proofs, so a law whose lemma is in another
part, of its own specification or of an imported one, may stay open for want of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from provenhive.obligations import Kind
from provenhive.pipeline.claims import ClaimDone
from provenhive.spec_lang.core import Program


@dataclass(frozen=True, slots=True)
class Round:
    """The laws that were kept for a specification, by its path, and whether it is worth trying them again."""

    path: str
    held: tuple[ClaimDone, ...]
    worth_it: bool


@dataclass
class LawRounds:
    """What is under way for each specification, by its path, and the open laws that wait for what they can lean on.

    ``leans_on`` has, for a path, the others of the run whose laws its laws can use.
    """

    leans_on: dict[str, frozenset[str]] = field(default_factory=dict)
    _running: Counter[str] = field(default_factory=Counter)
    _parts: Counter[str] = field(default_factory=Counter)
    _held: defaultdict[str, dict[str, ClaimDone]] = field(default_factory=lambda: defaultdict(dict))
    _progress: set[str] = field(default_factory=set)

    def handed_out(self, path: str) -> str:
        """Count a part; return the key of its work."""
        self._running[path] += 1
        self._parts[path] += 1
        return f"lean:{path}:{self._parts[path]}"

    def holds(self, key: str, done: ClaimDone) -> bool:
        """Keep a law that its work could not prove, if there are other parts; say whether it is kept."""
        path = _path_of(key)
        if done.report.kind != Kind.LAW.value:
            return False
        if done.report.verdict == "proved":
            self._progress |= {other for other in self._parts if path in self._seen_by(other)}
        held = done.report.verdict == "unknown" and sum(self._parts[seen] for seen in self._seen_by(path)) > 1
        if held:
            self._held[path][done.report.id] = done
        return held

    def ended(self, key: str) -> tuple[Round, ...]:
        """Count the end of a part; return the laws that were kept for each specification that waits for nothing more.

        They are worth another try if a law that they can lean on was proved since they were handed out; a round that
        proves none is the last.
        """
        self._running[_path_of(key)] -= 1
        quiet = [path for path in self._held if not any(self._running[seen] for seen in self._seen_by(path))]
        rounds = tuple(Round(path, tuple(self._held.pop(path).values()), path in self._progress) for path in quiet)
        self._progress.difference_update(quiet)
        return rounds

    def _seen_by(self, path: str) -> frozenset[str]:
        return self.leans_on.get(path, frozenset()) | {path}


def imported_paths(programs: Iterable[tuple[str, Program]]) -> dict[str, frozenset[str]]:
    """Return, for the path of each program, the paths of those whose module it imports."""
    known = tuple(programs)
    paths = {program.main.name: path for path, program in known}
    return {
        path: frozenset(paths[m.name] for m in program.modules if m.name in paths) - {path} for path, program in known
    }


def _path_of(key: str) -> str:
    return key.removeprefix("lean:").rpartition(":")[0]
