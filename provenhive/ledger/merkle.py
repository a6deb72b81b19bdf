"""The Merkle tree of RFC 9162 section 2.1 (the tree of RFC 6962) as pure functions.

A *place* ``(level, index)`` names the root of the perfect subtree over the leaves
``index * 2**level .. (index + 1) * 2**level - 1``: level 0 holds the leaf hashes. Every hash that a root or a
proof needs is a place or a few places folded together, so a store that keeps the places answers in O(log n).

Generation works on ranges of leaves as the RFC's recursive definitions do; verification follows the RFC's
iterative algorithms (2.1.3.2 and 2.1.4.2). The two share nothing but the two hash functions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from provenhive.ledger.errors import LedgerUsageError, ProofInvalid, RootMismatch

HASH_SIZE = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()

Place = tuple[int, int]
Range = tuple[int, int]
Nodes = Callable[[Sequence[Place]], Sequence[bytes]]


@dataclass(frozen=True, slots=True)
class Head:
    """The state of a log: how many leaves, and the root over them."""

    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class InclusionProof:
    """The audit path (RFC 9162 section 2.1.3) of leaf ``index`` in the tree of ``size`` leaves."""

    index: int
    size: int
    path: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class ConsistencyProof:
    """The proof (RFC 9162 section 2.1.4) that the first ``first`` of ``second`` leaves are unchanged."""

    first: int
    second: int
    path: tuple[bytes, ...]


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of a leaf: SHA-256 over a zero byte and the leaf's bytes."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node: SHA-256 over a one byte and both children's hashes."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier:
    """The right edge of a growing tree: the roots of its maximal perfect subtrees, left to right."""

    __slots__ = ("hashes", "size")

    def __init__(self, size: int, hashes: Sequence[bytes]) -> None:
        self.size = size
        self.hashes = list(hashes)

    def append(self, leaf: bytes) -> bytes:
        """Add a leaf hash; return the hashes of all subtrees that it completes, level 0 first, joined."""
        current, completed, level = leaf, [leaf], 0
        while (self.size >> level) & 1:
            current = node_hash(self.hashes.pop(), current)
            completed.append(current)
            level += 1
        self.hashes.append(current)
        self.size += 1
        return b"".join(completed)

    def root(self) -> bytes:
        """Return the root over all leaves added so far."""
        return fold(self.hashes)


def fold(hashes: Sequence[bytes]) -> bytes:
    """Join the roots of adjacent perfect subtrees of falling size into the root over all of them."""
    if not hashes:
        return EMPTY_ROOT
    result = hashes[-1]
    for left in reversed(hashes[:-1]):
        result = node_hash(left, result)
    return result


def cover(leaves: Range) -> tuple[Place, ...]:
    """Return the places that make up a range of leaves, left to right.

    The range is one that the RFC's recursion reaches: it starts at a multiple of the smallest power of two
    that is not below its length.
    """
    start, stop = leaves
    places: list[Place] = []
    while start < stop:
        level = (stop - start).bit_length() - 1
        places.append((level, start >> level))
        start += 1 << level
    return tuple(places)


def _split(length: int) -> int:
    """Return the largest power of two below ``length`` (which is at least 2)."""
    return 1 << ((length - 1).bit_length() - 1)


def inclusion_ranges(index: int, size: int) -> tuple[Range, ...]:
    """Return the leaf ranges whose roots are the audit path of ``index``, lowest first (PATH of the RFC)."""
    if not 0 <= index < size:
        raise LedgerUsageError(f"entry {index} is not in a log of {size} entries")
    start, stop, ranges = 0, size, list[Range]()
    while stop - start > 1:
        middle = start + _split(stop - start)
        if index < middle:
            ranges.append((middle, stop))
            stop = middle
        else:
            ranges.append((start, middle))
            start = middle
    return tuple(reversed(ranges))


def consistency_ranges(first: int, second: int) -> tuple[Range, ...]:
    """Return the leaf ranges whose roots are the consistency proof, lowest first (PROOF of the RFC)."""
    if not 0 <= first <= second:
        raise LedgerUsageError(f"no consistency proof leads from {first} to {second} entries")
    if first == 0:
        return ()
    start, stop, ranges = 0, second, list[Range]()
    while first != stop:
        middle = start + _split(stop - start)
        if first <= middle:
            ranges.append((middle, stop))
            stop = middle
        else:
            ranges.append((start, middle))
            start = middle
    if start != 0:
        ranges.append((start, stop))
    return tuple(reversed(ranges))


def range_roots(ranges: Sequence[Range], nodes: Nodes) -> tuple[bytes, ...]:
    """Return the root over each range, reading all places with one call of ``nodes``."""
    covers = [cover(leaves) for leaves in ranges]
    hashes = iter(nodes([place for places in covers for place in places]))
    return tuple(fold([next(hashes) for _ in places]) for places in covers)


def root_from_inclusion(leaf: bytes, proof: InclusionProof) -> bytes:
    """Return the root that an audit path leads to from a leaf hash (RFC 9162 section 2.1.3.2).

    Raises:
        ProofInvalid: if the path has the wrong length or hashes of the wrong size.
    """
    _check_hashes((leaf, *proof.path))
    if not 0 <= proof.index < proof.size:
        raise ProofInvalid(f"entry {proof.index} is not in a log of {proof.size} entries")
    position, last, result = proof.index, proof.size - 1, leaf
    for sibling in proof.path:
        if last == 0:
            raise ProofInvalid("the inclusion proof is longer than the tree is high")
        if position & 1 or position == last:
            result = node_hash(sibling, result)
            while not position & 1 and position != 0:
                position, last = position >> 1, last >> 1
        else:
            result = node_hash(result, sibling)
        position, last = position >> 1, last >> 1
    if last != 0:
        raise ProofInvalid("the inclusion proof is shorter than the tree is high")
    return result


def verify_inclusion(leaf: bytes, proof: InclusionProof, root: bytes) -> None:
    """Check that the leaf with this hash is in the tree with this root.

    Raises:
        RootMismatch: if the path leads to another root.
        ProofInvalid: if the path is malformed.
    """
    computed = root_from_inclusion(leaf, proof)
    if computed != root:
        raise RootMismatch(f"inclusion of entry {proof.index} of {proof.size}", computed, root)


def verify_consistency(proof: ConsistencyProof, first_root: bytes, second_root: bytes) -> None:
    """Check that the tree with the second root extends the one with the first (RFC 9162 section 2.1.4.2).

    Raises:
        RootMismatch: if the path leads to other roots; it names which of the two.
        ProofInvalid: if the path is malformed.
    """
    _check_hashes((first_root, second_root, *proof.path))
    if not 0 <= proof.first <= proof.second:
        raise ProofInvalid(f"no proof leads from {proof.first} to {proof.second} entries")
    if proof.first in (0, proof.second):
        _verify_trivial_consistency(proof, first_root, second_root)
        return
    old, new = _roots_from_consistency(proof, first_root)
    if old != first_root:
        raise RootMismatch(f"the first {proof.first} of {proof.second} entries", old, first_root)
    if new != second_root:
        raise RootMismatch(f"all {proof.second} entries", new, second_root)


def _verify_trivial_consistency(proof: ConsistencyProof, first_root: bytes, second_root: bytes) -> None:
    """Check the two cases that need no path: from the empty tree, and from a tree to itself."""
    if proof.path:
        raise ProofInvalid(f"a proof from {proof.first} to {proof.second} entries has no path")
    if proof.first == 0 and first_root != EMPTY_ROOT:
        raise RootMismatch("the empty log", EMPTY_ROOT, first_root)
    if proof.first == proof.second and first_root != second_root:
        raise RootMismatch(f"two roots for {proof.first} entries", first_root, second_root)


def _roots_from_consistency(proof: ConsistencyProof, first_root: bytes) -> tuple[bytes, bytes]:
    """Return both roots that the path leads to; steps numbered as in RFC 9162 section 2.1.4.2."""
    path = list(proof.path)
    if not path:  # step 1
        raise ProofInvalid("the consistency proof is empty")
    if proof.first & (proof.first - 1) == 0:  # step 2: an exact power of two is itself the first node
        path.insert(0, first_root)
    position, last = proof.first - 1, proof.second - 1  # step 3
    while position & 1:  # step 4
        position, last = position >> 1, last >> 1
    old = new = path[0]  # step 5
    for sibling in path[1:]:  # step 6
        if last == 0:
            raise ProofInvalid("the consistency proof is longer than the tree is high")
        if position & 1 or position == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while not position & 1 and position != 0:
                position, last = position >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        position, last = position >> 1, last >> 1
    if last != 0:  # step 7
        raise ProofInvalid("the consistency proof is shorter than the tree is high")
    return old, new


def _check_hashes(hashes: Sequence[bytes]) -> None:
    for digest in hashes:
        if len(digest) != HASH_SIZE:
            raise ProofInvalid(f"a hash of {len(digest)} bytes where SHA-256 has {HASH_SIZE}")
