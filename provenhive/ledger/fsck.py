"""Recomputes a stored log from its entries' bytes: the auditor's half, sharing no code with the writer.

Nothing that the file says about itself is believed: leaf hashes, inner nodes, head and indices are derived
again by the definitions of RFC 9162 section 2.1.1 and compared. The file is opened read-only. An SQLite file that has
another schema than a ledger is not read any further: a view can show other rows than were written.

The checks, in order:

1. the storage reads without error, and the database's own structure is sound;
2. the entries are numbered 0, 1, 2, … without a gap;
3. every stored inner node is the hash of what is below it;
4. the stored head is the size and root of the entries;
5. the index of leaf hashes lists every entry once, and nothing else;
6. keys and checkpoints refer to entries that exist.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from provenhive.ledger.errors import LedgerMissing
from provenhive.ledger.sqlite_file import file_uri, nobody_writes, schema_faults

_H = 32
_MAX_FAULTS = 100


@dataclass(frozen=True, slots=True)
class Fault:
    """One contradiction: ``cause`` is a fixed word, ``index`` the entry concerned if there is one."""

    cause: str
    message: str
    index: int | None = None


@dataclass(frozen=True, slots=True)
class FsckReport:
    """What the entries' bytes say: their number, their root, and every contradiction found (up to 100).

    ``roots`` holds the recomputed root for the size of each kept checkpoint.
    """

    size: int
    root: bytes
    faults: tuple[Fault, ...]
    roots: dict[int, bytes]

    @property
    def sound(self) -> bool:
        """Whether nothing contradicts the entries."""
        return not self.faults


class Source(Protocol):
    """Raw tables of a log; any value may be of any type, as damaged files have it."""

    def structure_faults(self) -> Iterable[str]:
        """Yield what the database's own check of its structure complains of."""

    def head(self) -> tuple[Any, Any] | None:
        """Return size and root as stored."""

    def entries(self) -> Iterable[tuple[Any, Any, Any]]:
        """Yield index, nodes and data of every entry by ascending index."""

    def leaf_index(self) -> Iterable[tuple[Any, Any]]:
        """Yield prefix and index of every row of the index of leaf hashes by ascending index."""

    def key_indices(self) -> Iterable[Any]:
        """Yield the least and the greatest entry index that a key has, if there are any keys."""

    def checkpoint_sizes(self) -> Iterable[Any]:
        """Yield the size of every kept checkpoint."""


@dataclass
class _Findings:
    faults: list[Fault] = field(default_factory=list)

    def add(self, cause: str, message: str, index: int | None = None) -> None:
        if len(self.faults) < _MAX_FAULTS:
            self.faults.append(Fault(cause, message, index))


class Tree:
    """All perfect subtrees over a list of leaf hashes, level by level, pairwise."""

    def __init__(self, leaves: bytes) -> None:
        self.levels = [leaves]
        while len(self.levels[-1]) >= 2 * _H:
            below = self.levels[-1]
            pairs = range(0, len(below) - _H, 2 * _H)
            self.levels.append(b"".join(_inner(below[at : at + 2 * _H]) for at in pairs))

    def ending_at(self, index: int) -> bytes:
        """Return the roots of all perfect subtrees whose last leaf is ``index``, smallest first."""
        count, parts = index + 1, list[bytes]()
        for level in range((count & -count).bit_length()):
            at = ((count >> level) - 1) * _H
            parts.append(self.levels[level][at : at + _H])
        return b"".join(parts)

    def root(self, start: int, stop: int) -> bytes:
        """MTH of RFC 9162 section 2.1.1 over the leaves ``start .. stop - 1``."""
        length = stop - start
        if length == 0:
            return hashlib.sha256().digest()
        half = 1
        while half * 2 < length:
            half *= 2
        if length in (1, half * 2):
            level = length.bit_length() - 1
            at = (start >> level) * _H
            return self.levels[level][at : at + _H]
        return _inner(self.root(start, start + half) + self.root(start + half, stop))


def _inner(both: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + both).digest()


def check_file(path: Path) -> FsckReport:
    """Check the SQLite ledger at ``path``, as of now; writers may go on meanwhile.

    Raises:
        LedgerMissing: if there is no such file. Everything else that is wrong is in the report.
    """
    if not path.exists():
        raise LedgerMissing(f"there is no ledger at {path}")
    try:
        try:
            return _check_opened(file_uri(path, "ro"))
        except sqlite3.OperationalError as error:
            if not nobody_writes(path, error):
                raise
            return _check_opened(file_uri(path, "ro&immutable=1"))
    except sqlite3.Error as error:
        return FsckReport(0, b"", (Fault("damaged", f"the file cannot be read: {error}"),), {})


def _check_opened(uri: str) -> FsckReport:
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA busy_timeout = 60000")
        connection.execute("BEGIN")
        faults = tuple(Fault("wrong-schema", text) for text in islice(schema_faults(connection), _MAX_FAULTS))
        if faults:
            return FsckReport(0, b"", faults, {})
        return check_source(SqliteSource(connection), sqlite3.Error)


