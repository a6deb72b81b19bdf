"""Records that say something about others, and why one is refused."""

import ledger_samples as samples
import pytest

from provenhive.records import (
    RecordInvalid,
    RevocationRecord,
)


def revocation(target, reason="found unsound"):
    return RevocationRecord(producer=samples.BY, recorded_at=samples.WHEN, target=target, reason=reason)


def cause(call, *args):
    with pytest.raises(RecordInvalid) as caught:
        call(*args)
    return caught.value.cause
