"""The librarian: what is proved already, adapted to another unit.

A proved candidate is tried again where the contract of its unit has changed, and for other units whose signature fits.
It is adapted by renaming alone: parameters and results by type, the unit itself, and functions that have a namesake in
the other module. Whether that makes sense is for the filter to find out; nothing is taken on trust from the library.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from provenhive.candidates.lexer import IDENT, tokenize
from provenhive.candidates.names import Names, mangle
from provenhive.candidates.rejection import GateRefusal
from provenhive.canonical import digest_bytes
from provenhive.search.agent import Book, Feedback, Proposal, Task
from provenhive.spec_lang.core import Unit

MOST_BOOKS = 8
MOST_FITS = 6


@dataclass(frozen=True, slots=True)
class _Slot:
    """A parameter or result: its name and the text of its type."""

    name: str
    type: str


class Librarian:
    """Proposes what the ledger has proved, adapted; the candidate of the same unit's earlier contract first."""

    name = "librarian"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield adapted candidates of the books that fit, the likeliest first."""
        if feedback.outcomes:
            return  # said all there is in the first round
        fitting = [(book, found) for book in task.library if (found := _fits(book, task.unit))]
        fitting.sort(key=lambda pair: _likelihood(pair[0], task.unit))
        names = Names(task.program)
        for book, renamings in fitting[:MOST_BOOKS]:
            for renaming in renamings:
                text = _renamed(book, renaming, _functions(book, task, names))
                if text is not None:
                    parents = (digest_bytes(book.text.encode()),)
                    yield Proposal(text, self.name, f"from {book.unit}", parents=parents, seed=task.seed)


def book_of(unit: Unit, text: str) -> Book:
    """Return a proved candidate with its unit's signature, for the library."""
    return Book(
        unit.name,
        tuple((p.name, str(p.type)) for p in unit.parameters),
        tuple((r.name, str(r.type)) for r in unit.results),
        text,
    )


def _likelihood(book: Book, unit: Unit) -> tuple[bool, bool, str]:
    """The same unit first, then units of the same bare name, then the rest by name."""
    return book.unit != unit.name, _bare(book.unit) != _bare(unit.name), book.unit


def _fits(book: Book, unit: Unit) -> list[dict[str, str]]:
    """Return renamings that make the book's signature the unit's, none if there is none."""
    inputs = [_Slot(p.name, str(p.type)) for p in unit.parameters]
    outputs = [_Slot(r.name, str(r.type)) for r in unit.results]
    pairs = ({**a, **b} for a in _matches(book.parameters, inputs, book) for b in _matches(book.results, outputs, book))
    return list(islice(pairs, MOST_FITS))


def _matches(given: Sequence[tuple[str, str]], wanted: Sequence[_Slot], book: Book) -> Iterator[dict[str, str]]:
    """Yield assignments of names to names of the same type, in the order of declaration first."""
    module = _module(book.unit)

    def rest(position: int, free: Sequence[_Slot]) -> Iterator[dict[str, str]]:
        if position == len(given):
            yield {}
            return
        name, type_ = given[position]
        for at, slot in enumerate(free):
            if _same_type(type_, slot.type, module):
                others = [*free[:at], *free[at + 1 :]]
                yield from ({mangle(name): mangle(slot.name)} | found for found in rest(position + 1, others))

    # With as many of each type on both sides no choice leads nowhere, however many there are.
    if Counter(_without_modules(t) for _, t in given) == Counter(_without_modules(slot.type) for slot in wanted):
        yield from rest(0, wanted)


def _same_type(ours: str, theirs: str, module: str) -> bool:
    """Types are the same if they read the same, modules of declared types aside."""
    return ours == theirs or _without_modules(ours) == _without_modules(theirs)


def _without_modules(text: str) -> str:
    return "".join(piece.rsplit(".", 1)[-1] for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    word = ""
    for character in text:
        if character.isalnum() or character in "._'":
            word += character
        else:
            yield word
            yield character
            word = ""
    yield word


def _functions(book: Book, task: Task, names: Names) -> dict[str, str]:
    """Return how the Dafny names of the book's module read in the task's: functions by bare name, the unit itself."""
    found = {_bare(book.unit): names.dafny(task.unit.name)}
    old, new = _module(book.unit), _module(task.unit.name)
    for qualified in task.program.index:
        if _module(qualified) == new and old != new:
            found[f"{old}_{_bare(qualified)}"] = names.dafny(qualified)
    return found


def _renamed(book: Book, renaming: Mapping[str, str], functions: Mapping[str, str]) -> str | None:
    """Return the text with identifiers renamed at once; local names that would clash get another name."""
    try:
        tokens = tokenize(book.text)
    except GateRefusal:
        return None
    taken = {token.text for token in tokens if token.kind == IDENT}
    table = {**functions, **renaming}
    for new in renaming.values():
        if new in taken and new not in table:
            table[new] = _unused(new, taken | set(renaming.values()))
    lines = book.text.split("\n")
    for token in reversed(tokens):
        if token.kind == IDENT and token.text in table:
            line = lines[token.line - 1]
            lines[token.line - 1] = line[: token.column - 1] + table[token.text] + line[token.end_column - 1 :]
    return "\n".join(lines)


def _unused(name: str, taken: set[str]) -> str:
    number = 2
    while f"{name}{number}" in taken:
        number += 1
    return f"{name}{number}"


def _bare(name: str) -> str:
    return name.rsplit(".", 1)[-1]


def _module(name: str) -> str:
    return name.rpartition(".")[0]