def check_source(source: Source, *unreadable: type[Exception]) -> FsckReport:
    """Check the tables of ``source``; an exception of an ``unreadable`` type is a fault of the storage."""
    findings = _Findings()

    @contextmanager
    def guarded(what: str) -> Iterator[None]:
        try:
            yield
        except unreadable as error:
            findings.add("damaged", f"{what} cannot be read: {error}")

    with guarded("the structure"):  # 1
        for text in source.structure_faults():
            findings.add("damaged", text)
    leaves = bytearray()
    with guarded("an entry"):  # 2
        _collect_leaves(source, leaves, findings)
    tree = Tree(bytes(leaves))
    size = len(leaves) // _H
    root = tree.root(0, size)
    with guarded("the inner nodes"):  # 3
        _check_nodes(source, tree, size, findings)
    with guarded("the head"):  # 4
        _check_head(source, size, root, findings)
    with guarded("the index of leaf hashes"):  # 5
        _check_leaf_index(source, tree.levels[0], findings)
    roots: dict[int, bytes] = {}
    with guarded("keys or checkpoints"):  # 6
        _check_references(source.key_indices(), "key", lambda n: n < size, findings)
        sizes = source.checkpoint_sizes()
        for kept in _check_references(sizes, "checkpoint", lambda n: n <= size, findings):
            roots[kept] = tree.root(0, kept)
    return FsckReport(size, root, tuple(findings.faults), roots)


def _collect_leaves(source: Source, leaves: bytearray, findings: _Findings) -> None:
    for expected, (index, _, data) in enumerate(source.entries()):
        if index != expected:
            findings.add("missing-entry", f"entry {expected} is missing, {index} follows", expected)
            return
        if not isinstance(data, bytes):
            findings.add("damaged", f"entry {index} holds no bytes", expected)
            data = b""
        leaves += hashlib.sha256(b"\x00" + data).digest()


def _check_nodes(source: Source, tree: Tree, size: int, findings: _Findings) -> None:
    for index, nodes, _ in source.entries():
        if not isinstance(index, int) or not 0 <= index < size:
            return
        computed = tree.ending_at(index)
        if nodes == computed:
            continue
        if not isinstance(nodes, bytes) or len(nodes) != len(computed):
            findings.add("wrong-node", f"entry {index} has no well-formed hashes", index)
        elif nodes[:_H] != computed[:_H]:
            findings.add(
                "wrong-leaf",
                f"the bytes of entry {index} have the leaf hash {computed[:_H].hex()}, stored is {nodes[:_H].hex()}",
                index,
            )
        else:
            findings.add("wrong-node", f"an inner node that entry {index} completes is wrong", index)


def _check_head(source: Source, size: int, root: bytes, findings: _Findings) -> None:
    head = source.head()
    if head is None:
        findings.add("wrong-head", "the head is missing")
    elif head != (size, root):
        stored = head[1].hex() if isinstance(head[1], bytes) else repr(head[1])
        findings.add(
            "wrong-head",
            f"the head says {head[0]} entries with root {stored}, the entries are {size} with root {root.hex()}",
        )


def _check_leaf_index(source: Source, leaves: bytes, findings: _Findings) -> None:
    rows = 0
    for rows, (prefix, index) in enumerate(source.leaf_index(), start=1):
        at = (rows - 1) * _H
        expected = (int.from_bytes(leaves[at : at + 8], "big", signed=True), rows - 1)
        if at >= len(leaves) or (prefix, index) != expected:
            findings.add("wrong-index", f"the index of leaf hashes has a wrong row for {index!r}")
            return
    if rows * _H != len(leaves):
        findings.add("wrong-index", "the index of leaf hashes does not list every entry")


def _check_references(
    numbers: Iterable[Any], what: str, known: Callable[[int], bool], findings: _Findings
) -> list[int]:
    good: list[int] = []
    for number in numbers:
        if isinstance(number, int) and number >= 0 and known(number):
            good.append(number)
        else:
            findings.add("wrong-index", f"a {what} refers to {number!r}, which is not in the log")
    return good


class SqliteSource:
    """The tables of an SQLite ledger inside a read transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def structure_faults(self) -> Iterator[str]:
        """Yield the complaints of SQLite's own check of pages, trees and indices."""
        for (text,) in self._connection.execute("PRAGMA integrity_check"):
            if text != "ok":
                yield str(text)

    def head(self) -> tuple[Any, Any] | None:
        """Return size and root as stored."""
        row: tuple[Any, Any] | None = self._connection.execute("SELECT size, root FROM head").fetchone()
        return row

    def entries(self) -> Iterator[tuple[Any, Any, Any]]:
        """Yield index, nodes and data of every entry."""
        yield from self._connection.execute("SELECT idx, nodes, data FROM entry ORDER BY idx")

    def leaf_index(self) -> Iterator[tuple[Any, Any]]:
        """Yield every row of the index of leaf hashes."""
        yield from self._connection.execute("SELECT prefix, idx FROM leaf_index ORDER BY idx, prefix")

    def key_indices(self) -> Iterator[Any]:
        """Yield the least and the greatest entry index of the keys."""
        for bounds in self._connection.execute("SELECT min(idx), max(idx) FROM key_index"):
            if bounds != (None, None):
                yield from bounds

    def checkpoint_sizes(self) -> Iterator[Any]:
        """Yield the size of every kept checkpoint."""
        for (size,) in self._connection.execute("SELECT size FROM checkpoint ORDER BY size"):
            yield size
