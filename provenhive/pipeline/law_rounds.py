"""Laws that stay open are tried again when others of their specification have been proved.

The obligations of a specification are handed out in parts that do not see each other's proofs, so a law whose lemma is
in another part may stay open for want of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from provenhive.obligations import Kind
from provenhive.pipeline.claims import ClaimDone


@dataclass
class LawRounds:
    """What is under way for each specification, by its path, and the open laws that wait for the rest of it."""

    _running: Counter[str] = field(default_factory=Counter)
    _parts: Counter[str] = field(default_factory=Counter)
    _held: defaultdict[str, dict[str, ClaimDone]] = field(default_factory=lambda: defaultdict(dict))
    _proved: set[str] = field(default_factory=set)

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
            self._proved.add(path)
        held = done.report.verdict == "unknown" and self._parts[path] > 1
        if held:
            self._held[path][done.report.id] = done
        return held

    def ended(self, key: str) -> tuple[tuple[ClaimDone, ...], bool]:
        """Count the end of a part; return the laws that were kept if it was the last, and whether to try them again.

        They are worth it if a law was proved since they were handed out; a round that proves none is the last.
        """
        path = _path_of(key)
        self._running[path] -= 1
        if self._running[path]:
            return (), False
        held, progress = tuple(self._held.pop(path, {}).values()), path in self._proved
        self._proved.discard(path)
        return held, progress and bool(held)


def _path_of(key: str) -> str:
    return key.removeprefix("lean:").rpartition(":")[0]
