"""The tree against the vectors of the Certificate Transparency implementations and the RFC's definitions."""

import hashlib

import pytest

from provenhive.ledger import (
    EMPTY_ROOT,
    ConsistencyProof,
    InclusionProof,
    LedgerUsageError,
    ProofInvalid,
    RootMismatch,
    leaf_hash,
    verify_consistency,
    verify_inclusion,
)
from provenhive.ledger.merkle import (
    Frontier,
    consistency_ranges,
    cover,
    fold,
    inclusion_ranges,
    range_roots,
)

LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
H96 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
H5F = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
H6B = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
HBC = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
HCA = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
H0E = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
INCLUSION = {
    (0, 1): [],
    (0, 8): [H96, H5F, H6B],
    (5, 8): [HBC, HCA, ROOTS[4]],
    (2, 3): [ROOTS[2]],
    (1, 5): [ROOTS[1], H5F, HBC],
}
CONSISTENCY = {
    (1, 1): [],
    (1, 8): [H96, H5F, H6B],
    (6, 8): [H0E, HCA, ROOTS[4]],
    (2, 5): [H5F, HBC],
}


class Tree:
    """A tree in memory over the functions under test."""

    def __init__(self, leaves):
        self.rows = []
        self.frontier = Frontier(0, [])
        self.roots = [self.frontier.root()]
        for leaf in leaves:
            self.rows.append(self.frontier.append(leaf_hash(leaf)))
            self.roots.append(self.frontier.root())

    def nodes(self, places):
        return [self.rows[((index + 1) << level) - 1][32 * level : 32 * level + 32] for level, index in places]

    def inclusion(self, index, size):
        return InclusionProof(index, size, range_roots(inclusion_ranges(index, size), self.nodes))

    def consistency(self, first, second):
        path = range_roots(consistency_ranges(first, second), self.nodes)
        return ConsistencyProof(first, second, path)


def mth(leaves):
    """MTH of RFC 9162 section 2.1.1, word for word."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    k = reference_split(len(leaves))
    return hashlib.sha256(b"\x01" + mth(leaves[:k]) + mth(leaves[k:])).digest()


def reference_split(n):
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def reference_path(m, leaves):
    """PATH of RFC 9162 section 2.1.3.1."""
    if len(leaves) == 1:
        return []
    k = reference_split(len(leaves))
    if m < k:
        return [*reference_path(m, leaves[:k]), mth(leaves[k:])]
    return [*reference_path(m - k, leaves[k:]), mth(leaves[:k])]


def reference_subproof(m, leaves, whole):
    """SUBPROOF of RFC 9162 section 2.1.4.1."""
    if m == len(leaves):
        return [] if whole else [mth(leaves)]
    k = reference_split(len(leaves))
    if m <= k:
        return [*reference_subproof(m, leaves[:k], whole), mth(leaves[k:])]
    return [*reference_subproof(m - k, leaves[k:], False), mth(leaves[:k])]


def test_the_published_roots():
    tree = Tree(LEAVES)
    assert [root.hex() for root in tree.roots] == ROOTS
    assert EMPTY_ROOT.hex() == ROOTS[0]


@pytest.mark.parametrize(("place", "path"), INCLUSION.items())
def test_the_published_audit_paths(place, path):
    proof = Tree(LEAVES).inclusion(*place)
    assert [node.hex() for node in proof.path] == path
    verify_inclusion(leaf_hash(LEAVES[place[0]]), proof, bytes.fromhex(ROOTS[place[1]]))


@pytest.mark.parametrize(("place", "path"), CONSISTENCY.items())
def test_the_published_consistency_proofs(place, path):
    proof = Tree(LEAVES).consistency(*place)
    assert [node.hex() for node in proof.path] == path
    first, second = (bytes.fromhex(ROOTS[size]) for size in place)
    verify_consistency(proof, first, second)


def test_every_proof_of_small_trees_equals_the_recursive_definition():
    leaves = [bytes([i]) * (i % 5) for i in range(40)]
    tree = Tree(leaves)
    for size in range(len(leaves) + 1):
        assert tree.roots[size] == mth(leaves[:size])
        assert fold(tree.nodes(cover((0, size)))) == tree.roots[size]
        for index in range(size):
            proof = tree.inclusion(index, size)
            assert list(proof.path) == reference_path(index, leaves[:size])
            verify_inclusion(leaf_hash(leaves[index]), proof, tree.roots[size])
        for first in range(1, size + 1):
            proof = tree.consistency(first, size)
            assert list(proof.path) == reference_subproof(first, leaves[:size], True)
            verify_consistency(proof, tree.roots[first], tree.roots[size])


def test_the_empty_tree_is_a_prefix_of_every_tree():
    tree = Tree(LEAVES)
    verify_consistency(tree.consistency(0, 8), tree.roots[0], tree.roots[8])
    with pytest.raises(RootMismatch, match="the empty log"):
        verify_consistency(tree.consistency(0, 8), tree.roots[1], tree.roots[8])


def test_two_roots_of_one_size_are_a_fork():
    tree = Tree(LEAVES)
    with pytest.raises(RootMismatch, match="two roots for 8 entries") as caught:
        verify_consistency(tree.consistency(8, 8), tree.roots[8], tree.roots[7])
    assert {caught.value.computed, caught.value.claimed} == {tree.roots[7], tree.roots[8]}


@pytest.mark.parametrize("place", [(8, 8), (-1, 8), (0, 0)])
def test_there_is_no_inclusion_proof_outside_the_tree(place):
    with pytest.raises(LedgerUsageError):
        inclusion_ranges(*place)
    proof = InclusionProof(*place, ())
    with pytest.raises(ProofInvalid, match="not in a log"):
        verify_inclusion(leaf_hash(b""), proof, EMPTY_ROOT)


@pytest.mark.parametrize("place", [(9, 8), (-1, 8)])
def test_there_is_no_consistency_proof_backwards(place):
    with pytest.raises(LedgerUsageError):
        consistency_ranges(*place)
    with pytest.raises(ProofInvalid, match="no proof leads"):
        verify_consistency(ConsistencyProof(*place, ()), EMPTY_ROOT, EMPTY_ROOT)
