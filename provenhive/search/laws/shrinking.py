"""What a search found, and the same without what is not needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from provenhive.search.laws.bench import Lemma, names_of
from provenhive.search.laws.portfolio import Script
from provenhive.search.laws.rewriting import without, words

Accepts = Callable[[str, tuple[Lemma, ...]], bool]
"""Says whether a script with these lemmas at hand proves the goal."""


@dataclass(frozen=True, slots=True)
class Found:
    """A script's text, its parts if it came from the portfolio, the lemmas that it rests on, and those it was given."""

    text: str
    parts: Script | None
    lemmas: tuple[Lemma, ...]
    given: tuple[Lemma, ...]


def shrunk(found: Found, accepts: Accepts) -> tuple[str, tuple[Lemma, ...]]:
    """Leave out lemmas, alternatives and lines that are not needed; return a text and the lemmas that it names."""
    text = without(found.text, names_of(found.given) - names_of(found.lemmas))
    best = _accepted(text, found.given, accepts) or (found.text, _mentioned(found.given, found.text))
    if found.parts is not None:
        for shorter in found.parts.variants():
            less = _accepted(without(shorter.text(), names_of(found.given) - names_of(best[1])), best[1], accepts)
            if less is not None:
                return less
        return best
    lines = best[0].splitlines()
    for number in reversed(range(len(lines))):
        fewer = "\n".join(line for n, line in enumerate(lines) if n != number)
        less = _accepted(fewer, best[1], accepts) if fewer else None
        if less is not None:
            best, lines = less, fewer.splitlines()
    return best


def _accepted(text: str, lemmas: tuple[Lemma, ...], accepts: Accepts) -> tuple[str, tuple[Lemma, ...]] | None:
    """Try a script with those of the lemmas that it names."""
    named = _mentioned(lemmas, text)
    return (text, named) if accepts(text, named) else None


def _mentioned(lemmas: tuple[Lemma, ...], text: str) -> tuple[Lemma, ...]:
    spoken = words(text)
    return tuple(x for x in lemmas if x.goal.name in spoken)
