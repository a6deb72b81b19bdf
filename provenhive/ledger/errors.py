"""What can be wrong with a ledger: one class a cause, each carrying its evidence."""

from __future__ import annotations

from provenhive.errors import ExitCode, InfrastructureError, ProvenHiveError, UserError


class LedgerUsageError(UserError):
    """The caller asked for something that the ledger cannot mean: an index beyond the end, a bad URL."""


class LedgerMissing(LedgerUsageError):
    """There is no ledger at the given place."""


class LedgerExists(LedgerUsageError):
    """A ledger is to be created where one already is."""


class LedgerUnavailable(InfrastructureError):
    """The ledger's storage failed: disk full, input or output error, no access, server gone."""


class LedgerBusy(LedgerUnavailable):
    """Another process holds the write lock for longer than the caller is ready to wait."""


class LedgerCorrupted(ProvenHiveError):
    """The stored bytes contradict each other; the message names the first contradiction found."""

    exit_code = ExitCode.NOT_PROVED


class ProofInvalid(ProvenHiveError):
    """An inclusion or consistency proof, a checkpoint or a signature does not verify."""

    exit_code = ExitCode.NOT_PROVED


class RootMismatch(ProofInvalid):
    """A proof leads to another root than the one claimed; both roots are the evidence."""

    def __init__(self, what: str, computed: bytes, claimed: bytes) -> None:
        super().__init__(what, computed, claimed)
        self.what = what
        self.computed = computed
        self.claimed = claimed

    def __str__(self) -> str:
        return f"{self.what}: computed root {self.computed.hex()}, claimed root {self.claimed.hex()}"
