"""An append-only log of opaque bytes under an RFC 9162 Merkle tree.

``open_ledger`` and ``create_ledger`` give a ``Ledger``; what an entry means is the record layer's business.
"""

from provenhive.ledger.errors import (
    LedgerBusy,
    LedgerCorrupted,
    LedgerExists,
    LedgerMissing,
    LedgerUnavailable,
    LedgerUsageError,
    ProofInvalid,
    RootMismatch,
)
from provenhive.ledger.fsck import Fault, FsckReport
from provenhive.ledger.ledger import Draft, Entry, Ledger, common_prefix
from provenhive.ledger.merkle import (
    EMPTY_ROOT,
    ConsistencyProof,
    Head,
    InclusionProof,
    leaf_hash,
    node_hash,
    root_from_inclusion,
    verify_consistency,
    verify_inclusion,
)
from provenhive.ledger.opening import check_ledger, create_ledger, open_ledger
from provenhive.ledger.store import MAX_ENTRY_BYTES, Row, Store

__all__ = [
    "EMPTY_ROOT",
    "MAX_ENTRY_BYTES",
    "ConsistencyProof",
    "Draft",
    "Entry",
    "Fault",
    "FsckReport",
    "Head",
    "InclusionProof",
    "Ledger",
    "LedgerBusy",
    "LedgerCorrupted",
    "LedgerExists",
    "LedgerMissing",
    "LedgerUnavailable",
    "LedgerUsageError",
    "ProofInvalid",
    "RootMismatch",
    "Row",
    "Store",
    "check_ledger",
    "common_prefix",
    "create_ledger",
    "leaf_hash",
    "node_hash",
    "open_ledger",
    "root_from_inclusion",
    "verify_consistency",
    "verify_inclusion",
]
