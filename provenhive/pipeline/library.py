"""What the ledger has proved, as plain data for the agents: candidates with the signatures of their units."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping

from provenhive.errors import UserError
from provenhive.records import RecordLog, Text, UnitCertificate
from provenhive.records.kinds import SpecificationRecord
from provenhive.search.agent import Book
from provenhive.search.agents.librarian import book_of
from provenhive.spec_lang.core import Program, Unit
from provenhive.spec_lang.diagnostics import Source
from provenhive.spec_lang.load import load_text

MOST = 200


def library(log: RecordLog) -> tuple[Book, ...]:
    """Return the latest certificates' candidates, newest first; texts that stand twice once.

    Certificates that do not hold any more count too: a candidate is a suggestion here, whatever was said of it.
    """
    known = deque((k for k in log.iterate() if isinstance(k.record, UnitCertificate)), maxlen=MOST)
    programs: dict[str, Program | None] = {}
    found: dict[tuple[str, str], Book] = {}
    for entry in reversed(known):
        certificate = entry.record
        if not isinstance(certificate, UnitCertificate):
            continue
        digest = certificate.specification.digest
        if digest not in programs:
            programs[digest] = recorded_program(log.resolve(certificate.specification.entry).record, log.text)
        program = programs[digest]
        unit = None if program is None else program.index.get(certificate.obligation.name)
        if isinstance(unit, Unit):
            book = book_of(unit, log.text(certificate.candidate.source.text))
            found.setdefault((book.unit, book.text), book)
    return tuple(found.values())


def recorded_program(record: object, text: Callable[[Text], str]) -> Program | None:
    """Return the specification of an entry, ``None`` if today's language does not read it; ``text`` gives its texts."""
    if not isinstance(record, SpecificationRecord):
        return None
    texts: Mapping[str, str] = {file.path: text(file.content.text) for file in record.files}

    def importer(name: str) -> Source | None:
        path = f"{name}.hspec"
        return Source(path, texts[path]) if path in texts else None

    try:
        return load_text(texts[record.root], record.root, importer)
    except (UserError, KeyError):
        return None
