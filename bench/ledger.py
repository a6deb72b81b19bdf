"""Measures a log of many entries, next to the pure-Python log library one would pick instead.

    python bench/ledger.py [--entries N] [--json]

Every figure of one line comes from the same run on the same machine, with the same entries, both logs on the same disk.
The peer is measured if it is installed (``pip install pymerkle``; it is no dependency, and its licence is GPL).
"""

import argparse
import json
import random
import statistics
import tempfile
import time
from pathlib import Path

from provenhive.ledger import (
    Draft,
    check_ledger,
    create_ledger,
    leaf_hash,
    open_ledger,
    verify_consistency,
    verify_inclusion,
)

BATCH = 1000
SINGLES = 200
PROOFS = 300
ENTRY_BYTES = 400


def entry(number):
    """An entry as long as a short certificate's, different for each number."""
    return f"entry {number} ".encode().ljust(ENTRY_BYTES, b".")


def seconds(call):
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def median_ms(call, arguments):
    return 1000 * statistics.median(seconds(lambda a=a: call(*a)) for a in arguments)


def places(size, count):
    rng = random.Random(size)
    return [(rng.randrange(size),) for _ in range(count)]


def ours(folder, size):
    path = folder / "ours.db"
    figures = {}
    with create_ledger(path) as ledger:

        def fill():
            for start in range(0, size, BATCH):
                ledger.append_many(Draft(entry(i), (f"key {i}",)) for i in range(start, min(start + BATCH, size)))

        figures["append_batched_per_s"] = size / seconds(fill)
        figures["append_single_per_s"] = SINGLES / seconds(lambda: [ledger.append(entry(-i)) for i in range(SINGLES)])
    figures["bytes_per_entry"] = path.stat().st_size / (size + SINGLES)
    with open_ledger(path) as ledger:
        head = ledger.head()
        where = places(size, PROOFS)
        figures["inclusion_proof_ms"] = median_ms(ledger.inclusion_proof, where)
        figures["consistency_proof_ms"] = median_ms(ledger.consistency_proof, where)
        proofs = [(ledger.get(i).leaf, ledger.inclusion_proof(i), head.root) for (i,) in where]
        figures["inclusion_verify_ms"] = median_ms(verify_inclusion, proofs)
        pairs = [(ledger.consistency_proof(i), ledger.root(i), head.root) for (i,) in where]
        figures["consistency_verify_ms"] = median_ms(verify_consistency, pairs)
        figures["root_ms"] = median_ms(ledger.root, [(None,)] * 50)
        figures["lookup_ms"] = median_ms(ledger.find_leaf, [(leaf_hash(entry(i)),) for (i,) in where])
    reports = []
    figures["tree_audit_s"] = seconds(lambda: reports.append(check_ledger(path)))
    if reports[0].faults or reports[0].root != head.root:
        raise SystemExit(f"the log is not sound: {reports[0].faults}")
    return figures, head.root


def peer(folder, size):
    try:
        from pymerkle import SqliteTree
    except ImportError:
        return None
    path = folder / "peer.db"
    figures = {}
    with SqliteTree(str(path)) as tree:

        def fill():
            for start in range(0, size, BATCH):
                tree.append_entries([entry(i) for i in range(start, min(start + BATCH, size))], chunksize=BATCH)

        figures["append_batched_per_s"] = size / seconds(fill)
        figures["append_single_per_s"] = SINGLES / seconds(
            lambda: [tree.append_entry(entry(-i)) for i in range(SINGLES)]
        )
    figures["bytes_per_entry"] = path.stat().st_size / (size + SINGLES)
    with SqliteTree(str(path)) as tree:
        total = tree.get_size()
        where = places(size, 30)
        figures["inclusion_proof_ms"] = median_ms(tree.prove_inclusion, [(i + 1, total) for (i,) in where])
        figures["consistency_proof_ms"] = median_ms(tree.prove_consistency, [(i + 1, total) for (i,) in where])
        tree.cache_clear()
        roots = []
        figures["root_ms"] = 1000 * seconds(lambda: roots.append(tree.get_root(total)))
    with SqliteTree(str(path)) as tree:
        figures["tree_audit_s"] = seconds(lambda: peer_audit(tree, roots[0]))
    return figures, roots[0]


def peer_audit(tree, root):
    """The peer has no audit of its own: hash all entries, compare leaves, compute the root."""
    total = tree.get_size()
    for index in range(1, total + 1):
        if tree.hash_buff(tree.get_entry(index)) != tree.get_leaf(index):
            raise SystemExit(f"the peer's entry {index} does not have its leaf hash")
    if tree.get_root(total) != root:
        raise SystemExit("the peer's leaves do not have its root")


def ratios(mine, theirs):
    """How many times better each figure is than the peer's."""
    return {
        name: (mine[name] / value if name.endswith("per_s") else value / mine[name]) for name, value in theirs.items()
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        mine, my_root = ours(Path(name), options.entries)
        found = peer(Path(name), options.entries)
    result = {"entries": options.entries, "provenhive": mine}
    if found is not None:
        theirs, their_root = found
        if their_root != my_root:
            raise SystemExit("the two logs have different roots")
        result |= {"pymerkle": theirs, "times_better": ratios(mine, theirs)}
    if options.json:
        print(json.dumps(result, indent=2))
        return
    for name, value in mine.items():
        line = f"{name:24} {value:14.3f}"
        if found is not None and name in found[0]:
            line += f"   pymerkle {found[0][name]:14.3f}   {result['times_better'][name]:10.1f} times better"
        print(line)


if __name__ == "__main__":
    main()
