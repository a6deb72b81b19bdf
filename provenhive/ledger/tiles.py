"""The static layout of C2SP tlog-tiles: a folder that any file server can publish and clients can read.

``checkpoint``, ``tile/<level>/<index>`` (hashes, 256 a tile), ``tile/entries/<index>`` (entries behind 16-bit
lengths); ``.p/<width>`` for the partial tiles at the right edge.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from provenhive.ledger.checkpoint import CheckedCheckpoint, Checkpoint, CheckpointPolicy, check_checkpoint
from provenhive.ledger.errors import LedgerCorrupted, LedgerUnavailable, LedgerUsageError, ProofInvalid
from provenhive.ledger.ledger import Ledger
from provenhive.ledger.merkle import HASH_SIZE, Frontier, leaf_hash
from provenhive.ledger.notes import parse_note

WIDTH = 256
TILE_HEIGHT = 8


def tile_path(level: str, index: int, width: int = WIDTH) -> str:
    """Return the path of a tile below the log's prefix; ``level`` is a number or ``entries``."""
    groups = [f"{index % 1000:03}"]
    while index >= 1000:
        index //= 1000
        groups.append(f"x{index % 1000:03}")
    suffix = "" if width == WIDTH else f".p/{width}"
    return f"tile/{level}/{'/'.join(reversed(groups))}{suffix}"


def tiles_of(size: int) -> Iterator[tuple[int, int, int]]:
    """Yield level, index and width of every tile of hashes of a log of ``size`` entries."""
    level, hashes = 0, size
    while hashes:
        for index in range(hashes // WIDTH):
            yield level, index, WIDTH
        if hashes % WIDTH:
            yield level, hashes // WIDTH, hashes % WIDTH
        level, hashes = level + 1, hashes // WIDTH


def export_tiles(ledger: Ledger, note: bytes, folder: Path) -> Checkpoint:
    """Write the log up to the checkpoint in ``note`` as tiles; full tiles that are there already stay.

    The checkpoint is written last and replaced atomically, so that a reader never sees one whose tiles are not
    there.

    Raises:
        LedgerUsageError: if the checkpoint is not one of this log.
        LedgerUnavailable: if a file cannot be written.
    """
    checkpoint = Checkpoint.parse(parse_note(note).text)
    size = checkpoint.head.size
    if size > ledger.size or ledger.root(size) != checkpoint.head.root:
        raise LedgerUsageError(f"the checkpoint at size {size} is not one of {ledger.location}")
    try:
        for level, index, width in tiles_of(size):
            path = folder / tile_path(str(level), index, width)
            if not path.exists():
                _write(path, b"".join(_tile_hashes(ledger, level, index, width)))
            entries = folder / tile_path("entries", index, width)
            if level == 0 and not entries.exists():
                _write(entries, _bundle(ledger, index, width))
        _write(folder / "checkpoint", note)
    except OSError as error:
        raise LedgerUnavailable(f"the tiles cannot be written to {folder}: {error}") from error
    return checkpoint


def _tile_hashes(ledger: Ledger, level: int, index: int, width: int) -> list[bytes]:
    first = index * WIDTH
    return ledger.node_hashes([(level * TILE_HEIGHT, first + i) for i in range(width)])


def _bundle(ledger: Ledger, index: int, width: int) -> bytes:
    first = index * WIDTH
    parts = list[bytes]()
    for entry in ledger.iterate(first, first + width):
        parts += (len(entry.data).to_bytes(2, "big"), entry.data)
    return b"".join(parts)


def _write(path: Path, data: bytes) -> None:
    """Write a file whole and durably or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


class Tiles:
    """A folder of tiles with a checkpoint; nothing in it is believed until it leads to that, and that is checked."""

    def __init__(self, folder: Path) -> None:
        """Read the checkpoint.

        Raises:
            ProofInvalid: if it is none.
            LedgerUnavailable: if there is none.
        """
        self._folder = folder
        self._note = self._read("checkpoint")
        self.checkpoint = Checkpoint.of_note(self._note)

    def check(self, policy: CheckpointPolicy) -> CheckedCheckpoint:
        """Verify the checkpoint. Raises ``ProofInvalid`` if the policy does not accept it."""
        return check_checkpoint(self._note, policy)

    @property
    def size(self) -> int:
        """The number of entries that the checkpoint states."""
        return self.checkpoint.head.size

    def entries(self) -> Iterator[bytes]:
        """Yield all entries; after the last one their root has been compared with the checkpoint's.

        Each entry's hash has been compared with its level-0 tile before it is yielded.

        Raises:
            LedgerCorrupted: if an entry, a tile or the root is not what the rest says.
        """
        frontier = Frontier(0, [])
        for level, index, width in tiles_of(self.size):
            if level:
                break
            hashes = self._read(tile_path("0", index, width))
            if len(hashes) != width * HASH_SIZE:
                raise LedgerCorrupted(f"tile {index} of level 0 has {len(hashes)} bytes")
            for i, data in enumerate(self._unbundle(index, width)):
                leaf = leaf_hash(data)
                if leaf != hashes[i * HASH_SIZE : (i + 1) * HASH_SIZE]:
                    raise LedgerCorrupted(f"entry {frontier.size} has not the hash of its tile")
                frontier.append(leaf)
                yield data
        root = self.checkpoint.head.root
        if frontier.root() != root:
            raise LedgerCorrupted(
                f"the entries have the root {frontier.root().hex()}, the checkpoint says {root.hex()}"
            )

    def _unbundle(self, index: int, width: int) -> Iterator[bytes]:
        data, at = self._read(tile_path("entries", index, width)), 0
        for _ in range(width):
            length = int.from_bytes(data[at : at + 2], "big")
            at += 2 + length
            if at > len(data):
                raise LedgerCorrupted(f"the entry bundle {index} is cut off")
            yield data[at - length : at]
        if at != len(data):
            raise LedgerCorrupted(f"the entry bundle {index} is too long")

    def _read(self, path: str) -> bytes:
        try:
            return (self._folder / path).read_bytes()
        except OSError as error:
            raise LedgerUnavailable(f"{self._folder}: {path} cannot be read: {error}") from error


class TileLog(Tiles):
    """Tiles whose checkpoint is verified."""

    def __init__(self, folder: Path, policy: CheckpointPolicy) -> None:
        """Read and verify the checkpoint. Raises as ``Tiles`` does, and ``ProofInvalid`` if the policy refuses it."""
        super().__init__(folder)
        self.checked = self.check(policy)


def import_tiles(ledger: Ledger, source: Tiles) -> range:
    """Append what a published log has beyond this one, which must be a prefix of it; return the new indices.

    All or nothing: the root over all entries has been compared with the checkpoint's before anything is kept.

    Raises:
        ProofInvalid: if the published log does not extend this one.
        LedgerCorrupted: if the published files contradict each other.
    """
    known = ledger.size
    if known > source.size:
        raise ProofInvalid(f"the published log has {source.size} entries, {ledger.location} {known}")
    return ledger.extend(source.entries(), source.checkpoint.head)
