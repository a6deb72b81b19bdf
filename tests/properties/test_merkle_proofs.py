"""Generated proofs: the true ones verify, every change of one is noticed."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenhive.ledger import (
    ConsistencyProof,
    InclusionProof,
    ProofInvalid,
    leaf_hash,
    verify_consistency,
    verify_inclusion,
)
from provenhive.ledger.merkle import Frontier, consistency_ranges, inclusion_ranges, range_roots

BIG = 5000


class Big:
    def __init__(self):
        self.rows, frontier, self.roots = [], Frontier(0, []), []
        for i in range(BIG):
            self.roots.append(frontier.root())
            self.rows.append(frontier.append(leaf_hash(str(i).encode())))
        self.roots.append(frontier.root())

    def nodes(self, places):
        return [self.rows[((i + 1) << level) - 1][32 * level : 32 * level + 32] for level, i in places]


TREE = Big()
sizes = st.integers(1, BIG)


def inclusion(index, size):
    return InclusionProof(index, size, range_roots(inclusion_ranges(index, size), TREE.nodes))


def consistency(first, second):
    path = range_roots(consistency_ranges(first, second), TREE.nodes)
    return ConsistencyProof(first, second, path)


def broken_paths(path, rng):
    """Yield every way a path is tampered with: a bit, a swap, one more, one less, a wrong size."""
    for i in range(len(path)):
        bit = rng.randrange(256)
        changed = bytearray(path[i])
        changed[bit // 8] ^= 1 << (bit % 8)
        yield (*path[:i], bytes(changed), *path[i + 1 :])
        yield (*path[:i], *path[i + 1 :])
        yield (*path[:i], path[i][:-1], *path[i + 1 :])
        if i and path[i] != path[i - 1]:
            yield (*path[: i - 1], path[i], path[i - 1], *path[i + 1 :])
    yield (*path, rng.randbytes(32))
    yield (rng.randbytes(32), *path)


@given(sizes, st.data())
def test_inclusion_proofs_verify_and_no_change_of_one_does(size, data):
    index = data.draw(st.integers(0, size - 1))
    proof, leaf, root = inclusion(index, size), leaf_hash(str(index).encode()), TREE.roots[size]
    assert len(proof.path) <= size.bit_length()
    verify_inclusion(leaf, proof, root)
    rng = random.Random(index * BIG + size)
    for path in broken_paths(proof.path, rng):
        with pytest.raises(ProofInvalid):
            verify_inclusion(leaf, InclusionProof(index, size, path), root)
    for other in {(index + 1) % size, index ^ 1, rng.randrange(size)} - {index}:
        with pytest.raises(ProofInvalid):
            verify_inclusion(leaf, InclusionProof(other, size, proof.path), root)
    with pytest.raises(ProofInvalid):
        verify_inclusion(leaf_hash(b"another"), proof, root)
    with pytest.raises(ProofInvalid):
        verify_inclusion(leaf, proof, TREE.roots[size - 1])


@given(sizes, st.data())
def test_consistency_proofs_verify_and_no_change_of_one_does(second, data):
    first = data.draw(st.integers(1, second))
    proof = consistency(first, second)
    old, new = TREE.roots[first], TREE.roots[second]
    assert len(proof.path) <= second.bit_length() + 1
    verify_consistency(proof, old, new)
    for path in broken_paths(proof.path, random.Random(first * BIG + second)):
        with pytest.raises(ProofInvalid):
            verify_consistency(ConsistencyProof(first, second, path), old, new)
    with pytest.raises(ProofInvalid):
        verify_consistency(proof, TREE.roots[first - 1], new)
    with pytest.raises(ProofInvalid):
        verify_consistency(proof, old, TREE.roots[second - 1])


@given(st.integers(2, BIG), st.data())
@settings(max_examples=200)
def test_a_fork_has_no_consistency_proof(second, data):
    """A log whose history differs in one leaf cannot reuse the honest proof."""
    first = data.draw(st.integers(1, second - 1))
    changed = data.draw(st.integers(0, first - 1))
    frontier = Frontier(0, [])
    for i in range(first):
        frontier.append(leaf_hash(b"forged" if i == changed else str(i).encode()))
    with pytest.raises(ProofInvalid):
        verify_consistency(consistency(first, second), frontier.root(), TREE.roots[second])
